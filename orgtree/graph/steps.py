"""Follow steps along links: backwards over masks, forwards over pairs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.graph.bounds import Bounds
from orgtree.graph.edges import adjacent, edges, hierarchy_of, incomplete_lists
from orgtree.graph.hierarchy import ranges
from orgtree.graph.pair_keys import each_once, pair_keys, pairs_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from orgtree.charter.expression import Condition, Path, Step
    from orgtree.graph.bounds import Answer
    from orgtree.graph.hierarchy import Hierarchy
    from orgtree.graph.snapshot import Snapshot

    Bools = NDArray[np.bool_]
    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Alternative = tuple[Step, ...]
    Codes = frozenset[int]

_NONE = np.zeros(0, dtype=np.int64)
_ENDS = ("from", "to")
"""First steps of a path that starts at links: their ends."""

MOST_PAIRS = 20_000_000
"""Budget of pairs that one question may make; each takes 16 bytes."""


class TooManyPairsError(UsageError):
    """A question over the graph needs more pairs than its budget; it stays undecided."""


class Steps:
    """Walks a graph's links.

    Args:
        graph: The graph.
        fits: Answers a condition; named paths may have one.
    """

    def __init__(self, graph: Snapshot, fits: Callable[[Condition], Answer]) -> None:
        self.graph = graph
        self.fits = fits

    def _counted(self, path: Path, *, sure: bool) -> Bools | None:
        """Return which units a named path leads to; None for all."""
        mask = None if path.kinds is None else self.graph.kind_mask(path.kinds)
        if path.where is not None:
            fits = self.fits(path.where)
            found = fits.must if sure else fits.may
            mask = found if mask is None else mask & found
        return mask

    def open_from(self, step: Step, wanted: Codes | None = None) -> Bools:
        """Return the units from which a step may lead anywhere, since it comes to an incomplete list.

        Args:
            step: The step.
            wanted: Kinds that are looked for right behind it; None for whatever comes.
        """
        unlisted = incomplete_lists(self.graph, step, None if step.repeat else wanted)
        if not step.repeat or not unlisted.any():
            return unlisted
        # However often a step is repeated, the first list that it asks is the unit's own.
        again = replace(step, repeat="*")
        tree = hierarchy_of(self.graph, step)
        return self._spread(again, unlisted, sure=False) if tree is None else self._climbed(tree, again, unlisted)

    def before_any(
        self, alternatives: tuple[Alternative, ...], mask: Bools, wanted: Codes | None, *, closed: bool
    ) -> Bools:
        """Return which units reach a unit of *mask* along at least one alternative.

        Args:
            alternatives: Rows of steps; one is enough.
            mask: The units that are wanted. Shape (units,).
            wanted: The kinds that they are of; None for any.
            closed: Whether lists that are incomplete are taken as they are, and only what surely fits is followed; else
                anything may be on them, and what may fit is followed.
        """
        found = np.zeros(self.graph.size, dtype=bool)
        for alternative in alternatives:
            current = mask
            for place, step in enumerate(reversed(alternative)):
                current = self._before(step, current, wanted if place == 0 else None, closed=closed)
            found |= current
        return found

    def _before(self, step: Step, mask: Bools, wanted: Codes | None, *, closed: bool) -> Bools:
        graph = self.graph
        if step.name in graph.charter.paths:
            found = np.zeros(graph.size, dtype=bool)
            for codes, path in graph.charter.paths[step.name].ways:
                counted = self._counted(path, sure=closed)
                inner = mask if counted is None else mask & counted
                here = self.before_any(path.ways, inner, _narrower(wanted, path.kinds), closed=closed)
                found |= here if codes is None else here & graph.kind_mask(codes)
            return found
        tree = hierarchy_of(self.graph, step)
        if tree is not None:
            found = self._climbed(tree, step, mask)
        elif step.repeat:
            found = self._spread(step, mask, sure=closed)
        else:
            source, target = edges(self.graph, step, sure=closed)
            found = np.zeros(graph.size, dtype=bool)
            found[source[mask[target]]] = True
        if closed or graph.all_listed:
            return found
        return found | self.open_from(step, wanted)

    @staticmethod
    def _climbed(tree: Hierarchy, step: Step, mask: Bools) -> Bools:
        if not step.inverse:
            marked: Bools = tree.marked_ancestors(mask, include_self=step.repeat == "*") > 0
            return marked
        below: Bools = (
            tree.subtree_sums(mask.astype(np.int64)) - (0 if step.repeat == "*" else mask.astype(np.int64)) > 0
        )
        return below

    def _spread(self, step: Step, mask: Bools, *, sure: bool) -> Bools:
        """Return which units reach *mask* by repeating a step, by breadth-first search."""
        back = adjacent(self.graph, step, sure=sure, back=True)
        found = np.zeros(self.graph.size, dtype=bool)
        frontier = np.flatnonzero(mask)
        while len(frontier):
            met = back.unit[ranges(back.first[frontier], back.first[frontier + 1])]
            near = each_once(met.astype(np.int64))
            frontier = near[~found[near]]
            found[frontier] = True
        return found | mask if step.repeat == "*" else found

    def quick_count(self, path: Path, targets: Answer) -> Bounds | None:
        """Return bounds of how many units each unit reaches, where no pairs are needed; else None."""
        if len(path.ways) != 1 or len(path.ways[0]) != 1:
            return None
        step = path.ways[0][0]
        if step.name in self.graph.charter.paths:
            return None
        tree = hierarchy_of(self.graph, step)
        if tree is None and step.repeat:
            return None
        count = self._climbed_count(tree, step) if tree is not None else self._once_count(step, sure=True)
        low = count(targets.must)
        if step.tests:
            high = self._once_count(step, sure=False)(targets.may)
        else:
            high = low if targets.may is targets.must else count(targets.may)
        if not self.graph.all_listed:
            high = np.where(self.open_from(step, path.kinds), np.inf, high)
        return Bounds(low, high)

    def _once_count(self, step: Step, *, sure: bool) -> Callable[[Bools], Floats]:
        """Return a function that counts the distinct units of a mask reached from each unit by one step."""
        size = self.graph.size
        source, target = edges(self.graph, step, sure=sure)
        if not len(source):
            return lambda _: np.zeros(size)
        start, end = pairs_of(each_once(pair_keys(source, target, size)), size)
        return lambda mask: np.bincount(start[mask[end]], minlength=size).astype(float)

    @staticmethod
    def _climbed_count(tree: Hierarchy, step: Step) -> Callable[[Bools], Floats]:
        """Return a function that counts the units of a mask above or below each unit."""

        def count(mask: Bools) -> Floats:
            if not step.inverse:
                return tree.marked_ancestors(mask, include_self=step.repeat == "*").astype(float)
            marked = mask.astype(np.int64)
            below: Floats = (tree.subtree_sums(marked) - (0 if step.repeat == "*" else marked)).astype(float)
            return below

        return count

    def pairs(
        self,
        alternatives: tuple[Alternative, ...],
        rows: Ints,
        units: Ints,
        ends: tuple[Ints, Ints] | None,
        wanted: Codes | None = None,
        *,
        distinct: bool,
        sure: bool,
    ) -> tuple[Ints, Ints, Ints]:
        """Return rows and the units they reach, sorted by row, and the rows from which more of *wanted* may be reached.

        Args:
            alternatives: Rows of steps, all of which are followed.
            rows: Number of each start.
            units: The unit that each start is.
            ends: Source and target of each start, where the starts are links.
            wanted: The kinds that are looked for in the end; None for any.
            distinct: Whether a unit reached twice from one start is one pair.
            sure: Whether only links and units that surely fit are followed, or all that may.

        Raises:
            TooManyPairsError: If the pairs would not fit the budget.
        """
        all_rows, all_units, all_open = [], [], [_NONE]
        for alternative in alternatives:
            steps, starts = alternative, units
            if ends is not None and alternative and alternative[0].name in _ENDS:
                steps, starts = alternative[1:], ends[_ENDS.index(alternative[0].name)]
            current = (np.asarray(rows, dtype=np.int64), np.asarray(starts, dtype=np.int64))
            opened: list[Ints] = []
            for place, step in enumerate(steps, 1):
                kinds = wanted if place == len(steps) else None
                current = self._forward(step, *current, opened, kinds, distinct=distinct, sure=sure)
            all_rows.append(current[0])
            all_units.append(current[1])
            all_open.extend(opened)
        row, unit = np.concatenate(all_rows), np.concatenate(all_units)
        if distinct:
            row, unit = self._distinct(row, unit)
        else:
            order = np.lexsort((unit, row))
            row, unit = row[order], unit[order]
        return row, unit, each_once(np.concatenate(all_open))

    def ends(self, alternative: Alternative, starts: Ints) -> tuple[Ints, Ints]:
        """Return the pairs of units that a row of steps joins, from some units on.

        Raises:
            TooManyPairsError: If the pairs would not fit the budget.
        """
        if not alternative:
            return starts, starts
        step = alternative[0]
        if len(alternative) > 1 or step.repeat or step.name in self.graph.charter.paths:
            row, unit, _ = self.pairs((alternative,), starts, starts, None, distinct=True, sure=True)
            return row, unit
        source, target = edges(self.graph, step, sure=True)  # one plain step needs no sorting
        wanted = np.zeros(self.graph.size, dtype=bool)
        wanted[starts] = True
        keep = wanted[source]
        return source[keep].astype(np.int64), target[keep].astype(np.int64)

    def _distinct(self, row: Ints, unit: Ints) -> tuple[Ints, Ints]:
        return pairs_of(each_once(pair_keys(row, unit, self.graph.size)), self.graph.size)

    def _forward(
        self, step: Step, row: Ints, unit: Ints, opened: list[Ints], wanted: Codes | None, *, distinct: bool, sure: bool
    ) -> tuple[Ints, Ints]:
        graph = self.graph
        if step.name in graph.charter.paths:
            rows, units = [_NONE], [_NONE]
            for codes, path in graph.charter.paths[step.name].ways:
                fits = slice(None) if codes is None else graph.kind_mask(codes)[unit]
                kinds = _narrower(wanted, path.kinds)
                found_row, found_unit, more = self.pairs(
                    path.ways, row[fits], unit[fits], None, kinds, distinct=distinct, sure=sure
                )
                counted = self._counted(path, sure=sure)
                if counted is not None:
                    keep = counted[found_unit]
                    found_row, found_unit = found_row[keep], found_unit[keep]
                rows.append(found_row)
                units.append(found_unit)
                opened.append(more)
            return np.concatenate(rows), np.concatenate(units)
        if not graph.all_listed:
            opened.append(row[self.open_from(step, wanted)[unit]])
        tree = hierarchy_of(self.graph, step)
        if tree is not None:
            row, unit = self._along_tree(tree, step, row, unit)
        elif step.repeat:
            row, unit = self._repeated(step, row, unit, sure=sure)
        else:
            row, unit = self._once(step, row, unit, sure=sure)
        return self._distinct(row, unit) if distinct else (row, unit)

    def _once(self, step: Step, row: Ints, unit: Ints, *, sure: bool) -> tuple[Ints, Ints]:
        source, _ = edges(self.graph, step, sure=sure)
        if not len(source):  # as of most links that a charter has: neighbours take memory
            return _NONE, _NONE
        near = adjacent(self.graph, step, sure=sure, back=False)
        starts, stops = near.first[unit], near.first[unit + 1]
        counts = stops - starts
        _within_budget(int(counts.sum()))
        return np.repeat(row, counts), near.unit[ranges(starts, stops)].astype(np.int64)

    def _along_tree(self, tree: Hierarchy, step: Step, row: Ints, unit: Ints) -> tuple[Ints, Ints]:
        member = tree.members[unit]
        outside = ~member if step.repeat == "*" else np.zeros(len(unit), dtype=bool)
        inside_row, inside = row[member], unit[member]
        if step.inverse:
            starts = tree.position[inside].astype(np.int64) + (step.repeat == "+")
            stops = tree.end[inside].astype(np.int64)
            _within_budget(int((stops - starts).sum()))
            return np.concatenate([np.repeat(inside_row, stops - starts), row[outside]]), np.concatenate(
                [tree.order[ranges(starts, stops)].astype(np.int64), unit[outside]]
            )
        _within_budget(int((tree.depth[inside].astype(np.int64) + 1).sum()))
        rows, units = [row[outside]], [unit[outside]]
        if step.repeat == "*":
            rows.append(inside_row)
            units.append(inside)
        while len(inside):
            above = tree.parent[inside].astype(np.int64)
            keep = above >= 0
            inside_row, inside = inside_row[keep], above[keep]
            rows.append(inside_row)
            units.append(inside)
        return np.concatenate(rows), np.concatenate(units)

    def _repeated(self, step: Step, row: Ints, unit: Ints, *, sure: bool) -> tuple[Ints, Ints]:
        """Repeat a step that is not a hierarchy's, until nothing new is reached."""
        size = self.graph.size
        seen = each_once(pair_keys(row, unit, size)) if step.repeat == "*" else _NONE
        while len(row):
            keys = each_once(pair_keys(*self._once(step, row, unit, sure=sure), size))
            fresh = ~np.isin(keys, seen, assume_unique=True)
            row, unit = pairs_of(keys[fresh], size)
            seen = np.union1d(seen, keys)
            _within_budget(len(seen))
        return pairs_of(seen, size)


def _narrower(one: Codes | None, other: Codes | None) -> Codes | None:
    """Return the kinds that are in both; None stands for all."""
    return other if one is None else one if other is None else one & other


def _within_budget(pairs: int) -> None:
    if pairs > MOST_PAIRS:
        raise TooManyPairsError(N_("{pairs} pairs of units, more than {most}"), pairs=pairs, most=MOST_PAIRS)
