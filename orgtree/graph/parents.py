"""One parent a unit: from the links of a hierarchy to its order, with two parents and cycles told of."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.graph.codes import found
from orgtree.graph.groups import Groups
from orgtree.graph.hierarchy import Hierarchy, build_hierarchy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.base.finding import Finding
    from orgtree.base.place import Place
    from orgtree.charter.model import Charter
    from orgtree.graph.identify import Identified
    from orgtree.graph.snapshot import Links
    from orgtree.graph.unit_records import RawUnits

_MOST_EDGES = 20
"""Edges of one cycle that are shown."""


class Parents:
    """Orders hierarchies.

    Args:
        raw: Units as written.
        units: The units that survived; gets the damage.
        charter: What the hierarchies are.
        tables: Links by type.
    """

    def __init__(self, raw: RawUnits, units: Identified, charter: Charter, tables: Mapping[str, Links]) -> None:
        self.raw = raw
        self.units = units
        self.charter = charter
        self.tables = tables
        self.findings: list[Finding] = []

    def hierarchy(self, name: str) -> Hierarchy:
        """Order one hierarchy; two parents and cycles are told of, and the first parent counts."""
        count = len(self.units.ids)
        members = np.zeros(len(self.charter.kinds) + 1, dtype=bool)
        members[list(self.charter.in_hierarchy(name))] = True
        parent = np.full(count, -1, dtype=np.int32)
        seen: dict[int, tuple[Links, int]] = {}
        for table in (self.tables[sub] for sub in self.charter.subtypes(name)):
            rows = np.flatnonzero(table.in_force)
            sources = table.source[rows]
            fresh = (parent[sources] < 0) & (np.bincount(sources, minlength=max(count, 1))[sources] == 1)
            parent[sources[fresh]] = table.target[rows[fresh]]
            for row in rows[~fresh].tolist():
                unit = int(table.source[row])
                if parent[unit] < 0:
                    parent[unit] = table.target[row]
                    seen[unit] = (table, row)
                elif int(table.target[row]) != int(parent[unit]):  # the same parent twice is a repeated link
                    self.two_parents(name, unit, table, row, seen.get(unit), int(parent[unit]))
        tree, cycles = build_hierarchy(name, parent, members[self.units.kind])
        if cycles:
            tables = [self.tables[sub] for sub in self.charter.subtypes(name)]
            begins = [(table, Groups.by(table.source, count)) for table in tables]
            for cycle in cycles:
                self.cycle(name, cycle, begins)
        return tree

    def link_place(self, table: Links, row: int) -> Place:
        """Return where a link is written: its item, or the unit itself when nesting wrote it."""
        if row in table.places:
            return table.places[row]
        unit = int(table.source[row])
        if table.nested[row]:
            return self.units.place(self.raw, unit, "id")
        item = int(table.item[row])
        return self.units.place(self.raw, unit, table.link.name, *((item,) if item >= 0 else ()))

    def two_parents(
        self, name: str, unit: int, table: Links, row: int, first: tuple[Links, int] | None, kept: int
    ) -> None:
        """Tell of a second parent."""
        label = (
            (Label(self.link_place(*first), N_("the first one")),)
            if first
            else (Label(self.units.place(self.raw, unit, "id"), N_("the unit")),)
        )
        self.units.damage.setdefault(unit, []).append("two-parents")
        self.findings.append(
            found(
                "ORG204",
                N_("'{id}' has two parents along '{link}': '{first}' and '{second}'"),
                self.link_place(table, row),
                facts={
                    "id": self.units.ids[unit],
                    "link": name,
                    "first": self.units.ids[kept],
                    "second": self.units.ids[table.target[row]],
                },
                unit=self.units.ids[unit],
                labels=label,
                help=N_("keep one of them, or give each its dates with valid"),
            )
        )

    def cycle(self, name: str, cycle: list[int], begins: Sequence[tuple[Links, Groups]]) -> None:
        """Tell of a cycle, with a label at each of its edges.

        Args:
            name: The hierarchy.
            cycle: Its units, from child to parent.
            begins: The tables of the hierarchy's links, each with its rows by the unit that they begin at.
        """
        for unit in cycle:
            self.units.damage.setdefault(unit, []).append("cycle")
        labels: list[Label] = []
        edges = zip(cycle, [*cycle[1:], cycle[0]], strict=True)
        for unit, above in islice(edges, _MOST_EDGES):
            edge = (
                self.link_place(table, row)
                for table, rows in begins
                for row in rows[unit].tolist()
                if table.in_force[row] and table.target[row] == above
            )
            labels.extend(Label(place, N_("one edge of the cycle")) for place in islice(edge, 1))
        ids = [self.units.ids[unit] for unit in cycle]
        self.findings.append(
            found(
                "ORG205",
                N_("'{id}' is above itself along '{link}': {cycle}"),
                None,
                facts={
                    "id": ids[0],
                    "link": name,
                    "cycle": " > ".join([*ids[:_MOST_EDGES], *(["…"] if len(ids) > _MOST_EDGES else []), ids[0]]),
                },
                unit=ids[0],
                labels=tuple(labels),
                help=N_("take one link of the cycle away"),
            )
        )
