"""Tell where each node stands among the children of its parent: in which row or column, beside and above whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from orgtree.draw.layout.geometry import rows_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.draw.layout.geometry import Arrangement
    from orgtree.draw.layout.tree import Tree


class Rank(NamedTuple):
    """Where a node stands under its parent.

    Args:
        line: In which row, or column, from 0.
        at: Its place there, from 0.
        lines: How many rows or columns there are.
        mates: How many nodes stand in its own.
        in_rows: Whether they are rows.
    """

    line: int
    at: int
    lines: int
    mates: int
    in_rows: bool

    @property
    def in_single_column(self) -> bool:
        """Whether all children of the parent hang in one column."""
        return not self.in_rows and self.lines == 1

    @property
    def is_lowest(self) -> bool:
        """Whether none of its siblings stands lower."""
        return self.line == self.lines - 1 if self.in_rows else self.at == self.mates - 1

    @property
    def is_leftmost(self) -> bool:
        """Whether none of its siblings stands left of it."""
        return (self.at if self.in_rows else self.line) == 0

    @property
    def is_rightmost(self) -> bool:
        """Whether none of its siblings stands right of it."""
        return self.at == self.mates - 1 if self.in_rows else self.line == self.lines - 1


class Ranks:
    """Where all nodes of a tree stand under their parents; those beside the line under one have no rank.

    Args:
        tree: What is placed.
        arrangements: Of each node's children.
        shelves: The rows of nodes whose children stand on shelves.
    """

    def __init__(
        self, tree: Tree, arrangements: Sequence[Arrangement], shelves: Mapping[int, Sequence[Sequence[int]]]
    ) -> None:
        self._tree = tree
        self.lines: dict[int, Sequence[Sequence[int]]] = {}
        self._found: dict[int, Rank] = {}
        for unit in tree.order:
            kids = tree.children[unit]
            if not kids:
                continue
            arrangement = arrangements[unit]
            if arrangement.form == "shelf":
                lines = shelves.get(unit) or [kids]
            else:
                most = arrangement.most if arrangement.in_rows else rows_in(arrangement, len(kids))
                lines = [kids[at : at + most] for at in range(0, len(kids), most)]
            self.lines[unit] = lines
            for line, nodes in enumerate(lines):
                for at, node in enumerate(nodes):
                    self._found[node] = Rank(line, at, len(lines), len(nodes), arrangement.in_rows)

    def __contains__(self, unit: int) -> bool:
        """Return whether a node has a rank."""
        return unit in self._found

    def __getitem__(self, unit: int) -> Rank:
        """Return a node's rank."""
        return self._found[unit]

    def has_lane(self, unit: int) -> bool:
        """Return whether lines run at the left of a node's block, or its column, and go on in a channel above it."""
        return unit in self._found and not self._found[unit].in_single_column

    def lane(self, unit: int) -> int:
        """Return the node that stands for the lanes at the left of another one's block: of a column its first."""
        rank = self._found[unit]
        return unit if rank.in_rows else self.lines[self._tree.parents[unit]][rank.line][0]

    def next_lane(self, unit: int) -> int:
        """Return the node that stands for the lanes at the right of another one's block, which is not the rightmost."""
        rank, lines = self._found[unit], self.lines[self._tree.parents[unit]]
        return lines[rank.line][rank.at + 1] if rank.in_rows else lines[rank.line + 1][0]

    def outer(self, unit: int) -> int:
        """Return the node that stands for the lanes nearest to the left of a node's block."""
        while self._tree.parents[unit] >= 0 and not self.has_lane(unit):
            unit = self._tree.parents[unit]
        return unit if self._tree.parents[unit] < 0 else self.lane(unit)

    def is_open(self, unit: int, top: int) -> bool:
        """Return whether nothing stands below a node's block, down to the end of what stands under another one."""
        while unit != top:
            if unit not in self._found or not self._found[unit].is_lowest:
                return False
            unit = self._tree.parents[unit]
        return True
