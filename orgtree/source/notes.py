"""Collect the findings of one file by offset, up to a limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.base.place import Place
from orgtree.source.codes import source_finding

if TYPE_CHECKING:
    from orgtree.base.finding import Finding

_SHOWN = 60

Related = tuple[int, int, str]
"""First character, last-plus-one, and the words beside it."""


class StopReading(Exception):  # noqa: N818 - not an error: the finding that says why is noted before
    """Stop reading this file."""


class Notes:
    """Collects the findings of one document.

    Args:
        number: Number of the document.
        limit: How many are kept; one more says that there are others.
    """

    def __init__(self, number: int, limit: int) -> None:
        self.number = number
        self.limit = limit
        self._found: list[tuple[int, Finding]] = []

    @property
    def full(self) -> bool:
        """Whether the limit is reached."""
        return len(self._found) > self.limit

    def add(
        self,
        code: str,
        start: int,
        end: int,
        message: str,
        remedy: str,
        /,
        *related: Related,
        words: str = "",
        **facts: Any,
    ) -> None:
        """Add a finding between two offsets of the text."""
        if self.full:
            return
        if len(self._found) == self.limit:
            code, related, words, facts = "ORG016", (), "", {"limit": self.limit}
            message = N_("this file has more than {limit} problems, and the rest is not listed")
            remedy = N_("mend those listed and run again")
        labels = tuple(Label(self._place(a, b), text) for a, b, text in ((start, end, words), *related))
        self._found.append((start, source_finding(code, message, None, labels=labels, facts=facts, help=remedy)))

    def clear(self) -> None:
        """Drop all findings, before the text is read again."""
        self._found.clear()

    def sorted(self) -> list[Finding]:
        """Return the findings in the order of the text."""
        return [finding for _, finding in sorted(self._found, key=lambda pair: pair[0])]

    def _place(self, start: int, end: int) -> Place:
        return Place(self.number, within=(start, max(start, end)))


def excerpt(text: str) -> str:
    """Shorten a text to one line for a message.

    >>> excerpt("a  b" + "c" * 100)[-4:]
    'ccc…'
    """
    line = " ".join(text[: 4 * _SHOWN].split())
    return line if len(line) <= _SHOWN and len(text) <= 4 * _SHOWN else line[:_SHOWN] + "…"
