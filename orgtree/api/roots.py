"""Find the file to check for a named or opened one: itself, or the definition that includes it."""

from __future__ import annotations

import os
import re
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from orgtree.source import Budgets, read_text
from orgtree.source.documents import root_mapping
from orgtree.source.files import UnreadableError, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WHOLE = re.compile(rb"""^[ \t{]*["']?orgtree["']?[ \t]*:[ \t]*["']?(definition|charter)/""", re.MULTILINE)
_INCLUDE = re.compile(r"^include[ \t]*:.*?(?=^[^\s#-]|\Z)", re.MULTILINE | re.DOTALL)
_HEAD = 64 * 1024
_UP = 5
"""How many folders above are searched for a definition that includes the file."""
_MOST_FILES = 200


def root_of(path: Path, opened: Mapping[str, bytes]) -> Path | None:
    """Return the definition or charter that a file belongs to; None for YAML that is not orgtree's.

    Args:
        path: The file.
        opened: What an editor holds of files, by real path.
    """
    if _WHOLE.search(_head(path, opened)):
        return path
    full = Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute leaves `..` in
    for folder in list(full.parents)[:_UP]:
        below = full.relative_to(folder).parts
        for candidate in _definitions(folder):
            head = _head(candidate, opened)
            if _WHOLE.search(head) and any(_matches(below, pattern) for pattern in _includes(head)):
                return candidate
        if (folder / ".git").exists():
            break
    return None


def _definitions(folder: Path) -> Iterator[Path]:
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if entry.is_file())
    except OSError:
        return
    yield from (folder / name for name in names[:_MOST_FILES] if name.endswith((".yaml", ".yml")))


def _head(path: Path, opened: Mapping[str, bytes]) -> bytes:
    try:
        return read_bytes(path, _HEAD, opened)
    except UnreadableError:
        return b""


def _includes(head: bytes) -> list[str]:
    """Return the include patterns in the first lines of a definition, whose text may be cut."""
    text = head.decode("utf-8", "replace")
    found = _INCLUDE.search(text)
    document, _ = read_text(found[0] if found else text, label="", budgets=Budgets())
    patterns = root_mapping(document).get("include")
    return [pattern for pattern in patterns if isinstance(pattern, str)] if isinstance(patterns, list) else []


def _matches(names: Sequence[str], pattern: str) -> bool:
    """Return whether an include's pattern matches a path below its folder, as reading does."""
    if any(name.startswith(".") for name in names):
        return False
    reached = {0}
    for part in pattern.split("/"):
        if part == "**":
            reached = {after for at in reached for after in range(at, len(names) + 1)}
        elif part not in {"", "."}:
            reached = {at + 1 for at in reached if at < len(names) and fnmatchcase(names[at], part)}
    return len(names) in reached
