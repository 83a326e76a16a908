"""Where lines of links end at boxes: at the middle of an edge, several spread evenly around it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from orgtree.draw.layout.connect import parts_of
from orgtree.draw.layout.geometry import PLACES, PORT, WORDS_APART
from orgtree.draw.layout.lane_order import LaneOrder, upright_above
from orgtree.draw.layout.wires import FOOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from orgtree.draw.layout.geometry import Arrangement
    from orgtree.draw.layout.placed import PlacedTree
    from orgtree.draw.layout.tree import Tree
    from orgtree.draw.layout.wires import Pair, Wiring
    from orgtree.draw.scene import Point

_PITCHES = (1.5, 1.75, 2.0, 2.5, 3.0, 1.25, 1.0, 0.875)
"""How far lines may end from each other at a lower edge, which is long, in steps of other edges."""
_CORNER = 2.5
"""How far from the corners of a box lines end."""
_NUDGE = 1.5
"""How much higher than its place a line ends that would lie on another there."""
_SAME = 0.5
"""So near to another line it lies on it."""
_NEAR = 2.0
"""Nearer to the line of subordination another looks like a part of it."""


class Ports:
    """The ends of lines at the boxes of a placed tree, in whose cells they order the lanes.

    The middle of an edge is kept for the line of subordination where that meets it, or for lines that go straight to a
    neighbour; the others are on both sides of it, as far from each other.
    """

    def __init__(
        self, tree: Tree, arrangements: Sequence[Arrangement], placed: PlacedTree, wires: Wiring, foot: float
    ) -> None:
        self._tree, self._arrangements, self._placed = tree, arrangements, placed
        self._wires = wires
        self._left: dict[int, list[int]] = {}
        self._below: dict[int, list[int]] = {}
        self._between: dict[Pair, list[int]] = {}
        self._right: dict[int, list[int]] = {}
        self._before: dict[int, int] = {}
        self._after: dict[int, int] = {}
        for number, trunk in enumerate(wires.trunks):
            for unit in trunk:
                right = self._right if (number, unit) in wires.rightward else self._left
                (self._below if wires.enters_below(number, unit) else right).setdefault(unit, []).append(number)
            for pair in wires.straight[number]:
                self._between.setdefault(pair, []).append(number)
        for (first, second), numbers in self._between.items():
            if self._is_beside(first, second):
                self._after[first] = self._before[second] = len(numbers)
        self._ys: dict[tuple[int, int], float] = {}
        self._ys.update(self._levels())
        for unit, number in LaneOrder(placed, wires, (self._left, self._right), self._height, foot).find():
            self._ys[unit, number] = self._height(unit, number) - _NUDGE
        self._xs = {unit: self._spread_below(unit, numbers) for unit, numbers in self._below.items()}

    def beside(self, unit: int, number: int) -> Point:
        """Return where a line that climbs meets a box, at its left or right edge."""
        placed, right = self._placed, (number, unit) in self._wires.rightward
        x = placed.box_x[unit] + (placed.box_width[unit] if right else 0.0)
        return x, self._height(unit, number)

    def _height(self, unit: int, number: int) -> float:
        """Return how high a line that climbs meets a box: around the middle, which others may have."""
        placed = self._placed
        if (unit, number) in self._ys:
            return self._ys[unit, number]
        if (number, unit) in self._wires.rightward:
            numbers, core = self._right[unit], self._after.get(unit, 0)
        else:
            numbers, core = self._left[unit], self._before.get(unit, 0) or int(self._is_hung(unit))
        middle, step = placed.y[unit] + placed.box_height[unit] / 2, PORT
        if not core and len(numbers) > 1:
            # Words stand on one of two lines where these are far enough from each other.
            step = max(PORT, min(WORDS_APART, (placed.box_height[unit] - 2 * _CORNER) / len(numbers)))
        return round(middle + step * _fan(core, len(numbers))[numbers.index(number)], PLACES)

    def _levels(self) -> Iterator[tuple[tuple[int, int], float]]:
        """Yield how high both ends are of lines that can go straight from one box to another with a lane between."""
        wires, placed = self._wires, self._placed
        for number, trunk in enumerate(wires.trunks):
            ends = {(number, unit) in wires.rightward: unit for unit in trunk}
            if len(trunk) != 2 or len(ends) != 2 or wires.enters_below(number, ends[False]):  # noqa: PLR2004 - two ends
                continue
            left, right = ends[True], ends[False]
            alone = len(self._right[left]) == 1 == len(self._left[right])
            if not alone or left in self._after or wires.entries[number, left] != wires.entries[number, right]:
                continue
            y = self._height(right, number)
            top, bottom = placed.y[left], placed.y[left] + placed.box_height[left]
            if top + _CORNER <= y <= bottom - _CORNER:
                yield (left, number), y
                yield (right, number), y

    def below(self, unit: int, number: int) -> Point:
        """Return where a line meets a box from below."""
        placed = self._placed
        return round(self._xs[unit][number], PLACES), placed.y[unit] + placed.box_height[unit]

    def straight(self, pair: Pair, number: int) -> tuple[Point, Point]:
        """Return the ends of a line between two neighbours."""
        placed, numbers, (first, second) = self._placed, self._between[pair], pair
        parent = self._tree.parents[first]
        below_bus = self._arrangements[parent].in_rows and not self._is_beside(first, second)
        below_bus &= parent != self._tree.root or not self._tree.invisible
        shift = PORT * _fan(int(below_bus), len(numbers))[numbers.index(number)]
        if self._is_beside(first, second):
            y = round(placed.y[first] + placed.box_height[first] / 2 + shift, PLACES)
            return (placed.box_x[first] + placed.box_width[first], y), (placed.box_x[second], y)
        left = max(placed.box_x[first], placed.box_x[second])
        right = min(placed.box_x[unit] + placed.box_width[unit] for unit in pair)
        x = round((left + right) / 2 + shift, PLACES)
        return (x, placed.y[first] + placed.box_height[first]), (x, placed.y[second])

    def _is_beside(self, first: int, second: int) -> bool:
        """Return whether the second of two neighbours stands in the row of the first."""
        placed = self._placed
        return self._arrangements[self._tree.parents[first]].in_rows and placed.y[first] == placed.y[second]

    def _is_hung(self, unit: int) -> bool:
        """Return whether the line of subordination comes from the left."""
        parent = self._tree.parents[unit]
        if parent < 0 or (self._tree.invisible and parent == self._tree.root):
            return False
        if unit in self._tree.beside.get(parent, ()):
            return not self._placed.centred[parent]
        return not self._arrangements[parent].in_rows

    def _spread_below(self, unit: int, numbers: list[int]) -> dict[int, float]:
        """Return where lines meet a box from below, off the lines that lead from it to what stands under it."""
        placed = self._placed
        middle = placed.box_x[unit] + placed.box_width[unit] / 2
        parts = parts_of(self._tree, self._arrangements[unit], placed, unit) if self._tree.children[unit] else []
        taken = [a[0] for part in parts for a, b in pairwise(part) if a[0] == b[0]]
        taken += [cell.lane(other) for cell in placed.cells if cell.unit == unit for other in cell.order]
        for number in numbers:
            if (node := self._wires.sinks.get((number, unit), FOOT)) != FOOT:
                taken += upright_above(placed, node)
        left, right = placed.box_x[unit] + _CORNER, placed.box_x[unit] + placed.box_width[unit] - _CORNER
        spreads = (
            [middle + PORT * pitch * step for step in _fan(core, len(numbers))] for pitch in _PITCHES for core in (0, 1)
        )
        inside = [xs for xs in spreads if left < xs[0] and xs[-1] < right]
        near = [[abs(x - other) for x in xs for other in taken] for xs in inside]
        hidden = [(sum(away < _SAME for away in found), sum(away < _NEAR for away in found)) for found in near]
        return dict(zip(numbers, inside[hidden.index(min(hidden))], strict=True))


def _fan(core: int, count: int) -> list[float]:
    """Return how far from the middle, in steps, lines end of which some others have the middle.

    >>> _fan(0, 1), _fan(0, 2), _fan(1, 2), _fan(2, 1)
    ([0.0], [-0.5, 0.5], [-1.0, 1.0], [1.5])
    """
    if not core:
        return [at - (count - 1) / 2 for at in range(count)]
    half, above = (core - 1) / 2, count // 2
    return [*(-half - above + at for at in range(above)), *(half + 1 + at for at in range(count - above))]
