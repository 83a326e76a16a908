"""Sums of fields whose stated value is a subtree's total, over any set of units and any groups.

Adding up what every unit states would count each member once a level. So in each group the topmost units of the set
are summed, each with its total; and a unit that has units of the set outside of the group below it gives what those
leave over.
"""

from __future__ import annotations

import copy
import math
from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.number_text import canonical
from orgtree.graph.bounds import Answer, Bounds
from orgtree.graph.query import excluded, totals
from orgtree.graph.totals import rounded
from orgtree.measure.grouped_pairs import GroupedPairs
from orgtree.measure.groupings import Listed, each
from orgtree.measure.moved_roots import MovedRoots

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.base.number_text import Number
    from orgtree.charter.model import Field
    from orgtree.graph.hierarchy import Hierarchy
    from orgtree.graph.partition import Partition
    from orgtree.graph.query import Query
    from orgtree.graph.totals import Totals
    from orgtree.measure.plan import Units

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]


class Topmost:
    """The units of one sum of totals.

    Args:
        query: Asks the graph.
        field: The field.
        units: The units that are meant.
        answer: Which units those are; narrowed to what has the field or stands in its hierarchy.
    """

    def __init__(self, query: Query, field: Field, units: Units, answer: Answer) -> None:
        assert field.total is not None  # noqa: S101 - the caller has asked
        graph = query.graph
        self.graph = graph
        self.field = field
        self.narrowed = units.narrowed
        self.tree: Hierarchy = graph.hierarchies[field.total.along]
        self.having = graph.having(field.name)
        base = self.tree.members | self.having
        self.units = answer & Answer(base, base)
        self.least = 0.0 if field.unknown[0] >= 0 else -np.inf  # of any number of values
        column = graph.columns.get(field.name)
        self.nowhere = column is None and field.range is None
        self.stated = np.zeros(graph.size, dtype=bool) if column is None else column.known
        out = excluded(graph, field.name)
        self.left_out, self.unsure = out.must, out.undecided
        self._other: Topmost | None = None
        if units.narrowed and out.may.any() and not (self.units.must & ~out.may).any():
            # If only such units are asked for, and by name, they count; that may hang on what is undecided.
            all_in = copy.copy(self)
            all_in.left_out = all_in.unsure = np.zeros(graph.size, dtype=bool)
            all_in.units = self.units & Answer(out.may, out.may)  # one that surely is none of them would not be meant
            if (self.units.may & ~out.must).any():
                self._other = all_in
            else:
                self.left_out = all_in.left_out

    @property
    def totals(self) -> Totals:
        """The field rolled up; only where some unit states it, since a sum of what nobody states needs none."""
        return totals(self.graph, self.field.name)

    @property
    def whole(self) -> Bounds:
        """Each unit's total of what is written under it."""
        return self.totals.written

    def _open(self, mask: Bools) -> Bounds:
        """Return sums of which nothing is known where there is anything to sum."""
        return Bounds(np.where(mask, self.least, 0.0), np.where(mask, np.inf, 0.0))

    # -- groups -------------------------------------------------------------------------------------------------------

    def by_group(self, partition: Partition) -> tuple[Bounds, Ints, Listed]:
        """Return for each group the bounds of the sum, the units that make it up, and those that leave it open."""
        found, counted, unknown = self._by_group(partition)
        if not self.nowhere and self.totals.open:
            found, moved = self._placed_otherwise(partition, found)
            unknown = unknown | moved
        if self._other is not None:
            _, group = partition.expand(self._some)
            whole = np.bincount(group, minlength=partition.size) == len(self._some)
            tops = partition.groups
            whole[: len(tops)] &= (tops < 0) | ~self.left_out[tops]
            found = self._with_one(found, whole)
            others, more, open_ = self._other.by_group(partition)
            return found.either(others), each(self.graph.size, counted, more), unknown | open_
        return found, counted, unknown

    @property
    def _some(self) -> Ints:
        """Units of which one counts at least, where not all that are meant are left out."""
        return np.flatnonzero(self.units.may & ~self.left_out)

    def _with_one(self, sums: Bounds, whole: Bools) -> Bounds:
        """Return sums of which those over all units that may count are not of none: one counts at least.

        Args:
            sums: Bounds of sums.
            whole: Which of them are over all these units.
        """
        some = self._some
        if self.nowhere or self.totals.open or not self.units.must.any():
            return sums
        if (self.tree.nearest_above(self.units.may)[some] >= 0).any():
            return sums  # the one may stand below one that is left out, and is hidden by it
        least, most = self.whole.low[some].min(), self.whole.high[some].max()
        low, high = sums.low.copy(), sums.high.copy()
        if least > 0:
            low[whole & (sums.low == 0)] = _exactly(least)
        if most < 0:
            high[whole & (sums.high == 0)] = _exactly(most)
        return Bounds(low, high)

    def _by_group(self, partition: Partition) -> tuple[Bounds, Ints, Listed]:
        if self.nowhere:
            found = _everywhere(np.flatnonzero(self.units.may & self.having), partition)
            if self.left_out.any():
                top = np.append(partition.groups, -1)[found.group]
                found = found.among(~self.left_out[found.unit] | ((top >= 0) & (self.left_out | self.unsure)[top]))
            bare = each(self.graph.size, found.unit)
            open_ = np.bincount(found.group, minlength=partition.size) > 0
            return self._open(open_).exactly_all(), bare, found
        asked = np.zeros(partition.size, dtype=bool)  # groups of units that are left out themselves, which count there
        asked[: len(partition.groups)] = (partition.groups >= 0) & (self.left_out | self.unsure)[partition.groups]
        units = np.flatnonzero(self.units.may)
        if partition.size == 1 and not asked[0] and bool((partition.of[units] >= 0).all()):
            return self._everything()
        pairs = GroupedPairs(self.tree, Listed.of(units, partition))
        mixed = self._mixed(pairs)
        left_over = self._left_over() if mixed.any() else self.whole
        ends, tops = [], np.zeros(len(pairs.unit), dtype=bool)
        meant = (self.units.must, self.units.may)
        sure = self._surely_in(pairs, asked, partition)
        for plain, mask, hiding, whole, over in zip(meant, *self._passes(), self.whole, left_over, strict=True):
            above = self.tree.nearest_above(mask)[pairs.unit].astype(np.int64)
            if asked.any():
                above = np.where(asked[pairs.group], self.tree.nearest_above(plain)[pairs.unit], above)
            near = pairs.find(above, pairs.group)  # the pair of the nearest unit above, in the same group
            covered = (near >= 0) & ~mixed[near]
            counts = mask[pairs.unit]
            if self.left_out.any():
                blocked = pairs.covering(hiding[pairs.unit]) > 0
                counts = np.where(asked[pairs.group], plain[pairs.unit], counts & ~blocked)
            tops = counts & (mixed | ~covered)
            values = np.where(mixed, over[pairs.unit], whole[pairs.unit])[tops]
            ends.append(Bounds(values, values).perhaps(sure[tops]).sums(pairs.group[tops], partition.size))
        low, high = np.minimum(ends[0].low, ends[1].low), np.maximum(ends[0].high, ends[1].high)
        if self.least < 0:  # below zero, one unit more may mean less
            unsure = self.units.undecided[pairs.unit] | mixed & self.units.undecided.any()
            low[pairs.group[unsure]], high[pairs.group[unsure]] = -np.inf, np.inf
        return (
            Bounds(low, high),
            each(self.graph.size, pairs.unit[tops]),
            pairs.listed((tops | (not self.narrowed)) & self._open_ended(~sure, pairs.unit)),
        )

    def _placed_otherwise(self, partition: Partition, sums: Bounds) -> tuple[Bounds, Listed]:
        """Return sums with what roots whose parent may be missing add, or take away, where they belong under another unit.

        Under a unit that is summed such a root adds its own total, or nothing where that unit, or one between them, states
        its own, which then has less left over; elsewhere the units that are meant count as they did.
        """
        roots, tree = self.totals.open, self.tree
        pairs = GroupedPairs(tree, _everywhere(np.flatnonzero(self.units.may), partition))
        unit = np.append(partition.groups, -1)
        totalled = (unit >= 0) & tree.members[unit] & (not self.narrowed)  # what may stand under it is in its total
        marked = self.units.may if self.narrowed else self.stated | ~self.totals.counted.must
        onward = ~(self.stated & self.units.must) if self.narrowed else ~marked
        moved = MovedRoots(tree, roots, partition, pairs, marked=marked, onward=onward, left=totalled)
        number = np.full(self.graph.size, -1)
        number[roots.units] = np.arange(len(roots.units))
        alone = partition.size == 1 and not (partition.groups >= 0).any()
        amounts = self._amounts(moved.top, alone=alone)
        ends = []
        for which, (end, total, written) in enumerate(zip(sums, self.totals.total, self.whole, strict=True)):
            added = end.copy()
            for group in np.flatnonzero(totalled[: len(end)] & np.isfinite(written[unit])[: len(end)]).tolist():
                added[group] += _exactly(total[unit[group]] - written[unit[group]])
            for listed, changes in zip((moved.met, moved.come, moved.torn), amounts, strict=True):
                for root, group in zip(number[listed.unit].tolist(), listed.group.tolist(), strict=True):
                    added[group] += _exactly(changes[which][root])
            ends.append(added)
        low = np.maximum(ends[0], 0) if self.least >= 0 else ends[0]
        return Bounds(low, ends[1]), moved.met | moved.come | moved.torn

    def _amounts(self, top: Ints, *, alone: bool) -> tuple[list[Floats], list[Floats], list[Floats]]:
        """Return the bounds of what each root changes where it is met, comes into a group, or comes into it in part.

        Args:
            top: Root that each unit stands under. Shape (units,).
            alone: Whether everything is one group: then all of a root is counted where it is met.
        """
        roots, tree, size = self.totals.open.units, self.tree, self.graph.size
        met, come = [], []
        for (tops, values), total, pick in zip(self._tops(), self.whole, (np.minimum, np.maximum), strict=True):
            mine = np.flatnonzero(tops & tree.members)
            here = np.bincount(top[mine], weights=values[mine], minlength=size)[roots]
            own = total[roots] if self.narrowed else here
            come.append(pick(pick(own, here), 0.0))
            with np.errstate(invalid="ignore"):
                met.append(np.where(np.isinf(here), 0.0, come[-1] - here))
        if alone:
            return met, come, come
        units = np.flatnonzero(self.units.may & tree.members)
        inner = np.bincount(tree.nearest_above(self.units.may)[units] + 1, minlength=size + 1)[1:] > 0
        # Any part of what a root brings is no more than all that its units have beyond one another.
        low, high = (np.where(inner, over, all_) for over, all_ in zip(self._left_over(), self.whole, strict=True))
        less, more = (
            np.bincount(top[units], weights=np.maximum(end[units], 0.0), minlength=size)[roots] for end in (-low, high)
        )
        low, high = (np.zeros(size),) * 2 if not self.narrowed else self.whole  # what is not meant comes with it
        low, high = np.minimum(low[roots], 0.0), np.maximum(high[roots], 0.0)
        return [low - more, high + less], come, [low - less, high + more]

    def _tops(self) -> list[tuple[Bools, Floats]]:
        """Return which units make up the least and the greatest sum over everything, and what each adds."""
        found = []
        for mask, hiding, whole, pick in zip(*self._passes(), self.whole, (np.minimum, np.maximum), strict=True):
            tops = mask & ~self.left_out & (self.tree.marked_ancestors(mask | hiding, include_self=False) == 0)
            found.append((tops, np.where(self.unsure, pick(whole, 0.0), whole)))
        return found

    def _everything(self) -> tuple[Bounds, Ints, Listed]:
        """Return the same for one group of all units."""
        ends, tops = [], np.zeros(self.graph.size, dtype=bool)
        for tops, values in self._tops():
            ends.append(Bounds(values[tops], values[tops]).sums(np.zeros(int(tops.sum()), dtype=np.int64), 1).low)
        low, high = np.minimum(*ends), np.maximum(*ends)
        if self.least < 0 and self.units.undecided.any():
            low[:], high[:] = -np.inf, np.inf
        unknown = np.flatnonzero((tops if self.narrowed else self.units.may) & self._open_ended(self.unsure))
        return Bounds(low, high), np.flatnonzero(tops), Listed(unknown, np.zeros(len(unknown), dtype=np.int64))

    def _passes(self) -> tuple[tuple[Bools, Bools], tuple[Bools, Bools]]:
        """Return which units a least and a greatest sum are of, and which left out ones hide what is below them."""
        must, may = self.units.must, self.units.may
        hiding = self.left_out & must
        return (must, may & (must | ~self.left_out)), (self.left_out & may | self.unsure & may & ~must, hiding)

    def _surely_in(self, pairs: GroupedPairs, asked: Bools, partition: Partition) -> Bools:
        """Return which pairs are of a unit that is not perhaps left out of its group, by itself or with one above it."""
        if not self.unsure.any():
            return np.ones(len(pairs.unit), dtype=bool)
        top = np.append(partition.groups, -1)[pairs.group]
        perhaps = self.unsure[pairs.unit] & (top != pairs.unit)
        if asked.any():  # in the group of a unit that is left out all count, and perhaps where it perhaps is
            perhaps &= ~(asked[pairs.group] & self.left_out[top])
            perhaps |= asked[pairs.group] & self.unsure[top] & self.left_out[pairs.unit]
        sure: Bools = pairs.covering(perhaps) == 0
        return sure

    def _mixed(self, pairs: GroupedPairs) -> Bools:
        """Return which pairs are of a unit that has units of the set below it that are not in the group."""
        counted = self.units.may
        if self.left_out.any():  # they and what is below them are in no total above
            counted = counted & (self.tree.marked_ancestors(counted & self.left_out) == 0)
        first = np.zeros(pairs.width + 1, dtype=np.int64)
        first[pairs.start[counted] + 1] = 1
        running = np.cumsum(first)
        below = running[pairs.stop[pairs.unit]] - running[pairs.start[pairs.unit]]
        mine = np.concatenate([[0], np.cumsum(counted[pairs.unit])])
        mixed: Bools = below != mine[pairs.ends()] - mine[:-1]
        return mixed

    def _left_over(self) -> Bounds:
        """Return what each unit has beyond the totals of the units of the set that stand next below it."""
        graph, size, least = self.graph, self.graph.size, self.least
        assert self.field.total is not None  # noqa: S101 - see above
        above = self.tree.nearest_above(self.units.may)
        kids = np.flatnonzero(self.units.may & (above >= 0) & ~self.left_out)
        taken_low, taken_high = (
            np.bincount(above[kids], weights=end[kids], minlength=size)
            for end in self.whole.perhaps(self.units.must & ~self.unsure)
        )
        with np.errstate(invalid="ignore"):
            low, high = rounded(self.whole.low - taken_high), rounded(self.whole.high - taken_low)
        low = np.where(np.isnan(low), least, np.maximum(low, least))
        high = np.where(np.isnan(high), np.inf, np.maximum(high, least))
        if not self.narrowed:
            # Without a value of its own a unit has exactly what is below it, unless that list is incomplete.
            listed = ~graph.says_incomplete(self.field.total.along)
            low = np.where(self.stated, low, np.where(listed, 0.0, least))
            high = np.where(self.stated, high, np.where(listed, 0.0, np.inf))
        return Bounds(low, high)

    def _open_ended(self, perhaps: Bools, of: Ints | slice = slice(None)) -> Bools:
        """Return the units because of which a sum is not exact, if they are among those that make it up.

        Args:
            perhaps: Entries that are perhaps left out. Shape (entries,).
            of: Units of the entries; all, one by one, if left out.
        """
        perhaps = perhaps & self.unsure[of]
        if self.narrowed:
            return ~(self.whole.finite & self.units.must)[of] | perhaps
        bare = self.having & ~self.stated & (self.totals.parts == 0) & ~self.left_out
        found: Bools = (bare[of] | perhaps) & (self.tree.marked_ancestors(self.stated, include_self=False) == 0)[of]
        return found

    # -- subtrees -----------------------------------------------------------------------------------------------------

    def by_subtree(self) -> Bounds:
        """Return the bounds of the sum over each unit's own subtree, nan for a unit outside of the hierarchy.

        Each unit of the set carries its total less those of the units of the set next below it, so that the sum
        over any subtree is that of its topmost ones.
        """
        if self._other is not None:
            found, self._other = self._other.by_subtree(), None
            mine = np.bincount(self._some, minlength=self.graph.size)
            whole = (self.tree.subtree_sums(mine) == len(self._some)) & ~self.left_out
            return found.either(self._with_one(self.by_subtree(), whole))
        outside = ~(self.tree.members & self.graph.in_force)
        if self.nowhere:
            bare = self.units.may & self.having
            below = self.tree.subtree_sums((bare & ~self.left_out).astype(np.int64)) > 0
            return self._open(below | (bare & self.left_out)).without(outside)
        if not self.narrowed:
            return self.totals.total.without(outside)
        ends = []
        meant, signs = (self.units.must, self.units.may), ((-np.inf, np.minimum), (np.inf, np.maximum))
        for plain, mask, hiding, bound, (sign, pick) in zip(meant, *self._passes(), self.whole, signs, strict=True):
            kept = np.where(self.left_out, 0.0, np.where(self.unsure, pick(bound, 0.0), bound))
            counted = self._telescoped(mask | hiding, kept, sign)
            if (self.left_out | self.unsure).any():  # in the figure of a unit that is left out they count
                every = self._telescoped(plain, bound, sign)
                counted = np.where(self.unsure, pick(every, counted), counted)
                counted = np.where(self.left_out | (self.unsure & self.units.must), every, counted)
            ends.append(counted)
        low, high = np.minimum(*ends), np.maximum(*ends)
        if self.least < 0:
            unsure = self.tree.subtree_sums(self.units.undecided.astype(np.int64)) > 0
            low, high = np.where(unsure, -np.inf, low), np.where(unsure, np.inf, high)
        found = Bounds(low, high)
        if roots := self.totals.open:
            here = roots.arrivals(lambda parents: self.tree.subtree_sums(parents.astype(np.int64)) > 0)
            found = found + roots.added(self.tree, here, found.either(self.whole))
        return found.without(outside)

    def _telescoped(self, mask: Bools, bound: Floats, sign: float) -> Floats:
        above = self.tree.nearest_above(mask)
        kids = np.flatnonzero(mask & (above >= 0))
        endless = np.isinf(bound)
        columns = [np.where(mask & ~endless, bound, 0.0), (mask & endless).astype(float)]
        sums, open_ends = (
            self.tree.subtree_sums(column - np.bincount(above[kids], weights=column[kids], minlength=len(mask)))
            for column in columns
        )
        return rounded(np.where(np.round(open_ends) > 0, sign, sums))


def _everywhere(units: Ints, partition: Partition) -> Listed:
    """Return units in all groups that they are or perhaps are in."""
    found = Listed.of(units, partition)
    return found if partition.perhaps is None else found | Listed.of(units, partition.perhaps)


def _exactly(amount: float) -> Number:
    """Return a sum of floats as a number that is no float."""
    return float(amount) if math.isinf(amount) else canonical(round(float(amount), 9))
