"""All joint bodies on one sheet: each place with its bodies, who convenes them and who has seats, below it its own places."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from orgtree.draw.bodies_cards import CARD_GAP, Cards
from orgtree.draw.composed_view import ComposedView
from orgtree.draw.text_metrics import clean
from orgtree.draw.words import noted, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from orgtree.draw.bodies_text import Row
    from orgtree.draw.options import DrawOptions
    from orgtree.draw.placed_bodies import Place, PlacedBodies
    from orgtree.draw.scene import Scene

    Memo = dict[tuple[object, ...], list[Row]]

_LEAST = 7.0
"""Text below so many points is not read at first sight on a printed sheet."""
_TRIES = (
    *((detail, size) for detail in (99, 6) for size in (9.0, 8.5, 8.0)),
    *((detail, size) for detail in (4, 3, 2, 1) for size in (9.0, 8.5, 8.0, 7.5)),
    *((detail, size) for detail in (2, 1, 0) for size in (9.0, 8.5, 8.0, 7.5, 7.0)),
)
"""How many lines the names of one role may take, with sizes of text, the best to read first: long lists give way to counts."""
_FINER = (0.4, 0.3, 0.2, 0.1)
"""Between two sizes that are tried, what a sheet may have room for."""
_SMALLER = (6.5, 6.0, 5.5, 5.0)
_SCREEN_SIZE, _SCREEN_CARD, _SCREEN_DETAIL = 9.0, 250.0, 4
"""Font size, width of a card, and detail where there is no paper to fill."""
_NARROWEST, _WIDEST = 15.0, 60.0
"""Widths of a card, in font sizes, between which text is read well."""
_MOST_INNER, _MOST_COLUMNS = 3, 12
"""How many bodies or places stand side by side in one card of several, and how many cards, or bodies of a single one, at most."""


@dataclass(frozen=True)
class BodiesSheet(ComposedView):
    """A sheet of joint bodies by the places at which they stand.

    Args:
        placed: What it shows.
    """

    placed: PlacedBodies

    @property
    def title(self) -> str:  # type: ignore[override]
        """Title of the picture."""
        return self.placed.title

    @property
    def language(self) -> str:  # type: ignore[override]
        """Language of its words."""
        return self.placed.language

    def scene(self, options: DrawOptions) -> Scene:
        """Return all places on one sheet."""
        return self._fitted([self.placed.places], options, {})[0][0].draw()

    def sheets(self, options: DrawOptions) -> list[tuple[Scene, str]]:
        """Return as many pages as it needs at a readable size, which is one for all, the cards in even parts."""
        places = self.placed.places
        memo: Memo = {}
        if len(places) == 1 and places[0].below and not self._fitted([places], options, memo)[1]:
            # A page of its own for what stands at the top, and for what stands below it.
            places = (replace(places[0], below=()), *places[0].below)
        # A further page is better than text that is not read at first sight.
        readable = replace(options, min_text=max(options.min_text, _LEAST))
        groups, found = (
            self._split(places, readable, memo)
            or self._split(places, options, memo)
            or ([(place,) for place in places], self._fitted([(place,) for place in places], options, memo)[0])
        )
        if len(found) == 1:
            return [(found[0].draw(), clean(self.title) or word("overview", self.language))]
        pages = []
        for number, (group, cards) in enumerate(zip(groups, found, strict=True), 1):
            folio = f"{number} / {len(found)}"
            names = " – ".join(dict.fromkeys((clean(group[0].name), clean(group[-1].name))))
            pages.append((cards.draw(folio), noted(names, folio, self.language)))
        return pages

    def _split(
        self, places: Sequence[Place], options: DrawOptions, memo: Memo
    ) -> tuple[list[Sequence[Place]], list[Cards]] | None:
        """Return the places in the fewest even parts that fit a sheet each, with their cards; None if none do."""
        for parts in range(1, len(places) + 1):
            edges = [round(i * len(places) / parts) for i in range(parts + 1)]
            groups = [places[a:b] for a, b in pairwise(edges)]
            found, fit = self._fitted(groups, options, memo)
            if fit:
                return groups, found
        return None

    def _fitted(self, groups: Sequence[Sequence[Place]], options: DrawOptions, memo: Memo) -> tuple[list[Cards], bool]:
        """Return cards for each sheet with the most names, then the largest text, with which all fit, and whether they do."""
        if options.paper is None:
            return [self._on_screen(places, options, memo) for places in groups], True
        high = options.paper.inner[1] - 1.0
        smallest: dict[int, Cards] = {}
        for detail, size in _tries(options.min_text):
            found = []
            for number, places in enumerate(groups):
                best = min(self._arranged(places, options, size, detail, memo), key=lambda cards: cards.unread(high))
                found.append(best)
                if number not in smallest or best.height < smallest[number].height:
                    smallest[number] = best
                if best.height > high:
                    break
            else:
                return _grown(found, high), True
        return [
            smallest.get(number) or self._on_screen(places, options, memo) for number, places in enumerate(groups)
        ], False

    def _arranged(
        self, places: Sequence[Place], options: DrawOptions, size: float, detail: int, memo: Memo
    ) -> Iterator[Cards]:
        """Return the cards in every number of columns in which text is read well."""
        wide = (options.paper.inner[0] if options.paper else _SCREEN_CARD) - 1.0
        for columns in range(1, len(places) + 1):
            across = (wide - CARD_GAP * (columns - 1)) / columns
            if columns > 1 and across < _NARROWEST * size:
                return
            if across > _WIDEST * size and columns < len(places):
                continue
            for inner in range(1, (_MOST_INNER if len(places) > 1 else _MOST_COLUMNS) + 1):
                if inner == 1 or across >= inner * _NARROWEST * size:
                    yield Cards(self.placed, places, options, size, detail, columns, inner, wide, memo)

    def _on_screen(self, places: Sequence[Place], options: DrawOptions, memo: Memo) -> Cards:
        """Return the cards in as many columns as come near to the wanted shape."""
        most = _MOST_COLUMNS if len(places) == 1 else 1
        found = []
        for columns in range(1, min(len(places), _MOST_COLUMNS) + 1):
            for inner in range(1, most + 1):
                wide = columns * inner * _SCREEN_CARD + CARD_GAP * (columns * inner - 1)
                cards = Cards(self.placed, places, options, _SCREEN_SIZE, _SCREEN_DETAIL, columns, inner, wide, memo)
                found.append((abs(math.log(wide / cards.height / options.aspect)), columns, inner, cards))
        return min(found, key=lambda one: one[:3])[3]


def _grown(found: list[Cards], high: float) -> list[Cards]:
    """Return the cards at the largest size between theirs and the next step that still fits the height of the sheets."""
    larger = ([cards.at(cards.size + step) for cards in found] for step in _FINER)
    return next((all_ for all_ in larger if all(cards.height <= high for cards in all_)), found)


def _tries(least: float) -> list[tuple[int, float]]:
    """Return details and sizes to try, the best to read first: names give way before text gets too small."""
    found = [(detail, size) for detail, size in _TRIES if size >= max(least, _LEAST)] or [(0, least)]
    smallest = min(size for _, size in found)
    return [*found, *((0, size) for size in _SMALLER if least <= size < smallest)]
