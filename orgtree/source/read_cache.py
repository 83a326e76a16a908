"""Cache of documents, so that what has not changed is not read again."""

from __future__ import annotations

import os
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from orgtree.source.rereading import read_again

if TYPE_CHECKING:
    from orgtree.base.finding import Finding
    from orgtree.source.budgets import Budgets
    from orgtree.source.documents import Document

Stamp = tuple[int, int, int]
"""Time of the last change in nanoseconds, size, and number of the file on its device."""


class Read(NamedTuple):
    """What reading a file gave: its document, what is wrong, and how many bytes it has."""

    document: Document
    findings: list[Finding]
    size: int


class Kept:
    """What files were read as, so that only what has changed is read again.

    >>> Kept().unchanged("a.yaml", 0, (0, 0, 0)) is None
    True
    """

    def __init__(self) -> None:
        self._read: dict[tuple[str, int], tuple[Stamp | None, bytes, Read]] = {}
        self._faultless: dict[str, Document] = {}
        self.reads = 0
        """How many files have been read again, in whole or in part."""

    def unchanged(self, label: str, number: int, stamp: Stamp | None) -> Read | None:
        """Return what a file was read as under this number, if it has kept its stamp since."""
        found = self._read.get((label, number))
        return found[2] if found and stamp is not None and found[0] == stamp else None

    def read(self, content: bytes, *, label: str, budgets: Budgets, number: int, stamp: Stamp | None) -> Read:
        """Read what a file holds now, as far as it differs from what it held."""
        digest = blake2b(content).digest()
        last = self._read.get((label, number))
        if last and last[1] == digest:
            found = last[2]
        else:
            self.reads += 1
            before = self._faultless.get(label)
            found = Read(*read_again(content, before, label=label, budgets=budgets, number=number), len(content))
            if not found.findings:
                self._faultless[label] = found.document
        self._read[label, number] = (stamp, digest, found)
        return found


def stamp_of(path: str | os.PathLike[str]) -> Stamp | None:
    """Return the stamp of a file, None where there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a Path object is not needed for three numbers
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
