"""A tree of lines for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.draw.writers import text

if TYPE_CHECKING:
    from orgtree.draw.options import DrawOptions
    from orgtree.draw.view import View


def write(view: View, options: DrawOptions) -> list[bytes]:
    """Return the tree as UTF-8."""
    return [text.write(view, ascii_only=options.ascii, title=options.title).encode()]
