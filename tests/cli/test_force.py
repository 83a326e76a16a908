"""`--force`: no command writes data over a file that is there unasked; pictures, pages and texts to read are made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Command = Callable[..., tuple[int, str, str]]

TEAM = "orgtree: definition/1\ncharter: company\nunits:\n- {id: acme, kind: company, headcount: NUMBER}\n"
DATA = [
    ("export", "team.yaml", "-o", "x.csv"),
    ("export", "team.yaml", "-o", "x.graphml"),
    ("convert", "rows.csv", "--charter", "company", "-o", "x.yaml"),
    ("convert", "rows.csv", "--charter", "company", "--guess", "-o", "x.yaml"),
    ("cover", "team.yaml", "-o", "x.csv"),
    ("diff", "team.yaml", "old.yaml", "-o", "x.yaml"),
    ("charter", "company", "-o", "x.yaml"),
    ("charter", "company", "-o", "x.ttl"),
    ("new", "definition", "-o", "x.yaml"),
]
TEXTS = [
    ("cover", "team.yaml", "-o", "x.md"),
    ("diff", "team.yaml", "old.yaml", "-o", "x.txt"),
    ("charter", "company", "-o", "x.md"),
    ("draw", "team.yaml", "-o", "x.svg"),
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be in a folder with definitions and a table."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "team.yaml").write_text(TEAM.replace("NUMBER", "4"), encoding="utf-8")
    (tmp_path / "old.yaml").write_text(TEAM.replace("NUMBER", "5"), encoding="utf-8")
    (tmp_path / "rows.csv").write_text("id,kind\nacme,company\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("arguments", DATA, ids=" ".join)
def test_data_are_written_over_when_asked(arguments: tuple[str, ...], folder: Path, command: Command) -> None:
    """The file stays as it is, and one line says how to write over it."""
    path = folder / arguments[-1]
    path.write_text("mine", encoding="utf-8")
    code, out, error = command(*arguments)
    assert (code, out) == (2, "")
    assert f"'{path.name}' is there; --force writes over it" in error
    assert path.read_text(encoding="utf-8") == "mine"
    assert command(*arguments, "--force")[0] in {0, 1}
    assert path.read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize("arguments", TEXTS, ids=" ".join)
def test_what_is_made_to_be_looked_at_is_made_anew(arguments: tuple[str, ...], folder: Path, command: Command) -> None:
    """A picture or a text holds nothing that is not made again."""
    path = folder / arguments[-1]
    path.write_text("old", encoding="utf-8")
    assert command(*arguments)[0] in {0, 1}
    assert path.read_text(encoding="utf-8") != "old"


def test_neither_of_two_files_is_written_where_one_is_there(folder: Path, command: Command) -> None:
    """Units go beside their links."""
    text = TEAM.replace("NUMBER", "4") + "- {id: t, kind: team, part_of: {to: acme, valid: {from: 2020}}}\n"
    (folder / "team.yaml").write_text(text, encoding="utf-8")
    (folder / "x-links.csv").write_text("mine", encoding="utf-8")
    assert command("export", "team.yaml", "-o", "x.csv")[0] == 2
    assert not (folder / "x.csv").exists()
    assert command("export", "team.yaml", "-o", "x.csv", "--force")[0] == 0
    assert (folder / "x-links.csv").read_text(encoding="utf-8") != "mine"


def test_the_input_is_not_written_over_even_so(folder: Path, command: Command) -> None:
    """It is said that it is the input."""
    code, _, error = command("diff", "old.yaml", "team.yaml", "-o", "team.yaml", "--force")
    assert (code, "is the input" in error) == (2, True)
    assert (folder / "team.yaml").read_text(encoding="utf-8") == TEAM.replace("NUMBER", "4")
