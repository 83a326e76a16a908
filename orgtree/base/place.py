"""Places in the input: symbolic pointers, resolved to spans when shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

Part = Literal["value", "key"]
"""Which text of a mapping's entry is meant."""


@dataclass(frozen=True, slots=True)
class Place:
    """A node of one input document, named by the path to it rather than by a line.

    Findings hold places, so that finding ten thousand problems costs no line counting; a
    `Sources` turns the few that are shown into spans.

    Args:
        document: Number of the document in its `Sources`.
        path: Keys and positions from the document's root down, as in `("units", 3, "seat", 0, "role")`;
            parts that are not there are skipped. In a table: the row (from 0, heading left out), then the column.
        part: Whether the entry's value or its key is meant.
        within: First and last-plus-one character inside that scalar's text, for a mistake in an expression.
    """

    document: int
    path: tuple[str | int, ...] = ()
    part: Part = "value"
    within: tuple[int, int] | None = None


class Span(NamedTuple):
    """A span of text: 1-based lines and columns, the end exclusive; offsets count characters.

    Of a table without text, `row` is the row from 1, its heading left out, and so is the line. Of a sheet, `cell` is how its
    program names the place: `Units!C16`.
    """

    label: str
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    row: int | None = None
    cell: str = ""


def is_file(label: str) -> bool:
    """Return whether a document's label names a file of the user's: no built-in charter, input or rows in memory."""
    return not label.startswith(("orgtree:", "<"))


class Sources(Protocol):
    """Protocol of documents that resolve places to spans and give their text."""

    def __len__(self) -> int:
        """Return how many documents there are."""
        ...

    def locate(self, place: Place) -> Span:
        """Return the span of the deepest existing node on the place's path."""
        ...

    def text(self, document: int) -> str:
        """Return the text of a document, "" for one without text, such as rows in memory."""
        ...

    def label(self, document: int) -> str:
        """Return the document's name as the user gave it, with forward slashes."""
        ...
