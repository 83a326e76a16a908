"""Where units and links are in tables; objects, so that they can be copied and pickled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.place import Place

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class TableRows:
    """Where units are.

    Args:
        document: Number of the table's document.
        rows: Row of each unit. Shape (units,).
    """

    document: int
    rows: NDArray[np.int32]

    def __call__(self, unit: int) -> Place:
        """Return where a unit is."""
        return Place(self.document, (int(self.rows[unit]),))


@dataclass(frozen=True, slots=True, eq=False)
class GivenRows(Mapping[int, Place]):
    """Where links are that were given as rows; the last part of a place is their number among those.

    Args:
        document: Number of the table's document.
        rows: Row of each link. Shape (links,).
        given: Its number among the rows that were given, -1 for one that was not. Shape (links,).
    """

    document: int
    rows: NDArray[np.int32]
    given: NDArray[np.int32]

    def __getitem__(self, row: int) -> Place:
        number = int(self.given[row])
        if number < 0:
            raise KeyError(row)
        return Place(self.document, (int(self.rows[row]), number))

    def __iter__(self) -> Iterator[int]:
        return iter(np.flatnonzero(self.given >= 0).tolist())

    def __len__(self) -> int:
        return int((self.given >= 0).sum())
