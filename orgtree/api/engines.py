"""Measure folders of tables with an engine that reads them where they lie: DuckDB or Spark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.extras import need
from orgtree.base.suggest import unknown
from orgtree.graph.stored import stored_tables
from orgtree.measure.compile import asked_metric, prepare
from orgtree.measure.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from orgtree.base.finding import Finding
    from orgtree.graph.stored import StoredTables
    from orgtree.measure.metric import Metric
    from orgtree.measure.sql.measured import Engine

ENGINES = ("duckdb", "spark")


def measure_tables(
    folder: str | Path,
    *,
    engine: str = "duckdb",
    memory: str | None = None,
    master: str | None = None,
    session: Any = None,
    by: str | None = None,
    under: str | None = None,
    metrics: Sequence[str] | None = None,
    gaps: bool = True,
    language: str | None = None,
) -> Table:
    """Measure a folder of tables where it lies, by SQL; the figures are those of `open_tables(folder).coverage()`.

    Of gaps and other units that are told of, the first thousand of each sort and group are listed, and all are counted.
    Claims are held against these figures.

    Args:
        folder: The folder.
        engine: `duckdb` or `spark`.
        memory: For DuckDB: the most memory that it takes, as in `4GB`; it works on disk beyond.
        master: For Spark: the cluster, as in `spark://host:7077`; all cores of this machine if left out.
        session: A session of Spark, or a connection of DuckDB, to use instead of a new one.
        by: A kind, by name or title, by which every figure is broken down.
        under: Id of a unit, or a name that no other has; only its subtree is measured.
        metrics: Names or titles of metrics; all of the charter if left out.
        gaps: Whether those units are listed; else they are counted only, which is faster.
        language: Language of titles, headings and notes.

    Raises:
        DefinitionError: If the folder is not whole.
        UsageError: If an engine, metric, kind or unit is not there, or a metric cannot be measured in SQL: then nothing runs.
        MissingExtraError: If a package is missing: they come with `orgtree[sql]` and `orgtree[spark]`.

    >>> import orgtree, tempfile
    >>> org = orgtree.from_rows([{"id": "a", "kind": "company", "headcount": "4.."}], charter="company")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     org.to_parquet(folder)
    ...     orgtree.measure_tables(folder, metrics=["headcount"]).figure("headcount").show()
    '4..'
    """
    tables = stored_tables(folder)
    known, mistakes = prepare(tables.charter)
    chosen = _metrics(tables, known, mistakes, metrics)
    runs = engine_named(engine, memory=memory, master=master, session=session)
    from orgtree.measure.sql.claimed import judged_claims  # noqa: PLC0415 - SQLGlot is there, as was seen above
    from orgtree.measure.sql.measured import MOST_LISTED, Measured  # noqa: PLC0415 - as above

    work = Measured(tables, runs, most=MOST_LISTED if gaps else 0)
    table = work.table(chosen, by=by, under=under, language=language)
    claims = judged_claims(work.bare(), table, known, chosen=None if metrics is None else chosen, under=under)
    return Table(table.figures, language, claims)


def tables_sql(
    folder: str | Path,
    dialect: str = "duckdb",
    *,
    by: str | None = None,
    under: str | None = None,
    metrics: Sequence[str] | None = None,
) -> str:
    """Return the SQL by which a folder of tables is measured, with comments.

    Args:
        folder: The folder.
        dialect: A dialect that SQLGlot writes; `duckdb` and `spark` are tested by running.
        by: As for `measure_tables`.
        under: As for `measure_tables`; the unit is looked up with DuckDB.
        metrics: As for `measure_tables`. One that cannot be expressed has a comment that says why.

    Raises:
        UsageError: If a dialect, metric, kind or unit is not there.
        MissingExtraError: If a package is missing.
    """
    tables = stored_tables(folder)
    chosen = _metrics(tables, *prepare(tables.charter), metrics)
    need("sqlglot", N_("to write SQL"))
    from orgtree.measure.sql.duckdb_engine import DuckDB  # noqa: PLC0415 - only where SQL is asked for
    from orgtree.measure.sql.measured import MOST_LISTED, Measured  # noqa: PLC0415 - as above
    from orgtree.measure.sql.script import ENDLESS, known_dialect, script  # noqa: PLC0415 - as above

    dialect = known_dialect(dialect)
    runs = DuckDB()
    work = Measured(tables, runs, most=MOST_LISTED, endless=dialect in ENDLESS)
    return script(tables, work.queries(chosen, by=by, under=under), dialect)


def _metrics(
    tables: StoredTables, metrics: Mapping[str, Metric], mistakes: Iterable[Finding], asked: Sequence[str] | None
) -> list[Metric]:
    if asked is None:
        return list(metrics.values())
    words = [asked] if isinstance(asked, str) else asked
    return [asked_metric(tables.charter, metrics, mistakes, word) for word in words]


def engine_named(name: str, *, memory: str | None, master: str | None, session: Any) -> Engine:
    """Return an engine; see `measure_tables`.

    Raises:
        UsageError: If there is none of this name, or it does not take what is given.
        MissingExtraError: If a package is missing.
    """
    if name not in ENGINES:
        raise UsageError(
            unknown(N_("there is no engine '{name}'"), name, ENGINES, otherwise=N_("it is one of {known}"))
        )
    if name == "duckdb" and master is not None:
        raise UsageError(N_("a master is for Spark; name the engine spark, or leave it out"))
    if name == "spark" and memory is not None:
        raise UsageError(N_("how much memory Spark takes, its master or session says; leave it out"))
    need("sqlglot", N_("to write SQL"))
    if name == "spark":
        from orgtree.measure.sql.spark_engine import Spark  # noqa: PLC0415 - only where it is asked for

        return Spark(master=master, session=session)
    from orgtree.measure.sql.duckdb_engine import DuckDB  # noqa: PLC0415 - as above

    return DuckDB(memory=memory, connection=session)
