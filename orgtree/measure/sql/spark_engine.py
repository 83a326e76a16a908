"""Spark: reads the tables by a session, its own or the user's."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from sqlglot import exp

from orgtree.base.catalogue import N_
from orgtree.base.duck import one_path
from orgtree.base.extras import load
from orgtree.measure.sql.sources import sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.graph.stored import StoredTables

_PREFIX = "orgtree_"
"""What names of views begin with, since the user's session may have others."""
_CONSTRAINTS = "spark.sql.constraintPropagation.enabled"


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
            load("pyspark", N_("to measure tables with Spark"))
            session = (
                import_module("pyspark.sql")
                .SparkSession.builder.master(master or "local[*]")
                .appName("orgtree")
                .getOrCreate()
            )
        self.session = session
        self._unseen: dict[str, str] = {}

    def open(self, tables: StoredTables) -> None:
        """Look at a folder's tables, at each when a query first asks for it: Spark reads what columns it has in a job of its own."""
        self._unseen = {name: one_path(tables.path(file)) for name, file in sources(tables.manifest).items()}

    def rows(self, query: exp.Query) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Return the names of a query's columns and its rows."""
        with self._without_constraints():
            found = self._frame(query)
            return list(found.columns), [tuple(row) for row in found.collect()]

    def keep(self, name: str, query: exp.Query) -> None:
        """Keep what a query gives, as a view of this session."""
        with self._without_constraints():
            self._view(name, self._frame(query).localCheckpoint())

    def forget(self, name: str) -> None:
        """Let go of what is kept."""
        self.session.catalog.dropTempView(_PREFIX + name)

    def write(self, query: exp.Query, path: Path) -> None:
        """Write what a query gives as a Parquet file, in the one part that a folder of Spark's has then."""
        with self._without_constraints(), TemporaryDirectory(prefix=".orgtree-", dir=path.parent) as folder:
            parts = Path(folder) / "parts"
            self._frame(query).coalesce(1).write.parquet(str(parts))
            (part,) = parts.glob("part-*.parquet")
            part.replace(path)

    @contextmanager
    def _without_constraints(self) -> Iterator[None]:
        """Have Spark plan without what it concludes of columns.

        A table that is worked out once keeps conclusions about columns that it has not, and Spark 4 ends with an internal error where
        such tables are put together. Nothing else is lost than some filters on what is there.
        """
        before = self.session.conf.get(_CONSTRAINTS)
        self.session.conf.set(_CONSTRAINTS, "false")
        try:
            yield
        finally:
            self.session.conf.set(_CONSTRAINTS, before)

    @staticmethod
    def _view(name: str, frame: Any) -> None:
        """Make a view of what a query gives, with columns of its own.

        Spark numbers columns, keeps the numbers of those that a table that is worked out once was made from, and cannot always
        tell the two apart where both are joined.
        """
        frame.toDF(*frame.columns).createOrReplaceTempView(_PREFIX + name)

    def _frame(self, query: exp.Query) -> Any:
        """Return what a query gives.

        Spark puts a common table in wherever it is named, so that plans grow without bound: one that is named twice is
        worked out once, and its plan ends there. Some rows of one table alone are read again instead, which keeps nothing.
        """
        query = query.copy()
        tables = list(query.find_all(exp.Table))
        uses = Counter(table.name for table in tables)
        for table in tables:
            if path := self._unseen.pop(table.name, None):
                self.session.read.parquet(path).createOrReplaceTempView(_PREFIX + table.name)
            if not table.alias:
                table.set("alias", exp.TableAlias(this=exp.to_identifier(table.name)))
            table.set("this", exp.to_identifier(_PREFIX + table.name))
        common = query.ctes
        query.set("with_", None)
        try:
            for part in common:
                frame = self.session.sql(part.this.sql(self.dialect))
                if uses[part.alias] > 1 and part.this.find(exp.Join, exp.Union, exp.Group, exp.Distinct):
                    frame = frame.localCheckpoint()
                self._view(part.alias, frame)
            return self.session.sql(query.sql(self.dialect))
        finally:
            for part in common:
                self.session.catalog.dropTempView(_PREFIX + part.alias)
