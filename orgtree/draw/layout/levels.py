"""Find the levels of units whose kinds stand on bands: all units of a kind on one level."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orgtree.draw.layout.tree import Tree
    from orgtree.draw.view import View


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
