"""`orgtree diff`: what changed between two definitions; its forms, guards and exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from orgtree.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Command

HEAD = "orgtree: definition/1\ncharter: company\nunits:\n"
TEAMS = "".join(f"- {{id: t{number}, kind: team, part_of: c}}\n" for number in range(9))
OLD = f"{HEAD}- {{id: c, kind: company, name: Acme}}\n{TEAMS}"
NEW = OLD.replace("{id: t3, kind: team", "{id: t3, kind: team, headcount: 4").replace(
    "- {id: t8, kind: team, part_of: c}\n", ""
)


@pytest.fixture
def two(room: Path) -> Path:
    """Write two definitions, of which one was made from the other by two changes."""
    (room / "old.yaml").write_text(OLD, encoding="utf-8")
    (room / "new.yaml").write_text(NEW, encoding="utf-8")
    return room


@pytest.mark.usefixtures("two")
def test_exit_codes_tell_same_from_different(command: Command) -> None:
    """0 and 1, as diff has them."""
    assert command("diff", "old.yaml", "old.yaml")[:2] == (0, "old.yaml → old.yaml\nno changes\n")
    code, out, _ = command("diff", "old.yaml", "new.yaml")
    assert code == 1
    assert out.splitlines()[1] == "removed: 1, fields: 1"
    assert "    ~ headcount: – → 4 persons" in out


@pytest.mark.usefixtures("two")
def test_an_ending_makes_a_page(command: Command, two: Path) -> None:
    """Figures go with it; the files are named without their folders."""
    assert command("diff", "old.yaml", "new.yaml", "--metrics", "-o", "changes.html")[0] == 1
    text = (two / "changes.html").read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "old.yaml → new.yaml" in text
    assert "headcount: – → 4 persons" in text


@pytest.mark.usefixtures("two")
def test_a_guard_decides_the_exit_code_and_says_what_is_too_much(command: Command) -> None:
    """What lies within is let pass, so that a step of a pipeline can rest on it."""
    assert command("diff", "old.yaml", "new.yaml", "--max-removed", "10%", "--max-changed", "1")[0] == 0
    code, _, said = command("diff", "old.yaml", "new.yaml", "--max-removed", "9%", "--max-changed", "0")
    assert code == 1
    assert said.splitlines() == [
        "1 of 10 units are removed, more than 9%; most of them in Acme (c) (1)",
        "1 of 10 units are changed, more than 0; most of them in Acme (c) (1)",
    ]
    code, _, said = command("diff", "old.yaml", "new.yaml", "--max-removed", "few", "--lang", "zh")
    assert code == 2
    assert "“few”既不是单元数" in said


def test_the_ending_of_the_output_says_the_form(two: Path, command: Command) -> None:
    """A format by name goes before it."""
    pytest.importorskip("xlsxwriter")
    begins = {
        "a.txt": b"old.yaml",
        "a.md": b"## old",
        "a.yaml": b"orgtree: changes/1",
        "a.json": b"{\n",
        "a.csv": b"change,unit",
        "a.xlsx": b"PK",
    }
    for name, begin in begins.items():
        assert command("diff", "old.yaml", "new.yaml", "-o", name)[:2] == (1, "")
        assert (two / name).read_bytes().startswith(begin)
    assert command("diff", "old.yaml", "new.yaml", "-o", "b.out", "--format", "json")[0] == 1
    assert json.loads((two / "b.out").read_text(encoding="utf-8"))["orgtree"] == "diff/1"
    assert command("diff", "old.yaml", "new.yaml", "-o", "new.yaml")[0] == 2
    assert (two / "new.yaml").read_text(encoding="utf-8") == NEW


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["old.yaml"], "name two definitions"),
        (["old.yaml", "new.yaml", "--rev", "HEAD"], "name two definitions"),
        (["old.yaml", "new.yaml", "-o", "a.pdf"], "is none of"),
        (["old.yaml", "new.yaml", "--format", "xlsx"], "name a file with -o"),
        (["old.yaml", "new.yaml", "--format", "csv", "--metrics"], "--metrics goes with"),
    ],
)
def test_wrong_use_is_told(command: Command, arguments: list[str], told: str) -> None:
    """An option that would do nothing is refused."""
    code, out, said = command("diff", *arguments)
    assert (code, out) == (2, "")
    assert told in said


@pytest.mark.usefixtures("two")
def test_metrics_are_told_when_asked_for(command: Command) -> None:
    """Each figure before and after."""
    assert "Figures" not in command("diff", "old.yaml", "new.yaml")[1]
    assert "headcount: unknown → at least 4 persons" in command("diff", "old.yaml", "new.yaml", "--metrics")[1]


def test_help_names_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    """In both languages."""
    for language, words in (("en", "something changed"), ("zh", "有变更")):
        assert run(["diff", "--help", "--lang", language]) == 0
        assert words in capsys.readouterr().out


@pytest.mark.usefixtures("two")
def test_csv_may_begin_with_the_mark_by_which_spreadsheets_know_its_letters(command: Command, room: Path) -> None:
    """Of differences, figures and figures over time; where it would mean nothing it is refused."""
    for words in (
        ("diff", "old.yaml", "new.yaml"),
        ("cover", "new.yaml"),
        ("cover", "new.yaml", "--over", "2020..2021"),
    ):
        command(*words, "-o", "plain.csv")
        command(*words, "-o", "marked.csv", "--bom")
        assert (room / "marked.csv").read_bytes() == b"\xef\xbb\xbf" + (room / "plain.csv").read_bytes()
        code, _, told = command(*words, "-o", "x.json", "--bom", "--lang", "en")
        assert (code, "--bom goes with csv, not with json" in told) == (2, True)
        assert not (room / "x.json").exists()
