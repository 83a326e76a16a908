"""Measure the tables of a folder with an engine."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, Protocol

from sqlglot import exp

from orgtree.base.catalogue import N_
from orgtree.base.composed import composed
from orgtree.base.errors import UsageError
from orgtree.base.messages import Listing
from orgtree.base.progress import Progress
from orgtree.graph.asked_kinds import kind_codes
from orgtree.measure.figure_columns import Figures
from orgtree.measure.sql.compiled import Compiler, Queries
from orgtree.measure.sql.expressions import col, either, equal, table, word
from orgtree.measure.sql.groups import EVERYTHING
from orgtree.measure.sql.relations import UNITS
from orgtree.measure.sql.results import figure_columns
from orgtree.measure.sql.shared import Shared
from orgtree.measure.sql.stored_units import StoredUnits
from orgtree.measure.sql.subtree import Top
from orgtree.measure.sql.told import TOLD
from orgtree.measure.sql.unsupported import InexpressibleError, NotInSqlError
from orgtree.measure.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from orgtree.base.messages import Saying
    from orgtree.graph.stored import StoredTables
    from orgtree.measure.metric import Metric
    from orgtree.measure.sql.compiled import Compiled

    Row = dict[str, Any]

MOST_LISTED = 1000
"""So many units are listed of each sort and group; all are counted."""


_MOST_NAMED = 3
"""So many metrics are named that are measured at once."""


class Engine(Protocol):
    """What runs queries."""

    dialect: str
    """The name of its SQL, as SQLGlot calls it."""
    endless: bool
    """Whether it repeats a query until nothing new comes."""

    def open(self, tables: StoredTables) -> None:
        """Look at a folder's tables."""

    def rows(self, query: exp.Query) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Return the names of a query's columns and its rows."""

    def keep(self, name: str, query: exp.Query) -> None:
        """Keep what a query gives as a table."""

    def forget(self, name: str) -> None:
        """Let go of a table that is kept."""

    def write(self, query: exp.Query, path: Path) -> None:
        """Write what a query gives as a Parquet file."""


class Measured:
    """Measures the tables of a folder.

    Args:
        tables: The tables.
        engine: What runs the queries.
        most: How many units are listed of each sort and group; None for all.
        endless: Whether queries are made for an engine that repeats them by itself; as the engine says if left out.
    """

    def __init__(
        self, tables: StoredTables, engine: Engine, *, most: int | None = MOST_LISTED, endless: bool | None = None
    ) -> None:
        self.tables = tables
        self.endless = engine.endless if endless is None else endless
        self.engine = engine
        self.most = most
        engine.open(tables)

    def bare(self) -> Measured:
        """Return what measures the same tables and lists no units."""
        found = copy(self)
        found.most = 0
        return found

    def table(
        self, metrics: Iterable[Metric], *, by: str | None = None, under: str | None = None, language: str | None = None
    ) -> Table:
        """Measure metrics; see `orgtree.measure.engine.measure`.

        Raises:
            UsageError: If the kind or the unit is not there.
            NotInSqlError: If a metric cannot be measured in SQL; nothing has run then.
        """
        queries = self.queries(metrics, by=by, under=under)
        reasons = queries.reasons
        with Shared(self.engine, queries.relations) as shared:
            guards = queries.guards
            seen = shared.rows([query.limit(1) for _, query in guards])
            reasons += [
                InexpressibleError(guard.reason, **guard.facts).of(metric)
                for ((metric, _), guard), (_, rows) in zip(guards.items(), seen, strict=True)
                if rows
            ]
            if reasons:
                raise NotInSqlError(list({str(reason): reason for reason in reasons}.values()))
            asked, given = queries.figures, {}
            progress = Progress(len(asked) + (self.most != 0))
            rows_of_each = shared.rows([one.query for one in asked])
            for one in asked:
                names = list(dict.fromkeys(each.metric.name for each in queries.compiled if each.figures is one))
                progress.step(N_("figures of {metrics}"), metrics=Listing(names, _MOST_NAMED, quoted=False))
                given[one] = next(rows_of_each)
            found = [(one, _rows_of(one, *given[one.figures])) for one in queries.compiled]
            telling = [one for one, rows in found if self.most != 0 and _tells(rows)]
            if telling:
                progress.step(N_("units that figures tell of"))
            told = dict(zip(telling, shared.rows([one.told for one in telling]), strict=True))
        units = {one: [dict(zip(names, unit, strict=True)) for unit in rows] for one, (names, rows) in told.items()}
        known = {unit["unit"]: (unit["id"], unit["name"]) for rows in units.values() for unit in rows}
        known |= self._spoken_of({row["grp"] for _, rows in found for row in rows if row["grp"] >= 0} - {*known})
        graph = StoredUnits(self.tables, known)
        return Table(Figures([figure_columns(one, graph, rows, units.get(one, [])) for one, rows in found]), language)

    def queries(self, metrics: Iterable[Metric], *, by: str | None = None, under: str | None = None) -> Queries:
        """Return the queries of metrics, and why others have none."""
        top = None if under is None else self.top(under)
        tables = self.tables
        charter = tables.charter
        kinds = {
            metric: None if (kind := by or metric.by) is None else kind_codes(charter, [kind]) for metric in metrics
        }
        reasons: list[Saying] = []
        while True:
            work = Compiler(charter, tables.manifest, top=top, most=self.most, endless=self.endless)
            found: list[Compiled] = []
            failing: list[Metric] = []
            for metric, codes in kinds.items():
                try:
                    found += work.compile(metric, codes)
                except InexpressibleError as error:
                    reasons.append(error.of(metric.name))
                    failing.append(metric)
            if not failing:
                return Queries(work.relations, found, reasons)
            # Metrics share queries: those that can be expressed are asked for once more, without what was begun of others.
            kinds = {metric: codes for metric, codes in kinds.items() if metric not in failing}

    def _spoken_of(self, units: Iterable[int]) -> dict[int, tuple[str, str | None]]:
        numbers = [exp.Literal.number(unit) for unit in sorted(units)]
        if not numbers:
            return {}
        query = exp.select(col("unit"), col("id"), col("name")).from_(table(UNITS), copy=False)
        rows = self.engine.rows(query.where(exp.In(this=col("unit"), expressions=numbers), copy=False))[1]
        return {unit: (id_, name) for unit, id_, name in rows}

    def top(self, under: str) -> Top:
        """Return the unit of an id, or of a name that no other unit has.

        Raises:
            UsageError: If there is none, or several have the name.
        """
        asked = word(composed(under))
        query = exp.select(col("unit"), col("kind"), col("id"), col("in_force")).from_(table(UNITS), copy=False)
        query = query.where(either(equal(col("id"), asked), equal(col("name"), asked)), copy=False).order_by(
            col("unit"), copy=False
        )
        rows = self.engine.rows(query)[1]
        found = [row for row in rows if row[2] == composed(under)] or rows
        if len(found) > 1:
            raise UsageError(
                N_("'{unit}' is the name of {count} units: {ids}; name one by its id"),
                unit=under,
                count=len(found),
                ids=", ".join(f"'{row[2]}'" for row in found),
            )
        if not found:
            raise UsageError(N_("there is no unit '{name}'"), name=under)
        return Top(int(found[0][0]), str(found[0][1]))


def _rows_of(compiled: Compiled, names: list[str], rows: list[tuple[Any, ...]]) -> list[Row]:
    """Return the rows of one metric's figure, of everything or of groups, with the names of its numbers."""
    prefix = f"{compiled.metric.name}."
    own = {
        name.removeprefix(prefix): place for place, name in enumerate(names) if name == "grp" or name.startswith(prefix)
    }
    return [
        {name: row[place] for name, place in own.items()}
        for row in rows
        if (row[own["grp"]] == EVERYTHING) == compiled.everything
    ]


def _tells(rows: list[Row]) -> bool:
    """Return whether figures tell of any units."""
    return any(row[what] for row in rows for what in TOLD)
