"""Compose a view's scene: a chart, a coverage map, or what a view of its own kind makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.draw.chart import chart
from orgtree.draw.composed_view import ComposedView
from orgtree.draw.coverage_map import coverage_map
from orgtree.draw.options import DrawOptions
from orgtree.draw.sheet import on_paper

if TYPE_CHECKING:
    from orgtree.draw.scene import Scene
    from orgtree.draw.view import View


def scene_of(view: View | ComposedView, options: DrawOptions | None = None) -> Scene:
    """Return the scene of a view."""
    options = options or DrawOptions()
    if isinstance(view, ComposedView):
        return view.scene(options)
    return coverage_map(view, options) if options.picture == "map" else chart(view, options)


def on_sheet(view: View | ComposedView, options: DrawOptions) -> tuple[Scene, float]:
    """Return the scene of a view with the margins of its paper, and the factor by which it is printed."""
    scene = scene_of(view, options)
    if options.paper is None:
        return scene, 1.0
    scene = on_paper(scene, options.paper)
    return scene, options.paper.width / scene.width
