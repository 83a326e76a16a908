"""What all uses of DuckDB have in common: how much memory it may take, how paths are told to it, and what its errors mean."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError, WriteError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MEMORY = re.compile(r"[1-9][0-9]*(\.[0-9]+)?[KMGT]i?B\Z", re.IGNORECASE)
_NO_ROOM = ("No space left on device", "File too large", "not enough space on the disk", "max_temp_directory_size")
_MARKS = re.compile(r"[\[*?]")


def checked_memory(said: str | None) -> str | None:
    """Return an amount of memory as it is.

    Raises:
        UsageError: If it is none.

    >>> checked_memory("4GB")
    '4GB'
    """
    if said is not None and not _MEMORY.match(said):
        raise UsageError(N_("'{memory}' is no amount of memory; write it as in 4GB"), memory=said)
    return said


def one_path(path: str | Path) -> str:
    """Return the pattern that only one path has: `*`, `?` and `[` in names are names.

    >>> one_path("list[1]/units.csv")
    'list[[]1]/units.csv'
    """
    return _MARKS.sub(r"[\g<0>]", str(path))


@contextmanager
def memory_errors(duckdb: Any) -> Iterator[None]:
    """Say in orgtree's words that the memory is too little, or the disk.

    Args:
        duckdb: The module.

    Raises:
        WriteError: If it is.
    """
    try:
        yield
    except duckdb.Error as error:
        if no_room(error):
            raise full_disk() from error
        if not isinstance(error, duckdb.OutOfMemoryException):
            raise
        raise WriteError(
            N_("the memory that DuckDB may use is too little; give it more with --memory, as in 4GB")
        ) from error


def full_disk() -> WriteError:
    """Return what says that there is no room for what memory has none for."""
    return WriteError(
        N_("the disk has no room: DuckDB puts there what memory has none for; make room, and run it again")
    )


def no_room(error: BaseException) -> bool:
    """Return whether an error of DuckDB says that a disk is full."""
    return any(words in str(error) for words in _NO_ROOM)
