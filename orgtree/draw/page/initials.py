"""Initials of pinyin, so that 党支部 is found by dzb without a transcription in the data."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from orgtree.draw.page.parts import Text


def initials(texts: Iterable[Text]) -> dict[str, str]:
    """Return the letters that the characters of some texts are read with, each with its characters.

    One that is read in several ways stands at each of its letters.

    >>> initials(["党支部", {"zh": "重庆"}])
    {'b': '部', 'c': '重', 'd': '党', 'q': '庆', 'z': '支重'}
    """
    used: dict[str, None] = {}
    for text in texts:
        for words in (text,) if isinstance(text, str) else text.values():
            used.update(dict.fromkeys(words))
    found: dict[str, str] = {}
    letters = _letters()
    for character in used:
        for letter in letters.get(character, ""):
            found[letter] = found.get(letter, "") + character
    return dict(sorted(found.items()))


@cache
def _letters() -> Mapping[str, str]:
    """Return for each common character the letters that it is read with; `initials.txt` is made by `make initials`."""
    table = resources.files("orgtree.draw.page").joinpath("initials.txt").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for line in table.splitlines():
        if not line.startswith("#"):
            for character in line[1:]:
                found[character] = found.get(character, "") + line[0]
    return found
