"""Means as SQL: over the units that surely count, and those that make it more extreme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.measure.sql.amounts import bounds_of, perhaps
from orgtree.measure.sql.brought import Brought
from orgtree.measure.sql.expressions import (
    FALSE,
    both,
    cast,
    coalesce,
    col,
    either,
    equal,
    less,
    missing,
    negated,
    number,
    plus,
    table,
    there,
    total,
    when,
)
from orgtree.measure.sql.numbered import numbered
from orgtree.measure.sql.relations import Scope
from orgtree.measure.sql.rows import Sources

if TYPE_CHECKING:
    from orgtree.measure.plan import Mean
    from orgtree.measure.sql.answers import Answers


class Means:
    """What means are made of.

    Args:
        answers: Answers conditions.
    """

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.relations = answers.relations

    def settled(self, plan: Mean) -> bool:
        """Return whether of every unit it is known whether it counts."""
        return numbered(self.answers, plan.of, plan.units, Scope(self.relations)).units.settled

    def brought(self, plan: Mean, sources: Sources) -> Brought:
        """Return what each unit brings to a mean: `low` and `high`, and whether it surely counts."""
        rows = sources.units
        mine = numbered(self.answers, plan.of, plan.units, rows.scope)
        rows.ask(mine.kinds)
        counted = rows.column("counted", mine.units.may)
        must = counted if mine.units.settled else rows.column("must", mine.units.must)
        low, high = (
            rows.column(name, end)
            for name, end in zip(("low", "high"), bounds_of(mine.ends, mine.decimals), strict=True)
        )
        doubts = [negated(rows.column("settled", mine.settled))]
        doubts += [] if mine.ends.whole else [missing(low), missing(high)]
        doubts += [] if must is counted else [negated(must)]
        unknown = both(counted, either(*doubts))
        gap: exp.Expr = FALSE
        possible = unknown
        if plan.each is not None:
            fits = mine.ends.within([plan.each])
            outside = negated(rows.column("may_fit", fits.may))
            gap = both(must, outside)
            open_ = both(counted, negated(rows.column("fits", fits.must)), negated(gap))
            possible = FALSE if fits.settled and must is counted else open_
        values = {"must": must, "low": low, "high": high}
        return Brought(rows, counted, unknown, gap=gap, possible=possible, values=values, bounded=mine.ends.whole)

    def numbers(self, plan: Mean, sources: Sources) -> dict[str, exp.Expr]:
        """Return the numbers of each group."""
        mine = self.brought(plan, sources)
        rows, must, counted = mine.rows, mine.values["must"], mine.counted
        n = rows.tally("surely", must)
        found = {"denominator_low": n, "denominator_high": rows.tally("every", counted)}
        for end in ("low", "high"):
            value = mine.values[end]
            top = rows.total(end, value, must, bounded=mine.bounded)
            if must is counted:
                found |= {f"{end}_top": top, f"{end}_bottom": n, f"numerator_{end}": top}
                continue
            more = perhaps(value, must, low=end == "low")
            found[f"numerator_{end}"] = rows.total(f"with_{end}", more, counted, bounded=False)
            endless = rows.tally(f"perhaps_endless_{end}", both(counted, negated(must), missing(value)))
            extreme = self._extreme(plan, sources, end, n, top)
            added, taken = (coalesce(col(name, extreme), number(0)) for name in ("added", "taken"))
            found[f"{end}_top"] = when(
                less(number(0), endless), exp.null(), exp.Add(this=exp.paren(top), expression=added)
            )
            found[f"{end}_bottom"] = plus(n, taken)
        return found

    def _extreme(self, plan: Mean, sources: Sources, end: str, n: exp.Expr, known: exp.Expr) -> str:
        """Return what units that may not count add where they make a mean more extreme, the most extreme first.

        One does so if its number is less (or more) than the mean so far; from the first that does not, none does.

        Args:
            plan: The mean.
            sources: Its rows.
            end: Which end is looked for.
            n: How many units of a group surely count.
            known: The sum over these.
        """

        def made() -> exp.Query:
            mine = self.brought(plan, Sources(self.relations, sources.groups))
            value, must = mine.values[end], mine.values["must"]
            first = exp.Ordered(this=value.copy(), desc=end == "high")
            order = exp.Order(expressions=[first, exp.Ordered(this=col("unit", "e"))])
            rank = exp.Window(this=exp.RowNumber(), partition_by=[col("grp", "e")], order=order.copy())
            spec = exp.WindowSpec(kind="ROWS", start="UNBOUNDED", start_side="PRECEDING", end="CURRENT ROW")
            running = exp.Window(
                this=exp.Sum(this=value.copy()), partition_by=[col("grp", "e")], order=order, spec=spec
            )
            ranked = mine.rows.select(
                col("grp", "e"), value.copy().as_("value"), rank.as_("place"), running.as_("running")
            ).where(both(mine.counted, negated(must), there(value)).copy(), copy=False)
            return self._taken(ranked, sources.units.name, end, n, known)

        name = f"extreme_{end}"
        return sources.join(self.relations.named((name, plan, sources.units.name), name, made))

    @staticmethod
    def _taken(ranked: exp.Select, by_group: str, end: str, n: exp.Expr, known: exp.Expr) -> exp.Query:
        value = col("value", "o")
        count = exp.Sub(this=plus(n, col("place", "o")), expression=number(1))
        before = exp.Sub(
            this=exp.Add(this=exp.paren(known.copy()), expression=col("running", "o")), expression=value.copy()
        )
        product = exp.Mul(this=value.copy(), expression=exp.paren(cast(count.copy(), "decimal(10, 0)")))
        more = exp.LT(this=product, expression=before) if end == "low" else exp.GT(this=product, expression=before)
        # A group in which nothing surely counts has no row of sums.
        first = equal(count, number(0))
        query = exp.select(col("grp", "o"), total(value).as_("added"), exp.Count(this=exp.Star()).as_("taken"))
        query = query.from_(ranked.subquery("o", copy=False), copy=False)
        query = query.join(table(by_group), on=equal(col("grp", by_group), col("grp", "o")), copy=False)
        return query.where(either(first, coalesce(exp.paren(more), FALSE)), copy=False).group_by(
            col("grp", "o"), copy=False
        )
