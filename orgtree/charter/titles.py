"""Match words to a charter's names by name or title."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.suggest import listed, nearest, unknown

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from orgtree.base.text import Text
    from orgtree.charter.model import Field, Kind, Link

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


def asked(
    word: str, titles: Mapping[str, Text], message: str, *, facts: Mapping[str, Any] | None = None, otherwise: str = ""
) -> str:
    """Return the name that is asked for by itself or by its title in any language.

    Args:
        word: What is asked for.
        titles: Titles by name.
        message: Template of what is said where there is none; `{name}` is the word.
        facts: What else fills it.
        otherwise: Template of the remedy where no name or title is near; may say `{known}`.

    Raises:
        UsageError: If there is none, which names the nearest, or if several have the title, which names them.
    """
    if word in titles:
        return word
    if len(names := meanings(word, titles)) == 1:
        return names[0]
    if names:
        raise UsageError(N_("'{word}' may mean one of {names}; write which"), word=word, names=listed(names))
    said = [words for title in titles.values() for _, words in title.words]
    find = partial(_nearest, names=list(titles), said=said)
    raise UsageError(unknown(message, word, list(titles), facts=facts, otherwise=otherwise, find=find))


def meanings(word: str, titles: Mapping[str, Text]) -> list[str]:
    """Return the names that a word is, or is a title of."""
    return list(dict.fromkeys(by_title(titles).get(folded(word), ())))


def titles_of(things: Mapping[str, Kind | Link | Field]) -> dict[str, Text]:
    """Return the titles of kinds, links or fields by name."""
    return {name: thing.title for name, thing in things.items()}


def _nearest(word: str, names: Sequence[str], said: Sequence[str]) -> str | None:
    return nearest(word, names) or nearest(word, said)
