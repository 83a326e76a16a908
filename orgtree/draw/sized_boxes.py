"""Boxes of a map whose areas follow a field: where they stand, and what fits into each."""

from __future__ import annotations

import math
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.draw.layout.areas import Areas
from orgtree.draw.layout.boxes import BOLD
from orgtree.draw.layout.geometry import FONT, PAD_X, PAD_Y
from orgtree.draw.scene import NOTE_TEXT, notes_height
from orgtree.draw.text_metrics import leading, width
from orgtree.draw.whole_names import is_cut
from orgtree.draw.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.draw.layout.shelves import Frame
    from orgtree.draw.view import View

LEAST = 20.0 * 15.0
"""The least area of a box, in square points: a number of two digits fits in."""
_FITTED = 0.85
"""Of how many boxes the areas have room for their text, where that does not make the picture too large."""
_LARGEST = 5.0
"""How many times as large as all texts a picture may become for that."""
_ROOMY = 1.5
"""How much more than its text a box needs, since its shape is not that of its text."""
_BEGINNING = 4.0
"""So many font sizes of a name that is cut have to be seen; else a number stands for it."""
_HEAD_LINES = 2
_WIDEST = 12.0


class SizedBoxes(NamedTuple):
    """Boxes of a map by area.

    Args:
        frames: Where each stands.
        texts: The lines of each, empty where it has room for none.
        notes: Lines below in small.
        listed: Units whose text stands below the picture, each with the number that stands in its box, "" for none.
        enlarged: How many are larger than their share, so that they can be seen.
        blank: Whether a container has room for what is in none of its boxes.
    """

    frames: dict[int, Frame]
    texts: list[tuple[str, ...]]
    notes: list[tuple[str, ...]]
    listed: dict[int, str]
    enlarged: int
    blank: bool


def sized_boxes(view: View, children: Sequence[Sequence[int]], names: Sequence[str], aspect: float) -> SizedBoxes:
    """Return the boxes of a view whose areas follow its sizes.

    Args:
        view: The units, with sizes.
        children: Per unit those in its box.
        names: What each box says of its unit.
        aspect: The wanted width of the picture for a height of 1.

    Raises:
        UsageError: If sizes are too unlike for one map.
    """
    told = [
        (*([view.sizes[unit].text] if unit in view.sizes else ()), *view.shown.get(unit, ()))
        for unit in range(len(view))
    ]
    own, enlarged, blank = _areas(view, children, names, told)
    heads: dict[tuple[int, int], tuple[str, ...]] = {}

    def head_lines(unit: int, wide: float) -> tuple[str, ...]:
        key = unit, int(wide)
        if wide < 2 * PAD_X + _BEGINNING * FONT:
            return ()
        if key not in heads:
            heads[key] = wrap(names[unit], max(1.0, (int(wide) - 2 * PAD_X) / FONT / BOLD), _HEAD_LINES, view.language)
        return heads[key]

    def head(unit: int, wide: float) -> float:
        lines = head_lines(unit, wide)
        if not lines:
            return PAD_Y
        return len(lines) * FONT * leading("".join(lines)) + notes_height(told[unit]) + 2 * PAD_Y

    frames = Areas(children, own, head).frames(view.roots, aspect)
    if frames is None:
        raise UsageError(
            N_("sizes by '{field}' are too unlike for one map; draw a part of it with --under, or leave --size-by out"),
            field=view.sized,
        )
    texts: list[tuple[str, ...]] = [()] * len(view)
    notes: list[tuple[str, ...]] = [()] * len(view)
    listed: dict[int, str] = {}
    for unit, (_, _, wide, high) in frames.items():
        if children[unit]:
            lines = head_lines(unit, wide)
            said = told[unit] if lines and _widest(told[unit]) <= wide - 2 * PAD_X else ()
            whole = bool(lines) and not is_cut(lines) and said == told[unit]
        else:
            lines, said, whole = _fitted(names[unit], told[unit], wide, high, view.language)
        texts[unit], notes[unit] = lines, said
        if not whole:
            listed[unit] = ""
    unread = [unit for unit in listed if not texts[unit] and not children[unit]]
    _number(unread, frames, notes, listed)
    return SizedBoxes(frames, texts, notes, listed, enlarged, blank)


def _number(
    units: Sequence[int], frames: Mapping[int, Frame], notes: list[tuple[str, ...]], listed: dict[int, str]
) -> None:
    """Put numbers into boxes that have no room for more, as far as these have room for them."""
    for number, unit in enumerate(units, 1):
        sign = str(number)
        wide, high = frames[unit][2:]
        if width(sign) * NOTE_TEXT <= wide - 1 and NOTE_TEXT * leading(sign) <= high:
            listed[unit], notes[unit] = sign, (sign,)


def _areas(
    view: View, children: Sequence[Sequence[int]], names: Sequence[str], told: Sequence[tuple[str, ...]]
) -> tuple[list[float], int, bool]:
    """Return the area of each box less those in it, how many are larger than their share, and whether one has blank room."""
    amounts, rests = _amounts(view, children)
    placed = [unit for unit in range(len(view)) if view.is_placed(unit)]
    known = [unit for unit in placed if not children[unit] and amounts[unit] > 0]
    needs = {unit: _need(names[unit], told[unit]) for unit in placed if not children[unit]}
    scale = _scale(needs, known, amounts)
    usual = scale * sorted(amounts[unit] for unit in known)[len(known) // 2] if known else math.inf
    areas = [scale * rest for rest in rests]
    for unit, need in needs.items():
        size = view.sizes.get(unit)
        # One of which nothing is known has room for its name, but is not larger than others.
        area = min(need, usual) if size is None or size.amount is None else scale * amounts[unit]
        areas[unit] = max(LEAST, area)
    enlarged = sum(scale * amounts[unit] < LEAST for unit in known)
    return areas, enlarged, any(areas[unit] > 0 for unit in placed if children[unit])


def _amounts(view: View, children: Sequence[Sequence[int]]) -> tuple[list[float], list[float]]:
    """Return the amount of each unit, and how much of a container's is in none of the boxes in it."""
    amounts, rests = [0.0] * len(view), [0.0] * len(view)
    for unit in range(len(view) - 1, -1, -1):
        size = view.sizes.get(unit)
        inside = fsum(amounts[kid] for kid in children[unit])
        amounts[unit] = max(inside, (size.amount if size else None) or 0.0)
        rests[unit] = amounts[unit] - inside if children[unit] else 0.0
    return amounts, rests


def _scale(needs: Mapping[int, float], known: Sequence[int], amounts: Sequence[float]) -> float:
    """Return the square points of an amount of 1: most texts fit, and the picture is not much larger than they are."""
    if not known:
        return 0.0
    wanted = sorted(needs[unit] / amounts[unit] for unit in known)
    most = _LARGEST * fsum(needs[unit] for unit in known) / fsum(amounts[unit] for unit in known)
    return min(wanted[math.ceil(_FITTED * (len(wanted) - 1))], most)


def _need(name: str, told: tuple[str, ...]) -> float:
    """Return about the area that a name and the notes below it need."""
    lines = wrap(name, _WIDEST, 3)
    wide = max(max(map(width, lines)) * FONT, _widest(told)) + 2 * PAD_X
    return _ROOMY * wide * (len(lines) * FONT * leading(name) + notes_height(told) + 2 * PAD_Y)


def _fitted(
    name: str, told: tuple[str, ...], wide: float, high: float, language: str
) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return the lines and notes that fit into a box, and whether they say all."""
    room, tall = wide - 2 * PAD_X, FONT * leading(name)
    notes = told if _widest(told) <= room else ()
    most = int((high - 2 * PAD_Y - notes_height(notes)) / tall)
    if most < 1:
        notes, most = (), int((high - 2 * PAD_Y) / tall)
    if most < 1 or room < FONT:
        return (), (), False
    in_a_line = " · ".join((name, *told))
    if notes != told and width(in_a_line) * FONT <= room and "\n" not in name:
        return (in_a_line,), (), True
    # A word is not broken for the space behind it.
    tried = (wrap(name, room / FONT + spare, most, language) for spare in (width(" "), 0.0))
    lines = next((one for one in tried if max(map(width, one)) * FONT <= room), ())
    if not lines or (is_cut(lines) and room < _BEGINNING * FONT):
        return (), (), False
    return lines, notes, not is_cut(lines) and notes == told


def _widest(notes: Sequence[str]) -> float:
    return max((width(note) for note in notes), default=0.0) * NOTE_TEXT
