"""Make the boxes of a chart's units, with their letters, marks and tips."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from orgtree.draw import palette
from orgtree.draw.canvas import tint_of
from orgtree.draw.layout.geometry import FONT
from orgtree.draw.links import CHANGED_SIGNS, shown_letters
from orgtree.draw.scene import Badge, Box
from orgtree.draw.text_metrics import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.draw.canvas import Canvas
    from orgtree.draw.links import Form, Group
    from orgtree.draw.view import View


def badges_of(view: View, groups: list[Group], form: Form) -> dict[int, tuple[Badge, ...]]:
    """Return the letters that each unit's box carries; of plain links drawn as lines, at who leads them."""
    found: dict[int, list[Badge]] = {}
    if form == "bus":
        groups = [group for group in groups if not group.is_body]
    letters = shown_letters(groups, view.outside, "table" if form == "bus" else form)
    for group in groups:
        if group.letter not in letters:
            continue
        tip = clean(view.names[group.hub])
        seen: dict[tuple[int, str], bool] = {}
        for member in group.members:
            key = member.unit, CHANGED_SIGNS[member.change]
            seen[key] = seen.get(key, False) or member.part == "convener"
        if not group.at_foot:
            seen[group.hub, ""] = True
        for (unit, sign), filled in seen.items():
            if unit not in letters[group.letter]:
                continue
            found.setdefault(unit, []).append(Badge(group.letter + sign, group.colour, filled, tip))
    return {unit: tuple(badges) for unit, badges in found.items()}


def unit_box(
    canvas: Canvas,
    view: View,
    unit: int,
    text: tuple[tuple[str, ...], tuple[str, ...], float],
    frame: tuple[float, float, float, float],
    styles: list[int],
    badges: Mapping[int, tuple[Badge, ...]],
) -> Box:
    """Return the box of a unit with its colour, marks and tip."""
    value = view.value(unit)
    tint, style = tint_of(canvas, view, unit), styles[view.kinds[unit]]
    if unit in view.vacant:
        style = canvas.vacant(style)
    if unit == view.focus:
        own = canvas.styles[style]
        style = canvas.style(replace(own, name=f"{own.name}-focus", line=palette.INK, weight=2.0))
    x, y, width, height = frame
    if unit in view.gathered:
        own = canvas.styles[style]
        style = canvas.style(replace(own, name=f"{own.name}-pile", shape="pile"))
    tip = clean(view.damage.get(unit, ""))
    return Box(
        x,
        y,
        width,
        height,
        text[0],
        FONT,
        style,
        unit,
        tint,
        badges.get(unit, ()),
        bool(value and value.gap),
        tip,
        tip=tip,
        bold=unit == view.focus,
        leading=text[2],
        notes=text[1],
    )
