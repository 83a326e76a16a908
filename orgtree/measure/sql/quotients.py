"""One sum over another as SQL, perhaps by the month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.measure.plan import Stated, Totalled
from orgtree.measure.sql.amounts import bounds_of, decimals_of
from orgtree.measure.sql.expressions import (
    TRUE,
    both,
    coalesce,
    col,
    either,
    equal,
    less,
    missing,
    number,
    table,
    tally,
    union,
    when,
)
from orgtree.measure.sql.relations import Scope
from orgtree.measure.sql.told import TOLD

if TYPE_CHECKING:
    from orgtree.measure.plan import Quotient
    from orgtree.measure.sql.sums import Sums


class Quotients:
    """The queries of quotients.

    Args:
        sums: Makes the queries of their parts.
    """

    def __init__(self, sums: Sums) -> None:
        self.sums = sums
        self.answers = sums.answers
        self.relations = sums.relations
        self.groups = sums.groups

    def flags(self, plan: Quotient) -> str:
        """Return what is told of each unit of either sum in each group."""
        tables = [self.sums.flags(one) for one in (plan.top, plan.bottom)]

        def made() -> exp.Query:
            names = (*TOLD, "counted", "several")
            parts = [
                exp.select(col("grp"), col("unit"), *(col(name) for name in names)).from_(table(each), copy=False)
                for each in dict.fromkeys(tables)
            ]
            every = union(*parts, distinct=False) if len(parts) > 1 else parts[0]
            columns = [exp.GT(this=tally(col(name, "e")), expression=number(0)).as_(name) for name in names]
            query = exp.select(col("grp", "e"), col("unit", "e"), *columns).from_(
                every.subquery("e", copy=False), copy=False
            )
            return query.group_by(col("grp", "e"), col("unit", "e"), copy=False)

        return self.relations.named(("flags", plan, self.groups.key), "told", made)

    def numbers(self, plan: Quotient) -> exp.Select:
        """Return the numbers of each group."""
        groups = self.groups.groups()
        query = exp.select(col("grp", "g")).from_(table(groups, "g"), copy=False)
        for name, part in (("numerator", plan.top), ("denominator", plan.bottom)):
            held = self.sums.bounds(part).subquery(name, copy=False)
            query = query.join(held, on=equal(col("grp", name), col("grp", "g")), join_type="left", copy=False)
            for end in ("low", "high"):
                value = when(missing(col("grp", name)), number(0), col(end, name))
                query = query.select(value.as_(f"{name}_{end}"), copy=False)
        if isinstance(plan.months, Stated):
            held = self._months(plan, plan.months).subquery("months", copy=False)
            query = query.join(held, on=equal(col("grp", "months"), col("grp", "g")), join_type="left", copy=False)
            nothing = missing(col("grp", "months"))
            return query.select(
                when(nothing, number(0), col("low", "months")).as_("months_low"),
                when(nothing, exp.null(), col("high", "months")).as_("months_high"),
                copy=False,
            )
        return query

    def _months(self, plan: Quotient, months: Stated) -> exp.Select:
        """Return how long the period of each group is: as long as any of those that have events or a period says."""
        name = months.field
        events = plan.top.of.field if isinstance(plan.top.of, Stated | Totalled) else name
        decimals = decimals_of(self.relations, name)

        def rows() -> exp.Query:
            scope = Scope(self.relations)
            ends = self.answers.stated(name)
            about = either(*(self.answers.stated(one).known for one in dict.fromkeys((events, name))))
            low, high = bounds_of(ends, decimals)
            floor = when(coalesce(less(low, number(0)), TRUE), number(0), low)
            query = scope.select(col("unit", "u"), floor.as_("low"), high.as_("high"))
            return query.where(both(about, self.relations.of_kinds(self.relations.having(name))), copy=False)

        rows_ = self.groups.by_group(
            self.relations.named(("months", name, events), "periods", rows), "units of the quotient by group"
        )
        high = when(
            equal(exp.Count(this=exp.Star()), exp.Count(this=col("high", "m"))), exp.Max(this=col("high", "m")), None
        )
        query = exp.select(col("grp", "m"), exp.Min(this=col("low", "m")).as_("low"), high.as_("high"))
        return query.from_(table(rows_, "m"), copy=False).group_by(col("grp", "m"), copy=False)
