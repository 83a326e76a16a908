"""Growth to a hundred million units: all metrics of `company` by division, on DuckDB and by what else there is.

usage: python benchmarks/large.py WORK COUNT FOLDER

Works on the nation of that many units in FOLDER, which `raw` makes and `tables` turns into tables on disk, and prints as JSON the CPU and wall
seconds of the whole work and the peak of the process in MB; of Spark, which works in a process of its own, the wall seconds alone hold. `by hand` is the SQL that one would write for these tables.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars as pl

QUERY = Path(__file__).parent / "nations" / "company-by-division.sql"
_READ = re.compile(r"read_parquet\(getvariable\('folder'\) \|\| '/([\w/]+)\.parquet'\)")
CHARTER, DAY, BY = "company", "2026-01-01", "division"
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
"""So many units, more or less; `--largest` adds a hundred million."""
LARGEST = 100_000_000
IN_MEMORY = 1_000_000
"""What has to hold all of it in memory is measured up to so many units."""
PATIENCE = 2700
"""Seconds that one work may take."""


def raw(count: int, folder: Path) -> None:
    """Make the raw tables."""
    from nation import write  # noqa: PLC0415 - each work imports what it measures

    write(CHARTER, count, folder)


def tables(_: int, folder: Path) -> None:
    """Make tables on disk of the raw ones."""
    import orgtree  # noqa: PLC0415

    orgtree.make_tables(
        folder / "units.parquet",
        folder / "tables",
        folder / "links.parquet",
        charter=CHARTER,
        memory="4GB",
        force=True,
        as_of=DAY,
    )


def duckdb(memory: str) -> Callable[[int, Path], None]:
    """Measure the tables by DuckDB."""

    def work(_: int, folder: Path) -> None:
        import orgtree  # noqa: PLC0415

        assert len(orgtree.measure_tables(folder / "tables", memory=memory, by=BY, gaps=False))  # noqa: S101 - an empty table is no answer

    return work


def spark(_: int, folder: Path) -> None:
    """Measure the tables by Spark on this machine."""
    import orgtree  # noqa: PLC0415

    assert len(orgtree.measure_tables(folder / "tables", engine="spark", by=BY, gaps=False))  # noqa: S101 - as above


def by_hand(_: int, folder: Path) -> None:
    """Measure the tables by a query that was written for them."""
    import duckdb as engine  # noqa: PLC0415

    with engine.connect(config={"memory_limit": "4GB"}) as database:
        database.execute("SET VARIABLE folder = $1", [str(folder / "tables")])
        assert database.execute(QUERY.read_text(encoding="utf-8")).fetchall()  # noqa: S101 - as above


def spark_by_hand(_: int, folder: Path) -> None:
    """Measure the tables by that query in Spark's words."""
    import sqlglot  # noqa: PLC0415
    from pyspark.sql import SparkSession  # noqa: PLC0415

    session = SparkSession.builder.master("local[*]").getOrCreate()

    def opened(found: re.Match[str]) -> str:
        name = "stored_" + found[1].replace("/", "_")
        session.read.parquet(str(folder / "tables" / f"{found[1]}.parquet")).createOrReplaceTempView(name)
        return name

    query = _READ.sub(opened, QUERY.read_text(encoding="utf-8"))
    assert session.sql(sqlglot.transpile(query, read="duckdb", write="spark")[0]).collect()  # noqa: S101 - as above


def _frames(folder: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    import polars as pl  # noqa: PLC0415

    return pl.read_parquet(folder / "units.parquet"), pl.read_parquet(folder / "links.parquet")


def numpy(_: int, folder: Path) -> None:
    """Read the raw tables into memory and measure them there."""
    import orgtree  # noqa: PLC0415

    units, links = _frames(folder)
    assert len(orgtree.from_rows(units, links, charter=CHARTER, as_of=DAY).coverage(by=BY))  # noqa: S101 - as above


def polars(_: int, folder: Path) -> None:
    """Count posts, vacant ones and full-time equivalents by division, without any bound: three of twelve figures."""
    import polars as pl  # noqa: PLC0415

    units, _links = _frames(folder)
    posts = (
        units.lazy().filter(pl.col("kind") == "post").with_columns(division=pl.col("id").str.split(".").list.first())
    )
    figures = posts.group_by("division").agg(
        pl.len(), (~pl.col("filled")).sum().alias("vacant"), pl.col("full_time").sum()
    )
    assert len(figures.collect())  # noqa: S101 - as above


def networkx(_: int, folder: Path) -> None:
    """Build the graph of units and links, and nothing else."""
    import networkx as nx  # noqa: PLC0415

    units, links = _frames(folder)
    graph = nx.DiGraph()
    for row in units.iter_rows(named=True):
        graph.add_node(row["id"], **row)
        for link in ("part_of", "in_unit", "reports_to"):
            if row[link]:
                graph.add_edge(row["id"], row[link], link=link)
    graph.add_edges_from((row["from"], row["to"], row) for row in links.iter_rows(named=True))


WORKS: dict[str, Callable[[int, Path], None]] = {
    "raw": raw,
    "tables": tables,
    "DuckDB, 4 GB": duckdb("4GB"),
    "DuckDB, 1 GB": duckdb("1GB"),
    "SQL by hand": by_hand,
    "Spark": spark,
    "Spark SQL by hand": spark_by_hand,
    "in memory": numpy,
    "polars, 3 figures": polars,
    "networkx, building": networkx,
}
"""What is measured, by the name that it has in the table."""
BOUNDED = ("in memory", "polars, 3 figures", "networkx, building")


def measured(work: str, count: int, folder: Path) -> dict[str, Any]:
    """Do one work, and return what it took."""
    cpu, wall = time.process_time(), time.perf_counter()
    WORKS[work](count, folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall, "peak": peak}


if __name__ == "__main__":
    print(json.dumps(measured(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))))
