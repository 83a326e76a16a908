"""Rows of texts that are kept as columns: a large table is read, and looked at, a column at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.on_demand import OnDemand

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Row = dict[str, str]


class TextRows(OnDemand[Row]):
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

    def _item(self, place: int) -> Row:
        return {name: cells[place] for name, cells in self.columns.items() if cells[place]}

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, TextRows | list) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # as of a list

    def stated(self, heading: str) -> list[str]:
        """Return the cells of a column that are not empty, in order."""
        return list(filter(None, self.columns.get(heading, ())))
