"""What day it is: the one place where the clock is read."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.dates import Date
from orgtree.base.errors import UsageError
from orgtree.base.messages import reason

if TYPE_CHECKING:
    from collections.abc import Mapping

FIXED = "SOURCE_DATE_EPOCH"
"""The variable by which builds that are to be reproduced fix the time, in seconds since 1970; see reproducible-builds.org."""
TODAY = ("today", "今天")
"""Words for the day of today, in whichever language messages are."""


def today(environment: Mapping[str, str] | None = None) -> Date:
    """Return today's date: that of the time that SOURCE_DATE_EPOCH fixes, in UTC, else the clock's, where one is.

    Args:
        environment: Variables; else the process's own.

    Raises:
        UsageError: If the variable is no number of seconds.

    >>> print(today({"SOURCE_DATE_EPOCH": "1700000000"}))
    2023-11-14
    """
    fixed = (os.environ if environment is None else environment).get(FIXED)
    if not fixed:  # set to nothing says nothing
        return Date.parse(dt.datetime.now().astimezone().date())
    try:
        moment = dt.datetime.fromtimestamp(_seconds(fixed), dt.UTC)
    except (ValueError, OverflowError, OSError) as error:
        message = N_("{variable} is '{value}', and must be a number of seconds since 1970")
        raise UsageError(message, variable=FIXED, value=fixed) from error
    return Date.parse(moment.date())


def _seconds(text: str) -> int:
    """Return what digits say.

    Raises:
        ValueError: If there is anything else, which `int` would take, too: spaces, signs, `1_000`, digits of other scripts.
    """
    if not (text.isascii() and text.isdecimal()):
        raise ValueError(text)
    return int(text)


def day_asked(day: str | dt.date) -> Date:
    """Return the day that is asked for: a date, or "today" or "今天".

    Raises:
        UsageError: If it is neither.
    """
    if day in TODAY:
        return today()
    try:
        return Date.parse(day)
    except ValueError as error:
        raise UsageError(reason(error)) from error
