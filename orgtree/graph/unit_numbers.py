"""Numbers of units by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np

from orgtree.graph.text_column import TextColumn

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_FEW = 100
"""Single ids that are looked for in a column of texts before a dictionary is made of it."""


class UnitNumbers(Mapping[str, int]):
    """Number of each unit by id.

    Args:
        ids: Ids of the units, each once.
        index: The same as a dictionary where it is at hand; else it is made when single ids are asked for.
    """

    def __init__(self, ids: Sequence[str], index: dict[str, int] | None = None) -> None:
        self._ids = ids
        self._asked = 0
        if index is not None:
            self._index = index

    @cached_property
    def _index(self) -> dict[str, int]:
        return dict(zip(self._ids, range(len(self._ids)), strict=True))

    def __getitem__(self, name: str) -> int:
        if (
            isinstance(self._ids, TextColumn) and self._asked < _FEW
        ):  # of a million ids looking takes 1 ms, a dictionary 500 ms
            self._asked += 1
            place = self._ids.place(name)
            if place is None:
                raise KeyError(name)
            return place
        return self._index[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def of(self, texts: Sequence[str]) -> Ints:
        """Return the number of each of many texts, -1 for one that is no id."""
        if isinstance(texts, TextColumn) and isinstance(self._ids, TextColumn):
            return texts.places_in(self._ids)
        if not texts:  # as of most links that a charter has: a dictionary takes time
            return np.zeros(0, dtype=np.int64)
        return np.fromiter(map(self._index.get, texts, repeat(-1)), dtype=np.int64, count=len(texts))

    def of_each(self, columns: Sequence[TextColumn]) -> list[Ints]:
        """Return the same of several columns, all of which are looked up at once."""
        if not columns:
            return []
        found = self.of(TextColumn.joined(columns))
        return np.split(found, np.cumsum([len(column) for column in columns])[:-1])
