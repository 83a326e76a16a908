"""Which units reach others along a path as SQL, worked out backwards from those.

Along a hierarchy a repeated step is an equality with an ancestor column. Along other links it is repeated: without end where
an engine can, else a fixed number of steps, and a query tells whether more would be met.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.charter.trees import is_certain
from orgtree.measure.sql.edges import Edges
from orgtree.measure.sql.expressions import both, col, differ, equal, missing, table, union

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.charter.expression import Condition, Path, Step
    from orgtree.measure.sql.relations import Relations

    Codes = frozenset[int]
    Set = str | None
    """A table with a column `unit`; None for no units."""
    Alternative = tuple[Step, ...]


class Walks:
    """Follows paths.

    Args:
        relations: The common tables.
        fitting: Returns the units of some kinds that surely fit a condition, and those that may.
        steps: See `Answers`.
    """

    def __init__(
        self,
        relations: Relations,
        fitting: Callable[[Condition | None, Codes | None], tuple[Set, Set]],
        steps: int | None,
    ) -> None:
        self.relations = relations
        self.charter = relations.charter
        self.fitting = fitting
        self.steps = steps
        self.edges = Edges(relations)
        self.beyond: dict[str, str] = {}
        """For each repeated link a table of units that are met only beyond the fixed number of steps."""

    def existing(self, path: Path) -> tuple[Set, Set]:
        """Return the units that surely reach at least one unit along a path, and those that may."""
        must, may = self.fitting(path.where, path.kinds)
        surely = self.before_any(path.ways, must, path.kinds, closed=True)
        if must == may and self.relations.all_listed and is_certain(path.ways, self.charter.paths):
            return surely, surely
        perhaps = self.before_any(path.ways, may, path.kinds, closed=False)
        return surely, self.relations.union(perhaps, surely)

    def before_any(
        self, alternatives: tuple[Alternative, ...], wanted: Set, kinds: Codes | None, *, closed: bool
    ) -> Set:
        """Return the units that reach one of some units along at least one alternative.

        Args:
            alternatives: Rows of steps; one is enough.
            wanted: The units that are wanted.
            kinds: The kinds that they are of; None for any.
            closed: Whether lists that are incomplete are taken as they are, and only what surely fits is followed; else
                anything may be on them, and what may fit is followed.
        """
        found: list[Set] = []
        for alternative in alternatives:
            current = wanted
            for place, step in enumerate(reversed(alternative)):
                current = self._before(step, current, kinds if place == 0 else None, closed=closed)
            found.append(current)
        return self.relations.union(*found)

    def _before(self, step: Step, wanted: Set, kinds: Codes | None, *, closed: bool) -> Set:
        if step.name in self.charter.paths:
            found: list[Set] = []
            for codes, path in self.charter.paths[step.name].ways:
                inner = self.relations.in_both(wanted, self.led_to(path, sure=closed))
                here = self.before_any(path.ways, inner, _narrower(kinds, path.kinds), closed=closed)
                found.append(here if codes is None else self.relations.in_both(here, self.relations.units_of(codes)))
            return self.relations.union(*found)
        met = self._met(step, wanted, sure=closed)
        if closed or self.relations.all_listed:
            return met
        return self.relations.union(met, self.open_from(step, kinds))

    def open_from(self, step: Step, kinds: Codes | None = None) -> Set:
        """Return the units from which a step may lead anywhere, since it comes to an incomplete list.

        Args:
            step: The step.
            kinds: Kinds that are looked for right behind it; None for whatever comes.
        """
        unlisted = self.edges.incomplete_lists(step, None if step.repeat else kinds)
        if not step.repeat or unlisted is None:
            return unlisted
        # However often a step is repeated, the first list that it asks is the unit's own.
        again = type(step)(step.name, step.inverse, "*", step.tests)
        return self._met(again, unlisted, sure=False)

    def _met(self, step: Step, wanted: Set, *, sure: bool) -> Set:
        """Return the units from which a step leads to one of some units."""
        if wanted is None:
            return None
        if self.climbs(step):
            return self._climbed(step, wanted)
        if step.repeat:
            return self._spread(step, wanted, sure=sure)
        edges = self.edges.of(step, sure=sure)
        return None if edges is None else self._one_back(edges, wanted, step)

    def climbs(self, step: Step) -> bool:
        """Return whether a step goes up or down a hierarchy, so that ancestors answer it."""
        return bool(step.repeat) and not step.tests and self.relations.is_tree(step.name)

    def led_to(self, path: Path, *, sure: bool) -> Set:
        """Return the units that a named path leads to; every unit in force where it asks for nothing."""
        return self.fitting(path.where, path.kinds)[0 if sure else 1]

    def _one_back(self, edges: str, wanted: str, step: Step) -> str:
        def made() -> exp.Query:
            query = exp.select(col("source", "e").as_("unit")).distinct(copy=False).from_(table(edges, "e"), copy=False)
            if wanted == self.relations.now():  # both ends of what is in force are
                return query
            return query.join(table(wanted, "w"), on=equal(col("target", "e"), col("unit", "w")), copy=False)

        return self.relations.named(("back", edges, wanted), f"with_{step.name}", made)

    def _climbed(self, step: Step, wanted: str) -> str:
        above = self.relations.above(step.name)
        here, there_ = ("above", "unit") if step.inverse else ("unit", "above")

        def made() -> exp.Query:
            query = exp.select(col(here, "a").as_("unit")).distinct(copy=False).from_(table(above, "a"), copy=False)
            query = query.join(table(wanted, "w"), on=equal(col(there_, "a"), col("unit", "w")), copy=False)
            return query if step.repeat == "*" else query.where(differ(col("unit", "a"), col("above", "a")), copy=False)

        return self.relations.named(("climbed", step, wanted), f"by_{step.name}", made)

    def _spread(self, step: Step, wanted: str, *, sure: bool) -> Set:
        """Return the units that reach some units by repeating a step."""
        edges = self.edges.of(step, sure=sure)
        itself = wanted if step.repeat == "*" else None
        if edges is None:
            return itself
        if self.steps is None:
            return self.relations.union(itself, self._without_end(step, edges, wanted))
        near: list[Set] = []
        current = wanted
        for _ in range(self.steps):
            current = self._one_back(edges, current, step)
            near.append(current)
        found = self.relations.union(itself, *near)
        self.watch(step, self._one_back(edges, current, step), found, ("unit",))
        return found

    def _without_end(self, step: Step, edges: str, wanted: str) -> str:
        key = ("without end", edges, wanted)

        def made() -> exp.Query:
            name = f"repeated_{step.name}"
            first = exp.select(col("source", "e").as_("unit")).from_(table(edges, "e"), copy=False)
            first = first.join(table(wanted, "w"), on=equal(col("target", "e"), col("unit", "w")), copy=False)
            again = exp.select(col("source", "e").as_("unit")).from_(table(edges, "e"), copy=False)
            again = again.join(table(name, "r"), on=equal(col("target", "e"), col("unit", "r")), copy=False)
            # A name of its own inside, so that the common table around it can be called anything.
            inner = exp.select(col("unit")).from_(table(name), copy=False)
            return inner.with_(name, as_=union(first, again, distinct=True), recursive=True, copy=False)

        return self.relations.named(key, f"spread_{step.name}", made)

    def watch(self, step: Step, more: str, found: Set, columns: tuple[str, ...]) -> None:
        """Keep a table of what is met only beyond the fixed number of steps."""
        assert found is not None  # noqa: S101 - steps were followed

        def made() -> exp.Query:
            query = exp.select(*(col(column, "m") for column in columns)).from_(table(more, "m"), copy=False)
            on = both(*(equal(col(column, "m"), col(column, "f")) for column in columns))
            return query.join(table(found, "f"), on=on, join_type="left", copy=False).where(
                missing(col(columns[0], "f")), copy=False
            )

        self.beyond[self.relations.named(("beyond", more, found), f"beyond_{step.name}", made)] = step.name


def _narrower(one: Codes | None, other: Codes | None) -> Codes | None:
    """Return the kinds that are in both; None stands for all."""
    return other if one is None else one if other is None else one & other
