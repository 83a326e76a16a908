"""Route the lines of links through the room that their plan has kept free, so that they cross no box.

A line leaves a box at a side and climbs in a lane of its own at the left edge of a cell; through the channel above it goes on,
cell by cell, until all its ends have met, or a cell that is open below lets it down to the next row or to the foot.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING

from orgtree.draw.layout.geometry import FOOT_LANE, PLACES
from orgtree.draw.layout.wires import FOOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.layout.placed import Cell, PlacedTree
    from orgtree.draw.layout.ports import Ports
    from orgtree.draw.layout.wires import Wiring
    from orgtree.draw.scene import Point

_TOUCH = 1e-6
_NEAR = 0.01
"""So near to each other two strokes meet, of which each is told to so many decimals."""
Stroke = tuple["Point", "Point"]


@dataclass(frozen=True, slots=True)
class Route:
    """One line.

    Args:
        parts: Its strokes, upright or level.
        ends: Where it meets which node.
        straight: Those of its strokes that go straight from one neighbour to another.
        feet: Where it comes down to the foot.
    """

    parts: list[Stroke] = field(default_factory=list)
    ends: list[tuple[int, Point]] = field(default_factory=list)
    straight: list[Stroke] = field(default_factory=list)
    feet: list[float] = field(default_factory=list)


def route(placed: PlacedTree, wires: Wiring, ports: Ports, channel: float, to_foot: int) -> list[Route]:
    """Return the line of each wire; those that lead to the foot end at the upper edge of the room there.

    Args:
        placed: Where boxes and cells are.
        wires: Where lines run.
        ports: Where they end.
        channel: Upper edge of that room.
        to_foot: How many of the wires, the first ones, lead to boxes there.
    """
    found = []
    for number, trunk in enumerate(wires.trunks):
        line = Route()
        for pair in wires.straight[number]:
            ends = ports.straight(pair, number)
            line.straight.append(ends)
            line.ends.extend(zip(pair, ends, strict=True))
        line.parts.extend(line.straight)
        if trunk:
            foot = channel if number < to_foot else None
            line.feet.extend(_Climber(placed, wires, ports, number, line, foot).climb())
        line.parts[:] = joined(line.parts)
        found.append(line)
    return found


def lead(lines: Sequence[Route], channel: float, bodies: Sequence[Point]) -> None:
    """Lead lines that have come down to the foot on to the upper edges of boxes there, each in a lane of its own.

    Args:
        lines: The lines.
        channel: Upper edge of the lanes.
        bodies: Where they end.
    """
    spans = [(min(*line.feet, x), max(*line.feet, x)) for line, (x, _) in zip(lines, bodies, strict=True)]

    def crossings(one: int, other: int) -> int:
        """Return how often two lines cross when the first one has the upper lane."""
        (low, high), (left, right) = spans[one], spans[other]
        return sum(low < x < high for x in lines[other].feet) + (left < bodies[one][0] < right)

    cost = [
        sum(crossings(one, other) - crossings(other, one) for other in range(len(lines)) if other != one)
        for one in range(len(lines))
    ]
    for place, number in enumerate(sorted(range(len(lines)), key=lambda number: (cost[number], number))):
        line, (x, top) = lines[number], bodies[number]
        level = channel + (place + 0.5) * FOOT_LANE
        line.parts.extend(((foot, channel), (foot, level)) for foot in line.feet)
        line.parts.extend((((x, level), (x, top)), ((spans[number][0], level), (spans[number][1], level))))
        line.parts[:] = joined(line.parts)


def joined(parts: Sequence[Stroke]) -> list[Stroke]:
    """Return straight parts with those on one line joined, so that no dashes lie on top of each other."""
    spans: dict[tuple[bool, float], list[tuple[float, float]]] = {}
    for (x0, y0), (x1, y1) in parts:
        upright = x0 == x1
        key, ends = (upright, round(x0 if upright else y0, PLACES)), (y0, y1) if upright else (x0, x1)
        spans.setdefault(key, []).append((min(ends), max(ends)))
    found: list[Stroke] = []
    for (upright, place), stretches in spans.items():
        merged: list[tuple[float, float]] = []
        for low, high in sorted(stretches):
            if merged and low <= merged[-1][1] + _TOUCH:
                merged[-1] = (merged[-1][0], max(merged[-1][1], high))
            else:
                merged.append((low, high))
        found += [((place, a), (place, b)) if upright else ((a, place), (b, place)) for a, b in merged]
    return found


def joints(parts: Sequence[Stroke]) -> list[Point]:
    """Return where three or four strokes of one line meet.

    >>> joints([((0, 0), (9, 0)), ((4, 0), (4, 5)), ((9, 0), (9, 5))])
    [(4, 0)]
    """
    level = [sorted(part) for part in parts if part[0][1] == part[1][1]]
    upright = [sorted(part) for part in parts if part[0][0] == part[1][0]]
    return sorted(
        (x, y)
        for (left, y), (right, _) in level
        for (x, top), (_, bottom) in upright
        if left - _NEAR <= x <= right + _NEAR
        and top - _NEAR <= y <= bottom + _NEAR
        and (left + _NEAR < x < right - _NEAR or top + _NEAR < y < bottom - _NEAR)
    )


class _Climber:
    """The strokes of one line that climbs, cell by cell from the innermost ones."""

    def __init__(
        self, placed: PlacedTree, wires: Wiring, ports: Ports, number: int, line: Route, channel: float | None
    ) -> None:
        self._placed, self._wires, self._ports = placed, wires, ports
        self._number, self._line, self._channel = number, line, channel
        self._exits: dict[int, list[Point]] = {}
        self._waiting: list[int] = []
        self._feet: list[float] = []

    def climb(self) -> list[float]:
        """Add all strokes; return where the line comes down to the foot."""
        self._begin()
        while self._waiting:
            index = -heappop(self._waiting)
            points = self._exits.pop(index)
            if self._channel is None and not self._waiting:
                self._meet(self._placed.cells[index], points)
            else:
                self._leave(self._placed.cells[index], points)
        return self._feet

    def _begin(self) -> None:
        number, wires, ports = self._number, self._wires, self._ports
        for unit in wires.trunks[number]:
            below = wires.enters_below(number, unit)
            point = ports.below(unit, number) if below else ports.beside(unit, number)
            self._line.ends.append((unit, point))
            if not below:
                self._enter(wires.entries[number, unit], point)
            elif (number, unit) in wires.dropped:
                self._sink(wires.sinks[number, unit], point[0], [point])
            else:
                self._enter(unit)

    def _enter(self, node: int, *points: Point) -> None:
        """Let a line go on in the cell of a node."""
        cell = self._placed.cell_of[node]
        if cell not in self._exits:
            heappush(self._waiting, -cell)
        self._exits.setdefault(cell, []).extend(points)

    def _meet(self, cell: Cell, points: Sequence[Point]) -> None:
        """Join all that is left of a line in one cell: below it in a channel, or in a lane."""
        number, top = self._number, self._wires.tops[self._number]
        xs = [x for x, _ in points]
        if number in self._wires.downward:
            x, y = self._ports.below(top, number)
            self._line.parts.append(((x, y), (x, points[0][1])))
            xs.append(x)
        elif any(abs(a[1] - b[1]) > _TOUCH for a, b in pairwise(points)):
            self._rise(cell, points, [])
            return
        self._line.parts.append(((min(xs), points[0][1]), (max(xs), points[0][1])))

    def _leave(self, cell: Cell, points: Sequence[Point]) -> None:
        """Lead a line out of a cell: down to the foot or to a channel, or through the channel above."""
        number, key = self._number, (self._number, cell.node)
        if key in self._wires.sinks:
            self._sink(self._wires.sinks[key], cell.lane(number), points)
        else:
            level = cell.level(number)
            x = self._rise(cell, points, [level])
            self._enter(self._wires.onward.get(key, self._wires.tops[number]), (x, level))

    def _sink(self, node: int, x: float, points: Sequence[Point]) -> None:
        """Lead a line from points down to the foot, or to the channel above a node."""
        if node == FOOT and self._channel is not None:
            self._drop(x, points, self._channel)
            self._feet.append(x)
        else:
            level = self._placed.cells[self._placed.cell_of[node]].level(self._number)
            self._drop(x, points, level)
            self._enter(self._wires.tops[self._number], (x, level))

    def _rise(self, cell: Cell, points: Sequence[Point], more: Sequence[float]) -> float:
        """Join points by the line's lane in a cell, which reaches to some more heights; return where that is."""
        x = cell.lane(self._number)
        self._drop(x, points, *more)
        return x

    def _drop(self, x: float, points: Sequence[Point], *more: float) -> None:
        """Join points by an upright stroke that reaches to some more heights."""
        ys = [*(y for _, y in points), *more]
        self._line.parts.extend((point, (x, point[1])) for point in points if point[0] != x)
        if min(ys) < max(ys):
            self._line.parts.append(((x, min(ys)), (x, max(ys))))
