"""What holds for each example: it reads without a problem, says what it is, and its script is what wrote it."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

import orgtree
from orgtree.api.measuring import measuring_findings

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))
SCRIPTS = sorted(EXAMPLES.glob("make_*.py"))


FOUND = {
    "chengyang": ["ORG902"],
    "company": ["C02", "C03b", "ORG901", "ORG901", "ORG901", "ORG903"],
    "kubernetes": ["O02"] * 5,
    "lhasa": ["ORG902"],
    "software": ["ORG901", "T01", "T03"],
}
"""Codes of what checking an example finds; nothing in those that are not here."""


def test_the_examples_are_those_that_are_tested_here() -> None:
    """Each has a test file of its own name."""
    tested = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert set(NAMES) == tested - {"every_example", "edits"}


def test_the_list_of_examples_names_each_of_them() -> None:
    """With what it shows."""
    listed = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"`{name}.yaml`" not in listed] == []


@pytest.mark.parametrize("name", NAMES)
def test_it_reads_without_a_problem(name: str, example: Any) -> None:
    """Neither units nor metrics and claims have a mistake."""
    org = example(name).org
    assert [problem.text() for problem in org.problems] == []
    assert measuring_findings(org) == []


@pytest.mark.parametrize("name", NAMES)
def test_checking_it_finds_what_it_is_made_to_show(name: str, example: Any) -> None:
    """Contradicted claims, groups with few leads, a company's vacancies, what nobody owns, and nothing else."""
    assert sorted(finding.code for finding in example(name).org.check().findings) == FOUND.get(name, [])


@pytest.mark.parametrize("name", NAMES)
def test_its_head_names_schema_and_source(name: str) -> None:
    """An editor finds the schema; a reader learns what is printed and what is a placeholder."""
    first, *rest = (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    charter = next(line.partition(": ")[2] for line in rest if line.startswith("charter: "))
    assert first == f"# yaml-language-server: $schema=../schemas/{charter}.json"
    head = " ".join(line.lstrip("# ") for line in rest[: rest.index("orgtree: definition/1")])
    if charter == "cpc-grassroots":
        assert "Source: " in head
        assert "Numbered placeholders: " in head
    else:
        assert "Source: " in head or "synthetic" in head


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_its_script_writes_it_as_it_stands(script: Path) -> None:
    """So that nobody edits what a script would overwrite."""
    written = runpy.run_path(str(script))["definition"]()
    assert written == (EXAMPLES / f"{script.stem.removeprefix('make_')}.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_its_file_names_its_script(script: Path) -> None:
    """A reader of the file knows where to change it."""
    head = (EXAMPLES / f"{script.stem.removeprefix('make_')}.yaml").read_text(encoding="utf-8")[:2000]
    assert script.name in head


def test_the_script_of_kubernetes_writes_none_for_a_list_that_is_missing(tmp_path: Path) -> None:
    """The source lists leads in full, so no list is no lead, and 0 is written, which is not unknown."""
    groups = tmp_path / "groups.yaml"
    common = (
        "leadership: {chairs: 2}, meetings: 1, teams: [], has_charter: true, has_mission: true, steering_liaison: true"
    )
    groups.write_text(
        f"sigs:\n- {{dir: sig-a, name: A, {common}, subprojects: [{{name: x, owner_files: 1}}]}}\n"
        f"workinggroups:\n- {{dir: wg-b, name: B, {common}, stakeholder_sigs: [A]}}\ncommittees: []\n",
        encoding="utf-8",
    )
    org = orgtree.loads(runpy.run_path(str(EXAMPLES / "make_kubernetes.py"))["definition"](groups))
    assert org["sig-a"]["technical_leads"] == orgtree.Interval(0, 0)
    assert org["sig-a.x"].parent == org["sig-a"]
    assert [to.unit.id for to in org["wg-b"].links("sponsored_by")] == ["sig-a"]
