"""Index of units by the keys that they state, built once.

Thousands of units state the same few keys, so each step looks at each combination of keys that occurs, and only at the
units that it has to do with: asking every unit for every field and link took a third of the build.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.graph.frames import Frame

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.graph.frames import Entries

    Ints = NDArray[np.int64]


class KeyIndex:
    """Units by their kind and the keys that they state.

    Args:
        kinds: Kind code of each unit. Shape (units,).
        entries: The mapping of each unit.
    """

    may_be_empty = True
    """Whether a unit can state a key and no value for it."""

    def __init__(self, kinds: NDArray[np.int16], entries: Sequence[Mapping[str, Any]]) -> None:
        known: dict[tuple[int, tuple[str, ...]], int] = {}
        shapes = zip(kinds.tolist(), map(tuple, entries), strict=True)
        # Each shape is known by the first unit that has it, so that no Python code runs for each unit.
        first = np.fromiter(map(known.setdefault, shapes, count()), dtype=np.int64, count=len(entries))
        shape = np.searchsorted(np.fromiter(known.values(), dtype=np.int64, count=len(known)), first)
        self._groups: list[tuple[int, tuple[str, ...], Ints]] = [
            (kind, keys, units) for (kind, keys), units in zip(known, _split(shape, len(known)), strict=True)
        ]
        self._by_key: dict[str, list[tuple[int, Ints]]] = {}
        for kind, keys, units in self._groups:
            for key in keys:
                self._by_key.setdefault(key, []).append((kind, units))

    def __iter__(self) -> Iterator[tuple[int, tuple[str, ...], Ints]]:
        """Yield each kind and combination of keys with its units."""
        return iter(self._groups)

    def units(self, key: str, kinds: Collection[int] | None = None) -> list[int]:
        """Return the units that state a key, in order, optionally of some kinds only.

        >>> KeyIndex(np.array([1, 2, 2]), [{"id": "a"}, {"members": 3}, {"id": "c"}]).units("id", {2})
        [2]
        """
        every: list[int] = self.members(key, kinds).tolist()
        return every

    def members(self, key: str, kinds: Collection[int] | None = None) -> Ints:
        """Return the same as an array. Shape (units that state it,)."""
        found = [units for kind, units in self._by_key.get(key, ()) if kinds is None or kind in kinds]
        return np.sort(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)


class ColumnIndex(KeyIndex):
    """The same of units that are columns of a table, which say themselves what is stated.

    Args:
        kinds: Kind code of each unit. Shape (units,).
        frame: The columns.
    """

    may_be_empty = False

    def __init__(self, kinds: NDArray[np.int16], frame: Frame) -> None:
        self._kinds = kinds
        self._frame = frame

    def __iter__(self) -> Iterator[tuple[int, tuple[str, ...], Ints]]:
        """Yield each kind and combination of columns with its units."""
        columns = [(name, stated) for name in self._frame.names if (stated := self._frame.stated(name)) is not None]
        shape = self._kinds.astype(np.int64)
        for place, (_, stated) in enumerate(columns, 1):
            shape = shape * 2 + stated
            if place % _BITS == 0:
                shape = np.unique(shape, return_inverse=True)[1].astype(np.int64)
        different = np.unique(shape)
        for units in _split(np.searchsorted(different, shape), len(different)):
            first = int(units[0])
            yield int(self._kinds[first]), tuple(name for name, stated in columns if stated[first]), units

    def members(self, key: str, kinds: Collection[int] | None = None) -> Ints:
        """Return the units that state a column, in order, optionally of some kinds only."""
        stated = self._frame.stated(key)
        if stated is None:
            return np.zeros(0, dtype=np.int64)
        if kinds is None:
            return np.flatnonzero(stated)
        meant = np.zeros(int(self._kinds.max(initial=0)) + 1, dtype=bool)
        meant[[kind for kind in kinds if kind < len(meant)]] = True
        return np.flatnonzero(stated & meant[self._kinds])


def key_index(kinds: NDArray[np.int16], entries: Entries) -> KeyIndex:
    """Return the index of some units, be they rows or columns."""
    return ColumnIndex(kinds, entries) if isinstance(entries, Frame) else KeyIndex(kinds, entries)


_BITS = 40
"""Columns whose presence fits in one number, beside a code of those before."""


def _split(shape: Ints, shapes: int) -> list[Ints]:
    """Return the units of each shape, in order; sorting numbers of 16 bits takes a fifth of the time."""
    if not shapes:
        return []
    narrow = shape.astype(np.int16) if shapes < np.iinfo(np.int16).max else shape
    order = np.argsort(narrow, kind="stable")
    return np.split(order, np.cumsum(np.bincount(shape, minlength=shapes))[:-1])
