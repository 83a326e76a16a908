"""Compose the coverage map: nested boxes coloured by a metric, with gaps marked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from orgtree.draw import legend, palette
from orgtree.draw.canvas import Canvas, look_styles, tint_of
from orgtree.draw.chart import MARGIN_ON_PAPER, describe, finish
from orgtree.draw.layout.boxes import BOLD, label, notes
from orgtree.draw.layout.geometry import FONT, PAD_X, PAD_Y
from orgtree.draw.layout.shelves import Shelves
from orgtree.draw.options import DrawOptions
from orgtree.draw.scene import NOTE_TEXT, Box, Scene, Style, notes_height
from orgtree.draw.sheet import scale_on
from orgtree.draw.sized_boxes import sized_boxes
from orgtree.draw.text_metrics import clean, leading, width
from orgtree.draw.whole_names import names_below
from orgtree.draw.words import labelled, noted, word
from orgtree.draw.wrap import widest_word, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.layout.shelves import Frame
    from orgtree.draw.sized_boxes import SizedBoxes
    from orgtree.draw.view import View

_WIDEST = 12.0
_HEADING = 24.0
_SOME, _LONGER, _NARROW = 6, 1.4, 5.0
"""Of so many leaves, one may be so many times as wide as the middle one, and at least so wide, in font sizes, before it takes another line."""
_FEW = 5
"""No more than one of so many leaves takes another line for that."""
_HALF = 0.6
"""What a name of two lines takes of its width in one."""
_LEAST_WIDTH = 340.0
_MOST_WIDENED = 1.8
"""A small map fills the width of its title and legend, unless its boxes would be mostly blank."""
_ROUNDS = 3
"""How often boxes are packed anew for texts that take fewer lines."""
_NARROWER, _SAME = 1.01, 0.96
"""A map on paper is widened by more than a hundredth, where that does not make it much smaller: a wide one has a larger title."""
_INNER_SHAPE = 1.5
"""Wanted width of a container for a height of 1: names are wide."""


def coverage_map(
    view: View, options: DrawOptions | None = None, *, below: Sequence[int] | None = None, wide: float = 0.0
) -> Scene:
    """Return nested boxes: each unit's box holds those under it, headed by its name, its value and their number.

    Areas follow the number of units, or the view's sizes where it has such.

    Args:
        view: What to draw, with values.
        options: Choices; `aspect` or `paper` give the wanted shape.
        below: How many units are under each in the whole, where this is a part of it.
        wide: How wide the picture is to be, as far as its boxes may be widened.
    """
    options = options or DrawOptions()
    scene = _drawn(view, options, below, wide)
    if options.paper is None or wide:
        return scene
    across, high = options.paper.inner
    wanted = scene.height * across / high
    # Where its height decides how large it is printed, it is as wide as the sheet.
    wider = _drawn(view, options, below, wanted) if wanted > scene.width * _NARROWER else scene
    return wider if scale_on(wider, options.paper) >= _SAME * scale_on(scene, options.paper) else scene


def _drawn(view: View, options: DrawOptions, below: Sequence[int] | None, least: float) -> Scene:
    """Return a map that is so wide, as far as its boxes may be widened."""
    aspect = options.paper.inner[0] / options.paper.inner[1] if options.paper else options.aspect
    canvas = Canvas()
    styles = look_styles(canvas, view)
    children = view.children()
    names = _names(view, units_below(view) if below is None else below)
    sized = sized_boxes(view, children, names, aspect) if view.sized else None
    least = max(_LEAST_WIDTH, least - 2 * MARGIN_ON_PAPER)
    frames, texts, said = sized[:3] if sized else _by_number(view, children, names, aspect, least)
    if sized:
        frames = _widened(frames, least)
    room, bottom = _extent(frames)
    room = max(room, _LEAST_WIDTH)
    more = [legend.Entry("text", word("below_legend", view.language))] if any(children) else []
    if sized:
        bottom = _listed(canvas, view, sized, names, bottom, room)
        more += _size_entries(canvas, view, styles, sized, children)
    size = finish(canvas, view, options, styles, "none", [], room, bottom, more=more)
    dx, dy = canvas.offset[0], canvas.offset[1]
    found = []
    for unit, (x, y, wide, whole_height) in frames.items():
        high = whole_height
        value = view.value(unit)
        tint = tint_of(canvas, view, unit)
        style = styles[view.kinds[unit]]
        if unit in view.vacant:
            style = canvas.vacant(style)
        elif sized and not children[unit] and _is_unknown(view, unit):
            style = _unknown(canvas, style)
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
                style,
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


def units_below(view: View) -> list[int]:
    """Return how many units stand under each, those that are not drawn among them."""
    below = [0] * len(view)
    for unit in range(len(view) - 1, -1, -1):
        if view.parents[unit] >= 0:
            below[view.parents[unit]] += 1 + below[unit] + view.hidden.get(unit, 0)
    return below


def _names(view: View, below: Sequence[int]) -> list[str]:
    """Return what each box says: its name and value, and of a container how many units stand under it."""
    return [
        noted(label(view, unit), str(below[unit]), view.language) if below[unit] else label(view, unit)
        for unit in range(len(view))
    ]


def _by_number(
    view: View, children: list[list[int]], names: Sequence[str], aspect: float, least: float
) -> tuple[dict[int, Frame], list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Return frames, texts and notes of boxes of which each leaf is about as large as its text."""
    texts, said = _texts(names, children), _notes(view, children)
    needs = [_need(text, words, inner=bool(below)) for text, words, below in zip(texts, said, children, strict=True)]
    frames = _packed(view, children, needs, aspect, least)
    # A box that has become wider than its text needs takes fewer lines, so that the whole may become lower.
    fewer = _in_fewer_lines(names, children, texts, frames)
    for _ in range(_ROUNDS):
        if fewer == texts:
            break
        lower = [
            (wide, _need(text, words, inner=bool(below))[1])
            for (wide, _), text, words, below in zip(needs, fewer, said, children, strict=True)
        ]
        found = _packed(view, children, lower, aspect, least)
        fitting = list(fewer)
        for unit, frame in found.items():
            if _need(fewer[unit], (), inner=bool(children[unit]))[0] > frame[2]:
                fitting[unit] = texts[unit]
        if fitting == fewer and _size(found, aspect) <= _size(frames, aspect):
            return found, fewer, said
        fewer = fitting
    # Leaves stay as they are, and have fewer lines in them.
    fewer = _in_fewer_lines(names, children, texts, frames)
    texts = [old if below else new for old, new, below in zip(texts, fewer, children, strict=True)]
    return frames, texts, said


def _packed(
    view: View, children: list[list[int]], needs: Sequence[tuple[float, float]], aspect: float, least: float
) -> dict[int, Frame]:
    """Return the frames of boxes that need so much, at least so wide in all as far as they may be widened."""
    return _widened(Shelves(children, needs, _INNER_SHAPE).frames(view.roots, aspect), least)


def _widened(frames: dict[int, Frame], least: float) -> dict[int, Frame]:
    room, _ = _extent(frames)
    if not 0 < room < least:
        return frames
    wider = min(_MOST_WIDENED, least / room)
    return {unit: (x * wider, y, wide * wider, high) for unit, (x, y, wide, high) in frames.items()}


def _extent(frames: dict[int, Frame]) -> tuple[float, float]:
    """Return the right and the lower edge of all boxes."""
    right = max((x + wide for x, _, wide, _ in frames.values()), default=0.0)
    return right, max((y + high for _, y, _, high in frames.values()), default=0.0)


def _size(frames: dict[int, Frame], aspect: float) -> float:
    """Return the width of the sheet of some shape that all boxes need."""
    wide, high = _extent(frames)
    return max(wide, high * aspect)


def _in_fewer_lines(
    names: Sequence[str], children: list[list[int]], texts: list[tuple[str, ...]], frames: dict[int, Frame]
) -> list[tuple[str, ...]]:
    """Return the lines of each box, fewer ones where it has become wider than it needs."""
    found = list(texts)
    for unit, (_, _, wide, _) in frames.items():
        if len(texts[unit]) > 1 and "\n" not in names[unit]:
            room = (wide - 2 * PAD_X) / FONT / (BOLD if children[unit] else 1.0)
            lines = wrap(names[unit], room, len(texts[unit]))
            if len(lines) < len(texts[unit]):
                found[unit] = lines
    return found


def _is_unknown(view: View, unit: int) -> bool:
    return unit in view.sizes and view.sizes[unit].amount is None


def _unknown(canvas: Canvas, style: int) -> int:
    """Return a style as it is where an area says nothing: dashed."""
    own = canvas.styles[style]
    return canvas.style(replace(own, name=f"{own.name}-unknown", dash="dashed"))


def _size_entries(
    canvas: Canvas, view: View, styles: list[int], sized: SizedBoxes, children: list[list[int]]
) -> list[legend.Entry]:
    """Return what the legend says of areas: what they follow, and where they do not."""
    language = view.language
    found = [legend.Entry("text", word("sized", language, field=clean(view.sized)))]
    leaves = [unit for unit in sized.frames if not children[unit]]
    unknown = [unit for unit in leaves if _is_unknown(view, unit)]
    if unknown:
        style = _unknown(canvas, canvas.plain() if view.values else styles[view.kinds[unknown[0]]])
        found.append(legend.Entry("box", word("size_unknown", language, count=len(unknown)), style))
    without = sum(unit not in view.sizes for unit in leaves)
    told = [("size_none", without), ("size_enlarged", sized.enlarged)]
    found += [legend.Entry("text", word(key, language, count=count)) for key, count in told if count]
    if sized.blank:
        found.append(legend.Entry("text", word("size_blank", language)))
    return found


def _listed(canvas: Canvas, view: View, sized: SizedBoxes, names: Sequence[str], bottom: float, room: float) -> float:
    """List what has no room in its box, and return the lower edge."""
    rows = []
    for unit, sign in sized.listed.items():
        said = ([view.sizes[unit].text] if unit in view.sizes else []) + list(view.shown.get(unit, ()))
        text = names[unit].replace("\n", " ")
        whole = labelled(text, word("comma", view.language).join(said), view.language) if said else text
        rows.append(f"{sign} {whole}" if sign else whole)
    return names_below(canvas, view, [word("semicolon", view.language).join(rows)], bottom, room) if rows else bottom


def _frame(canvas: Canvas, tint: int) -> int:
    """Return the style of a container's frame: a pale shade of what its head is filled with."""
    fill = palette.PAPER if tint < 0 else palette.pale(canvas.styles[tint].fill)
    return canvas.style(Style(f"frame{fill}".replace("#", "-"), fill, "#8c98a5", palette.INK))


def _texts(names: Sequence[str], children: list[list[int]]) -> list[tuple[str, ...]]:
    """Return the lines of each box; a few leaves with longer names than the others beside them take more lines, not wider cells."""
    rooms = [_HEADING if below else _WIDEST for below in children]
    for below in children:
        leaves = [kid for kid in below if not children[kid]]
        wide = sorted(width(names[kid]) for kid in leaves)
        if len(leaves) < _SOME:
            continue
        room = max(_NARROW, _LONGER * wide[len(wide) // 2])
        # Many longer ones are no exception.
        if wide[-1 - len(wide) // _FEW] <= room:
            for kid in leaves:
                rooms[kid] = min(_WIDEST, max(room, widest_word(names[kid]), _HALF * width(names[kid])))
    most = [
        (3 if below else 3 + name.count("\n")) + name.count("\n") for name, below in zip(names, children, strict=True)
    ]
    return [wrap(name, *limits) for name, *limits in zip(names, rooms, most, strict=True)]


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
    names = max(width(line, FONT) for line in text) * (BOLD if inner else 1.0)
    wide = max(names, *(width(note, NOTE_TEXT) for note in said), 0.0) + 2 * PAD_X
    return wide, len(text) * FONT * leading("".join(text)) + notes_height(said) + 2 * PAD_Y
