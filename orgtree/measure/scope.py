"""Which units a figure is about: everything, a subtree, or the groups of a breakdown.

A unit is placed along its kind's default hierarchy; if that hierarchy has no units of the kind that is asked
for, through the charter's named path `territory`; and if that leads nowhere, through the links that nesting
writes (a post under its organisation). All of it is worked out for all units at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from orgtree.graph.hierarchy import ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from orgtree.charter.expression import Step
    from orgtree.graph.hierarchy import Hierarchy
    from orgtree.graph.query import Query
    from orgtree.graph.snapshot import Snapshot

    Ints = NDArray[np.int64]
    Numbers = NDArray[np.int64] | NDArray[np.int32]
    Bools = NDArray[np.bool_]

TERRITORY = "territory"
"""Name of the path that leads from a unit to the areas in which it lies."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where units stand in a hierarchy, or what they lead to outside of any.

    Args:
        tree: The hierarchy; None if the units are meant themselves.
        unit: Units that are placed. Shape (pairs,).
        at: The unit of the hierarchy that each stands at. Shape (pairs,).
    """

    tree: Hierarchy | None
    unit: Ints
    at: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Partition:
    """Units by group. A unit falls in one group, in several, or, out of scope, in none.

    Args:
        groups: Unit that each group is of. Shape (named groups,).
        rest: Whether one more group, the last, takes the units that fall in no other.
        of: First group of each unit, -1 for one out of scope. Shape (units,).
        more_unit: Units that fall in further groups, sorted. Shape (further,).
        more_group: Those groups. Shape (further,).
    """

    groups: Ints
    rest: bool
    of: Ints
    more_unit: Ints
    more_group: Ints

    @property
    def size(self) -> int:
        """Number of groups, that of the rest included."""
        return len(self.groups) + self.rest

    def expand(self, units: Numbers) -> tuple[Ints, Ints]:
        """Return for entries that belong to *units* the places of those in scope, and the group of each."""
        first = self.of[units]
        place = np.flatnonzero(first >= 0)
        group = first[place]
        if len(self.more_unit):
            low = np.searchsorted(self.more_unit, units, side="left")
            high = np.searchsorted(self.more_unit, units, side="right")
            place = np.concatenate([place, np.repeat(np.arange(len(units)), high - low)])
            group = np.concatenate([group, self.more_group[ranges(low, high)]])
        return place, group

    def split(self, units: Ints) -> list[Ints]:
        """Return the units of each group, in order."""
        place, group = self.expand(units)
        if self.size == 1:
            return [units[place]]
        order = np.argsort(group, kind="stable")
        bounds = np.searchsorted(group[order], np.arange(self.size + 1))
        members = units[place[order]]
        return [members[a:b] for a, b in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)]

    def count(self, units: Numbers) -> Ints:
        """Return how many of *units* are in each group."""
        found: Ints = np.bincount(self.expand(units)[1], minlength=self.size)
        return found


_NONE = np.zeros(0, dtype=np.int64)


class Scopes:
    """Places units in groups and subtrees; answers are kept.

    Args:
        query: Asks the graph.
    """

    def __init__(self, query: Query) -> None:
        self.query = query
        self.graph: Snapshot = query.graph
        self._anchors: dict[tuple[frozenset[int], str | None], list[Anchor]] = {}
        self._partitions: dict[tuple[str | None, int | None, str | None], Partition] = {}

    def whole(self, under: int | None = None, along: str | None = None) -> Partition:
        """Return one group of everything, or of what is in a unit's subtree."""
        key = (None, under, along if under is not None else None)
        if key not in self._partitions:
            inside = self.inside(under, along)
            self._partitions[key] = Partition(np.zeros(1, dtype=np.int64), False, np.where(inside, 0, -1), _NONE, _NONE)  # noqa: FBT003 - no rest
        return self._partitions[key]

    def by(self, kind: str, under: int | None = None, along: str | None = None) -> Partition:
        """Return the groups of a kind, one for each of its units in scope, and the rest."""
        key = (kind, under, along)
        if key not in self._partitions:
            self._partitions[key] = self._by(self.graph.kind_codes([kind]), self.inside(under, along), along)
        return self._partitions[key]

    def _by(self, codes: frozenset[int], inside: Bools, along: str | None) -> Partition:
        graph = self.graph
        mask = graph.in_force & graph.kind_mask(codes)
        groups = np.flatnonzero(mask & inside)
        number = np.full(graph.size + 1, -1, dtype=np.int64)  # the last entry stands for -1
        number[groups] = np.arange(len(groups))
        size = len(groups) + 1
        keys = [groups * size + np.arange(len(groups))]  # each is in its own group, wherever it stands
        for anchor in self.anchors(codes, along):
            near = anchor.tree.nearest(mask)[anchor.at] if anchor.tree is not None else anchor.at
            group = number[near]
            keep = (group >= 0) & inside[anchor.unit]
            keys.append(anchor.unit[keep].astype(np.int64) * size + group[keep])
        pairs = np.sort(np.concatenate(keys), kind="stable")  # nearly sorted, so quick
        pairs = pairs[np.flatnonzero(np.diff(pairs, prepend=-1))]
        unit, group = pairs // size, pairs % size
        fresh = np.ones(len(unit), dtype=bool)
        fresh[1:] = unit[1:] != unit[:-1]
        of = np.where(inside, len(groups), -1)
        of[unit[fresh]] = group[fresh]
        return Partition(groups, True, of, unit[~fresh], group[~fresh])  # noqa: FBT003 - with a rest

    def inside(self, under: int | None, along: str | None = None) -> Bools:
        """Return which units in force are in a unit's subtree; all of them without one."""
        graph = self.graph
        if under is None:
            return graph.in_force
        mask = np.zeros(graph.size, dtype=bool)
        for anchor in self.anchors(frozenset({int(graph.kind[under])}), along):
            if anchor.tree is None:
                hit = anchor.at == under
            else:
                place = anchor.tree.position[anchor.at]
                hit = (place >= max(int(anchor.tree.position[under]), 0)) & (place < int(anchor.tree.end[under]))
            mask[anchor.unit[hit]] = True
        mask[under] = True
        return mask & graph.in_force

    def home(self, along: str | None = None) -> list[str | None]:
        """Return for each kind code the hierarchy that its units are placed in."""
        charter = self.graph.charter
        allowed = charter.in_hierarchy(along) if along else frozenset()
        return [along if code in allowed else name for code, name in enumerate(charter.default_hierarchy)]

    def anchors(self, codes: frozenset[int], along: str | None = None) -> list[Anchor]:
        """Return where all units stand that can be placed under units of these kinds."""
        key = (codes, along)
        if key not in self._anchors:
            self._anchors[key] = list(self._find(codes, along))
        return self._anchors[key]

    def _find(self, codes: frozenset[int], along: str | None) -> Iterator[Anchor]:
        graph, charter = self.graph, self.graph.charter
        home = self.home(along)
        good = {name for name in charter.hierarchies if codes & charter.in_hierarchy(name)}
        open_units = graph.in_force.copy()
        for name in charter.hierarchies:
            if name not in good:
                continue
            here = graph.kind_mask(frozenset(code for code, other in enumerate(home) if other == name))
            units = np.flatnonzero(here & graph.in_force)
            open_units &= ~here
            if len(units):
                yield Anchor(graph.hierarchies[name], units, units)
        placed = ~open_units
        if TERRITORY in charter.paths:
            for kinds, path in charter.paths[TERRITORY].ways:
                starts = np.flatnonzero(open_units if kinds is None else open_units & graph.kind_mask(kinds))
                for way in path.ways if len(starts) else ():
                    anchor = self._walk(way, starts, codes, good)
                    if anchor is not None:
                        placed[anchor.unit] = True
                        yield anchor
        yield from self._nested(placed, codes, home, good)

    def _nested(self, placed: Bools, codes: frozenset[int], home: list[str | None], good: set[str]) -> Iterator[Anchor]:
        """Place what is placed nowhere yet under the unit that nesting writes it under."""
        graph, charter = self.graph, self.graph.charter
        for name, table in graph.links.items():
            if not charter.links[name].nest or placed.all():
                continue
            rows = np.flatnonzero(table.in_force)
            rows = rows[~placed[table.source[rows]]]
            if not good:  # those kinds stand in no hierarchy, and are what their units are placed at
                fits = rows[graph.kind_mask(codes)[table.target[rows]]]
                yield Anchor(None, table.source[fits].astype(np.int64), table.target[fits].astype(np.int64))
            for tree in sorted(good):
                there = graph.kind_mask(frozenset(code for code, other in enumerate(home) if other == tree))
                fits = rows[there[table.target[rows]]]
                if len(fits):
                    yield Anchor(
                        graph.hierarchies[tree],
                        table.source[fits].astype(np.int64),
                        table.target[fits].astype(np.int64),
                    )

    def _walk(self, way: tuple[Step, ...], starts: Ints, codes: frozenset[int], good: set[str]) -> Anchor | None:
        """Follow one way of the territory; a last climb up a hierarchy is left to the hierarchy itself."""
        steps = self.query.steps
        tree = steps.tree(way[-1]) if way and not way[-1].inverse else None
        if tree is not None and tree.name not in good:
            return None
        lead = way[:-1] if tree is not None else way
        unit, at = self._lead(lead, starts)
        if tree is None:
            keep = self.graph.kind_mask(codes)[at]
            return Anchor(None, unit[keep], at[keep])
        if way[-1].repeat == "+":
            at = tree.parent[at].astype(np.int64)
        keep = at >= 0
        keep[keep] = tree.members[at[keep]]
        return Anchor(tree, unit[keep], at[keep])

    def _lead(self, lead: tuple[Step, ...], starts: Ints) -> tuple[Ints, Ints]:
        """Return the pairs of units that a row of steps joins."""
        if not lead:
            return starts, starts
        step = lead[0]
        if len(lead) > 1 or step.repeat or step.name in self.graph.charter.paths:
            return self.query.steps.pairs((lead,), starts, starts, None)[:2]
        source, target = self.query.steps.edges(step.name)
        if step.inverse:
            source, target = target, source
        wanted = np.zeros(self.graph.size, dtype=bool)
        wanted[starts] = True
        keep = wanted[source]
        return source[keep], target[keep]
