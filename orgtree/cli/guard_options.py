"""Options of the guard against slips, which more than one command has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from orgtree.cli.common import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgtree.api.diff import Diff
    from orgtree.api.diff_guard import Guard


def guard_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--max-removed` and `--max-changed` to a command."""
    removed = click.option(
        "--max-removed", help="Exit with 1 only if more units than this are removed: a number or a share."
    )
    changed = click.option(
        "--max-changed", help="Exit with 1 only if more units than this are changed: a number or a share."
    )
    return removed(changed(function))


def guards_of(max_removed: str | None, max_changed: str | None) -> list[Guard]:
    """Return the guards that are asked for.

    Raises:
        UsageError: If one is neither a number nor a share.
    """
    if max_removed is None and max_changed is None:
        return []
    from orgtree.api.diff_guard import Guard  # noqa: PLC0415 - only where one is asked for

    removed = [] if max_removed is None else [Guard.parse("removed", max_removed)]
    return [*removed, *([] if max_changed is None else [Guard.parse("changed", max_changed)])]


def tell_exceeded(guards: Sequence[Guard], diff: Diff, language: str) -> bool:
    """Say for each guard that is exceeded what is too much; return whether any is."""
    exceeded = [said for guard in guards if (said := guard.exceeded(diff, language)) is not None]
    for said in exceeded:
        say("{reason}", reason=said)
    return bool(exceeded)
