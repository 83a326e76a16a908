"""Folders and files that engines have to read whatever their paths are, and limits that leave them no room."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

import orgtree
from orgtree.base.errors import DefinitionError, UsageError, WriteError

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("duckdb")
pytest.importorskip("sqlglot")


def written(folder: Path, headcount: int = 4) -> Path:
    """Return a folder of the tables of a team."""
    org = orgtree.from_rows([{"id": "t", "kind": "team", "headcount": headcount}], charter="company")
    org.to_parquet(folder)
    return folder


def headcount(folder: Path, memory: str | None = None) -> str:
    """Return the headcount that DuckDB finds."""
    return orgtree.measure_tables(folder, metrics=["headcount"], memory=memory).figure("headcount").show()


@pytest.mark.parametrize("name", ["it's 5% of", "list[1]", "a'b[*]", "{x}"])
def test_marks_in_the_path_of_a_folder_are_its_name(tmp_path: Path, name: str) -> None:
    """Marks of patterns and of SQL are letters of a folder's name."""
    folder = written(tmp_path / name)
    assert headcount(folder) == "4"
    assert orgtree.open_tables(folder).coverage(metrics=["headcount"]).figure("headcount").show() == "4"


def test_a_star_in_the_path_of_a_folder_takes_no_other_folder(tmp_path: Path) -> None:
    """A folder with a star in its name is that one folder."""
    try:
        folder = written(tmp_path / "works*")
    except OSError:
        pytest.skip("no name here holds a star")
    written(tmp_path / "works2", 7)
    assert headcount(folder) == "4"
    assert "works[*]" in orgtree.tables_sql(folder)


def test_marks_in_the_path_of_a_raw_table_are_its_name(tmp_path: Path) -> None:
    """Marks of patterns are letters of a raw table's name."""
    (tmp_path / "units[1].csv").write_text("id,kind,headcount\nt,team,4\n")
    (tmp_path / "units1.csv").write_text("id,kind,headcount\nt,team,7\n")
    orgtree.make_tables(tmp_path / "units[1].csv", tmp_path / "made[1]", charter="company")
    assert headcount(tmp_path / "made[1]") == "4"


@pytest.mark.parametrize("memory", ["much", "", "-1", "100%"])
def test_what_is_no_amount_of_memory_is_told(tmp_path: Path, memory: str) -> None:
    """A limit is checked before anything runs."""
    with pytest.raises(UsageError, match="no amount of memory; write it as in 4GB"):
        headcount(written(tmp_path / "works"), memory)


def test_too_little_memory_for_a_figure_is_told(tmp_path: Path) -> None:
    """What to do is told where the limit is too low."""
    with pytest.raises(WriteError, match="the memory that DuckDB may use is too little"):
        headcount(written(tmp_path / "works"), "1KB")


def test_a_table_that_is_no_parquet_is_told_by_the_engine(tmp_path: Path) -> None:
    """A table that was exchanged is told in orgtree's words."""
    folder = written(tmp_path / "works")
    table = folder / "units.parquet"
    table.write_bytes(bytes(table.stat().st_size))
    with pytest.raises(DefinitionError, match="the tables cannot be read: "):
        headcount(folder)


def test_days_and_lists_of_other_types_are_read_or_told(tmp_path: Path) -> None:
    """Midnight is the day, as pandas writes days; an hour is no day, and several numbers are not one."""
    polars = pytest.importorskip("polars")
    cells = {
        "id": ["a", "b", "c"],
        "kind": ["post", "post", "team"],
        "vacant_since": [datetime(2020, 1, 2), datetime(2020, 1, 2, 7), None],  # noqa: DTZ001 - as pandas writes days
        "headcount": [None, None, [1, 2]],
    }
    polars.DataFrame(cells).write_parquet(tmp_path / "units.parquet")
    made = orgtree.make_tables(tmp_path / "units.parquet", tmp_path / "made", charter="company")
    assert sorted(one.code for one in made.findings) == ["ORG104", "ORG104"]
    assert orgtree.open_tables(tmp_path / "made").to_rows()[0] == [
        {"id": "a", "kind": "post", "vacant_since": "2020-01-02"},
        {"id": "b", "kind": "post"},
        {"id": "c", "kind": "team"},
    ]
