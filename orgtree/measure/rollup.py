"""Sums of fields whose stated value is a subtree's total, over any set of units and any groups.

Adding up what every unit states would count each member once a level. So of a set of units the topmost ones
are summed, each with its total; and a group that has units of another group below its own is given what the
total leaves over, so that the groups of a partition add up to the whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.interval import Interval
from orgtree.graph.query import Query
from orgtree.graph.totals import Totals, totals
from orgtree.measure.exact import intervals, sums

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.charter.model import Field
    from orgtree.graph.hierarchy import Hierarchy
    from orgtree.graph.partition import Partition
    from orgtree.graph.snapshot import Snapshot
    from orgtree.measure.metric import Amount

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Set:
    """The units of one sum.

    Args:
        must: Units that surely belong.
        may: Units that may belong.
        narrowed: Whether a kind or a condition narrows it.
        left_out: Units whose value counts for nothing above them.
    """

    must: Bools
    may: Bools
    narrowed: bool
    left_out: Bools


def sum_of_totals(query: Query, amount: Amount, partition: Partition) -> tuple[list[Interval], Ints]:
    """Return for each group the bounds of the sum, and the units because of which it is not exact."""
    graph = query.graph
    field = graph.charter.fields[amount.name]
    assert field.total is not None  # noqa: S101 - the caller has asked
    tree = graph.hierarchies[field.total.along]
    units = _units(query, amount, field, tree)
    having = graph.having(field.name)
    least = field.unknown[0]
    if field.name not in graph.columns:
        bare = np.flatnonzero(units.may & having & ~units.left_out)
        open_group = partition.count(bare) > 0
        return [
            Interval(plain_low(least), float("inf")) if opened else Interval(0, 0) for opened in open_group.tolist()
        ], bare
    rolled = totals(graph, field.name)
    if len(partition.groups) == 1 and not partition.rest:
        values, tops = _topmost(tree, units, rolled, partition, least)
    else:
        values, tops = _by_group(graph, tree, units, rolled, partition, field)
    stated = graph.columns[field.name].known
    if units.narrowed:
        unknown = tops[np.isinf(rolled.low[tops]) | np.isinf(rolled.high[tops]) | ~units.must[tops]]
    else:
        settled = tree.marked_ancestors(stated) > 0
        unknown = np.flatnonzero(
            units.may & having & ~stated & (rolled.parts == 0) & ~settled & ~units.left_out & (partition.of >= 0)
        )
    return values, unknown


def subtotals(query: Query, amount: Amount) -> tuple[Floats, Floats]:
    """Return the bounds of the sum over each unit's own subtree, nan for a unit outside of the hierarchy.

    Each unit of the set carries its total less those of the units of the set next below it, so that the sum
    over any subtree is that of its topmost ones.
    """
    graph = query.graph
    field = graph.charter.fields[amount.name]
    assert field.total is not None  # noqa: S101 - the caller has asked
    tree = graph.hierarchies[field.total.along]
    rolled = totals(graph, field.name)
    there = tree.members & graph.in_force
    units = _units(query, amount, field, tree)
    if not units.narrowed:
        return np.where(there, rolled.low, np.nan), np.where(there, rolled.high, np.nan)
    ends = []
    for mask, bound, sign in (
        (units.must & ~units.left_out, rolled.low, -np.inf),
        (units.may & ~units.left_out, rolled.high, np.inf),
    ):
        above = _nearest_above(tree, mask)
        kids = np.flatnonzero(mask & (above >= 0))
        endless = np.isinf(bound)
        columns = [np.where(mask & ~endless, bound, 0.0), (mask & endless).astype(float)]
        net = [column - np.bincount(above[kids], weights=column[kids], minlength=len(mask)) for column in columns]
        sums_below = tree.subtree_sums(np.stack(net, axis=1))
        ends.append(np.where(np.round(sums_below[:, 1]) > 0, sign, sums_below[:, 0]))
    return np.where(there, ends[0], np.nan), np.where(there, ends[1], np.nan)


def plain_low(least: float) -> float | int:
    """Return a lower bound as an int where it is whole."""
    return 0 if least == 0 else least


def _units(query: Query, amount: Amount, field: Field, tree: Hierarchy) -> _Set:
    graph = query.graph
    assert field.total is not None  # noqa: S101 - see above
    base = graph.in_force & (tree.members | graph.having(field.name))
    if amount.of is not None:
        base = base & graph.kind_mask(amount.of)
    must = may = base
    if amount.where is not None:
        answer = query.condition(amount.where)
        must, may = base & answer.must, base & answer.may
    left_out = np.zeros(graph.size, dtype=bool)
    if field.total.exclude is not None:
        left_out = Query(graph, stated_only=True).condition(field.total.exclude).must
    narrowed = amount.of is not None or amount.where is not None
    if narrowed and not (may & ~left_out).any():
        left_out = np.zeros(graph.size, dtype=bool)  # only such units are asked for, and by name: then they count
    return _Set(must, may, narrowed, left_out)


def _topmost(
    tree: Hierarchy, units: _Set, rolled: Totals, partition: Partition, least: float
) -> tuple[list[Interval], Ints]:
    """Sum over one group."""
    inside = partition.of >= 0
    ends = []
    tops = np.zeros(0, dtype=np.int64)
    for mask, bound in ((units.must & inside, rolled.low), (units.may & inside, rolled.high)):
        top = mask & (tree.marked_ancestors(mask, include_self=False) == 0) & ~units.left_out
        tops = np.flatnonzero(top)
        ends.append(sums(bound[tops], np.zeros(len(tops), dtype=np.int64), 1)[0])
    if least < 0 and (units.may & ~units.must & inside).any():
        return [Interval(-float("inf"), float("inf"))], tops  # below zero, one unit more may mean less
    return [Interval(min(ends), max(ends))], tops


def _by_group(
    graph: Snapshot, tree: Hierarchy, units: _Set, rolled: Totals, partition: Partition, field: Field
) -> tuple[list[Interval], Ints]:
    """Sum over groups, of which one can lie within another."""
    size = partition.size
    inside = partition.of >= 0
    mask = units.may & inside
    above = _nearest_above(tree, mask)
    group = _inherited(tree, mask, partition)
    # A unit is mixed if another group has units below it: then its total is not its group's alone.
    other = np.zeros(len(mask), dtype=np.int64)
    linked = np.flatnonzero(mask & (above >= 0))
    other[linked] = group[linked] != group[above[linked]]
    mixed = mask & (tree.subtree_sums(other) - other > 0)
    blocked = tree.marked_ancestors(mask & units.left_out) > 0 if units.left_out.any() else units.left_out
    least = field.unknown[0]

    pure = mask & ~mixed & ~blocked & ((above < 0) | mixed[np.maximum(above, 0)])
    tops = np.flatnonzero(pure)
    low, high = rolled.low[tops], rolled.high[tops]
    unsure = ~units.must[tops]
    low = np.where(unsure, np.minimum(low, 0.0), low)

    rest = np.flatnonzero(mixed & ~blocked)
    rest_low, rest_high = _left_over(graph, units, rolled, field, rest, above, mask)

    rows = np.concatenate([group[tops], group[rest]])
    lows, highs = np.concatenate([low, rest_low]), np.concatenate([high, rest_high])
    more = np.flatnonzero(np.isin(partition.more_unit, tops)) if len(partition.more_unit) else tops[:0]
    if len(more):  # units in several groups count in each
        rows = np.concatenate([rows, partition.more_group[more]])
        lows = np.concatenate(
            [lows, np.where(units.must[partition.more_unit[more]], rolled.low[partition.more_unit[more]], 0.0)]
        )
        highs = np.concatenate([highs, rolled.high[partition.more_unit[more]]])
    if least < 0 and (mask & ~units.must).any():
        return [Interval(-float("inf"), float("inf"))] * size, tops
    return intervals(sums(lows, rows, size), sums(highs, rows, size)), np.concatenate([tops, rest])


def _left_over(
    graph: Snapshot, units: _Set, rolled: Totals, field: Field, rest: Ints, above: Ints, mask: Bools
) -> tuple[Floats, Floats]:
    """Return what mixed units have beyond the totals of the units of the set that stand next below them."""
    least = field.unknown[0]
    stated = graph.columns[field.name].known
    kids = np.flatnonzero(mask & (above >= 0) & ~units.left_out)
    below = [np.bincount(above[kids], weights=bound[kids], minlength=len(mask)) for bound in (rolled.low, rolled.high)]
    low = np.maximum(rolled.low[rest] - below[1][rest], least)
    high = np.maximum(rolled.high[rest] - below[0][rest], least)
    high = np.where(np.isnan(high), np.inf, high)
    low = np.where(np.isnan(low), least, low)
    if not units.narrowed:
        # Without a value of its own a unit has exactly what is below it, unless that list is incomplete.
        assert field.total is not None  # noqa: S101 - see above
        listed = np.ones(len(mask), dtype=bool)
        for link in graph.charter.subtypes(field.total.along):
            listed[list(graph.incomplete.get(link, ()))] = False
        bare = ~stated[rest]
        low = np.where(bare, np.where(listed[rest], 0.0, least), low)
        high = np.where(bare, np.where(listed[rest], 0.0, np.inf), high)
    unsure = ~units.must[rest]
    return np.where(unsure, np.minimum(low, 0.0), low), high


def _nearest_above(tree: Hierarchy, mask: Bools) -> Ints:
    """Return for each unit the nearest unit of *mask* strictly above it, -1 if there is none."""
    nearest = tree.nearest(mask)
    return np.where(tree.parent >= 0, nearest[np.maximum(tree.parent, 0)], -1).astype(np.int64)


def _inherited(tree: Hierarchy, mask: Bools, partition: Partition) -> Ints:
    """Return each unit's first group; one that falls in none goes with the nearest unit above it that does."""
    group = partition.of.astype(np.int64)
    if partition.rest:
        last = partition.size - 1
        named = mask & (group < last)
        near = tree.nearest(named)
        follows = mask & (group == last) & (near >= 0)
        group = np.where(follows, group[np.maximum(near, 0)], group)
    return group
