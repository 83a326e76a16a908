"""Distances between the blocks of a chart: white, and room for lines of links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.draw.layout.geometry import (
    BLOCK_GAP,
    BUS,
    CLEARANCE,
    COLUMN_GAP,
    DROP,
    FOREST_GAP,
    HEAD_DROP,
    LEAF_GAP,
    TOP_GAP,
)
from orgtree.draw.layout.tree import is_single_row

if TYPE_CHECKING:
    from orgtree.draw.layout.geometry import Arrangement
    from orgtree.draw.layout.placed import PlacedTree
    from orgtree.draw.layout.tree import Tree
    from orgtree.draw.layout.wires import Wiring


def _gap(tree: Tree, unit: int) -> float:
    return LEAF_GAP if all(not tree.children[child] for child in tree.children[unit]) else BLOCK_GAP


def _apart(tree: Tree, unit: int) -> float:
    """Return the distance of two neighbours in a row under a node."""
    if tree.invisible and unit == tree.root:
        return FOREST_GAP
    leafy = _gap(tree, unit) == LEAF_GAP
    if tree.depths[unit] == int(tree.invisible):
        return COLUMN_GAP if leafy else TOP_GAP
    return LEAF_GAP if leafy else COLUMN_GAP


def row_gaps(tree: Tree, arrangement: Arrangement, wires: Wiring, unit: int) -> list[float]:
    """Return the distance of each child in a row from the next, which may have a line at its left."""
    kids = tree.children[unit]
    gap = max(_apart(tree, unit), CLEARANCE) if any(wires.left[kid] for kid in kids) else _apart(tree, unit)
    gaps = [max(gap, wires.after.get(kid, 0.0)) for kid in kids]
    # Rows below each other stand in columns.
    return gaps if is_single_row(tree, arrangement, unit) else [max(gaps)] * len(kids)


def column_gaps(tree: Tree, wires: Wiring, unit: int) -> dict[int, float]:
    """Return the distance of each child in a column from the next."""
    gap = _gap(tree, unit)
    return {kid: max(gap, wires.after.get(kid, 0.0)) for kid in tree.children[unit]}


def between_rows(wires: Wiring, unit: int) -> float:
    """Return the distance of a row under a node from the line over the next."""
    return max(BLOCK_GAP, wires.rows.get(unit, 0.0) - DROP)


def step_down(tree: Tree, placed: PlacedTree, unit: int) -> float:
    """Return the height from a head (or the row above) to a row, lines of joint bodies not counted."""
    if tree.invisible and unit == tree.root:
        return 0.0
    return BUS if placed.centred[unit] or unit in tree.beside else DROP if _gap(tree, unit) == LEAF_GAP else HEAD_DROP
