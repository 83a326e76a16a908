"""Order the lines in the lanes beside a block so that they cross as little as may be, and none lies on another."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import permutations
from typing import TYPE_CHECKING

from orgtree.draw.layout.geometry import ASIDE, bits
from orgtree.draw.layout.wires import FOOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgtree.draw.layout.placed import PlacedTree
    from orgtree.draw.layout.wires import Wiring

_FEW = 5
"""Of so many lines every order is tried."""
_ON_ANOTHER = 100
"""How many crossings are better than a stroke on another."""
_SAME = 0.5
_STEPS = (0.0, 2 * ASIDE / 3, ASIDE / 3, ASIDE)
"""How far a line stands off its lane, the best first."""


@dataclass(slots=True)
class Passing:
    """How high a line comes into a lane, or leaves it: from the left, from the right, or along the lane itself."""

    left: list[float] = field(default_factory=list)
    right: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)

    @property
    def span(self) -> tuple[float, float]:
        """From where to where it runs in the lane."""
        heights = [*self.left, *self.right, *self.ends]
        return min(heights), max(heights)


def order_lanes(
    placed: PlacedTree, wires: Wiring, height: Callable[[int, int], float], foot: float
) -> list[tuple[int, int]]:
    """Order the lines of every cell; return units with lines that would still lie on another where they meet these.

    Args:
        placed: Where boxes and cells are; the cells get their orders.
        wires: Where lines run.
        height: How high a line meets a box beside it, by the unit and the line's number.
        foot: Upper edge of the room at the foot.
    """
    passing = _passing(placed, wires, height, foot)
    hidden: list[tuple[int, int]] = []
    entries: dict[int, list[tuple[int, int]]] = {}
    for entry, node in wires.entries.items():
        if entry not in wires.rightward:
            entries.setdefault(node, []).append(entry)
    for at, cell in enumerate(placed.cells):
        if len(cell.order) > 1:
            lines = {number: found for number in cell.order if (found := passing.get((number, cell.node)))}
            placed.cells[at] = replace(cell, order=(order := _best(cell.order, lines)))
            hidden += [
                (unit, farther)
                for farther, unit in entries.get(cell.node, ())
                for nearer in order[: order.index(farther)]
                if any(abs(height(unit, farther) - y) < _SAME for y in lines[nearer].left)
            ]
    for (number, lane), node in wires.sinks.items():
        if node != FOOT and (number, lane) not in wires.dropped:
            _stand_off(placed, number, lane, node)
    return hidden


def upright_above(placed: PlacedTree, node: int) -> list[float]:
    """Return where lines, those of subordination among them, run upright in the channel above a node."""
    own = placed.cells[placed.cell_of[node]]
    row = [cell for cell in placed.cells if (cell.unit, cell.exit) == (own.unit, own.exit)]
    middles = [placed.box_x[cell.node] + placed.box_width[cell.node] / 2 for cell in row]
    return [*middles, *(cell.lane(number) for cell in row for number in cell.order)]


def _stand_off(placed: PlacedTree, number: int, lane: int, node: int) -> None:
    """Let a line that goes down to the channel above a node meet none that climbs there."""
    at, taken = placed.cell_of[lane], upright_above(placed, node)
    cell = placed.cells[at]
    x = cell.lane(number)
    shift = next((step for step in _STEPS if all(abs(x - step - other) > _SAME for other in taken)), 0.0)
    placed.cells[at] = replace(cell, shifts={**cell.shifts, number: shift})


def _passing(
    placed: PlacedTree, wires: Wiring, height: Callable[[int, int], float], foot: float
) -> dict[tuple[int, int], Passing]:
    """Return of every line how high it comes into the lanes beside each node."""
    found: dict[tuple[int, int], Passing] = {}

    def at(number: int, node: int) -> Passing:
        return found.setdefault((number, node), Passing())

    def level(number: int, node: int) -> float:
        return placed.cells[placed.cell_of[node]].level(number)

    for (number, unit), node in wires.entries.items():
        side = at(number, node).left if (number, unit) in wires.rightward else at(number, node).right
        side.append(height(unit, number))
    for (number, lane), node in wires.onward.items():
        side = at(number, node).left if (number, lane) in wires.rightward_lanes else at(number, node).right
        side.append(level(number, lane))
    for (number, lane), node in wires.sinks.items():
        if (number, lane) not in wires.dropped:
            at(number, lane).ends.append(foot if node == FOOT else level(number, node))
    for node, mask in enumerate(wires.up):
        for number in bits(mask):
            at(number, node).ends.append(level(number, node))
    return found


def _best(order: Sequence[int], lines: dict[int, Passing]) -> tuple[int, ...]:
    """Return the order, the rightmost first, in which lines cross least."""

    def cost(nearer: int, farther: int) -> int:
        if nearer not in lines or farther not in lines:
            return 0
        return _crossings(lines[farther], lines[nearer])

    if len(order) <= _FEW:
        pairs = {(a, b): cost(a, b) for a in order for b in order if a != b}
        tried = permutations(order)
        return min(tried, key=lambda one: sum(pairs[a, b] for i, a in enumerate(one) for b in one[i + 1 :]))
    score = {a: sum(cost(a, b) - cost(b, a) for b in order if b != a) for a in order}
    return tuple(sorted(order, key=lambda number: (score[number], number)))


def _crossings(left: Passing, right: Passing) -> int:
    """Return how bad it is that one line runs left of another."""
    (low, high), (top, bottom) = left.span, right.span
    crossed = sum(top < y < bottom for y in left.right) + sum(low < y < high for y in right.left)
    return crossed + _ON_ANOTHER * sum(abs(y - other) < _SAME for y in left.right for other in right.left)
