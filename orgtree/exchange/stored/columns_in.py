"""Fields read out of tables: bounds as arrays, and words as numbers of a vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.charter.field_type import Measured
from orgtree.exchange.stored.column_types import polars
from orgtree.graph.columns import Column, DatedValues, decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.charter.model import Charter, Field
    from orgtree.exchange.stored.besides import Besides
    from orgtree.graph.manifest import ColumnType

    Bools = NDArray[np.bool_]


def types_of_field(field: Field) -> dict[str, ColumnType]:
    """Return the columns that a field has in a table, by what stands behind its name."""
    if isinstance(field.values, Measured):
        return {"low": "DOUBLE", "high": "DOUBLE"}
    if field.several:
        return {"value": "LIST(VARCHAR)"}
    return {"value": "BOOLEAN" if field.type == "bool" else "VARCHAR"}


def defaults_of(charter: Charter, name: str) -> list[tuple[Any, list[int]]]:
    """Return what it means that units do not state a field, each with the codes of the kinds of which that may be said."""
    values: dict[Any, list[int]] = {}
    for kind in charter.kinds.values():
        if name in kind.fields and kind.fields[name].default is not None:
            values.setdefault(kind.fields[name].default, []).append(kind.code)
    return list(values.items())


class FieldReader:
    """Reads the fields of one table.

    Args:
        frame: The table, its rows in the order of the definition.
        said: What is said of its rows besides.
    """

    def __init__(self, frame: Any, said: Sequence[Besides]) -> None:
        self._frame = frame
        self._said = said

    def has(self, field: Field) -> bool:
        """Return whether the table has a field."""
        return all(f"{field.name}.{end}" in self._frame.columns for end in types_of_field(field))

    def column(self, field: Field, defaults: Iterable[tuple[Any, Bools]]) -> Column:
        """Return one field.

        Args:
            field: The field.
            defaults: What it means that nothing is stated, with the rows of which that may be said.

        Raises:
            ValueError: If it holds what no value of the field is.
        """
        notes = {one.row: one.value for one in self._said if one.what == "note" and one.field == field.name}
        dated = [one for one in self._said if one.what == "dated" and one.field == field.name]
        kept = np.ones(len(self._frame), dtype=bool)
        kept[[one.row for one in dated]] = False
        silent = self._flags(f"{field.name}.default")
        kept &= ~silent
        bounded = isinstance(field.values, Measured)
        column = self._bounds(field, kept, notes) if bounded else self._words(field, kept, notes)
        if dated:
            column = _with_dated(column, dated)
        for value, rows in defaults:
            column = column.with_default(silent & rows, value)
        return column

    def _flags(self, name: str) -> Bools:
        if name not in self._frame.columns:
            return np.zeros(len(self._frame), dtype=bool)
        return np.array(self._frame[name].fill_null(value=False).to_numpy(), dtype=bool)

    def _bounds(self, field: Field, kept: Bools, notes: Mapping[int, Any]) -> Column:
        least, most = field.unknown
        low, high = (self._frame[f"{field.name}.{end}"] for end in ("low", "high"))
        both = low.is_not_null() & high.is_not_null()
        if not (low <= high).filter(both).all():  # as what is no number is not, either
            raise ValueError(field.name)
        known = np.array(both.to_numpy(), dtype=bool) & kept
        ends = [
            np.where(known, series.fill_null(0.0).to_numpy(), unknown)
            for series, unknown in ((low, least), (high, most))
        ]
        return Column(field, known, known, low=ends[0], high=ends[1], notes=notes)

    def _words(self, field: Field, kept: Bools, notes: Mapping[int, Any]) -> Column:
        pl = polars()
        series = self._frame[f"{field.name}.value"]
        words = series.explode() if series.dtype == pl.List(pl.String) else series
        if field.type == "choice" and not set(words.drop_nulls().unique().to_list()) <= field.of.keys():
            raise ValueError(field.name)
        known = np.array(series.is_not_null().to_numpy(), dtype=bool) & kept
        rows = np.flatnonzero(known)
        codes = np.full(len(series), -1, dtype=np.int32)
        stated = series.gather(rows)
        if series.dtype == pl.String:
            different = stated.unique(maintain_order=True)
            codes[rows] = stated.cast(pl.Enum(different)).to_physical().cast(pl.Int32).to_numpy()
            return Column(field, known, known, codes=codes, vocabulary=tuple(different.to_list()), notes=notes)
        vocabulary: dict[Any, int] = {}
        values = stated.to_list()
        plain = map(tuple, values) if series.dtype == pl.List(pl.String) else values
        codes[rows] = [vocabulary.setdefault(value, len(vocabulary)) for value in plain]
        return Column(field, known, known, codes=codes, vocabulary=tuple(vocabulary), notes=notes)


def _with_dated(column: Column, dated: Sequence[Besides]) -> Column:
    """Return a column with values that hold on some days only."""
    rows, start, stop = (
        np.asarray(numbers, dtype=np.int32)
        for numbers in ([one.row for one in dated], [one.start for one in dated], [one.stop for one in dated])
    )
    places = np.arange(len(dated), dtype=np.int32)
    said = [one.value if len(one.value) > 1 else one.value["value"] for one in dated]  # a mapping where it has notes
    values = decode(column.field, places, said, len(dated), lambda _row, _mistake, _pointer: None)
    values = _in_vocabulary(values, column.vocabulary)
    written = column.written.copy()
    written[rows] = True
    return Column(
        column.field,
        written,
        column.known,
        low=column.low,
        high=column.high,
        codes=column.codes,
        vocabulary=values.vocabulary,
        notes=column.notes,
        dated=DatedValues(rows, start, stop, values),
    )


def _in_vocabulary(values: Column, first: tuple[Any, ...]) -> Column:
    """Return words as numbers of a vocabulary that begins with another one."""
    if values.codes is None:
        return values
    vocabulary = tuple(dict.fromkeys((*first, *values.vocabulary)))
    number = {word: place for place, word in enumerate(vocabulary)}
    codes = np.asarray([number[word] for word in values.vocabulary], dtype=np.int32)[values.codes]
    return Column(values.field, values.written, values.known, codes=codes, vocabulary=vocabulary, notes=values.notes)
