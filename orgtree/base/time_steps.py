"""Cut a stretch of time into years, quarters or months, each looked at on its last day."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from orgtree.base.catalogue import N_
from orgtree.base.clock import day_asked
from orgtree.base.dates import Date, show_day
from orgtree.base.errors import UsageError
from orgtree.base.suggest import unknown

StepName = Literal["year", "quarter", "month"]
STEPS: tuple[StepName, ...] = get_args(StepName)
MOST_STEPS = 400
"""More steps are refused: nobody reads so long a table, and each is worked out anew."""
MONTHS: dict[StepName, int] = {"year": 12, "quarter": 3, "month": 1}
"""Length of each step."""
_YEAR = 12


class TimeStep(NamedTuple):
    """One step.

    Args:
        label: As it is shown: `2015`, `2015-Q1`, `2015-03`; a step that is cut short, its last day.
        day: The day to look at, its last one.
    """

    label: str
    day: Date


def time_steps(over: str, step: str = "year") -> list[TimeStep]:
    """Return the steps of a stretch of time; the last is cut short where the stretch ends within it.

    Args:
        over: First and last day, month or year, as in `2015..2024`; `today` may be one of them.
        step: `year`, `quarter` or `month`.

    Raises:
        UsageError: If it is no stretch of time, or has too many steps.

    >>> [label for label, _ in time_steps("2019-11..2020-05", "quarter")]
    ['2019-Q4', '2020-Q1', '2020-05-31']
    """
    if step not in MONTHS:
        raise UsageError(unknown(N_("'{name}' is not a step of time"), step, STEPS, otherwise=N_("there are {known}")))
    first, last = stretch(over)
    length = MONTHS[step]
    begin = month_number(first) // length * length
    count = (month_number(last) - begin) // length + 1
    if count > MOST_STEPS:
        message = N_(
            "{over} has {count} steps of a {step}, and at most {most} are worked out; take longer steps, or a part of it"
        )
        raise UsageError(message, over=over, count=count, step=step, most=MOST_STEPS)
    return [_step(begin + place * length, length, last) for place in range(count)]


def stretch(over: str) -> tuple[int, int]:
    """Return the first and the last day of a stretch of time, as ordinals.

    Args:
        over: First and last day, month or year, as in `2015..2024`; `today` may be one of them.

    Raises:
        UsageError: If it is none, or ends before it begins.
    """
    left, dots, right = over.partition("..")
    if not (left and dots and right):
        raise UsageError(
            N_("'{over}' is not a stretch of time; write its first and last year, as in 2015..2024"), over=over
        )
    first, last = day_asked(left.strip()), day_asked(right.strip())
    if first.first > last.last:
        raise UsageError(N_("'{over}' ends before it begins"), over=over)
    return first.first, last.last


def month_number(day: int) -> int:
    """Return the number of a day's month, counted from the year 0."""
    year, month, _ = show_day(day).split("-")
    return int(year) * _YEAR + int(month) - 1


def _step(begin: int, length: int, last: int) -> TimeStep:
    """Return the step of so many months that begins with a month, or its part up to a day."""
    year, month = divmod(begin, _YEAR)
    end = Date.parse(f"{year:04}-{month + length:02}")
    if end.last > last:
        day = show_day(last)
        return TimeStep(day, Date.parse(day))
    if length == _YEAR:
        return TimeStep(f"{year:04}", Date.parse(f"{year:04}"))
    return TimeStep(f"{year:04}-Q{month // length + 1}" if length > 1 else str(end), end)
