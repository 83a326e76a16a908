"""Shares as SQL: how many units may have what is asked for, and which lack it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.charter.expression import All, Not
from orgtree.measure.sql.expressions import FALSE, both, col, either, equal, negated, number, plus, table, tally, when
from orgtree.measure.sql.outcomes import Outcome, Outcomes
from orgtree.measure.sql.relations import Scope

if TYPE_CHECKING:
    from orgtree.measure.plan import Share
    from orgtree.measure.sql.answers import Answers
    from orgtree.measure.sql.groups import Groups

_CASES = ("yes", "either", "no", "perhaps_yes", "perhaps_either", "perhaps_no")
"""What may come of a unit that surely counts, and of one that may: it has what is asked for, either, or lacks it."""


class Shares:
    """The queries of shares.

    Args:
        answers: Answers conditions.
        groups: The groups that are asked for.
    """

    def __init__(self, answers: Answers, groups: Groups) -> None:
        self.answers = answers
        self.relations = answers.relations
        self.groups = groups

    def flags(self, plan: Share) -> str:
        """Return what comes of each unit in each group, and what is told of it."""
        return self.groups.by_group(self._units(plan), "units of the share by group")

    def numbers(self, plan: Share) -> exp.Select:
        """Return the numbers of each group."""
        rows = self.flags(plan)
        columns = ["outcome"] if plan.exclude is None else ["outcome", "every"]
        tallies = [
            tally(equal(col(column, "r"), number(case))).as_(f"{column}_{name}")
            for column in columns
            for case, name in enumerate(_CASES)
        ]
        inner = (
            exp.select(col("grp", "r"), *tallies)
            .from_(table(rows, "r"), copy=False)
            .group_by(col("grp", "r"), copy=False)
        )
        query = exp.select(col("grp", "s")).from_(inner.subquery("s", copy=False), copy=False)
        for column in columns:
            prefix = "" if column == "outcome" else "with_"
            yes, either_, no, more_yes, more_either, more_no = (col(f"{column}_{name}", "s") for name in _CASES)
            least, high = plus(yes, either_, no), plus(yes, either_, more_yes, more_either)
            values = {
                "low_top": yes,
                "low_bottom": plus(least, more_either, more_no),
                "high_top": high,
                "high_bottom": plus(least, more_yes, more_either),
                "numerator_low": yes,
                "numerator_high": high,
                "denominator_low": least,
                "denominator_high": plus(least, more_yes, more_either, more_no),
            }
            query = query.select(*(value.copy().as_(prefix + name) for name, value in values.items()), copy=False)
        return query

    def _units(self, plan: Share) -> str:
        """Return what can come of each unit of a share."""

        def made() -> exp.Query:
            scope = Scope(self.relations)
            work, where = Outcome(self.answers, scope), plan.units.where
            without = (
                All(tuple(part for part in (where, Not(plan.exclude)) if part is not None)) if plan.exclude else where
            )
            sorts = {"": without} if plan.exclude is None else {"": without, "every_": where}
            asked: list[exp.Expr] = []
            for prefix, counted in sorts.items():
                found = work.of(counted, plan.having)
                asked += [found.yes.as_(f"{prefix}yes"), found.no.as_(f"{prefix}no"), found.out.as_(f"{prefix}out")]
            inner = scope.select(col("unit", "u"), *asked)
            inner = inner.where(self.relations.of_kinds(plan.units.kinds), copy=False)
            mine = _named_outcomes("")
            lacks, has = (mine.no, mine.yes) if plan.wanted else (mine.yes, mine.no)
            gap = both(lacks, negated(mine.out), negated(has))
            columns = {
                "outcome": _case(mine),
                "unknown": mine.open,
                "gap": gap,
                "possible": both(lacks, either(mine.out, has)),
                "excluded": FALSE.copy(),
                "counted": mine.counted,
            }
            kept = mine.counted
            if plan.exclude is not None:
                every = _named_outcomes("every_")
                columns |= {"every": _case(every), "excluded": both(every.counted, negated(mine.counted))}
                kept = either(kept, every.counted)
            query = exp.select(col("unit", "o"), *(value.as_(name) for name, value in columns.items()))
            return query.from_(inner.subquery("o", copy=False), copy=False).where(kept, copy=False)

        return self.relations.named(("share", plan), "shared", made, "what can come of each unit")


def _named_outcomes(prefix: str) -> Outcomes:
    """Return what may come of a unit where that is in columns."""
    return Outcomes(*(col(f"{prefix}{name}", "o") for name in ("yes", "no", "out")))


def _case(mine: Outcomes) -> exp.Expr:
    """Return which of `_CASES` a unit is, by place; past them where it is not counted at all."""
    kept = when(negated(mine.no), number(0), when(mine.yes, number(1), number(2)))
    counted = exp.Add(this=exp.paren(kept), expression=exp.paren(when(mine.out, number(3), number(0))))
    return when(mine.counted, counted, number(len(_CASES)))
