"""Write a scene as SVG: small, with classes and titles for screen readers, without scripts.

No font is embedded and none is needed: the family list ends in a generic one, and text stands in the
middle of its box, so that a narrower font only leaves more room.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2s
from html import escape  # that of xml.sax.saxutils loads what speaks to networks
from math import fsum
from typing import TYPE_CHECKING, Literal

from orgtree.draw.layout.geometry import PAD_Y
from orgtree.draw.palette import DAMAGE, INK, MUTED, note_on
from orgtree.draw.scene import BADGE_ROOM, BADGE_TEXT, NOTE_TEXT
from orgtree.draw.text_metrics import ASCENT, LINE_HEIGHT, clean, leading
from orgtree.draw.writers.line_text import in_svg, script_class
from orgtree.draw.writers.svg_style import DASHES, css, hatch_of, hatches, number, usual_size

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.draw.fonts import Fonts
    from orgtree.draw.scene import Badge, Box, Label, Line, Outline, Point, Scene, Style

_BADGE = 5.2
PILE = 2.4
"""How far the sheet behind a box of several units looks out, in points."""
_CROSSED = {
    "cross": "m-2.5 -2.5l5 5m-5 0l5 -5",
    "plus": "m-2.8 0h5.6m-2.8 -2.8v5.6",
    "diamond": "m-2.6 0l2.6 -2.6l2.6 2.6l-2.6 2.6z",
}
"""Marks of links that are gone, new and changed, from their middle."""
_ARROWS = {
    (1, 0): "l-5.5 -2v4z",
    (-1, 0): "l5.5 -2v4z",
    (0, 1): "l-2 -5.5h4z",
    (0, -1): "l-2 5.5h4z",
}
"""Heads of arrows from their tips, by the direction that they point to."""
_OFF = 2.4
"""How far the middle of another mark is from the box."""
_HATCHING = (
    '<defs><pattern id="{own}-{name}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path d="M0 0V5" stroke="{colour}" stroke-width="1.1" opacity="{opacity}"/></pattern></defs>\n'
)
_HATCHES = {"h": ("#7a3b12", ".38"), "hd": ("#000", ".6")}
"""Colour and opacity of hatching by its class; on dark fills it is darker than they are, so that white text stays readable."""
HEAVY = 0.035
"""Width of the stroke, in font sizes, that makes a letter bold whose font has no bold."""


def write(
    scene: Scene,
    *,
    dark: Literal["auto", "no", "yes"] = "no",
    width: float | None = None,
    fonts: Fonts | None = None,
    background: bool = True,
) -> str:
    """Return the scene as SVG text.

    Args:
        scene: What to write.
        dark: Colours for dark backgrounds: never, always, or where the reader prefers them.
        width: Width to show it at, in points; None for full size.
        fonts: The only ones that there will be, for a renderer; left out, those of the reader's machine.
        background: Whether to paint the paper white.
    """
    shown = width or scene.width
    high = scene.height * shown / scene.width if scene.width else 0.0
    lean = usual_size(scene)
    colours = dict.fromkeys(label.colour for label in scene.labels if label.colour != INK and not label.boxed)
    inks = {colour: f" i{place}" for place, colour in enumerate(colours)}
    out: list[str] = []
    if background:
        out.append(f'<path class="paper" d="M0 0H{number(scene.width)}V{number(scene.height)}H0Z"/>')
    out += [
        f'<path d="M{number(a.x)} {number(a.y)}h{number(a.width)}v{number(a.height)}h{number(-a.width)}z" fill="{a.fill}"/>'
        for a in scene.areas
    ]
    out += [_line(line, scene.strokes[line.stroke].name) for line in scene.lines]
    for box in scene.boxes:
        _box(out, box, scene, lean, fonts)
    out += [_marks(line, scene.strokes[line.stroke].colour) for line in scene.lines if line.ends]
    out += [
        f'<text class="{_label_class(label, inks)}{script_class(label.text)}" x="{number(label.x)}" y="{number(label.y)}" font-size="{number(label.size)}"'
        + (f' fill="{label.colour}"' if label.boxed else "")
        + (f' text-anchor="{label.anchor}"' if label.anchor in ("middle", "end") else "")
        + (f' transform="rotate(-90 {number(label.x)} {number(label.y)})"' if label.anchor == "up" else "")
        + (_bold(label.text, label.size, label.colour, fonts) if label.bold else "")
        + f">{_led(label, parted=fonts is not None)}</text>"
        for label in scene.labels
    ]
    families = {} if fonts is None else fonts.families(scene.text())
    title, description = _text(scene.title or scene.description), _text(scene.description)
    drawn = "\n".join(filter(None, out))
    # Pictures that stand in one page do not share a rule or an id, unless they are the same.
    seen = (title, description, dark, families, scene.styles, scene.strokes)
    own = "o" + blake2s((repr(seen) + drawn).encode()).hexdigest()[:7]
    rules = css(scene, own, size=lean, dark=dark, families=families, inks=inks)
    hatching = "".join(
        _HATCHING.format(own=own, name=name, colour=colour, opacity=opacity)
        for name, (colour, opacity) in _HATCHES.items()
        if name in hatches(scene)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{own}" width="{number(shown)}pt" height="{number(high)}pt" '
        f'viewBox="0 0 {number(scene.width)} {number(scene.height)}" role="img" aria-labelledby="{own}-t {own}-d" '
        f'lang="{_attribute(scene.language)}">\n'
        f'<title id="{own}-t">{title}</title>\n<desc id="{own}-d">{description}</desc>\n'
        f"<style>{rules}</style>\n{hatching}{drawn}\n</svg>\n"
    )


def _label_class(label: Label, inks: Mapping[str, str]) -> str:
    """Return the class of a label: one in a box keeps its own colour, whatever the background."""
    return "lx" if label.boxed else f"lb{inks.get(label.colour, '')}"


def _led(label: Label, *, parted: bool) -> str:
    """Return the text of a label, what leads it in a quieter colour."""
    if not label.quiet:
        return in_svg(label.text, parted=parted)
    lead, rest = label.text[: label.quiet], label.text[label.quiet :]
    return f'<tspan fill="{MUTED}">{_text(lead)}</tspan>{in_svg(rest, parted=parted)}'


def _box(out: list[str], box: Box, scene: Scene, usual: float, fonts: Fonts | None) -> None:
    style = scene.styles[box.style]
    look = scene.styles[box.tint] if box.tint >= 0 else style
    shape = _outline(box, style.shape)
    extra = f' stroke-dasharray="{DASHES[style.dash]}"' if style.dash != "solid" and look.dash == "solid" else ""
    if box.damage:
        extra = f' style="stroke:{DAMAGE};stroke-width:2;stroke-dasharray:5 2"'
    if shape:
        out.append(f'<path class="{look.name}" d="{shape}"{extra}/>')
    if box.gap and shape:
        out.append(f'<path d="{shape}" class="{hatch_of(look)}"/>')
        corner = min(6.5, box.height / 2)
        out.append(
            f'<path d="M{number(box.x)} {number(box.y)}h{number(corner)}l{number(-corner)} {number(corner)}z" fill="#7a3b12"/>'
        )
    kind = "" if look.text == INK else f" {look.name}-t"
    middle, baseline = text_origin(box)
    size = "" if box.size == usual else f' style="font-size:{number(box.size)}px"'
    parted = fonts is not None
    x = number(middle)
    for i, line in enumerate(box.lines):
        if line:
            weight = _bold(line, box.size, look.text, fonts) if box.bold else ""
            y = baseline + i * box.size * box.leading
            out.append(
                f'<text class="t{kind}{script_class(line)}" x="{x}" y="{number(y)}"{size}{weight}>{_struck(line, first=not i, parted=parted) if look.struck else in_svg(line, parted=parted)}'
                + (f"<title>{_text(box.tip)}</title>" if box.tip and not i else "")
                + "</text>"
            )
    if box.notes:
        y = note_origin(box)
        quiet = " m" if note_colour(box, look) != look.text else ""
        for note in box.notes:
            if note:
                said = in_svg(note, parted=parted)
                out.append(f'<text class="n{quiet}{kind}{script_class(note)}" x="{x}" y="{number(y)}">{said}</text>')
            y += NOTE_TEXT * leading(note)
    if box.badges:
        _badges(out, box, fonts)


def note_colour(box: Box, look: Style) -> str:
    """Return the colour of a box's notes; on hatching they are as dark as its name."""
    return look.text if box.gap else note_on(look.fill, look.text)


def _badges(out: list[str], box: Box, fonts: Fonts | None) -> None:
    left = box.x + box.width - 2.0 - badges_room(box)
    for badge in box.badges:
        out.append(_badge(badge, left + badge.room / 2, box, fonts))
        left += badge.room


def badges_room(box: Box) -> float:
    """Return the width that the badges of a box take."""
    return fsum([badge.room for badge in box.badges]) if box.badges else 0.0


def _struck(line: str, *, first: bool, parted: bool) -> str:
    """Return a line struck through; the sign that begins the first one stays readable."""
    sign, space, rest = line.partition(" ") if first else ("", "", line)
    return f'{_text(sign)}{space}<tspan class="s">{in_svg(rest, parted=parted)}</tspan>'


def _bold(text: str, size: float, colour: str, fonts: Fonts | None) -> str:
    """Return the attributes of bold text: the weight, or a stroke where the only fonts that there are have no bold."""
    if fonts is None or not fonts.lacks_bold(text):
        return ' font-weight="700"'
    return f' stroke="{colour}" stroke-width="{number(size * HEAVY)}" stroke-linejoin="round"'


def text_origin(box: Box) -> tuple[float, float]:
    """Return the middle of a box's lines of text, badges left aside, and the baseline of the first."""
    first = box.y + PAD_Y if box.top else box.y + (box.height - box.text_height) / 2
    # Half of the extra leading stands above the first line.
    extra = (box.leading - 1) / (2 if box.leading == LINE_HEIGHT else 3)
    return box.x + (box.width - badges_room(box)) / 2, first + box.size * (extra + ASCENT)


def note_origin(box: Box) -> float:
    """Return the baseline of the first note of a box, below its lines."""
    top = box.y + (box.height - box.text_height) / 2 + len(box.lines) * box.size * box.leading
    return top + NOTE_TEXT * (ASCENT + 0.1)


def _outline(box: Box, shape: Outline) -> str:
    """Return the path around a box; from its beginning on it is the same for all boxes of one size."""
    corner, path = _around(shape, box.width, box.height)
    return f"M{number(box.x + corner)} {number(box.y)}{path}"


@lru_cache(maxsize=1024)
def _around(shape: Outline, w: float, h: float) -> tuple[float, str]:
    """Return how far right of its corner the path around a box begins, and the path from there."""
    if shape == "rounded":
        r = min(6.0, h / 2, w / 2)
        a = f"a{number(r)} {number(r)} 0 0 1 "
        across, down = number(w - 2 * r), number(h - 2 * r)
        return r, (
            f"h{across}{a}{number(r)} {number(r)}v{down}{a}{number(-r)} {number(r)}"
            f"h-{across}{a}{number(-r)} {number(-r)}v-{down}{a}{number(r)} {number(-r)}z"
        )
    if shape == "pile":
        p = min(PILE, h / 4)
        wide, high, out, back = number(w - p), number(h - p), number(p), number(p - w)
        behind = f"m{wide} {out}h{out}v{high}h{back}v{number(-p)}h{number(w - 2 * p)}z"
        return 0.0, f"h{wide}v{high}h{back}z{behind}"
    if shape == "hexagon":
        c = min(5.0, h / 2)
        return c, (
            f"h{number(w - 2 * c)}l{number(c)} {number(h / 2)}l{number(-c)} {number(h / 2)}h{number(2 * c - w)}l{number(-c)} {number(-h / 2)}z"
        )
    return 0.0, f"h{number(w)}v{number(h)}h{number(-w)}z"


def _badge(badge: Badge, x: float, box: Box, fonts: Fonts | None) -> str:
    y = box.y + box.height / 2
    fill, ink = (badge.colour, "#fff") if badge.filled else ("#fff", badge.colour)
    half = (badge.room - BADGE_ROOM) / 2 + _BADGE
    tip = f"<title>{_text(badge.tip)}</title>" if badge.tip else ""
    return (
        f'<g><rect x="{number(x - half)}" y="{number(y - _BADGE)}" width="{number(2 * half)}" height="{number(2 * _BADGE)}" rx="{number(_BADGE)}" '
        f'fill="{fill}" stroke="{badge.colour}"/><text class="bt" x="{number(x)}" y="{number(y + BADGE_TEXT * 0.36)}" '
        f'fill="{ink}"{_bold(badge.text, BADGE_TEXT, ink, fonts)}>{_text(badge.text)}</text>{tip}</g>'
    )


def _line(line: Line, name: str) -> str:
    d = "".join(_polyline(part) for part in line.parts)
    if not d:
        return ""
    if line.tip:
        return f'<path class="{name}" d="{d}"><title>{_text(line.tip)}</title></path>'
    return f'<path class="{name}" d="{d}"/>'


def _polyline(points: Sequence[tuple[float, float]]) -> str:
    x0, y0 = points[0]
    path = f"M{number(x0)} {number(y0)}"
    for x1, y1 in points[1:]:
        path += f"V{number(y1)}" if x0 == x1 else f"H{number(x1)}" if y0 == y1 else f"L{number(x1)} {number(y1)}"
        x0, y0 = x1, y1
    return path


def _marks(line: Line, colour: str) -> str:
    out = []
    for end_x, end_y, mark in line.ends:
        if mark == "joint":
            out.append(f'<circle cx="{number(end_x)}" cy="{number(end_y)}" r="1.5" fill="{colour}"/>')
            continue
        dx, dy = way_in(line, (end_x, end_y)) if line.joins else (0, 0)
        if mark == "arrow":
            out.append(f'<path d="M{number(end_x)} {number(end_y)}{_ARROWS[dx, dy]}" fill="{colour}"/>')
            continue
        # Beside the box at which a line ends, so that it hides no text there.
        x, y = end_x - dx * _OFF, end_y - dy * _OFF
        if mark in _CROSSED:
            shape = _CROSSED[mark]
            out.append(
                f'<path d="M{number(x)} {number(y)}{shape}" fill="{colour if mark == "diamond" else "none"}" stroke="{colour}" stroke-width="1.3"/>'
            )
        elif mark == "square":
            out.append(f'<path d="M{number(x - 2.4)} {number(y - 2.4)}h4.8v4.8h-4.8z" fill="{colour}"/>')
        else:
            inside = "#fff" if mark == "ring" else colour
            out.append(f'<circle cx="{number(x)}" cy="{number(y)}" r="1.9" fill="{inside}" stroke="{colour}"/>')
    return "".join(out)


def way_in(line: Line, end: Point) -> tuple[int, int]:
    """Return the direction in which a line comes to one of its ends: 1 or -1 to the right, and the same downwards."""
    for part in line.parts:
        for one, other in ((part[0], part[1]), (part[-1], part[-2])):
            if one == end:
                return (one[0] > other[0]) - (one[0] < other[0]), (one[1] > other[1]) - (one[1] < other[1])
    return 1, 0


def _text(text: str) -> str:
    return escape(clean(text), quote=False)


def _attribute(text: str) -> str:
    return escape(clean(text))
