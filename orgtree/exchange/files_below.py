"""Files of a folder, never outside of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.exchange.codes import exchange_finding
from orgtree.source.includes import is_below

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orgtree.exchange.gathered import Gathered


def files_below(gathered: Gathered, folder: Path, wanted: Callable[[str], bool]) -> list[Path]:
    """Return the files in a folder and in those below it, by name; a file is returned as it is.

    Names that begin with a dot are left out. Symbolic links are not followed: one that leads out of the folder is told, and
    what one that stays inside leads to is found where it is.

    Args:
        gathered: Takes what is refused.
        folder: Where they are.
        wanted: Whether a file's name is one of those that are looked for.

    Raises:
        UsageError: If there is too much to look at, or a folder cannot be read.
    """
    if not folder.is_dir():
        return [folder]
    budgets, reach = gathered.asked.budgets, os.path.realpath(folder)
    found: list[Path] = []
    pending, visits = [folder], 0
    while pending:
        here = pending.pop()
        below: list[Path] = []
        for entry in sorted(_entries(here), key=lambda entry: entry.name):
            visits += 1
            if visits > budgets.max_visits or len(found) > budgets.max_includes:
                raise UsageError(
                    N_("'{path}' has more files than are looked at: {most}"), path=folder, most=budgets.max_visits
                )
            if entry.name.startswith("."):
                continue
            path = here / entry.name
            if entry.is_symlink():
                if not is_below(os.path.realpath(path), reach):
                    message = N_("'{file}' is a symbolic link that leads out of the folder, and is not followed")
                    name = path.relative_to(folder).as_posix()
                    gathered.findings.append(exchange_finding("ORG811", message, None, facts={"file": name}))
            elif entry.is_dir():
                below.append(path)
            elif wanted(entry.name):
                found.append(path)
        pending += reversed(below)
    return found


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError as error:
        raise UsageError(N_("'{path}' cannot be read: {reason}"), path=folder, reason=str(error.strerror)) from error
