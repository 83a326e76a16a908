"""A metric's figure for every unit over its own subtree, all at once: what pictures are coloured by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from orgtree.charter.expression import Not, Step
from orgtree.graph.placement import hierarchies_of, placement_for
from orgtree.graph.query import Answer, Query, TooManyPairsError
from orgtree.graph.totals import totals
from orgtree.measure.amounts import chosen, having_field, own_bounds
from orgtree.measure.metric import Amount, Load, Mean, Ratio, Share
from orgtree.measure.rollup import subtotals

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.graph.snapshot import Snapshot
    from orgtree.measure.metric import Metric

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class UnitValues:
    """A metric for every unit; arrays of shape (units,).

    Args:
        low: Lower bound of the figure over the unit's subtree; nan where there is no data, or may be none.
        high: Upper bound of it.
        counted: Units that the metric is about.
        gap: Those of them that surely lack it.
        possible: Those of which that is undecided.
        excluded: Units that are left out.
    """

    low: Floats
    high: Floats
    counted: Bools
    gap: Bools
    possible: Bools
    excluded: Bools


def unit_values(graph: Snapshot, metric: Metric, *, query: Query | None = None) -> UnitValues:
    """Return a metric's figure for every unit, each along its own kind's default hierarchy.

    A unit in no hierarchy has the figure of itself alone. Units that are counted but stand in another
    hierarchy (organisations, for a picture of areas) count where their territory puts them.
    """
    work = _Work(query or Query(graph))
    none = np.zeros(graph.size, dtype=bool)
    measure = metric.measure
    if isinstance(measure, Share):
        return work.share(measure)
    if isinstance(measure, Ratio):
        top, bottom = work.amount(measure.top), work.amount(measure.bottom)
        low, high = _divided(top, bottom)
        if measure.part:
            low, high = np.clip(low, 0, 1), np.clip(high, 0, 1)
        return UnitValues(low, high, none, none, none, none)
    if isinstance(measure, Amount):
        low, high = work.amount(measure)
        return UnitValues(low, high, none, none, none, none)
    return work.average(measure, metric)


class _Work:
    def __init__(self, query: Query) -> None:
        self.query = query
        self.graph = query.graph

    def rolled(self, values: Floats, counted: Bools, along: str | None = None) -> Floats:
        """Return for each unit the sums of columns over the counted units in its subtree.

        Args:
            values: Finite values. Shape (units, columns).
            counted: Units whose values are not all zero.
            along: The hierarchy that the measure names.
        """
        graph = self.graph
        values = np.where((counted & graph.in_force)[:, None], values, 0)
        sums = values.copy()
        for alike in hierarchies_of(graph):
            mine = graph.in_force & graph.kind_mask(alike)
            if mine.any():
                sums[mine] = placement_for(graph, alike, along).sums(values)[mine]
        return sums

    def share(self, measure: Share) -> UnitValues:
        """Return the bounds of a share."""
        base = chosen(self.query, measure.of, measure.where)
        counted = base
        excluded = np.zeros(self.graph.size, dtype=bool)
        if measure.exclude is not None:
            counted = base & ~self.query.condition(measure.exclude)
            excluded = base.may & ~counted.may
        has = self.query.condition(Not(measure.having) if measure.vacancy else measure.having)
        good = ~has if measure.vacancy else has
        sure, unsure = counted.must, counted.undecided
        columns = [sure, sure & has.must]
        if (sure & has.undecided).any():
            columns.append(sure & has.may)
        most = len(columns) - 1  # the column of those that may have it
        if unsure.any():
            columns += [unsure & ~has.must, unsure & has.may]
        sums = self.rolled(np.stack(columns, axis=1).astype(np.int64), counted.may, measure.along)
        units, yes, most_yes = sums[:, 0], sums[:, 1], sums[:, most]
        extra_no, extra_yes = (sums[:, -2], sums[:, -1]) if unsure.any() else (0, 0)
        with np.errstate(invalid="ignore", divide="ignore"):
            low = yes / (units + extra_no)
            high = (most_yes + extra_yes) / (units + extra_yes)
        if unsure.any():  # of what may be no unit at all there may be no share
            low, high = np.where(units > 0, low, np.nan), np.where(units > 0, high, np.nan)
        gap = counted.must & ~good.may
        return UnitValues(low, high, counted.may, gap, counted.may & ~good.must & ~gap, excluded)

    def amount(self, amount: Amount) -> tuple[Floats, Floats]:
        """Return the bounds of an amount."""
        graph = self.graph
        chosen_units = chosen(self.query, amount.of, amount.where)
        if amount.kind == "count":
            low, high = chosen_units.must.astype(float), chosen_units.may.astype(float)
            return self.bounded(low, high, chosen_units, amount.along)
        if amount.kind == "links":
            low, high = np.zeros(graph.size), np.zeros(graph.size)
            for table in graph.tables(amount.name):
                fits = self.query.link_condition(table, amount.links_where or {})
                low += np.bincount(table.source[table.in_force & fits.must], minlength=graph.size)
                high += np.bincount(table.source[table.in_force & fits.may], minlength=graph.size)
            high[self.query.steps.unlisted(Step(amount.name))] = np.inf
            low[~chosen_units.must], high[~chosen_units.may] = 0, 0
            return self.bounded(low, high, chosen_units, amount.along)
        field = graph.charter.fields[amount.name]
        if field.total is not None:
            return subtotals(self.query, amount)
        low, high = own_bounds(graph, amount.name)
        units = chosen_units & Answer(*[having_field(graph, amount.name)] * 2)
        low = np.where(units.must, low, np.where(units.may, np.minimum(low, 0.0), 0.0))
        high = np.where(units.must, high, np.where(units.may, np.maximum(high, 0.0), 0.0))
        return self.bounded(low, high, units, amount.along)

    def bounded(self, low: Floats, high: Floats, units: Answer, along: str | None) -> tuple[Floats, Floats]:
        """Roll up two bounds; unbounded ends are counted apart, since infinities do not cancel.

        What is the same for both ends, or never unbounded, is summed once or not at all.
        """
        ends = [low] if np.array_equal(low, high) else [low, high]
        endless = [np.isinf(end) for end in ends]
        columns = [np.where(open_, 0.0, end) if open_.any() else end for end, open_ in zip(ends, endless, strict=True)]
        open_ends = [place for place, open_ in enumerate(endless) if open_.any()]
        columns += [endless[place].astype(float) for place in open_ends]
        sums = self.rolled(np.stack(columns, axis=1), units.may, along)
        rolled = [sums[:, place] for place in range(len(ends))]
        for column, place in enumerate(open_ends, start=len(ends)):
            sign = -np.inf if place == 0 and len(ends) > 1 else np.inf
            rolled[place] = np.where(sums[:, column] > 0, sign, rolled[place])
        return rolled[0], rolled[-1]

    def average(self, measure: Mean | Load, metric: Metric) -> UnitValues:
        """Return the bounds of a mean or a load; memberships that are undecided only widen it."""
        graph = self.graph
        units = chosen(self.query, measure.of, measure.where)
        none = np.zeros(graph.size, dtype=bool)
        gap = possible = none
        if isinstance(measure, Load):
            try:
                low, high = self.query.count(measure.path)
            except TooManyPairsError:
                low, high = np.zeros(graph.size), np.full(graph.size, np.inf)
            least, most = (
                (float(metric.band.low), float(metric.band.high)) if metric.band is not None else (1.0, np.inf)
            )
            gap = units.must & ((high < least) | (low > most))
            possible = units.may & ~gap & ~((low >= least) & (high <= most))
        else:
            units = units & Answer(*[having_field(graph, measure.field)] * 2)
            if graph.charter.fields[measure.field].total is not None:
                rolled = totals(graph, measure.field)
                low, high = rolled.low, rolled.high
            else:
                low, high = own_bounds(graph, measure.field)
        sums = self.bounded(
            np.where(units.must, low, np.where(units.may, np.minimum(low, 0), 0)),
            np.where(units.may, high, 0.0),
            units,
            measure.along,
        )
        counts = self.bounded(units.must.astype(float), units.may.astype(float), units, measure.along)
        low, high = _divided(sums, counts)
        return UnitValues(low, high, units.may, gap, possible, none)


def _divided(top: tuple[Floats, Floats], bottom: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    """Return the bounds of a quotient, nan over nothing."""
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        ends = [
            np.where((a == 0) | (np.isinf(b) & ~np.isinf(a)), 0.0, np.where(np.isinf(a), a, a / b))
            for a in top
            for b in bottom
        ]
        low, high = np.minimum.reduce(ends), np.maximum.reduce(ends)
    nothing = (bottom[1] == 0) | np.isnan(bottom[1]) | np.isnan(top[0])
    negative = bottom[0] < 0
    low, high = np.where(negative, -np.inf, low), np.where(negative, np.inf, high)
    return np.where(nothing, np.nan, low), np.where(nothing, np.nan, high)
