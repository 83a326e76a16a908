"""Which links raw tables tell of: ends are resolved in DuckDB, and what leads nowhere or may not be is left out and told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.dates import EARLIEST, LATEST
from orgtree.base.messages import Named
from orgtree.base.suggest import listed
from orgtree.charter.codes import charter_finding
from orgtree.exchange.column_matching import UNDER
from orgtree.exchange.stored.raw_days import RawDays, holds_on, wrong_period
from orgtree.exchange.stored.raw_link_rows import tell_no_links
from orgtree.exchange.stored.raw_sql import ROW, among, count, literal, quoted, tell_rows
from orgtree.graph.codes import graph_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.base.finding import Finding
    from orgtree.base.place import Place
    from orgtree.charter.model import Link
    from orgtree.exchange.stored.raw_tables import RawTable
    from orgtree.exchange.stored.raw_units import RawUnits


class RawLinks:
    """The links of raw tables: each type that has any becomes a table `link NAME`, whose rows are in the order of the definition.

    It has the units at both ends, `item`, `given` (the row, of those that are given as rows), `raw`, days as ordinals, and whether it is in force.

    Args:
        units: The units, identified.
        links: The table of links, if there is one.
        day: The day that is looked at, as an ordinal.

    Attributes:
        sizes: How many links there are of each type that has any.
        days: The days of those that are given as rows.
    """

    def __init__(self, units: RawUnits, links: RawTable | None, day: int) -> None:
        self.con = units.con
        self.charter = units.charter
        self.told = units.told
        self.units = units
        self.links = links
        self.day = day
        self.days = None if links is None else RawDays(links, self.told)
        self.sizes: dict[str, int] = {}
        given = units.given
        self._under = None
        if UNDER in given.columns:
            self._under = f"nfc_normalize(nullif(trim({given.ids(UNDER, plain=units.plain_ids)}), ''))"
        for link in self.charter.links.values():
            self._make(link)
        if links is not None:
            tell_no_links(units, links)
        if self._under is not None:
            self._tell_under(self._under)

    def _make(self, link: Link) -> None:
        """Make the table of one type: of a column of units, of what `under` means, and of those given as rows."""
        con, name = self.con, link_table(link.name)
        of_units = [*self._of_column(link), *self._of_under(link)]
        parts = [*of_units, *self._of_rows(link)]
        if not parts:
            return
        order = "given NULLS FIRST, source, item, origin"
        if len(parts) == 1:
            order = "source, item" if of_units else "given"
        con.execute(f"CREATE OR REPLACE TEMP TABLE said AS {' UNION ALL '.join(parts)}")
        pairs = ", ".join(f"({one}, {other})" for one, other in sorted(link.pairs)) or "(-1, -1)"
        wrong = f"target IS NULL OR (code, other) NOT IN ({pairs})"
        if count(con, f"said WHERE {wrong}"):
            self._tell_wrong(link, f"(code, other) NOT IN ({pairs})")
        if self.days is not None and self.links is not None and self.days.wrong != "false":
            table = self.links
            periods = f"SELECT said.given FROM said JOIN {table.name} AS cells ON said.given = cells.{quoted(ROW)}{self.days.joined} WHERE said.target IS NOT NULL AND {self.days.wrong} ORDER BY 1"
            tell_rows(con, self.told, "ORG212", periods, lambda row: wrong_period(table.place(row)))
        # Of a large register nearly all units are in force, so that those are looked for that are not.
        stands = "source NOT IN (SELECT unit FROM ended) AND target NOT IN (SELECT unit FROM ended)"
        con.execute(
            f"CREATE TABLE {name} AS SELECT source, target, item, given, raw, start, stop, {holds_on('said', self.day)} AND {stands} AS in_force"
            f" FROM said WHERE NOT ({wrong}) ORDER BY {order}"
        )
        con.execute("DROP TABLE said")
        if size := count(con, name):
            self.sizes[link.name] = size

    def _tell_wrong(self, link: Link, not_allowed: str) -> None:
        """Tell of links that lead nowhere, or to where they must not."""
        told, order = self.told, "ORDER BY given NULLS FIRST, source, item, origin"
        nowhere = f"FROM said WHERE target IS NULL {order}"
        self.units.damaged("dangling-reference", f"SELECT source AS unit {nowhere}")
        tell_rows(
            self.con,
            told,
            f"ORG202 {link.name}",
            f"SELECT source, raw, words, given {nowhere}",
            lambda *row: self._dangling(link, *row),
        )
        wrong = f"FROM said WHERE target IS NOT NULL AND {not_allowed} {order}"
        self.units.damaged("link-not-allowed", f"SELECT source AS unit {wrong}")
        tell_rows(
            self.con,
            told,
            f"ORG203 {link.name}",
            f"SELECT source, target, raw, given {wrong}",
            lambda *row: self._not_allowed(link, *row),
        )

    def _of_rows(self, link: Link) -> Iterator[str]:
        """Yield what gives the links that are given as rows."""
        if self.links is None or self.days is None or not {"link", "from", "to"} <= self.links.columns.keys():
            return
        said = f"trim(cells.link::VARCHAR) = {literal(link.name)}"
        if not count(self.con, f"{self.links.name} AS cells WHERE {said}"):
            return
        ids = (self.links.ids(end, plain=self.units.plain_ids) for end in ("from", "to"))
        one, other = (f"nfc_normalize(nullif(trim({name}), ''))" for name in ids)
        row = f"cells.{quoted(ROW)}"
        yield (
            f"SELECT one.unit AS source, other.unit AS target, -1 AS item, {row} AS given, {row} AS raw, CASE WHEN other.unit IS NULL THEN {other} END AS words, one.code AS code, other.code AS other,"
            f" 2 AS origin, {self.days.start} AS start, {self.days.stop} AS stop FROM {self.links.name} AS cells"
            f" JOIN unit AS one ON one.id = {one} LEFT JOIN unit AS other ON other.id = {other}{self.days.joined} WHERE {said} AND {other} IS NOT NULL"
        )

    def _of_column(self, link: Link) -> Iterator[str]:
        """Yield what gives the links of a column of units."""
        given = self.units.given
        kind = given.columns.get(link.name)
        starts = among("unit.code", {code for code, _ in link.pairs})
        if kind is None or starts == "false":
            return
        several = kind.endswith("[]")
        cell = f"cells.{quoted(link.name)}" if several else given.ids(link.name, plain=self.units.plain_ids)
        stands = f"FROM unit JOIN {given.name} AS cells ON unit.raw = cells.{quoted(ROW)} WHERE cells.{quoted(link.name)} IS NOT NULL AND {starts}"
        if not several and not count(self.con, f"{given.name} AS cells WHERE contains({cell}, ';')"):
            stated = f"SELECT unit.unit AS source, unit.raw, unit.code, nfc_normalize(trim({cell})) AS words, -1 AS item {stands}"
        else:
            ids = cell if several else f"string_split({cell}, ';')"
            single = "false" if several else "len(ids) = 1"
            stated = (
                "SELECT source, raw, code, nfc_normalize(trim(unnest(ids)::VARCHAR)) AS words, unnest(CASE WHEN"
                f" {single} THEN [-1] ELSE range(len(ids)) END) AS item FROM (SELECT unit.unit AS source, unit.raw, unit.code, {ids} AS ids {stands})"
            )
        yield (
            f"SELECT source, other.unit AS target, item::INTEGER AS item, NULL::BIGINT AS given, stated.raw::BIGINT AS raw, CASE WHEN other.unit IS NULL THEN words END AS words, stated.code AS code, other.code AS other,"
            f" 0 AS origin, {EARLIEST} AS start, {LATEST} AS stop FROM ({stated}) AS stated LEFT JOIN unit AS other ON other.id = words WHERE words <> ''"
        )

    def _of_under(self, link: Link) -> Iterator[str]:
        """Yield what gives the links that nesting would write."""
        pairs = ", ".join(
            f"({child}, {over})" for (child, over), found in self.charter.nests.items() if found == link.name
        )
        if self._under is None or not pairs:
            return
        yield (
            f"SELECT one.unit AS source, other.unit AS target, -1 AS item, NULL::BIGINT AS given, one.raw::BIGINT AS raw, NULL AS words, one.code AS code,"
            f" other.code AS other, 1 AS origin, {EARLIEST} AS start, {LATEST} AS stop FROM unit AS one JOIN {self.units.given.name} AS cells"
            f" ON one.raw = cells.{quoted(ROW)} JOIN unit AS other ON other.id = {self._under} WHERE (one.code, other.code) IN ({pairs})"
        )

    def _tell_under(self, cell: str) -> None:
        """Tell of units that stand under what is not there, or under units that they cannot stand under."""
        pairs = ", ".join(f"({child}, {over})" for child, over in self.charter.nests) or "(-1, -1)"
        stands = (
            f"FROM unit AS one JOIN {self.units.given.name} AS cells ON one.raw = cells.{quoted(ROW)} LEFT JOIN unit AS other ON other.id = {cell}"
            f" WHERE {cell} IS NOT NULL AND"
        )
        for what, sort, test in (
            ("dangling-reference", "under dangling", "other.unit IS NULL"),
            ("nesting-not-allowed", "under", f"other.unit IS NOT NULL AND (one.code, other.code) NOT IN ({pairs})"),
        ):
            self.units.damaged(what, f"SELECT one.unit AS unit {stands} {test} ORDER BY 1")
            query = f"SELECT one.unit, one.raw, {cell}, other.unit {stands} {test} ORDER BY 1"
            tell_rows(self.con, self.told, sort, query, self._not_under)

    def _not_under(self, unit: int, raw: int, said: str, other: int | None) -> Finding:
        name, place = self.units.id(unit), self.units.given.place(raw, UNDER)
        facts: dict[str, Any] = {"id": name, "target": said}
        if other is None:
            message = N_("'{id}' stands under '{target}', and no unit has this id")
            return graph_finding(
                "ORG202", message, place, facts=facts, unit=name, help=N_("add the unit, or correct the id")
            )
        kinds = [Named(kind.name, kind.title) for kind in self.charter.kinds.values()]
        known = [kinds[over] for child, over in self.charter.nests if child == self.units.code(unit)]
        facts |= {
            "kind": kinds[self.units.code(unit)],
            "other_kind": kinds[self.units.code(other)],
            "known": listed(known),
        }
        return charter_finding(
            "ORG118",
            N_("'{unit}', of kind {kind}, cannot stand under '{target}', of kind {other_kind}"),
            place,
            facts=facts,
            unit=name,
            help=N_("it may stand under {known}; or take it out and write a link by its key")
            if known
            else N_("no link nests it anywhere: take it out, and write a link by its key"),
        )

    def place(self, link: Link, raw: int, given: int | None) -> Place:
        """Return where a link is written."""
        if given is not None and self.links is not None:
            return self.links.place(given, "to")
        return self.units.given.place(raw, link.name if link.name in self.units.given.columns else UNDER)

    def _dangling(self, link: Link, source: int, raw: int, said: str, given: int | None) -> Finding:
        return graph_finding(
            "ORG202",
            N_("'{link}' of '{unit}' leads to '{target}', and no unit has this id"),
            self.place(link, raw, given),
            facts={"target": said},
            unit=self.units.id(source),
            link=Named(link.name, link.title),
            help=N_("add the unit, or correct the id"),
        )

    def _not_allowed(self, link: Link, one: int, other: int, raw: int, given: int | None) -> Finding:
        kinds = [Named(kind.name, kind.title) for kind in self.charter.kinds.values()]
        known = [kinds[b] for a, b in sorted(link.pairs) if a == self.units.code(one)]
        facts = {
            "kind": kinds[self.units.code(one)],
            "other_kind": kinds[self.units.code(other)],
            "target": self.units.id(other),
            "known": listed(known),
        }
        return graph_finding(
            "ORG203",
            N_("'{link}' of '{unit}', of kind {kind}, cannot lead to '{target}', of kind {other_kind}"),
            self.place(link, raw, given),
            facts=facts,
            unit=self.units.id(one),
            link=Named(link.name, link.title),
            other=self.units.id(other),
            help=N_("from here it may lead to {known}")
            if known
            else N_("no unit of kind '{kind}' has this link: take it away, or correct the kind"),
        )


def link_table(link: str) -> str:
    """Return the name in SQL of the table of links of a type."""
    return quoted(f"link {link}")
