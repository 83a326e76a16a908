"""A folder of files that a command writes, and nobody else: kept current, and verified.

A list in the folder names the files that were written, so that what is no longer made is taken away, and a file that
somebody else put there is never written over.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from orgtree.base.catalogue import N_
from orgtree.base.errors import WriteError
from orgtree.base.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LIST = ".orgtree-pages.json"
"""Name of the list, which is a JSON array of paths from the folder."""


class Differences(NamedTuple):
    """How a folder differs from what would be written: paths from the folder, sorted."""

    missing: list[str]
    changed: list[str]
    left_over: list[str]

    def __bool__(self) -> bool:
        """Return whether there is any."""
        return any(self)


def differences(folder: Path, files: Mapping[str, bytes]) -> Differences:
    """Return how a folder differs from the files that would be written; what others put there does not count.

    Args:
        folder: The folder.
        files: Contents by path from it, with forward slashes.
    """
    missing, changed = [], []
    for name in sorted(files):
        try:
            found = (folder / name).read_bytes()
        except OSError:
            missing.append(name)
        else:
            if found != files[name]:
                changed.append(name)
    left = sorted(name for name in _listed(folder) - files.keys() if (folder / name).is_file())
    return Differences(missing, changed, left)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> Differences:
    """Write files into a folder, and take away those that were written before and are made no longer.

    Args:
        folder: The folder; it is made where there is none.
        files: Contents by path from it, with forward slashes.

    Returns:
        What was different before.

    Raises:
        WriteError: If a file that is not in the list is in the way, or one cannot be written; nothing is then.
    """
    before = _listed(folder)
    for name in sorted(files):
        path = folder / name
        if not _inside(folder, name):
            raise WriteError(N_("'{path}' leads out of the folder; nothing is written"), path=path)
        if name not in before and path.exists() and path.read_bytes() != files[name]:
            raise WriteError(
                N_("'{path}' was not written here; it stays as it is, and nothing is written: choose another folder"),
                path=path,
            )
    found = differences(folder, files)
    for parent in {(folder / name).parent for name in files}:
        parent.mkdir(parents=True, exist_ok=True)
    # What is written counts as written here from the start, so that a second run completes what a first one began.
    write_whole(folder / LIST, _list(before | files.keys()))
    for name in (*found.missing, *found.changed):
        write_whole(folder / name, files[name])
    for name in found.left_over:
        (folder / name).unlink()
    write_whole(folder / LIST, _list(files.keys()))
    return found


def _list(names: Iterable[str]) -> bytes:
    return (json.dumps(sorted(names), ensure_ascii=False, indent=1) + "\n").encode()


def _listed(folder: Path) -> set[str]:
    """Return the files that were written here; a list that somebody bent names none, and none outside the folder."""
    try:
        names = json.loads((folder / LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    if not isinstance(names, list):
        return set()
    return {name for name in names if isinstance(name, str) and _inside(folder, name)}


def _inside(folder: Path, name: str) -> bool:
    try:
        return (folder / name).resolve().is_relative_to(folder.resolve()) and bool(Path(name).parts)
    except (OSError, ValueError):
        return False
