"""Pairs of units as one number each, by which they are sorted, found and kept once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Numbers = NDArray[np.int64] | NDArray[np.int32]


def pair_keys(one: Numbers, other: Numbers | int, size: int) -> Ints:
    """Return pairs of numbers as one number each, which sort as the pairs do.

    Args:
        one: The first of each pair.
        other: The second of each, from 0 up.
        size: A number above all of these.

    >>> pair_keys(np.array([2, 3]), np.array([0, 1]), 10).tolist()
    [20, 31]
    """
    found: Ints = np.asarray(one, dtype=np.int64) * size + other
    return found


def pairs_of(keys: Ints, size: int) -> tuple[Ints, Ints]:
    """Return the pairs of which `pair_keys` made numbers.

    >>> pairs_of(np.array([20, 31]), 10)
    (array([2, 3]), array([0, 1]))
    """
    return np.divmod(keys, size)


def each_once(keys: Ints) -> Ints:
    """Return sorted distinct numbers, as `np.unique` does.

    Those of a path are mostly in order already, and else sorting beats the hashing that numpy does here.

    >>> each_once(np.array([5, 3, 5])).tolist()
    [3, 5]
    """
    rises = keys[1:] > keys[:-1]
    if rises.all():
        return keys
    ordered = np.sort(keys)
    found: Ints = ordered[np.r_[True, ordered[1:] > ordered[:-1]]]
    return found
