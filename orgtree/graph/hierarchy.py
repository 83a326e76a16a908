"""One hierarchy as arrays: parent, pre-order and depth, so that a subtree is an interval.

With the pre-order of a tree, the descendants of a unit are the stretch from its own place to its `end`,
and every roll-up is a difference of running sums (the nested-set model: Celko, *Trees and Hierarchies in
SQL*, 2004, ch. 4). Nothing here recurses, so depth is no limit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int32]
    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]


_MOST_LEVELS = 300
"""Up to so many levels, working level by level is the faster way."""


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """A forest over some of the units.

    Args:
        name: Root link of the hierarchy.
        parent: Parent of each unit, -1 for a root or a unit that is not in it. Shape (units,).
        order: Units in pre-order. Shape (members,).
        position: Place of each unit in `order`, -1 when it is not in it. Shape (units,).
        end: Place after the unit's last descendant in `order`. Shape (units,).
        depth: Distance from the root, -1 when it is not in it. Shape (units,).
    """

    name: str
    parent: Ints
    order: Ints
    position: Ints
    end: Ints
    depth: Ints

    @property
    def members(self) -> Bools:
        """Which units are in it. Shape (units,)."""
        inside: Bools = self.position >= 0
        return inside

    @property
    def roots(self) -> Ints:
        """Units without a parent, in order."""
        tops: Ints = self.order[self.parent[self.order] < 0]
        return tops

    @property
    def root_of(self) -> Ints:
        """The root that each unit is or stands under, -1 when it is not in it. Shape (units,)."""
        return self.nearest(self.members & (self.parent < 0))

    def children(self, unit: int) -> Ints:
        """Return the children of a unit, in order."""
        spot, stop = int(self.position[unit]) + 1, int(self.end[unit])
        found = []
        while 0 < spot < stop:  # from child to child, so that asking every unit of a chain stays linear
            found.append(int(self.order[spot]))
            spot = int(self.end[found[-1]])
        return np.asarray(found, dtype=np.int32)

    def descendants(self, unit: int) -> Ints:
        """Return all units below a unit, in pre-order, without itself."""
        start = int(self.position[unit])
        return self.order[start + 1 : int(self.end[unit])] if start >= 0 else self.order[:0]

    def ancestors(self, unit: int) -> list[int]:
        """Return the units above a unit, nearest first."""
        found = []
        current = int(self.parent[unit])
        while current >= 0:
            found.append(current)
            current = int(self.parent[current])
        return found

    def subtree_sums(self, values: NDArray[Any], of: NDArray[Any] | None = None) -> NDArray[Any]:
        """Return for each unit the sum of *values* over itself and all units below it.

        Args:
            values: One finite value a unit. Shape (units,).
            of: Units in the hierarchy whose sums are wanted; None for all units.

        Returns:
            A sum for each of them; without *of*, a unit that is not in the hierarchy keeps its own value.
        """
        running = np.zeros(
            len(self.order) + 1,
            dtype=np.result_type(values.dtype, np.int64) if values.dtype.kind in "bi" else values.dtype,
        )
        np.cumsum(values[self.order], out=running[1:])
        if of is not None:
            found: NDArray[Any] = running[self.end[of]] - running[self.position[of]]
            return found
        sums: NDArray[Any] = values.astype(running.dtype, copy=True)
        sums[self.order] = running[self.end[self.order]] - running[:-1]
        return sums

    def marked_ancestors(self, mask: Bools, *, include_self: bool = True) -> Ints:
        """Return for each unit how many of itself and the units above it are in *mask*."""
        size = len(self.order) + 1
        marked = np.flatnonzero(mask & self.members)
        if not len(marked):  # as of much that is looked for and not there
            return (mask if include_self else np.zeros_like(mask)).astype(np.int32)
        steps = np.bincount(self.position[marked], minlength=size)
        steps -= np.bincount(self.end[marked], minlength=size)
        counts = mask.astype(np.int32)
        counts[self.order] = np.cumsum(steps, out=steps)[:-1]
        return counts if include_self else counts - mask

    def nearest(self, mask: Bools) -> Ints:
        """Return for each unit itself, if in *mask*, or else the nearest unit above that is; -1 if none is."""
        found = np.full(len(self.parent), -1, dtype=np.int32)
        marked = self.order[mask[self.order]]
        if not len(marked):
            return found
        level = self.marked_ancestors(mask)[marked]
        if int(level.max()) > _MOST_LEVELS:
            near = np.where(mask, np.arange(len(mask)), -1).tolist()
            parents = self.parent.tolist()
            for unit in self.order.tolist():
                if near[unit] < 0 <= parents[unit]:
                    near[unit] = near[parents[unit]]
            return np.asarray(near, dtype=np.int32)
        pre = np.full(len(self.order), -1, dtype=np.int32)
        for depth in range(1, int(level.max()) + 1):
            layer = marked[level == depth]
            starts = self.position[layer]
            slot = np.searchsorted(starts, np.arange(len(self.order)), side="right") - 1
            inside = (slot >= 0) & (np.arange(len(self.order)) < self.end[layer][slot])
            pre[inside] = layer[slot[inside]]
        found[self.order] = pre
        return found

    def nearest_above(self, mask: Bools) -> Ints:
        """Return for each unit the nearest unit above it that is in *mask*, -1 if none is."""
        near = self.nearest(mask)
        return np.where(self.parent >= 0, near[self.parent], np.int32(-1))


def build_hierarchy(name: str, parent: Ints, members: Bools) -> tuple[Hierarchy, list[list[int]]]:
    """Build a hierarchy from parents.

    Args:
        name: Root link of the hierarchy.
        parent: Parent of each unit, -1 for none; parents of members are members. Shape (units,).
        members: Which units are in it. Shape (units,).

    Returns:
        The hierarchy, and the cycles that were cut to get it: each the units of one cycle from child to
        parent, beginning with the one that was made a root.
    """
    units = np.flatnonzero(members)
    local = np.cumsum(members) - 1
    above = np.where(parent[units] >= 0, local[parent[units]], -1)
    cycles: list[list[int]] = []
    local_parent = above
    placed = _by_levels(above)
    if placed is None:  # deep, or with cycles
        parents: list[int] = above.tolist()
        cut = cut_cycles(parents)
        cycles = [[int(units[unit]) for unit in cycle] for cycle in cut]
        placed = _by_units(parents)
        local_parent = np.asarray(parents, dtype=np.int64)
    position, end, depth = placed
    count = len(parent)
    whole = {key: np.full(count, -1, dtype=np.int32) for key in ("parent", "position", "end", "depth")}
    whole["parent"][units] = np.where(local_parent >= 0, units[local_parent], -1) if len(units) else []
    whole["position"][units] = position
    whole["end"][units] = end
    whole["depth"][units] = depth
    order = np.empty(len(units), dtype=np.int32)
    order[position] = units
    for array in (*whole.values(), order):
        array.setflags(write=False)
    return Hierarchy(name, order=order, **whole), cycles


def _by_levels(parents: NDArray[np.int64]) -> tuple[Any, Any, Any] | None:
    """Return position, end and depth, a level at a time; None for a forest that is deep or has cycles.

    An array operation a level is fastest while levels are few; a chain would make it slow.
    """
    count = len(parents)
    children = np.argsort(parents, kind="stable")  # roots first, then by parent; siblings keep their order
    first = np.concatenate([[0], np.cumsum(np.bincount(parents + 1, minlength=count + 1))])
    levels: list[Any] = []
    frontier = children[: int(first[1])] if count else children
    seen = 0
    while len(frontier):
        levels.append(frontier)
        seen += len(frontier)
        if len(levels) > _MOST_LEVELS:
            return None
        frontier = children[ranges(first[frontier + 1], first[frontier + 2])]
    if seen < count:
        return None
    sizes = np.ones(count, dtype=np.int64)
    for level in reversed(levels[1:]):
        np.add.at(sizes, parents[level], sizes[level])
    before = np.cumsum(sizes[children]) - sizes[children]
    position = np.empty(count, dtype=np.int64)
    position[children] = before - before[first[parents[children] + 1]]  # counted from the first of the siblings
    depth = np.zeros(count, dtype=np.int32)
    for number, level in enumerate(levels[1:], start=1):
        position[level] += position[parents[level]] + 1
        depth[level] = number
    return position.astype(np.int32), (position + sizes).astype(np.int32), depth


def ranges(starts: NDArray[Any], stops: NDArray[Any]) -> NDArray[np.int64]:
    """Return the numbers of all half-open ranges, concatenated.

    >>> ranges(np.array([3, 10]), np.array([5, 11])).tolist()
    [3, 4, 10]
    """
    lengths = stops - starts
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    found: NDArray[np.int64] = np.arange(total, dtype=np.int64) + np.repeat(starts - ends + lengths, lengths)
    return found


def cut_cycles(parents: list[int]) -> list[list[int]]:
    """Cut every cycle at its first unit, in place, and return the cycles from child to parent."""
    done = bytearray(len(parents))
    cycles: list[list[int]] = []
    for start in range(len(parents)):
        chain: list[int] = []
        unit = start
        while unit >= 0 and not done[unit]:
            done[unit] = 2  # on the way up
            chain.append(unit)
            unit = parents[unit]
        if unit >= 0 and done[unit] == 2:  # noqa: PLR2004 - met the chain itself
            cycle = chain[chain.index(unit) :]
            turn = cycle.index(min(cycle))
            cycle = cycle[turn:] + cycle[:turn]
            cycles.append(cycle)
            parents[cycle[0]] = -1
        for unit in chain:
            done[unit] = 1
    return cycles


def _by_units(parents: list[int]) -> tuple[Any, Any, Any]:
    """Return position, end and depth, a unit at a time: linear for any depth."""
    children: dict[int, list[int]] = {}
    for unit, above in enumerate(parents):
        children.setdefault(above, []).append(unit)
    walk = list(children.get(-1, ()))
    for unit in walk:  # grows while it is walked
        walk.extend(children.get(unit, ()))
    sizes = [1] * len(parents)
    for unit in reversed(walk):
        if parents[unit] >= 0:
            sizes[parents[unit]] += sizes[unit]
    position = [0] * len(parents)
    depth = [0] * len(parents)
    following = [0] * (len(parents) + 1)  # where the next child begins; the last entry is for roots
    for unit in walk:
        above = parents[unit]
        start = following[above]
        following[above] = start + sizes[unit]
        depth[unit] = depth[above] + 1 if above >= 0 else 0
        position[unit] = start
        following[unit] = start + 1
    places = np.asarray(position, dtype=np.int32)
    return places, places + np.asarray(sizes, dtype=np.int32), np.asarray(depth, dtype=np.int32)
