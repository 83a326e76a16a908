"""`orgtree new`: starters that are sound, and files that are never written over."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

import pytest

from orgtree.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

STARTERS = sorted(
    entry.name.removesuffix(".yaml")
    for entry in (resources.files("orgtree.cli") / "starters").iterdir()
    if entry.name.endswith(".yaml")
)
DEFINITIONS = [name for name in STARTERS if name != "charter"]


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of the test's own."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("charter", DEFINITIONS)
def test_a_starter_definition_checks_measures_and_draws(charter: str, tmp_path: Path) -> None:
    """Each has no error, its figures can be computed and its chart drawn, as its comments say."""
    assert run(["new", "definition", "--charter", charter, "-o", "mine.yaml"]) == 0
    assert "FILE" not in (tmp_path / "mine.yaml").read_text(encoding="utf-8")
    assert run(["check", "mine.yaml"]) == 0
    assert run(["cover", "mine.yaml"]) == 0
    assert run(["draw", "mine.yaml", "-o", "mine.svg"]) == 0
    assert (tmp_path / "mine.svg").read_text(encoding="utf-8").startswith("<")


def test_there_is_a_starter_for_every_builtin_charter() -> None:
    """A charter that is built in comes with a definition to begin from."""
    from orgtree.charter.load import builtin_names  # noqa: PLC0415 - kept beside what it is compared with

    assert set(builtin_names()) == set(DEFINITIONS)


def test_a_starter_charter_adds_a_rule_without_python(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The starter charter is sound, and a definition under it is judged by its rule and measured by its metric."""
    assert run(["new", "charter", "-o", "charter.yaml"]) == 0
    assert run(["check", "charter.yaml"]) == 0
    text = (
        "orgtree: definition/1\ncharter: ./charter.yaml\nunits:\n"
        "- id: all\n  kind: company\n  units:\n  - {id: big, kind: squad, headcount: 14, on_call: true}\n"
    )
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert run(["check", "mine.yaml", "--format", "concise", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "mine.yaml:7:39: S01 [field-range] headcount of 'big': 14, must be 3 to 9" in shown
    assert run(["cover", "mine.yaml", "--lang", "en"]) == 0
    assert "squads on call" in capsys.readouterr().out


def test_nothing_is_written_over(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A file that is there stays as it is, and the command fails with one line."""
    (tmp_path / "mine.yaml").write_text("mine", encoding="utf-8")
    assert run(["new", "definition", "-o", "mine.yaml"]) == 2
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == "mine"
    assert capsys.readouterr().err.count("\n") == 1


def test_a_starter_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file to write the text is printed, and nothing else."""
    assert run(["new", "definition", "--charter", "open-source"]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("#")
    assert "\norgtree: definition/1\n" in shown.out
    assert shown.err == ""


@pytest.mark.parametrize("name", ["compnay", "charter", "../x"])
def test_an_unknown_charter_has_no_starter(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """The message lists those that there are."""
    assert run(["new", "definition", "--charter", name]) == 2
    assert "'company'" in capsys.readouterr().err
