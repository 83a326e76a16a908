"""Raw tables of units and links in DuckDB, which reads them from files and keeps on disk what memory has no room for."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.duck import checked_memory, memory_errors, no_room, one_path
from orgtree.base.errors import DefinitionError, UsageError, WriteError, reraise_interrupts
from orgtree.base.extras import load
from orgtree.base.files import label_of, note_read
from orgtree.base.place import Place
from orgtree.exchange.stored.raw_sql import ROW, count, each_row, quoted
from orgtree.source import TableDocument

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NOT_UTF8 = re.compile(r"not utf-8|invalid unicode", re.IGNORECASE)


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
        con.execute("SET checkpoint_threshold = '1TB'")  # nor needs it after a crash
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
            if type(error).__name__ == "OutOfMemoryException" or no_room(error):
                raise
            if _NOT_UTF8.search(str(error)):
                raise DefinitionError(
                    N_(
                        "'{path}' is not in UTF-8; write it anew, as by iconv -f gb18030 -t utf-8 with the encoding that it is in, or leave --tables out and name that with --encoding"
                    ),
                    path=path,
                ) from error
            raise DefinitionError(
                N_("'{path}' cannot be read: {reason}"), path=path, reason=str(error).partition("\n")[0]
            ) from error
        told = con.execute(f"DESCRIBE {name}").fetchall()
        self.columns: dict[str, str] = {column: kind for column, kind, *_ in told if column != ROW}
        self.size = count(con, name)

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

    def ids(self, column: str, *, plain: bool = False) -> str:
        """Return what gives the ids of a column as texts, where rows are `cells`.

        A program that has no whole numbers beside missing ones writes `1.0` for the id 1.

        Args:
            column: The column.
            plain: Whether ids of units end in `.0` as well, and those of texts are taken as they stand.
        """
        cell, kind = f"cells.{quoted(column)}", self.columns[column]
        if kind.startswith("VARCHAR") and not kind.endswith("[]"):
            if plain or not self._all(column, f"regexp_full_match(trim({cell}), '[0-9]+[.]0') OR trim({cell}) = ''"):
                return cell
            return f"regexp_replace({cell}, '[.]0(\\s*)$', '\\1')"
        if kind in ("FLOAT", "DOUBLE") or (kind.startswith("DECIMAL") and not kind.endswith("[]")):
            number = f"CASE WHEN isfinite({cell}::DOUBLE) THEN {cell} END"
            whole = self._all(
                column, f"NOT isfinite({cell}::DOUBLE) OR ({cell} = floor({cell}) AND abs({cell}) < {2**53})"
            )
            return f"({number})::{'HUGEINT::VARCHAR' if whole else 'VARCHAR'}"
        return f"{cell}::VARCHAR"

    def _all(self, column: str, test: str) -> bool:
        """Return whether all cells of a column that hold anything are so."""
        other = f"SELECT 1 FROM {self.name} AS cells WHERE cells.{quoted(column)} IS NOT NULL AND NOT ({test}) LIMIT 1"
        return self.con.execute(other).fetchone() is None
