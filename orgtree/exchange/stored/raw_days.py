"""The days of rows of a raw table, as ordinals in SQL."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.dates import EARLIEST, ENDED, LATEST, Date, show_day
from orgtree.charter.codes import charter_finding
from orgtree.charter.mistakes import wrong_text
from orgtree.exchange.stored.columns_out import FIRST_DATE
from orgtree.exchange.stored.raw_sql import insert, quoted
from orgtree.graph.codes import graph_finding

if TYPE_CHECKING:
    from orgtree.base.finding import Finding
    from orgtree.base.place import Place
    from orgtree.exchange.stored.raw_tables import RawTable
    from orgtree.exchange.stored.sampled import Sampled

_VALID = re.compile(r"valid[ ._](from|until)\Z")


class RawDays:
    """The days of the rows of one raw table, which are called `cells` in what this gives.

    Args:
        table: The table.
        told: Gets what is no date.

    Attributes:
        wrong: Tells that a period ends before it begins; such a one has no bounds.
        stated: Whether the table has any.
        joined: What has to be joined to the rows for what this gives.
        start: The first day.
        stop: The day from which the row holds no longer.
    """

    def __init__(self, table: RawTable, told: Sampled) -> None:
        self._table = table
        self._told = told
        self.joined = ""
        found = {"from": str(EARLIEST), "until": str(LATEST)}
        for column, kind in table.columns.items():
            if (match := _VALID.match(column)) is not None:
                found[match[1]] = self._end(match[1], column, kind)
        start, stop = found.values()
        self.wrong, self.start, self.stop = "false", start, stop
        self.stated = (start, stop) != (str(EARLIEST), str(LATEST))
        if self.stated:
            self.wrong = f"({stop} <= {start} AND {stop} <> {ENDED})"
            self.start = f"(CASE WHEN {self.wrong} THEN {EARLIEST} ELSE {start} END)::INTEGER"
            self.stop = f"(CASE WHEN {self.wrong} THEN {LATEST} ELSE {stop} END)::INTEGER"

    def _end(self, end: str, column: str, kind: str) -> str:
        cell, none = f"cells.{quoted(column)}", EARLIEST if end == "from" else LATEST
        if kind.startswith(("DATE", "TIMESTAMP")):
            return f"coalesce(date_diff('day', DATE '1970-01-01', {cell}::DATE) + {FIRST_DATE}, {none})"
        con, table = self._table.con, quoted(f"{self._table.name} {end}")
        con.execute(f"CREATE TABLE {table} (said VARCHAR, day INTEGER)")
        rows = []
        for said, row in self._table.distinct(column):
            day = self._day(str(said), end, row, column)
            if day is not None:
                rows.append((str(said), day))
        insert(con, table, rows)
        self.joined += f" LEFT JOIN {table} ON {table}.said = {cell}::VARCHAR"
        return f"coalesce({table}.day, {none})"

    def _day(self, said: str, end: str, row: int, column: str) -> int | None:
        if end == "until" and said == show_day(ENDED):
            return ENDED
        try:
            return Date.parse(said).first
        except ValueError as error:
            mistake, place = wrong_text(error, said).mistake, self._table.place(row, column)
            self._told.tell(f"ORG104 {column}", lambda: charter_finding("ORG104", mistake, place))
            return None


def wrong_period(place: Place, unit: str = "") -> Finding:
    """Return the finding that a period ends before it begins, of a unit by its id, or of a link."""
    return graph_finding(
        "ORG212",
        N_("the period of '{unit}' ends before it begins"),
        place,
        facts={"unit": unit},
        unit=unit or None,
        help=N_("until is the first day that is out, and comes after from"),
    )


def holds_on(row: str, day: int) -> str:
    """Return what tells in SQL that a row with `start` and `stop` surely holds on a day."""
    return f"({row}.start <= {day} AND {row}.stop > {day})"


def shown_days(row: str) -> dict[str, str]:
    """Return the columns of days of a row with `start` and `stop`."""
    day = f"DATE '1970-01-01' + ({row}.{{}} - {FIRST_DATE})"
    return {
        "valid_from": f"CASE WHEN {row}.start <> {EARLIEST} THEN {day.format('start')} END",
        "valid_until": f"CASE WHEN {row}.stop NOT IN ({LATEST}, {ENDED}) THEN {day.format('stop')} END",
        "end_unknown": f"{row}.stop = {ENDED}",
    }
