"""Compose the coverage map: nested boxes coloured by a metric, with gaps marked."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from orgtree.draw import palette
from orgtree.draw.canvas import Canvas, look_styles, tint_of
from orgtree.draw.chart import describe, finish
from orgtree.draw.layout.boxes import label, notes
from orgtree.draw.layout.geometry import FONT, PAD_X, PAD_Y
from orgtree.draw.options import DrawOptions
from orgtree.draw.scene import NOTE_TEXT, Box, Scene, Style, notes_height
from orgtree.draw.text_metrics import clean, leading, width
from orgtree.draw.wrap import wrap

if TYPE_CHECKING:
    from orgtree.draw.view import View

_GAP = 3.0
_EDGE = 4.0
_WIDEST = 12.0
_HEADING = 24.0
_LEAST_WIDTH = 340.0
_SHAPE = 0.45
_EMPTY = 0.8


class _Grid(NamedTuple):
    columns: int
    filled: int
    widths: list[float]
    heights: list[float]


def coverage_map(view: View, options: DrawOptions | None = None) -> Scene:
    """Return nested boxes: each unit's box holds those under it, headed by its name and value.

    Args:
        view: What to draw, with values.
        options: Choices; `aspect` or `paper` give the wanted shape.
    """
    options = options or DrawOptions()
    aspect = options.paper.inner[0] / options.paper.inner[1] if options.paper else options.aspect
    canvas = Canvas()
    styles = look_styles(canvas, view)
    children = view.children()
    texts, said = _texts(view, children), _notes(view, children)
    sizes, grids = _sizes(view, children, texts, said, aspect)
    roots = view.roots
    whole = _grid([sizes[root] for root in roots], aspect, _GAP * 4, strict=True)
    at: dict[int, tuple[float, float]] = {}
    for root, place in zip(roots, _cells(whole, len(roots), 0.0, 0.0, _GAP * 4), strict=True):
        at[root] = place[:2]
    frames = _frames(view, children, sizes, grids, at)
    room = max((x + wide for x, _, wide, _ in frames.values()), default=0.0)
    bottom = max((y + high for _, y, _, high in frames.values()), default=0.0)
    room = max(room, _LEAST_WIDTH)
    size = finish(canvas, view, options, styles, "none", [], room, bottom)
    dx, dy = canvas.offset[0], canvas.offset[1]
    frame = canvas.style(Style("frame", palette.PAPER, "#8c98a5", palette.INK))
    found = []
    for unit, (x, y, wide, whole_height) in frames.items():
        high = whole_height
        value = view.value(unit)
        tint = tint_of(canvas, view, unit)
        note = clean(view.damage.get(unit, ""))
        inner = bool(children[unit])
        text = texts[unit]
        tall = leading("".join(text))
        if inner:
            # A plain frame with a coloured head: a strong fill would drown what lies inside.
            found.append(Box(x + dx, y + dy, wide, high, (), FONT, frame))
            high = len(text) * FONT * tall + notes_height(said[unit]) + 2 * PAD_Y
        found.append(
            Box(
                x + dx,
                y + dy,
                wide,
                high,
                text,
                FONT,
                styles[view.kinds[unit]],
                unit,
                tint,
                gap=bool(value and value.gap),
                damage=note,
                tip=note,
                bold=inner,
                leading=tall,
                notes=said[unit],
            )
        )
    canvas.boxes[:0] = found
    return canvas.scene(*size, view, describe(view, options))


def _texts(view: View, children: list[list[int]]) -> list[tuple[str, ...]]:
    return [
        wrap(label(view, unit).replace("\n", " "), *((_HEADING, 1) if children[unit] else (_WIDEST, 3)))
        for unit in range(len(view))
    ]


def _notes(view: View, children: list[list[int]]) -> list[tuple[str, ...]]:
    """Return what each box says of its unit's changes."""
    rooms = (_HEADING if below else _WIDEST for below in children)
    return [
        tuple(line for note in notes(view, unit) for line in wrap(note, room * FONT / NOTE_TEXT))
        for unit, room in enumerate(rooms)
    ]


def _sizes(
    view: View, children: list[list[int]], texts: list[tuple[str, ...]], said: list[tuple[str, ...]], aspect: float
) -> tuple[list[tuple[float, float]], dict[int, _Grid]]:
    """Return the size of every unit's box and the grid inside it, from the leaves up."""
    sizes: list[tuple[float, float]] = [(0.0, 0.0)] * len(view)
    grids: dict[int, _Grid] = {}
    for unit in range(len(view) - 1, -1, -1):
        lines = texts[unit]
        # Bold headings are wider by a twelfth.
        names = max(width(line, FONT) for line in lines) * (1.08 if children[unit] else 1.0)
        wide = max(names, *(width(note, NOTE_TEXT) for note in said[unit]), 0.0) + 2 * PAD_X
        high = len(lines) * FONT * leading("".join(lines)) + notes_height(said[unit]) + 2 * PAD_Y
        if children[unit]:
            grid = grids[unit] = _grid(
                [sizes[kid] for kid in children[unit]], aspect, _GAP, strict=view.parents[unit] < 0
            )
            wide = max(wide, sum(grid.widths) + _GAP * (len(grid.widths) - 1) + 2 * _EDGE)
            high += _GAP + sum(grid.heights) + _GAP * (len(grid.heights) - 1) + _EDGE
        sizes[unit] = wide, high
    return sizes, grids


def _grid(sizes: list[tuple[float, float]], aspect: float, gap: float, *, strict: bool = False) -> _Grid:
    """Return the grid, row by row, whose shape is nearest to the wanted one, among few candidates."""
    count = len(sizes)
    if not count:
        return _Grid(1, 0, [], [])
    wide, high = max(size[0] for size in sizes), max(size[1] for size in sizes)
    ideal = math.sqrt(count * aspect * (high + gap) / (wide + gap))
    candidates = {min(count, max(1, round(ideal * factor))) for factor in (0.6, 0.75, 0.87, 1.0, 1.15, 1.3, 1.6)}
    # Row counts that leave no cell empty look best.
    candidates |= {columns for columns in range(1, min(count, 24) + 1) if count % columns == 0}
    judge = _misfit if strict else _waste
    return min((_try(sizes, columns) for columns in sorted(candidates)), key=lambda grid: judge(grid, aspect, gap))


def _try(sizes: list[tuple[float, float]], columns: int) -> _Grid:
    widths = [max(size[0] for size in sizes[i::columns]) for i in range(columns)]
    heights = [max(size[1] for size in sizes[i : i + columns]) for i in range(0, len(sizes), columns)]
    return _Grid(columns, len(sizes), widths, heights)


def _extent(grid: _Grid, gap: float) -> tuple[float, float]:
    return sum(grid.widths) + gap * (len(grid.widths) - 1), sum(grid.heights) + gap * (len(grid.heights) - 1)


def _misfit(grid: _Grid, aspect: float, gap: float) -> float:
    """Return the cost of a grid: the area of a page of the wanted shape, plus a penalty for empty cells."""
    wide, high = _extent(grid, gap)
    cells = len(grid.widths) * len(grid.heights)
    return max(wide, high * aspect) * max(high, wide / aspect) * (1 + _EMPTY * (cells - grid.filled) / cells)


def _waste(grid: _Grid, aspect: float, gap: float) -> float:
    """Return the cost of an inner grid: its area, plus a penalty for a shape far off."""
    wide, high = _extent(grid, gap)
    return wide * high * (1 + _SHAPE * abs(math.log(wide / high / aspect)))


def _cells(grid: _Grid, count: int, left: float, top: float, gap: float) -> list[tuple[float, float, float, float]]:
    found = []
    y = top
    for row, high in enumerate(grid.heights):
        x = left
        for column, wide in enumerate(grid.widths):
            if row * grid.columns + column < count:
                found.append((x, y, wide, high))
            x += wide + gap
        y += high + gap
    return found


def _frames(
    view: View,
    children: list[list[int]],
    sizes: list[tuple[float, float]],
    grids: dict[int, _Grid],
    at: dict[int, tuple[float, float]],
) -> dict[int, tuple[float, float, float, float]]:
    """Return left, top, width and height of every box, parents first; cells of a grid are filled out."""
    frames: dict[int, tuple[float, float, float, float]] = {root: (*place, *sizes[root]) for root, place in at.items()}
    for unit in range(len(view)):
        if unit not in frames or not children[unit]:
            continue
        x, y, wide, high = frames[unit]
        head = sizes[unit][1] - _EDGE - sum(grids[unit].heights) - _GAP * (len(grids[unit].heights) - 1)
        grid = grids[unit]
        spare_x = (wide - 2 * _EDGE - sum(grid.widths) - _GAP * (len(grid.widths) - 1)) / len(grid.widths)
        spare_y = (high - head - _EDGE - sum(grid.heights) - _GAP * (len(grid.heights) - 1)) / len(grid.heights)
        filled = _Grid(
            grid.columns, grid.filled, [w + spare_x for w in grid.widths], [h + spare_y for h in grid.heights]
        )
        cells = _cells(filled, len(children[unit]), x + _EDGE, y + head, _GAP)
        frames.update(zip(children[unit], cells, strict=True))
    return dict(sorted(frames.items()))
