"""An Excel workbook: a sheet of units, one of links, one of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.workbook import LONGEST_CELL, MOST_ROWS, workbook_of
from orgtree.exchange import rows_out
from orgtree.exchange.exported import Exported
from orgtree.exchange.rows_out import as_text, sheets_of
from orgtree.exchange.table_roles import COVERAGE

if TYPE_CHECKING:
    from collections import Counter

    from orgtree.exchange.exported import Handed
    from orgtree.exchange.rows_out import Sheet

TITLE = "Excel workbook (sheets of units, links and figures)"
ENDINGS = (".xlsx",)
KEEPS = f"{rows_out.KEEPS}; figures"
LOSES = rows_out.LOSES
TEXT = False
FIGURES = True


def write(handed: Handed) -> Exported:
    """Return an organisation in this form.

    Raises:
        UsageError: If it has more rows than a sheet.
        MissingExtraError: If xlsxwriter is missing or too old.
    """
    units, links, left = sheets_of(handed, lines=False)
    for sheet in (units, links):
        if len(sheet.rows) > MOST_ROWS:
            raise UsageError(N_("a sheet holds {most} rows; write csv or parquet"), most=MOST_ROWS)
    sheets = {"units": (units.columns, _rows(units, left))}
    if links.rows:
        sheets["links"] = (links.columns, _rows(links, left))
    if handed.coverage:
        sheets[COVERAGE] = (tuple(handed.coverage[0]), list(handed.coverage))
    return Exported({"": workbook_of(sheets)}, left)


def _rows(sheet: Sheet, left: Counter[str]) -> list[Any]:
    """Return rows with a cell in each column; what no cell holds is left out."""
    rows = []
    for row in sheet.rows:
        cells = {column: as_text(row.get(column)) for column in sheet.columns}
        for column, cell in cells.items():
            if isinstance(cell, str) and len(cell) > LONGEST_CELL:
                left[f"{column} too long for a cell"] += 1
                cells[column] = None
        rows.append(cells)
    return rows
