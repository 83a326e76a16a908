"""Run `orgtree check --watch`: check again whenever a file is saved."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import click

from orgtree.base import clock
from orgtree.base.catalogue import N_
from orgtree.base.errors import OrgtreeError
from orgtree.cli.common import EXIT_NO_INPUT, say
from orgtree.source.read_cache import stamp_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from orgtree.api.checking import Outcome
    from orgtree.base.dates import Date

_CLEAR = "\x1b[2J\x1b[H"
_ENDINGS = (".yaml", ".yml", ".json", ".toml")
_EVERY = 0.4
"""Seconds between two looks."""


def watch_file(
    file: Path, run: Callable[[], Outcome], show: Callable[[Outcome], int], *, rounds: int | None = None
) -> int:
    """Check a file, and again whenever it, a file that it includes, its charter or the configuration changes.

    Args:
        file: The file.
        run: Checks; reads only what has changed.
        show: Shows what was found and returns the exit code.
        rounds: How many checks to make; without end if left out, until interrupted.

    Returns:
        The exit code of the last check.
    """
    made = 0
    inputs: list[Path] = [file]
    while True:
        # Looked at before reading: what is saved meanwhile is seen as a change.
        before = _seen(inputs)
        day = clock.today()
        code = EXIT_NO_INPUT
        try:
            outcome = run()
        except OrgtreeError as error:
            say("{error}", error=error)
        else:
            inputs = [file, *outcome.inputs]
            if sys.stdout.isatty():
                click.echo(_CLEAR, nl=False)
            code = show(outcome)
        made += 1
        if rounds is not None and made >= rounds:
            return code
        if made == 1:
            say(N_("watching {file} and what belongs to it; Ctrl-C ends it"), file=file)
        try:
            _wait(_seen(inputs) | before, day)
        except KeyboardInterrupt:
            return code


def _seen(inputs: Iterable[Path]) -> dict[Path, object]:
    """Return the stamps of files and folders, to compare for changes."""
    files = set(inputs)
    stamps: dict[Path, object] = {path: stamp_of(path) for path in files}
    # A folder's own time changes with anything written into it, the output of this command included.
    return stamps | {folder: _names(folder) for folder in {path.parent for path in files}}


def _names(folder: Path) -> frozenset[str]:
    try:
        with os.scandir(folder) as entries:
            return frozenset(entry.name for entry in entries if entry.name.endswith(_ENDINGS))
    except OSError:
        return frozenset()


def _wait(seen: dict[Path, object], day: Date) -> None:
    """Wait until a stamp changes, or until the day is over, by which terms and exceptions are judged."""
    files = [path for path, stamp in seen.items() if not isinstance(stamp, frozenset)]
    while _seen(files) == seen and clock.today() == day:
        time.sleep(_EVERY)
