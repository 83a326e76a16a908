"""Figures of groups across: a row for each group, a column for each metric."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

import orgtree

if TYPE_CHECKING:
    from pathlib import Path

CHARTER = """\
orgtree: charter/1
name: plain
kinds:
  firm: {title: firm}
  house: {title: house}
  room: {title: room, fields: {beds: {type: count}, lit: {type: bool}}}
links:
  part_of: {hierarchy: true, nest: true, from: [house, room], to: [firm, house]}
metrics:
  lit: {title: lit rooms, share: {of: room, having: {lit: true}}}
  beds: {title: beds, sum: beds}
"""
UNITS = """\
orgtree: definition/1
charter: ./plain.yaml
units:
- id: f
  kind: firm
  units:
  - {id: h1, kind: house, name: =North, units: [{id: a, kind: room, beds: 2, lit: true}, {id: b, kind: room, beds: 3, lit: false}]}
  - {id: h2, kind: house, name: South, units: [{id: c, kind: room, beds: 1.., lit: true}]}
  - {id: d, kind: room, beds: 4, lit: true}
"""


@pytest.fixture
def org(tmp_path: Path) -> orgtree.Organisation:
    """Two houses of rooms, and a room in none."""
    (tmp_path / "plain.yaml").write_text(CHARTER, encoding="utf-8")
    (tmp_path / "org.yaml").write_text(UNITS, encoding="utf-8")
    return orgtree.load(tmp_path / "org.yaml")


def test_groups_go_down_and_metrics_across(org: orgtree.Organisation) -> None:
    """Units in no group have a row before that of everything."""
    found = org.coverage(by="house", language="en").across()
    assert found.headings() == ["group", "lit rooms", "beds"]
    assert found.texts() == [
        ["=North", "50%", "5"],
        ["South", "100%", "at least 1"],
        ["–", "100%", "4"],
        ["all", "75%", "at least 10"],
    ]


def test_without_groups_there_is_a_row_of_everything(org: orgtree.Organisation) -> None:
    """And none of units that are in no group."""
    assert org.coverage(language="en").across().texts() == [["all", "75%", "at least 10"]]


def test_cells_are_numbers_where_they_are_one(org: orgtree.Organisation) -> None:
    """An interval stays text, since no number stands for it."""
    assert org.coverage(by="house", language="en").across().cells() == [
        ["=North", 0.5, 5],
        ["South", 1, "1.."],
        ["–", 1, 4],
        ["all", 0.75, "10.."],
    ]


def test_no_cell_of_csv_is_a_formula(org: orgtree.Organisation) -> None:
    """A house may be called anything."""
    lines = org.coverage(by="house", language="en").across().to_csv().splitlines()
    assert lines[0] == "group,lit rooms,beds"
    assert not lines[1].startswith("=")
    assert lines[2] == "South,1,1.."


def test_a_sheet_says_the_same(org: orgtree.Organisation) -> None:
    """Numbers are numbers in Excel as well."""
    pl = pytest.importorskip("polars", reason="polars is not installed")
    pytest.importorskip("xlsxwriter", reason="xlsxwriter is not installed")
    pytest.importorskip("fastexcel", reason="fastexcel is not installed")
    frame = pl.read_excel(io.BytesIO(org.coverage(by="house", language="en").across().to_xlsx()))
    assert frame.columns == ["group", "lit rooms", "beds"]
    assert frame["lit rooms"].to_list() == [0.5, 1, 1, 0.75]
    whole = pl.read_excel(io.BytesIO(org.coverage(language="en").to_xlsx()))
    assert whole["metric"].to_list() == ["lit", "beds"]
    assert whole["low"].to_list() == [0.75, 10]
