"""Read a text again after an edit: only the items of its list of units from the first to the last that differ.

A scanner goes from left to right. Up to the dash of the first item that differs it has seen what it saw before, so that it comes there in
the same state. If it then comes to the dash of an item behind the edit (or to the key behind the list) at the same indentation, outside of any
bracket or quote, it reads the rest as it did before. That is tried with a short item in place of the rest, which has to be read just where
it was put. Where one part of a text has to do with another (an anchor that is used), and where there is anything to tell, all of it is read.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from orgtree.source.decoding import to_text
from orgtree.source.documents import Document
from orgtree.source.notes import Notes
from orgtree.source.positions import Positions
from orgtree.source.reader import read_text
from orgtree.source.text_spans import item_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.base.finding import Finding
    from orgtree.source.budgets import Budgets

_KEY = "units"
_HEADER = f"{_KEY}:\n"
_HEADER_NODES = 3
"""The root, the key and the list."""
_SHORT = "left-out"


def read_again(
    source: bytes, before: Document | None, *, label: str, budgets: Budgets, number: int = 0
) -> tuple[Document, list[Finding]]:
    """Read a text of which an earlier state was read.

    Args:
        source: The text as it is now.
        before: What it was read as before, without any finding; its values are shared where they stand unchanged.
        label: Name of the input, as the user gave it.
        budgets: What the reading may cost.
        number: Number of the document that the findings' places name.

    Returns:
        What `read_text` returns.
    """
    if before is not None and not before.positions.aliases and isinstance(before.data, dict):
        notes = Notes(number, budgets.max_findings)
        read = to_text(source, budgets, notes)
        if read.readable and not notes.sorted():
            found = _again(before, read.text, label, budgets)
            if found is not None:
                return found, []
    return read_text(source, label=label, budgets=budgets, number=number)


class _Part(NamedTuple):
    """What is read of a text.

    Args:
        first: Number of the first item that is read; -1 where all before the list is read as well.
        stop: Number of the item behind the last.
        node: Node from which on the earlier reading holds again.
        begin: First character that is read.
        end: Character behind the last.
        rest: What is read in place of that which follows: before the short item, and behind it.
    """

    first: int
    stop: int
    node: int
    begin: int
    end: int
    rest: tuple[str, str] | None

    def of(self, text: str) -> str:
        """Return what is read of a text."""
        rest = "" if self.rest is None else _SHORT.join(self.rest)
        return f"{_HEADER if self.first >= 0 else ''}{text[self.begin : self.end]}{rest}"


def _again(before: Document, text: str, label: str, budgets: Budgets) -> Document | None:
    """Return the document of a text; None where all of it has to be read."""
    if text == before.text:
        return Document(label, text, before.data, before.positions)
    list_node = _list_node(before)
    part = _part(before, text, list_node) if list_node else None
    if part is None:
        return None
    read, findings = read_text(part.of(text), label=label, budgets=budgets)
    data = None if findings or read.positions.aliases else _without_rest(read, part)
    if data is None:
        return None
    keys = list(before.data)
    at = keys.index(_KEY)
    said = data if part.first < 0 else {key: before.data[key] for key in keys[:at]}
    behind = {key: before.data[key] for key in keys[at + 1 :]}
    if said.keys() & behind.keys():
        return None
    units = before.data[_KEY]
    values = [*units[: max(part.first, 0)], *data[_KEY], *units[part.stop :]]
    whole = _joined(before, list_node, read, part, len(text) - len(before.text))
    return Document(label, text, {**said, _KEY: values, **behind}, whole) if len(whole) <= budgets.max_nodes else None


def _list_node(before: Document) -> int:
    """Return the node of the list of units; 0 where it is no list of lines that begin with a dash."""
    units = before.data.get(_KEY)
    if not isinstance(units, list) or not units:
        return 0
    key, node = before.positions.entry(0, before.data, _KEY)
    start = before.positions.start[key]
    return 0 if node in before.positions.ends or not _begins_line(before.text, start) else node


def _begins_line(text: str, at: int) -> bool:
    return not at or text[at - 1] == "\n"


def _part(before: Document, text: str, list_node: int) -> _Part | None:
    """Return what of a text has to be read; None where that is all."""
    positions, items = before.positions, before.positions.children(list_node)
    same = _alike(before.text, text)
    unlike = len(before.text) - _alike_at_end(before.text, text, same)  # the first character of the end that is alike
    first = bisect_left(items, same, key=positions.start.__getitem__) - 1
    lines = _item_line(before, items, first) if first >= 0 else None
    while first >= 0 and lines is None:
        first -= 1
        lines = _item_line(before, items, first) if first >= 0 else None
    begin, indentation = lines or (0, None)
    stop = max(bisect_left(items, unlike, key=positions.start.__getitem__), first + 1)
    moved = len(text) - len(before.text)
    for item in range(stop, len(items)):
        found = _item_line(before, items, item)
        if found is None or found[0] < unlike or not _begins_line(text, found[0] + moved):
            continue
        if lines is None or found[1] == indentation:
            return _Part(first, item, items[item], begin, found[0] + moved, (f"{found[1]}- ", "\n"))
    node = list_node + positions.size[list_node]
    if node == len(positions):
        return _Part(first, len(items), node, begin, len(text), None) if lines else None
    key = positions.start[node]
    if key >= unlike and _begins_line(before.text, key) and _begins_line(text, key + moved):
        return _Part(first, len(items), node, begin, key + moved, ("", ":\n"))
    return None


def _item_line(before: Document, items: Sequence[int], item: int) -> tuple[int, str] | None:
    return item_line(before.text, before.positions.start[items[item]])


def _without_rest(read: Document, part: _Part) -> dict[str, Any] | None:
    """Return what was read, the short item taken out again; None where it was not read as one."""
    if not isinstance(read.data, dict):
        return None
    data = dict(read.data)
    if part.rest is not None:
        node, place = _nodes(read.positions, part), len(read.text) - len(_SHORT) - len(part.rest[1])
        if node < 0 or read.positions.start[node] != place:
            return None
        if part.rest[0]:
            values = data.get(_KEY)
            if not isinstance(values, list) or values[-1:] != [_SHORT]:
                return None
            data[_KEY] = values[:-1]
        elif data.popitem() != (_SHORT, None):
            return None
    keys = list(data)
    whole = isinstance(data.get(_KEY), list) and keys[-1] == _KEY and (part.first < 0 or len(keys) == 1)
    return data if whole else None


def _nodes(positions: Positions, part: _Part) -> int:
    """Return how many nodes there are before the short item."""
    return len(positions) - (0 if part.rest is None else 1 if part.rest[0] else 2)


def _joined(before: Document, list_node: int, read: Document, part: _Part, moved: int) -> Positions:
    """Return the places of the whole text.

    Args:
        before: The earlier reading.
        list_node: Node of its list of units.
        read: What was read again.
        part: What of the text that is.
        moved: By how many characters the end of the text has moved.
    """
    old, new = before.positions, read.positions
    within = part.first >= 0
    head = old.children(list_node)[part.first] if within else 0
    list_now = list_node if within else new.entry(0, read.data, _KEY)[1]
    skipped, stop = (_HEADER_NODES if within else 0), _nodes(new, part)
    shift = part.begin - (len(_HEADER) if within else 0)
    number, behind = (
        head - skipped,
        head - skipped + stop,
    )  # of the first node that was read, and of that behind the last
    start = old.start[:head] + _moved(new.start[skipped:stop], shift) + _moved(old.start[part.node :], moved)
    size = old.size[:head] + new.size[skipped:stop] + old.size[part.node :]
    size[0] = len(size)
    size[list_now] = behind + list_node + old.size[list_node] - part.node - list_now
    ends = {node: end for node, end in old.ends.items() if node < head}
    ends |= {node + number: end + shift for node, end in new.ends.items() if skipped <= node < stop}
    ends |= {node + behind - part.node: end + moved for node, end in old.ends.items() if node >= part.node}
    return Positions(start, size, ends)


def _moved(places: array[int], by: int) -> array[int]:
    """Return places, each so many characters further."""
    if not places or not by:
        return places
    found = np.frombuffer(places, dtype=f"u{places.itemsize}").astype(np.int64) + by
    return array(places.typecode, found.astype(f"u{places.itemsize}").tobytes())


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


def _alike_at_end(one: str, other: str, begin: int) -> int:
    """Return how many characters two texts have in common at their end, those at their beginning left aside."""
    low, high = 0, min(len(one), len(other)) - begin
    while low < high:
        middle = (low + high + 1) // 2
        alike = one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]
        low, high = (middle, high) if alike else (low, middle - 1)
    return low
