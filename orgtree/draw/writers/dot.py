"""DOT text: our layout pinned for `neato -n2`, or the bare graph for a layout of Graphviz's own."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from orgtree.base.escape import dot_string
from orgtree.draw.canvas import Canvas, look_styles, tint_of
from orgtree.draw.change_notes import counted
from orgtree.draw.layout.boxes import in_a_line, label, notes
from orgtree.draw.links import CHANGED_SIGNS, groups_of
from orgtree.draw.palette import DAMAGE, INK, RULE
from orgtree.draw.text_metrics import clean, leading, width
from orgtree.draw.wrap import unmarked, wrap
from orgtree.draw.writers.svg import way_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.scene import Box, Scene, Style
    from orgtree.draw.view import View

_INCH = 72.0
_FONT = "Noto Sans CJK SC,Noto Sans,Helvetica,Arial,sans-serif"
_SHAPES = {"box": "box", "rounded": "box", "hexagon": "hexagon", "plain": "plaintext", "pile": "box3d"}
_MEASURE = 14.0
_TURNED = {(0, -1): 0, (-1, 0): 90, (0, 1): 180, (1, 0): 270}
"""How far a triangle is turned that points up, by the direction that it is to point to."""
_JUSTIFY = {"start": "\\l", "end": "\\r"}


def write_pinned(scene: Scene) -> str:
    """Return the scene with every box and line where our layout put it; draw it with `neato -n2`."""
    out = [
        "digraph orgtree {",
        f"  graph [fontname={_quote(_FONT)} splines=line outputorder=edgesfirst bgcolor=white];",
        f"  node [shape=box style=filled fontname={_quote(_FONT)} margin=0 fixedsize=true penwidth=0.8];",
        "  edge [arrowhead=none];",
    ]
    for number, box in enumerate(scene.boxes):
        out.append(f"  {_name(box, number)} [{_box(box, scene)}];")
    for number, label_ in enumerate(scene.labels):
        wide = width(label_.text, label_.size) * (1.08 if label_.bold else 1.0)
        shift = {"start": wide / 2, "end": -wide / 2}.get(label_.anchor, 0.0)
        # Graphviz turns no text: what reads upwards stands level in the middle of its place.
        rise = wide / 2 if label_.anchor == "up" else label_.size * 0.35
        y = scene.height - label_.y + rise
        out.append(
            f'  t{number} [shape=plaintext style="" label={_quote(unmarked(label_.text), _JUSTIFY.get(label_.anchor, ""))} fontsize={label_.size:g} '
            f'fontcolor="{label_.colour}" width={wide / _INCH:.3f} height={label_.size / _INCH:.3f} '
            f'pos="{label_.x + shift:.1f},{y:.1f}"];'
        )
    number = 0
    for line in scene.lines:
        stroke = scene.strokes[line.stroke]
        style = "dashed" if stroke.dash else "solid"
        for part in line.parts:
            points = [f"{x:.1f},{scene.height - y:.1f}" for x, y in part]
            spline = [points[0]] + [p for a, b in pairwise(points) for p in (a, b, b)]
            number += 1
            for end, at in (("a", points[0]), ("b", points[-1])):
                out.append(f'  q{number}{end} [shape=point width=0.01 style=invis pos="{at}"];')
            out.append(
                f'  q{number}a -> q{number}b [pos="{" ".join(spline)}" color="{stroke.colour}" '
                f"style={style} penwidth={stroke.weight:g}];"
            )
        for x, y, mark in line.ends:
            number += 1
            shape = {"square": "square", "arrow": "triangle"}.get(mark, "circle")
            turned = f" orientation={_TURNED[way_in(line, (x, y))]}" if mark == "arrow" else ""
            fill = "white" if mark == "ring" else stroke.colour
            size = 0.04 if mark == "joint" else 0.055
            out.append(
                f'  q{number} [shape={shape} label="" width={size:g} height={size:g} fillcolor="{fill}" '
                f'color="{stroke.colour}" pos="{x:.1f},{scene.height - y:.1f}"{turned}];'
            )
    return "\n".join([*out, "}", ""])


def _name(box: Box, number: int) -> str:
    return f"u{box.unit}" if box.unit >= 0 else f"b{number}"


def _box(box: Box, scene: Scene) -> str:
    style = scene.styles[box.style]
    look = scene.styles[box.tint] if box.tint >= 0 else style
    marks = " ".join(badge.text for badge in box.badges)
    text = "\n".join(map(unmarked, (*box.lines, *box.notes))) + (f" {marks}" if marks else "")
    x, y = box.x + box.width / 2, scene.height - box.y - box.height / 2
    attributes = [
        f"label={_quote(text)}",
        f'pos="{x:.1f},{y:.1f}"',
        f"width={box.width / _INCH:.3f}",
        f"height={box.height / _INCH:.3f}",
        f"fontsize={box.size:g}",
        *_look(look, style, damage=bool(box.damage), gap=box.gap),
    ]
    return " ".join(attributes)


def _look(look: Style, style: Style, *, damage: bool, gap: bool) -> list[str]:
    dash = style.dash if look.dash == "solid" else look.dash
    kinds = [
        "filled",
        *(["rounded"] if style.shape == "rounded" else []),
        *([dash] if dash != "solid" else []),
    ]
    return [
        f"shape={_SHAPES[style.shape]}",
        f'style="{",".join(kinds)}"',
        f'fillcolor="{"white" if look.fill == "none" else look.fill}"',
        f'color="{DAMAGE if damage else "transparent" if look.line == "none" else look.line}"',
        f'fontcolor="{look.text}"',
        *(["peripheries=2"] if gap else []),
        *(["penwidth=2"] if damage else [f"penwidth={look.weight:g}"] if look.weight > style.weight else []),
    ]


def write_graph(view: View, *, clusters: bool = False, rankdir: str = "TB") -> str:
    """Return units and links without positions.

    Args:
        view: What to draw.
        clusters: Nest units in boxes, for the `osage` layout, instead of drawing edges.
        rankdir: `TB` or `LR`, for the `dot` layout.
    """
    title = view.title if view.changes is None else f"{view.title}\n{counted(view)}"
    canvas = Canvas()
    styles = [canvas.styles[i] for i in look_styles(canvas, view)]
    out = [
        "digraph orgtree {",
        (
            f"  graph [fontname={_quote(_FONT)} fontsize=10 rankdir={rankdir} nodesep=0.12 ranksep=0.3"
            f" label={_quote(title)} labelloc=t];"
        ),
        f'  node [shape=box style=filled fontname={_quote(_FONT)} fontsize=10 margin="0.06,0.03" height=0.2 width=0.2];',
        f'  edge [arrowhead=none color="{RULE}" fontname={_quote(_FONT)} fontsize=8];',
    ]
    if clusters:
        _clusters(out, view, styles)
    else:
        out += [_node(view, unit, styles) for unit in range(len(view)) if view.is_placed(unit)]
        out += [f"  u{parent} -> u{unit};" for unit, parent in enumerate(view.parents) if parent >= 0]
    _links(out, view)
    return "\n".join([*out, "}", ""])


def _node(view: View, unit: int, styles: Sequence[Style]) -> str:
    style = styles[view.kinds[unit]]
    if unit in view.gathered:
        style = replace(style, shape="pile")
    value = view.value(unit)
    canvas = Canvas()
    tint = tint_of(canvas, view, unit)
    if unit in view.vacant:
        style = canvas.styles[canvas.vacant(canvas.style(style))]
    look = canvas.styles[tint] if tint >= 0 else style
    lines = (
        *wrap(label(view, unit), _MEASURE, 4),
        *(line for note in notes(view, unit) for line in wrap(note, _MEASURE)),
    )
    marks = _look(look, style, damage=unit in view.damage, gap=bool(value and value.gap))
    return f"  u{unit} [label={_quote(chr(10).join(map(unmarked, lines)))} {_size(lines)} {' '.join(marks)}];"


def _size(lines: Sequence[str]) -> str:
    """Return the size of a box for some lines: Graphviz would guess it wrong for scripts that it has no font for."""
    wide = max(width(line, 10.0) for line in lines) + 10.0
    high = len(lines) * 10.0 * max(map(leading, lines)) + 4.0
    return f"width={wide / _INCH:.3f} height={high / _INCH:.3f} fixedsize=true"


def _clusters(out: list[str], view: View, styles: Sequence[Style]) -> None:
    children = view.children()
    linked = {member.unit for group in groups_of(view) for member in group.members} | {g.hub for g in groups_of(view)}
    # Opening and closing lines on one stack: deep trees must not recurse.
    stack: list[int | None] = list(reversed(view.roots))
    while stack:
        unit = stack.pop()
        if unit is None:
            out.append("  }")
        elif not children[unit]:
            out.append(_node(view, unit, styles))
        else:
            out.append(f"  subgraph cluster_{unit} {{ label={_quote(in_a_line(view, unit))}; margin=4;")
            if unit in linked:
                # An edge needs a node to end at: a dot inside the unit's frame.
                out.append(f'  u{unit} [shape=point width=0.06 label=""];')
            stack.append(None)
            stack += reversed(children[unit])


def _links(out: list[str], view: View) -> None:
    for group in groups_of(view):
        if group.at_foot:
            name = (*wrap(label(view, group.hub), _MEASURE, 3), *notes(view, group.hub))
            out.append(
                f'  u{group.hub} [label={_quote(chr(10).join(map(unmarked, name)))} {_size(name)} style="filled,rounded,dashed" fillcolor="#fffdf7" '
                f'color="{group.colour}" fontcolor="{INK}"];'
            )
        for member in group.members:
            if member.unit in view.outside:
                continue
            kind = "tee" if member.part == "convener" else "none"
            said = f"{CHANGED_SIGNS[member.change]} {member.role}".strip()
            text = f" tooltip={_quote(said)}" if said else ""
            text += f" label={_quote(CHANGED_SIGNS[member.change])}" if member.change else ""
            style = "dotted" if not member.stays else "dashed"
            out.append(
                f'  u{member.unit} -> u{group.hub} [constraint=false style={style} color="{group.colour}" '
                f"penwidth=0.8 arrowhead={kind}{text}];"
            )


def _quote(text: str, end: str = "") -> str:
    """Return a double-quoted DOT string that Graphviz shows exactly as it is; *end* is an escape of its own."""
    return dot_string("\n".join(map(clean, text.split("\n"))))[:-1] + end + '"'
