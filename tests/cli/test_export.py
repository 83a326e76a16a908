"""`orgtree export`: another form by the ending or by its name, with what it does not hold on standard error."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Command = Callable[..., tuple[int, str, str]]

TEAM = """
orgtree: definition/1
charter: company
as_of: 2024-01-01
units:
- id: acme
  kind: company
  units:
  - {id: lab, kind: team, headcount: [{value: 4, until: 2020}, {value: 5, from: 2021}]}
"""


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be in a folder with a definition."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "team.yaml"
    path.write_text(TEAM, encoding="utf-8")
    return path


def test_the_ending_says_the_form_and_what_it_lacks_is_told(team: Path, command: Command) -> None:
    """The file is written, and standard error says so."""
    code, out, error = command("export", "team.yaml", "-o", "x.ttl")
    assert (code, out) == (0, "")
    assert error == "wrote x.ttl\nleft out, since w3c-turtle does not hold it: headcount on other days (1)\n"
    assert "org:subOrganizationOf <urn:orgtree:unit:acme>" in (team.parent / "x.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize(("day", "headcount"), [("2019", 4), ("2022", 5)])
def test_another_day_has_its_own_values(team: Path, command: Command, day: str, headcount: int) -> None:  # noqa: ARG001 - written there
    """Printed where no file is named."""
    code, out, _ = command("export", "team.yaml", "--form", "node-link", "--as-of", day)
    assert code == 0
    assert json.loads(out)["nodes"][1]["headcount"] == headcount


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "name a file with -o, a form with --form, or a folder with --tables"),
        (("-o", "x.doc"), "name a --form"),
        (("-o", "team.yaml", "--form", "graphml"), "is the input"),
        (("--form", "owl"), "there is no form 'owl'"),
    ],
)
def test_what_makes_no_sense_is_refused(team: Path, command: Command, arguments: tuple[str, ...], words: str) -> None:
    """In one line, and nothing is written."""
    code, out, error = command("export", "team.yaml", *arguments)
    assert (code, out) == (2, "")
    assert words in error
    assert team.read_text(encoding="utf-8") == TEAM
