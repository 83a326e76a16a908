"""Where units stand: the only answer to "under", "parent" and "roots".

A unit stands

1. in the hierarchy that is asked for, or else in its kind's own;
2. where the charter's named path `territory` leads;
3. under the unit that nesting writes it under;
4. or nowhere: then it is a root.

Who asks what is under a unit asks for the hierarchies that this unit's kind stands in. So a branch stands under its
committee when one asks for a committee, and in the community that it covers when one asks for a community. Seen as a
whole, with all hierarchies side by side, what stands in none of them, or alone in one, stands where it is written:
nesting goes before territory there.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.charter.titles import asked
from orgtree.graph.edges import hierarchy_of
from orgtree.graph.hierarchy import build_hierarchy, ranges
from orgtree.graph.pair_keys import each_once, pair_keys, pairs_of
from orgtree.graph.query import Query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from orgtree.charter.expression import Step
    from orgtree.charter.model import Charter
    from orgtree.graph.hierarchy import Hierarchy
    from orgtree.graph.snapshot import Snapshot

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]
    Pairs = tuple[Ints, Ints]
    Trees = tuple[str, ...]

TERRITORY = "territory"
"""Name of the path that leads from a unit to the areas in which it lies."""

EVERY = "*"
"""As `along`: each unit stands in its kind's own hierarchy, so that all hierarchies are seen side by side."""


class Placement:
    """Where the units in force stand, seen from some hierarchies.

    Args:
        snapshot: The organisation.
        trees: Names of those hierarchies.
        along: The hierarchy that is asked for; units of the kinds that it allows stand in it and in no other.
        whole: Whether all is looked at side by side.
        strict: Whether nothing else has a place but what stands in the hierarchies, and what is in none and is nested there.
    """

    def __init__(
        self, snapshot: Snapshot, trees: Trees, along: str | None = None, *, whole: bool = False, strict: bool = False
    ) -> None:
        self.snapshot = snapshot
        self.trees = trees
        self._strict = strict
        allowed = snapshot.charter.in_hierarchy(along) if along else frozenset[int]()
        own = snapshot.charter.default_hierarchy
        self._home = [along if code in allowed else name for code, name in enumerate(own)]
        self._parent = np.full(snapshot.size, -1, dtype=np.int32)
        self._here = np.zeros(snapshot.size, dtype=bool)
        alone = np.zeros(snapshot.size, dtype=bool)
        for name in trees:
            tree = snapshot.hierarchies[name]
            mine = snapshot.in_force & snapshot.kind_mask(self._kinds_of(name))
            self._parent[mine] = tree.parent[mine]
            self._here |= mine
            if whole:
                alone |= mine & (tree.parent < 0) & (tree.end - tree.position == 1)
        open_units = snapshot.in_force & ~self._here
        outside = [self._nesting, self._territory] if whole else [self._territory, self._nesting]
        if strict:
            open_units &= snapshot.kind_mask(frozenset(code for code, home in enumerate(own) if home is None))
            outside = [self._nesting]
        unit, above = _first_come(outside, open_units, alone)
        self._parent[unit[::-1]] = above[::-1]  # of several the first one is written last, and stays
        more = self._parent[unit] != above
        self._more: Pairs = (unit[more], above[more])

    @cached_property
    def forest(self) -> Hierarchy:
        """Each unit under the first unit that it stands under."""
        parent, in_force = self._parent, self.snapshot.in_force
        if len(self.trees) == 1:
            tree = self.snapshot.hierarchies[self.trees[0]]  # it is in order already
            everyone = self._here if self._strict else in_force
            if np.array_equal(parent, tree.parent) and np.array_equal(everyone, tree.members):
                return tree
        forest = build_hierarchy("", parent, in_force)[0]
        if self._strict:
            has_place = (forest.marked_ancestors(self._here) > 0) & in_force
            forest = build_hierarchy("", parent, has_place)[0]
        return forest

    @cached_property
    def further(self) -> Pairs:
        """Units that stand under more than one unit, and those units but the first, each pair once in order.

        Two arrays of shape (pairs,).
        """
        unit, above = self._more
        placed = self.forest.members[unit] & self.forest.members[above]
        unit, above = unit[placed], above[placed]
        _, once = np.unique(pair_keys(unit, above, self.snapshot.size), return_index=True)
        once.sort()
        return unit[once], above[once]

    def parent(self, unit: int) -> int:
        """Return the unit that a unit stands under, the first one if there are several; -1 for a root."""
        return int(self.forest.parent[unit])

    def under(self, unit: int) -> Bools:
        """Return which units in force are a unit or stand under it. Shape (units,)."""
        return self._reached(unit)[0]

    def tree(self, top: int | None = None) -> Hierarchy:
        """Return a unit with all that stands under it as one tree; everything in force without one.

        What stands under several units stands under the first of them that is in the tree.
        """
        if top is None:
            return self.forest
        mask, parent = self._reached(top)
        return build_hierarchy("", parent, mask)[0]

    def _reached(self, top: int) -> tuple[Bools, NDArray[np.int32]]:
        """Return which units are reached downwards from a unit, and from where each is."""
        forest = self.forest
        parent = forest.parent.copy()
        parent[top] = -1
        mask = np.zeros(self.snapshot.size, dtype=bool)
        mask[top] = True
        fresh = np.asarray([top] if forest.members[top] else [], dtype=np.int64)
        unit, above = self.further
        while len(fresh):
            starts, stops = forest.position[fresh].astype(np.int64), forest.end[fresh].astype(np.int64)
            mask[forest.order[ranges(starts, stops)]] = True
            edges = np.flatnonzero(mask[above] & ~mask[unit])
            fresh, first = np.unique(unit[edges], return_index=True)
            # Of units that come in together one may stand under another: then that one brings it.
            nested = forest.marked_ancestors(_mask_of(fresh, len(mask)), include_self=False)[fresh] > 0
            fresh, first = fresh[~nested], first[~nested]
            parent[fresh] = above[edges[first]]
        mask &= self.snapshot.in_force
        parent[~mask] = -1
        return mask, parent

    def sums_under(self, tops: Ints) -> Callable[[NDArray[Any]], NDArray[Any]]:
        """Return what sums up numbers under some units.

        Args:
            tops: Those units, in force. Shape (tops,).

        Returns:
            A function of one finite number a unit, of shape (units,), that gives for each of *tops* the sum over itself
            and what stands under it, each unit counted once.
        """
        parents = np.concatenate([self._parent[self._parent >= 0], self._more[1]])
        if not _mask_of(parents, self.snapshot.size)[tops].any():  # nothing stands under them
            return lambda values: values[tops]
        forest, size = self.forest, self.snapshot.size
        (unit, at), (twice, meet) = self.attachments, self._meetings

        def sums(values: NDArray[Any]) -> NDArray[Any]:
            if len(unit):
                more = np.bincount(at, values[unit], size) - np.bincount(meet, values[twice], size)
                values = values + more.astype(values.dtype)
            return forest.subtree_sums(values, tops)

        return sums

    @cached_property
    def _meetings(self) -> Pairs:
        """Units that stand at several places, and where two ways upwards from them meet: there each counts once less."""
        unit, at = self.attachments
        own = each_once(unit)
        points = np.concatenate([own, unit]), np.concatenate([own, at])
        order = np.lexsort((self.forest.position[points[1]], points[0]))
        owner, point = points[0][order], points[1][order]
        beside = owner[1:] == owner[:-1]
        meet = self._meeting(point[:-1][beside], point[1:][beside])
        return owner[1:][beside][meet >= 0], meet[meet >= 0]

    @cached_property
    def attachments(self) -> Pairs:
        """Units with the further places at which they stand, by themselves or with what they stand under.

        Two arrays of shape (pairs,), sorted by unit; each pair once.
        """
        forest, size = self.forest, self.snapshot.size
        child, above = self.further
        starts, stops = forest.position[child].astype(np.int64), forest.end[child].astype(np.int64)
        known = each_once(pair_keys(forest.order[ranges(starts, stops)], np.repeat(above, stops - starts), size))
        while len(known):
            unit, at = pairs_of(known, size)
            first, last = np.searchsorted(unit, at, "left"), np.searchsorted(unit, at, "right")
            onward = pair_keys(np.repeat(unit, last - first), at[ranges(first, last)], size)
            grown = each_once(np.concatenate([known, onward]))
            if len(grown) == len(known):
                break
            known = grown
        return pairs_of(known, size)

    def _meeting(self, one: Ints, other: Ints) -> Ints:
        """Return the lowest unit at or above both of each pair, -1 if there is none; *one* stands first in the forest."""
        forest = self.forest
        at = one.copy()
        apart = np.flatnonzero(forest.end[at] <= forest.position[other])
        while len(apart):
            at[apart] = forest.parent[at[apart]]
            apart = apart[at[apart] >= 0]
            apart = apart[forest.end[at[apart]] <= forest.position[other[apart]]]
        return at

    def _kinds_of(self, tree: str) -> frozenset[int]:
        return frozenset(code for code, home in enumerate(self._home) if home == tree)

    def _territory(self, open_units: Bools, alone: Bools) -> Iterator[Pairs]:  # noqa: ARG002 - who is alone is a root
        snapshot = self.snapshot
        path = snapshot.charter.paths.get(TERRITORY)
        for kinds, alternatives in path.ways if path else ():
            starts = np.flatnonzero(open_units if kinds is None else open_units & snapshot.kind_mask(kinds))
            for steps in alternatives.ways if len(starts) else ():
                yield self._follow(steps, starts)

    def _follow(self, steps: tuple[Step, ...], starts: Ints) -> Pairs:
        """Follow one alternative of the territory; a last climb up a hierarchy is left to the hierarchy itself."""
        tree = None if steps[-1].inverse else hierarchy_of(self.snapshot, steps[-1])
        if tree is not None and tree.name not in self.trees:
            return starts[:0], starts[:0]
        unit, at = Query(self.snapshot).steps.ends(steps[:-1] if tree is not None else steps, starts)
        if tree is None:
            return unit, at
        if steps[-1].repeat == "+":
            at = tree.parent[at].astype(np.int64)
        keep = at >= 0
        keep[keep] = tree.members[at[keep]]
        return unit[keep], at[keep]

    def _nesting(self, open_units: Bools, alone: Bools) -> Iterator[Pairs]:
        """Yield what nesting writes units under: a joint body's convener goes first, then the charter's order."""
        asked = open_units | alone
        links = [table for table in self.snapshot.links.values() if table.link.nest]
        for table in sorted(links, key=lambda table: table.link.name not in self.snapshot.charter.conveners):
            rows = np.flatnonzero(table.in_force & asked[table.source])
            yield table.source[rows].astype(np.int64), table.target[rows].astype(np.int64)


def _mask_of(units: Ints, size: int) -> Bools:
    mask = np.zeros(size, dtype=bool)
    mask[units] = True
    return mask


def _first_come(ways: Sequence[Callable[[Bools, Bools], Iterator[Pairs]]], open_units: Bools, alone: Bools) -> Pairs:
    """Return what stands in none of the hierarchies, and under what; what a way has placed, the next one leaves.

    A unit's pairs come in the order in which they were found.
    """
    found: list[Pairs] = [(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))]
    for way in ways:
        fresh = list(way(open_units, alone))
        found += fresh
        for unit, _ in fresh:
            open_units[unit] = False
    unit, above = (np.concatenate(ends) for ends in zip(*found, strict=True))
    other = unit != above
    return unit[other], above[other]


def hierarchies_of(charter: Charter) -> list[frozenset[int]]:
    """Return the codes of all kinds in sets that stand in the same hierarchies, so that each set has one placement."""
    found: dict[Trees, set[int]] = {}
    inside = {name: charter.in_hierarchy(name) for name in charter.hierarchies}
    for code in range(len(charter.kinds)):
        found.setdefault(tuple(name for name in inside if code in inside[name]), set()).add(code)
    return [frozenset(alike) for alike in found.values()]


def placement(snapshot: Snapshot, *, top: int | None = None, along: str | None = None) -> Placement:
    """Return where units stand when one asks for a unit, for a hierarchy, or for the whole.

    Args:
        snapshot: The organisation.
        top: The unit that is asked for; its kind's hierarchies are looked at.
        along: The one hierarchy that is asked for, with what is in none and nested there; `*` or None take each
            kind's own.

    Raises:
        UsageError: If there is no such hierarchy; names the nearest one.
        TooManyPairsError: If the territory's path makes more pairs than the budget.
    """
    along = known_hierarchy(snapshot, along)
    if along is not None:
        return snapshot.cached(("placement", along), lambda: Placement(snapshot, (along,), along, strict=True))
    if top is None:
        return snapshot.cached(("placement", "*"), lambda: Placement(snapshot, snapshot.charter.chart, whole=True))
    return placement_for(snapshot, frozenset({int(snapshot.kind[top])}))


def placement_for(snapshot: Snapshot, codes: frozenset[int], along: str | None = None) -> Placement:
    """Return where units stand when one asks for units of some kinds.

    Args:
        snapshot: The organisation.
        codes: Codes of the kinds; their hierarchies are looked at.
        along: The one of them that is asked for, if any; units of other kinds are placed in it as well.
    """
    trees = seen_from(snapshot.charter, codes, along)
    return snapshot.cached(("placement", trees, along), lambda: Placement(snapshot, trees, along))


def seen_from(charter: Charter, codes: frozenset[int], along: str | None) -> Trees:
    """Return the hierarchies that are looked at when one asks for units of some kinds; see `placement_for`."""
    inside = charter.in_hierarchy
    names = charter.hierarchies
    return (along,) if along and codes & inside(along) else tuple(name for name in names if codes & inside(name))


def known_hierarchy(snapshot: Snapshot, along: str | None) -> str | None:
    """Return the hierarchy that is asked for by name or by its link's title, None for each kind's own.

    Raises:
        UsageError: If there is no such hierarchy, or several of this title; names the nearest one, or all of them.
    """
    if along is None or along == EVERY:
        return None
    links = snapshot.charter.links
    titles = {name: links[name].title for name in snapshot.hierarchies}
    return asked(along, titles, N_("there is no hierarchy '{name}'"), otherwise=N_("the charter has {known}"))
