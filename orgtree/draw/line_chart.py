"""Line charts of figures over time: a panel a metric, or a group of it, with targets, bounds and what is not known.

Nothing is drawn between two steps unless both are known exactly. What is known within bounds is a bar from the least to
the most, and where nothing is known the step is grey: unknown is never zero.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from orgtree.draw import palette
from orgtree.draw.canvas import Canvas
from orgtree.draw.composed_view import ComposedView, headed
from orgtree.draw.layout.geometry import FONT
from orgtree.draw.scene import Area, Label, Line, Scene, Stroke
from orgtree.draw.text_metrics import ASCENT, clean, leading, width
from orgtree.draw.words import word
from orgtree.draw.wrap import cut, wrap

if TYPE_CHECKING:
    from orgtree.draw.number_axis import NumberAxis
    from orgtree.draw.options import DrawOptions
    from orgtree.draw.scene import End, Point

MOST_LINES = 3
"""So many lines one panel takes, told apart by dashes and marks; more are panels of their own."""
_COLOURS = ("#0b57a4", "#a34a00", "#00695c")
_DASHES: tuple[tuple[float, ...], ...] = ((), (5.0, 2.5), (1.4, 2.0))
_WEIGHTS = (2.6, 1.6, 1.2)
"""A line that lies under another one is wider, so that both are seen."""
_MARKS: tuple[End, ...] = ("dot", "square", "ring")
_UNDECIDED, _BAND, _GRID, _TARGET = "#cfe0f3", "#e6efe2", "#d5dbe1", "#4a5560"
_TICK = 9.0
_TITLE_LINES = 2
_LEAST, _MOST, _PER_STEP = 190.0, 470.0, 22.0
_HIGH = 120.0
_GAP_X, _GAP_Y = 26.0, 22.0
_MARGIN = 10.0
_CAP = 2.6
_BOLD = 1.08
_FEW, _SOME = 1, 4
"""Up to so many panels stand in one column, and in two; more in three."""


class Bounds(NamedTuple):
    """A figure within bounds, which may be infinite; both are the same where it is exact."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Series:
    """One line: a figure at each step, None where nothing is known of it."""

    name: str
    points: tuple[Bounds | None, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """One plot.

    Args:
        title: What is measured.
        axis: Its number axis.
        series: Its lines, at most `MOST_LINES`.
        targets: Values of targets, each with the words for it.
        band: Where the figure should lie.
    """

    title: str
    axis: NumberAxis
    series: tuple[Series, ...]
    targets: tuple[tuple[str, float], ...] = ()
    band: Bounds | None = None

    def silent(self, step: int) -> bool:
        """Return whether nothing is known of any of its lines at a step."""
        return all(one.points[step] is None for one in self.series)


@dataclass(frozen=True)
class LineChart(ComposedView):
    """Panels over the same steps of time.

    Args:
        title: Of the picture.
        subtitle: What it is over, and its source.
        steps: Labels of the steps.
        panels: The plots.
        language: Of the picture's own words.
    """

    title: str
    subtitle: str
    steps: tuple[str, ...]
    panels: tuple[Panel, ...]
    language: str = "en"
    description: str = field(default="", compare=False)

    def scene(self, options: DrawOptions) -> Scene:
        """Return the panels in rows, below the title and above the legend."""
        canvas = Canvas()
        wide = min(_MOST, max(_LEAST, len(self.steps) * _PER_STEP))
        frames = [_Frame(self, panel, wide) for panel in self.panels]
        columns = 1 if len(frames) <= _FEW else 2 if len(frames) <= _SOME else 3
        left = max(frame.left for frame in frames)
        right = max(frame.right for frame in frames)
        column = left + wide + right
        room = columns * column + (columns - 1) * _GAP_X
        y = headed(canvas, self.title, self.subtitle, room) if options.title else 0.0
        for start in range(0, len(frames), columns):
            row = frames[start : start + columns]
            head = max(frame.head for frame in row)
            for place, frame in enumerate(row):
                frame.draw(canvas, place * (column + _GAP_X) + left, y + head)
            y += head + _HIGH + max(frame.foot for frame in row) + _GAP_Y
        bottom = _legend(canvas, self, y - _GAP_Y + 12.0, room) if options.legend else y - _GAP_Y
        margin = 0.5 if options.paper else _MARGIN
        canvas.move(margin, margin)
        return canvas.scene(room + 2 * margin, bottom + 2 * margin, self, self.description or self.title)


class _Frame:
    """The plot of a panel, with the room that it needs around it."""

    def __init__(self, chart: LineChart, panel: Panel, wide: float) -> None:
        self.chart, self.panel, self.wide = chart, panel, wide
        axis = panel.axis
        self.step = wide / len(chart.steps)
        self.left = max(width(axis.show(tick), _TICK) for tick in axis.ticks) + 6.0
        self.right = max((width(words, _TICK) + 6.0 for words, _ in panel.targets), default=0.0)
        # The last label of the steps may be wider than its step.
        self.right = max(self.right, (width(chart.steps[-1], _TICK) - self.step) / 2 + 2.0)
        self.title = wrap(clean(panel.title), (wide + self.right) / FONT / _BOLD, _TITLE_LINES)
        self.names = len(panel.series) > 1
        self.head = fsum(FONT * leading(line) for line in self.title) + 5.0
        self.head += len(panel.series) * (FONT + 2.0) + 2.0 if self.names else 0.0
        self.foot = _TICK + 7.0

    def x(self, step: int) -> float:
        return (step + 0.5) * self.step

    def y(self, value: float) -> float:
        return _HIGH * (1.0 - self.panel.axis.at(value))

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the plot with its upper left corner at a point."""
        self.canvas, self.at = canvas, (x, y)
        self._titles()
        self._silence()
        self._axes()
        for number, one in enumerate(self.panel.series):
            self._series(number, one)

    def _titles(self) -> None:
        x, y = self.at
        top = y - self.head
        for line in self.title:
            self.canvas.labels.append(Label(x, top + FONT * ASCENT, line, FONT, bold=True))
            top += FONT * leading(line)
        top += 3.0
        for number, one in enumerate(self.panel.series if self.names else ()):
            middle = top + FONT * 0.6
            ends = ((x + 12.0, middle, _MARKS[number]),)
            stroke = self._stroke(number)
            self.canvas.lines.append(Line((((x, middle), (x + 24.0, middle)),), stroke, (), ends))
            name = cut(clean(one.name), (self.wide - 30.0) / FONT)
            self.canvas.labels.append(Label(x + 30.0, top + FONT * ASCENT, name, FONT))
            top += FONT + 2.0

    def _silence(self) -> None:
        """Paint the band, and the steps of which nothing is known."""
        x, y = self.at
        if (band := self.panel.band) is not None:
            top, bottom = self.y(band.high), self.y(band.low)
            self.canvas.areas.append(Area(x, y + top, self.wide, max(bottom - top, 0.8), _BAND))
        for step in range(len(self.chart.steps)):
            if self.panel.silent(step):
                self.canvas.areas.append(Area(x + step * self.step, y, self.step, _HIGH, palette.NO_DATA))

    def _axes(self) -> None:
        x, y = self.at
        axis = self.panel.axis
        grid = self.canvas.stroke(Stroke("rule", _GRID, 0.5))
        base = self.canvas.stroke(Stroke("tree", palette.RULE, 0.8))
        for tick in axis.ticks:
            level = y + self.y(tick)
            self._line(base if tick == max(0.0, axis.low) else grid, ((x, level), (x + self.wide, level)))
            text = axis.show(tick)
            self.canvas.labels.append(Label(x - 4.0, level + _TICK * 0.35, text, _TICK, "end", palette.MUTED))
        every = self._every()
        for step, text in enumerate(self.chart.steps):
            if (len(self.chart.steps) - 1 - step) % every == 0:
                place = (x + self.x(step), y + _HIGH + 5.0 + _TICK * ASCENT)
                self.canvas.labels.append(Label(*place, text, _TICK, "middle", palette.MUTED))
        self._targets()

    def _every(self) -> int:
        """Return of how many steps one has its label, so that labels stand apart and the first stays in the picture."""
        widest = max(width(text, _TICK) for text in self.chart.steps)
        every = max(1, math.ceil((widest + 6.0) / self.step))
        while (len(self.chart.steps) - 1) % every * self.step + self.step / 2 + self.left < widest / 2:
            every += 1
        return every

    def _targets(self) -> None:
        x, y = self.at
        stroke = self.canvas.stroke(Stroke("target", _TARGET, 1.1, (9.0, 3.0)))
        targets = sorted(dict.fromkeys(self.panel.targets), key=lambda target: -target[1])
        levels = [self.y(value) for _, value in targets]
        for level in levels:
            self._line(stroke, ((x, y + level), (x + self.wide, y + level)))
        for (words, _), level in zip(targets, _apart(levels), strict=True):
            place = (x + self.wide + 4.0, y + level + _TICK * 0.35)
            self.canvas.labels.append(Label(*place, words, _TICK, "start", _TARGET))

    def _series(self, number: int, one: Series) -> None:
        """Draw one line: exact figures joined and marked, others as bars."""
        x, y = self.at
        stroke = self._stroke(number)
        shift = (number - (len(self.panel.series) - 1) / 2) * min(4.0, self.step / 5) if self.names else 0.0
        runs: list[list[Point]] = [[]]
        marks: list[tuple[float, float, End]] = []
        for step, point in enumerate(one.points):
            if point is None or point.low != point.high:
                runs.append([])
                if point is not None:
                    self._bar(number, x + self.x(step) + shift, point)
                continue
            place = (x + self.x(step), y + self.y(point.low))
            runs[-1].append(place)
            marks.append((*place, _MARKS[number]))
        parts = tuple(tuple(run) for run in runs if len(run) > 1)
        if marks:
            self.canvas.lines.append(Line(parts, stroke, (), tuple(marks), clean(one.name)))

    def _bar(self, number: int, x: float, point: Bounds) -> None:
        """Draw a figure that is known within bounds; without a bound, an arrow points on."""
        y = self.at[1]
        top, bottom = y + self.y(point.high), y + self.y(point.low)
        if not self.names:
            half = self.step * 0.32
            self.canvas.areas.append(Area(x - half, top, 2 * half, max(bottom - top, 0.5), _UNDECIDED))
        solid = self.canvas.stroke(Stroke(f"bar-{number}", _COLOURS[number], 1.2))
        parts: list[tuple[Point, ...]] = [((x, bottom), (x, top))]
        for level, bound, down in ((top, point.high, _CAP), (bottom, point.low, -_CAP)):
            if math.isinf(bound):
                parts.append(((x - _CAP, level + down), (x, level), (x + _CAP, level + down)))
            else:
                parts.append(((x - _CAP, level), (x + _CAP, level)))
        self.canvas.lines.append(Line(tuple(parts), solid))

    def _line(self, stroke: int, points: tuple[Point, ...]) -> None:
        self.canvas.lines.append(Line((points,), stroke))

    def _stroke(self, number: int) -> int:
        return self.canvas.stroke(
            Stroke(f"s-{number}", _COLOURS[number], _WEIGHTS[number] if self.names else 1.5, _DASHES[number])
        )


def _apart(levels: list[float]) -> list[float]:
    """Return heights of words, from top to bottom, moved as little as lets them stand apart beside the plot."""
    found: list[float] = []
    for level in levels:
        found.append(max([level, *(last + _TICK * 1.25 for last in found[-1:])]))
    most = _HIGH
    for place in range(len(found) - 1, -1, -1):
        most = found[place] = min(found[place], most)
        most -= _TICK * 1.25
    return found


def _legend(canvas: Canvas, chart: LineChart, top: float, room: float) -> float:
    """Add what the signs mean that are used; return the lower edge."""
    points = [point for panel in chart.panels for one in panel.series for point in one.points]
    steps = range(len(chart.steps))
    entries: list[tuple[str, str]] = []
    if any(point is not None and point.low != point.high for point in points):
        entries.append(("bar", word("within", chart.language)))
    if any(panel.silent(step) for panel in chart.panels for step in steps):
        entries.append((palette.NO_DATA, word("silent", chart.language)))
    if any(panel.targets for panel in chart.panels):
        entries.append(("target", word("target", chart.language)))
    if any(panel.band for panel in chart.panels):
        entries.append((_BAND, word("band", chart.language)))
    x, y = 0.0, top
    for sign, words in entries:
        wide = 28.0 + width(words, FONT) + 18.0
        if x and x + wide - 18.0 > room:
            x, y = 0.0, y + FONT * 1.6
        middle = y + FONT * 0.6
        if sign == "bar":
            canvas.areas.append(Area(x + 6.0, y, 12.0, FONT * 1.2, _UNDECIDED))
            stroke = canvas.stroke(Stroke("bar-0", _COLOURS[0], 1.2))
            ends = [((x + 12.0 - _CAP, level), (x + 12.0 + _CAP, level)) for level in (y, y + FONT * 1.2)]
            canvas.lines.append(Line((((x + 12.0, y), (x + 12.0, y + FONT * 1.2)), *ends), stroke))
        elif sign == "target":
            stroke = canvas.stroke(Stroke("target", _TARGET, 1.1, (9.0, 3.0)))
            canvas.lines.append(Line((((x, middle), (x + 24.0, middle)),), stroke))
        else:
            canvas.areas.append(Area(x, y, 24.0, FONT * 1.2, sign))
        canvas.labels.append(Label(x + 28.0, y + FONT * ASCENT, words, FONT))
        x += wide
    return y + FONT * 1.5 if entries else top - 12.0
