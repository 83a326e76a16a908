"""Figures of one small town with odd values, by SQL and in memory: bounds, unknown ends, lists that are not whole, several places.

`odd_figures.py` has what each metric comes to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from odd_figures import BARE_FIGURES, CASES, FLAT_FIGURES, GROUPS, OPEN_TOO
from odd_town import BARE, CHARTER, FLAT, organisation

import orgtree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

pytest.importorskip("duckdb")
pytest.importorskip("sqlglot")
pytest.importorskip("polars")

TOLD = ("unknown", "gap", "possible", "excluded")


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return folders of tables: where all links are listed, where some are not, and where hardly any units are there."""
    folder = tmp_path_factory.mktemp("towns")
    metrics = "".join(f"  {name}: {case[0]}\n" for some in CASES.values() for name, case in some.items())
    (folder / "odd-town.yaml").write_text(f"{CHARTER}metrics:\n{metrics}", encoding="utf-8")
    found = {}
    texts = {"listed": organisation(), "open": organisation(opened=True), "flat": FLAT, "bare": BARE}
    for name, text in texts.items():
        (folder / "org.yaml").write_text(text, encoding="utf-8")
        found[name] = folder / name
        orgtree.load(folder / "org.yaml").to_parquet(found[name])
    return found


def same(tables: Path, **asked: Any) -> orgtree.Table:
    """Hold what DuckDB measures against memory; returns the figures."""
    found, expected = orgtree.measure_tables(tables, **asked), orgtree.open_tables(tables).coverage(**asked)
    assert found.to_rows() == expected.to_rows()
    for what in TOLD:
        units = [[getattr(one, f"{what}_units").tolist() for one in table] for table in (found, expected)]
        assert units[0] == units[1], what
    return found


@pytest.mark.parametrize("theme", CASES)
def test_figures_of_what_is_listed(towns: Mapping[str, Path], theme: str) -> None:
    """By SQL and in memory they are what they are by hand."""
    table = same(towns["listed"], metrics=list(CASES[theme]))
    assert {one.metric.name: one.show() for one in table} == {name: case[1] for name, case in CASES[theme].items()}


@pytest.mark.parametrize("theme", OPEN_TOO)
def test_figures_of_open_lists(towns: Mapping[str, Path], theme: str) -> None:
    """What is on a list that is not whole may lead anywhere."""
    table = same(towns["open"], metrics=list(CASES[theme]))
    assert {one.metric.name: one.show() for one in table} == {name: case[-1] for name, case in CASES[theme].items()}


@pytest.mark.parametrize("asked", GROUPS)
def test_figures_of_groups(towns: Mapping[str, Path], asked: str) -> None:
    """Of some metrics at once, where groups overlap, and where units stand in none."""
    options, metrics = GROUPS[asked]
    assert len(same(towns["listed"], metrics=metrics, **options).figures) >= len(metrics)


def test_figures_where_nothing_stands_under_anything(towns: Mapping[str, Path]) -> None:
    """A total is what each states, and no way leads up or down; by group, each unit has its own."""
    table = same(towns["flat"], metrics=list(FLAT_FIGURES))
    assert {one.metric.name: one.show() for one in table} == FLAT_FIGURES
    same(towns["flat"], metrics=["t_members", "t_debts", "t_funds_rank"], by="body")


def test_figures_of_a_hierarchy_without_units(towns: Mapping[str, Path]) -> None:
    """A total over nobody is zero; by group there is none to have one."""
    table = same(towns["bare"], metrics=list(BARE_FIGURES))
    assert {one.metric.name: one.show() for one in table} == BARE_FIGURES
    same(towns["bare"], metrics=["t_people", "t_members", "t_debts_rank"], by="city")
    assert [one.show() for one in same(towns["bare"], metrics=["t_people"], by="quarter")] == ["5", "3", "0..", "0..2"]
