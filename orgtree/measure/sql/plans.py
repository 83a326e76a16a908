"""Measure plans as SQL: for each figure a query of numbers by group, and one of the units that are told of.

A query of numbers has a row for each group `grp`: `numerator` and `denominator` with two bounds each (surely, perhaps), the ends of
the figure as exact quotients (`low_top / low_bottom`, `high_top / high_bottom`) and, rounded, as `low` and `high`; then how many
units are unknown, gaps, possible gaps and excluded, and how many count in several groups. A bound that is not there is NULL.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.measure.plan import Mean, Quotient, Share, Sum
from orgtree.measure.sql.division import divided, over
from orgtree.measure.sql.expressions import coalesce, col, equal, missing, number, table, when
from orgtree.measure.sql.means import Means
from orgtree.measure.sql.quotients import Quotients
from orgtree.measure.sql.shares import Shares
from orgtree.measure.sql.sums import Sums
from orgtree.measure.sql.told import TOLD, counts, told

if TYPE_CHECKING:
    from orgtree.measure.plan import Plan
    from orgtree.measure.sql.answers import Answers
    from orgtree.measure.sql.groups import Groups
    from orgtree.measure.sql.guards import Guards


class Plans:
    """Makes the queries of plans, for some groups.

    Args:
        answers: Answers conditions.
        groups: The groups that are asked for.
        guards: Keeps what has to be seen before it runs.
    """

    def __init__(self, answers: Answers, groups: Groups, guards: Guards) -> None:
        self.relations = answers.relations
        self.groups = groups
        self._shares = Shares(answers, groups)
        self._means = Means(answers, groups)
        self._sums = Sums(answers, groups, guards)
        self._quotients = Quotients(self._sums)

    def figures(self, plan: Plan) -> exp.Query:
        """Return the query of numbers."""
        numbers, flags = self._numbers(plan), self._flags(plan)
        groups = self.groups.groups()
        query = exp.select(col("grp", "g")).from_(table(groups, "g"), copy=False)
        query = query.join(
            numbers.subquery("a", copy=False), on=equal(col("grp", "a"), col("grp", "g")), join_type="left", copy=False
        )
        query = query.join(
            counts(flags).subquery("f", copy=False),
            on=equal(col("grp", "f"), col("grp", "g")),
            join_type="left",
            copy=False,
        )
        nothing = missing(col("grp", "a"))
        names = [name for name in (one.alias_or_name for one in numbers.selects) if name != "grp"]
        given = [when(nothing, _of_nothing(plan, name), col(name, "a")).as_(name) for name in names]
        told_of = [coalesce(col(name, "f"), number(0)).as_(name) for name in (*TOLD, "several")]
        whole = query.select(*given, *told_of, copy=False)
        shown = exp.select(exp.Star()).from_(whole.subquery("n", copy=False), copy=False)
        low, high = divided(plan) if isinstance(plan, Quotient) else over(plan)
        return shown.select(low.as_("low"), high.as_("high"), copy=False).order_by(col("grp"), copy=False)

    def told(self, plan: Plan, most: int | None) -> exp.Query:
        """Return the units that figures tell of; see `orgtree.measure.sql.told`."""
        return told(self._flags(plan), self.relations.now(), most)

    def _numbers(self, plan: Plan) -> exp.Select:
        """Return the numbers of the groups in which something counts."""
        if isinstance(plan, Share):
            return self._shares.numbers(plan)
        if isinstance(plan, Mean):
            return self._means.numbers(plan)
        if isinstance(plan, Sum):
            return self._sums.numbers(plan)
        return self._quotients.numbers(plan)

    def _flags(self, plan: Plan) -> str:
        """Return what is told of each unit in each group: `grp`, `unit`, and a truth value for each of `TOLD`."""
        if isinstance(plan, Share):
            return self._shares.flags(plan)
        if isinstance(plan, Mean):
            return self._means.flags(plan)
        if isinstance(plan, Sum):
            return self._sums.flags(plan)
        return self._quotients.flags(plan)


def _of_nothing(plan: Plan, name: str) -> exp.Expr:
    """Return what a number is of a group in which nothing counts."""
    if name == "months_high":
        return exp.null()
    return number(1 if isinstance(plan, Sum) and name.endswith("_bottom") else 0)
