"""Positions of a document's nodes, as flat arrays beside the data.

Nodes are numbered in the order of the text: a mapping, its first key, that key's value, the second key
and so on. Keys that were refused have no node, so a mapping's children pair off with its entries.

Only where a node starts is written down while reading, since each number kept costs a twentieth of the
whole; where it ends is told by the text and the value, which are both at hand.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FEW = 16  # a smaller mapping or list is walked again faster than it is remembered


def _numbers() -> array[int]:
    return array("I")


@dataclass(slots=True)
class Positions:
    """Start and size of every node, as arrays of equal length.

    Args:
        start: First character of the node, its anchor included.
        size: How many nodes it holds, itself included.
        ends: Node -> the character after its last, for what its own characters do not tell: blocks of text and
            containers in brackets.
        aliases: Node of an alias -> node of its anchor.
    """

    start: array[int] = field(default_factory=_numbers)
    size: array[int] = field(default_factory=_numbers)
    ends: dict[int, int] = field(default_factory=dict)
    aliases: dict[int, int] = field(default_factory=dict)
    _children: dict[int, array[int]] = field(default_factory=dict)
    _entries: dict[int, dict[Any, int]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.size)

    def _walked(self, node: int, number: int) -> int:
        """Return one of the first few nodes right below a node, by its number."""
        size, child = self.size, node + 1
        for _ in range(number):
            child += size[child]
        return child

    def children(self, node: int) -> array[int]:
        """Return the nodes right below one: a list's items, a mapping's keys and values by turns."""
        found = self._children.get(node)
        if found is None:
            found, size = array("I"), self.size
            add, child, stop = found.append, node + 1, node + size[node]
            while child < stop:
                add(child)
                child += size[child]
            if len(found) > _FEW:
                self._children[node] = found
        return found

    def entry(self, node: int, mapping: Mapping[Any, Any], key: Any) -> tuple[int, int]:
        """Return the nodes of a key and its value in a mapping."""
        if len(mapping) <= _FEW:
            child = self._walked(node, 2 * list(mapping).index(key))
            return child, child + self.size[child]
        if node not in self._entries:
            self._entries[node] = {name: i for i, name in enumerate(mapping)}
        number = self._entries[node][key]
        children = self.children(node)
        return children[2 * number], children[2 * number + 1]

    def follow(self, data: Any, path: Sequence[str | int]) -> Found:
        """Follow a pointer from the root as far as nodes exist; missing parts are skipped.

        Args:
            data: The document's root value.
            path: Keys and positions.
        """
        node = key_node = 0
        key: str | None = None
        for part in path:
            at = self.aliases.get(node, node)
            if isinstance(data, dict):
                if part in data:
                    key_node, node = self.entry(at, data, part)
                    data, key = data[part], str(part)
            elif isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data):
                key_node = node = self._walked(at, part) if part < _FEW else self.children(at)[part]
                data, key = data[part], None
        return Found(node, data, key_node, key)

    def last_leaf(self, node: int, data: Any) -> tuple[int, Any]:
        """Return the last leaf of a block and its value."""
        while self.size[node] > 1 and node not in self.ends:
            node = self.children(node)[-1]
            data = next(reversed(data.values())) if isinstance(data, dict) else data[-1]
        return node, data

    def path_at(self, data: Any, offset: int) -> tuple[str | int, ...]:
        """Return the pointer to the innermost node that starts at or before a character.

        Args:
            data: The document's root value.
            offset: The character; of a mapping, a key leads to its entry.
        """
        pointer: list[str | int] = []
        node = 0
        while isinstance(data, dict | list) and data and node not in self.aliases:
            children = self.children(node)
            child = bisect_right(children, offset, key=self.start.__getitem__) - 1
            if child < 0:
                break
            if isinstance(data, dict):
                key = list(data)[child // 2]
                pointer.append(key)
                data, node = data[key], children[child | 1]
                if child % 2 == 0:
                    break
            else:
                pointer.append(child)
                data, node = data[child], children[child]
        return tuple(pointer)


@dataclass(frozen=True, slots=True)
class Found:
    """The result of following a pointer.

    Args:
        node: The node reached.
        value: Its value.
        key_node: The node of its key; itself in a list and at the root.
        key: Its key, None in a list and at the root.
    """

    node: int
    value: Any
    key_node: int
    key: str | None
