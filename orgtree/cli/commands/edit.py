"""Make a change, given as words, to the files of a definition."""

from __future__ import annotations

from typing import Any

import click

from orgtree.cli.editing import edit_definition, editing_options
from orgtree.cli.spoken_command import SpokenCommand


@click.command(
    "edit",
    cls=SpokenCommand,
    epilog="Exit codes: 0 done, or nothing to do; 1 a guard holds, and nothing is written; 2 wrong use, or a file has changed meanwhile; 3 nothing to read, or a change cannot be made: then nothing is written. "
    "Examples: orgtree edit team.yaml 'move: north, under: sales'; orgtree edit team.yaml 'set: lab, headcount: 7..' 'rename: west, to: west-2' --dry-run",
)
@click.argument("file", type=click.Path(allow_dash=True))
@click.argument("changes", metavar="CHANGE...", nargs=-1, required=True)
@editing_options
def command(file: str, changes: tuple[str, ...], **options: Any) -> int:
    """Make each CHANGE, an entry of a list of changes, where FILE and what it includes are written."""
    from orgtree.api.edit_files import changes_of  # noqa: PLC0415 - loaded when the command runs

    return edit_definition(file, [changes_of(changes)], **options)
