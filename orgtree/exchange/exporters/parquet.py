"""Tables as Parquet: one of units, and one of links where there are any besides the hierarchy."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.extras import load
from orgtree.exchange import rows_out
from orgtree.exchange.exported import Exported
from orgtree.exchange.organisation_triples import text_of
from orgtree.exchange.rows_out import sheets_of

if TYPE_CHECKING:
    from orgtree.exchange.exported import Handed
    from orgtree.exchange.rows_out import Sheet

TITLE = "tables as Parquet (units; links in a second file)"
ENDINGS = (".parquet",)
KEEPS, LOSES = rows_out.KEEPS, rows_out.LOSES
TEXT = False


def write(handed: Handed) -> Exported:
    """Return an organisation in this form.

    Raises:
        MissingExtraError: If polars is missing or too old.
    """
    units, links, left = sheets_of(handed, lines=False)
    return Exported({"": _table(units), **({rows_out.LINKS: _table(links)} if links.rows else {})}, left)


def _table(sheet: Sheet) -> bytes:
    frame = load("polars", N_("to write Parquet files"))
    buffer = io.BytesIO()
    columns = {column: _column([row.get(column) for row in sheet.rows]) for column in sheet.columns}
    frame.DataFrame(columns).write_parquet(buffer)
    return buffer.getvalue()


def _column(cells: list[Any]) -> list[Any]:
    """Return the cells of a column, as texts where they are of several types."""
    types = {type(cell) for cell in cells if cell is not None}
    return cells if len(types) == 1 else [None if cell is None else text_of(cell) for cell in cells]
