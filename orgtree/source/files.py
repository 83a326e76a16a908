"""Open regular files only, read no more than allowed, and never block on a pipe."""

from __future__ import annotations

import codecs
import errno
import os
import stat
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.files import note_read
from orgtree.base.messages import Saying
from orgtree.base.place import Place
from orgtree.source.codes import source_finding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from orgtree.base.finding import Finding, Label

# Absent on some systems, where a pipe is no file that a path can name.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_SORTS = (
    (stat.S_ISDIR, N_("it is a folder")),
    (stat.S_ISFIFO, N_("it is a pipe")),
    (stat.S_ISSOCK, N_("it is a socket")),
    (stat.S_ISCHR, N_("it is a device")),
    (stat.S_ISBLK, N_("it is a device")),
)
_TROUBLES = {errno.ENOENT: N_("no such file or directory"), errno.EACCES: N_("permission denied")}


class UnreadableError(Exception):
    """A file is not there, may not be read, or is no regular file; `saying` says which."""

    def __init__(self, template: str) -> None:
        super().__init__(template)
        self.saying = Saying(template)


def read_bytes(path: Path, limit: int, opened: Mapping[str, bytes] | None = None) -> bytes:
    """Read a regular file, up to one byte beyond *limit*.

    Args:
        path: Where it is.
        limit: Most bytes wanted.
        opened: What an editor holds of files, by real path, instead of what is saved.

    Raises:
        UnreadableError: If there is nothing to read; a pipe or a device is not even opened.
    """
    if opened and (held := opened.get(os.path.realpath(path))) is not None:
        return held[: limit + 1]
    try:
        _regular(path.stat().st_mode)
        descriptor = os.open(path, _FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            _regular(os.fstat(descriptor).st_mode)  # it may have been exchanged meanwhile
            note_read(path)
            return file.read(limit + 1)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        other = (said[:1].lower() + said[1:]).replace("{", "{{").replace("}", "}}")
        raise UnreadableError(_TROUBLES.get(getattr(error, "errno", None) or 0, other)) from error


def read_utf8(path: Path, limit: int) -> str:
    """Return the text of a file that the user names.

    Args:
        path: Where it is.
        limit: Most bytes that it may have.

    Raises:
        UsageError: If it cannot be read, is larger, or is not in UTF-8.
    """
    try:
        content = read_bytes(path, limit)
    except UnreadableError as error:
        raise UsageError(N_("'{path}' cannot be read: {reason}"), path=path, reason=error.saying) from error
    if len(content) > limit:
        raise UsageError(N_("'{path}' is larger than {most} bytes"), path=path, most=limit)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise UsageError(N_("'{path}' is not in UTF-8"), path=path) from error


def saved_prefix(path: Path, text: str) -> bytes | None:
    """Return a file's byte order mark or nothing; None if its text has changed since it was read."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    prefix = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    return prefix if content[len(prefix) :] == text.encode("utf-8", "surrogatepass") else None


def unreadable(number: int, label: str, reason: Saying, *others: Label) -> Finding:
    """Return the finding for a file that cannot be read."""
    return source_finding(
        "ORG026",
        N_("file '{file}' cannot be read: {reason}"),
        Place(number),
        labels=others,
        facts={"file": label, "reason": reason},
        help=N_("name a regular file that exists and may be read"),
    )


def _regular(mode: int) -> None:
    if not stat.S_ISREG(mode):
        sort = next((said for is_sort, said in _SORTS if is_sort(mode)), N_("it is not a regular file"))
        raise UnreadableError(sort)
