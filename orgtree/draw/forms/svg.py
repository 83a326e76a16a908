"""SVG: our own, as large as its paper says, or by Graphviz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.draw.picture import scene_of
from orgtree.draw.writers import graphviz, svg
from orgtree.draw.writers.pdf import scale_on

if TYPE_CHECKING:
    from orgtree.draw.options import DrawOptions
    from orgtree.draw.view import View


def write(view: View, options: DrawOptions) -> list[bytes]:
    """Return the picture as UTF-8."""
    if options.engine != "own":
        return [graphviz.svg_of(view, options)]
    scene = scene_of(view, options)
    width = None if options.paper is None else scene.width * scale_on(scene, options.paper)
    return [svg.write(scene, dark=options.dark, width=width).encode()]
