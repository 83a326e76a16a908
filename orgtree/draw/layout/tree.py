"""The tree to place: children, depths, and an invisible root over a forest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orgtree.draw.layout.geometry import Arrangement
    from orgtree.draw.view import View


@dataclass(frozen=True, slots=True)
class Tree:
    """Units to place, in pre-order.

    Args:
        size: Number of nodes, the invisible root included.
        parents: Parent of each node, -1 for the root.
        children: Children of each node that stand below it.
        beside: Children that stand beside the line under their parent.
        depths: Depth of each node.
        order: Nodes that are placed, parents first.
        root: The one root: a unit, or `size - 1` when it is the invisible one.
        invisible: Whether the root is no unit.
    """

    size: int
    parents: list[int]
    children: list[list[int]]
    beside: dict[int, list[int]]
    depths: list[int]
    order: list[int]
    root: int
    invisible: bool


def tree_of(view: View) -> Tree:
    """Return the tree of a view; several roots get an invisible one above them."""
    size = len(view)
    roots = view.roots
    invisible = len(roots) != 1
    root = size if invisible else roots[0]
    parents = list(view.parents)
    children: list[list[int]] = [[] for _ in range(size + invisible)]
    beside: dict[int, list[int]] = {}
    aside = [look.beside for look in view.looks]
    depths = [0] * (size + invisible)
    order = [root] if invisible else []
    for unit, parent in enumerate(view.parents):
        if not view.is_placed(unit):
            continue
        order.append(unit)
        if parent < 0:
            if invisible:
                children[size].append(unit)
                parents[unit] = size
                depths[unit] = 1
            continue
        depths[unit] = depths[parent] + 1
        if aside[view.kinds[unit]]:
            beside.setdefault(parent, []).append(unit)
        else:
            children[parent].append(unit)
    if invisible:
        parents.append(-1)
    return Tree(size + invisible, parents, children, beside, depths, order, root, invisible)


def is_single_row(tree: Tree, arrangement: Arrangement, unit: int) -> bool:
    """Return whether a node's children stand in one row."""
    return arrangement.form == "row" and len(tree.children[unit]) <= arrangement.most
