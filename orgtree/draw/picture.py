"""Compose a view's scene: a chart, a coverage map, or what a view of its own kind makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.draw.chart import chart
from orgtree.draw.composed_view import ComposedView
from orgtree.draw.coverage_map import coverage_map
from orgtree.draw.options import DrawOptions

if TYPE_CHECKING:
    from orgtree.draw.scene import Scene
    from orgtree.draw.view import View


def scene_of(view: View | ComposedView, options: DrawOptions | None = None) -> Scene:
    """Return the scene of a view."""
    options = options or DrawOptions()
    if isinstance(view, ComposedView):
        return view.scene(options)
    return coverage_map(view, options) if options.picture == "map" else chart(view, options)
