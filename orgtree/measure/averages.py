"""Bounds of means and shares when some values, and some memberships, are undecided."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.interval import UNKNOWN, Interval
from orgtree.measure.exact import intervals, plain, sums

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.base.interval import Number

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Average:
    """A mean of each group. Lists have one entry a group.

    Args:
        values: Bounds of the mean; None where there is nothing to take it of.
        numerators: Bounds of the sum.
        denominators: Bounds of the number of units.
    """

    values: list[Interval | None]
    numerators: list[Interval]
    denominators: list[Interval]


def share(member_must: Bools, has_must: Bools, has_may: Bools, group: Ints, size: int) -> Average:
    """Return the bounds of a share; they are reached, so nothing narrower would be true.

    Args:
        member_must: Whether each unit surely counts; it is here since it may. Shape (entries,).
        has_must: Whether it surely has what is asked.
        has_may: Whether it may have it.
        group: Group of each.
        size: Number of groups.
    """
    case = np.where(has_must, 0, np.where(has_may, 1, 2)) + np.where(member_must, 0, 3)
    table = np.bincount(group * 6 + case, minlength=size * 6).reshape(size, 6).tolist()
    values: list[Interval | None] = []
    numerators, denominators = [], []
    for yes, open_, no, extra_yes, extra_open, extra_no in table:
        least, most = yes + open_ + no, yes + open_ + no + extra_yes + extra_open + extra_no
        numerators.append(Interval(yes, yes + open_ + extra_yes + extra_open))
        denominators.append(Interval(least, most))
        if not most:
            values.append(None)
            continue
        # Units that may not count: those that can be a "no" only lower a share, those that can be a "yes" only raise it.
        lower, upper = least + extra_open + extra_no, least + extra_yes + extra_open
        low = Fraction(yes, lower) if lower else 1
        high = Fraction(yes + open_ + extra_yes + extra_open, upper) if upper else 0
        values.append(Interval(plain(low), plain(high)))
    return Average(values, numerators, denominators)


def mean(low: Floats, high: Floats, member_must: Bools, group: Ints, size: int) -> Average:
    """Return the bounds of a mean.

    Args:
        low: Lower bounds of each unit's value. Shape (entries,).
        high: Upper bounds.
        member_must: Whether each unit surely counts; it is here since it may.
        group: Group of each.
        size: Number of groups.
    """
    sure, unsure = np.flatnonzero(member_must), np.flatnonzero(~member_must)
    low_sums, high_sums = (sums(bound[sure], group[sure], size) for bound in (low, high))
    counts = np.bincount(group[sure], minlength=size).tolist()
    extra = np.bincount(group[unsure], minlength=size).tolist()
    wide_low = sums(np.minimum(low[unsure], 0.0), group[unsure], size)
    wide_high = sums(np.maximum(high[unsure], 0.0), group[unsure], size)
    values: list[Interval | None] = []
    for place in range(size):
        if not counts[place] and not extra[place]:
            values.append(None)
        elif not extra[place]:
            values.append(Interval(_over(low_sums[place], counts[place]), _over(high_sums[place], counts[place])))
        else:
            mine = unsure[group[unsure] == place]
            values.append(
                Interval(
                    _extreme(low_sums[place], counts[place], np.sort(low[mine]).tolist(), least=True),
                    _extreme(high_sums[place], counts[place], np.sort(high[mine])[::-1].tolist(), least=False),
                )
            )
    numerators = intervals(
        [a + b for a, b in zip(low_sums, wide_low, strict=True)],
        [a + b for a, b in zip(high_sums, wide_high, strict=True)],
    )
    denominators = intervals(counts, [a + b for a, b in zip(counts, extra, strict=True)])
    return Average(values, numerators, denominators)


def _extreme(total: Number, count: int, sorted_values: list[float], *, least: bool) -> Number:
    """Return the least (or most) mean that adding some of the values, most extreme first, can give."""
    best: Number | None = _over(total, count) if count else None
    for value in sorted_values:
        total, count = total + plain(value), count + 1
        now = _over(total, count)
        if best is not None and (now >= best if least else now <= best):
            break  # the values that follow are no more extreme
        best = now
    assert best is not None  # noqa: S101 - there is a unit, sure or not
    return best


def _over(total: Number, count: int) -> Number:
    return total if isinstance(total, float) and math.isinf(total) else plain(Fraction(total) / count)


def ratio(top: Interval, bottom: Interval, *, part: bool = False) -> Interval | None:
    """Return one amount over another; None over nothing.

    Args:
        top: What is divided.
        bottom: What it is divided by.
        part: Whether the first is a part of the second, so that the ratio is from 0 to 1.

    >>> ratio(Interval.parse("120.."), Interval.parse("400.."))
    Interval(low=0, high=inf)
    >>> ratio(Interval.parse("120.."), Interval.parse("400.."), part=True)
    Interval(low=0, high=1)
    """
    if bottom.high == 0:
        return None
    value = UNKNOWN if bottom.low < 0 else top / bottom
    if not part or value.low > 1:
        return value  # a part that is surely more than its whole is shown as it is
    return Interval(max(value.low, 0), min(value.high, 1))
