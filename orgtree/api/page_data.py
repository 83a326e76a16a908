"""Collect the page's data: units, fields, links, findings and metrics."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.api.field_texts import field_texts, value_text
from orgtree.api.history_words import history_lines
from orgtree.api.joint_bodies import bodies_at
from orgtree.api.page_hierarchies import page_hierarchies, page_standing
from orgtree.api.page_metrics import page_metrics
from orgtree.api.page_part import NOTHING, part_of
from orgtree.api.page_places import Places
from orgtree.api.sizes import NO_NUMBER, size_field
from orgtree.api.vacancies import vacant_in
from orgtree.base.catalogue import LANGUAGES, translator
from orgtree.base.dates import EARLIEST, LATEST, show_day
from orgtree.base.errors import UsageError
from orgtree.base.messages import Named
from orgtree.base.text import Text
from orgtree.draw import palette
from orgtree.draw.canvas import kind_styles
from orgtree.draw.from_graph import kind_look
from orgtree.draw.page import (
    PageBody,
    PageData,
    PageField,
    PageFinding,
    PageKind,
    PageLink,
    PageLinkType,
    PagePast,
    page,
)
from orgtree.draw.page.data import OFF_PAGE
from orgtree.draw.words import word
from orgtree.graph.bodies import rows_by_part, stands_free
from orgtree.graph.history import history, with_history
from orgtree.graph.placement import EVERY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from orgtree.api.organisation import Organisation
    from orgtree.api.page_part import Part
    from orgtree.api.page_places import Asked
    from orgtree.base.finding import Finding
    from orgtree.base.messages import Saying
    from orgtree.check.report import Report
    from orgtree.draw.page import Text as PageText
    from orgtree.graph.columns import Column
    from orgtree.graph.snapshot import Links, Snapshot

"""Goes before a figure that a unit does not state: the sum of what stands under it."""
_TRANSCRIBED = "-Latn"
_PALEST = 99
"""A depth at which kinds without colours of their own are white."""


def page_bytes(
    org: Organisation,
    *,
    language: str | None = None,
    root: str | None = None,
    depth: int | None = None,
    along: str | None = None,
    kinds: Sequence[str] | None = None,
    where: str | Mapping[str, Any] | None = None,
    colour: str | None = None,
    size_by: str | None = None,
    chosen: str | None = None,
    source: str | None = None,
    title: str | None = None,
    before: Organisation | None = None,
    only_changes: bool = False,
    links: bool = True,
    over: str | None = None,
    notes: list[Saying] | None = None,
    report: Report | None = None,
    preview: Asked | None = None,
) -> bytes:
    """Write an organisation as one HTML file to explore.

    Args:
        org: The organisation.
        language: The language that the page opens in; left out, the definition's.
        root: Id of the unit to begin with; None for all.
        depth: How many levels below the roots.
        along: The one hierarchy that the page holds; left out, it holds all and shows the charter's first at first; `*` shows all
            of them side by side at first.
        kinds: Only units of these kinds and of their child kinds.
        where: Only units that fit a condition, and those above them.
        colour: Name of the metric that colours the boxes at first.
        size_by: Name or title of the field that areas of the map follow at first.
        chosen: Id of the unit that is chosen at first, with its links in focus.
        source: Where the data come from; left out, the definition's file, without its folder.
        title: Replaces the organisation's.
        before: An earlier state; what changed since is marked and listed.
        only_changes: Whether the page has only what changed and what is above it.
        links: Whether it has the links beside the tree.
        over: First and last day of a slider, as in `2015..2024`; `none` for no slider; None for one where that takes little.
        notes: Where it is told how many days the page holds, or why it has no slider.
        report: What checking it found; left out, it is checked here.
        preview: What it has besides while its definition is being written, with *report*.

    Raises:
        UsageError: If a unit, kind, metric or hierarchy is not there, the condition is wrong, or nothing is left.
    """
    chosen_part: dict[str, Any] = {"depth": depth, "along": along, "kinds": kinds, "where": where}
    part = _part(org, before, root, chosen_part)
    sized = size_field(org.snapshot, size_by) if size_by else ""
    if colour:
        colour = org.measurements.asked(org.charter, colour).name
    report = report or org.check()
    places = Places(report.sources) if preview else None
    data = page_data(
        org, part, language=language, source=source, title=title, along=along, report=report, places=places
    )
    if preview and places:
        data = replace(data, preview=places.preview(preview, org.snapshot, part.units))
    if before is not None:
        data = _compared(
            before,
            org,
            data,
            root,
            chosen_part,
            titled=title is not None,
            sourced=source is not None,
            only=only_changes,
        )

    def finished(made: PageData) -> PageData:
        made = made if links else replace(made, links=())
        made = replace(made, along="") if along == EVERY else made
        first = colour or ("*changes" if before is not None else "")
        return replace(
            made, colour=first, chosen=chosen or "", focus=bool(chosen), size_by=_place(org.snapshot, made, sized)
        )

    def on(day: str) -> PageData | None:
        other = org.at(day)
        try:
            there = part_of(other.snapshot, root=root, **chosen_part)
        except UsageError:  # nothing of what was asked for is there on that day
            return None
        return finished(page_data(other, there, language=language, source=source, title=title, along=along))

    data = finished(data)
    if sized and data.size_by < 0:
        raise UsageError(NO_NUMBER, name=Named(sized, org.charter.fields[sized].title))
    if before is None:
        from orgtree.api.page_days import with_days  # noqa: PLC0415 - beside what it is given

        data = with_days(org, data, over, on, notes)
    return page(data)


def _place(graph: Snapshot, data: PageData, name: str) -> int:
    """Return the number of a field among those of the page; -1 where it is not on it."""
    title = (_words(graph.charter.fields[name].title) or name) if name else None
    return next((at for at, one in enumerate(data.fields) if one.title == title), -1)


def _part(org: Organisation, before: Organisation | None, root: str | None, chosen: dict[str, Any]) -> Part:
    """Return the part for a page; nothing, where all that was there in an earlier state has ended."""
    try:
        return part_of(org.snapshot, root=root, **chosen)
    except UsageError:
        if before is None or root is not None:
            raise
        part_of(before.snapshot, **chosen)
        return NOTHING


def _compared(
    before: Organisation,
    org: Organisation,
    data: PageData,
    root: str | None,
    chosen: dict[str, Any],
    **given: bool,
) -> PageData:
    """Return the data of a page with those of an earlier state."""
    from orgtree.api.page_changes import compared  # noqa: PLC0415 - only comparisons need it

    diff = before.diff(org)
    root = next((was for was, now in diff.renamed.items() if now == root), root)
    number = None if root is None else before.snapshot.index.get(root)
    earlier = None
    if root is None or (number is not None and before.snapshot.in_force[number]):
        try:
            earlier = page_data(
                before, part_of(before.snapshot, root=root, **chosen), language=data.language, judged=False
            )
        except UsageError:  # nothing of it fits what was asked for, or its charter knows no such kind
            earlier = None
    return compared(diff, earlier, data, **given)


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
    names = [_words(Text.of(graph.names[unit], graph.language)) for unit in units]
    place = np.full(graph.size + 1, -1, dtype=np.int64)  # the last entry stands for -1
    place[list(units)] = np.arange(len(units))
    link_types, links = _links(graph, place, units, parent)
    kinds, kind = _kinds(graph, part)
    report = (report or org.check()) if judged else None
    findings, others = _findings(org, part, place, report, places) if report else ([], 0)
    hierarchies, hierarchy = page_hierarchies(graph, part)
    pinyin = [_transcription(graph.names[unit]) for unit in units]
    return PageData(
        title=title or _title(graph, part.root),
        as_of=org.as_of or "",
        judged_by=(report.judged_by if report and not org.as_of else "") or "",
        source=_file(org.origin) if source is None else source,
        language=language or graph.language,
        ids=[graph.ids[unit] for unit in units],
        names=[{tag: text for tag, text in spoken.items() if not tag.endswith(_TRANSCRIBED)} for spoken in names],
        kinds=kinds,
        kind=kind,
        parent=parent,
        pinyin=pinyin if any(pinyin) else (),
        fields=_fields(graph, np.asarray(units, dtype=np.int64)),
        findings=findings,
        link_types=link_types,
        links=links,
        bodies=_bodies(graph, place, along),
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


def _words(text: Text) -> dict[str, str]:
    """Return a text by language, without regions: zh-Hans is zh. Transcriptions keep their tags."""
    found: dict[str, str] = {}
    for tag, words in text.words:
        found.setdefault(tag if tag.endswith(_TRANSCRIBED) else tag.partition("-")[0], words)
    return found


def _transcription(name: Any) -> str | None:
    tags = name if isinstance(name, dict) else {}
    return next((str(words) for tag, words in tags.items() if str(tag).endswith(_TRANSCRIBED)), None)


def _title(graph: Snapshot, root: str | None) -> dict[str, str]:
    """Return the organisation's title, for a part followed by its root's name, as in pictures."""
    title = _words(graph.shown_title)
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
        found.append(
            PageKind(
                name=kind.name,
                title=_words(kind.title) or kind.name,
                fill=style.fill if style.fill != "none" else palette.PAPER,
                line=style.line if style.line != "none" else palette.RULE,
                text=style.text,
                layout=look.layout,
                dashed=style.dash,
                count=counts[code],
            )
        )
    return found, [number[code] for code in codes]


def _fields(graph: Snapshot, units: Any) -> list[PageField]:
    """Return the fields that any of the units states or sums up, and the time in which units are in force."""
    found = []
    for name, column in graph.columns.items():
        texts = field_texts(graph, name, column, units)
        shown = [None if text is None else _told(text) for text in texts]
        if any(text is not None for text in shown):
            found.append(
                PageField(
                    title=_words(column.field.title) or name,
                    shown=shown,
                    unit=_words(column.field.unit),
                    address=column.field.values.address,
                )
            )
        noted = [_note(column, unit) for unit in units.tolist()] if column.notes else []
        if any(noted):
            title = {tag: word("sourced", tag, title=words) for tag, words in column.field.title.words} or name
            found.append(PageField(title=title, shown=noted))
    bounded = (graph.start[units] > EARLIEST) | (graph.stop[units] < LATEST)
    if bounded.any():
        spans = zip(graph.start[units].tolist(), graph.stop[units].tolist(), bounded.tolist(), strict=True)
        shown = [f"{show_day(start)} – {show_day(stop)}" if limited else None for start, stop, limited in spans]
        found.append(PageField(title={tag: word("in_force", tag) for tag in LANGUAGES}, shown=shown))
    return found


def _note(column: Column, row: int) -> str | None:
    """Return the source and date of a value."""
    return " · ".join(str(words) for words in column.notes.get(row, {}).values()) or None


def _told(shown: str | Text) -> PageText:
    return _words(shown) if isinstance(shown, Text) else shown


def _bodies(graph: Snapshot, place: Any, along: str | None) -> list[PageBody]:
    """Return the joint bodies on the page with the places at which they stand."""
    found = bodies_at(graph, None if along == EVERY else along)
    return [
        PageBody(int(place[body]), at if at < 0 else int(place[at]) if place[at] >= 0 else OFF_PAGE)
        for body, at in found.items()
        if place[body] >= 0
    ]


def _links(
    graph: Snapshot, place: Any, units: Sequence[int], parent: Sequence[int]
) -> tuple[list[PageLinkType], list[PageLink]]:
    """Return the links between the units, except those shown by the tree."""
    types: list[PageLinkType] = []
    found: list[PageLink] = []
    above = np.full(graph.size + 1, -1, dtype=np.int64)
    above[list(units)] = parent
    for name, table in graph.links.items():
        source, target = place[table.source], place[table.target]
        shown = table.in_force & (source >= 0) & (target >= 0)
        if table.link.hierarchy is not None:
            shown &= above[table.source] != target
        rows = np.flatnonzero(shown)
        if not len(rows):
            continue
        look, at = table.link.look, len(types) % len(palette.LINKS)
        dash = palette.LINK_DASHES[at] if (look.dash or "dashed") != "solid" else ()
        types.append(
            PageLinkType(
                name=name,
                title=_words(table.link.title) or name,
                colour=palette.colour(look.line, palette.LINKS[at]),
                dash=" ".join(f"{length:g}" for length in dash),
                part=next((part for part, _ in rows_by_part(graph, table) if part), ""),
                stands=table.link.nest and table.link.hierarchy is None,
            )
        )
        labels = _labels(table)
        found += [
            PageLink(len(types) - 1, int(source[row]), int(target[row]), labels.get(row, "")) for row in rows.tolist()
        ]
    return types, found


def _labels(table: Links) -> dict[int, PageText]:
    """Return each link's label from its fields, with titles where values alone do not say enough."""
    parts: dict[int, list[tuple[str, PageText]]] = {}
    labels: dict[int, PageText] = {}
    for column in table.columns.values():
        title = _words(column.field.title) or {"en": column.field.name}
        for row in np.flatnonzero(column.written).tolist():
            value = _told(value_text(column, row))
            if column.field.values.telling:
                parts.setdefault(row, []).insert(0, ("", value))
            else:
                text = {tag: f"{words}: {_in(value, tag)}" for tag, words in title.items()}
                parts.setdefault(row, []).append(("", text))
    for row, said in parts.items():
        tags = dict.fromkeys(tag for _, text in said if not isinstance(text, str) for tag in text)
        labels[row] = {tag: " · ".join(_in(text, tag) for _, text in said) for tag in tags} or str(said[0][1])
    return labels


def _in(text: PageText, tag: str) -> str:
    return text if isinstance(text, str) else text.get(tag) or next(iter(text.values()), "")


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
