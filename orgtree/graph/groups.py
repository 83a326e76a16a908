"""Group rows by number, such as links by source.

Whoever tells of many units asks here for each of them; a mask over all rows for each unit would make the whole
grow with the square of the damage.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Groups:
    """Rows in compressed form.

    Args:
        first: Place of each number's first row in `rows`. Shape (numbers + 1,).
        rows: The rows, number by number, and in order within each. Shape (rows,).
    """

    first: Ints
    rows: Ints

    @classmethod
    def by(cls, numbers: NDArray[Any], size: int) -> Groups:
        """Group rows by their numbers.

        Args:
            numbers: Number of each row, from 0. Shape (rows,).
            size: How many numbers there can be.

        >>> groups = Groups.by(np.array([2, 0, 2]), 3)
        >>> [groups[number].tolist() for number in range(3)]
        [[1], [], [0, 2]]
        """
        first = np.zeros(size + 1, dtype=np.int64)
        np.cumsum(np.bincount(numbers, minlength=size), out=first[1:])
        return cls(first, np.argsort(numbers, kind="stable"))

    def __getitem__(self, number: int) -> Ints:
        """Return the rows that have a number, in order."""
        return self.rows[self.first[number] : self.first[number + 1]]
