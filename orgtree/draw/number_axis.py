"""A number axis: where it begins and ends, and the round numbers at its ticks."""

from __future__ import annotations

import math
from dataclasses import dataclass

_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
_LEAST = 1e-9
_WANTED = 4
"""About so many steps between the ticks of an axis."""


@dataclass(frozen=True, slots=True)
class NumberAxis:
    """An axis of numbers.

    Args:
        low: Where it begins.
        high: Where it ends, above that.
        ticks: Round numbers on it, ascending.
        percent: Whether they are shares.
    """

    low: float
    high: float
    ticks: tuple[float, ...]
    percent: bool = False

    @classmethod
    def over(cls, low: float, high: float, *, percent: bool = False) -> NumberAxis:
        """Return the axis from 0, or less, to a round number that is not below *high*.

        >>> NumberAxis.over(0, 37).ticks
        (0.0, 10.0, 20.0, 30.0, 40.0)
        """
        low, high = min(0.0, low), max(0.0, high)
        if high - low < _LEAST:
            low, high = 0.0, 1.0
        size = 10 ** math.floor(math.log10((high - low) / _WANTED))
        step = next(part * size for part in _ROUND if (high - low) / (part * size) <= _WANTED + 0.5)
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        ticks = tuple(float(f"{number * step:.12g}") for number in range(first, last + 1))
        return cls(ticks[0], ticks[-1], ticks, percent)

    def at(self, value: float) -> float:
        """Return where a value lies: 0 at the beginning, 1 at the end; beyond is held at the ends."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))

    def show(self, value: float) -> str:
        """Return a tick as text."""
        return f"{value * 100:.10g}%" if self.percent else f"{value:,.10g}"
