"""Tables as JSON: a list of objects, one a unit, and one of links where there are any besides the hierarchy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.escape import json_text
from orgtree.exchange import rows_out
from orgtree.exchange.exported import Exported
from orgtree.exchange.rows_out import sheets_of

if TYPE_CHECKING:
    from orgtree.exchange.exported import Handed
    from orgtree.exchange.rows_out import Sheet

TITLE = "tables as JSON rows (units; links in a second file)"
ENDINGS = (".json",)
KEEPS, LOSES = rows_out.KEEPS, rows_out.LOSES
TEXT = False


def write(handed: Handed) -> Exported:
    """Return an organisation in this form."""
    units, links, left = sheets_of(handed, lines=False)
    return Exported({"": _table(units), **({rows_out.LINKS: _table(links)} if links.rows else {})}, left)


def _table(sheet: Sheet) -> bytes:
    rows = [json_text({column: row[column] for column in sheet.columns if column in row}) for row in sheet.rows]
    return ("[\n" + ",\n".join(rows) + "\n]\n").encode()
