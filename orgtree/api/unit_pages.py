"""Write one Markdown page for each unit of a kind: what it states, its links, its figures and gaps, and a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.api.languages import need_language
from orgtree.api.page_data import page_data
from orgtree.api.page_part import part_of
from orgtree.base.catalogue import N_, translator
from orgtree.base.errors import UsageError
from orgtree.base.messages import fill
from orgtree.draw.written_report import Lead, Section, WrittenReport

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from orgtree.api.organisation import Organisation
    from orgtree.draw.page import PageData, Text

INDEX = "README.md"
"""The page that leads to all others."""
PICTURES = "pictures"
"""Folder of the pictures, beside the pages."""
_MOST_BELOW = 60
"""How many units below are listed; more are counted."""
_MOST_LINKS = 200
_KEPT = "-_.~"
"""Signs that stay in a file's name, besides letters and digits of any script."""
_LONGEST_NAME = 120


def unit_pages(org: Organisation, kind: str, *, language: str | None = None) -> dict[str, bytes]:
    """Return a page for each unit of a kind that is in force, and an index of them.

    Args:
        org: The organisation.
        kind: Name or title of the kind; units of its child kinds have pages, too.
        language: Of titles and words; left out, the definition's.

    Returns:
        Content by path, with forward slashes: Markdown pages, and their pictures in a folder. Equal organisations give equal
        bytes on every day, if they name their own.

    Raises:
        UsageError: If there is no such kind, or no unit of it is in force.
    """
    need_language(org.snapshot, language)
    language = language or org.snapshot.language
    chosen = set(org.units(kind=kind))
    if not chosen:
        raise UsageError(N_("no unit of kind '{kind}' is in force, so that there is nothing to write"), kind=kind)
    data = page_data(org, part_of(org.snapshot), language=language, judged=True)
    at = {name: number for number, name in enumerate(data.ids)}
    files = _names([unit.id for unit in chosen if unit.id in at])
    pages = _Pages(org, data, files, language)
    written: dict[str, bytes] = {}
    for unit in sorted(files, key=at.__getitem__):
        written |= pages.page(at[unit])
    written[INDEX] = pages.index(sorted(files, key=at.__getitem__), at)
    return written


def _names(ids: Sequence[str]) -> dict[str, str]:
    """Return a file name for each id, no two alike on a disk that knows no capitals."""
    taken = {INDEX.casefold(), PICTURES.casefold()}
    found: dict[str, str] = {}
    for name in sorted(ids):
        stem = "".join(sign if sign.isalnum() or sign in _KEPT else f"%{ord(sign):X}" for sign in name)[:_LONGEST_NAME]
        stem = f"%2E{stem[1:]}" if stem.startswith(".") else stem
        tried, number = f"{stem}.md", 1
        while tried.casefold() in taken:
            number += 1
            tried = f"{stem}-{number}.md"
        taken.add(tried.casefold())
        found[name] = tried
    return found


class _Pages:
    """Makes pages from the columns of a page to explore, which say everything that is known of each unit."""

    def __init__(self, org: Organisation, data: PageData, files: dict[str, str], language: str) -> None:
        self._org = org
        self._data = data
        self._files = files
        self._language = language
        self._translate = translator(language)
        self._children: dict[int, list[int]] = {}
        for unit, above in enumerate(data.parent):
            self._children.setdefault(above, []).append(unit)
        self._links: dict[int, list[tuple[int, bool, int, Text]]] = {}
        for link in data.links:
            self._links.setdefault(link.source, []).append((link.type, True, link.target, link.label))
            self._links.setdefault(link.target, []).append((link.type, False, link.source, link.label))

    def page(self, unit: int) -> dict[str, bytes]:
        """Return the page of a unit and its picture, by path."""
        from orgtree.draw.writers.written_report import markdown  # noqa: PLC0415 - loaded when pages are written

        file = self._files[self._data.ids[unit]]
        kind = self._pick(self._data.kinds[self._data.kind[unit]].title)
        subtitle = " · ".join(
            part for part in (kind, self._data.ids[unit], self._said_day(), self._pick(self._data.source)) if part
        )
        sections = [section for section in self._sections(unit) if section.picture or section.rows or section.words]
        made = WrittenReport(self._name(unit), subtitle, self._language, sections)
        text, pictures = markdown(made, lambda _: f"{PICTURES}/{file.removesuffix('.md')}.svg")
        return {file: text, **pictures}

    def index(self, units: Sequence[str], at: dict[str, int]) -> bytes:
        """Return the page that leads to all others."""
        from orgtree.draw.writers.written_report import markdown  # noqa: PLC0415 - as above

        gaps = {unit: sum(metric.gap[at[unit]] for metric in self._data.metrics) for unit in units}
        rows = [
            [self._lead(at[unit]), unit, self._above(at[unit]), str(gaps[unit]) if gaps[unit] else ""] for unit in units
        ]
        headings = [self._translate(word) for word in (N_("name"), N_("id"), N_("unit above"), N_("gaps"))]
        title = self._translate(N_("Units"))
        made = WrittenReport(
            self._pick(self._data.title) or self._org.origin,
            " · ".join(part for part in (self._said_day(), self._pick(self._data.source)) if part),
            self._language,
            [Section(title, None, headings, rows)],
        )
        return markdown(made, str)[0]

    def _sections(self, unit: int) -> Iterator[Section]:
        yield self._picture(unit)
        yield Section(self._title(N_("Fields")), None, self._heads(N_("field"), N_("value")), self._fields(unit))
        yield Section(
            self._title(N_("Figures")), None, self._heads(N_("metric"), N_("figure"), N_("gap")), self._figures(unit)
        )
        links = self._links.get(unit, [])
        rows = [self._link(*link) for link in links[:_MOST_LINKS]]
        heads = self._heads(N_("link"), N_("direction"), N_("unit"), N_("what it says"))
        yield Section(self._title(N_("Links")), None, heads, rows, self._more(len(links) - len(rows)))
        below = self._children.get(unit, [])
        kinds = self._data.kinds
        listed = [[self._lead(one), self._pick(kinds[self._data.kind[one]].title)] for one in below[:_MOST_BELOW]]
        heads = self._heads(N_("name"), N_("kind"))
        yield Section(self._title(N_("Units below")), None, heads, listed, self._more(len(below) - len(listed)))
        past = [[self._pick(said.day), self._pick(said.text)] for said in self._data.history if said.unit == unit]
        yield Section(self._title(N_("History")), None, self._heads(N_("day"), N_("what was")), past)

    def _picture(self, unit: int) -> Section:
        from orgtree.api.drawing import scene_of  # noqa: PLC0415 - loaded when a picture is made

        scene = scene_of(
            self._org, view="neighbourhood", root=self._data.ids[unit], language=self._language, title=False
        )
        return Section(self._title(N_("What it is linked to")), scene)

    def _fields(self, unit: int) -> list[list[str]]:
        rows = []
        for field in self._data.fields:
            shown = field.shown[unit]
            if shown is not None and (text := self._pick(shown)):
                rows.append([self._pick(field.title), " ".join(filter(None, (text, self._pick(field.unit))))])
        return rows

    def _figures(self, unit: int) -> list[list[str]]:
        return [
            [
                self._pick(metric.title),
                metric.shown[unit] or "",
                (self._pick(metric.called) or self._translate(N_("gap"))) if metric.gap[unit] else "",
            ]
            for metric in self._data.metrics
            if metric.shown[unit] is not None or metric.gap[unit]
        ]

    def _link(self, number: int, outgoing: bool, other: int, label: Text) -> list[str]:  # noqa: FBT001 - a part of a row
        link = self._data.link_types[number]
        return [self._pick(link.title) or link.name, "→" if outgoing else "←", self._lead(other), self._pick(label)]

    def _lead(self, unit: int) -> str:
        """Return a unit's name, which leads to its page if it has one."""
        file = self._files.get(self._data.ids[unit])
        return self._name(unit) if file is None else Lead(self._name(unit), file)

    def _above(self, unit: int) -> str:
        above = self._data.parent[unit]
        return "" if above < 0 else self._lead(above)

    def _name(self, unit: int) -> str:
        return self._pick(self._data.names[unit]) or self._data.ids[unit]

    def _said_day(self) -> str:
        day = self._data.as_of
        return fill(N_("as of {date}"), {"date": day}, self._translate) if day else ""

    def _more(self, count: int) -> list[str]:
        return [fill(N_("and {count} more"), {"count": count}, self._translate)] if count > 0 else []

    def _title(self, word: str) -> str:
        return self._translate(word)

    def _heads(self, *words: str) -> list[str]:
        return [self._translate(word) for word in words]

    def _pick(self, text: Text) -> str:
        if isinstance(text, str):
            return text
        return text.get(self._language) or text.get(self._data.language) or next(iter(text.values()), "")
