"""The links that steps of paths follow as SQL, and the lists of links that are not whole; see `orgtree.graph.edges`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.graph.edges import ends_of, untold
from orgtree.measure.sql.expressions import both, col, equal, missing, number, table, union
from orgtree.measure.sql.field_tests import fitting_links
from orgtree.measure.sql.relations import links_table

if TYPE_CHECKING:
    from orgtree.charter.expression import Step
    from orgtree.charter.model import Link
    from orgtree.measure.sql.relations import Relations

    Codes = frozenset[int]
    Set = str | None
    """A table with a column `unit`; None for no units."""


class Edges:
    """The links of steps.

    Args:
        relations: The common tables.
    """

    def __init__(self, relations: Relations) -> None:
        self.relations = relations
        self.charter = relations.charter

    def of(self, step: Step, *, sure: bool | None = True) -> str | None:
        """Return where the links in force that a step follows start and end, in its direction; symmetric ones both ways.

        Args:
            step: The step.
            sure: Whether only those that surely pass its tests are meant, or all that may; None for all that may, with `sure`.
        """
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
                answer = fitting_links(step.tests, charter.links[name].fields, manifest.links[name].fields, "l")
                where = both(col("in_force", "l"), answer.must if sure else answer.may)
                told = [answer.must.as_("sure")] if step.tests and sure is None else []
                parts += [
                    exp.select(col(one, "l").as_("source"), col(other, "l").as_("target"), *told)
                    .from_(table(links_table(name), "l"), copy=False)
                    .where(where, copy=False)
                    for one, other in ways
                ]
            return union(*parts, distinct=False) if len(parts) > 1 else parts[0]

        key = ("edges", step.name, step.inverse, step.tests, not step.tests or sure)
        return self.relations.named(key, f"links_by_{step.name}", made)

    def at_most_one(self, step: Step) -> bool:
        """Return whether at most one of the links that a step follows begins at a unit, so that two units have one at most."""
        links, charter = self.relations.manifest.links, self.charter
        entries = [links[name] for name in charter.subtypes(step.name) if name in links and links[name].in_force]
        return [entry.most for entry in entries] == [1] and not charter.links[step.name].symmetric

    def incomplete_lists(self, step: Step, wanted: Codes | None = None) -> Set:
        """Return the units whose list of links along a step is incomplete; see `orgtree.graph.edges.incomplete_lists`."""
        relations = self.relations
        found: list[Set] = []
        for name in self.charter.subtypes(step.name):
            link = self.charter.links[name]
            asking, asked = ends_of(link, inverse=step.inverse)
            if silent := relations.silent(name):
                found.append(relations.units_of(untold(link, silent, wanted, inverse=step.inverse)))
            if listed := relations.says_incomplete(name):
                ends = self._without_parent(listed, link) if step.inverse else listed
                free = relations.units_of(asking)
                if not step.inverse:
                    free = self._without_parent(free, link)
                found.append(relations.in_both(listed, free))
                found.append(self._other_end(relations.in_both(ends, relations.units_of(asked)), free))
        return relations.union(*found)

    def _without_parent(self, units: Set, link: Link) -> Set:
        """Return the units that may stand elsewhere in a link's hierarchy: one that has a parent stands there and nowhere else."""
        tree = link.hierarchy
        if units is None or tree is None:
            return units

        def made() -> exp.Query:
            query = self.relations.rows(col("unit", "u"))
            query = query.join(table(units, "s"), on=equal(col("unit", "s"), col("unit", "u")), copy=False)
            return query.where(missing(col(f"{tree}.parent", "u")), copy=False)

        return self.relations.named(("without parent", units, tree), "without_parent", made)

    def _other_end(self, ends: Set, everyone: Set) -> Set:
        """Return all units that may be on the list of one at the other end that does not list all of its links."""
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
