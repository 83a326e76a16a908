"""Exact numbers in arrays: sums and quotients in which nothing is rounded."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.number_text import canonical
from orgtree.graph.pair_keys import pair_keys, pairs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from orgtree.base.number_text import Number

    Array = NDArray[Any]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_WHOLE = 2.0**53
"""Up to here every whole number is a float of its own."""


def tidy(number: float) -> int | float:
    """Return a float as an int when it is whole."""
    number = float(number)  # not numpy's, whose every operation takes many times as long
    return int(number) if number.is_integer() else number


def objects(numbers: Sequence[Number]) -> Array:
    """Return numbers as an array that keeps them exact."""
    found = np.empty(len(numbers), dtype=object)
    found[:] = numbers
    return found


def exact_once(numbers: Array) -> Array:
    """Return numbers of an array as exact ones, each different one made once: of many groups many have the same.

    >>> exact_once(np.array([0.5, 2.0, np.inf, 0.5, np.nan])).tolist()
    [Fraction(1, 2), 2, inf, Fraction(1, 2), nan]
    """
    different, which = np.unique(numbers, return_inverse=True)
    return objects([math.nan if one != one else canonical(one) for one in different.tolist()])[which]  # noqa: PLR0124


def quotients(top: Array, bottom: Array, nothing: float, *, exact: bool) -> Array:
    """Return whole numbers over one another, exact or as floats.

    Args:
        top: What is divided. Shape (entries,).
        bottom: What it is divided by.
        nothing: What stands for a quotient over zero.
        exact: Whether fractions are wanted.

    >>> quotients(np.array([1, 1]), np.array([3, 0]), 1, exact=True)
    array([Fraction(1, 3), 1], dtype=object)
    """
    if exact:
        # Each pair once: of many groups many have the same numbers, and fractions take time.
        size = int(bottom.max(initial=0)) + 1
        keys, which = np.unique(pair_keys(top, bottom, size), return_inverse=True)
        tops, bottoms = pairs_of(keys, size)
        pairs = zip(tops.tolist(), bottoms.tolist(), strict=True)
        return objects([canonical(Fraction(a, b)) if b else nothing for a, b in pairs])[which]
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(bottom == 0, nothing, top / bottom)


def sums_by_group(values: Floats, group: Ints, size: int) -> list[Number]:
    """Return the sum of the values of each group; infinite ones are of one sign in a group."""
    infinite = np.isinf(values)
    endless: list[float] = [0.0] * size
    if infinite.any():
        signs = np.zeros(size)
        signs[group[infinite]] = values[infinite]
        endless = signs.tolist()
        values, group = values[~infinite], group[~infinite]
    if len(values) and not ((values == np.floor(values)).all() and np.abs(values).sum() < _WHOLE):
        totals: list[Number] = _decimal(values, group, size)
    else:
        totals = exact_once(np.bincount(group, weights=values, minlength=size).astype(np.int64)).tolist()
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
    return [canonical(total) for total in totals]
