"""Dates: a day, a month or a year, kept as the first and the last day that they can mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.dates import Date, sheet_date, show_days
from orgtree.base.interval import Interval
from orgtree.base.messages import WrongTextError
from orgtree.charter.field_type import Measured
from orgtree.charter.schema_parts import DATE

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.charter.model import Field
    from orgtree.charter.schema_parts import Schema

_STRETCH = re.compile(r"([-\d]*)\.\.([-\d]*)\Z")


class DateType(Measured):
    """Days, months and years."""

    name = "date"
    description = N_("a year, a month or a day")
    scale = "day"

    def parse(self, value: Any) -> Interval:
        """Read a date."""
        date = Date.parse(value)
        return Interval(date.first, date.last)

    def parse_asked(self, value: Any) -> Interval:
        """Read a date, or an interval of dates such as 2018-03.. and 2018..2020."""
        if isinstance(value, str) and (found := _STRETCH.match(value.replace(" ", ""))) and any(found.groups()):
            low = Date.parse(found[1]).first if found[1] else float("-inf")
            high = Date.parse(found[2]).last if found[2] else float("inf")
            if low > high:
                raise WrongTextError(
                    N_("an interval runs from its lower to its upper bound, not {low}..{high}"),
                    low=found[1],
                    high=found[2],
                )
            return Interval(low, high)
        return self.parse(value)

    def schema(self, field: Field) -> Schema:  # noqa: ARG002 - the same for all
        """Return the schema of a date."""
        return DATE

    def asked(self, field: Field) -> Schema:  # noqa: ARG002 - the same for all
        """Return the schema of a date or an interval of dates."""
        return {
            "type": ["string", "integer"],
            "pattern": r"^[-0-9]*( *\.\. *[-0-9]*)?$",
            "patternErrorMessage": "a date or a stretch of dates is wanted: 2018, 2018-03.. or 2018..2020",
        }

    def text(self, value: Interval) -> str:
        """Return the day, month or year, else the first and last day."""
        return show_days(float(value.low), float(value.high))

    def stated(self, value: Interval) -> Date:
        """Return it as a Date."""
        return Date(int(value.low), int(value.high), self.text(value))

    def plain(self, value: Interval) -> str:
        """Return its text."""
        return self.text(value)

    def cell_reader(self, field: Field) -> Callable[[str], str]:  # noqa: ARG002 - the same for all
        """Read dates as sheets write them."""
        return sheet_date


TYPE = DateType()
