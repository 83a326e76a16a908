"""How far a long command is, is seen on a terminal and nowhere else."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.progress import Progress
from orgtree.cli.common import working

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal_of(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """Make standard error a terminal, and return what it gets; not a fixture, since pytest sets the streams before a test's body."""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    for name, value in (("TERM", "xterm"), ("COLUMNS", "100"), ("LC_ALL", "C")):
        monkeypatch.setenv(name, value)
    return terminal


def test_a_terminal_shows_which_step_of_how_many_the_work_is_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are shown as they are, brackets and escape sequences included."""
    shown = terminal_of(monkeypatch)
    with working(N_("writing {file}"), file="out[1]"):
        progress = Progress(3)
        progress.step(N_("reading {file}"), file="a.csv")
        progress.step(N_("reading {file}"), file="[b]\x1b[2J.csv")
    assert "writing out[1], step 2 of 3: reading [b]\\u{1b}[2J.csv" in shown.getvalue()


def test_a_pipe_is_told_of_no_step(room: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What stands on standard error is what was done, so that logs stay short."""
    del room
    with working(N_("writing {file}"), file="out"):
        Progress(1).step(N_("reading {file}"), file="a.csv")
    assert capfd.readouterr().err == ""


def test_steps_beyond_those_foreseen_are_counted_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """It never reads `step 3 of 2`."""
    shown = terminal_of(monkeypatch)
    with working(N_("comparing")):
        progress = Progress(1)
        progress.step(N_("reading {file}"), file="a")
        progress.step(N_("reading {file}"), file="b")
    assert "comparing, step 2 of 2: reading b" in shown.getvalue()
