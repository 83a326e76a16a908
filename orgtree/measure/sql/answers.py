"""Conditions as SQL: for each a pair of expressions, what surely holds and what may hold."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.charter.expression import All, AnyOf, FieldIn, KindIn, Not
from orgtree.charter.field_type import Measured
from orgtree.measure.sql.expressions import (
    FALSE,
    TRUE,
    among,
    at_most,
    both,
    coalesce,
    col,
    either,
    equal,
    missing,
    negated,
    number,
    table,
    there,
    truth,
    when,
    word,
)
from orgtree.measure.sql.relations import Scope
from orgtree.measure.sql.walks import Walks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from orgtree.base.interval import Interval
    from orgtree.charter.expression import Condition, Path
    from orgtree.charter.model import Field
    from orgtree.graph.manifest import FieldEntry
    from orgtree.measure.sql.relations import Relations

Expression = exp.Expr


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether something holds: surely, and perhaps. Neither is ever nothing.

    Args:
        must: Whether it surely holds.
        may: Whether it may hold.
    """

    must: Expression
    may: Expression

    @property
    def settled(self) -> bool:
        """Whether what may hold surely does, as far as one sees without looking at rows."""
        return self.must == self.may

    def __and__(self, other: Answer) -> Answer:
        return Answer(both(self.must, other.must), both(self.may, other.may))

    def __or__(self, other: Answer) -> Answer:
        return Answer(either(self.must, other.must), either(self.may, other.may))

    def __invert__(self) -> Answer:
        return Answer(negated(self.may), negated(self.must))

    @property
    def undecided(self) -> Expression:
        """Whether it may hold, or not."""
        return FALSE if self.settled else both(self.may, negated(self.must))


def sure(condition: Expression) -> Answer:
    """Return an answer in which nothing is open."""
    return Answer(condition, condition)


@dataclass(frozen=True, slots=True)
class Ends:
    """A number between two bounds.

    Args:
        low: The least that it can be; never nothing.
        high: The most.
        known: Whether it is stated.
    """

    low: Expression
    high: Expression
    known: Expression

    def within(self, allowed: Iterable[Interval]) -> Answer:
        """Return whether it lies in one of some intervals."""
        must, may = [], []
        for interval in allowed:
            least, most = float(interval.low), float(interval.high)
            inside = [] if least == -math.inf else [at_most(number(least), self.low)]
            meets = [] if least == -math.inf else [at_most(number(least), self.high)]
            inside += [] if most == math.inf else [at_most(self.high, number(most))]
            meets += [] if most == math.inf else [at_most(self.low, number(most))]
            must.append(both(*inside))
            may.append(both(*meets))
        return Answer(either(*must), either(*may))


class Answers:
    """Answers conditions for the units of a scope.

    Args:
        relations: The common tables.
        steps: To how many steps a repeated link that is no hierarchy's is followed; None where the engine repeats it
            until nothing new comes.
        totals: Gives the bounds of a unit's total of a field; None asks for such fields as stated, and not summed up.
    """

    def __init__(
        self, relations: Relations, steps: int | None, totals: Callable[[Answers, str, Scope], Ends] | None = None
    ) -> None:
        self.relations = relations
        self.steps = steps
        self.totals = totals
        self.charter = relations.charter
        self.walks = Walks(relations, self.fitting, fitting_links, steps)

    def condition(self, condition: Condition | None, scope: Scope) -> Answer:
        """Return whether a unit fits a condition; all fit None."""
        if condition is None:
            return sure(TRUE)
        if isinstance(condition, All | AnyOf):
            parts = [self.condition(part, scope) for part in condition.parts]
            found = sure(truth(isinstance(condition, All)))
            for part in parts:
                found = found & part if isinstance(condition, All) else found | part
            return found
        if isinstance(condition, Not):
            return ~self.condition(condition.part, scope)
        if isinstance(condition, KindIn):
            return sure(self.relations.of_kinds(condition.codes))
        if isinstance(condition, FieldIn):
            return self.field(condition, scope)
        return self.reaches(condition.path, scope)

    # -- fields -------------------------------------------------------------------------------------------------------

    def field(self, test: FieldIn, scope: Scope) -> Answer:
        """Return whether a unit's field passes a test; a kind without the field counts as "not stated"."""
        if test.field == "id":
            return sure(among(col("id", "u"), map(str, test.values)))
        if test.field == "name":
            return sure(self._named(test))
        field = self.charter.fields[test.field]
        having = sure(self.relations.of_kinds(self.relations.having(test.field)))
        if test.field not in self.relations.manifest.fields:
            return sure(TRUE) if test.or_unknown else _fitting_none(test, field) & having
        if field.total is not None and not test.or_unknown and self.totals is not None:
            return self.ends(test.field, scope).within(test.intervals) & having
        return fitting(test, field, "u", having.must)

    def _named(self, test: FieldIn) -> Expression:
        words = [str(value) for value in test.values]
        found = coalesce(among(col("name", "u"), words), FALSE)
        if "names" not in self.relations.manifest.files["units.parquet"].columns:
            return found
        names = col("names", "u")
        several = either(*(exp.ArrayContains(this=names.copy(), expression=word(value)) for value in sorted(words)))
        return when(missing(names), found, coalesce(several, FALSE))

    def ends(self, name: str, scope: Scope) -> Ends:
        """Return the bounds of a number or date of a unit, totals summed up where they are not stated."""
        field = self.charter.fields[name]
        if field.total is not None and self.totals is not None and name in self.relations.manifest.fields:
            return self.totals(self, name, scope)
        return self.stated(name)

    def stated(self, name: str) -> Ends:
        """Return the bounds of a number or date as a unit states it, as wide as they can be where it does not."""
        field = self.charter.fields[name]
        if name not in self.relations.manifest.fields:
            least, most = field.unknown
            return Ends(number(least), number(most), FALSE)
        return stated_ends(field, "u")

    # -- paths --------------------------------------------------------------------------------------------------------

    def reaches(self, path: Path, scope: Scope) -> Answer:
        """Return whether a unit reaches a number of units within the path's count."""
        if path.count.low == 1 and path.count.high == math.inf:
            return self._exists(path, scope)
        if path.count.low == path.count.high == 0:
            return ~self._exists(path, scope)
        return self.count(path, scope).within([path.count])

    def _exists(self, path: Path, scope: Scope) -> Answer:
        must, may = self.walks.existing(path)
        if may is None:
            return sure(FALSE)
        if must == may:
            return sure(there(col("unit", scope.join(self._marks(may)))))
        if must is None:
            return Answer(FALSE, there(col("unit", scope.join(self._marks(may)))))
        return Answer(*(there(col("unit", scope.join(self._marks(one)))) for one in (must, may)))

    def _marks(self, name: str) -> str:
        """Return a set of units as a table of one row each."""
        return self.relations.named(
            ("marks", name),
            f"met_{name}",
            lambda: exp.select(col("unit")).distinct(copy=False).from_(table(name), copy=False),
        )

    def count(self, path: Path, scope: Scope, starts: frozenset[int] | None = None) -> Ends:
        """Return how many units a unit reaches.

        Args:
            path: The path, with what is counted.
            scope: Where it is asked.
            starts: Kinds of the units that are asked about; None for all.
        """
        name = self.walks.counted(path, starts)
        if name is None:
            return Ends(number(0), number(0), TRUE)
        scope.join(name)
        return Ends(coalesce(col("low", name), number(0)), coalesce(col("high", name), number(0)), TRUE)

    def fitting(self, condition: Condition | None, codes: frozenset[int] | None) -> tuple[str | None, str | None]:
        """Return the units in force of some kinds that surely fit a condition, and those that may."""
        scope = Scope(self.relations)
        answer = self.condition(condition, scope) & sure(self.relations.of_kinds(codes))
        found: list[str | None] = []
        for end in (answer.must, answer.may):
            if end == FALSE:
                found.append(None)
            elif end == TRUE:
                found.append(self.relations.now())
            else:
                query = scope.select(col("unit", "u")).where(end, copy=False)
                found.append(self.relations.named(("fits", query.sql()), "fitting", lambda query=query: query))  # type: ignore[misc]
        return found[0], found[1]


def stated_ends(field: Field, table: str) -> Ends:
    """Return the bounds of a field in a table that has it."""
    low, high = col(f"{field.name}.low", table), col(f"{field.name}.high", table)
    least, most = field.unknown
    return Ends(coalesce(low, number(least)), coalesce(high, number(most)), there(low))


def _fitting_none(test: FieldIn, field: Field) -> Answer:
    """Return whether a field that is not stated passes a test."""
    if isinstance(field.values, Measured):
        least, most = field.unknown
        inside = any(float(one.low) <= least and most <= float(one.high) for one in test.intervals)
        meets = any(float(one.low) <= most and least <= float(one.high) for one in test.intervals)
        return Answer(truth(inside), truth(meets))
    return Answer(FALSE, TRUE)


def fitting(test: FieldIn, field: Field, table: str, having: Expression) -> Answer:
    """Return whether a row's field passes a test.

    Args:
        test: The test.
        field: The field, which the table has.
        table: What its columns are called by.
        having: Whether the row can have the field.
    """
    if isinstance(field.values, Measured):
        known = there(col(f"{field.name}.low", table))
        answer = stated_ends(field, table).within(test.intervals) & sure(having)
    else:
        column = col(f"{field.name}.value", table)
        known = there(column)
        fits = coalesce(_one_of(column, test, several=field.several), FALSE)
        answer = Answer(fits, either(fits, missing(column))) & sure(having)
    if test.or_unknown:
        unstated = negated(known)
        answer = Answer(either(answer.must, unstated), either(answer.may, unstated))
    return answer


def _one_of(column: Expression, test: FieldIn, *, several: bool) -> Expression:
    if several:
        return either(
            *(
                exp.ArrayContains(this=column.copy(), expression=word(str(value)))
                for value in sorted(map(str, test.values))
            )
        )
    truths = [value for value in test.values if isinstance(value, bool)]
    if truths:
        return either(*(equal(column, truth(value)) for value in sorted(truths)))
    return among(column, map(str, test.values))


def fitting_links(
    tests: Iterable[FieldIn], fields: Mapping[str, Field], stated: Mapping[str, FieldEntry], table: str
) -> Answer:
    """Return whether a link passes tests of its fields; one that does not state a field may pass.

    Args:
        tests: The tests.
        fields: Fields of the type of links.
        stated: Those that the table has.
        table: What its columns are called by.
    """
    answer = sure(TRUE)
    for test in tests:
        field = fields[test.field]
        if test.field in stated:
            answer = answer & fitting(test, field, table, TRUE)
        elif test.or_unknown:
            answer = answer & sure(TRUE)
        else:
            answer = answer & _fitting_none(test, field)
    return answer
