"""The benchmarks measure what they say: their organisations are sound, their rows lead to tasks, their tasks run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import orgtree

if TYPE_CHECKING:
    from pathlib import Path

OURS = (
    "read",
    "whole",
    "load",
    "check",
    "command_check",
    "show_findings",
    "rollups",
    "hierarchy",
    "chain",
    "svg",
    "events",
    "diff",
    "load_two",
    "apply",
)


def test_the_same_seed_gives_the_same_text(script: Any) -> None:
    """Two runs measure one organisation; another seed gives another."""
    generate = script("generate")
    assert generate.yaml_text(2000) == generate.yaml_text(2000)
    assert generate.yaml_text(2000) != generate.yaml_text(2000, seed=8)


@pytest.mark.parametrize("count", [1, 100, 2500])
def test_a_generated_definition_has_no_errors_of_structure(script: Any, count: int) -> None:
    """It holds as many units as were asked for, and only its charter's rules find something."""
    org = orgtree.loads(script("generate").yaml_text(count))
    assert len(org) == count
    assert [finding.text() for finding in org.problems] == []
    assert {finding.code[:3] for finding in org.check().findings if finding.severity == "error"} <= {"P02"}


def test_the_share_of_wrong_branches_makes_findings(script: Any) -> None:
    """More branches break the rule on their size when more are asked to."""
    generate = script("generate")
    few, many = (
        sum(f.code == "P02" for f in orgtree.loads(generate.yaml_text(1500, wrong=wrong)).check().findings)
        for wrong in (0.0, 0.9)
    )
    assert few == 0
    assert many > 700


def test_rows_and_text_are_one_organisation(script: Any) -> None:
    """Reading rows and reading the text give the same units, kinds and parents."""
    generate = script("generate")
    text = orgtree.loads(generate.yaml_text(1000))
    rows = orgtree.from_rows(list(generate.rows(1000)), charter="cpc-grassroots")
    read = [{unit.id: (unit.kind, unit.parent and unit.parent.id) for unit in org} for org in (text, rows)]
    assert read[0] == read[1]


def test_every_row_leads_to_its_tasks(script: Any) -> None:
    """A row names tasks that there are, and a ratio to one of its rivals."""
    goals, tasks = script("goals"), script("tasks")
    for row in goals.ROWS:
        assert {row.task, *row.rivals.values()} <= tasks.TASKS.keys()
        assert row.ratio_to in row.rivals


@pytest.mark.parametrize("name", OURS)
def test_a_task_runs_on_a_small_organisation(
    script: Any, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of our tasks prepares its work and does it."""
    file = tmp_path / "small.yaml"
    file.write_text(script("generate").yaml_text(300, wrong=0.5), encoding="utf-8")
    tasks = script("tasks")
    monkeypatch.setattr(tasks, "_WIDE", 300)
    tasks.TASKS[name](str(file))()


def test_many_rows_run_on_a_few(script: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The task for a million rows does its work on fewer, too."""
    tasks = script("tasks")
    monkeypatch.setattr(tasks, "_MANY", 300)
    tasks.TASKS["million_rows"]("")()
