"""Answer an editor over the language server protocol."""

from __future__ import annotations

import click

from orgtree.cli.common import Examples, language_option, spoken


@click.command(
    "lsp",
    cls=Examples,
    epilog="An editor starts it: tell its client to run `orgtree lsp` for YAML files, over standard input and output.",
)
@language_option
def command(language: str | None) -> int:
    """Answer an editor over the language server protocol: findings, completion, hover, definitions, fixes."""
    from orgtree.base.extras import need  # noqa: PLC0415 - loaded when the command runs

    need("pygls", "to answer an editor")
    from orgtree.assist.server import make  # noqa: PLC0415 - needs the extra

    make(spoken(language)).start_io()
    return 0
