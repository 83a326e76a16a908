"""Values as the documentation says they are read: numbers between two bounds, days between two ends, three answers."""

from __future__ import annotations

import datetime as dt
import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

Bound = Fraction | float
"""An exact number, or an infinity."""
Bounds = tuple[Bound, Bound]
"""The least and the greatest number that a value can be."""
Days = tuple[int, int]
"""The first and the last day that a date can mean, as ordinals."""
Answer = bool | None
"""Yes, no or unknown."""

EVER = -(10**9)
"""A day before all others."""
NEVER = 10**9
TODAY = "2026-12-01"
"""What tests fix as today; see tests/conftest.py."""
"""A day after all others."""


def both(answers: Iterable[Answer]) -> Answer:
    """Return whether all of them hold: one no settles it, else an unknown leaves it open."""
    found = list(answers)
    return False if False in found else None if None in found else True


def either(answers: Iterable[Answer]) -> Answer:
    """Return whether at least one of them holds: one yes settles it."""
    found = list(answers)
    return True if True in found else None if None in found else False


def negated(answer: Answer) -> Answer:
    """Return the opposite; the opposite of unknown is unknown."""
    return None if answer is None else not answer


def plain(value: Any) -> Any:
    """Return what stands in `{value: …, source: …}`, or the value itself."""
    return value["value"] if isinstance(value, dict) and "value" in value else value


def number(text: str) -> Fraction:
    """Read one number, a percentage divided by a hundred."""
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def bounds(value: Any, sort: str = "number") -> Bounds:
    """Read `45`, `45..`, `..50`, `40..50`, `~57000`; None is unknown.

    Args:
        value: As written.
        sort: "count" for whole numbers from 0 up, else "number".
    """
    least: Bound = Fraction(0) if sort == "count" else -math.inf
    written = plain(value)
    if written is None:
        return (least, math.inf)
    text = str(written).strip()
    if text.startswith("~"):
        return about(text[1:], sort)
    if ".." in text:
        low, high = text.split("..")
        return (number(low) if low else least, number(high) if high else math.inf)
    return (number(text), number(text))


def narrowed(value: Bounds, within: Any) -> Bounds:
    """Return what is left of bounds inside a range, if there is one."""
    low, high = bounds(within)
    return (max(low, value[0]), min(high, value[1]))


def about(text: str, sort: str) -> Bounds:
    """Read what follows `~`: half the last printed digit's unit each way, zeros at the end being no digits."""
    digits = text.rstrip("0") if "." not in text else text
    unit = Fraction(10) ** (len(text) - len(digits)) if "." not in text else Fraction(1, 10 ** len(text.split(".")[1]))
    middle = Fraction(text)
    low, high = middle - unit / 2, middle + unit / 2
    return (low, high - 1) if sort == "count" else (low, high)


def days(value: Any) -> Days:
    """Read a year, a month or a day as the days that it can mean."""
    parts = [int(part) for part in str(value).split("-")]
    year = parts[0]
    if len(parts) == 1:
        return (dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal())
    month = parts[1]
    if len(parts) == 2:
        following = dt.date(year + month // 12, month % 12 + 1, 1)
        return (dt.date(year, month, 1).toordinal(), following.toordinal() - 1)
    return (dt.date(year, month, parts[2]).toordinal(),) * 2


def day_span(text: Any) -> Days:
    """Read an interval of dates, both ends included: `2018..2020`, `2018..`, `2018`."""
    written = str(text)
    if ".." not in written:
        return days(written)
    low, high = written.split("..")
    return (days(low)[0] if low else EVER, days(high)[1] if high else NEVER)


def period(valid: dict[str, Any] | None) -> Days:
    """Return the first day of a period, and the day on which it is over; a year or month stands for its first day."""
    given = valid or {}
    start = days(given["from"])[0] if "from" in given else EVER
    return (start, days(given["until"])[0] if "until" in given else NEVER)


def years_later(day: int, years: int) -> int:
    """Return the same day so many years later; the 29th of February is the 28th where there is none."""
    date = dt.date.fromordinal(day)
    last = 28 if (date.month, date.day) == (2, 29) else date.day
    try:
        return date.replace(year=date.year + years).toordinal()
    except ValueError:
        return date.replace(year=date.year + years, day=last).toordinal()


def inside(value: tuple[Any, Any], allowed: tuple[Any, Any]) -> Answer:
    """Return whether a value between two ends lies in a span: surely, surely not, or unknown."""
    if allowed[0] <= value[0] and value[1] <= allowed[1]:
        return True
    return False if value[1] < allowed[0] or allowed[1] < value[0] else None


def added(values: Iterable[Bounds]) -> Bounds:
    """Add numbers that lie between bounds."""
    low: Bound = Fraction(0)
    high: Bound = Fraction(0)
    for value in values:
        low, high = low + value[0], high + value[1]
    return (low, high)
