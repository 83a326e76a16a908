"""Put a coverage map on paper: on one page where its text is large enough, else on several of one text size.

What is too small on one page is split between the units of its outermost box, in order and about equally; a unit too large
for a page is split between those in it. Each page has the boxes around what it shows, which count all that is in them.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from orgtree.draw import select
from orgtree.draw.atlas_foot import FOOT, with_foot
from orgtree.draw.canvas import with_colours
from orgtree.draw.coverage_map import coverage_map, units_below
from orgtree.draw.sheet import Page, scale_on
from orgtree.draw.text_metrics import clean
from orgtree.draw.words import labelled, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.options import DrawOptions, Paper
    from orgtree.draw.scene import Scene
    from orgtree.draw.view import View

_LEAST = 6.0
_ROOM = 1.1
"""Pages together have so many times the room that all boxes take, since each has a title and boxes around."""


def map_pages(view: View, options: DrawOptions, title: str) -> list[Page]:
    """Return the pages of a coverage map.

    Args:
        view: What to draw; where areas follow a field they are shares of one page.
        options: Choices, with a paper; `min_text` is the smallest printed text in points.
        title: What the first bookmark says.
    """
    whole, paper = coverage_map(view, options), options.paper
    if paper is None or has_one_page(view) or _printed(whole, paper) >= options.min_text:
        return [Page(whole, title)]
    splitter = _Splitter(with_colours(view), options)
    parts = splitter.split([], view.roots)
    if len(parts) == 1:
        return [Page(whole, title)]
    scale = min(scale_on(scene, splitter.paper) for _, _, scene in parts)
    wide, high = paper.inner
    pages = []
    for number, (path, kids, _) in enumerate(parts, 1):
        scene = splitter.drawn(path, kids, wide / scale)
        said = [word("page_of", view.language, page=number, count=len(parts))]
        leads = [(word("previous", view.language, page=number - 1), number - 1)] if number > 1 else []
        leads += [(word("next", view.language, page=number + 1), number + 1)] if number < len(parts) else []
        scene = replace(scene, width=wide / scale, height=high / scale)
        pages.append(with_foot(Page(scene, scene.title, 1, scale=scale), leads, said))
    return pages


def has_one_page(view: View) -> bool:
    """Return whether a map is one picture in any case: areas are shares of the whole, and changes are told in words below."""
    return bool(view.sized) or view.changes is not None


def _printed(scene: Scene, paper: Paper) -> float:
    return scene.smallest_text * scale_on(scene, paper)


class _Splitter:
    """Splits a map.

    Args:
        view: The whole.
        options: Choices, with a paper.
    """

    def __init__(self, view: View, options: DrawOptions) -> None:
        if options.paper is None:
            raise ValueError("pages need a paper")
        self._view, self._children, self._below = view, view.children(), units_below(view)
        # The foot is printed in about the least size.
        self.paper = replace(options.paper, height=options.paper.height - FOOT * options.min_text / _LEAST)
        self._options = replace(options, paper=self.paper)

    def split(self, path: list[int], kids: Sequence[int]) -> list[tuple[list[int], Sequence[int], Scene]]:
        """Return pages, each with the boxes around, what is in the innermost of them, and how it looks.

        Args:
            path: The boxes around, the outermost first.
            kids: What is in the innermost.
        """
        scene = self.drawn(path, kids)
        if (printed := _printed(scene, self.paper)) >= self._options.min_text:
            return [(path, kids, scene)]
        if len(kids) == 1:
            inner = self._children[kids[0]]
            return self.split([*path, kids[0]], inner) if inner else [(path, kids, scene)]
        count = math.ceil(_ROOM * (self._options.min_text / printed) ** 2)
        found = []
        for part in _shared(kids, [1 + self._below[kid] for kid in kids], min(max(2, count), len(kids))):
            found += self.split(path, part)
        return found

    def drawn(self, path: Sequence[int], kids: Sequence[int], wide: float = 0.0) -> Scene:
        """Return a page; of a width where one is given."""
        view = self._view
        units = sorted([*path, *select.subtree(view, kids)])
        siblings = self._children[path[-1]] if path else view.roots
        title = clean(view.title) or clean(view.names[units[0]])
        if len(kids) < len(siblings):
            ends = dict.fromkeys((clean(view.names[kids[0]]), clean(view.names[kids[-1]])))
            title = labelled(title, " – ".join(ends), view.language)
        part = replace(select.part(view, units), title=title)
        return coverage_map(part, self._options, below=[self._below[unit] for unit in units], wide=wide)


def _shared(kids: Sequence[int], weights: Sequence[int], count: int) -> list[Sequence[int]]:
    """Return units in order in about so many parts of about equal weight.

    >>> _shared([1, 2, 3, 4, 5], [1, 1, 4, 1, 1], 2)
    [[1, 2], [3, 4, 5]]
    """
    total, used = sum(weights), 0.0
    parts: list[list[int]] = [[] for _ in range(count)]
    for kid, weight in zip(kids, weights, strict=True):
        parts[min(count - 1, int((used + weight / 2) * count / total))].append(kid)
        used += weight
    return [part for part in parts if part]
