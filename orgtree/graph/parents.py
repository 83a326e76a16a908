"""Build hierarchies from links; report second parents and cycles."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.base.messages import Listing, Named
from orgtree.graph.codes import graph_finding
from orgtree.graph.cycles import find_cycles
from orgtree.graph.groups import Groups
from orgtree.graph.hierarchy import Hierarchy, build_hierarchy
from orgtree.graph.unit_names import UnitNames

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.base.finding import Finding
    from orgtree.base.place import Place
    from orgtree.graph.snapshot import Links
    from orgtree.graph.tables import Facts

MOST_EDGES = 20
"""Edges of one cycle that are shown."""


class Forests:
    """The hierarchies of one day.

    Args:
        facts: What the definition states.
        links: Links by type, with what is in force on the day.

    Attributes:
        hierarchies: Hierarchies by root link.
        findings: Second parents and cycles.
        damage: What is broken at a unit, that of the facts included.
    """

    def __init__(self, facts: Facts, links: Mapping[str, Links]) -> None:
        self.facts = facts
        self.links = links
        self.findings: list[Finding] = []
        self._damage: dict[int, list[str]] = {}
        self.hierarchies = {name: self._hierarchy(name) for name in facts.charter.hierarchies}

    @property
    def damage(self) -> Mapping[int, tuple[str, ...]]:
        """Damage of each unit, by number."""
        if not self._damage:
            return self.facts.damage
        whole = {unit: [*words, *self._damage.pop(unit, ())] for unit, words in self.facts.damage.items()}
        return {unit: tuple(dict.fromkeys(words)) for unit, words in sorted({**whole, **self._damage}.items())}

    def _hierarchy(self, name: str) -> Hierarchy:
        """Build one hierarchy; the parent that is written first counts, second parents and cycles are reported."""
        charter, units = self.facts.charter, self.facts.units
        count = len(units)
        members = np.zeros(len(charter.kinds) + 1, dtype=bool)
        members[list(charter.in_hierarchy(name))] = True
        parent = np.full(count, -1, dtype=np.int32)
        tables = [self.links[sub] for sub in charter.subtypes(name)]
        seen: dict[int, tuple[Links, int]] = {}
        second: list[tuple[int, int]] = []
        stated = np.bincount(np.concatenate([table.source[table.in_force] for table in tables]), minlength=count)
        several: list[tuple[Links, int]] = []
        for table in tables:
            rows = np.flatnonzero(table.in_force)
            alone = stated[table.source[rows]] == 1
            parent[table.source[rows[alone]]] = table.target[rows[alone]]
            several += [(table, row) for row in rows[~alone].tolist()]
        several.sort(key=lambda link: (int(link[0].source[link[1]]), *self.facts.link_rank(*link)))
        for table, row in several:
            unit, above = int(table.source[row]), int(table.target[row])
            if parent[unit] < 0:
                parent[unit] = above
                seen[unit] = (table, row)
            elif above != int(parent[unit]):  # the same parent twice is a repeated link
                second.append((unit, above))
                self._two_parents(name, table, row, seen[unit], int(parent[unit]))
        tree, cycles = build_hierarchy(name, parent, members[units.kind])
        if second:  # a cycle may close by way of a parent that does not count
            cycles = find_cycles(parent.tolist(), second)
        if cycles:
            begins = [(table, Groups.by(table.source, count)) for table in tables]
            for cycle in cycles:
                self._cycle(name, cycle, begins)
        return tree

    @cached_property
    def _named(self) -> UnitNames:
        units = self.facts.units
        return UnitNames(units.ids, units.names, self.facts.head.language)

    def _titled(self, link: str) -> Named:
        """Return the name of a link, which sentences say by its title."""
        return Named(link, self.facts.charter.links[link].title)

    def _two_parents(self, name: str, table: Links, row: int, first: tuple[Links, int], kept: int) -> None:
        """Report a second parent."""
        facts, unit = self.facts, int(table.source[row])
        ids = self._named[unit], self._named[kept], self._named[int(table.target[row])]
        self._damage.setdefault(unit, []).append("two-parents")
        places = facts.link_place(*first), facts.link_place(table, row)
        self.findings.append(two_parents(self._titled(name), ids, places))

    def _cycle(self, name: str, cycle: list[int], begins: Sequence[tuple[Links, Groups]]) -> None:
        """Report a cycle, with a label at each of its edges.

        Args:
            name: The hierarchy.
            cycle: Its units, from child to parent.
            begins: The tables of the hierarchy's links, each with its rows by the unit that they begin at.
        """
        for unit in cycle:
            self._damage.setdefault(unit, []).append("cycle")
        places: list[Place] = []
        edges = zip(cycle, [*cycle[1:], cycle[0]], strict=True)
        for unit, above in islice(edges, MOST_EDGES):
            edge = (
                self.facts.link_place(table, row)
                for table, rows in begins
                for row in rows[unit].tolist()
                if table.in_force[row] and table.target[row] == above
            )
            places.extend(islice(edge, 1))
        self.findings.append(cycle_found(self._titled(name), [self._named[unit] for unit in cycle], places))


def two_parents(link: Named, ids: tuple[Named, Named, Named], places: tuple[Place, Place]) -> Finding:
    """Return the finding that a unit has a second parent.

    Args:
        link: The hierarchy.
        ids: The unit, its parent, and the second one.
        places: Where the two are written.
    """
    unit, first, second = ids
    return graph_finding(
        "ORG204",
        N_("'{id}' has two parents along '{link}': '{first}' and '{second}'"),
        places[1],
        facts={"id": unit, "first": first, "second": second},
        unit=unit,
        link=link,
        labels=(Label(places[0], N_("the first one")),),
        help=N_("keep one of them, or give each its dates with valid"),
    )


def cycle_found(link: Named, ids: Sequence[Named], places: Sequence[Place]) -> Finding:
    """Return the finding that units are above themselves.

    Args:
        link: The hierarchy.
        ids: The units of the cycle, from child to parent.
        places: Where its first edges are written.
    """
    shown = [*ids[:MOST_EDGES], *(["…"] if len(ids) > MOST_EDGES else []), ids[0]]
    return graph_finding(
        "ORG205",
        N_("'{id}' is above itself along '{link}': {cycle}"),
        None,
        facts={
            "id": ids[0],
            "units": Listing(list(ids), quoted=False),
            "cycle": Listing(shown, quoted=False, between=N_("{some}, then {another}")),
        },
        unit=ids[0],
        link=link,
        labels=tuple(Label(place, N_("one link of the cycle")) for place in places),
        help=N_("take one link of the cycle away"),
    )
