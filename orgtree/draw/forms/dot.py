"""DOT, the language of Graphviz, with our positions or for a layout of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.draw.writers import graphviz

if TYPE_CHECKING:
    from orgtree.draw.options import DrawOptions
    from orgtree.draw.view import View


def write(view: View, options: DrawOptions) -> list[bytes]:
    """Return the graph as UTF-8."""
    return [graphviz.source_of(view, options)[0].encode()]
