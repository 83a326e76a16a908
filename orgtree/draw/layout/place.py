"""Place blocks: compute sizes bottom-up and positions top-down."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import pairwise
from math import fsum
from operator import or_
from typing import TYPE_CHECKING

from orgtree.draw.layout.geometry import (
    BLOCK_GAP,
    BUS,
    CLEARANCE,
    COLUMN_GAP,
    DROP,
    ENTRY,
    FOREST_GAP,
    HEAD_DROP,
    INDENT,
    LEAF_GAP,
    TOP_GAP,
    UNEVEN,
    Arrangement,
    climbing,
    lanes,
    rows_in,
    shelves,
)
from orgtree.draw.layout.tree import is_single_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.layout.tree import Tree
    from orgtree.draw.layout.wiring import Wiring


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of free height whose left edge lines of links may climb.

    Args:
        unit: The node whose children stand in it, -1 for the whole chart.
        edge: Right edge of the room for the climbing lines.
        exit: Lower edge of the room above, through which they leave to the left; None for the whole chart.
        mask: Which lines it holds.
        channel: Which lines the room above holds, its own and its neighbours'.
        said: Those of them with words on them.
        open: Whether it reaches down to the foot.
    """

    unit: int
    edge: float
    exit: float | None
    mask: int
    channel: int = 0
    said: int = 0
    open: bool = False


@dataclass(slots=True)
class PlacedTree:
    """Positions of every node's block and box.

    Args:
        x: Left edge of each block.
        y: Upper edge of each block.
        width: Width of each block, as given by the parent.
        depth: Height of each block.
        box_x: Left edge of each box.
        box_width: Width of each box.
        box_height: Height of each box.
        centred: Whether a node's box stands centred over one row, with a horizontal line below it.
        row_heads: Height of the heads in the rows under a node.
        rows: The rows under each node whose children stand in rows.
        cells: Columns for lines of links; the first is the whole chart.
        cell_of: Which cell each node's box opens to.
        aside_height: Height of what stands beside the line under a node.
    """

    x: list[float]
    y: list[float]
    width: list[float]
    depth: list[float]
    box_x: list[float]
    box_width: list[float]
    box_height: list[float]
    centred: list[bool]
    row_heads: dict[int, float] = field(default_factory=dict)
    rows: dict[int, list[list[int]]] = field(default_factory=dict)
    cells: list[Cell] = field(default_factory=list)
    cell_of: list[int] = field(default_factory=list)
    aside_height: dict[int, float] = field(default_factory=dict)

    def shift(self, dx: float) -> None:
        """Move everything to the right."""
        self.x = [x + dx for x in self.x]
        self.box_x = [x + dx for x in self.box_x]
        self.cells = [replace(cell, edge=cell.edge + dx) for cell in self.cells]

    def widen(self, factor: float) -> None:
        """Make every box and gap so many times as wide; what was apart stays apart."""
        self.x = [x * factor for x in self.x]
        self.width = [wide * factor for wide in self.width]
        self.box_x = [x * factor for x in self.box_x]
        self.box_width = [wide * factor for wide in self.box_width]
        self.cells = [replace(cell, edge=(cell.edge + ENTRY) * factor - ENTRY) for cell in self.cells]


def place(
    tree: Tree,
    arrangements: Sequence[Arrangement],
    widths: Sequence[float],
    heights: Sequence[float],
    wires: Wiring,
    *,
    stretch: bool = True,
) -> PlacedTree:
    """Return the positions of all blocks, the chart's upper left corner at the origin.

    Args:
        tree: What is placed.
        arrangements: Of each node's children.
        widths: Width of each box.
        heights: Height of each box.
        wires: Where lines of links run.
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
        cell_of=[0] * size,
    )
    _measure(tree, arrangements, placed, wires)
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


def _lanes(mask: int) -> float:
    return climbing(mask.bit_count())


def _gap(tree: Tree, unit: int) -> float:
    return LEAF_GAP if all(not tree.children[child] for child in tree.children[unit]) else BLOCK_GAP


def apart(tree: Tree, unit: int) -> float:
    """Return the distance of two neighbours in a row under a node."""
    if tree.invisible and unit == tree.root:
        return FOREST_GAP
    leafy = _gap(tree, unit) == LEAF_GAP
    if tree.depths[unit] == int(tree.invisible):
        return COLUMN_GAP if leafy else TOP_GAP
    return LEAF_GAP if leafy else COLUMN_GAP


def _row_gaps(tree: Tree, arrangement: Arrangement, wires: Wiring, unit: int) -> list[float]:
    """Return the distance of each child in a row from the next, which may have a line at its left."""
    kids = tree.children[unit]
    gap = max(apart(tree, unit), CLEARANCE) if any(wires.left[kid] for kid in kids) else apart(tree, unit)
    gaps = [max(gap, wires.after.get(kid, 0.0)) for kid in kids]
    # Rows below each other stand in columns.
    return gaps if is_single_row(tree, arrangement, unit) else [max(gaps)] * len(kids)


def _column_gap(tree: Tree, wires: Wiring, unit: int, kid: int) -> float:
    """Return the distance of a child in a column from the next."""
    return max(_gap(tree, unit), wires.after.get(kid, 0.0))


def _climbing(wires: Wiring, kids: Sequence[int]) -> int:
    """Return the lines that climb beside the blocks of nodes."""
    return reduce(or_, (wires.left[kid] for kid in kids), 0)


def _channel(wires: Wiring, unit: int, kids: Sequence[int]) -> tuple[int, int, float]:
    """Return the lines above some children of a node, those of them with words, and their room."""
    mask = wires.below[unit] & _climbing(wires, kids) if wires.below[unit] else 0
    said = wires.said[unit] & mask
    return mask, said, lanes(mask.bit_count(), said.bit_count())


def _measure(tree: Tree, arrangements: Sequence[Arrangement], placed: PlacedTree, wires: Wiring) -> None:
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
            step = _step(tree, placed, unit)
            gaps = _row_gaps(tree, arrangement, wires, unit)
            if not is_single_row(tree, arrangement, unit):
                _align_columns(placed, wires, kids)
            each = [width[k] + _lanes(wires.left[k]) + gap for k, gap in zip(kids, gaps, strict=True)]
            rows = placed.rows[unit] = _broken(arrangement, kids, each)
            taken = iter(zip(each, gaps, strict=True))
            inner = max(_without_last([next(taken) for _ in row]) for row in rows)
            inner += INDENT if len(rows) > 1 else 0.0
            tall = fsum(
                max(depth[k] - height[k] for k in row) + head + (step + _channel(wires, unit, row)[2]) for row in rows
            )
            across, down = max(across, inner), down + tall + BLOCK_GAP * (len(rows) - 1)
        elif kids:
            columns = _rows(kids, rows_in(arrangement, len(kids)))
            aside = max(_lanes(_climbing(wires, column)) for column in columns) if len(columns) > 1 else 0.0
            wide = INDENT + max(width[k] for k in kids) + aside
            tall = max(
                _without_last([(depth[k] + (gap := _column_gap(tree, wires, unit, k)), gap) for k in column])
                for column in columns
            )
            extra = BUS - DROP if unit in tree.beside and len(columns) > 1 else 0.0
            across = max(across, len(columns) * (wide + COLUMN_GAP) - COLUMN_GAP)
            down += tall + DROP + (_channel(wires, unit, kids)[2] if len(columns) > 1 else 0.0) + extra
        width[unit] = max(width[unit], across)
        depth[unit] = height[unit] + down


def _without_last(taken: Sequence[tuple[float, float]]) -> float:
    """Return the room of neighbours of which each is told with the gap after it, and that gap."""
    return fsum(room for room, _ in taken) - taken[-1][1]


def _align_columns(placed: PlacedTree, wires: Wiring, kids: list[int]) -> None:
    """Make rows below each other equally wide, unless one block is so wide that all others would be mostly white."""
    needed = [placed.width[kid] + _lanes(wires.left[kid]) for kid in kids]
    each = max(needed)
    if each <= UNEVEN * fsum(needed) / len(needed):
        for kid in kids:
            placed.width[kid] = each - _lanes(wires.left[kid])


def _step(tree: Tree, placed: PlacedTree, unit: int) -> float:
    """Return the height from a head (or the row above) to a row, lines of joint bodies not counted."""
    if tree.invisible and unit == tree.root:
        return 0.0
    return BUS if placed.centred[unit] or unit in tree.beside else DROP if _gap(tree, unit) == LEAF_GAP else HEAD_DROP


def _broken(arrangement: Arrangement, kids: list[int], widths: list[float]) -> list[list[int]]:
    """Break units into rows; widths include the gap to the next unit."""
    if arrangement.form == "row":
        return _rows(kids, arrangement.most)
    starts = [*shelves(widths, arrangement.most), len(kids)]
    return [kids[a:b] for a, b in pairwise(starts)]


def _rows(kids: list[int], columns: int) -> list[list[int]]:
    if len(kids) <= columns:
        return [kids]
    return [kids[i : i + columns] for i in range(0, len(kids), columns)]


def _aside_rows(aside: list[int], wires: Wiring) -> list[list[int]]:
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
    for pair in _aside_rows(aside, wires):
        tall += max(depth[k] for k in pair) + LEAF_GAP
    # Both sides take the wider one's room, so that the line stays in the middle.
    return 2 * (max(width[k] for k in aside) + INDENT), tall


def _spread(tree: Tree, arrangements: Sequence[Arrangement], placed: PlacedTree, wires: Wiring) -> None:
    root = tree.root
    placed.cells.append(Cell(-1, -ENTRY, None, wires.left[root], open=True))
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
    gaps = dict(zip(tree.children[unit], _row_gaps(tree, arrangement, wires, unit), strict=True))
    head = placed.row_heads[unit]
    step = _step(tree, placed, unit)
    open_below = len(rows) == 1 and (unit == tree.root)
    left = placed.x[unit] + (INDENT if len(rows) > 1 else 0.0)
    y = below
    for row in rows:
        mask, said, room = _channel(wires, unit, row)
        y += step + room
        x = left
        if len(rows) == 1:
            inner = [(placed.width[k] + _lanes(wires.left[k]) + gaps[k], gaps[k]) for k in row]
            slack = placed.width[unit] - _without_last(inner)
            if placed.centred[unit]:
                x += slack / 2
            else:
                # Under a wide head the row takes all the room, so that right edges are flush.
                for kid in row:
                    placed.width[kid] += slack / len(row)
        for kid in row:
            x += _lanes(wires.left[kid])
            placed.cell_of[kid] = len(placed.cells)
            placed.cells.append(Cell(unit, x - ENTRY, y, wires.left[kid], mask, said, open_below))
            placed.x[kid], placed.y[kid] = x, y
            x += placed.width[kid] + gaps[kid]
        tallest = max(placed.depth[k] - placed.box_height[k] for k in row)
        for kid in row:
            placed.depth[kid] += head - placed.box_height[kid]
            placed.box_height[kid] = head
        y += head + tallest + BLOCK_GAP


def _place_columns(
    tree: Tree, arrangement: Arrangement, placed: PlacedTree, wires: Wiring, unit: int, below: float
) -> None:
    kids = tree.children[unit]
    columns = _rows(kids, rows_in(arrangement, len(kids)))
    several = len(columns) > 1
    room_of_lines = max(_lanes(_climbing(wires, column)) for column in columns) if several else 0.0
    above, said, room_above = _channel(wires, unit, kids)
    top = below + DROP + (room_above if several else 0.0) + (BUS - DROP if unit in tree.beside and several else 0.0)
    room = (placed.width[unit] + COLUMN_GAP) / len(columns) - COLUMN_GAP
    x = placed.x[unit]
    for column in columns:
        cell = placed.cell_of[unit]
        if several:
            cell = len(placed.cells)
            mask = _climbing(wires, column)
            placed.cells.append(Cell(unit, x + room_of_lines - ENTRY, top, mask, above, said))
        y = top
        for kid in column:
            placed.x[kid], placed.y[kid] = x + room_of_lines + INDENT, y
            placed.width[kid] = room - INDENT - room_of_lines
            placed.cell_of[kid] = cell
            y += placed.depth[kid] + _column_gap(tree, wires, unit, kid)
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
    for pair in _aside_rows(tree.beside[unit], wires):
        for side, kid in enumerate(pair):
            placed.x[kid] = middle + INDENT if side else middle - INDENT - placed.width[kid]
            placed.y[kid] = y
            placed.cell_of[kid] = placed.cell_of[unit]
        y += max(placed.depth[k] for k in pair) + LEAF_GAP
