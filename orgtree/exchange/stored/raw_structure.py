"""Which units and links raw tables tell of, as numbers: ids are resolved in DuckDB, and what is wrong is left out and told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.dates import EARLIEST, ENDED, LATEST
from orgtree.base.errors import DefinitionError
from orgtree.base.messages import Named
from orgtree.base.suggest import listed, unknown
from orgtree.charter.codes import charter_finding
from orgtree.charter.unit_id import wrong_id
from orgtree.exchange.column_matching import UNDER
from orgtree.exchange.stored.raw_tables import ROW, insert, literal, quoted
from orgtree.exchange.stored.table_rows import GivenRows, TableRows
from orgtree.graph.codes import graph_finding
from orgtree.graph.tables import Facts, LinkTable, UnitTable, forever

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.base.finding import Finding
    from orgtree.base.place import Place
    from orgtree.charter.model import Charter, Link
    from orgtree.exchange.stored.raw_tables import RawTable, Sampled
    from orgtree.graph.tables import Head

    Ints = NDArray[np.int32]

_PLAIN_ID = r"[A-Za-z0-9.][A-Za-z0-9_.:/@+-]*"


class Structure:
    """The units and links of raw tables.

    Args:
        con: DuckDB.
        charter: What may exist.
        units: The table of units.
        links: The table of links, if there is one.
        told: Gets what is wrong.

    After `facts`, the table `unit` of DuckDB has number, row and id of each unit, and `edge` a row for each link that stands.
    """

    def __init__(self, con: Any, charter: Charter, units: RawTable, links: RawTable | None, told: Sampled) -> None:
        self.con = con
        self.charter = charter
        self.units = units
        self.links = links
        self.told = told
        self.damage: dict[int, list[str]] = {}
        self.kind: NDArray[np.int16] = np.zeros(0, dtype=np.int16)
        self.raw: Ints = np.zeros(0, dtype=np.int32)
        self.ids = _Ids(con)

    def facts(self, head: Head) -> Facts:
        """Return what the tables say of the structure; names and fields stay where they are."""
        self._identify()
        start, stop = self._periods(
            self.units,
            f"SELECT {{days}} FROM unit JOIN {self.units.name} ON raw = {quoted(ROW)} ORDER BY unit",
            len(self.raw),
            self._unit_place,
        )
        tables = {name: self._table(link) for name, link in self.charter.links.items()}
        self._under()
        return Facts(
            charter=self.charter,
            head=head,
            units=UnitTable(start, stop, {}, self.ids, self.kind, _NoNames(len(self.raw))),
            links=tables,
            incomplete={},
            exceptions={},
            damage={unit: tuple(dict.fromkeys(words)) for unit, words in sorted(self.damage.items())},
            pointer=TableRows(self.units.document, self.raw),
        )

    # -- units --------------------------------------------------------------------------------------------------------

    def _identify(self) -> None:
        con, table = self.con, self.units.name
        for column in ("id", "kind"):
            if column not in self.units.columns:
                raise DefinitionError(N_("'{file}' has no column '{name}'"), file=self.units.path, name=column)
        con.execute("CREATE TABLE left_out (raw BIGINT)")
        con.execute(
            f"CREATE TABLE given AS SELECT {quoted(ROW)} AS raw, nfc_normalize(id::VARCHAR) AS id, kind::VARCHAR AS kind FROM {table}"
        )
        self._wrong_ids()
        con.execute(
            "CREATE TABLE first AS SELECT id, min(raw) AS raw, count(*) AS times FROM given"
            " WHERE raw NOT IN (SELECT raw FROM left_out) GROUP BY id"
        )
        self._wrong_kinds()
        con.execute("CREATE TABLE kind_code (name VARCHAR, code SMALLINT)")
        insert(con, "kind_code", [(kind.name, kind.code) for kind in self.charter.kinds.values() if not kind.abstract])
        con.execute(
            "CREATE TABLE unit AS SELECT (row_number() OVER (ORDER BY raw) - 1)::INTEGER AS unit, raw::INTEGER AS raw, id, code, kind"
            " FROM given JOIN first USING (id, raw) JOIN kind_code ON kind = kind_code.name"
        )
        found = con.execute("SELECT raw, code FROM unit ORDER BY unit").fetchnumpy()
        self.raw, self.kind = np.asarray(found["raw"], dtype=np.int32), np.asarray(found["code"], dtype=np.int16)
        self.ids.size = len(self.raw)
        twice = "SELECT given.raw, given.id, unit.unit FROM given JOIN first USING (id) LEFT JOIN unit USING (id) WHERE times > 1 AND given.raw > first.raw ORDER BY 1"
        for raw, name, unit in self._rows(twice):
            if unit is not None:
                self.damage.setdefault(unit, []).append("duplicate-id")
            self.told.tell("ORG201", lambda raw=raw, name=name: self._twice(raw, name))  # type: ignore[misc]

    def _twice(self, raw: int, name: str) -> Finding:
        return graph_finding(
            "ORG201",
            N_("id '{id}' is used twice"),
            self.units.place(raw, "id"),
            facts={"id": name},
            unit=name,
            help=N_("give this unit an id of its own; ids are global over all files"),
        )

    def _wrong_ids(self) -> None:
        """Leave out what has no id, or one that is none."""
        wrong = []
        for raw, name in self._rows(
            f"SELECT raw, id FROM given WHERE id IS NULL OR NOT regexp_full_match(id, {literal(_PLAIN_ID)})"
        ):
            if name is None:
                self.told.tell(
                    "ORG213",
                    lambda raw=raw: graph_finding(  # type: ignore[misc]
                        "ORG213",
                        N_("a unit has no id"),
                        self.units.place(raw),
                        help=N_("add id: with a short name that never changes"),
                    ),
                )
            elif (mistake := wrong_id(name)) is not None:
                self.told.tell(
                    "ORG104 id",
                    lambda raw=raw, mistake=mistake: charter_finding("ORG104", mistake, self.units.place(raw, "id")),  # type: ignore[misc]
                )
            else:
                continue
            wrong.append((raw,))
        insert(self.con, "left_out", wrong)

    def _wrong_kinds(self) -> None:
        """Tell of units of no kind that can have any; they are left out."""
        concrete = [kind.name for kind in self.charter.kinds.values() if not kind.abstract]
        known = ", ".join(map(literal, concrete))
        query = f"SELECT kind, raw, id FROM given JOIN first USING (id, raw) WHERE kind IS NULL OR kind NOT IN ({known}) ORDER BY raw"
        for kind, raw, name in self._rows(query):
            self.told.tell(
                f"kind {kind}",
                lambda kind=kind, raw=raw, name=name: self._no_kind(kind, raw, name, concrete),  # type: ignore[misc]
            )

    def _no_kind(self, kind: str | None, raw: int, name: str, concrete: Sequence[str]) -> Finding:
        place = self.units.place(raw, "kind")
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

    # -- links --------------------------------------------------------------------------------------------------------

    def _table(self, link: Link) -> LinkTable:
        """Return the links of one type: those of a column of units, those that `under` means, and those given as rows."""
        con = self.con
        name = f"edge_{link.name}"
        con.execute(
            f"CREATE TABLE {name} (source INTEGER, target INTEGER, item INTEGER, given BIGINT, said VARCHAR, raw BIGINT)"
        )
        self._of_column(link, name)
        if UNDER in self.units.columns:
            self._of_under(link, name)
        if self.links is not None:
            con.execute(
                f'INSERT INTO {name} SELECT one.unit, other.unit, -1, {quoted(ROW)}, "to"::VARCHAR, {quoted(ROW)} FROM {self.links.name}'
                f' JOIN unit AS one ON one.id = nfc_normalize("from"::VARCHAR) LEFT JOIN unit AS other ON other.id = nfc_normalize("to"::VARCHAR)'
                f" WHERE link = {literal(link.name)}"
            )
        for source, raw, said, given in self._rows(
            f"SELECT source, raw, said, given FROM {name} WHERE target IS NULL ORDER BY given NULLS FIRST, source, item"
        ):
            self.damage.setdefault(source, []).append("dangling-reference")
            self.told.tell(
                f"ORG202 {link.name}",
                lambda source=source, raw=raw, said=said, given=given: self._dangling(link, source, raw, said, given),  # type: ignore[misc]
            )
        con.execute(f"DELETE FROM {name} WHERE target IS NULL")
        allowed = np.zeros((len(self.charter.kinds), len(self.charter.kinds)), dtype=bool)
        for pair in link.pairs:
            allowed[pair] = True
        order = "ORDER BY given NULLS FIRST, source, item"
        ends = con.execute(
            f"SELECT source, target, item, coalesce(given, -1) AS given, raw FROM {name} {order}"
        ).fetchnumpy()
        source, target, item, given, raw = (
            np.asarray(ends[key], dtype=np.int32) for key in ("source", "target", "item", "given", "raw")
        )
        fine = allowed[self.kind[source], self.kind[target]]
        for row in np.flatnonzero(~fine).tolist():
            one, other, cell, number = int(source[row]), int(target[row]), int(raw[row]), int(given[row])
            self.damage.setdefault(one, []).append("link-not-allowed")
            self.told.tell(
                f"ORG203 {link.name}",
                lambda one=one, other=other, cell=cell, number=number: self._not_allowed(
                    link, one, other, cell, number
                ),  # type: ignore[misc]
            )
        source, target, item, given = source[fine], target[fine], item[fine], given[fine]
        start, stop = forever(len(source))
        if self.links is not None and (given >= 0).any():
            days = self._periods(
                self.links,
                f"SELECT {{days}} FROM {name} JOIN {self.links.name} ON given = {quoted(ROW)} ORDER BY given",
                int((np.asarray(ends["given"]) >= 0).sum()),
                lambda row: (self.links.place(row), ""),
            )
            of_rows = fine[np.asarray(ends["given"]) >= 0]
            start[given >= 0], stop[given >= 0] = (ends_[of_rows] for ends_ in days)
        places = {} if self.links is None or not (given >= 0).any() else GivenRows(self.links.document, given, given)
        nested = np.zeros(len(source), dtype=bool)
        return LinkTable(start, stop, {}, link, source, target, item, nested, places)

    def _of_column(self, link: Link, name: str) -> None:
        kind = self.units.columns.get(link.name)
        if kind is None:
            return
        cell = quoted(link.name)
        starts = ", ".join(str(code) for code in sorted({code for code, _ in link.pairs})) or "-1"
        stands = f"FROM unit JOIN {self.units.name} AS cells ON raw = cells.{quoted(ROW)} WHERE cells.{cell} IS NOT NULL AND code IN ({starts})"
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
            f"INSERT INTO {name} SELECT one.unit, other.unit, -1, NULL, other.id, one.raw FROM unit AS one JOIN {self.units.name} AS cells ON one.raw = cells.{quoted(ROW)}"
            f" JOIN unit AS other ON other.id = nfc_normalize(cells.{quoted(UNDER)}::VARCHAR) WHERE (one.code, other.code) IN ({pairs})"
        )

    def _under(self) -> None:
        """Tell of units that stand under what is not there, or under units that they cannot stand under."""
        if UNDER not in self.units.columns:
            return
        pairs = ", ".join(f"({child}, {over})" for child, over in self.charter.nests) or "(-1, -1)"
        query = (
            f"SELECT one.unit, one.raw, cells.{quoted(UNDER)}::VARCHAR, other.unit FROM unit AS one JOIN {self.units.name} AS cells ON one.raw = cells.{quoted(ROW)}"
            f" LEFT JOIN unit AS other ON other.id = nfc_normalize(cells.{quoted(UNDER)}::VARCHAR)"
            f" WHERE cells.{quoted(UNDER)} IS NOT NULL AND (other.unit IS NULL OR (one.code, other.code) NOT IN ({pairs})) ORDER BY 1"
        )
        for unit, raw, said, other in self._rows(query):
            self.damage.setdefault(unit, []).append("dangling-reference" if other is None else "nesting-not-allowed")
            self.told.tell(
                "under dangling" if other is None else "under",
                lambda unit=unit, raw=raw, said=said, other=other: self._not_under(unit, raw, said, other),  # type: ignore[misc]
            )

    def _not_under(self, unit: int, raw: int, said: str, other: int | None) -> Finding:
        name, place = self.ids[unit], self.units.place(raw, UNDER)
        facts: dict[str, Any] = {"id": name, "target": said}
        if other is None:
            message = N_("'{id}' stands under '{target}', and no unit has this id")
            return graph_finding(
                "ORG202", message, place, facts=facts, unit=name, help=N_("add the unit, or correct the id")
            )
        kinds = [Named(kind.name, kind.title) for kind in self.charter.kinds.values()]
        known = [kinds[over] for child, over in self.charter.nests if child == self.kind[unit]]
        facts |= {"kind": kinds[self.kind[unit]], "other_kind": kinds[self.kind[other]], "known": listed(known)}
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
        return self.units.place(raw, link.name if link.name in self.units.columns else UNDER)

    def _dangling(self, link: Link, source: int, raw: int, said: str, given: int | None) -> Finding:
        return graph_finding(
            "ORG202",
            N_("'{link}' leads to '{target}', and no unit has this id"),
            self._cell(link, raw, given),
            facts={"target": said},
            unit=self.ids[source],
            link=Named(link.name, link.title),
            help=N_("add the unit, or correct the id"),
        )

    def _not_allowed(self, link: Link, one: int, other: int, raw: int, given: int) -> Finding:
        kinds = [Named(kind.name, kind.title) for kind in self.charter.kinds.values()]
        known = [kinds[b] for a, b in sorted(link.pairs) if a == self.kind[one]]
        facts = {
            "kind": kinds[self.kind[one]],
            "other_kind": kinds[self.kind[other]],
            "target": self.ids[other],
            "known": listed(known),
        }
        return graph_finding(
            "ORG203",
            N_("'{link}' cannot lead from kind '{kind}' to '{target}' of kind '{other_kind}'"),
            self._cell(link, raw, given),
            facts=facts,
            unit=self.ids[one],
            link=Named(link.name, link.title),
            other=self.ids[other],
            help=N_("from here it may lead to {known}")
            if known
            else N_("no unit of kind '{kind}' has this link: take it away, or correct the kind"),
        )

    # -- both ---------------------------------------------------------------------------------------------------------

    def _unit_place(self, unit: int) -> tuple[Place, str]:
        return self.units.place(int(self.raw[unit])), self.ids[unit]

    def _periods(self, table: RawTable, query: str, size: int, where: Any) -> tuple[Ints, Ints]:
        """Return the days of rows; a period that ends before it begins is told of and has no bounds."""
        days = table.days(self.told)
        if set(days.values()) == {str(EARLIEST), str(LATEST)}:
            return forever(size)
        found = self.con.execute(query.format(days=f"{days['from']} AS first, {days['until']} AS stop")).fetchnumpy()
        start, stop = (np.array(found[key], dtype=np.int32) for key in ("first", "stop"))
        for row in np.flatnonzero((stop <= start) & (stop != ENDED)).tolist():
            self.told.tell("ORG212", lambda row=row: self._wrong_period(*where(row)))  # type: ignore[misc]
            start[row], stop[row] = EARLIEST, LATEST
        return start, stop

    def _wrong_period(self, place: Place, unit: str) -> Finding:
        return graph_finding(
            "ORG212",
            N_("the period of '{unit}' ends before it begins"),
            place,
            facts={"unit": unit},
            unit=unit or None,
            help=N_("until is the first day that is out, and comes after from"),
        )

    def _rows(self, query: str) -> Any:
        """Yield the rows of a query, which has a connection of its own, some at a time."""
        cursor = self.con.cursor().execute(query)
        while rows := cursor.fetchmany(10_000):
            yield from rows


class _Ids(Sequence[str]):
    """Ids of units, which DuckDB looks up one by one: few are asked for.

    Args:
        con: DuckDB.
    """

    def __init__(self, con: Any) -> None:
        self._con = con
        self.size = 0

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, unit: Any) -> Any:
        if not 0 <= unit < self.size:
            raise IndexError(unit)
        return self._con.cursor().execute("SELECT id FROM unit WHERE unit = ?", [int(unit)]).fetchone()[0]


class _NoNames(Sequence[Any]):
    """Names of units of which none is looked at: to know which of them several units have takes all in memory, so that ids are said."""

    def __init__(self, size: int) -> None:
        self._size = size

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, unit: Any) -> Any:
        return None
