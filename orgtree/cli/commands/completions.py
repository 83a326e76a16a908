"""Print a script that completes commands in your shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from orgtree.cli.common import Examples


@click.command(
    "completions",
    cls=Examples,
    epilog='Examples: eval "$(orgtree completions bash)"; orgtree completions fish > ~/.config/fish/completions/orgtree.fish',
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print a script that completes orgtree's commands and options in SHELL."""
    completer = get_completion_class(shell)
    if completer is None:
        raise click.UsageError(f"there are no completions for '{shell}'")
    click.echo(completer(click.get_current_context().find_root().command, {}, "orgtree", "_ORGTREE_COMPLETE").source())
