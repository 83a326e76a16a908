"""Index of units by the keys that they state, built once.

Thousands of units state the same few keys, so each step looks at each combination of keys that occurs, and only at the
units that it has to do with: asking every unit for every field and link took a third of the build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


class KeyIndex:
    """Units by their kind and the keys that they state.

    Args:
        kinds: Kind code of each unit.
        entries: The mapping of each unit.
    """

    def __init__(self, kinds: Sequence[int], entries: Sequence[Mapping[str, Any]]) -> None:
        known: dict[tuple[Any, ...], int] = {}
        number = known.setdefault
        shape = np.fromiter(
            (number((kind, *entry), len(known)) for kind, entry in zip(kinds, entries, strict=True)),
            dtype=np.int64,
            count=len(entries),
        )
        order = np.argsort(shape, kind="stable")
        parts = np.split(order, np.searchsorted(shape[order], np.arange(1, len(known)))) if known else []
        self._groups: list[tuple[int, tuple[str, ...], Ints]] = [
            (kind, tuple(keys), units) for (kind, *keys), units in zip(known, parts, strict=True)
        ]
        self._by_key: dict[str, list[tuple[int, Ints]]] = {}
        for kind, keys, units in self._groups:
            for key in keys:
                self._by_key.setdefault(key, []).append((kind, units))

    def __iter__(self) -> Iterator[tuple[int, tuple[str, ...], Ints]]:
        """Yield each kind and combination of keys with its units."""
        return iter(self._groups)

    def units(self, key: str, kinds: Container[int] | None = None) -> list[int]:
        """Return the units that state a key, in order, optionally of some kinds only.

        >>> KeyIndex([1, 2, 2], [{"id": "a"}, {"members": 3}, {"id": "c"}]).units("id", {2})
        [2]
        """
        every: list[int] = self.members(key, kinds).tolist()
        return every

    def members(self, key: str, kinds: Container[int] | None = None) -> Ints:
        """Return the same as an array. Shape (units that state it,)."""
        found = [units for kind, units in self._by_key.get(key, ()) if kinds is None or kind in kinds]
        return np.sort(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
