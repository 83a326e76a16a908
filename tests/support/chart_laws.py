"""Small organisations to draw, and the laws that every scene must keep."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from orgtree.draw.scene import NOTE_TEXT
from orgtree.draw.text_metrics import ASCENT, width
from orgtree.draw.view import Link, LinkType, Look, Value, View

if TYPE_CHECKING:
    from orgtree.draw.scene import Box, Line, Point, Scene

LOOKS = (
    Look("district", "区"),
    Look("street", "街道"),
    Look("community", "社区"),
    Look("branch", "党支部"),
    Look("staff", "办公室", beside=True),
    Look("joint_body", "联合组织", shape="rounded", dash="dashed"),
)
LINK_TYPES = (
    LinkType("seat", "席位", "seat"),
    LinkType("convened_by", "召集", "convener"),
    LinkType("liaison", "联系"),
    LinkType("reports_to", "reports to"),
    LinkType("twin", "twin of", symmetric=True),
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
        pairs = draw(st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)), max_size=8))
        said = st.sampled_from(["", "", "functional", "预算"])
        # A unit of the tree may be a body.
        found += [Link(draw(st.integers(0, 4)), a, b, draw(said)) for a, b in pairs if a != b]
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

    def alike_swatches(self) -> list[tuple[Box, Box]]:
        """Pairs of the legend's boxes that look the same, so that nobody can tell by them what they stand for."""
        styles = self.scene.styles
        seen: dict[object, Box] = {}
        found = []
        for box in self.scene.boxes:
            if box.unit < 0 and not box.lines and not box.badges and (box.width, box.height) == (18.0, 10.0):
                own = [replace(styles[at], name="") if at >= 0 else None for at in (box.style, box.tint)]
                look = (*own, box.gap, bool(box.damage))
                if look in seen:
                    found.append((seen[look], box))
                seen[look] = box
        return found

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

    @property
    def links(self) -> list[Line]:
        """Lines of links between units."""
        return [
            line
            for line in self.scene.lines
            if line.joins and not self.scene.strokes[line.stroke].name.startswith("tree")
        ]

    @property
    def words(self) -> list[Box]:
        """What is written on lines."""
        return [box for box in self.scene.boxes if self._is_said(box)]

    def _is_said(self, box: Box) -> bool:
        return self.scene.styles[box.style].name.startswith("said-")

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
                        if not self._is_said(box)
                        and left < box.x + box.width - 0.05
                        and right > box.x + 0.05
                        and top < box.y + box.height - 0.05
                        and bottom > box.y + 0.05
                    ]
        return found

    def crossed(self) -> int:
        """How often lines of links cross each other."""
        strokes = [(line, min(part), max(part)) for line in self.links for part in line.parts]
        level = [(line, a, b) for line, a, b in strokes if a[1] == b[1]]
        upright = [(line, a, b) for line, a, b in strokes if a[0] == b[0]]
        return sum(
            one is not other and a[0] + 0.01 < top[0] < b[0] - 0.01 and top[1] + 0.01 < a[1] < foot[1] - 0.01
            for one, a, b in level
            for other, top, foot in upright
        )

    def length(self) -> float:
        """How long all lines of links are together."""
        return sum(abs(x1 - x0) + abs(y1 - y0) for line in self.links for (x0, y0), (x1, y1) in line.parts)

    def near_misses(self, least: float = 4.0) -> list[tuple[Line, Box]]:
        """Lines of links that run beside an edge of a box nearer than so many points."""
        found = []
        for line in self.links:
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
        """Lines of links that lie on top of each other, on themselves or on a line of subordination."""
        links, found = self.links, []
        spans: list[tuple[bool, float, float, float, Line]] = []
        for line in self.scene.lines:
            if line.joins and line not in links:
                for part in line.parts:
                    for (x0, y0), (x1, y1) in pairwise(part):
                        place, ends = (x0, (y0, y1)) if x0 == x1 else (y0, (x0, x1))
                        spans.append((x0 == x1, place, min(ends), max(ends), line))
        for line in links:
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

    def loose_ends(self) -> list[tuple[Line, Point]]:
        """Ends of strokes of links that meet neither a box nor another stroke of the same line."""
        return [
            (line, end)
            for line in self.links
            for part in line.parts
            for end in part
            if not any(_touches(end, other) for other in line.parts if other != part)
            and not any(_edge(end, box) for box in self.scene.boxes if box.unit in line.joins)
        ]

    def stray_marks(self) -> list[tuple[Line, object]]:
        """Marks at ends of lines at which no stroke begins or ends, so that nothing tells which way they are to point."""
        return [
            (line, end)
            for line in self.links
            for end in line.ends
            if end[2] != "joint" and not any(end[:2] in part for part in line.parts)
        ]

    def detours(self) -> list[Line]:
        """Lines between units of the tree that go lower than all of these, or higher than what all of these stand under."""
        boxes = {box.unit: box for box in self.scene.boxes if box.unit >= 0}
        found = []
        above = {unit: line.joins[0] for line in self.scene.lines if line not in self.links for unit in line.joins[1:]}
        for line in self.links:
            ends = [boxes[unit] for unit in line.joins if unit in boxes]
            ways = [[unit, *_way_up(above, unit)] for unit in line.joins]
            top = next((unit for unit in ways[0] if all(unit in way for way in ways)), None)
            ys = [y for part in line.parts for _, y in part]
            if max(ys) > max(box.y + box.height for box in ends) + 0.01 or (
                top is not None and min(ys) < boxes[top].y - 0.01
            ):
                found.append(line)
        return found

    def uneven_ports(self) -> list[tuple[Box, str, list[float]]]:
        """Edges of boxes at which lines do not end in the middle, or evenly spread around it."""
        found = []
        hung = {part[-1] for line in self.scene.lines if line.joins and line not in self.links for part in line.parts}
        ends = {end for line in self.links for part in line.parts for end in part}
        for box in self.scene.boxes:
            if box.unit < 0:
                continue
            met: dict[str, list[float]] = {}
            for end in ends:
                if edge := _edge(end, box):
                    met.setdefault(edge, []).append(end[1] if edge in ("left", "right") else end[0])
            for edge, places in met.items():
                level = edge in ("left", "right")
                middle = box.y + box.height / 2 if level else box.x + box.width / 2
                kept = any(_edge(end, box) == edge and abs(end[level] - middle) < 0.05 for end in hung)
                # One line stands off a little where it would lie on another; straight ones end where both boxes have room.
                here = [end for end in ends if _edge(end, box) == edge]
                if (len(places) == 1 and abs(places[0] - middle) <= 2.0) or all(map(self._is_straight, here)):
                    continue
                # Below a unit lines of subordination may stand anywhere, and lines of links beside them.
                if not (_even(places, middle) or ((kept or edge == "bottom") and _even([*places, middle], middle))):
                    found.append((box, edge, sorted(places)))
        return found

    def _is_straight(self, end: Point) -> bool:
        """Return whether a line goes from a point to another box without a bend."""
        strokes = [part for line in self.links for part in line.parts if end in part]
        return any(all(any(_edge(one, box) for box in self.scene.boxes) for one in part) for part in strokes)

    def bent(self, view: View) -> list[tuple[Box, Box]]:
        """Linked neighbours, in a row or a column under one unit, with no straight line from one to the other."""
        boxes = {box.unit: box for box in self.scene.boxes if box.unit >= 0}
        strokes = {part for line in self.links for part in line.parts}
        hung = {part[-1] for line in self.scene.lines if line.joins and line not in self.links for part in line.parts}
        found = []
        for link in view.links:
            if not view.is_placed(link.source) or view.parents[link.source] != view.parents[link.target]:
                continue
            if any(view.looks[view.kinds[unit]].beside for unit in (link.source, link.target)):
                continue
            a, b = sorted((boxes[link.source], boxes[link.target]), key=lambda box: (box.y, box.x))
            if a.y == b.y and view.parents[link.source] >= 0:
                # Between columns there is the line of subordination.
                if any(_edge(end, b) == "left" for end in hung) or self._is_between(a, b):
                    continue
                straight = [
                    (x, y) for x, y in strokes if x[1] == y[1] and _edge(x, a) == "right" and _edge(y, b) == "left"
                ]
            elif a.x == b.x and any(_edge(end, b) == "left" for end in hung) and not self._is_between(a, b):
                straight = [
                    (x, y) for x, y in strokes if x[0] == y[0] and _edge(x, a) == "bottom" and _edge(y, b) == "top"
                ]
            else:
                continue
            if not straight:
                found.append((a, b))
        return found

    def _is_between(self, a: Box, b: Box) -> bool:
        """Return whether another unit stands between two boxes side by side or one below the other."""
        if a.y == b.y:
            left, right, top, bottom = a.x + a.width, b.x, a.y, a.y + a.height
        else:
            left, right, top, bottom = a.x, a.x + a.width, a.y + a.height, b.y
        return any(
            box.unit >= 0
            and box.x < right - 0.05
            and box.x + box.width > left + 0.05
            and box.y < bottom - 0.05
            and box.y + box.height > top + 0.05
            for box in self.scene.boxes
        )

    def wordless(self, view: View) -> list[Line]:
        """Lines of plain links with neither words on them nor a letter in a box."""
        found = []
        boxes = {box.unit: box for box in self.scene.boxes if box.unit >= 0}
        bodies = {body for link in view.links if (body := view.body_of(link)) >= 0}
        for line in self.links:
            hub = line.joins[0]
            if hub in bodies:
                continue
            colour = self.scene.strokes[line.stroke].colour
            if not any(_centred_on(box, line) for box in self.words) and not any(
                badge.colour == colour for badge in boxes[hub].badges
            ):
                found.append(line)
        return found

    def misplaced_words(self) -> list[tuple[Box, object]]:
        """Words that stand on no line, or hide another line of links."""
        found: list[tuple[Box, object]] = []
        for box in self.words:
            own = [line for line in self.links if _centred_on(box, line)]
            if len(own) != 1:
                found.append((box, own))
            for line in self.links:
                for (x0, y0), (x1, y1) in line.parts:
                    if (
                        line not in own
                        and min(x0, x1) < box.x + box.width
                        and max(x0, x1) > box.x
                        and min(y0, y1) < box.y + box.height
                        and max(y0, y1) > box.y
                    ):
                        found.append((box, line))
        return found


def _way_up(above: dict[int, int], unit: int) -> list[int]:
    way = []
    while unit in above:
        unit = above[unit]
        way.append(unit)
    return way


def _touches(end: Point, stroke: tuple[Point, ...]) -> bool:
    (x0, y0), (x1, y1) = stroke
    x, y = end
    return min(x0, x1) - 0.01 <= x <= max(x0, x1) + 0.01 and min(y0, y1) - 0.01 <= y <= max(y0, y1) + 0.01


def _edge(end: Point, box: Box) -> str:
    """Return at which edge of a box a point is, "" for none; a corner is at none."""
    x, y = end
    right, bottom = box.x + box.width, box.y + box.height
    if box.y + 0.05 < y < bottom - 0.05:
        return "left" if abs(x - box.x) < 0.02 else "right" if abs(x - right) < 0.02 else ""
    if box.x + 0.05 < x < right - 0.05:
        return "top" if abs(y - box.y) < 0.02 else "bottom" if abs(y - bottom) < 0.02 else ""
    return ""


def _even(places: list[float], middle: float) -> bool:
    """Return whether places are as far from each other, with their middle where it is to be, or half a step beside it."""
    places = sorted(places)
    steps = [b - a for a, b in pairwise(places)]
    step = steps[0] if steps else 0.0
    return (
        all(abs(other - step) < 0.05 for other in steps) and abs(sum(places) / len(places) - middle) < step / 2 + 0.05
    )


def _centred_on(box: Box, line: Line) -> bool:
    """Return whether a stroke of a line runs through the middle of a box."""
    middle = (box.x + box.width / 2, box.y + box.height / 2)
    return any(_touches(middle, part) for part in line.parts)
