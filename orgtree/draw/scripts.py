"""Runs of scripts whose letters join, stack or change places, so that each is shaped with a font of its own.

The renderers of PNG and PDF fall back glyph by glyph where one is missing, which fails where the other font makes one
shape of several letters; a run that asks for its own family needs no fallback.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Script(NamedTuple):
    """A script: the class of its runs in SVG, where its letters are, and font families that have them."""

    name: str
    blocks: tuple[range, ...]
    families: str


_INDIC = "'Nirmala UI', 'Kohinoor Devanagari', 'Arial Unicode MS'"
SCRIPTS = (
    Script("he", (range(0x0590, 0x0600), range(0xFB1D, 0xFB50)), "'Noto Sans Hebrew', Arial, 'DejaVu Sans'"),
    Script(
        "ar",
        (
            range(0x0600, 0x0700),
            range(0x0750, 0x0780),
            range(0x0870, 0x0900),
            range(0xFB50, 0xFE00),
            range(0xFE70, 0xFEFF),
        ),
        "'Noto Sans Arabic', 'Geeza Pro', Arial, 'DejaVu Sans'",
    ),
    Script("sy", (range(0x0700, 0x0750),), "'Noto Sans Syriac', 'Estrangelo Edessa'"),
    Script("dv", (range(0x0780, 0x07C0),), "'Noto Sans Thaana', 'MV Boli'"),
    Script("in", (range(0x0900, 0x0980), range(0xA8E0, 0xA900)), f"'Noto Sans Devanagari', {_INDIC}"),
    Script("bn", (range(0x0980, 0x0A00),), f"'Noto Sans Bengali', {_INDIC}"),
    Script("pa", (range(0x0A00, 0x0A80),), f"'Noto Sans Gurmukhi', {_INDIC}"),
    Script("gu", (range(0x0A80, 0x0B00),), f"'Noto Sans Gujarati', {_INDIC}"),
    Script("or", (range(0x0B00, 0x0B80),), f"'Noto Sans Oriya', {_INDIC}"),
    Script("ta", (range(0x0B80, 0x0C00),), f"'Noto Sans Tamil', {_INDIC}"),
    Script("te", (range(0x0C00, 0x0C80),), f"'Noto Sans Telugu', {_INDIC}"),
    Script("kn", (range(0x0C80, 0x0D00),), f"'Noto Sans Kannada', {_INDIC}"),
    Script("ml", (range(0x0D00, 0x0D80),), f"'Noto Sans Malayalam', {_INDIC}"),
    Script("si", (range(0x0D80, 0x0E00),), f"'Noto Sans Sinhala', {_INDIC}"),
    Script("th", (range(0x0E00, 0x0E80),), "'Noto Sans Thai', 'Leelawadee UI', Thonburi"),
    Script("lo", (range(0x0E80, 0x0F00),), "'Noto Sans Lao', 'Leelawadee UI', 'Lao Sangam MN'"),
    Script(
        "bo",
        (range(0x0F00, 0x1000),),
        "'Noto Serif Tibetan', 'Noto Sans Tibetan', 'Microsoft Himalaya', Kailasa, Jomolhari",
    ),
    Script(
        "my",
        (range(0x1000, 0x10A0), range(0xA9E0, 0xAA00), range(0xAA60, 0xAA80)),
        "'Noto Sans Myanmar', 'Myanmar Text', 'Myanmar Sangam MN', Padauk",
    ),
    Script(
        "km", (range(0x1780, 0x1800), range(0x19E0, 0x1A00)), "'Noto Sans Khmer', 'Leelawadee UI', 'Khmer Sangam MN'"
    ),
    Script("mn", (range(0x1800, 0x18B0),), "'Noto Sans Mongolian', 'Mongolian Baiti'"),
    Script(
        "em",
        (range(0x1F000, 0x1FB00), range(0xFE0E, 0xFE10), range(0x20E3, 0x20E4)),
        "'Noto Color Emoji', 'Apple Color Emoji', 'Segoe UI Emoji'",
    ),
)


def _letters(names: Iterable[str]) -> re.Pattern[str]:
    """Return what finds a letter of some scripts, quicker than one after the other."""
    blocks = (block for script in SCRIPTS if script.name in names for block in script.blocks)
    return re.compile("[" + "".join(f"{chr(block.start)}-{chr(block.stop - 1)}" for block in blocks) + "]")


_ANY = _letters([script.name for script in SCRIPTS])
_STACKED = _letters(("bo", "my", "km"))
_JOINERS = "\u200c\u200d"
"""They belong to what they join or keep apart."""
_LINKED = (0xFE0F, 0x20E3)
"""Signs that make an emoji of what stands before them."""
EMOJI = "em"
_PICTURES = range(0x2600, 0x27C0)
"""Signs that fonts of emoji have as well."""
_NOTO = {
    "TIBETAN": "Noto Serif Tibetan",
    "LATIN": "Noto Sans",
    "GREEK": "Noto Sans",
    "CYRILLIC": "Noto Sans",
    "TANGUT": "Noto Serif Tangut",
    "AHOM": "Noto Serif Ahom",
    "CANADIAN": "Noto Sans Canadian Aboriginal",
    "EGYPTIAN": "Noto Sans Egyptian Hieroglyphs",
}
"""Free fonts that are called otherwise than `Noto Sans` and the script."""
_NOTO_SANS = frozenset(
    """ADLAM ARABIC ARMENIAN BALINESE BAMUM BENGALI BUGINESE CHAKMA CHAM CHEROKEE COPTIC CUNEIFORM DESERET DEVANAGARI
    ETHIOPIC GEORGIAN GLAGOLITIC GOTHIC GUJARATI GURMUKHI HEBREW JAVANESE KANNADA KHMER LAO LEPCHA LIMBU LISU MALAYALAM
    MANDAIC MIAO MONGOLIAN MYANMAR ORIYA OSAGE PHOENICIAN REJANG RUNIC SAMARITAN SAURASHTRA SINHALA SUNDANESE SYRIAC
    TAGALOG TAMIL TELUGU THAANA THAI TIFINAGH VAI YI""".split()  # noqa: SIM905 - a list would take a line each
)


@cache
def script_of(character: str) -> str:
    """Return the class of the script that a character belongs to, "" for scripts that need no font of their own."""
    code = ord(character)
    return next((script.name for script in SCRIPTS if any(code in block for block in script.blocks)), "")


def is_stacked(text: str) -> bool:
    """Return whether a text has letters that stand one upon the other, and so needs higher lines."""
    return not text.isascii() and _STACKED.search(text) is not None


def runs(text: str) -> list[tuple[str, str]]:
    """Return a text in runs of one script each, with its class; a space stays with the word before it.

    >>> runs("党支部 3")
    [('', '党支部 3')]
    >>> [name for name, _ in runs("Room 3 ཁང་")]
    ['', 'bo']
    """
    if text.isascii() or not _ANY.search(text):
        return [("", text)]
    found: list[tuple[str, str]] = []
    for character in text:
        if found and (character in _JOINERS or (character == " " and found[-1][0] != EMOJI)):
            name = found[-1][0]
        elif found and ord(character) in _LINKED:
            name = EMOJI
            if found[-1][0] != EMOJI:
                before = found.pop()
                found += [(before[0], before[1][:-1])] * (len(before[1]) > 1) + [(EMOJI, before[1][-1])]
        else:
            name = script_of(character)
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1] + character)
        else:
            found.append((name, character))
    return found


def scripts_in(text: str) -> list[str]:
    """Return the classes of a text's scripts that need fonts of their own, in the order of their first letters.

    >>> scripts_in("Room 3"), scripts_in("Room ཁང་ 3 ཁང་")
    ([], ['bo'])
    """
    return list(dict.fromkeys(name for name, _ in runs(text) if name))


def free_font(code: int) -> tuple[str, str] | None:
    """Return a free font that has a character, and the Debian package that brings it; None where none is known.

    >>> free_font(0x1000)
    ('Noto Sans Myanmar', 'fonts-noto-core')
    """
    if script_of(chr(code)) == EMOJI or code in _PICTURES:
        return "Noto Color Emoji", "fonts-noto-color-emoji"
    word = unicodedata.name(chr(code), "").partition(" ")[0].partition("-")[0]
    if word in _NOTO:
        return _NOTO[word], "fonts-noto-core"
    return (f"Noto Sans {word.capitalize()}", "fonts-noto-core") if word in _NOTO_SANS else None
