"""Several definitions are checked in one run, each by itself, into one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from orgtree.api.check_files import check_files
from orgtree.check.baseline import write
from orgtree.cli.main import run

if TYPE_CHECKING:
    from project import Project

ONE = "- {id: a, kind: club, memberss: 3}"
OTHER = "- {id: a, kind: club}\n- {id: b, kind: team}\n- {id: c, kind: clubb}"


def _two(project: Project) -> list[str]:
    project.charter("rules: {R01: {check: required-link, for: team, path: part_of}}")
    project.definition(ONE, name="one.yaml")
    project.definition(OTHER, name="other.yaml")
    return [str(project.folder / name) for name in ("one.yaml", "other.yaml")]


def test_findings_keep_their_files_and_lines(project: Project) -> None:
    """Ids may be the same in two definitions, and each finding points into its own file."""
    outcome = check_files(_two(project))
    found = [
        (entry.span.label.rpartition("/")[2], entry.span.line, entry.finding.code)
        for entry in outcome.report.located()
        if entry.span
    ]
    assert found == [("one.yaml", 5, "ORG102"), ("other.yaml", 6, "R01"), ("other.yaml", 7, "ORG105")]
    assert {path.name for path in outcome.inputs} == {"one.yaml", "other.yaml", "charter.yaml"}


@pytest.mark.parametrize(("days", "told"), [(("2020", "2020"), "2020"), (("2020", "2021"), None)])
def test_the_day_is_told_where_all_have_the_same(project: Project, days: tuple[str, str], told: str | None) -> None:
    """Of several days none is the report's."""
    _two(project)
    files = [project.definition(ONE, f"as_of: {day}", f"{number}.yaml") for number, day in enumerate(days)]
    assert check_files([str(file) for file in files]).report.as_of == told


def test_one_baseline_serves_all(project: Project) -> None:
    """What is known of one file is not stale because another does not have it."""
    files = _two(project)
    known = project.write("known.json", write(check_files(files).report))
    assert check_files(files, baseline=known).report.findings == ()


def test_fixes_go_into_their_own_files(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """A fix changes the file that its finding is about."""
    files = _two(project)
    run(["check", *files, "--fix", "--unsafe", "--lang", "en"])
    assert "members: 3" in (project.folder / "one.yaml").read_text(encoding="utf-8")
    assert "kind: club}" in (project.folder / "other.yaml").read_text(encoding="utf-8").splitlines()[-1]
    assert "mended 2 findings in 2 files" in capsys.readouterr().err


def test_watching_takes_one_file(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Several files cannot be watched, which is one line and exit 2."""
    assert run(["check", *_two(project), "--watch"]) == 2
    assert "--watch watches one definition" in capsys.readouterr().err
