"""How many units each reaches along a path as SQL: pairs of a start and what it reaches, followed forwards, and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.charter.trees import is_certain
from orgtree.measure.sql.counts import added_up, any_number
from orgtree.measure.sql.expressions import TRUE, col, differ, equal, number, table, union

if TYPE_CHECKING:
    from orgtree.charter.expression import Path, Step
    from orgtree.measure.sql.walks import Alternative, Codes, Set, Walks


class ReachedCounts:
    """Counts what is reached.

    Args:
        walks: Follows the same paths backwards, where it is enough to know whether any unit is reached.
    """

    def __init__(self, walks: Walks) -> None:
        self.walks = walks
        self.relations = walks.relations

    def of(self, path: Path, starts: Codes | None = None) -> str | None:
        """Return how many units each reaches along a path, as a table of `unit`, `low` and `high`; units without a row, none.

        Args:
            path: The path.
            starts: Kinds of the units that are asked about; None for all.
        """
        must, may = self.walks.fitting(path.where, path.kinds)
        certain = is_certain(path.ways, self.walks.charter.paths)
        least = self._tallied(self.pairs(path.ways, None, sure=True, starts=starts), must, "low")
        most = self._tallied(self.pairs(path.ways, None, sure=certain, starts=starts), may, "high")
        opened = None if self.relations.all_listed else self.walks.before_any(path.ways, None, path.kinds, closed=False)
        parts = [part for part in (least, most) if part is not None]
        if opened is not None:
            parts.append(any_number(opened))
        if not parts:
            return None
        return self.relations.named(
            ("counted", tuple(part.sql() for part in parts)), "reached", lambda: added_up(parts)
        )

    @staticmethod
    def _tallied(pairs: str | None, targets: Set, end: str) -> exp.Query | None:
        """Return a row for each pair whose unit counts, with 1 in one of two columns."""
        if pairs is None or targets is None:
            return None
        columns = [number(1 if end == name else 0).as_(name) for name in ("low", "high")]
        return (
            exp.select(col("start", "p").as_("unit"), *columns)
            .from_(table(pairs, "p"), copy=False)
            .join(table(targets, "t"), on=equal(col("unit", "p"), col("unit", "t")), copy=False)
        )

    def pairs(
        self, alternatives: tuple[Alternative, ...], before: str | None, *, sure: bool, starts: Codes | None = None
    ) -> str | None:
        """Return pairs of a start and a unit that it reaches, each once; as a table of `start` and `unit`.

        Args:
            alternatives: Rows of steps, all of which are followed.
            before: Pairs from which to go on; None to start at units.
            sure: Whether only links and units that surely fit are followed, or all that may.
            starts: Kinds of the units to start at; None for all.
        """
        found: list[str | None] = []
        for alternative in alternatives:
            current = before or self._identity(starts)
            for step in alternative:
                current = self._forward(step, current, sure=sure) if current is not None else None
            found.append(current)
        return self.relations.union(*found, columns=("start", "unit"), base="pairs")

    def _identity(self, starts: Codes | None) -> str | None:
        if starts is not None and not self.relations.names(starts):
            return None
        unit = col("unit", "u")
        return self.relations.named(
            ("identity", starts),
            "starts",
            lambda: self.relations.rows(unit.as_("start"), unit).where(self.relations.of_kinds(starts), copy=False),
        )

    def _forward(self, step: Step, current: str, *, sure: bool) -> str | None:
        if step.name in self.walks.charter.paths:
            found: list[str | None] = []
            for codes, path in self.walks.charter.paths[step.name].ways:
                here = current if codes is None else self._ending(current, self.relations.units_of(codes))
                reached = None if here is None else self.pairs(path.ways, here, sure=sure)
                found.append(None if reached is None else self._ending(reached, self.walks.led_to(path, sure=sure)))
            return self.relations.union(*found, columns=("start", "unit"), base="pairs")
        if self.walks.climbs(step):
            there_ = ("above", "unit") if step.inverse else ("unit", "above")
            strict = TRUE if step.repeat == "*" else differ(col("unit", "e"), col("above", "e"))
            return self._joined(current, self.relations.above(step.name), there_, step, strict)
        edges = self.walks.edges.of(step, sure=sure)
        if edges is None:
            return current if step.repeat == "*" else None
        if not step.repeat:
            return self._joined(current, edges, ("source", "target"), step)
        itself = current if step.repeat == "*" else None
        if self.walks.steps is None:
            return self.relations.union(itself, self._without_end(current, edges, step), columns=("start", "unit"))
        near: list[str | None] = []
        for _ in range(self.walks.steps):
            current = self._joined(current, edges, ("source", "target"), step)
            near.append(current)
        every = self.relations.union(itself, *near, columns=("start", "unit"), base="pairs")
        self.walks.watch(step, self._joined(current, edges, ("source", "target"), step), every, ("start", "unit"))
        return every

    def _ending(self, pairs: str, units: Set) -> str | None:
        """Return the pairs whose unit is one of some."""
        if units is None:
            return None
        if units == self.relations.now():
            return pairs

        def made() -> exp.Query:
            query = exp.select(col("start", "p"), col("unit", "p")).from_(table(pairs, "p"), copy=False)
            return query.join(table(units, "w"), on=equal(col("unit", "p"), col("unit", "w")), copy=False)

        return self.relations.named(("ending", pairs, units), "pairs_kept", made)

    def _joined(self, current: str, edges: str, ends: tuple[str, str], step: Step, where: exp.Expr = TRUE) -> str:
        def made() -> exp.Query:
            query = exp.select(col("start", "p"), col(ends[1], "e").as_("unit")).distinct(copy=False)
            query = query.from_(table(current, "p"), copy=False)
            return query.join(table(edges, "e"), on=equal(col("unit", "p"), col(ends[0], "e")), copy=False).where(
                where, copy=False
            )

        return self.relations.named(("joined", current, edges, ends, where.sql()), f"along_{step.name}", made)

    def _without_end(self, current: str, edges: str, step: Step) -> str:
        def made() -> exp.Query:
            name = f"repeated_{step.name}"
            parts = []
            for before in (current, name):
                query = exp.select(col("start", "p"), col("target", "e").as_("unit")).from_(
                    table(before, "p"), copy=False
                )
                parts.append(
                    query.join(
                        table(edges, "e"),
                        on=equal(col("unit", "p"), col("source", "e")),
                        copy=False,
                    )
                )
            inner = exp.select(col("start"), col("unit")).from_(table(name), copy=False)
            return inner.with_(name, as_=union(*parts, distinct=True), recursive=True, copy=False)

        return self.relations.named(("pairs without end", current, edges), f"pairs_by_{step.name}", made)
