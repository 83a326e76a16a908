"""A finished picture as boxes, lines and labels in points, before any file format.

The origin is the upper left corner, y runs downwards. Everything is frozen; two runs over the same
view give equal scenes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import fsum
from typing import TYPE_CHECKING, Literal

from orgtree.draw.text_metrics import leading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.view import Dash


Point = tuple[float, float]
Outline = Literal["box", "rounded", "hexagon", "plain", "pile"]
End = Literal["", "dot", "square", "ring", "cross", "plus", "diamond", "arrow", "joint"]
BADGE_TEXT = 8.0
"""Font size of the letter of a badge."""
NOTE_TEXT = 8.5
"""Font size of what a box says below its name."""
BADGE_ROOM, BADGE_LETTER = 11.6, 6.2
"""Width of a badge of one letter with the gap to its neighbour, and of each further letter."""


@dataclass(frozen=True, slots=True)
class Style:
    """Colours and outline shared by many boxes.

    Args:
        name: Class name, safe to write anywhere: ASCII letters, digits and hyphens.
        fill: `#rrggbb` or `none`.
        line: Border colour, or `none`.
        text: Colour of the text.
        shape: Outline; a pile is that of a box which stands for several units.
        dash: How the border is drawn.
        weight: Border width.
        struck: Whether the text is struck through.
    """

    name: str
    fill: str
    line: str
    text: str
    shape: Outline = "box"
    dash: Dash = "solid"
    weight: float = 0.8
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """Colour, width and dashes shared by many lines."""

    name: str
    colour: str
    weight: float = 0.8
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Badge:
    """A letter in a corner of a box that stands for a joint body; filled where the unit convenes it."""

    text: str
    colour: str
    filled: bool = False
    tip: str = ""

    @property
    def room(self) -> float:
        """Width that it takes, with the gap to its neighbour."""
        return BADGE_ROOM + BADGE_LETTER * (len(self.text) - 1)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with text.

    Args:
        x: Left edge.
        y: Upper edge.
        width: Width.
        height: Height.
        lines: Lines of text, centred.
        size: Font size.
        style: Index into the scene's styles.
        unit: Number of the unit, -1 for a box of the legend.
        tint: Index of a style whose fill replaces the own one, -1 for none.
        badges: At the right edge.
        gap: Whether it is hatched and has a corner cut: the unit lacks something.
        damage: Why its definition is broken; drawn with a heavy border.
        top: Whether the text stands at the upper edge, since other boxes lie inside.
        tip: What a reader gets on hovering, and a screen reader says.
        bold: Whether the text is bold.
        leading: Line height, in font sizes.
        notes: Lines below, in a smaller size.
    """

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    size: float
    style: int
    unit: int = -1
    tint: int = -1
    badges: tuple[Badge, ...] = ()
    gap: bool = False
    damage: str = ""
    top: bool = False
    tip: str = ""
    bold: bool = False
    leading: float = 1.2
    notes: tuple[str, ...] = ()

    @property
    def text_height(self) -> float:
        """Height of its lines of text and the notes below."""
        return len(self.lines) * self.size * self.leading + notes_height(self.notes)


def notes_height(notes: Sequence[str]) -> float:
    """Return the height of notes below a name."""
    return fsum([NOTE_TEXT * leading(note) for note in notes]) if notes else 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """Connected strokes, drawn as one path.

    Args:
        parts: Polylines.
        stroke: Index into the scene's strokes.
        joins: Units that it joins; it may touch their boxes, and crosses no other.
        ends: Marks at points: a dot where a unit has a seat or a link begins, an arrow where it leads to, a square where it convenes,
            a ring elsewhere; a plus, a cross or a diamond where that is new, is gone or has changed. A joint is where its own strokes
            meet, which those of others only cross.
        tip: What it means.
    """

    parts: tuple[tuple[Point, ...], ...]
    stroke: int
    joins: tuple[int, ...] = ()
    ends: tuple[tuple[float, float, End], ...] = ()
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A line of free text; y is its baseline. One that is anchored `up` begins there and reads upwards.

    One that is `boxed` stands in a box, and keeps its colour as that does on a dark background; its first characters,
    as many as `quiet` says, lead what follows in a quieter colour.
    """

    x: float
    y: float
    text: str
    size: float
    anchor: Literal["start", "middle", "end", "up"] = "start"
    colour: str = "#1f2933"
    bold: bool = False
    boxed: bool = False
    quiet: int = 0


@dataclass(frozen=True, slots=True)
class Area:
    """A plain coloured rectangle behind everything, such as a level band."""

    x: float
    y: float
    width: float
    height: float
    fill: str


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    styles: tuple[Style, ...]
    strokes: tuple[Stroke, ...]
    areas: tuple[Area, ...] = ()
    title: str = ""
    description: str = ""
    language: str = "en"

    @property
    def smallest_text(self) -> float:
        """Font size of the smallest text, in points at full size."""
        sizes = [NOTE_TEXT] if any(box.notes for box in self.boxes) else []
        sizes += [box.size for box in self.boxes if box.lines] + [label.size for label in self.labels]
        if any(box.badges for box in self.boxes):
            sizes.append(BADGE_TEXT)
        return min(sizes, default=0.0)

    def text(self) -> set[str]:
        """Return every character that is drawn."""
        found: set[str] = set()
        for box in self.boxes:
            for line in (*box.lines, *box.notes):
                found.update(line)
            for badge in box.badges:
                found.update(badge.text)
        for label in self.labels:
            found.update(label.text)
        return found


def moved(scene: Scene, dx: float, dy: float) -> Scene:
    """Return a scene with everything in it shifted; its size stays."""
    return replace(
        scene,
        boxes=tuple(replace(box, x=box.x + dx, y=box.y + dy) for box in scene.boxes),
        labels=tuple(replace(label, x=label.x + dx, y=label.y + dy) for label in scene.labels),
        areas=tuple(replace(area, x=area.x + dx, y=area.y + dy) for area in scene.areas),
        lines=tuple(
            replace(
                line,
                parts=tuple(tuple((x + dx, y + dy) for x, y in part) for part in line.parts),
                ends=tuple((x + dx, y + dy, end) for x, y, end in line.ends),
            )
            for line in scene.lines
        ),
    )
