"""Write rows as an Excel workbook."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.escape import terminal
from orgtree.base.extras import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST_CELL = 32_767
"""So many characters a cell of an Excel sheet holds."""
MOST_ROWS = 1_048_575
"""So many rows a sheet holds below its headings."""


def workbook(
    columns: Sequence[str], rows: Sequence[Mapping[str, Any]], *, headings: Sequence[str] | None = None
) -> bytes:
    """Return rows as a workbook of one sheet; see `workbook_of`.

    Args:
        columns: Keys of a row, in order.
        rows: A mapping a row; None is an empty cell.
        headings: What stands over the columns; their keys if left out.

    Raises:
        MissingExtraError: If xlsxwriter is missing or too old.
    """
    return workbook_of({"Sheet1": (columns, rows)}, headings=headings)


def workbook_of(
    sheets: Mapping[str, tuple[Sequence[str], Sequence[Mapping[str, Any]]]], *, headings: Sequence[str] | None = None
) -> bytes:
    """Return sheets as a workbook, whose cells are numbers or texts, and never formulas or addresses.

    Args:
        sheets: By name the keys of a row, in order, and a mapping a row; None is an empty cell.
        headings: What stands over the columns; their keys if left out.

    Raises:
        MissingExtraError: If xlsxwriter is missing or too old.
    """
    writer = load("xlsxwriter", N_("to write Excel files"))
    buffer = io.BytesIO()
    with writer.Workbook(buffer, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        for name, (columns, rows) in sheets.items():
            sheet = book.add_worksheet(name)
            for place, heading in enumerate(headings or columns):
                sheet.write_string(0, place, terminal(heading)[:LONGEST_CELL], bold)
            for number, row in enumerate(rows, 1):
                for place, column in enumerate(columns):
                    cell = row[column]
                    if isinstance(cell, int | float):
                        sheet.write_number(number, place, cell)
                    elif cell is not None:
                        sheet.write_string(number, place, terminal(str(cell), lines=True)[:LONGEST_CELL])
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    return buffer.getvalue()
