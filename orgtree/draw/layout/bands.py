"""Lay out level bands: all units of a kind on one level, with its title at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from orgtree.draw.layout.geometry import BUS, HANG, ROW, Arrangement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.layout.place import PlacedTree
    from orgtree.draw.layout.tree import Tree
    from orgtree.draw.view import View


class Band(NamedTuple):
    """One level: the kinds on it, its upper edge and its height."""

    kinds: tuple[int, ...]
    top: float
    height: float


def levels_of(tree: Tree, view: View, *, every: bool) -> list[int]:
    """Return the level of each node, -1 for one that hangs free below the bands.

    A kind stands as low as its lowest unit must; a kind that stands under itself takes several levels.

    Args:
        tree: What is placed.
        view: For the kinds; those whose look says `band` are on bands.
        every: Whether all kinds are.
    """
    banded = [every or look.band for look in view.looks]
    inside = [False] * tree.size
    free = _beside(tree)
    for unit in reversed(tree.order):
        if free[unit]:
            continue
        own = unit < len(view) and banded[view.kinds[unit]]
        inside[unit] = own or any(inside[kid] for kid in tree.children[unit])
    nested = _nested(tree, view)
    base = [0] * len(view.looks)
    levels = [-1] * tree.size
    for _ in range(len(view.looks) + 1):
        moved = False
        for unit in tree.order:
            if not inside[unit]:
                continue
            parent = tree.parents[unit]
            level = levels[parent] + 1 if parent >= 0 else 0
            if unit < len(view) and (kind := view.kinds[unit]) not in nested:
                level = max(level, base[kind])
                moved |= level > base[kind]
                base[kind] = level
            levels[unit] = level
        if not moved:
            break
    return levels


def _beside(tree: Tree) -> list[bool]:
    """Return which nodes stand beside the line, or under one that does."""
    free = [False] * tree.size
    for units in tree.beside.values():
        for unit in units:
            free[unit] = True
    for unit in tree.order:
        parent = tree.parents[unit]
        free[unit] = free[unit] or (parent >= 0 and free[parent])
    return free


def _nested(tree: Tree, view: View) -> set[int]:
    """Return the kinds that nest in themselves, which no single level can hold."""
    above: list[frozenset[int]] = [frozenset()] * tree.size
    found: set[int] = set()
    for unit in tree.order:
        if unit >= len(view):
            continue
        parent = tree.parents[unit]
        higher = above[parent] if 0 <= parent < len(view) else frozenset()
        kind = view.kinds[unit]
        if kind in higher:
            found.add(kind)
            above[unit] = higher
        else:
            above[unit] = higher | {kind}
    return found


def arrange_banded(tree: Tree, levels: Sequence[int]) -> list[Arrangement]:
    """Return one row for all nodes that have children on bands, a hanging list for the others."""
    return [ROW if any(levels[kid] >= 0 for kid in tree.children[unit]) else HANG for unit in range(tree.size)]


def align(tree: Tree, view: View, placed: PlacedTree, levels: Sequence[int]) -> list[Band]:
    """Move every unit on a band down to its level, with what hangs below it, and return the bands."""
    count = max(levels, default=-1) + 1
    heights = [0.0] * count
    kinds: list[dict[int, None]] = [{} for _ in range(count)]
    for unit in tree.order:
        if (level := levels[unit]) >= 0 and unit < len(view):
            aside = placed.aside_height.get(unit, 0.0)
            heights[level] = max(heights[level], placed.box_height[unit] + aside)
            kinds[level][view.kinds[unit]] = None
    tops = [0.0] * count
    for level in range(1, count):
        tops[level] = tops[level - 1] + heights[level - 1] + (BUS if heights[level - 1] else 0.0)
    shift = [0.0] * tree.size
    for unit in tree.order:
        parent = tree.parents[unit]
        carried = shift[parent] if parent >= 0 else 0.0
        shift[unit] = tops[levels[unit]] - placed.y[unit] if levels[unit] >= 0 else carried
        placed.y[unit] += shift[unit]
    lowest = max((placed.y[unit] + placed.box_height[unit] for unit in tree.order), default=0.0)
    placed.depth[tree.root] = max(placed.depth[tree.root], lowest - placed.y[tree.root])
    return [Band(tuple(kinds[level]), tops[level], heights[level]) for level in range(count) if kinds[level]]
