"""Run a measure plan over a snapshot: every step an array operation over all units.

Whatever groups it is run for, one place works each measure out: a table asks for the groups of a partition and gets
exact numbers, a picture asks for every unit's subtree and gets floats.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.number_text import canonical
from orgtree.charter.expression import All, Not, Step
from orgtree.graph.bounds import Answer, Bounds
from orgtree.graph.edges import incomplete_lists
from orgtree.graph.exact_numbers import exact_once, quotients
from orgtree.graph.field_tests import fitting_links
from orgtree.graph.query import Query, TooManyPairsError, bounds_of
from orgtree.graph.totals import stated_bounds
from orgtree.measure.groupings import ByGroup, Listed, each
from orgtree.measure.outcomes import outcomes
from orgtree.measure.plan import Linked, Mean, One, Quotient, Reached, Share, Stated, Sum, Totalled
from orgtree.measure.topmost import Topmost

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.base.interval import Interval
    from orgtree.measure.groupings import BySubtree
    from orgtree.measure.outcomes import Outcomes
    from orgtree.measure.plan import Number, Plan, Units

    Array = NDArray[Any]
    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_NONE: Ints = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Result:
    """What a plan gives: bounds of shape (groups,), and units, which count in all groups that they are in or in some.

    Args:
        value: The figure; no number where there is no data, as in 0/0.
        numerator: What is divided, or the amount itself.
        denominator: What it is divided by; None for a plain amount.
        counted: Units that the figure is about.
        unknown: Units because of which it is not exact.
        gap: Units that surely lack what is measured.
        possible: Units of which that is undecided.
        excluded: Units that are left out.
        with_excluded: What there is with those; None if there are none.
    """

    value: Bounds
    numerator: Bounds
    denominator: Bounds | None = None
    counted: Ints = field(default_factory=lambda: _NONE)
    unknown: Ints | Listed = field(default_factory=lambda: _NONE)
    gap: Ints = field(default_factory=lambda: _NONE)
    possible: Ints | Listed = field(default_factory=lambda: _NONE)
    excluded: Ints = field(default_factory=lambda: _NONE)
    with_excluded: Result | None = None


class NumpyBackend:
    """Runs plans over one snapshot.

    Args:
        query: Asks it; what it has answered already is not worked out again.
    """

    def __init__(self, query: Query) -> None:
        self.query = query
        self.graph = query.graph

    def run(self, plan: Plan, groups: ByGroup | BySubtree) -> Result:
        """Return what a plan gives for some groups."""
        if isinstance(plan, Share):
            return self._share(plan, groups)
        if isinstance(plan, Mean):
            return self._mean(plan, groups)
        if isinstance(plan, Sum):
            return self._sum(plan, groups)
        return self._quotient(plan, groups)

    # -- shares -------------------------------------------------------------------------------------------------------

    def _share(self, plan: Share, groups: ByGroup | BySubtree) -> Result:
        base, where = self._kinds(plan.units), plan.units.where
        without = All(tuple(part for part in (where, Not(plan.exclude)) if part is not None)) if plan.exclude else where
        mine = outcomes(self.query, base, without, plan.having)
        lacks = mine.no if plan.wanted else mine.yes
        gap = lacks & ~mine.out & ~(mine.yes if plan.wanted else mine.no)
        found = replace(
            _shares(mine, groups),
            unknown=_and_perhaps(mine.open, mine.counted, groups),
            gap=np.flatnonzero(gap),
            possible=_and_perhaps(lacks & ~gap, lacks, groups),
        )
        if plan.exclude is None:
            return found
        every = outcomes(self.query, base, where, plan.having)
        excluded = np.flatnonzero(every.counted & ~mine.counted)
        return replace(found, excluded=excluded, with_excluded=_shares(every, groups)) if len(excluded) else found

    # -- sums ---------------------------------------------------------------------------------------------------------

    def _sum(self, plan: Sum, groups: ByGroup | BySubtree) -> Result:
        answer = self.chosen(plan.units)
        unknown: Ints | Listed
        if isinstance(plan.of, Totalled):
            sums = Topmost(self.query, self.graph.charter.fields[plan.of.field], plan.units, answer)
            if not isinstance(groups, ByGroup):
                found = sums.by_subtree()
                return Result(found, found)
            found, counted, unknown = sums.by_group(groups.partition)
        else:
            answer, numbers, settled = self._numbers(plan.of, answer)
            counted = np.flatnonzero(answer.may)
            sure, mine = answer.must[counted], numbers[counted]
            added = mine if sure.all() else mine.perhaps(sure)
            open_ = np.zeros(self.graph.size, dtype=bool)
            open_[counted] = ~settled[counted] | (~sure & ~added.exact)
            unknown = _and_perhaps(open_, answer.may, groups)
            found = groups.sums(counted, added)
            if groups.perhaps:
                more = groups.perhaps.sums(counted, mine.perhaps(np.zeros_like(sure)))
                found = found + (more if groups.exact else more.floats())
        return Result(found, found, counted=counted, unknown=unknown, possible=unknown)

    def _quotient(self, plan: Quotient, groups: ByGroup | BySubtree) -> Result:
        top, bottom = self._sum(plan.top, groups), self._sum(plan.bottom, groups)
        value = top.value / bottom.value
        if plan.months is not None:
            value = value / self._months(plan, plan.months, groups)
        counted = each(self.graph.size, top.counted, bottom.counted)
        unknown = self._either(top.unknown, bottom.unknown, groups)
        return Result(value.part() if plan.part else value, top.value, bottom.value, counted, unknown, possible=unknown)

    def _months(self, plan: Quotient, months: Interval | Stated, groups: ByGroup | BySubtree) -> Bounds:
        """Return how long the period of each group is: as long as any of those that have events or a period says."""
        low, high = np.zeros(groups.size), np.full(groups.size, np.inf)
        if not isinstance(months, Stated):
            low, high = np.full(groups.size, float(months.low)), np.full(groups.size, float(months.high))
        else:
            events = plan.top.of.field if isinstance(plan.top.of, Stated | Totalled) else months.field
            about = np.zeros(self.graph.size, dtype=bool)
            for name in (events, months.field):
                if (column := self.graph.columns.get(name)) is not None:
                    about |= column.known
            about &= self.graph.in_force & self.graph.having(months.field)
            units = np.flatnonzero(about)
            place, group = groups.expand(units)
            stated = stated_bounds(self.graph, months.field)[units]
            some = np.bincount(group, minlength=groups.size) > 0
            low[some], high[some] = np.inf, 0.0
            np.minimum.at(low, group, np.maximum(stated.low[place], 0))
            np.maximum.at(high, group, stated.high[place])
        return Bounds(low, high).exactly_all() if groups.exact else Bounds(low, high)

    def _either(self, one: Ints | Listed, other: Ints | Listed, groups: ByGroup | BySubtree) -> Ints | Listed:
        if not isinstance(one, Listed) and not isinstance(other, Listed):
            return each(self.graph.size, one, other)
        left, right = (units if isinstance(units, Listed) else Listed.of(units, groups) for units in (one, other))
        return left | right

    # -- means --------------------------------------------------------------------------------------------------------

    def _mean(self, plan: Mean, groups: ByGroup | BySubtree) -> Result:
        answer, numbers, settled = self._numbers(plan.of, self.chosen(plan.units))
        counted = np.flatnonzero(answer.may)
        mine = numbers[counted]
        open_ = answer.may & ~(settled & numbers.finite & answer.must)
        unknown = _and_perhaps(open_, answer.may, groups)
        found = replace(_means(counted, mine, answer.must[counted], groups), unknown=unknown, possible=unknown)
        if plan.each is None:
            return found
        fits = numbers.within(plan.each)
        gap = answer.must & fits.never
        lacks = answer.may & ~fits.must
        return replace(found, gap=np.flatnonzero(gap), possible=_and_perhaps(lacks & ~gap, lacks, groups))

    # -- units and their numbers --------------------------------------------------------------------------------------

    def chosen(self, units: Units) -> Answer:
        """Return which units in force are meant."""
        mask = self._kinds(units)
        return Answer(mask, mask) if units.where is None else self.query.condition(units.where) & Answer(mask, mask)

    def _kinds(self, units: Units) -> Bools:
        """Return which units in force are of the kinds that are meant."""
        return self.graph.in_force if units.kinds is None else self.graph.in_force & self.graph.kind_mask(units.kinds)

    def _numbers(self, of: Number, units: Answer) -> tuple[Answer, Bounds, Bools]:
        """Return which units have a number, its bounds, and whether it is settled as far as it can be."""
        graph = self.graph
        everywhere = np.ones(graph.size, dtype=bool)
        if isinstance(of, One):
            one = np.ones(graph.size)
            return units, Bounds(one, one), everywhere
        if isinstance(of, Linked):
            numbers = self._linked(of)
            return units & Answer(numbers.high > 0, numbers.high > 0), numbers, numbers.exact
        if isinstance(of, Reached):
            try:
                numbers = Bounds(*self.query.count(of.path))
            except TooManyPairsError:
                numbers = Bounds.anything(graph.size, 0.0)
            return units, numbers, numbers.exact
        having = graph.having(of.field)
        units = units & Answer(having, having)
        if isinstance(of, Totalled):
            return units, bounds_of(graph, of.field), everywhere
        column = graph.columns.get(of.field)
        stated = ~everywhere if column is None else column.known
        return units, stated_bounds(graph, of.field), stated

    def _linked(self, of: Linked) -> Bounds:
        graph = self.graph
        low, high = np.zeros(graph.size), np.zeros(graph.size)
        for table in graph.tables(of.link):
            fits = fitting_links(table, (test for _, test in of.where))
            low += np.bincount(table.source[table.in_force & fits.must], minlength=graph.size)
            high += np.bincount(table.source[table.in_force & fits.may], minlength=graph.size)
        if not graph.all_listed:
            high[incomplete_lists(self.query.graph, Step(of.link))] = np.inf
        for table in graph.tables(of.link):
            # What a source does not tell may start from units that are not there: those at the other end stand for them.
            if kinds := graph.not_stated.get(table.link.name):
                high[graph.kind_mask(kinds)] = np.inf
        return Bounds(low, high)


def _and_perhaps(units: Bools, others: Bools, groups: ByGroup | BySubtree) -> Ints | Listed:
    """Return some units, and in the groups that they are only perhaps in, others as well."""
    found = np.flatnonzero(units)
    if groups.perhaps is None or not groups.exact:
        return found
    return Listed.of(found, groups) | Listed.of(np.flatnonzero(others), groups.perhaps)


def _shares(mine: Outcomes, groups: ByGroup | BySubtree) -> Result:
    """Return the bounds of a share; they are reached, so nothing narrower would be true."""
    units = np.flatnonzero(mine.counted)
    case = np.where(~mine.no[units], 0, np.where(mine.yes[units], 1, 2)) + np.where(mine.out[units], 3, 0)
    tallies = groups.tally(units, case, 6)
    if groups.perhaps:
        tallies = [a + b for a, b in zip(tallies, groups.perhaps.tally(units, case % 3 + 3, 6), strict=True)]
    yes, open_, no, more_yes, more_open, more_no = tallies
    least, high = yes + open_ + no, yes + open_ + more_yes + more_open
    most = least + more_yes + more_open + more_no
    # Units that may not count: those that can be a "no" only lower a share, those that can be a "yes" only raise it.
    low_share = quotients(yes, least + more_open + more_no, 1, exact=groups.exact)
    high_share = quotients(high, least + more_yes + more_open, 0, exact=groups.exact)
    value = Bounds(low_share, high_share).without(most == 0)
    return Result(value, Bounds(yes, high), Bounds(least, most), counted=units)


def _means(units: Ints, numbers: Bounds, sure: Bools, groups: ByGroup | BySubtree) -> Result:
    """Return the bounds of a mean; a unit that may not count is added where that makes it more extreme."""
    known, open_ = np.flatnonzero(sure), np.flatnonzero(~sure)
    sums = groups.sums(units[known], numbers[known])
    count = groups.tally(units[known], np.zeros(len(known), dtype=np.int64), 1)[0]
    least = Bounds(*(exact_once(count),) * 2) if groups.exact else Bounds(*(count.astype(float),) * 2)
    value = sums / least
    place, group = groups.expand(units[open_]) if len(open_) else (open_, open_)
    place = open_[place]
    if groups.perhaps:
        place, group = (np.concatenate(ends) for ends in zip((place, group), groups.perhaps.expand(units), strict=True))
    if not len(place):
        return Result(value, sums, Bounds(count, count), counted=units)
    more = np.bincount(group, minlength=groups.size)
    unsure = numbers[place].perhaps(np.zeros(len(place), dtype=bool)).sums(group, groups.size)
    low, high = value.low.copy(), value.high.copy()
    for ends, total, bound, sign in ((low, sums.low, numbers.low, 1), (high, sums.high, numbers.high, -1)):
        values = bound[place] * sign
        order = np.lexsort((values, group))
        edges = np.flatnonzero(np.diff(group[order], prepend=-1, append=-1))
        mine = (values[order] * sign).tolist()
        for first, stop, which in zip(
            edges[:-1].tolist(), edges[1:].tolist(), group[order][edges[:-1]].tolist(), strict=True
        ):
            ends[which] = _extreme(total[which], int(count[which]), mine[first:stop], sign, exact=groups.exact)
    return Result(
        Bounds(low, high),
        sums + (unsure if groups.exact else unsure.floats()),
        Bounds(count, count + more),
        counted=units,
    )


def _extreme(total: Any, count: int, values: list[float], sign: int, *, exact: bool) -> Any:
    """Return the least (or most, of sign -1) mean that adding some values, the most extreme first, can give."""
    best = _over(total, count, exact=exact) if count else None
    for value in values:
        total, count = total + (canonical(value) if exact else value), count + 1
        now = _over(total, count, exact=exact)
        if best is not None and (now >= best if sign > 0 else now <= best):
            break  # the values that follow are no more extreme
        best = now
    return best


def _over(total: Any, count: int, *, exact: bool) -> Any:
    return total / count if not exact or isinstance(total, float) else canonical(Fraction(total) / count)
