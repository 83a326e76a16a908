"""What is told, word for word, kept in files: UPDATE_SNAPSHOTS=1 writes them anew, to be read before they are kept."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def same(path: Path, text: str) -> None:
    """Compare a text with the file that holds it."""
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text
