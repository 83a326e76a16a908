"""The builder of scenes: collects boxes, lines and labels, and shares styles."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from orgtree.draw import palette
from orgtree.draw.scene import Area, Box, Label, Line, Scene, Stroke, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.view import Look, Shape, Sort, View

_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
_BY_DEPTH = ("blue-5", "blue-4", "blue-3", "blue-2", "blue-1", "white")
_PALE_LINE = "#8c98a5"
_SHAPES: tuple[Shape, ...] = ("box", "rounded", "hexagon")
"""Outlines of kinds without a look that stand on one level."""
_CHANGES: dict[Sort | None, tuple[str, str, float]] = {
    "added": ("#d3f0e8", "#0c4a40", 2.0),
    "moved": ("#f9d465", "#6b4c00", 1.4),
    "changed": ("#c6b0ea", "#482c72", 1.0),
    "gone": ("#ffffff", "#8a1f1c", 1.2),
    None: ("#f5f6f7", "#b3bcc5", 0.6),
}
"""Fill, border and its width by change: signs, dashes, widths and lightness tell them apart in grey print, too."""
_GONE_TEXT, _SAME_TEXT = "#6e3a38", "#55606b"


class Titled(Protocol):
    """Protocol of what a picture shows: a view of any sort."""

    @property
    def title(self) -> str:
        """Its title."""
        ...

    @property
    def language(self) -> str:
        """Language of its words."""
        ...


class Canvas:
    """Builder of a scene's boxes, lines and labels."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.lines: list[Line] = []
        self.labels: list[Label] = []
        self.areas: list[Area] = []
        self.styles: list[Style] = []
        self.strokes: list[Stroke] = []
        self.offset = (0.0, 0.0)
        self._style_of: dict[Style, int] = {}
        self._stroke_of: dict[Stroke, int] = {}

    def style(self, style: Style) -> int:
        """Return the number of a style, added when it is new; its class name is made safe and unique."""
        found = self._style_of.get(style)
        if found is None:
            found = self._style_of[style] = len(self.styles)
            name = _UNSAFE.sub("-", style.name).strip("-") or "s"
            taken = {other.name for other in self.styles}
            self.styles.append(replace(style, name=name if name not in taken else f"{name}-{found}"))
        return found

    def stroke(self, stroke: Stroke) -> int:
        """Return the number of a stroke, added when it is new."""
        found = self._stroke_of.get(stroke)
        if found is None:
            found = self._stroke_of[stroke] = len(self.strokes)
            taken = {other.name for other in self.strokes}
            name = _UNSAFE.sub("-", stroke.name).strip("-") or "l"
            self.strokes.append(replace(stroke, name=name if name not in taken else f"{name}-{found}"))
        return found

    def tint(self, fraction: float | None, scale: palette.Scale = palette.AMOUNT) -> int:
        """Return the style of a metric's value, a step of the scale wide; None is no data."""
        if fraction is None:
            return self.style(Style("m-none", palette.NO_DATA, _PALE_LINE, palette.INK))
        step = min(palette.STEPS, max(0, int(fraction * palette.STEPS + 1e-9)))
        fill = palette.scale(step / palette.STEPS, scale)
        name = f"m-{step}" if scale is palette.AMOUNT else f"t-{step}"
        return self.style(Style(name, fill, palette.shade(fill, 0.62), palette.text_on(fill)))

    def plain(self) -> int:
        """Return the style of a unit without a value where others are coloured by a metric."""
        return self.style(Style("m-not", palette.PAPER, _PALE_LINE, palette.INK))

    def change(self, sort: Sort | None, *, ghost: bool = False) -> int:
        """Return the style of a unit by its change between two states; a ghost stands where the unit stood."""
        fill, line, weight = _CHANGES[sort]
        if ghost:
            gone = sort == "gone"
            text = _GONE_TEXT if gone else _SAME_TEXT
            return self.style(Style(f"c-was-{sort or 'same'}", palette.PAPER, line, text, dash="dashed", struck=gone))
        ink = palette.INK if sort else _SAME_TEXT
        return self.style(Style(f"c-{sort or 'same'}", fill, line, ink, weight=weight))

    def vacant(self, style: int) -> int:
        """Return a style as it is where a unit is vacant: dashed and grey, whatever its kind."""
        own = self.styles[style]
        look = replace(
            own, name=f"{own.name}-vacant", fill=palette.VACANT, line=palette.MUTED, text=palette.MUTED, dash="dashed"
        )
        return self.style(look)

    def move(self, dx: float, dy: float) -> None:
        """Shift everything so far; `offset` keeps the sum, for what is added at its final place."""
        self.offset = (self.offset[0] + dx, self.offset[1] + dy)
        self.boxes = [replace(box, x=box.x + dx, y=box.y + dy) for box in self.boxes]
        self.labels = [replace(label, x=label.x + dx, y=label.y + dy) for label in self.labels]
        self.areas = [replace(area, x=area.x + dx, y=area.y + dy) for area in self.areas]
        self.lines = [
            replace(
                line,
                parts=tuple(tuple((x + dx, y + dy) for x, y in part) for part in line.parts),
                ends=tuple((x + dx, y + dy, end) for x, y, end in line.ends),
            )
            for line in self.lines
        ]

    def scene(self, width: float, height: float, view: Titled, description: str) -> Scene:
        """Return the finished scene."""
        return Scene(
            width,
            height,
            tuple(self.boxes),
            tuple(self.lines),
            tuple(self.labels),
            tuple(self.styles),
            tuple(self.strokes),
            tuple(self.areas),
            view.title,
            description,
            view.language,
        )


def tint_of(canvas: Canvas, view: View, unit: int) -> int:
    """Return the style that goes before the look of a unit's kind: its change or its metric; -1 for none."""
    if view.changes is not None:
        return canvas.change(view.changes.sort(unit), ghost=unit in view.changes.ghosts)
    if not view.values:
        return -1
    value = view.values[unit]
    return canvas.plain() if value is None else canvas.tint(value.fraction, view.scale)


def look_styles(canvas: Canvas, view: View) -> list[int]:
    """Return the style of each look; kinds without colours get darker ones the nearer they stand to the root."""
    shallowest: dict[int, int] = {}
    for unit, depth in enumerate(view.depths()):
        kind = view.kinds[unit]
        shallowest[kind] = min(depth, shallowest.get(kind, depth))
    bodies = {view.kinds[unit] for unit in view.bodies}
    depths = [len(_BY_DEPTH) if kind in bodies else shallowest.get(kind, -1) for kind in range(len(view.looks))]
    return [canvas.style(style) for style in kind_styles(view.looks, depths)]


def kind_styles(looks: Sequence[Look], depths: Sequence[int]) -> list[Style]:
    """Return the styles of kinds: those without a look of their own are told apart.

    Args:
        looks: A look for each kind.
        depths: How deep its first unit stands, -1 where it has none; beyond the palest for bodies at the foot.
    """
    alike: dict[int, int] = {}
    found = []
    for look, depth in zip(looks, depths, strict=True):
        style = look_style(look, max(depth, 0))
        if not look.fill and 0 <= depth < len(_BY_DEPTH):
            number = alike[depth] = alike.get(depth, -1) + 1
            style = _told_apart(style, number)
        found.append(style)
    return found


def _told_apart(style: Style, number: int) -> Style:
    """Return the style of a kind without a look of its own, of which so many stand on its level before it.

    They differ by lightness and by shape, so that grey print and readers who tell few hues apart do.
    """
    if not number:
        return style
    fill = style.fill
    for _ in range(number):
        fill = palette.lighten(fill) if fill != palette.PAPER else palette.shade(fill, 0.93)
        while palette.contrast(palette.text_on(fill), fill) < palette.LEAST_CONTRAST:
            fill = palette.lighten(fill)
    shape = _SHAPES[number % len(_SHAPES)] if style.shape == "box" else style.shape
    return replace(style, fill=fill, text=palette.text_on(fill), shape=shape)


def with_colours(view: View) -> View:
    """Return the view with explicit colours of looks, so that its parts keep the colours of the whole."""
    canvas = Canvas()
    looks = []
    for look, number in zip(view.looks, look_styles(canvas, view), strict=True):
        style = canvas.styles[number]
        looks.append(
            replace(
                look,
                fill=style.fill,
                line=style.line,
                text=style.text,
                shape=style.shape if style.shape != "pile" else look.shape,
            )
        )
    return replace(view, looks=looks)


def look_style(look: Look, depth: int) -> Style:
    """Return the style of a look whose kind first appears at a depth."""
    plain = palette.colour(_BY_DEPTH[min(depth, len(_BY_DEPTH) - 1)], palette.PAPER)
    fill = palette.colour(look.fill, plain)
    line = "none" if look.shape == "plain" else palette.colour(look.line, _border(fill))
    text = palette.colour(look.text, palette.text_on(fill))
    return Style(f"k-{look.kind}", fill, line, text, look.shape, look.dash)


def _border(fill: str) -> str:
    if fill in ("none", palette.PAPER):
        return _PALE_LINE
    return palette.shade(fill, 0.68)
