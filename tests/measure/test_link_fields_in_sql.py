"""Tables measured where they lie: conditions on the fields of links, and on lists of values that may be longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import orgtree

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("duckdb")
pytest.importorskip("sqlglot")
pytest.importorskip("polars")

CHARTER = """
orgtree: charter/1
name: councils
kinds:
  council: {fields: {tags: {type: choice, several: true, of: [old, new]}}}
  office: {}
links:
  seat:
    from: council
    to: office
    fields: {role: {type: choice, of: [chair, clerk]}, votes: {type: count}, paid: {type: bool}}
metrics:
  chaired: {share: {of: council, having: {path: seat, with: {role: chair}}}}
  chaired_or_unsaid: {share: {of: council, having: {path: seat, with: {role: [chair, null]}}}}
  voting: {share: {of: council, having: {path: seat, with: {votes: 2..}}}}
  both: {share: {of: council, having: {path: seat, with: {role: chair, votes: 2..}}}}
  paid: {share: {of: council, having: {path: seat, with: {paid: true}}}}
  paid_or_unsaid: {share: {of: council, having: {path: seat, with: {paid: [true, null]}}}}
  unsaid: {share: {of: council, having: {path: seat, with: {paid: null}}}}
  old: {share: {of: council, having: {tags: old}}}
  of_any_age: {share: {of: council, having: {any: [{tags: old}, {not: {tags: old}}]}}}
  of_no_age: {share: {of: council, having: {all: [{tags: old}, {not: {tags: old}}]}}}
  old_twice: {share: {of: council, having: {all: [{tags: old}, {any: [{tags: old}, {tags: new}]}]}}}
  old_or_new: {share: {of: council, having: {any: [{tags: old}, {tags: new}]}}}
"""
UNITS = """
orgtree: definition/1
charter: ./councils.yaml
title: Councils (synthetic)
units:
- {id: o1, kind: office}
- {id: o2, kind: office}
- {id: led, kind: council, tags: [old, new], seat: [{to: o1, role: chair, votes: 3}, {to: o2, role: clerk, votes: 1}]}
- {id: open, kind: council, seat: [{to: o1, votes: 2}]}
- {id: weak, kind: council, tags: [new], seat: [{to: o1, role: chair, votes: 1}, {to: o2, role: clerk, votes: 2}]}
- {id: bare, kind: council, tags: []}
"""
EXPECTED = {
    "chaired": "50%..75%",  # open does not say which role it has
    "chaired_or_unsaid": "75%",
    "voting": "75%",
    "both": "25%..50%",  # no seat of weak is both
    "paid": "0%..75%",  # no seat says it
    "paid_or_unsaid": "75%",
    "unsaid": "75%",
    "old": "25%..50%",
    "of_any_age": "100%",  # whatever the tags of open are
    "of_no_age": "0%",
    "old_twice": "25%..50%",
    "old_or_new": "50%..75%",
}


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Return a folder of tables."""
    (tmp_path / "councils.yaml").write_text(CHARTER, encoding="utf-8")
    (tmp_path / "org.yaml").write_text(UNITS, encoding="utf-8")
    org = orgtree.load(tmp_path / "org.yaml")
    assert not org.check().findings
    org.to_parquet(tmp_path / "tables")
    return tmp_path / "tables"


def test_figures_are_those_that_the_conditions_allow(tables: Path) -> None:
    """By SQL as in memory: what a link does not say may be so, unless the condition asks for that."""
    found = orgtree.measure_tables(tables)
    assert {figure.metric.name: figure.show() for figure in found} == EXPECTED
    assert found.to_rows() == orgtree.open_tables(tables).coverage().to_rows()
