"""Write several files together: all of them or none.

A journal in the folder says which files are to be replaced (`orgtree/base/journal.py`). Then new texts go into temporary
files beside the old ones, and are renamed when all of them stand. A run that is killed before that has changed nothing, and
`recover` takes away what it left. After that, `recover` completes what it began, or takes all of it back where someone else
has changed one of the files meanwhile.
"""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from orgtree.base.catalogue import N_
from orgtree.base.errors import WriteError
from orgtree.base.files import label_of, refuse_read_only
from orgtree.base.journal import (
    JOURNAL,
    Step,
    read_journal,
    real,
    settle,
    stays,
    sweep,
    temporary_name,
    write_journal,
    write_new,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Change(NamedTuple):
    """The bytes of a file before and after; None before where there is no file."""

    before: bytes | None
    after: bytes


def write_together(folder: Path, changes: Mapping[str, Change]) -> None:
    """Write files, all or none; the folder's lock is to be held.

    Links are followed; permissions and owners stay.

    Args:
        folder: The folder that the files are below.
        changes: What to write, by path from the folder, with forward slashes. Settings may stand in a folder above.

    Raises:
        WriteError: If a file has changed since it was read, or may not be written; nothing is.
        OSError: If one cannot be written; nothing is.
    """
    steps = prepare(folder, changes)
    try:
        commit(folder, steps)
    except BaseException:
        _take_back(folder, steps)
        _clear(folder, steps)
        raise
    _clear(folder, steps)


def prepare(folder: Path, changes: Mapping[str, Change]) -> list[Step]:
    """Write the journal and the temporary files.

    Raises:
        WriteError: If a file has changed since it was read, or may not be written.
        OSError: If one cannot be written.
    """
    for file, change in changes.items():
        _look(folder, file, change, alone=len(changes) == 1)
    steps = [
        Step(
            file,
            temporary_name(".new"),
            temporary_name(".old") if len(changes) > 1 and change.before is not None else "",
            _digest(change.before),
            hashlib.sha256(change.after).hexdigest(),
        )
        for file, change in changes.items()
    ]
    try:
        if all(stays(folder, file) for file in changes):  # else one alone, which a rename writes or not
            write_journal(folder, steps)
        for step, change in zip(steps, changes.values(), strict=True):
            target = real(folder, step.file)
            try:
                _beside(target, step.new, change.after)
                if change.before is not None and step.old:
                    _beside(target, step.old, change.before)
            except OSError as error:
                error.filename = _shown(folder, step.file)  # a temporary file's name says nothing to the user
                raise
        for parent in {real(folder, step.file).parent for step in steps}:
            settle(parent)
    except BaseException:
        _clear(folder, steps)
        raise
    return steps


def commit(folder: Path, steps: Sequence[Step]) -> None:
    """Rename the temporary files.

    Raises:
        WriteError: If a file has changed since it was read.
        OSError: If one cannot be renamed.
    """
    targets = [real(folder, step.file) for step in steps]
    for step, target in zip(steps, targets, strict=True):
        if _digest_of(target) != step.before:
            raise changed(folder, step.file)
        (target.parent / step.new).replace(target)
    for parent in {target.parent for target in targets}:
        settle(parent)


def recover(folder: Path) -> Literal["completed", "taken back"] | None:
    """End what a run that was stopped has begun; the folder's lock is to be held.

    Args:
        folder: The folder.

    Returns:
        What was done; None where no file had been replaced, or nothing was left to do.

    Raises:
        WriteError: If the journal is none, or names what a journal cannot.
        OSError: If a file cannot be written.
    """
    sweep(folder)
    steps = read_journal(folder)
    if steps is None:
        return None
    left = [step for step in steps if _digest_of(real(folder, step.file)) != step.after]
    ready = all(
        _digest_of(target := real(folder, step.file)) == step.before
        and _digest_of(target.parent / step.new) == step.after
        for step in left
    )
    done: Literal["completed", "taken back"] | None
    if ready:
        commit(folder, left)
        done = "completed"
    else:
        done = "taken back" if _take_back(folder, steps) else None
    _clear(folder, steps)
    return done


def changed(folder: Path, file: str) -> WriteError:
    """Return the error for a file that someone else has written."""
    message = N_("'{file}' has changed since it was read, and nothing is written; run this again")
    return WriteError(message, file=_shown(folder, file))


def _look(folder: Path, file: str, change: Change, *, alone: bool) -> None:
    """See that a file is as it was read, and may be written.

    Raises:
        WriteError: If not, or if several are to be written and it is elsewhere.
    """
    target = real(folder, file)
    if _digest_of(target) != _digest(change.before):
        raise changed(folder, file)
    if not alone and not stays(folder, file):
        message = N_(
            "'{file}' is hidden or leads out of '{folder}', and several files are written together only inside it"
        )
        raise WriteError(message, file=_shown(folder, file), folder=folder)
    if change.before is not None:
        refuse_read_only(target, _shown(folder, file))


def _take_back(folder: Path, steps: Sequence[Step]) -> bool:
    """Put back what was written before, except where someone else has written meanwhile; return whether anything was."""
    any_back = False
    for step in steps:
        target = real(folder, step.file)
        if _digest_of(target) != step.after or step.after == step.before:
            continue
        if step.before is None:
            target.unlink()
            any_back = True
        elif step.old and _digest_of(target.parent / step.old) == step.before:
            (target.parent / step.old).replace(target)
            any_back = True
    return any_back


def _clear(folder: Path, steps: Sequence[Step]) -> None:
    """Take the temporary files away, and then the journal that names them."""
    for step in steps:
        for name in filter(None, (step.new, step.old)):
            with suppress(OSError):
                (real(folder, step.file).parent / name).unlink()
    with suppress(FileNotFoundError):
        (folder / JOURNAL).unlink()


def _beside(target: Path, name: str, content: bytes) -> None:
    """Write a temporary file with the permissions and the owner of the one that it is to replace."""
    path = target.parent / name
    try:
        found = target.stat()
    except FileNotFoundError:
        write_new(path, content, 0o666)
        return
    write_new(path, content, 0o600)
    with suppress(OSError, AttributeError):  # only the superuser gives files away, and some systems have no owners
        os.chown(path, found.st_uid, found.st_gid)
    path.chmod(stat.S_IMODE(found.st_mode) & 0o777)


def _shown(folder: Path, file: str) -> str:
    return label_of(Path(os.path.normpath(folder / file)))


def _digest(content: bytes | None) -> str | None:
    return None if content is None else hashlib.sha256(content).hexdigest()


def _digest_of(path: Path) -> str | None:
    """Return the digest of a file, None where there is none."""
    try:
        if not path.is_file():  # a pipe that a journal names is not even opened
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None
