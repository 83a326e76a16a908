"""Where lines of links end at boxes: at the middle of an edge, several spread evenly around it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from orgtree.draw.layout.connect import parts_of
from orgtree.draw.layout.geometry import PORT, lane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.layout.geometry import Arrangement
    from orgtree.draw.layout.placed import PlacedTree
    from orgtree.draw.layout.tree import Tree
    from orgtree.draw.layout.wiring import Pair, Wiring
    from orgtree.draw.scene import Point

_PITCHES = (1.5, 1.75, 2.0, 2.5, 3.0, 1.25, 1.0, 0.875)
"""How far lines may end from each other at a lower edge, which is long, in steps of other edges."""
_NEAR = 2.0
"""Nearer to the line of subordination another looks like a part of it."""


class Ports:
    """The ends of lines at the boxes of a placed tree.

    The middle of an edge is kept for the line of subordination where that meets it, or for lines that go straight to a
    neighbour; the others are on both sides of it, as far from each other.
    """

    def __init__(self, tree: Tree, arrangements: Sequence[Arrangement], placed: PlacedTree, wires: Wiring) -> None:
        self._tree, self._arrangements, self._placed = tree, arrangements, placed
        self._wires = wires
        self._left: dict[int, list[int]] = {}
        self._below: dict[int, list[int]] = {}
        self._between: dict[Pair, list[int]] = {}
        self._before: dict[int, int] = {}
        for number, trunk in enumerate(wires.trunks):
            for unit in trunk:
                (self._below if wires.enters_below(number, unit) else self._left).setdefault(unit, []).append(number)
            for pair in wires.straight[number]:
                self._between.setdefault(pair, []).append(number)
        for (first, second), numbers in self._between.items():
            if arrangements[tree.parents[first]].in_rows:
                self._before[second] = len(numbers)
        self._xs = {unit: self._spread_below(unit, numbers) for unit, numbers in self._below.items()}

    def left(self, unit: int, number: int) -> Point:
        """Return where a line that climbs meets a box."""
        placed, numbers = self._placed, self._left[unit]
        core = self._before.get(unit, 0) or int(self._is_hung(unit))
        middle = placed.y[unit] + placed.box_height[unit] / 2
        return placed.box_x[unit], middle + PORT * _fan(core, len(numbers))[numbers.index(number)]

    def below(self, unit: int, number: int) -> Point:
        """Return where a line meets a box from below."""
        placed = self._placed
        return self._xs[unit][number], placed.y[unit] + placed.box_height[unit]

    def straight(self, pair: Pair, number: int) -> tuple[Point, Point]:
        """Return the ends of a line between two neighbours."""
        placed, numbers, (first, second) = self._placed, self._between[pair], pair
        shift = PORT * _fan(0, len(numbers))[numbers.index(number)]
        if self._arrangements[self._tree.parents[first]].in_rows:
            y = placed.y[first] + placed.box_height[first] / 2 + shift
            return (placed.box_x[first] + placed.box_width[first], y), (placed.box_x[second], y)
        x = placed.box_x[first] + placed.box_width[first] / 2 + shift
        return (x, placed.y[first] + placed.box_height[first]), (x, placed.y[second])

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
        taken += [
            cell.edge - lane(cell.mask, other)
            for cell in placed.cells
            if cell.unit == unit
            for other in range(cell.mask.bit_length())
            if cell.mask >> other & 1
        ]
        best: list[float] = []
        for pitch in _PITCHES:
            for core in (0, 1):
                xs = [middle + PORT * pitch * step for step in _fan(core, len(numbers))]
                if not all(placed.box_x[unit] + 2 < x < placed.box_x[unit] + placed.box_width[unit] - 2 for x in xs):
                    continue
                best = best or xs
                if all(abs(x - other) >= _NEAR for x in xs for other in taken):
                    return dict(zip(numbers, xs, strict=True))
        return dict(zip(numbers, best, strict=True))


def _fan(core: int, count: int) -> list[float]:
    """Return how far from the middle, in steps, lines end of which some others have the middle.

    >>> _fan(0, 1), _fan(0, 2), _fan(1, 2), _fan(2, 1)
    ([0.0], [-0.5, 0.5], [-1.0, 1.0], [1.5])
    """
    if not core:
        return [at - (count - 1) / 2 for at in range(count)]
    half, above = (core - 1) / 2, count // 2
    return [*(-half - above + at for at in range(above)), *(half + 1 + at for at in range(count - above))]
