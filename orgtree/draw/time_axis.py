"""A time axis: where days lie on it, and at which days it has ticks."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

_YEAR = 365.2425
_MONTHS = (1, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MONTHS_UP_TO = 4 * _YEAR
"""Longer stretches have ticks at years only."""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """An axis of days, given as ordinals.

    Args:
        first: Its first day.
        last: Its last day, later.
        width: Its length in points.
    """

    first: int
    last: int
    width: float

    def at(self, day: float) -> float:
        """Return where a day lies, held at the ends; infinite days lie there."""
        part = (day - self.first) / (self.last - self.first)
        return self.width * min(1.0, max(0.0, part))

    def ticks(self, apart: float) -> list[tuple[int, str]]:
        """Return the days with a tick and their labels: years, or months where few are seen.

        Args:
            apart: The least distance between two of them in points.

        >>> TimeAxis(dt.date(2015, 3, 1).toordinal(), dt.date(2020, 1, 1).toordinal(), 300).ticks(30)[0][1]
        '2016'
        """
        per_day = self.width / (self.last - self.first)
        if self.last - self.first < _MONTHS_UP_TO:
            for months in _MONTHS:
                if months * 30 * per_day >= apart:
                    return self._months(months)
        step = next((years for years in _YEARS if years * 365 * per_day >= apart), _YEARS[-1])
        return self._years(step)

    def _years(self, step: int) -> list[tuple[int, str]]:
        begin = math.ceil(_date(self.first).year / step) * step
        days = [
            (dt.date(year, 1, 1).toordinal(), f"{year:04}")
            for year in range(max(begin, 1), _date(self.last).year + 1, step)
        ]
        return [(day, label) for day, label in days if self.first <= day <= self.last]

    def _months(self, step: int) -> list[tuple[int, str]]:
        found = []
        for year in range(_date(self.first).year, _date(self.last).year + 1):
            for month in range(1, 13, step):
                day = dt.date(year, month, 1)
                if self.first <= day.toordinal() <= self.last:
                    found.append((day.toordinal(), f"{day:%Y-%m}"))
        return found


def _date(ordinal: int) -> dt.date:
    return dt.date.fromordinal(min(max(ordinal, 1), dt.date.max.toordinal()))
