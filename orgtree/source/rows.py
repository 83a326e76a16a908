"""Read CSV, Excel and Parquet tables into rows of text cells."""

from __future__ import annotations

import csv
import io
from array import array
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError, reraise_interrupts
from orgtree.base.extras import load
from orgtree.base.files import label_of
from orgtree.base.messages import Saying
from orgtree.base.place import Place
from orgtree.source.budgets import DEFAULT, Budgets
from orgtree.source.codes import source_finding
from orgtree.source.decoding import to_text, without_unprintable
from orgtree.source.files import UnreadableError, read_bytes, unreadable
from orgtree.source.notes import Notes, excerpt
from orgtree.source.sheets import RefusedSheetError, look_at
from orgtree.source.tables import SHEET_ENDINGS, TableDocument
from orgtree.source.text_spans import Lines, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from orgtree.base.finding import Finding

_DELIMITERS = ",;\t"
_MOST_CELLS = 1_000_000
"""Cells of one line of a CSV text."""


def read_table(
    path: Path | str, *, budgets: Budgets = DEFAULT, number: int = 0, encoding: str | None = None
) -> tuple[TableDocument, list[Finding]]:
    """Read the rows of a CSV file, of the first sheet of an Excel file, or of a Parquet file.

    Args:
        path: Where it is; its ending says which of them it is.
        budgets: What the reading may cost.
        number: Number of the document that the findings' places name.
        encoding: Of a CSV file, where it is not UTF-8; as Python names it.

    Returns:
        The rows as dictionaries of stripped texts by heading, and what was left out.

    Raises:
        MissingExtraError: If polars (for Excel files, fastexcel too) is needed, and missing or too old.
        UsageError: If there is no such encoding.
    """
    path = Path(path)
    label = label_of(path)
    try:
        content = read_bytes(path, budgets.max_bytes)
    except UnreadableError as error:
        return TableDocument(label, [], columns={}), [unreadable(number, label, error.saying)]
    if path.suffix.lower() in SHEET_ENDINGS:
        return _read_sheet(content, label, budgets, number)
    if path.suffix.lower() == ".parquet":
        return _read_parquet(content, label, budgets, number)
    if encoding is None or len(content) > budgets.max_bytes:
        return read_csv(content, label=label, budgets=budgets, number=number)
    try:
        return read_csv(content.decode(encoding), label=label, budgets=budgets, number=number)
    except LookupError as error:
        raise UsageError(
            N_("there is no encoding '{encoding}'; known are gb18030, utf-16, latin-1 and others"), encoding=encoding
        ) from error
    except UnicodeError:
        return TableDocument(label, [], columns={}), [
            unreadable(number, label, Saying(N_("it is not in {encoding}"), {"encoding": encoding}))
        ]


def read_csv(
    source: str | bytes, *, label: str, budgets: Budgets = DEFAULT, number: int = 0
) -> tuple[TableDocument, list[Finding]]:
    r"""Read rows from CSV text, delimited by comma, semicolon or tab, whichever the heading has most of.

    Args:
        source: The text, or bytes in UTF-8.
        label: Name of the input, as the user gave it.
        budgets: What the reading may cost.
        number: Number of the document that the findings' places name.

    Returns:
        The rows as dictionaries of stripped texts by heading, and what was left out.

    >>> table, findings = read_csv("id;name\na;Hall\nb;Park;x", label="t.csv")
    >>> table.data, findings[0].text()
    ([{'id': 'a', 'name': 'Hall'}], 'row 3 has 3 cells, but the table has 2 columns')
    """
    notes = Notes(number, budgets.max_findings)
    text, readable = to_text(source, budgets, notes)
    if not readable:
        return TableDocument(label, [], columns={}, text=text), notes.sorted()
    heading = text[: len(text) if text.find("\n") < 0 else text.find("\n")]
    delimiter = max(_DELIMITERS, key=heading.count)
    if heading.count(delimiter) >= budgets.max_columns:
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
    starts = table.read(without_unprintable(text, notes), delimiter)
    document = TableDocument(label, table.rows, columns=table.columns, text=text, starts=starts, delimiter=delimiter)
    return document, notes.sorted()


class _Table:
    """The rows of one CSV text while they are read."""

    def __init__(self, notes: Notes, budgets: Budgets) -> None:
        self.notes = notes
        self.budgets = budgets
        self.columns: dict[str, int] = {}
        self.rows: list[dict[str, str]] = []

    def read(self, text: str, delimiter: str) -> array[int]:
        """Read all rows; return where the heading and each row that is kept begins."""
        starts = array("I")
        names: list[str] = []
        for line, start, end, cells in self._cells(text, delimiter):
            if not any(cells):
                continue
            if not names:
                names = self._heading(cells, start, end)
                starts.append(start)
                continue
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
            elif any(cells[position:]):
                message = N_("column {column} has no heading, and is left out")
                self._bad(start, end, message, N_("write a heading, or delete the column"), column=position + 1)
        return names

    def _bad(self, start: int, end: int, message: str, remedy: str, **facts: Any) -> None:
        self.notes.add("ORG027", start, end, message, remedy, **facts)


def _narrow(text: str, delimiter: str) -> Iterator[str]:
    """Yield the lines of a text; stop at a line with too many cells before they are split."""
    for line in io.StringIO(text, newline=""):
        if len(line) > _MOST_CELLS and line.count(delimiter) > _MOST_CELLS:
            raise csv.Error(f"it has more cells than the limit of {_MOST_CELLS}")
        yield line


def _read_sheet(content: bytes, label: str, budgets: Budgets, number: int) -> tuple[TableDocument, list[Finding]]:
    """Read the first sheet of an Excel file."""
    pl = load("polars", N_("to read Excel files"))
    load("fastexcel", N_("to read Excel files"))
    empty = TableDocument(label, [], columns={})
    try:
        look_at(content, most_bytes=budgets.max_total_bytes, most_rows=budgets.max_rows)
    except RefusedSheetError as error:
        if not error.template:
            return empty, [unreadable(number, label, Saying(N_("it is not an Excel file")))]
        remedy = N_("split it, or save it as CSV")
        return empty, [source_finding("ORG016", error.template, Place(number), facts=error.facts, help=remedy)]
    try:
        frame = pl.read_excel(
            io.BytesIO(content),
            engine="calamine",
            has_header=False,
            infer_schema_length=0,
            drop_empty_rows=False,
            drop_empty_cols=False,
            raise_if_empty=False,
        )
    except BaseException as error:  # noqa: BLE001 - a panic in its native code is no Exception
        reraise_interrupts(error)
        return empty, [unreadable(number, label, _failed(error))]
    # Written out as CSV, one line for each row of the sheet: so line numbers are the sheet's row numbers.
    text = _joined(frame.iter_rows(), budgets)
    return read_csv(text, label=label, budgets=budgets, number=number)


def _read_parquet(content: bytes, label: str, budgets: Budgets, number: int) -> tuple[TableDocument, list[Finding]]:
    """Read a Parquet file, up to one row beyond the budget."""
    pl = load("polars", N_("to read Parquet files"))
    try:
        frame = pl.read_parquet(io.BytesIO(content), n_rows=budgets.max_rows + 1)
    except BaseException as error:  # noqa: BLE001 - as above
        reraise_interrupts(error)
        return TableDocument(label, [], columns={}), [unreadable(number, label, _failed(error))]
    text = _joined(chain([frame.columns], frame.iter_rows()), budgets)
    return read_csv(text, label=label, budgets=budgets, number=number)


def _failed(error: BaseException) -> Saying:
    """Return a library's error message for a file that it cannot read."""
    return Saying(N_("its reader says: {said}"), {"said": excerpt(str(error))})


def _joined(rows: Iterable[Sequence[object]], budgets: Budgets) -> str:
    """Return rows as CSV text, cut off just beyond the size limit, so that reading it reports the limit."""
    lines: list[str] = []
    size = 0
    for row in rows:
        lines.append(_as_csv(row))
        size += len(lines[-1]) + 1
        if size > budgets.max_bytes:
            break
    return "\n".join(lines)


def _as_csv(row: Sequence[object]) -> str:
    cells = (" ".join(_cell(cell).split()) for cell in row)
    return ",".join('"' + cell.replace('"', '""') + '"' if set(cell) & set(',"') else cell for cell in cells)


def _cell(cell: object) -> str:
    """Return a typed cell as a sheet would show it, lists joined by semicolons."""
    if cell is None:
        return ""
    if isinstance(cell, list):
        return "; ".join(_cell(item) for item in cell)
    return str(cell).lower() if isinstance(cell, bool) else str(cell)
