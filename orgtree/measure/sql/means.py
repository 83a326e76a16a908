"""Means as SQL: over the units that surely count, and those that make it more extreme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.measure.sql.amounts import all_there, bounds_of, perhaps
from orgtree.measure.sql.expressions import (
    FALSE,
    TRUE,
    both,
    cast,
    coalesce,
    col,
    either,
    equal,
    missing,
    negated,
    number,
    plus,
    table,
    tally,
    there,
    total,
    when,
)
from orgtree.measure.sql.numbered import numbered
from orgtree.measure.sql.relations import Scope

if TYPE_CHECKING:
    from orgtree.measure.plan import Mean
    from orgtree.measure.sql.answers import Answers
    from orgtree.measure.sql.groups import Groups


class Means:
    """The queries of means.

    Args:
        answers: Answers conditions.
        groups: The groups that are asked for.
    """

    def __init__(self, answers: Answers, groups: Groups) -> None:
        self.answers = answers
        self.relations = answers.relations
        self.groups = groups

    def flags(self, plan: Mean) -> str:
        """Return the number of each unit in each group, and what is told of it."""
        return self.groups.by_group(self._units(plan), "units of the mean by group")

    def numbers(self, plan: Mean) -> exp.Select:
        """Return the numbers of each group."""
        rows = self.flags(plan)
        must = col("must", "r")

        def known() -> exp.Query:
            columns: list[exp.Expr] = [
                col("grp", "r"),
                tally(must).as_("n"),
                exp.Count(this=exp.Star()).as_("every"),
            ]
            for end in ("low", "high"):
                mine = when(must, col(end, "r"), None)
                whole = equal(tally(must), exp.Count(this=mine.copy()))
                columns.append(when(whole, total(mine), None).as_(end))
                value = col(end, "r")
                columns.append(all_there(perhaps(value, must, low=end == "low")).as_(f"with_{end}"))
                columns.append(tally(both(negated(must), missing(value))).as_(f"endless_{end}"))
            return exp.select(*columns).from_(table(rows, "r"), copy=False).group_by(col("grp", "r"), copy=False)

        known_ = self.relations.named(("known", rows), "known", known)
        query = exp.select(col("grp", "k")).from_(table(known_, "k"), copy=False)
        for end in ("low", "high"):
            extreme = self._extreme(rows, known_, end)
            called = f"x_{end}"
            query = query.join(
                extreme.subquery(called, copy=False),
                on=equal(col("grp", called), col("grp", "k")),
                join_type="left",
                copy=False,
            )
            added, taken = (coalesce(col(name, called), number(0)) for name in ("added", "taken"))
            endless = exp.GT(this=col(f"endless_{end}", "k"), expression=number(0))
            top = when(endless, exp.null(), exp.Add(this=col(end, "k"), expression=added))
            query = query.select(
                top.as_(f"{end}_top"),
                plus(col("n", "k"), taken).as_(f"{end}_bottom"),
                copy=False,
            )
        return query.select(
            col("with_low", "k").as_("numerator_low"), col("with_high", "k").as_("numerator_high"),
            col("n", "k").as_("denominator_low"), col("every", "k").as_("denominator_high"), copy=False
        )  # fmt: skip

    def _units(self, plan: Mean) -> str:
        """Return the units of a mean with their numbers."""

        def made() -> exp.Query:
            scope = Scope(self.relations)
            mine = numbered(self.answers, plan.of, plan.units, scope)
            low, high = bounds_of(mine.ends, mine.decimals)
            surely = mine.units.must
            unknown = negated(both(mine.settled, there(low), there(high), surely))
            gap: exp.Expr = FALSE.copy()
            possible = unknown
            if plan.each is not None:
                fits = mine.ends.within([plan.each])
                gap = both(surely, negated(fits.may))
                possible = both(negated(fits.must), negated(gap))
            columns = {"must": surely, "low": low, "high": high, "unknown": unknown, "gap": gap, "possible": possible}
            columns |= {"excluded": FALSE.copy(), "counted": TRUE.copy()}
            return scope.select(col("unit", "u"), *(value.as_(name) for name, value in columns.items())).where(
                mine.units.may, copy=False
            )

        return self.relations.named(("mean", plan), "averaged", made, "the number of each unit")

    @staticmethod
    def _extreme(rows: str, known: str, end: str) -> exp.Select:
        """Return what units that may not count add where they make a mean more extreme, the most extreme first.

        One does so if its number is less (or more) than the mean so far; from the first that does not, none does.
        """
        value = col(end, "r")
        order = exp.Order(
            expressions=[exp.Ordered(this=value.copy(), desc=end == "high"), exp.Ordered(this=col("unit", "r"))]
        )
        rank = exp.Window(this=exp.RowNumber(), partition_by=[col("grp", "r")], order=order.copy())
        spec = exp.WindowSpec(kind="ROWS", start="UNBOUNDED", start_side="PRECEDING", end="CURRENT ROW")
        running = exp.Window(this=exp.Sum(this=value.copy()), partition_by=[col("grp", "r")], order=order, spec=spec)
        ranked = (
            exp.select(
                col("grp", "r"),
                value.copy().as_("value"),
                rank.as_("place"),
                running.as_("running"),
            )
            .from_(table(rows, "r"), copy=False)
            .where(both(negated(col("must", "r")), there(value)), copy=False)
        )
        mine = col("value", "o")
        count = exp.Sub(this=plus(col("n", "k"), col("place", "o")), expression=number(1))
        before = exp.Sub(this=exp.Add(this=col(end, "k"), expression=col("running", "o")), expression=mine.copy())
        product = exp.Mul(this=mine.copy(), expression=exp.paren(cast(count.copy(), "decimal(10, 0)")))
        more = exp.LT(this=product, expression=before) if end == "low" else exp.GT(this=product, expression=before)
        first = equal(count, number(0))
        query = exp.select(col("grp", "o"), total(mine).as_("added"), exp.Count(this=exp.Star()).as_("taken"))
        query = query.from_(ranked.subquery("o", copy=False), copy=False).join(
            table(known, "k"), on=equal(col("grp", "k"), col("grp", "o")), copy=False
        )
        return query.where(either(first, coalesce(more, FALSE)), copy=False).group_by(col("grp", "o"), copy=False)
