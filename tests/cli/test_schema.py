"""`orgtree schema`: one schema to standard output, or all of them into a folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from orgtree.api.schemas import all_schemas, schema_text
from orgtree.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path


def test_a_builtin_charter(capsys: pytest.CaptureFixture[str]) -> None:
    """The schema is printed, and nothing else."""
    assert run(["schema", "company"]) == 0
    assert capsys.readouterr().out == schema_text("company")


def test_a_charter_of_ones_own(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A file is named by its path; its kinds join those of the charter that it extends."""
    path = tmp_path / "ours.yaml"
    path.write_text(
        "orgtree: charter/1\nname: ours\nextends: company\nkinds: {squad: {is_a: team}}\n", encoding="utf-8"
    )
    assert run(["schema", str(path)]) == 0
    kinds = json.loads(capsys.readouterr().out)["$defs"]["unit"]["properties"]["kind"]["enum"]
    assert {"squad", "team"} <= set(kinds)


def test_all_into_a_folder(tmp_path: Path) -> None:
    """`--write` writes every schema under its name, making the folder."""
    folder = tmp_path / "deep" / "schemas"
    assert run(["schema", "--write", str(folder)]) == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == all_schemas()


@pytest.mark.parametrize("arguments", [[], ["company", "--write", "x"], ["compnay"], ["./gone.yaml"]])
def test_wrong_use_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """Neither or both of charter and folder, an unknown charter, a missing file: a line and no output."""
    monkeypatch.chdir(tmp_path)
    assert run(["schema", *arguments]) in {2, 3}
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert "Traceback" not in shown.err


@pytest.mark.parametrize("inside", [True, False], ids=["here", "elsewhere"])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kinds: {}\n", "does not say that it is a charter"),
        ("orgtree: charter/1\nname: a\nkinds: {b: {is_a: c}}\n", "ours.yaml:3:19: 'c' is not declared"),
    ],
)
def test_a_wrong_charter_has_no_schema(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    words: str,
    inside: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """A charter with mistakes gives none: it says where the first is, whatever folder one is in, and what tells of all."""
    path = tmp_path / "ours.yaml"
    path.write_text(text, encoding="utf-8")
    if inside:
        monkeypatch.chdir(tmp_path)
    assert run(["schema", "./ours.yaml" if inside else str(path)]) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    assert words in shown.err
