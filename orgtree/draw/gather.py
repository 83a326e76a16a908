"""Gather many alike leaves in one counted box."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from orgtree.draw.links import choose_form, groups_of
from orgtree.draw.text_metrics import clean
from orgtree.draw.words import word

if TYPE_CHECKING:
    from orgtree.draw.options import LinkForm
    from orgtree.draw.view import Value, View

DOZEN = 12
"""So many numbered leaves are gathered unasked."""
_NUMBER = re.compile(r"\d+")


class _Alike(NamedTuple):
    """What leaves share that are shown as one."""

    parent: int
    kind: int
    line: str
    value: Value | None
    vacant: bool
    name: str


def gathered(view: View, least: int | None, links: LinkForm = "auto") -> View:
    """Return a view in which alike leaves under one unit share a box that counts them.

    Alike are leaves of one kind, alike in value and vacancy, that have no change, no broken
    definition, nothing that its box shows besides, and no link but seats. Who has a seat stays named at the body.

    Args:
        view: The units, each in a box of its own.
        least: How many alike leaves are gathered, 0 for none; None gathers a dozen or more whose names differ in a
            number alone, and those with seats only where bodies have no lines that lead to them.
        links: How links are to be drawn.
    """
    if least == 0:
        return view
    groups = _groups(view, least, links)
    if not groups:
        return view
    first = {units[0]: units for units in groups}
    inside = {unit for units in groups for unit in units}
    seated = {link.target for link in view.links} | {link.source for link in view.links}
    drawn = [unit for unit in range(len(view)) if unit not in inside or unit in first]
    named = [unit for unit in sorted(inside) if unit in seated]
    kept = [*drawn, *named]
    number = {unit: place for place, unit in enumerate(drawn) if unit not in inside}
    number |= {unit: len(drawn) + place for place, unit in enumerate(named)}
    place_of = {unit: place for place, unit in enumerate(drawn)}
    cells = {place_of[unit]: len(units) for unit, units in first.items()}
    names, ids = [view.names[unit] for unit in kept], [view.ids[unit] for unit in kept]
    for unit, units in first.items():
        ids[place_of[unit]] = f"{view.ids[unit]}..{view.ids[units[-1]]}"
        names[place_of[unit]] = _name(view, units)
    # A box that counts vacant units is vacant as they are.
    places = {**{unit: place_of[units[0]] for units in groups for unit in units}, **number, **place_of, -1: -1}
    changes = view.changes
    if changes is not None:
        marks = {number[unit]: found for unit, found in changes.marks.items()}
        ghosts = frozenset(number[unit] for unit in changes.ghosts)
        changes = replace(
            changes,
            marks=marks,
            ghosts=ghosts,
            details=[one._replace(unit=places[one.unit]) for one in changes.details],
        )
    return replace(
        view,
        ids=ids,
        names=names,
        kinds=[view.kinds[unit] for unit in kept],
        parents=[
            *(place_of.get(view.parents[unit], -1) for unit in drawn),
            *[-1] * len(named),
        ],
        lines=[view.lines[unit] for unit in kept] if view.lines else (),
        values=[view.values[unit] for unit in kept] if view.values else (),
        damage={number[unit]: said for unit, said in view.damage.items()},
        links=[replace(link, source=number[link.source], target=number[link.target]) for link in view.links],
        bodies=frozenset(number[unit] for unit in view.bodies),
        outside=frozenset(number[unit] for unit in (*view.outside, *named)),
        letters={number[unit]: letter for unit, letter in view.letters.items()},
        hidden={number[unit]: count for unit, count in view.hidden.items()},
        vacant=frozenset(places[unit] for unit in view.vacant),
        shown={number[unit]: said for unit, said in view.shown.items()},
        focus=number.get(view.focus, -1),
        changes=changes,
        gathered=cells,
        seated=frozenset(number[unit] for unit in named),
    )


def _groups(view: View, least: int | None, links: LinkForm) -> list[list[int]]:
    """Return the leaves that are gathered, in groups of alike ones."""
    parts = [kind.part for kind in view.link_types]
    linked = {end for link in view.links if parts[link.type] != "seat" for end in (link.source, link.target)}
    linked |= {link.source for link in view.links}
    apart = {*linked, *view.damage, *view.hidden, *view.shown, view.focus, *view.parents}
    if view.changes is not None:
        apart |= {*view.changes.marks, *view.changes.ghosts}
    most = max(2, DOZEN if least is None else least)
    below = Counter(view.parents)
    found: dict[_Alike, list[int]] = {}
    for unit, parent in enumerate(view.parents):
        if parent < 0 or below[parent] < most or unit in apart or not view.is_placed(unit):
            continue
        name = _NUMBER.sub("#", view.names[unit]) if least is None else ""
        if least is None and "#" not in name:
            continue
        alike = _Alike(
            parent,
            view.kinds[unit],
            view.lines[unit] if view.lines else "",
            view.value(unit),
            unit in view.vacant,
            name,
        )
        found.setdefault(alike, []).append(unit)
    many = [units for units in found.values() if len(units) >= most]
    if many and least is None and choose_form(groups_of(view), links, view.outside) == "bus":
        targets = {link.target for link in view.links}
        many = [[unit for unit in units if unit not in targets] for units in many]
    return [units for units in many if len(units) >= most]


def _name(view: View, units: list[int]) -> str:
    """Return what the box says: how many of which kind, and the first and the last of them."""
    look = view.looks[view.kinds[units[0]]]
    counted = word("gathered", view.language, count=len(units), kind=clean(look.title) or look.kind)
    ends = (clean(view.names[unit].split("\n")[0]) or view.ids[unit] for unit in (units[0], units[-1]))
    return f"{counted}\n{' … '.join(ends)}"
