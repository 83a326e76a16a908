"""Collect the page's data: units, fields, links, findings and metrics."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.api.history_words import history_lines
from orgtree.api.page_fields import page_fields
from orgtree.api.page_hierarchies import page_hierarchies, page_standing
from orgtree.api.page_links import page_bodies, page_links
from orgtree.api.page_metrics import page_metrics
from orgtree.api.page_texts import TRANSCRIBED, transcription, words_of
from orgtree.api.vacancies import vacant_in
from orgtree.base.catalogue import LANGUAGES, translator
from orgtree.base.text import Text
from orgtree.draw import palette
from orgtree.draw.canvas import kind_styles
from orgtree.draw.from_graph import kind_look
from orgtree.draw.page import PageData, PageFinding, PageKind, PagePast
from orgtree.graph.bodies import stands_free
from orgtree.graph.history import history, with_history

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.api.organisation import Organisation
    from orgtree.api.page_part import Part
    from orgtree.api.page_places import Places
    from orgtree.base.finding import Finding
    from orgtree.check.report import Report
    from orgtree.draw.page import Text as PageText
    from orgtree.graph.snapshot import Snapshot

_PALEST = 99
"""A depth at which kinds without colours of their own are white."""


def page_data(
    org: Organisation,
    part: Part,
    *,
    language: str | None = None,
    source: str | None = None,
    title: str | None = None,
    along: str | None = None,
    judged: bool = True,
    report: Report | None = None,
    places: Places | None = None,
) -> PageData:
    """Return the page's data of a part of an organisation.

    Args:
        org: The organisation.
        part: Its units on the page, and those that it leaves out.
        language: The language that the page opens in; left out, the definition's.
        source: Where the data come from; left out, the definition's file, without its folder.
        title: Replaces the organisation's.
        along: The hierarchy in which joint bodies stand; left out or `*`, the one that has most of them at what they cover.
        judged: Whether it is checked and measured: findings and figures of an earlier state are on no page.
        report: What checking it found; left out, it is checked here.
        places: Finds where findings are written; left out, the page does not say it.
    """
    graph, units, parent = org.snapshot, part.units, part.parent
    names = [words_of(Text.of(graph.names[unit], graph.language)) for unit in units]
    place = np.full(graph.size + 1, -1, dtype=np.int64)  # the last entry stands for -1
    place[list(units)] = np.arange(len(units))
    link_types, links = page_links(graph, place, units, parent)
    kinds, kind = _kinds(graph, part)
    report = (report or org.check()) if judged else None
    findings, others = _findings(org, part, place, report, places) if report else ([], 0)
    hierarchies, hierarchy = page_hierarchies(graph, part)
    pinyin = [transcription(graph.names[unit]) for unit in units]
    return PageData(
        title=title or _title(graph, part.root),
        as_of=org.as_of or "",
        judged_by=(report.judged_by if report and not org.as_of else "") or "",
        source=_file(org.origin) if source is None else source,
        language=language or graph.language,
        ids=[graph.ids[unit] for unit in units],
        names=[{tag: text for tag, text in spoken.items() if not tag.endswith(TRANSCRIBED)} for spoken in names],
        kinds=kinds,
        kind=kind,
        parent=parent,
        pinyin=pinyin if any(pinyin) else (),
        fields=page_fields(graph, np.asarray(units, dtype=np.int64)),
        findings=findings,
        link_types=link_types,
        links=links,
        bodies=page_bodies(graph, place, along),
        vacant=[int(place[unit]) for unit in vacant_in(graph) if place[unit] >= 0],
        metrics=page_metrics(org, part) if judged else (),
        hierarchies=hierarchies,
        hierarchy=hierarchy,
        along=hierarchies[0].name if hierarchies else "",
        standing=page_standing(graph, part, place.tolist(), [one.name for one in hierarchies]),
        part=part.root is not None,
        left_under=part.left_under if any(part.left_under) else (),
        left_out=part.left_out,
        findings_left_out=others,
        history=list(_history(graph, place)) if judged else (),
    )


def _history(graph: Snapshot, place: Any) -> Iterator[PagePast]:
    """Yield what is said of the units on the page with their days."""
    for unit in with_history(graph):
        if (at := int(place[unit])) >= 0:
            entries = history(graph, graph.ids[unit])
            spoken = [history_lines(graph, entries, language) for language in LANGUAGES]
            for lines in zip(*spoken, strict=True):
                days, texts = ({tag: line[part] for tag, line in zip(LANGUAGES, lines, strict=True)} for part in (0, 1))
                yield PagePast(at, *(said if len(set(said.values())) > 1 else said["en"] for said in (days, texts)))


def _file(origin: str) -> str:
    name = PurePath(origin).name
    return name if name.endswith((".yaml", ".yml", ".json")) else ""


def _title(graph: Snapshot, root: str | None) -> dict[str, str]:
    """Return the organisation's title, for a part followed by its root's name, as in pictures."""
    title = words_of(graph.shown_title)
    if root is None or not title:
        return title
    name = Text.of(graph.names[graph.number(root)], graph.language)
    return {tag: f"{words} · {name.pick(tag) or root}" for tag, words in title.items()}


def _kinds(graph: Snapshot, part: Part) -> tuple[list[PageKind], list[int]]:
    """Return the kinds that occur in a part with their looks and numbers, and the place of each shown unit's kind."""
    codes = graph.kind[list(part.units)].tolist()
    counts = Counter(graph.kind[list(part.every)].tolist())
    depths: list[int] = []
    first: dict[int, int] = dict.fromkeys(counts, _PALEST)
    for near, code in zip(part.parent, codes, strict=True):
        depths.append(0 if near < 0 else depths[near] + 1)
        first[code] = min(first[code], depths[-1])
    number = {code: at for at, code in enumerate(sorted(first))}
    found = []
    looks = [kind_look(graph, graph.kinds[code], graph.language) for code in number]
    styles = kind_styles(looks, [_PALEST if stands_free(graph.charter, code) else first[code] for code in number])
    for code, look, style in zip(number, looks, styles, strict=True):
        kind = graph.kinds[code]
        fill = style.fill if style.fill != "none" else palette.PAPER
        found.append(
            PageKind(
                name=kind.name,
                title=words_of(kind.title) or kind.name,
                fill=fill,
                line=fill if style.shape == "plain" else style.line if style.line != "none" else palette.RULE,
                text=style.text,
                layout=look.layout,
                shape="box" if style.shape == "pile" else style.shape,
                dash=style.dash,
                count=counts[code],
            )
        )
    return found, [number[code] for code in codes]


def _findings(
    org: Organisation, part: Part, place: Any, report: Report, places: Places | None
) -> tuple[list[PageFinding], int]:
    """Return the findings of the units on the page, and the number of those of units left out.

    Those of the whole are about more than a part of it, so that only a page of the whole has them.
    """
    graph = org.snapshot
    inside = np.zeros(graph.size + 1, dtype=bool)
    inside[list(part.every)] = True
    found: list[PageFinding] = []
    others = 0
    for finding in report.findings:
        unit = -1 if finding.unit is None else graph.index.get(finding.unit, -1)
        at = int(place[unit])
        if at >= 0 or (finding.unit is None and part.root is None):
            written = places(finding.place) if places else None
            found.append(PageFinding(at, finding.code, finding.severity, _said(finding), written))
        elif inside[unit]:
            others += 1
    return found, others


def _said(finding: Finding) -> PageText:
    said = {language: finding.text(translator(language)) for language in LANGUAGES}
    return said if len(set(said.values())) > 1 else next(iter(said.values()))
