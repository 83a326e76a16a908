"""What is known of all units or groups at once: answers that may be undecided, and numbers between two bounds.

Two kinds of array serve for numbers: floats, quick for a number a unit, and exact numbers (int, Fraction, infinity) in arrays of
objects, for the few that are shown and compared.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.interval import UNKNOWN, Interval
from orgtree.base.number_text import canonical
from orgtree.graph.exact_numbers import exact_once, objects, sums_by_group, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from orgtree.base.number_text import Number

    Array = NDArray[Any]
    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Answer:
    """A three-valued answer for each unit (or link), by Kleene's strong logic of indeterminacy.

    Args:
        must: Where it surely holds.
        may: Where it holds or is undecided; never less than `must`. The same array where nothing is undecided, so that
            most answers take one mask and one operation.
    """

    must: Bools
    may: Bools

    @property
    def settled(self) -> bool:
        """Whether both are one array; two arrays may be equal and are not compared."""
        return self.must is self.may

    @property
    def undecided(self) -> Bools:
        """Which are undecided."""
        return self.may & ~self.must

    @property
    def never(self) -> Bools:
        """Which surely fail."""
        return ~self.may

    def __and__(self, other: Answer) -> Answer:
        must = self.must & other.must
        return Answer(must, must if self.settled and other.settled else self.may & other.may)

    def __or__(self, other: Answer) -> Answer:
        must = self.must | other.must
        return Answer(must, must if self.settled and other.settled else self.may | other.may)

    def __invert__(self) -> Answer:
        must = ~self.may
        return Answer(must, must if self.settled else ~self.must)


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """Intervals as two arrays; nan in both where there is no number at all.

    Args:
        low: The least that each number can be. Shape (entries,).
        high: The most that it can be.
    """

    low: Array
    high: Array

    @classmethod
    def of(cls, values: Iterable[Interval | None]) -> Bounds:
        """Return exact bounds; None stands for no number."""
        ends = [(math.nan, math.nan) if value is None else (value.low, value.high) for value in values]
        return cls(objects([low for low, _ in ends]), objects([high for _, high in ends]))

    @classmethod
    def anything(cls, size: int, least: float, most: float = math.inf) -> Bounds:
        """Return numbers of which no more is known than between which two they are; read-only."""
        return cls(constant(least, size), constant(most, size))

    def __iter__(self) -> Iterator[Array]:
        """Yield the lower and the upper bounds."""
        yield self.low
        yield self.high

    def __getitem__(self, which: Any) -> Bounds:
        if isinstance(which, np.ndarray) and self.low.strides == self.high.strides == (0,) and len(self.low):
            size = int(np.count_nonzero(which)) if which.dtype == bool else len(which)
            return Bounds(constant(self.low[0], size), constant(self.high[0], size))  # of some no more is known, either
        low = self.low[which]
        return Bounds(low, low if self.low is self.high else self.high[which])

    def __add__(self, other: Bounds) -> Bounds:
        low = self.low + other.low
        exact = self.low is self.high and other.low is other.high
        return Bounds(low, low if exact else self.high + other.high)

    def __truediv__(self, other: Bounds) -> Bounds:
        """Divide; over what may be less than nothing the quotient can be anything, over nothing it is no number."""
        if self.low.dtype == object:
            pairs = zip(self.low.tolist(), self.high.tolist(), other.low.tolist(), other.high.tolist(), strict=True)
            known: dict[Any, Interval | None] = {}  # of many groups many have the same numbers, and fractions take time
            return Bounds.of(
                known[four] if four in known else known.setdefault(four, _divided(*four)) for four in pairs
            )
        if (below := other.high < 0).any():
            # Over what is surely less than nothing, it is the quotient of both with their signs turned.
            top, bottom = (
                Bounds(np.where(below, 0 - one.high, one.low), np.where(below, 0 - one.low, one.high))
                for one in (self, other)
            )
            return top / bottom
        with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
            ends = [_over(a, b) for a in self._ends for b in other._ends]
        quotient = (
            Bounds(ends[0], ends[0]) if len(ends) == 1 else Bounds(np.minimum.reduce(ends), np.maximum.reduce(ends))
        )
        if (negative := other.low < 0).any():
            quotient = Bounds(np.where(negative, -np.inf, quotient.low), np.where(negative, np.inf, quotient.high))
        return quotient.without((other.high == 0) | np.isnan(other.high) | np.isnan(self.low))

    @property
    def _ends(self) -> list[Array]:
        """Both bounds, or one where they are the same array."""
        return [self.low] if self.low is self.high else [self.low, self.high]

    def times(self, factor: int) -> Bounds:
        """Return numbers times a whole number from 0 up, one without bound times zero being zero.

        Counts below 2**53 / *factor* stay exact.
        """
        return Bounds(self.low * factor, self.high * factor) if factor else Bounds(*(np.zeros_like(self.low),) * 2)

    def less(self, other: Bounds) -> Answer:
        """Return where numbers are less than others."""
        return Answer(self.high < other.low, self.low < other.high)

    def at_most(self, other: Bounds) -> Answer:
        """Return where numbers are less than others or the same."""
        return Answer(self.high <= other.low, self.low <= other.high)

    def same(self, other: Bounds) -> Answer:
        """Return where numbers are the same as others."""
        both = self.exact & other.exact & (self.low == other.low)
        return Answer(both, (self.low <= other.high) & (self.high >= other.low))

    @property
    def exact(self) -> Bools:
        """Where both bounds are the same number."""
        found: Bools = self.low == self.high
        return found

    @property
    def finite(self) -> Bools:
        """Where both bounds are there."""
        finite: Bools = np.isfinite(self.low) & np.isfinite(self.high)
        return finite

    def within(self, *allowed: Interval) -> Answer:
        """Return where numbers lie in one of some intervals: surely, or perhaps."""
        must, may = (np.zeros(len(self.low), dtype=bool) for _ in range(2))
        for interval in allowed:
            least, most = float(interval.low), float(interval.high)
            must |= (self.low >= least) & (self.high <= most)
            may |= (self.high >= least) & (self.low <= most)
        return Answer(must, may)

    def without(self, mask: Bools) -> Bounds:
        """Return the same with no number where *mask* says so."""
        ends = [np.where(mask, objects([math.nan]) if end.dtype == object else math.nan, end) for end in self._ends]
        return Bounds(ends[0], ends[-1])

    def perhaps(self, sure: Bools) -> Bounds:
        """Return what is added if entries may not count at all: where that is not sure, nothing is within the bounds."""
        return Bounds(
            np.where(sure, self.low, np.minimum(self.low, 0.0)), np.where(sure, self.high, np.maximum(self.high, 0.0))
        )

    def either(self, other: Bounds) -> Bounds:
        """Return what holds for these numbers and for others."""
        return Bounds(np.minimum(self.low, other.low), np.maximum(self.high, other.high))

    def part(self) -> Bounds:
        """Return shares of a whole, from 0 to 1; one that is surely more, or surely less, is shown as it is."""
        low, high = self.low.copy(), self.high.copy()
        with np.errstate(invalid="ignore"):
            fits = (self.low <= 1) & (self.high >= 0)
            low[fits & (low < 0)], high[fits & (high > 1)] = 0, 1
        return Bounds(low, high)

    def sums(self, group: Ints, size: int) -> Bounds:
        """Return the exact sum of each group; a float is the shortest decimal that it prints as, which was written.

        Args:
            group: Group of each entry. Shape (entries,).
            size: Number of groups.

        >>> Bounds(np.array([0.1, 0.2, 0]), np.array([0.1, 0.2, np.inf])).sums(np.array([0, 0, 1]), 2).intervals()
        [Interval(low=Fraction(3, 10), high=Fraction(3, 10)), Interval(low=0, high=inf)]
        """
        ends = [self.low] if np.array_equal(self.low, self.high) else self._ends
        sums = [objects(sums_by_group(end, group, size)) for end in ends]
        return Bounds(sums[0], sums[-1])

    def floats(self) -> Bounds:
        """Return the same numbers as floats."""
        return Bounds(self.low.astype(float), self.high.astype(float))

    def exactly_all(self) -> Bounds:
        """Return the same numbers exact."""
        ends = [exact_once(end) for end in self._ends]
        return Bounds(ends[0], ends[-1])

    def interval(self, entry: int) -> Interval:
        """Return one of the numbers."""
        return Interval(tidy(self.low[entry]), tidy(self.high[entry]))

    def exactly(self, entry: int) -> Interval | None:
        """Return one of the numbers as `intervals` does."""
        return self[entry : entry + 1].intervals()[0]

    def intervals(self) -> list[Interval | None]:
        """Return them one by one, whole numbers as int; None for no number."""
        low, high = self.low.tolist(), self.high.tolist()
        if self.low.dtype.kind == "f":
            low, high = ([end if math.isnan(end) else canonical(end) for end in ends] for ends in (low, high))
        return [None if a != a else Interval(a, b) for a, b in zip(low, high, strict=True)]  # noqa: PLR0124 - nan


def constant(value: float, size: int) -> Floats:
    """Return one number many times, read-only: a view of it, since fields that nobody states would take 16 bytes a unit each."""
    return np.broadcast_to(np.float64(value), (size,))


def _over(top: Floats, bottom: Floats) -> Floats:
    """Return quotients; nothing over nothing is nothing, and what is infinite stays so."""
    found = top / bottom
    return np.where(np.isnan(found), top, found)


def _divided(low: Number, high: Number, least: Number, most: Number) -> Interval | None:
    """Return exact bounds of a number from *low* to *high* over one from *least* to *most*; None for no number."""
    if math.isnan(low) or math.isnan(least) or most == 0:
        return None
    if most < 0:
        return Interval(-high, -low) / Interval(-most, -least)
    return UNKNOWN if least < 0 else Interval(low, high) / Interval(least, most)
