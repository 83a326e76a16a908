"""What a joint body says in its box: its name, who convenes it, its seats by role, and who supplies them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from orgtree.draw.text_metrics import clean, width
from orgtree.draw.words import counted, labelled, word
from orgtree.draw.wrap import flow, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.placed_bodies import Body

_BOLD = 1.08
"""How much wider bold text is."""
_APART = 0.8
"""Font sizes between a name and the count at its right."""


class Row(NamedTuple):
    """A line of text: what leads it in a quieter colour, the rest, what stands at the right edge, and whether it is bold."""

    lead: str
    text: str
    right: str = ""
    bold: bool = False


def body_rows(body: Body, room: float, detail: int, language: str) -> list[Row]:
    """Return the lines of a body.

    Args:
        body: What to tell.
        room: Width of a line, in font sizes.
        detail: How many lines the names of one role may take; those that need more are counted.
        language: Of the words.
    """
    said = seats_said(body.count, language)
    beside = width(said) + _APART if said else 0.0
    names = wrap(clean(body.name), max(room - beside, 4.0) / _BOLD, language=language)
    found = [Row("", line, said if i == 0 else "", bold=True) for i, line in enumerate(names)]
    if body.conveners:
        found += _listed(word("convener", language), body.conveners, room, language)
    for role in (*body.seats, *body.bases):
        title = counted(role.title, len(role.names), language)
        lines = _listed(title, role.names, room, language) if detail else []
        found += lines if lines and len(lines) <= detail else [Row("", line) for line in wrap(title, room)]
    if body.suppliers:
        kinds = [counted(title, count, language) for title, count in body.suppliers]
        found += _listed(word("suppliers", language), kinds, room, language)
    return found


def seats_said(count: int, language: str) -> str:
    """Return a number of seats as it stands at the edge of a box; "" for none, since seats may only be unlisted."""
    return word("seat_one" if count == 1 else "seats_in_all", language, count=count) if count else ""


def _listed(title: str, names: Sequence[str], room: float, language: str) -> list[Row]:
    """Return a list behind its title, which leads the first line."""
    lead = labelled(title, "", language).rstrip()
    lead += "" if lead.endswith("：") else " "
    parts = _joined([clean(name) for name in names], language)
    if width(lead + parts[0].rstrip()) > room:  # what leads stands on lines of its own
        return [*(Row(line, "") for line in wrap(lead, room)), *(Row("", line) for line in flow(parts, room))]
    lines = flow([lead + parts[0], *parts[1:]], room)
    return [Row(lead, lines[0][len(lead) :]), *(Row("", line) for line in lines[1:])]


def _joined(names: Sequence[str], language: str) -> list[str]:
    """Return names with commas behind all but the last."""
    comma = word("comma", language)
    return [*(name + comma for name in names[:-1]), names[-1]]
