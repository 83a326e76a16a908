"""The hierarchies of raw tables, made in DuckDB: who stands under whom, second parents and cycles."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.messages import Named
from orgtree.exchange.stored.raw_links import link_table
from orgtree.exchange.stored.raw_numbers import insert_arrays, slices, starting
from orgtree.exchange.stored.raw_sql import among, count, insert, tell_rows
from orgtree.graph.cycles import find_cycles
from orgtree.graph.parents import MOST_EDGES, cycle_found, two_parents

if TYPE_CHECKING:
    from orgtree.base.finding import Finding
    from orgtree.base.place import Place
    from orgtree.exchange.stored.raw_links import RawLinks
    from orgtree.exchange.stored.raw_tree import RawTree, TreeMaker
    from orgtree.exchange.stored.sampled import Sampled

_RANK = "given NULLS FIRST, item, sub, row"
"""The order in which a unit's links are written: those of its columns, then those given as rows."""


class RawHierarchies:
    """The hierarchies of one day.

    Args:
        links: The links.
        maker: Makes trees.
        told: Gets second parents and cycles.

    Attributes:
        trees: The tree of each hierarchy, by its root link.
    """

    def __init__(self, links: RawLinks, maker: TreeMaker, told: Sampled) -> None:
        self.con = links.con
        self.links = links
        self.charter = links.charter
        self.told = told
        self._maker = maker
        self.trees = {name: self._tree(name) for name in self.charter.hierarchies}

    def _tree(self, name: str) -> RawTree:
        """Make one hierarchy; the parent that is written first counts."""
        con = self.con
        subs = [sub for sub in self.charter.subtypes(name) if sub in self.links.sizes]
        parts = [
            f"SELECT source, target, item, given, raw, {number} AS sub, rowid AS row FROM {link_table(sub)} WHERE in_force"
            for number, sub in enumerate(subs)
        ]
        nothing = "SELECT 0 AS source, 0 AS target, 0 AS item, 0 AS given, 0 AS raw, 0 AS sub, 0 AS row WHERE false"
        edges = f"({' UNION ALL '.join(parts) or nothing})"
        con.execute("CREATE OR REPLACE TEMP TABLE several (source INTEGER)")
        starts = starting(con, self._maker.numbers, map(link_table, subs))
        for some in slices(starts.size):
            sources = np.flatnonzero(starts.open()[some] > 1) + some.start
            if len(sources):
                insert_arrays(con, "several", {"source": sources})
        starts.forget()
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE ranked AS SELECT *, row_number() OVER (PARTITION BY source ORDER BY {_RANK}) AS place"
            f" FROM {edges} WHERE source IN (FROM several)"
        )
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE above AS SELECT source AS unit, target AS parent FROM {edges} WHERE source NOT IN (FROM several)"
            " UNION ALL SELECT source, target FROM ranked WHERE place = 1"
        )
        con.execute(
            "CREATE OR REPLACE TEMP TABLE second AS SELECT other.*, one.target AS first, one.raw AS first_raw, one.given AS first_given, one.sub AS first_sub"
            " FROM ranked AS other JOIN ranked AS one USING (source) WHERE one.place = 1 AND other.target <> one.target"
        )
        self._tell_second(name, subs)
        con.execute("CREATE OR REPLACE TEMP TABLE whole AS FROM above")
        tree, cycles = self._maker.made(
            name, f"SELECT unit FROM unit WHERE {among('code', self.charter.in_hierarchy(name))}", "above"
        )
        self._maker.keep(tree)
        if count(con, "second"):  # a cycle may close by way of a parent that does not count
            cycles = self._knots({unit for cycle in cycles for unit in cycle}, deep=not tree.level_columns)
        for cycle in cycles:
            self.told.tell(f"ORG205 {name}", lambda cycle=cycle: self._cycle(name, subs, edges, cycle))  # type: ignore[misc]
        return tree

    def _tell_second(self, name: str, subs: list[str]) -> None:
        def found(unit: int, first: int, second: int, sub: int, raw: int, given: int | None, *one: Any) -> Finding:
            ids = self._named(unit), self._named(first), self._named(second)
            return two_parents(
                self._titled(name), ids, (self._place(subs[one[0]], *one[1:]), self._place(subs[sub], raw, given))
            )

        columns = "source, first, target, sub, raw, given, first_sub, first_raw, first_given"
        tell_rows(
            self.con, self.told, f"ORG204 {name}", f"SELECT {columns} FROM second ORDER BY source, {_RANK}", found
        )

    def _knots(self, cut: set[int], *, deep: bool) -> list[list[int]]:
        """Return a cycle of each knot of parents, second ones included: it lies above a unit that has several, or above one of a cycle.

        Args:
            cut: The units of cycles that were cut.
            deep: Whether there are so many levels that all units are looked at, since going upwards takes a step for each.
        """
        con = self.con
        con.execute(
            "CREATE OR REPLACE TEMP TABLE edge AS SELECT unit, parent FROM whole UNION ALL SELECT source, target FROM second"
        )
        con.execute("CREATE OR REPLACE TEMP TABLE start (unit INTEGER)")
        insert(con, "start", [(unit,) for unit in cut])
        con.execute("INSERT INTO start SELECT source FROM second")
        again = "SELECT edge.parent FROM up JOIN edge ON edge.unit = up.unit"
        upwards = f"WITH RECURSIVE up(unit) AS (SELECT unit FROM start UNION {again}) SELECT unit FROM up"
        every = "SELECT unit FROM edge UNION SELECT parent FROM edge"
        con.execute(f"CREATE OR REPLACE TEMP TABLE reached AS {every if deep else upwards}")
        units = np.asarray(con.execute("SELECT unit FROM reached ORDER BY unit").fetchnumpy()["unit"])
        parents = np.full(len(units), -1, dtype=np.int64)
        first = con.execute("SELECT unit, parent FROM whole WHERE unit IN (FROM reached)").fetchnumpy()
        parents[np.searchsorted(units, np.asarray(first["unit"]))] = np.searchsorted(units, np.asarray(first["parent"]))
        more = con.execute(f"SELECT source, target FROM second ORDER BY source, {_RANK}").fetchnumpy()
        second = (np.searchsorted(units, np.asarray(more[key])).tolist() for key in ("source", "target"))
        found = find_cycles(parents.tolist(), zip(*second, strict=True))
        return [[int(units[place]) for place in cycle] for cycle in found]

    def _cycle(self, name: str, subs: list[str], edges: str, cycle: list[int]) -> Finding:
        places: list[Place] = []
        for unit, parent in islice(zip(cycle, [*cycle[1:], cycle[0]], strict=True), MOST_EDGES):
            query = f"SELECT sub, raw, given FROM {edges} WHERE source = {unit} AND target = {parent} ORDER BY sub, row LIMIT 1"
            places += [self._place(subs[sub], raw, given) for sub, raw, given in self.con.execute(query).fetchall()]
        shown = [self._named(unit) for unit in cycle[: MOST_EDGES + 1]]
        return cycle_found(self._titled(name), shown, places)

    def _place(self, link: str, raw: int, given: int | None) -> Place:
        return self.links.place(self.charter.links[link], raw, given)

    def _named(self, unit: int) -> Named:
        return Named(self.links.units.id(unit))

    def _titled(self, link: str) -> Named:
        return Named(link, self.charter.links[link].title)
