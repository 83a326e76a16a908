"""A line of text in SVG: which way it is written, and which of its letters ask for a font of their own."""

from __future__ import annotations

from html import escape

from orgtree.draw.scripts import runs
from orgtree.draw.text_metrics import clean, is_right_to_left

_LEFT, _RIGHT, _END = "\u2066", "\u2067", "\u2069"
"""Isolates, by which a text keeps its brackets and its order within another one, in every renderer."""
_NOTHING = "\u2060"


def in_svg(text: str, *, parted: bool = False) -> str:
    """Return what stands inside a text element.

    Renderers of PNG shape a line with the font of its first letter, and know one script in each stretch of a
    direction. For them a line of several scripts begins with nothing, in the font that has most to shape, and what is
    shaped stands in a stretch of its own.

    Args:
        text: A line.
        parted: Whether a renderer reads it; browsers tell scripts apart by themselves.

    >>> in_svg("A & B")
    'A &amp; B'
    """
    text = clean(text)
    found = runs(text) if parted else [("", text)]
    if len(found) == 1:
        inside = escape(text, quote=False)
    else:
        first = next(name for name, _ in found if name)
        inside = "" if found[0][0] == first else _span(first, _NOTHING)
        inside += "".join(_span(name, _apart(piece)) if name else escape(piece, quote=False) for name, piece in found)
    return f"{_RIGHT}{inside}{_END}" if is_right_to_left(text) else inside


def script_class(text: str) -> str:
    """Return the class of a line that is all in one script which has fonts of its own, after a space; "" for others."""
    found = runs(clean(text))
    return f" {found[0][0]}" if len(found) == 1 and found[0][0] else ""


def _apart(piece: str) -> str:
    return escape(piece, quote=False) if is_right_to_left(piece) else f"{_LEFT}{escape(piece, quote=False)}{_END}"


def _span(name: str, inside: str) -> str:
    return f'<tspan class="{name}">{inside}</tspan>'
