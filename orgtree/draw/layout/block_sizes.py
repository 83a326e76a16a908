"""Compute the size of each block, from the leaves up."""

from __future__ import annotations

from itertools import pairwise
from math import fsum
from typing import TYPE_CHECKING

from orgtree.draw.layout.gaps import between_rows, column_gaps, row_gaps, step_down
from orgtree.draw.layout.geometry import BUS, COLUMN_GAP, DROP, INDENT, LEAF_GAP, UNEVEN, rows_in, shelves
from orgtree.draw.layout.tree import is_single_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.layout.geometry import Arrangement
    from orgtree.draw.layout.placed import PlacedTree
    from orgtree.draw.layout.tree import Tree
    from orgtree.draw.layout.wires import Wiring


def measure_blocks(tree: Tree, arrangements: Sequence[Arrangement], placed: PlacedTree, wires: Wiring) -> None:
    """Set width and depth of every block, and break the children that stand in rows into them."""
    width, depth, height = placed.width, placed.depth, placed.box_height
    for unit in reversed(tree.order):
        kids = tree.children[unit]
        arrangement = arrangements[unit]
        across, down = 0.0, 0.0
        if unit in tree.beside:
            across, down = _measure_aside(tree, placed, wires, unit)
            placed.aside_height[unit] = down
        if kids and arrangement.in_rows:
            head = placed.row_heads[unit] = max(height[kid] for kid in kids)
            step = step_down(tree, placed, unit)
            gaps = row_gaps(tree, arrangement, wires, unit)
            if not is_single_row(tree, arrangement, unit):
                _align_columns(placed, wires, kids)
            each = [width[k] + wires.room(k) + gap for k, gap in zip(kids, gaps, strict=True)]
            rows = placed.rows.setdefault(unit, _broken(arrangement, kids, each))
            taken = iter(zip(each, gaps, strict=True))
            inner = max(without_last([next(taken) for _ in row]) for row in rows)
            inner += INDENT if len(rows) > 1 else 0.0
            tall = fsum(
                max(depth[k] - height[k] for k in row) + head + (step + wires.channel(unit, row)[2]) for row in rows
            )
            across, down = max(across, inner), down + tall + between_rows(wires, unit) * (len(rows) - 1)
        elif kids:
            columns = in_rows_of(kids, rows_in(arrangement, len(kids)))
            aside = max(wires.room(*column) for column in columns) if len(columns) > 1 else 0.0
            wide = INDENT + max(width[k] for k in kids) + aside
            after = column_gaps(tree, wires, unit)
            tall = max(without_last([(depth[k] + after[k], after[k]) for k in column]) for column in columns)
            extra = BUS - DROP if unit in tree.beside and len(columns) > 1 else 0.0
            across = max(across, len(columns) * (wide + COLUMN_GAP) - COLUMN_GAP)
            down += tall + DROP + (wires.channel(unit, kids)[2] if len(columns) > 1 else 0.0) + extra
        width[unit] = max(width[unit], across)
        depth[unit] = height[unit] + down


def without_last(taken: Sequence[tuple[float, float]]) -> float:
    """Return the room of neighbours of which each is told with the gap after it, and that gap."""
    return fsum(room for room, _ in taken) - taken[-1][1]


def _align_columns(placed: PlacedTree, wires: Wiring, kids: list[int]) -> None:
    """Make rows below each other equally wide, unless one block is so wide that all others would be mostly white."""
    needed = [placed.width[kid] + wires.room(kid) for kid in kids]
    each = max(needed)
    if each <= UNEVEN * fsum(needed) / len(needed):
        for kid in kids:
            placed.width[kid] = each - wires.room(kid)


def _broken(arrangement: Arrangement, kids: list[int], widths: list[float]) -> list[list[int]]:
    """Break units into rows; widths include the gap to the next unit."""
    if arrangement.form == "row":
        return in_rows_of(kids, arrangement.most)
    starts = [*shelves(widths, arrangement.most), len(kids)]
    return [kids[a:b] for a, b in pairwise(starts)]


def in_rows_of(kids: list[int], columns: int) -> list[list[int]]:
    """Break children into rows of so many, or columns of so many rows."""
    if len(kids) <= columns:
        return [kids]
    return [kids[i : i + columns] for i in range(0, len(kids), columns)]


def aside_rows(aside: list[int], wires: Wiring) -> list[list[int]]:
    """Pair units beside a centred line; one with lines of joint bodies stands alone, so that they cross none."""
    rows: list[list[int]] = []
    for unit in aside:
        if rows and len(rows[-1]) == 1 and not wires.left[unit] and not wires.left[rows[-1][0]]:
            rows[-1].append(unit)
        else:
            rows.append([unit])
    return rows


def _measure_aside(tree: Tree, placed: PlacedTree, wires: Wiring, unit: int) -> tuple[float, float]:
    """Return width and height of the blocks beside the line: on both sides if centred, else to its right."""
    aside = tree.beside[unit]
    width, depth = placed.width, placed.depth
    if not placed.centred[unit]:
        return INDENT + max(width[k] for k in aside), fsum(depth[k] + LEAF_GAP for k in aside) + DROP
    tall = DROP
    for pair in aside_rows(aside, wires):
        tall += max(depth[k] for k in pair) + LEAF_GAP
    # Both sides take the wider one's room, so that the line stays in the middle.
    return 2 * (max(width[k] for k in aside) + INDENT), tall
