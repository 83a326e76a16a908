"""Exact sums by group: whole numbers stay whole, decimals become fractions, unbounded ends stay unbounded."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from orgtree.base.interval import Number

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_WHOLE = 2.0**53
"""Up to here every whole number is a float of its own."""


def sums(values: Floats, group: Ints, size: int) -> list[Number]:
    """Return the sum of the values of each group.

    A float is taken for the shortest decimal that it prints as, which is what was written.

    Args:
        values: Numbers, infinite ones allowed (of one sign in a group). Shape (values,).
        group: Group of each. Shape (values,).
        size: Number of groups.

    >>> sums(np.array([0.1, 0.2, np.inf]), np.array([0, 0, 1]), 2)
    [Fraction(3, 10), inf]
    """
    infinite = np.isinf(values)
    endless: list[float] = [0.0] * size
    if infinite.any():
        for place, sign in zip(group[infinite].tolist(), values[infinite].tolist(), strict=True):
            endless[place] = sign
        values, group = values[~infinite], group[~infinite]
    if len(values) and not ((values == np.floor(values)).all() and np.abs(values).sum() < _WHOLE):
        totals: list[Number] = _decimal(values, group, size)
    else:
        totals = [*np.bincount(group, weights=values, minlength=size).astype(np.int64).tolist()]
    return [end or total for end, total in zip(endless, totals, strict=True)]


def _decimal(values: Floats, group: Ints, size: int) -> list[Number]:
    """Sum as decimals: each different value of a group once, times how often it stands there."""
    different, code = np.unique(values, return_inverse=True)
    keys, counts = np.unique(group * len(different) + code, return_counts=True)
    exact = [Fraction(repr(value)) for value in different.tolist()]
    totals = [Fraction(0)] * size
    for key, count in zip(keys.tolist(), counts.tolist(), strict=True):
        place, which = divmod(key, len(different))
        totals[place] += exact[which] * count
    return [plain(total) for total in totals]


def plain(number: Number) -> Number:
    """Return a number as an int where it is whole, else as a fraction; infinities stay.

    >>> plain(Fraction(4, 2)), plain(0.1)
    (2, Fraction(1, 10))
    """
    if isinstance(number, float):
        if math.isinf(number):
            return number
        number = Fraction(repr(number))
    return int(number) if number == int(number) else number


def intervals(low: Sequence[Number], high: Sequence[Number]) -> list[Interval]:
    """Return intervals from their bounds."""
    return [Interval(a, b) for a, b in zip(low, high, strict=True)]
