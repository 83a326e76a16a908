"""A timeline: when units and links held, terms, and elections that are overdue, by subtree, a lane a row.

An end that is known is a border, one that is open an arrow beyond the plot, and one that nobody knows is dashed with a question mark.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from math import fsum
from typing import TYPE_CHECKING, Literal

from orgtree.draw import palette
from orgtree.draw.canvas import Canvas
from orgtree.draw.composed_view import ComposedView, headed
from orgtree.draw.layout.geometry import FONT
from orgtree.draw.scene import Box, Label, Line, Scene, Stroke, Style
from orgtree.draw.text_metrics import ASCENT, clean, leading, width
from orgtree.draw.time_axis import TimeAxis
from orgtree.draw.words import word
from orgtree.draw.wrap import cut

if TYPE_CHECKING:
    from orgtree.draw.options import DrawOptions, Paper
    from orgtree.draw.scene import Point
    from orgtree.draw.view import Dash

Look = Literal["unit", "link", "term", "perhaps", "overdue"]

_NAME = 9.0
_TEXT = 7.5
_ROW, _BAR = 15.0, 12.0
_TALL = 1.4
"""How much higher rows are where a script is that is written in stacks."""
_INDENT = 9.0
_LEAST_NAME = 3.0
"""So much of a name, in font sizes, tells which it is."""
_MOST_NAMES, _LEAST_PLOT, _USUAL_PLOT = 230.0, 220.0, 560.0
_EDGE = 9.0
"""Room at both ends of the plot, for arrows of open ends."""
_TICKS_APART = 34.0
_MARGIN = 10.0
_WORDS: dict[Look, str] = {
    "unit": "time_unit",
    "link": "time_link",
    "term": "time_term",
    "perhaps": "time_perhaps",
    "overdue": "time_overdue",
}
_LOOKS: dict[Look, tuple[str, str, Dash]] = {
    "unit": ("#d3e4f6", "#2b5f9e", "solid"),
    "link": ("#ffffff", "#2b5f9e", "solid"),
    "term": ("#dcefd9", "#3b7a34", "solid"),
    "perhaps": ("#ffffff", "#3b7a34", "dashed"),
    "overdue": ("#f6c9b8", "#a1260d", "solid"),
}
_UNKNOWN = Style("t-unknown", "#ffffff", "#6b7785", palette.INK, dash="dashed")
_DAY = "#b3261e"


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch of time.

    Args:
        start: First day as an ordinal; None where it has always been.
        stop: Day from which it is no more; None where it is open.
        text: What it is, shown where there is room.
        look: What it stands for.
        tip: The same in full, with its days.
        unknown: Whether it has ended and nobody knows when; *stop* is the day by which it had.
    """

    start: int | None
    stop: int | None
    text: str = ""
    look: Look = "unit"
    tip: str = ""
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a name, and what stands beside each other on the axis.

    Args:
        name: At the left.
        depth: How far it is moved to the right.
        bars: They share no day.
        dates: First and last day of single dates, each with what is told of it.
        above: Number of the row that it stands under, -1 for none.
        bold: Whether it heads others.
    """

    name: str
    depth: int
    bars: tuple[Bar, ...] = ()
    dates: tuple[tuple[int, int, str], ...] = ()
    above: int = -1
    bold: bool = False


@dataclass(frozen=True)
class Timeline(ComposedView):
    """Rows over one axis of time.

    Args:
        title: Of the picture.
        subtitle: Its day and source.
        rows: From top to bottom.
        first: First day of the axis, as an ordinal.
        last: Its last day.
        day: The day that is looked at, and what is said of it.
        language: Of the picture's own words.
        description: The picture in a sentence.
        dated: Titles of the fields whose dates stand alone.
    """

    title: str
    subtitle: str
    rows: tuple[Row, ...]
    first: int
    last: int
    day: tuple[int, str]
    language: str = "en"
    description: str = ""
    dated: tuple[str, ...] = ()

    def scene(self, options: DrawOptions) -> Scene:
        """Return all rows below each other."""
        view = replace(self, rows=in_one_line(self.rows))
        return _Sheet(view, options).draw(view.rows, "")

    def sheets(self, options: DrawOptions) -> list[tuple[Scene, str]]:
        """Return as many pages as the rows need on paper, each with its axis, and the rows above those it begins with."""
        if options.paper is None:
            return super().sheets(options)
        return replace(self, rows=in_one_line(self.rows)).pages(options, options.paper)

    def pages(self, options: DrawOptions, paper: Paper) -> list[tuple[Scene, str]]:
        """Return as many pages as the rows as they are need on a paper."""
        sheet = _Sheet(self, options)
        most = paper.inner[1]
        pages: list[list[Row]] = []
        room = 0.0
        for number, row in enumerate(self.rows):
            if _high(row) > room:
                while pages and pages[-1] and not (pages[-1][-1].bars or pages[-1][-1].dates):
                    pages[-1].pop()  # what heads the next page only
                if pages and not pages[-1]:
                    pages.pop()
                pages.append(self._headings(number))
                room = most - sheet.height(pages[-1])
            pages[-1].append(row)
            room -= _high(row)
        several = len(pages) > 1
        return [
            (sheet.draw(tuple(rows), word("page", self.language, page=number) if several else ""), clean(rows[0].name))
            for number, rows in enumerate(pages, 1)
        ]

    def _headings(self, number: int) -> list[Row]:
        """Return the rows above one, without what they show."""
        found: list[Row] = []
        above = self.rows[number].above
        while above >= 0:
            found.insert(0, replace(self.rows[above], bars=(), dates=()))
            above = self.rows[above].above
        return found


def in_one_line(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return rows with each that heads a single other one, and shows nothing itself, in one line with that, where several do."""
    below: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        below.setdefault(row.above, []).append(number)
    joined = {
        number: only
        for number, row in enumerate(rows)
        if not row.bars and not row.dates and len(below.get(number, ())) == 1
        for (only,) in (below[number],)
        if not below.get(only) and (rows[only].bars or rows[only].dates)
    }
    many = Counter(rows[number].above for number in joined)
    joined = {number: only for number, only in joined.items() if many[rows[number].above] > 1}
    gone = {*joined.values()}
    kept = [number for number in range(len(rows)) if number not in gone]
    places = {number: place for place, number in enumerate(kept)}
    found = []
    for number in kept:
        row = replace(rows[number], above=places.get(rows[number].above, -1))
        if number in joined:
            only = rows[joined[number]]
            row = replace(row, name=f"{row.name} · {only.name}", bars=only.bars, dates=only.dates, bold=False)
        found.append(row)
    return tuple(found)


class _Sheet:
    """The layout of one sheet."""

    def __init__(self, view: Timeline, options: DrawOptions) -> None:
        self.view, self.options = view, options
        widest = max(
            (width(clean(row.name), _NAME) * (1.08 if row.bold else 1.0) + row.depth * _INDENT for row in view.rows),
            default=0.0,
        )
        self.names = min(_MOST_NAMES, widest + 6.0)
        room = options.paper.inner[0] - 1.0 if options.paper else self.names + _USUAL_PLOT
        self.plot = max(_LEAST_PLOT, room - self.names - 2 * _EDGE)
        self.room = self.names + self.plot + 2 * _EDGE
        self.axis = TimeAxis(view.first, view.last, self.plot)
        self.margin = 0.5 if options.paper else _MARGIN

    def height(self, rows: list[Row]) -> float:
        """Return how high a sheet of several with some rows is."""
        return self.draw((), "1").height + fsum(map(_high, rows))

    def draw(self, rows: tuple[Row, ...], folio: str) -> Scene:
        """Return a sheet with some of the rows."""
        self.canvas = canvas = Canvas()
        view = self.view
        y = (
            headed(canvas, view.title, view.subtitle, self.room - (60.0 if folio else 0.0))
            if self.options.title
            else 0.0
        )
        if folio:
            canvas.labels.append(Label(self.room, FONT * ASCENT, folio, _NAME, "end", palette.MUTED))
            y = max(y, FONT * 1.5)
        y += 2.6 * _NAME
        bottom = y + fsum(map(_high, rows))
        self._axis(y, bottom)
        for row in rows:
            self._row(row, y)
            y += _high(row)
        bottom = self._legend(bottom + 8.0) if self.options.legend else bottom
        canvas.move(self.margin, self.margin)
        return canvas.scene(self.room + 2 * self.margin, bottom + 2 * self.margin, view, view.description or view.title)

    def x(self, day: float) -> float:
        return self.names + _EDGE + self.axis.at(day)

    def _axis(self, top: float, bottom: float) -> None:
        """Add ticks with their lines, and the line of the day that is looked at."""
        grid = self.canvas.stroke(Stroke("rule", "#d5dbe1", 0.5))
        base = self.canvas.stroke(Stroke("tree", palette.RULE, 0.8))
        day, words = self.view.day
        marked = self.x(day) if self.view.first <= day <= self.view.last else None
        free = True
        for tick, text in self.axis.ticks(_TICKS_APART):
            x = self.x(tick)
            free &= marked is None or abs(x - marked) > width(text, _TEXT) / 2 + 2.0
            self.canvas.lines.append(Line((((x, top), (x, bottom)),), grid))
            self.canvas.labels.append(Label(x, top - 3.0, text, _TEXT, "middle", palette.MUTED))
        self.canvas.lines.append(Line((((self.names, top), (self.room, top)),), base))
        if marked is not None:
            stroke = self.canvas.stroke(Stroke("day", _DAY, 1.2))
            start = top - 1.2 * _NAME if free else top  # never through the label of a tick
            self.canvas.lines.append(Line((((marked, start), (marked, bottom)),), stroke))
            half = width(words, _NAME) / 2
            place = min(max(marked, half), self.room - half)
            self.canvas.labels.append(Label(place, top - 1.5 * _NAME, words, _NAME, "middle", _DAY))

    def _row(self, row: Row, y: float) -> None:
        indent = row.depth * _INDENT
        high = _high(row)
        name = cut(clean(row.name), max(2.0, (self.names - indent - 5.0) / _NAME / (1.08 if row.bold else 1.0)))
        baseline = y + high / 2 + _NAME * 0.35
        self.canvas.labels.append(Label(indent, baseline, name, _NAME, bold=row.bold))
        for bar in row.bars:
            self._bar(bar, y, high)
        for first, last, tip in row.dates:
            self._date(first, last, tip, y + high / 2)

    def _bar(self, bar: Bar, y: float, high: float) -> None:
        fill, line, dash = _LOOKS[bar.look]
        style = Style(f"t-{bar.look}", fill, line, palette.INK, dash=dash)
        left = self.x(self.view.first if bar.start is None else bar.start)
        right = self.x(self.view.last if bar.stop is None else bar.stop)
        wide = max(right - left, 0.0)
        tall = high * _BAR / _ROW
        top = y + (high - tall) / 2
        number = self.canvas.style(_UNKNOWN if bar.unknown else style)
        sign = " ?" if bar.unknown else ""
        room = wide - 5.0 - width(sign, _TEXT)
        text = clean(bar.text)
        if width(text, _TEXT) > room:  # a name can be cut, and what is said by its look needs no words
            text = cut(text, room / _TEXT) if bar.look in {"unit", "link"} and room > _LEAST_NAME * _TEXT else ""
        words = (text + sign).strip() if width(text + sign, _TEXT) <= wide - 2.0 else ""
        lines = (words,) if words else ()
        spacing = leading(words)
        self.canvas.boxes.append(
            Box(
                left,
                top,
                wide,
                tall,
                lines,
                _TEXT,
                number,
                gap=bar.look == "overdue",
                tip=bar.tip or bar.text,
                leading=spacing,
            )
        )
        stroke = self.canvas.stroke(Stroke("open", line, 1.0))
        middle = top + tall / 2
        if bar.start is None:
            self._arrow(stroke, left - 1.5, middle, -1.0)
        if bar.stop is None and not bar.unknown:
            self._arrow(stroke, left + wide + 1.5, middle, 1.0)

    def _arrow(self, stroke: int, x: float, y: float, way: float) -> None:
        """Draw the arrow of an open end, at the edge of the plot."""
        shape: tuple[Point, ...] = ((x, y - 3.0), (x + way * 5.0, y), (x, y + 3.0))
        self.canvas.lines.append(Line((shape,), stroke))

    def _date(self, first: int, last: int, tip: str, y: float) -> None:
        stroke = self.canvas.stroke(Stroke("date", "#482c72", 1.0))
        left, right = self.x(first), self.x(last)
        parts = (((left, y), (right, y)),) if right - left > 4.0 else ()  # noqa: PLR2004 - the width of the ring
        self.canvas.lines.append(Line(parts, stroke, (), (((left + right) / 2, y, "ring"),), tip))

    def _legend(self, top: float) -> float:
        """Add what the signs mean that are used; return the lower edge."""
        view = self.view
        bars = [bar for row in view.rows for bar in row.bars]
        looks = {bar.look for bar in bars if not bar.unknown}
        entries: list[tuple[str, int | None]] = [
            (
                word(_WORDS[look], view.language),
                self.canvas.style(Style(f"t-{look}", fill, line, palette.INK, dash=dash)),
            )
            for look, (fill, line, dash) in _LOOKS.items()
            if look in looks
        ]
        if any(bar.unknown for bar in bars):
            entries.append((word("time_unknown", view.language), self.canvas.style(_UNKNOWN)))
        if any(bar.start is None or (bar.stop is None and not bar.unknown) for bar in bars):
            entries.append((word("time_open", view.language), None))
        if view.dated and any(row.dates for row in view.rows):
            titles = word("comma", view.language).join(map(clean, view.dated))
            entries.append((cut(titles, (self.room - 26.0) / _NAME), None))
        x, y = 0.0, top
        for words, style in entries:
            wide = 26.0 + width(words, _NAME)
            if x and x + wide > self.room:
                x, y = 0.0, y + _NAME * 1.7
            self._sign(words, style, x, y)
            self.canvas.labels.append(Label(x + 26.0, y + _NAME * ASCENT, words, _NAME))
            x += wide + 16.0
        return y + _NAME * 1.4 if entries else top - 8.0

    def _sign(self, words: str, style: int | None, x: float, y: float) -> None:
        if style is not None:
            overdue = self.canvas.styles[style].name == "t-overdue"
            mark = ("?",) if self.canvas.styles[style].name == "t-unknown" else ()
            self.canvas.boxes.append(Box(x, y, 20.0, _NAME * 1.1, mark, _TEXT, style, gap=overdue))
        elif words == word("time_open", self.view.language):
            self._arrow(self.canvas.stroke(Stroke("open", _LOOKS["unit"][1], 1.0)), x + 8.0, y + _NAME * 0.55, 1.0)
        else:
            stroke = self.canvas.stroke(Stroke("date", "#482c72", 1.0))
            self.canvas.lines.append(Line((), stroke, (), ((x + 10.0, y + _NAME * 0.55, "ring"),)))


def _high(row: Row) -> float:
    """Return the height of a row: more where a name is in a script that is written in stacks."""
    texts = clean(row.name + "".join(bar.text for bar in row.bars))
    return _ROW * (_TALL if leading(texts) > 1.3 else 1.0)  # noqa: PLR2004 - between the two line heights
