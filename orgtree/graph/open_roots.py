"""Roots of a hierarchy whose parent may only be missing: they say that their list of its links is not whole.

Such a unit stands where it is written, as a root, or under any unit in force that its kind can stand under; never below itself.
What a unit above it counts is then between two bounds.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import numpy as np

from orgtree.graph.bounds import Bounds

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from orgtree.graph.hierarchy import Hierarchy
    from orgtree.graph.snapshot import Snapshot

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


class OpenRoots:
    """The roots of one hierarchy that may have a parent.

    Args:
        graph: The organisation.
        name: Root link of the hierarchy.

    Attributes:
        units: Those roots, in order. Shape (roots,).
        group: Number of each root's group; those of a group can stand under the same kinds. Shape (roots,).
        parents: For each group the units that can be the parent. Each of shape (units,).
    """

    def __init__(self, graph: Snapshot, name: str) -> None:
        tree = graph.hierarchies[name]
        kinds: dict[int, set[int]] = {}
        for link in graph.charter.subtypes(name):
            silent = np.flatnonzero(graph.kind_mask(graph.not_stated.get(link, frozenset()))).tolist()
            for unit in {*graph.incomplete.get(link, ()), *silent}:
                if graph.in_force[unit] and tree.position[unit] >= 0 and tree.parent[unit] < 0:
                    own = int(graph.kind[unit])
                    kinds.setdefault(unit, set()).update(b for a, b in graph.charter.links[link].pairs if a == own)
        groups: dict[frozenset[int], list[int]] = {}
        for unit, above in sorted(kinds.items()):
            if above:
                groups.setdefault(frozenset(above), []).append(unit)
        self.units: Ints = np.asarray([unit for units in groups.values() for unit in units], dtype=np.int64)
        self.group = np.repeat(np.arange(len(groups)), [len(units) for units in groups.values()])
        self.parents = [graph.in_force & graph.kind_mask(codes) for codes in groups]

    def among(self, mask: Bools) -> OpenRoots:
        """Return those that are in a mask."""
        found = copy.copy(self)
        found.units, found.group = self.units[mask[self.units]], self.group[mask[self.units]]
        return found

    def __or__(self, other: OpenRoots) -> OpenRoots:
        """Return the roots of several hierarchies, which may come to stand under one another."""
        found = copy.copy(self)
        found.units = np.concatenate([self.units, other.units])
        found.group = np.concatenate([self.group, other.group + len(self.parents)])
        found.parents = [*self.parents, *other.parents]
        return found

    def __bool__(self) -> bool:
        return bool(len(self.units))

    def arrivals(self, arrives: Callable[[Bools], Bools], onward: Bools | None = None) -> list[Bools]:
        """Return for each group at which units its roots may arrive from below, also by way of one another.

        Args:
            arrives: Tells at which units something arrives that is put right under some others.
            onward: Units from which what has arrived goes further up; None for all.
        """
        found = [arrives(parents) for parents in self.parents]
        passes = self.units if onward is None else self.units[onward[self.units]]
        groups = self.group if onward is None else self.group[onward[self.units]]
        for _ in found:
            for group in range(len(found)):
                found[group] = np.logical_or.reduce(
                    [found[group], *(found[by] for by in set(groups[found[group][passes]].tolist()))]
                )
        return found

    def added(self, tree: Hierarchy, arrivals: list[Bools], values: Bounds) -> Bounds:
        """Return what may come on top at each unit, each root by itself arriving there or not.

        Args:
            tree: Where the units stand.
            arrivals: For each group at which units its roots may arrive.
            values: What each unit brings with it. Shape (units,).
        """
        size = len(tree.parent)
        top = tree.root_of
        brought = values[self.units].perhaps(np.zeros(len(self.units), dtype=bool))
        ends = []
        for end, sign in zip(brought, (-np.inf, np.inf), strict=True):
            endless = np.isinf(end)
            columns = []
            for column in (np.where(endless, 0.0, end), endless.astype(float)):
                sums = np.zeros(size)
                for group, here in enumerate(arrivals):
                    mine = self.group == group
                    own = np.zeros(size + 1)
                    own[self.units[mine]] = column[mine]
                    sums += np.where(here, column[mine].sum() - own[top], 0.0)  # none arrives below itself
                columns.append(sums)
            ends.append(np.where(columns[1] > 0, sign, columns[0]))
        return Bounds(*ends)


def open_roots(graph: Snapshot, name: str) -> OpenRoots:
    """Return the roots of a hierarchy that may have a parent; they are kept, since several figures ask for them."""
    return graph.cached(("open roots", name), lambda: OpenRoots(graph, name))
