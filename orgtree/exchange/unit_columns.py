"""Rows that are kept as columns, as a large table is read: a row is looked at, and changed, where something has to."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from typing import TYPE_CHECKING, Any

from orgtree.base.on_demand import OnDemand

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class Columns(OnDemand[MutableMapping[str, Any]]):
    """Rows of one table; a change of a row is one of the columns.

    Args:
        columns: The values of each key, None where a row does not state it; all of one length.
        size: How many rows there are.

    >>> rows = Columns({"id": ["a", "b"], "under": [None, "a"]}, 2)
    >>> rows[0]["under"] = "b"
    >>> del rows[1]["under"]
    >>> list(map(dict, rows)), column(rows, "under")
    ([{'id': 'a', 'under': 'b'}, {'id': 'b'}], ['b', None])
    """

    def __init__(self, columns: dict[str, list[Any]], size: int) -> None:
        self.columns = columns
        self._size = size

    def __len__(self) -> int:
        return self._size

    def _item(self, place: int) -> ColumnsRow:
        return ColumnsRow(self, place)

    def as_rows(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries of their own."""
        return [
            {key: value for key, value in zip(self.columns, row, strict=True) if value is not None}
            for row in zip(*self.columns.values(), strict=True)
        ]

    def fill(self, key: str, value: Any) -> None:
        """Let the rows that state nothing under a key state a value."""
        self.columns[key] = [value if one is None else one for one in column(self, key)]

    def take_away(self, key: str, words: Collection[str]) -> None:
        """Let the rows that state one of some words under a key state nothing."""
        self.columns[key] = [None if type(one) is str and one in words else one for one in column(self, key)]


class ColumnsRow(MutableMapping[str, Any]):
    """One row of columns, by the keys that it states.

    Args:
        rows: All of them.
        number: Its number.
    """

    __slots__ = ("_number", "_rows")

    def __init__(self, rows: Columns, number: int) -> None:
        self._rows = rows
        self._number = number

    def __getitem__(self, key: str) -> Any:
        value = self._rows.columns[key][self._number]
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key: str, value: Any) -> None:
        columns = self._rows.columns
        if key not in columns:
            columns[key] = [None] * len(self._rows)
        columns[key][self._number] = value

    def __delitem__(self, key: str) -> None:
        self._rows.columns[key][self._number] = None

    def __iter__(self) -> Iterator[str]:
        return (key for key, values in self._rows.columns.items() if values[self._number] is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def column(rows: Sequence[Mapping[str, Any]], key: str) -> Sequence[Any]:
    """Return what each row states under a key, None where it states nothing."""
    if isinstance(rows, Columns):
        return rows.columns.get(key) or [None] * len(rows)
    return [row.get(key) for row in rows]
