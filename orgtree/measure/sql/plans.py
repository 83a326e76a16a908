"""Measure plans as SQL: numbers of each group, and the units that are told of.

A query of figures has a row for each group `grp`. Of each metric it has `numerator` and `denominator` with two bounds each (surely, perhaps), the
ends of the figure as exact quotients (`low_top / low_bottom`, `high_top / high_bottom`) and, rounded, as `low` and `high`; and how many
units are unknown, gaps, possible gaps and excluded, and how many count in several groups. A bound that is not there is NULL.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.measure.plan import Mean, Quotient, Share, Sum, Totalled
from orgtree.measure.sql.division import divided, over
from orgtree.measure.sql.means import Means
from orgtree.measure.sql.quotients import Quotients
from orgtree.measure.sql.shares import Shares
from orgtree.measure.sql.sums import Sums
from orgtree.measure.sql.told import told

if TYPE_CHECKING:
    from sqlglot import exp

    from orgtree.measure.plan import Plan
    from orgtree.measure.sql.answers import Answers
    from orgtree.measure.sql.brought import Brought
    from orgtree.measure.sql.guards import Guards
    from orgtree.measure.sql.rows import Sources


class Plans:
    """Makes what figures ask for.

    Args:
        answers: Answers conditions.
        guards: Keeps what has to be seen before it runs.
    """

    def __init__(self, answers: Answers, guards: Guards) -> None:
        self.relations = answers.relations
        self._means = Means(answers)
        sums = Sums(answers, guards)
        self._makers: dict[type[Plan], Any] = {
            Share: Shares(answers),
            Mean: self._means,
            Sum: sums,
            Quotient: Quotients(sums),
        }

    def numbers(self, plan: Plan, sources: Sources) -> dict[str, exp.Expr]:
        """Return the numbers of each group by name, and how many units are told of."""
        maker = self._makers[type(plan)]
        numbers: dict[str, exp.Expr] = maker.numbers(plan, sources)
        brought: Brought = maker.brought(plan, sources)
        return numbers | brought.tallies()

    def additive(self, plan: Plan) -> bool:
        """Return whether numbers of everything are those of groups added up, if each unit is in one group."""
        if isinstance(plan, Quotient):
            return self.additive(plan.top) and self.additive(plan.bottom)
        if isinstance(plan, Mean):
            return self._means.settled(plan)
        return isinstance(plan, Share) or not isinstance(plan.of, Totalled)

    def told(self, plan: Plan, sources: Sources, most: int | None) -> exp.Query:
        """Return the units that figures tell of; see `orgtree.measure.sql.told`."""
        flags = self._makers[type(plan)].brought(plan, sources).told()
        return told(self.relations.named(("told", plan, sources.groups.key), "told_of", lambda: flags), most)


def ends(plan: Plan, prefix: str) -> dict[str, exp.Expr]:
    """Return `low` and `high`, made of columns of a plan's numbers, whose names begin with a prefix as their own do."""
    low, high = divided(plan, prefix) if isinstance(plan, Quotient) else over(plan, prefix)
    return {f"{prefix}low": low, f"{prefix}high": high}
