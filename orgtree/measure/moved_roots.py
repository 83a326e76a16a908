"""In which groups of a sum of totals roots whose parent may be missing change something, wherever they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from orgtree.graph.pair_keys import pair_keys
from orgtree.graph.partition import within_budget
from orgtree.measure.groupings import Listed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.graph.hierarchy import Hierarchy
    from orgtree.graph.open_roots import OpenRoots
    from orgtree.graph.partition import Partition
    from orgtree.measure.grouped_pairs import GroupedPairs

    Bools = NDArray[np.bool_]
    Ints = NDArray[np.int64]


class MovedRoots:
    """Roots with the groups that they change.

    Args:
        tree: Where the units stand.
        roots: The roots.
        partition: The groups.
        pairs: The units of the sum with the groups that they are, or perhaps are, in.
        marked: Units of which the sum is another one where something stands under them. Shape (units,).
        onward: Roots by way of which what stands under them goes further up. Shape (units,).
        left: Groups that are left out. Shape (groups,).

    Attributes:
        top: Root that each unit stands under, -1 for none. Shape (units,).
        come: Roots that perhaps come into a group with all that is below them.
        torn: Roots that perhaps come into a group, but of what is below them a part is there anyway, or is in others.
        met: Roots that perhaps stand under a marked unit of a group, and bring something with them that is not in it.

    Raises:
        TooManyPairsError: If there are more pairs than the budget.
    """

    def __init__(
        self,
        tree: Hierarchy,
        roots: OpenRoots,
        partition: Partition,
        pairs: GroupedPairs,
        *,
        marked: Bools,
        onward: Bools,
        left: Bools,
    ) -> None:
        self._tree = tree
        self._roots = roots
        self.top = tree.root_of.astype(np.int64)
        maybe = partition.perhaps
        come = Listed(roots.units[:0], roots.units[:0]) if maybe is None else Listed.of(roots.units, maybe)
        met = self._met(pairs, marked, onward)
        come, met = come.among(~left[come.group]), met.among(~left[met.group])
        units = np.unique(pairs.unit)
        brought = come if maybe is None else Listed.of(units, maybe)
        keys, size = pair_keys(self.top[brought.unit], brought.group, partition.size), len(tree.parent)
        in_all = np.bincount(self.top[units] + 1, minlength=size + 1)[1:]
        torn = _times(keys, pair_keys(come.unit, come.group, partition.size)) < in_all[come.unit]
        self.come, self.torn = come.among(~torn), come.among(torn)
        along = np.isin(
            pair_keys(met.unit, met.group, partition.size), pair_keys(self.come.unit, self.come.group, partition.size)
        )
        self.met = met.among(~along)  # what comes into the group with it is in the sum already

    def _met(self, pairs: GroupedPairs, marked: Bools, onward: Bools) -> Listed:
        """Return roots with groups of which they may come to stand under a marked unit, but not below themselves."""
        tree, roots = self._tree, self._roots
        arrivals = roots.arrivals(lambda parents: tree.subtree_sums(parents.astype(np.int64)) > 0, onward)
        size = int(pairs.group.max(initial=0)) + 1
        unit, group = [roots.units[:0]], [roots.units[:0]]
        for kind, here in enumerate(arrivals):
            mine = roots.units[roots.group == kind]
            under = pairs.listed((marked & here)[pairs.unit])
            meetings = np.bincount(under.group, minlength=size)
            groups = np.flatnonzero(meetings)
            within_budget(len(mine) * len(groups))
            root, at = np.repeat(mine, len(groups)), np.tile(groups, len(mine))
            asked = pair_keys(root, at, size)
            elsewhere = meetings[at] > _times(pair_keys(self.top[under.unit], under.group, size), asked)
            unit.append(root[elsewhere])
            group.append(at[elsewhere])
        return Listed(np.concatenate(unit), np.concatenate(group))


def _times(numbers: Ints, asked: Ints) -> Ints:
    """Return how many of some numbers are each of those that are asked for."""
    ordered = np.sort(numbers)
    return np.searchsorted(ordered, asked, side="right") - np.searchsorted(ordered, asked)
