"""One sum over another as SQL, perhaps by the month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.measure.plan import Stated, Totalled
from orgtree.measure.sql.amounts import bounds_of, decimals_of
from orgtree.measure.sql.brought import Brought
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
    tally,
    union,
    when,
)
from orgtree.measure.sql.rows import Sources
from orgtree.measure.sql.told import TOLD

if TYPE_CHECKING:
    from orgtree.measure.plan import Quotient
    from orgtree.measure.sql.sums import Sums


class Quotients:
    """What quotients are made of.

    Args:
        sums: Says what their parts are made of.
    """

    def __init__(self, sums: Sums) -> None:
        self.sums = sums
        self.answers = sums.answers
        self.relations = sums.answers.relations

    def brought(self, plan: Quotient, sources: Sources) -> Brought:
        """Return what each unit brings to either sum."""
        top, bottom = (self.sums.brought(one, sources) for one in (plan.top, plan.bottom))
        if top.rows is bottom.rows:
            return Brought(
                top.rows,
                either(top.counted, bottom.counted),
                unknown=either(top.unknown, bottom.unknown),
                possible=either(top.possible, bottom.possible),
            )
        rows = sources.of(self._of_both(plan, sources))
        counted, unknown, gap, possible, excluded = (col(name, "e") for name in ("counted", *TOLD))
        return Brought(rows, counted, unknown, gap, possible, excluded)

    def _of_both(self, plan: Quotient, sources: Sources) -> str:
        """Return what the units of two sums over different rows bring."""
        names = (*TOLD, "counted", "several")

        def made() -> exp.Query:
            parts = []
            for one in (plan.top, plan.bottom):
                mine = self.sums.brought(one, Sources(self.relations, sources.groups))
                columns = [getattr(mine, name).copy().as_(name) for name in names[:-1]]
                query = mine.rows.select(
                    col("grp", "e"), col("unit", "e"), *columns, mine.rows.several.copy().as_("several")
                )
                parts.append(query.where(mine.counted.copy(), copy=False))
            flags = [exp.GT(this=tally(col(name, "e")), expression=number(0)).as_(name) for name in names]
            query = exp.select(col("grp", "e"), col("unit", "e"), *flags)
            query = query.from_(union(*parts, distinct=False).subquery("e", copy=False), copy=False)
            return query.group_by(col("grp", "e"), col("unit", "e"), copy=False)

        return self.relations.named(("of both", plan, sources.groups.key), "of_both", made)

    def numbers(self, plan: Quotient, sources: Sources) -> dict[str, exp.Expr]:
        """Return the numbers of each group."""
        found = {}
        for name, part in (("numerator", plan.top), ("denominator", plan.bottom)):
            found[f"{name}_low"], found[f"{name}_high"] = self.sums.bounds(part, sources, f"{name}_")
        if isinstance(plan.months, Stated):
            found["months_low"], found["months_high"] = self._months(plan, plan.months, sources)
        return found

    def _months(self, plan: Quotient, months: Stated, sources: Sources) -> tuple[exp.Expr, exp.Expr]:
        """Return how long the period of each group is: as long as any of those that have events or a period says."""
        name, rows = months.field, sources.units
        events = plan.top.of.field if isinstance(plan.top.of, Stated | Totalled) else name
        about = either(*(self.answers.stated(one).known for one in dict.fromkeys((events, name))))
        mine = self.relations.of_kinds(self.relations.having(name))
        rows.ask(mine)
        low, high = bounds_of(self.answers.stated(name), decimals_of(self.relations, name))
        floor = when(coalesce(less(low, number(0)), TRUE), number(0), low)
        low, high = rows.column("months_least", floor), rows.column("months_most", high)
        counted = rows.column("months_counted", both(about, mine))
        endless = rows.tally("months_endless", both(counted, missing(high)))
        greatest = rows.extreme("months_high", exp.Max, high, counted)
        least = coalesce(rows.extreme("months_low", exp.Min, low, counted), number(0))
        return least, when(equal(endless, number(0)), greatest, None)
