"""Take lines of text out of their boxes: for typst all, for a renderer of PNG those of scripts that it cannot shape side by side."""

from __future__ import annotations

from dataclasses import replace
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from orgtree.draw.scene import NOTE_TEXT, Label
from orgtree.draw.scripts import runs, scripts_in
from orgtree.draw.text_metrics import is_right_to_left, leading, width
from orgtree.draw.writers import svg

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.draw.scene import Box, Scene, Style

_SHIFTS = {"start": 0.0, "middle": 0.5, "end": 1.0, "up": 0.0}
_BOLD = 1.08


class Lifted(NamedTuple):
    """A line that was taken out of its box: free text in its place.

    Args:
        label: The text.
        struck: Whether it is struck through.
        lead: How many of its first characters are quieter, or not struck through.
    """

    label: Label
    struck: bool = False
    lead: int = 0


def parted(scene: Scene) -> Scene:
    """Return a scene in which no line has two scripts that need fonts of their own: each has a text in its place."""
    scene, lines = lifted(scene, lambda text: len(scripts_in(text)) > 1)
    return replace(scene, labels=(*scene.labels, *(part for line in lines for part in _parts(line.label))))


def lifted(scene: Scene, chosen: Callable[[str], bool]) -> tuple[Scene, list[Lifted]]:
    """Return a scene without some of its lines, and these as free text in the same place.

    Args:
        scene: What is drawn.
        chosen: Tells of a line of text whether it is taken out.
    """
    if not any(map(chosen, _texts(scene))):
        return scene, []
    taken = [Lifted(label, lead=label.quiet) for label in scene.labels if chosen(label.text)]
    boxes = []
    for box in scene.boxes:
        taken += [*_lines(box, scene, chosen), *_notes(box, scene, chosen)]
        lines, notes = (tuple("" if chosen(text) else text for text in texts) for texts in (box.lines, box.notes))
        boxes.append(replace(box, lines=lines, notes=notes))
    labels = tuple(label for label in scene.labels if not chosen(label.text))
    return replace(scene, boxes=tuple(boxes), labels=labels), taken


def _texts(scene: Scene) -> list[str]:
    return [label.text for label in scene.labels] + [line for box in scene.boxes for line in (*box.lines, *box.notes)]


def _lines(box: Box, scene: Scene, chosen: Callable[[str], bool]) -> list[Lifted]:
    x, y = svg.text_origin(box)
    step, look = box.size * box.leading, _look(box, scene)
    return [
        Lifted(
            Label(x, y + i * step, line, box.size, "middle", look.text, box.bold),
            look.struck,
            # The sign that begins the first line stays readable.
            len(line) - len(line.partition(" ")[2]) if look.struck and not i else 0,
        )
        for i, line in enumerate(box.lines)
        if chosen(line)
    ]


def _notes(box: Box, scene: Scene, chosen: Callable[[str], bool]) -> list[Lifted]:
    x, _ = svg.text_origin(box)
    y, found, look = svg.note_origin(box), [], _look(box, scene)
    for note in box.notes:
        if chosen(note):
            found.append(Lifted(Label(x, y, note, NOTE_TEXT, "middle", svg.note_colour(box, look))))
        y += NOTE_TEXT * leading(note)
    return found


def _look(box: Box, scene: Scene) -> Style:
    return scene.styles[box.tint if box.tint >= 0 else box.style]


def _parts(label: Label) -> list[Label]:
    """Return a text in parts side by side, in the order in which they are read; each begins with another script."""
    found: list[str] = []
    for name, text in runs(label.text):
        if found and not (name and scripts_in(found[-1]) not in ([], [name])):
            found[-1] += text
        else:
            found.append(text)
    widths = [width(text, label.size) * (_BOLD if label.bold else 1.0) for text in found]
    pieces = list(zip(found, widths, strict=True))
    parts = []
    done = -_SHIFTS[label.anchor] * fsum(widths)
    for text, wide in reversed(pieces) if is_right_to_left(label.text) else pieces:
        if label.anchor == "up":
            parts.append(replace(label, y=label.y - done, text=text, quiet=0))
        else:
            parts.append(replace(label, x=label.x + done, text=text, anchor="start", quiet=0))
        done += wide
    return parts
