"""Runs of scripts whose letters join or stack, so that each is shaped with a font of its own.

The renderers of PNG and PDF fall back glyph by glyph where one is missing, which fails where the other font joins
several letters into one; a run that stands by itself, with its own family list, needs no fallback.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Script(NamedTuple):
    """A script: the class of its runs in SVG, its letters, and font families that have them."""

    name: str
    block: range
    families: str


SCRIPTS = (
    Script("he", range(0x0590, 0x0600), "'Noto Sans Hebrew', Arial, 'DejaVu Sans', sans-serif"),
    Script("ar", range(0x0600, 0x0780), "'Noto Sans Arabic', 'Geeza Pro', Arial, 'DejaVu Sans', sans-serif"),
    Script("in", range(0x0900, 0x0E00), "'Noto Sans Devanagari', 'Nirmala UI', 'Kohinoor Devanagari', sans-serif"),
    Script("th", range(0x0E00, 0x0F00), "'Noto Sans Thai', 'Leelawadee UI', Thonburi, sans-serif"),
    Script(
        "bo",
        range(0x0F00, 0x1000),
        "'Noto Serif Tibetan', 'Noto Sans Tibetan', 'Microsoft Himalaya', Kailasa, Jomolhari, sans-serif",
    ),
)
_FIRST, _END = SCRIPTS[0].block.start, SCRIPTS[-1].block.stop
_ANY = re.compile(f"[{chr(_FIRST)}-{chr(_END - 1)}]")


def script_of(character: str) -> str:
    """Return the class of a letter's script; "" for one that any font shapes by itself."""
    code = ord(character)
    if not _FIRST <= code < _END:
        return ""
    return next((script.name for script in SCRIPTS if code in script.block), "")


def runs(text: str) -> list[tuple[str, str]]:
    """Return a text in runs of one script each, with its class; a space stays with what stands before it.

    >>> runs("党支部 3")
    [('', '党支部 3')]
    >>> [name for name, _ in runs("Room 3 ཁང་")]
    ['', 'bo']
    """
    if text.isascii() or not _ANY.search(text):
        return [("", text)]
    found: list[tuple[str, str]] = []
    for character in text:
        name = found[-1][0] if found and character == " " else script_of(character)
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1] + character)
        else:
            found.append((name, character))
    return found
