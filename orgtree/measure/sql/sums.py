"""Sums as SQL: what each unit adds, as two bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.measure.plan import Totalled
from orgtree.measure.sql.amounts import bounds_of, perhaps, same
from orgtree.measure.sql.brought import Brought
from orgtree.measure.sql.expressions import (
    TRUE,
    at_most,
    both,
    col,
    either,
    equal,
    missing,
    negated,
    number,
    when,
)
from orgtree.measure.sql.numbered import numbered
from orgtree.measure.sql.topmost import Topmost
from orgtree.measure.sql.topmost_units import TopmostUnits

if TYPE_CHECKING:
    from orgtree.measure.plan import Sum
    from orgtree.measure.sql.answers import Answers
    from orgtree.measure.sql.guards import Guards
    from orgtree.measure.sql.rows import Sources


class Sums:
    """What sums are made of.

    Args:
        answers: Answers conditions.
        guards: Keeps what has to be seen before it runs.
    """

    def __init__(self, answers: Answers, guards: Guards) -> None:
        self.answers = answers
        self.guards = guards

    def brought(self, plan: Sum, sources: Sources) -> Brought:
        """Return what each unit brings to a sum: `low` and `high`, and of totals `top` and `wide`."""
        if isinstance(plan.of, Totalled):
            meant = TopmostUnits(self.answers, plan.of.field, plan.units, self.guards, sources.groups.columns)
            rows = sources.of(Topmost(meant, sources.groups).entries())
            values: dict[str, exp.Expr] = {name: col(name, "e") for name in ("low", "high", "wide")}
            return Brought(rows, col("counted", "e"), col("open", "e"), possible=col("open", "e"), values=values)
        rows = sources.units
        mine = numbered(self.answers, plan.of, plan.units, rows.scope)
        rows.ask(mine.kinds)
        counted = rows.column("counted", mine.units.may)
        surely = TRUE if mine.units.settled else mine.units.must
        low, high = bounds_of(mine.ends, mine.decimals)
        low, high = perhaps(low, surely, low=True), perhaps(high, surely, low=False)
        loose = both(negated(surely), negated(same(low, high)))
        open_ = both(counted, rows.column("open", either(negated(mine.settled), loose)))
        values = {"low": rows.column("low", low), "high": rows.column("high", high)}
        return Brought(rows, counted, open_, possible=open_, values=values, bounded=mine.ends.whole)

    def numbers(self, plan: Sum, sources: Sources) -> dict[str, exp.Expr]:
        """Return the numbers of each group."""
        low, high = self.bounds(plan, sources, "")
        one = number(1)
        return {
            "low_top": low, "low_bottom": one, "high_top": high, "high_bottom": one,
            "numerator_low": low, "numerator_high": high,
        }  # fmt: skip

    def bounds(self, plan: Sum, sources: Sources, prefix: str) -> tuple[exp.Expr, exp.Expr]:
        """Return both bounds of each group's sum."""
        mine = self.brought(plan, sources)
        if not isinstance(plan.of, Totalled):
            low, high = (
                mine.rows.total(prefix + end, mine.values[end], mine.counted, bounded=mine.bounded)
                for end in ("low", "high")
            )
            return low, high
        # Of totals one bound is a sum over other units than the other, and either can be the lesser one.
        first, second = (
            mine.rows.total(prefix + end, mine.values[end], TRUE, bounded=False) for end in ("low", "high")
        )
        wide = negated(equal(mine.rows.tally(f"{prefix}wide", mine.values["wide"]), number(0)))
        lesser = when(either(missing(second), at_most(first, second)), first, second)
        greater = when(either(missing(first), at_most(first, second)), second, first)
        return (
            when(either(wide, missing(first)), exp.null(), lesser),
            when(either(wide, missing(second)), exp.null(), greater),
        )
