"""Rows of a raw table of links that are none: what does not say which link, from where or to where, or says what is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.messages import Named
from orgtree.base.suggest import unknown
from orgtree.charter.codes import charter_finding
from orgtree.exchange.stored.raw_sql import ROW, literal, quoted, tell_rows
from orgtree.graph.codes import graph_finding

if TYPE_CHECKING:
    from orgtree.base.finding import Finding
    from orgtree.exchange.stored.raw_tables import RawTable
    from orgtree.exchange.stored.raw_units import RawUnits


def tell_no_links(units: RawUnits, links: RawTable) -> None:
    """Tell of the rows of a table of links that become none.

    Args:
        units: The units, identified.
        links: The table.
    """
    charter = units.charter

    def silent(row: int, word: str) -> Finding:
        return charter_finding(
            "ORG103",
            N_("row {row} of the links does not state '{key}'"),
            links.place(row),
            facts={"row": row + 1, "key": word},
            help=N_("each row has link, from and to"),
        )

    def no_link(row: int, link: str) -> Finding:
        mistake = unknown(
            N_("'{link}' is not a link of charter '{charter}'"),
            link,
            charter.links,
            fact="link",
            facts={"charter": charter.name},
            otherwise=N_("its links are {known}"),
        )
        return charter_finding("ORG102", mistake, links.place(row, "link"))

    def nowhere(row: int, name: str, link: str) -> Finding:
        return graph_finding(
            "ORG202",
            N_("'{link}' leads to '{target}', and no unit has this id"),
            links.place(row, "from"),
            facts={"target": name},
            link=Named(link, charter.links[link].title),
            help=N_("add the unit, or correct the id"),
        )

    words = {
        word: f"nullif(trim({links.ids(word, plain=units.plain_ids)}), '')" if word in links.columns else "NULL"
        for word in ("link", "from", "to")
    }
    row, rows = f"cells.{quoted(ROW)}", f"FROM {links.name} AS cells"
    first = " ".join(f"WHEN {said} IS NULL THEN {literal(word)}" for word, said in words.items())
    missing = " OR ".join(f"{said} IS NULL" for said in words.values())
    known = ", ".join(map(literal, charter.links)) or "''"
    stated = f"NOT ({missing})"
    for sort, query, make in (
        ("ORG103 link", f"SELECT {row}, CASE {first} END {rows} WHERE {missing} ORDER BY 1", silent),
        (
            "ORG102 link",
            f"SELECT {row}, {words['link']} {rows} WHERE {stated} AND {words['link']} NOT IN ({known}) ORDER BY 1",
            no_link,
        ),
        (
            "ORG202 from",
            (
                f"SELECT {row}, {words['from']}, {words['link']} {rows} LEFT JOIN unit ON unit.id = nfc_normalize({words['from']})"
                f" WHERE {stated} AND {words['link']} IN ({known}) AND unit.id IS NULL ORDER BY 1"
            ),
            nowhere,
        ),
    ):
        tell_rows(units.con, units.told, sort, query, make)
