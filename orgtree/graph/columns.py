"""Columns: one field of all units, or of all links of a type, as arrays.

Numbers and dates keep two bounds, so that an interval stays one; texts, choices and booleans are codes
into a vocabulary. Decoding is by column, and a value that cannot be read is reported and left unknown.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.finding import Mistake
from orgtree.base.interval import bounds
from orgtree.charter.field_type import Measured
from orgtree.charter.trees import ExpressionError
from orgtree.graph.bounds import Bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.base.interval import Interval
    from orgtree.charter.field_type import Pointer
    from orgtree.charter.model import Field

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]
    Ints = NDArray[np.int32]

    Report = Callable[[int, Mistake, Pointer], None]
    """Tells of a wrong value: row, and what is wrong with it."""

_MOST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Column:
    """One field as arrays; every array has shape (rows,).

    Args:
        field: The field.
        written: Whether the row states its value itself.
        known: Whether the row has a value: one that it states, or what the field's `default` says of nothing stated.
        low: Lower bounds (dates as ordinals); the field's least possible value where unknown.
        high: Upper bounds; inf where unknown.
        codes: Numbers into `vocabulary`, -1 where unknown; for texts, choices and booleans.
        vocabulary: The values that occur.
        notes: Source and date that a value states of itself, by row.
        dated: Values that hold on some days only, where rows state such; those rows have no other.
    """

    field: Field
    written: Bools
    known: Bools
    low: Floats | None = None
    high: Floats | None = None
    codes: Ints | None = None
    vocabulary: tuple[Any, ...] = ()
    notes: Mapping[int, Mapping[str, Any]] = dataclasses.field(default_factory=dict)
    dated: DatedValues | None = None

    def __post_init__(self) -> None:
        for array in (self.written, self.known, self.low, self.high, self.codes):
            if array is not None:
                array.setflags(write=False)

    def same_as(self, other: Column) -> bool:
        """Return whether another column has the same values."""
        arrays: list[list[Any]] = [
            [column.written, column.known, column.low, column.high, column.codes] for column in (self, other)
        ]
        return (
            self.field == other.field
            and self.vocabulary == other.vocabulary
            and self.notes == other.notes
            and (
                self.dated is other.dated is None
                or bool(self.dated and other.dated and self.dated.same_as(other.dated))
            )
            and all(a is b is None or np.array_equal(a, b) for a, b in zip(*arrays, strict=True))
        )

    def on(self, day: int) -> Column:
        """Return the column on a day, given as an ordinal: of dated values each row has the one of that day, or states none."""
        dated = self.dated
        if dated is None:
            return self
        at = np.flatnonzero((dated.start <= day) & (dated.stop > day))
        rows, values = dated.rows[at], dated.values
        known, written = self.known.copy(), self.written.copy()
        written[dated.rows] = False
        known[rows] = written[rows] = True
        arrays = {}
        for name in ("low", "high", "codes"):
            if (array := getattr(self, name)) is not None:
                arrays[name] = array.copy()
                arrays[name][rows] = getattr(values, name)[at]
        notes = {int(dated.rows[place]): values.notes[place] for place in at.tolist() if place in values.notes}
        return replace(self, written=written, known=known, notes={**self.notes, **notes}, dated=None, **arrays)

    def value(self, row: int) -> Any:
        """Return a row's value: an Interval (of ordinals for a date), a text, a bool, or None."""
        if not self.known[row]:
            return None
        if self.codes is not None:
            return self.vocabulary[self.codes[row]]
        return self.interval(row)

    def stated(self, row: int) -> Any:
        """Return a row's value for the Python API: as `value`, but a date as a Date."""
        value = self.value(row)
        return None if value is None else self.field.values.stated(value)

    def interval(self, row: int) -> Interval:
        """Return a row's bounds; meaningless where no value is stated."""
        return self.bounds().interval(row)

    def bounds(self) -> Bounds:
        """Return the bounds of all rows; meaningless where no value is stated."""
        if self.low is None or self.high is None:
            raise TypeError(f"field '{self.field.name}' is a {self.field.type} and has no bounds")
        return Bounds(self.low, self.high)

    def with_default(self, silent: Bools, value: Any) -> Column:
        """Return the column with what a `default` says of rows that say nothing.

        Args:
            silent: Rows that have the field and do not state it. Shape (rows,).
            value: The default as the field's type reads it, None for none.
        """
        if value is None:
            return self
        known = self.known | silent
        if self.low is not None and self.high is not None:
            least, most = (float(end) for end in bounds(value))
            low, high = np.where(silent, least, self.low), np.where(silent, most, self.high)
            return replace(self, known=known, low=low, high=high)
        assert self.codes is not None  # noqa: S101 - a column has bounds or codes
        vocabulary = self.vocabulary if value in self.vocabulary else (*self.vocabulary, value)
        codes = np.where(silent, vocabulary.index(value), self.codes).astype(np.int32)
        return replace(self, known=known, codes=codes, vocabulary=vocabulary)

    def decimals(self) -> int:
        """Return the most decimals of its numbers, up to six."""
        ends = np.concatenate([*self.bounds()[self.known]])
        finite = ends[np.isfinite(ends)]
        return next((count for count in range(_MOST_DIGITS) if (finite.round(count) == finite).all()), _MOST_DIGITS)

    def text(self, row: int) -> str:
        """Return the value of a row, which has one, as text."""
        return self.field.values.text(self.value(row))


@dataclass(frozen=True, slots=True, eq=False)
class DatedValues:
    """Values of one field that hold on some days only: by rows, and those of one in the order of their days.

    Args:
        rows: Row of each value. Shape (values,).
        start: First day of each, as an ordinal.
        stop: Day from which each holds no longer; `ENDED` where it is not known.
        values: The values, as a column of their own.
    """

    rows: Ints
    start: Ints
    stop: Ints
    values: Column

    def __post_init__(self) -> None:
        for array in (self.rows, self.start, self.stop):
            array.setflags(write=False)

    def same_as(self, other: DatedValues) -> bool:
        """Return whether others are the same values of the same rows on the same days."""
        arrays = ((self.rows, other.rows), (self.start, other.start), (self.stop, other.stop))
        return all(np.array_equal(one, two) for one, two in arrays) and self.values.same_as(other.values)

    def of(self, row: int) -> range:
        """Return the places of a row's values."""
        return range(*np.searchsorted(self.rows, (row, row + 1)).tolist())


def decode(entry: Field, rows: Ints, values: Sequence[Any] | NDArray[Any], size: int, report: Report) -> Column:
    """Read a column.

    Args:
        entry: The field.
        rows: Row of each value. Shape (values,).
        values: Plain values, None where nothing is stated; or of a field with bounds an array of numbers.
        size: Number of rows of the column.
        report: Called for each wrong value, with the pointer from what is stated to the wrong part of it.
    """
    reading = _Reading(entry, report)
    kind = entry.values
    if isinstance(kind, Measured):
        return _bounds(reading, kind, rows, values, size)
    codes = np.full(size, -1, dtype=np.int32)
    vocabulary: dict[Any, int] = {}
    for row, raw in zip(rows.tolist(), values, strict=True):
        if type(raw) is str and raw in vocabulary:  # only what a row may say gets there
            codes[row] = vocabulary[raw]
            continue
        wrapped = type(raw) is dict
        value = reading.read(row, reading.unwrapped(row, raw) if wrapped else raw, wrapped=wrapped)
        if value is not None:
            codes[row] = vocabulary.setdefault(value, len(vocabulary))
    return Column(entry, codes >= 0, codes >= 0, codes=codes, vocabulary=tuple(vocabulary), notes=reading.notes)


def empty(entry: Field, size: int) -> Column:
    """Return a column that no row states."""
    return decode(entry, np.zeros(0, dtype=np.int32), [], size, lambda _row, _mistake, _pointer: None)


class _Reading:
    """Reads values of a field one by one, and reports wrong ones.

    Args:
        entry: The field.
        report: Called for each wrong value.
    """

    def __init__(self, entry: Field, report: Report) -> None:
        self.entry = entry
        self.report = report
        self.of_type = entry.values
        self.notes: dict[int, Mapping[str, Any]] = {}

    def unwrapped(self, row: int, value: dict[Any, Any]) -> Any:
        """Return the value of a mapping with source and date, and record these; None where it has none."""
        if "value" not in value or value.keys() - {"value", "source", "as_of"}:
            message = N_("'{field}' is a value, or a mapping of value, source and as_of")
            self.report(row, Mistake(message, {"field": self.entry.name}), ())
            return None
        self.notes[row] = {key: value[key] for key in ("source", "as_of") if key in value}
        return value["value"]

    def read(self, row: int, value: Any, *, wrapped: bool) -> Any:
        """Parse a value; None where none is stated or it is wrong, unless what is wrong leaves no doubt.

        Args:
            row: Its row.
            value: The value itself.
            wrapped: Whether it stands in a mapping with source and date.
        """
        if value is None:
            return None
        try:
            return self.of_type.read(self.entry, value)
        except ExpressionError as error:
            mistake = error.mistake
            suggestion = mistake.suggestion
            spelled = suggestion is not None and bool(suggestion.text) and not suggestion.guess
            pointer = (("value",) if wrapped else ()) + error.pointer
            self.report(row, replace(mistake, help=N_("write {field}: {suggestion}")) if spelled else mistake, pointer)
            return error.value


def _floats(numbers: Sequence[int | float] | NDArray[Any]) -> Floats | None:
    """Return plain numbers as floats; None if one of them is beyond all floats."""
    try:
        return np.asarray(numbers, dtype=np.float64)
    except OverflowError:
        return None


def _bounds(reading: _Reading, kind: Measured, rows: Ints, values: Sequence[Any] | NDArray[Any], size: int) -> Column:
    """Read a column of bounds: plain numbers vectorised, others one by one and cached."""
    known = np.zeros(size, dtype=bool)
    least, most = kind.unknown(reading.entry)
    low, high = np.full(size, least), np.full(size, most)
    rest: Sequence[int] = range(len(values))
    plain = isinstance(values, np.ndarray) or set(map(type, values)) <= {int, float}
    if plain and (numbers := _floats(values)) is not None:
        whole = kind.whole(numbers, np.isfinite(numbers))
        if whole is not None:
            whole = whole & (numbers >= least) & (numbers <= most)
            low[rows[whole]] = high[rows[whole]] = numbers[whole]
            known[rows[whole]] = True
            rest = np.flatnonzero(~whole).tolist()
    seen: dict[Any, tuple[float, float]] = {}
    each = values.tolist() if isinstance(values, np.ndarray) and len(rest) else values
    for number in rest:
        row = int(rows[number])
        raw = each[number]
        value = reading.unwrapped(row, raw) if type(raw) is dict else raw
        key = (type(value), value) if isinstance(value, str | int | float) else None
        pair = seen.get(key) if key else None
        if pair is None:
            found = reading.read(row, value, wrapped=type(raw) is dict)
            if found is None:
                continue
            pair = (float(found.low), float(found.high))
            if key:
                seen[key] = pair
        low[row], high[row] = pair
        known[row] = True
    return Column(reading.entry, known, known, low=low, high=high, notes=reading.notes)
