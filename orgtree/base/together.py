"""Write several files together: all of them or none.

New texts go into temporary files beside the old ones; then a journal in the folder says what is to be renamed; then that is
done. A run that is killed before the journal stands has changed nothing. After that, `recover` completes what it began, or
takes all of it back where someone else has changed one of the files meanwhile.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import tempfile
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal, NamedTuple

from orgtree.base.catalogue import N_
from orgtree.base.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

JOURNAL = ".orgtree-journal"
"""Name of the file that says what is being written."""

_BEGIN = ".orgtree-"
_TEMPORARY = re.compile(r"\.orgtree-\w+\.(?:new|old)\Z")
_MOST = 1 << 24


class Change(NamedTuple):
    """The bytes of a file before and after."""

    before: bytes
    after: bytes


class _Step(NamedTuple):
    """One file to be renamed.

    Args:
        file: Its path below the folder, with forward slashes.
        new: Name of the temporary file beside it that holds what is to be written.
        old: Name of the one that keeps what was written.
        before: Digest of what was written.
        after: Digest of what is to be written.
    """

    file: str
    new: str
    old: str
    before: str
    after: str


def write_together(folder: Path, changes: Mapping[str, Change]) -> None:
    """Write files, all or none; the folder's lock is to be held.

    Links are followed, and permissions stay.

    Args:
        folder: The folder that the files are below.
        changes: What to write, by path below the folder, with forward slashes.

    Raises:
        WriteError: If a file has changed since it was read; nothing is written.
        OSError: If one cannot be written; nothing is.
    """
    steps = prepare(folder, changes)
    try:
        commit(folder, steps)
    except BaseException:
        _take_back(folder, steps)
        raise
    _clear(folder, steps)


def prepare(folder: Path, changes: Mapping[str, Change]) -> list[_Step]:
    """Write the temporary files and the journal.

    Raises:
        WriteError: If a file has changed since it was read.
        OSError: If one cannot be written.
    """
    for file, change in changes.items():
        if _real(folder, file).read_bytes() != change.before:
            raise _changed(file)
        if len(changes) > 1 and not _stays(folder, file):
            message = N_("'{file}' is a link out of '{folder}', and files there are edited together only below it")
            raise WriteError(message, file=file, folder=folder)
    steps: list[_Step] = []
    try:
        for file, change in changes.items():
            target = _real(folder, file)
            mode = stat.S_IMODE(target.stat().st_mode)
            new, old = _temporary(target.parent, change.after, mode, ".new"), ""
            steps.append(_Step(file, new, old, _digest(change.before), _digest(change.after)))
            if len(changes) > 1:
                old = _temporary(target.parent, change.before, mode, ".old")
                steps[-1] = steps[-1]._replace(old=old)
        if len(changes) > 1:
            content = json.dumps({"orgtree": "journal/1", "steps": [step._asdict() for step in steps]}).encode()
            (folder / _temporary(folder, content, 0o600, ".new")).replace(folder / JOURNAL)
            _settle(folder)
    except BaseException:
        _clear(folder, steps)
        raise
    return steps


def commit(folder: Path, steps: Sequence[_Step]) -> None:
    """Rename the temporary files.

    Raises:
        WriteError: If a file has changed since it was read.
        OSError: If one cannot be renamed.
    """
    targets = [_real(folder, step.file) for step in steps]
    for step, target in zip(steps, targets, strict=True):
        if _digest_of(target) != step.before:
            raise _changed(step.file)
        (target.parent / step.new).replace(target)
    for parent in {target.parent for target in targets}:
        _settle(parent)


def recover(folder: Path) -> Literal["completed", "taken back"] | None:
    """End what a run that was stopped has begun; the folder's lock is to be held.

    Args:
        folder: The folder.

    Returns:
        What was done; None where there was nothing to do.

    Raises:
        WriteError: If the journal is none, or names what a journal cannot.
        OSError: If a file cannot be written.
    """
    steps = _read_journal(folder)
    if steps is None:
        for left in folder.glob(f"{_BEGIN}*"):  # of a run that was stopped before its journal stood
            if _TEMPORARY.match(left.name):
                left.unlink()
        return None
    done = all(
        (found := _digest_of(_real(folder, step.file))) == step.after
        or (found == step.before and _digest_of(_real(folder, step.file).parent / step.new) == step.after)
        for step in steps
    )
    if done:
        commit(folder, [step for step in steps if _digest_of(_real(folder, step.file)) == step.before])
    else:
        _take_back(folder, steps)
    _clear(folder, steps)
    return "completed" if done else "taken back"


def _take_back(folder: Path, steps: Sequence[_Step]) -> None:
    """Put back what was written before, except where someone else has written meanwhile."""
    for step in steps:
        target = _real(folder, step.file)
        old = target.parent / step.old
        if step.old and _digest_of(target) == step.after and _digest_of(old) == step.before:
            old.replace(target)
    _clear(folder, steps)


def _clear(folder: Path, steps: Sequence[_Step]) -> None:
    """Take the journal away, then the temporary files."""
    with suppress(FileNotFoundError):
        (folder / JOURNAL).unlink()
    for step in steps:
        for name in (step.new, step.old):
            if name:
                with suppress(OSError):
                    (_real(folder, step.file).parent / name).unlink()


def _read_journal(folder: Path) -> list[_Step] | None:
    """Return the steps of a journal, None where there is none.

    Raises:
        WriteError: If it is none: what stands there was written by something else, and nothing is done for it.
    """
    path = folder / JOURNAL
    try:
        with path.open("rb") as file:
            content = file.read(_MOST)
    except FileNotFoundError:
        return None
    try:
        steps = [_Step(**step) for step in json.loads(content)["steps"]]
        fine = all(_fine(folder, step) for step in steps)
    except (ValueError, TypeError, KeyError):
        fine = False
    if not fine:
        raise WriteError(N_("'{file}' is no journal of orgtree; look at it, and take it away"), file=path)
    return steps


def _fine(folder: Path, step: _Step) -> bool:
    """Return whether a step stays below its folder and renames nothing but temporary files."""
    return _stays(folder, step.file) and all(_TEMPORARY.match(name) for name in (step.new, step.old))


def _stays(folder: Path, file: str) -> bool:
    """Return whether a path leads to a file below a folder, links included, and to none that is hidden."""
    path = PurePosixPath(file)
    named = path.parts and not path.is_absolute() and not any(part.startswith(".") for part in path.parts)
    return bool(named) and "\\" not in file and Path(os.path.realpath(folder)) in _real(folder, file).parents


def _temporary(folder: Path, content: bytes, mode: int, ending: str) -> str:
    """Write a temporary file; return its name."""
    handle, name = tempfile.mkstemp(prefix=_BEGIN, suffix=ending, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode & 0o777)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name).name


def _real(folder: Path, file: str) -> Path:
    return Path(os.path.realpath(folder / file))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _digest_of(path: Path) -> str | None:
    """Return the digest of a file, None where there is none."""
    try:
        return _digest(path.read_bytes())
    except (FileNotFoundError, IsADirectoryError):
        return None


def _settle(folder: Path) -> None:
    """Wait until what was renamed in a folder is on the disk, where the system can tell."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _changed(file: str) -> WriteError:
    return WriteError(N_("'{file}' has changed since it was read, and nothing is written; run this again"), file=file)
