"""Open an organisation: from a definition, a text, rows or a folder of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.api.charter_names import charter_folder
from orgtree.api.organisation import Organisation
from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.suggest import unknown
from orgtree.graph.load import load_rows

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from orgtree.source import Budgets

_HEAD = ("title", "as_of", "language", "not_stated", "retired", "events", "claims")
"""What the head of a definition says that comes from rows."""


def load(
    path: str | Path,
    *,
    charter: str | None = None,
    mapping: str | Path | None = None,
    budgets: Budgets | None = None,
    as_of: str | dt.date | None = None,
) -> Organisation:
    """Read a definition and everything that it includes, or a spreadsheet.

    Args:
        path: The root file, YAML or JSON; or a table, of which *charter* or *mapping* says the charter.
        charter: Charter to use instead of the one that the definition names.
        mapping: File that says how a table is to be read.
        budgets: Limits on what is read.
        as_of: Day to look at instead of the one that the definition names, or "today".

    Raises:
        DefinitionError: If nothing can be read; carries the findings that say why. A definition with
            mistakes is read as far as it goes: `check` tells them.
        UsageError: If *charter* names none, or *as_of* is no date.
    """
    org = Organisation.read(path, charter=charter, mapping=mapping, budgets=budgets)
    return org if as_of is None else org.at(as_of)


def loads(text: str | bytes, *, charter: str | None = None, budgets: Budgets | None = None) -> Organisation:
    """Read a definition from a text, which can include no files.

    >>> import orgtree
    >>> org = orgtree.loads('''
    ... orgtree: definition/1
    ... charter: company
    ... units:
    ... - {id: acme, kind: company, name: Acme, units: [{id: lab, kind: team, name: Lab}]}
    ... ''')
    >>> org["lab"].path
    ('Acme', 'Lab')
    """
    data = text.encode() if isinstance(text, str) else text
    return Organisation.read("-", stdin=data, charter=charter, budgets=budgets)


def from_rows(units: Any, links: Any = None, *, charter: str, **head: Any) -> Organisation:
    """Make an organisation from rows.

    Args:
        units: Mappings with id, kind, name, fields and links, as in a definition; or a pandas or polars
            data frame, or a mapping of columns.
        links: Mappings with `link`, `from`, `to` and the link's fields, or a data frame of them.
        charter: A built-in charter's name or a charter file.
        **head: What a definition's head says: title, as_of, language, not_stated, retired, events, claims.

    Raises:
        UsageError: If the charter is not there, a table is of no known form, or the head has no such key.

    >>> import orgtree
    >>> units = [{"id": "a", "kind": "company"}, {"id": "b", "kind": "team", "part_of": "a", "headcount": "4.."}]
    >>> orgtree.from_rows(units, charter="company")["b"]["headcount"]
    Interval(low=4, high=inf)
    """
    folder, name = charter_folder(charter)
    for key in head:
        if key not in _HEAD:
            raise UsageError(unknown(N_("a head has no '{name}'"), key, _HEAD, otherwise=N_("it has {known}")))
    return Organisation(load_rows(units, links, charter=name, head=head, folder=folder), charter)


def open_tables(folder: str | Path, *, as_of: str | dt.date | None = None) -> Organisation:
    """Open a folder of tables that `Organisation.to_parquet` or `orgtree export --tables` wrote.

    Args:
        folder: The folder.
        as_of: Day to look at instead of the one for which the tables were written.

    Raises:
        DefinitionError: If the folder is not whole, or a table in it is not what it should be; says what to do.
        UsageError: If *as_of* is no date.
        MissingExtraError: If polars is missing or too old.

    >>> import orgtree, tempfile
    >>> org = orgtree.from_rows([{"id": "a", "kind": "company", "headcount": "4.."}], charter="company")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     org.to_parquet(folder)
    ...     orgtree.open_tables(folder) == org
    True
    """
    from orgtree.api.stored_tables import load_tables  # noqa: PLC0415 - only where tables are read

    org = Organisation(load_tables(folder), str(folder))
    return org if as_of is None else org.at(as_of)


def builtin_charters() -> tuple[str, ...]:
    """Return the names of the built-in charters."""
    from orgtree.charter.load import builtin_names  # noqa: PLC0415 - the charter language loads with it

    return builtin_names()
