"""Sheets and other tables that are no text, written out as CSV: a line for each row."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.errors import reraise_interrupts
from orgtree.base.extras import load
from orgtree.base.messages import Saying
from orgtree.source.notes import excerpt
from orgtree.source.old_cells import hidden_old_cells
from orgtree.source.open_cells import hidden_open_cells
from orgtree.source.sheet_cells import Hidden, hidden_cells
from orgtree.source.sheets import RefusedSheetError, look_at, look_at_old, look_at_open
from orgtree.source.tables import COLUMN_ENDINGS, RECORD_ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from orgtree.source.budgets import Budgets


_BOOK = (look_at, hidden_cells, N_("it is not an Excel file"))
_LOOKS = {
    ".xls": (look_at_old, hidden_old_cells, N_("it is not an Excel file")),
    ".ods": (look_at_open, hidden_open_cells, N_("it is not an OpenDocument sheet")),
}
"""What sees to the size of a file, by its ending, what reads beside its values, and what is said where it is none."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Args:
        name: Its name; "" of a table that is no sheet.
        text: Its rows as CSV, one line for each: so line numbers are the sheet's row numbers.
        merged: The first rows and last rows (from 0) of cells that were merged, and are read as filled in all of them.
        zeros: Row and column (from 0) of numbers whose leading zeros only their format shows; they are kept.
    """

    name: str
    text: str
    merged: Sequence[tuple[int, int]] = ()
    zeros: Sequence[tuple[int, int]] = ()


class UnreadableBookError(Exception):
    """A file cannot be read as what its ending says; `saying` says why."""

    def __init__(self, saying: Saying) -> None:
        super().__init__(saying.template)
        self.saying = saying


def sheets_of(content: bytes, ending: str, budgets: Budgets) -> list[Sheet]:
    """Return the sheets of a file, at least one.

    Args:
        content: The file.
        ending: How its name ends, which says what it is.
        budgets: What the reading may cost; the text of a sheet stops just beyond the size of a file.

    Raises:
        UnreadableBookError: If it is no such file.
        RefusedSheetError: If it asks for more than allowed.
        MissingExtraError: If polars or fastexcel is missing or too old.
    """
    if ending in COLUMN_ENDINGS:
        return [Sheet("", _parquet(content, budgets))]
    if ending in RECORD_ENDINGS:
        return [Sheet("", _records(content, ending, budgets))]
    load("polars", N_("to read Excel files"))
    reader = load("fastexcel", N_("to read Excel files"))
    look, beside, what = _LOOKS.get(ending, _BOOK)
    try:
        look(content, most_bytes=budgets.max_total_bytes, most_rows=budgets.max_rows)
    except RefusedSheetError as error:
        if error.template:
            raise
        raise UnreadableBookError(Saying(what)) from error
    hidden = beside(content, most_bytes=budgets.max_total_bytes)
    try:
        book = reader.read_excel(content)
        names = book.sheet_names
        sheets = [book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string") for name in names]
        frames = [_from_first_column(sheet) for sheet in sheets]
    except BaseException as error:
        reraise_interrupts(error)
        raise UnreadableBookError(_failed(error)) from error
    return [_sheet(name, frame, hidden.get(name), budgets) for name, frame in zip(names, frames, strict=True)] or [
        Sheet("", "")
    ]


def _from_first_column(sheet: Any) -> Any:
    """Return the cells of a sheet with the empty columns that stand before them, which the engine leaves out."""
    pl = load("polars", N_("to read Excel files"))
    frame, columns = sheet.to_polars(), sheet.available_columns()
    before = columns[0].absolute_index if columns else 0
    return frame.select(*(pl.lit(None, pl.String).alias(f"before{at}") for at in range(before)), pl.all())


def _sheet(name: str, frame: Any, hidden: Hidden | None, budgets: Budgets) -> Sheet:
    if hidden is None or not (hidden.cells or hidden.merged):
        return Sheet(name, _joined(frame.iter_rows(), budgets))
    rows: list[list[Any]] = [list(row) for row in frame.iter_rows()]
    height = max([len(rows), *(row + 1 for row, _ in hidden.cells)])
    width = max([frame.width, *(column + 1 for _, column in hidden.cells)])
    rows = [[*cells, *[None] * (width - len(cells))] for cells in rows]
    rows.extend([None] * width for _ in range(height - len(rows)))  # an error at the edge is no cell to the engine
    for (row, column), text in hidden.cells.items():
        rows[row][column] = text
    merged = _fill_down(rows, hidden.merged)
    return Sheet(name, _joined(rows, budgets), merged, hidden.zeros)


def _fill_down(rows: list[list[Any]], merged: Iterable[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Put the text of merged cells into each of their rows; return the first and last row of each."""
    filled = []
    room = len(rows) * max(1, len(rows[0]) if rows else 0)
    for first, last, column in merged:
        if first >= len(rows) or column >= len(rows[first]) or not rows[first][column]:
            continue
        last = min(last, len(rows) - 1)  # noqa: PLW2901 - as far as there are rows
        room -= last - first
        if room < 0:  # merged cells that overlap, which no program writes
            break
        for row in range(first + 1, last + 1):
            rows[row][column] = rows[row][column] or rows[first][column]
        if last > first:
            filled.append((first, last))
    return filled


def _parquet(content: bytes, budgets: Budgets) -> str:
    """Read a Parquet file, up to one row beyond the budget."""
    pl = load("polars", N_("to read Parquet files"))
    try:
        frame = pl.read_parquet(io.BytesIO(content), n_rows=budgets.max_rows + 1)
    except BaseException as error:
        reraise_interrupts(error)
        raise UnreadableBookError(_failed(error)) from error
    return _joined(chain([frame.columns], frame.iter_rows()), budgets)


def _records(content: bytes, ending: str, budgets: Budgets) -> str:
    """Read a list of JSON objects, or a file with one in each line."""
    if len(content) > budgets.max_bytes:
        raise RefusedSheetError(N_("the file has more than {limit} bytes, and is not read"), limit=budgets.max_bytes)
    try:
        text = content.decode("utf-8-sig")
        rows = (
            json.loads(text) if ending == ".json" else [json.loads(line) for line in text.splitlines() if line.strip()]
        )
    except (ValueError, RecursionError) as error:
        raise UnreadableBookError(_failed(error)) from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise UnreadableBookError(Saying(N_("it is no list of JSON objects")))
    names = list(dict.fromkeys(name for row in rows for name in row))
    if len(names) > budgets.max_columns:
        raise RefusedSheetError(
            N_("the table has more than {limit} columns, and is not read"), limit=budgets.max_columns
        )
    return _joined(chain([names], ([row.get(name) for name in names] for row in rows)), budgets)


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
