"""A number for each unit, kept in a file beside the tables while they are made: what is looked at takes memory, and no more."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.duck import full_disk, no_room

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from numpy.typing import DTypeLike, NDArray

AT_ONCE = 1 << 21
"""So many rows are looked at together; a table of no more is written in one go."""


def slices(size: int) -> Iterator[slice]:
    """Yield the stretches of so many rows that are looked at together, in order."""
    for begin in range(0, size, AT_ONCE):
        yield slice(begin, min(begin + AT_ONCE, size))


class Numbers:
    """An array in a file.

    Args:
        path: The file.
        size: How many numbers.
        kind: Their type.
        fill: What they are at first.

    Raises:
        WriteError: If the disk has no room.
    """

    def __init__(self, path: Path, size: int, kind: DTypeLike, fill: int) -> None:
        self.path = path
        self.size = size
        self.kind = np.dtype(kind)
        try:
            with path.open(
                "wb"
            ) as file:  # written, not left as a hole: where the disk is full it fails here, with an error
                for some in slices(size):
                    file.write(np.full(some.stop - some.start, fill, dtype=self.kind).data)
        except OSError as error:
            if no_room(error):
                raise full_disk() from error
            raise

    def open(self) -> NDArray[Any]:
        """Return the array, which writes what is set in it; what was looked at counts as memory as long as the array is held."""
        if not self.size:
            return np.empty(0, dtype=self.kind)
        return np.memmap(self.path, dtype=self.kind, mode="r+", shape=(self.size,)).view(np.ndarray)

    def forget(self) -> None:
        """Remove the file."""
        self.path.unlink(missing_ok=True)


class NumbersMaker:
    """Makes arrays in files.

    Args:
        folder: Where the files go.
        size: How many units there are.
    """

    def __init__(self, folder: Path, size: int) -> None:
        self.folder = folder
        self.size = size
        self._names = count()

    def made(self, kind: DTypeLike = np.int32, fill: int = -1, size: int | None = None) -> Numbers:
        """Make one; for each unit, if no other *size* is given."""
        path = self.folder / f"numbers.{next(self._names)}"
        return Numbers(path, self.size if size is None else size, kind, fill)


def each_piece(con: Any, table: str, columns: str, where: str = "true") -> Iterator[dict[str, NDArray[Any]]]:
    """Yield columns of a table of DuckDB as arrays, some rows at a time, in the order of its rows.

    Args:
        con: DuckDB.
        table: The table; none of its values are missing.
        columns: The columns, as SQL writes them.
        where: Tells in SQL which rows.
    """
    (last,) = con.execute(f"SELECT max(rowid) FROM {table}").fetchone()
    for some in slices(0 if last is None else last + 1):
        query = f"SELECT {columns} FROM {table} WHERE rowid >= {some.start} AND rowid < {some.stop} AND {where}"
        yield {name: np.asarray(values) for name, values in con.execute(query).fetchnumpy().items()}


def starting(con: Any, numbers: NumbersMaker, tables: Iterable[str]) -> Numbers:
    """Return how many links in force start from each unit, of all types together whose tables are given."""
    found = numbers.made(fill=0)
    for table in tables:
        for piece in each_piece(con, table, "source", "in_force"):
            np.add.at(found.open(), piece["source"], 1)
    return found


@contextmanager
def as_rows(con: Any, columns: Mapping[str, NDArray[Any]], name: str) -> Iterator[dict[str, str]]:
    """Show arrays to DuckDB as a table, as long as the block runs.

    Args:
        con: DuckDB.
        columns: The arrays, by column.
        name: The name of the table.

    Yields:
        What each column is called in SQL.
    """
    con.register(name, {f"c{number}": values for number, values in enumerate(columns.values())})
    try:
        yield {column: f"{name}.c{number}" for number, column in enumerate(columns)}
    finally:
        con.unregister(name)


def insert_arrays(con: Any, table: str, columns: Mapping[str, NDArray[Any]]) -> None:
    """Put rows into a table of DuckDB that are given as columns, in the order of its own."""
    with as_rows(con, columns, "some_rows") as names:
        con.execute(f"INSERT INTO {table} SELECT {', '.join(map(unless_missing, names.values()))} FROM some_rows")


def unless_missing(column: str) -> str:
    """Return what gives the numbers of a column in SQL; a negative one is a missing value."""
    return f"CASE WHEN {column} >= 0 THEN {column} END"
