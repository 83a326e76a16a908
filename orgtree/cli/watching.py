"""Run `orgtree check --watch`: check again whenever a file is saved."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

from orgtree.base import clock
from orgtree.base.catalogue import N_
from orgtree.base.errors import OrgtreeError
from orgtree.cli.common import say
from orgtree.cli.exit_codes import EXIT_NO_INPUT
from orgtree.source.watched_files import same, seen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orgtree.api.checking import Outcome
    from orgtree.base.dates import Date
    from orgtree.source.watched_files import Seen

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
    inputs: list[Path] = [file]
    while True:
        # Looked at before reading: what is saved meanwhile is seen as a change.
        before = seen(inputs)
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
            _wait(seen(inputs) | before, day)
        except KeyboardInterrupt:
            return code


def _wait(before: Seen, day: Date) -> None:
    """Wait until a stamp changes, or until the day is over, by which terms and exceptions are judged."""
    while same(before) and clock.today() == day:
        time.sleep(_EVERY)
