"""A file that a definition includes is checked with it; a definition that holds nothing is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import orgtree
from orgtree.api.check_files import check_files
from orgtree.base.errors import DefinitionError
from orgtree.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

    from project import Project

HEAD = "orgtree: definition/1\ncharter: company\n"
ACME = "units:\n- {id: acme, kind: company, name: Acme}\n"
PART = "under: acme\nunits:\n- {id: sail, kind: team, headed_by: nobody}\n"


@pytest.fixture
def folder(project: Project, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, with a definition and two parts of it."""
    monkeypatch.chdir(project.folder)
    project.write("whole.yaml", f"{HEAD}include: [streets/*.yaml]\n{ACME}")
    project.write("streets/east.yaml", PART)
    project.write("streets/west.yaml", PART.replace("sail", "oar"))
    return project.folder


def codes(*files: str) -> list[tuple[str, str]]:
    """Check files and return the code and the file of every finding about references or the head."""
    located = check_files(list(files), select=["ORG1", "ORG202"]).report.located()
    return [(entry.finding.code, entry.span.label) for entry in located if entry.span]


def test_a_part_is_checked_with_the_definition_that_includes_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it refers to is found in the whole, and it is said which definition that is; no advice would break the part."""
    (folder / "streets" / "east.yaml").write_text(
        PART.replace("headed_by: nobody", "headcount: '>=3'"), encoding="utf-8"
    )
    assert run(["check", "streets/east.yaml", "--format", "concise", "--lang", "en"]) == 1
    shown = capsys.readouterr()
    assert shown.err == "streets/east.yaml is a part of whole.yaml, which is checked\n"
    assert "ORG104" in shown.out
    assert "ORG100" not in shown.out


def test_parts_and_their_root_are_checked_once(folder: Path) -> None:
    """Whoever names all files of a folder gets each finding once."""
    assert folder.is_dir()
    once = [("ORG202", "streets/east.yaml"), ("ORG202", "streets/west.yaml")]
    assert codes("whole.yaml") == once
    assert codes("streets/west.yaml", "whole.yaml", "streets/east.yaml") == once


def test_a_part_is_found_from_inside_its_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The definition stands above the current folder."""
    monkeypatch.chdir(folder / "streets")
    outcome = check_files(["east.yaml"])
    assert outcome.parts == {"east.yaml": (folder / "whole.yaml").as_posix()}
    assert [path.name for path in outcome.inputs] == ["whole.yaml", "east.yaml", "west.yaml"]


@pytest.mark.parametrize("pattern", ["*.yaml", "streets/deep/*.yaml", "streets/east.yml", "streets/e*.yaml/x"])
def test_a_pattern_that_does_not_match_includes_nothing(project: Project, pattern: str) -> None:
    """A star stands for no folder; a part without a root says that it is one, and no key of it is called wrong."""
    project.write("whole.yaml", f"{HEAD}include: [{pattern!r}]\n{ACME}")
    east = project.write("streets/east.yaml", PART)
    outcome = check_files([east])
    assert not outcome.parts
    (finding,) = outcome.report.findings
    assert finding.code == "ORG100"
    assert "check the definition that includes it" in finding.help_text()


@pytest.mark.parametrize("include", ["'**/*.yaml'", "./streets/**/east.yaml", "'streets/[a-e]*.yaml'"])
def test_patterns_match_as_reading_does(project: Project, include: str) -> None:
    """Stars over folders, a leading dot and sets of characters; the key may stand behind the units."""
    project.write("whole.yaml", f"{HEAD}{ACME}include:\n- {include}\n")
    east = project.write("streets/east.yaml", PART)
    assert [path.rpartition("/")[2] for path in check_files([east]).parts.values()] == ["whole.yaml"]


@pytest.mark.parametrize("pattern", ["whole.yaml", "./whole.yaml", "wh*.yaml"])
def test_a_definition_that_includes_only_itself_is_told(project: Project, pattern: str) -> None:
    """The pattern is a slip; one that matches other files, too, is none."""
    whole = project.write("whole.yaml", f"{HEAD}include: ['{pattern}']\n{ACME}")
    (finding,) = check_files([whole], select=["ORG0"]).report.findings
    assert (finding.code, finding.text()) == ("ORG024", f"'{pattern}' matches no file but the definition itself")
    project.write("where.yaml", "units: [{id: b, kind: team, name: B}]\n")
    project.write("whole.yaml", f"{HEAD}include: ['*.yaml']\n{ACME}")
    assert not check_files([whole], select=["ORG0"]).report.findings


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title: x\n", "the file does not say what it is; begin it with orgtree: definition/1"),
        ("orgtree: plan/1\n", "the file says 'orgtree: plan/1', which is not a definition this version reads"),
    ],
)
def test_a_file_that_is_no_definition_is_told_by_what_it_says(text: str, told: str) -> None:
    """Or by its saying nothing."""
    with pytest.raises(DefinitionError, match=re.escape(told)):
        orgtree.loads(text)


@pytest.mark.parametrize(
    ("root", "part", "lines"),
    [
        ("", None, [("whole.yaml", 1)]),
        ("units: []\n", None, [("whole.yaml", 3)]),
        ("include: [part.yaml]\n" + ACME, "under: acme\n", [("part.yaml", 1)]),
        ("include: [part.yaml]\n" + ACME, "units: []\n", [("part.yaml", 1)]),
        ("include: [part.yaml]\n", ACME, []),
        ("include: [part.yaml]\n" + ACME, "claims: [{id: c, metric: vacancy, states: 0}]\n", []),
        ("include: [part.yaml]\n", "units: [\n", []),
    ],
)
def test_what_holds_no_unit_is_told(
    project: Project, root: str, part: str | None, lines: list[tuple[str, int]]
) -> None:
    """A definition without any unit, and a part without units and claims; not where something could not be read."""
    whole = project.write("whole.yaml", HEAD + root)
    if part is not None:
        project.write("part.yaml", part)
    located = check_files([whole], select=["ORG230"]).report.located()
    assert [(entry.span.label.rpartition("/")[2], entry.span.line) for entry in located if entry.span] == lines
