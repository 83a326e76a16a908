"""Where units stand, seen from some hierarchies, as `graph.placement` says it, made in DuckDB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.exchange.stored.raw_links import link_table
from orgtree.exchange.stored.raw_sql import among, count, quoted
from orgtree.graph.placement import TERRITORY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from orgtree.charter.expression import Step
    from orgtree.charter.model import Charter
    from orgtree.exchange.stored.raw_links import RawLinks
    from orgtree.exchange.stored.raw_tree import RawTree

_RANKED = "(({place}::BIGINT << 40) + {rank})"
"""What a pair is sorted by: the way by which it was found, and its place among those that it found."""


class RawPlacement:
    """Where the units in force stand.

    Args:
        links: The links.
        hierarchies: The tree of each hierarchy.
        trees: Names of those that are looked at.
        along: The one that is asked for, if any.
        whole: Whether all are looked at side by side.

    Attributes:
        above: Table of the units that stand under another one: `unit` and `parent`.
        more: Table of units that stand under several, and those but the first: `unit` and `above`.
    """

    above = "placed"
    more = "more"

    def __init__(
        self,
        links: RawLinks,
        hierarchies: Mapping[str, RawTree],
        trees: tuple[str, ...],
        along: str | None = None,
        *,
        whole: bool = False,
    ) -> None:
        self.con = links.con
        self.charter: Charter = links.charter
        self.links = links
        self.hierarchies = hierarchies
        self.trees = trees
        allowed = self.charter.in_hierarchy(along) if along else frozenset[int]()
        self._home = [along if code in allowed else name for code, name in enumerate(self.charter.default_hierarchy)]
        here = [code for code, home in enumerate(self._home) if home in trees]
        self.con.execute(
            f"CREATE OR REPLACE TEMP TABLE open AS SELECT unit, code FROM unit WHERE in_force AND NOT {among('code', here)}"
        )
        self.con.execute("CREATE OR REPLACE TEMP TABLE pair (unit INTEGER, above INTEGER, rank BIGINT)")
        self._place = 0
        if whole:
            self._nest(" UNION ALL ".join(["SELECT unit FROM open", *self._alone()]))
            self._follow_territory()
        else:
            self._follow_territory()
            self._nest("SELECT unit FROM open")
        self.con.execute(
            "CREATE OR REPLACE TEMP TABLE first AS SELECT unit, arg_min(above, rank) AS parent, min(above) <> max(above) AS several"
            " FROM pair WHERE unit <> above GROUP BY unit"
        )
        stands = " UNION ALL ".join(self._standing()) or "SELECT NULL AS unit, NULL AS parent WHERE false"
        self.con.execute(
            f"CREATE OR REPLACE TEMP TABLE {self.above} AS SELECT unit, parent FROM ({stands}) UNION ALL SELECT unit, parent FROM first"
        )
        self.con.execute(
            f"CREATE OR REPLACE TEMP TABLE {self.more} AS SELECT DISTINCT unit, above FROM pair JOIN first USING (unit)"
            " WHERE several AND above <> parent AND above <> unit"
        )

    def _kinds(self, tree: str) -> list[int]:
        return [code for code, home in enumerate(self._home) if home == tree]

    def _standing(self) -> Iterator[str]:
        """Yield what gives the units that stand in a hierarchy under another one."""
        for name in self.trees:
            tree = self.hierarchies[name]
            if tree.levels > 1:
                kinds = self._kinds(name)
                all_kinds = self.charter.in_hierarchy(name) <= set(kinds)
                mine = "" if all_kinds else f" AND unit IN (SELECT unit FROM unit WHERE {among('code', kinds)})"
                yield f"SELECT unit, parent FROM {tree.table} WHERE parent IS NOT NULL{mine}"  # who has a parent is in force

    def _alone(self) -> Iterator[str]:
        """Yield what gives the units in force that stand alone in their hierarchy."""
        for name in self.trees:
            tree = self.hierarchies[name]
            yield (
                f"SELECT unit FROM {tree.table} WHERE parent IS NULL AND stop = position + 1"
                f" AND unit IN (SELECT unit FROM unit WHERE in_force AND {among('code', self._kinds(name))})"
            )

    def _take(self, queries: Iterator[str]) -> None:
        """Take the pairs that one way gives; what it has placed, the next one leaves."""
        for query in queries:
            self.con.execute(
                f"INSERT INTO pair SELECT unit, above, {_RANKED.format(place=self._place, rank='rank')} FROM ({query})"
            )
            self._place += 1
        self.con.execute("CREATE OR REPLACE TEMP TABLE open AS FROM open WHERE unit NOT IN (SELECT unit FROM pair)")

    def _nest(self, asked: str) -> None:
        """Take what nesting writes units under: a joint body's convener goes first, then the charter's order."""
        nesting = [link for link in self.charter.links.values() if link.nest and link.name in self.links.sizes]
        nesting.sort(key=lambda link: link.name not in self.charter.conveners)
        self.con.execute(f"CREATE OR REPLACE TEMP TABLE asked AS {asked}")
        self._take(
            f"SELECT source AS unit, target AS above, rowid AS rank FROM {link_table(link.name)} WHERE in_force AND source IN (FROM asked)"
            for link in nesting
        )

    def _follow_territory(self) -> None:
        """Take where the charter's path of that name leads."""
        path = self.charter.paths.get(TERRITORY)
        self._take(
            query
            for kinds, alternatives in (path.ways if path else ())
            for steps in alternatives.ways
            for query in self._follow(steps, "true" if kinds is None else among("code", kinds))
        )

    def _follow(self, steps: tuple[Step, ...], starts: str) -> Iterator[str]:
        """Yield what follows one alternative; a last climb up a hierarchy is left to the hierarchy itself."""
        last = steps[-1] if steps else None
        climbs = last is not None and not last.inverse and self._climbs(last)
        if last is not None and climbs and last.name not in self.trees:
            return
        ends = self._ends(steps[:-1] if climbs else steps, f"SELECT unit FROM open WHERE {starts}")
        if ends is None:
            return
        if last is None or not climbs:
            yield ends
            return
        tree = self.hierarchies[last.name]
        if last.repeat == "+":
            yield f"SELECT ends.unit, tree.parent AS above, rank FROM ({ends}) AS ends JOIN {tree.table} AS tree ON tree.unit = above WHERE tree.parent IS NOT NULL"
        else:
            yield f"SELECT unit, above, rank FROM ({ends}) WHERE above IN (SELECT unit FROM {tree.table})"

    def _climbs(self, step: Step) -> bool:
        """Return whether a step climbs a hierarchy, all of whose links count."""
        return bool(step.repeat) and not step.tests and step.name in self.hierarchies

    def _ends(self, steps: tuple[Step, ...], starts: str) -> str | None:
        """Return what gives the pairs of units that a row of steps joins: `unit`, `above` and `rank`; None where there are none."""
        if len(steps) == 1 and not steps[0].repeat and steps[0].name in self.charter.links:
            edges = self._edges(steps[0])
            return edges and f"SELECT source AS unit, target AS above, rank FROM ({edges}) WHERE source IN ({starts})"
        found = self._walked(steps, f"SELECT unit, unit AS above FROM ({starts})")
        distinct = "DISTINCT" if steps else ""
        return found and f"SELECT {distinct} unit, above, above::BIGINT AS rank FROM ({found})"

    def _walked(self, steps: tuple[Step, ...], found: str) -> str | None:
        """Return what gives the pairs some steps further."""
        for step in steps:
            further = self._stepped(step, found)
            if further is None:
                return None
            found = further
        return found

    def _stepped(self, step: Step, found: str) -> str | None:
        """Return what gives the pairs one step further."""
        if step.name in self.charter.paths:
            return self._along_path(step.name, found)
        edges = self._edges(step)
        if edges is None:
            return found if step.repeat == "*" else None
        once = f"SELECT found.unit, edge.target AS above FROM ({{}}) AS found JOIN ({edges}) AS edge ON edge.source = found.above"
        if not step.repeat:
            return once.format(found)
        begin = found if step.repeat == "*" else once.format(found)
        again = "SELECT reached.unit, edge.target FROM reached JOIN edge ON edge.source = reached.above"
        return (
            f"WITH RECURSIVE edge AS MATERIALIZED (SELECT DISTINCT source, target FROM ({edges})),"
            f" reached(unit, above) AS (SELECT unit, above FROM ({begin}) UNION {again}) SELECT unit, above FROM reached"
        )

    def _along_path(self, name: str, found: str) -> str | None:
        """Return what gives the pairs behind a named path."""
        parts = []
        for kinds, path in self.charter.paths[name].ways:
            if path.where is not None:
                raise _cannot_follow(name)
            starts = "" if kinds is None else f" WHERE above IN (SELECT unit FROM unit WHERE {among('code', kinds)})"
            for steps in path.ways:
                ends = self._walked(steps, f"SELECT unit, above FROM ({found}){starts}")
                if ends is not None:
                    counted = (
                        ""
                        if path.kinds is None
                        else f" WHERE above IN (SELECT unit FROM unit WHERE {among('code', path.kinds)})"
                    )
                    parts.append(f"SELECT unit, above FROM ({ends}){counted}")
        return f"SELECT DISTINCT unit, above FROM ({' UNION ALL '.join(parts)})" if parts else None

    def _edges(self, step: Step) -> str | None:
        """Return what gives the links that a step follows, in its direction; None where there are none."""
        if step.tests:
            raise _cannot_follow(step.name)
        one, other = ("target", "source") if step.inverse else ("source", "target")
        if self._climbs(step):
            tree = self.hierarchies[step.name]
            one, other = ("parent", "unit") if step.inverse else ("unit", "parent")
            return (
                f"SELECT {one} AS source, {other} AS target, 0 AS rank FROM {tree.table} WHERE parent IS NOT NULL"
                if tree.levels > 1
                else None
            )
        tables = [link_table(sub) for sub in self.charter.subtypes(step.name) if sub in self.links.sizes]
        ways = [(one, other), (other, one)] if self.charter.links[step.name].symmetric else [(one, other)]
        parts = [
            f"SELECT {start} AS source, {end} AS target, ({number}::BIGINT << 32) + rowid AS rank FROM {table} WHERE in_force"
            for number, (table, (start, end)) in enumerate((table, way) for way in ways for table in tables)
        ]
        return " UNION ALL ".join(parts) or None


def _cannot_follow(name: str) -> UsageError:
    return UsageError(
        N_(
            "the path 'territory' asks for fields at '{name}', which tables cannot be made by; leave that out of the charter"
        ),
        name=name,
    )


def attachments(con: Any, tree: RawTree, table: str) -> int:
    """Make the table of units with the further places at which they stand, by themselves or with what they stand under.

    Args:
        con: DuckDB.
        tree: Where they stand first.
        table: The table that it becomes: `unit` and `place`.

    Returns:
        How many rows it has.
    """
    if not count(con, RawPlacement.more):
        return 0
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE own AS WITH under AS (SELECT more.above, unnest(range(tree.position, tree.stop)) AS position"
        f" FROM {RawPlacement.more} AS more JOIN {tree.table} AS tree USING (unit))"
        f" SELECT DISTINCT tree.unit, under.above AS place FROM under JOIN {tree.table} AS tree ON tree.position = under.position"
    )
    con.execute(
        f"CREATE OR REPLACE TABLE {quoted(table)} AS WITH RECURSIVE reached(unit, place) AS (SELECT unit, place FROM own UNION SELECT reached.unit, own.place"
        " FROM reached JOIN own ON own.unit = reached.place) SELECT unit, place FROM reached ORDER BY unit, place"
    )
    return count(con, quoted(table))
