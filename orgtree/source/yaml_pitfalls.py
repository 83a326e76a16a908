"""Checks on raw text after parsing: tags, values lost to a comment, overlong texts.

Each of these is rare, and its sign in the text is cheap to search for; looking at every node for it
while reading would make each reading slower.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.source.notes import StopReading, excerpt

if TYPE_CHECKING:
    from orgtree.source.budgets import Budgets
    from orgtree.source.notes import Notes
    from orgtree.source.positions import Positions

_TAG = re.compile(r"!(?:<[^>\s]*>|[^\s,\[\]{}]*)")
_ANCHORED_TAG = re.compile(r"&[^\s,\[\]{}&]+\s+(!)")
_COLOUR = re.compile(r"(?<=[:-])[ \t]+(#[0-9a-fA-F]{3,8})\b")


def check_raw_text(text: str, data: Any, positions: Positions, budgets: Budgets, notes: Notes) -> None:
    """Report tags, colours taken for comments, and texts that are too long.

    Raises:
        StopReading: If one text is beyond its budget.
    """
    if "!" in text:
        _tags(text, positions, notes)
    if "#" in text:
        _colours(text, positions, notes)
    if len(text) > budgets.max_scalar:
        _long_texts(len(text), data, positions, budgets, notes)


def _tags(text: str, positions: Positions, notes: Notes) -> None:
    """Report tags: an unquoted flow node begins with '!' only by a tag."""
    found = [match.start() for match in re.finditer("!", text) if _node_at(positions, match.start()) >= 0]
    if "&" in text:
        found += [m.start(1) for m in _ANCHORED_TAG.finditer(text) if _node_at(positions, m.start()) >= 0]
    for start in found:
        match = _TAG.match(text, start)
        end = match.end() if match else start + 1
        notes.add(
            "ORG012",
            start,
            end,
            N_("tag '{tag}' is refused, and the value is read without it"),
            N_("delete the tag; put the value in quotes if it is a text"),
            tag=excerpt(text[start:end]),
        )
        if notes.full:
            return


def _colours(text: str, positions: Positions, notes: Notes) -> None:
    """Report `fill: #c00`, an empty value followed by a comment."""
    for found in _COLOUR.finditer(text):
        node = _node_at(positions, found.start())
        if node >= 0:  # nothing but an empty value begins at a blank
            notes.add(
                "ORG028",
                *found.span(1),
                N_("the value is empty, because '#' begins a comment"),
                N_('put the colour in quotes: "{colour}"'),
                colour=found[1],
            )


def _long_texts(length: int, data: Any, positions: Positions, budgets: Budgets, notes: Notes) -> None:
    """Stop at a text longer than allowed, which covers one of the checkpoints set at that distance."""
    most = budgets.max_scalar
    for checkpoint in range(most, length, most):
        found = positions.follow(data, positions.path_at(data, checkpoint))
        longest = max((len(part) for part in (found.key, found.value) if isinstance(part, str)), default=0)
        if longest > most:
            start = positions.start[found.node]
            notes.add(
                "ORG016",
                start,
                start + 1,
                N_("a text here has {size} characters, more than the limit of {limit}, and the file is not read"),
                N_("shorten it; check that its quote is closed where it should be"),
                size=longest,
                limit=most,
            )
            raise StopReading


def _node_at(positions: Positions, offset: int) -> int:
    """Return the first node that starts at a character, or -1."""
    node = bisect_left(positions.start, offset)
    return node if node < len(positions) and positions.start[node] == offset else -1
