"""Pack boxes inside boxes: leaves in grids of cells of one size, containers on shelves, all in the order in which they stand.

A container is as wide as it is told and as high as it needs. Leaves that follow each other make a grid of their own, so that an
empty leaf never grows to the size of a container beside it; containers that follow each other stand on shelves, which they share
by what each needs, and which are as high as the highest. Small containers and a row of leaves share the last shelf where either alone would leave it half empty.
The area of a container so follows the number of units in it.
"""

from __future__ import annotations

import math
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GAP = 3.0
"""Points between two boxes."""
EDGE = 4.0
"""Points between a container's edge and what is in it."""
_WIDEN = 2.0
"""How much wider than it needs a cell or a shelf's container may get to fill its row."""
_NEARLY = 0.7
"""A last shelf that would be filled so far is filled wholly."""
_SHAPES = (0.6, 0.8, 1.0, 1.3, 1.7)
"""Widths that are tried, as factors of that of the wanted shape."""
_SHAPE_COUNTS = 0.35
"""How much a shape far from the wanted one counts against a waste of area."""
_HEIGHTEN = 1.7
"""How much higher than they need cells of leaves may get to fill a container."""
_BESIDE = 2.6
"""How much higher a leaf may get to share a shelf with containers: these then hold a row of leaves."""
_ROUNDS = 4
"""How often the widths of a shelf's boxes are brought nearer to equal heights."""
_LOW, _TALL = 0.85, 0.95
"""Shares of the height of a shelf: up to which a box is narrowed, and from which one gets what that leaves."""
_GRAIN = 4.0
"""Widths are multiples of so many points, so that few of them are tried."""

Frame = tuple[float, float, float, float]
"""Left, top, width and height."""


class _Run(NamedTuple):
    """Children that follow each other and are all leaves, or all containers."""

    leaves: bool
    units: list[int]


class Shelves:
    """The layout of a forest of boxes.

    Args:
        children: Per box those in it, in order; a leaf has none.
        needs: Per box width and height of its text, which is the head of a container.
        aspect: The wanted width of a container for a height of 1.
    """

    def __init__(self, children: Sequence[Sequence[int]], needs: Sequence[tuple[float, float]], aspect: float) -> None:
        self._needs = needs
        self._aspect = aspect
        self._runs = [_runs(children, below) for below in children]
        self._least = [0.0] * len(children)
        self._heights: dict[tuple[int, float], float] = {}
        self._shelves: dict[tuple[int, int, float], list[list[tuple[int, float]]]] = {}
        self._joined: dict[tuple[int, float], list[_Run]] = {}
        # From the leaves up, so that what is asked for is there already.
        for unit in range(len(children) - 1, -1, -1):
            inside = max((self._least[kid] for kid in children[unit]), default=-2 * EDGE) + 2 * EDGE
            self._least[unit] = max(needs[unit][0], inside)
        self._wanted = [0.0] * len(children)
        for unit in range(len(children) - 1, -1, -1):
            self._wanted[unit] = self._best(unit) if children[unit] else needs[unit][0]

    def frames(self, roots: Sequence[int], shape: float) -> dict[int, Frame]:
        """Return where every box stands, parents first.

        Args:
            roots: The outermost boxes, in order.
            shape: The wanted width of the whole for a height of 1.
        """
        runs = _runs(self._runs, roots)
        area = fsum(self._wanted[root] * self._height(root, self._wanted[root]) for root in roots)
        least = max(self._least[root] for root in roots)
        tried = {
            max(least, _grain(math.sqrt(area * shape) * factor)) for factor in (*_SHAPES, 0.7, 0.9, 1.15, 1.5, 2.2)
        }
        heights = {wide: self._runs_height(-1, runs, wide) for wide in sorted(tried)}
        wide = min(heights, key=lambda one: max(one, heights[one] * shape) * max(heights[one], one / shape))
        found: dict[int, Frame] = {}
        waiting = list(self._placed(-1, runs, 0.0, 0.0, wide, 0.0))
        while waiting:
            unit, frame = waiting.pop()
            found[unit] = frame
            if self._runs[unit]:
                x, y, across, high = frame
                head = self._needs[unit][1]
                spare = high - self._height(unit, across)
                waiting += self._placed(unit, self._runs[unit], x + EDGE, y + head + GAP, across - 2 * EDGE, spare)
        return dict(sorted(found.items()))

    def _best(self, unit: int) -> float:
        """Return the width at which a container wastes least and comes near to the wanted shape."""
        area = fsum(
            self._wanted[kid] * self._height(kid, self._wanted[kid]) for run in self._runs[unit] for kid in run.units
        )
        ideal = math.sqrt(area * self._aspect)
        tried = sorted({max(self._least[unit], _grain(ideal * factor)) for factor in _SHAPES})

        def cost(wide: float) -> float:
            high = self._height(unit, wide)
            return wide * high * (1 + _SHAPE_COUNTS * abs(math.log(wide / high / self._aspect)))

        return min(tried, key=cost)

    def _height(self, unit: int, wide: float) -> float:
        """Return how high a box is that is as wide as told."""
        if not self._runs[unit]:
            return self._needs[unit][1]
        found = self._heights.get((unit, wide))
        if found is None:
            inner = self._runs_height(unit, self._runs[unit], wide - 2 * EDGE)
            found = self._heights[unit, wide] = self._needs[unit][1] + GAP + inner + EDGE
        return found

    def _runs_height(self, unit: int, runs: Sequence[_Run], wide: float) -> float:
        runs = self._sharing(unit, runs, wide)
        high = GAP * (len(runs) - 1)
        for number, run in enumerate(runs):
            if run.leaves:
                rows = self._rows(run.units, wide)
                high += fsum(rows) + GAP * (len(rows) - 1)
            else:
                shelves = self._on_shelves(unit, number, run.units, wide)
                high += fsum(map(self._shelf_height, shelves)) + GAP * (len(shelves) - 1)
        return high

    def _sharing(self, unit: int, runs: Sequence[_Run], wide: float) -> Sequence[_Run]:
        """Return runs of which the last two are one where their boxes fill one shelf better than two."""
        if len(runs) < 2:  # noqa: PLR2004 - the two
            return runs
        found = self._joined.get((unit, wide))
        if found is None:
            found = self._joined_last(runs, wide)
            if unit >= 0:
                self._joined[unit, wide] = found
        return found

    def _joined_last(self, runs: Sequence[_Run], wide: float) -> list[_Run]:
        *others, one, last = runs
        # Containers that fill a shelf by themselves have it; leaves behind containers have a row.
        filled = fsum(self._wanted[box] for box in last.units) * _WIDEN
        if last.leaves or filled >= _NEARLY * wide:
            return list(runs)
        # As many leaves stand above as make all rows about equally full.
        size = self._across(one.units) + GAP
        total = size * len(one.units) + fsum(self._wanted[box] + GAP for box in last.units)
        rows = math.ceil((total - GAP) / wide)
        above_it = min(len(one.units) - 1, round(total * (rows - 1) / rows / size))
        first, row = one.units[:above_it], one.units[above_it:]
        if total - above_it * size - GAP > wide:
            return list(runs)
        shelf = [*row, *last.units]
        high = self._shelf_height(self._shared(shelf, wide, last=False))
        if high > _BESIDE * max(self._needs[leaf][1] for leaf in one.units):
            return list(runs)
        above = [_Run(leaves=True, units=first)] if first else []
        return [*others, *above, _Run(leaves=False, units=shelf)]

    def _shelf_height(self, shelf: Sequence[tuple[int, float]]) -> float:
        return max(self._height(one, across) for one, across in shelf)

    def _across(self, units: Sequence[int]) -> float:
        """Return the width of the cells of leaves: what the one with most text needs."""
        return max(self._needs[one][0] for one in units)

    def _rows(self, units: Sequence[int], wide: float) -> list[float]:
        """Return the heights of the rows of a grid of leaves: of the few with more text more, else the same for all."""
        columns = _columns(len(units), wide, self._across(units))
        rows = [max(self._needs[one][1] for one in units[at : at + columns]) for at in range(0, len(units), columns)]
        low, high = min(rows), max(rows)
        return rows if 4 * rows.count(low) >= 3 * len(rows) else [high] * len(rows)

    def _on_shelves(self, unit: int, number: int, units: Sequence[int], wide: float) -> list[list[tuple[int, float]]]:
        """Return containers on shelves with the width that each gets there."""
        found = self._shelves.get((unit, number, wide))
        if found is None:
            shelves = self._split(units, wide)
            found = [self._shared(shelf, wide, last=at == len(shelves) - 1) for at, shelf in enumerate(shelves)]
            if unit >= 0:
                self._shelves[unit, number, wide] = found
        return found

    def _split(self, units: Sequence[int], wide: float) -> list[list[int]]:
        """Return containers in order in as few shelves as take them, about equally full."""
        wanted = [min(self._wanted[one], wide) for one in units]
        count = len(_filled(wanted, wide))
        low, high = max(wanted), float(wide)
        # The least room that needs no more shelves makes them equally full.
        for _ in range(12):
            middle = (low + high) / 2
            low, high = (low, middle) if len(_filled(wanted, middle)) <= count else (middle, high)
        shelves, at = [], 0
        for size in _filled(wanted, high):
            shelves.append(list(units[at : at + size]))
            at += size
        return shelves

    def _shared(self, shelf: Sequence[int], wide: float, *, last: bool) -> list[tuple[int, float]]:
        """Return the containers of a shelf with their widths: what each wants, and a part of what is left."""
        room = wide - GAP * (len(shelf) - 1)
        wanted = [min(self._wanted[one], room) for one in shelf]
        # A last shelf that is half empty stays so: its boxes would seem to hold more than those above.
        filled = fsum(wanted) * _WIDEN
        room = filled if last and filled < _NEARLY * room else room
        best: list[tuple[int, float]] = []
        for _ in range(_ROUNDS):
            widths = self._fitted(shelf, wanted, room)
            heights = [self._height(one, across) for one, across in zip(shelf, widths, strict=True)]
            if not best or max(heights) < self._shelf_height(best):
                best = list(zip(shelf, widths, strict=True))
            # What is higher than the others gets more room, so that all come out about equally high.
            mean = fsum(heights) / len(heights)
            wanted = [across * math.sqrt(high / mean) for across, high in zip(widths, heights, strict=True)]
        # Of nested containers each try lays out all that is in them.
        flat = all(run.leaves for one in shelf for run in self._runs[one])
        for _ in range(_ROUNDS if flat else 0):
            closer = self._closer(best)
            if self._shelf_height(closer) >= self._shelf_height(best):
                break
            best = closer
        return best

    def _closer(self, shelf: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
        """Return a shelf on which boxes that are much lower than the highest are as narrow as they may be, for what that needs."""
        high = self._shelf_height(shelf)
        widths, freed = dict(shelf), 0.0
        for one, across in shelf:
            if self._height(one, across) > _LOW * high:
                continue
            low, found = self._least[one], across
            while found - low > _GRAIN:
                middle = (low + found) / 2
                low, found = (low, middle) if self._height(one, middle) <= high else (middle, found)
            widths[one] = found
            freed += across - found
        tall = [one for one, across in shelf if self._height(one, across) > _TALL * high]
        share = freed / fsum(widths[one] for one in tall)
        return [(one, across * (1 + share) if one in tall else across) for one, across in widths.items()]

    def _fitted(self, shelf: Sequence[int], wanted: Sequence[float], room: float) -> list[float]:
        """Return widths that fill a room, none below what its box needs."""
        factor = room / fsum(wanted)
        widths = [max(self._least[one], across * factor) for one, across in zip(shelf, wanted, strict=True)]
        over = fsum(widths) - room
        free = fsum(across - self._least[one] for one, across in zip(shelf, widths, strict=True))
        part = min(1.0, over / free) if over > 0 and free > 0 else 0.0
        return [across - (across - self._least[one]) * part for one, across in zip(shelf, widths, strict=True)]

    def _placed(
        self, unit: int, runs: Sequence[_Run], left: float, top: float, wide: float, spare: float
    ) -> Iterator[tuple[int, Frame]]:
        """Yield the frames of what is in a container; containers share the height that it has to spare."""
        runs = self._sharing(unit, runs, wide)
        shelves_in_all = sum(
            len(self._on_shelves(unit, number, run.units, wide)) for number, run in enumerate(runs) if not run.leaves
        )
        more = max(0.0, spare) / shelves_in_all if shelves_in_all else 0.0
        y = top
        for number, run in enumerate(runs):
            if run.leaves:
                frames = list(self._grid(run.units, left, y, wide, 0.0 if shelves_in_all else spare / len(runs)))
                yield from frames
                y = frames[-1][1][1] + frames[-1][1][3] + GAP
                continue
            for shelf in self._on_shelves(unit, number, run.units, wide):
                high = self._shelf_height(shelf) + more
                x = left
                for one, across in shelf:
                    yield one, (x, y, across, high)
                    x += across + GAP
                y += high + GAP

    def _grid(
        self, units: Sequence[int], left: float, top: float, wide: float, spare: float
    ) -> Iterator[tuple[int, Frame]]:
        """Yield the frames of leaves in a grid of cells of one size."""
        need, rows = self._across(units), self._rows(units, wide)
        columns = _columns(len(units), wide, need)
        across = min((wide - GAP * (columns - 1)) / columns, need * _WIDEN)
        y = top
        for row, needed in enumerate(rows):
            high = min(needed + max(0.0, spare) / len(rows), needed * _HEIGHTEN)
            for column, one in enumerate(units[row * columns : (row + 1) * columns]):
                yield one, (left + column * (across + GAP), y, across, high)
            y += high + GAP


def _runs(children: Sequence[Sequence[object]], units: Sequence[int]) -> list[_Run]:
    found: list[_Run] = []
    for unit in units:
        leaf = not children[unit]
        if not found or found[-1].leaves is not leaf:
            found.append(_Run(leaf, []))
        found[-1].units.append(unit)
    return found


def _columns(count: int, wide: float, need: float) -> int:
    """Return how many columns of a grid fit, no more than make all rows about equally full."""
    most = max(1, min(count, int((wide + GAP + 1e-6) / (need + GAP))))
    return math.ceil(count / math.ceil(count / most))


def _filled(wanted: Sequence[float], wide: float) -> list[int]:
    """Return how many stand on each shelf where each is filled before the next begins."""
    found: list[int] = []
    room = 0.0
    for width in wanted:
        if not found or width + GAP > room + 1e-6:
            found.append(1)
            room = wide - width
        else:
            found[-1] += 1
            room -= width + GAP
    return found


def _grain(wide: float) -> float:
    return math.ceil(wide / _GRAIN) * _GRAIN
