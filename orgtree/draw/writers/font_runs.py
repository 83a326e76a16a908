"""Split lines of mixed scripts for renderers with a fixed set of fonts: PNG and PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from orgtree.draw.fonts import own_families
from orgtree.draw.scene import NOTE_TEXT, Label
from orgtree.draw.scripts import runs
from orgtree.draw.text_metrics import is_right_to_left, leading, width
from orgtree.draw.writers import svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.scene import Box, Scene

_SHIFTS = {"start": 0.0, "middle": 0.5, "end": 1.0, "up": 0.0}
_BOLD = 1.08


def write(scene: Scene, fonts: Sequence[str], *, background: bool = True) -> str:
    """Return a scene as SVG in which no line mixes scripts that need fonts of their own.

    Args:
        scene: What to write.
        fonts: The font files that will be there.
        background: Whether to paint the paper white.
    """
    return svg.write(_split(scene), own=own_families(scene.text(), fonts), background=background)


def _split(scene: Scene) -> Scene:
    if not any(len(runs(text)) > 1 for text in _texts(scene)):
        return scene
    labels = [part for label in scene.labels for part in _parts(label)]
    boxes = []
    for box in scene.boxes:
        mixed = [len(runs(line)) > 1 for line in box.lines]
        if any(len(runs(note)) > 1 for note in box.notes):
            labels += [part for label in _notes(box) for part in _parts(label)]
            mixed = [True] * len(box.lines)
        if not any(mixed):
            boxes.append(box)
            continue
        labels += [part for label in _lines(box, scene, mixed) for part in _parts(label)]
        kept = tuple("" if out else line for line, out in zip(box.lines, mixed, strict=True))
        boxes.append(replace(box, lines=kept, notes=() if all(mixed) else box.notes))
    return replace(scene, boxes=tuple(boxes), labels=tuple(labels))


def _texts(scene: Scene) -> list[str]:
    return [label.text for label in scene.labels] + [line for box in scene.boxes for line in (*box.lines, *box.notes)]


def _lines(box: Box, scene: Scene, mixed: Sequence[bool]) -> list[Label]:
    """Return the mixed lines of a box as free text in the same place."""
    x, y = svg.text_origin(box)
    colour = scene.styles[box.tint if box.tint >= 0 else box.style].text
    step = box.size * box.leading
    return [
        Label(x, y + i * step, line, box.size, "middle", colour, box.bold)
        for i, line in enumerate(box.lines)
        if mixed[i]
    ]


def _notes(box: Box) -> list[Label]:
    """Return the notes of a box as free text in the same place."""
    x, _ = svg.text_origin(box)
    y, found = svg.note_origin(box), []
    for note in box.notes:
        found.append(Label(x, y, note, NOTE_TEXT, "middle"))
        y += NOTE_TEXT * leading(note)
    return found


def _parts(label: Label) -> list[Label]:
    """Return a text in runs of one script side by side, in the order in which they are read."""
    found = runs(label.text)
    if len(found) == 1:
        return [label]
    widths = [width(text, label.size) * (_BOLD if label.bold else 1.0) for _, text in found]
    pieces = list(zip(found, widths, strict=True))
    parts = []
    upwards = label.anchor == "up"
    done = -_SHIFTS[label.anchor] * sum(widths)
    for (_, text), wide in reversed(pieces) if is_right_to_left(label.text) else pieces:
        if upwards:
            parts.append(replace(label, y=label.y - done, text=text))
        else:
            parts.append(replace(label, x=label.x + done, text=text, anchor="start"))
        done += wide
    return parts
