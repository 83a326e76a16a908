"""Raw tables with whatever mistakes become what arrays in memory make of the same units and links."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from naive_organisations import charter

import orgtree
from orgtree.graph.manifest import read_manifest

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("city", "quarter", "block", "committee", "branch", "circle", "council", "post", "post", "guild")
COLUMNS = ("area_in", "part_of", "sent_by", "covers", "convened_by", "post_at", "under")


def rows(random: Random) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return random rows of units and of links: chains, second parents, cycles, several places, ends that are not there, days."""
    size = random.randint(1, 24)
    ids = [f"u{random.randrange(size * 6)}" for _ in range(size)]
    deep = random.random() < 0.3  # so that one parent after another makes many levels
    units = []
    for number, name in enumerate(ids):
        row: dict[str, Any] = {"id": name, "kind": random.choice(KINDS[3:6] if deep else KINDS)}
        for column in COLUMNS:
            if random.random() < (0.8 if deep and column == "part_of" else 0.3):
                row[column] = (
                    ids[number - 1] if deep else ";".join(random.choices([*ids, "nowhere"], k=random.choice((1, 1, 2))))
                )
        if random.random() < 0.2:
            row["incomplete"] = ";".join(
                random.choices(["part_of", "area_in", "covers", "moon"], k=random.choice((1, 2)))
            )
        if random.random() < 0.2:
            row["valid from"] = random.choice(["2017", "2019-06", "2021", "many"])
        if random.random() < 0.2:
            row["valid until"] = random.choice(["2018", "2020-03", "2023", "unknown"])
        units.append(row)
    links = [
        {"link": random.choice(["seat", "visits", "coheld", "part_of", "area_in", "covers"]), "from": one, "to": other}
        for one, other in (random.choices([*ids, "nobody"], k=2) for _ in range(random.choice((0, 3, 12))))
    ]
    for row in links:
        if random.random() < 0.2:
            row["valid.until"] = random.choice(["2018", "2023"])
    return units, links


def table(given: list[dict[str, Any]], path: Path) -> Path:
    """Write rows as a raw table, and return where it is."""
    pl.DataFrame(given, infer_schema_length=None).write_parquet(path)
    return path


def written(folder: Path) -> dict[str, Any]:
    """Return what a folder of tables says, findings of reading aside."""
    said: dict[str, Any] = json.loads(read_manifest(folder).text())
    for name in said.pop("files"):
        if name.endswith(".parquet"):
            frame = pl.read_parquet(folder / name)
            # What a default says has no column where it says nothing; in DuckDB the charter decides.
            frame = frame.drop(
                column for column in frame.columns if column.endswith(".default") and not frame[column].any()
            )
            said[name] = [frame.schema, frame.rows()]
    return said


@pytest.mark.parametrize("seed", range(8))
def test_wrong_raw_tables_become_the_same_in_duckdb_as_in_memory(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Positions, ends, depths, ancestors and further places; and the same second parents and cycles are found."""
    random = Random(seed)  # noqa: S311 - nothing is kept secret
    if seed % 3 == 0:  # what is deeper than so many levels is made by arrays
        monkeypatch.setattr("orgtree.exchange.stored.raw_tree.MOST_LEVELS", 3)
        monkeypatch.setattr("orgtree.exchange.stored.trees.MOST_LEVELS", 3)
    if seed % 2 == 0:  # what is more than so many rows is looked at and written a piece at a time
        monkeypatch.setattr("orgtree.exchange.stored.raw_numbers.AT_ONCE", 3)
    units, links = rows(random)
    silent = [{"kind": random.choice(["committee", "block"]), "link": random.choice(["part_of", "area_in"])}]
    head: dict[str, Any] = {"as_of": random.choice(["2018-06", "2020"]), "not_stated": random.choice([[], silent])}
    (tmp_path / "town.yaml").write_text(
        json.dumps(charter(metrics={"people": {"sum": "people"}, "members": {"sum": "members", "along": "part_of"}}))
    )
    made = orgtree.make_tables(
        table(units, tmp_path / "units.parquet"),
        tmp_path / "duckdb",
        table(links, tmp_path / "links.parquet") if links else None,
        charter=str(tmp_path / "town.yaml"),
        **head,
    )
    org = orgtree.open_tables(tmp_path / "duckdb")
    org.to_parquet(tmp_path / "memory")
    duckdb, memory = written(tmp_path / "duckdb"), written(tmp_path / "memory")
    for name in memory:
        assert duckdb[name] == memory[name], name
    assert duckdb.keys() == memory.keys()
    codes = ("ORG204", "ORG205")
    found = [one.unit for one in made.findings if one.code in codes]
    assert found == [one.unit for one in org.snapshot.findings if one.code in codes]
