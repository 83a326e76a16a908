"""Whether something holds, and what a number is, as a pair of expressions: for sure, and perhaps."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from orgtree.measure.sql.expressions import (
    FALSE,
    at_most,
    both,
    either,
    negated,
    number,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlglot import exp

    from orgtree.base.interval import Interval


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether something holds: surely, and perhaps. Neither is ever nothing.

    Args:
        must: Whether it surely holds.
        may: Whether it may hold.
    """

    must: exp.Expr
    may: exp.Expr

    @property
    def settled(self) -> bool:
        """Whether what may hold surely does, as far as one sees without looking at rows."""
        return self.must == self.may

    def __and__(self, other: Answer) -> Answer:
        return Answer(both(self.must, other.must), both(self.may, other.may))

    def __or__(self, other: Answer) -> Answer:
        return Answer(either(self.must, other.must), either(self.may, other.may))

    def __invert__(self) -> Answer:
        return Answer(negated(self.may), negated(self.must))

    @property
    def undecided(self) -> exp.Expr:
        """Whether it may hold, or not."""
        return FALSE if self.settled else both(self.may, negated(self.must))


def sure(condition: exp.Expr) -> Answer:
    """Return an answer in which nothing is open."""
    return Answer(condition, condition)


@dataclass(frozen=True, slots=True)
class Ends:
    """A number between two bounds.

    Args:
        low: The least that it can be; never nothing.
        high: The most.
        known: Whether it is stated.
        whole: Whether both are whole numbers that are never infinite.
    """

    low: exp.Expr
    high: exp.Expr
    known: exp.Expr
    whole: bool = False

    def within(self, allowed: Iterable[Interval]) -> Answer:
        """Return whether it lies in one of some intervals."""
        must, may = [], []
        for interval in allowed:
            least, most = float(interval.low), float(interval.high)
            inside = [] if least == -math.inf else [at_most(number(least), self.low)]
            meets = [] if least == -math.inf else [at_most(number(least), self.high)]
            inside += [] if most == math.inf else [at_most(self.high, number(most))]
            meets += [] if most == math.inf else [at_most(self.low, number(most))]
            must.append(both(*inside))
            may.append(both(*meets))
        return Answer(either(*must), either(*may))
