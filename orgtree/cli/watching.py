"""`orgtree check --watch`: check again whenever a file is saved."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

from orgtree.base.errors import OrgtreeError
from orgtree.cli.common import EXIT_NO_INPUT, say
from orgtree.source.kept import Stamp, stamp_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from orgtree.api.checking import Outcome

_CLEAR = "\x1b[2J\x1b[H"
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
    while True:
        inputs: Iterable[Path] = [file]
        # Looked at before reading: what is saved meanwhile is seen as a change.
        before = {path: stamp_of(path) for path in _watched(inputs)}
        code = EXIT_NO_INPUT
        try:
            outcome = run()
        except OrgtreeError as error:
            say(str(error))
        else:
            inputs = [file, *outcome.inputs]
            if sys.stdout.isatty():
                click.echo(_CLEAR, nl=False)
            code = show(outcome)
        made += 1
        if rounds is not None and made >= rounds:
            return code
        if made == 1:
            say(f"watching {file} and what belongs to it; Ctrl-C ends it")
        seen = {path: before.get(path) or stamp_of(path) for path in _watched(inputs)}
        _wait(seen)


def _watched(inputs: Iterable[Path]) -> set[Path]:
    """Return the files and their folders, whose stamps change when a file comes or goes."""
    files = set(inputs)
    return files | {path.parent for path in files}


def _wait(seen: dict[Path, Stamp | None]) -> None:
    """Wait until a file is other than it was."""
    while all(stamp_of(path) == stamp for path, stamp in seen.items()):
        time.sleep(_EVERY)
