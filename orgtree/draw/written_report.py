"""Reports as documents of pictures and tables, before any file format."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.scene import Scene


SECTIONS = ("chart", "map", "coverage", "groups", "gaps", "claims", "findings", "unknown_ends")
"""Names of a report's sections, in order."""


class Lead(str):
    """A cell that leads to another file, where a form can do so; else it is its text.

    Args:
        text: What is shown.
        address: Path of the file, from the document on.
    """

    __slots__ = ("address",)
    address: str

    def __new__(cls, text: str, address: str) -> Self:
        """Return the text with its address."""
        made = super().__new__(cls, text)
        made.address = address
        return made


@dataclass(frozen=True, slots=True)
class Section:
    """One section: a picture, a table, or words, in that order where there are several.

    Args:
        title: Its heading.
        picture: A scene to show.
        headings: Headings of the table's columns.
        rows: Cells of the table, each as many as there are headings.
        words: Lines of text below.
    """

    title: str
    picture: Scene | None = None
    headings: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    words: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """A whole document.

    Args:
        title: Title.
        subtitle: As-of date and source, for instance.
        language: Of its text.
        sections: In order.
        contents: Whether its first section is followed by a list of the others that leads to them.
    """

    title: str
    subtitle: str = ""
    language: str = "en"
    sections: Sequence[Section] = field(default=())
    contents: bool = False

    def text(self) -> set[str]:
        """Return every character that is shown."""
        found = set(self.title + self.subtitle)
        for section in self.sections:
            found.update(
                section.title, *section.headings, *section.words, *(cell for row in section.rows for cell in row)
            )
            if section.picture is not None:
                found |= section.picture.text()
        return found
