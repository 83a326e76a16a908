"""Cache of documents, so that unchanged files are not read again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orgtree.base.finding import Finding
    from orgtree.source.documents import Document

Stamp = tuple[int, int, int]
"""Time of the last change in nanoseconds, size, and number of the file on its device."""

_Read = tuple["Document", list["Finding"], int]


class Kept:
    """Documents by file and number, each with the file's stamp at the time of reading.

    >>> Kept().get("a.yaml", 0, (0, 0, 0)) is None
    True
    """

    def __init__(self) -> None:
        self._read: dict[tuple[str, int], tuple[Stamp, _Read]] = {}
        self.reads = 0
        """How many files have really been read."""

    def get(self, path: str, number: int, stamp: Stamp | None) -> _Read | None:
        """Return document, findings and size of a file unchanged since it was read under this number."""
        found = self._read.get((path, number))
        return found[1] if found and stamp is not None and found[0] == stamp else None

    def put(self, path: str, number: int, stamp: Stamp | None, read: _Read) -> None:
        """Store the result of reading a file."""
        self.reads += 1
        if stamp is not None:
            self._read[path, number] = (stamp, read)


def stamp_of(path: str | os.PathLike[str]) -> Stamp | None:
    """Return the stamp of a file, None where there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a Path object is not needed for three numbers
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
