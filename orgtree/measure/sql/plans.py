"""Measure plans as SQL: for each figure a query of numbers by group, and one of the units that are told of.

A query of numbers has a row for each group `grp`: `numerator` and `denominator` with two bounds each (surely, perhaps), the ends of
the figure as exact quotients (`low_top / low_bottom`, `high_top / high_bottom`) and, rounded, as `low` and `high`; then how many
units are unknown, gaps, possible gaps and excluded, and how many count in several groups. A bound that is not there is NULL.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.charter.expression import All, Not
from orgtree.measure.plan import Linked, Mean, One, Quotient, Reached, Share, Stated, Sum, Totalled
from orgtree.measure.sql.amounts import all_there, bounds_of, decimals_of, perhaps, same
from orgtree.measure.sql.answers import Answer, Ends, sure
from orgtree.measure.sql.division import divided, over
from orgtree.measure.sql.expressions import (
    FALSE,
    TRUE,
    at_most,
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
    table,
    tally,
    there,
    total,
    union,
    when,
)
from orgtree.measure.sql.links import Links
from orgtree.measure.sql.relations import Scope
from orgtree.measure.sql.shares import Outcome, Outcomes
from orgtree.measure.sql.topmost import Topmost

if TYPE_CHECKING:
    from orgtree.measure.plan import Number, Plan, Units
    from orgtree.measure.sql.answers import Answers
    from orgtree.measure.sql.groups import Groups
    from orgtree.measure.sql.guards import Guards

TOLD = ("unknown", "gap", "possible", "excluded")
"""What a figure tells of single units."""
NUMBERS = (
    "low_top", "low_bottom", "high_top", "high_bottom", "numerator_low", "numerator_high", "denominator_low", "denominator_high",
)  # fmt: skip
_CASES = ("yes", "either", "no", "perhaps_yes", "perhaps_either", "perhaps_no")


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number of a unit of a scope.

    Args:
        units: Whether it has one.
        ends: The number as floats.
        decimals: With how many decimals it is exact.
        settled: Whether it is settled as far as it can be.
    """

    units: Answer
    ends: Ends
    decimals: int
    settled: exp.Expr


class Plans:
    """Makes the queries of plans, for some groups.

    Args:
        answers: Answers conditions.
        groups: The groups.
        guards: Keeps what has to be seen before it runs.
    """

    def __init__(self, answers: Answers, groups: Groups, guards: Guards) -> None:
        self.answers = answers
        self.relations = answers.relations
        self.groups = groups
        self.guards = guards

    def figures(self, plan: Plan) -> exp.Query:
        """Return the query of numbers."""
        if isinstance(plan, Share):
            numbers = self._share(plan)
        elif isinstance(plan, Mean):
            numbers = self._mean(plan)
        elif isinstance(plan, Sum):
            numbers = self._sum(plan)
        else:
            numbers = self._quotient(plan)
        flags = self._counts(plan)
        groups = self.groups.groups()
        query = exp.select(col("grp", "g")).from_(table(groups, "g"), copy=False)
        query = query.join(
            numbers.subquery("a", copy=False), on=equal(col("grp", "a"), col("grp", "g")), join_type="left", copy=False
        )
        query = query.join(
            flags.subquery("f", copy=False), on=equal(col("grp", "f"), col("grp", "g")), join_type="left", copy=False
        )
        nothing = missing(col("grp", "a"))
        names = [name for name in (one.alias_or_name for one in numbers.selects) if name != "grp"]
        given = [when(nothing, self._of_nothing(plan, name), col(name, "a")).as_(name) for name in names]
        counts = [coalesce(col(name, "f"), number(0)).as_(name) for name in (*TOLD, "several")]
        whole = query.select(*given, *counts, copy=False)
        shown = exp.select(exp.Star()).from_(whole.subquery("n", copy=False), copy=False)
        low, high = over(plan, self.decimals(plan)) if not isinstance(plan, Quotient) else divided(plan)
        return shown.select(low.as_("low"), high.as_("high"), copy=False).order_by(col("grp"), copy=False)

    @staticmethod
    def _of_nothing(plan: Plan, name: str) -> exp.Expr:
        """Return what a number is of a group in which nothing counts."""
        if name == "months_high":
            return exp.null()
        if isinstance(plan, Share) and name.endswith("low_top"):
            return number(0)
        return number(1 if isinstance(plan, Sum) and name in {"low_bottom", "high_bottom"} else 0)

    def told(self, plan: Plan, most: int | None) -> exp.Query:
        """Return the units that figures tell of: `grp`, `what`, `unit`, `id`; for each of the first two at most so many."""
        flags = self._flags(plan)
        parts = [
            exp.select(col("grp", "f"), exp.Literal.string(what).as_("what"), col("unit", "f"))
            .from_(table(flags, "f"), copy=False)
            .where(col(what, "f"), copy=False)
            for what in TOLD
        ]
        every = union(*parts, distinct=False)
        columns = [col(name, "t") for name in ("grp", "what", "unit")]
        if most is not None:
            window = exp.Window(
                this=exp.RowNumber(),
                partition_by=[col("grp"), col("what")],
                order=exp.Order(expressions=[exp.Ordered(this=col("unit"))]),
            )
            ranked = exp.select(exp.Star(), window.as_("place")).from_(every.subquery("r", copy=False), copy=False)
            query = (
                exp.select(*columns)
                .from_(ranked.subquery("t", copy=False), copy=False)
                .where(at_most(col("place", "t"), number(most)), copy=False)
            )
        else:
            query = exp.select(*columns).from_(every.subquery("t", copy=False), copy=False)
        query = query.select(col("id", "u"), col("name", "u"), copy=False).join(
            table(self.relations.now(), "u"),
            on=equal(col("unit", "u"), col("unit", "t")),
            copy=False,
        )
        return query.order_by(col("grp", "t"), col("what", "t"), col("unit", "t"), copy=False)

    # -- units that are told of -----------------------------------------------------------------------------------------

    def _counts(self, plan: Plan) -> exp.Select:
        """Return how many units of each group are told of, and how many count in several groups."""
        columns = [tally(col(what, "f")).as_(what) for what in TOLD]
        several = tally(both(col("counted", "f"), col("several", "f"))).as_("several")
        query = exp.select(col("grp", "f"), *columns, several).from_(table(self._flags(plan), "f"), copy=False)
        return query.group_by(col("grp", "f"), copy=False)

    def _flags(self, plan: Plan) -> str:
        """Return what is told of each unit in each group: `grp`, `unit`, and a truth value for each of `TOLD`."""
        if isinstance(plan, Share):
            return self._grouped(self._shared(plan), plan)
        if isinstance(plan, Mean):
            return self._grouped(self._meant(plan), plan)
        if isinstance(plan, Sum):
            return self._flags_of(self._entries(plan), plan)
        tables = [self._flags_of(self._entries(one), one) for one in (plan.top, plan.bottom)]

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

    def _flags_of(self, entries: str, plan: Sum) -> str:
        """Return what is told of the units of a sum."""
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

    def _grouped(self, rows: str, plan: Plan) -> str:
        """Return rows of units by group."""
        if self.groups.whole:
            columns = [number(-1).as_("grp"), FALSE.copy().as_("several"), exp.Star()]
            return self.relations.named(
                ("by group", rows, self.groups.key),
                "by_group",
                lambda: exp.select(*columns).from_(table(rows), copy=False),
            )

        def made() -> exp.Query:
            query = exp.select(exp.Column(this=exp.Star(), table=exp.to_identifier("r"))).from_(
                table(rows, "r"), copy=False
            )
            query, group, several = self.groups.attach(query, col("unit", "r"))
            return query.select(group.as_("grp"), several.as_("several"), copy=False)

        return self.relations.named(("by group", rows, self.groups.key), "by_group", made, _said(plan))

    # -- shares ---------------------------------------------------------------------------------------------------------

    def _shared(self, plan: Share) -> str:
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

    def _share(self, plan: Share) -> exp.Select:
        rows = self._grouped(self._shared(plan), plan)
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
            least, high = _plus(yes, either_, no), _plus(yes, either_, more_yes, more_either)
            values = (
                yes, _plus(least, more_either, more_no), high, _plus(least, more_yes, more_either),
                yes, high, least, _plus(least, more_yes, more_either, more_no),
            )  # fmt: skip
            query = query.select(
                *(value.copy().as_(prefix + name) for name, value in zip(NUMBERS, values, strict=True)),
                copy=False,
            )
        return query

    # -- sums -----------------------------------------------------------------------------------------------------------

    def _entries(self, plan: Sum) -> str:
        """Return what makes up each group's sum: `grp`, `unit`, `low`, `high`, `wide`, `top`, `open` and `several`."""
        if isinstance(plan.of, Totalled):
            return Topmost(self.answers, plan.of.field, plan.units, self.groups, self.guards).entries()

        def rows() -> exp.Query:
            scope = Scope(self.relations)
            mine = self._numbers(plan.of, plan.units, scope)
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

        return self._grouped(self.relations.named(("summed", plan), "summed", rows, "what each unit adds"), plan)

    def _sum(self, plan: Sum) -> exp.Select:
        inner = self._summed(plan, "e")
        query = exp.select(col("grp", "e")).from_(inner.subquery("e", copy=False), copy=False)
        low, high = col("low", "e"), col("high", "e")
        return query.select(
            low.as_("low_top"), number(1).as_("low_bottom"), high.as_("high_top"), number(1).as_("high_bottom"),
            low.as_("numerator_low"), high.as_("numerator_high"), copy=False
        )  # fmt: skip

    def _summed(self, plan: Sum, alias: str) -> exp.Select:
        """Return both bounds of each group's sum, as `grp`, `low` and `high`."""
        entries = self._entries(plan)
        low, high = (all_there(col(end, alias)) for end in ("low", "high"))
        inner = exp.select(
            col("grp", alias),
            low.as_("low"),
            high.as_("high"),
            tally(col("wide", alias)).as_("wide"),
        )
        inner = inner.from_(table(entries, alias), copy=False).group_by(col("grp", alias), copy=False)
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

    def _quotient(self, plan: Quotient) -> exp.Select:
        groups = self.groups.groups()
        query = exp.select(col("grp", "g")).from_(table(groups, "g"), copy=False)
        for name, part in (("numerator", plan.top), ("denominator", plan.bottom)):
            held = self._summed(part, "e").subquery(name, copy=False)
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
            low, high = bounds_of(Ends(ends.low, ends.high, ends.known), decimals)
            floor = when(coalesce(less(low, number(0)), TRUE), number(0), low)
            query = scope.select(col("unit", "u"), floor.as_("low"), high.as_("high"))
            return query.where(both(about, self.relations.of_kinds(self.relations.having(name))), copy=False)

        rows_ = self._grouped(self.relations.named(("months", name, events), "periods", rows), plan)
        high = when(
            equal(exp.Count(this=exp.Star()), exp.Count(this=col("high", "m"))), exp.Max(this=col("high", "m")), None
        )
        query = exp.select(col("grp", "m"), exp.Min(this=col("low", "m")).as_("low"), high.as_("high"))
        return query.from_(table(rows_, "m"), copy=False).group_by(col("grp", "m"), copy=False)

    # -- means ----------------------------------------------------------------------------------------------------------

    def _meant(self, plan: Mean) -> str:
        """Return the units of a mean with their numbers."""

        def made() -> exp.Query:
            scope = Scope(self.relations)
            mine = self._numbers(plan.of, plan.units, scope)
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

    def _mean(self, plan: Mean) -> exp.Select:
        rows = self._grouped(self._meant(plan), plan)
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
                beyond = (
                    exp.GT(this=value, expression=number(0))
                    if end == "low"
                    else exp.LT(this=value, expression=number(0))
                )
                columns.append(
                    all_there(when(both(negated(must), coalesce(beyond, FALSE)), number(0), value.copy())).as_(
                        f"with_{end}", copy=False
                    )
                )
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
                _plus(col("n", "k"), taken).as_(f"{end}_bottom"),
                copy=False,
            )
        return query.select(
            col("with_low", "k").as_("numerator_low"), col("with_high", "k").as_("numerator_high"),
            col("n", "k").as_("denominator_low"), col("every", "k").as_("denominator_high"), copy=False
        )  # fmt: skip

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
        count = exp.Sub(this=_plus(col("n", "k"), col("place", "o")), expression=number(1))
        before = exp.Sub(this=exp.Add(this=col(end, "k"), expression=col("running", "o")), expression=mine.copy())
        product = exp.Mul(this=mine.copy(), expression=exp.paren(cast(count.copy(), "decimal(10, 0)")))
        more = exp.LT(this=product, expression=before) if end == "low" else exp.GT(this=product, expression=before)
        first = equal(count, number(0))
        query = exp.select(col("grp", "o"), total(mine).as_("added"), exp.Count(this=exp.Star()).as_("taken"))
        query = query.from_(ranked.subquery("o", copy=False), copy=False).join(
            table(known, "k"), on=equal(col("grp", "k"), col("grp", "o")), copy=False
        )
        return query.where(either(first, coalesce(more, FALSE)), copy=False).group_by(col("grp", "o"), copy=False)

    # -- numbers of units ------------------------------------------------------------------------------------------------

    def _numbers(self, of: Number, units: Units, scope: Scope) -> Numbered:
        """Return whether a unit has a number, its bounds, and whether it is settled as far as it can be."""
        answer = self.answers.condition(units.where, scope) & sure(self.relations.of_kinds(units.kinds))
        if isinstance(of, One):
            return Numbered(answer, Ends(number(1), number(1), TRUE), 0, TRUE)
        if isinstance(of, Linked):
            ends = Links(self.answers).ends(of, scope)
            return Numbered(answer & sure(less(number(0), ends.high)), ends, 0, same(ends.low, ends.high))
        if isinstance(of, Reached):
            ends = self.answers.count(of.path, scope, units.kinds)
            return Numbered(answer, ends, 0, same(ends.low, ends.high))
        answer = answer & sure(self.relations.of_kinds(self.relations.having(of.field)))
        if isinstance(of, Totalled):
            decimals = decimals_of(self.relations, of.field)
            return Numbered(answer, self.answers.ends(of.field, scope), decimals, TRUE)
        ends = self.answers.stated(of.field)
        return Numbered(answer, ends, decimals_of(self.relations, of.field), ends.known)

    def decimals(self, plan: Plan) -> int:
        """Return with how many decimals the ends of a figure are rounded where they are no shares."""
        return 0 if isinstance(plan, Share) else 9


def _named_outcomes(prefix: str) -> Outcomes:
    """Return what may come of a unit where that is in columns."""
    return Outcomes(*(col(f"{prefix}{name}", "o") for name in ("yes", "no", "out")))


def _case(mine: Outcomes) -> exp.Expr:
    """Return which of `_CASES` a unit is, by place; past them where it is not counted at all."""
    kept = when(negated(mine.no), number(0), when(mine.yes, number(1), number(2)))
    counted = exp.Add(this=exp.paren(kept), expression=exp.paren(when(mine.out, number(3), number(0))))
    return when(mine.counted, counted, number(len(_CASES)))


def _plus(*values: exp.Expr) -> exp.Expr:
    found = values[0].copy()
    for value in values[1:]:
        found = exp.Add(this=found, expression=value.copy())
    return found


def _said(plan: Plan) -> str:
    return f"units of the {type(plan).__name__.lower()} by group"
