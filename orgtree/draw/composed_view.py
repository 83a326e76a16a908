"""Pictures that are composed in their own way: neither a chart of units nor a map of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from orgtree.draw import palette
from orgtree.draw.scene import Label
from orgtree.draw.text_metrics import ASCENT, clean, leading
from orgtree.draw.words import word
from orgtree.draw.wrap import wrap

if TYPE_CHECKING:
    from orgtree.draw.canvas import Canvas
    from orgtree.draw.options import DrawOptions
    from orgtree.draw.scene import Scene

_TITLE, _SUBTITLE = 15.0, 10.0
_BOLD = 1.08
"""How much wider bold text is."""


class ComposedView(ABC):
    """What is drawn, with the scene that it makes."""

    title: str
    language: str

    @abstractmethod
    def scene(self, options: DrawOptions) -> Scene:
        """Return the picture as one scene."""

    def sheets(self, options: DrawOptions) -> list[tuple[Scene, str]]:
        """Return the picture as pages, each with its bookmark."""
        return [(self.scene(options), clean(self.title) or word("overview", self.language))]


def headed(canvas: Canvas, title: str, subtitle: str, room: float) -> float:
    """Add title and subtitle at the top left, in a given width, and return the height that they take."""
    y = 0.0
    for text, size, bold, colour in ((title, _TITLE, True, palette.INK), (subtitle, _SUBTITLE, False, palette.MUTED)):
        for line in wrap(clean(text), room / size / (_BOLD if bold else 1.0)) if text else ():
            canvas.labels.append(Label(0.0, y + size * ASCENT, line, size, "start", colour, bold))
            y += size * leading(line)
    return y + 10.0 if y else 0.0
