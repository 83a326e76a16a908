"""One tree of raw tables: who stands in it under whom comes out of DuckDB, and goes back with positions and ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.exchange.stored.raw_numbers import Numbers, NumbersMaker, each_piece, insert_arrays, slices
from orgtree.exchange.stored.raw_positions import OUTSIDE, ROOT, find_depths, find_positions, unreached
from orgtree.exchange.stored.raw_sql import insert, quoted
from orgtree.exchange.stored.trees import MOST_LEVELS
from orgtree.graph.hierarchy import build_hierarchy, cut_cycles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class RawTree:
    """A tree.

    Args:
        name: Its name: that of a hierarchy, or what the columns of a placement begin with.
        members: How many units stand in it.
        levels: On how many levels.
        parent: Parent of each unit, negative for none.
        position: Position of each unit; -1 where it does not stand in the tree, as in what follows.
        end: Where what stands under each unit ends.
        depth: Depth of each unit.
    """

    name: str
    members: int
    levels: int
    parent: Numbers
    position: Numbers
    end: Numbers
    depth: Numbers

    @property
    def table(self) -> str:
        """Its table in DuckDB, in the order of the units: `unit`, `parent`, `position` and `stop`, where what stands under it ends."""
        return quoted(f"tree {self.name}")

    @property
    def level_columns(self) -> bool:
        """Whether it has a column for each level."""
        return self.levels <= MOST_LEVELS

    def forget(self) -> None:
        """Remove its arrays."""
        for numbers in (self.parent, self.position, self.end, self.depth):
            numbers.forget()

    def columns(self, units: NDArray[Any]) -> Iterator[tuple[str, NDArray[Any]]]:
        """Yield the columns of some units; negative numbers are missing values."""
        parent = self.parent.open()
        depth = self.depth.open()[units].astype(np.int32)
        yield f"{self.name}.position", self.position.open()[units]
        yield f"{self.name}.end", self.end.open()[units]
        yield f"{self.name}.parent", parent[units]
        yield f"{self.name}.depth", depth
        if not self.level_columns:
            return
        ancestors = [np.full(len(units), -1, dtype=np.int32) for _ in range(self.levels)]
        for level in range(
            self.levels - 1, -1, -1
        ):  # from below: each unit begins at its depth, and goes up a level at a time
            deep = np.flatnonzero(depth == level)
            ancestors[level][deep] = units[deep]
            if level:
                here = np.flatnonzero(ancestors[level] >= 0)
                ancestors[level - 1][here] = parent[ancestors[level][here]]
        for level, found in enumerate(ancestors):
            yield f"{self.name}.level{level}", found


class TreeMaker:
    """Makes trees.

    Args:
        con: DuckDB.
        numbers: Makes arrays.
    """

    def __init__(self, con: Any, numbers: NumbersMaker) -> None:
        self.con = con
        self.numbers = numbers

    def made(self, name: str, units: str, above: str) -> tuple[RawTree, list[list[int]]]:
        """Make a tree.

        Args:
            name: Its name.
            units: Gives the units that stand in it in SQL, in a column `unit`.
            above: Table of the units that have a parent: `unit` and `parent`, both among those. Cycles are cut in it.

        Returns:
            The tree, and the cycles that were cut: each the units of one cycle from child to parent, beginning with the one that was made a root.
        """
        self.con.execute(f"CREATE OR REPLACE TEMP TABLE member AS {units}")
        parent, members = self.numbers.made(fill=OUTSIDE), 0
        for rows in each_piece(self.con, "member", "unit"):
            parent.open()[rows["unit"]] = ROOT
            members += len(rows["unit"])
        for rows in each_piece(self.con, above, "unit, parent"):
            parent.open()[rows["unit"]] = rows["parent"]
        depth = self.numbers.made(np.int8)
        cycles: list[list[int]] = []
        while (levels := find_depths(parent, depth, MOST_LEVELS)) is not None:
            units_left, parents = unreached(parent, depth)
            if not len(units_left):
                tree = RawTree(
                    name, members, levels, parent, *find_positions(self.numbers, parent, depth, levels), depth
                )
                break
            cycles += self._cut(above, parent, units_left, parents)
        else:
            depth.forget()
            tree, more = self._in_memory(name, parent, above, members)
            cycles += more
        return tree, cycles

    def _cut(self, above: str, parent: Numbers, units: NDArray[Any], parents: NDArray[Any]) -> list[list[int]]:
        """Cut the cycles among what no root is above."""
        cut = cut_cycles(np.searchsorted(units, parents).tolist())
        cycles = [[int(units[place]) for place in cycle] for cycle in cut]
        parent.open()[[cycle[0] for cycle in cycles]] = ROOT
        self._make_roots(above, cycles)
        return cycles

    def _make_roots(self, above: str, cycles: list[list[int]]) -> None:
        self.con.execute("CREATE OR REPLACE TEMP TABLE cut (unit INTEGER)")
        insert(self.con, "cut", [(cycle[0],) for cycle in cycles])
        self.con.execute(f"DELETE FROM {above} WHERE unit IN (FROM cut)")

    def _in_memory(self, name: str, parent: Numbers, above: str, members: int) -> tuple[RawTree, list[list[int]]]:
        """Make a tree of more levels than have columns in memory: a step a level would take too long."""
        parents = parent.open()
        made, cycles = build_hierarchy("", np.maximum(parents, -1), parents != OUTSIDE)
        parents[[cycle[0] for cycle in cycles]] = ROOT
        self._make_roots(above, cycles)
        position, end, depth = (self.numbers.made() for _ in range(3))
        for numbers, found in ((position, made.position), (end, made.end), (depth, made.depth)):
            numbers.open()[:] = found
        tree = RawTree(name, members, int(made.depth.max(initial=-1)) + 1, parent, position, end, depth)
        return tree, cycles

    def keep(self, tree: RawTree) -> None:
        """Put a tree into its table, which is there for those only that are asked about in SQL."""
        self.con.execute(
            f"CREATE OR REPLACE TABLE {tree.table} (unit INTEGER, parent INTEGER, position INTEGER, stop INTEGER)"
        )
        for some in slices(tree.parent.size):
            parents = tree.parent.open()[some]
            units = np.flatnonzero(parents != OUTSIDE).astype(np.int32)
            spots = units + np.int32(some.start)
            columns = {"unit": spots, "parent": parents[units]}
            columns |= {"position": tree.position.open()[spots], "stop": tree.end.open()[spots]}
            insert_arrays(self.con, tree.table, columns)
