"""Rows of texts that are kept as columns: a large table is read, and looked at, a column at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Row = dict[str, str]


class TextRows(Sequence[Row]):
    """Rows as dictionaries by heading, without empty cells; each is made when it is asked for.

    Args:
        columns: The cells of each column by its heading, "" for one that is empty; all of one length.

    >>> rows = TextRows({"id": ["a", "b"], "name": ["Hall", ""]})
    >>> list(rows), len(rows)
    ([{'id': 'a', 'name': 'Hall'}, {'id': 'b'}], 2)
    """

    def __init__(self, columns: Mapping[str, list[str]]) -> None:
        self.columns = columns

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    def __iter__(self) -> Iterator[Row]:
        for cells in zip(*self.columns.values(), strict=True):
            yield {name: cell for name, cell in zip(self.columns, cells, strict=True) if cell}

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...

    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, slice):
            return [self[row] for row in range(len(self))[at]]
        row = range(len(self))[at]
        return {name: cells[row] for name, cells in self.columns.items() if cells[row]}

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, TextRows | list) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # as of a list

    def stated(self, heading: str) -> list[str]:
        """Return the cells of a column that are not empty, in order."""
        return list(filter(None, self.columns.get(heading, ())))
