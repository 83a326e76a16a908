"""List below a picture the changes that its boxes have no room for, and count all of them."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from orgtree.draw import palette
from orgtree.draw.layout.geometry import FONT, SMALL
from orgtree.draw.scene import Label
from orgtree.draw.text_metrics import clean, leading
from orgtree.draw.words import labelled, word
from orgtree.draw.wrap import wrap

if TYPE_CHECKING:
    from orgtree.draw.canvas import Canvas
    from orgtree.draw.view import View

_COLUMN, _GAP = 300.0, 18.0
_INDENT = 10.0


def counted(view: View) -> str:
    """Return how many changes there are of each sort, in words."""
    language = view.language
    counts = view.changes.counts if view.changes is not None else ()
    if not counts:
        return word("no_changes", language)
    said = (labelled(title, str(count), language) for _, title, count in counts)
    return word("compared", language, counts=word("comma", language).join(said))


def named(view: View, unit: int) -> str:
    """Return whose changes are told: a unit's name, or the head."""
    return clean(view.names[unit]) if unit >= 0 else word("head", view.language)


def listed(canvas: Canvas, view: View, top: float, room: float) -> float:
    """Add the list in columns below *top* and return its lower edge."""
    if view.changes is None or not view.changes.details:
        return top
    columns = max(1, int((room + _GAP) / (_COLUMN + _GAP)))
    each = (room + _GAP) / columns - _GAP
    told: dict[int, list[str]] = {}
    for unit, text in view.changes.details:
        told.setdefault(unit, []).append(text)
    entries = [
        [(0.0, line, True) for line in wrap(named(view, unit), each / SMALL / 1.08)]
        + [(_INDENT, line, False) for text in texts for line in wrap(clean(text), (each - _INDENT) / SMALL)]
        for unit, texts in told.items()
    ]
    columns = min(columns, len(entries))
    heights = [fsum(SMALL * leading(line) for _, line, _ in entry) + 3.0 for entry in entries]
    share = fsum(heights) / columns
    canvas.labels.append(Label(0.0, top + FONT, word("in_words", view.language), FONT, colour=palette.MUTED, bold=True))
    start = lowest = y = top + 1.7 * FONT
    column, used = 0, 0.0
    for entry, high in zip(entries, heights, strict=True):
        if column < columns - 1 and used + high / 2 > share * (column + 1):
            column, y = column + 1, start
        for indent, line, bold in entry:
            baseline = y + SMALL
            canvas.labels.append(Label(column * (each + _GAP) + indent, baseline, line, SMALL, bold=bold))
            y += SMALL * leading(line)
        y, used = y + 3.0, used + high
        lowest = max(lowest, y)
    return lowest + 4.0
