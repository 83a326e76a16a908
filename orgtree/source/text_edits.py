"""Edits of a text: what is replaced where, applied all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class TextEdit(NamedTuple):
    """A span of a text and what stands there instead.

    Args:
        start: First character that goes.
        end: First character that stays.
        text: What is put between.
    """

    start: int
    end: int
    text: str


class Edits:
    """Edits of one text, collected in any order; what stands in a span that goes is gone with it."""

    def __init__(self) -> None:
        self._made: list[tuple[int, int, int, str]] = []

    def put(self, at: int, text: str) -> None:
        """Insert a text before a character, behind what was inserted there before."""
        self.replace(at, at, text)

    def delete(self, start: int, end: int) -> None:
        """Delete a span."""
        self.replace(start, end, "")

    def replace(self, start: int, end: int, text: str) -> None:
        """Put a text in place of a span."""
        if end > start or text:
            self._made.append((start, end, len(self._made), text))

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self._made)

    def settled(self) -> list[TextEdit]:
        """Return the edits in the order of the text, apart from each other."""
        made = sorted(self._made, key=lambda edit: (edit[0], edit[1] > edit[0], edit[2]))
        settled: list[TextEdit] = []
        for start, end, _, text in made:
            if settled and settled[-1].end >= start:
                before = settled[-1]
                settled[-1] = TextEdit(before.start, max(before.end, end), before.text + text)
            else:
                settled.append(TextEdit(start, end, text))
        return settled


def applied(text: str, edits: Iterable[TextEdit], start: int = 0, end: int | None = None) -> str:
    """Return a text, or a span of it, with edits made.

    Args:
        text: The whole text.
        edits: In order and apart; what lies outside the span is left out.
        start: Where the span begins.
        end: Where it ends; the text's end if None.

    >>> applied("one two", [TextEdit(4, 7, "three")])
    'one three'
    """
    stop = len(text) if end is None else end
    parts, done = [], start
    for edit in edits:
        if edit.end < start or edit.start > stop:
            continue
        parts += [text[done : max(done, edit.start)], edit.text]
        done = max(done, min(edit.end, stop))
    return "".join([*parts, text[done:stop]])


def overlapping(edits: Sequence[TextEdit], start: int, end: int) -> bool:
    """Return whether an edit touches a span."""
    return any(edit.start < end and edit.end > start for edit in edits)
