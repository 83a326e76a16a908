"""Tables as documents: rows of named cells, each with its line and column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from orgtree.base.place import Span
from orgtree.source.documents import Document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.base.place import Place
    from orgtree.source.books import Sheet

SHEET_ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods")
COLUMN_ENDINGS = (".parquet",)
RECORD_ENDINGS = (".json", ".jsonl", ".ndjson")
TABLE_ENDINGS = (".csv", ".tsv", *SHEET_ENDINGS, *COLUMN_ENDINGS)
"""How the names of files end that hold tables, and no definition."""


class TableDocument(Document):
    """Rows of one table; a place's path is the row (from 0, the heading left out), then the column.

    Args:
        label: Its name as the user gave it.
        data: The rows as dictionaries, empty cells left out; of a table in memory, whatever stands for them.
        columns: Heading -> number of its column in the table, from 0.
        text: The whole text of a CSV file, "" for other tables.
        starts: First character of the heading (first) and of each row, in a table with text.
        delimiter: What stands between two cells of the text.
        sheet: The sheet that it is, which has rows and columns and no text that a reader sees.
    """

    def __init__(
        self,
        label: str,
        data: Sequence[Any],
        *,
        columns: dict[str, int],
        text: str = "",
        starts: Sequence[int] = (),
        delimiter: str = ",",
        sheet: Sheet | None = None,
    ) -> None:
        super().__init__(label, text, data)
        self.columns = columns
        self.sheet = sheet
        self._starts = starts
        mark = re.escape(delimiter)
        self.delimiter = delimiter
        self._cell = re.compile(rf'"[^"]*(?:""[^"]*)*"[^{mark}\r\n]*|[^{mark}\r\n]*')

    def locate(self, place: Place) -> Span:
        """Return the cell's span; in a table without text its row, and the number of its column."""
        row, number = self._cell_of(place)
        if self.text:
            span = self.span(*self.stretch(place))
            return span if self.sheet is None else span._replace(cell=self._shown(span, number))
        line, column = 1 if row is None else row + 1, (number or 0) + 1
        return Span(self.label, line, column, line, column, 0, 0, None if row is None else line)

    def stretch(self, place: Place) -> tuple[int, int]:
        """Return start and end offset of a place; (0, 0) without text."""
        row, number = self._cell_of(place)
        if not self.text or (not place.path and place.within) or not self._starts:
            return super().stretch(place)
        at = self._starts[0 if row is None else row + 1]
        for _ in range(number or 0):
            at = self._end(at)
            if self.text[at : at + 1] != self.delimiter:
                return at, at  # a short row: the cell is missing at its end
            at += 1
        end = self._end(at)
        if number is None:  # the whole row
            return at, self._row_end(end)
        blank = len(self.text[at:end]) - len(self.text[at:end].lstrip(" "))
        start, end = at + blank, at + len(self.text[at:end].rstrip(" "))
        return (start, end) if start < end else (at, at)

    def _shown(self, span: Span, column: int | None) -> str:
        """Return the name of a cell as its program shows it, or of a row."""
        name = self.sheet.name if self.sheet else ""
        at = f"{letters(column)}{span.line}" if column is not None else str(span.line)
        if not name:
            return at
        return f"{name}!{at}" if name.replace("_", "a").isalnum() else f"'{name}'!{at}"

    def _cell_of(self, place: Place) -> tuple[int | None, int | None]:
        """Return row and column of a place, each None where it names none."""
        row = number = None
        for part in place.path:
            if isinstance(part, int):
                row = part if row is None and 0 <= part < len(self.data) else row
            else:
                number = self.columns.get(part) if number is None else number
        return row, number

    def _end(self, at: int) -> int:
        found = self._cell.match(self.text, at)
        return found.end() if found else at

    def _row_end(self, end: int) -> int:
        while self.text[end : end + 1] == self.delimiter:
            end = self._end(end + 1)
        return end


def letters(column: int) -> str:
    """Return a column's number, from 0, as a sheet names it.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
