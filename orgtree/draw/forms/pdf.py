"""PDF by typst: one page, or on paper an atlas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import RenderError
from orgtree.draw import fonts
from orgtree.draw.atlas import atlas
from orgtree.draw.composed_view import ComposedView
from orgtree.draw.picture import scene_of
from orgtree.draw.sheet import Page
from orgtree.draw.writers import pdf

if TYPE_CHECKING:
    from orgtree.draw.options import DrawOptions
    from orgtree.draw.view import View


def write(view: View | ComposedView, options: DrawOptions) -> list[bytes]:
    """Return the pages as one file."""
    if options.engine != "own":
        raise RenderError(N_("Graphviz writes svg, png and dot here, not pdf; leave the engine out for pdf"))
    if isinstance(view, ComposedView):
        pages = [Page(scene, title) for scene, title in view.sheets(options)]
    else:
        pages = atlas(view, options) if options.paper else [Page(scene_of(view, options), view.title or "1")]
    characters: set[str] = set().union(*(page.scene.text() for page in pages))
    chosen = fonts.choose(characters, options.fonts)
    return [pdf.write(pages, options.paper, fonts=chosen, time_limit=options.time_limit)]
