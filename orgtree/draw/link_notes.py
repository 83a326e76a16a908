"""Draw bodies and other links below a chart: as boxes, notes or a table."""

from __future__ import annotations

from dataclasses import replace
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from orgtree.draw import palette
from orgtree.draw.layout.boxes import in_a_line, label
from orgtree.draw.layout.boxes import notes as changed_notes
from orgtree.draw.layout.geometry import FONT, SMALL, UNEVEN
from orgtree.draw.legend import group_stroke
from orgtree.draw.links import CHANGED_SIGNS, heading, shown_letters
from orgtree.draw.scene import NOTE_TEXT, Badge, Box, Label, Line, Stroke, Style, notes_height
from orgtree.draw.text_metrics import LINE_HEIGHT, clean, leading, width
from orgtree.draw.words import labelled, noted, seats_counted, word
from orgtree.draw.wrap import cut, flow, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgtree.draw.canvas import Canvas
    from orgtree.draw.links import Form, Group
    from orgtree.draw.view import View

_PAD = 6.0
_GAP = 14.0
_WIDEST = 20.0
_MOST_ROWS = 120
_MOST_LINES, _MOST_NOTE_LINES = 6, 60
"""How many lines a row of the table and a note have; what finds no place is counted."""
_TABLE_COLUMN, _TABLE_GAP = 480.0, 24.0
_FEW_ROWS = 4
"""A column of the table has at least so many rows."""
_LETTER = 24.0


def body_box(canvas: Canvas, view: View, group: Group, x: float, y: float, *, marked: bool, most: float) -> Box:
    """Return the box of a body: name, convener and number of seats, rounded and dashed in its colour."""
    name, note = body_lines(view, group, most)
    style = canvas.style(Style(f"b-{group.letter}", "#fffdf7", group.colour, palette.INK, "rounded", dash="dashed"))
    tint = -1
    if view.changes is not None and (sort := view.changes.sort(group.hub)):
        tint = canvas.change(sort, ghost=group.hub in view.changes.ghosts)
    lines = (*name, *note)
    tall = max(map(leading, lines))
    small = tuple(line for text in changed_notes(view, group.hub) for line in wrap(text, most))
    badges = (Badge(group.letter, group.colour, filled=True),) if marked else ()
    widest = max([width(line, FONT) for line in lines] + [width(line, NOTE_TEXT) for line in small])
    inner = widest + 2 * _PAD + fsum(badge.room for badge in badges)
    tip = describe(view, group)
    high = len(lines) * FONT * tall + notes_height(small) + 7.0
    return Box(x, y, inner, high, lines, FONT, style, group.hub, tint, badges, tip=tip, leading=tall, notes=small)


def area(canvas: Canvas, view: View, groups: list[Group], form: Form) -> float:
    """Return the approximate area of the notes in square points, whatever their width."""
    if form == "table":
        texts = (sum(width(part) for parts in _row(view, group) for part in parts) for group in groups[:_MOST_ROWS])
        return fsum((text * SMALL + _TABLE_COLUMN / 2) * SMALL * LINE_HEIGHT * 1.3 for text in texts)
    boxes = [
        body_box(canvas, view, group, 0.0, 0.0, marked=form == "marks", most=_WIDEST)
        for group in groups
        if group.at_foot
    ]
    return fsum((box.width + _GAP) * (box.height + 6.0) for box in boxes) if form in ("marks", "bus") else 0.0


def body_lines(view: View, group: Group, most: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines of a body's name and of its description."""
    language = view.language
    notes = [word("convened_by", language, name=clean(view.names[unit])) for unit in group.conveners]
    notes += [counted] if (counted := seats_counted(group.seats, language)) else []
    name = wrap(label(view, group.hub), most, 2)
    return name, wrap(" · ".join(notes), most, 2) if notes else ()


def describe(view: View, group: Group) -> str:
    """Return a group in one sentence, for readers of titles: seats by role."""
    language, comma = view.language, word("comma", view.language)
    parts = [
        labelled(role or word("members", language), comma.join(clean(view.names[unit]) for unit in units), language)
        for role, units in group.by_role().items()
    ]
    return word("semicolon", language).join(parts)


def bodies_in_rows(canvas: Canvas, view: View, groups: list[Group], top: float, room: float) -> float:
    """Add bodies in rows below *top* and return the lower edge."""
    x, y, tallest = 0.0, top, 0.0
    boxes = [body_box(canvas, view, group, 0.0, 0.0, marked=True, most=_WIDEST) for group in groups]
    # Boxes that are nearly alike stand in columns.
    even = max((box.width for box in boxes), default=0.0)
    alike = even * len(boxes) <= UNEVEN * fsum(box.width for box in boxes)
    for box in boxes:
        wide = even if alike else box.width
        if x and x + wide > room:
            x, y, tallest = 0.0, y + tallest + 6.0, 0.0
        canvas.boxes.append(replace(box, x=x, y=y, width=wide))
        x += wide + _GAP
        tallest = max(tallest, box.height)
    return y + tallest + 4.0 if groups else top


def bodies_in_a_row(canvas: Canvas, view: View, groups: list[Group]) -> list[Box]:
    """Return the boxes of bodies that stand in one row, each at the origin."""
    return [body_box(canvas, view, group, 0.0, 0.0, marked=False, most=_WIDEST) for group in groups]


def row_width(boxes: Sequence[Box]) -> float:
    """Return how wide a row of boxes is."""
    return fsum(box.width for box in boxes) + _GAP * (len(boxes) - 1) if boxes else 0.0


def stand(boxes: Sequence[Box], wanted: Sequence[float], room: float) -> list[float]:
    """Return the left edges of boxes in a row, their middles as near to the wanted places as their order and the room allow."""
    order = sorted(range(len(boxes)), key=lambda at: (wanted[at], at))
    lefts = [0.0] * len(boxes)
    reach = 0.0
    for at in order:
        lefts[at] = max(reach, wanted[at] - boxes[at].width / 2)
        reach = lefts[at] + boxes[at].width + _GAP
    reach = max(room, row_width(boxes))
    for at in reversed(order):
        lefts[at] = min(lefts[at], reach - boxes[at].width)
        reach = lefts[at] - _GAP
    return lefts


def notes(canvas: Canvas, view: View, groups: list[Group], top: float, room: float, *, marked: bool) -> float:
    """Add a line of text for each group between units of the chart and return the lower edge.

    Args:
        canvas: What is added to.
        view: What is drawn.
        groups: The groups; of plain links those that have letters.
        top: Upper edge.
        room: Width.
        marked: Whether those of bodies have letters, too, and not lines.
    """
    y = top
    blank = canvas.style(Style("blank", "none", "none", palette.INK))
    for group in groups:
        if marked or not group.is_body:
            badge = Badge(group.letter, group.colour, filled=True)
            canvas.boxes.append(Box(0.0, y + 1.0, 11.0, 11.0, (), SMALL, blank, badges=(badge,)))
        else:
            canvas.lines.append(Line((((0.0, y + 6.5), (16.0, y + 6.5)),), group_stroke(canvas, group)))
        for text in flow(note(view, group), (room - 22.0) / SMALL, _MOST_NOTE_LINES, _more(view)):
            canvas.labels.append(Label(21.0, y + 10.0, text, SMALL))
            y += SMALL * LINE_HEIGHT + 1.0
        y += 2.0
    return y + 4.0 if groups else top


def _more(view: View) -> Callable[[int], str]:
    return lambda count: word("more", view.language, count=count)


def note(view: View, group: Group) -> list[str]:
    """Describe the links of a unit in words, of a body its members, as a list of parts; a role that all have is said once."""
    if group.is_body:
        rows = _row(view, group)
        ends = [*([word("semicolon", view.language)] * (len(rows) - 1)), ""]
        rows = [[*row[:-1], row[-1] + end] for row, end in zip(rows, ends, strict=True)]
        return [labelled(clean(view.names[group.hub]), "", view.language), *(part for row in rows for part in row)]
    link_type = view.link_types[group.type]
    arrow = " – " if link_type.symmetric else " → " if all(m.outward for m in group.members) else " ← "
    roles = {member.role for member in group.members}
    said = roles.pop() if len(roles) == 1 and len(group.members) > 1 else ""
    title = noted(clean(link_type.title or link_type.name), said, view.language)
    return [
        labelled(title, f"{clean(view.names[group.hub])}{arrow}", view.language),
        *_listed(_members(view, group, roles=not said), view.language),
    ]


def table(canvas: Canvas, view: View, groups: list[Group], top: float, room: float) -> float:
    """Add a table of all groups below *top* and return its lower edge; long tables are cut with a note."""
    rule = canvas.stroke(Stroke("rule", "#c9cfd5", 0.6))
    letters = shown_letters(groups, view.outside, "table")
    canvas.labels.append(Label(0.0, top + 10.0, heading(groups, view.language).capitalize(), FONT, bold=True))
    columns = max(1, min(int((room + _TABLE_GAP) / _TABLE_COLUMN), -(-len(groups) // _FEW_ROWS)))
    each = (room + _TABLE_GAP) / columns - _TABLE_GAP
    rows = [_cells(view, group, each) for group in groups[:_MOST_ROWS]]
    # Columns are broken where the height of all is halved, thirded and so on.
    share = fsum(row.height for row in rows) / columns
    y = lowest = top + 16.0
    column, used = 0, 0.0
    for group, row in zip(groups, rows, strict=False):
        if column < columns - 1 and used + row.height / 2 > share * (column + 1):
            column, y = column + 1, top + 16.0
        x = column * (each + _TABLE_GAP)
        canvas.lines.append(Line((((x, y), (x + each, y)),), rule))
        if group.letter in letters:
            canvas.labels.append(Label(x, y + 11.0, group.letter, SMALL, "start", group.colour, bold=True))
        for left, lines in ((x + _LETTER, row.left), (x + each - row.room, row.right)):
            for i, line in enumerate(lines):
                canvas.labels.append(Label(left, y + 11.0 + i * SMALL * LINE_HEIGHT, line, SMALL))
        y += row.height
        used += row.height
        lowest = max(lowest, y)
    if len(groups) > _MOST_ROWS:
        more = word("more", view.language, count=len(groups) - _MOST_ROWS)
        canvas.labels.append(Label(_LETTER, lowest + 11.0, more, SMALL))
        lowest += 16.0
    return lowest + 4.0


class _Row(NamedTuple):
    """One row of the table: its two cells in lines, the width of the second, and the height."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    room: float
    height: float


def _cells(view: View, group: Group, room: float) -> _Row:
    name = in_a_line(view, group.hub) if group.is_body else clean(view.names[group.hub])
    if not group.is_body and group.type >= 0:
        name = f"{name} · {clean(view.link_types[group.type].title or view.link_types[group.type].name)}"
    name_room = min(160.0, room * 0.3)
    rest = room - _LETTER - name_room - 10.0
    left = wrap(name, name_room / SMALL, 3)
    right = tuple(line for parts in _row(view, group) for line in flow(parts, rest / SMALL, _MOST_LINES, _more(view)))
    return _Row(left, right, rest, max(len(left), len(right)) * SMALL * LINE_HEIGHT + 5.0)


def _row(view: View, group: Group) -> list[list[str]]:
    """Return the cells of a table row as lists of pieces: the convener, then the seats by role."""
    if not group.is_body:
        return [_listed(_members(view, group), view.language)]
    found = [[word("convened_by", view.language, name=clean(view.names[unit]))] for unit in group.conveners]
    for role, units in group.by_role().items():
        signs = {member.unit: CHANGED_SIGNS[member.change] for member in group.members if member.stays}
        names = _listed([signs[unit] + cut(clean(view.names[unit]), _WIDEST) for unit in units], view.language)
        counted = noted(role or word("members", view.language), len(units), view.language)
        found.append([labelled(counted, "", view.language), *names])
    gone = [f"{CHANGED_SIGNS['removed']}{clean(view.names[one.unit])}" for one in group.members if not one.stays]
    return [*found, _listed(gone, view.language)] if gone else found


def _members(view: View, group: Group, *, roles: bool = True) -> list[str]:
    """Return the names of a group's members, each with its role where it is wanted, and the sign of a link that changed."""
    return [
        noted(
            f"{CHANGED_SIGNS[member.change]}{clean(view.names[member.unit])}",
            member.role if roles else "",
            view.language,
        )
        for member in group.members
    ]


def _listed(names: list[str], language: str) -> list[str]:
    comma = word("comma", language)
    return [*(name + comma for name in names[:-1]), *names[-1:]]
