"""Days as other forms write them."""

from __future__ import annotations

import re

_YEAR_OR_MONTH = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")


def begun(text: str) -> str:
    """Return a day of beginning without its time of day.

    >>> begun("2010-04-01T00:00:00Z"), begun("2010")
    ('2010-04-01', '2010')
    """
    return text[:10]


def ended(text: str) -> str:
    """Return the first day after an end; one that is known by the year or the month counts to that one's end.

    >>> ended("2014"), ended("2014-12"), ended("2014-03"), ended("2014-03-31T12:00:00")
    ('2015', '2015-01', '2014-04', '2014-03-31')
    """
    found = _YEAR_OR_MONTH.fullmatch(text)
    if found is None:
        return text[:10]
    year, month = int(found[1]), found[2]
    if month is None:
        return f"{year + 1:04}"
    return f"{year + 1:04}-01" if month == "12" else f"{year:04}-{int(month) + 1:02}"


def period(begins: str | None, ends: str | None) -> dict[str, str] | None:
    """Return the period between two days, None where neither is known."""
    days = {**({"from": begun(begins)} if begins else {}), **({"until": ended(ends)} if ends else {})}
    return days or None
