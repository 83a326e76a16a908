"""Read tables of any form into rows of text cells."""

from __future__ import annotations

import csv
import io
from array import array
from collections.abc import Callable, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.files import label_of
from orgtree.base.messages import Saying
from orgtree.base.place import Place
from orgtree.source.books import UnreadableBookError, sheets_of
from orgtree.source.budgets import DEFAULT, Budgets
from orgtree.source.codes import source_finding
from orgtree.source.decoding import to_text, without_unprintable
from orgtree.source.files import UnreadableError, read_bytes, unreadable
from orgtree.source.notes import Notes, excerpt
from orgtree.source.sheets import RefusedSheetError
from orgtree.source.tables import COLUMN_ENDINGS, RECORD_ENDINGS, SHEET_ENDINGS, TableDocument
from orgtree.source.text_spans import Lines, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.base.finding import Finding
    from orgtree.source.books import Sheet

FindHeading = Callable[[Sequence[Sequence[str]], str], int]
"""Returns which of the first rows of a sheet, "" for what is none, is the heading."""

_DELIMITERS = ",;\t|"
_FIRST_ROWS = 50
"""Rows among which the heading is looked for, and lines that tell the delimiter."""
_LOOKED_AT = 64 * 1024
"""Characters in which these lines are looked for."""
_MOST_CELLS = 1_000_000
"""Cells of one line of a CSV text."""


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
    >>> table.data, findings[0].text()
    ([{'id': 'a', 'name': 'Hall'}], 'row 3 has 3 cells, but the table has 2 columns')
    """
    notes = Notes(number, budgets.max_findings)
    text, readable, _ = to_text(source, budgets, notes)
    if not readable:
        return TableDocument(label, [], columns={}, text=text), notes.sorted()
    lines = list(islice(io.StringIO(text[:_LOOKED_AT]), _FIRST_ROWS))
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
    table = _Table(notes, budgets)
    starts = table.read(
        without_unprintable(text, notes), delimiter, heading or _first_filled, sheet.name if sheet else ""
    )
    document = TableDocument(
        label, table.rows, columns=table.columns, text=text, starts=starts, delimiter=delimiter, sheet=sheet
    )
    return document, notes.sorted()


def _first_filled(rows: Sequence[Sequence[str]], _sheet: str) -> int:
    return next((number for number, cells in enumerate(rows) if any(cells)), 0)


class _Table:
    """The rows of one CSV text while they are read."""

    def __init__(self, notes: Notes, budgets: Budgets) -> None:
        self.notes = notes
        self.budgets = budgets
        self.columns: dict[str, int] = {}
        self.rows: list[dict[str, str]] = []
        self._before: set[int] = set()
        self._heading_at = (0, 0)

    def read(self, text: str, delimiter: str, heading: FindHeading, sheet: str) -> array[int]:
        """Read all rows; return where the heading and each row that is kept begins."""
        starts = array("I")
        names: list[str] = []
        rows = self._cells(text, delimiter)
        first = list(islice(rows, _FIRST_ROWS))
        first = first[heading([cells for *_, cells in first], sheet) :]
        for line, start, end, cells in chain(first, rows):
            if not any(cells):
                continue
            if not names:
                names = self._heading(cells, start, end)
                starts.append(start)
                continue
            if self._before:
                self._before_heading(cells)
            if any(cells[len(names) :]):
                self._bad(
                    start,
                    end,
                    N_("row {row} has {cells} cells, but the table has {columns} columns"),
                    N_("put a cell that holds the delimiter in double quotes, or add a heading"),
                    row=line,
                    cells=len(cells),
                    columns=len(names),
                )
                continue
            if len(self.rows) >= self.budgets.max_rows:
                self.notes.add(
                    "ORG016",
                    start,
                    end,
                    N_("the table has more than {limit} rows, and the rest is not read"),
                    N_("split it"),
                    limit=self.budgets.max_rows,
                )
                break
            self.rows.append({name: cell for name, cell in zip(names, cells, strict=False) if cell and name})
            starts.append(start)
        if not names:
            self.notes.add(
                "ORG022", 0, 0, N_("the table is empty"), N_("write a heading, and a row for each unit or link")
            )
        return starts

    def _cells(self, text: str, delimiter: str) -> Iterator[tuple[int, int, int, list[str]]]:
        """Yield line, first character, end and stripped cells of each row that can be read."""
        lines = Lines(text)
        reader = csv.reader(_narrow(text, delimiter), delimiter=delimiter, strict=True)
        while True:
            line = reader.line_num + 1
            start = lines.start(line)
            try:
                cells = next(reader, None)
            except csv.Error as error:
                end = trimmed(text, start, lines.start(reader.line_num + 1))
                self._bad(
                    start,
                    end,
                    N_("row {row} cannot be read: {reason}"),
                    N_('put the cell in double quotes, write "" for a quote inside it, and close it'),
                    row=line,
                    reason=str(error),
                )
                if "limit" in str(error):
                    return  # what follows is the inside of a cell
                continue
            if cells is None:
                return
            end = trimmed(text, start, lines.start(reader.line_num + 1))
            yield line, start, end, [cell.strip() for cell in cells]

    def _heading(self, cells: Sequence[str], start: int, end: int) -> list[str]:
        """Return the headings, "" for a column that is left out."""
        names: list[str] = []
        for position, name in enumerate(cells):
            if name and name not in self.columns:
                self.columns[name] = position
                names.append(name)
                continue
            names.append("")
            if name:
                message = N_("heading '{name}' stands twice, and its second column is left out")
                self._bad(start, end, message, N_("rename one of the two"), name=excerpt(name))
            elif any(cells[:position]) and any(cells[position:]):
                self._unheaded(start, end, position)
        self._before = set(range(next((position for position, name in enumerate(cells) if name), 0)))
        self._heading_at = start, end
        return names

    def _unheaded(self, start: int, end: int, position: int) -> None:
        message = N_("column {column} has no heading, and is left out")
        self._bad(start, end, message, N_("write a heading, or delete the column"), column=position + 1)

    def _before_heading(self, cells: Sequence[str]) -> None:
        """Tell the columns before the first heading once they have a cell: a table need not begin in the first column."""
        filled = {position for position in self._before if cells[position : position + 1] not in ([], [""])}
        for position in sorted(filled):
            self._unheaded(*self._heading_at, position)
        self._before -= filled

    def _bad(self, start: int, end: int, message: str, remedy: str, **facts: Any) -> None:
        self.notes.add("ORG027", start, end, message, remedy, **facts)


def _narrow(text: str, delimiter: str) -> Iterator[str]:
    """Yield the lines of a text; stop at a line with too many cells before they are split."""
    for line in io.StringIO(text, newline=""):
        if len(line) > _MOST_CELLS and line.count(delimiter) > _MOST_CELLS:
            raise csv.Error(f"it has more cells than the limit of {_MOST_CELLS}")
        yield line
