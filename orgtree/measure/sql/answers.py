"""Conditions as SQL: for each a pair of expressions, what surely holds and what may hold."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.charter.expression import All, AnyOf, FieldIn, KindIn, Not
from orgtree.measure.sql.answer import Answer, Ends, sure
from orgtree.measure.sql.counts import ends_of
from orgtree.measure.sql.expressions import (
    FALSE,
    TRUE,
    among,
    cast,
    coalesce,
    col,
    either,
    missing,
    number,
    table,
    there,
    truth,
    when,
    word,
)
from orgtree.measure.sql.field_tests import ANY_DAY, fitting, fitting_none, stated_ends
from orgtree.measure.sql.link_facts import LinkFacts
from orgtree.measure.sql.reached_counts import ReachedCounts
from orgtree.measure.sql.relations import Scope
from orgtree.measure.sql.walks import Walks

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.charter.expression import Condition, Path, Step
    from orgtree.measure.sql.relations import Relations


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
        self.walks = Walks(relations, self.fitting, steps)
        self.reached_counts = ReachedCounts(self.walks)
        self._depth = 0

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

    def among(self, condition: Condition | None, codes: frozenset[int] | None, scope: Scope) -> Answer:
        """Return whether a unit fits a condition and is of some kinds; None stands for all."""
        return self.condition(condition, scope) & sure(self.relations.of_kinds(codes))

    # -- fields -------------------------------------------------------------------------------------------------------

    def field(self, test: FieldIn, scope: Scope) -> Answer:
        """Return whether a unit's field passes a test; a kind without the field counts as "not stated"."""
        if test.field == "id":
            return sure(among(col("id", "u"), map(str, test.values)))
        if test.field == "name":
            return sure(self._named(test))
        field = self.charter.fields[test.field]
        having = self.relations.of_kinds(self.relations.having(test.field))
        if test.field not in self.relations.manifest.fields:
            return sure(TRUE) if test.or_unknown else fitting_none(test, field) & sure(having)
        if field.total is not None and not test.or_unknown and self.totals is not None:
            return self.ends(test.field, scope).within(test.intervals) & sure(having)
        return fitting(test, field, "u", having)

    def _named(self, test: FieldIn) -> exp.Expr:
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

    def stated(self, name: str, table: str = "u", unknown: tuple[float, float] | None = None) -> Ends:
        """Return the bounds of a number or date as a unit states it.

        Args:
            name: The field.
            table: What the table of units is called there.
            unknown: The bounds where nothing is stated; as wide as they can be if left out.
        """
        field = self.charter.fields[name]
        if name in self.relations.manifest.fields:
            return stated_ends(field, table, unknown)
        least, most = unknown or field.unknown
        return Ends(number(least), number(most), FALSE)

    def stated_day(self, name: str, table: str = "u") -> Ends:
        """Return the bounds of a date as a unit states it; any day where it does not, whatever the field's range says."""
        return self.stated(name, table, ANY_DAY)

    # -- paths --------------------------------------------------------------------------------------------------------

    def reaches(self, path: Path, scope: Scope) -> Answer:
        """Return whether a unit reaches a number of units within the path's count."""
        if path.count.low == 1 and path.count.high == math.inf:
            return self._exists(path, scope)
        if path.count.low == path.count.high == 0:
            return ~self._exists(path, scope)
        return self.count(path, scope).within([path.count])

    def _exists(self, path: Path, scope: Scope) -> Answer:
        steps = self._plain(path)
        if steps is None:
            must, may = self.walks.existing(path)
            return Answer(self.marked(must, scope), self.marked(may, scope))
        found = sure(FALSE)
        for step in steps:
            if (facts := self._facts(step)) is not None:
                found = found | facts.exists(self._reached(path, facts), scope)
            opened = None if self.relations.all_listed else self.walks.open_from(step, path.kinds)
            found = Answer(found.must, either(found.may, self.marked(opened, scope)))
        return found

    def _plain(self, path: Path) -> list[Step] | None:
        """Return the steps of a path whose alternatives are a link each, followed once; None of other paths."""
        steps = [way[0] for way in path.ways if len(way) == 1]
        plain = all(not step.repeat and step.name not in self.charter.paths for step in steps)
        return steps if plain and len(steps) == len(path.ways) else None

    def _facts(self, step: Step) -> LinkFacts | None:
        """Return what is known by the links of a step. What their ends reach by the same step is known by another table."""
        edges = self.walks.edges.of(step, sure=None)
        if edges is None:
            return None
        known, key = self.relations.link_facts, (step, self._depth, self.totals is None)
        if key not in known:
            known[key] = LinkFacts(self.relations, step, edges, key, single=self.walks.edges.at_most_one(step))
        return known[key]

    def _reached(self, path: Path, facts: LinkFacts) -> Answer:
        """Return whether a unit at the other end of a link is one that a path looks for."""
        self._depth += 1
        fits = self.among(path.where, path.kinds, facts.scope)
        self._depth -= 1
        return fits

    def marked(self, units: str | None, scope: Scope) -> exp.Expr:
        """Return whether a unit is one of some."""
        return FALSE if units is None else there(col("unit", scope.join(self._marks(units))))

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
        steps = self._plain(path)
        if steps is None or len(steps) > 1:
            return ends_of(self.reached_counts.of(path, starts), scope)
        facts = self._facts(steps[0])
        low, high = (number(0), number(0)) if facts is None else facts.counts(self._reached(path, facts), scope)
        opened = None if self.relations.all_listed else self.walks.open_from(steps[0], path.kinds)
        if opened is None:
            return Ends(low, high, TRUE, whole=True)
        return Ends(low, when(self.marked(opened, scope), number(math.inf), cast(high, "double")), TRUE)

    def fitting(self, condition: Condition | None, codes: frozenset[int] | None) -> tuple[str | None, str | None]:
        """Return the units in force of some kinds that surely fit a condition, and those that may."""
        scope = Scope(self.relations)
        answer = self.among(condition, codes, scope)
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
