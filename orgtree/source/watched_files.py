"""Look at files and their folders, to see that something was saved."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from orgtree.source.read_cache import stamp_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_ENDINGS = (".yaml", ".yml", ".json", ".toml")

Seen = dict["Path", object]
"""Stamps of files, and of folders the names in them; equal as long as nothing was saved."""


def seen(inputs: Iterable[Path]) -> Seen:
    """Return the stamps of files, and the names of what stands beside them, to compare for changes."""
    files = set(inputs)
    stamps: Seen = {path: stamp_of(path) for path in files}
    # A folder's own time changes with anything written into it, the output of this command included.
    return stamps | {folder: _names(folder) for folder in {path.parent for path in files}}


def same(before: Seen) -> bool:
    """Return whether files and folders are as they were seen."""
    return seen(path for path, stamp in before.items() if not isinstance(stamp, frozenset)) == before


def _names(folder: Path) -> frozenset[str]:
    try:
        with os.scandir(folder) as entries:
            return frozenset(entry.name for entry in entries if entry.name.endswith(_ENDINGS))
    except OSError:
        return frozenset()
