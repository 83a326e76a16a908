"""Write a scene as SVG: small, with classes and titles for screen readers, without scripts.

No font is embedded and none is needed: the family list ends in a generic one, and text stands in the
middle of its box, so that a narrower font only leaves more room.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal
from xml.sax.saxutils import escape

from orgtree.draw.layout.geometry import PAD_Y
from orgtree.draw.palette import DAMAGE, INK, MUTED, lighten
from orgtree.draw.scene import BADGE_ROOM, BADGE_TEXT, NOTE_TEXT
from orgtree.draw.scripts import SCRIPTS, runs
from orgtree.draw.text_metrics import ASCENT, LINE_HEIGHT, clean, is_right_to_left, leading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.draw.scene import Badge, Box, Label, Line, Scene

FAMILIES = (
    "'Noto Sans', 'Helvetica Neue', Arial, 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'PingFang SC', "
    "'Microsoft YaHei', 'Noto Sans Tibetan', 'Noto Serif Tibetan', 'Microsoft Himalaya', Kailasa, 'Noto Sans Arabic', 'Noto Sans Hebrew', sans-serif"
)
_BADGE = 5.2
_CROSSED = {
    "cross": "m-3 -3l6 6m-6 0l6 -6",
    "plus": "m-3.6 0h7.2m-3.6 -3.6v7.2",
    "diamond": "m-3.2 0l3.2 -3.2l3.2 3.2l-3.2 3.2z",
}
"""Marks of links that are gone, new and changed, from their middle."""
_DARK = (
    "svg{background:#14181d}.paper{fill:#14181d}.lb{fill:#e6eaee}"
    ".tree{stroke:#8b98a6}.rule{stroke:#3a444f}.blank{fill:none;stroke:none}"
)


_NO_FONTS: Mapping[str, Sequence[str]] = MappingProxyType({})


def write(
    scene: Scene,
    *,
    dark: Literal["auto", "no", "yes"] = "no",
    width: float | None = None,
    own: Mapping[str, Sequence[str]] = _NO_FONTS,
    background: bool = True,
) -> str:
    """Return the scene as SVG text.

    Args:
        scene: What to write.
        dark: Colours for dark backgrounds: never, always, or where the reader prefers them.
        width: Width to show it at, in points; None for full size.
        own: Font families to use beside the usual ones, by the class of a script; "" for all text.
        background: Whether to paint the paper white.
    """
    shown = width or scene.width
    high = scene.height * shown / scene.width if scene.width else 0.0
    lean = _usual_size(scene)
    colours = dict.fromkeys(label.colour for label in scene.labels if label.colour != INK and not label.boxed)
    inks = {colour: f" i{number}" for number, colour in enumerate(colours)}
    out = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(shown)}pt" height="{_n(high)}pt" '
            f'viewBox="0 0 {_n(scene.width)} {_n(scene.height)}" role="img" aria-labelledby="t d" '
            f'lang="{_attribute(scene.language)}">'
        ),
        f'<title id="t">{_text(scene.title or scene.description)}</title>',
        f'<desc id="d">{_text(scene.description)}</desc>',
        f"<style>{_css(scene, lean, dark, own, inks)}</style>",
    ]
    if any(box.gap for box in scene.boxes):
        out.append(
            '<defs><pattern id="h" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            '<path d="M0 0V5" stroke="#7a3b12" stroke-width="1.1" opacity=".38"/></pattern></defs>'
        )
    if background:
        out.append(f'<path class="paper" d="M0 0H{_n(scene.width)}V{_n(scene.height)}H0Z"/>')
    out += [
        f'<path d="M{_n(a.x)} {_n(a.y)}h{_n(a.width)}v{_n(a.height)}h{_n(-a.width)}z" fill="{a.fill}"/>'
        for a in scene.areas
    ]
    out += [_line(line, scene.strokes[line.stroke].name) for line in scene.lines]
    for box in scene.boxes:
        _box(out, box, scene, lean)
    out += [_marks(line, scene.strokes[line.stroke].colour) for line in scene.lines if line.ends]
    out += [
        f'<text class="{_label_class(label, inks)}{_script(label.text)}" x="{_n(label.x)}" y="{_n(label.y)}" font-size="{_n(label.size)}"'
        + (f' fill="{label.colour}"' if label.boxed else "")
        + (f' text-anchor="{label.anchor}"' if label.anchor in ("middle", "end") else "")
        + (f' transform="rotate(-90 {_n(label.x)} {_n(label.y)})"' if label.anchor == "up" else "")
        + (' font-weight="700"' if label.bold else "")
        + f">{_led(label)}</text>"
        for label in scene.labels
    ]
    out.append("</svg>\n")
    return "\n".join(part for part in out if part)


def _label_class(label: Label, inks: Mapping[str, str]) -> str:
    """Return the class of a label: one in a box keeps its own colour, whatever the background."""
    return "lx" if label.boxed else f"lb{inks.get(label.colour, '')}"


def _led(label: Label) -> str:
    """Return the text of a label, what leads it in a quieter colour."""
    if not label.quiet:
        return _text(label.text)
    lead, rest = label.text[: label.quiet], label.text[label.quiet :]
    return f'<tspan fill="{MUTED}">{_text(lead)}</tspan>{_text(rest)}'


def _usual_size(scene: Scene) -> float:
    counts = Counter(box.size for box in scene.boxes if box.lines)
    return counts.most_common(1)[0][0] if counts else 10.0


def _css(scene: Scene, size: float, dark: str, own: Mapping[str, Sequence[str]], inks: Mapping[str, str]) -> str:
    families = FAMILIES.replace(
        ", sans-serif", "".join(f", {_family(name)}" for name in own.get("", ())) + ", sans-serif"
    )
    codes = [ord(character) for character in scene.text() if ord(character) >= SCRIPTS[0].block.start]
    rules = [
        f"text{{font-family:{families}}}",
        *(
            f".{script.name}{{font-family:{''.join(f'{_family(name)}, ' for name in own.get(script.name, ()))}{script.families}}}"
            for script in SCRIPTS
            if any(map(script.block.__contains__, codes))
        ),
        f".t{{font-size:{_n(size)}px;text-anchor:middle;fill:{INK}}}",
        f".lb{{fill:{INK}}}",
        *(f".{name.strip()}{{fill:{colour}}}" for colour, name in inks.items()),
        ".paper{fill:#fff}.tree,.rule,.l{fill:none}",
    ]
    if any(style.struck for style in scene.styles):
        rules.append(".s{text-decoration:line-through}")
    if any(box.notes for box in scene.boxes):
        rules.append(f".n{{font-size:{_n(NOTE_TEXT)}px;text-anchor:middle;fill:{INK}}}")
    if any(box.badges for box in scene.boxes):
        rules.append(f".bt{{font-size:{_n(BADGE_TEXT)}px;font-weight:700;text-anchor:middle}}")
    for style in scene.styles:
        dash = ";stroke-dasharray:3 2" if style.dash else ""
        rules.append(f".{style.name}{{fill:{style.fill};stroke:{style.line};stroke-width:{_n(style.weight)}{dash}}}")
        if style.text != INK:
            rules.append(f".{style.name}-t{{fill:{style.text}}}")
    for stroke in scene.strokes:
        dashes = f";stroke-dasharray:{' '.join(map(_n, stroke.dash))}" if stroke.dash else ""
        rules.append(f".{stroke.name}{{fill:none;stroke:{stroke.colour};stroke-width:{_n(stroke.weight)}{dashes}}}")
    if dark != "no":
        links = (s for s in scene.strokes if s.name not in ("tree", "rule"))
        dimmed = _DARK + "".join(f".{stroke.name}{{stroke:{lighten(stroke.colour)}}}" for stroke in links)
        # In a comparison what did not change, or is no more, recedes.
        quiet = (style for style in scene.styles if style.name.startswith(("c-same", "c-was")))
        dimmed += "".join(
            f".{style.name}{{fill:#14181d;stroke:{lighten(style.line)}}}.{style.name}-t{{fill:{lighten(style.text)}}}"
            for style in quiet
        )
        dimmed += "".join(f".{name.strip()}{{fill:{lighten(colour)}}}" for colour, name in inks.items())
        rules.append(dimmed if dark == "yes" else f"@media (prefers-color-scheme:dark){{{dimmed}}}")
    return "".join(rules)


def _box(out: list[str], box: Box, scene: Scene, usual: float) -> None:
    style = scene.styles[box.style]
    look = scene.styles[box.tint] if box.tint >= 0 else style
    shape = _outline(box, style.shape)
    extra = ' stroke-dasharray="3 2"' if style.dash and not look.dash else ""
    if box.damage:
        extra = f' style="stroke:{DAMAGE};stroke-width:2;stroke-dasharray:5 2"'
    if shape:
        out.append(f'<path class="{look.name}" d="{shape}"{extra}/>')
    if box.gap and shape:
        out.append(f'<path d="{shape}" fill="url(#h)"/>')
        corner = min(6.5, box.height / 2)
        out.append(f'<path d="M{_n(box.x)} {_n(box.y)}h{_n(corner)}l{_n(-corner)} {_n(corner)}z" fill="#7a3b12"/>')
    kind = "" if look.text == INK else f" {look.name}-t"
    room = sum(badge.room for badge in box.badges)
    middle, baseline = text_origin(box)
    size = "" if box.size == usual else f' style="font-size:{_n(box.size)}px"'
    weight = ' font-weight="700"' if box.bold else ""
    for i, line in enumerate(box.lines):
        if line:
            turn = ' direction="rtl"' if is_right_to_left(line) else ""
            y = baseline + i * box.size * box.leading
            out.append(
                f'<text class="t{kind}{_script(line)}" x="{_n(middle)}" y="{_n(y)}"{size}{weight}{turn}>{_struck(line, first=not i) if look.struck else _text(line)}'
                + (f"<title>{_text(box.tip)}</title>" if box.tip and not i else "")
                + "</text>"
            )
    y = note_origin(box)
    for note in box.notes:
        turn = ' direction="rtl"' if is_right_to_left(note) else ""
        if note:
            out.append(f'<text class="n{kind}{_script(note)}" x="{_n(middle)}" y="{_n(y)}"{turn}>{_text(note)}</text>')
        y += NOTE_TEXT * leading(note)
    left = box.x + box.width - 2.0 - room
    for badge in box.badges:
        out.append(_badge(badge, left + badge.room / 2, box))
        left += badge.room


def _struck(line: str, *, first: bool) -> str:
    """Return a line struck through; the sign that begins the first one stays readable."""
    sign, space, rest = line.partition(" ") if first else ("", "", line)
    return f'{_text(sign)}{space}<tspan class="s">{_text(rest)}</tspan>'


def text_origin(box: Box) -> tuple[float, float]:
    """Return the middle of a box's lines of text, badges left aside, and the baseline of the first."""
    room = sum(badge.room for badge in box.badges)
    first = box.y + PAD_Y if box.top else box.y + (box.height - box.text_height) / 2
    # Half of the extra leading stands above the first line.
    extra = (box.leading - 1) / (2 if box.leading == LINE_HEIGHT else 3)
    return box.x + (box.width - room) / 2, first + box.size * (extra + ASCENT)


def note_origin(box: Box) -> float:
    """Return the baseline of the first note of a box, below its lines."""
    top = box.y + (box.height - box.text_height) / 2 + len(box.lines) * box.size * box.leading
    return top + NOTE_TEXT * (ASCENT + 0.1)


def _outline(box: Box, shape: str) -> str:
    x, y, w, h = box.x, box.y, box.width, box.height
    if shape == "rounded":
        r = min(6.0, h / 2, w / 2)
        a = f"a{_n(r)} {_n(r)} 0 0 1 "
        across, down = _n(w - 2 * r), _n(h - 2 * r)
        return (
            f"M{_n(x + r)} {_n(y)}h{across}{a}{_n(r)} {_n(r)}v{down}{a}{_n(-r)} {_n(r)}"
            f"h-{across}{a}{_n(-r)} {_n(-r)}v-{down}{a}{_n(r)} {_n(-r)}z"
        )
    if shape == "hexagon":
        c = min(5.0, h / 2)
        return (
            f"M{_n(x + c)} {_n(y)}h{_n(w - 2 * c)}l{_n(c)} {_n(h / 2)}l{_n(-c)} {_n(h / 2)}"
            f"h{_n(2 * c - w)}l{_n(-c)} {_n(-h / 2)}z"
        )
    return f"M{_n(x)} {_n(y)}h{_n(w)}v{_n(h)}h{_n(-w)}z"


def _badge(badge: Badge, x: float, box: Box) -> str:
    y = box.y + box.height / 2
    fill, ink = (badge.colour, "#fff") if badge.filled else ("#fff", badge.colour)
    half = (badge.room - BADGE_ROOM) / 2 + _BADGE
    tip = f"<title>{_text(badge.tip)}</title>" if badge.tip else ""
    return (
        f'<g><rect x="{_n(x - half)}" y="{_n(y - _BADGE)}" width="{_n(2 * half)}" height="{_n(2 * _BADGE)}" rx="{_n(_BADGE)}" '
        f'fill="{fill}" stroke="{badge.colour}"/><text class="bt" x="{_n(x)}" y="{_n(y + BADGE_TEXT * 0.36)}" '
        f'fill="{ink}">{_text(badge.text)}</text>{tip}</g>'
    )


def _line(line: Line, name: str) -> str:
    d = "".join(_polyline(part) for part in line.parts)
    if not d:
        return ""
    if line.tip:
        return f'<path class="{name}" d="{d}"><title>{_text(line.tip)}</title></path>'
    return f'<path class="{name}" d="{d}"/>'


def _polyline(points: Sequence[tuple[float, float]]) -> str:
    parts = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for (x0, y0), (x1, y1) in pairwise(points):
        if x0 == x1:
            parts.append(f"V{_n(y1)}")
        elif y0 == y1:
            parts.append(f"H{_n(x1)}")
        else:
            parts.append(f"L{_n(x1)} {_n(y1)}")
    return "".join(parts)


def _marks(line: Line, colour: str) -> str:
    out = []
    for x, y, mark in line.ends:
        if mark in _CROSSED:
            shape = _CROSSED[mark]
            out.append(
                f'<path d="M{_n(x)} {_n(y)}{shape}" fill="{colour if mark == "diamond" else "none"}" stroke="{colour}" stroke-width="1.6"/>'
            )
        elif mark == "square":
            out.append(f'<path d="M{_n(x - 2.4)} {_n(y - 2.4)}h4.8v4.8h-4.8z" fill="{colour}"/>')
        else:
            inside = "#fff" if mark == "ring" else colour
            out.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="1.9" fill="{inside}" stroke="{colour}"/>')
    return "".join(out)


def _n(value: float) -> str:
    """Return a coordinate with at most two decimals and no trailing zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _text(text: str) -> str:
    return escape(clean(text))


def _script(text: str) -> str:
    """Return the class of a line that is all in one script which has fonts of its own."""
    found = runs(text)
    return f" {found[0][0]}" if len(found) == 1 and found[0][0] else ""


def _family(name: str) -> str:
    """Return a font family as a CSS string, without characters that could end it."""
    return "'" + "".join(c for c in name if c.isalnum() or c in " -_.") + "'"


def _attribute(text: str) -> str:
    return escape(clean(text), {'"': "&quot;"})
