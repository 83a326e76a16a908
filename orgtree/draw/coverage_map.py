"""Compose the coverage map: nested boxes coloured by a metric, with gaps marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.draw import palette
from orgtree.draw.canvas import Canvas, look_styles, tint_of
from orgtree.draw.chart import describe, finish
from orgtree.draw.layout.boxes import label, notes
from orgtree.draw.layout.geometry import FONT, PAD_X, PAD_Y
from orgtree.draw.layout.shelves import Shelves
from orgtree.draw.options import DrawOptions
from orgtree.draw.scene import NOTE_TEXT, Box, Scene, Style, notes_height
from orgtree.draw.text_metrics import clean, leading, width
from orgtree.draw.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.view import View

_WIDEST = 12.0
_HEADING = 24.0
_LEAST_WIDTH = 340.0
_INNER_SHAPE = 1.5
"""Wanted width of a container for a height of 1: names are wide."""


def coverage_map(view: View, options: DrawOptions | None = None) -> Scene:
    """Return nested boxes: each unit's box holds those under it, headed by its name and value.

    Args:
        view: What to draw, with values.
        options: Choices; `aspect` or `paper` give the wanted shape.
    """
    options = options or DrawOptions()
    aspect = options.paper.inner[0] / options.paper.inner[1] if options.paper else options.aspect
    canvas = Canvas()
    styles = look_styles(canvas, view)
    children = view.children()
    texts, said = _texts(view, children), _notes(view, children)
    needs = [_need(text, words, inner=bool(below)) for text, words, below in zip(texts, said, children, strict=True)]
    frames = Shelves(children, needs, _INNER_SHAPE).frames(view.roots, aspect)
    room = max((x + wide for x, _, wide, _ in frames.values()), default=0.0)
    bottom = max((y + high for _, y, _, high in frames.values()), default=0.0)
    room = max(room, _LEAST_WIDTH)
    size = finish(canvas, view, options, styles, "none", [], room, bottom)
    dx, dy = canvas.offset[0], canvas.offset[1]
    found = []
    for unit, (x, y, wide, whole_height) in frames.items():
        high = whole_height
        value = view.value(unit)
        tint = tint_of(canvas, view, unit)
        note = clean(view.damage.get(unit, ""))
        inner = bool(children[unit])
        text = texts[unit]
        tall = leading("".join(text))
        if inner:
            # A pale frame with a coloured head: a strong fill would drown what lies inside.
            frame = _frame(canvas, tint)
            found.append(Box(x + dx, y + dy, wide, high, (), FONT, frame))
            high = len(text) * FONT * tall + notes_height(said[unit]) + 2 * PAD_Y
        found.append(
            Box(
                x + dx,
                y + dy,
                wide,
                high,
                text,
                FONT,
                canvas.vacant(styles[view.kinds[unit]]) if unit in view.vacant else styles[view.kinds[unit]],
                unit,
                tint,
                gap=bool(value and value.gap),
                damage=note,
                tip=note,
                bold=inner,
                leading=tall,
                notes=said[unit],
            )
        )
    canvas.boxes[:0] = found
    return canvas.scene(*size, view, describe(view, options))


def _frame(canvas: Canvas, tint: int) -> int:
    """Return the style of a container's frame: a pale shade of what its head is filled with."""
    fill = palette.PAPER if tint < 0 else palette.pale(canvas.styles[tint].fill)
    return canvas.style(Style(f"frame{fill}".replace("#", "-"), fill, "#8c98a5", palette.INK))


def _texts(view: View, children: list[list[int]]) -> list[tuple[str, ...]]:
    names = [label(view, unit) for unit in range(len(view))]
    return [
        wrap(name, *((_HEADING, 1 + name.count("\n")) if children[unit] else (_WIDEST, 3 + 2 * name.count("\n"))))
        for unit, name in enumerate(names)
    ]


def _notes(view: View, children: list[list[int]]) -> list[tuple[str, ...]]:
    """Return what each box says of its unit's changes and fields."""
    rooms = (_HEADING if below else _WIDEST for below in children)
    return [
        tuple(line for note in notes(view, unit) for line in wrap(note, room * FONT / NOTE_TEXT))
        for unit, room in enumerate(rooms)
    ]


def _need(text: Sequence[str], said: Sequence[str], *, inner: bool) -> tuple[float, float]:
    """Return the width and height of a box's own text."""
    # Bold headings are wider by a twelfth.
    names = max(width(line, FONT) for line in text) * (1.08 if inner else 1.0)
    wide = max(names, *(width(note, NOTE_TEXT) for note in said), 0.0) + 2 * PAD_X
    return wide, len(text) * FONT * leading("".join(text)) + notes_height(said) + 2 * PAD_Y
