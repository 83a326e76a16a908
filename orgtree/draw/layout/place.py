"""Place blocks: their sizes from the leaves up, then their positions from the top down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.draw.layout.block_sizes import aside_rows, in_rows_of, measure_blocks, without_last
from orgtree.draw.layout.gaps import between_rows, column_gaps, row_gaps, step_down
from orgtree.draw.layout.geometry import BUS, COLUMN_GAP, DROP, ENTRY, INDENT, LEAF_GAP, bits, rows_in
from orgtree.draw.layout.placed import Cell, PlacedTree
from orgtree.draw.layout.tree import is_single_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.draw.layout.geometry import Arrangement
    from orgtree.draw.layout.tree import Tree
    from orgtree.draw.layout.wires import Wiring

_WIDEST_LEAF = 2.0
"""How many times as wide as the boxes of its column need to be one is at most that has nothing under it, as others have."""


def place(
    tree: Tree,
    arrangements: Sequence[Arrangement],
    widths: Sequence[float],
    heights: Sequence[float],
    wires: Wiring,
    *,
    shelved: Mapping[int, list[list[int]]] | None = None,
    stretch: bool = True,
) -> PlacedTree:
    """Return the positions of all blocks, the chart's upper left corner at the origin.

    Args:
        tree: What is placed.
        arrangements: Of each node's children.
        widths: Width of each box.
        heights: Height of each box.
        wires: Where lines of links run.
        shelved: The rows of nodes whose children stand on shelves, where they are known.
        stretch: Whether heads are as wide as what stands under them; else all are centred.
    """
    size = tree.size
    placed = PlacedTree(
        [0.0] * size,
        [0.0] * size,
        list(widths),
        list(heights),
        [0.0] * size,
        list(widths),
        list(heights),
        _centred(tree, arrangements, stretch=stretch),
        rows=dict(shelved or {}),
        cell_of=[0] * size,
    )
    measure_blocks(tree, arrangements, placed, wires)
    _spread(tree, arrangements, placed, wires)
    _straighten(tree, placed)
    return placed


def is_direct(tree: Tree, arrangement: Arrangement, unit: int, placed: PlacedTree) -> bool:
    """Return whether each child's line drops straight from the head, which then spans them all."""
    if placed.centred[unit] or unit in tree.beside:
        return False
    return not arrangement.in_rows or is_single_row(tree, arrangement, unit)


def _centred(tree: Tree, arrangements: Sequence[Arrangement], *, stretch: bool) -> list[bool]:
    centred = [False] * tree.size
    aside = {kid for kids in tree.beside.values() for kid in kids}
    for unit in tree.order:
        parent = tree.parents[unit]
        over = parent < 0 or centred[parent]
        # What hangs from a line at its left stands flush with it, whatever stands beside its own line.
        hung = parent >= 0 and not arrangements[parent].in_rows and unit not in aside
        aside_row = unit in tree.beside and arrangements[unit].in_rows and not hung
        centred[unit] = (over or aside_row or not stretch) and (
            is_single_row(tree, arrangements[unit], unit) and bool(tree.children[unit] or unit in tree.beside)
        )
    return centred


def _spread(tree: Tree, arrangements: Sequence[Arrangement], placed: PlacedTree, wires: Wiring) -> None:
    root = tree.root
    placed.cells.append(Cell(-1, root, -ENTRY, 0.0, bits(wires.left[root]), wires.aside[root]))
    for unit in tree.order:
        kids = tree.children[unit]
        left, room = placed.x[unit], placed.width[unit]
        natural = placed.box_width[unit]
        if placed.centred[unit] and not (tree.invisible and unit == root):
            placed.box_x[unit] = left + (room - natural) / 2
        else:
            placed.box_x[unit], placed.box_width[unit] = left, room
        below = placed.y[unit] + placed.box_height[unit]
        if unit in tree.beside:
            _place_aside(tree, placed, wires, unit, below)
            below += placed.aside_height[unit]
        if kids and arrangements[unit].in_rows:
            _place_rows(tree, arrangements[unit], placed, wires, unit, below)
        elif kids:
            _place_columns(tree, arrangements[unit], placed, wires, unit, below)


def _straighten(tree: Tree, placed: PlacedTree) -> None:
    """Stand a centred box over the middle of its only child, as far as its own block allows."""
    for unit in reversed(tree.order):
        kids = tree.children[unit]
        if len(kids) != 1 or not placed.centred[unit] or unit in tree.beside or (tree.invisible and unit == tree.root):
            continue
        middle = placed.box_x[kids[0]] + placed.box_width[kids[0]] / 2
        left, wide = placed.x[unit], placed.box_width[unit]
        placed.box_x[unit] = min(max(left, middle - wide / 2), left + max(0.0, placed.width[unit] - wide))


def _place_rows(
    tree: Tree, arrangement: Arrangement, placed: PlacedTree, wires: Wiring, unit: int, below: float
) -> None:
    rows = placed.rows[unit]
    gaps = dict(zip(tree.children[unit], row_gaps(tree, arrangement, wires, unit), strict=True))
    head = placed.row_heads[unit]
    step = step_down(tree, placed, unit)
    left = placed.x[unit] + (INDENT if len(rows) > 1 else 0.0)
    y = below
    for row in rows:
        mask, said, room = wires.channel(unit, row)
        channel = bits(mask)
        y += step + room
        x = left
        if len(rows) == 1:
            inner = [(placed.width[k] + wires.room(k) + gaps[k], gaps[k]) for k in row]
            slack = placed.width[unit] - without_last(inner)
            if placed.centred[unit]:
                x += slack / 2
            else:
                # Under a wide head the row takes all the room, so that right edges are flush.
                for kid in row:
                    placed.width[kid] += slack / len(row)
        for kid in row:
            x += wires.room(kid)
            placed.cell_of[kid] = len(placed.cells)
            placed.cells.append(Cell(unit, kid, x - ENTRY, y, bits(wires.left[kid]), wires.aside[kid], channel, said))
            placed.x[kid], placed.y[kid] = x, y
            x += placed.width[kid] + gaps[kid]
        tallest = max(placed.depth[k] - placed.box_height[k] for k in row)
        for kid in row:
            placed.depth[kid] += head - placed.box_height[kid]
            placed.box_height[kid] = head
        y += head + tallest + between_rows(wires, unit)


def _place_columns(
    tree: Tree, arrangement: Arrangement, placed: PlacedTree, wires: Wiring, unit: int, below: float
) -> None:
    kids = tree.children[unit]
    columns = in_rows_of(kids, rows_in(arrangement, len(kids)))
    several = len(columns) > 1
    room_of_lines = max(wires.room(*column) for column in columns) if several else 0.0
    above, said, room_above = wires.channel(unit, kids)
    top = below + DROP + (room_above if several else 0.0) + (BUS - DROP if unit in tree.beside and several else 0.0)
    room = (placed.width[unit] + COLUMN_GAP) / len(columns) - COLUMN_GAP
    x = placed.x[unit]
    leaves = [kid for kid in kids if not tree.children[kid] and kid not in tree.beside]
    most = _WIDEST_LEAF * max(placed.box_width[kid] for kid in kids)
    narrow = set(leaves) if len(leaves) < len(kids) else set()
    gaps = column_gaps(tree, wires, unit)
    for column in columns:
        cell = placed.cell_of[unit]
        if several:
            cell = len(placed.cells)
            first = column[0]
            edge, order = x + room_of_lines - ENTRY, bits(wires.left[first])
            placed.cells.append(Cell(unit, first, edge, top, order, wires.aside[first], bits(above), said))
        y = top
        for kid in column:
            placed.x[kid], placed.y[kid] = x + room_of_lines + INDENT, y
            wide = room - INDENT - room_of_lines
            placed.width[kid] = min(wide, most) if kid in narrow else wide
            placed.cell_of[kid] = cell
            y += placed.depth[kid] + gaps[kid]
        x += room + COLUMN_GAP


def _place_aside(tree: Tree, placed: PlacedTree, wires: Wiring, unit: int, below: float) -> None:
    y = below + DROP
    if not placed.centred[unit]:
        for kid in tree.beside[unit]:
            placed.x[kid], placed.y[kid] = placed.x[unit] + INDENT, y
            placed.cell_of[kid] = placed.cell_of[unit]
            y += placed.depth[kid] + LEAF_GAP
        return
    middle = placed.x[unit] + placed.width[unit] / 2
    for pair in aside_rows(tree.beside[unit], wires):
        for side, kid in enumerate(pair):
            placed.x[kid] = middle + INDENT if side else middle - INDENT - placed.width[kid]
            placed.y[kid] = y
            placed.cell_of[kid] = placed.cell_of[unit]
        y += max(placed.depth[k] for k in pair) + LEAF_GAP
