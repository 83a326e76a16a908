"""Let one run at a time write into a folder; the system frees the lock of a run that is killed."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import WriteError
from orgtree.base.messages import reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = ".orgtree-lock"
"""Name of the file that a writing run holds."""

_TRIES = 10
# A link that came with the folder is not followed: a lock makes no file elsewhere.
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def folder_lock(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder.

    Args:
        folder: The folder.

    Raises:
        WriteError: If another run holds it, or no file can be made there.
    """
    path = folder / LOCK
    try:
        handle = _taken(path)
    except OSError as error:
        message = N_("files in '{folder}' cannot be edited: {reason}; allow writing there, or edit a copy")
        raise WriteError(message, folder=folder, reason=reason(error)) from error
    if handle is None:
        raise WriteError(
            N_("another run is editing files in '{folder}'; run this one again when it is done"), folder=folder
        )
    try:
        yield
    finally:
        # It goes while it is held, so that who waits for this one finds that it is no longer the folder's.
        with suppress(OSError):
            path.unlink()
        os.close(handle)


def _taken(path: Path) -> int | None:
    """Return the open file of a lock, None where another run holds it."""
    for _ in range(_TRIES):
        handle = os.open(path, _FLAGS, 0o600)
        if not _locked(handle):
            os.close(handle)
            return None
        with suppress(FileNotFoundError):  # the run before may have taken the file away in between: it is tried again
            if os.path.samestat(os.fstat(handle), path.stat()):
                return handle
        os.close(handle)
    return None


def _locked(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - of that system only

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - of the other systems only

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
