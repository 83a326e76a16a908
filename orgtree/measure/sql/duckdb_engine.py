"""DuckDB: reads the tables where they lie, in this process."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from orgtree.base.catalogue import N_
from orgtree.base.duck import checked_memory, memory_errors, one_path
from orgtree.base.errors import DefinitionError
from orgtree.base.extras import load
from orgtree.measure.sql.sources import sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlglot import exp

    from orgtree.graph.stored import StoredTables


class DuckDB:
    """A connection to the tables of a folder.

    Args:
        memory: The most memory that it takes, as in "4GB"; else as much as it takes by itself.
        connection: A connection to use instead of a new one.

    Raises:
        MissingExtraError: If duckdb is missing or too old.
        UsageError: If *memory* is no amount of it.
    """

    dialect = "duckdb"
    endless = True

    def __init__(self, *, memory: str | None = None, connection: Any = None) -> None:
        self._module = load("duckdb", N_("to measure tables with DuckDB"))
        memory = checked_memory(memory)
        # DuckDB makes the folder when it spills to disk, and removes it; by itself it takes the current one.
        spill = Path(gettempdir()) / f"orgtree-{uuid4().hex}"
        self.connection = connection or self._module.connect(config={"temp_directory": str(spill)})
        if memory is not None:
            self.connection.execute("SET memory_limit = ?", [memory])

    def open(self, tables: StoredTables) -> None:
        """Look at a folder's tables."""
        for name, file in sources(tables.manifest).items():
            with self._errors():
                self.connection.read_parquet(one_path(tables.path(file))).create_view(name, replace=True)

    def rows(self, query: exp.Query) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Return the names of a query's columns and its rows."""
        with self._errors():
            found = self.connection.execute(query.sql(self.dialect))
            return [column[0] for column in found.description], found.fetchall()

    def keep(self, name: str, query: exp.Query) -> None:
        """Keep what a query gives as a table of this connection."""
        with self._errors():
            self.connection.execute(f'CREATE OR REPLACE TEMP TABLE "{name}" AS {query.sql(self.dialect)}')

    def forget(self, name: str) -> None:
        """Let go of a table that is kept."""
        self.connection.execute(f'DROP TABLE IF EXISTS "{name}"')

    def write(self, query: exp.Query, path: Path) -> None:
        """Write what a query gives as a Parquet file."""
        self.connection.execute(f"COPY ({query.sql(self.dialect)}) TO {_text(str(path))} (FORMAT parquet)")

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Say in orgtree's words what goes wrong with memory and files.

        Raises:
            WriteError: If the memory is too little.
            DefinitionError: If a table cannot be read.
        """
        duckdb = self._module
        try:
            with memory_errors(duckdb):
                yield
        except (duckdb.IOException, duckdb.InvalidInputException, duckdb.BinderException) as error:
            reason = str(error).partition("\n")[0]
            raise DefinitionError(N_("the tables cannot be read: {reason}"), reason=reason) from error


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
