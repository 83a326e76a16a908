"""Random organisations written as a folder of tables read back the same, with their figures, gaps and findings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import polars as pl
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from naive_laws import FIELDS
from naive_organisations import charter, organisations
from reopened import the_same

import orgtree
from orgtree.exchange.stored.make import make_tables
from orgtree.graph.manifest import read_manifest

if TYPE_CHECKING:
    from pathlib import Path

TOWNS = organisations(
    fields=FIELDS,
    links=("covers", "seat", "visits", "convened_by", "coheld"),
    incomplete=("covers", "seat", "part_of", "area_in"),
    most=9,
    repeats=True,
    in_force_only=False,
)
METRICS = {
    "people": {"sum": "people"},
    "members": {"sum": "members", "by": "committee"},
    "funds": {"mean": "funds", "of": "body"},
    "open": {"share": {"of": "thing", "having": {"open": True}, "except": {"rank": "..1"}}},
    "covered": {"share": {"of": "body", "having": "covers"}, "along": "part_of"},
    "chairs": {"links": "seat", "where": {"role": "chair"}},
}


@settings(max_examples=8, phases=[Phase.generate])
@given(definition=TOWNS)
def test_random_organisations_read_back_the_same(from_data: Any, definition: Any, tmp_path: Path) -> None:
    """On their own day, on another, and by groups."""
    org = from_data(charter(metrics=METRICS), definition)
    found = the_same(org, tmp_path / "tables")
    assert found.coverage(by="committee").to_json() == org.coverage(by="committee").to_json()
    assert found.at("2018-06-01") == org.at("2018-06-01")


def cells(row: dict[str, Any]) -> dict[str, str]:
    """Return a row as cells of a raw table: a text each."""
    found: dict[str, str] = {}
    for key, said in row.items():
        if key == "valid":
            found |= {f"valid.{end}": day for end, day in said.items()}
        elif isinstance(said, bool):
            found[key] = str(said).lower()
        else:
            found[key] = str(said)
    return found


def raw_tables(rows: list[dict[str, Any]], ending: str, path: Path) -> Path:
    """Write rows as a raw table, and return where it is."""
    table = pl.DataFrame([cells(row) for row in rows], infer_schema_length=None)
    path = path.with_suffix(ending)
    if ending == ".csv":
        table.write_csv(path)
    else:
        table.write_parquet(path)
    return path


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row without sources of values, and without lists that are said not to be whole: raw tables have no room for them."""
    said = {
        key: value["value"] if isinstance(value, dict) and "value" in value else value for key, value in row.items()
    }
    return {key: value for key, value in said.items() if key != "incomplete"}


RAW_TOWNS = organisations(
    fields=FIELDS,
    links=("covers", "seat", "visits", "convened_by", "coheld"),
    most=9,
    repeats=True,
    in_force_only=False,
)


@settings(max_examples=6, phases=[Phase.generate])
@given(definition=RAW_TOWNS, ending=st.sampled_from([".csv", ".parquet"]))
def test_raw_tables_become_the_same_in_duckdb_as_in_memory(
    from_data: Any, law_folder: Path, definition: Any, ending: str, tmp_path: Path
) -> None:
    """The same organisation, the same tables of it, and the same to be known of them without reading them."""
    units, links = ([plain(row) for row in rows] for rows in from_data(charter(metrics=METRICS), definition).to_rows())
    written = str(law_folder / "law.yaml")
    head = {key: definition[key] for key in ("as_of", "not_stated") if key in definition}
    org = orgtree.from_rows(units, links, charter=written, **head)
    org.to_parquet(tmp_path / "memory", force=True)
    make_tables(
        raw_tables(units, ending, tmp_path / "units"),
        raw_tables(links, ending, tmp_path / "links") if links else None,
        tmp_path / "duckdb",
        charter=org.charter,
        head=head,
        version=orgtree.__version__,
        force=True,
    )
    assert orgtree.open_tables(tmp_path / "duckdb") == org
    one, other = (read_manifest(tmp_path / name) for name in ("memory", "duckdb"))
    assert one.model_copy(update={"files": {}}) == other.model_copy(update={"files": {}})
    assert one.files.keys() == other.files.keys()
    for name in one.files:
        if name.endswith(".parquet"):
            memory, duckdb = (pl.read_parquet(tmp_path / folder / name) for folder in ("memory", "duckdb"))
            assert duckdb.select(memory.columns).equals(memory), name
            more = duckdb.drop(
                memory.columns
            )  # of what a default says in DuckDB the charter decides whether it has a column
            assert all(column.endswith(".default") and not more[column].any() for column in more.columns)


CHARTER = json.dumps(charter(metrics=METRICS))
