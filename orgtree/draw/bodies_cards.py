"""Lay out places as cards: in rows of one height, each with its bodies and the places under it."""

from __future__ import annotations

import math
from math import fsum
from typing import TYPE_CHECKING, TypeVar

from orgtree.draw import palette
from orgtree.draw.bodies_text import body_rows, seats_said
from orgtree.draw.canvas import Canvas, look_style
from orgtree.draw.composed_view import headed
from orgtree.draw.scene import Box, Label, Style
from orgtree.draw.text_metrics import ASCENT, clean, leading, width
from orgtree.draw.words import word
from orgtree.draw.wrap import flow, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.bodies_text import Row
    from orgtree.draw.options import DrawOptions
    from orgtree.draw.placed_bodies import Body, Place, PlacedBodies
    from orgtree.draw.scene import Scene

_T = TypeVar("_T")

CARD_GAP = 7.0
_HEAD = 1.25
"""Size of a card's heading, in font sizes."""
_BOLD = 1.08
_PAD, _EDGE, _GAP = 3.0, 2.5, 2.5
"""Points beside text, beside boxes in a box, and between boxes."""
_MARGIN = 10.0
_SWATCH = 16.0


class Cards:
    """The cards of some places at one size: in rows of one height, each with what stands under it."""

    def __init__(
        self,
        view: PlacedBodies,
        places: Sequence[Place],
        options: DrawOptions,
        size: float,
        detail: int,
        columns: int,
        inner: int,
        wide: float,
        memo: dict[tuple[object, ...], list[Row]],
        /,
    ) -> None:
        self.view, self.places, self.options, self._memo = view, places, options, memo
        self.size, self.detail, self.columns, self.inner, self.wide = size, detail, columns, inner, wide
        self.across = (wide - CARD_GAP * (columns - 1)) / columns
        self.rows = [range(at, min(at + columns, len(places))) for at in range(0, len(places), columns)]
        self.heights = [max(self._height(places[i], self.across, 0) for i in row) for row in self.rows]
        head, foot = Canvas(), Canvas()
        self._top = headed(head, view.title, view.subtitle, wide) if options.title else 0.0
        self._foot = self._legend(foot, 0.0) if options.legend else 0.0
        self.height = self._top + fsum(self.heights) + CARD_GAP * (len(self.heights) - 1) + self._foot

    def at(self, size: float) -> Cards:
        """Return the same cards with text of another size."""
        return Cards(
            self.view,
            self.places,
            self.options,
            size,
            self.detail,
            self.columns,
            self.inner,
            self.wide,
            self._memo,
        )

    def unread(self, high: float) -> tuple[float, int, float]:
        """Return how badly it suits a reader: what leaves the sheet, places left empty in the last row, white below.

        Args:
            high: Height of the sheet.
        """
        over = max(0.0, self.height - high)
        return over, self.columns * len(self.rows) - len(self.places), abs(high - self.height)

    def draw(self, folio: str = "") -> Scene:
        """Return the scene."""
        self.canvas = canvas = Canvas()
        view = self.view
        if self.options.title:
            headed(canvas, view.title, view.subtitle, self.wide - (50.0 if folio else 0.0))
        if folio:
            canvas.labels.append(Label(self.wide, self.size * ASCENT, folio, self.size, "end", palette.MUTED))
        y = max(self._top, self.size * 1.6 if folio else 0.0)
        for row, high in zip(self.rows, self.heights, strict=True):
            for place, i in enumerate(row):
                x = place * (self.across + CARD_GAP)
                self._place(self.places[i], x, y, self.across, high, 0)
            y += high + CARD_GAP
        bottom = y - CARD_GAP
        if self.options.legend:
            bottom += self._legend(canvas, bottom)
        margin = 0.5 if self.options.paper else _MARGIN
        canvas.move(margin, margin)
        return canvas.scene(self.wide + 2 * margin, bottom + 2 * margin, view, view.description or view.title)

    def _heading(self, place: Place, wide: float, level: int) -> tuple[tuple[str, ...], str, float, float]:
        """Return the lines of a place's name, what is said at their right, their size and their height."""
        size = self.size * (_HEAD if level == 0 else 1.0)
        seats = sum(body.count for body in (place.all_bodies() if level == 0 else ()))
        said = seats_said(seats, self.view.language)
        room = wide - 2 * _PAD - (width(said, self.size) + 6.0 if said else 0.0)
        lines = wrap(clean(place.name), max(room, 4 * size) / size / _BOLD, language=self.view.language)
        return lines, said, size, len(lines) * size * leading(place.name) + 3.0

    def _height(self, place: Place, wide: float, level: int) -> float:
        high = self._heading(place, wide, level)[3]
        inside = wide - 2 * _EDGE
        if place.lacks:
            high += self.size * 1.2 + 3.0 + _GAP
        across, bodies = self._in_rows(place.bodies, inside, level)
        high += fsum(max(self._body_height(body, across) for body in row) + _GAP for row in bodies)
        across, below = self._in_rows(place.below, inside, level)
        high += fsum(max(self._height(one, across, level + 1) for one in row) + _GAP for row in below)
        return high + _GAP

    def _in_rows(self, found: Sequence[_T], inside: float, level: int) -> tuple[float, list[Sequence[_T]]]:
        """Return the width of what stands in a place, and its rows: in a card several may stand side by side."""
        columns = min(self.inner if level == 0 else 1, max(1, len(found)))
        across = (inside - _GAP * (columns - 1)) / columns
        return across, [found[at : at + columns] for at in range(0, len(found), columns)]

    def _body_rows(self, body: Body, wide: float) -> list[Row]:
        room = math.floor((wide - 2 * _PAD) / self.size * 10) / 10
        key = id(body), room, self.detail
        found = self._memo.get(key)
        if found is None:
            found = self._memo[key] = body_rows(body, room, self.detail, self.view.language)
        return found

    def _body_height(self, body: Body, wide: float) -> float:
        return fsum(self._line(row.lead + row.text) for row in self._body_rows(body, wide)) + 3.0

    def _line(self, text: str) -> float:
        return self.size * leading(text)

    def _place(self, place: Place, x: float, y: float, wide: float, high: float, level: int) -> None:
        """Draw a place with its bodies and the places under it."""
        canvas = self.canvas
        style = self._look(canvas, place.kind)
        own = canvas.styles[style]
        frame = canvas.style(Style(f"{own.name}-card", palette.PAPER, palette.shade(own.line, 0.9), palette.INK))
        canvas.boxes.append(Box(x, y, wide, high, (), self.size, frame))
        lines, said, size, head = self._heading(place, wide, level)
        canvas.boxes.append(Box(x, y, wide, head, (), self.size, style, tip=clean(place.name)))
        for i, line in enumerate(lines):
            base = y + 1.5 + i * size * leading(line) + size * (ASCENT + (leading(line) - 1.0) / 2)
            canvas.labels.append(Label(x + _PAD, base, line, size, "start", own.text, bold=True, boxed=True))
            if said and i == 0:
                canvas.labels.append(Label(x + wide - _PAD, base, said, self.size, "end", own.text, boxed=True))
        y += head + _GAP
        inside = wide - 2 * _EDGE
        if place.lacks:
            none = canvas.style(Style("lacks", palette.PAPER, palette.MUTED, palette.MUTED, dash="dashed"))
            text = word("no_body", self.view.language)
            canvas.boxes.append(Box(x + _EDGE, y, inside, self.size * 1.2 + 3.0, (text,), self.size, none))
            y += self.size * 1.2 + 3.0 + _GAP
        across, bodies = self._in_rows(place.bodies, inside, level)
        for row in bodies:
            tall = max(self._body_height(body, across) for body in row)
            for i, body in enumerate(row):
                self._body(body, x + _EDGE + i * (across + _GAP), y, across, tall)
            y += tall + _GAP
        across, below = self._in_rows(place.below, inside, level)
        for some in below:
            tall = max(self._height(one, across, level + 1) for one in some)
            for i, one in enumerate(some):
                self._place(one, x + _EDGE + i * (across + _GAP), y, across, tall, level + 1)
            y += tall + _GAP

    def _body(self, body: Body, x: float, y: float, wide: float, high: float) -> None:
        """Draw a body."""
        canvas = self.canvas
        style = self._look(canvas, body.kind)
        ink = canvas.styles[style].text
        canvas.boxes.append(Box(x, y, wide, high, (), self.size, style, tip=clean(body.name)))
        y += 1.5
        for row in self._body_rows(body, wide):
            whole = row.lead + row.text
            base = y + self.size * (ASCENT + (leading(whole) - 1.0) / 2)
            quiet = len(row.lead)
            canvas.labels.append(
                Label(x + _PAD, base, whole, self.size, "start", ink, bold=row.bold, boxed=True, quiet=quiet)
            )
            if row.right:
                canvas.labels.append(Label(x + wide - _PAD, base, row.right, self.size, "end", ink, boxed=True))
            y += self._line(whole)

    def _look(self, canvas: Canvas, kind: int) -> int:
        if kind < 0:
            return canvas.style(Style("no-place", palette.NO_DATA, palette.MUTED, palette.INK, dash="dashed"))
        return canvas.style(look_style(self.view.looks[kind], kind))

    def _legend(self, canvas: Canvas, top: float) -> float:
        """Add what the colours stand for, and the remarks; return their height."""
        size, y, x = self.size, top + 7.0, 0.0
        used = [kind for kind in range(len(self.view.looks)) if kind in self.view.kinds()]
        for kind in used:
            title = clean(self.view.looks[kind].title)
            wide = _SWATCH + 4.0 + width(title, size)
            if x and x + wide > self.wide:
                x, y = 0.0, y + size * 1.6
            canvas.boxes.append(Box(x, y, _SWATCH, size * 1.1, (), size, self._look(canvas, kind)))
            canvas.labels.append(Label(x + _SWATCH + 4.0, y + size * ASCENT, title, size))
            x += wide + 14.0
        y += size * 1.6
        remarks = [clean(remark) for remark in self.view.remarks]
        parts = [*(remark + word("stop", self.view.language) for remark in remarks[:-1]), *remarks[-1:]]
        for line in flow(parts, self.wide / size):
            canvas.labels.append(Label(0.0, y + size * ASCENT, line, size, "start", palette.MUTED))
            y += size * leading(line)
        return y - top + 2.0
