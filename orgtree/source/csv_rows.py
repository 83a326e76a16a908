"""The rows of one CSV text, read many at a time where they are plain."""

from __future__ import annotations

import csv
import io
from array import array
from collections.abc import Callable, Sequence
from itertools import accumulate, count, islice, repeat, zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.source.notes import excerpt
from orgtree.source.text_rows import TextRows
from orgtree.source.text_spans import BREAK, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.source.budgets import Budgets
    from orgtree.source.notes import Notes

FindHeading = Callable[[Sequence[Sequence[str]], str], int]
"""Returns which of the first rows of a sheet, "" for what is none, is the heading."""

FIRST_ROWS = 50
"""Rows among which the heading is looked for, and lines that tell the delimiter."""
_MOST_CELLS = 1_000_000
"""Cells of one line of a CSV text, or of lines that are split together."""
_LOOKED_FOR = 500
"""Cells that tell whether those of a column are in many rows."""
_AT_ONCE = 1 << 18
"""Characters, and the rest of the line that they end in, that are split together."""


class CsvRows:
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
        first = list(islice(self._one_by_one(), FIRST_ROWS))
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
