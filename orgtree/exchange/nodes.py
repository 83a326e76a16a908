"""Values of a document with their places; what nobody asked for is told in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.place import Place
from orgtree.source.notes import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.exchange.gathered import Gathered

Path = tuple[str | int, ...]


class Node:
    """A value of a document, of any type: what is not of the type that is asked for is not there, and told as left out.

    Args:
        gathered: Takes what is left out.
        document: Number of the document.
        path: Keys and positions from its root.
        data: The value.
        shape: The keys of the path, `[]` for each position and `*` for each name: what is left out is told by it.

    Attributes:
        used: Keys that were asked for.
        below: Values that were asked for.
    """

    __slots__ = ("_gathered", "below", "data", "document", "path", "shape", "used")

    def __init__(self, gathered: Gathered, document: int, path: Path, data: Any, shape: str) -> None:
        self.data = data
        self.document = document
        self.path = path
        self.shape = shape
        self._gathered = gathered
        self.used: set[str] = set()
        self.below: dict[str | int, Node] = {}

    @property
    def place(self) -> Place:
        """Where it is written."""
        return Place(self.document, self.path)

    def at(self, key: str) -> Place:
        """Return where a key's value is written."""
        return Place(self.document, (*self.path, key))

    def get(self, *keys: str) -> Any:
        """Return the value of the first of some keys that is there, as it is; None for none."""
        for key in keys:
            if (value := self._value(key)) is not None:
                self.used.add(key)
                return value
        return None

    def text(self, *keys: str) -> str | None:
        """Return the first of some keys that has a text or a number; without keys, its own."""
        if not keys:
            return plain(self.data)
        for key in keys:
            if (value := plain(self._value(key))) is not None:
                self.used.add(key)
                return value
        return None

    def flag(self, key: str) -> bool | None:
        """Return a truth value."""
        value = self._value(key)
        if not isinstance(value, bool):
            return None
        self.used.add(key)
        return value

    def node(self, key: str) -> Node:
        """Return a mapping; an empty one where there is none."""
        value = self._value(key)
        return self.child(key, value if isinstance(value, dict) else None, key)

    def items(self, key: str | None = None) -> list[Node]:
        """Return the values of a list; without a key, its own."""
        value = self.data if key is None else self._value(key)
        if not isinstance(value, list):
            return []
        within = self if key is None else self.child(key, value, key)
        return [within.child(number, item, "[]") for number, item in enumerate(value)]

    def entries(self, key: str | None = None) -> list[tuple[str, Node]]:
        """Return names and values of a mapping; without a key, its own."""
        value = self.data if key is None else self._value(key)
        if not isinstance(value, dict):
            return []
        within = self if key is None else self.child(key, value, key)
        return [(name, within.child(name, item, "*")) for name, item in value.items()]

    def texts(self, key: str) -> list[str]:
        """Return the texts of a list, or the one that stands instead of a list."""
        if (one := self.text(key)) is not None:
            return [one]
        return [said for node in self.items(key) if (said := node.text()) is not None]

    def count(self, key: str) -> int | None:
        """Return how many values a list or a mapping has; None where there is none."""
        value = self._value(key)
        if not isinstance(value, list | dict):
            return None
        self.used.add(key)
        return len(value)

    def people(self, *keys: str) -> int | None:
        """Return how many persons the lists of some keys name, or the values that stand instead; None where none is there.

        Their names are left out, which is told.
        """
        counts = []
        for key in keys:
            value = self._value(key)
            if value is not None:
                self.used.add(key)
                counts.append(len(value) if isinstance(value, list) else 1)
                self._gathered.people(self.at(key), counts[-1])
        return sum(counts) if counts else None

    def skip(self, *keys: str) -> None:
        """Leave keys out without a word, since what they say is said elsewhere."""
        self.used.update(keys)

    def drop(self) -> None:
        """Leave all of it out without a word."""
        self.data = None
        self.below.clear()

    def leave_rest(self) -> None:
        """Tell all that nobody asked for."""
        pending = [self]
        while pending:
            node = pending.pop()
            if isinstance(node.data, dict):
                before = f"{node.shape}." if node.shape else ""
                for key, value in node.data.items():
                    if key not in node.used and value not in (None, "", [], {}):
                        self._gathered.leave(f"{before}{excerpt(key)}", node.at(key))
            pending += reversed(node.below.values())

    def _value(self, key: str) -> Any:
        return self.data.get(key) if isinstance(self.data, dict) else None

    def child(self, key: str | int, data: Any, shape: str) -> Node:
        """Return a value right below, which is what its shape is called by."""
        if isinstance(key, str) and data is not None:
            self.used.add(key)
        if key not in self.below:
            before = self.shape if shape == "[]" or not self.shape else f"{self.shape}."
            self.below[key] = Node(self._gathered, self.document, (*self.path, key), data, f"{before}{shape}")
        return self.below[key]


def plain(value: Any) -> str | None:
    """Return a text or a number as a text without blanks around it; None for anything else, and where nothing is left."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None


def addresses(texts: Iterator[str | None] | list[str | None]) -> list[str]:
    """Return those texts that are addresses of the web."""
    return [text for text in texts if text is not None and text.startswith(("https://", "http://"))]
