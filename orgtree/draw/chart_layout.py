"""Lay out the chart of a view: its boxes, and the lines of its links between them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from orgtree.draw.layout.arrange import arrange
from orgtree.draw.layout.bands import banded
from orgtree.draw.layout.boxes import Boxes, measure
from orgtree.draw.layout.geometry import MOST_SCALE, ROW
from orgtree.draw.layout.levels import levels_of
from orgtree.draw.layout.place import place
from orgtree.draw.layout.tree import Tree, tree_of
from orgtree.draw.layout.wiring import wiring
from orgtree.draw.link_lines import LinkLines, in_letters, parted, wires_of
from orgtree.draw.links import with_letters_in_turn
from orgtree.draw.unit_boxes import badges_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.draw.canvas import Canvas
    from orgtree.draw.layout.bands import Band
    from orgtree.draw.layout.geometry import Arrangement
    from orgtree.draw.layout.placed import PlacedTree
    from orgtree.draw.layout.wires import Pair, Wire, Wiring
    from orgtree.draw.links import Form, Group
    from orgtree.draw.options import DrawOptions
    from orgtree.draw.scene import Badge
    from orgtree.draw.view import View

LEAST_WIDTH = 340.0
_ATTEMPTS = 5
"""So often boxes are placed anew for words that find no room on their lines; then all of these have letters."""
_MOST_WIDENED = 1.8
"""Wider boxes would be mostly white."""


@dataclass(frozen=True, slots=True)
class LaidChart:
    """A chart whose boxes have their places.

    Args:
        tree: What is placed.
        arrangements: Of each node's children.
        placed: Where all stand.
        bands: The bands, where there are any.
        plan: Where the lines of links run.
        boxes: Sizes and texts of boxes.
        badges: The letters in them, by unit.
        told: The groups that are told below the chart: of those drawn as lines what does not all stand on these.
        width: Of the chart with the bodies at its foot.
        bottom: Lower edge of these.
    """

    tree: Tree
    arrangements: Sequence[Arrangement]
    placed: PlacedTree
    bands: Sequence[Band]
    plan: Wiring
    boxes: Boxes
    badges: Mapping[int, tuple[Badge, ...]]
    told: list[Group]
    width: float
    bottom: float


class _Arranged(NamedTuple):
    arrangements: Sequence[Arrangement]
    placed: PlacedTree
    bands: Sequence[Band]
    plan: Wiring
    sizes: tuple[Sequence[float], Sequence[float]] | None = None
    """Widths and heights by which boxes were placed, where they may be placed lower once more."""

    def widened(self, tree: Tree, boxes: Boxes, factor: float) -> PlacedTree:
        """Return the tree so many times as wide, with boxes as high as their names are in the width that they have now."""
        placed = self.placed
        placed.widen(factor)
        if self.sizes is None:
            return placed
        least = self.plan.least()
        across, high = self.sizes
        low = list(high)
        for unit, lines in enumerate(boxes.lines):
            if len(lines) + len(boxes.notes[unit]) > 1 and placed.box_width[unit] > boxes.widths[unit]:
                needed = boxes.height_in(unit, placed.box_width[unit])
                low[unit] = min(high[unit], max(needed, least[unit][1] if unit in least else 0.0))
        if low == high:
            return placed
        shelved = {unit: rows for unit, rows in placed.rows.items() if self.arrangements[unit].form == "shelf"}
        placed = place(tree, self.arrangements, across, low, self.plan, shelved=shelved)
        placed.widen(factor)
        return placed


def laid_chart(
    canvas: Canvas,
    view: View,
    options: DrawOptions,
    groups: list[Group],
    form: Form,
    foot_area: float,
    *,
    levelled: bool,
    badges: Mapping[int, tuple[Badge, ...]] | None,
) -> LaidChart:
    """Return a chart with every box at its place, and draw the lines of links where links are lines.

    Args:
        canvas: To which lines, their words and the bodies at the foot are added; it has no boxes, labels or lines yet.
        view: What to draw.
        options: Choices.
        groups: Its links.
        form: How they are drawn.
        foot_area: What their notes take below the chart, in square points.
        levelled: Whether units stand on bands.
        badges: The letters in boxes where they are given, in one page of several.
    """
    tree = tree_of(view)
    mute: frozenset[int] = frozenset()
    across: frozenset[int] = frozenset()
    for attempt in range(_ATTEMPTS):
        drawn = groups if form == "bus" else []
        wires = wires_of(view, drawn, mute if attempt < _ATTEMPTS - 1 else frozenset(range(len(drawn))), across)
        lettered = in_letters(view, drawn, wires)
        told = with_letters_in_turn(groups, lettered, keep=badges is not None) if drawn else groups
        shown = badges_of(view, told, form) if badges is None else badges
        boxes = measure(view, {unit: fsum(badge.room for badge in found) for unit, found in shown.items()})
        arranged = _arranged(tree, view, boxes, wires, options, foot_area, levelled=levelled)
        placed = arranged.placed
        if not arranged.bands and options.direction == "down":
            width, bottom = placed.width[tree.root], placed.depth[tree.root]
            listed = form in ("marks", "table")
            factor = _widened(width, bottom, foot_area, options, whole=badges is None, listed=listed)
            placed = arranged.widened(tree, boxes, factor)
        width, bottom = placed.width[tree.root], placed.depth[tree.root]
        if options.direction == "right":
            width, bottom = bottom, width
        silent: frozenset[int] = frozenset()
        if drawn:
            lines = LinkLines(view, drawn, wires, arranged.plan, tree, arranged.arrangements, placed)
            width, bottom, silent = lines.draw(canvas, width, bottom)
        if not silent:
            break
        mute |= silent & across
        across |= silent
        canvas.boxes.clear()
        canvas.labels.clear()
        canvas.lines.clear()
    return LaidChart(
        tree, arranged.arrangements, placed, arranged.bands, arranged.plan, boxes, shown, told, width, bottom
    )


def _widened(
    width: float, height: float, foot_area: float, options: DrawOptions, *, whole: bool, listed: bool
) -> float:
    """Return how many times as wide a chart may become.

    It fills the width of its paper, its height deciding how large it is; without paper as much as what is listed below it.
    """
    paper = options.paper
    if paper is None:
        room = room_for(max(width, LEAST_WIDTH), height, foot_area, options) if listed else width
        return max(1.0, min(_MOST_WIDENED, room / width))
    height += _reserved(options, foot_area)
    scale = min(paper.inner[0] / max(width, LEAST_WIDTH), paper.inner[1] / height, MOST_SCALE) if whole else 1.0
    return max(1.0, min(_MOST_WIDENED, 0.98 * paper.inner[0] / scale / width))


def room_for(width: float, height: float, foot_area: float, options: DrawOptions) -> float:
    """Return the width of the picture, wider than the chart where the notes need room."""
    if not foot_area:
        return width
    aspect = options.paper.inner[0] / options.paper.inner[1] if options.paper else options.aspect
    low, high = width, max(width, math.sqrt((width * height + foot_area) * aspect) * 2)
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (middle, high) if middle / aspect < height + foot_area / middle else (low, middle)
    return low


def _reserved(options: DrawOptions, foot_area: float) -> float:
    """Return about how much height title, legend and notes will take."""
    foot = foot_area / max(math.sqrt(foot_area * options.aspect), LEAST_WIDTH)
    return (45.0 if options.title else 0.0) + (35.0 if options.legend else 0.0) + foot


def _arranged(
    tree: Tree, view: View, boxes: Boxes, wires: list[Wire], options: DrawOptions, foot_area: float, *, levelled: bool
) -> _Arranged:
    across, down = list(boxes.widths), list(boxes.heights)
    plan = wiring(tree, wires)
    if tree.invisible:
        across.append(0.0)
        down.append(0.0)
    if options.direction == "right":
        # Placed with width and height exchanged, all children in one row; exchanged back by the caller.
        by_depth: dict[int, float] = {}
        for unit in tree.order:
            by_depth[tree.depths[unit]] = max(by_depth.get(tree.depths[unit], 0.0), across[unit])
        even = [by_depth.get(depth, 0.0) for depth in tree.depths]
        rows = [ROW] * tree.size
        return _Arranged(rows, place(tree, rows, down, even, plan, stretch=False), [], plan)
    if levelled:
        levels = levels_of(tree, view, every=options.bands)
        aspect = options.paper.inner[0] / options.paper.inner[1] if options.paper else options.aspect
        return _Arranged(*banded(tree, view, levels, across, down, aspect), plan)
    target = options.paper.inner if options.paper else None
    # About as wide as the chart will be, its boxes taking half of its area.
    area = 2 * fsum(wide * high for wide, high in zip(across, down, strict=True)) + foot_area
    foot_height = foot_area / max(math.sqrt(area * options.aspect), LEAST_WIDTH)
    chosen = arrange(
        tree,
        view,
        across,
        down,
        target=target,
        aspect=options.aspect,
        reserve=(45.0 if options.title else 0.0) + (35.0 if options.legend else 0.0) + foot_height,
        max_columns=options.max_columns,
        lanes=[mask.bit_count() for mask in plan.left],
    )
    apart: frozenset[Pair] = frozenset()
    shelved: dict[int, list[list[int]]] = {}
    lefts: Sequence[float] = ()
    while True:
        plan = wiring(tree, wires, chosen, shelved, apart, lefts)
        for unit, (wide, high) in plan.least().items():
            across[unit], down[unit] = max(across[unit], wide), max(down[unit], high)
        placed = place(tree, chosen, across, down, plan, shelved=shelved)
        # Of shelves only their widths tell who stands beside whom, and of rows whether they stand in columns.
        known, further = shelved, parted(placed, plan)
        shelved = {unit: rows for unit, rows in placed.rows.items() if chosen[unit].form == "shelf"} if wires else {}
        if shelved == known and not further:
            return _Arranged(chosen, placed, [], plan, (across, down))
        apart |= further
        lefts = placed.x
