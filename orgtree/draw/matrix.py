"""A matrix: who is linked to whom, a row a body, a column a unit, roles in the cells, counts at both edges."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from orgtree.draw import palette
from orgtree.draw.canvas import Canvas
from orgtree.draw.composed_view import ComposedView, headed
from orgtree.draw.scene import Area, Box, Label, Line, Scene, Stroke, Style
from orgtree.draw.text_metrics import ASCENT, clean, leading, width
from orgtree.draw.words import labelled, noted, word
from orgtree.draw.wrap import cut

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.draw.options import DrawOptions

_NAME, _SMALL = 9.0, 8.0
_CELL, _ROW = 15.0, 14.0
_MOST_NAME, _MOST_NOTE, _MOST_HEAD = 190.0, 150.0, 130.0
_BAND = 14.0
_PAD = 6.0
_MARGIN = 10.0
_TURNED_BASELINE = 0.35
"""How far the baseline of turned text stands behind its middle, in font sizes."""
_FILLS = ("#1d4e82", "#a9caee", "#ffffff", "#5b8fc7", "#e3e8ee", "#123252")
"""Fills of roles, told apart in grey; the mark says which it is."""
_LINE = "#2b5f9e"
_LEAST_TITLE = 3.0
"""So much of a kind's title, in font sizes, tells which it is."""
_MIXED = Style("roles", "#ffffff", _LINE, palette.INK, weight=0.6)
"""The look of a cell with several roles."""


@dataclass(frozen=True, slots=True)
class Head:
    """What heads a row or a column.

    Args:
        id: Id of the unit; "" for several that share a column.
        name: In the picture's language.
        note: What is said of it besides, such as who convenes it.
        kind: Index into the matrix's kinds.
    """

    id: str
    name: str
    note: str = ""
    kind: int = 0


@dataclass(frozen=True)
class Matrix(ComposedView):
    """Links between rows and columns: the data of the picture, in one place for whoever shows them.

    Args:
        title: Of the picture.
        subtitle: Its day and source.
        rows: Bodies, or the units that links lead from.
        columns: Units that they are linked to; those of one kind stand beside each other.
        kinds: Titles of the columns' kinds.
        roles: Titles of the roles.
        marks: What stands for each role in a cell.
        cells: For each row and column that have links, how many in each role, by index.
        language: Of the picture's own words.
        description: The picture in a sentence.
        remarks: What is said below the legend, a line each.
    """

    title: str
    subtitle: str
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    kinds: tuple[str, ...]
    roles: tuple[str, ...]
    marks: tuple[str, ...]
    cells: Mapping[tuple[int, int], Mapping[int, int]]
    language: str = "en"
    description: str = ""
    remarks: tuple[str, ...] = ()

    def row_counts(self) -> list[int]:
        """Return the number of links of each row."""
        return self._counts(0, len(self.rows))

    def column_counts(self) -> list[int]:
        """Return the number of links of each column."""
        return self._counts(1, len(self.columns))

    def _counts(self, side: int, size: int) -> list[int]:
        found = [0] * size
        for place, roles in self.cells.items():
            found[place[side]] += sum(roles.values())
        return found

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell: the mark of each role, with how often it is there if more than once."""
        return "".join(
            self.marks[role] + (str(count) if count > 1 else "")
            for role, count in sorted(self.cells.get((row, column), {}).items())
        )

    def scene(self, options: DrawOptions) -> Scene:
        """Return the whole matrix."""
        return _Sheet(self, options).draw(range(len(self.rows)), range(len(self.columns)))

    def sheets(self, options: DrawOptions) -> list[tuple[Scene, str]]:
        """Return as many pages as it needs at a readable size: rows and columns in even parts, each page with its heads."""
        whole = self.scene(options)
        if options.paper is None:
            return [(whole, clean(self.title) or word("overview", self.language))]
        scale = options.min_text / _SMALL
        wide, high = (side / scale for side in options.paper.inner)
        if whole.width <= wide and whole.height <= high:
            return [(whole, clean(self.title) or word("overview", self.language))]
        sheet = _Sheet(self, options)
        bare = sheet.draw(range(0), range(0), " ")
        across = max(1, int((wide - sheet.fixed_width) / sheet.cell))
        down = max(1, int((high - bare.height) / sheet.row))
        rows, columns = _parts(len(self.rows), down), _parts(len(self.columns), across)
        total = len(rows) * len(columns)
        found: list[tuple[Scene, str]] = []
        for some in rows:
            for others in columns:
                number = len(found) + 1
                folio = f"{number} / {total}"
                name = f"{clean(self.rows[some[0]].name)} – {clean(self.rows[some[-1]].name)}"
                found.append((sheet.draw(some, others, folio), noted(name, folio, self.language)))
        return found


def marks_of(roles: Sequence[str]) -> tuple[str, ...]:
    """Return a short mark for each role: what begins it, behind what all of them begin with; a dot for one role alone.

    >>> marks_of(["chair", "member"]), marks_of(["兼职委员", "兼职副书记"]), marks_of(["seat"])
    (('C', 'M'), ('委', '副'), ('●',))
    """
    if len(roles) < 2:  # noqa: PLR2004 - one role needs no telling apart
        return ("●",) * len(roles)
    same = 0
    while all(len(role) > same + 1 and role[same] == roles[0][same] for role in roles):
        same += 1
    if roles[0][:same].isascii():
        same = roles[0][:same].rfind(" ") + 1
    found: list[str] = []
    for i, role in enumerate(roles):
        rest = role[same:].strip() or role
        tries = [rest[:1].upper(), *(rest[:1].upper() + letter for letter in rest[1:]), str(i + 1)]
        found.append(next(mark for mark in tries if mark.strip() == mark and mark and mark not in found))
    return tuple(found)


def _parts(count: int, most: int) -> list[range]:
    """Return a count in parts of at most so many, as even as can be."""
    parts = max(1, math.ceil(count / most))
    edges = [round(i * count / parts) for i in range(parts + 1)]
    return [range(a, b) for a, b in pairwise(edges)]


class _Sheet:
    """The layout of one sheet."""

    def __init__(self, view: Matrix, options: DrawOptions) -> None:
        self.view, self.options = view, options
        self.names = min(_MOST_NAME, max((width(clean(row.name), _NAME) for row in view.rows), default=0.0)) + _PAD
        notes = max((width(clean(row.note), _SMALL) for row in view.rows if row.note), default=0.0)
        self.notes = min(_MOST_NOTE, notes) + _PAD if notes else 0.0
        texts = (view.text(*place) for place in view.cells)
        counts = [str(count) for count in view.column_counts()]
        self.cell = max(_CELL, max((width(text, _SMALL) for text in (*texts, *counts)), default=0.0) + 5.0)
        heads = max((width(clean(column.name), _NAME) for column in view.columns), default=0.0)
        self.heads = min(_MOST_HEAD, heads) + _PAD
        tall = max((leading(clean(head.name)) for head in (*view.rows, *view.columns)), default=1.0)
        self.row = _ROW * tall / 1.2 if tall > 1.2 else _ROW  # noqa: PLR2004 - the usual line height
        self.cell = max(self.cell, self.row)
        self.total = max(width(word("in_all", view.language), _SMALL), width(str(sum(view.row_counts())), _NAME)) + 8.0
        self.margin = 0.5 if options.paper else _MARGIN
        self.fixed_width = self.names + self.notes + self.total + 2 * self.margin
        self.grid = Stroke("rule", "#d5dbe1", 0.5)

    def draw(self, rows: range, columns: range, folio: str = "") -> Scene:
        """Return a sheet with some of the rows and columns."""
        self.canvas = canvas = Canvas()
        view = self.view
        self.left = self.names + self.notes
        edge = self.left + len(columns) * self.cell
        room = max(edge + self.total, 240.0)
        top = headed(canvas, view.title, view.subtitle, room - (50.0 if folio else 0.0)) if self.options.title else 0.0
        if folio:
            canvas.labels.append(Label(room, _NAME * ASCENT, folio, _NAME, "end", palette.MUTED))
            top = max(top, _NAME * 1.6)
        top += _BAND + self.heads
        bottom = top + len(rows) * self.row
        self._columns(columns, top, bottom)
        self._rows(rows, top, edge)
        self._cells(rows, columns, top)
        parts = [((0.0, y), (edge + self.total, y)) for y in (top + i * self.row for i in range(len(rows) + 1))]
        parts += [((x, top), (x, bottom)) for x in (self.left + i * self.cell for i in range(len(columns) + 1))]
        canvas.lines.insert(0, Line(tuple(parts), canvas.stroke(self.grid)))
        bottom += self.row
        bottom = self._legend(bottom + 10.0, room) if self.options.legend else bottom + 4.0
        canvas.move(self.margin, self.margin)
        return canvas.scene(room + 2 * self.margin, bottom + 2 * self.margin, view, view.description or view.title)

    def _columns(self, columns: range, top: float, bottom: float) -> None:
        """Add the heads of columns, a band over those of one kind, and the counts below."""
        canvas, view = self.canvas, self.view
        counts = view.column_counts()
        start = 0
        for place, column in enumerate(columns):
            x = self.left + place * self.cell
            head = view.columns[column]
            name = cut(clean(head.name), (self.heads - _PAD + 0.1) / _NAME)
            canvas.labels.append(Label(x + self.cell / 2 + _NAME * _TURNED_BASELINE, top - 4.0, name, _NAME, "up"))
            canvas.labels.append(
                Label(x + self.cell / 2, self._base(bottom), str(counts[column]), _SMALL, "middle", bold=True)
            )
            if place + 1 == len(columns) or view.columns[columns[place + 1]].kind != head.kind:
                self._band(head.kind, self.left + start * self.cell, x + self.cell, top, bottom)
                start = place + 1
        if columns:
            y = self._base(bottom)
            canvas.labels.append(Label(self.left - 4.0, y, word("in_all", view.language), _SMALL, "end", palette.MUTED))

    def _band(self, kind: int, left: float, right: float, top: float, bottom: float) -> None:
        """Add the title of a kind over its columns; every other kind is shaded."""
        title = clean(self.view.kinds[kind])
        y = top - self.heads - _BAND
        if kind % 2 == 0:
            self.canvas.areas.append(Area(left, y, right - left, bottom - y, "#f2f5f8"))
        number = noted(title, sum(column.kind == kind for column in self.view.columns), self.view.language)
        said = next((text for text in (number, title) if width(text, _SMALL) <= right - left - 4.0), "")
        room = (right - left - 4.0) / _SMALL
        if not said and room > _LEAST_TITLE:
            said = cut(title, room)
        self.canvas.labels.append(Label((left + right) / 2, y + _SMALL * 1.2, said, _SMALL, "middle", palette.MUTED))

    def _rows(self, rows: range, top: float, edge: float) -> None:
        """Add the heads of rows, what is said of them, and their counts at the right."""
        canvas, view = self.canvas, self.view
        counts = view.row_counts()
        for place, row in enumerate(rows):
            y = self._base(top + place * self.row)
            head = view.rows[row]
            canvas.labels.append(Label(0.0, y, cut(clean(head.name), (self.names - _PAD + 0.1) / _NAME), _NAME))
            if head.note:
                note = cut(clean(head.note), (self.notes - _PAD + 0.1) / _SMALL)
                canvas.labels.append(Label(self.names, y, note, _SMALL, "start", palette.MUTED))
            canvas.labels.append(Label(edge + self.total - 4.0, y, str(counts[row]), _SMALL, "end", bold=True))
        if rows:
            words = word("in_all", view.language)
            canvas.labels.append(Label(edge + self.total - 4.0, top - 4.0, words, _SMALL, "end", palette.MUTED))
            y = self._base(top + len(rows) * self.row)
            canvas.labels.append(Label(edge + self.total - 4.0, y, str(sum(counts)), _SMALL, "end", bold=True))

    def _base(self, top: float) -> float:
        return top + self.row / 2 + _SMALL * _TURNED_BASELINE

    def _cells(self, rows: range, columns: range, top: float) -> None:
        view = self.view
        for i, row in enumerate(rows):
            for k, column in enumerate(columns):
                roles = view.cells.get((row, column))
                if not roles:
                    continue
                comma = word("comma", view.language)
                said = comma.join(noted(view.roles[role], roles[role], view.language) for role in sorted(roles))
                names = f"{clean(view.rows[row].name)} – {clean(view.columns[column].name)}"
                self.canvas.boxes.append(
                    Box(
                        self.left + k * self.cell + 1.0,
                        top + i * self.row + 1.0,
                        self.cell - 2.0,
                        self.row - 2.0,
                        (view.text(row, column),),
                        _SMALL,
                        self._style(min(roles)) if len(roles) == 1 else self.canvas.style(_MIXED),
                        tip=labelled(names, said, view.language),
                    )
                )

    def _style(self, role: int) -> int:
        fill = _FILLS[role % len(_FILLS)]
        return self.canvas.style(Style(f"role-{role}", fill, _LINE, palette.text_on(fill), weight=0.6))

    def _legend(self, top: float, room: float) -> float:
        """Add what the marks stand for, and the remarks; return the lower edge."""
        view = self.view
        used: Counter[int] = Counter()
        for roles in view.cells.values():
            used.update(roles)
        x, y = 0.0, top
        for role in sorted(used):
            said = noted(view.roles[role], used[role], view.language)
            sign = max(_CELL, width(view.marks[role], _SMALL) + 5.0)
            wide = sign + 5.0 + width(said, _NAME)
            if x and x + wide > room:
                x, y = 0.0, y + _NAME * 1.7
            box = Box(x, y, sign, _ROW - 2.0, (view.marks[role],), _SMALL, self._style(role))
            self.canvas.boxes.append(box)
            self.canvas.labels.append(Label(x + sign + 5.0, y + _NAME * ASCENT + 0.5, said, _NAME))
            x += wide + 16.0
        y += _NAME * 1.7
        for remark in view.remarks:
            self.canvas.labels.append(
                Label(0.0, y + _NAME * ASCENT, cut(clean(remark), room / _NAME), _NAME, "start", palette.MUTED)
            )
            y += _NAME * 1.5
        return y
