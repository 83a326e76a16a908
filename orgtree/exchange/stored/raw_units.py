"""Which units a raw table tells of: ids and kinds are resolved in DuckDB, and what is wrong is left out and told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.errors import DefinitionError
from orgtree.base.suggest import listed, unknown
from orgtree.charter.codes import charter_finding
from orgtree.charter.unit_id import wrong_id
from orgtree.exchange.stored.raw_tables import ROW, each_row, insert, literal, quoted
from orgtree.graph.codes import graph_finding
from orgtree.graph.tables import UnitTable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.base.finding import Finding
    from orgtree.base.place import Place
    from orgtree.charter.model import Charter
    from orgtree.exchange.stored.raw_tables import RawTable
    from orgtree.exchange.stored.sampled import Sampled

    Ints = NDArray[np.int32]

_PLAIN_ID = r"[A-Za-z0-9.][A-Za-z0-9_.:/@+-]*"


class RawUnits:
    """The units of a raw table.

    Args:
        con: DuckDB; its table `unit` has number, row and id of each unit.
        charter: What may exist.
        given: The raw table.
        told: Gets what is wrong.

    Attributes:
        raw: The row of each unit. Shape (units,).
        kind: The code of its kind. Shape (units,).
        ids: Ids, which stay in DuckDB.
        damage: What is wrong with units.

    Raises:
        DefinitionError: If the table has no ids or kinds.
    """

    def __init__(self, con: Any, charter: Charter, given: RawTable, told: Sampled) -> None:
        self.con = con
        self.charter = charter
        self.given = given
        self.told = told
        self.damage: dict[int, list[str]] = {}
        self.kind: NDArray[np.int16] = np.zeros(0, dtype=np.int16)
        self.raw: Ints = np.zeros(0, dtype=np.int32)
        self.ids = _Ids(con)
        self._identify()

    def _identify(self) -> None:
        con, table = self.con, self.given.name
        for column in ("id", "kind"):
            if column not in self.given.columns:
                raise DefinitionError(N_("'{file}' has no column '{name}'"), file=self.given.path, name=column)
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
        for raw, name, unit in each_row(self.con, twice):
            if unit is not None:
                self.damage_of(unit, "duplicate-id")
            self.told.tell("ORG201", lambda raw=raw, name=name: self._twice(raw, name))  # type: ignore[misc]

    def table(self) -> UnitTable:
        """Return the units with their days; names and fields stay in DuckDB."""
        start, stop = self.given.periods(
            f"FROM unit JOIN {self.given.name} ON raw = {quoted(ROW)} ORDER BY unit",
            len(self.raw),
            self._place_and_id,
            self.told,
        )
        return UnitTable(start, stop, {}, self.ids, self.kind, _NoNames(len(self.raw)))

    def damage_of(self, unit: int, what: str) -> None:
        """Note that something of a unit is wrong."""
        self.damage.setdefault(unit, []).append(what)

    def _place_and_id(self, unit: int) -> tuple[Place, str]:
        return self.given.place(int(self.raw[unit])), self.ids[unit]

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
        query = f"SELECT kind, raw, id FROM given JOIN first USING (id, raw) WHERE kind IS NULL OR kind NOT IN ({known}) ORDER BY raw"
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
