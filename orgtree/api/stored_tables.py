"""Write organisations as folders of tables, and read such folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree import __version__
from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.exchange.stored.read import read_tables
from orgtree.exchange.stored.write import write_tables

if TYPE_CHECKING:
    from pathlib import Path

    from orgtree.graph.load import Loaded


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


def write(loaded: Loaded, folder: str | Path, *, force: bool = False) -> None:
    """Write an organisation as a folder of tables; see `Organisation.to_parquet`."""
    write_tables(loaded, folder, version=__version__, force=force)
