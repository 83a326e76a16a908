"""Small organisations to draw, and the laws that every scene must keep."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from orgtree.draw.scene import NOTE_TEXT
from orgtree.draw.text_metrics import ASCENT, width
from orgtree.draw.view import Link, LinkType, Look, Value, View

if TYPE_CHECKING:
    from orgtree.draw.scene import Box, Line, Scene

LOOKS = (
    Look("district", "区"),
    Look("street", "街道"),
    Look("community", "社区"),
    Look("branch", "党支部"),
    Look("staff", "办公室", beside=True),
    Look("joint_body", "联合组织", shape="rounded", dash=True),
)
LINK_TYPES = (
    LinkType("seat", "席位", "seat"),
    LinkType("convened_by", "召集", "convener"),
    LinkType("liaison", "联系"),
)
_ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0, "up": 0.0}
NAMES = (
    "东街道",
    "第十二社区党支部",
    "示例区人民政府办公室机关党总支部",
    "Water and Sanitation",
    "IT",
    "1组",
    "བོད་ལྗོངས་",
    "لجنة",
)


def make(parents: list[int], *, kinds: list[int] | None = None, names: list[str] | None = None, **more: object) -> View:
    """Return a view with a parents array, kinds by depth and numbered names unless given."""
    depths: list[int] = []
    for parent in parents:
        depths.append(0 if parent < 0 else depths[parent] + 1)
    size = len(parents)
    return View(
        ids=[f"u{i}" for i in range(size)],
        names=names or [f"单位{i}" for i in range(size)],
        kinds=kinds or [min(depth, 3) for depth in depths],
        parents=parents,
        looks=LOOKS,
        link_types=LINK_TYPES,
        **more,  # type: ignore[arg-type]
    )


@st.composite
def views(draw: st.DrawFn, *, most: int = 40, links: bool = True, forests: bool = True) -> View:
    """Draw a random organisation: any shape, some staff units, joint bodies with seats, links between units."""
    size = draw(st.integers(1, most))
    parents: list[int] = [-1]
    path = [0]
    for unit in range(1, size):
        keep = draw(st.integers(0 if forests else 1, len(path)))
        del path[max(keep, 0) :]
        parents.append(path[-1] if path else -1)
        path.append(unit)
    kinds = [draw(st.integers(0, 4)) if parent >= 0 else 0 for parent in parents]
    names = [draw(st.sampled_from(NAMES)) for _ in parents]
    bodies = draw(st.integers(0, 3)) if links else 0
    found: list[Link] = []
    for body in range(size, size + bodies):
        members = draw(st.lists(st.integers(0, size - 1), min_size=1, max_size=6))
        found += [Link(int(i == 0), body, unit, "成员") for i, unit in enumerate(members)]
    if links:
        pairs = draw(st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)), max_size=3))
        found += [Link(draw(st.integers(0, 2)), a, b) for a, b in pairs if a != b]  # a unit of the tree may be a body
    values: tuple[Value | None, ...] = ()
    if draw(st.booleans()):
        some = st.one_of(st.none(), st.builds(Value, st.just("80%"), st.floats(0, 1), st.booleans()))
        values = tuple(draw(some) for _ in range(size + bodies))
    return make(
        [*parents, *[-1] * bodies],
        kinds=[*kinds, *[5] * bodies],
        names=[*names, *["大工委"] * bodies],
        links=found,
        bodies=frozenset(range(size, size + bodies)),
        values=values,
        language=draw(st.sampled_from(["zh", "en"])),
        title="示例区",
    )


@dataclass(frozen=True)
class Laws:
    """Checks on a scene; each returns what breaks it."""

    scene: Scene

    def outside(self, margin: float = 0.0) -> list[object]:
        """Boxes, lines and labels that leave the picture, or reach into a margin of so many points."""
        least, wide, high = margin - 0.01, self.scene.width - margin + 0.01, self.scene.height - margin + 0.01
        boxes = [
            b for b in self.scene.boxes if b.x < least or b.y < least or b.x + b.width > wide or b.y + b.height > high
        ]
        lines = [
            line
            for line in self.scene.lines
            for part in line.parts
            for x, y in part
            if not (least <= x <= wide and least <= y <= high)
        ]
        labels = [
            label
            for label in self.scene.labels
            for along in (width(label.text, label.size),)
            for room in (0.0 if label.anchor == "up" else along,)
            for tall in (along if label.anchor == "up" else label.size * ASCENT,)
            for left in (label.x - room * _ANCHORS[label.anchor],)
            if left < least or left + room > wide or label.y - tall < least or label.y > high
        ]
        return [*boxes, *lines, *labels]

    def overlaps(self) -> list[tuple[Box, Box]]:
        """Pairs of boxes that share area."""
        boxes = sorted(self.scene.boxes, key=lambda box: box.x)
        found = []
        for i, a in enumerate(boxes):
            for b in boxes[i + 1 :]:
                if b.x >= a.x + a.width - 0.01:
                    break
                if a.y < b.y + b.height - 0.01 and b.y < a.y + a.height - 0.01:
                    found.append((a, b))
        return found

    def misfits(self) -> list[Box]:
        """Boxes whose text is wider or higher than they are, badges counted."""
        return [
            box
            for box in self.scene.boxes
            if box.lines
            and (
                max(
                    max(width(line, box.size) for line in box.lines) * (1.08 if box.bold else 1.0),
                    *(width(note, NOTE_TEXT) for note in box.notes),
                    0.0,
                )
                + sum(badge.room for badge in box.badges)
                > box.width + 0.01
                or box.text_height > box.height + 0.01
            )
        ]

    def crossings(self) -> list[tuple[Line, Box]]:
        """Lines that run through a box that they do not join, or through one that they do."""
        found = []
        for line in self.scene.lines:
            for part in line.parts:
                for (x0, y0), (x1, y1) in pairwise(part):
                    left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
                    found += [
                        (line, box)
                        for box in self.scene.boxes
                        if left < box.x + box.width - 0.05
                        and right > box.x + 0.05
                        and top < box.y + box.height - 0.05
                        and bottom > box.y + 0.05
                    ]
        return found

    def near_misses(self, least: float = 4.0) -> list[tuple[Line, Box]]:
        """Dashed lines that run beside an edge of a box nearer than so many points."""
        found = []
        for line in self.scene.lines:
            if not self.scene.strokes[line.stroke].dash or not line.joins:
                continue
            for (x0, y0), (x1, y1) in line.parts:
                for box in self.scene.boxes:
                    if box.unit < 0:
                        continue
                    right, bottom = box.x + box.width, box.y + box.height
                    if x0 == x1:
                        beside = min(y0, y1) < bottom - 0.05 and max(y0, y1) > box.y + 0.05
                        away = min(abs(x0 - box.x), abs(x0 - right))
                    else:
                        beside = min(x0, x1) < right - 0.05 and max(x0, x1) > box.x + 0.05
                        away = min(abs(y0 - box.y), abs(y0 - bottom))
                    if beside and away < least - 0.01:
                        found.append((line, box))
        return found

    def doubled(self) -> list[tuple[Line, Line]]:
        """Dashed lines that lie on top of each other, or on themselves."""
        spans: list[tuple[bool, float, float, float, Line]] = []
        found = []
        for line in self.scene.lines:
            if not self.scene.strokes[line.stroke].dash or not line.joins:
                continue
            for (x0, y0), (x1, y1) in line.parts:
                upright = x0 == x1
                place, ends = (x0, (y0, y1)) if upright else (y0, (x0, x1))
                low, high = min(ends), max(ends)
                found += [
                    (line, other)
                    for way, at, a, b, other in spans
                    if way == upright and abs(at - place) < 0.5 and low < b - 0.05 and high > a + 0.05
                ]
                spans.append((upright, place, low, high, line))
        return found
