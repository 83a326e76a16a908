"""Names that their boxes cut, whole, below the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.draw import palette
from orgtree.draw.layout.boxes import label
from orgtree.draw.layout.geometry import SMALL
from orgtree.draw.scene import Label
from orgtree.draw.text_metrics import ASCENT, leading
from orgtree.draw.words import word
from orgtree.draw.wrap import ELLIPSIS, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.draw.canvas import Canvas
    from orgtree.draw.view import View


def whole_names(canvas: Canvas, view: View, lines: Mapping[int, tuple[str, ...]], top: float, room: float) -> float:
    """List the names that are cut in their boxes, and return the lower edge.

    Args:
        canvas: What is drawn on.
        view: The units.
        lines: The lines of each unit's box.
        top: Where the chart and its notes end.
        room: Width of the picture.
    """
    texts = {unit: label(view, unit).replace("\n", " ") for unit, said in lines.items() if is_cut(said)}
    found = [text for text in texts.values() if not text.endswith(ELLIPSIS)]
    return names_below(canvas, view, found, top, room) if found else top


def names_below(canvas: Canvas, view: View, texts: Sequence[str], top: float, room: float) -> float:
    """Write texts below a picture, each on a line of its own, and return the lower edge."""
    y = top + 14.0
    for text, bold in ((word("whole_names", view.language), True), *((text, False) for text in texts)):
        for line in wrap(text, room / SMALL / (1.08 if bold else 1.0), language=view.language):
            colour = palette.MUTED if bold else palette.INK
            canvas.labels.append(Label(0.0, y + SMALL * ASCENT, line, SMALL, "start", colour, bold))
            y += SMALL * leading(line)
        y += 2.0
    return y


def is_cut(lines: tuple[str, ...]) -> bool:
    """Return whether a name does not stand whole in its lines."""
    return bool(lines) and lines[-1].endswith(ELLIPSIS)
