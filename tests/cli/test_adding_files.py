"""A format, a form of pictures, a command or a check is one file: put into a folder it is there, and it goes with it."""

from __future__ import annotations

import importlib
import sys
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from orgtree.check import formats, rules
from orgtree.check.formats import FORMATS
from orgtree.cli import commands
from orgtree.cli.commands import COMMANDS
from orgtree.draw import forms
from orgtree.draw.forms import FORMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import ModuleType

    from conftest import Command

TALLY = """
\"\"\"How many findings there are of each code.\"\"\"

from collections import Counter


def render(report, options):
    counts = Counter(finding.code for finding in report.findings)
    return "".join(f"{count} {code}\\n" for code, count in sorted(counts.items()))
"""
IDS = """
\"\"\"The ids of what is drawn, a line each.\"\"\"


def write(view, options):
    return ["\\n".join(view.ids).encode()]
"""
GREET = """
\"\"\"Greet whoever asks.\"\"\"

import click


@click.command("good-day")
def command():
    click.echo("good day")
"""
SHORT_ID = """
\"\"\"Ids are short.\"\"\"

from orgtree.check.rule import Problem

NAME = "short-id"


def check(context, options):
    for unit in context.scope(options).must.nonzero()[0].tolist():
        if len(context.id(unit)) > 3:
            yield Problem(unit, "the id of '{unit}' is long", context.graph.place(unit, "id"))
"""


@pytest.fixture
def put(tmp_path: Path) -> Iterator[Callable[[ModuleType, str, str], Callable[[], None]]]:
    """Return what puts a file into a folder of its own that belongs to a package, and returns what takes it away."""
    away: list[Callable[[], None]] = []

    def add(package: ModuleType, name: str, text: str) -> Callable[[], None]:
        folder = tmp_path / package.__name__
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.py").write_text(dedent(text).lstrip(), encoding="utf-8")
        package.__path__.append(str(folder))
        importlib.invalidate_caches()
        _forget_choices()

        def remove() -> None:
            if str(folder) in package.__path__:
                package.__path__.remove(str(folder))
            sys.modules.pop(f"{package.__name__}.{name}", None)
            vars(package).pop(name, None)
            _forget_choices()

        away.append(remove)
        return remove

    yield add
    for remove in away:
        remove()


def _forget_choices() -> None:
    """Let the commands be read anew, as a new process would: their options list what the folders hold."""
    for name in ("check", "draw"):
        sys.modules.pop(f"orgtree.cli.commands.{name}", None)


def test_a_format_of_findings_is_one_file(room: Path, command: Command, put: Callable[..., Callable[[], None]]) -> None:
    """The option offers it and the check is written in it; without the file it is refused like any other word."""
    (room / "bad.yaml").write_text("orgtree: definition/1\ncharter: company\nunits:\n- {id: a, kind: tema}\n")
    assert command("check", "bad.yaml", "--format", "tally")[0] == 2
    remove = put(formats, "tally", TALLY)
    assert command("check", "bad.yaml", "--format", "tally")[1] == "1 C07\n1 ORG105\n"
    assert "tally]" in command("check", "--help")[1].replace("\n", "").replace(" ", "")
    remove()
    assert "tally" not in FORMATS
    assert command("check", "bad.yaml", "--format", "tally")[0] == 2


def test_a_form_of_pictures_is_one_file(room: Path, command: Command, put: Callable[..., Callable[[], None]]) -> None:
    """The ending of the output chooses it, and the help names it."""
    assert command("draw", "team.yaml", "-o", "x.ids")[0] == 2
    remove = put(forms, "ids", IDS)
    assert command("draw", "team.yaml", "-o", "x.ids")[0] == 0
    assert (room / "x.ids").read_text() == "c"
    assert ".ids" in command("draw", "--help")[1]
    remove()
    assert "ids" not in FORMS
    assert command("draw", "team.yaml", "-o", "y.ids")[0] == 2


def test_a_command_is_one_file(command: Command, put: Callable[..., Callable[[], None]]) -> None:
    """Its first line stands in the help, and its name runs it."""
    assert command("good-day")[0] == 2
    remove = put(commands, "good_day", GREET)
    assert command("good-day") == (0, "good day\n", "")
    assert "good-day     greet whoever asks" in command("--help")[1]
    assert "did you mean 'good-day'?" in command("good-dya")[2]
    remove()
    assert "good-day" not in COMMANDS
    assert command("good-day")[0] == 2


def test_a_check_is_one_file(room: Path, command: Command, put: Callable[..., Callable[[], None]]) -> None:
    """A charter can name it, and its findings are told as any other's; without the file the charter is wrong."""
    (room / "own.yaml").write_text(
        "orgtree: charter/1\nname: own\nkinds: {team: {}}\nrules: {R01: {check: short-id, for: team}}\n"
    )
    (room / "long.yaml").write_text("orgtree: definition/1\ncharter: ./own.yaml\nunits:\n- {id: abcdef, kind: team}\n")
    assert "ORG114" in command("check", "long.yaml", "--format", "concise")[1]
    remove = put(rules, "short_id", SHORT_ID)
    assert "R01 [short-id] the id of 'abcdef' is long" in command("check", "long.yaml", "--format", "concise")[1]
    remove()
    assert "ORG114" in command("check", "long.yaml", "--format", "concise")[1]
