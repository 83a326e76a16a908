"""How many units each reaches, links counted one by one or some units left out, as SQL; see `orgtree.graph.query.Query.count`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.base.catalogue import N_
from orgtree.charter.trees import is_certain
from orgtree.measure.sql.answer import Ends
from orgtree.measure.sql.counts import added_up, any_number, ends_of
from orgtree.measure.sql.expressions import (
    both,
    col,
    differ,
    equal,
    missing,
    number,
    table,
    there,
    when,
)
from orgtree.measure.sql.unsupported import InexpressibleError

if TYPE_CHECKING:
    from orgtree.charter.expression import Path, Step
    from orgtree.measure.sql.answers import Answers
    from orgtree.measure.sql.relations import Scope

    Codes = frozenset[int]
    Alternative = tuple[Step, ...]


class WayCounts:
    """Counts what units reach.

    Args:
        answers: Answers conditions.
    """

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.relations = answers.relations
        self.walks = answers.walks

    def ends(self, path: Path, scope: Scope, *, distinct: bool, besides: Path | None, starts: Codes | None) -> Ends:
        """Return how many units a unit reaches.

        Args:
            path: The path, with what is counted.
            scope: Where it is asked.
            distinct: Whether a unit that is reached twice counts once.
            besides: Units reached along this path are not counted.
            starts: Kinds of the units that are asked about; None for all.

        Raises:
            InexpressibleError: If links are counted one by one along a way for which that cannot be expressed.
        """
        if distinct and besides is None:
            return self.answers.count(path, scope, starts)
        name = self._counted(path, distinct=distinct, besides=besides, starts=starts)
        ends = ends_of(name, scope)
        opened = None if besides is None or name is None else self._open(besides)
        if opened is None:
            return ends
        scope.join(opened)  # any of those counted may be one of those left out
        return Ends(when(there(col("unit", opened)), number(0), ends.low), ends.high, ends.known)

    def _counted(self, path: Path, *, distinct: bool, besides: Path | None, starts: Codes | None) -> str | None:
        must, may = self.answers.fitting(path.where, path.kinds)
        certain = is_certain(path.ways, self.walks.charter.paths)
        least_out, most_out = (None, None) if besides is None else self._left_out(besides, starts)
        parts: list[exp.Query] = [
            *self._tallied(path, must, most_out, "low", distinct=distinct, sure=True, starts=starts),
            *self._tallied(path, may, least_out, "high", distinct=distinct, sure=certain, starts=starts),
        ]
        opened = self._open(path)
        if opened is not None:
            parts.append(any_number(opened))
        if not parts:
            return None

        return self.relations.named(
            ("way counts", tuple(part.sql() for part in parts)), "way_counts", lambda: added_up(parts)
        )

    def _tallied(
        self,
        path: Path,
        targets: str | None,
        left_out: str | None,
        end: str,
        *,
        distinct: bool,
        sure: bool,
        starts: Codes | None,
    ) -> list[exp.Select]:
        """Return a row for each pair that counts, with 1 in one of two columns."""
        if targets is None:
            return []
        if distinct:
            ways = [self.answers.reached_counts.pairs(path.ways, None, sure=sure, starts=starts)]
        else:
            ways = [self._one_by_one(way, sure=sure, starts=starts) for way in path.ways]
        columns = [number(1 if end == name else 0).as_(name) for name in ("low", "high")]
        found = []
        for pairs in ways:
            if pairs is None:
                continue
            query = exp.select(col("start", "p").as_("unit"), *(column.copy() for column in columns))
            query = query.from_(table(pairs, "p"), copy=False)
            # What fits is told by a table that may name a unit several times.
            fits = exp.select(col("unit")).distinct(copy=False).from_(table(targets), copy=False)
            query = query.join(fits.subquery("t", copy=False), on=equal(col("unit", "p"), col("unit", "t")), copy=False)
            if left_out is not None:
                same = both(equal(col("start", "p"), col("start", "o")), equal(col("unit", "p"), col("unit", "o")))
                query = query.join(table(left_out, "o"), on=same, join_type="left", copy=False)
                query = query.where(missing(col("unit", "o")), copy=False)
            found.append(query)
        return found

    def _one_by_one(self, way: Alternative, *, sure: bool, starts: Codes | None) -> str | None:
        """Return a row for each way by which a unit is reached, as `start` and `unit`."""
        relations = self.relations
        everyone = relations.now() if starts is None else relations.units_of(starts)
        if everyone is None:
            return None
        columns = (col("unit", "u").as_("start"), col("unit", "u"))
        current = relations.named(
            ("each", everyone), "starts", lambda: exp.select(*columns).from_(table(everyone, "u"), copy=False)
        )
        for step in way:
            following = self._following(step, sure=sure)
            if following is None:
                return None
            current = self._on(current, step, *following)
        return current

    def _on(self, current: str, step: Step, edges: str, here: str, there_: str) -> str:
        def made() -> exp.Query:
            query = exp.select(col("start", "p"), col(there_, "e").as_("unit")).from_(table(current, "p"), copy=False)
            query = query.join(table(edges, "e"), on=equal(col("unit", "p"), col(here, "e")), copy=False)
            return query.where(differ(col("unit", "e"), col("above", "e")), copy=False) if step.repeat == "+" else query

        return self.relations.named(("one by one", current, step, edges), f"each_{step.name}", made)

    def _following(self, step: Step, *, sure: bool) -> tuple[str, str, str] | None:
        """Return a table of pairs that a step joins, and the columns of its start and its end."""
        relations = self.relations
        if self.walks.climbs(step):
            return (relations.above(step.name), *(("above", "unit") if step.inverse else ("unit", "above")))
        if step.repeat or step.name in relations.charter.paths:
            raise InexpressibleError(
                N_("'{link}' is repeated, or a path by itself, and its links are counted one by one"), link=step.name
            )
        edges = self.walks.edges.of(step, sure=sure)
        return None if edges is None else (edges, "source", "target")

    # -- what is left out -----------------------------------------------------------------------------------------------

    def _left_out(self, besides: Path, starts: Codes | None) -> tuple[str | None, str | None]:
        """Return pairs of a start and a unit that surely is not counted, and those that may not be."""
        must, may = self.answers.fitting(besides.where, besides.kinds)
        certain = is_certain(besides.ways, self.walks.charter.paths)
        surely = self._ending(self.answers.reached_counts.pairs(besides.ways, None, sure=True, starts=starts), must)
        return surely, self._ending(
            self.answers.reached_counts.pairs(besides.ways, None, sure=certain, starts=starts), may
        )

    def _ending(self, pairs: str | None, units: str | None) -> str | None:
        if pairs is None or units is None:
            return None

        def made() -> exp.Query:
            query = exp.select(col("start", "p"), col("unit", "p")).distinct(copy=False)
            query = query.from_(table(pairs, "p"), copy=False)
            return query.join(table(units, "w"), on=equal(col("unit", "p"), col("unit", "w")), copy=False)

        return self.relations.named(("left out", pairs, units), "left_out", made)

    def _open(self, path: Path) -> str | None:
        """Return the units from which more may be reached, since a list on the way is incomplete; each once."""
        if self.relations.all_listed:
            return None
        opened = self.walks.before_any(path.ways, None, path.kinds, closed=False)
        if opened is None:
            return None
        return self.relations.named(
            ("open", opened),
            f"open_{opened}",
            lambda: exp.select(col("unit")).distinct(copy=False).from_(table(opened), copy=False),
        )
