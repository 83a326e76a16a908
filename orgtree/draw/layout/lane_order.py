"""Order lines in lanes, in channels and at the edges of boxes so that they cross as little as may be, and none lies on another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from orgtree.draw.layout.crossings import Passing, best_order, crossings
from orgtree.draw.layout.geometry import ASIDE, bits
from orgtree.draw.layout.wires import FOOT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from orgtree.draw.layout.placed import Cell, PlacedTree
    from orgtree.draw.layout.wires import Wiring

_SWEEPS = 2
"""So often channels, ends and lanes are ordered anew, each by the others."""
_SAME = 0.5
_STEPS = (0.0, 2 * ASIDE / 3, ASIDE / 3, ASIDE)
"""How far a line stands off its lane, the best first."""

Row = tuple[int, float]
"""What tells a row: the unit above, and the upper edge of the row."""
Edges = dict[int, list[int]]
"""The lines that end at the left, or the right, edges of boxes, from above; by units."""


class LaneOrder:
    """The orders of the lines in the cells of a placed tree, and at the edges of its boxes.

    Args:
        placed: Where boxes and cells are; the cells get their orders.
        wires: Where lines run.
        edges: Which lines end at the left and at the right edges of boxes; these get their orders, too.
        height: How high a line meets a box beside it, by the unit and the line's number.
        foot: Upper edge of the room at the foot.
    """

    def __init__(
        self,
        placed: PlacedTree,
        wires: Wiring,
        edges: Sequence[Edges],
        height: Callable[[int, int], float],
        foot: float,
    ) -> None:
        self._placed, self._wires, self._edges, self._height, self._foot = placed, wires, edges, height, foot

    def find(self) -> list[tuple[int, int]]:
        """Order all; return units with lines that would still lie on another where they meet these."""
        passing = self._in_lanes(self._about)
        self._order_lanes(passing)
        for _ in range(_SWEEPS):
            self._order_channels()
            self._order_ends(passing)
            passing = self._in_lanes(self._level)
            self._order_lanes(passing)
        self._order_channels()
        down = {key: node for key, node in self._wires.sinks.items() if node != FOOT and key not in self._wires.dropped}
        down |= self._wires.passes
        # The lowest first, since each looks at the row below.
        for number, lane in sorted(down, key=lambda key: (-self._placed.cell_of[key[1]], key)):
            self._stand_off(number, lane, down[number, lane])
        return self._hidden(passing)

    def _cell(self, node: int) -> Cell:
        return self._placed.cells[self._placed.cell_of[node]]

    def _level(self, number: int, node: int) -> float:
        return self._cell(node).level(number)

    def _about(self, _: int, node: int) -> float:
        """Return how high the channel above a node is while its own order is not known, so that it decides nothing."""
        return self._cell(node).exit

    def _in_lanes(self, level: Callable[[int, int], float]) -> dict[tuple[int, int], Passing]:
        """Return of every line how high it comes into the lanes beside each node."""
        wires = self._wires
        found: dict[tuple[int, int], Passing] = {}

        def at(number: int, node: int) -> Passing:
            return found.setdefault((number, node), Passing())

        for (number, unit), node in wires.entries.items():
            side = at(number, node).far if (number, unit) in wires.rightward else at(number, node).near
            side.append(self._height(unit, number))
        for (number, lane), node in wires.onward.items():
            if (number, node) in wires.passes:
                continue
            side = at(number, node).far if (number, lane) in wires.rightward_lanes else at(number, node).near
            side.append(level(number, lane))
        for (number, lane), node in wires.sinks.items():
            if (number, lane) not in wires.dropped:
                at(number, lane).ends.append(self._foot if node == FOOT else level(number, node))
        for (number, lane), node in wires.passes.items():
            at(number, lane).ends.append(level(number, node))
        for node, mask in enumerate(wires.up):
            for number in bits(mask):
                at(number, node).ends.append(level(number, node))
        return found

    def _order_lanes(self, passing: Mapping[tuple[int, int], Passing]) -> None:
        placed = self._placed
        for at, cell in enumerate(placed.cells):
            if len(cell.order) > 1:
                found = {number: passing.get((number, cell.node)) for number in cell.order}
                placed.cells[at] = replace(cell, order=_least(cell.order, found))

    def _in_channels(self) -> dict[tuple[int, Row], Passing]:
        """Return of every line where it comes into the channels above rows."""
        placed, wires = self._placed, self._wires
        found: dict[tuple[int, Row], Passing] = {}

        def at(number: int, cell: Cell) -> Passing:
            return found.setdefault((number, (cell.unit, cell.exit)), Passing())

        def middle(unit: int) -> float:
            return placed.box_x[unit] + placed.box_width[unit] / 2

        for node, mask in enumerate(wires.up):
            for number in bits(mask):
                cell, top = self._cell(node), wires.tops[number]
                at(number, cell).near.append(cell.lane(number))
                goes_on = wires.onward.get((number, node))
                if goes_on is not None and (number, goes_on) not in wires.passes:
                    at(number, cell).ends.append(self._cell(goes_on).lane(number))
                elif number in wires.downward and cell.unit == top:
                    at(number, cell).far.append(middle(top))
        for (number, lane), node in wires.sinks.items():
            if node != FOOT:
                dropped = (number, lane) in wires.dropped
                at(number, self._cell(node)).far.append(middle(lane) if dropped else self._cell(lane).lane(number))
        for (number, lane), node in wires.passes.items():
            at(number, self._cell(node)).far.append(self._cell(lane).lane(number))
        return found

    def _order_channels(self) -> None:
        placed, passing = self._placed, self._in_channels()
        orders: dict[Row, tuple[int, ...]] = {}
        for at, cell in enumerate(placed.cells):
            if len(cell.channel) > 1:
                row = cell.unit, cell.exit
                if row not in orders:
                    orders[row] = _least(cell.channel, {number: passing.get((number, row)) for number in cell.channel})
                placed.cells[at] = replace(cell, channel=orders[row])

    def _order_ends(self, passing: Mapping[tuple[int, int], Passing]) -> None:
        """Order lines at each edge of a box: of two the one in the nearer lane crosses the other where it turns to it."""
        for edges in self._edges:
            for unit, numbers in edges.items():
                if len(numbers) > 1 and all((number, unit) in self._wires.entries for number in numbers):
                    numbers[:] = self._ends_at(unit, numbers, passing)

    def _ends_at(
        self, unit: int, numbers: Sequence[int], passing: Mapping[tuple[int, int], Passing]
    ) -> tuple[int, ...]:
        nodes = {number: self._wires.entries[number, unit] for number in numbers}
        away = {number: abs(self._cell(nodes[number]).lane(number) - self._placed.box_x[unit]) for number in numbers}
        middle = self._placed.y[unit] + self._placed.box_height[unit] / 2
        half = self._placed.box_height[unit] / 2
        spans = {number: passing[number, nodes[number]].span for number in numbers}
        rises = {number: spans[number][0] < middle - half for number in numbers}
        falls = {number: spans[number][1] > middle + half for number in numbers}

        def cost(upper: int, lower: int) -> int:
            return int(falls[upper] if away[upper] < away[lower] else rises[lower])

        return best_order(numbers, cost)

    def _hidden(self, passing: Mapping[tuple[int, int], Passing]) -> list[tuple[int, int]]:
        """Return units with lines that would lie on another where they meet these."""
        wires = self._wires
        entries: dict[int, list[tuple[int, int]]] = {}
        for entry, node in wires.entries.items():
            if entry not in wires.rightward:
                entries.setdefault(node, []).append(entry)
        return [
            (unit, farther)
            for cell in self._placed.cells
            if len(cell.order) > 1
            for farther, unit in entries.get(cell.node, ())
            for nearer in cell.order[: cell.order.index(farther)]
            if (one := passing.get((nearer, cell.node)))
            and any(abs(self._height(unit, farther) - y) < _SAME for y in one.far)
        ]

    def _stand_off(self, number: int, lane: int, node: int) -> None:
        """Let a line that goes down to the channel above a node meet none that climbs there."""
        placed = self._placed
        at, taken = placed.cell_of[lane], upright_above(placed, node)
        cell = placed.cells[at]
        x = cell.lane(number)
        shift = next((step for step in _STEPS if all(abs(x - step - other) > _SAME for other in taken)), 0.0)
        placed.cells[at] = replace(cell, shifts={**cell.shifts, number: shift})


def upright_above(placed: PlacedTree, node: int) -> list[float]:
    """Return where lines, those of subordination among them, run upright in the channel above a node."""
    own = placed.cells[placed.cell_of[node]]
    row = [cell for cell in placed.cells if (cell.unit, cell.exit) == (own.unit, own.exit)]
    middles = [placed.box_x[cell.node] + placed.box_width[cell.node] / 2 for cell in row]
    return [*middles, *(cell.lane(number) for cell in row for number in cell.order)]


def _least(order: Sequence[int], passing: Mapping[int, Passing | None]) -> tuple[int, ...]:
    """Return the order, the nearest to the boxes first, in which lines cross least."""

    def cost(nearer: int, farther: int) -> int:
        one, other = passing[nearer], passing[farther]
        return crossings(one, other) if one and other else 0

    return best_order(order, cost)
