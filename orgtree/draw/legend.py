"""Draw the title block and the legend."""

from __future__ import annotations

from dataclasses import replace
from math import fsum
from typing import TYPE_CHECKING, Literal, NamedTuple

from orgtree.draw import palette
from orgtree.draw.changes import SIGNS
from orgtree.draw.layout.geometry import SMALL
from orgtree.draw.links import CHANGED_ENDS, CHANGED_SIGNS, heading
from orgtree.draw.scene import Badge, Box, Label, Line, Stroke, Style
from orgtree.draw.text_metrics import ASCENT, LINE_HEIGHT, clean, leading, width
from orgtree.draw.words import labelled, noted, word
from orgtree.draw.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.canvas import Canvas
    from orgtree.draw.links import Form, Group
    from orgtree.draw.scene import End
    from orgtree.draw.view import Comparison, LinkChange, View

TITLE = 15.0
_SUBTITLE = 10.0
_GROWS_FROM, _MOST_GROWN = 900.0, 2.4
_SWATCH = 18.0
_ROW = 15.0
_GAP = 16.0
_SCALE_STEPS = 5


_PLACES = {True: (0.0, 0.25, 0.5, 0.75, 1.0), False: (0.0, 0.2, 0.45, 0.5, 1.0)}
"""Places of a scale that a legend shows: of one from least to most, and of one with a target in its middle."""


class Entry(NamedTuple):
    """One entry of a legend: a drawn sign and its words."""

    sign: Literal["box", "scale", "line", "badge", "end", "text"]
    text: str
    style: int = 0
    tint: int = -1
    gap: bool = False
    damage: str = ""
    badge: Badge | None = None
    stroke: int = 0
    end: End = ""
    ends: tuple[str, str] = ("", "")
    scale: palette.Scale = palette.AMOUNT


def title_block(canvas: Canvas, view: View, room: float) -> float:
    """Add title and subtitle at the top left and return the height they take."""
    y = 0.0
    # A large picture is shown small: its title grows with it.
    grown = min(_MOST_GROWN, max(1.0, room / _GROWS_FROM))
    for text, size, bold, colour in (
        (view.title, TITLE * grown, True, palette.INK),
        (_subtitle(view), _SUBTITLE * (1.0 + (grown - 1.0) / 2), False, palette.MUTED),
    ):
        if not text:
            continue
        for line in _title_lines(clean(text), room / size / (1.08 if bold else 1.0)):
            canvas.labels.append(Label(0.0, y + size * ASCENT, line, size, "start", colour, bold))
            y += size * leading(line)
        y += 1.0
    return y + 10.0 if y else 0.0


def _title_lines(text: str, most: float) -> tuple[str, ...]:
    """Return a title in lines, broken between its parts before it is broken inside one."""
    if width(text) <= most:
        return (text,)
    return tuple(line for part in text.split(" · ") for line in wrap(part, most))


def _subtitle(view: View) -> str:
    """Return the subtitle: metric, date and source."""
    return " · ".join(filter(None, [view.metric if view.values else "", view.subtitle]))


def entries(canvas: Canvas, view: View, styles: list[int], form: Form, groups: list[Group]) -> list[Entry]:
    """Return the legend's entries: kinds, metric, marks, links."""
    language = view.language
    # Coloured by a metric, no unit shows the colour of its kind; joint bodies at the foot speak for themselves.
    used = [] if view.values else sorted({kind for unit, kind in enumerate(view.kinds) if view.is_placed(unit)})
    if view.changes is not None:
        changed = [
            *_changed_entries(canvas, view, view.changes),
            *_vacant_entry(canvas, view, styles),
            *_gathered_entry(canvas, view, styles),
        ]
        return [*changed, *_link_entries(canvas, view, form, groups)]
    found = _kind_entries(canvas, view, styles, used)
    if view.values:
        titled = word("aimed", language, metric=view.metric, target=view.target) if view.target else view.metric
        present = [value for value in view.values if value]
        if any(value.fraction is not None for value in present):
            found.append(Entry("scale", clean(titled), ends=view.ends, scale=view.scale))
        if any(value.gap for value in present):
            tint = canvas.tint(0.3, view.scale)
            found.append(Entry("box", clean(view.gap) or word("gap", language), tint, gap=True))
        silent = {value.not_stated for value in present if value.fraction is None and not value.gap}
        told = [key for key, known in (("no_data", False), ("not_stated", True)) if known in silent]
        found += [Entry("box", word(key, language), canvas.tint(None)) for key in told]
        if any(view.values[unit] is None for unit in range(len(view)) if view.is_placed(unit)):
            found.append(Entry("box", word("unmeasured", language), canvas.plain()))
    if view.damage:
        found.append(Entry("box", word("damage", language), styles[view.kinds[0]], damage="!"))
    if view.hidden:
        found.append(Entry("text", word("hidden_legend", language)))
    found += [*_vacant_entry(canvas, view, styles), *_gathered_entry(canvas, view, styles)]
    return found + _link_entries(canvas, view, form, groups)


def _kind_entries(canvas: Canvas, view: View, styles: list[int], used: Sequence[int]) -> list[Entry]:
    """Return an entry for each look of kinds: those that look alike share a swatch, since nobody could tell them apart by it."""
    alike: dict[Style, list[int]] = {}
    for kind in used:
        if not view.looks[kind].small:
            alike.setdefault(replace(canvas.styles[styles[kind]], name=""), []).append(kind)
    comma = word("comma", view.language)
    titles = [clean(look.title or look.kind) for look in view.looks]
    return [
        Entry("box", comma.join(dict.fromkeys(titles[kind] for kind in kinds)), styles[kinds[0]])
        for kinds in alike.values()
    ]


def _vacant_entry(canvas: Canvas, view: View, styles: list[int]) -> list[Entry]:
    """Return the entry of vacant units, in the outline of the first."""
    if not view.vacant:
        return []
    return [Entry("box", word("vacant", view.language), canvas.vacant(styles[view.kinds[min(view.vacant)]]))]


def _gathered_entry(canvas: Canvas, view: View, styles: list[int]) -> list[Entry]:
    """Return the entry of boxes that stand for several units, in the look of the first."""
    if not view.gathered:
        return []
    own = canvas.styles[styles[view.kinds[min(view.gathered)]]]
    pile = canvas.style(replace(own, name=f"{own.name}-pile", shape="pile"))
    return [Entry("box", word("gathered_legend", view.language), pile)]


def _changed_entries(canvas: Canvas, view: View, changes: Comparison) -> list[Entry]:
    """Return an entry for each sort of change with the number of all, and what else marks a comparison."""
    language = view.language
    found, in_words = [], []
    for sort, title, number in changes.counts:
        said = labelled(f"{SIGNS[sort]} {title}" if sort else title, str(number), language)
        if sort is None:
            in_words.append(Entry("text", noted(said, word("told_in_words", language), language)))
        else:
            found.append(Entry("box", said, canvas.change(sort, ghost=sort == "gone")))
    listed = {sort for sort, _, _ in changes.counts}
    used = {mark.sort for marks in changes.marks.values() for mark in marks}
    found += [  # what stands elsewhere by no change of its own
        Entry("box", f"{sign} {word('stands_elsewhere', language)}", canvas.change(sort))
        for sort, sign in SIGNS.items()
        if sort in used - listed
    ]
    again = next((unit for unit in sorted(changes.ghosts) if changes.sort(unit) != "gone"), None)
    if again is not None:
        found.append(Entry("box", word("was_here", language), canvas.change(changes.sort(again), ghost=True)))
    found += in_words
    if len(changes.marks) < len(view):
        found.append(Entry("box", word("same", language), canvas.change(None)))
    if view.hidden:
        found.append(Entry("text", word("hidden_legend", language)))
    if view.left_out.unchanged:
        found.append(Entry("text", word("folded", language, count=view.left_out.unchanged)))
    for reason, count in changes.elsewhere.items():
        found.append(Entry("text", word(reason, language, count=count)))
    return found


def _link_entries(canvas: Canvas, view: View, form: Form, groups: list[Group]) -> list[Entry]:
    if form == "none":
        return []
    language = view.language
    found = []
    if any(above >= 0 for above in view.parents):
        own = canvas.stroke(Stroke("tree", palette.RULE))
        titles = dict.fromkeys(clean(title) for title in view.lines if title)
        text = word("comma", language).join(titles) or word("subordination", language)
        found.append(Entry("line", text, stroke=own))
    first = groups[0]
    drawn = [(group, member) for group in groups for member in group.members if member.unit not in view.outside]
    if form != "table" and not drawn:
        return found
    links = heading(groups, language)
    parts = {member.part for group, member in drawn if group.is_body}
    convener = word("convener", language)
    roles = [word(part, language) for part in ("seat", "base") if part in parts]
    roles += dict.fromkeys(member.role for group, member in drawn if group.is_body and member.part is None)
    others = word("comma", language).join(roles)
    present = _first_changed(view, groups)
    if form == "bus":
        stroke = group_stroke(canvas, first)
        bodies = next((group for group in groups if group.is_body), None)
        if bodies:
            said = word("links_bus", language, links=heading([bodies], language))
            found.append(Entry("line", said, stroke=group_stroke(canvas, bodies)))
        for kind, group in {group.type: group for group in groups if not group.is_body and not group.change}.items():
            title = clean(view.link_types[kind].title or view.link_types[kind].name)
            found.append(Entry("line", title, stroke=group_stroke(canvas, group)))
        found += [Entry("end", others, stroke=stroke, end="dot")] if others else []
        found += [Entry("end", convener, stroke=stroke, end="square")] if "convener" in parts else []
        found += [
            Entry("end", word(f"link_{one}", language), stroke=group_stroke(canvas, group), end=CHANGED_ENDS[one])
            for one, group in present.items()
        ]
    elif form == "marks":
        hollow, filled = Badge(first.letter, first.colour), Badge(first.letter, first.colour, filled=True)
        found.append(Entry("text", word("links_marks", language, links=links)))
        found += [Entry("badge", others, badge=hollow)] if others else []
        found += [Entry("badge", convener, badge=filled)] if "convener" in parts else []
        for one in present:
            badge = Badge(first.letter + CHANGED_SIGNS[one], first.colour)
            found.append(Entry("badge", word(f"link_{one}", language), badge=badge))
    else:
        found.append(Entry("text", word("links_table", language, links=links)))
    return found


def _first_changed(view: View, groups: list[Group]) -> dict[LinkChange, Group]:
    """Return of each change of links the first group that shows it: a plain link has the look of its change."""
    found: dict[LinkChange, Group] = {}
    for group in groups:
        for member in group.members:
            if member.change and member.unit not in view.outside:
                found.setdefault(member.change, group)
    return found


def group_stroke(canvas: Canvas, group: Group) -> int:
    """Return the stroke of a group's lines."""
    weight = 1.9 if group.change == "added" else 1.1
    return canvas.stroke(Stroke(f"g-{group.letter}", group.colour, weight, group.dash))


def legend(canvas: Canvas, found: list[Entry], top: float, room: float, language: str) -> float:
    """Add a legend below *top*, flowing in rows of at most *room*, and return its lower edge."""
    if not found:
        return top
    y = top + 8.0
    rule = canvas.stroke(Stroke("rule", "#c9cfd5", 0.6))
    canvas.lines.append(Line((((0.0, top), (room, top)),), rule))
    head = word("legend", language)
    canvas.labels.append(Label(0.0, y + 10.0, head, SMALL, "start", palette.MUTED, bold=True))
    start = width(head, SMALL) * 1.1 + 12.0
    x = start
    for entry in found:
        sign = _sign_width(entry)
        lines = wrap(entry.text, max(60.0, room - start - sign - 5.0) / SMALL)
        wide = sign + 5.0 + max(width(line, SMALL) for line in lines)
        if x > start and x + wide > room:
            x, y = start, y + _ROW
        _sign(canvas, entry, x, y)
        for i, line in enumerate(lines):
            y += i and SMALL * LINE_HEIGHT
            canvas.labels.append(Label(x + sign + 5.0, y + 10.0, line, SMALL, "start", palette.INK))
        x += wide + _GAP
    return y + _ROW


def _sign_width(entry: Entry) -> float:
    if entry.sign == "scale":
        return fsum(width(end, SMALL) for end in entry.ends) + 8.0 + _SCALE_STEPS * 8.0
    if entry.badge:
        return entry.badge.room
    return {"text": -5.0}.get(entry.sign, _SWATCH)


def _sign(canvas: Canvas, entry: Entry, x: float, y: float) -> None:
    if entry.sign == "box":
        canvas.boxes.append(Box(x, y + 1.5, _SWATCH, 10.0, (), SMALL, entry.style, gap=entry.gap, damage=entry.damage))
    elif entry.sign == "scale":
        start = x + width(entry.ends[0], SMALL) + 4.0
        canvas.labels.append(Label(x, y + 10.0, entry.ends[0], SMALL))
        for i in range(_SCALE_STEPS):
            tint = canvas.tint(_PLACES[entry.scale is palette.AMOUNT][i], entry.scale)
            canvas.boxes.append(Box(start + i * 8.0, y + 1.5, 8.0, 10.0, (), SMALL, tint))
        canvas.labels.append(Label(start + _SCALE_STEPS * 8.0 + 4.0, y + 10.0, entry.ends[1], SMALL))
    elif entry.sign in ("line", "end"):
        middle = y + 6.5
        ends = ((x + _SWATCH, middle, entry.end),) if entry.end else ()
        canvas.lines.append(Line((((x, middle), (x + _SWATCH, middle)),), entry.stroke, (), ends))
    elif entry.sign == "badge" and entry.badge:
        blank = canvas.style(Style("blank", "none", "none", palette.INK))
        canvas.boxes.append(Box(x, y + 1.0, entry.badge.room, 11.0, (), SMALL, blank, badges=(entry.badge,)))
