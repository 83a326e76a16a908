"""Route the lines of joint bodies through lanes kept free, so that they cross no box.

A line leaves a unit's box to the left, at a height of its own, up to the lane of its group at the left edge
of the unit's cell; there it climbs to the channel above the row and goes on to the left, cell by cell, until
a cell that is open below lets it down to the foot.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from orgtree.draw.layout.geometry import CLEARANCE, LANE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.layout.place import PlacedTree
    from orgtree.draw.scene import End, Point


_TOUCH = 1e-6


@dataclass(frozen=True, slots=True)
class Route:
    """One group's line: its parts, and the marks where it meets its members."""

    parts: list[tuple[Point, ...]]
    ends: list[tuple[float, float, End]]


def masks_of(parents: Sequence[int], size: int, members: Sequence[Sequence[int]]) -> list[int]:
    """Return for every node which groups have a member in its block, as bits."""
    masks = [0] * size
    for number, units in enumerate(members):
        for unit in units:
            masks[unit] |= 1 << number
    return masks if not members else _gathered(masks, parents)


def _gathered(masks: list[int], parents: Sequence[int]) -> list[int]:
    # The invisible root, when there is one, has the highest number: children first in any case but its own.
    for unit in range(len(masks) - 1, -1, -1):
        if (parent := parents[unit]) >= 0:
            masks[parent] |= masks[unit]
    return masks


def route(
    placed: PlacedTree,
    members: Sequence[Sequence[tuple[int, End]]],
    foot: float,
    hubs: Sequence[float | None],
    body_top: float,
) -> list[Route]:
    """Return a line for each group.

    Args:
        placed: Where boxes and cells are.
        members: For each group its units and the mark that each gets.
        foot: Upper edge of the room below the chart for horizontal lines, one lane per group.
        hubs: For each group the middle of its box at the foot, None if it has none.
        body_top: Upper edge of those boxes.
    """
    total = len(members)
    found = [
        _route(placed, number, total, units, foot + (number + 0.5) * LANE, hubs[number], body_top)
        for number, units in enumerate(members)
    ]
    return [Route(_joined(route.parts), route.ends) for route in found]


def _joined(parts: list[tuple[Point, ...]]) -> list[tuple[Point, ...]]:
    """Return straight parts with those on one line joined, so that no dashes lie on top of each other."""
    spans: dict[tuple[bool, float], list[tuple[float, float]]] = {}
    for (x0, y0), (x1, y1) in parts:
        upright = x0 == x1
        key, ends = (upright, round(x0 if upright else y0, 3)), (y0, y1) if upright else (x0, x1)
        spans.setdefault(key, []).append((min(ends), max(ends)))
    found: list[tuple[Point, ...]] = []
    for (upright, place), stretches in spans.items():
        merged: list[tuple[float, float]] = []
        for low, high in sorted(stretches):
            if merged and low <= merged[-1][1] + _TOUCH:
                merged[-1] = (merged[-1][0], max(merged[-1][1], high))
            else:
                merged.append((low, high))
        found += [((place, a), (place, b)) if upright else ((a, place), (b, place)) for a, b in merged]
    return found


def _port(placed: PlacedTree, unit: int, number: int, total: int) -> float:
    """Return the height at which a group meets a box, away from the line of subordination."""
    steps = total + total % 2
    return placed.y[unit] + placed.box_height[unit] * (number + 0.5) / steps


def _route(
    placed: PlacedTree,
    number: int,
    total: int,
    units: Sequence[tuple[int, End]],
    channel: float,
    hub: float | None,
    body_top: float,
) -> Route:
    found = Route([], [])
    exits: dict[int, list[Point]] = {}
    for unit, mark in units:
        point = (placed.box_x[unit], _port(placed, unit, number, total))
        exits.setdefault(placed.cell_of[unit], []).append(point)
        found.ends.append((*point, mark))
    if not units:
        return found
    feet: list[float] = [] if hub is None else [hub]
    bit = 1 << number
    for index in range(len(placed.cells) - 1, -1, -1):
        if index not in exits:
            continue
        cell = placed.cells[index]
        points = exits.pop(index)
        lane = cell.edge - CLEARANCE - (cell.mask & (bit - 1)).bit_count() * LANE
        found.parts.extend((point, (lane, point[1])) for point in points)
        ys = [point[1] for point in points]
        if cell.exit is None:
            feet.append(lane)
            if hub is not None or exits or len(feet) > 1:
                ys.append(channel)
        else:
            level = cell.exit - CLEARANCE - (cell.channel & (bit - 1)).bit_count() * LANE
            ys.append(level)
            exits.setdefault(placed.cell_of[cell.unit], []).append((lane, level))
        if min(ys) < max(ys):
            found.parts.append(((lane, min(ys)), (lane, max(ys))))
    if hub is not None:
        found.parts.append(((hub, channel), (hub, body_top)))
    if len(feet) > 1:
        found.parts.append(((min(feet), channel), (max(feet), channel)))
    return found
