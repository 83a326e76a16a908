"""Read fields that state a list of dated values, and names that units had earlier."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.dates import ENDED, Period
from orgtree.base.finding import Label, Mistake
from orgtree.base.messages import shortened
from orgtree.charter.codes import charter_finding
from orgtree.graph.codes import graph_finding
from orgtree.graph.columns import DatedValues, decode
from orgtree.graph.tables import EarlierName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.base.finding import Finding
    from orgtree.base.place import Place
    from orgtree.charter.field_type import Pointer
    from orgtree.charter.model import Field
    from orgtree.graph.columns import Column, Report
    from orgtree.graph.read_period import PeriodReader

    Ints = NDArray[np.int32]

_OF_VALUE = frozenset({"value", "source", "as_of", "from", "until"})
_OF_NAME = frozenset({"name", "source", "from", "until"})
_DAYS = frozenset({"from", "until"})


class _Entry(NamedTuple):
    """One entry of a list of what held on some days, with where it stands."""

    row: int
    pointer: Pointer
    said: Mapping[str, Any]
    start: int
    stop: int


class DatedReader:
    """Reads what holds on some days only, and reports what is wrong with it.

    Args:
        periods: Reads the days.
        ids: Id of each unit.
        place: Returns where something of a unit is written.
    """

    def __init__(self, periods: PeriodReader, ids: Sequence[str], place: Callable[..., Place]) -> None:
        self.periods = periods
        self.ids = ids
        self.place = place

    def column(
        self, field: Field, rows: Ints, values: Sequence[Any] | NDArray[Any], size: int, report: Report
    ) -> Column:
        """Read a column of units; the arguments are those of `decode`.

        A list of mappings is a list of values with the days of each, whatever the field's type: no value is a mapping.
        """
        if isinstance(values, np.ndarray) or set(map(type, values)).isdisjoint(
            (dict, list)
        ):  # as most fields are, and there are many values
            return decode(field, rows, values, size, report)
        several = [place for place, value in enumerate(values) if is_dated(value)]
        if not several:
            return decode(field, rows, values, size, report)
        entries: list[_Entry] = []
        for place in several:
            entries += self._of_unit(field.name, int(rows[place]), values[place], _OF_VALUE)
        left = np.ones(len(values), dtype=bool)
        left[several] = False
        plain = [value for value, alone in zip(values, left.tolist(), strict=True) if alone]
        more = np.arange(size, size + len(entries), dtype=np.int32)

        def report_any(row: int, mistake: Mistake, pointer: Pointer) -> None:
            entry = entries[row - size] if row >= size else None
            report(entry.row if entry else row, mistake, (*entry.pointer, *pointer) if entry else pointer)

        said = [{key: value for key, value in entry.said.items() if key not in _DAYS} for entry in entries]
        every = decode(field, np.concatenate((rows[left], more)), [*plain, *said], size + len(entries), report_any)
        return _split(every, size, entries)

    def names(self, unit: int, value: Any) -> tuple[EarlierName, ...]:
        """Read the names that a unit had earlier, in the order of their days."""
        entries = self._of_unit("names", unit, value, _OF_NAME)
        return tuple(EarlierName(entry.said["name"], entry.start, entry.stop, _source(entry)) for entry in entries)

    def _of_unit(self, key: str, unit: int, value: Any, words: frozenset[str]) -> list[_Entry]:
        """Return what a list of a unit says, in the order of its days, without what is wrong."""
        listed = type(value) is list
        entries = []
        for item, said in enumerate(value if listed else [value]):
            pointer: Pointer = (item,) if listed else ()
            mistake = _wrong_name(said) if words is _OF_NAME else _wrong_value(key, said)
            if mistake is not None:
                place = self.place(unit, key, *pointer)
                self.periods.report(charter_finding("ORG104", mistake, place, unit=self.ids[unit]))
                continue
            period = self.periods.days(said, self.place(unit, key, *pointer), self.ids[unit])
            if period is not None:
                entries.append(_Entry(unit, pointer, said, *period))
        entries.sort(key=lambda entry: (entry.start, entry.stop))
        return list(self._apart(key, entries))

    def _apart(self, key: str, entries: Sequence[_Entry]) -> Iterator[_Entry]:
        """Yield the entries of one unit, less those that share a day with one before."""
        last: _Entry | None = None
        for entry in entries:
            if last is not None and Period(last.start, last.stop).overlaps(Period(entry.start, entry.stop)):
                self.periods.report(self._overlap(key, last, entry))
                continue
            yield entry
            if entry.stop != ENDED:
                last = entry

    def _overlap(self, key: str, one: _Entry, other: _Entry) -> Finding:
        return graph_finding(
            "ORG222",
            N_("two earlier names of '{unit}' hold on the same days")
            if key == "names"
            else N_("two values of '{field}' of '{unit}' hold on the same days"),
            self.place(other.row, key, *other.pointer),
            facts={"unit": self.ids[other.row], "field": key},
            unit=self.ids[other.row],
            labels=(Label(self.place(one.row, key, *one.pointer), N_("this one holds on some of them, too")),),
            help=N_("say from which day the later one holds: from is its first day, until the first day that is out"),
        )


def is_dated(value: Any) -> bool:
    """Return whether a value of a field is one with its days, or a list of such."""
    if type(value) is dict:
        return not _DAYS.isdisjoint(value)
    return type(value) is list and any(type(item) is dict for item in value)


def _wrong_value(key: str, said: Any) -> Mistake | None:
    if type(said) is dict and "value" in said and type(said["value"]) is not dict and not said.keys() - _OF_VALUE:
        return None
    return Mistake(
        N_("'{field}' is a value, or a list of values with their days, each a mapping of value, from and until"),
        {"field": key},
        N_("write {field}: [{{value: …, until: 2019}}, {{value: …, from: 2019}}]"),
    )


def _wrong_name(said: Any) -> Mistake | None:
    if type(said) is not dict or "name" not in said or said.keys() - _OF_NAME:
        message = N_("an earlier name is a mapping of name, from and until, not '{value}'")
        return Mistake(message, {"value": shortened(said)}, N_("write names: [{{name: …, until: 2019}}]"))
    name = said["name"]
    if type(name) is not str and not (
        type(name) is dict and name and all(type(words) is str for words in name.values())
    ):
        return Mistake(
            N_("a name is a text, or a mapping of languages, not '{value}'"),
            {"value": shortened(name)},
            N_("write it in quotes, or as {{zh: …, en: …}}"),
        )
    if all(said.get(end) is None for end in _DAYS):
        return Mistake(
            N_("an earlier name says from or until which day it was the unit's name"),
            {},
            N_("write names: [{{name: …, until: 2019}}]; the name of today stands under 'name'"),
        )
    return None


def _source(entry: _Entry) -> str | None:
    source = entry.said.get("source")
    return None if source is None else str(source)


def _split(column: Column, size: int, entries: Sequence[_Entry]) -> Column:
    """Take the last values of a column, which are those of *entries*, as dated values of their rows."""
    kept = np.flatnonzero(column.known[size:])
    arrays = {name: array for name in ("low", "high", "codes") if (array := getattr(column, name)) is not None}
    found = [entries[place] for place in kept.tolist()]
    numbers = {place: number for number, place in enumerate(kept.tolist(), 0)}
    values = replace(
        column,
        written=column.written[size:][kept],
        known=column.known[size:][kept],
        notes={numbers[row - size]: note for row, note in column.notes.items() if note and row - size in numbers},
        **{name: array[size:][kept] for name, array in arrays.items()},
    )
    rows, start, stop = (
        np.fromiter((entry[part] for entry in found), dtype=np.int32, count=len(found)) for part in (0, 3, 4)
    )
    dated = DatedValues(rows, start, stop, values)
    written = column.written[:size].copy()
    written[rows] = True
    return replace(
        column,
        written=written,
        known=column.known[:size],
        notes={row: note for row, note in column.notes.items() if row < size},
        dated=dated if found else None,
        **{name: array[:size] for name, array in arrays.items()},
    )
