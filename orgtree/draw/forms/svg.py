"""SVG: our own, on paper as large as the sheet, or by Graphviz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.draw.picture import on_sheet
from orgtree.draw.writers import graphviz, svg

if TYPE_CHECKING:
    from orgtree.draw.options import DrawOptions
    from orgtree.draw.view import View


def write(view: View, options: DrawOptions) -> list[bytes]:
    """Return the picture as UTF-8."""
    if options.engine != "own":
        return [graphviz.svg_of(view, options)]
    scene, scale = on_sheet(view, options)
    return [svg.write(scene, dark=options.dark, width=scene.width * scale).encode()]
