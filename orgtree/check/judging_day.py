"""The day by which terms, exceptions and rules in force are judged."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from orgtree.base import clock

if TYPE_CHECKING:
    from orgtree.base.dates import Date


class JudgingDay:
    """The day that is looked at; where there is none, today, which is asked for only where something depends on it.

    Args:
        as_of: The day that is looked at.
        today: What counts as today; else the clock says it.
    """

    def __init__(self, as_of: Date | None, today: Date | None = None) -> None:
        self.as_of = as_of
        self._given = today

    @cached_property
    def date(self) -> Date:
        """The day, or the days that it may be."""
        return self.as_of or self._given or clock.today()

    @property
    def told(self) -> str | None:
        """The day as text; None where none is looked at and nothing depended on it."""
        return str(self.date) if self.as_of or "date" in self.__dict__ else None
