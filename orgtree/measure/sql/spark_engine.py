"""Spark: reads the tables by a session, its own or the user's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.extras import load
from orgtree.measure.sql.sources import sources

if TYPE_CHECKING:
    from sqlglot import exp

    from orgtree.graph.stored import StoredTables


class Spark:
    """A session that has the tables of a folder as views.

    Args:
        master: The cluster of a new session; every core of this machine if left out.
        session: A session to use instead; it is not stopped.

    Raises:
        MissingExtraError: If pyspark is missing or too old.
    """

    dialect = "spark"
    endless = False

    def __init__(self, *, master: str | None = None, session: Any = None) -> None:
        if session is None:
            sql = load("pyspark", N_("to measure tables with Spark")).sql
            session = sql.SparkSession.builder.master(master or "local[*]").appName("orgtree").getOrCreate()
        self.session = session

    def open(self, tables: StoredTables) -> None:
        """Look at a folder's tables."""
        for name, file in sources(tables.manifest).items():
            self.session.read.parquet(str(tables.path(file))).createOrReplaceTempView(name)

    def rows(self, query: exp.Query) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Return the names of a query's columns and its rows."""
        found = self.session.sql(query.sql(self.dialect))
        return list(found.columns), [tuple(row) for row in found.collect()]
