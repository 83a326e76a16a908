"""Which links raw tables tell of: ends are resolved in DuckDB, and what leads nowhere or may not be is left out and told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.messages import Named
from orgtree.base.suggest import listed
from orgtree.charter.codes import charter_finding
from orgtree.exchange.column_matching import UNDER
from orgtree.exchange.stored.raw_tables import ROW, each_row, literal, quoted
from orgtree.exchange.stored.table_rows import GivenRows
from orgtree.graph.codes import graph_finding
from orgtree.graph.tables import LinkTable, forever

if TYPE_CHECKING:
    from orgtree.base.finding import Finding
    from orgtree.base.place import Place
    from orgtree.charter.model import Link
    from orgtree.exchange.stored.raw_tables import RawTable
    from orgtree.exchange.stored.raw_units import RawUnits


class RawLinks:
    """The links of raw tables.

    Args:
        units: The units, identified.
        links: The table of links, if there is one.
    """

    def __init__(self, units: RawUnits, links: RawTable | None) -> None:
        self.con = units.con
        self.charter = units.charter
        self.told = units.told
        self.units = units
        self.links = links

    def table(self, link: Link) -> LinkTable:
        """Return the links of one type: those of a column of units, those that `under` means, and those given as rows."""
        name = f"edge_{link.name}"
        self.con.execute(
            f"CREATE TABLE {name} (source INTEGER, target INTEGER, item INTEGER, given BIGINT, said VARCHAR, raw BIGINT)"
        )
        self._of_column(link, name)
        if UNDER in self.units.given.columns:
            self._of_under(link, name)
        self._of_rows(link, name)
        self._leave_dangling(link, name)
        return self._allowed(link, name)

    def _leave_dangling(self, link: Link, name: str) -> None:
        """Leave out the links that lead nowhere."""
        for source, raw, said, given in each_row(
            self.con,
            f"SELECT source, raw, said, given FROM {name} WHERE target IS NULL ORDER BY given NULLS FIRST, source, item",
        ):
            self.units.damage_of(source, "dangling-reference")
            self.told.tell(
                f"ORG202 {link.name}",
                lambda source=source, raw=raw, said=said, given=given: self._dangling(link, source, raw, said, given),  # type: ignore[misc]
            )
        self.con.execute(f"DELETE FROM {name} WHERE target IS NULL")

    def _allowed(self, link: Link, name: str) -> LinkTable:
        """Return the links that may be between units of their kinds."""
        ends = self.con.execute(
            f"SELECT source, target, item, coalesce(given, -1) AS given, raw FROM {name} ORDER BY given NULLS FIRST, source, item"
        ).fetchnumpy()
        source, target, item, given, raw = (
            np.asarray(ends[key], dtype=np.int32) for key in ("source", "target", "item", "given", "raw")
        )
        allowed = np.zeros((len(self.charter.kinds), len(self.charter.kinds)), dtype=bool)
        for pair in link.pairs:
            allowed[pair] = True
        fine = allowed[self.units.kind[source], self.units.kind[target]]
        for row in np.flatnonzero(~fine).tolist():
            one, other, cell, number = int(source[row]), int(target[row]), int(raw[row]), int(given[row])
            self.units.damage_of(one, "link-not-allowed")
            self.told.tell(
                f"ORG203 {link.name}",
                lambda one=one, other=other, cell=cell, number=number: self._not_allowed(  # type: ignore[misc]
                    link, one, other, cell, number
                ),
            )
        of_rows = fine[given >= 0]
        source, target, item, given = source[fine], target[fine], item[fine], given[fine]
        start, stop = forever(len(source))
        places: GivenRows | dict[int, Place] = {}
        if self.links is not None and (given >= 0).any():
            table = self.links
            days = table.periods(
                f"FROM {name} JOIN {table.name} ON given = {quoted(ROW)} ORDER BY given",
                len(of_rows),
                lambda row: (table.place(row), ""),
                self.told,
            )
            start[given >= 0], stop[given >= 0] = (ends_[of_rows] for ends_ in days)
            places = GivenRows(table.document, given, given)
        nested = np.zeros(len(source), dtype=bool)
        return LinkTable(start, stop, {}, link, source, target, item, nested, places)

    def _of_rows(self, link: Link, name: str) -> None:
        """Add the links that are given as rows."""
        if self.links is None:
            return
        self.con.execute(
            f'INSERT INTO {name} SELECT one.unit, other.unit, -1, {quoted(ROW)}, "to"::VARCHAR, {quoted(ROW)} FROM {self.links.name}'
            f' JOIN unit AS one ON one.id = nfc_normalize("from"::VARCHAR) LEFT JOIN unit AS other ON other.id = nfc_normalize("to"::VARCHAR)'
            f" WHERE link = {literal(link.name)}"
        )

    def _of_column(self, link: Link, name: str) -> None:
        kind = self.units.given.columns.get(link.name)
        if kind is None:
            return
        cell = quoted(link.name)
        starts = ", ".join(str(code) for code in sorted({code for code, _ in link.pairs})) or "-1"
        stands = f"FROM unit JOIN {self.units.given.name} AS cells ON raw = cells.{quoted(ROW)} WHERE cells.{cell} IS NOT NULL AND code IN ({starts})"
        ids = f"cells.{cell}" if kind.endswith("[]") else f"string_split(cells.{cell}::VARCHAR, ';')"
        single = "false" if kind.endswith("[]") else "len(ids) = 1"
        self.con.execute(
            f"INSERT INTO {name} SELECT source, other.unit, item, NULL, said, stated.raw FROM ("
            f"SELECT source, raw, nfc_normalize(trim(unnest(ids)::VARCHAR)) AS said, unnest(CASE WHEN {single} THEN [-1] ELSE range(len(ids)) END) AS item"
            f" FROM (SELECT unit AS source, raw, {ids} AS ids {stands})) AS stated LEFT JOIN unit AS other ON other.id = said WHERE said <> ''"
        )

    def _of_under(self, link: Link, name: str) -> None:
        """Add the links that nesting would write; what stands under no unit is told by the first link only."""
        nests = [pair for pair, found in self.charter.nests.items() if found == link.name]
        pairs = ", ".join(f"({child}, {over})" for child, over in nests) or "(-1, -1)"
        self.con.execute(
            f"INSERT INTO {name} SELECT one.unit, other.unit, -1, NULL, other.id, one.raw FROM unit AS one JOIN {self.units.given.name} AS cells ON one.raw = cells.{quoted(ROW)}"
            f" JOIN unit AS other ON other.id = nfc_normalize(cells.{quoted(UNDER)}::VARCHAR) WHERE (one.code, other.code) IN ({pairs})"
        )

    def tell_under(self) -> None:
        """Tell of units that stand under what is not there, or under units that they cannot stand under."""
        if UNDER not in self.units.given.columns:
            return
        pairs = ", ".join(f"({child}, {over})" for child, over in self.charter.nests) or "(-1, -1)"
        query = (
            f"SELECT one.unit, one.raw, cells.{quoted(UNDER)}::VARCHAR, other.unit FROM unit AS one JOIN {self.units.given.name} AS cells ON one.raw = cells.{quoted(ROW)}"
            f" LEFT JOIN unit AS other ON other.id = nfc_normalize(cells.{quoted(UNDER)}::VARCHAR)"
            f" WHERE cells.{quoted(UNDER)} IS NOT NULL AND (other.unit IS NULL OR (one.code, other.code) NOT IN ({pairs})) ORDER BY 1"
        )
        for unit, raw, said, other in each_row(self.con, query):
            self.units.damage_of(unit, "dangling-reference" if other is None else "nesting-not-allowed")
            self.told.tell(
                "under dangling" if other is None else "under",
                lambda unit=unit, raw=raw, said=said, other=other: self._not_under(unit, raw, said, other),  # type: ignore[misc]
            )

    def _not_under(self, unit: int, raw: int, said: str, other: int | None) -> Finding:
        name, place = self.units.ids[unit], self.units.given.place(raw, UNDER)
        facts: dict[str, Any] = {"id": name, "target": said}
        if other is None:
            message = N_("'{id}' stands under '{target}', and no unit has this id")
            return graph_finding(
                "ORG202", message, place, facts=facts, unit=name, help=N_("add the unit, or correct the id")
            )
        kinds = [Named(kind.name, kind.title) for kind in self.charter.kinds.values()]
        known = [kinds[over] for child, over in self.charter.nests if child == self.units.kind[unit]]
        facts |= {
            "kind": kinds[self.units.kind[unit]],
            "other_kind": kinds[self.units.kind[other]],
            "known": listed(known),
        }
        return charter_finding(
            "ORG118",
            N_("kind '{kind}' cannot stand under '{target}' of kind '{other_kind}'"),
            place,
            facts=facts,
            unit=name,
            help=N_("it may stand under {known}; or take it out and write a link by its key")
            if known
            else N_("no link nests it anywhere: take it out, and write a link by its key"),
        )

    def _cell(self, link: Link, raw: int, given: int | None) -> Place:
        if given is not None and given >= 0 and self.links is not None:
            return self.links.place(given, "to")
        return self.units.given.place(raw, link.name if link.name in self.units.given.columns else UNDER)

    def _dangling(self, link: Link, source: int, raw: int, said: str, given: int | None) -> Finding:
        return graph_finding(
            "ORG202",
            N_("'{link}' leads to '{target}', and no unit has this id"),
            self._cell(link, raw, given),
            facts={"target": said},
            unit=self.units.ids[source],
            link=Named(link.name, link.title),
            help=N_("add the unit, or correct the id"),
        )

    def _not_allowed(self, link: Link, one: int, other: int, raw: int, given: int) -> Finding:
        kinds = [Named(kind.name, kind.title) for kind in self.charter.kinds.values()]
        known = [kinds[b] for a, b in sorted(link.pairs) if a == self.units.kind[one]]
        facts = {
            "kind": kinds[self.units.kind[one]],
            "other_kind": kinds[self.units.kind[other]],
            "target": self.units.ids[other],
            "known": listed(known),
        }
        return graph_finding(
            "ORG203",
            N_("'{link}' cannot lead from kind '{kind}' to '{target}' of kind '{other_kind}'"),
            self._cell(link, raw, given),
            facts=facts,
            unit=self.units.ids[one],
            link=Named(link.name, link.title),
            other=self.units.ids[other],
            help=N_("from here it may lead to {known}")
            if known
            else N_("no unit of kind '{kind}' has this link: take it away, or correct the kind"),
        )
