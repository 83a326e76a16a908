"""Draw the lines of subordination, one path per parent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.draw.layout.geometry import BLOCK_GAP, BUS, DROP, INDENT, Arrangement, rows_in
from orgtree.draw.layout.place import is_direct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from orgtree.draw.layout.placed import PlacedTree
    from orgtree.draw.layout.tree import Tree
    from orgtree.draw.scene import Point

Parts = list[tuple["Point", ...]]


def connect(
    tree: Tree, arrangements: Sequence[Arrangement], placed: PlacedTree
) -> Iterator[tuple[int, list[int], Parts]]:
    """Yield each unit with the units it leads to and the polylines between them."""
    for unit in tree.order:
        if tree.invisible and unit == tree.root:
            continue
        others = [*tree.beside.get(unit, ()), *tree.children[unit]]
        if others:
            yield unit, others, parts_of(tree, arrangements[unit], placed, unit)


def parts_of(tree: Tree, arrangement: Arrangement, placed: PlacedTree, unit: int) -> Parts:
    """Return the polylines between a unit and those under it."""
    parts: Parts = []
    kids = tree.children[unit]
    if kids and is_direct(tree, arrangement, unit, placed):
        _direct(arrangement, placed, unit, kids, parts)
    else:
        _bussed(arrangement, placed, unit, kids, tree.beside.get(unit, []), parts)
    return parts


def _middle(placed: PlacedTree, unit: int) -> float:
    return placed.box_x[unit] + placed.box_width[unit] / 2


def _bottom(placed: PlacedTree, unit: int) -> float:
    return placed.y[unit] + placed.box_height[unit]


def _stub(placed: PlacedTree, unit: int) -> float:
    return placed.y[unit] + placed.box_height[unit] / 2


def _direct(arrangement: Arrangement, placed: PlacedTree, unit: int, kids: list[int], parts: Parts) -> None:
    bottom = _bottom(placed, unit)
    if arrangement.in_rows:
        parts += [((_middle(placed, kid), bottom), (_middle(placed, kid), placed.y[kid])) for kid in kids]
        return
    fullest = rows_in(arrangement, len(kids))
    for i in range(0, len(kids), fullest):
        _comb(placed, bottom, kids[i : i + fullest], parts)


def _comb(placed: PlacedTree, top: float, kids: list[int], parts: Parts) -> None:
    """Add a line down the left side with a branch to each unit."""
    x = placed.box_x[kids[0]] - INDENT / 2
    last = _stub(placed, kids[-1])
    parts.append(((x, top), (x, last), (placed.box_x[kids[-1]], last)))
    parts += [((x, _stub(placed, kid)), (placed.box_x[kid], _stub(placed, kid))) for kid in kids[:-1]]


def _bussed(
    arrangement: Arrangement, placed: PlacedTree, unit: int, kids: list[int], aside: list[int], parts: Parts
) -> None:
    """Add a trunk, in the middle or at the left side, and a horizontal line over each row."""
    bottom = _bottom(placed, unit)
    centred = placed.centred[unit]
    trunk = _middle(placed, unit) if centred else placed.x[unit] + INDENT / 2
    if centred and len(kids) == 1 and not aside:
        # A slight offset, as from a lane at one side, would give a line with a jog.
        left, right = placed.box_x[unit] + 3.0, placed.box_x[unit] + placed.box_width[unit] - 3.0
        trunk = min(max(left, _middle(placed, kids[0])), right)
    end = max((_stub(placed, kid) for kid in aside), default=bottom)
    for kid in aside:
        y = _stub(placed, kid)
        edge = placed.box_x[kid] if placed.box_x[kid] > trunk else placed.box_x[kid] + placed.box_width[kid]
        parts.append(((trunk, y), (edge, y)))
    below = bottom + placed.aside_height.get(unit, 0.0)
    if kids and not arrangement.in_rows and len(kids) <= rows_in(arrangement, len(kids)):
        _comb(placed, bottom, kids, parts)
        return
    if kids and not arrangement.in_rows:
        fullest = rows_in(arrangement, len(kids))
        bus = below + BUS / 2
        heads = [kids[i : i + fullest] for i in range(0, len(kids), fullest)]
        for column in heads:
            _comb(placed, bus, column, parts)
        parts.append(((trunk, bus), (placed.box_x[heads[-1][0]] - INDENT / 2, bus)))
        end = max(end, bus)
    elif kids:
        above = below
        for i, row in enumerate(placed.rows[unit]):
            bus = above + (BUS / 2 if centred or aside else DROP / 2) + (BLOCK_GAP if i else 0.0)
            xs = [_middle(placed, kid) for kid in row]
            if min(*xs, trunk) < max(*xs, trunk):
                parts.append(((min(*xs, trunk), bus), (max(*xs, trunk), bus)))
            parts += [((x, bus), (x, placed.y[kid])) for x, kid in zip(xs, row, strict=True)]
            end = max(end, bus)
            above = max(placed.y[kid] + placed.depth[kid] for kid in row)
    parts.append(((trunk, bottom), (trunk, end)))
