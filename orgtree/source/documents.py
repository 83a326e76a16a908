"""Documents that were read, and the set of them that resolves places."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from orgtree.base.composed import is_composed
from orgtree.base.place import Span
from orgtree.source.positions import Positions
from orgtree.source.text_spans import Lines, scalar_end, trimmed, within_scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from orgtree.base.place import Place


class Document:
    """One input: its text, its plain data, and the position of each value.

    Args:
        label: Its name as the user gave it, with forward slashes.
        text: The whole text, without a byte order mark.
        data: Dictionaries with text keys, lists, texts, numbers, truth values and None; None when it could not be
            read. Not to be changed: the places belong to it. A value that an alias repeats is the same object.
        positions: Its places.
        lines: The lines of the text, where several documents share it.
    """

    def __init__(
        self,
        label: str,
        text: str = "",
        data: Any = None,
        positions: Positions | None = None,
        lines: Lines | None = None,
    ) -> None:
        self.label = label
        self.text = text
        self.data = data
        self.positions = Positions() if positions is None else positions
        self._lines = lines

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.label!r})"

    @cached_property
    def composed(self) -> bool:
        """Whether all that is written is surely in composed form; an escape can hold a part of a character."""
        return "\\" not in self.text and is_composed(self.text)

    def locate(self, place: Place) -> Span:
        """Return the span of the deepest existing node on the place's path.

        With an empty path `within` counts in the document's whole text: so are the problems placed that stand
        where no data could be read.
        """
        start, end = self.stretch(place)
        return self.span(start, end)

    def stretch(self, place: Place) -> tuple[int, int]:
        """Return start and end offset of a place."""
        if not place.path and place.within:
            first, last = (min(max(0, at), len(self.text)) for at in place.within)
            return first, max(first, last)
        if not len(self.positions):
            return 0, 0
        found = self.positions.follow(self.data, place.path)
        node, value = found.node, found.value
        if place.part == "key" and found.key is not None:
            node, value = found.key_node, found.key
        start, end = self.node_stretch(node, value)
        if place.within and not isinstance(value, dict | list):
            return within_scalar(self.text, start, end, value, place.within)
        return start, end

    def node_stretch(self, node: int, value: Any) -> tuple[int, int]:
        """Return start and end offset of a node."""
        positions = self.positions
        last, leaf = positions.last_leaf(node, value)
        start, end = positions.start[node], positions.ends.get(last)
        if end is None:
            end = scalar_end(self.text, positions.start[last], leaf)
        return start, trimmed(self.text, start, end)

    def path_at(self, offset: int) -> tuple[str | int, ...]:
        r"""Return the pointer to the innermost key or value that starts at or before a character.

        >>> from orgtree.source import read_text
        >>> read_text("units:\n- id: a\n  kind: branch", label="a.yaml")[0].path_at(24)
        ('units', 0, 'kind')
        """
        return self.positions.path_at(self.data, offset) if len(self.positions) else ()

    def span(self, start: int, end: int) -> Span:
        """Return lines and columns of a span of the text."""
        if self._lines is None:
            self._lines = Lines(self.text)
        return Span(self.label, *self._lines.point(start), *self._lines.point(end), start, end)


class SourceSet:
    """All documents of one definition, numbered; implements `orgtree.base.place.Sources`.

    Args:
        documents: The first ones.
    """

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self.documents: list[Document] = list(documents)

    def __len__(self) -> int:
        return len(self.documents)

    def __getitem__(self, number: int) -> Document:
        return self.documents[number]

    def add(self, document: Document) -> int:
        """Add a document and return its number."""
        self.documents.append(document)
        return len(self.documents) - 1

    def locate(self, place: Place) -> Span:
        """Return the span of the deepest existing node on the place's path."""
        return self.documents[place.document].locate(place)

    def text(self, document: int) -> str:
        """Return the whole text of a document, "" for one that has none."""
        return self.documents[document].text

    def label(self, document: int) -> str:
        """Return a document's name."""
        return self.documents[document].label


def root_mapping(document: Document) -> Mapping[str, Any]:
    """Return a document's root mapping; empty where the root is none."""
    return document.data if isinstance(document.data, dict) else {}
