"""Spreadsheets: CSV, Excel, OpenDocument, Parquet files and JSON rows, a row a unit or a link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import DefinitionError
from orgtree.base.messages import Saying
from orgtree.exchange.cells import Meanings
from orgtree.exchange.headings import heading_finder
from orgtree.exchange.imported import Imported
from orgtree.exchange.mapping import NO_MAPPING
from orgtree.exchange.mapping_text import mapping_text
from orgtree.exchange.references import Index, join
from orgtree.exchange.table_roles import parts_of
from orgtree.exchange.table_units import Rows
from orgtree.source import SourceSet, read_tables
from orgtree.source.decoding import likely_encoding
from orgtree.source.files import read_bytes
from orgtree.source.tables import RECORD_ENDINGS, TABLE_ENDINGS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from orgtree.base.finding import Finding
    from orgtree.exchange.imported import Asked
    from orgtree.exchange.table_cells import TablePart
    from orgtree.source import TableDocument

TITLE = "spreadsheet (CSV, Excel, OpenDocument, Parquet, JSON rows)"
CHARTER = None
KEEPS = "units and links, a row each; fields, dates and links by headings or by a mapping"
LOSES = "columns that the charter and the mapping do not know, formulas, rows of totals"


def recognises(path: Path, beginning: bytes) -> bool:
    """Return whether a file is a table, by its ending; JSON, where it is a list of objects or has one in each line."""
    ending = path.suffix.lower()
    if ending in RECORD_ENDINGS:
        return re.match(rb"\s*\[\s*\{" if ending == ".json" else rb"\s*\{", beginning) is not None
    return ending in TABLE_ENDINGS


def read(paths: Sequence[Path], asked: Asked) -> Imported:
    """Read tables of units and links, all sheets of them.

    Args:
        paths: The table of units, and where there is one that of links.
        asked: What is to be known for it.

    Raises:
        DefinitionError: If a table cannot be read, has no rows of units, or lacks a column that it needs.
        MissingExtraError: If a table needs polars and that is missing or too old.
    """
    tables, findings, links_from = tables_of(paths, asked)
    if not any(table.data for table in tables):
        raise DefinitionError(
            N_("{units} holds no units: {reason}"), tuple(findings), units=paths[0], reason=_because(findings)
        )
    imported = from_tables(tables, asked, links_from)
    imported.left_out[:0] = findings
    return imported


def tables_of(paths: Sequence[Path], asked: Asked) -> tuple[list[TableDocument], list[Finding], int]:
    """Return the tables of files, each sheet one, what was left out on reading them, and the first of the second file.

    Raises:
        DefinitionError: If one is in another encoding.
    """
    mapping = asked.mapping or NO_MAPPING
    tables: list[TableDocument] = []
    findings: list[Finding] = []
    first = 0
    for path in paths:
        read_now, found = read_tables(
            path,
            budgets=asked.budgets,
            number=len(tables),
            encoding=asked.encoding or mapping.encoding,
            delimiter=mapping.delimiter,
            heading=heading_finder(asked.charter, mapping),
        )
        tables += read_now
        first = first or len(tables)
        findings += found
        if any(finding.code == "ORG017" for finding in found):  # nothing of it was read
            raise _in_another_encoding(path, asked, found)
    return tables, findings, first


def from_tables(tables: Sequence[TableDocument], asked: Asked, links_from: int) -> Imported:
    """Return the rows of tables whose columns are matched to the charter.

    Args:
        tables: Tables of units (id, kind, name, the unit it stands `under`, fields, links as ids) and of links (link,
            from, to, and the link's fields); their documents are numbered from 0.
        asked: What is to be known for it.
        links_from: Number of the first table that is named as one of links.

    Raises:
        DefinitionError: If no table is one of units, or one lacks a column that it needs.
    """
    mapping = asked.mapping or NO_MAPPING
    units, links, findings = parts_of(tables, mapping, asked.charter, links_from)
    means = Meanings.of(asked.charter, asked.spoken)
    of_units, of_links = Rows(means), Rows(means)
    for part in units:
        of_units.add_units(part)
    for part in links:
        of_links.add_links(part)
    join([*of_units.spans, *of_links.spans], Index(of_units.rows), asked.charter)
    if mapping.top is not None and "id" in mapping.top:
        of_units.add_top(mapping.top, units[0].number)
    findings += [finding for part in (*units, *links) for finding in part.found]
    for part in (*units, *links):
        _rename(part)
    return Imported(
        of_units.rows,
        of_links.rows,
        SourceSet(tables),
        of_units.places,
        of_links.places,
        head={key: value for key in ("title", "as_of", "language") if (value := getattr(mapping, key)) is not None},
        left_out=findings,
        unit_keys=frozenset(of_units.keys),
        link_keys=frozenset(of_links.keys),
    )


def guessed_mapping(paths: Sequence[Path], asked: Asked, charter: str) -> str:
    """Return the text of a mapping that reads tables as they are read now.

    Args:
        paths: The tables.
        asked: What is to be known for it.
        charter: The charter as it is named.

    Raises:
        DefinitionError: If a table cannot be read, or lacks a column that it needs.
    """
    tables, _, links_from = tables_of(paths, asked)
    units, links, _ = parts_of(tables, asked.mapping or NO_MAPPING, asked.charter, links_from)
    return mapping_text(units, links, charter)


def _in_another_encoding(path: Path, asked: Asked, findings: list[Finding]) -> DefinitionError:
    likely = likely_encoding(read_bytes(path, asked.budgets.max_bytes)).lower()
    message = N_("{path} cannot be read: {reason}; save it as 'CSV UTF-8', or say its encoding with --encoding")
    if likely:
        message = N_(
            "{path} cannot be read: {reason}; save it as 'CSV UTF-8', or say its encoding: --encoding {likely}"
        )
    reason = Saying(findings[0].message, findings[0].words)
    return DefinitionError(message, tuple(findings), path=path, reason=reason, likely=likely)


def _because(findings: list[Finding]) -> Saying:
    return findings[0].saying if findings else Saying(N_("write a heading, and a row for each unit"))


def _rename(part: TablePart) -> None:
    """Let the table's columns be found by their keys, too."""
    columns = part.table.columns
    for name, key in part.columns.items():
        if name in columns:
            columns.setdefault(key, columns[name])
            columns.setdefault(re.split("[:.]", key)[0], columns[name])
