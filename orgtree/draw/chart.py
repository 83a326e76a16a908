"""Compose the organisation chart of a view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from orgtree.draw import change_notes, legend, link_notes, palette
from orgtree.draw.canvas import Canvas, look_styles
from orgtree.draw.chart_layout import LEAST_WIDTH, laid_chart, room_for
from orgtree.draw.layout.connect import connect
from orgtree.draw.layout.geometry import FONT
from orgtree.draw.links import Form, Group, choose_form, groups_of
from orgtree.draw.options import DrawOptions
from orgtree.draw.scene import Area, Badge, Label, Line, Scene, Stroke
from orgtree.draw.text_metrics import LINE_HEIGHT, clean
from orgtree.draw.text_metrics import width as text_width
from orgtree.draw.unit_boxes import unit_box
from orgtree.draw.whole_names import whole_names
from orgtree.draw.words import word
from orgtree.draw.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.draw.layout.bands import Band
    from orgtree.draw.layout.geometry import Arrangement
    from orgtree.draw.layout.placed import PlacedTree
    from orgtree.draw.layout.tree import Tree
    from orgtree.draw.view import View

MARGIN = 10.0
MARGIN_ON_PAPER = 0.5
"""Paper has margins of its own."""
_BAND_TITLE, _WIDEST_TITLE, _BAND_GAP = 8, 20, 6.0


@dataclass(frozen=True, slots=True)
class OnPage:
    """What the chart of one page of several has from the whole, which lists its bodies and links elsewhere.

    Args:
        width: Of the page.
        badges: In the boxes, by unit.
        entries: Of the legend, behind its own.
        whole_names: Whether names that boxes cut stand below the chart.
    """

    width: float
    badges: Mapping[int, tuple[Badge, ...]]
    entries: Sequence[legend.Entry] = ()
    whole_names: bool = False


def chart(view: View, options: DrawOptions | None = None, *, page: OnPage | None = None) -> Scene:
    """Return the chart of a view.

    Args:
        view: What to draw.
        options: Choices; the defaults suit most.
        page: What it has from the whole, where it is one page of several.
    """
    options = options or DrawOptions()
    groups = groups_of(view)
    form = choose_form(groups, options.links, view.outside)
    levelled = options.direction == "down" and (options.bands or any(view.looks[kind].band for kind in set(view.kinds)))
    if form == "bus" and (levelled or options.direction == "right"):
        form = "marks"
    canvas = Canvas()
    styles = look_styles(canvas, view)
    sideways = options.direction == "right"
    foot_area = link_notes.area(canvas, view, groups, form)
    given = page.badges if page else None
    laid = laid_chart(canvas, view, options, groups, form, foot_area, levelled=levelled, badges=given)
    tree, placed, bands, boxes, width, bottom = laid.tree, laid.placed, laid.bands, laid.boxes, laid.width, laid.bottom
    gutter = laid.plan.margin(tree.root)
    if bands:
        gutter = _titles(canvas, view, bands, width)
    room = room_for(max(width + gutter, page.width if page else LEAST_WIDTH), bottom, foot_area, options)
    canvas.move(gutter + (room - width - gutter) / 2, 0.0)
    bottom = _foot(canvas, view, laid.told, form, bottom, room)
    if page is None or page.whole_names:
        texts = {
            unit: boxes.lines_in(unit, _frame(placed, unit, (0.0, 0.0), sideways=sideways)[2])
            for unit in tree.order
            if unit < len(view)
        }
        bottom = whole_names(canvas, view, texts, bottom, room)
    size = finish(canvas, view, options, styles, form, groups, room, bottom, more=page.entries if page else ())
    # The many boxes and lines are made at their final place, below what stands beside them.
    branches = _tree_lines(canvas, tree, laid.arrangements, placed, sideways=sideways)
    found = []
    for unit in tree.order:
        if unit < len(view):
            frame = _frame(placed, unit, canvas.offset, sideways=sideways)
            text = boxes.lines_in(unit, frame[2]), boxes.notes_in(unit, frame[2]), boxes.leadings[unit]
            found.append(unit_box(canvas, view, unit, text, frame, styles, laid.badges))
    canvas.lines[:0], canvas.boxes[:0] = branches, found
    return canvas.scene(*size, view, describe(view, options))


def finish(
    canvas: Canvas,
    view: View,
    options: DrawOptions,
    styles: list[int],
    form: Form,
    groups: list[Group],
    room: float,
    bottom: float,
    *,
    more: Sequence[legend.Entry] = (),
) -> tuple[float, float]:
    """Add title and legend, with more entries behind its own; return the size with margins."""
    if view.changes is not None:
        bottom = change_notes.listed(canvas, view, bottom + 10.0, room)
    if options.legend:
        found = [*legend.entries(canvas, view, styles, form, groups), *more]
        bottom = legend.legend(canvas, found, bottom + 14.0, room, view.language)
    top = 0.0
    if options.title:
        above = Canvas()
        top = legend.title_block(above, view, room)
        canvas.move(0.0, top)
        canvas.labels[:0] = above.labels
    margin = MARGIN_ON_PAPER if options.paper else MARGIN
    canvas.move(margin, margin)
    return room + 2 * margin, top + bottom + 2 * margin


def describe(view: View, options: DrawOptions) -> str:
    """Return the picture in a sentence, for screen readers."""
    key = "map_of" if options.picture == "map" else "chart_of"
    title = clean(view.title) or (clean(view.names[0]) if len(view) else "")
    said = [word(key, view.language, title=title), word("units", view.language, count=view.drawn)]
    if view.gathered:
        count = sum(view.gathered.values())
        said.append(word("gathered_in", view.language, count=count, boxes=len(view.gathered)))
    if view.named:
        said.append(word("named", view.language, count=view.named))
    if view.changes is not None:
        said.append(change_notes.counted(view))
    if view.left_out.total:
        said.append(word("left_out", view.language, count=view.left_out.total))
    text = word("semicolon", view.language).join(said)
    return word("stop", view.language).join(filter(None, (text, clean(view.subtitle))))


def _frame(
    placed: PlacedTree, unit: int, offset: tuple[float, float], *, sideways: bool
) -> tuple[float, float, float, float]:
    """Return left, top, width and height of a placed box."""
    x, y, width, height = placed.box_x[unit], placed.y[unit], placed.box_width[unit], placed.box_height[unit]
    if sideways:
        x, y, width, height = y, x, height, width
    return x + offset[0], y + offset[1], width, height


def _titles(canvas: Canvas, view: View, bands: Sequence[Band], width: float) -> float:
    """Add level bands with titles at the left, and return the width of the titles."""
    titles = [
        " / ".join(clean(view.looks[kind].title or view.looks[kind].kind) for kind in band.kinds) for band in bands
    ]
    lines = [_in_band(title, band.height + _BAND_GAP) for title, band in zip(titles, bands, strict=True)]
    room = max(text_width(line, FONT) for found in lines for line in found) + 22.0
    for i, (band, found) in enumerate(zip(bands, lines, strict=True)):
        if i % 2 == 0:
            canvas.areas.append(Area(-room, band.top - 5.0, width + room + 4.0, band.height + 10.0, "#f2f5f8"))
        y = band.top + band.height / 2 - len(found) * FONT * LINE_HEIGHT / 2 + FONT
        canvas.labels += [
            Label(6.0 - room, y + k * FONT * LINE_HEIGHT, line, FONT, "start", palette.MUTED)
            for k, line in enumerate(found)
        ]
    return room


def _in_band(title: str, high: float) -> tuple[str, ...]:
    """Return a title in lines that a band has the height for, as narrow as may be."""
    most = int(high / (FONT * LINE_HEIGHT))
    return next(
        (lines for wide in range(_BAND_TITLE, _WIDEST_TITLE) if len(lines := wrap(title, wide)) <= most),
        wrap(title, _WIDEST_TITLE, max(1, most)),
    )


def _tree_lines(
    canvas: Canvas, tree: Tree, chosen: Sequence[Arrangement], placed: PlacedTree, *, sideways: bool
) -> list[Line]:
    stroke = canvas.stroke(Stroke("tree", palette.RULE, 0.9))
    dx, dy = canvas.offset
    found = []
    for unit, others, parts in connect(tree, chosen, placed):
        if sideways:
            moved = tuple(tuple((y + dx, x + dy) for x, y in part) for part in parts)
        else:
            moved = tuple(tuple((x + dx, y + dy) for x, y in part) for part in parts)
        found.append(Line(moved, stroke, (unit, *others)))
    return found


def _foot(canvas: Canvas, view: View, groups: list[Group], form: Form, height: float, room: float) -> float:
    """Add the notes on bodies and other links below the chart; return the lower edge."""
    bodies = [group for group in groups if group.at_foot]
    others = [group for group in groups if not group.at_foot]
    if form == "table":
        return link_notes.table(canvas, view, groups, height + 16.0, room)
    if form == "marks":
        height = link_notes.bodies_in_rows(canvas, view, bodies, height + 16.0, room) + 4.0
    if form in ("marks", "bus") and others:
        return link_notes.notes(canvas, view, others, height + 8.0, room, marked=form == "marks")
    return height
