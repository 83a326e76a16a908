"""Match words to a charter's names by name or title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from orgtree.base.text import Text

_PARTS = re.compile(r"（[^）]*）")


def folded(text: str) -> str:
    """Normalise a heading or title for comparison.

    >>> folded(" Full_Members "), folded("full members")
    ('full members', 'full members')
    """
    return " ".join(re.split(r"[\s_-]+", text.strip().casefold()))


def by_title(titles: Mapping[str, Text]) -> dict[str, list[str]]:
    """Map folded names and titles to names; several names may share a title.

    A part of a Chinese title (市委、区委、县委; 席位（参与）) is known as well, where it is no title itself.
    """
    known: dict[str, list[str]] = {}
    parts: dict[str, list[str]] = {}
    for name, title in titles.items():
        said = [words for _, words in title.words]
        for words in dict.fromkeys(map(folded, [name, *said])):
            known.setdefault(words, []).append(name)
        for part in dict.fromkeys(part for words in said for part in _PARTS.sub("", words).split("、")):
            parts.setdefault(folded(part), []).append(name)
    known.update((part, names) for part, names in parts.items() if part not in known)
    return known


def meant(word: str, known: Container[str], titles: Mapping[str, list[str]]) -> str:
    """Return the name that a word is or is the only title of, else the word.

    Args:
        word: What is written.
        known: The names.
        titles: Names by their titles, as `by_title` gives them.
    """
    names = titles.get(folded(word), [])
    return word if word in known or len(names) != 1 else names[0]
