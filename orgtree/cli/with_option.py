"""The option `--with`: look at a definition as it would be with some changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from orgtree.base.catalogue import N_
from orgtree.base.clock import today
from orgtree.cli.common import say
from orgtree.cli.spoken_command import WrongUse, spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.api import Organisation
    from orgtree.base.dates import Date


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
    org: Organisation, changes: tuple[str, ...], as_of: str | None = None, *, over_time: bool = False
) -> Organisation:
    """Return a definition as it would be with some changes, and say on standard error that it is so.

    Args:
        org: The definition.
        changes: Files with lists of changes; none leaves it as it is.
        as_of: Day to look at instead of the one that it names, or from which the changes hold.
        over_time: Whether earlier days are looked at, too.

    Raises:
        ChangesError: If some cannot be made.
        DefinitionError: If a file is not there.
    """
    if changes:
        org = org.with_changes(*changes)
    if as_of is not None:
        org = org.at(as_of)
    if changes:
        tell(org, over_time=over_time)
    return org


def tell(org: Organisation, *, over_time: bool = False) -> None:
    """Say on standard error what the changes are called with which an organisation is looked at.

    Args:
        org: The organisation as it would be.
        over_time: Whether earlier days are looked at, too.
    """
    context = click.get_current_context(silent=True)
    language = spoken(context.params.get("language") if context else None)
    say(N_("as it would be: {title}"), title=org.snapshot.shown_title.pick(language))
    tell_past(org.loaded.past_until, None if over_time else org.snapshot.as_of or today())


def tell_past(until: int | None, day: Date | None) -> None:
    """Say that changes have altered what was before a day, if that is looked at.

    Args:
        until: The day, as an ordinal; None where they have not.
        day: The day that is looked at; None for all.
    """
    if until is not None and (day is None or until > day.last):
        say(
            N_(
                "what is merged, split or moved is so on every day that is looked at, earlier ones too; "
                "'end' with a day, dated links and an 'event' keep what was"
            )
        )


def _files(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG001 - click's signature
    if "-" in value:
        raise WrongUse(N_("--with needs a file, not standard input"))
    return value
