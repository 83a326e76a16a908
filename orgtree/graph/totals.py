"""Effective totals of fields that state the total of a subtree."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from orgtree.graph.bounds import Answer, Bounds
from orgtree.graph.open_roots import open_roots

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.graph.hierarchy import Hierarchy
    from orgtree.graph.open_roots import OpenRoots
    from orgtree.graph.snapshot import Snapshot

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Totals:
    """A field rolled up; arrays of shape (units,).

    Args:
        total: Each unit's total: stated, else the sum of its children's.
        below: The sum of the children's totals.
        written: The total of what is written under it, without roots that may belong under it as well.
        parts: Number of children that surely count in that sum.
        more: Units with children that perhaps count in it.
        counted: Units whose value counts in their parent's sum, surely or perhaps.
        open: Roots that may belong under another unit.
    """

    total: Bounds
    below: Bounds
    written: Bounds
    parts: NDArray[np.int32]
    more: Bools
    counted: Answer
    open: OpenRoots


def stated_bounds(graph: Snapshot, name: str) -> Bounds:
    """Return the bounds of a number or date as units state it, as wide as they can be where they do not."""
    column = graph.columns.get(name)
    if column is None or column.low is None or column.high is None:
        return Bounds.anything(graph.size, *graph.charter.fields[name].unknown)
    return Bounds(column.low, column.high)


def stated_days(graph: Snapshot, name: str) -> Bounds:
    """Return the bounds of a date as units state it; any day where they do not, whatever the field's range says."""
    column = graph.columns.get(name)
    if column is None or column.low is None or column.high is None:
        return Bounds.anything(graph.size, -np.inf)
    return Bounds(np.where(column.known, column.low, -np.inf), np.where(column.known, column.high, np.inf))


def roll_up(graph: Snapshot, name: str, left_out: Answer) -> Totals:
    """Return a field's totals.

    A stated value ends the sum: what stands below it does not count a second time. A unit that could
    state the field, does not, and has nothing below it is unknown, within the field's range. Units that are left out count
    for nothing above them, and one of which that is undecided counts perhaps; so does a root that may
    belong under another unit. An incomplete list of children leaves the upper bound open.

    Args:
        graph: The graph.
        name: A field with a `total`.
        left_out: Units that the field leaves out of sums. Shape (units,).

    Raises:
        ValueError: The field has no total.
    """
    entry = graph.charter.fields[name]
    if entry.total is None:
        raise ValueError(f"field '{name}' has no total")
    tree = graph.hierarchies[entry.total.along]
    column = graph.columns.get(name)
    size = graph.size
    having = graph.having(name)
    stated = column.known.copy() if column is not None else np.zeros(size, dtype=bool)
    inside = graph.in_force & tree.members
    counted = ~left_out & Answer(inside, inside)
    least, most = entry.unknown
    low, high = (np.where(stated, bound, 0.0) for bound in stated_bounds(graph, name))

    incomplete = graph.says_incomplete(entry.total.along)
    parts = _children(tree, counted.must)
    perhaps_parts = parts if counted.settled else _children(tree, counted.may)
    # A leaf that could state the value and does not is anything in the field's range; what is missing in an incomplete
    # list is any number of such.
    bare = having & ~stated & (parts == 0)
    low[bare], high[bare] = least, most
    unlisted = incomplete & ~stated
    low[unlisted & (least < 0)] = -np.inf
    high[unlisted] = np.inf

    own = Bounds(low, low if np.array_equal(low, high) else high)
    below = (
        _one_by_one(tree, own, stated, counted) if counted.undecided.any() else _sum_up(tree, own, stated, counted.must)
    )
    total = written = _or_below(own, stated, below)
    more = perhaps_parts > parts
    roots = open_roots(graph, entry.total.along)
    if roots:
        passes = counted.may & ~stated
        barrier = tree.nearest_above(stated | ~counted.may)
        brought = Bounds(*(np.where(counted.may, end, 0.0) for end in written))
        arrivals = roots.arrivals(
            lambda parents: (
                parents | (_passed_up(tree, (parents & passes).astype(float), ~passes & inside, barrier) > 0)
            ),
            passes,
        )
        below = below + roots.added(tree, arrivals, brought)
        total = _or_below(own, stated, below)
        more = more | (roots.added(tree, arrivals, Bounds(*(counted.may.astype(float),) * 2)).high > 0)
    if incomplete.any():
        below = Bounds(np.where(incomplete & (least < 0), -np.inf, below.low), np.where(incomplete, np.inf, below.high))
    for array in (*total, *below, *written):
        array.setflags(write=False)
    return Totals(total, below, written, parts, more, counted, roots)


def _children(tree: Hierarchy, counted: Bools) -> NDArray[np.int32]:
    """Return how many children of each unit are counted."""
    above = tree.parent[counted & (tree.parent >= 0)]
    return np.bincount(above, minlength=len(tree.parent)).astype(np.int32)


def _or_below(own: Bounds, stated: Bools, below: Bounds) -> Bounds:
    """Return each unit's own value where it states one, else with what is below it; what has no two ends is one array."""
    low = np.where(stated, own.low, own.low + below.low)
    exact = own.low is own.high and below.low is below.high
    return Bounds(low, low if exact else np.where(stated, own.high, own.high + below.high))


def _one_by_one(tree: Hierarchy, own: Bounds, stated: Bools, counted: Answer) -> Bounds:
    """Return the same as `_sum_up` where some children perhaps count, from the lowest unit upwards."""
    ends = []
    for bound, extreme in zip(own, (min, max), strict=True):
        values, sums = bound.tolist(), [0.0] * len(bound)
        for unit in reversed(tree.order.tolist()):
            above = tree.parent[unit]
            if above >= 0 and counted.may[unit]:
                total = values[unit] if stated[unit] else values[unit] + sums[unit]
                sums[above] += total if counted.must[unit] else extreme(0.0, total)
        ends.append(rounded(np.asarray(sums)))
    return Bounds(*ends)


def _sum_up(tree: Hierarchy, own: Bounds, stated: Bools, counted: Bools) -> Bounds:
    """Return for each unit the sum of its counted children's totals, by running sums.

    A stated value replaces what stands below it. So each stated unit carries its value less the sum of
    the nearest such units below it: then the sum over any subtree telescopes to what counts in it.
    Unbounded ends are counted apart, since infinities do not cancel.
    """
    # Where a sum is cut: at stated units (their value counts, not what is below) and at units left out.
    cut = (stated | ~counted) & tree.members
    barrier = tree.nearest_above(cut)
    counts = counted & tree.members
    results: list[Floats] = []
    for bound, sign in zip(own, (-np.inf, np.inf), strict=True):
        if results and own.low is own.high:
            results.append(results[0])
            continue
        infinite = np.isinf(bound)
        total = _passed_up(tree, np.where(infinite | ~counts, 0.0, bound), cut, barrier)
        if (np.floor(bound) != bound).any():
            total = rounded(total)
        if infinite.any():
            open_ends = _passed_up(tree, (infinite & counts).astype(float), cut, barrier)
            total = np.where(np.round(open_ends) > 0, sign, total)
        results.append(total)
    return Bounds(*results)


def _passed_up(tree: Hierarchy, free: Floats, cut: Bools, barrier: NDArray[np.int32]) -> Floats:
    """Return for each unit the sum passed up from below, stopped at cut units."""
    # Below each cut unit: the contributions that would pass through it, to be taken away again.
    under = np.flatnonzero((barrier >= 0) & (free != 0))
    passing = np.bincount(barrier[under], weights=free[under], minlength=len(free))
    net = free - np.where(cut, passing, 0.0)
    # For a cut unit the subtree sum is its own value; what is below it is `passing`.
    return np.where(cut, passing, tree.subtree_sums(net) - net)


def rounded(sums: Floats) -> Floats:
    """Return sums of decimals without the error of adding floats, in which 0.1 + 0.2 is more than 0.3.

    Nine decimals are kept, or as many as leave all digits of the largest sum exact.
    """
    largest = float(np.abs(sums[np.isfinite(sums)]).max(initial=1.0))
    return np.round(sums, min(9, max(0, 15 - math.ceil(math.log10(largest)))))
