"""The journal of a write: which files a run replaces, and by which temporary files beside them.

It stands before the first temporary file, so that whatever a run that was stopped has left is found by it, in folders below
as well. It may have come from elsewhere, with the folder: then it must not reach beyond it.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from orgtree.base.catalogue import N_
from orgtree.base.errors import WriteError
from orgtree.base.files import label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

JOURNAL = ".orgtree-journal"
"""Name of the file that says what is being written."""

SETTINGS, PYPROJECT = "orgtree.toml", "pyproject.toml"
"""Names of the files that hold a project's settings; these alone are written together with a folder that they are above."""

_BEGIN = ".orgtree-"
_TEMPORARY = re.compile(r"\.orgtree-\w+\.(?:new|old)\Z")
_UNFINISHED = ".journal"
_MOST = 1 << 24


class Step(NamedTuple):
    """One file to be replaced.

    Args:
        file: Its path from the folder, with forward slashes.
        new: Name of the temporary file beside it that holds what is to be written.
        old: Name of the one that keeps what was written; empty where nothing is kept.
        before: Digest of what was written; None where there was no file.
        after: Digest of what is to be written.
    """

    file: str
    new: str
    old: str
    before: str | None
    after: str


def temporary_name(ending: str) -> str:
    """Return a new name for a temporary file."""
    return f"{_BEGIN}{os.urandom(6).hex()}{ending}"


def write_journal(folder: Path, steps: Sequence[Step]) -> None:
    """Write the journal of a folder, whole.

    Raises:
        OSError: If it cannot be written; none stands then.
    """
    content = json.dumps({"orgtree": "journal/1", "steps": [step._asdict() for step in steps]}).encode()
    unfinished = folder / temporary_name(_UNFINISHED)
    try:
        write_new(unfinished, content, 0o600)
        unfinished.replace(folder / JOURNAL)
    except BaseException as error:
        unfinished.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename, error.filename2 = label_of(folder / JOURNAL), None
        raise
    settle(folder)


def read_journal(folder: Path) -> list[Step] | None:
    """Return the steps of a folder's journal, None where there is none.

    Raises:
        WriteError: If it is none: what stands there was written by something else, and nothing is done for it.
    """
    path = folder / JOURNAL
    if not path.is_file():  # a pipe is not even opened
        if os.path.lexists(path):
            raise _no_journal(path)
        return None
    with path.open("rb") as file:
        content = file.read(_MOST)
    try:
        steps = [Step(**step) for step in json.loads(content)["steps"]]
        fine = all(_fine(folder, step) for step in steps)
    except (ValueError, TypeError, KeyError, RecursionError):
        fine = False
    if not fine:
        raise _no_journal(path)
    return steps


def sweep(folder: Path) -> None:
    """Take away what a run has left that was stopped before its journal stood."""
    for left in folder.glob(f"{_BEGIN}*{_UNFINISHED}"):
        left.unlink()


def real(folder: Path, file: str) -> Path:
    """Return where a path from a folder leads, links included."""
    return Path(os.path.realpath(folder / file))


def stays(folder: Path, file: str) -> bool:
    """Return whether a path leads to a file below a folder, links included, and to none that is hidden; or to settings above."""
    path = PurePosixPath(file)
    if not path.parts or path.is_absolute() or "\\" in file:
        return False
    above = path.parts[:-1]
    if above and set(above) == {".."}:
        return path.name in (SETTINGS, PYPROJECT) and real(folder, file) == real(folder, str(path.parent)) / path.name
    named = not any(part.startswith(".") for part in path.parts)
    return named and Path(os.path.realpath(folder)) in real(folder, file).parents


def write_new(path: Path, content: bytes, mode: int) -> None:
    """Write a file that is not there yet, down to the disk.

    Args:
        path: The file.
        content: All of it.
        mode: Its permissions, less what the user's mask takes away.

    Raises:
        OSError: If it cannot be written.
    """
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode), "wb"
    ) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def settle(folder: Path) -> None:
    """Wait until what was made and renamed in a folder is on the disk, where the system can tell."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _fine(folder: Path, step: Step) -> bool:
    """Return whether a step reaches no other folder, and renames nothing but temporary files."""
    names = (step.new, *((step.old,) if step.old else ()))
    removes_above = step.before is None and step.file.startswith("../")
    return stays(folder, step.file) and not removes_above and all(_TEMPORARY.match(name) for name in names)


def _no_journal(path: Path) -> WriteError:
    return WriteError(N_("'{file}' is no journal of orgtree; look at it, and take it away"), file=label_of(path))
