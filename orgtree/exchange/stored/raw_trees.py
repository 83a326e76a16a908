"""All trees of raw tables, as columns in DuckDB and as the manifest tells of them: hierarchies, and what is seen from units of some kinds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.exchange.stored.raw_numbers import each_piece, slices
from orgtree.exchange.stored.raw_placement import RawPlacement, attachments
from orgtree.exchange.stored.raw_sql import among, count, literal, quoted
from orgtree.graph.manifest import HierarchyEntry, ViewEntry
from orgtree.graph.placement import hierarchies_of, seen_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from orgtree.exchange.stored.raw_hierarchies import RawHierarchies
    from orgtree.exchange.stored.raw_numbers import Numbers
    from orgtree.exchange.stored.raw_tree import RawTree, TreeMaker
    from orgtree.graph.snapshot import Snapshot


_WHOLE = "everything"
"""Name of the tree of everything in force, where it is no other one."""


@dataclass(slots=True)
class _View:
    of: list[str]
    along: str | None
    trees: tuple[str, ...]
    tree: RawTree
    further: int


@dataclass(slots=True)
class OpenGroups:
    """The roots of one hierarchy that may have a parent.

    Args:
        parents: For each group the codes of the kinds that the parent can be of.
        numbers: The group of each unit, -1 for none; None where there are no groups.
    """

    parents: list[frozenset[int]] = field(default_factory=list)
    numbers: Numbers | None = None


class RawTrees:
    """The trees of one day.

    Args:
        hierarchies: The hierarchies.
        maker: Makes trees.
        empty: An organisation without units, which knows of which links the source is silent.
        alongs: Hierarchies that metrics ask for by name.

    Attributes:
        whole: The tree of everything in force.
        numbers: Makes arrays for all units.
        further: For the prefix of each placement in which units stand at several places the table of those.
    """

    def __init__(self, hierarchies: RawHierarchies, maker: TreeMaker, empty: Snapshot, alongs: Iterable[str]) -> None:
        self.con = hierarchies.con
        self.empty = empty
        self.charter = hierarchies.charter
        self.hierarchies: Mapping[str, RawTree] = hierarchies.trees
        self.further: dict[str, str] = {}
        self.in_force = count(self.con, "unit WHERE in_force")
        self._links = hierarchies.links
        self._maker = maker
        self.numbers = maker.numbers
        self._own: dict[str, RawTree] = {}
        self._views: list[_View] = []
        self.whole = self._whole()
        self._kinds = {code for (code,) in self.con.execute("SELECT DISTINCT code FROM unit WHERE in_force").fetchall()}
        every = {code for (code,) in self.con.execute("SELECT DISTINCT code FROM unit").fetchall()}
        placed: dict[tuple[tuple[str, ...], str | None], tuple[RawTree, int]] = {}
        for along in (None, *sorted(set(alongs) & set(self.charter.hierarchies))):
            for alike in hierarchies_of(self.charter):
                if not alike & every:
                    continue
                trees = seen_from(self.charter, alike, along)
                if (trees, along) not in placed:
                    placed[trees, along] = self._see(trees, along)
                kinds = [kind.name for kind in self.charter.kinds.values() if kind.code in alike]
                self._views.append(_View(sorted(kinds), along, trees, *placed[trees, along]))
        self.open = {name: self._open(name) for name in self.hierarchies}

    def _whole(self) -> RawTree:
        RawPlacement(self._links, self.hierarchies, self.charter.chart, whole=True)
        for tree in self.hierarchies.values():
            if self._same(tree):
                return tree
        return self._maker.made(_WHOLE, "SELECT unit FROM unit WHERE in_force", RawPlacement.above)[0]

    def _see(self, trees: tuple[str, ...], along: str | None) -> tuple[RawTree, int]:
        """Return the tree of a placement, and how many further places units have; one that is like another is not made again."""
        RawPlacement(self._links, self.hierarchies, trees, along)
        further = bool(count(self.con, RawPlacement.more))
        known = [*([] if further else self.hierarchies.values()), *self._own.values()]
        if not further:
            for tree in known:
                if tree.name not in self.further and self._same(tree):
                    return tree, 0
        name = f"view.{len(self._own)}"
        if not further and self._same(self.whole):
            self._own[name] = replace(self.whole, name=name)
            return self._own[name], 0
        tree, cycles = self._maker.made(name, "SELECT unit FROM unit WHERE in_force", RawPlacement.above)
        rows = 0
        if further:
            self._maker.keep(tree)
            rows = attachments(self.con, tree, f"further {name}")
        if cycles or further:
            for other in known:
                if self._same(other) and self._same_places(name if rows else None, self.further.get(other.name)):
                    tree.forget()
                    return other, rows
        self._own[name] = tree
        if rows:
            self.further[name] = f"further {name}"
        return tree, rows

    def _same(self, tree: RawTree) -> bool:
        """Return whether all in force stand as they do in another tree."""
        con, above = self.con, RawPlacement.above
        if tree.members != self.in_force:
            return False
        if any((tree.position.open()[rows["unit"]] >= 0).any() for rows in each_piece(con, "ended", "unit")):
            return False
        if count(con, above) != sum(int((tree.parent.open()[some] >= 0).sum()) for some in slices(tree.parent.size)):
            return False
        pieces = each_piece(con, above, "unit, parent")
        return all(np.array_equal(tree.parent.open()[rows["unit"]], rows["parent"]) for rows in pieces)

    def _same_places(self, name: str | None, other: str | None) -> bool:
        if name is None or other is None:
            return name == other
        one = f"SELECT unit, place FROM {quoted(f'further {name}')}"
        two = f"SELECT unit, place FROM {quoted(other)}"
        return not count(self.con, f"(({one} EXCEPT {two}) UNION ALL ({two} EXCEPT {one}))")

    def _open(self, name: str) -> OpenGroups:
        """Return the roots of a hierarchy whose parent may only be missing."""
        found, tree = OpenGroups(), self.hierarchies[name]
        parts = []
        subs = self.charter.subtypes(name)
        for number, sub in enumerate(subs):
            parts.append(f"SELECT unit, {number} AS link FROM incomplete WHERE link = {literal(sub)}")
            if silent := self.empty.not_stated.get(sub):
                parts.append(f"SELECT unit, {number} FROM unit WHERE {among('code', silent)}")
        roots = f"SELECT unit FROM {tree.table} WHERE parent IS NULL"
        self.con.execute(
            f"CREATE OR REPLACE TEMP TABLE opening AS SELECT unit, code, bit_or(1::BIGINT << link) AS links FROM ({' UNION ALL '.join(parts)}) JOIN unit USING (unit)"
            f" WHERE in_force AND unit IN ({roots}) GROUP BY unit, code"
        )
        rows = []
        for code, links in self.con.execute(
            "SELECT code, links FROM opening GROUP BY 1, 2 ORDER BY min(unit)"
        ).fetchall():
            above = frozenset(
                b
                for number, sub in enumerate(subs)
                if links >> number & 1
                for a, b in self.charter.links[sub].pairs
                if a == code
            )
            if above:
                if above not in found.parents:
                    found.parents.append(above)
                rows.append((code, links, found.parents.index(above)))
        if rows:
            groups = ", ".join(map(str, rows))
            self.con.execute(
                "CREATE OR REPLACE TEMP TABLE grouped AS SELECT unit, number::SMALLINT AS number FROM opening"
                f" JOIN (VALUES {groups}) AS one(code, links, number) USING (code, links)"
            )
            found.numbers = self._maker.numbers.made(np.int16)
            for piece in each_piece(self.con, "grouped", "unit, number"):
                found.numbers.open()[piece["unit"]] = piece["number"]
        return found

    def columns(self, units: NDArray[Any]) -> dict[str, NDArray[Any]]:
        """Return what all trees say of some units, by column; negative numbers are missing values."""
        found = {
            "end": self.whole.end.open()[units],
            "parent": self.whole.parent.open()[units],
            "depth": self.whole.depth.open()[units].astype(np.int32),
        }
        for tree in (*self.hierarchies.values(), *self._own.values()):
            found |= tree.columns(units)
            if tree.name in self.open and (numbers := self.open[tree.name].numbers) is not None:
                found[f"{tree.name}.open"] = numbers.open()[units]
        return found

    def entries(self, units: str) -> tuple[dict[str, HierarchyEntry], list[ViewEntry]]:
        """Return what a manifest says of all trees.

        Args:
            units: The table of units, as it was written, in SQL.
        """
        kinds = {tree.name: self._depths(tree, units) for tree in (*self.hierarchies.values(), *self._own.values())}
        names = [kind.name for kind in self.charter.kinds.values()]
        hierarchies = {
            name: HierarchyEntry(
                **_entry(tree),
                kinds=kinds[name],
                open=[[names[code] for code in sorted(above & self._kinds)] for above in self.open[name].parents],
            )
            for name, tree in self.hierarchies.items()
        }
        views = [
            ViewEntry(
                **_entry(view.tree),
                kinds=kinds[view.tree.name],
                of=view.of,
                along=view.along,
                trees=list(view.trees),
                prefix=view.tree.name,
                further=view.further,
            )
            for view in self._views
        ]
        return hierarchies, views

    def _depths(self, tree: RawTree, units: str) -> dict[str, list[int]]:
        depth = quoted(f"{tree.name}.depth")
        query = f"SELECT kind, list(DISTINCT {depth}) FROM {units} WHERE in_force AND {depth} IS NOT NULL GROUP BY 1"
        found = {kind: sorted(depths) for kind, depths in self.con.execute(query).fetchall()}
        return {name: found[name] for name in self.charter.kinds if name in found}


def _entry(tree: RawTree) -> dict[str, Any]:
    return {"members": tree.members, "levels": tree.levels, "level_columns": tree.level_columns}
