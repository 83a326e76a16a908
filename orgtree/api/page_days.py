"""Choose the days of a page's slider: those on which something changes, or fewer where there are too many."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.clock import day_asked
from orgtree.base.dates import show_day
from orgtree.base.messages import Saying
from orgtree.base.time_steps import MONTHS, month_number, stretch
from orgtree.draw.page import PageDay
from orgtree.graph.change_days import change_days

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.api.organisation import Organisation
    from orgtree.draw.page import PageData

_MOST_DAYS = 60
"""Of more days only the last of each month, quarter or year is kept."""
_MOST_STATES = 40_000
"""A page that was not asked for days holds so many units on all days together, at most: each day is checked and measured."""
_NEVER = 10**9
"""After every day."""


def with_days(
    org: Organisation,
    data: PageData,
    over: str | None,
    on: Callable[[str], PageData | None],
    notes: list[Saying] | None = None,
) -> PageData:
    """Return a page's data with those of the other days of its slider; as they are where nothing changes.

    Args:
        org: The organisation.
        data: Those of the page's own day.
        over: First and last day, month or year, as in `2015..2024`; `none` for no slider; None for one if there are few states.
        on: Returns the data of another day; None where the page would be empty.
        notes: Where it is told how many days the page holds, or why it has no slider.

    Raises:
        UsageError: If it is no stretch of time.
    """
    if over == "none":
        return data
    found, step = _days(org, over)
    if not found:
        return data
    units = len(org.snapshot.ids)
    if not over and len(found) * units > _MOST_STATES:
        text = N_("no slider over {days} days with a change, for {units} units; --over FROM..TO puts it into the page")
        _note(notes, text, days=len(found), units=units)
        return data
    own = day_asked(org.as_of).last if org.as_of else _NEVER
    days: list[PageDay] = []
    for day in sorted({*found, own}):
        if day == own:
            days.append(PageDay(org.as_of or ""))
        elif (other := on(show_day(day))) is not None:
            days.append(PageDay(show_day(day), other))
    if len(days) < 2:  # noqa: PLR2004 - a slider leads from one day to another
        return data
    _note(notes, N_("the page holds {days} {days:day|days}; --over none leaves all but one out"), days=len(days))
    return replace(data, days=days, step=step)


def _note(notes: list[Saying] | None, text: str, **facts: Any) -> None:
    if notes is not None:
        notes.append(Saying(text, facts))


def _days(org: Organisation, over: str | None) -> tuple[list[int], str]:
    """Return the days on which something changes and the one before, and of what step they are the last ones."""
    first, last = stretch(over) if over else (1, _NEVER)
    found = [day for day in change_days(org.snapshot) if first <= day <= last]
    if found and found[0] > first:
        found.insert(0, found[0] - 1)  # as it was before anything changed
    return _thinned(found)


def _thinned(days: list[int]) -> tuple[list[int], str]:
    """Return at most so many days, and of what step they are the last ones."""
    if len(days) <= _MOST_DAYS:
        return days, ""
    for step, length in reversed(MONTHS.items()):
        kept = {month_number(day) // length: day for day in days}
        if len(kept) <= _MOST_DAYS:
            return list(kept.values()), step
    return list(kept.values())[-_MOST_DAYS:], "year"
