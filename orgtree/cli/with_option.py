"""The option `--with`: look at a definition as it would be with some changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import language_given, say
from orgtree.cli.public_option import published
from orgtree.cli.spoken_command import WrongUse, spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.api import Organisation


def with_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--with` to a command that reads a definition."""
    return click.option(
        "--with",
        "changes",
        metavar="CHANGES",
        multiple=True,
        type=click.Path(allow_dash=True),
        callback=_files,
        help="File with a list of changes: look at the definition as it would be. May be repeated, in order.",
    )(function)


def changed(
    org: Organisation, changes: tuple[str, ...], as_of: str | None = None, *, public: bool = False
) -> Organisation:
    """Return a definition as it would be with some changes, and say on standard error that it is so.

    Args:
        org: The definition.
        changes: Files with lists of changes; none leaves it as it is.
        as_of: Day to look at instead of the one that it names, or from which the changes hold.
        public: Whether what is internal is left out, after all changes.

    Raises:
        ChangesError: If some cannot be made.
        DefinitionError: If a file is not there.
    """
    if changes:
        org = org.with_changes(*changes)
    if as_of is not None:
        org = org.at(as_of)
    if changes:
        tell(org)
    return published(org) if public else org


def tell(org: Organisation) -> None:
    """Say on standard error what the changes are called with which an organisation is looked at."""
    language = spoken(language_given())
    say(N_("as it would be: {title}"), title=org.snapshot.shown_title.pick(language))


def _files(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG001 - click's signature
    if "-" in value:
        raise WrongUse(N_("--with needs a file, not standard input"))
    return value
