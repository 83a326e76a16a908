"""Find cycles in a hierarchy whose units may have several parents."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence


def find_cycles(parents: Sequence[int], second: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return one cycle of each strongly connected component.

    Args:
        parents: First parent of each unit, -1 for none. Shape (units,).
        second: Further parents, as pairs of unit and parent.

    Returns:
        The shortest cycle through the first unit of each knot, from child to parent, in the order of those units.

    >>> find_cycles([-1, 0, 1], [(1, 2)])
    [[1, 2]]
    """
    above: list[list[int]] = [[parent] if parent >= 0 else [] for parent in parents]
    for unit, parent in second:
        above[unit].append(parent)
    return [shortest(above, knot) for knot in knots(above)]


def knots(above: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the knots of units that lead to one another, in the order of their first units.

    Args:
        above: Where each unit leads to.
    """
    found = [knot for knot in _components(above) if len(knot) > 1 or knot[0] in above[knot[0]]]
    return sorted(found, key=min)


def _components(above: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the strongly connected components (Tarjan, *Depth-first search and linear graph algorithms*, 1972)."""
    number = [-1] * len(above)
    low = [0] * len(above)
    open_units: list[int] = []
    is_open = bytearray(len(above))
    found: list[list[int]] = []
    count = 0
    for start in range(len(above)):
        walk = [(start, 0)] if number[start] < 0 else []
        while walk:
            unit, done = walk.pop()
            if not done:
                number[unit] = low[unit] = count
                count += 1
                open_units.append(unit)
                is_open[unit] = 1
            else:
                low[unit] = min(low[unit], low[above[unit][done - 1]])  # the parent that was just left
            for place in range(done, len(above[unit])):
                parent = above[unit][place]
                if number[parent] < 0:
                    walk += [(unit, place + 1), (parent, 0)]
                    break
                if is_open[parent]:
                    low[unit] = min(low[unit], number[parent])
            else:
                if low[unit] == number[unit]:
                    at = _last(open_units, unit)
                    found.append(open_units[at:])
                    del open_units[at:]
                    for member in found[-1]:
                        is_open[member] = 0
    return found


def _last(units: list[int], unit: int) -> int:
    """Return the index of a unit in a list, searched from the end."""
    place = len(units) - 1
    while units[place] != unit:
        place -= 1
    return place


def shortest(above: Sequence[Sequence[int]], members: Collection[int]) -> list[int]:
    """Return the shortest cycle through the first unit of a knot."""
    start, knot = min(members), frozenset(members)
    came_from: dict[int, int] = {}
    waiting = deque([start])
    while waiting:
        unit = waiting.popleft()
        for parent in above[unit]:
            if parent == start:
                cycle = [unit]
                while cycle[-1] != start:
                    cycle.append(came_from[cycle[-1]])
                return cycle[::-1]
            if parent in knot and parent not in came_from:
                came_from[parent] = unit
                waiting.append(parent)
    raise AssertionError("a knot has a cycle through each of its units")
