"""The queries of metrics as a text that people read, and run with an engine of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import ErrorLevel, exp
from sqlglot.dialects.dialect import Dialect, Dialects

from orgtree.base.catalogue import N_
from orgtree.base.duck import one_path
from orgtree.base.errors import UsageError
from orgtree.base.suggest import unknown
from orgtree.measure.sql.sources import sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.graph.stored import StoredTables
    from orgtree.measure.sql.compiled import Queries

ENDLESS = frozenset({"duckdb", "postgres"})
"""Dialects of engines that repeat a query until nothing new comes."""


def known_dialect(name: str) -> str:
    """Return the name of a dialect.

    Raises:
        UsageError: If SQLGlot does not write it; names the nearest one.
    """
    known = sorted(dialect.value for dialect in Dialects if dialect.value)
    if name.lower() not in known:
        raise UsageError(
            unknown(N_("there is no dialect of SQL '{name}'"), name, known, otherwise=N_("it is one of {known}"))
        )
    return name.lower()


def script(tables: StoredTables, queries: Queries, dialect: str) -> str:
    """Return the queries with what they are about as comments.

    Args:
        tables: The tables.
        queries: The queries.
        dialect: The dialect to write.
    """
    parts = [_comment(_head(tables)), *_views(tables, dialect)]
    parts += [_comment(f"Not in SQL: {reason}") for reason in queries.reasons]
    complete = queries.relations.complete
    for (metric, query), guard in queries.guards.items():
        reason = guard.reason.format(**guard.facts)
        parts.append(_comment(f"{metric}\nThis has to find nothing, else the figure cannot be expressed: {reason}"))
        parts.append(_sql(complete(query.copy()), dialect))
    for figures in queries.figures:
        about = [f"{metric.name}: {metric.title.pick('en')}" for metric in figures.metrics]
        parts += [_comment("\n".join(about)), _sql(complete(figures.query.copy()), dialect)]
    for one in queries.compiled:
        parts.append(_comment(f"{one.metric.name}: the units that are told of"))
        parts.append(_sql(complete(one.told.copy()), dialect))
    return "\n\n".join(parts) + "\n"


def _head(tables: StoredTables) -> str:
    manifest = tables.manifest
    day = manifest.day or "what has no end"
    return (
        f"Figures of {manifest.units.in_force} units, charter {manifest.charter.name}, on {day}.\n"
        "Every figure has two bounds: low is what surely holds, high what may. A bound that is not there is NULL;\n"
        "low_top / low_bottom and high_top / high_bottom are the exact ends, of which low and high are floats.\n"
        "The names of numbers begin with the metric's. grp is the number of the group's unit: -1 everything, -2 the units in no group."
    )


def _views(tables: StoredTables, dialect: str) -> Iterator[str]:
    for name, file in sources(tables.manifest).items():
        path = str(tables.path(file))
        quoted = exp.to_identifier(name, quoted=True).sql(dialect)
        said = exp.Literal.string(one_path(path)).sql(dialect)
        if dialect == "duckdb":
            yield f"CREATE OR REPLACE TEMP VIEW {quoted} AS FROM READ_PARQUET({said});"
        elif dialect in {"spark", "databricks"}:
            yield f"CREATE OR REPLACE TEMPORARY VIEW {quoted} USING parquet OPTIONS (path {said});"
        else:
            yield _comment(f"Table {name}: load {path}")


def _sql(query: exp.Query, dialect: str) -> str:
    return Dialect.get_or_raise(dialect).generate(query, pretty=True, unsupported_level=ErrorLevel.IGNORE) + ";"


def _comment(text: str) -> str:
    return "\n".join(f"-- {line}".rstrip() for line in text.splitlines())
