"""Units as columns: a data frame read column by column, with a record made only of a row that something looks at.

A million dictionaries take longer to make than the columns take to read, and most of the memory. What a frame gives is the
same as `orgtree.graph.rows.as_rows` of it, cell by cell: nothing is stated where a cell is empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from orgtree.base.on_demand import OnDemand
from orgtree.graph.rows import PLAIN, as_rows, collected, filled
from orgtree.graph.text_column import TextColumn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Ints = NDArray[np.int64]

_LOOKED_AT = 1000
"""First rows of a column of texts that tell whether its texts repeat."""


class Cells(Protocol):
    """One column.

    Attributes:
        stated: Which rows state a value. Shape (rows,).
    """

    stated: Bools

    def take(self, rows: Ints | None = None) -> list[Any]:
        """Return the values of some rows, or of all; None where none is stated."""
        ...

    def at(self, row: int) -> Any:
        """Return the value of a row that states one."""
        ...


class Frame(OnDemand[dict[str, Any]]):
    """The rows of a table, as columns.

    Args:
        columns: The columns by name, all of one length.
        size: How many rows there are.
        table: What they are of.
    """

    def __init__(self, columns: Mapping[str, Cells], size: int, table: Any) -> None:
        self._columns = columns
        self._size = size
        self._table = table

    def __len__(self) -> int:
        return self._size

    def _item(self, place: int) -> dict[str, Any]:
        return {name: cells.at(place) for name, cells in self._columns.items() if cells.stated[place]}

    @property
    def names(self) -> list[str]:
        """Names of the columns, in order."""
        return list(self._columns)

    def stated(self, name: str) -> Bools | None:
        """Return which rows state a column; None where there is none of the name."""
        return self._columns[name].stated if name in self._columns else None

    def values(self, name: str, rows: Ints | None = None) -> list[Any]:
        """Return a column's values in some rows, or in all; None where none is stated."""
        if name not in self._columns:
            return [None] * (self._size if rows is None else len(rows))
        return self._columns[name].take(rows)

    def texts(self, name: str) -> TextColumn | None:
        """Return a column's texts as they stand; None where it holds no texts or others too."""
        found = self.series(name)
        if found is None or str(found.dtype) != "String":
            return None
        return TextColumn(found)

    def numbers(self, name: str, rows: Ints) -> NDArray[Any] | None:
        """Return a column's numbers in rows that state one; None where it holds none, or others too."""
        found = self.series(name)
        if found is None or not (found.dtype.is_integer() or found.dtype.is_float()):
            return None
        numbers: NDArray[Any] = found.gather(rows).to_numpy()
        return numbers

    def series(self, name: str) -> Any | None:
        """Return a column as polars has it; None where its values are at hand."""
        cells = self._columns.get(name)
        return cells.series if isinstance(cells, _Series) else None

    def as_rows(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries, for what has to look at each of them."""
        return as_rows(self._table)


Entries = Sequence[dict[str, Any]]
"""Rows as they are written, or a `Frame` of them."""


def values_of(entries: Entries, key: str, units: Ints | None = None) -> list[Any]:
    """Return what some units, or all, state under a key.

    Args:
        entries: The units.
        key: The key; with *units* each of these has it.
        units: Numbers of units; None for all, and for None in place of what is not stated.
    """
    if isinstance(entries, Frame):
        return entries.values(key, units)
    if units is None:
        try:
            return list(map(itemgetter(key), entries))  # several times as quick as asking each, where all state it
        except KeyError:
            return [entry.get(key) for entry in entries]
    rows = entries if len(units) == len(entries) else map(entries.__getitem__, units.tolist())
    return list(map(itemgetter(key), rows))


def as_frame(table: Any) -> Frame | None:
    """Return a table as columns, None where it is none or has to be read row by row.

    Args:
        table: What `as_rows` takes.

    >>> frame = as_frame({"id": ["a", "b"], "name": ["Hall", None]})
    >>> frame[1], frame.values("name")
    ({'id': 'b'}, ['Hall', None])
    """
    table = collected(table)
    columns = [(str(name), values) for name, values in _columns(table)]
    names = {name for name, _ in columns}
    if len(names) < len(columns) or "units" in names or not columns:  # units nest in one another
        return None
    cells = {name: _cells(values) for name, values in columns}
    sizes = {len(column.stated) for column in cells.values()}
    return Frame(cells, sizes.pop(), table) if len(sizes) == 1 else None


def _columns(table: Any) -> Iterable[tuple[Any, Any]]:
    """Return the columns of a data frame or a mapping of columns; none for anything else."""
    if hasattr(table, "to_dicts") and hasattr(table, "iter_columns"):  # polars
        return [(column.name, column) for column in table.iter_columns()]
    if hasattr(table, "to_pylist") and hasattr(table, "itercolumns"):  # pyarrow
        return [
            (name, column.to_pylist()) for name, column in zip(table.column_names, table.itercolumns(), strict=True)
        ]
    if hasattr(table, "notna"):  # pandas
        cells = table.astype(object).where(table.notna(), None)
        return [(name, column.tolist()) for name, column in cells.items()]
    if isinstance(table, Mapping) and not any(isinstance(values, str | bytes) for values in table.values()):
        return [(name, list(values)) for name, values in table.items()]
    return []


def _cells(values: Any) -> Cells:
    kind = getattr(values, "dtype", None)
    if kind is not None and hasattr(kind, "is_decimal") and not kind.is_decimal():
        whole = kind.is_numeric() or kind.base_type().__name__ in _WHOLE
        return _Series(values) if whole else _Values(values.to_list())
    return _Values(values.to_list() if hasattr(values, "to_list") else values)


_WHOLE = frozenset({"String", "Boolean", "Date", "List"})
"""Types of polars, besides numbers, of which no value that is there is empty."""


class _Values:
    """A column whose values are at hand."""

    def __init__(self, values: list[Any]) -> None:
        types = set(map(type, values))
        if not types <= PLAIN:
            values = [value if type(value) in PLAIN else filled(value) for value in values]
        self._values = values
        if types == {str}:
            self.stated = np.ones(len(values), dtype=bool)
        else:
            self.stated = np.array([value is not None for value in values], dtype=bool)

    def take(self, rows: Ints | None = None) -> list[Any]:
        return self._values if rows is None else list(map(self._values.__getitem__, rows.tolist()))

    def at(self, row: int) -> Any:
        return self._values[row]


class _Series:
    """A column of polars, whose values become Python's when they are asked for, and are not kept."""

    def __init__(self, series: Any) -> None:
        self.series = series
        stated = series.is_not_null()
        if series.dtype.is_float():
            stated &= ~series.is_nan().fill_null(value=True)
        self.stated = stated.to_numpy()

    def take(self, rows: Ints | None = None) -> list[Any]:
        some = self.series if rows is None else self.series.gather(rows)
        if some.dtype.is_float() and some.is_nan().any():
            some = some.fill_nan(None)
        if (
            str(some.dtype) == "String"
            and len(some) > _LOOKED_AT
            and some.head(_LOOKED_AT).n_unique() < _LOOKED_AT // 2
        ):
            words, codes = TextColumn(some).codes()
            return list(map(words.__getitem__, codes.tolist()))  # each of them is made once
        values: list[Any] = some.to_list()
        return [filled(value) for value in values] if some.dtype.is_nested() else values

    def at(self, row: int) -> Any:
        return self.take(np.array([row]))[0] if self.series.dtype.is_nested() else self.series[row]
