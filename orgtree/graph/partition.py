"""Which units a figure is about: everything, a subtree, or the groups of a breakdown.

Groups of a kind can lie within each other. A unit counts in every group that it stands under, so that a group has the
figure of its unit's subtree.
"""

from __future__ import annotations

import functools
import operator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.graph.hierarchy import ranges
from orgtree.graph.open_roots import open_roots
from orgtree.graph.pair_keys import each_once, pair_keys, pairs_of
from orgtree.graph.placement import hierarchies_of, placement_for
from orgtree.graph.steps import MOST_PAIRS, TooManyPairsError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.graph.open_roots import OpenRoots
    from orgtree.graph.placement import Placement
    from orgtree.graph.snapshot import Snapshot

    Ints = NDArray[np.int64]
    Numbers = NDArray[np.int64] | NDArray[np.int32]
    Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Partition:
    """Units by group. A unit falls in one group, in several, or, out of scope, in none.

    Args:
        groups: Unit that each group is of, -1 for one of everything. Shape (named groups,).
        rest: Whether one more group, the last, takes the units that fall in no other.
        of: First group of each unit, -1 for one out of scope. Shape (units,).
        more_unit: Units that fall in further groups, sorted. Shape (further,).
        more_group: Those groups. Shape (further,).
        perhaps: The same groups with the units that perhaps fall in them as well, since their parent may be missing.
    """

    groups: Ints
    rest: bool
    of: Ints
    more_unit: Ints
    more_group: Ints
    perhaps: Partition | None = None

    @classmethod
    def by_pairs(cls, groups: Ints, keys: Ints, of: Ints, *, rest: bool, perhaps: Partition | None = None) -> Partition:
        """Return units by group.

        Args:
            groups: As above.
            keys: Pairs as unit times (named groups + 1) plus group, sorted, each once.
            of: Group of each unit that is in no pair, -1 for none. Shape (units,).
            rest: As above.
            perhaps: As above.
        """
        unit, group = pairs_of(keys, len(groups) + 1)
        fresh = np.diff(unit, prepend=-1) > 0
        of = of.copy()
        of[unit[fresh]] = group[fresh]
        return cls(groups, rest=rest, of=of, more_unit=unit[~fresh], more_group=group[~fresh], perhaps=perhaps)

    @property
    def size(self) -> int:
        """Number of groups, that of the rest included."""
        return len(self.groups) + self.rest

    def only_group(self, units: Numbers) -> Ints | None:
        """Return the group of each of some units where each falls in one and no unit in several, as most often; else None."""
        first: Ints = self.of[units]
        return first if not len(self.more_unit) and first.min(initial=0) >= 0 else None

    def expand(self, units: Numbers) -> tuple[Ints, Ints]:
        """Return for entries that belong to *units* the places of those in scope, and the group of each."""
        first = self.of[units]
        if len(first) and first.min() >= 0:  # all are in scope, as most often
            place, group = np.arange(len(first)), first
        else:
            place = np.flatnonzero(first >= 0)
            group = first[place]
        if len(self.more_unit):
            low = np.searchsorted(self.more_unit, units, side="left")
            high = np.searchsorted(self.more_unit, units, side="right")
            place = np.concatenate([place, np.repeat(np.arange(len(units)), high - low)])
            group = np.concatenate([group, self.more_group[ranges(low, high)]])
        return place, group

    def count(self, units: Numbers) -> Ints:
        """Return how many of *units* are in each group."""
        if not len(units):
            return np.broadcast_to(np.int64(0), self.size)
        found: Ints = np.bincount(self.expand(units)[1], minlength=self.size)
        return found


_NONE = np.zeros(0, dtype=np.int64)


def whole(snapshot: Snapshot, under: int | None = None, along: str | None = None) -> Partition:
    """Return one group of everything in force, or of what is under a unit."""
    if under is None:
        return snapshot.cached(("everything",), lambda: _one_group(-1, snapshot.in_force))
    perhaps = perhaps_under_each(snapshot, np.array([under]), along)
    return _one_group(under, inside(snapshot, under, along), perhaps)


def _one_group(unit: int, inside: Bools, perhaps: Partition | None = None) -> Partition:
    return Partition.by_pairs(np.array([unit]), _NONE, np.where(inside, 0, -1), rest=False, perhaps=perhaps)


def by_kind(snapshot: Snapshot, kind: str, under: int | None = None, along: str | None = None) -> Partition:
    """Return the groups of a kind, one for each of its units in scope, and the rest.

    Raises:
        UsageError: If there is no such kind.
        TooManyPairsError: If units and groups make more pairs than the budget.
    """
    key = ("groups", kind, under, along)
    return snapshot.cached(key, lambda: _by_kind(snapshot, kind, under, along))


def inside(snapshot: Snapshot, under: int | None, along: str | None = None) -> Bools:
    """Return which units in force are a unit or stand under it; all of them without one."""
    if under is None:
        return snapshot.in_force
    codes = frozenset({int(snapshot.kind[under])})
    return snapshot.cached(("under", under, along), lambda: placement_for(snapshot, codes, along).under(under))


def _by_kind(snapshot: Snapshot, kind: str, under: int | None, along: str | None) -> Partition:
    scope = inside(snapshot, under, along)
    codes = snapshot.kind_codes([kind])
    groups = np.flatnonzero(snapshot.kind_mask(codes) & scope)
    found = [_group_keys(snapshot, groups, groups, groups)]  # each is in its own group, wherever it stands
    for alike in hierarchies_of(snapshot.charter):
        tops = groups[snapshot.kind_mask(alike)[groups]]
        if len(tops):
            unit, top = under_each(placement_for(snapshot, alike, along), tops)
            keep = scope[unit]
            found.append(_group_keys(snapshot, groups, unit[keep], top[keep]))
    pairs = each_once(np.concatenate(found))
    of = np.where(scope, len(groups), -1)
    around = whole(snapshot, under, along).perhaps
    outside = np.zeros(snapshot.size, dtype=bool) if around is None else around.of >= 0
    keys = np.setdiff1d(_perhaps(snapshot, groups, along), pairs, assume_unique=True)
    maybe, _ = pairs_of(keys, len(groups) + 1)
    keys = keys[(scope | outside)[maybe]]
    if not len(keys) and not outside.any():
        return Partition.by_pairs(groups, pairs, of, rest=True)
    # Who is in none of the groups, and perhaps in one or in scope at all, is perhaps in the rest.
    alone = outside | (scope & _mask(maybe, snapshot.size))
    alone[pairs_of(pairs, len(groups) + 1)[0]] = False
    keys = each_once(np.concatenate([keys, pair_keys(np.flatnonzero(alone), len(groups), len(groups) + 1)]))
    perhaps = Partition.by_pairs(groups, keys, np.full(snapshot.size, -1), rest=True)
    return Partition.by_pairs(groups, pairs, np.where(alone, -1, of), rest=True, perhaps=perhaps)


def _group_keys(snapshot: Snapshot, groups: Ints, units: Ints, tops: Ints) -> Ints:
    """Return pairs of a unit and a unit that a group is of as keys of `Partition.by_pairs`."""
    number = np.zeros(snapshot.size, dtype=np.int64)  # asked of groups only
    number[groups] = np.arange(len(groups))
    return pair_keys(units, number[tops], len(groups) + 1)


def _mask(units: Ints, size: int) -> Bools:
    mask = np.zeros(size, dtype=bool)
    mask[units] = True
    return mask


def perhaps_under_each(snapshot: Snapshot, groups: Ints, along: str | None = None) -> Partition | None:
    """Return the units that perhaps stand under some units, since the parent of a root above them may be missing.

    Raises:
        TooManyPairsError: If there are more pairs than the budget.
    """
    keys = _perhaps(snapshot, groups, along)
    if not len(keys):
        return None
    return Partition.by_pairs(groups, keys, np.full(snapshot.size, -1), rest=False)


def _perhaps(snapshot: Snapshot, groups: Ints, along: str | None) -> Ints:
    """Return the pairs of a unit and a group that it perhaps stands under and does not surely; as keys."""
    found = [_NONE]
    for alike in hierarchies_of(snapshot.charter) if snapshot.incomplete or snapshot.not_stated else ():
        tops = groups[snapshot.kind_mask(alike)[groups] & snapshot.in_force[groups]]
        if not len(tops):
            continue
        placed = placement_for(snapshot, alike, along)
        alone = placed.forest.members & (placed.forest.parent < 0)
        # What stands in none of these hierarchies stands where nesting writes it.
        nested = alone.copy()
        for name in placed.trees:
            nested &= ~snapshot.kind_mask(snapshot.charter.in_hierarchy(name))
        parts = [
            open_roots(snapshot, name).among(alone if name in placed.trees else nested)
            for name in snapshot.hierarchies
            if name in placed.trees or snapshot.charter.links[name].nest
        ]
        if parts and (roots := functools.reduce(operator.or_, parts)):
            found.append(_group_keys(snapshot, groups, *_brought(placed, roots, tops)))
    return each_once(np.concatenate(found))


def _brought(placed: Placement, roots: OpenRoots, tops: Ints) -> tuple[Ints, Ints]:
    """Return pairs of a unit under one of some roots, and a unit that it comes to stand under if that root does."""
    size = placed.snapshot.size
    met = np.union1d(tops, roots.units)
    arrivals = roots.arrivals(lambda parents: _mask(under_each(placed, met, parents)[1], size))
    unit, root = under_each(placed, roots.units)
    top, own = under_each(placed, roots.units, _mask(tops, size))
    inner = pair_keys(top, own, size)
    units, above = [_NONE], [_NONE]
    for group, here in enumerate(arrivals):
        mine = np.flatnonzero(np.isin(root, roots.units[roots.group == group]))
        ends = tops[here[tops]]
        within_budget(len(mine) * len(ends))
        below, by, at = np.repeat(unit[mine], len(ends)), np.repeat(root[mine], len(ends)), np.tile(ends, len(mine))
        outside = ~np.isin(pair_keys(at, by, size), inner)  # none comes to stand below itself
        units.append(below[outside])
        above.append(at[outside])
    below, at = np.concatenate(units), np.concatenate(above)
    fresh = ~np.isin(pair_keys(below, at, size), pair_keys(*under_each(placed, tops), size))
    return below[fresh], at[fresh]


def under_each(placed: Placement, tops: Ints, wanted: Bools | None = None) -> tuple[Ints, Ints]:
    """Return pairs of a unit and one of *tops* that it is or stands under, each once; of all units, or of some.

    Raises:
        TooManyPairsError: If there are more pairs than the budget.
    """
    forest, size = placed.forest, placed.snapshot.size
    mask = np.zeros(size, dtype=bool)
    mask[tops] = True
    near = forest.nearest(mask).astype(np.int64)
    higher = forest.nearest_above(mask)
    more, at = placed.attachments
    unit = np.concatenate([np.arange(size), more])
    top = near[np.concatenate([np.arange(size), at])]
    if wanted is not None:
        top = np.where(wanted[unit], top, -1)
    found = [_NONE]
    while len(unit := unit[top >= 0]):
        top = top[top >= 0]
        found.append(pair_keys(unit, top, size))
        within_budget(sum(map(len, found)))
        top = higher[top]
    return pairs_of(each_once(np.concatenate(found)), size)


def within_budget(pairs: int) -> None:
    """Refuse more pairs of units and groups than the budget.

    Raises:
        TooManyPairsError: If there are more.
    """
    if pairs > MOST_PAIRS:
        raise TooManyPairsError(
            N_(
                "the groups cannot be told apart: units stand, or since their parents may be missing perhaps stand, under so "
                "many of them that there are {pairs} pairs, more than {most}; ask for a part of it with under, group by a kind "
                "with fewer units, or write the parents that are missing"
            ),
            pairs=pairs,
            most=MOST_PAIRS,
        )
