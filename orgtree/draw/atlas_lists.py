"""Set the lists at the end of an atlas: bodies and links with the pages of their units, and the index."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from orgtree.draw.layout.boxes import in_a_line
from orgtree.draw.layout.geometry import SMALL
from orgtree.draw.legend import TITLE
from orgtree.draw.links import CHANGED_SIGNS
from orgtree.draw.scene import Label, Line, Scene, Stroke
from orgtree.draw.sheet import Page
from orgtree.draw.text_metrics import ASCENT, LINE_HEIGHT, clean, leading, width
from orgtree.draw.words import labelled, noted, word
from orgtree.draw.wrap import flow, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgtree.draw.links import Group, Member
    from orgtree.draw.view import View

_GAP = 16.0
_LINKS_COLUMN, _INDEX_COLUMN = 240.0, 180.0
_INDENT = 10.0
_BOLD = 1.08
_APART = 3.0
_TOP = TITLE * LINE_HEIGHT + 10.0


class _Row(NamedTuple):
    """A line of an entry: where it begins, what it says, what stands at the right edge of its column."""

    indent: float
    text: str
    bold: bool = False
    right: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    """Lines that stay together where a column has room for them, and the page that they lead to, 0 for none."""

    rows: tuple[_Row, ...]
    page: int = 0


def column_of(room: float, least: float) -> float:
    """Return how wide the columns of a list are that are at least so wide, as many as there is room for."""
    columns = max(1, int((room + _GAP) / (least + _GAP)))
    return (room + _GAP) / columns - _GAP


def links(
    view: View, groups: Sequence[Group], pages: Mapping[int, int], size: tuple[float, float], *, lettered: bool
) -> tuple[list[Page], list[int]]:
    """Return the pages that list bodies and links, and for each group which of them it begins on, from 0.

    Args:
        view: The whole.
        groups: What to list.
        pages: Page of every unit that is drawn.
        size: Room of a page.
        lettered: Whether boxes have the letters of the groups.
    """
    column = column_of(size[0], _LINKS_COLUMN)
    shown = [f"{clean(name)} →{pages[unit]}" if unit in pages else clean(name) for unit, name in enumerate(view.names)]
    entries = [_group(view, group, shown, pages, column, lettered=lettered) for group in groups]
    bodies, others = any(group.is_body for group in groups), any(not group.is_body for group in groups)
    heading = word("bodies_and_links" if bodies and others else "bodies" if bodies else "links", view.language)
    found, starts = _set(entries, heading[:1].upper() + heading[1:], column, size, view.language)
    held: dict[int, list[int]] = {}
    for group, start in zip(groups, starts, strict=True):
        if group.hub in view.bodies:
            held.setdefault(start, []).append(group.hub)
    return [replace(page, units=tuple(held.get(number, ()))) for number, page in enumerate(found)], starts


def _group(
    view: View, group: Group, shown: Sequence[str], pages: Mapping[int, int], column: float, *, lettered: bool
) -> _Entry:
    """Return the entry of a body with its seats by role, or of a unit with its links of one type."""
    language, comma = view.language, word("comma", view.language)
    name = in_a_line(view, group.hub) if group.is_body else clean(view.names[group.hub])
    name = f"{name} →{pages[group.hub]}" if group.hub in pages else name
    if not group.is_body:
        link_type = view.link_types[group.type]
        name = f"{name} · {clean(link_type.title or link_type.name)}"
    head = f"{group.letter}  {name}" if lettered else name
    rows = [_Row(0.0, line, bold=True) for line in wrap(head, column / SMALL / _BOLD)]

    def add(pieces: list[str]) -> None:
        rows.extend(_Row(_INDENT, line) for line in flow(pieces, (column - _INDENT) / SMALL))

    if not group.is_body:
        add(_listed([_member(one, shown, language, arrow=not link_type.symmetric) for one in group.members], comma))
        return _Entry(tuple(rows), pages.get(group.hub, 0))
    for unit in group.conveners:
        add([word("convened_by", language, name=shown[unit])])
    for role, units in group.by_role().items():
        signs = {member.unit: CHANGED_SIGNS[member.change] for member in group.members if member.stays}
        counted = noted(role or word("members", language), len(units), language)
        add([labelled(counted, "", language), *_listed([signs[unit] + shown[unit] for unit in units], comma)])
    gone = [f"{CHANGED_SIGNS['removed']}{shown[one.unit]}" for one in group.members if not one.stays]
    if gone:
        add(_listed(gone, comma))
    return _Entry(tuple(rows), pages.get(group.hub, 0))


def _member(member: Member, shown: Sequence[str], language: str, *, arrow: bool) -> str:
    incoming = "← " if arrow and not member.outward else ""
    return incoming + noted(f"{CHANGED_SIGNS[member.change]}{shown[member.unit]}", member.role, language)


def _listed(texts: list[str], comma: str) -> list[str]:
    return [*(text + comma for text in texts[:-1]), *texts[-1:]]


def index(view: View, places: Mapping[int, Sequence[int]], size: tuple[float, float]) -> list[Page]:
    """Return the index: the whole name of every unit with its pages; a name that several have with what tells them apart.

    Args:
        view: The whole.
        places: Pages of every unit, that where it stands first.
        size: Room of a page.
    """
    column = column_of(size[0], _INDEX_COLUMN)
    names = told_apart(view, places)
    # The older Chinese character set is ordered by pronunciation, which is how Chinese indexes are sorted.
    order = sorted(places, key=lambda unit: (names[unit].casefold().encode("gb18030", "replace"), unit))
    entries = []
    for unit in order:
        right = ", ".join(map(str, places[unit]))
        room = (column - width(right, SMALL) - 8.0 - _INDENT) / SMALL
        own = clean(view.names[unit])
        # What tells a name apart goes to the next line as a whole.
        lines = flow([own, names[unit].removeprefix(own)], room)
        rows = [_Row(_INDENT if i else 0.0, line) for i, line in enumerate(lines)]
        entries.append(_Entry((*rows[:-1], rows[-1]._replace(right=right)), places[unit][0]))
    return _set(entries, word("index", view.language), column, size, view.language)[0]


def told_apart(view: View, units: Iterable[int]) -> dict[int, str]:
    """Return a whole name for each unit: with its parent where several have it, with its id where that is not enough."""
    found = {unit: clean(view.names[unit]) or clean(view.ids[unit]) for unit in units}
    counts = Counter(found.values())
    for unit, name in found.items():
        parent = view.parents[unit]
        if counts[name] > 1 and parent >= 0:
            found[unit] = noted(name, clean(view.names[parent]), view.language)
    counts = Counter(found.values())
    return {
        unit: noted(clean(view.names[unit]), clean(view.ids[unit]), view.language) if counts[name] > 1 else name
        for unit, name in found.items()
    }


class _Setter:
    """Sets entries in columns over pages.

    Args:
        title: Heading of each page.
        column: Width of a column.
        size: Room of a page.
        language: Of the pages.
    """

    def __init__(self, title: str, column: float, size: tuple[float, float], language: str) -> None:
        self.title, self.column, self.size, self.language = title, column, size, language
        self.columns = max(1, round((size[0] + _GAP) / (column + _GAP)))
        self.pages: list[Page] = []
        self._begin()

    def _begin(self) -> None:
        self.labels: list[Label] = []
        self.leaders: list[tuple[tuple[float, float], tuple[float, float]]] = []
        self.targets: list[tuple[float, float, float, float, int]] = []
        self.at, self.y = 0, _TOP

    def set(self, entry: _Entry) -> int:
        """Set an entry, whole where a column has room for it, and return the page that it begins on."""
        self._make_room(min(fsum(SMALL * leading(row.text) for row in entry.rows), self.size[1] - _TOP))
        start = len(self.pages)
        for row in entry.rows:
            step = SMALL * leading(row.text)
            self._make_room(step)
            self._row(row)
            if entry.page and (row.right or row.bold):
                self.targets.append((self.at * (self.column + _GAP), self.y, self.column, step, entry.page))
            self.y += step
        self.y += _APART if entry.rows[0].bold else 1.0
        return start

    def _make_room(self, high: float) -> None:
        if self.y > _TOP and self.y + high > self.size[1]:
            self.at, self.y = self.at + 1, _TOP
            if self.at == self.columns:
                self.end()

    def _row(self, row: _Row) -> None:
        left, base = self.at * (self.column + _GAP) + row.indent, self.y + SMALL * ASCENT
        self.labels.append(Label(left, base, row.text, SMALL, bold=row.bold))
        if row.right:
            edge = self.at * (self.column + _GAP) + self.column
            self.labels.append(Label(edge, base, row.right, SMALL, "end"))
            first, last = left + width(row.text, SMALL) + 3.0, edge - width(row.right, SMALL) - 3.0
            if first < last:
                self.leaders.append(((first, base - 1.0), (last, base - 1.0)))

    def end(self) -> None:
        """End a page, if anything stands on it."""
        if not self.labels:
            return
        head = Label(0.0, TITLE * ASCENT, self.title, TITLE, bold=True)
        stroke = Stroke("rule", "#c9cfd5", 0.5, (0.8, 2.0))
        lines = (Line(tuple(self.leaders), 0),) if self.leaders else ()
        labels = (head, *self.labels)
        scene = Scene(*self.size, (), lines, labels, (), (stroke,), title=self.title, language=self.language)
        self.pages.append(Page(scene, self.title, 1, tuple(self.targets)))
        self._begin()


def _set(
    entries: Sequence[_Entry], title: str, column: float, size: tuple[float, float], language: str
) -> tuple[list[Page], list[int]]:
    """Set entries in columns over pages; return these, and the page on which each entry begins."""
    setter = _Setter(title, column, size, language)
    starts = [setter.set(entry) for entry in entries]
    setter.end()
    return setter.pages, starts
