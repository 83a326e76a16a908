"""PNG by resvg-py, of our own SVG or of Graphviz's; on paper as large as the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import RenderError
from orgtree.draw import fonts
from orgtree.draw.picture import on_sheet
from orgtree.draw.scripts import runs
from orgtree.draw.text_metrics import clean
from orgtree.draw.writers import graphviz, png

if TYPE_CHECKING:
    from orgtree.draw.options import DrawOptions
    from orgtree.draw.view import View


def write(view: View, options: DrawOptions) -> list[bytes]:
    """Return the picture, its text in the fonts that it needs."""
    if options.engine != "own":
        return [_by_graphviz(view, options)]
    scene, scale = on_sheet(view, options)
    return [
        png.write(
            scene,
            resolution=options.resolution,
            width=options.width,
            scale=scale,
            fonts=fonts.choose(scene.text(), options.fonts),
            time_limit=options.time_limit,
        )
    ]


def _by_graphviz(view: View, options: DrawOptions) -> bytes:
    """Return Graphviz's picture, its SVG rasterised with our fonts since the system may lack some."""
    drawn = graphviz.svg_of(view, options)
    words = [clean(name) for name in (*view.names, view.title)]
    if any(len(runs(name)) > 1 for name in words):
        raise RenderError(
            N_("a name mixes scripts in a way that Graphviz's PNG would lose; write SVG, or use our own layout")
        )
    return png.rasterise(
        drawn.decode(),
        graphviz.size_of(drawn),
        resolution=options.resolution,
        width=options.width,
        fonts=fonts.choose(set().union(*words), options.fonts),
        time_limit=options.time_limit,
    )
