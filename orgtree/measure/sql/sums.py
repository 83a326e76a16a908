"""Sums as SQL: what each unit adds in each group, as two bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.measure.plan import Totalled
from orgtree.measure.sql.amounts import all_there, bounds_of, perhaps, same
from orgtree.measure.sql.expressions import (
    FALSE,
    TRUE,
    at_most,
    both,
    col,
    either,
    equal,
    missing,
    negated,
    number,
    table,
    tally,
    there,
    when,
)
from orgtree.measure.sql.numbered import numbered
from orgtree.measure.sql.relations import Scope
from orgtree.measure.sql.told import TOLD
from orgtree.measure.sql.topmost import Topmost
from orgtree.measure.sql.topmost_units import TopmostUnits

if TYPE_CHECKING:
    from orgtree.measure.plan import Sum
    from orgtree.measure.sql.answers import Answers
    from orgtree.measure.sql.groups import Groups
    from orgtree.measure.sql.guards import Guards


class Sums:
    """The queries of sums.

    Args:
        answers: Answers conditions.
        groups: The groups that are asked for.
        guards: Keeps what has to be seen before it runs.
    """

    def __init__(self, answers: Answers, groups: Groups, guards: Guards) -> None:
        self.answers = answers
        self.relations = answers.relations
        self.groups = groups
        self.guards = guards

    def flags(self, plan: Sum) -> str:
        """Return what is told of each unit in each group."""
        entries = self._entries(plan)
        nobody = FALSE.copy
        total_of = isinstance(plan.of, Totalled)

        def made() -> exp.Query:
            told = {"unknown": col("open", "e"), "gap": nobody(), "possible": col("open", "e"), "excluded": nobody()}
            columns = [value.as_(name) for name, value in told.items()]
            query = exp.select(
                col("grp", "e"),
                col("unit", "e"),
                *columns,
                col("top", "e").as_("counted"),
                col("several", "e"),
            )
            return query.from_(table(entries, "e"), copy=False)

        def counted() -> exp.Query:
            # What is a topmost unit in one group counts, and is in several, wherever it is.
            tops = (
                exp.select(col("unit"))
                .distinct(copy=False)
                .from_(table(entries), copy=False)
                .where(col("top"), copy=False)
            )
            query = exp.select(*(col(name, "e") for name in ("grp", "unit", *TOLD, "several"))).from_(
                table(single, "e"), copy=False
            )
            query = query.join(
                tops.subquery("t", copy=False),
                on=equal(col("unit", "t"), col("unit", "e")),
                join_type="left",
                copy=False,
            )
            return query.select(there(col("unit", "t")).as_("counted"), copy=False)

        single = self.relations.named(("flags", entries), "told", made)
        if not total_of or self.groups.whole:
            return single
        return self.relations.named(("flags", entries, "tops"), "told", counted)

    def numbers(self, plan: Sum) -> exp.Select:
        """Return the numbers of each group."""
        inner = self.bounds(plan)
        query = exp.select(col("grp", "e")).from_(inner.subquery("e", copy=False), copy=False)
        low, high = col("low", "e"), col("high", "e")
        return query.select(
            low.as_("low_top"), number(1).as_("low_bottom"), high.as_("high_top"), number(1).as_("high_bottom"),
            low.as_("numerator_low"), high.as_("numerator_high"), copy=False
        )  # fmt: skip

    def bounds(self, plan: Sum) -> exp.Select:
        """Return both bounds of each group's sum, as `grp`, `low` and `high`."""
        entries = self._entries(plan)
        low, high = (all_there(col(end, "e")) for end in ("low", "high"))
        inner = exp.select(
            col("grp", "e"),
            low.as_("low"),
            high.as_("high"),
            tally(col("wide", "e")).as_("wide"),
        )
        inner = inner.from_(table(entries, "e"), copy=False).group_by(col("grp", "e"), copy=False)
        if not isinstance(plan.of, Totalled):
            return inner
        # Of totals one bound is a sum over other units than the other, and either can be the lesser one.
        first, second, wide = col("low", "b"), col("high", "b"), exp.GT(this=col("wide", "b"), expression=number(0))
        lesser = when(either(missing(second), at_most(first, second)), first, second)
        greater = when(either(missing(first), at_most(first, second)), second, first)
        return exp.select(
            col("grp", "b"),
            when(either(wide, missing(first)), exp.null(), lesser).as_("low"),
            when(either(wide, missing(second)), exp.null(), greater).as_("high"),
        ).from_(inner.subquery("b", copy=False), copy=False)

    def _entries(self, plan: Sum) -> str:
        """Return what makes up each group's sum: `grp`, `unit`, `low`, `high`, `wide`, `top`, `open` and `several`."""
        if isinstance(plan.of, Totalled):
            return Topmost(TopmostUnits(self.answers, plan.of.field, plan.units, self.guards), self.groups).entries()

        def rows() -> exp.Query:
            scope = Scope(self.relations)
            mine = numbered(self.answers, plan.of, plan.units, scope)
            surely = mine.units.must
            low, high = bounds_of(mine.ends, mine.decimals)
            low, high = perhaps(low, surely, low=True), perhaps(high, surely, low=False)
            loose = both(negated(surely), negated(same(low, high))) if surely != TRUE else FALSE
            query = scope.select(
                col("unit", "u"),
                low.as_("low"),
                high.as_("high"),
                FALSE.copy().as_("wide"),
                TRUE.copy().as_("top"),
                either(negated(mine.settled), loose).as_("open"),
            )
            return query.where(mine.units.may, copy=False)

        return self.groups.by_group(
            self.relations.named(("summed", plan), "summed", rows, "what each unit adds"), "units of the sum by group"
        )
