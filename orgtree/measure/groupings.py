"""What figures are worked out for: the groups of a partition, or every unit's subtree at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from orgtree.graph.bounds import Bounds
from orgtree.graph.pair_keys import each_once, pair_keys, pairs_of
from orgtree.graph.partition import perhaps_under_each, under_each
from orgtree.graph.placement import hierarchies_of, placement_for

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    from orgtree.graph.partition import Partition
    from orgtree.graph.snapshot import Snapshot

    Array = NDArray[Any]
    Bools = NDArray[np.bool_]
    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Listed:
    """Units with the groups in which they are told of.

    Args:
        unit: Units. Shape (entries,).
        group: Group of each. Shape (entries,).
    """

    unit: Ints
    group: Ints

    @classmethod
    def of(cls, units: Ints, groups: Grouping | Partition) -> Listed:
        """Return units in all groups that they are in."""
        place, group = groups.expand(units) if len(units) else (units, units)
        return cls(units[place], group)

    def __or__(self, other: Listed) -> Listed:
        if not len(self.unit) or not len(other.unit):
            return self if len(self.unit) else other
        unit, group = np.concatenate([self.unit, other.unit]), np.concatenate([self.group, other.group])
        size = int(group.max()) + 1
        return Listed(*pairs_of(each_once(pair_keys(unit, group, size)), size))

    def among(self, mask: Bools) -> Listed:
        """Return some entries."""
        return Listed(self.unit[mask], self.group[mask])

    def split(self, size: int) -> UnitsByGroup:
        """Return the units of each of *size* groups."""
        if size == 1:
            units = each_once(self.unit)
            return UnitsByGroup(units.astype(np.int32), np.array([0, len(units)], dtype=np.int32))
        if not len(self.unit):  # as of most metrics, and there may be many groups
            return UnitsByGroup(self.unit.astype(np.int32), np.broadcast_to(np.int32(0), size + 1))
        order = np.lexsort((self.unit, self.group))
        edges = np.searchsorted(self.group[order], np.arange(size + 1)).astype(np.int32)
        return UnitsByGroup(self.unit[order].astype(np.int32), edges)


@dataclass(frozen=True, slots=True)
class UnitsByGroup:
    """Units of each group, in order.

    Args:
        unit: Units, group by group; of 32 bits, since there are many. Shape (entries,).
        edges: Place of the first of each group, and the end. Shape (groups + 1,).
    """

    unit: NDArray[np.int32]
    edges: NDArray[np.int32]

    @property
    def sampled(self) -> bool:
        """Whether there may be more units than are listed."""
        return False

    def __getitem__(self, group: int) -> NDArray[np.int32]:
        return self.unit[self.edges[group] : self.edges[group + 1]]

    @property
    def counts(self) -> Ints:
        """Number of units of each group. Shape (groups,)."""
        return np.diff(self.edges)


def by_group(units: Ints | Listed, partition: Partition) -> UnitsByGroup:
    """Return units of each group of a partition: those that are listed so, or some in all groups that they are in."""
    if isinstance(units, Listed):
        return units.split(partition.size)
    if partition.size == 1:
        units = each_once(units[partition.of[units] >= 0])
        return UnitsByGroup(units.astype(np.int32), np.array([0, len(units)], dtype=np.int32))
    return Listed.of(units, partition).split(partition.size)


def each(size: int, *units: Ints) -> Ints:
    """Return units that are in any of some lists, in order and each once; a mask is quicker than sorting."""
    mask = np.zeros(size, dtype=bool)
    for some in units:
        mask[some] = True
    return np.flatnonzero(mask)


class Grouping(Protocol):
    """Groups of units over which numbers are summed."""

    exact: bool
    """Whether its numbers are exact, or floats."""
    perhaps: ByGroup | None
    """The same groups with the units that are perhaps in them as well."""

    @property
    def size(self) -> int:
        """Number of groups."""

    def expand(self, units: Ints) -> tuple[Ints, Ints]:
        """Return for entries that belong to *units* the places of those in a group, and the group of each."""

    def tally(self, units: Ints, case: Array, cases: int) -> list[Array]:
        """Return for each case how many of *units* are of it in each group."""

    def sums(self, units: Ints, numbers: Bounds) -> Bounds:
        """Return the sum over those of *units* that are in each group."""


class ByGroup:
    """The groups of a partition; their numbers are exact.

    Args:
        partition: The groups.
    """

    exact = True

    def __init__(self, partition: Partition) -> None:
        self.partition = partition
        self.size = partition.size
        self.expand = partition.expand
        self.perhaps = None if partition.perhaps is None else ByGroup(partition.perhaps)

    def tally(self, units: Ints, case: Array, cases: int) -> list[Array]:
        """Return for each case how many of *units* are of it in each group."""
        group = self.partition.only_group(units)
        if group is None:
            place, group = self.expand(units)
            case = case[place]
        counts = np.bincount(group * cases + case, minlength=self.size * cases)
        return [np.ascontiguousarray(column) for column in counts.reshape(self.size, cases).T]

    def sums(self, units: Ints, numbers: Bounds) -> Bounds:
        """Return the sum over those of *units* that are in each group."""
        group = self.partition.only_group(units)
        if group is not None:
            return numbers.sums(group, self.size)
        place, group = self.expand(units)
        return numbers[place].sums(group, self.size)


class BySubtree:
    """A group for each unit, of what stands under it; numbers are floats.

    Args:
        graph: The organisation.
        along: The hierarchy that is asked for; None for each kind's own.
    """

    exact = False

    def __init__(self, graph: Snapshot, along: str | None = None) -> None:
        self.size = graph.size
        kinds = [
            (np.flatnonzero(graph.in_force & graph.kind_mask(alike)), alike) for alike in hierarchies_of(graph.charter)
        ]
        self._places = [(mine, placement_for(graph, alike, along)) for mine, alike in kinds if len(mine)]
        self._sums = [(mine, place.sums_under(mine)) for mine, place in self._places]
        further = perhaps_under_each(graph, np.arange(graph.size), along)
        self.perhaps = None if further is None else ByGroup(further)

    @classmethod
    def of(cls, graph: Snapshot, along: str | None) -> BySubtree:
        """Return the groups; they are kept, since several metrics ask for them."""
        return graph.cached(("subtrees", along), lambda: cls(graph, along))

    def tally(self, units: Ints, case: Array, cases: int) -> list[Array]:
        """Return for each case how many of *units* are of it under each unit."""
        none = np.zeros(self.size, dtype=np.int64)
        counts = np.bincount(case, minlength=cases).tolist()
        return [
            self._rolled(units, (case == which).astype(np.int64)) if count else none
            for which, count in enumerate(counts)
        ]

    def sums(self, units: Ints, numbers: Bounds) -> Bounds:
        """Return the sum over those of *units* that are under each unit.

        Ends without bound are counted apart, since infinities do not cancel. What is the same for both ends, or never
        unbounded, is summed once or not at all.
        """
        low = self._ends(units, numbers.low)
        same = numbers.low is numbers.high or np.array_equal(numbers.low, numbers.high)
        return Bounds(low, low if same else self._ends(units, numbers.high))

    def _ends(self, units: Ints, ends: Array) -> Array:
        """Return the sums of lower or of upper bounds, of which the infinite ones have the same sign."""
        endless = np.isinf(ends)
        if not endless.any():
            return self._rolled(units, ends)
        sums = self._rolled(units, np.where(endless, 0.0, ends))
        return np.where(self._rolled(units, endless.astype(np.int64)) > 0, ends[endless][0], sums)

    def expand(self, units: Ints) -> tuple[Ints, Ints]:
        """Return for entries that belong to *units* their places and the units that they are under.

        Raises:
            TooManyPairsError: If that would be too many pairs.
        """
        number = np.full(self.size, -1, dtype=np.int64)
        number[units] = np.arange(len(units))
        pairs = [under_each(place, mine, number >= 0) for mine, place in self._places]
        unit, above = (np.concatenate(ends) for ends in zip(*pairs, strict=True))
        return number[unit], above

    def _rolled(self, units: Ints, numbers: Array) -> Array:
        """Return the sum over those of *units* that are under each unit; their numbers are finite."""
        values = np.zeros(self.size, dtype=numbers.dtype)
        values[units] = numbers
        sums = values.copy()
        for mine, summed in self._sums:
            sums[mine] = summed(values)
        return sums
