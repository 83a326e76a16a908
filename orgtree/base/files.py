"""Write a file whole or not at all, and never over something that was read."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from orgtree.base.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_whole(path: str | Path, content: bytes, *, never: Iterable[str | Path] = ()) -> Path:
    """Write a file through a temporary one beside it, so that it is whole or absent.

    Args:
        path: Where it goes; an older file there is replaced.
        content: All of it.
        never: Files that were read and must not be replaced.

    Returns:
        The path.

    Raises:
        UsageError: If the path is one of *never*, a folder, or its folder is not there.
    """
    target = Path(path)
    resolved = target.resolve()
    if any(Path(other).resolve() == resolved for other in never):
        raise UsageError(f"'{target}' is the input; give the output another name")
    if target.is_dir():
        raise UsageError(f"'{target}' is a folder; name a file in it")
    if not resolved.parent.is_dir():
        raise UsageError(f"the folder of '{target}' is not there; make it first")
    handle, temporary = tempfile.mkstemp(prefix=f".{resolved.name}.", dir=resolved.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        # mkstemp makes the file readable for its owner only; a new file gets what the user's mask allows.
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(resolved.stat().st_mode & 0o777 if resolved.exists() else 0o666 & ~mask)
        Path(temporary).replace(resolved)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return target
