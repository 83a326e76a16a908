"""Columns: one field of all units, or of all links of a type, as arrays.

Numbers and dates keep two bounds, so that an interval stays one; texts, choices and booleans are codes
into a vocabulary. Decoding is by column, and a value that cannot be read is told of and left unknown.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.dates import Date
from orgtree.base.interval import Interval
from orgtree.base.messages import reason
from orgtree.base.suggest import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.base.messages import Saying
    from orgtree.charter.model import Field

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]
    Ints = NDArray[np.int32]

    Report = Callable[[int, str, str, dict[str, Any], str], None]
    """Tells of a wrong value: row, code, message, facts, help."""

_INF = float("inf")


@dataclass(frozen=True, slots=True)
class Column:
    """One field as arrays; every array has shape (rows,).

    Args:
        field: The field.
        known: Whether the row states it.
        low: Lower bounds (dates as ordinals); the field's least possible value where unknown.
        high: Upper bounds; inf where unknown.
        codes: Numbers into `vocabulary`, -1 where unknown; for texts, choices and booleans.
        vocabulary: The values that occur.
        notes: Source and date that a value states of itself, by row.
    """

    field: Field
    known: Bools
    low: Floats | None = None
    high: Floats | None = None
    codes: Ints | None = None
    vocabulary: tuple[Any, ...] = ()
    notes: Mapping[int, Mapping[str, Any]] = dataclasses.field(default_factory=dict)

    def __post_init__(self) -> None:
        for array in (self.known, self.low, self.high, self.codes):
            if array is not None:
                array.setflags(write=False)

    def same_as(self, other: Column) -> bool:
        """Return whether another column states the same."""
        arrays: list[list[Any]] = [[column.known, column.low, column.high, column.codes] for column in (self, other)]
        return (
            self.field == other.field
            and self.vocabulary == other.vocabulary
            and self.notes == other.notes
            and all(a is b is None or np.array_equal(a, b) for a, b in zip(*arrays, strict=True))
        )

    def value(self, row: int) -> Any:
        """Return a row's value: an Interval, a text, a bool, a pair of ordinals for a date, or None."""
        if not self.known[row]:
            return None
        if self.codes is not None:
            return self.vocabulary[self.codes[row]]
        return self.interval(row)

    def stated(self, row: int) -> Any:
        """Return a row's value as `value` does, but a date as a Date."""
        value = self.value(row)
        if value is None or self.field.type != "date":
            return value
        return Date(int(value.low), int(value.high), self.text(row))

    def interval(self, row: int) -> Interval:
        """Return a row's bounds; those of a value that is not stated say nothing."""
        if self.low is None or self.high is None:
            raise TypeError(f"field '{self.field.name}' is a {self.field.type} and has no bounds")
        return Interval(tidy(self.low[row]), tidy(self.high[row]))

    def text(self, row: int) -> str:
        """Return a row's value as text, "" where it is unknown."""
        value = self.value(row)
        if value is None:
            return ""
        if self.field.type == "date":
            from orgtree.base.dates import show_day  # noqa: PLC0415 - only dates need it

            first, last = int(value.low), int(value.high)
            return show_day(first) if first == last else _partial_date(first, last)
        if isinstance(value, bool):
            return "true" if value else "false"
        return str(value)


def tidy(number: float) -> int | float:
    """Return a float as an int when it is whole."""
    return int(number) if np.isfinite(number) and number == int(number) else float(number)


def unknown_low(field_type: str) -> float:
    """Return the least value that an unknown field of a type can have."""
    return 0.0 if field_type == "count" else -_INF


def decode(entry: Field, rows: Ints, values: Sequence[Any], size: int, report: Report) -> Column:
    """Read a column.

    Args:
        entry: The field.
        rows: Row of each value. Shape (values,).
        values: Plain values; None where nothing is stated.
        size: Number of rows of the column.
        report: Is told of wrong values.
    """
    known = np.zeros(size, dtype=bool)
    if entry.type in {"count", "number", "date"}:
        low = np.full(size, unknown_low(entry.type))
        high = np.full(size, _INF)
        notes: dict[int, Mapping[str, Any]] = {}
        if set(map(type, values)) <= {int, float} and entry.type != "date":
            numbers = np.asarray(values, dtype=np.float64)
            fine = np.isfinite(numbers)
            if entry.type == "count":
                fine &= (numbers >= 0) & (numbers == np.floor(numbers))
            low[rows[fine]] = high[rows[fine]] = numbers[fine]
            known[rows[fine]] = True
            rest = np.flatnonzero(~fine)
        else:
            rest = np.arange(len(values))
        _bounds(entry, rows, values, rest.tolist(), (low, high, known), notes, report)
        return Column(entry, known, low=low, high=high, notes=notes)
    codes = np.full(size, -1, dtype=np.int32)
    vocabulary: dict[Any, int] = {}
    noted: dict[int, Mapping[str, Any]] = {}
    for row, raw in zip(rows.tolist(), values, strict=True):
        value = raw
        if type(value) is str and value in vocabulary:  # only what a row may say gets there
            codes[row] = vocabulary[value]
            continue
        if type(value) is dict:
            noted[row] = {key: value[key] for key in ("source", "as_of") if key in value}
            value = value.get("value")
        if value is None:
            continue
        # True == 1 for a dictionary, so booleans are kept apart from texts by the check before.
        if not _check_value(entry, row, value, report):
            continue
        codes[row] = vocabulary.setdefault(value, len(vocabulary))
    known = codes >= 0
    return Column(entry, known, codes=codes, vocabulary=tuple(vocabulary), notes=noted)


def _bounds(
    entry: Field,
    rows: Ints,
    values: Sequence[Any],
    which: list[int],
    arrays: tuple[Floats, Floats, Bools],
    notes: dict[int, Mapping[str, Any]],
    report: Report,
) -> None:
    """Fill the bounds of the values numbered *which*; one parse for each different text."""
    low, high, known = arrays
    seen: dict[Any, tuple[float, float]] = {}
    count = entry.type == "count"
    for number in which:
        value = values[number]
        row = int(rows[number])
        if type(value) is dict:
            stray = value.keys() - {"value", "source", "as_of"}
            if stray or "value" not in value:
                report(
                    row,
                    "ORG104",
                    N_("'{field}' is a value, or a mapping of value, source and as_of"),
                    {"field": entry.name},
                    "",
                )
                continue
            notes[row] = {key: value[key] for key in ("source", "as_of") if key in value}
            value = value["value"]
        if value is None:
            continue
        key = (type(value), value) if isinstance(value, str | int | float) else None
        pair = seen.get(key) if key else None
        if pair is None:
            try:
                if entry.type == "date":
                    date = Date.parse(value)
                    pair = (float(date.first), float(date.last))
                else:
                    interval = Interval.parse(value, count=count)
                    pair = (float(interval.low), float(interval.high))
            except (ValueError, OverflowError) as error:
                message, facts, remedy = _number_trap(entry, value, reason(error))
                report(row, "ORG104", message, facts, remedy)
                continue
            if key:
                seen[key] = pair
        low[row], high[row] = pair
        known[row] = True


def _number_trap(entry: Field, value: Any, why: Saying | str) -> tuple[str, dict[str, Any], str]:
    """Return message, facts and help for a value that is no number or date, naming the common traps."""
    facts: dict[str, Any] = {"field": entry.name, "value": _short(value), "reason": why}
    text = str(value).strip()
    if isinstance(value, str) and text.lstrip(">≥<≤=～约").strip() != text:
        bare = text.lstrip(">≥<≤=～约 ")
        facts["instead"] = f"..{bare}" if text[0] in "<≤" else f"~{bare}" if text[0] in "～约" else f"{bare}.."
        return N_("'{value}' is not a way to write an interval"), facts, N_("write {field}: {instead}")
    digits = text.replace(",", "").replace("，", "").replace(" ", "").replace("_", "")
    if isinstance(value, str) and digits.isdigit():
        facts["instead"] = digits
        return N_("'{value}' is not a number: digits are not grouped"), facts, N_("write {field}: {instead}")
    return N_("'{field}': {reason}"), facts, ""


def _check_value(entry: Field, row: int, value: Any, report: Report) -> bool:
    facts = {"field": entry.name, "value": _short(value)}
    if entry.type == "bool":
        if isinstance(value, bool):
            return True
        yes = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}.get(
            str(value).lower()
        )
        remedy = N_("write {field}: {instead}") if yes else N_("write true or false")
        report(row, "ORG104", N_("'{field}' is true or false, not '{value}'"), {**facts, "instead": yes}, remedy)
        return False
    if not isinstance(value, str):
        report(row, "ORG104", N_("'{field}' is a text, not '{value}'"), facts, N_("put it in quotes"))
        return False
    if entry.type == "choice" and value not in entry.of:
        near = nearest(value, entry.of)
        told = {**facts, "near": near, "known": listed(entry.of)}
        report(
            row,
            "ORG104",
            N_("'{value}' is not a value of '{field}'"),
            told,
            N_("did you mean '{near}'?") if near else N_("it is one of {known}"),
        )
        return False
    return True


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."  # noqa: PLR2004 - what fits a line beside the message


def _partial_date(first: int, last: int) -> str:
    """Return a year or month for the days it spans."""
    import datetime as dt  # noqa: PLC0415 - only for dates that are not days

    start, stop = dt.date.fromordinal(first), dt.date.fromordinal(last)
    return f"{start.year:04}" if start.month != stop.month else f"{start.year:04}-{start.month:02}"
