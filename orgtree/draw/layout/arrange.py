"""Choose the arrangement of each level for a wanted aspect ratio.

One arrangement per level keeps equal subtrees equal and the picture calm. Levels are tried bottom-up on
arrays; of the partial charts so far only the smallest of each aspect ratio are kept (a beam), so the work
is linear in the units times a constant.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from orgtree.draw.layout import geometry
from orgtree.draw.layout.geometry import (
    BLOCK_GAP,
    BUS,
    COLUMN_GAP,
    DROP,
    ENDLESS,
    HANG,
    HEAD_DROP,
    INDENT,
    LEAF_GAP,
    MOST_SCALE,
    ROW,
    TOP_GAP,
    UNEVEN,
    Arrangement,
    columns_for,
    shelves,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from orgtree.draw.layout.tree import Tree
    from orgtree.draw.view import Look, View

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_BEAM = 28
_FEW = 4
_ALIKE = 6
"""To so many decimals charts need as much room."""
_FINENESS = 8
_DEEPEST = 40
_STEPS = (2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 40, 50, 75, 100, 150, 250, 400)
_FINE_STEPS = (*range(2, 26), *(step for step in _STEPS if step > 25))  # noqa: PLR2004 - as the line above goes on
"""Rows that fill the width of a sheet of paper exactly."""
_STACKS = (3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 32, 40, 50, 75, 100)
_SHELVES = (2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 30)
# A chart smaller than this need not be squeezed: it fits any page or screen.
_COMFORT = (560.0, 350.0)

# What an unusual arrangement costs, as a logarithm of area: tuned by looking at pictures.
_TOP_NOT_SPREAD = 0.30
_TEAMS_WRAPPED = 0.35
_TEAMS_IN_COLUMNS = 0.45
_LEAVES_IN_ROW = 0.12
_DEEP_ROW = 0.10
_COLUMN = 0.012
_ON_PAPER = 0.3


class _State(NamedTuple):
    """A partial chart: the blocks of one level, and what was chosen below it."""

    width: Floats
    head: Floats
    body: Floats
    cost: float
    chosen: tuple[Arrangement, ...]


class _Level(NamedTuple):
    """The units with children on one level, and their children in order."""

    parents: Ints
    inside: Ints
    counts: Ints
    starts: Ints
    place: Ints
    owner: Ints
    leafy: NDArray[np.bool_]
    gap: Floats
    leaves: float


def arrange(
    tree: Tree,
    view: View,
    widths: Sequence[float],
    heights: Sequence[float],
    *,
    target: tuple[float, float] | None,
    aspect: float,
    reserve: float,
    max_columns: int,
    lanes: Sequence[int],
) -> list[Arrangement]:
    """Return the arrangement of every node's children.

    Args:
        tree: What is placed.
        view: For the looks, which may demand an arrangement.
        widths: Width of each node's box.
        heights: Height of each node's box.
        target: Width and height of the room to fill, None for no page.
        aspect: Width over height to come near to when there is no page.
        reserve: Height that title, legend and foot will take.
        max_columns: Most columns anywhere; 0 for any number.
        lanes: How many lines of links leave each node's block.
    """
    breadth = _breadth_order(tree)
    levels = tree.depths[breadth[-1]] + 1
    demanded = {i: _demanded(look, max_columns) for i, look in enumerate(view.looks) if look.layout}
    forms = [
        demanded[view.kinds[unit]].form if unit < len(view) and view.kinds[unit] in demanded else ""
        for unit in range(tree.size)
    ]
    if levels > _DEEPEST:
        chosen = [_plain(tree, unit, max_columns) for unit in range(tree.size)]
    else:
        by_level = _search(tree, widths, heights, target, aspect, reserve, max_columns, lanes, breadth, forms)
        # What stands under a staff unit, beside the line, may be deeper than the levels that were tried.
        by_level += [HANG] * (max(tree.depths) + 1 - levels)
        leafy = [all(not tree.children[kid] for kid in kids) for kids in tree.children]
        chosen = [_for_unit(by_level[tree.depths[unit]], leafy=leafy[unit]) for unit in range(tree.size)]
    if demanded:
        for unit in tree.order:
            wanted = demanded.get(view.kinds[unit]) if unit < len(view) else None
            if wanted and (wanted.in_rows != chosen[unit].in_rows or wanted == HANG):
                chosen[unit] = _sized(wanted, len(tree.children[unit]))
    return chosen


def _for_unit(chosen: Arrangement, *, leafy: bool) -> Arrangement:
    """Return a level's arrangement for one unit: only leaves are stacked."""
    return HANG if chosen.form == "stack" and not leafy else chosen


def _demanded(look: Look, max_columns: int) -> Arrangement:
    most = max_columns or ENDLESS
    return {"spread": Arrangement("row", most), "hang": HANG, "stack": Arrangement("hang", 0)}[look.layout or "hang"]


def _sized(wanted: Arrangement, count: int) -> Arrangement:
    # A stack is as many columns as make it about as wide as high: names are some four times as wide as high.
    return wanted if wanted.most else Arrangement("hang", max(1, round(math.sqrt(count / 4))))


def _plain(tree: Tree, unit: int, max_columns: int) -> Arrangement:
    """Choose without search, for trees too deep for it."""
    count = len(tree.children[unit])
    if count == 1:
        return ROW
    return Arrangement("row", max_columns or 8) if tree.depths[unit] == 0 else HANG


def _search(
    tree: Tree,
    widths: Sequence[float],
    heights: Sequence[float],
    target: tuple[float, float] | None,
    aspect: float,
    reserve: float,
    max_columns: int,
    lanes: Sequence[int],
    breadth: list[int],
    forms: list[str],
) -> list[Arrangement]:
    levels = tree.depths[breadth[-1]] + 1
    by_depth: list[list[int]] = [[] for _ in range(levels)]
    for unit in breadth:
        by_depth[tree.depths[unit]].append(unit)
    wide, high = np.asarray(widths, dtype=float), np.asarray(heights, dtype=float)
    lane = np.asarray([geometry.climbing(count) for count in lanes], dtype=float)
    nodes = np.asarray(by_depth[-1], dtype=np.int64)
    states = [_State(wide[nodes], high[nodes], np.zeros(len(nodes)), 0.0, ())]
    for depth in range(levels - 2, -1, -1):
        below, nodes = nodes, np.asarray(by_depth[depth], dtype=np.int64)
        level = _level(tree, nodes, below)
        found: dict[int, tuple[float, _State]] = {}
        wanted = {forms[unit] for unit in level.parents.tolist()}
        options = _options(tree, level, depth, max_columns, fine=target is not None and depth == 0)
        if len(wanted) == 1 and "" not in wanted:
            options = [option for option in options if option.in_rows == (wanted == {"row"})] or options
        across, down, lanes_below = wide[nodes], high[nodes], lane[below]
        top_step = 0.0 if tree.invisible else BUS
        for option in options:
            cost = _cost(option, level, depth)
            for state in states:
                tried = _apply(option, state, level, across, down, lanes_below, depth, top_step, cost)
                spread, area = _shape(tried)
                bucket = round(spread * _FINENESS)
                if bucket not in found or area < found[bucket][0]:
                    found[bucket] = (area, tried)
        kept = sorted(found.values(), key=lambda item: (item[0], item[1].chosen))
        states = [state for _, state in _spread_out(kept, found)]
    # Of charts that need as much room the lower one has its last rows fuller.
    best = min(
        states,
        key=lambda state: (
            round(_final(state, target, aspect, reserve), _ALIKE),
            round(float((state.head + state.body).max()), _ALIKE),
            state.chosen,
        ),
    )
    return [*best.chosen, HANG]


def _spread_out(kept: list[tuple[float, _State]], found: dict[int, tuple[float, _State]]) -> list[tuple[float, _State]]:
    """Keep the beam's width of states, evenly over the aspect ratios found, extremes last."""
    if len(kept) <= _BEAM:
        return kept
    middle = _FINENESS * math.log(1.5)
    nearest = sorted(found, key=lambda bucket: (abs(bucket - middle), bucket))
    return [found[bucket] for bucket in nearest[:_BEAM]]


def _breadth_order(tree: Tree) -> list[int]:
    order, done = [tree.root], 0
    while done < len(order):
        order.extend(tree.children[order[done]])
        done += 1
    return order


def _level(tree: Tree, nodes: Ints, below: Ints) -> _Level:
    counts = np.array([len(tree.children[unit]) for unit in nodes], dtype=np.int64)
    inside = np.flatnonzero(counts)
    counts = counts[inside]
    starts = np.concatenate(([0], np.cumsum(counts)[:-1])).astype(np.int64)
    owner = np.repeat(np.arange(len(counts)), counts)
    place = np.arange(len(below)) - starts[owner]
    leaf = np.array([not tree.children[unit] for unit in below], dtype=bool)
    leafy = np.logical_and.reduceat(leaf, starts) if len(starts) else np.zeros(0, dtype=bool)
    gap = np.where(leafy, LEAF_GAP, BLOCK_GAP)
    leaves = float(np.average(leafy, weights=counts)) if len(counts) else 0.0
    return _Level(nodes[inside], inside, counts, starts, place, owner, leafy, gap, leaves)


def _options(tree: Tree, level: _Level, depth: int, max_columns: int, *, fine: bool) -> list[Arrangement]:
    most = int(level.counts.max())
    cap = min(most, max_columns or most)
    options = [Arrangement("row", max_columns if max_columns and max_columns < most else ENDLESS)]
    virtual = tree.invisible and depth == 0
    if not virtual:
        options.append(HANG)
    for step in _FINE_STEPS if fine else _STEPS:
        if step < cap:
            options.append(Arrangement("row", step))
            if not virtual and (level.leafy.any() or step <= _FEW):
                options.append(Arrangement("hang", step))
    if level.leafy.any() and not virtual:
        options += [Arrangement("stack", step) for step in _STACKS if step < most]
    if len(level.parents) == 1 and not max_columns:
        options += [Arrangement("shelf", rows) for rows in _SHELVES if rows * 2 <= most]
    return options


def _apply(
    option: Arrangement,
    state: _State,
    level: _Level,
    wide: Floats,
    high: Floats,
    lane: Floats,
    depth: int,
    top_step: float,
    cost: float,
    /,
) -> _State:
    body = np.zeros(len(wide))
    width = wide.copy()
    form, columns = option
    counts, starts, owner, place = level.counts, level.starts, level.owner, level.place
    gap, most_lanes = level.gap, np.maximum.reduceat(lane, starts)
    if option.in_rows:
        gaps = (COLUMN_GAP, TOP_GAP) if depth == 0 else (LEAF_GAP, COLUMN_GAP)
        apart = np.where(level.leafy, *gaps)[owner]
        each = state.width + lane + apart
        # Rows below each other share one width, as they will when they are placed.
        widest = np.maximum.reduceat(each, starts)
        even = (counts > (columns if form == "row" else 0)) & (
            widest * counts <= UNEVEN * np.add.reduceat(each, starts)
        )
        each = np.where(even[owner], widest[owner], each)
        if form == "shelf":
            # Only ever tried under a single unit, so that all of these are its children.
            chunk = np.asarray(shelves(each.tolist(), columns), dtype=np.int64)
            rows = np.array([len(chunk)])
        else:
            chunk = np.flatnonzero(place % columns == 0)
            rows = -(-counts // columns)
        row_width = np.add.reduceat(each, chunk)
        row_height = np.maximum.reduceat(state.body, chunk) + np.maximum.reduceat(state.head, starts)[owner[chunk]]
        row_owner = np.searchsorted(chunk, starts)
        inner_width = np.maximum.reduceat(row_width, row_owner) + np.where(rows > 1, INDENT, 0)
        step = (top_step if depth == 0 else np.where(level.leafy, DROP, HEAD_DROP)) + most_lanes
        inner_height = np.add.reduceat(row_height, row_owner) + rows * step + (rows - 1) * BLOCK_GAP
    else:
        if form == "stack":
            columns_each = np.where(level.leafy, -(-counts // columns), 1)
        else:
            columns_each = np.maximum(1, np.minimum(columns, -(-counts // 2)))
        rows = -(-counts // columns_each)
        chunk = np.flatnonzero(place % rows[owner] == 0)
        column_height = np.add.reduceat(state.head + state.body + gap[owner], chunk)
        first = np.searchsorted(chunk, starts)
        used = -(-counts // rows)
        each = INDENT + np.maximum.reduceat(state.width, starts) + np.where(used > 1, most_lanes, 0)
        inner_width = used * each + (used - 1) * COLUMN_GAP
        inner_height = np.maximum.reduceat(column_height, first) - gap + DROP + np.where(used > 1, most_lanes, 0)
    width[level.inside] = np.maximum(width[level.inside], inner_width)
    body[level.inside] = inner_height
    return _State(width, high, body, state.cost + cost, (option, *state.chosen))


def _cost(option: Arrangement, level: _Level, depth: int) -> float:
    """Return the cost of an arrangement to a reader, as a logarithm of area."""
    leaves = level.leaves
    wrapped = option.in_rows and option.most < ENDLESS
    cost = 0.0
    if depth == 0 and (not option.in_rows or wrapped):
        cost += _TOP_NOT_SPREAD
    if wrapped:
        cost += _TEAMS_WRAPPED * (1 - leaves) + _LEAVES_IN_ROW * leaves
    elif option.in_rows:
        cost += (_DEEP_ROW + _LEAVES_IN_ROW * leaves) if depth else 0.0
    elif option.form == "stack":
        cost += _COLUMN * columns_for(option, int(level.counts.max())) * leaves
    elif option.most > 1:
        cost += _TEAMS_IN_COLUMNS * (1 - leaves) + _COLUMN * columns_for(option, int(level.counts.max()))
    return cost


def _shape(state: _State) -> tuple[float, float]:
    """Return the mean logarithm of the aspect ratio of a level's blocks, and their area with its cost."""
    width, height = state.width.sum(), (state.head + state.body).sum()
    area = float((state.width * (state.head + state.body)).sum()) * math.exp(state.cost * _ON_PAPER)
    return math.log(max(width, 1e-9) / max(height, 1e-9)), area


def _final(state: _State, target: tuple[float, float] | None, aspect: float, reserve: float) -> float:
    width, height = float(state.width.max()), float((state.head + state.body).max())
    least_width, least_height = target or _COMFORT
    if target:
        # How much the chart shrinks or grows to fill the page decides; habits count for less where room is short.
        needed = max(width / least_width, (height + reserve) / least_height, 1 / MOST_SCALE)
        return 2 * math.log(needed) + state.cost * _ON_PAPER
    needed = max(width, height * aspect, min(least_width, least_height * aspect))
    return 2 * math.log(needed) + state.cost
