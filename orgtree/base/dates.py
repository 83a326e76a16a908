"""Dates that may be a year or a month only, and half-open periods between them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from orgtree.base.catalogue import N_
from orgtree.base.messages import WrongTextError

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
_MIDNIGHT = re.compile(r"[T ]00:00:00(\.0+)?\Z")
_YEAR_FIRST = re.compile(r"(\d{4})([/.年-])(\d{1,2})(?:[/.月-](\d{1,2})日?|月?)\Z")
_YEAR_OR_DAY = re.compile(r"[1-9]\d\d\Z")
_DAY_NUMBER = re.compile(r"([1-9]\d{4})(?:\.0+)?\Z")
_SHEET_EPOCH = dt.date(1899, 12, 30).toordinal()
"""Day 0 of spreadsheets, for numbers above 60; they take 1900 for a leap year."""
_FROM_1904 = 1462
"""So many days later is day 0 of those that count from 1904."""

EARLIEST = 0
"""Ordinal of "since ever"; `datetime.date` ordinals start at 1."""
LATEST = dt.date.max.toordinal() + 1
"""Ordinal of "for ever"."""
ENDED = -1
"""In the place of the day from which something holds no longer: it has ended, and nobody knows when.

Before every day, so that on no day it surely holds."""


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month or year: one of the days from `first` to `last`.

    Args:
        first: First day it can mean, as a proleptic Gregorian ordinal.
        last: Last day it can mean.
        text: As it was written, in ISO 8601 form.
    """

    first: int
    last: int
    text: str

    @classmethod
    def parse(cls, value: Any) -> Date:
        """Read `2018`, `2018-03` or `2018-03-15` (a year may come as a number).

        Raises:
            ValueError: With a sentence that says how to write it.

        >>> Date.parse("2018-02").last - Date.parse("2018-02").first
        27
        """
        if isinstance(value, dt.datetime):
            value = value.date()
        text = value.isoformat() if isinstance(value, dt.date) else str(value)
        found = None if isinstance(value, bool) else _DATE.match(text)
        if not found:
            raise _no_date(value, text)
        year, month, day = (int(part) if part is not None else None for part in found.groups())
        assert year is not None  # noqa: S101 - the pattern has one
        try:
            first = dt.date(year, 1 if month is None else month, 1 if day is None else day)
        except ValueError as error:
            raise WrongTextError(N_("{value!r} is not a date: there is no such day"), value=text) from error
        if day:
            last = first
        elif month:
            last = _before(year, month + 1)
        else:
            last = dt.date(first.year, 12, 31)
        return cls(first.toordinal(), last.toordinal(), text)

    def before(self, other: Date) -> bool | None:
        """Return whether it is earlier: surely, surely not, or undecided."""
        if self.last < other.first:
            return True
        return False if self.first >= other.last else None

    def add_years(self, years: int) -> Date:
        """Return the same day so many years later (29 February becomes 28)."""
        return Date(_later(self.first, years), _later(self.last, years), self.text)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` up to but not including `stop`, as ordinals; half-open.

    As a bound, a year or a month stands for its first day, so that periods that follow one
    another share a bound and no day. As text, and as `first` and `last`, it is days of the calendar.
    A period whose end is not known surely holds on no day.

    >>> period = Period.between(Date.parse("2018-03"), Date.parse("2021"))
    >>> print(period, period.first, period.last, dt.date(2019, 5, 1) in period)
    2018-03-01..2020-12-31 2018-03-01 2020-12-31 True
    >>> print(Period.between(Date.parse("2018-03"), None))
    2018-03-01..
    >>> print(Period(Date.parse("2018-03").first, ENDED))
    2018-03-01..unknown
    """

    start: int = EARLIEST
    stop: int = LATEST

    @property
    def first(self) -> dt.date | None:
        """The first day; None where it has always been."""
        return dt.date.fromordinal(self.start) if self.start > EARLIEST else None

    @property
    def last(self) -> dt.date | None:
        """The last day, itself in the period; None where there is no end, or where it is not known."""
        return dt.date.fromordinal(self.stop - 1) if ENDED < self.stop < LATEST else None

    @property
    def until(self) -> str | None:
        """The first day that is out, in ISO 8601 form; "unknown" where nobody knows it, None where there is no end."""
        return show_day(self.stop) if self.stop < LATEST else None

    def __contains__(self, day: dt.date) -> bool:
        return self.holds(day.toordinal())

    def __str__(self) -> str:
        if self.stop == ENDED:
            return f"{show_day(self.start).strip('.')}..{show_day(ENDED)}"
        return show_days(self.start, self.stop - 1 if self.stop < LATEST else LATEST)

    def __repr__(self) -> str:
        return f"<Period {self}>"

    @classmethod
    def between(cls, start: Date | None, stop: Date | None) -> Period:
        """Return the period between two dates, open where one is missing."""
        return cls(start.first if start else EARLIEST, stop.first if stop else LATEST)

    def holds(self, day: int) -> bool:
        """Return whether a day, as an ordinal, lies in it."""
        return self.start <= day < self.stop

    def overlaps(self, other: Period) -> bool:
        """Return whether the two surely share a day."""
        return max(self.start, other.start) < min(self.stop, other.stop)

    def inside(self, other: Period) -> bool:
        """Return whether every day of it surely lies in the other."""
        stop = LATEST if self.stop == ENDED else self.stop
        return other.start <= self.start and stop <= other.stop


def show_day(ordinal: int) -> str:
    """Return an ordinal as an ISO date, `..` where it is open, `unknown` for an end that is not known."""
    if ordinal == ENDED:
        return "unknown"
    return dt.date.fromordinal(ordinal).isoformat() if EARLIEST < ordinal < LATEST else ".."


def show_days(first: float, last: float) -> str:
    """Return a stretch of days: the day, month or year that it is, else its ends; an end may be infinite.

    >>> date = Date.parse("2018-02")
    >>> show_days(date.first, date.last), show_days(date.first, date.last + 1), show_days(date.first, float("inf"))
    ('2018-02', '2018-02-01..2018-03-01', '2018-02-01..')
    """
    low, high = int(max(first, EARLIEST)), int(min(last, LATEST))
    if low == high:
        return show_day(low)
    if low > EARLIEST and high < LATEST:
        start, stop = dt.date.fromordinal(low), dt.date.fromordinal(high)
        if (start.month, start.day, stop.month, stop.day) == (1, 1, 12, 31) and start.year == stop.year:
            return start.isoformat()[:4]
        if start.day == 1 and stop == _before(start.year, start.month + 1):
            return start.isoformat()[:7]
    return f"{show_day(low).strip('.')}..{show_day(high).strip('.')}"


def _is_date(text: str) -> bool:
    try:
        Date.parse(text)
    except ValueError:
        return False
    return True


def _no_date(value: Any, text: str) -> WrongTextError:
    """Return the mistake of a value that is no date; of a spreadsheet's number of a day, with the days that it may be."""
    if _YEAR_OR_DAY.match(text):
        return WrongTextError(
            N_(
                "{value!r} is not a date; write '{year}' in quotes for the year, or {day} if it is a spreadsheet's number of a day"
            ),
            value=value,
            year=text.zfill(4),
            day=show_day(_SHEET_EPOCH + int(text)),
        )
    if found := _DAY_NUMBER.match(text):
        day = _SHEET_EPOCH + int(found[1])
        return WrongTextError(
            N_(
                "{value!r} is not a date; if it is a spreadsheet's number of a day, write {day}, or {other} where the sheet counts from 1904"
            ),
            value=value,
            day=show_day(day),
            other=show_day(day + _FROM_1904),
        )
    instead = sheet_date(text) if isinstance(value, str) else text  # 2020.10 is the number 2020.1
    if instead != text and _is_date(instead):
        return WrongTextError(
            N_("{value!r} is not a date: year, month and day stand between hyphens"), value=value, instead=instead
        )
    return WrongTextError(N_("{value!r} is not a date; write 2018, 2018-03 or 2018-03-15"), value=value)


def sheet_date(cell: str) -> str:
    """Convert a sheet's date to a definition's form where it is unambiguous, the year first.

    >>> sheet_date("2020/3/1"), sheet_date("2020年3月"), sheet_date("2020-03-01 00:00:00"), sheet_date("1/3/2020")
    ('2020-03-01', '2020-03', '2020-03-01', '1/3/2020')
    """
    cell = _MIDNIGHT.sub("", cell.strip())
    found = _YEAR_FIRST.match(cell)
    return "-".join(part.zfill(2) for part in found.group(1, 3, 4) if part) if found else cell


def _before(year: int, month: int) -> dt.date:
    following = dt.date(year + (month > 12), (month - 1) % 12 + 1, 1) if (year, month) < (9999, 13) else None  # noqa: PLR2004 - December of the last year
    return dt.date.fromordinal(following.toordinal() - 1) if following else dt.date.max


def _later(ordinal: int, years: int) -> int:
    day = dt.date.fromordinal(ordinal)
    try:
        return day.replace(year=day.year + years).toordinal()
    except ValueError:
        return day.replace(year=day.year + years, day=28).toordinal()
