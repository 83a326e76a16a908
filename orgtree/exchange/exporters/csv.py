"""Tables as CSV: one of units, and one of links where there are any besides the hierarchy."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from orgtree.base.escape import csv_cell
from orgtree.exchange import rows_out
from orgtree.exchange.exported import Exported
from orgtree.exchange.rows_out import as_text, sheets_of

if TYPE_CHECKING:
    from orgtree.exchange.exported import Handed
    from orgtree.exchange.rows_out import Sheet

TITLE = "tables as CSV (units; links in a second file)"
ENDINGS = (".csv",)
KEEPS, LOSES = rows_out.KEEPS, rows_out.LOSES
TEXT = False


def write(handed: Handed) -> Exported:
    """Return an organisation in this form."""
    units, links, left = sheets_of(handed)
    return Exported({"": _table(units), **({rows_out.LINKS: _table(links)} if links.rows else {})}, left)


def _table(sheet: Sheet) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(map(csv_cell, sheet.columns))
    writer.writerows([csv_cell(as_text(row.get(column))) for column in sheet.columns] for row in sheet.rows)
    return stream.getvalue().encode()
