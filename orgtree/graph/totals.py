"""Effective totals of fields that state the total of a subtree."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from orgtree.graph.bounds import Bounds

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.graph.hierarchy import Hierarchy
    from orgtree.graph.snapshot import Snapshot

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Totals:
    """A field rolled up; arrays of shape (units,).

    Args:
        total: Each unit's total: stated, else the sum of its children's.
        below: The sum of the children's totals.
        parts: Number of children that count in that sum.
        counted: Units whose value counts in their parent's sum.
        left_out: Units that the field leaves out of sums.
    """

    total: Bounds
    below: Bounds
    parts: NDArray[np.int64]
    counted: Bools
    left_out: Bools


def stated_bounds(graph: Snapshot, name: str) -> Bounds:
    """Return the bounds of a number or date as units state it, as wide as they can be where they do not."""
    column = graph.columns.get(name)
    if column is None or column.low is None or column.high is None:
        return Bounds.anything(graph.size, *graph.charter.fields[name].unknown)
    return Bounds(column.low, column.high)


def roll_up(graph: Snapshot, name: str, left_out: Bools) -> Totals:
    """Return a field's totals.

    A stated value ends the sum: what stands below it does not count a second time. A unit that could
    state the field, does not, and has nothing below it is unknown. Units that are left out count
    for nothing above them, and an incomplete list of children leaves the upper bound open.

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
    counted = graph.in_force & tree.members & ~left_out
    least = entry.unknown[0]
    low, high = (np.where(stated, bound, 0.0) for bound in stated_bounds(graph, name))

    incomplete = graph.says_incomplete(entry.total.along)
    parent = np.where(counted, tree.parent, -1)
    parts = np.bincount(parent[parent >= 0], minlength=size) if size else np.zeros(0, dtype=np.int64)
    # A leaf that could state the value and does not is unknown; so is a unit with an incomplete list.
    bare = having & ~stated & (parts == 0)
    open_low = (bare | incomplete) & ~stated
    low[open_low & (least < 0)] = -np.inf
    high[open_low] = np.inf

    below = _sum_up(tree, Bounds(low, high), stated, counted)
    total = Bounds(np.where(stated, low, low + below.low), np.where(stated, high, high + below.high))
    below = Bounds(np.where(incomplete & (least < 0), -np.inf, below.low), np.where(incomplete, np.inf, below.high))
    for array in (*total, *below):
        array.setflags(write=False)
    return Totals(total, below, parts, counted, left_out)


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
        if results and np.array_equal(*own):
            results.append(results[0])
            continue
        infinite = np.isinf(bound)
        total = _passed_up(tree, np.where(infinite | ~counts, 0.0, bound), cut, barrier)
        if (np.floor(bound) != bound).any():
            total = _rounded(total)
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


def _rounded(sums: Floats) -> Floats:
    """Return sums of decimals without the error of adding floats, in which 0.1 + 0.2 is more than 0.3.

    Nine decimals are kept, or as many as leave all digits of the largest sum exact.
    """
    largest = float(np.abs(sums).max(initial=1.0))
    return np.round(sums, min(9, max(0, 15 - math.ceil(math.log10(largest)))))
