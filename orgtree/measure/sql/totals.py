"""Fields whose stated value is a subtree's total: rolled up level by level, from the lowest one; see `orgtree.graph.totals`."""

from __future__ import annotations

import math

from sqlglot import exp

from orgtree.base.catalogue import N_
from orgtree.measure.sql.amounts import all_there, bound, decimals_of, exact, perhaps
from orgtree.measure.sql.answer import Answer, Ends, sure
from orgtree.measure.sql.answers import Answers
from orgtree.measure.sql.expressions import (
    FALSE,
    TRUE,
    both,
    cast,
    coalesce,
    col,
    either,
    equal,
    missing,
    negated,
    number,
    table,
    tally,
    there,
    union,
    when,
)
from orgtree.measure.sql.field_tests import stated_ends
from orgtree.measure.sql.relations import Scope
from orgtree.measure.sql.unsupported import InexpressibleError

MOST_LEVELS = 40
"""Each level of a hierarchy is a table of its own."""
OPEN_ROOTS = N_(
    "some units may stand under others, since they do not list their '{link}', and their totals may count there"
)


class Totals:
    """The totals of one field.

    Args:
        answers: Answers conditions.
        name: A field with a `total`.

    Raises:
        InexpressibleError: If they cannot be expressed.
    """

    def __init__(self, answers: Answers, name: str) -> None:
        self.relations = relations = answers.relations
        self.field = field = relations.charter.fields[name]
        assert field.total is not None  # noqa: S101 - the caller has asked
        self.tree = field.total.along
        self.exclude = field.total.exclude
        self.stated_answers = Answers(relations, answers.steps)
        self.stated_answers.walks.beyond = answers.walks.beyond
        entry = relations.manifest.hierarchies[self.tree]
        self.levels = entry.levels
        if entry.open:
            raise InexpressibleError(OPEN_ROOTS, link=self.tree)
        if entry.levels > MOST_LEVELS:
            raise InexpressibleError(
                N_("the hierarchy '{link}' has {levels} levels, more than {most}"),
                link=self.tree,
                levels=entry.levels,
                most=MOST_LEVELS,
            )
        self.decimals = decimals_of(relations, name)
        self.known = name in relations.manifest.fields

    def left_out(self, scope: Scope) -> Answer:
        """Return whether a unit is left out of sums."""
        return sure(FALSE) if self.exclude is None else self.stated_answers.condition(self.exclude, scope)

    @property
    def member(self) -> exp.Expr:
        """Whether a unit of a scope is in the hierarchy."""
        return there(col(f"{self.tree}.position", "u"))

    @property
    def parent(self) -> exp.Expr:
        """The unit above a unit of a scope."""
        return col(f"{self.tree}.parent", "u")

    @property
    def may_have(self) -> exp.Expr:
        """Whether a unit of a scope can have a total: it has the field or stands where it is summed up."""
        return either(self.member, self.relations.of_kinds(self.relations.having(self.field.name)))

    @property
    def flat(self) -> bool:
        """Whether nothing stands under anything."""
        return self.levels < 2  # noqa: PLR2004 - one over another

    def stated(self) -> exp.Expr:
        """Return whether a unit of a scope states the field."""
        return there(col(f"{self.field.name}.low", "u")) if self.known else FALSE

    def unlisted(self, scope: Scope) -> exp.Expr:
        """Return whether a unit is said not to list all that stands under it."""
        relations, found = self.relations, []
        for link in relations.charter.subtypes(self.tree):
            if listed := relations.says_incomplete(link):
                found.append(there(col("unit", scope.join(listed))))
            if silent := relations.silent(link):
                found.append(relations.of_kinds(silent))
        return either(*found)

    def table(self) -> str:
        """Return the totals of all units in force that can have one: `unit`, `low`, `high`, and `parts`, how many below it surely count in them."""
        name = self.field.name
        return self.relations.named(("totals", name), f"totals_{name}", self._made, f"totals of {name}, by {self.tree}")

    def ends(self, scope: Scope) -> Ends:
        """Return the bounds of a unit's total as floats."""
        name = scope.join(self.table())
        low, high = (cast(col(end, name), "double") for end in ("low", "high"))
        return Ends(coalesce(low, number(-math.inf)), coalesce(high, number(math.inf)), TRUE)

    def _made(self) -> exp.Query:
        own = self._own()
        columns = [col(name) for name in ("unit", "low", "high", "parts")]
        parts = []
        below: str | None = None
        for level in reversed(range(self.levels)):
            below = self._level(own, level, below)
            parts.append(exp.select(*columns).from_(table(below), copy=False))
        outside = (
            exp.select(*(col(name, "o") for name in ("unit",)), *self._summed("o", None))
            .from_(table(own, "o"), copy=False)
            .where(missing(col("depth", "o")), copy=False)
        )
        return union(*parts, outside, distinct=False)

    def _own(self) -> str:
        """Return what each unit brings by itself: its stated value, or whether it is unknown or its list not whole."""

        def made() -> exp.Query:
            scope = Scope(self.relations)
            counted = ~self.left_out(scope) & sure(self.member)
            ends = stated_ends(self.field, "u")
            low, high = (exact(end, self.decimals) if self.known else exp.null() for end in (ends.low, ends.high))
            query = scope.select(
                col("unit", "u"),
                col(f"{self.tree}.depth", "u").as_("depth"),
                self.parent.as_("parent"),
                self.stated().as_("stated"),
                self.relations.of_kinds(self.relations.having(self.field.name)).as_("having"),
                self.unlisted(scope).as_("unlisted"),
                counted.must.as_("must"),
                counted.may.as_("may"),
                low.as_("low"),
                high.as_("high"),
            )
            return query.where(self.may_have.copy(), copy=False)

        return self.relations.named(("own", self.field.name), f"own_{self.field.name}", made)

    def _summed(self, own: str, kids: str | None) -> list[exp.Expr]:
        """Return both bounds of a total and how many units below it surely count in it."""
        least, most = self.field.unknown
        parts = number(0) if kids is None else coalesce(col("parts", kids), number(0))
        bare = both(col("having", own), equal(parts, number(0)))
        free = [when(bare, bound(end, self.decimals), number(0)) for end in (least, most)]
        if least < 0:
            free[0] = when(negated(col("unlisted", own)), free[0], None)
        free[1] = when(negated(col("unlisted", own)), free[1], None)
        ends = []
        for end, value in zip(("low", "high"), free, strict=True):
            below = number(0) if kids is None else when(missing(col("unit", kids)), number(0), col(end, kids))
            whole = when(col("stated", own), col(end, own), exp.Add(this=exp.paren(value), expression=below))
            ends.append(cast(whole, f"decimal(27, {self.decimals})").as_(end))
        return [*ends, cast(parts, "bigint").as_("parts")]

    def _level(self, own: str, level: int, below: str | None) -> str:
        """Return the totals of the units of one level."""

        def made() -> exp.Query:
            columns = [col(name, "o") for name in ("unit", "parent", "must", "may")]
            query = exp.select(*columns, *self._summed("o", None if below is None else "k"))
            query = query.from_(table(own, "o"), copy=False).where(equal(col("depth", "o"), number(level)), copy=False)
            if below is None:
                return query
            low, high = (
                perhaps(col(end, "b"), col("must", "b"), low=end == "low")
                if self.exclude is not None
                else col(end, "b")
                for end in ("low", "high")
            )
            kids = (
                exp.select(
                    col("parent", "b").as_("unit"),
                    all_there(low).as_("low"),
                    all_there(high).as_("high"),
                    tally(col("must", "b")).as_("parts"),
                )
                .from_(table(below, "b"), copy=False)
                .where(both(col("may", "b"), there(col("parent", "b"))), copy=False)
                .group_by(col("parent", "b"), copy=False)
            )
            return query.join(
                kids.subquery("k", copy=False),
                on=equal(col("unit", "k"), col("unit", "o")),
                join_type="left",
                copy=False,
            )

        return self.relations.named(("level", self.field.name, level), f"level{level}_{self.field.name}", made)


def total_ends(answers: Answers, name: str, scope: Scope) -> Ends:
    """Return the bounds of a unit's total of a field."""
    return Totals(answers, name).ends(scope)
