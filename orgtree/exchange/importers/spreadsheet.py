"""Spreadsheets: CSV, Excel and Parquet files, a row a unit or a link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import DefinitionError
from orgtree.base.messages import Saying
from orgtree.base.suggest import listed
from orgtree.exchange.cells import Meanings
from orgtree.exchange.column_matching import heading, match_links, match_units
from orgtree.exchange.imported import Imported, TablePlaces
from orgtree.source import SourceSet, read_table
from orgtree.source.decoding import likely_encoding
from orgtree.source.files import read_bytes
from orgtree.source.tables import TABLE_ENDINGS, TableDocument

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from orgtree.base.finding import Finding
    from orgtree.exchange.column_matching import Matched
    from orgtree.exchange.imported import Asked

TITLE = "spreadsheet"
CHARTER = None


def recognises(path: Path, beginning: bytes) -> bool:  # noqa: ARG001 - as all importers do
    """Return whether a file is a table, by its ending."""
    return path.suffix.lower() in TABLE_ENDINGS


def read(paths: Sequence[Path], asked: Asked) -> Imported:
    """Read a table of units, and one of links.

    Args:
        paths: The table of units, and where there is one that of links.
        asked: What is to be known for it.

    Raises:
        DefinitionError: If a table cannot be read, has no rows of units, or lacks a column that it needs.
        MissingExtraError: If a table needs polars and that is missing or too old.
    """
    units, findings = _table(paths[0], asked, 0)
    links, more = _table(paths[1], asked, 1) if len(paths) > 1 else (None, [])
    findings += more
    if not units.data:
        raise DefinitionError(
            N_("{units} holds no units: {reason}"), tuple(findings), units=paths[0], reason=_because(findings)
        )
    imported = from_tables(units, links, asked)
    imported.left_out[:0] = findings
    return imported


def from_tables(units: TableDocument, links: TableDocument | None, asked: Asked) -> Imported:
    """Return the rows of tables whose columns are matched to the charter.

    Args:
        units: A row a unit: id, kind, name, the unit it stands `under`, fields, and links as ids.
        links: A row a link: link, from, to, and the link's fields.
        asked: What is to be known for it.

    Raises:
        DefinitionError: If a table lacks a column that it needs.
    """
    links = links if links is not None else TableDocument("<links>", [], columns={})
    means = Meanings.of(asked.charter, asked.spoken)
    of_units = match_units(asked.charter, units.columns, 0)
    of_links = match_links(asked.charter, links.columns, 1)
    _see_columns(units, of_units, ("id", "kind"))
    if links.columns:
        _see_columns(links, of_links, ("link", "from", "to"))
    return Imported(
        [means.row(cells, of_units.columns) for cells in units.data],
        [means.row(cells, of_links.columns) for cells in links.data],
        SourceSet([_renamed(units, of_units), _renamed(links, of_links)]),
        TablePlaces(0, len(units.data)),
        TablePlaces(1, len(links.data)),
        left_out=[*of_units.findings, *of_links.findings],
        unit_keys=frozenset(of_units.columns.values()),
        link_keys=frozenset(of_links.columns.values()),
    )


def _table(path: Path, asked: Asked, number: int) -> tuple[TableDocument, list[Finding]]:
    table, findings = read_table(path, budgets=asked.budgets, number=number, encoding=asked.encoding)
    if any(finding.code == "ORG017" for finding in findings):  # nothing of it was read
        likely = (likely_encoding(read_bytes(path, asked.budgets.max_bytes)) or "gb18030").lower()
        raise DefinitionError(
            N_("{path} cannot be read: {reason}; save it as 'CSV UTF-8', or say its encoding: --encoding {likely}"),
            tuple(findings),
            path=path,
            reason=Saying(findings[0].message, findings[0].words),
            likely=likely,
        )
    return table, findings


def _because(findings: list[Finding]) -> Saying:
    return findings[0].saying if findings else Saying(N_("write a heading, and a row for each unit"))


def _see_columns(table: TableDocument, matched: Matched, needed: tuple[str, ...]) -> None:
    """Check that a table has its essential columns."""
    missing = [word for word in needed if word not in matched.columns.values()]
    if missing:
        raise DefinitionError(
            N_("{path} has no column {missing}; the heading has {found}"),
            tuple(matched.findings),
            path=table.label,
            missing=listed(map(heading, missing)),
            found=listed(table.columns),
        )


def _renamed(table: TableDocument, matched: Matched) -> TableDocument:
    """Rename the table's columns to their keys."""
    for name, key in matched.columns.items():
        number = table.columns[name]
        table.columns.setdefault(key, number)
        table.columns.setdefault(re.split("[:.]", key)[0], number)
    return table
