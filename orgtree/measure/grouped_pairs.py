"""The units of a sum with the groups that they are in, searched along the pre-order of their hierarchy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from orgtree.graph.pair_keys import pair_keys
from orgtree.measure.groupings import Listed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.graph.hierarchy import Hierarchy

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]


class GroupedPairs:
    """The units of a sum with the groups that they are in, in pre-order within each group.

    Args:
        tree: The hierarchy.
        placed: Units and groups, in any order.
    """

    def __init__(self, tree: Hierarchy, placed: Listed) -> None:
        # Stretches of the pre-order; a unit outside of the hierarchy has one of its own behind it.
        after = len(tree.order) + np.arange(len(tree.parent), dtype=np.int64)
        self.start = np.where(tree.members, tree.position, after)
        self.stop = np.where(tree.members, tree.end, after + 1)
        self.width = len(tree.order) + len(tree.parent) + 1
        key = pair_keys(placed.group, self.start[placed.unit], self.width)
        order = np.argsort(key, kind="stable")
        self.unit, self.group, self.key = placed.unit[order], placed.group[order], key[order]

    def find(self, unit: Ints, group: Ints) -> Ints:
        """Return the number of each pair, -1 for a unit that is not in the group, or is none."""
        key = np.where(unit >= 0, pair_keys(group, self.start[unit], self.width), -1)
        place = np.minimum(np.searchsorted(self.key, key), len(self.key) - 1)
        return np.where(self.key[place] == key, place, -1) if len(self.key) else place

    def listed(self, mask: Bools) -> Listed:
        """Return some pairs."""
        return Listed(self.unit[mask], self.group[mask])

    def ends(self) -> Ints:
        """Return for each pair the place behind the last pair of the same group that is of its unit or one below."""
        return np.searchsorted(self.key, pair_keys(self.group, self.stop[self.unit], self.width))

    def covering(self, marked: Bools) -> Ints:
        """Return how many marked pairs of the same group are of each unit or a unit above it."""
        first = self.key[marked]
        stops = np.sort(pair_keys(self.group[marked], self.stop[self.unit[marked]], self.width))
        return np.searchsorted(first, self.key, side="right") - np.searchsorted(stops, self.key, side="right")
