"""Paths as SQL: which units reach others (worked out backwards from those), and how many each reaches.

Along a hierarchy a repeated step is an equality with an ancestor column. Along other links it is repeated: without end where
an engine can, else a fixed number of steps, and a query tells whether more would be met.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.measure.sql.expressions import TRUE, both, cast, col, differ, equal, missing, number, table, total, union
from orgtree.measure.sql.relations import links_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.charter.expression import Condition, Path, Step
    from orgtree.measure.sql.answers import Answer
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
        fitting_links: Returns which links pass tests of their fields.
        steps: See `Answers`.
    """

    def __init__(
        self,
        relations: Relations,
        fitting: Callable[[Condition | None, Codes | None], tuple[Set, Set]],
        fitting_links: Callable[..., Answer],
        steps: int | None,
    ) -> None:
        self.relations = relations
        self.charter = relations.charter
        self.fitting = fitting
        self.fitting_links = fitting_links
        self.steps = steps
        self.beyond: dict[str, str] = {}
        """For each repeated link a table of units that are met only beyond the fixed number of steps."""

    # -- whether any unit is reached ----------------------------------------------------------------------------------

    def existing(self, path: Path) -> tuple[Set, Set]:
        """Return the units that surely reach at least one unit along a path, and those that may."""
        must, may = self.fitting(path.where, path.kinds)
        surely = self.before_any(path.ways, must, path.kinds, closed=True)
        if must == may and self.relations.all_listed and self.certain(path.ways):
            return surely, surely
        perhaps = self.before_any(path.ways, may, path.kinds, closed=False)
        return surely, self.relations.union(perhaps, surely)

    def certain(self, alternatives: tuple[Alternative, ...]) -> bool:
        """Return whether nothing is asked on the way that could be unknown: no link's field, no named path's condition."""
        paths = self.charter.paths
        waiting, seen = list(alternatives), set[str]()
        for alternative in waiting:  # grows by the ways of named paths
            for step in alternative:
                if step.tests:
                    return False
                if step.name in paths and step.name not in seen:
                    seen.add(step.name)
                    if any(path.where is not None for _, path in paths[step.name].ways):
                        return False
                    waiting += [way for _, path in paths[step.name].ways for way in path.ways]
        return True

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
                inner = self._among(wanted, self._counted(path, sure=closed))
                here = self.before_any(path.ways, inner, _narrower(kinds, path.kinds), closed=closed)
                found.append(here if codes is None else self._among(here, self.relations.units_of(codes)))
            return self.relations.union(*found)
        met = self._met(step, wanted, sure=closed)
        if closed or self.relations.all_listed:
            return met
        return self.relations.union(met, self.open_from(step, kinds))

    def _met(self, step: Step, wanted: Set, *, sure: bool) -> Set:
        """Return the units from which a step leads to one of some units."""
        if wanted is None:
            return None
        if self._climbs(step):
            return self._climbed(step, wanted)
        if step.repeat:
            return self._spread(step, wanted, sure=sure)
        edges = self.edges(step, sure=sure)
        return None if edges is None else self._one_back(edges, wanted, step)

    def _climbs(self, step: Step) -> bool:
        return bool(step.repeat) and not step.tests and self.relations.is_tree(step.name)

    def _counted(self, path: Path, *, sure: bool) -> Set:
        """Return the units that a named path leads to; every unit in force where it asks for nothing."""
        return self.fitting(path.where, path.kinds)[0 if sure else 1]

    def _among(self, units: Set, others: Set) -> Set:
        """Return the units that are in both sets."""
        if units is None or others is None:
            return None
        everyone = self.relations.now()
        if everyone in {units, others}:
            return others if units == everyone else units

        def made() -> exp.Query:
            return (
                exp.select(col("unit", "a"))
                .distinct(copy=False)
                .from_(table(units, "a"), copy=False)
                .join(table(others, "b"), on=equal(col("unit", "a"), col("unit", "b")), copy=False)
            )

        return self.relations.named(("both", units, others), "both", made)

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
        edges = self.edges(step, sure=sure)
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
        self._watch(step, self._one_back(edges, current, step), found, ("unit",))
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

    def _watch(self, step: Step, more: Set, found: Set, columns: tuple[str, ...]) -> None:
        """Keep a table of what is met only beyond the fixed number of steps."""
        if more is None or found is None:
            return

        def made() -> exp.Query:
            query = exp.select(*(col(column, "m") for column in columns)).from_(table(more, "m"), copy=False)
            on = both(*(equal(col(column, "m"), col(column, "f")) for column in columns))
            return query.join(table(found, "f"), on=on, join_type="left", copy=False).where(
                missing(col(columns[0], "f")), copy=False
            )

        self.beyond[self.relations.named(("beyond", more, found), f"beyond_{step.name}", made)] = step.name

    # -- links --------------------------------------------------------------------------------------------------------

    def edges(self, step: Step, *, sure: bool = True) -> str | None:
        """Return where the links in force that a step follows start and end, in its direction; symmetric ones both ways."""
        manifest, charter = self.relations.manifest, self.charter
        names = [
            name for name in charter.subtypes(step.name) if name in manifest.links and manifest.links[name].in_force
        ]
        if not names:
            return None
        source, target = ("target", "source") if step.inverse else ("source", "target")
        ways = [(source, target), (target, source)] if charter.links[step.name].symmetric else [(source, target)]

        def made() -> exp.Query:
            parts = []
            for name in names:
                answer = self.fitting_links(step.tests, charter.links[name].fields, manifest.links[name].fields, "l")
                where = both(col("in_force", "l"), answer.must if sure else answer.may)
                parts += [
                    exp.select(col(one, "l").as_("source"), col(other, "l").as_("target"))
                    .from_(table(links_table(name), "l"), copy=False)
                    .where(where, copy=False)
                    for one, other in ways
                ]
            return union(*parts, distinct=False) if len(parts) > 1 else parts[0]

        key = ("edges", step.name, step.inverse, step.tests, sure or not step.tests)
        return self.relations.named(key, f"links_by_{step.name}", made)

    # -- lists that are not whole -------------------------------------------------------------------------------------

    def open_from(self, step: Step, kinds: Codes | None = None) -> Set:
        """Return the units from which a step may lead anywhere, since it comes to an incomplete list.

        Args:
            step: The step.
            kinds: Kinds that are looked for right behind it; None for whatever comes.
        """
        unlisted = self.incomplete_lists(step, None if step.repeat else kinds)
        if not step.repeat or unlisted is None:
            return unlisted
        # However often a step is repeated, the first list that it asks is the unit's own.
        again = type(step)(step.name, step.inverse, "*", step.tests)
        return self._met(again, unlisted, sure=False)

    def incomplete_lists(self, step: Step, wanted: Codes | None = None) -> Set:
        """Return the units whose list of links along a step is incomplete; see `orgtree.graph.edges.incomplete_lists`."""
        relations = self.relations
        found: list[Set] = []
        for name in self.charter.subtypes(step.name):
            link = self.charter.links[name]
            sources, targets = frozenset(a for a, _ in link.pairs), frozenset(b for _, b in link.pairs)
            asking, asked = (targets, sources) if step.inverse else (sources, targets)
            if silent := relations.silent(name):
                met = silent & asked if wanted is None else silent & asked & wanted
                pairs = ((b, a) if step.inverse else (a, b) for a, b in link.pairs)
                found.append(
                    relations.units_of((silent & asking) | frozenset(one for one, other in pairs if other in met))
                )
            if listed := relations.says_incomplete(name):
                found += [self._among(listed, relations.units_of(asking)), self._other_end(listed, asking, asked)]
        return relations.union(*found)

    def _other_end(self, listed: str, asking: Codes, asked: Codes) -> Set:
        """Return all units that may be on the list of one at the other end that does not list all of its links."""
        everyone, ends = self.relations.units_of(asking), self._among(listed, self.relations.units_of(asked))
        if everyone is None or ends is None:
            return None

        def made() -> exp.Query:
            some = (
                exp.select(number(1).as_("one"))
                .from_(table(ends), copy=False)
                .limit(1, copy=False)
                .subquery("s", copy=False)
            )
            return (
                exp.select(col("unit", "a"))
                .from_(table(everyone, "a"), copy=False)
                .join(some, join_type="cross", copy=False)
            )

        return self.relations.named(("other end", ends, everyone), "may_be_listed", made)

    # -- how many units are reached -----------------------------------------------------------------------------------

    def counted(self, path: Path, starts: Codes | None = None) -> str | None:
        """Return how many units each reaches along a path, as a table of `unit`, `low` and `high`; units without a row, none.

        Args:
            path: The path.
            starts: Kinds of the units that are asked about; None for all.
        """
        must, may = self.fitting(path.where, path.kinds)
        certain = self.certain(path.ways)
        least = self._tallied(self.pairs(path.ways, None, sure=True, starts=starts), must, "low")
        most = self._tallied(self.pairs(path.ways, None, sure=certain, starts=starts), may, "high")
        opened = None if self.relations.all_listed else self.before_any(path.ways, None, path.kinds, closed=False)
        parts = [part for part in (least, most) if part is not None]
        if opened is not None:
            parts.append(
                exp.select(col("unit"), number(0).as_("low"), number(math.inf).as_("high")).from_(
                    table(opened), copy=False
                )
            )
        if not parts:
            return None

        def made() -> exp.Query:
            every = union(*parts, distinct=False) if len(parts) > 1 else parts[0]
            low, high = total(col("low")), cast(total(col("high")), "double")
            return (
                exp.select(col("unit"), low.as_("low"), high.as_("high"))
                .from_(every.subquery("r", copy=False), copy=False)
                .group_by(col("unit"), copy=False)
            )

        return self.relations.named(("counted", tuple(part.sql() for part in parts)), "reached", made)

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
        if step.name in self.charter.paths:
            found: list[str | None] = []
            for codes, path in self.charter.paths[step.name].ways:
                here = current if codes is None else self._ending(current, self.relations.units_of(codes))
                reached = None if here is None else self.pairs(path.ways, here, sure=sure)
                found.append(None if reached is None else self._ending(reached, self._counted(path, sure=sure)))
            return self.relations.union(*found, columns=("start", "unit"), base="pairs")
        if self._climbs(step):
            there_ = ("above", "unit") if step.inverse else ("unit", "above")
            strict = TRUE if step.repeat == "*" else differ(col("unit", "e"), col("above", "e"))
            return self._joined(current, self.relations.above(step.name), there_, step, strict)
        edges = self.edges(step, sure=sure)
        if edges is None:
            return current if step.repeat == "*" else None
        if not step.repeat:
            return self._joined(current, edges, ("source", "target"), step)
        itself = current if step.repeat == "*" else None
        if self.steps is None:
            return self.relations.union(
                itself, self._pairs_without_end(current, edges, step), columns=("start", "unit")
            )
        near: list[str | None] = []
        for _ in range(self.steps):
            current = self._joined(current, edges, ("source", "target"), step)
            near.append(current)
        every = self.relations.union(itself, *near, columns=("start", "unit"), base="pairs")
        self._watch(step, self._joined(current, edges, ("source", "target"), step), every, ("start", "unit"))
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

    def _pairs_without_end(self, current: str, edges: str, step: Step) -> str:
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


def _narrower(one: Codes | None, other: Codes | None) -> Codes | None:
    """Return the kinds that are in both; None stands for all."""
    return other if one is None else one if other is None else one & other
