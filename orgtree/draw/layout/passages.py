"""Choose where a line goes from the channel above one row on up to that above another: at the left of which nodes."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from orgtree.draw.layout.geometry import PLACES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from orgtree.draw.layout.geometry import Arrangement
    from orgtree.draw.layout.ranks import Ranks
    from orgtree.draw.layout.tree import Tree


class Passages:
    """Nodes at whose left lines pass the rows in which these stand.

    Args:
        tree: What is placed.
        arrangements: Of each node's children.
        ranks: Where nodes stand among their siblings.
        lefts: Where the block of each begins; none for about the same places.
    """

    def __init__(self, tree: Tree, arrangements: Sequence[Arrangement], ranks: Ranks, lefts: Sequence[float]) -> None:
        self._tree, self._arrangements, self._ranks, self._lefts = tree, arrangements, ranks, lefts

    def through(self, top: int, branches: Collection[int], first: int) -> dict[int, int]:
        """Return, by rows, the nodes at which a line becomes least longer by passing there.

        Args:
            top: The node under which the rows are.
            branches: The nodes at whose left the line climbs to the channel above their row.
            first: The highest row that is passed; the lowest is that above the last branch.
        """
        here: dict[int, list[float]] = {}
        for branch in branches:
            here.setdefault(self._ranks[branch].line, []).append(self._x(branch))
        found: dict[int, int] = {}
        below = here[max(here)]
        for row in range(max(here) - 1, first - 1, -1):
            own = here.get(row, [])
            middle = fsum(below) / len(below)
            prices = {
                node: (self._longer(node, (below, own)), node not in branches, abs(self._x(node) - middle))
                for node in self._ranks.lines[top][row]
            }
            found[row] = min(prices, key=prices.__getitem__)
            below = [*own, self._x(found[row])]
        return found

    def _longer(self, node: int, met: tuple[Sequence[float], Sequence[float]]) -> float:
        """Return how much longer a line becomes in two channels, by where it is met in these, if it passes at a node."""
        x = self._x(node)
        return round(fsum(max(0.0, min(places) - x, x - max(places)) for places in met if places), PLACES)

    def _x(self, node: int) -> float:
        """Return where a node's block begins, about as long as that is not known."""
        if self._lefts:
            return self._lefts[node]
        rank = self._ranks[node]
        shelf = self._arrangements[self._tree.parents[node]].form == "shelf"
        return rank.at / rank.mates if shelf else float(rank.at)
