"""Raw tables of units and links in DuckDB, which reads them from files and keeps on disk what memory has no room for."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.dates import EARLIEST, ENDED, LATEST, Date, show_day
from orgtree.base.duck import checked_memory, memory_errors, one_path
from orgtree.base.errors import DefinitionError, UsageError, WriteError, reraise_interrupts
from orgtree.base.extras import load
from orgtree.base.files import label_of, note_read
from orgtree.base.place import Place
from orgtree.charter.codes import charter_finding
from orgtree.charter.mistakes import wrong_text
from orgtree.graph.codes import graph_finding
from orgtree.graph.tables import forever
from orgtree.source import TableDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from orgtree.base.finding import Finding
    from orgtree.exchange.stored.sampled import Sampled

    Ints = NDArray[np.int32]


ROW = "#"
"""Column that numbers the rows of a raw table, from 0."""
_AT_ONCE = 100_000
_VALID = re.compile(r"valid[ ._](from|until)\Z")
_DAY_ONE = 719163
"""Ordinal of 1 January 1970."""


@contextmanager
def connection(folder: Path, memory: str | None) -> Iterator[Any]:
    """Give DuckDB with a database of its own.

    Args:
        folder: Where it keeps what memory has no room for.
        memory: How much of it may be used, as in `4GB`; None for DuckDB's own limit.

    Raises:
        MissingExtraError: If duckdb is missing or too old.
        UsageError: If *memory* is no amount of it.
        WriteError: If the disk has no room, or there is too little memory.
    """
    duckdb = load("duckdb", N_("to make tables of raw ones"))
    memory = checked_memory(memory)
    con = duckdb.connect(str(folder / "raw.duckdb"))
    try:
        con.execute("SET autoinstall_known_extensions = false")  # nothing is asked of a network
        con.execute("SET temp_directory = ?", [str(folder / "spilled")])
        con.execute("PRAGMA disable_checkpoint_on_shutdown")  # nobody opens it again
        if memory is not None:
            con.execute("SET memory_limit = ?", [memory])
        with memory_errors(duckdb):
            yield con
    except duckdb.IOException as error:
        reason = str(error).partition("\n")[0]
        raise WriteError(N_("the tables could not be written: {reason}"), reason=reason) from error
    finally:
        con.close()


class RawTable:
    """One raw table.

    Args:
        con: DuckDB.
        name: Its name there.
        path: Its file: CSV, TSV or Parquet.
        document: Number of its document.

    Attributes:
        columns: Type of each column, by name.
        size: Number of its rows.
    """

    def __init__(self, con: Any, name: str, path: Path, document: int) -> None:
        self.con = con
        self.name = name
        self.path = path
        self.document = document
        note_read(path)
        ending = path.suffix.lower()
        if ending not in (".parquet", ".csv", ".tsv"):
            raise UsageError(N_("'{file}' is none of .parquet, .csv and .tsv"), file=path)
        reader = "read_parquet(?)" if ending == ".parquet" else "read_csv(?, all_varchar = true, header = true)"
        try:
            con.execute(
                f"CREATE TABLE {name} AS SELECT row_number() OVER () - 1 AS {quoted(ROW)}, * FROM {reader}",
                [one_path(path)],
            )
        except BaseException as error:
            reraise_interrupts(error)
            if type(error).__name__ == "OutOfMemoryException":
                raise
            raise DefinitionError(
                N_("'{path}' cannot be read: {reason}"), path=path, reason=str(error).partition("\n")[0]
            ) from error
        told = con.execute(f"DESCRIBE {name}").fetchall()
        self.columns: dict[str, str] = {column: kind for column, kind, *_ in told if column != ROW}
        self._days: dict[str, str] | None = None
        self.size = int(con.execute(f"SELECT count(*) FROM {name}").fetchone()[0])

    def describe(self) -> TableDocument:
        """Return the table as a document, by whose rows findings have places."""
        numbers = {column: number for number, column in enumerate(self.columns)}
        return TableDocument(label_of(self.path), range(self.size), columns=numbers)

    def place(self, row: int, column: str | None = None) -> Place:
        """Return where a row is, or one of its cells."""
        return Place(self.document, (row,) if column is None else (row, column))

    def distinct(self, column: str, where: str = "true") -> Iterator[tuple[Any, int]]:
        """Yield each value of a column with the first row that has it, of all rows or of some."""
        cell = quoted(column)
        query = f"SELECT {cell}, min({quoted(ROW)}) FROM {self.name} WHERE {cell} IS NOT NULL AND {where} GROUP BY 1 ORDER BY 2"
        yield from each_row(self.con, query)

    def _days_in_sql(self, told: Sampled) -> dict[str, str]:
        """Return what gives the first day of a row and the one from which it holds no longer, as ordinals in SQL.

        Args:
            told: Gets what is no date.
        """
        if self._days is not None:
            return self._days
        found = self._days = {"from": str(EARLIEST), "until": str(LATEST)}
        for column, kind in self.columns.items():
            match = _VALID.match(column)
            if match is None:
                continue
            end = match[1]
            if kind.startswith(("DATE", "TIMESTAMP")):
                found[end] = (
                    f"coalesce(date_diff('day', DATE '1970-01-01', {quoted(column)}::DATE) + {_DAY_ONE}, {found[end]})"
                )
                continue
            table = f"{self.name}_{end}"
            self.con.execute(f"CREATE TABLE {table} (said VARCHAR, day INTEGER)")
            rows = []
            for said, row in self.distinct(column):
                day = self._day(str(said), end, row, column, told)
                if day is not None:
                    rows.append((str(said), day))
            insert(self.con, table, rows)
            found[end] = f"coalesce((SELECT day FROM {table} WHERE said = {quoted(column)}::VARCHAR), {found[end]})"
        return found

    def periods(
        self, rows: str, size: int, where: Callable[[int], tuple[Place, str]], told: Sampled
    ) -> tuple[Ints, Ints]:
        """Return the days of rows; a period that ends before it begins is told of and has no bounds.

        Args:
            rows: Gives the rows in SQL, from `FROM` on.
            size: How many there are.
            where: Returns where a row is, and the id of its unit.
            told: Gets what is wrong.
        """
        days = self._days_in_sql(told)
        if set(days.values()) == {str(EARLIEST), str(LATEST)}:
            return forever(size)
        found = self.con.execute(f"SELECT {days['from']} AS first, {days['until']} AS stop {rows}").fetchnumpy()
        start, stop = (np.array(found[key], dtype=np.int32) for key in ("first", "stop"))
        for row in np.flatnonzero((stop <= start) & (stop != ENDED)).tolist():
            told.tell("ORG212", lambda row=row: _wrong_period(*where(row)))  # type: ignore[misc]
            start[row], stop[row] = EARLIEST, LATEST
        return start, stop

    def _day(self, said: str, end: str, row: int, column: str, told: Sampled) -> int | None:
        if end == "until" and said == show_day(ENDED):
            return ENDED
        try:
            return Date.parse(said).first
        except ValueError as error:
            mistake = wrong_text(error, said).mistake
            told.tell(f"ORG104 {column}", lambda: charter_finding("ORG104", mistake, self.place(row, column)))
            return None


def _wrong_period(place: Place, unit: str) -> Finding:
    return graph_finding(
        "ORG212",
        N_("the period of '{unit}' ends before it begins"),
        place,
        facts={"unit": unit},
        unit=unit or None,
        help=N_("until is the first day that is out, and comes after from"),
    )


def quoted(name: str) -> str:
    """Return a name as SQL writes it."""
    escaped = name.replace('"', '""')
    return f'"{escaped}"'


def literal(text: str) -> str:
    """Return a text as SQL writes it."""
    escaped = text.replace("'", "''")
    return f"'{escaped}'"


def each_row(con: Any, query: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query, which has a connection of its own, some at a time."""
    cursor = con.cursor().execute(query)
    while rows := cursor.fetchmany(_AT_ONCE):
        yield from rows


def insert(con: Any, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Put rows into a table of DuckDB, many at once."""
    for begin in range(0, len(rows), _AT_ONCE):
        some = rows[begin : begin + _AT_ONCE]
        marks = ", ".join("?" * len(some[0]))
        con.executemany(f"INSERT INTO {table} VALUES ({marks})", some)
