"""Measure: metrics in, figures out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from orgtree.graph import partition as partitions
from orgtree.graph.query import Query
from orgtree.measure.figure_columns import FigureColumns, Figures
from orgtree.measure.groupings import ByGroup, BySubtree, Listed, by_group
from orgtree.measure.numpy_backend import NumpyBackend
from orgtree.measure.plan import links_of
from orgtree.measure.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from orgtree.graph.snapshot import Snapshot
    from orgtree.measure.figure import Figure, Organised
    from orgtree.measure.metric import Metric

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]

_NO_UNITS = np.zeros(0, dtype=np.int64)


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
        return self.columns(metric, under=under)[0]

    def figures(self, metric: Metric, by: str, *, under: str | None = None) -> Sequence[Figure]:
        """Return a metric's figure for each unit of a kind, and last for the units under none of them.

        Raises:
            UsageError: If there is no such kind or unit.
        """
        return self.columns(metric, by, under=under)

    def columns(self, metric: Metric, by: str | None = None, *, under: str | None = None) -> FigureColumns:
        """Return the same for everything, or for each unit of a kind, as columns.

        Raises:
            UsageError: If there is no such kind or unit.
        """
        number, along = None if under is None else self.graph.number(under), metric.plan.along
        partition = (
            partitions.whole(self.graph, number, along)
            if by is None
            else partitions.by_kind(self.graph, by, number, along)
        )
        grouping = ByGroup(partition)
        result = self.backend.run(metric.plan, grouping)
        unknown, gap, excluded = (by_group(units, partition) for units in (result.unknown, result.gap, result.excluded))
        same = result.possible is result.unknown
        possible = unknown if same else by_group(result.possible, partition)
        shared = result.counted[:0]
        if len(partition.more_unit):
            shared = result.counted[np.isin(result.counted, partition.more_unit)]
        return FigureColumns(
            metric=metric,
            graph=self.graph,
            units=partition.groups if by is not None else np.array([-1]),
            result=replace(result, counted=_NO_UNITS, unknown=_NO_UNITS, gap=_NO_UNITS, possible=_NO_UNITS),
            unknown=unknown,
            gap=gap,
            possible=possible,
            excluded=excluded,
            shared=partition.count(shared),
            silent=asks_what_is_not_stated(self.graph, metric),
        )


def asks_what_is_not_stated(graph: Organised, metric: Metric) -> bool:
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
        assert not isinstance(units, Listed)  # noqa: S101 - under each unit they count in all that they are in
        mask[units] = True
    return UnitValues(*value, *masks)


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
    figures: list[FigureColumns] = []
    for metric in metrics:
        figures.append(work.columns(metric, under=under))
        kind = by or metric.by
        if kind is not None:
            figures.append(work.columns(metric, kind, under=under))
    return Table(Figures(figures), language)
