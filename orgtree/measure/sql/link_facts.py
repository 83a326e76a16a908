"""What is known of each unit by the links of one step as SQL: one table of a row a unit, however much is asked of the other ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.measure.sql.answer import Answer
from orgtree.measure.sql.expressions import FALSE, TRUE, both, coalesce, col, equal, number, table, tally, there, when
from orgtree.measure.sql.relations import Scope

if TYPE_CHECKING:
    from collections.abc import Hashable

    from orgtree.charter.expression import Step
    from orgtree.measure.sql.relations import Relations


class LinkFacts:
    """What is asked of the units that a step leads to from each unit; a unit without a row has no such link.

    Args:
        relations: The common tables.
        step: The step, which is followed once.
        edges: Its links, as `Edges.of` returns them.
        key: What tells this table from others.
        single: Whether two units are linked once at most.
    """

    def __init__(self, relations: Relations, step: Step, edges: str, key: Hashable, *, single: bool) -> None:
        self.relations = relations
        self.scope = Scope(relations)
        """The units at the other end."""
        self._edges = edges
        self._single = single
        self._sure = col("sure", "e") if step.tests else TRUE
        self._columns: dict[exp.Expr, str] = {}
        self.name = relations.growing(("facts", key), f"by_{step.name}", self._query, self._asked_for)

    def exists(self, fits: Answer, scope: Scope) -> Answer:
        """Return whether a unit of a scope reaches one that fits; *fits* is asked in the scope of the other ends."""
        return Answer(self._any(both(self._sure, fits.must), scope), self._any(fits.may, scope))

    def counts(self, fits: Answer, scope: Scope) -> tuple[exp.Expr, exp.Expr]:
        """Return how many units that surely fit a unit reaches, and how many that may."""
        return self._tally(both(self._sure, fits.must), scope), self._tally(fits.may, scope)

    def _any(self, fits: exp.Expr, scope: Scope) -> exp.Expr:
        if fits == FALSE:
            return FALSE
        scope.join(self.name)
        if fits == TRUE:
            return there(col("unit", self.name))
        return coalesce(self._column("some", exp.LogicalOr(this=fits.copy())), FALSE)

    def _tally(self, fits: exp.Expr, scope: Scope) -> exp.Expr:
        if fits == FALSE:
            return number(0)
        scope.join(self.name)
        if self._single:
            return coalesce(self._column("reached", tally(fits)), number(0))
        reached = exp.Distinct(expressions=[when(fits.copy(), col("target", "e"))])
        return coalesce(self._column("reached", exp.Count(this=reached)), number(0))

    def _column(self, base: str, value: exp.Expr) -> exp.Column:
        if value not in self._columns:
            self._columns[value] = f"{base}_{len(self._columns)}" if self._columns else base
        return col(self._columns[value], self.name)

    def _asked_for(self) -> int:
        return len(self._columns) + self.scope.grown

    def _query(self) -> exp.Query:
        start = col("source", "e").as_("unit")
        values = [value.copy().as_(name) for value, name in self._columns.items()]
        edges = table(self._edges, "e")
        if all(column.table == "e" for value in values for column in value.find_all(exp.Column)):
            query = exp.select(start, *values).from_(edges, copy=False)
        else:
            on = equal(col("target", "e"), col("unit", "u"))
            query = self.scope.joined(self.relations.rows(start, *values).join(edges, on=on, copy=False))
        return query.group_by(col("source", "e"), copy=False)
