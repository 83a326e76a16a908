"""Write very large synthetic organisations as raw Parquet tables, in bounded memory: units with their parents, and links.

Usage: python benchmarks/nation.py CHARTER COUNT FOLDER [--memory 1GB]

Everything is made up and numbered by the queries in `nations/`. DuckDB streams their rows to the files, so that a hundred million units need no
more memory than a million. `company` has divisions of 50 departments of 10 teams of 8 posts, which report to the first post of their team,
this to that of the department's first team, and every eighth has a dotted line; `cpc-grassroots` has districts of 8 subdistricts of 15 communities
of 10 branches, and in nine communities of fifteen a joint body with four seats. Some values are intervals, and some are not known.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import duckdb

QUERIES = Path(__file__).parent / "nations"
EACH = {"company": 1 + 50 * (1 + 10 * (1 + 8)), "cpc-grassroots": 2 + 8 * (2 + 15 * 12 + 9)}
"""Units of a division, and of a district."""


def write(charter: str, count: int, folder: Path, *, memory: str = "1GB") -> int:
    """Write `units.parquet` and `links.parquet` into a folder.

    Args:
        charter: Which of the organisations.
        count: About how many units; whole divisions or districts are made.
        folder: Where.
        memory: The most that DuckDB takes.

    Returns:
        How many units there are.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(config={"memory_limit": memory}) as database:
        database.execute(f"SET VARIABLE made = {max(1, round(count / EACH[charter]))}")
        database.execute((QUERIES / "names.sql").read_text(encoding="utf-8"))
        for name in ("units", "links"):
            query = (QUERIES / f"{charter}-{name}.sql").read_text(encoding="utf-8")
            target = str(folder / f"{name}.parquet").replace("'", "''")
            database.execute(f"COPY ({query}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
        found = database.execute("SELECT count(*) FROM read_parquet(?)", [str(folder / "units.parquet")]).fetchall()
    return int(found[0][0])


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("charter", choices=EACH)
    reader.add_argument("count", type=int)
    reader.add_argument("folder", type=Path)
    reader.add_argument("--memory", default="1GB")
    asked = reader.parse_args()
    print(write(asked.charter, asked.count, asked.folder, memory=asked.memory))
