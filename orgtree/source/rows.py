"""Read tables of any form into rows of text cells."""

from __future__ import annotations

import io
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.files import label_of
from orgtree.base.messages import Saying
from orgtree.base.place import Place
from orgtree.source.books import UnreadableBookError, sheets_of
from orgtree.source.budgets import DEFAULT, Budgets
from orgtree.source.codes import source_finding
from orgtree.source.csv_rows import FIRST_ROWS, CsvRows
from orgtree.source.decoding import to_text, without_unprintable
from orgtree.source.files import UnreadableError, read_bytes, unreadable
from orgtree.source.notes import Notes
from orgtree.source.sheets import RefusedSheetError
from orgtree.source.tables import COLUMN_ENDINGS, RECORD_ENDINGS, SHEET_ENDINGS, TableDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.base.finding import Finding
    from orgtree.source.books import Sheet
    from orgtree.source.csv_rows import FindHeading

_DELIMITERS = ",;\t|"
_LOOKED_AT = 64 * 1024
"""Characters in which these lines are looked for."""


def read_tables(
    path: Path | str,
    *,
    budgets: Budgets = DEFAULT,
    number: int = 0,
    encoding: str | None = None,
    delimiter: str | None = None,
    heading: FindHeading | None = None,
) -> tuple[list[TableDocument], list[Finding]]:
    """Read the rows of a CSV file, of the sheets of an Excel or OpenDocument file, or of a Parquet or JSON file.

    Args:
        path: Where it is; its ending says which of them it is.
        budgets: What the reading may cost.
        number: Number of the document of the first table; the findings' places name it and those that follow.
        encoding: Of a CSV file, where it is not UTF-8; as Python names it.
        delimiter: What stands between two cells of a CSV file; None for what most of its first lines have.
        heading: Finds the heading among the first rows; None for the first row that has a cell.

    Returns:
        The tables, at least one: rows as dictionaries of stripped texts by heading; and what was left out.

    Raises:
        MissingExtraError: If polars (for sheets, fastexcel too) is needed, and missing or too old.
        UsageError: If there is no such encoding.
    """
    path = Path(path)
    label = label_of(path)
    empty = [TableDocument(label, [], columns={})]
    try:
        content = read_bytes(path, budgets.max_bytes)
    except UnreadableError as error:
        return empty, [unreadable(number, label, error.saying)]
    ending = path.suffix.lower()
    source: str | bytes = content
    if ending in (*SHEET_ENDINGS, *COLUMN_ENDINGS, *RECORD_ENDINGS):
        try:
            sheets = sheets_of(content, ending, budgets)
        except UnreadableBookError as error:
            return empty, [unreadable(number, label, error.saying)]
        except RefusedSheetError as error:
            remedy = N_("split it, or save it as CSV")
            return empty, [source_finding("ORG016", error.template, Place(number), facts=error.facts, help=remedy)]
        tables, findings = [], []
        for at, sheet in enumerate(sheets):
            table, more = read_csv(
                sheet.text,
                label=label,
                budgets=budgets,
                number=number + at,
                delimiter=",",
                heading=heading,
                sheet=sheet,
            )
            tables.append(table)
            findings += more if len(sheets) == 1 else [one for one in more if one.code != "ORG022"]
        return tables, findings
    if encoding is not None and len(content) <= budgets.max_bytes:
        try:
            source = content.decode(encoding)
        except LookupError as error:
            raise UsageError(
                N_("there is no encoding '{encoding}'; known are gb18030, utf-16, latin-1 and others"),
                encoding=encoding,
            ) from error
        except UnicodeError:
            return empty, [unreadable(number, label, Saying(N_("it is not in {encoding}"), {"encoding": encoding}))]
    delimiter = delimiter or ("\t" if ending == ".tsv" else None)
    table, findings = read_csv(
        source, label=label, budgets=budgets, number=number, delimiter=delimiter, heading=heading
    )
    return [table], findings


def read_csv(
    source: str | bytes,
    *,
    label: str,
    budgets: Budgets = DEFAULT,
    number: int = 0,
    delimiter: str | None = None,
    heading: FindHeading | None = None,
    sheet: Sheet | None = None,
) -> tuple[TableDocument, list[Finding]]:
    r"""Read rows from CSV text, delimited by comma, semicolon, tab or bar, whichever most of the first lines have.

    Args:
        source: The text, or bytes in UTF-8.
        label: Name of the input, as the user gave it.
        budgets: What the reading may cost.
        number: Number of the document that the findings' places name.
        delimiter: What stands between two cells.
        heading: Finds the heading among the first rows.
        sheet: The sheet that the text is of.

    Returns:
        The rows as dictionaries of stripped texts by heading, and what was left out.

    >>> table, findings = read_csv("id;name\na;Hall\nb;Park;x", label="t.csv")
    >>> list(table.data), findings[0].text()
    ([{'id': 'a', 'name': 'Hall'}], 'row 3 has 3 cells, but the table has 2 columns')
    """
    notes = Notes(number, budgets.max_findings)
    text, readable, _ = to_text(source, budgets, notes)
    if not readable:
        return TableDocument(label, [], columns={}, text=text), notes.sorted()
    lines = list(islice(io.StringIO(text[:_LOOKED_AT]), FIRST_ROWS))
    delimiter = delimiter or max(
        _DELIMITERS, key=lambda mark: (sum(mark in line for line in lines), lines[:1] and lines[0].count(mark))
    )
    if text.count(delimiter, 0, len(text) if text.find("\n") < 0 else text.find("\n")) >= budgets.max_columns:
        notes.add(
            "ORG016",
            0,
            0,
            N_("the table has more than {limit} columns, and is not read"),
            N_("delete the columns that say nothing about units or links"),
            limit=budgets.max_columns,
        )
        return TableDocument(label, [], columns={}, text=text), notes.sorted()
    table = CsvRows(without_unprintable(text, notes), delimiter, notes, budgets)
    table.read(heading or _first_filled, sheet.name if sheet else "")
    document = TableDocument(
        label, table.rows, columns=table.columns, text=text, starts=table.starts, delimiter=delimiter, sheet=sheet
    )
    return document, notes.sorted()


def _first_filled(rows: Sequence[Sequence[str]], _sheet: str) -> int:
    return next((number for number, cells in enumerate(rows) if any(cells)), 0)
