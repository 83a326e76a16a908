"""Folders of tables checked where they lie: in Python and on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import orgtree
from orgtree.base.progress import listening

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytest.importorskip("sqlglot")
pytest.importorskip("polars")
duckdb = pytest.importorskip("duckdb")

CHARTER = """
orgtree: charter/1
name: towns
kinds:
  area: {}
  team: {title: {en: Team, zh: 班组}, fields: {people: {type: count}}}
links:
  covers: {from: team, to: area}
rules:
  T01: {check: required-link, title: {en: a team has an area, zh: 班组有区域}, for: team, path: covers, wording: shall}
  T02: {check: field-range, for: team, field: people, allowed: 3.., wording: generally}
  T03: {check: distinct, for: team, link: covers, by: to}
  T04: {check: unique, for: team, fields: people, wording: may}
"""
UNITS = """
orgtree: definition/1
charter: ./towns.yaml
as_of: 2024
units:
- {id: a1, kind: area}
- {id: t1, kind: team, name: First, people: 2}
- {id: t2, kind: team, covers: a1, people: 2..4, exceptions: {T02: {reason: small by nature}}}
- {id: t3, kind: team, covers: a1, people: 1, exceptions: {T02: {reason: small by nature, until: 2025}}}
- {id: t4, kind: team, covers: a1, people: 1, exceptions: {T02: {reason: small by nature, until: 2023}}}
"""


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Return a folder of tables."""
    (tmp_path / "towns.yaml").write_text(CHARTER, encoding="utf-8")
    (tmp_path / "org.yaml").write_text(UNITS, encoding="utf-8")
    orgtree.load(tmp_path / "org.yaml").to_parquet(tmp_path / "tables")
    return tmp_path / "tables"


def test_each_rule_is_judged_or_told_as_left(tables: Path) -> None:
    """Exceptions that have not ended count, as in memory; those that have do not."""
    report = orgtree.check_tables(tables)
    first, second, third = report.rules
    assert [(one.id, one.name, one.kind, one.finding.text()) for one in first.told] == [
        ("t1", "First", "team", "'First' has no link 'covers'")
    ]
    assert [one.id for one in second.told] == ["t1", "t4"]
    assert (dict(second.failing), second.undecided, second.excepted) == ({"warning": 2}, 1, 1)
    assert [one.finding.text() for one in third.told] == ["'t4' and 't3' have the same people: 1"]
    assert [(one.code, one.note.name) for one in report.left] == [("T03", "distinct")]
    assert (report.counts, report.day) == ({"error": 1, "warning": 2, "info": 1}, "2024")
    memory = orgtree.open_tables(tables).check(select=["T01", "T02"])
    assert sorted((one.code, str(one.unit)) for one in memory.findings) == [("T01", "t1"), ("T02", "t1"), ("T02", "t4")]


def test_links_that_nobody_has_are_counted_as_none(tmp_path: Path) -> None:
    """A link of the charter without a row in the tables, alone and beside one that has rows."""
    rules = "  T05: {check: link-count, for: team, path: leads, allowed: 1..}\n"
    rules += "  T06: {check: link-count, for: team, path: [covers, leads], allowed: 1..}\n"
    charter = CHARTER.replace("rules:\n", "  leads: {from: team, to: area}\nrules:\n") + rules
    (tmp_path / "towns.yaml").write_text(charter, encoding="utf-8")
    units = UNITS.partition("- {id: t3")[0]
    (tmp_path / "org.yaml").write_text(units, encoding="utf-8")
    orgtree.load(tmp_path / "org.yaml").to_parquet(tmp_path / "tables")
    alone, both = orgtree.check_tables(tmp_path / "tables", select=["T05", "T06"]).rules
    assert [one.finding.text() for one in alone.told] == [
        "'First' has 0 links 'leads', must have at least 1",
        "'t2' has 0 links 'leads', must have at least 1",
    ]
    assert [one.id for one in both.told] == ["t1"]


def test_many_units_are_counted_and_written_and_few_told(tables: Path, tmp_path: Path) -> None:
    """The file has all of them, also those that are open or have an exception."""
    report = orgtree.check_tables(tables, findings=tmp_path / "found.parquet", most=1, ignore=["T04"])
    assert [(len(rule.told), sum(rule.failing.values())) for rule in report.rules] == [(1, 1), (1, 2)]
    rows = duckdb.read_parquet(str(tmp_path / "found.parquet")).project("rule, id, kind, state, severity").fetchall()
    assert rows == [
        ("T01", "t1", "team", "fails", "error"),
        ("T02", "t1", "team", "fails", "warning"),
        ("T02", "t2", "team", "undecided", None),
        ("T02", "t3", "team", "excepted", "warning"),
        ("T02", "t4", "team", "fails", "warning"),
    ]


def test_each_rule_is_a_step(tables: Path, tmp_path: Path) -> None:
    """What shows how far the work is hears of it as it begins."""
    told: list[tuple[int, int, Any]] = []
    with listening(lambda step: told.append((step.number, step.count, step.facts.get("code")))):
        orgtree.check_tables(tables, ignore=["T03"], findings=tmp_path / "found.parquet")
    assert told == [(1, 4, "T01"), (2, 4, "T02"), (3, 4, "T04"), (4, 4, None)]


def test_settings_select_and_grade(tables: Path, tmp_path: Path) -> None:
    """As they do for a check in memory."""
    assert [rule.code for rule in orgtree.check_tables(tables, select=["T02"]).rules] == ["T02"]
    assert [rule.code for rule in orgtree.check_tables(tables, ignore=["T02"]).rules] == ["T01", "T04"]
    (tmp_path / "orgtree.toml").write_text('[severity]\nT01 = "off"\nT02 = "info"\n', encoding="utf-8")
    report = orgtree.check_tables(tables, ignore=["T04"])
    assert [(rule.code, dict(rule.failing), rule.told[0].finding.severity) for rule in report.rules] == [
        ("T02", {"info": 2}, "info")
    ]
    with pytest.raises(orgtree.UsageError, match="there is no rule 'T9'"):
        orgtree.check_tables(tables, select=["T9"])


def test_the_command_checks_where_the_tables_lie(tables: Path, tmp_path: Path, command: Callable[..., Any]) -> None:
    """It tells what it found, what it did not judge, and fails as a check in memory does."""
    code, out, _ = command("check", tables, "--engine", "duckdb", "--memory", "500MB")
    assert code == 1
    assert "required-link: 'First' has no link 'covers'" in out
    assert "1 error, 2 warnings, 1 info; 3 undecided (T04: 2, T02: 1); 1 silenced (exception: 1); as of 2024" in out
    assert "not judged: T03: its check is judged in memory only" in out
    code, out, _ = command(
        "check", tables, "--engine", "duckdb", "-o", tmp_path / "f.parquet", "--fail-on", "never", "--format", "json"
    )
    found = json.loads(out)
    assert (code, (tmp_path / "f.parquet").exists()) == (0, True)
    assert [(one["code"], one["unit"]) for one in found["findings"]][:2] == [("T01", "t1"), ("T02", "t1")]
    assert found["summary"]["not_judged"][0] == {"rules": ["T03"], "reason": "its check is judged in memory only"}
    code, out, error = command("check", tables, "--engine", "duckdb", "--format", "gitlab", "-o", tmp_path / "g.json")
    assert (code, out, len(json.loads((tmp_path / "g.json").read_text("utf-8")))) == (1, "", 4)
    assert "not judged: T03" in error
    for more, words in (
        (["--engine", "duckdb", "--fix"], "--fix needs them in memory"),
        (["--memory", "1GB"], "--memory goes with --engine duckdb"),
        ([tables, "--engine", "duckdb"], "one folder of tables at a time"),
    ):
        code, out, error = command("check", tables, *more)
        assert code == 2
        assert words in error


def test_large_tables_are_checked_where_they_lie(
    tables: Path, command: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless something that needs them in memory is asked for, or memory itself."""
    monkeypatch.setattr("orgtree.cli.engine_options.LARGE", 4)
    code, out, error = command("check", tables)
    assert (code, "not judged: T03" in out) == (1, True)
    assert "5 units are checked where they lie, by DuckDB; --engine memory reads them" in error
    for more in (["--engine", "memory"], ["--as-of", "2024"]):
        code, out, error = command("check", tables, *more)
        assert (code, "not judged" in out, "where they lie" in error) == (1, False, False)
