"""What figures are worked out for: the groups of a partition, or every unit's subtree at once."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from orgtree.graph.bounds import Bounds
from orgtree.graph.partition import under_each
from orgtree.graph.placement import hierarchies_of, placement_for
from orgtree.graph.steps import each_once

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    from orgtree.graph.partition import Partition
    from orgtree.graph.snapshot import Snapshot

    Array = NDArray[Any]
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
        keys = each_once(unit * size + group)
        return Listed(keys // size, keys % size)

    def split(self, size: int) -> list[Ints]:
        """Return the units of each of *size* groups."""
        if size == 1:
            return [np.sort(self.unit)]
        if not len(self.unit):
            return [self.unit] * size
        order = np.lexsort((self.unit, self.group))
        edges = np.searchsorted(self.group[order], np.arange(size + 1)).tolist()
        units = self.unit[order]
        return [units[a:b] for a, b in itertools.pairwise(edges)]


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

    def tally(self, units: Ints, case: Array, cases: int) -> list[Array]:
        """Return for each case how many of *units* are of it in each group."""
        place, group = self.expand(units)
        counts = np.bincount(group * cases + case[place], minlength=self.size * cases)
        return list(counts.reshape(self.size, cases).T)

    def sums(self, units: Ints, numbers: Bounds) -> Bounds:
        """Return the sum over those of *units* that are in each group."""
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
        kinds = [(graph.in_force & graph.kind_mask(alike), alike) for alike in hierarchies_of(graph)]
        self._places = [(mine, placement_for(graph, alike, along)) for mine, alike in kinds if mine.any()]
        self._sums = [(mine, place.sums_under(mine)) for mine, place in self._places]

    @classmethod
    def of(cls, graph: Snapshot, along: str | None) -> BySubtree:
        """Return the groups; they are kept, since several metrics ask for them."""
        return graph.cached(("subtrees", along), lambda: cls(graph, along))

    def tally(self, units: Ints, case: Array, cases: int) -> list[Array]:
        """Return for each case how many of *units* are of it under each unit."""
        used = [which for which, count in enumerate(np.bincount(case, minlength=cases).tolist()) if count]
        columns = np.zeros((len(units), len(used)), dtype=np.int64)
        for column, which in enumerate(used):
            columns[:, column] = case == which
        sums = self._rolled(units, columns)
        none = np.zeros(self.size, dtype=np.int64)
        return [sums[:, used.index(which)] if which in used else none for which in range(cases)]

    def sums(self, units: Ints, numbers: Bounds) -> Bounds:
        """Return the sum over those of *units* that are under each unit.

        Ends without bound are counted apart, since infinities do not cancel. What is the same for both ends, or never
        unbounded, is summed once or not at all.
        """
        same = numbers.low is numbers.high or np.array_equal(numbers.low, numbers.high)
        ends = [numbers.low] if same else list(numbers)
        endless = [np.isinf(end) for end in ends]
        columns = [np.where(open_, 0.0, end) for end, open_ in zip(ends, endless, strict=True)]
        open_ends = [place for place, open_ in enumerate(endless) if open_.any()]
        sums = self._rolled(units, np.stack([*columns, *(endless[place] for place in open_ends)], axis=1))
        rolled = [sums[:, place] for place in range(len(ends))]
        for column, place in enumerate(open_ends, start=len(ends)):
            sign = -np.inf if place == 0 and len(ends) > 1 else np.inf
            rolled[place] = np.where(np.round(sums[:, column]) > 0, sign, rolled[place])
        return Bounds(rolled[0], rolled[-1])

    def expand(self, units: Ints) -> tuple[Ints, Ints]:
        """Return for entries that belong to *units* their places and the units that they are under.

        Raises:
            TooManyPairsError: If that would be too many pairs.
        """
        number = np.full(self.size, -1, dtype=np.int64)
        number[units] = np.arange(len(units))
        pairs = [under_each(place, np.flatnonzero(mine), number >= 0) for mine, place in self._places]
        unit, above = (np.concatenate(ends) for ends in zip(*pairs, strict=True))
        return number[unit], above

    def _rolled(self, units: Ints, columns: Array) -> Array:
        """Return the sums of columns over what is under each unit."""
        values = np.zeros((self.size, columns.shape[1]), dtype=columns.dtype)
        values[units] = columns
        sums = values.copy()
        for mine, summed in self._sums:
            sums[mine] = summed(values)
        return sums
