"""Measure: metrics in, figures out, every step an array operation over all units."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from orgtree.charter.expression import Not
from orgtree.graph import partition as partitions
from orgtree.graph.query import Query, TooManyPairsError
from orgtree.graph.totals import totals
from orgtree.measure.amounts import amounts, chosen, having_field, merged, own_bounds
from orgtree.measure.averages import mean, ratio, share
from orgtree.measure.figure import REST, Figure
from orgtree.measure.metric import Amount, Load, Mean, Ratio, Share
from orgtree.measure.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from orgtree.base.interval import Interval
    from orgtree.graph.partition import Partition
    from orgtree.graph.snapshot import Snapshot
    from orgtree.measure.averages import Average
    from orgtree.measure.metric import Metric

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]


@dataclass(slots=True)
class _Answer:
    """A metric's answer for all groups of a partition: lists have one entry a group."""

    values: list[Interval | None]
    numerators: list[Interval]
    denominators: list[Interval] | None = None
    unknown: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    gaps: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    possible: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    excluded: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    beside: Average | None = None
    counted: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))


class Measurer:
    """Measures one organisation; what several metrics share is worked out once.

    Args:
        graph: The organisation.
        query: Asks it; one that has answered already saves time.
    """

    def __init__(self, graph: Snapshot, query: Query | None = None) -> None:
        self.graph = graph
        self.query = query or Query(graph)

    def figure(self, metric: Metric, *, under: str | None = None) -> Figure:
        """Return a metric's figure for everything, or for what is in a unit's subtree.

        Raises:
            UsageError: If there is no such unit.
        """
        number = None if under is None else self.graph.number(under)
        partition = partitions.whole(self.graph, number, metric.measure_along)
        return self._figures(metric, partition, [None])[0]

    def figures(self, metric: Metric, by: str, *, under: str | None = None) -> list[Figure]:
        """Return a metric's figure for each unit of a kind, and last for the units under none of them.

        Raises:
            UsageError: If there is no such kind or unit.
        """
        number = None if under is None else self.graph.number(under)
        partition = partitions.by_kind(self.graph, by, number, metric.measure_along)
        return self._figures(metric, partition, [*(self.graph.ids[unit] for unit in partition.groups.tolist()), REST])

    def _figures(self, metric: Metric, partition: Partition, groups: list[str] | list[None]) -> list[Figure]:
        answer = self._answer(metric, partition)
        unknown, gaps, possible, excluded = (
            partition.split(units) for units in (answer.unknown, answer.gaps, answer.possible, answer.excluded)
        )
        shared = (
            answer.counted[np.isin(answer.counted, partition.more_unit)]
            if len(partition.more_unit)
            else partition.more_unit
        )
        shared_count = partition.count(shared).tolist()
        figures = []
        for place, group in enumerate(groups):
            beside = answer.beside.values[place] if answer.beside and len(excluded[place]) else None
            figures.append(
                Figure(
                    metric=metric,
                    graph=self.graph,
                    group=group,
                    value=answer.values[place],
                    numerator=answer.numerators[place],
                    denominator=answer.denominators[place] if answer.denominators else None,
                    unknown_units=unknown[place],
                    gap_units=gaps[place],
                    possible_units=possible[place],
                    excluded_units=excluded[place],
                    with_excluded=beside,
                    with_excluded_parts=(answer.beside.numerators[place], answer.beside.denominators[place])
                    if answer.beside and beside
                    else None,
                    shared_count=shared_count[place],
                    unit_band=False
                    if len(gaps[place])
                    else None
                    if len(possible[place]) or answer.values[place] is None
                    else True,
                )
            )
        return figures

    def _answer(self, metric: Metric, partition: Partition) -> _Answer:
        measure = metric.measure
        if isinstance(measure, Share):
            return self._share(measure, partition)
        if isinstance(measure, Amount):
            found = amounts(self.query, measure, partition)
            return _Answer(list(found.values), found.values, unknown=found.unknown, possible=found.unknown)
        if isinstance(measure, Ratio):
            top, bottom = (amounts(self.query, amount, partition) for amount in (measure.top, measure.bottom))
            values = [ratio(a, b, part=measure.part) for a, b in zip(top.values, bottom.values, strict=True)]
            unknown = merged(self.graph.size, top.unknown, bottom.unknown)
            return _Answer(values, top.values, bottom.values, unknown=unknown, possible=unknown)
        if isinstance(measure, Mean):
            return self._mean(measure, partition)
        return self._load(measure, metric.band, partition)

    def _share(self, measure: Share, partition: Partition) -> _Answer:
        base = chosen(self.query, measure.of, measure.where)
        counted = base
        if measure.exclude is not None:
            counted = base & ~self.query.condition(measure.exclude)
        has = self.query.condition(Not(measure.having) if measure.vacancy else measure.having)
        good = ~has if measure.vacancy else has

        def over(members: Ints, sure: NDArray[np.bool_]) -> Average:
            place, group = partition.expand(members)
            units = members[place]
            return share(sure[units], has.must[units], has.may[units], group, partition.size)

        members = np.flatnonzero(counted.may)
        found = over(members, counted.must)
        lacking = counted.must & ~good.may
        possible = counted.may & ~good.must & ~lacking
        answer = _Answer(
            found.values,
            found.numerators,
            found.denominators,
            unknown=np.flatnonzero(counted.may & (counted.undecided | has.undecided)),
            gaps=np.flatnonzero(lacking),
            possible=np.flatnonzero(possible),
            counted=members,
        )
        if measure.exclude is not None:
            answer.excluded = np.flatnonzero(base.may & ~counted.may)
            if len(answer.excluded):
                answer.beside = over(np.flatnonzero(base.may), base.must)
        return answer

    def _mean(self, measure: Mean, partition: Partition) -> _Answer:
        graph = self.graph
        answer = chosen(self.query, measure.of, measure.where)
        entry = graph.charter.fields[measure.field]
        members = np.flatnonzero(answer.may & having_field(graph, measure.field))
        if entry.total is not None:
            rolled = totals(graph, measure.field)
            low, high = rolled.low, rolled.high
        else:
            low, high = own_bounds(graph, measure.field)
        unbounded = np.isinf(low[members]) | (np.isinf(high[members]))
        unknown = members[unbounded | ~answer.must[members]]
        return self._averaged(low, high, members, answer.must, partition, unknown)

    def _load(self, measure: Load, band: Interval | None, partition: Partition) -> _Answer:
        answer = chosen(self.query, measure.of, measure.where)
        members = np.flatnonzero(answer.may)
        try:
            low, high = self.query.count(measure.path)
        except TooManyPairsError:
            low, high = np.zeros(self.graph.size), np.full(self.graph.size, np.inf)
        unknown = members[(low != high)[members] | ~answer.must[members]]
        found = self._averaged(low, high, members, answer.must, partition, unknown)
        least, most = (float(band.low), float(band.high)) if band is not None else (1.0, np.inf)
        outside = (high < least) | (low > most)
        inside = (low >= least) & (high <= most)
        lacking = answer.must & outside
        found.gaps = np.flatnonzero(lacking)
        found.possible = np.flatnonzero(answer.may & ~inside & ~lacking)
        return found

    def _averaged(
        self, low: Floats, high: Floats, members: Ints, must: NDArray[np.bool_], partition: Partition, unknown: Ints
    ) -> _Answer:
        place, group = partition.expand(members)
        units = members[place]
        found = mean(low[units], high[units], must[units], group, partition.size)
        return _Answer(
            found.values, found.numerators, found.denominators, unknown=unknown, possible=unknown, counted=members
        )


def measure(
    graph: Snapshot,
    metrics: Iterable[Metric],
    *,
    by: str | None = None,
    under: str | None = None,
    language: str | None = None,
    measurer: Measurer | None = None,
) -> Table:
    """Measure metrics.

    Args:
        graph: The organisation.
        metrics: What to measure.
        by: A kind by which every figure is broken down; left out, each metric's own `by`, if it has one.
        under: Id of a unit; only its subtree is measured.
        language: Language of titles and names.
        measurer: Measures it; one that has measured already saves time.

    Returns:
        A table with each metric's figure for everything asked for, followed by those of its groups.

    Raises:
        UsageError: If the kind or the unit is not there.
    """
    work = measurer or Measurer(graph)
    figures: list[Figure] = []
    for metric in metrics:
        figures.append(work.figure(metric, under=under))
        kind = by or metric.by
        if kind is not None:
            figures.extend(work.figures(metric, kind, under=under))
    return Table(tuple(figures), language)
