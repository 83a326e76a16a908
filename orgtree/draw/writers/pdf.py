"""PDF by typst: pages made of our own SVG, whose text stays text; bookmarks, page links and metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.draw.fonts import Fonts
from orgtree.draw.writers import typst_picture
from orgtree.draw.writers.subprocess_renderer import TIME_LIMIT, typeset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.options import Paper
    from orgtree.draw.sheet import Page

# Everything comes in as data: no text of the user's is ever part of the typst source.
_SOURCE = (
    typst_picture.SOURCE
    + """
#let doc = json(bytes(sys.inputs.doc))
#set document(title: doc.title, description: doc.description, date: none)
#set text(lang: doc.lang)
#set page(margin: 0pt)
#for p in doc.pages {
  page(width: p.width * 1pt, height: p.height * 1pt, {
    place(top + left, hide(heading(level: p.level, outlined: false, bookmarked: true, p.title)))
    place(top + left, picture(p))
    for l in p.links {
      place(top + left, dx: l.x * 1pt, dy: l.y * 1pt,
        link((page: l.page, x: 0pt, y: 0pt), box(width: l.width * 1pt, height: l.height * 1pt)))
    }
  })
}
"""
)


_NO_FONTS = Fonts()


def write(
    pages: Sequence[Page], paper: Paper | None, *, fonts: Fonts = _NO_FONTS, time_limit: float = TIME_LIMIT
) -> bytes:
    """Return pages as PDF.

    Args:
        pages: At least one.
        paper: The sheet; None makes each page as large as its scene.
        fonts: Those that it is drawn with, besides the system's.
        time_limit: Seconds that typst may take.

    Raises:
        MissingExtraError: If typst is missing or too old.
        RenderError: If typst refuses the pages, or does not finish in time.
    """
    first = pages[0].scene
    document = {
        "title": first.title or first.description,
        "description": first.description,
        "lang": first.language.split("-")[0],
        "pages": [_page(page, paper, fonts) for page in pages],
    }
    return typeset(_SOURCE, document, fonts.files, time_limit=time_limit)


def _page(page: Page, paper: Paper | None, fonts: Fonts) -> dict[str, object]:
    page = page.on(paper)
    scale = paper.width / page.scene.width if paper else 1.0
    return {
        **typst_picture.picture(page.scene, fonts, scale),
        "title": page.title,
        "level": page.level,
        "links": [
            {"x": x * scale, "y": y * scale, "width": wide * scale, "height": high * scale, "page": target}
            for x, y, wide, high, target in page.links
        ],
    }
