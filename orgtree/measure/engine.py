"""Measure: metrics in, figures out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from orgtree.graph import partition as partitions
from orgtree.graph.query import Query
from orgtree.measure.figure import REST, Figure
from orgtree.measure.groupings import ByGroup, BySubtree, Listed
from orgtree.measure.numpy_backend import NumpyBackend, Result
from orgtree.measure.plan import links_of
from orgtree.measure.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from orgtree.base.interval import Interval
    from orgtree.graph.partition import Partition
    from orgtree.graph.snapshot import Snapshot
    from orgtree.measure.metric import Metric

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]


class Measurer:
    """Measures one organisation; what several metrics share is worked out once.

    Args:
        graph: The organisation.
        query: Asks it; one that has answered already saves time.
    """

    def __init__(self, graph: Snapshot, query: Query | None = None) -> None:
        self.graph = graph
        self.query = query or Query(graph)
        self.backend = NumpyBackend(self.query)

    def figure(self, metric: Metric, *, under: str | None = None) -> Figure:
        """Return a metric's figure for everything, or for what is in a unit's subtree.

        Raises:
            UsageError: If there is no such unit.
        """
        number = None if under is None else self.graph.number(under)
        partition = partitions.whole(self.graph, number, metric.plan.along)
        return self._figures(metric, partition, [None])[0]

    def figures(self, metric: Metric, by: str, *, under: str | None = None) -> list[Figure]:
        """Return a metric's figure for each unit of a kind, and last for the units under none of them.

        Raises:
            UsageError: If there is no such kind or unit.
        """
        number = None if under is None else self.graph.number(under)
        partition = partitions.by_kind(self.graph, by, number, metric.plan.along)
        return self._figures(metric, partition, [*(self.graph.ids[unit] for unit in partition.groups.tolist()), REST])

    def _figures(self, metric: Metric, partition: Partition, groups: list[str] | list[None]) -> list[Figure]:
        grouping = ByGroup(partition)
        result = self.backend.run(metric.plan, grouping)
        values, numerators = result.value.intervals(), result.numerator.intervals()
        denominators = result.denominator.intervals() if result.denominator else [None] * len(groups)
        unknown, gaps, possible, excluded = (
            (units if isinstance(units, Listed) else Listed.of(units, grouping)).split(partition.size)
            for units in (result.unknown, result.gap, result.possible, result.excluded)
        )
        shared = result.counted[:0]
        if len(partition.more_unit):
            shared = result.counted[np.isin(result.counted, partition.more_unit)]
        shared_count = partition.count(shared).tolist()
        beside = _parts(result.with_excluded, len(groups))
        silent = asks_what_is_not_stated(self.graph, metric)
        figures = []
        for place, group in enumerate(groups):
            numerator = numerators[place]
            assert numerator is not None  # noqa: S101 - there is always a number of units, or a sum
            with_excluded = beside[place] if len(excluded[place]) else None
            figures.append(
                Figure(
                    metric=metric,
                    graph=self.graph,
                    group=group,
                    value=values[place],
                    numerator=numerator,
                    denominator=denominators[place],
                    unknown_units=unknown[place],
                    gap_units=gaps[place],
                    possible_units=possible[place],
                    excluded_units=excluded[place],
                    with_excluded=with_excluded[0] if with_excluded else None,
                    with_excluded_parts=with_excluded[1:] if with_excluded else None,
                    shared_count=shared_count[place],
                    silent=silent,
                )
            )
        return figures


def asks_what_is_not_stated(graph: Snapshot, metric: Metric) -> bool:
    """Return whether a metric asks for links of which the source says nothing."""
    return bool(graph.not_stated) and not links_of(metric.plan, graph.charter).isdisjoint(graph.not_stated)


@dataclass(frozen=True, slots=True)
class UnitValues:
    """A metric for every unit; arrays of shape (units,).

    Args:
        low: Lower bound of the figure over the unit's subtree; nan where there is no data, or may be none.
        high: Upper bound of it.
        counted: Units that the metric is about.
        gap: Those of them that surely lack it.
        possible: Those of which that is undecided.
    """

    low: Floats
    high: Floats
    counted: Bools
    gap: Bools
    possible: Bools


def unit_values(graph: Snapshot, metric: Metric, *, query: Query | None = None) -> UnitValues:
    """Return a metric's figure for every unit, each along its own kind's default hierarchy.

    A unit in no hierarchy has the figure of itself alone. Units that are counted but stand in another
    hierarchy (organisations, for a picture of areas) count where their territory puts them.
    """
    work = Measurer(graph, query)
    result = work.backend.run(metric.plan, BySubtree.of(graph, metric.plan.along))
    value = result.value
    if metric.percent and result.denominator is not None:
        value = value.without(result.denominator.low == 0)
    masks = np.zeros((3, graph.size), dtype=bool)
    for mask, units in zip(masks, (result.counted, result.gap, result.possible), strict=True):
        mask[units.unit if isinstance(units, Listed) else units] = True
    return UnitValues(*value, *masks)


def _parts(result: Result | None, size: int) -> list[tuple[Interval, Interval, Interval] | None]:
    """Return value, numerator and denominator of each group that has all three."""
    if result is None or result.denominator is None:
        return [None] * size
    parts = zip(result.value.intervals(), result.numerator.intervals(), result.denominator.intervals(), strict=True)
    return [None if a is None or b is None or c is None else (a, b, c) for a, b, c in parts]


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
