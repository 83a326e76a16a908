"""Answer an editor over the language server protocol."""

from __future__ import annotations

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import interface_option
from orgtree.cli.spoken_command import SpokenCommand, spoken


@click.command(
    "lsp",
    cls=SpokenCommand,
    epilog="An editor starts it: tell its client to run `orgtree lsp` for YAML files, over standard input and output.",
)
@click.option(
    "--python-rules",
    is_flag=True,
    help="Load the Python rules that a folder's configuration names, which runs them; only for folders that you trust.",
)
@interface_option
def command(python_rules: bool, language: str | None) -> int:
    """Answer an editor over the language server protocol: findings, fixes, completion, references, renaming, formatting."""
    from orgtree.base.extras import need  # noqa: PLC0415 - loaded when the command runs

    need("pygls", N_("to answer an editor"))
    from orgtree.assist.server import make  # noqa: PLC0415 - needs the extra

    make(spoken(language), python_rules=python_rules).start_io()
    return 0
