"""Positions, ends and depths of a tree by arrays in files, a level at a time: only integers are moved, and some rows at a time.

Depths come first, from the roots downwards; then how many units stand in each subtree, from the deepest level upwards; then positions, from the
roots downwards again: a unit stands behind its parent and all that stands under its earlier siblings, which are in the order of the definition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.exchange.stored.raw_numbers import slices

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.exchange.stored.raw_numbers import Numbers, NumbersMaker

    Ints = NDArray[Any]

OUTSIDE = -2
"""Instead of a parent: the unit does not stand in the tree."""
ROOT = -1
"""Instead of a parent: the unit is a root."""


def find_depths(parent: Numbers, depth: Numbers, most: int) -> int | None:
    """Find the depths of all units that a root is above; those already found are left.

    Args:
        parent: Parent of each unit.
        depth: Becomes the depth of each; -1 for what stands outside, and for cycles and what is under them.
        most: How many levels there may be.

    Returns:
        How many levels there are, None where there are more.
    """
    again = True
    while again:
        again = False
        for some in slices(parent.size):
            depths = depth.open()
            found, above = depths[some], parent.open()[some]
            waiting = np.flatnonzero((found < 0) & (above != OUTSIDE))
            above = above[waiting]
            deeper = np.where(above == ROOT, 0, depths[above] + 1)
            reached = (above == ROOT) | (deeper > 0)
            if reached.any():
                if int(deeper.max()) >= most:
                    return None
                found[waiting[reached]] = deeper[reached]
                again = True
    return max((int(depth.open()[some].max()) + 1 for some in slices(depth.size)), default=0)


def unreached(parent: Numbers, depth: Numbers) -> tuple[Ints, Ints]:
    """Return the units that no root is above, in order, and their parents, which are among them."""
    units, parents = [], []
    for some in slices(parent.size):
        above = parent.open()[some]
        found = np.flatnonzero((above != OUTSIDE) & (depth.open()[some] < 0))
        units.append(found + some.start)
        parents.append(above[found])
    return np.concatenate(units), np.concatenate(parents)


def find_positions(maker: NumbersMaker, parent: Numbers, depth: Numbers, levels: int) -> tuple[Numbers, Numbers]:
    """Return the position of each unit of a tree, and the one behind all that stands under it; -1 for what stands outside.

    Args:
        maker: Makes arrays.
        parent: Parent of each unit.
        depth: Depth of each unit.
        levels: How many levels there are.
    """
    size = _subtrees(maker, parent, depth, levels)
    position, end = maker.made(), maker.made()
    used = 0
    for level in range(levels):
        for some in slices(parent.size):
            units = np.flatnonzero(depth.open()[some] == level) + some.start
            if not len(units):
                continue
            sizes = size.open()[units].astype(np.int64)
            positions, ends = position.open(), end.open()
            if level:
                above = parent.open()[units]
                order, first = _siblings(above)
                units, sizes, holders = units[order], sizes[order], above[order][first]
                before = np.cumsum(sizes) - sizes
                many = np.diff(np.append(first, len(units)))
                positions[units] = before + np.repeat(ends[holders] - before[first], many)
                # An end moves behind each child that gets its place, and is where it belongs when the last one has.
                ends[holders] += np.add.reduceat(sizes, first).astype(ends.dtype)
            else:
                positions[units] = used + np.cumsum(sizes) - sizes
                used += int(sizes.sum())
            ends[units] = positions[units] + 1
    size.forget()
    return position, end


def _subtrees(maker: NumbersMaker, parent: Numbers, depth: Numbers, levels: int) -> Numbers:
    """Return how many units stand under each one, itself included."""
    size = maker.made(fill=1)
    for level in range(levels - 1, 0, -1):
        for some in slices(parent.size):
            units = np.flatnonzero(depth.open()[some] == level) + some.start
            if len(units):
                above, sizes = parent.open()[units], size.open()
                order, first = _siblings(above)
                sizes[above[order][first]] += np.add.reduceat(sizes[units][order], first)
    return size


def _siblings(above: Ints) -> tuple[Any, Ints]:
    """Return what puts units with one parent side by side, else in their order, and where each such row begins."""
    order: Any = slice(None)
    if (above[1:] < above[:-1]).any():
        order = np.argsort(above, kind="stable")
        above = above[order]
    return order, np.flatnonzero(np.append(True, above[1:] != above[:-1]))
