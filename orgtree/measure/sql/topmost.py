"""Sums of fields whose stated value is a subtree's total, as SQL; see `orgtree.measure.topmost`, which it follows step by step."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.base.catalogue import N_
from orgtree.measure.sql.amounts import all_there, bound
from orgtree.measure.sql.answer import sure
from orgtree.measure.sql.expressions import (
    FALSE,
    TRUE,
    at_most,
    both,
    cast,
    coalesce,
    col,
    differ,
    either,
    equal,
    missing,
    negated,
    number,
    table,
    there,
    truth,
    when,
)
from orgtree.measure.sql.relations import Scope
from orgtree.measure.sql.totals import Totals

if TYPE_CHECKING:
    from orgtree.measure.plan import Units
    from orgtree.measure.sql.answers import Answers
    from orgtree.measure.sql.groups import Groups
    from orgtree.measure.sql.guards import Guards

_KEPT = ("unit", "must", "left", "stated", "bare", "under_stated", "unlisted", "low", "high")


class Topmost:
    """The units of one sum of totals.

    Args:
        answers: Answers conditions.
        name: The field.
        units: The units that are meant.
        groups: The groups that are asked for.
        guards: Keeps what has to be seen before it runs.
    """

    def __init__(self, answers: Answers, name: str, units: Units, groups: Groups, guards: Guards) -> None:
        self.answers = answers
        self.relations = answers.relations
        self.totals = Totals(answers, name)
        self.units = units
        self.groups = groups
        self.field = self.totals.field
        self.least = 0.0 if self.field.unknown[0] >= 0 else -math.inf
        self.key = (name, units)
        self.decimals = self.totals.decimals
        if self.totals.exclude is not None:
            self._guard(guards)

    def _guard(self, guards: Guards) -> None:
        """See that it is known which units are left out, and that not only such are asked for."""
        scope = Scope(self.relations)
        out = self.totals.left_out(scope)
        if not out.settled:
            guards.empty(
                scope.select(col("unit", "u")).where(out.undecided, copy=False),
                N_("of some units it is not known whether '{field}' leaves them out of sums"),
                field=self.field.name,
            )
        if self.units.narrowed:
            scope = Scope(self.relations)
            meant = self.answers.condition(self.units.where, scope) & sure(self.relations.of_kinds(self.units.kinds))
            meant = meant & sure(
                either(self.totals.member, self.relations.of_kinds(self.relations.having(self.field.name)))
            )
            out = self.totals.left_out(scope)
            kept = (
                scope.select(number(1).as_("one"))
                .where(both(meant.must, negated(out.may)), copy=False)
                .limit(1, copy=False)
            )
            lone = scope.select(col("unit", "u")).where(out.may, copy=False)
            lone = lone.where(exp.not_(exp.Exists(this=kept)), copy=False)
            guards.empty(lone, N_("only units that '{field}' leaves out of sums may be meant"), field=self.field.name)

    # -- the units ----------------------------------------------------------------------------------------------------

    def _meant(self) -> str:
        """Return the units that may be meant, with what is known of each."""

        def made() -> exp.Query:
            relations, scope, totals = self.relations, Scope(self.relations), self.totals
            having = relations.of_kinds(relations.having(self.field.name))
            answer = self.answers.condition(self.units.where, scope) & sure(relations.of_kinds(self.units.kinds))
            answer = answer & sure(either(totals.member, having))
            left = totals.left_out(scope).must
            total = scope.join(totals.table())
            bare = both(having, negated(totals.stated()), equal(col("parts", total), number(0)), negated(left))
            above = there(col("unit", scope.join(self._below_stated()))) if totals.known and totals.entry else FALSE
            values = (
                answer.must, left, totals.stated(), bare, above, totals.unlisted(scope), col("low", total), col("high", total),
            )  # fmt: skip
            columns = [value.as_(name) for name, value in zip(_KEPT[1:], values, strict=True)]
            return scope.select(col("unit", "u"), *columns).where(answer.may, copy=False)

        return self.relations.named(("meant", *self.key), f"summed_{self.field.name}", made, "units that may be summed")

    def _below_stated(self) -> str:
        """Return the units below one that states the field."""
        above, stated = self.relations.above(self.totals.tree), there(col(f"{self.field.name}.low", "s"))

        def made() -> exp.Query:
            return (
                exp.select(col("unit", "a"))
                .distinct(copy=False)
                .from_(table(above, "a"), copy=False)
                .join(
                    table(self.relations.now(), "s"),
                    on=equal(col("above", "a"), col("unit", "s")),
                    copy=False,
                )
                .where(both(stated, differ(col("unit", "a"), col("above", "a"))), copy=False)
            )

        return self.relations.named(("below stated", self.field.name), f"below_stated_{self.field.name}", made)

    def _masked(self, where: exp.Expr, base: str) -> str:
        """Return some of the units that may be meant."""
        meant = self._meant()
        if where == TRUE:
            return meant
        key = ("masked", meant, where.sql())
        return self.relations.named(
            key,
            base,
            lambda: exp.select(col("unit", "m")).from_(table(meant, "m"), copy=False).where(where, copy=False),
        )

    def _nearest(self, mask: str) -> str:
        """Return the nearest unit above each that is in a mask, as `unit` and `above`."""
        pairs = self.relations.above(self.totals.tree)

        def made() -> exp.Query:
            nearest = exp.ArgMax(this=col("above", "a"), expression=col("level", "a"))
            return (
                exp.select(col("unit", "a"), nearest.as_("above"))
                .from_(table(pairs, "a"), copy=False)
                .join(table(mask, "m"), on=equal(col("above", "a"), col("unit", "m")), copy=False)
                .where(differ(col("unit", "a"), col("above", "a")), copy=False)
                .group_by(col("unit", "a"), copy=False)
            )

        return self.relations.named(("nearest", self.totals.tree, mask), f"next_above_{self.field.name}", made)

    # -- groups -------------------------------------------------------------------------------------------------------

    def _placed(self) -> str:
        """Return the units that may be meant by group, and whether units below one of them are meant and in another group."""
        meant = self._meant()

        def pairs() -> exp.Query:
            query = exp.select(col("unit", "m")).from_(table(meant, "m"), copy=False)
            query, group, several = self.groups.attach(query, col("unit", "m"))
            return query.select(group.as_("grp"), several.as_("several"), copy=False)

        key = (*self.key, self.groups.key)
        name = self.relations.named(("paired", *key), f"paired_{self.field.name}", pairs)

        def made() -> exp.Query:
            query = exp.select(col("grp", "p"), col("unit", "p"), col("several", "p")).from_(
                table(name, "p"), copy=False
            )
            if self.groups.whole or self.totals.entry is None:
                return query.select(truth(False).as_("mixed"), copy=False)  # noqa: FBT003 - a constant
            every, mine = self._tallies(name)
            counts = [coalesce(col("tally", each), number(0)) for each in ("e", "o")]
            query = query.join(
                table(every, "e"),
                on=equal(col("unit", "e"), col("unit", "p")),
                join_type="left",
                copy=False,
            )
            on = both(equal(col("unit", "o"), col("unit", "p")), equal(col("grp", "o"), col("grp", "p")))
            query = query.join(table(mine, "o"), on=on, join_type="left", copy=False)
            return query.select(differ(*counts).as_("mixed"), copy=False)

        return self.relations.named(("placed", *key), f"placed_{self.field.name}", made)

    def _tallies(self, pairs: str) -> tuple[str, str]:
        """Return how many meant units each has at and below it: in all, and in each group."""
        relations, above = self.relations, self.relations.above(self.totals.tree)
        counted = self._counted()

        def every() -> exp.Query:
            return (
                exp.select(col("above", "a").as_("unit"), exp.Count(this=exp.Star()).as_("tally"))
                .from_(table(above, "a"), copy=False)
                .join(table(counted, "c"), on=equal(col("unit", "c"), col("unit", "a")), copy=False)
                .group_by(col("above", "a"), copy=False)
            )

        def mine() -> exp.Query:
            return (
                exp.select(
                    col("grp", "p"),
                    col("above", "a").as_("unit"),
                    exp.Count(this=exp.Star()).as_("tally"),
                )
                .from_(table(pairs, "p"), copy=False)
                .join(table(counted, "c"), on=equal(col("unit", "c"), col("unit", "p")), copy=False)
                .join(table(above, "a"), on=equal(col("unit", "a"), col("unit", "p")), copy=False)
                .group_by(col("grp", "p"), col("above", "a"), copy=False)
            )

        return (
            relations.named(("tally", counted), f"meant_below_{self.field.name}", every),
            relations.named(("tally by group", counted, pairs), f"meant_below_by_group_{self.field.name}", mine),
        )

    def _counted(self) -> str:
        """Return the meant units of which none that is left out stands at or above them."""
        meant = self._meant()
        if self.totals.exclude is None:
            return meant
        hidden = self._covered_by(self._masked(col("left", "m"), "left_out"), grouped=False)

        def made() -> exp.Query:
            query = exp.select(col("unit", "m")).from_(table(meant, "m"), copy=False)
            on = equal(col("unit", "h"), col("unit", "m"))
            return query.join(table(hidden, "h"), on=on, join_type="left", copy=False).where(
                missing(col("unit", "h")), copy=False
            )

        return self.relations.named(("kept", meant), f"kept_{self.field.name}", made)

    def _covered_by(self, mask: str, *, grouped: bool) -> str:
        """Return the units that are or stand below one of some; in groups those that have it in the same group."""
        relations, above = self.relations, self.relations.above(self.totals.tree)
        placed = self._placed() if grouped else None

        def made() -> exp.Query:
            query = exp.select(col("unit", "a")).distinct(copy=False).from_(table(above, "a"), copy=False)
            query = query.join(table(mask, "m"), on=equal(col("unit", "m"), col("above", "a")), copy=False)
            if placed is None:
                return query
            query = query.join(table(placed, "p"), on=equal(col("unit", "p"), col("above", "a")), copy=False)
            query = query.join(
                table(placed, "q"),
                on=both(equal(col("unit", "q"), col("unit", "a")), equal(col("grp", "q"), col("grp", "p"))),
                copy=False,
            )
            return query.select(col("grp", "p"), copy=False)

        return relations.named(("covered", mask, placed), f"hidden_{self.field.name}", made)

    def _left_over(self) -> str:
        """Return what each unit has beyond the totals of the meant units that stand next below it."""
        meant, near = self._meant(), self._nearest(self._meant())

        def made() -> exp.Query:
            low, high = (self._perhaps(end) for end in ("low", "high"))
            taken = (
                exp.select(
                    col("above", "n").as_("unit"),
                    all_there(low).as_("low"),
                    all_there(high).as_("high"),
                )
                .from_(table(near, "n"), copy=False)
                .join(table(meant, "m"), on=equal(col("unit", "m"), col("unit", "n")), copy=False)
                .where(negated(col("left", "m")), copy=False)
                .group_by(col("above", "n"), copy=False)
            )
            least = bound(self.least, self.decimals)
            some = there(col("unit", "t"))
            ends = []
            for end, other, no_end in (("low", "high", least), ("high", "low", exp.null())):
                mine, taken_end = col(end, "m"), when(some, col(other, "t"), number(0))
                rest = exp.Sub(this=mine.copy(), expression=exp.paren(taken_end.copy()))
                gone = either(missing(mine), missing(taken_end))
                floor = rest if math.isinf(self.least) else when(at_most(rest, number(0)), number(0), rest)
                value = when(gone, no_end, floor)
                if not self.units.narrowed:
                    bare = when(col("unlisted", "m"), least if end == "low" else exp.null(), number(0))
                    value = when(col("stated", "m"), value, bare)
                ends.append(value.as_(end))
            query = exp.select(col("unit", "m"), *ends).from_(table(meant, "m"), copy=False)
            return query.join(
                taken.subquery("t", copy=False),
                on=equal(col("unit", "t"), col("unit", "m")),
                join_type="left",
                copy=False,
            )

        return self.relations.named(("left over", *self.key), f"left_over_{self.field.name}", made)

    @staticmethod
    def _perhaps(end: str) -> exp.Expr:
        value, zero = col(end, "m"), number(0)
        beyond = exp.GT(this=value, expression=zero) if end == "low" else exp.LT(this=value, expression=zero)
        return when(both(negated(col("must", "m")), coalesce(beyond, FALSE)), zero.copy(), value.copy())

    # -- sums ---------------------------------------------------------------------------------------------------------

    def entries(self) -> str:
        """Return what makes up each group's sum: `grp`, `unit`, `low` and `high` of a sum each, `top`, and `open`.

        The two bounds come from two sums: one over the units that surely are meant (`low`), one over all that may be (`high`);
        `wide` says that units may be meant whose number may be less than nothing.
        """
        if not self.totals.known and self.field.range is None:
            return self._nowhere()
        placed, meant = self._placed(), self._meant()

        def made() -> exp.Query:
            query = exp.select(col("grp", "p"), col("unit", "p"), col("several", "p")).from_(
                table(placed, "p"), copy=False
            )
            query = query.join(table(meant, "m"), on=equal(col("unit", "m"), col("unit", "p")), copy=False)
            excluding = self.totals.exclude is not None
            asked: exp.Expr = FALSE
            if excluding and not self.groups.whole:
                out = self._left_out_units()
                query = query.join(
                    table(out, "g"),
                    on=equal(col("unit", "g"), col("grp", "p")),
                    join_type="left",
                    copy=False,
                )
                asked = there(col("unit", "g"))
            mixed: exp.Expr = FALSE if self.groups.whole or self.totals.entry is None else col("mixed", "p")
            if mixed != FALSE:
                over = self._left_over()
                query = query.join(table(over, "o"), on=equal(col("unit", "o"), col("unit", "p")), copy=False)
            tops = []
            must, left = col("must", "m"), col("left", "m")
            for end in ("low", "high"):
                plain = must if end == "low" else TRUE
                mask = plain if end == "low" or not excluding else either(must, negated(left))
                hiding = left if end == "low" else both(left, must)
                query, counts = self._counts(query, end, plain, mask, hiding, asked)
                query, covered = self._covers(query, end, plain, mask, asked)
                top = both(counts, either(mixed, negated(covered)))
                value = when(mixed, col(end, "o"), col(end, "m")) if mixed != FALSE else col(end, "m")
                tops.append(top)
                query = query.select(when(top, value.copy(), number(0)).as_(end), copy=False)
            wide: exp.Expr = FALSE
            if self.least < 0:
                some = (
                    exp.select(number(1).as_("one"))
                    .from_(exp.to_table(self._masked(negated(col("must", "m")), "undecided")), copy=False)
                    .limit(1, copy=False)
                )
                wide = negated(must)
                if mixed != FALSE:
                    query = query.join(some.subquery("w", copy=False), join_type="left", on=TRUE, copy=False)
                    wide = either(wide, both(mixed, there(col("one", "w"))))
            loose = (
                negated(both(must, there(col("low", "m")), there(col("high", "m"))))
                if self.units.narrowed
                else both(col("bare", "m"), negated(col("under_stated", "m")))
            )
            told = both(tops[1], loose) if self.units.narrowed else loose
            return query.select(
                wide.as_("wide"),
                tops[1].copy().as_("top"),
                told.as_("open"),
                copy=False,
            )

        return self.relations.named(
            ("entries", *self.key, self.groups.key), f"topmost_{self.field.name}", made, "what makes up each sum"
        )

    def _nowhere(self) -> str:
        """Return the same of a field that nobody states: wherever a unit could, nothing is known of the sum."""
        relations, totals = self.relations, self.totals

        def made() -> exp.Query:
            scope = Scope(relations)
            answer = self.answers.condition(self.units.where, scope) & sure(relations.of_kinds(self.units.kinds))
            having = relations.of_kinds(relations.having(self.field.name))
            left = totals.left_out(scope).must
            inner = scope.select(col("unit", "u"), left.as_("left")).where(both(answer.may, having), copy=False)
            query = exp.select(col("unit", "m")).from_(inner.subquery("m", copy=False), copy=False)
            query, group, several = self.groups.attach(query, col("unit", "m"))
            kept = negated(col("left", "m"))
            if totals.exclude is None:
                kept = TRUE
            elif not self.groups.whole:
                out = table(self._left_out_units(), "g")
                query = query.join(out, on=equal(col("unit", "g"), group), join_type="left", copy=False)
                kept = either(kept, there(col("unit", "g")))
            return query.where(kept, copy=False).select(
                group.as_("grp"),
                several.as_("several"),
                cast(bound(self.least), "decimal(27, 0)").as_("low"),
                cast(exp.null(), "decimal(27, 0)").as_("high"),
                FALSE.copy().as_("wide"),
                TRUE.copy().as_("top"),
                TRUE.copy().as_("open"),
                copy=False,
            )

        return relations.named(("nowhere", *self.key, self.groups.key), f"unstated_{self.field.name}", made)

    def _left_out_units(self) -> str:
        """Return the units in force that are left out of sums."""

        def made() -> exp.Query:
            scope = Scope(self.relations)
            out = self.totals.left_out(scope).must
            return scope.select(col("unit", "u")).where(out, copy=False)

        return self.relations.named(("out", self.field.name), f"out_of_{self.field.name}", made)

    def _counts(
        self,
        query: exp.Select,
        end: str,
        plain: exp.Expr,
        mask: exp.Expr,
        hiding: exp.Expr,
        asked: exp.Expr,
    ) -> tuple[exp.Select, exp.Expr]:
        """Return whether a unit counts in its group, but for what stands above it."""
        if self.totals.exclude is None:
            return query, mask
        hidden = self._covered_by(self._masked(hiding, f"hiding_{end}"), grouped=True)
        called = f"h_{end}"
        on = both(equal(col("unit", called), col("unit", "p")), equal(col("grp", called), col("grp", "p")))
        query = query.join(table(hidden, called), on=on, join_type="left", copy=False)
        return query, when(asked, plain, both(mask, missing(col("unit", called))))

    def _covers(
        self, query: exp.Select, end: str, plain: exp.Expr, mask: exp.Expr, asked: exp.Expr
    ) -> tuple[exp.Select, exp.Expr]:
        """Return whether the nearest unit above that counts is in the same group, with all that is below it."""
        placed = self._placed()
        found = []
        masks = [mask] if asked == FALSE or mask == plain else [mask, plain]
        for place, one in enumerate(masks):
            near, at = f"n_{end}{place}", f"c_{end}{place}"
            nearest = self._nearest(self._masked(one, f"counted_{end}"))
            query = query.join(
                table(nearest, near),
                on=equal(col("unit", near), col("unit", "p")),
                join_type="left",
                copy=False,
            )
            on = both(equal(col("unit", at), col("above", near)), equal(col("grp", at), col("grp", "p")))
            query = query.join(table(placed, at), on=on, join_type="left", copy=False)
            found.append(both(there(col("unit", at)), negated(coalesce(col("mixed", at), FALSE))))
        return query, found[0] if len(found) == 1 else when(asked, found[1], found[0])
