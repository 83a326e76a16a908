"""`orgtree show`: the tree, or the units that fit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from orgtree.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Command = Callable[..., tuple[int, str, str]]

TEXT = """
orgtree: definition/1
charter: company
units:
- id: works
  kind: company
  name: {en: Works, zh: 工厂}
  units:
  - {id: crane, kind: team, name: "Cranes \\e[2J\\u202e", headcount: 4..}
  - {id: yard, kind: team, name: Yard, headcount: 7, units: []}
- {id: boss, kind: post, name: Boss, in_unit: crane}
"""


@pytest.fixture
def show(tmp_path: Path, command: Command) -> Command:
    """Return what runs the command on a small company."""
    path = tmp_path / "works.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return lambda *arguments: command("show", path, *arguments)


def test_the_tree_is_shown_without_what_would_steer_the_terminal(show: Command) -> None:
    """Units hang in the tree in the language asked for; no escape or direction mark reaches the terminal."""
    code, out, _ = show("--lang", "zh")
    assert code == 0
    assert "工厂" in out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert out.index("工厂") < out.index("Cranes") < out.index("Yard")


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["--kind", "team"], "crane yard"),
        (["--where", "headcount: 5..", "--kind", "team"], "yard"),
        (["--under", "crane"], "crane boss"),
        (["--under", "works", "--along", "part_of"], "works crane yard"),
        ([], "works crane yard boss"),
        (["--where", "id: nobody"], ""),
    ],
)
def test_ids_are_listed_one_a_line(show: Command, arguments: list[str], ids: str) -> None:
    """The form for scripts: ids alone, in order."""
    code, out, _ = show("--format", "ids", *arguments)
    assert (code, out.split()) == (0, ids.split())


def test_json_carries_id_kind_name_and_path(show: Command) -> None:
    """A versioned document with the way to each unit."""
    data = json.loads(show("--format", "json", "--kind", "post")[1])
    assert data == {
        "orgtree": "units/1",
        "units": [{"id": "boss", "kind": "post", "name": "Boss", "path": ["Boss"]}],
    }


def test_a_list_shows_escapes_as_text(show: Command) -> None:
    """In the list they are made visible."""
    assert r"Cranes \u{1b}[2J\u{202e}" in show("--where", "id: crane")[1]


def test_units_that_fit_are_listed_with_their_way_and_kind(show: Command) -> None:
    """With a condition the tree becomes a list."""
    assert show("--where", "headcount: 7", "--lang", "en", "--kind", "team")[1] == "yard  Works / Yard  [team]\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--kind", "taem"], "did you mean 'team'"),
        (["--under", "yrad", "--format", "ids"], "did you mean 'yard'"),
        (["--where", "headcuont: 5"], "did you mean 'headcount'"),
        (["--where", "headcount"], "write a field and a value"),
        (["--along", "part", "--format", "ids"], "there is no hierarchy 'part'"),
        (["--depth", "-1"], "--depth"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(show: Command, arguments: list[str], words: str) -> None:
    """A slip names the nearest thing."""
    code, out, error = show(*arguments)
    assert (code, out, error.count("\n")) == (2, "", 1)
    assert words in error


def test_a_file_that_is_not_there_is_exit_3(capsys: pytest.CaptureFixture[str]) -> None:
    """No input is told apart from wrong use."""
    assert run(["show", "nowhere.yaml"]) == 3
    assert "nowhere.yaml" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--kind", "team", "--depth", "1"], "--depth means nothing to a list"),
        (["--format", "ids", "--ascii"], "--ascii means nothing to a list"),
        (["--kind", "team", "--along", "part_of"], "--along without --under means nothing to a list"),
    ],
)
def test_a_list_refuses_what_only_a_tree_takes(show: Command, arguments: list[str], words: str) -> None:
    """No option is ignored."""
    code, out, error = show(*arguments)
    assert (code, out) == (2, "")
    assert words in error
