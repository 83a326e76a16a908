"""Shares as SQL: how many units may have what is asked for, and which lack it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.charter.expression import All, Not
from orgtree.measure.sql.brought import Brought
from orgtree.measure.sql.expressions import FALSE, TRUE, both, either, negated, plus
from orgtree.measure.sql.outcomes import Outcome, Outcomes

if TYPE_CHECKING:
    from sqlglot import exp

    from orgtree.charter.expression import Condition
    from orgtree.measure.plan import Share
    from orgtree.measure.sql.answers import Answers
    from orgtree.measure.sql.rows import Rows, Sources


class Shares:
    """What shares are made of.

    Args:
        answers: Answers conditions.
    """

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    def brought(self, plan: Share, sources: Sources) -> Brought:
        """Return what each unit brings to a share."""
        rows = sources.units
        mine = self._outcomes(plan, rows, excluding=True)
        lacks, has = (mine.no, mine.yes) if plan.wanted else (mine.yes, mine.no)
        excluded: exp.Expr = FALSE
        if plan.exclude is not None:
            every = self._outcomes(plan, rows, excluding=False)
            excluded = both(every.counted, negated(mine.counted))
        return Brought(
            rows,
            mine.counted,
            unknown=mine.open,
            gap=both(lacks, TRUE if mine.decided else negated(has), negated(mine.out)),
            possible=either(mine.either, both(lacks, mine.out)),
            excluded=excluded,
        )

    def numbers(self, plan: Share, sources: Sources) -> dict[str, exp.Expr]:
        """Return the numbers of each group."""
        found = _numbers(self._outcomes(plan, sources.units, excluding=True), sources.units, "")
        if plan.exclude is not None:
            more = _numbers(self._outcomes(plan, sources.units, excluding=False), sources.units, "with_")
            found |= {f"with_{name}": value for name, value in more.items()}
        return found

    def _outcomes(self, plan: Share, rows: Rows, *, excluding: bool) -> Outcomes:
        """Return what can come of each unit, as columns of rows."""
        where: Condition | None = plan.units.where
        if plan.exclude is not None and excluding:
            where = All(tuple(part for part in (where, Not(plan.exclude)) if part is not None))
        found = Outcome(self.answers, rows.scope).of(where, plan.having)
        mine = self.answers.relations.of_kinds(plan.units.kinds)
        rows.ask(mine)
        prefix = "" if excluding else "with_"
        yes, no, out = (
            rows.column(prefix + name, both(mine, value))
            for name, value in (("yes", found.yes), ("no", found.no), ("out", found.out))
        )
        return Outcomes(yes, no, out, found.decided)


def _numbers(mine: Outcomes, rows: Rows, prefix: str) -> dict[str, exp.Expr]:
    """Return the numbers of a share, of how many units there are of each outcome: they have it, either, or lack it."""
    cases = (
        {"yes": (mine.yes,), "either": (FALSE,), "no": (mine.no,)}
        if mine.decided
        else {"yes": (mine.yes, negated(mine.no)), "either": (mine.yes, mine.no), "no": (mine.no, negated(mine.yes))}
    )
    yes, either_, no = (rows.tally(prefix + name, both(*case, negated(mine.out))) for name, case in cases.items())
    more_yes, more_either, more_no = (
        rows.tally(f"{prefix}perhaps_{name}", both(*case, mine.out)) for name, case in cases.items()
    )
    least, high = plus(yes, either_, no), plus(yes, either_, more_yes, more_either)
    most = plus(least, more_yes, more_either, more_no)
    return {
        "low_top": yes,
        "low_bottom": plus(least, more_either, more_no),
        "high_top": high,
        "high_bottom": plus(least, more_yes, more_either),
        "numerator_low": yes,
        "numerator_high": high,
        "denominator_low": least,
        "denominator_high": most,
    }
