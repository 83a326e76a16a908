"""Make the changes of a list to the files of a definition, and nothing else."""

from __future__ import annotations

from typing import Any

import click

from orgtree.cli.editing import edit_definition, editing_options
from orgtree.cli.spoken_command import SpokenCommand


@click.command(
    "apply",
    cls=SpokenCommand,
    epilog="Exit codes: 0 done, or nothing to do; 1 a guard holds, and nothing is written; 2 wrong use, or a file has changed meanwhile; 3 nothing to read, or a change cannot be made: then nothing is written. "
    "Examples: orgtree apply changes.yaml team.yaml --dry-run; orgtree apply april.yaml may.yaml team.yaml --max-removed 5%; orgtree diff old.yaml new.yaml -o changes.yaml",
)
@click.argument("changes", metavar="CHANGES...", nargs=-1, required=True, type=click.Path())
@click.argument("file", type=click.Path(allow_dash=True))
@editing_options
def command(changes: tuple[str, ...], file: str, **options: Any) -> int:
    """Make the CHANGES, in order, where FILE and what it includes are written; comments and all other text stay."""
    return edit_definition(file, changes, **options)
