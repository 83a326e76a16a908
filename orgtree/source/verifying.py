"""See that an edited text says what it is to say, by reading again what stands around the edits.

Lists are shortened first: items that no edit touches give way to one short item, which has to be read just where it was put.
A parser that comes to it at its dash comes to the items left out in the same state, and what it reads them as depends on their text
alone. Behind them, text that would run on from the last of them would run on from the short item as well; only a block of
text (`|`, `>`) takes in more, comments, so that an item which ends with one stays. Where an anchor is used, one part of a text has to
do with others, and all of it is read; so it is where what was read is not what was to be said.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import is_
from typing import TYPE_CHECKING, Any

from orgtree.source.matching import same
from orgtree.source.reader import read_text
from orgtree.source.text_edits import TextEdit, applied
from orgtree.source.text_spans import item_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from orgtree.source.budgets import Budgets
    from orgtree.source.documents import Document

Runs = dict[str, list[Any]]
"""For each short item the items in whose place it stands."""


def says(document: Document, edits: Sequence[TextEdit], text: str, data: Any, budgets: Budgets) -> bool:
    """Return whether an edited text says some data, and has no fault where it is edited.

    Args:
        document: The document as it was read, without a fault.
        edits: What is replaced in its text, in order and apart.
        text: The text after.
        data: What it is to say.
        budgets: What reading it may cost.
    """
    runs: Runs = {}
    shorter = list(shortened(document, edits, runs))
    if runs and len(text.encode("utf-8", "surrogatepass")) <= budgets.max_bytes:
        short = applied(document.text, sorted([*edits, *shorter]))
        if len(document.positions) + len(short) <= budgets.max_nodes and _reads(
            short, document.label, data, budgets, runs
        ):
            return True
    return _reads(text, document.label, data, budgets, {})


def _reads(text: str, label: str, data: Any, budgets: Budgets, runs: Runs) -> bool:
    again, findings = read_text(text, label=label, budgets=budgets)
    return not any(finding.severity == "error" for finding in findings) and _same(again.data, data, runs)


def _same(read: Any, data: Any, runs: Mapping[str, Sequence[Any]]) -> bool:
    """Return whether what was read says some data, items left out put back in."""
    if not runs or type(read) is not type(data):
        return same(read, data)
    if isinstance(read, dict):
        return read.keys() == data.keys() and all(_same(value, data[key], runs) for key, value in read.items())
    if not isinstance(read, list):
        return same(read, data)
    at = 0
    for item in read:
        run = runs.get(item) if isinstance(item, str) else None
        if run is not None:
            items = data[at : at + len(run)]
            if len(items) < len(run) or not (all(map(is_, items, run)) or all(map(same, items, run))):
                return False
            at += len(run)
        elif at < len(data) and _same(item, data[at], runs):
            at += 1
        else:
            return False
    return at == len(data)


def shortened(document: Document, edits: Sequence[TextEdit], runs: Runs) -> Iterator[TextEdit]:
    """Yield what leaves out items of a document that are far from every edit, and note them in *runs*."""
    text, positions = document.text, document.positions
    if positions.aliases or not len(positions):
        return
    word = "left-out"
    while word in text or any(word in edit.text for edit in edits):
        word = f"{word}-"
    ends = [edit.end for edit in edits]
    newline = "\r\n" if "\r\n" in text else "\n"
    waiting: list[tuple[int, Any]] = [(0, document.data)]
    while waiting:
        node, value = waiting.pop()
        if not isinstance(value, dict | list) or not value or node in positions.ends:
            continue
        children = positions.children(node)
        if isinstance(value, dict):
            waiting += zip(children[1::2], value.values(), strict=True)
            continue
        places = [positions.start[child] for child in children]
        done = 0
        for first, stop in _untouched(text, places, edits, ends):
            end = stop - _ends_as_block_text(document, children[stop - 1], value[stop - 1])
            begin, following = (item_line(text, places[item]) for item in (first, end))
            if end > first and begin is not None and following is not None:
                item = f"{word}{len(runs)}"
                runs[item] = value[first:end]
                yield TextEdit(begin[0], following[0], f"{begin[1]}- {item}{newline}")
                waiting += zip(children[done:first], value[done:first], strict=True)
                done = end
        waiting += zip(children[done:], value[done:], strict=True)


def _untouched(
    text: str, places: Sequence[int], edits: Sequence[TextEdit], ends: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield the items of a list that no edit touches, as the first and the one behind; never the last item.

    What is put right behind an item may go on with it, and what is put before its dash has to leave that where it stands on its line.

    Args:
        text: The text.
        places: The first character of each item.
        edits: In order and apart.
        ends: The character after each of them.
    """

    def line(item: int) -> int:
        return text.rfind("\n", 0, places[item]) + 1

    begin, last = 0, len(places) - 1
    for number in range(bisect_left(ends, line(0)), len(edits)):
        edit = edits[number]
        if edit.start > places[last]:
            break
        low = max(bisect_right(places, edit.start) - 1, 0)
        if low < last and line(low + 1) < edit.start:
            low += 1
        high = min(bisect_right(places, edit.end), last)
        ends_line = edit.text.endswith("\n") or (not edit.text and text.endswith("\n", 0, edit.start))
        while high >= low and line(high) >= edit.end + (not ends_line):
            high -= 1
        if low > begin:
            yield begin, low
        begin = max(begin, low, high + 1)
    if last > begin:
        yield begin, last


def _ends_as_block_text(document: Document, node: int, value: Any) -> bool:
    """Return whether the last that a value holds is a block of text."""
    last, leaf = document.positions.last_leaf(node, value)
    return isinstance(leaf, str) and last in document.positions.ends
