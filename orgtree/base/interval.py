"""Interval arithmetic for numbers known only between two bounds.

A published "45 or more" is `45..`, "about 57 000" is `~57000`, and the Chinese "400余" is 401 to 499. Arithmetic follows the usual rules of
interval arithmetic (Moore, Kearfott and Cloud, *Introduction to Interval Analysis*, 2009, ch. 2); a
comparison that the bounds do not settle is undecided: `within` and `same` answer None, `<` and its kin raise.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from numbers import Real
from typing import Any

from orgtree.base.catalogue import N_
from orgtree.base.errors import UndecidedError
from orgtree.base.messages import WrongTextError
from orgtree.base.number_text import MOST_DIGITS, Number, canonical, count_bounds, number_bounds

_INF = math.inf
_MOST_DECIMALS = 9
"""Numbers with up to so many decimals are written out."""
_WRITTEN_OUT = 2**53
"""Whole numbers up to here are written out; larger ones, which are floats, by their exponent."""


@dataclass(frozen=True, slots=True, eq=False)
class Interval:
    """A number known to lie between `low` and `high`, both included.

    It equals another with the same bounds, and a number if it is exact. `<`, `<=`, `>`, `>=` with an interval
    or a number answer where the bounds decide, and `float()` and `int()` where it is exact; else they raise
    `UndecidedError`.

    >>> Interval.exactly(30) == 30, Interval(40, 50) > 39, float(Interval.exactly(30))
    (True, True, 30.0)
    >>> Interval(40, 50) < 45
    Traceback (most recent call last):
    orgtree.base.errors.UndecidedError: whether 40..50 is less than 45 is undecided

    Args:
        low: Lower bound; -inf when there is none.
        high: Upper bound; inf when there is none.

    Raises:
        ValueError: If the bounds are the wrong way round or not numbers.
    """

    low: Number
    high: Number

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise WrongTextError(
                N_("an interval runs from its lower to its upper bound, not {low}..{high}"),
                low=self.low,
                high=self.high,
            )

    @classmethod
    def exactly(cls, value: Number) -> Interval:
        """Return the interval of a single number."""
        return cls(value, value)

    @classmethod
    def parse(cls, value: Any, *, count: bool = False) -> Interval:
        """Read `45`, `45..`, `..50`, `40..50`, `100%..`, `~57000` or `400余`.

        Args:
            value: A number or its text. `~` means half the last non-zero digit's unit each way; `余` or `多` means
                more, but less than the next unit of that digit.
            count: Whether only whole numbers from 0 up are meant: bounds are checked, a missing lower
                bound is 0, and the upper end of `~` is one less.

        Returns:
            The interval; a percentage is divided by 100.

        Raises:
            ValueError: With a sentence that says how to write it.

        >>> Interval.parse("~57000", count=True)
        Interval(low=56500, high=57499)
        >>> Interval.parse("100%..")
        Interval(low=1, high=inf)
        >>> Interval.parse("120余")
        Interval(low=121, high=129)
        """
        return cls(*count_bounds(value) if count else number_bounds(value))

    @property
    def is_exact(self) -> bool:
        """Whether both bounds are the same number."""
        return self.low == self.high

    def __add__(self, other: Interval | Number) -> Interval:
        low, high = bounds(other)
        return Interval(self.low + low, self.high + high)

    __radd__ = __add__

    def __sub__(self, other: Interval | Number) -> Interval:
        low, high = bounds(other)
        return Interval(self.low - high, self.high - low)

    def __mul__(self, other: Interval | Number) -> Interval:
        ends = [_times(a, b) for a in (self.low, self.high) for b in bounds(other)]
        return Interval(min(ends), max(ends))

    __rmul__ = __mul__

    def __truediv__(self, other: Interval | Number) -> Interval:
        """Divide; a divisor that may be zero leaves the upper end open, 0/0 raises ZeroDivisionError."""
        low, high = bounds(other)
        if low < 0:
            raise ValueError("only a divisor from 0 up is defined here")
        if high == 0:
            raise ZeroDivisionError("division of an interval by zero")
        ends = [_over(a, b) for a in (self.low, self.high) for b in (low, high)]
        return Interval(min(ends), max(ends))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Interval):
            return self.low == other.low and self.high == other.high
        return self.is_exact and self.low == other if isinstance(other, Real) else NotImplemented

    def __hash__(self) -> int:
        """Hash an exact interval as its number, to which it is equal."""
        return hash(self.low) if self.is_exact else hash((self.low, self.high))

    def __lt__(self, other: Interval | Number) -> bool:
        if not isinstance(other, Interval | Real):
            return NotImplemented
        low, high = bounds(other)
        if self.high < low or self.low >= high:
            return self.high < low
        raise UndecidedError(f"whether {self} is less than {_said(other)} is undecided")

    def __gt__(self, other: Interval | Number) -> bool:
        if not isinstance(other, Interval | Real):
            return NotImplemented
        low, high = bounds(other)
        if self.low > high or self.high <= low:
            return self.low > high
        raise UndecidedError(f"whether {self} is more than {_said(other)} is undecided")

    def __le__(self, other: Interval | Number) -> bool:
        if not isinstance(other, Interval | Real):
            return NotImplemented
        return not self > other

    def __ge__(self, other: Interval | Number) -> bool:
        if not isinstance(other, Interval | Real):
            return NotImplemented
        return not self < other

    def __float__(self) -> float:
        return float(self._one())

    def __int__(self) -> int:
        return int(self._one())

    def _one(self) -> Number:
        if not self.is_exact:
            raise UndecidedError(f"{self} is no single number; .low and .high are its bounds")
        return self.low

    def within(self, allowed: Interval) -> bool | None:
        """Return whether every number (True), no number (False) or only some (None) is allowed."""
        if allowed.low <= self.low and self.high <= allowed.high:
            return True
        if self.high < allowed.low or self.low > allowed.high:
            return False
        return None

    def same(self, other: Interval) -> bool | None:
        """Return whether two values agree: surely, surely not, or undecided."""
        if self.is_exact and other.is_exact:
            return self.low == other.low
        if self.high < other.low or other.high < self.low:
            return False
        return True if self == other else None

    def __str__(self) -> str:
        if type(self.low) is int and self.low == self.high:
            return str(self.low)  # as most are: without fractions it takes a tenth of the time
        return self.written()

    def written(self, *, percent: bool = False) -> str:
        """Return what somebody stated as text, with all its decimals.

        >>> Interval.parse("1234.5..").written(), Interval.parse("99.95%").written(percent=True)
        ('1234.5..', '99.95%')
        """
        return self.show(percent=percent, least=_MOST_DECIMALS if self._printed else 0)

    @property
    def _printed(self) -> bool:
        """Whether its bounds are decimals that are written out, as sums of stated numbers are, and no quotients."""
        return all(math.isinf(bound) or _decimals(bound) <= _MOST_DECIMALS for bound in (self.low, self.high))

    def show(self, *, digits: int | None = None, percent: bool = False, least: int = 0) -> str:
        """Return it as text, bounds rounded outward.

        Args:
            digits: Decimals to keep; None keeps whole numbers whole and others to three significant digits.
            percent: Multiply by 100 and write a percent sign.
            least: Decimals to keep where *digits* is None, however many significant digits that makes. None is added to
                a number that has fewer.

        >>> Interval(Fraction(113, 8), Fraction(1437475, 100000)).show(digits=1)
        '14.1..14.4'
        >>> Interval.exactly(Fraction(69, 73)).show(digits=1, percent=True)
        '94.5%'
        >>> Interval.exactly(Fraction(1199, 3)).show(least=2), Interval.exactly(0.5).show(least=2)
        ('399.67', '0.5')
        """
        scale = 100 if percent else 1
        sign = "%" if percent else ""
        if self.is_exact:
            return _number(_exact(self.low) * scale, digits, round, least) + sign
        low = "" if self.low == -_INF else _bound(_exact(self.low) * scale, digits, math.floor, least) + sign
        high = "" if self.high == _INF else _bound(_exact(self.high) * scale, digits, math.ceil, least) + sign
        return low if low == high and low else f"{low}..{high}"

    def plain(self) -> int | float | str:
        """Return a number or text that `parse` reads back to the same interval.

        >>> Interval.parse("94.5%").plain(), Interval.parse("45..").plain(), Interval.exactly(30).plain()
        ('0.945', '45..', 30)
        """
        if self.is_exact:
            return _digits(self.low) if isinstance(self.low, Fraction) else self.low
        return f"{_digits(self.low)}..{_digits(self.high)}"


UNKNOWN = Interval(-_INF, _INF)
"""Nothing is known."""


def bounds(value: Interval | Number) -> tuple[Number, Number]:
    """Return the two bounds of an interval, or a number twice."""
    return (value.low, value.high) if isinstance(value, Interval) else (value, value)


def _said(value: Interval | Number) -> str:
    return str(value if isinstance(value, Interval) else Interval.exactly(value))


def _digits(bound: Number) -> str:
    """Return a bound's digits in full; "" where there is none."""
    if math.isinf(bound):
        return ""
    if isinstance(bound, Fraction):  # read from decimals, so that it has an end
        with localcontext(prec=2 * MOST_DIGITS):
            return str(Decimal(bound.numerator) / Decimal(bound.denominator))
    return str(bound) if abs(bound) < _WRITTEN_OUT else repr(float(bound))


def _times(a: Number, b: Number) -> Number:
    return 0 if a == 0 or b == 0 else a * b  # 0 x inf is 0 here: none of many is none


def _over(a: Number, b: Number) -> Number:
    if b == 0:
        return 0 if a == 0 else math.copysign(_INF, a)
    if math.isinf(b):
        return a if math.isinf(a) else 0
    if math.isinf(a):
        return a
    return canonical(Fraction(a) / Fraction(b))


def _exact(value: Number) -> Fraction:
    """Return a number as a fraction, a float as the shortest decimal that stands for it."""
    return Fraction(repr(float(value))) if isinstance(value, float) else Fraction(value)


def _decimals(value: Number) -> float:
    """Return how many decimals write a number out; infinity for one that has no end."""
    rest, found = _exact(value).denominator, [0, 0]
    for which, factor in enumerate((2, 5)):
        while rest % factor == 0:
            rest, found[which] = rest // factor, found[which] + 1
    return max(found) if rest == 1 else _INF


def _bound(exact: Fraction, digits: int | None, rounding: Any, least: int) -> str:
    return _number(exact, None if exact.denominator == 1 else digits, rounding, least)  # "11.1%..100%", not "100.0%"


def _number(exact: Fraction, digits: int | None, rounding: Any, least: int) -> str:
    if digits is None:
        if exact.denominator == 1:
            return str(exact.numerator)
        digits = max(0, least, 2 - math.floor(math.log10(abs(exact))))
        digits = int(min(digits, _decimals(exact)))
    scaled = rounding(exact * 10**digits)
    whole = Fraction(scaled, 10**digits)
    return f"{whole.numerator}" if digits == 0 else f"{float(whole):.{digits}f}"
