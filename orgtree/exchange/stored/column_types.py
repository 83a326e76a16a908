"""The types of columns in a folder of tables, as polars has them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from orgtree.base.catalogue import N_
from orgtree.base.extras import load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from orgtree.graph.manifest import ColumnType


@cache
def polars() -> Any:
    """Return polars.

    Raises:
        MissingExtraError: If it is missing or too old.
    """
    return load("polars", N_("to read and write tables of Parquet"))


@cache
def types() -> Mapping[ColumnType, Any]:
    """Return the type of polars for each type that a manifest names."""
    pl = polars()
    return {
        "BOOLEAN": pl.Boolean,
        "INT16": pl.Int16,
        "INT32": pl.Int32,
        "DOUBLE": pl.Float64,
        "VARCHAR": pl.String,
        "DATE": pl.Date,
        "LIST(VARCHAR)": pl.List(pl.String),
    }


def type_of(found: Any) -> ColumnType | None:
    """Return the name of a type of polars, None for one that no table has."""
    return next((name for name, known in types().items() if known == found), None)


def schema_of(path: Path) -> Mapping[str, Any]:
    """Return the columns of a table and their types, by name; polars would take marks in a path for a pattern."""
    with path.open("rb") as file:
        return cast("Mapping[str, Any]", polars().read_parquet_schema(file))


def columns_of(schema: Mapping[str, Any]) -> dict[str, ColumnType]:
    """Return the columns of a table that is written, by name."""
    return {name: cast("ColumnType", type_of(found)) for name, found in schema.items()}
