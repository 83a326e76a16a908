"""The links that steps of paths follow as SQL, and the lists of links that are not whole; see `orgtree.graph.edges`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.measure.sql.expressions import both, col, number, table, union
from orgtree.measure.sql.field_tests import links_pass
from orgtree.measure.sql.relations import links_table

if TYPE_CHECKING:
    from orgtree.charter.expression import Step
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

    def of(self, step: Step, *, sure: bool = True) -> str | None:
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
                answer = links_pass(step.tests, charter.links[name].fields, manifest.links[name].fields, "l")
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
                found += [relations.in_both(listed, relations.units_of(asking)), self._other_end(listed, asking, asked)]
        return relations.union(*found)

    def _other_end(self, listed: str, asking: Codes, asked: Codes) -> Set:
        """Return all units that may be on the list of one at the other end that does not list all of its links."""
        everyone, ends = self.relations.units_of(asking), self.relations.in_both(listed, self.relations.units_of(asked))
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
