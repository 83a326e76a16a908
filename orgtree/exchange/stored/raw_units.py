"""Which units a raw table tells of: ids and kinds are resolved in DuckDB, and what is wrong is left out and told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.errors import DefinitionError
from orgtree.base.suggest import listed, unknown
from orgtree.charter.codes import charter_finding
from orgtree.charter.unit_id import wrong_id
from orgtree.exchange.stored.raw_days import RawDays, holds_on, wrong_period
from orgtree.exchange.stored.raw_sql import ROW, count, each_row, insert, literal, quoted, tell_rows
from orgtree.graph.codes import graph_finding
from orgtree.graph.unit_keys import not_a_link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.base.finding import Finding
    from orgtree.charter.model import Charter
    from orgtree.exchange.stored.raw_tables import RawTable
    from orgtree.exchange.stored.sampled import Sampled

_PLAIN_ID = r"[A-Za-z0-9.][A-Za-z0-9_.:/@+-]*"


class RawUnits:
    """The units of a raw table.

    The view `unit` has number, row, id, code of the kind, days as ordinals and whether it is in force of each, in the order of the table; `damage`
    gets what is wrong with units.

    Args:
        con: DuckDB.
        charter: What may exist.
        given: The raw table.
        day: The day that is looked at, as an ordinal.
        told: Gets what is wrong.

    Attributes:
        size: How many units there are.
        plain_ids: Whether some ids end in `.0`.
        days: The days of the rows.

    Raises:
        DefinitionError: If the table has no ids or kinds.
    """

    def __init__(self, con: Any, charter: Charter, given: RawTable, day: int, told: Sampled) -> None:
        self.con = con
        self.charter = charter
        self.given = given
        self.told = told
        for column in ("id", "kind"):
            if column not in given.columns:
                raise DefinitionError(N_("'{file}' has no column '{name}'"), file=given.path, name=column)
        con.execute("CREATE TABLE damage (unit INTEGER, what VARCHAR)")
        con.execute("CREATE TABLE left_out (raw BIGINT)")
        name = f"nfc_normalize({given.ids('id', plain=True)})"
        con.execute(
            f"CREATE TABLE given AS SELECT {quoted(ROW)} AS raw, {name} AS id, kind::VARCHAR AS kind FROM {given.name} AS cells"
        )
        self._wrong_ids()
        # Of most registers every id is unique: those that may not be are found by hashes, which take less room than ids.
        con.execute(
            "CREATE TABLE twice AS SELECT id, min(raw) AS raw FROM given WHERE hash(id) IN (SELECT hash(id) FROM given GROUP BY 1 HAVING count(*) > 1)"
            " AND raw NOT IN (SELECT raw FROM left_out) GROUP BY id HAVING count(*) > 1"
        )
        again = "SELECT given.raw FROM given JOIN twice USING (id) WHERE given.raw > twice.raw AND given.raw NOT IN (SELECT raw FROM left_out)"
        con.execute(f"CREATE TABLE again AS {again}")
        con.execute("INSERT INTO left_out SELECT raw FROM again")
        self._wrong_kinds()
        codes = " ".join(
            f"WHEN {literal(kind.name)} THEN {kind.code}" for kind in charter.kinds.values() if not kind.abstract
        )
        days = self.days = RawDays(given, told)
        cells = f"JOIN {given.name} AS cells ON cells.{quoted(ROW)} = {{}}.raw{days.joined}"
        code = f"(CASE given.kind {codes} END)::SMALLINT"
        known = f"SELECT given.raw::INTEGER AS raw, given.id, {code} AS code, {days.start} AS start, {days.stop} AS stop FROM given"
        if not days.stated and not count(con, "left_out"):
            known += f" WHERE {code} IS NOT NULL"
        else:  # what is joined comes in any order
            joined = cells.format("given") if days.stated else ""
            known += (
                f" {joined} WHERE {code} IS NOT NULL AND given.raw NOT IN (SELECT raw FROM left_out) ORDER BY given.raw"
            )
        con.execute(f"CREATE TABLE known AS {known}")
        con.execute(
            f"CREATE VIEW unit AS SELECT rowid::INTEGER AS unit, raw, id, code, start, stop, {holds_on('known', day)} AS in_force FROM known"
        )
        con.execute("CREATE TABLE ended AS SELECT unit FROM unit WHERE NOT in_force")
        self.size = count(con, "known")
        self.plain_ids = bool(con.execute("SELECT coalesce(bool_or(id LIKE '%.0'), false) FROM known").fetchone()[0])
        self._tell_twice()
        if days.wrong != "false":
            wrong = f"SELECT known.raw, known.id FROM known {cells.format('known')} WHERE {days.wrong} ORDER BY 1"
            tell_rows(con, told, "ORG212", wrong, lambda raw, name: wrong_period(given.place(raw), name))

    def read_incomplete(self) -> None:
        """Read which lists of links are said not to be whole into the table `incomplete`."""
        con, given = self.con, self.given
        con.execute("CREATE TABLE incomplete (link VARCHAR, unit INTEGER, place BIGINT)")
        if "incomplete" not in given.columns:
            return
        several = given.columns["incomplete"].endswith("[]")
        names = "cells.incomplete" if several else "string_split(cells.incomplete::VARCHAR, ';')"
        con.execute(
            f"CREATE TABLE named AS SELECT unit.unit, unit.raw, trim(unnest({names})::VARCHAR) AS link, unnest(range(len({names}))) AS item FROM unit"
            f" JOIN {given.name} AS cells ON unit.raw = cells.{quoted(ROW)} WHERE cells.incomplete IS NOT NULL"
        )
        known = ", ".join(map(literal, self.charter.links)) or "''"
        con.execute(
            f"INSERT INTO incomplete SELECT link, unit, min((unit::BIGINT << 20) + item) FROM named WHERE link IN ({known}) GROUP BY unit, link"
        )
        wrong = f"SELECT link, raw, unit FROM named WHERE link NOT IN ({known}) AND link <> '' ORDER BY unit"
        tell_rows(
            con,
            self.told,
            "ORG104 incomplete",
            wrong,
            lambda link, raw, unit: not_a_link(self.charter, link, given.place(raw, "incomplete"), self.id(unit)),
        )

    def id(self, unit: int) -> str:
        """Return the id of a unit."""
        return str(self.con.cursor().execute("SELECT id FROM known WHERE rowid = ?", [int(unit)]).fetchone()[0])

    def code(self, unit: int) -> int:
        """Return the code of a unit's kind."""
        return int(self.con.cursor().execute("SELECT code FROM known WHERE rowid = ?", [int(unit)]).fetchone()[0])

    def damaged(self, what: str, query: str) -> None:
        """Note that something is wrong with the units that a query gives."""
        self.con.execute(f"INSERT INTO damage SELECT unit, {literal(what)} FROM ({query})")

    def _tell_twice(self) -> None:
        twice = "FROM again JOIN given USING (raw) LEFT JOIN unit USING (id)"
        self.damaged("duplicate-id", f"SELECT unit {twice} WHERE unit IS NOT NULL ORDER BY again.raw")
        tell_rows(self.con, self.told, "ORG201", f"SELECT again.raw, given.id {twice} ORDER BY 1", self._twice)

    def _wrong_ids(self) -> None:
        """Leave out what has no id, or one that is none."""
        wrong = []
        for raw, name in each_row(
            self.con, f"SELECT raw, id FROM given WHERE id IS NULL OR NOT regexp_full_match(id, {literal(_PLAIN_ID)})"
        ):
            if name is None:
                self.told.tell(
                    "ORG213",
                    lambda raw=raw: graph_finding(  # type: ignore[misc]
                        "ORG213",
                        N_("a unit has no id"),
                        self.given.place(raw),
                        help=N_("add id: with a short name that never changes"),
                    ),
                )
            elif (mistake := wrong_id(name)) is not None:
                self.told.tell(
                    "ORG104 id",
                    lambda raw=raw, mistake=mistake: charter_finding("ORG104", mistake, self.given.place(raw, "id")),  # type: ignore[misc]
                )
            else:
                continue
            wrong.append((raw,))
        insert(self.con, "left_out", wrong)

    def _wrong_kinds(self) -> None:
        """Tell of units of no kind that can have any; they are left out."""
        concrete = [kind.name for kind in self.charter.kinds.values() if not kind.abstract]
        known = ", ".join(map(literal, concrete))
        query = (
            "SELECT kind, raw, id FROM given WHERE raw NOT IN (SELECT raw FROM left_out)"
            f" AND (kind IS NULL OR kind NOT IN ({known})) ORDER BY raw"
        )
        for kind, raw, name in each_row(self.con, query):
            self.told.tell(
                f"kind {kind}",
                lambda kind=kind, raw=raw, name=name: self._no_kind(kind, raw, name, concrete),  # type: ignore[misc]
            )

    def _twice(self, raw: int, name: str) -> Finding:
        return graph_finding(
            "ORG201",
            N_("id '{id}' is used twice"),
            self.given.place(raw, "id"),
            facts={"id": name},
            unit=name,
            help=N_("give this unit an id of its own; ids are global over all files"),
        )

    def _no_kind(self, kind: str | None, raw: int, name: str, concrete: Sequence[str]) -> Finding:
        place = self.given.place(raw, "kind")
        if kind is None:
            facts = {"id": name, "known": listed(concrete)}
            remedy = N_("add kind: with one of {known}")
            return charter_finding("ORG103", N_("unit '{id}' has no kind"), place, facts=facts, unit=name, help=remedy)
        if kind in self.charter.kinds:
            facts = {"kind": kind, "known": listed(concrete)}
            message = N_("kind '{kind}' is abstract and has no units of its own")
            return charter_finding("ORG106", message, place, facts=facts, unit=name, help=N_("write one of {known}"))
        mistake = unknown(
            N_("kind '{kind}' is not in charter '{charter}'"),
            kind,
            concrete,
            fact="kind",
            facts={"charter": self.charter.name},
            otherwise=N_("its kinds are {known}"),
        )
        return charter_finding("ORG105", mistake, place, unit=name)
