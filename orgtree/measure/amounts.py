"""Amounts by group: numbers of units, numbers of links, and sums of fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from orgtree.charter.expression import Step
from orgtree.graph.query import Answer, Query
from orgtree.measure.exact import intervals, sums
from orgtree.measure.rollup import sum_of_totals

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.base.interval import Interval
    from orgtree.charter.expression import Condition
    from orgtree.graph.partition import Partition
    from orgtree.graph.snapshot import Snapshot
    from orgtree.measure.metric import Amount, Codes

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Amounts:
    """An amount of each group.

    Args:
        values: Its bounds. Shape (groups,).
        unknown: Units because of which it is not exact: undecided whether they count, or not stating the field.
    """

    values: list[Interval]
    unknown: Ints


def amounts(query: Query, amount: Amount, partition: Partition) -> Amounts:
    """Return an amount for each group."""
    if amount.kind == "links":
        return _links(query, amount, partition)
    graph = query.graph
    if amount.kind == "sum":
        field = graph.charter.fields[amount.name]
        if field.total is not None:
            return Amounts(*sum_of_totals(query, amount, partition))
        return _own(query, amount, partition)
    answer = chosen(query, amount.of, amount.where)
    low = partition.count(np.flatnonzero(answer.must)).tolist()
    unknown = np.flatnonzero(answer.undecided)
    high = partition.count(np.flatnonzero(answer.may)).tolist() if len(unknown) else low
    return Amounts(intervals(low, high), unknown)


def chosen(query: Query, of: Codes | None, where: Condition | None) -> Answer:
    """Return which units in force are of some kinds and fit a condition."""
    graph = query.graph
    mask = graph.in_force if of is None else graph.in_force & graph.kind_mask(of)
    if where is None:
        return Answer(mask, mask)
    answer = query.condition(where)
    return Answer(answer.must & mask, answer.may & mask)


def merged(size: int, *units: Ints) -> Ints:
    """Return units that are in any of some lists, sorted; a mask is quicker than sorting."""
    mask = np.zeros(size, dtype=bool)
    for some in units:
        mask[some] = True
    return np.flatnonzero(mask)


def having_field(graph: Snapshot, name: str) -> Bools:
    """Return which units are of a kind with a field."""
    return graph.kind_mask(frozenset(kind.code for kind in graph.kinds if name in kind.fields))


def own_bounds(graph: Snapshot, name: str) -> tuple[Floats, Floats]:
    """Return the bounds of each unit's own value, as wide as they can be where it states none."""
    column = graph.columns.get(name)
    if column is not None and column.low is not None and column.high is not None:
        return column.low, column.high
    least = graph.charter.fields[name].unknown[0]
    return np.full(graph.size, least), np.full(graph.size, np.inf)


def _own(query: Query, amount: Amount, partition: Partition) -> Amounts:
    """Sum values that are each unit's own."""
    graph = query.graph
    answer = chosen(query, amount.of, amount.where)
    having = having_field(graph, amount.name)
    units = np.flatnonzero(answer.may & having)
    column = graph.columns.get(amount.name)
    place, group = partition.expand(units)
    units = units[place]
    low, high = (bound[units] for bound in own_bounds(graph, amount.name))
    sure = answer.must[units]
    # A unit that may not count at all widens the sum to either side of nothing.
    low, high = np.where(sure, low, np.minimum(low, 0.0)), np.where(sure, high, np.maximum(high, 0.0))
    stated = column.known[units] if column is not None else np.zeros(len(units), dtype=bool)
    values = intervals(sums(low, group, partition.size), sums(high, group, partition.size))
    return Amounts(values, merged(graph.size, units[~(stated & sure)]))


def _links(query: Query, amount: Amount, partition: Partition) -> Amounts:
    """Count links; each belongs where the unit does that it starts from."""
    graph = query.graph
    answer = chosen(query, amount.of, amount.where)
    low = np.zeros(partition.size, dtype=np.int64)
    high = np.zeros(partition.size, dtype=np.int64)
    unknown: list[Ints] = []
    for table in graph.tables(amount.name):
        fits = query.link_condition(table, amount.links_where or {})
        must = table.in_force & fits.must & answer.must[table.source]
        may = table.in_force & fits.may & answer.may[table.source]
        low += partition.count(table.source[must])
        high += partition.count(table.source[may])
        unknown.append(table.source[may & ~must].astype(np.int64))
    ends: list[float] = [float(end) for end in high]
    if graph.incomplete:
        unlisted = np.flatnonzero(query.steps.unlisted(Step(amount.name)) & answer.may)
        unknown.append(unlisted)
        for group in np.unique(partition.expand(unlisted)[1]).tolist():
            ends[group] = float("inf")
    highs = [end if end == float("inf") else int(end) for end in ends]
    return Amounts(intervals(low.tolist(), highs), merged(graph.size, *unknown))
