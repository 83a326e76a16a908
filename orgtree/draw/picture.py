"""Compose a view's scene: a chart or a coverage map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.draw.chart import chart
from orgtree.draw.coverage_map import coverage_map
from orgtree.draw.options import DrawOptions

if TYPE_CHECKING:
    from orgtree.draw.scene import Scene
    from orgtree.draw.view import View


def scene_of(view: View, options: DrawOptions | None = None) -> Scene:
    """Return the scene of a view."""
    options = options or DrawOptions()
    return coverage_map(view, options) if options.picture == "map" else chart(view, options)
