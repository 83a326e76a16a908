"""Measure boxes: wrap names, with one width for all boxes of a kind on a level."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from orgtree.draw.changes import SIGNS
from orgtree.draw.layout.geometry import FONT, PAD_X, PAD_Y
from orgtree.draw.scene import NOTE_TEXT, notes_height
from orgtree.draw.text_metrics import clean, leading, width
from orgtree.draw.words import word
from orgtree.draw.wrap import widest_word, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.draw.view import View

_WIDEST = 13.0
_NARROWEST = 1.6
_SHORT = 6.0
"""A name of this width or less is not broken, however short the others of its level are."""
_WIDEST_WORD = 18.0
"""So wide a box may get for one long word, before that is broken."""
_WIDEST_NAME = 22.0
"""So wide a box may get for a name of many words."""
_USUAL_LINES = 4
_LINES = 8
BOLD = 1.08
"""How much wider bold text is."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """Sizes and lines of text of the boxes of a view, in unit order; notes stand below a name in small.

    Args:
        widths: Widths, in points.
        heights: Heights, in points.
        lines: Lines of the names.
        leadings: Height of a line, in font sizes.
        notes: Lines below the names.
        texts: The names before they were broken into lines.
        said: The notes before that.
        room: What badges take beside a name, in font sizes.
        language: Language by which words are broken.
        focus: The unit whose name is bold, -1 for none.
        fitted: Lines of names, and of notes, in wider boxes, as they were asked for.
    """

    widths: list[float]
    heights: list[float]
    lines: list[tuple[str, ...]]
    leadings: list[float]
    notes: list[tuple[str, ...]]
    texts: list[str]
    said: list[tuple[str, ...]]
    room: list[float]
    language: str
    focus: int = -1
    fitted: dict[tuple[int, float, bool], tuple[str, ...]] = field(default_factory=dict)

    def lines_in(self, unit: int, wide: float) -> tuple[str, ...]:
        """Return the lines of a unit's box that has become wider than it needs: fewer ones, where there is room now.

        Args:
            unit: Its number.
            wide: The width of its box, in points.
        """
        if len(self.lines[unit]) <= 1 or "\n" in self.texts[unit] or wide <= self.widths[unit]:
            return self.lines[unit]
        key = unit, wide, False
        if key not in self.fitted:
            most = (wide - 2 * PAD_X) / FONT / (BOLD if unit == self.focus else 1.0) - self.room[unit]
            self.fitted[key] = wrap(self.texts[unit], most, _LINES, self.language)
        return self.fitted[key]

    def notes_in(self, unit: int, wide: float) -> tuple[str, ...]:
        """Return the notes of a unit's box that has become wider than it needs, in fewer lines where there is room now."""
        if len(self.notes[unit]) <= len(self.said[unit]) or wide <= self.widths[unit]:
            return self.notes[unit]
        key = unit, wide, True
        if key not in self.fitted:
            most = (wide - 2 * PAD_X - self.room[unit] * FONT) / NOTE_TEXT
            self.fitted[key] = _in_lines(self.said[unit], most)
        return self.fitted[key]

    def height_in(self, unit: int, wide: float) -> float:
        """Return how high a unit's box of some width is at least."""
        return _height(self.lines_in(unit, wide), self.leadings[unit], self.notes_in(unit, wide))


def measure(view: View, badges: Mapping[int, float], *, uniform: bool = True) -> Boxes:
    """Return the boxes of a view.

    Args:
        view: The units.
        badges: How much room, in points, the badges of a unit's box take.
        uniform: Whether boxes of one kind on one level are equally wide; a few long names then wrap.
    """
    texts = [label(view, unit) for unit in range(len(view))]
    once = {text: _natural(text) for text in set(texts)}
    natural = [once[text] for text in texts]
    if view.focus >= 0:
        natural[view.focus] *= BOLD
    room = [(points + 1.0) / FONT if points else 0.0 for points in (badges.get(unit, 0.0) for unit in range(len(view)))]
    needed = [a + b for a, b in zip(natural, room, strict=True)]
    depths = view.depths()
    widest = _by_level(view, depths, needed) if uniform else {}
    widths, heights, lines, leadings, noted, said = [], [], [], [], [], []
    for unit, text in enumerate(texts):
        most = widest.get((view.kinds[unit], depths[unit]), min(needed[unit], _WIDEST))
        # Badges never squeeze a name to less than four characters a line.
        measure_ = max(4.0, most - room[unit]) if room[unit] else most
        if natural[unit] > measure_:
            # A word is broken only where it would make the box too wide.
            measure_ = max(measure_, min(_WIDEST_WORD, widest_word(text)))
        if unit == view.focus:
            measure_ /= BOLD
        if natural[unit] > measure_ * _USUAL_LINES:
            # A name that would be a high column gets a wider box.
            measure_ = max(measure_, min(_WIDEST_NAME, natural[unit] / _USUAL_LINES * 1.1))
        found = (
            (text,) if natural[unit] <= measure_ and "\n" not in text else wrap(text, measure_, _LINES, view.language)
        )
        inner = max(most, room[unit] + max(map(width, found))) if len(found) > 1 or room[unit] else most
        small = notes(view, unit)
        if view.looks[view.kinds[unit]].small:
            found, small, inner = (), (text, *small), 0.0
        said.append(small)
        if small:
            # Wide enough for the notes, so that they do not stand in a high column of single words.
            wanted = max(width(note) for note in small) * NOTE_TEXT / FONT
            inner = max(inner, min(_WIDEST, wanted) + room[unit])
            small = _in_lines(small, (inner - room[unit]) * FONT / NOTE_TEXT)
        noted.append(small)
        lines.append(found)
        widths.append(inner * FONT + 2 * PAD_X)
        tall = leading(text)
        leadings.append(tall)
        heights.append(_height(found, tall, small))
    return Boxes(widths, heights, lines, leadings, noted, texts, said, room, view.language, view.focus)


def _in_lines(notes: tuple[str, ...], most: float) -> tuple[str, ...]:
    return tuple(line for note in notes for line in wrap(note, most))


def _height(lines: tuple[str, ...], tall: float, notes: tuple[str, ...]) -> float:
    return len(lines) * FONT * tall + notes_height(notes) + 2 * PAD_Y


def label(view: View, unit: int) -> str:
    """Return the text of a unit's box: signs of changes, its name, a metric's value, the number of hidden units."""
    name = view.names[unit]
    sorts = {mark.sort for mark in view.changes.marks.get(unit, ())} if view.changes is not None else ()
    parts = ["".join(sign for sort, sign in SIGNS.items() if sort in sorts)] if sorts else []
    parts += ["\n".join(map(clean, name.split("\n"))) if "\n" in name else clean(name) or clean(view.ids[unit])]
    value = view.value(unit)
    if value and value.text:
        parts.append(f"· {clean(value.text)}")
    if hidden := view.hidden.get(unit):
        parts.append(word("hidden", view.language, count=hidden))
    return " ".join(parts)


def notes(view: View, unit: int) -> tuple[str, ...]:
    """Return what a unit's box says of its changes and its fields, a line each."""
    marks = view.changes.marks.get(unit, ()) if view.changes is not None else ()
    return (*(mark.note for mark in marks if mark.note), *view.shown.get(unit, ()))


def in_a_line(view: View, unit: int) -> str:
    """Return the text of a unit's box where it takes one line: changes and fields in brackets behind the name."""
    said = word("semicolon", view.language).join(notes(view, unit))
    text = label(view, unit).replace("\n", " ")
    return f"{text} [{said}]" if said else text


def _natural(text: str) -> float:
    # A blank corner is left for the mark of a gap.
    return max(_NARROWEST, *map(width, text.split("\n")))


def _by_level(view: View, depths: list[int], needed: list[float]) -> dict[tuple[int, int], float]:
    """Return one width per kind and level: the widest name, or nine tenths of them when a few stick out."""
    found: dict[tuple[int, int], list[float]] = {}
    for unit, kind in enumerate(view.kinds):
        found.setdefault((kind, depths[unit]), []).append(needed[unit])
    widths = {}
    for level, values in found.items():
        values.sort()
        usual = values[-(-(len(values) - 1) * 9 // 10)]
        most = values[-1] if values[-1] <= usual * 1.35 else usual * 1.1
        widths[level] = min(_WIDEST, max(most, min(values[-1], _SHORT)))
    return widths
