"""Draw links as lines in a chart: planned before its boxes are placed, routed between them, with words on them."""

from __future__ import annotations

import math
from dataclasses import replace
from math import fsum
from typing import TYPE_CHECKING

from orgtree.draw import link_notes
from orgtree.draw.layout.connect import parts_of
from orgtree.draw.layout.geometry import FOOT_LANE
from orgtree.draw.layout.ports import Ports
from orgtree.draw.layout.routes import joints, lead, route
from orgtree.draw.layout.wires import Wire
from orgtree.draw.legend import group_stroke
from orgtree.draw.line_words import AROUND, Span, along_upright, on_stroke, spans
from orgtree.draw.links import CHANGED_ENDS, CHANGED_SIGNS
from orgtree.draw.palette import PAPER
from orgtree.draw.scene import NOTE_TEXT, Box, Label, Line, Style
from orgtree.draw.text_metrics import LINE_HEIGHT, clean, leading, width
from orgtree.draw.words import labelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from orgtree.draw.canvas import Canvas
    from orgtree.draw.layout.geometry import Arrangement
    from orgtree.draw.layout.placed import PlacedTree
    from orgtree.draw.layout.routes import Route
    from orgtree.draw.layout.tree import Tree
    from orgtree.draw.layout.wires import Pair, Wiring
    from orgtree.draw.links import Group
    from orgtree.draw.scene import End, Point
    from orgtree.draw.view import View

_MOST_WORDS = 16
"""Above so many lines words on them would hide one another."""


_RISE = 0.35
"""How far the middle of a line of text is above its baseline, in font sizes."""
_LEAST_OVERLAP = 24.0
"""How wide the room is at least that two boxes have in common, one below the other, for lines from one to the other."""
_JOINT = 2.5
"""How far around a place where strokes of a line meet words are to leave it free."""
_STEPS = (0.0, 1.5, -1.5, 3.0, -3.0, 4.5, -4.5)
"""How far a box at the foot may stand aside, for its line to meet no other."""


def wires_of(view: View, groups: Sequence[Group], mute: frozenset[int], across: frozenset[int]) -> list[Wire]:
    """Return what each group joins; words are wanted for plain links, but not for those in *mute*, and level for those in *across*."""
    many = sum(not group.is_body for group in groups) > _MOST_WORDS
    found = []
    for number, group in enumerate(groups):
        units = dict.fromkeys(member.unit for member in group.members if view.is_placed(member.unit))
        units.pop(group.hub, None)
        if not units or not (group.at_foot or view.is_placed(group.hub)):
            found.append(Wire(-1, ()))
            continue
        said = "" if many or number in mute else _words(view, group)
        found.append(Wire(-1 if group.at_foot else group.hub, tuple(units), width(said, NOTE_TEXT), number in across))
    return found


def in_letters(view: View, groups: Sequence[Group], wires: Sequence[Wire]) -> frozenset[int]:
    """Return the groups of plain links of which not all stands on their lines: a letter leads to a note below the chart."""
    return frozenset(
        number
        for number, (group, wire) in enumerate(zip(groups, wires, strict=True))
        if not group.is_body
        and (
            not wire.said
            or len({member.role for member in group.members}) > 1
            or not all(view.is_placed(member.unit) for member in group.members)
        )
    )


def _words(view: View, group: Group) -> str:
    """Return what stands on the line of plain links: what all of them say, else the title of their type; "" for none."""
    if group.is_body:
        return ""
    roles = {member.role for member in group.members}
    link_type = view.link_types[group.type]
    said = (roles.pop() if len(roles) == 1 else "") or clean(link_type.title or link_type.name)
    said = f"{CHANGED_SIGNS[group.change]} {said}".strip()
    return said if leading(said) <= LINE_HEIGHT else ""


def parted(placed: PlacedTree, plan: Wiring) -> frozenset[Pair]:
    """Return the neighbours in order that stand neither in one row nor in one column after all."""
    return frozenset(
        (one, other)
        for pairs in plan.straight
        for one, other in pairs
        if placed.y[one] != placed.y[other]
        and (
            min(placed.box_x[unit] + placed.box_width[unit] for unit in (one, other))
            - max(placed.box_x[one], placed.box_x[other])
            < _LEAST_OVERLAP
        )
    )


class LinkLines:
    """The lines of links in a placed chart.

    Args:
        view: What is drawn.
        groups: Its links.
        wires: What each of them joins.
        plan: Where they run.
        tree: What is placed.
        arrangements: Of each node's children.
        placed: Where all stand.
    """

    def __init__(
        self,
        view: View,
        groups: Sequence[Group],
        wires: Sequence[Wire],
        plan: Wiring,
        tree: Tree,
        arrangements: Sequence[Arrangement],
        placed: PlacedTree,
    ) -> None:
        self._view, self._groups, self._wires, self._plan = view, groups, wires, plan
        self._tree, self._arrangements, self._placed = tree, arrangements, placed

    def draw(self, canvas: Canvas, width: float, height: float) -> tuple[float, float, frozenset[int]]:
        """Add bodies below the chart, and the lines of all links; return the size of all, and which found no room for words."""
        view, placed = self._view, self._placed
        bodies = [group for group in self._groups if group.at_foot]
        boxes = link_notes.bodies_in_a_row(canvas, view, bodies)
        if (wider := link_notes.row_width(boxes)) > width:
            placed.shift((wider - width) / 2)
            width = wider
        channel = height + 10.0
        ports = Ports(self._tree, self._arrangements, placed, self._plan, channel)
        routes = route(placed, self._plan, ports, channel, len(bodies))
        top = channel + len(bodies) * FOOT_LANE + 8.0
        middles = [fsum(line.feet) / len(line.feet) if line.feet else width / 2 for line in routes[: len(bodies)]]
        lefts = link_notes.stand(boxes, middles, width)
        led: list[tuple[Route, Point]] = []
        for number, (box, left, line) in enumerate(zip(boxes, lefts, routes, strict=False)):
            taken = [x for other, one in enumerate(routes) if other != number for x in one.feet]
            # Two lines that meet at one place would look like one.
            asides = (left + step for step in _STEPS if 0 <= left + step <= width - box.width)
            x = next((x for x in asides if _is_free(x + box.width / 2, taken)), left)
            canvas.boxes.append(replace(box, x=x, y=top))
            if line.feet:
                led.append((line, (x + box.width / 2, top)))
            height = max(height, top + box.height)
        lead([line for line, _ in led], channel, [body for _, body in led])
        drawn = [(group, line) for group, line in zip(self._groups, routes, strict=True) if line.parts]
        # Of a single line nobody asks which strokes only cross it.
        canvas.lines += [self._line(canvas, group, line, joined=len(drawn) > 1) for group, line in drawn]
        return width, height, self._say(canvas, routes)

    def _line(self, canvas: Canvas, group: Group, line: Route, *, joined: bool) -> Line:
        view = self._view
        marks = _marks(view, group)
        if group.is_body:
            tip = labelled(clean(view.names[group.hub]), link_notes.describe(view, group), view.language)
        else:
            tip = "".join(link_notes.note(view, group))
        ends: list[tuple[float, float, End]] = [
            (x, y, mark) for unit, (x, y) in line.ends if (mark := marks.get(unit, ""))
        ]
        if joined:
            ends += [(x, y, "joint") for x, y in joints(line.parts)]
        joins = tuple(dict.fromkeys([group.hub, *(unit for unit, _ in line.ends)]))
        return Line(tuple(line.parts), group_stroke(canvas, group), joins, tuple(ends), tip)

    def _say(self, canvas: Canvas, routes: Sequence[Route]) -> frozenset[int]:
        """Write words on lines; return those on which there is no room."""
        strokes = [(number, span) for number, line in enumerate(routes) for span in spans(line.parts)]
        drawn = [self._covered(unit) for unit in range(len(self._view)) if self._view.is_placed(unit)]
        drawn += self._beyond()
        found: list[Box] = []
        silent = set()
        for number, (group, wire) in enumerate(zip(self._groups, self._wires, strict=True)):
            if not wire.said:
                continue
            taken = [span for other, span in strokes if other != number]
            taken += [Span(box.x, box.x + box.width, box.y, box.y + box.height) for box in found]
            long = wire.said + 2 * AROUND
            met = [Span(x - _JOINT, x + _JOINT, y - _JOINT, y + _JOINT) for x, y in joints(routes[number].parts)]
            found_ones = (
                place
                for hidden in ([*taken, *met], taken)
                for places in (
                    self._places(routes[number], number, long, hidden),
                    self._other_places(routes[number], long, [*hidden, *drawn]),
                )
                for place in places
            )
            place = next(found_ones, None)
            if place is None:
                silent.add(number)
                continue
            style = canvas.style(Style(f"said-{group.type}", PAPER, "none", group.colour))
            text, wide, high = _words(self._view, group), place.right - place.left, place.bottom - place.top
            upright = high > wide
            lines = () if upright else (text,)
            found.append(Box(place.left, place.top, wide, high, lines, NOTE_TEXT, style, leading=1.0))
            if upright:
                base = place.left + wide / 2 + NOTE_TEXT * _RISE
                bottom = place.bottom - AROUND
                canvas.labels.append(Label(base, bottom, text, NOTE_TEXT, "up", group.colour, boxed=True))
        canvas.boxes += found
        return frozenset(silent)

    def _covered(self, unit: int) -> Span:
        placed = self._placed
        left, top = placed.box_x[unit], placed.y[unit]
        return Span(left, left + placed.box_width[unit], top, top + placed.box_height[unit])

    def _beyond(self) -> list[Span]:
        """Return what is left of, right of, above and below the chart."""
        placed, root = self._placed, self._tree.root
        left, bottom = placed.x[root] - self._plan.margin(root), placed.y[root] + placed.depth[root]
        right = placed.x[root] + placed.width[root]
        return [
            Span(-math.inf, left, -math.inf, math.inf),
            Span(right, math.inf, -math.inf, math.inf),
            Span(-math.inf, math.inf, -math.inf, placed.y[root]),
            Span(-math.inf, math.inf, bottom, math.inf),
        ]

    def _other_places(self, line: Route, long: float, taken: Sequence[Span]) -> Iterator[Span]:
        """Yield where words may stand on a line wherever they hide nothing, on its longest strokes first."""
        strokes = [span for span in spans(line.parts) if max(span.bottom - span.top, span.right - span.left) > long]
        for span in sorted(strokes, key=lambda span: (span.top - span.bottom + span.left - span.right, span)):
            yield from (on_stroke if span.top == span.bottom else along_upright)(span, long, taken)

    def _places(self, line: Route, number: int, wide: float, taken: Sequence[Span]) -> Iterator[Span]:
        """Yield where words may stand on a line, the best first."""
        placed = self._placed
        if self._plan.tops[number] < 0:
            upper = self._plan.straight[number][0][0]
            level = line.straight[0][0][1] == line.straight[0][1][1]
            if level or wide <= placed.box_width[upper]:
                yield from on_stroke(spans(line.straight[:1])[0], wide, taken)
            return
        if (top := self._plan.spoken.get(number, -1)) < 0:
            return
        levels = {round(cell.level(number), 3) for cell in placed.cells if cell.unit == top and cell.said >> number & 1}
        left, right = placed.x[top], placed.x[top] + placed.width[top]
        level_ones = [
            span._replace(left=max(span.left, left), right=min(span.right, right))
            for span in spans(line.parts)
            if span.top == span.bottom and round(span.top, 3) in levels
        ]
        level_ones.sort(key=lambda span: span.left - span.right)
        is_unit = top < len(self._view)
        own = spans(parts_of(self._tree, self._arrangements[top], placed, top)) if is_unit else []
        # A line of subordination, which is whole, is still seen on both sides of words; better they hide none.
        for hidden in ([*taken, *own], taken):
            for span in level_ones:
                yield from on_stroke(span, wide, hidden)


def _is_free(x: float, taken: Sequence[float]) -> bool:
    return all(abs(x - other) >= 1.0 for other in taken)


def _marks(view: View, group: Group) -> dict[int, End]:
    """Return the marks where a line meets its units: those of seats and conveners, else an arrow where links lead to."""
    marks: dict[int, End] = {}
    plain = not group.is_body
    symmetric = plain and view.link_types[group.type].symmetric
    for member in group.members:
        convenes = member.part == "convener" or marks.get(member.unit) == "square"
        usual: End = "square" if convenes else "arrow" if plain and member.outward and not symmetric else "dot"
        marks[member.unit] = CHANGED_ENDS.get(member.change) or usual
    if not group.at_foot:
        inward = plain and not symmetric and not any(member.outward for member in group.members)
        marks[group.hub] = "ring" if not plain else "arrow" if inward else "dot"
    return marks
