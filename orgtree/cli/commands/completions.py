"""Print a script that completes commands in your shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from orgtree.base.catalogue import N_
from orgtree.cli.spoken_command import OneOf, SpokenCommand, WrongUse


@click.command(
    "completions",
    cls=SpokenCommand,
    epilog='Examples: eval "$(orgtree completions bash)"; orgtree completions fish > ~/.config/fish/completions/orgtree.fish',
)
@click.argument("shell", type=OneOf(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print a script that completes orgtree's commands and options in SHELL."""
    completer = get_completion_class(shell)
    if completer is None:
        raise WrongUse(N_("there are no completions for '{shell}'"), shell=shell)
    click.echo(completer(click.get_current_context().find_root().command, {}, "orgtree", "_ORGTREE_COMPLETE").source())
