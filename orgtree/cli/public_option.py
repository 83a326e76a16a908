"""The option `--public`: leave out what the charter calls internal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import language_given, say
from orgtree.cli.spoken_command import spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.api import Organisation


def public_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--public` to a command that writes what a definition says."""
    return click.option(
        "--public", is_flag=True, help="Leave out the kinds, fields and links that the charter calls internal."
    )(function)


def published(org: Organisation) -> Organisation:
    """Return what of a definition may be told, and say on standard error how much is left out.

    Args:
        org: The definition, with all changes made.
    """
    from orgtree.api import Organisation as Made  # noqa: PLC0415 - loaded when the command runs
    from orgtree.api.public import public  # noqa: PLC0415 - as above

    loaded, withheld = public(org)
    language = spoken(language_given())
    charter = org.charter
    titles = [
        *((charter.kinds[name].title.pick(language), count) for name, count in withheld.units.items()),
        *((charter.links[name].title.pick(language), count) for name, count in withheld.links.items()),
        *((name, count) for counts in (withheld.fields, withheld.other) for name, count in counts.items()),
    ]
    if titles:
        say(N_("left out as internal: {counts}"), counts=", ".join(f"{title} {count}" for title, count in titles))
    else:
        say(N_("nothing of this definition is internal"))
    return Made(loaded, org.origin)
