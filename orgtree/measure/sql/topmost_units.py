"""The units that may be meant by a sum of totals, as SQL, with what is known of each."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.base.catalogue import N_
from orgtree.measure.sql.answer import sure
from orgtree.measure.sql.expressions import (
    FALSE,
    TRUE,
    both,
    col,
    equal,
    less,
    negated,
    number,
    table,
    there,
    union,
)
from orgtree.measure.sql.relations import UNITS, Scope
from orgtree.measure.sql.totals import Totals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.measure.plan import Units
    from orgtree.measure.sql.answer import Answer
    from orgtree.measure.sql.answers import Answers
    from orgtree.measure.sql.guards import Guards


class TopmostUnits:
    """The units of one sum of totals.

    Args:
        answers: Answers conditions.
        name: The field.
        units: The units that are meant.
        guards: Keeps what has to be seen before it runs.
        places: Columns of units that say in which group one is, to be kept with what is known.
    """

    def __init__(self, answers: Answers, name: str, units: Units, guards: Guards, places: Sequence[str] = ()) -> None:
        self.answers = answers
        self.relations = answers.relations
        self.totals = Totals(answers, name)
        self.units = units
        self.field = self.totals.field
        self.least = 0.0 if self.field.unknown[0] >= 0 else -math.inf
        self.places = tuple(places)
        self.key = (name, units, self.places)
        answer = self._answer(Scope(self.relations))
        self.must = TRUE if answer.settled else col("must", "m")
        """Whether a unit of the table surely is meant."""
        self.left = FALSE if self.totals.exclude is None else col("left", "m")
        """Whether it is left out."""
        self.plain = not units.narrowed and self.totals.exclude is None
        """Whether all units are meant, so that the one that is meant next above is the parent."""
        if self.totals.exclude is not None:
            self._guard(guards)

    def table(self) -> str:
        """Return the units that may be meant, with what is known of each."""

        def made() -> exp.Query:
            relations, scope, totals = self.relations, Scope(self.relations), self.totals
            having = relations.of_kinds(relations.having(self.field.name))
            answer = self._answer(scope)
            left = totals.left_out(scope).must
            total = scope.join(totals.table())
            bare = both(having, negated(totals.stated()), equal(col("parts", total), number(0)), negated(left))
            above = FALSE if not totals.known or totals.flat else there(col("unit", scope.join(self._below_stated())))
            values = {place: col(place, "u") for place in self.places} | {
                "parent": totals.parent,
                "must": answer.must,
                "left": left,
                "stated": totals.stated(),
                "bare": bare,
                "under_stated": above,
                "unlisted": totals.unlisted(scope),
                "low": col("low", total),
                "high": col("high", total),
            }
            columns = [value.as_(name, quoted=True) for name, value in values.items()]
            return scope.select(col("unit", "u"), *columns).where(answer.may, copy=False)

        return self.relations.named(("meant", *self.key), f"summed_{self.field.name}", made, "units that may be summed")

    def _answer(self, scope: Scope) -> Answer:
        """Return whether a unit is meant: it fits, and has the field or stands where it is summed up."""
        return self.answers.among(self.units.where, self.units.kinds, scope) & sure(self.totals.may_have)

    def masked(self, where: exp.Expr, base: str) -> str:
        """Return some of the units that may be meant."""
        meant = self.table()
        if where == TRUE:
            return meant
        key = ("masked", meant, where.sql())
        return self.relations.named(
            key,
            base,
            lambda: exp.select(col("unit", "m")).from_(table(meant, "m"), copy=False).where(where, copy=False),
        )

    def nearest_above(self, mask: str) -> str:
        """Return the nearest unit above each that is in a mask, as `unit` and `above`."""
        tree, meant = self.totals.tree, self.table()

        def made() -> exp.Query:
            if self.plain and mask == meant:
                query = exp.select(col("unit", "m"), col("parent", "m").as_("above")).from_(
                    table(meant, "m"), copy=False
                )
                return query.where(there(col("parent", "m")), copy=False)
            nearest = exp.ArgMax(this=col("above", "a"), expression=col("level", "a"))
            query = exp.select(col("unit", "a"), nearest.as_("above")).from_(
                table(self.relations.over(tree), "a"), copy=False
            )
            on = equal(col("above", "a"), col("unit", "m"))
            return query.join(table(mask, "m"), on=on, copy=False).group_by(col("unit", "a"), copy=False)

        return self.relations.named(("nearest", tree, mask), f"next_above_{self.field.name}", made)

    def left_out(self) -> str:
        """Return the units in force that are left out of sums."""

        def made() -> exp.Query:
            scope = Scope(self.relations)
            out = self.totals.left_out(scope).must
            return scope.select(col("unit", "u")).where(out, copy=False)

        return self.relations.named(("out", self.field.name), f"out_of_{self.field.name}", made)

    def _below_stated(self) -> str:
        """Return the units below one that states the field."""
        tree = self.totals.tree

        def made() -> exp.Query:
            parts = []
            for level in range(self.totals.levels - 1):  # few state it on each of them; the lowest is over nobody
                query = self.relations.rows(col("unit", "u"))
                query = query.where(less(number(level), col(f"{tree}.depth", "u")), copy=False)
                stating = both(
                    equal(col("unit", "s"), col(f"{tree}.level{level}", "u")),
                    equal(col(f"{tree}.depth", "s"), number(level)),
                    there(col(f"{self.field.name}.low", "s")),
                )
                parts.append(query.join(table(UNITS, "s"), on=stating, copy=False))
            return union(*parts, distinct=True)

        return self.relations.named(("below stated", self.field.name), f"below_stated_{self.field.name}", made)

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
            meant = self._answer(scope)
            out = self.totals.left_out(scope)
            kept = (
                scope.select(number(1).as_("one"))
                .where(both(meant.must, negated(out.may)), copy=False)
                .limit(1, copy=False)
            )
            lone = scope.select(col("unit", "u")).where(out.may, copy=False)
            lone = lone.where(exp.not_(exp.Exists(this=kept)), copy=False)
            guards.empty(lone, N_("only units that '{field}' leaves out of sums may be meant"), field=self.field.name)
