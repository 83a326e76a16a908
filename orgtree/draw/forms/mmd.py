"""Mermaid flowcharts: several files where one would be more than its renderers take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.draw.writers import mermaid

if TYPE_CHECKING:
    from orgtree.draw.options import DrawOptions
    from orgtree.draw.view import View


def write(view: View, options: DrawOptions) -> list[bytes]:  # noqa: ARG001 - Mermaid lays out by itself
    """Return the flowcharts, the root's first."""
    return [part.encode() for part in mermaid.write(view)]
