"""What people slip over, the same in every command: a line that names the thing and the remedy, and the exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import orgtree
from orgtree.cli.commands import COMMANDS
from orgtree.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

TEAM = "orgtree: definition/1\ncharter: company\nunits:\n- {id: works, kind: company}\n"
READERS = [["check"], ["cover"], ["show"], ["draw", "-o", "out.svg"], ["report", "-o", "out.md"]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, with a definition and what is none."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "team.yaml").write_text(TEAM, encoding="utf-8")
    (tmp_path / "tab.yaml").write_text("orgtree: definition/1\nunits:\n\t- id: a\n", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    return tmp_path


@pytest.mark.parametrize("command", READERS, ids=lambda command: command[0])
@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("gone.yaml", "orgtree: there is no file 'gone.yaml'\n"),
        ("folder", "orgtree: 'folder' is a folder; name the definition's root file\n"),
    ],
)
def test_no_input_is_one_line_and_exit_3(
    folder: Path, capsys: pytest.CaptureFixture[str], command: list[str], file: str, words: str
) -> None:
    """Every command that reads a definition says it in the same words, and writes nothing."""
    before = sorted(folder.iterdir())
    assert run([*command, file]) == 3
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", words)
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("command", READERS[1:], ids=lambda command: command[0])
@pytest.mark.usefixtures("folder")
def test_what_cannot_be_read_is_told_with_line_and_remedy(
    capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    """Where a command needs the organisation, the worst mistake stands in its one line."""
    assert run([*command, "tab.yaml"]) == 3
    assert capsys.readouterr().err == (
        "orgtree: tab.yaml:3:1: a tab stands where the indentation is read; indent with spaces only\n"
    )


@pytest.mark.parametrize("command", READERS, ids=lambda command: command[0])
@pytest.mark.parametrize(
    ("charter", "words"),
    [
        ("compny", "there is no built-in charter 'compny'; did you mean 'company'?"),
        ("zzz", "a path such as ./charter.yaml"),
        ("./gone.yaml", "there is no charter file './gone.yaml'"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_charter_that_is_not_there_is_wrong_use(
    capsys: pytest.CaptureFixture[str], command: list[str], charter: str, words: str
) -> None:
    """The option is told of, not the line of the definition that names another charter."""
    assert run([*command, "team.yaml", "--charter", charter]) == 2
    shown = capsys.readouterr()
    assert shown.err.count("\n") == 1
    assert words in shown.err


def test_a_charter_file_is_named_from_the_current_folder(folder: Path) -> None:
    """A definition in a folder below can be checked under a charter that stands here."""
    (folder / "own.yaml").write_text(
        "{orgtree: charter/1, name: own, kinds: {crew: {fields: {size: {type: count}}}}}", encoding="utf-8"
    )
    path = folder / "folder" / "crew.yaml"
    path.write_text(
        "{orgtree: definition/1, charter: company, units: [{id: a, kind: crew, size: 3}]}", encoding="utf-8"
    )
    assert run(["check", "folder/crew.yaml", "--charter", "./own.yaml"]) == 0
    assert orgtree.load("folder/crew.yaml", charter="own.yaml")["a"].kind == "crew"


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_help_ends_with_examples_that_can_be_copied(capsys: pytest.CaptureFixture[str], command: str) -> None:
    """An example is a line of its own, unwrapped, that begins with the command."""
    assert run([command, "--help"]) == 0
    _, heading, examples = capsys.readouterr().out.partition("\nExamples:\n")
    if command == "lsp":  # an editor runs it
        return
    assert heading
    assert all("orgtree " in line for line in examples.splitlines())


@pytest.mark.parametrize("arguments", [["check"], ["draw", "team.yaml"], ["convert", "units.csv"]], ids=" ".join)
def test_what_is_missing_points_to_the_help(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """A missing argument or option is one line that says where to read on."""
    assert run(arguments) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert error.endswith(f"; see orgtree {arguments[0]} --help\n")


@pytest.mark.parametrize("command", READERS, ids=lambda command: command[0])
@pytest.mark.parametrize("name", ["units.csv", "UNITS.XLSX"])
def test_a_table_is_told_to_be_converted(
    folder: Path, capsys: pytest.CaptureFixture[str], command: list[str], name: str
) -> None:
    """Nobody is told to save an Excel file as UTF-8, or that a sheet should begin with a header of ours."""
    (folder / name).write_bytes(b"id,kind\n\xda,team\n")
    assert run([*command, name]) == 2
    assert capsys.readouterr().err == (
        f"orgtree: '{name}' is a table; name its charter with --charter, or turn it into a definition with orgtree convert\n"
    )


def test_a_preview_refuses_what_a_page_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is served."""
    (tmp_path / "team.yaml").write_text("orgtree: definition/1\ncharter: company\nunits: []\n", encoding="utf-8")
    assert run(["preview", str(tmp_path / "team.yaml"), "--view", "timeline"]) == 2
    assert capsys.readouterr().err.startswith("orgtree: form html takes no view timeline")


def test_an_option_that_begins_like_others_names_them(capsys: pytest.CaptureFixture[str]) -> None:
    """Where none is near; one that begins like no other is only told."""
    assert run(["draw", "team.yaml", "--with-posts"]) == 2
    assert capsys.readouterr().err.startswith(
        "orgtree draw: there is no option '--with-posts'; there are '--with-kind'"
    )
    assert run(["draw", "team.yaml", "--sideways"]) == 2
    assert capsys.readouterr().err == "orgtree draw: there is no option '--sideways'\n"


def test_an_argument_too_many_points_to_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    """A file given to a command that takes none, for one."""
    assert run(["rules", "team.yaml"]) == 2
    assert capsys.readouterr().err == "orgtree rules: 'team.yaml' is one argument too many; see orgtree rules --help\n"
