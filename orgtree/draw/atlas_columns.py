"""Set the entries of lists in columns: below a chart where that has room, else on pages of their own.

The last columns of a list are about equally long, so that what stands below a chart takes no more height than it needs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from orgtree.draw import palette
from orgtree.draw.layout.geometry import SMALL
from orgtree.draw.legend import TITLE
from orgtree.draw.scene import Label, Line, Scene, Stroke
from orgtree.draw.sheet import Page
from orgtree.draw.text_metrics import ASCENT, LINE_HEIGHT, leading, width
from orgtree.draw.words import labelled
from orgtree.draw.wrap import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = 16.0
"""Points between two columns."""
WHITE = 10.0
"""Points between what stands on a page and a list below it."""
BOLD = 1.08
"""How much wider than others bold letters are."""
_APART = 3.0
"""Points below an entry of several rows; below others one."""
_RULE = 4.0
"""Points above a row with a rule."""
_LEAD = 5.0
"""Points between what leads a row and the rest of it."""
_LONG, _KEPT = 12, 6
"""An entry of more rows may be broken after every so many."""
_TOP = TITLE * LINE_HEIGHT + 10.0
_UNDER = 12.0
"""Size of a heading under the content of a page, which has a larger title."""
_HALVINGS = 7
_LONGEST = 18.0
"""Font sizes that a name takes in a heading."""
_DOTS = Stroke("leaders", "#c9cfd5", 0.5, (0.8, 2.0))
_LINE = Stroke("list-rule", "#c9cfd5", 0.5)


class Row(NamedTuple):
    """A line of an entry.

    Args:
        indent: Where it begins.
        text: What it says.
        bold: Whether that is bold.
        right: What stands at the right edge of its column.
        lead: Bold words before its text.
        rule: Whether a rule stands above it.
        muted: Whether its text is grey.
    """

    indent: float
    text: str
    bold: bool = False
    right: str = ""
    lead: str = ""
    rule: bool = False
    muted: bool = False

    @property
    def high(self) -> float:
        """Height that it takes."""
        return SMALL * leading(self.text + self.lead) + (_RULE if self.rule else 0.0)


@dataclass(frozen=True, slots=True)
class Entry:
    """Lines that stay together where a column has room for them.

    Args:
        rows: The lines.
        name: What headings of pages call it.
        page: The page that it leads to, 0 for none.
    """

    rows: tuple[Row, ...]
    name: str
    page: int = 0


class _Piece(NamedTuple):
    """Rows that stay together in any case, of which entry they are, and the white below them."""

    rows: tuple[Row, ...]
    entry: int
    high: float
    apart: float


def lead_room(text: str) -> float:
    """Return the width that bold words take before the text of a row.

    >>> lead_room("") < lead_room("A")
    True
    """
    return width(text, SMALL) * BOLD + _LEAD


def column_of(room: float, least: float) -> float:
    """Return how wide the columns of a list are that are at least so wide, as many as there is room for."""
    columns = max(1, int((room + GAP) / (least + GAP)))
    return (room + GAP) / columns - GAP


def end_of(page: Page) -> float:
    """Return where a list below all that stands on a page may begin."""
    scene = page.scene
    feet = [label.y for label in scene.labels] + [box.y + box.height for box in scene.boxes]
    feet += [y for line in scene.lines for part in line.parts for _, y in part]
    return max(feet, default=0.0) + WHITE


def in_columns(
    entries: Sequence[Entry],
    title: str,
    column: float,
    size: tuple[float, float],
    language: str,
    *,
    below: Page | None = None,
    top: float = 0.0,
) -> tuple[list[Page], list[int]]:
    """Return the pages of a list, and for each entry which of them it begins on.

    Args:
        entries: What is listed.
        title: Heading of each page.
        column: Width of a column.
        size: Room of a page.
        language: Of the pages.
        below: A page under whose content the list begins; it comes first in the result.
        top: Where that content ends.
    """
    columns = max(1, round((size[0] + GAP) / (column + GAP)))
    room = size[0] / TITLE / BOLD
    pieces = _pieces(entries, max(1, int((size[1] - _TOP) / (SMALL * LINE_HEIGHT) / 2)))
    pages: list[Page] = []
    starts = [-1] * len(entries)
    at = 0
    while at < len(pieces):
        begin = top if below is not None and not pages else 0.0
        high = size[1] - begin - _TOP
        spots = _filled(pieces, at, columns, high)
        if begin and any(piece.high > high for piece in pieces):
            spots = []
        elif at + len(spots) == len(pieces):
            spots = _evened(pieces, at, columns, high)
        held = [entries[piece.entry].name for piece in pieces[at : at + len(spots)]]
        said = title if at + len(held) == len(pieces) and not pages else _ranged(title, held, language, room)
        sheet = _Sheet(cut(said, room), column, begin + _TOP, _UNDER if begin else TITLE)
        for piece, (number, y) in zip(pieces[at:], spots, strict=False):
            if starts[piece.entry] < 0:
                starts[piece.entry] = len(pages)
            sheet.add(piece, number, y, entries[piece.entry].page)
        if below is not None and not pages:
            pages.append(sheet.on(below) if spots else below)
        else:
            pages.append(sheet.page(size, language))
        at += len(spots)
    return pages, starts


def _pieces(entries: Sequence[Entry], most: int) -> list[_Piece]:
    found = []
    for number, entry in enumerate(entries):
        rows = entry.rows
        step = min(most, _KEPT if len(rows) > _LONG else len(rows))
        for at in range(0, len(rows), step):
            part = rows[at : at + step]
            last = at + step >= len(rows)
            apart = (_APART if len(rows) > 1 and not part[0].right else 1.0) if last else 0.0
            found.append(_Piece(part, number, fsum(row.high for row in part), apart))
    return found


def _filled(pieces: Sequence[_Piece], at: int, columns: int, high: float) -> list[tuple[int, float]]:
    """Return column and upper edge of as many pieces as a page holds; at least of one."""
    found: list[tuple[int, float]] = []
    column, y = 0, 0.0
    for piece in pieces[at:]:
        if y and y + piece.high > high + 1e-6:
            column, y = column + 1, 0.0
            if column == columns:
                break
        found.append((column, y))
        y += piece.high + piece.apart
    return found


def _evened(pieces: Sequence[_Piece], at: int, columns: int, high: float) -> list[tuple[int, float]]:
    """Return where the last pieces stand in columns that are as short as they may be."""
    best = _filled(pieces, at, columns, high)
    low = fsum(piece.high for piece in pieces[at:]) / columns
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        tried = _filled(pieces, at, columns, middle)
        if len(tried) == len(best):
            best, high = tried, middle
        else:
            low = middle
    return best


def _ranged(title: str, names: Sequence[str], language: str, room: float) -> str:
    """Return a heading with the first and the last that stand on a page, cut where there is no room for both."""
    ends = dict.fromkeys((*names[:1], *names[-1:]))
    whole = labelled(title, " – ".join(ends), language) if ends else title
    if width(whole) <= room:
        return whole
    return labelled(title, " – ".join(cut(name, _LONGEST) for name in ends), language)


class _Sheet:
    """What a list puts on one page.

    Args:
        title: Its heading.
        column: Width of a column.
        top: Where the columns begin.
        size: Of the heading.
    """

    def __init__(self, title: str, column: float, top: float, size: float) -> None:
        self._title, self._column, self._top = title, column, top
        self._labels = [Label(0.0, top - _TOP + TITLE * ASCENT, title, size, bold=True)]
        self._leaders: list[tuple[tuple[float, float], tuple[float, float]]] = []
        self._rules: list[tuple[tuple[float, float], tuple[float, float]]] = []
        self._targets: list[tuple[float, float, float, float, int]] = []

    def add(self, piece: _Piece, number: int, y: float, page: int) -> None:
        """Add a piece in a column, so far below the top of that, which leads to a page."""
        left, y = number * (self._column + GAP), self._top + y
        for row in piece.rows:
            if row.rule:
                self._rules.append(((left, y + 1.0), (left + self._column, y + 1.0)))
            self._row(row, left, y + row.high - SMALL * leading(row.text + row.lead))
            if page and (row.right or row.bold or row.lead):
                self._targets.append((left, y, self._column, row.high, page))
            y += row.high

    def _row(self, row: Row, left: float, y: float) -> None:
        edge, left, base = left + self._column, left + row.indent, y + SMALL * ASCENT
        if row.lead:
            self._labels.append(Label(left, base, row.lead, SMALL, bold=True))
            left += lead_room(row.lead)
        if row.text:
            ink = palette.MUTED if row.muted else palette.INK
            self._labels.append(Label(left, base, row.text, SMALL, "start", ink, row.bold))
        if row.right:
            self._labels.append(Label(edge, base, row.right, SMALL, "end"))
            first, last = left + width(row.text, SMALL) + 3.0, edge - width(row.right, SMALL) - 3.0
            if row.text and first < last:
                self._leaders.append(((first, base - 1.0), (last, base - 1.0)))

    def _lines(self, first: int) -> tuple[tuple[Line, ...], tuple[Stroke, ...]]:
        """Return leaders and rules, and their strokes, of which the first has a number."""
        found = [(parts, stroke) for parts, stroke in ((self._leaders, _DOTS), (self._rules, _LINE)) if parts]
        lines = tuple(Line(tuple(parts), first + number) for number, (parts, _) in enumerate(found))
        return lines, tuple(stroke for _, stroke in found)

    def page(self, size: tuple[float, float], language: str) -> Page:
        """Return it as a page of its own."""
        lines, strokes = self._lines(0)
        scene = Scene(*size, (), lines, tuple(self._labels), (), strokes, title=self._title, language=language)
        return Page(scene, self._title, 1, tuple(self._targets))

    def on(self, page: Page) -> Page:
        """Return a page with it below what stands there."""
        lines, strokes = self._lines(len(page.scene.strokes))
        scene = replace(
            page.scene,
            lines=(*page.scene.lines, *lines),
            labels=(*page.scene.labels, *self._labels),
            strokes=(*page.scene.strokes, *strokes),
        )
        return replace(page, scene=scene, links=(*page.links, *self._targets))
