"""Read tables of any form into rows of text cells."""

from __future__ import annotations

import csv
import io
from array import array
from collections.abc import Callable, Sequence
from itertools import accumulate, count, islice, repeat, zip_longest
from operator import itemgetter
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
from orgtree.source.text_rows import TextRows
from orgtree.source.text_spans import BREAK, trimmed

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
"""Cells of one line of a CSV text, or of lines that are split together."""
_LOOKED_FOR = 500
"""Cells that tell whether those of a column are in many rows."""
_AT_ONCE = 1 << 18
"""Characters, and the rest of the line that they end in, that are split together."""


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
    table = _Table(without_unprintable(text, notes), delimiter, notes, budgets)
    table.read(heading or _first_filled, sheet.name if sheet else "")
    document = TableDocument(
        label, table.rows, columns=table.columns, text=text, starts=table.starts, delimiter=delimiter, sheet=sheet
    )
    return document, notes.sorted()


def _first_filled(rows: Sequence[Sequence[str]], _sheet: str) -> int:
    return next((number for number, cells in enumerate(rows) if any(cells)), 0)


class _Table:
    """The rows of one CSV text while they are read.

    Args:
        text: The text.
        delimiter: What stands between two cells.
        notes: Takes what is left out.
        budgets: What the reading may cost.
    """

    def __init__(self, text: str, delimiter: str, notes: Notes, budgets: Budgets) -> None:
        self.text = text
        self.delimiter = delimiter
        self.notes = notes
        self.budgets = budgets
        self.columns: dict[str, int] = {}
        self.starts = array("I")
        self._names: list[str] = []
        self._cells: list[list[str]] = []
        self._known: dict[str, str] = {}
        self._line = 1
        self._at = 0
        self._before: set[int] = set()
        self._heading_at = (0, 0)

    @property
    def rows(self) -> TextRows:
        """What has been read."""
        return TextRows({name: cells for name, cells in zip(self._names, self._cells, strict=True) if name})

    def read(self, heading: FindHeading, sheet: str) -> None:
        """Read all rows, and keep where the heading and each row that is kept begins."""
        first = list(islice(self._one_by_one(), _FIRST_ROWS))
        first = first[heading([cells for *_, cells in first], sheet) :]
        if all(self._take(*row) for row in first):
            self._rest()
        if not self._names:
            self.notes.add(
                "ORG022", 0, 0, N_("the table is empty"), N_("write a heading, and a row for each unit or link")
            )

    def _rest(self) -> None:
        """Read the rows that follow, many at a time where each of them is one line that can be read."""
        while self._at < len(self.text):
            end = self.text.find("\n", self._at + _AT_ONCE) + 1 or len(self.text)
            if self.text.count(self.delimiter, self._at, end) > _MOST_CELLS:
                break
            part = self.text[self._at : end]
            lines = list(io.StringIO(part, newline=""))
            starts = list(accumulate(map(len, lines), initial=self._at))
            if not self._take_many(starts, self._split(part, lines)):
                rows = self._rows_of(lines)
                if rows is None:
                    break
                if not self._take_many(starts, self._columns(rows)) and not self._take_each(starts, rows):
                    return
            self._line += len(lines)
            self._at = end
        for row in self._one_by_one():
            if not self._take(*row):
                return

    def _split(self, part: str, lines: list[str]) -> list[list[str]] | None:
        """Return the columns of lines without quotes that are as long as the heading, None where some are others."""
        part, width = part.replace("\r\n", "\n").removesuffix("\n"), len(self._names)
        if '"' in part or "\r" in part or max(map(len, lines)) > csv.field_size_limit():
            return None
        if set(map(str.count, lines, repeat(self.delimiter))) != {width - 1}:
            return None
        cells = part.replace("\n", self.delimiter).split(self.delimiter)
        return [cells[at::width] for at in range(width)]

    def _rows_of(self, lines: list[str]) -> list[list[str]] | None:
        """Return the cells of lines, None where one cannot be read or goes on in the next."""
        try:
            rows = list(csv.reader(lines, delimiter=self.delimiter, strict=True))
        except csv.Error:
            return None
        return rows if len(rows) == len(lines) else None

    def _take_each(self, starts: Sequence[int], rows: list[list[str]]) -> bool:
        """Take rows of one line each, one by one; return whether others may be taken."""
        return all(
            self._take(line, start, behind, [cell.strip() for cell in cells])
            for line, start, behind, cells in zip(count(self._line), starts, starts[1:], rows, strict=False)
        )

    def _columns(self, rows: list[list[str]]) -> list[list[str]] | None:
        """Return the columns of rows that are as long as the heading, None where some are not."""
        width = len(self._names)
        return [list(map(itemgetter(at), rows)) for at in range(width)] if set(map(len, rows)) == {width} else None

    def _take_many(self, starts: Sequence[int], columns: list[list[str]] | None) -> bool:
        """Take the rows of some columns, each of which is one line; return whether they could be taken as they are."""
        if not columns or len(self._cells[0]) + len(columns[0]) > self.budgets.max_rows:
            return False
        columns = [list(map(str.strip, cells)) for cells in columns]
        if all("" in cells for cells in columns) and not all(map(any, zip(*columns, strict=True))):
            return False
        if any(any(columns[position]) for position in self._before):
            return False
        for known, cells in zip(self._cells, columns, strict=True):
            # Kinds and parents are in many rows; each of them is kept once.
            again = 2 * len(set(cells[:_LOOKED_FOR])) < len(cells[:_LOOKED_FOR])
            known.extend(map(self._known.setdefault, cells, cells) if again else cells)
        self.starts.extend(starts[:-1])
        return True

    def _take(self, line: int, start: int, behind: int, cells: list[str]) -> bool:
        """Take a row of a line, with where it begins and what follows it does; return whether another one may be taken."""
        if not any(cells):
            return True
        width = len(self._names)
        if self._before:
            self._before_heading(cells)
        if not width:
            self._names = self._heading(cells, start, trimmed(self.text, start, behind))
            self._cells = [[] for _ in self._names]
        elif any(cells[width:]):
            self._bad(
                start,
                trimmed(self.text, start, behind),
                N_("row {row} has {cells} {cells:cell|cells}, but the table has {columns} {columns:column|columns}"),
                N_("put a cell that holds the delimiter in double quotes, or add a heading"),
                row=line,
                cells=len(cells),
                columns=width,
            )
            return True
        elif len(self._cells[0]) >= self.budgets.max_rows:
            self.notes.add(
                "ORG016",
                start,
                trimmed(self.text, start, behind),
                N_("the table has more than {limit} rows, and the rest is not read"),
                N_("split it"),
                limit=self.budgets.max_rows,
            )
            return False
        else:
            for known, cell in zip_longest(self._cells, cells[:width], fillvalue=""):
                known.append(cell)  # type: ignore[union-attr]  # there are no more cells than columns
        self.starts.append(start)
        return True

    def _one_by_one(self) -> Iterator[tuple[int, int, int, list[str]]]:
        """Yield line, first character, end with its break, and stripped cells of each row that follows and can be read."""
        reader = csv.reader(self._narrow(), delimiter=self.delimiter, strict=True)
        first = self._line
        while True:
            line, start = self._line, self._at
            try:
                cells = next(reader, None)
            except csv.Error as error:
                self._bad(
                    start,
                    trimmed(self.text, start, self._at),
                    N_("row {row} cannot be read: {reason}"),
                    N_('put the cell in double quotes, write "" for a quote inside it, and close it'),
                    row=line,
                    reason=str(error),
                )
                if "limit" in str(error):
                    self._at = len(self.text)  # what follows is the inside of a cell
                cells = []
            self._line = first + reader.line_num
            if cells is None:
                return
            if cells:
                yield line, start, self._at, [cell.strip() for cell in cells]

    def _narrow(self) -> Iterator[str]:
        """Yield the lines of the text that follow; stop at one with too many cells before they are split."""
        while self._at < len(self.text):
            start = self._at
            found = BREAK.search(self.text, start)
            self._at = found.end() if found else len(self.text)
            if self._at - start > _MOST_CELLS and self.text.count(self.delimiter, start, self._at) > _MOST_CELLS:
                raise csv.Error(f"it has more cells than the limit of {_MOST_CELLS}")
            yield self.text[start : self._at]

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
