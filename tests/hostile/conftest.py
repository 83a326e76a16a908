"""What the tests of hostile input share: a command run in this process, and files written in a folder of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from orgtree.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Command = Callable[..., tuple[int, str, str]]

HEAD = "orgtree: definition/1\ncharter: company\nas_of: 2024-01-01\nunits:\n"
COMPANY = HEAD + "- {id: c, kind: company, name: Acme}\n"


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Return what runs a command and gives its code, its output and what it said on standard error."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is the current one, with a definition in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "team.yaml").write_text(COMPANY, encoding="utf-8")
    return tmp_path
