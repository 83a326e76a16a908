"""One tree made in DuckDB, a level at a time: positions, ends, depths and ancestors, for more units than memory has room for.

The ancestors of a unit, from its root down to itself, are what it is sorted by: siblings stand in the order of the definition, and a unit before what
stands under it, so that its place in that order is its position, and it ends where the last row ends that has it for an ancestor.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.duck import one_path
from orgtree.exchange.stored.column_types import polars
from orgtree.exchange.stored.raw_sql import count, insert, literal, quoted
from orgtree.exchange.stored.trees import MOST_LEVELS
from orgtree.graph.hierarchy import build_hierarchy, cut_cycles

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class RawTree:
    """A tree in DuckDB.

    Args:
        name: Its name: that of a hierarchy, or what the columns of a placement begin with.
        members: How many units stand in it.
        levels: On how many levels.
        made: The name under which it was made, where that was another one.
    """

    name: str
    members: int
    levels: int
    made: str = ""

    @property
    def table(self) -> str:
        """Its table: `unit`, `parent`, `depth` and, up to so many levels, `level0`, …; a row's number is its position."""
        return quoted(f"tree {self.made or self.name}")

    @property
    def level_columns(self) -> bool:
        """Whether it has a column for each level."""
        return self.levels <= MOST_LEVELS

    @property
    def ends(self) -> str:
        """The table of where those units end under which others stand: `unit` and `stop`."""
        return quoted(f"ends {self.made or self.name}")


class TreeMaker:
    """Makes trees.

    Args:
        con: DuckDB.
        scratch: Where files are put that are not kept.
        size: How many units there are.
    """

    def __init__(self, con: Any, scratch: Path, size: int) -> None:
        self.con = con
        self.scratch = scratch
        self.size = size

    def made(self, name: str, units: str, above: str) -> tuple[RawTree, list[list[int]]]:
        """Make a tree.

        Args:
            name: Its name.
            units: Gives the units that stand in it in SQL, in a column `unit`.
            above: Table of the units that have a parent: `unit` and `parent`, both among those. Cycles are cut in it.

        Returns:
            The tree, and the cycles that were cut: each the units of one cycle from child to parent, beginning with the one that was made a root.
        """
        con = self.con
        con.execute(f"CREATE OR REPLACE TEMP TABLE holder AS SELECT DISTINCT parent AS unit FROM {above}")
        roots = f"SELECT one.unit FROM ({units}) AS one ANTI JOIN {above} AS two ON one.unit = two.unit"
        cycles: list[list[int]] = []
        while (levels := self._levels(roots, above)) is not None:
            found = sum(levels)
            members = sum(levels[:1]) + count(con, above)
            if found == members:
                tree = self._sorted(name, levels)
                break
            cycles += self._cut(above, len(levels))
        else:
            tree, more = self._in_memory(name, units, above)
            cycles += more
        self._forget()
        return tree, cycles

    def _levels(self, roots: str, above: str) -> list[int] | None:
        """Put each level into a table, with all ancestors; returns how many units it has, None where there are too many levels."""
        con = self.con
        self._forget()
        con.execute(
            f"CREATE TEMP TABLE at_0 AS SELECT unit AS level0, unit IN (SELECT unit FROM holder) AS holds FROM ({roots})"
        )
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE child AS SELECT unit, parent, unit IN (SELECT unit FROM holder) AS holds FROM {above}"
        )
        counts: list[int] = []
        while size := count(con, f"at_{len(counts)}"):
            if len(counts) == MOST_LEVELS:
                return None
            counts.append(size)
            level = len(counts)
            ancestors = ", ".join(f"upper.level{number}" for number in range(level))
            con.execute(
                f"CREATE TEMP TABLE at_{level} AS SELECT {ancestors}, child.unit AS level{level}, child.holds"
                f" FROM at_{level - 1} AS upper JOIN child ON child.parent = upper.level{level - 1} WHERE upper.holds"
            )
        return counts

    def _sorted(self, name: str, levels: list[int]) -> RawTree:
        """Sort all levels together."""
        keys = [f"level{number}" for number in range(len(levels))]
        parts = []
        for level in range(len(levels)):
            parent = keys[level - 1] if level else "NULL::INTEGER"
            ancestors = [key if number <= level else f"NULL::INTEGER AS {key}" for number, key in enumerate(keys)]
            parts.append(
                f"SELECT {keys[level]} AS unit, {parent} AS parent, {level}::INTEGER AS depth, {', '.join(ancestors)} FROM at_{level}"
            )
        tree = RawTree(name, sum(levels), len(levels))
        if not parts:
            self.con.execute(f"CREATE OR REPLACE TABLE {tree.table} (unit INTEGER, parent INTEGER, depth INTEGER)")
            self.con.execute(f"CREATE OR REPLACE TABLE {tree.ends} (unit INTEGER, stop INTEGER)")
            return tree
        order = ", ".join(f"{key} NULLS FIRST" for key in keys)
        self.con.execute(
            f"CREATE OR REPLACE TABLE {tree.table} AS SELECT * FROM ({' UNION ALL '.join(parts)}) ORDER BY {order}"
        )
        ends = [
            f"SELECT {key} AS unit, (max(rowid) + 1)::INTEGER AS stop FROM {tree.table} WHERE depth > {level} GROUP BY 1"
            for level, key in enumerate(keys[:-1])
        ]
        nothing = "SELECT NULL::INTEGER AS unit, NULL::INTEGER AS stop WHERE false"
        self.con.execute(f"CREATE OR REPLACE TABLE {tree.ends} AS {' UNION ALL '.join(ends) or nothing}")
        return tree

    def _cut(self, above: str, levels: int) -> list[list[int]]:
        """Cut the cycles among what no root is above."""
        reached = " UNION ALL ".join(f"SELECT level{level} FROM at_{level}" for level in range(levels))
        query = f"SELECT unit, parent FROM {above}" + (f" WHERE unit NOT IN ({reached})" if reached else "")
        found = self.con.execute(f"{query} ORDER BY unit").fetchnumpy()
        units = np.asarray(found["unit"])
        cut = cut_cycles(np.searchsorted(units, np.asarray(found["parent"])).tolist())
        cycles = [[int(units[place]) for place in cycle] for cycle in cut]
        self._make_roots(above, cycles)
        return cycles

    def _make_roots(self, above: str, cycles: list[list[int]]) -> None:
        self.con.execute("CREATE OR REPLACE TEMP TABLE cut (unit INTEGER)")
        insert(self.con, "cut", [(cycle[0],) for cycle in cycles])
        self.con.execute(f"DELETE FROM {above} WHERE unit IN (FROM cut)")

    def _in_memory(self, name: str, units: str, above: str) -> tuple[RawTree, list[list[int]]]:
        """Make a tree of more levels than have columns, by arrays: a query a level would take too long."""
        pl = polars()
        members = np.zeros(self.size, dtype=bool)
        members[np.asarray(self.con.execute(units).fetchnumpy()["unit"])] = True
        parent = np.full(self.size, -1, dtype=np.int32)
        found = self.con.execute(f"SELECT unit, parent FROM {above}").fetchnumpy()
        parent[np.asarray(found["unit"])] = np.asarray(found["parent"])
        made, cycles = build_hierarchy("", parent, members)
        self._make_roots(above, cycles)
        tree = RawTree(name, len(made.order), int(made.depth.max(initial=-1)) + 1)
        parents = pl.Series("parent", made.parent[made.order])
        own = {"unit": made.order, "depth": made.depth[made.order]}
        self._kept(tree.table, pl.DataFrame(own).with_columns(parents.set(parents < 0, None)), "unit, parent, depth")
        holders = made.order[made.end[made.order] - made.position[made.order] > 1]
        self._kept(tree.ends, pl.DataFrame({"unit": holders, "stop": made.end[holders]}), "unit, stop")
        return tree, cycles

    def _kept(self, table: str, frame: Any, columns: str) -> None:
        path = self.scratch / "tree.parquet"
        frame.write_parquet(path)
        self.con.execute(
            f"CREATE OR REPLACE TABLE {table} AS SELECT {columns} FROM read_parquet({literal(one_path(path))})"
        )
        path.unlink()

    def _forget(self) -> None:
        for level in range(MOST_LEVELS + 1):
            self.con.execute(f"DROP TABLE IF EXISTS at_{level}")
