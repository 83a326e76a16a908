"""Write organisations as folders of tables, and read such folders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree import __version__
from orgtree.api.importing import paths_of
from orgtree.api.schemas import charter_of
from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.exchange.stored import make
from orgtree.exchange.stored.read import read_tables
from orgtree.exchange.stored.write import write_tables

if TYPE_CHECKING:
    from pathlib import Path

    from orgtree.exchange.stored.make import Made
    from orgtree.graph.loaded import Loaded


def load_tables(folder: str | Path, charter: str | None = None) -> Loaded:
    """Read a folder of tables; see `orgtree.open_tables`.

    Raises:
        UsageError: If *charter* names another one than theirs.
    """
    if charter is not None:
        raise UsageError(
            N_("the tables in '{folder}' were written under a charter of their own; leave the other one out"),
            folder=folder,
        )
    return read_tables(folder)


def make_tables(
    units: str | Path,
    folder: str | Path,
    links: str | Path | None = None,
    *,
    charter: str,
    memory: str | None = None,
    force: bool = False,
    **head: Any,
) -> Made:
    """Make a folder of tables out of raw ones, by DuckDB, which takes tables that memory has no room for.

    Args:
        units: The table of units, CSV, TSV or Parquet: a row a unit with `id`, `kind`, `name` or `name:LANGUAGE`, `under` or the links by
            their names, the fields by theirs, `valid.from` and `valid.until`.
        folder: Where the tables go; it is made where it is not there.
        links: A table of links: a row each, with `link`, `from`, `to`, the link's fields and days.
        charter: A built-in charter's name or a charter file.
        memory: How much memory DuckDB may use, as in `4GB`.
        force: Whether tables that are there are written over.
        **head: What a definition's head says: title, as_of, language, not_stated.

    Returns:
        What the tables hold, and what of the raw ones was left out because it is wrong.

    Raises:
        DefinitionError: If a raw table or the charter cannot be read.
        UsageError: If there is no such charter, its path `territory` asks for fields, something else is in the folder, or tables are and *force* is not given.
        MissingExtraError: If duckdb or polars is missing or too old.
        OSError: If a file cannot be written.
    """
    paths = paths_of(units, links)
    return make.make_tables(
        paths[0],
        paths[1] if len(paths) > 1 else None,
        folder,
        charter=charter_of(charter),
        head=head,
        version=__version__,
        memory=memory,
        force=force,
    )


def write(loaded: Loaded, folder: str | Path, *, force: bool = False) -> None:
    """Write an organisation as a folder of tables; see `Organisation.to_parquet`."""
    write_tables(loaded, folder, version=__version__, force=force)
