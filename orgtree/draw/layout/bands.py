"""Lay out level bands: all units of a kind on one level, with its title at the left.

A wide band is made higher: leaves of one unit stand in columns below it, and what stands under the top in several rows, each with
its own bands.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from orgtree.draw.layout.geometry import BLOCK_GAP, BUS, HANG, ROW, Arrangement
from orgtree.draw.layout.place import place
from orgtree.draw.layout.wiring import wiring

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.layout.placed import PlacedTree
    from orgtree.draw.layout.tree import Tree
    from orgtree.draw.view import View

_WIDE = 1.6
"""So many times as wide as it should be for its height a chart may be before it is made higher."""
_COMFORT = 900.0
"""A chart that is no wider fits any page or screen as it is."""
_STACKS = (0, 3, 5, 8, 12, 20, 40, 80)
"""Most leaves in a column, 0 for one row."""
_ROWS = (1, 2, 3, 4, 5, 6, 8, 10, 14, 20, 30, 45)
_BROKEN, _STACKED = 0.25, 0.05
"""What rows and columns cost a reader, as logarithms of the size."""


class Band(NamedTuple):
    """One level: the kinds on it, its upper edge and its height."""

    kinds: tuple[int, ...]
    top: float
    height: float


class Banded(NamedTuple):
    """A chart on bands: the arrangement of each node's children, where all stand, and the bands."""

    arrangements: list[Arrangement]
    placed: PlacedTree
    bands: list[Band]


def banded(
    tree: Tree,
    view: View,
    levels: Sequence[int],
    widths: Sequence[float],
    heights: Sequence[float],
    aspect: float,
) -> Banded:
    """Return a chart on bands, wrapped where it would be much too wide.

    Args:
        tree: What is placed.
        view: For the kinds.
        levels: Level of each node, -1 for one that hangs free.
        widths: Width of each box.
        heights: Height of each box.
        aspect: Wanted width over height.
    """

    def tried(stack: int, rows: int) -> Banded:
        arrangements = _arranged(tree, levels, stack, rows)
        placed = place(tree, arrangements, widths, heights, wiring(tree, ()))
        return Banded(arrangements, placed, _align(tree, view, placed, levels, arrangements))

    def cost(found: Banded, stack: int, rows: int) -> float:
        wide, high = found.placed.width[tree.root], found.placed.depth[tree.root]
        return math.log(max(wide, high * aspect)) + _STACKED * bool(stack) + _BROKEN * (rows > 1)

    plain = tried(0, 1)
    wide, high = plain.placed.width[tree.root], plain.placed.depth[tree.root]
    if wide <= max(_COMFORT, _WIDE * aspect * high):
        return plain
    best, least = plain, cost(plain, 0, 1)
    count = len(tree.children[_split(tree)])
    for stack in _STACKS:
        for rows in _ROWS:
            if rows > count or (stack, rows) == (0, 1):
                continue
            found = tried(stack, rows)
            if (price := cost(found, stack, rows)) < least:
                best, least = found, price
            if found.placed.width[tree.root] < aspect * found.placed.depth[tree.root]:
                break  # more rows would only make it higher
    return best


def _split(tree: Tree) -> int:
    """Return the node whose children may stand in several rows: the uppermost that has several."""
    unit = tree.root
    while len(tree.children[unit]) == 1:
        unit = tree.children[unit][0]
    return unit


def _arranged(tree: Tree, levels: Sequence[int], stack: int, rows: int) -> list[Arrangement]:
    """Return rows for nodes that have children on bands, or columns where these are leaves, a hanging list for the others."""
    found = []
    split = _split(tree)
    for unit, kids in enumerate(tree.children):
        if not any(levels[kid] >= 0 for kid in kids):
            found.append(HANG)
        elif unit == split and rows > 1:
            found.append(Arrangement("shelf", rows))
        elif stack and len(kids) > 1 and _is_leafy(tree, levels, kids):
            found.append(Arrangement("stack", stack))
        else:
            found.append(ROW)
    return found


def _is_leafy(tree: Tree, levels: Sequence[int], kids: Sequence[int]) -> bool:
    """Return whether units are leaves on one level."""
    return len({levels[kid] for kid in kids}) == 1 and not any(tree.children[kid] or kid in tree.beside for kid in kids)


def _align(
    tree: Tree, view: View, placed: PlacedTree, levels: Sequence[int], arrangements: Sequence[Arrangement]
) -> list[Band]:
    """Move every unit on a band to its level in its row, with what hangs below it, and return the bands."""
    bands: list[Band] = []
    shift = [0.0] * tree.size
    y = 0.0
    for number, units in enumerate(_in_rows(tree, placed)):
        tops_of_columns = _columns(tree, placed, arrangements, units)
        _even(tree, placed, levels, [unit for unit in units if unit < len(view) and unit not in tops_of_columns])
        heights: dict[int, float] = {}
        kinds: dict[int, dict[int, None]] = {}
        for unit in units:
            if (level := levels[unit]) >= 0 and unit < len(view):
                reach = placed.y[unit] - tops_of_columns.get(unit, placed.y[unit]) + placed.box_height[unit]
                heights[level] = max(heights.get(level, 0.0), reach + placed.aside_height.get(unit, 0.0))
                kinds.setdefault(level, {})[view.kinds[unit]] = None
        y += BLOCK_GAP if number else 0.0
        tops: dict[int, float] = {}
        for level in sorted(heights):
            tops[level] = y
            bands.append(Band(tuple(kinds[level]), y, heights[level]))
            y += heights[level] + BUS
        for unit in units:
            if (top := tops.get(levels[unit])) is not None and unit < len(view):
                shift[unit] = top - tops_of_columns.get(unit, placed.y[unit])
            elif (parent := tree.parents[unit]) >= 0:
                shift[unit] = shift[parent]
            placed.y[unit] += shift[unit]
            y = max(y, placed.y[unit] + placed.box_height[unit] + BUS)
    for unit in reversed(tree.order):
        below = (*tree.children[unit], *tree.beside.get(unit, ()))
        reach = max((placed.y[kid] + placed.depth[kid] for kid in below), default=0.0) - placed.y[unit]
        placed.depth[unit] = max(reach, placed.box_height[unit] + placed.aside_height.get(unit, 0.0))
    return bands


def _even(tree: Tree, placed: PlacedTree, levels: Sequence[int], units: Sequence[int]) -> None:
    """Make boxes of one band equally high where nothing hangs right below them."""
    tall: dict[int, float] = {}
    for unit in units:
        tall[levels[unit]] = max(tall.get(levels[unit], 0.0), placed.box_height[unit])
    for unit in units:
        if levels[unit] >= 0 and unit not in tree.beside and all(levels[kid] >= 0 for kid in tree.children[unit]):
            placed.box_height[unit] = tall[levels[unit]]


def _in_rows(tree: Tree, placed: PlacedTree) -> list[list[int]]:
    """Return the nodes of each row under the node whose children may stand in several, parents first."""
    split = _split(tree)
    row_of = [0] * tree.size
    heads = frozenset(tree.children[split])
    for number, row in enumerate(placed.rows.get(split, ())):
        for kid in row:
            row_of[kid] = number
    found: list[list[int]] = [[] for _ in range(max(row_of, default=0) + 1)]
    for unit in tree.order:
        parent = tree.parents[unit]
        if parent >= 0 and (parent != split or unit not in heads):
            row_of[unit] = row_of[parent]
        found[row_of[unit]].append(unit)
    return found


def _columns(
    tree: Tree, placed: PlacedTree, arrangements: Sequence[Arrangement], units: Sequence[int]
) -> dict[int, float]:
    """Return for units that stand in columns under one unit where the highest of them stands."""
    found: dict[int, float] = {}
    for unit in units:
        if arrangements[unit].form == "stack":
            top = min(placed.y[kid] for kid in tree.children[unit])
            found |= dict.fromkeys(tree.children[unit], top)
    return found
