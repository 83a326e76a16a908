"""Columns of units and of links, as they go into tables: texts, periods, and fields with both bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.dates import EARLIEST, ENDED, LATEST
from orgtree.exchange.stored.column_types import polars
from orgtree.graph.manifest import FieldEntry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.charter.model import Field
    from orgtree.graph.columns import Column
    from orgtree.graph.tables import Table

    Bools = NDArray[np.bool_]
    Ints = NDArray[Any]

FIRST_DATE = 719163
"""Ordinal of 1 January 1970, from which tables count days."""
MOST_DECIMALS = 9
"""Decimals that are looked for."""
_EXACT = 2.0**53


def numbers(values: Ints) -> Any:
    """Return numbers of units or positions as a column; none where they are below zero."""
    column = polars().Series(np.ascontiguousarray(values, dtype=np.int32))
    below = values < 0
    return _without(column, below) if below.any() else column


def texts(values: Sequence[str | None]) -> Any:
    """Return texts as a column; halves of characters, which no table can hold, are replaced."""
    pl = polars()
    try:
        return pl.Series(values, dtype=pl.String)
    except UnicodeEncodeError:
        return pl.Series([None if text is None else storable(text) for text in values], dtype=pl.String)


def storable(text: str) -> str:
    """Return a text without halves of characters."""
    return text.encode("utf-8", "replace").decode()


def periods(table: Table, rows: Ints) -> dict[str, Any]:
    """Return the days on which rows hold."""
    pl = polars()
    start, stop = table.start[rows], table.stop[rows]
    found = {}
    for name, days, none in (
        ("valid_from", start, start == EARLIEST),
        ("valid_until", stop, (stop == LATEST) | (stop == ENDED)),
    ):
        counted = np.where(none, 0, days.astype(np.int32) - np.int32(FIRST_DATE))
        found[name] = _without(pl.Series(counted.astype(np.int32)), none).cast(pl.Date)
    return {**found, "end_unknown": pl.Series(stop == ENDED)}


def ordinals(column: Any, none: int) -> NDArray[np.int32]:
    """Return the days of a column as ordinals.

    Args:
        column: A column of dates.
        none: What stands for none.
    """
    pl = polars()
    days = (column.cast(pl.Int32) + FIRST_DATE).fill_null(none)
    return np.array(days.to_numpy(), dtype=np.int32)


def field_columns(columns: Mapping[str, Column], rows: Ints) -> dict[str, Any]:
    """Return what rows have in their fields, by the name of the field and `low` and `high`, or `value`."""
    pl = polars()
    found: dict[str, Any] = {}
    for name, column in columns.items():
        known = column.known[rows]
        if column.low is not None and column.high is not None:
            for end, bounds in (("low", column.low), ("high", column.high)):
                found[f"{name}.{end}"] = _without(pl.Series(bounds[rows]), ~known)
        else:
            found[f"{name}.value"] = _words(column, rows)
        default = known & ~column.written[rows]
        if default.any():
            found[f"{name}.default"] = pl.Series(default)
    return found


def _words(column: Column, rows: Ints) -> Any:
    pl = polars()
    assert column.codes is not None  # noqa: S101 - a column has bounds or codes
    codes = column.codes[rows]
    places = _without(pl.Series(codes.astype(np.int32)), codes < 0)
    if column.field.several:
        listed = [[storable(str(one)) for one in value] for value in column.vocabulary]
        return pl.Series([*listed, None], dtype=pl.List(pl.String)).gather(places)
    if all(isinstance(value, bool) for value in column.vocabulary):
        return pl.Series([*column.vocabulary, None], dtype=pl.Boolean).gather(places)
    return texts([*map(str, column.vocabulary), None]).gather(places)


def field_entries(columns: Mapping[str, Column], in_force: Bools, language: str) -> dict[str, FieldEntry]:
    """Return what a manifest says of fields."""
    return {name: _entry(column.field, column, in_force, language) for name, column in columns.items()}


def _entry(field: Field, column: Column, in_force: Bools, language: str) -> FieldEntry:
    rows = column.known & in_force
    least = greatest = decimals = None
    if column.low is not None and column.high is not None:
        bounds = np.concatenate([column.low[rows], column.high[rows]])
        bounds = bounds[np.isfinite(bounds)]
        if len(bounds):
            least, greatest, decimals = float(bounds.min()), float(bounds.max()), decimals_of(bounds)
    return FieldEntry(
        type=field.type,
        several=field.several,
        unit=field.unit.pick(language) or None,
        currency=field.currency or None,
        stated=int(rows.sum()),
        least=least,
        greatest=greatest,
        decimals=decimals,
    )


def decimals_of(values: NDArray[np.float64]) -> int | None:
    """Return how many decimals some numbers have as they are written; None where they are too many to be exact.

    >>> decimals_of(np.array([1.5, 2.0, 0.25])), decimals_of(np.array([1 / 3]))
    (2, None)
    """
    most = float(np.abs(values).max(initial=0.0))
    for decimals in range(MOST_DECIMALS + 1):
        scale = 10.0**decimals
        if not exact_with(most, decimals):
            return None
        if np.array_equal(np.rint(values * scale) / scale, values):
            return decimals
    return None


def exact_with(most: float, decimals: int) -> bool:
    """Return whether numbers up to *most* with so many decimals are exact as whole numbers of the last of them."""
    return bool(most * 10.0**decimals < _EXACT)


def _without(column: Any, mask: Bools) -> Any:
    """Return a column with none where a mask says so."""
    return column.set(polars().Series(mask), None) if mask.any() else column
