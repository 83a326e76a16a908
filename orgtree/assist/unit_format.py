"""Bring the keys of units into their usual order: id, kind, name, fields, links, and the units below last.

Comments and everything else stay as they are written, and a unit that cannot be put in order without touching them is left
alone. What comes out is read again and compared, so that formatting never changes what a definition says.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from orgtree.base.place import Place
from orgtree.source import Budgets, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from orgtree.charter.model import Charter
    from orgtree.source import Document

    Pointer = tuple[str | int, ...]

_FIRST, _OWN, _LAST = ("id", "kind", "name", "names"), ("valid", "exceptions", "incomplete"), "units"
_GAP = re.compile(r"[ \t]*:[ \t]+\Z")
_DASH = re.compile(r" *(?:- +)?\Z")


class Change(NamedTuple):
    """Characters that go, from start up to end, and what stands there instead."""

    start: int
    end: int
    text: str


def formatted(document: Document, charter: Charter, start: int = 0, end: int | None = None) -> list[Change]:
    """Return the changes that format units.

    Args:
        document: The document.
        charter: Its charter, which has the order of fields and links.
        start: First character of what is to be formatted.
        end: The character after its last; the whole document if left out. Where no unit lies in it whole, the innermost one
            around it is formatted.
    """
    work = _Formatting(document, charter)
    changes = work.within(start, len(document.text) if end is None else end)
    return changes if changes and _same(document, changes) else []


class _Entry(NamedTuple):
    """A key of a unit with its value, as offsets."""

    key: str
    start: int
    key_end: int
    value: int
    end: int


class _Formatting:
    def __init__(self, document: Document, charter: Charter) -> None:
        self.document = document
        self.text = document.text
        self.charter = charter

    def within(self, start: int, end: int) -> list[Change]:
        """Return the changes to the outermost units in a span, else to the innermost one around it."""
        around: Pointer | None = None
        found: list[Pointer] = []
        waiting: list[Pointer] = list(self.below(()))
        while waiting:
            unit = waiting.pop()
            first, last = self.document.stretch(Place(0, unit))
            if start <= first and last <= end:
                found.append(unit)
            elif (first < end and start < last) or first <= start <= last:
                waiting += self.below(unit)
                if first <= start and end <= last and (around is None or len(unit) > len(around)):
                    around = unit
        chosen = found or ([around] if around else [])
        changes = [
            change
            for unit in chosen
            if (change := self.unit(unit)) and change.text != self.text[change.start : change.end]
        ]
        return sorted(changes)

    def below(self, unit: Pointer) -> Iterator[Pointer]:
        """Yield the pointers of the units right below one, or of the top ones."""
        units = self.value(unit).get(_LAST) if isinstance(self.value(unit), dict) else None
        if isinstance(units, list):
            yield from (
                (*unit, _LAST, number) for number, entry in enumerate(units) if isinstance(entry, dict) and entry
            )

    def value(self, pointer: Pointer) -> Any:
        """Return the value at a pointer."""
        value = self.document.data
        for part in pointer:
            value = value[part]
        return value

    def unit(self, pointer: Pointer) -> Change | None:
        """Return a unit's own text put in order, None where it is not understood."""
        entries = list(self.entries(pointer))
        start, end = self.document.stretch(Place(0, pointer))
        ordered = sorted(entries, key=self.rank(self.value(pointer)))
        if self.text[start : start + 1] == "{":
            return self.flow(pointer, start, end, ordered)
        return self.block(pointer, entries, ordered) if start == entries[0].start else None

    def entries(self, pointer: Pointer) -> Iterator[_Entry]:
        """Yield a unit's entries in the order of the text."""
        for key in self.value(pointer):
            start, key_end = self.document.stretch(Place(0, (*pointer, key), "key"))
            value, end = self.document.stretch(Place(0, (*pointer, key)))
            yield _Entry(key, start, key_end, value, max(end, key_end))

    def rank(self, unit: dict[str, Any]) -> Any:
        """Return what sorts the entries of a unit; a key that the charter does not know stays behind those that it does."""
        kind = self.charter.kinds.get(str(unit.get("kind")))
        order = [*_FIRST, *(kind.fields if kind else ()), *self.charter.links, *_OWN]
        ranks = {key: number for number, key in enumerate(dict.fromkeys(order))} | {_LAST: len(order) + 1}
        return lambda entry: ranks.get(entry.key, len(order))

    def written(self, entry: _Entry, pointer: Pointer, end: int) -> str:
        """Return an entry's text up to a character behind it, the units in it put in order, one blank behind its colon."""
        changes = []
        if entry.key == _LAST:
            changes = [change for unit in self.below(pointer) if (change := self.unit(unit))]
        if _GAP.match(self.text[entry.key_end : entry.value]):
            changes.append(Change(entry.key_end, entry.value, ": "))
        return _changed(self.text, changes, entry.start, end)

    def flow(self, pointer: Pointer, start: int, end: int, ordered: Sequence[_Entry]) -> Change | None:
        """Return a unit between braces, if it stands on one line without a comment."""
        if "\n" in self.text[start:end]:
            return None
        return Change(start, end, "{" + ", ".join(self.written(entry, pointer, entry.end) for entry in ordered) + "}")

    def block(self, pointer: Pointer, entries: Sequence[_Entry], ordered: Sequence[_Entry]) -> Change | None:
        """Return a unit of a key a line; comments above a key move with it."""
        text = self.text
        begin = text.rfind("\n", 0, entries[0].start) + 1
        dash = text[begin : entries[0].start]
        if not _DASH.match(dash):
            return None
        leads: dict[str, str] = {}
        bodies: dict[str, str] = {}
        at = begin
        for number, entry in enumerate(entries):
            line = text.rfind("\n", 0, entry.start) + 1
            if number and text[line : entry.start].strip(" "):
                return None
            stop = text.find("\n", entry.end)
            stop = len(text) if stop < 0 else stop + 1
            leads[entry.key] = text[at:line]
            bodies[entry.key] = self.written(entry, pointer, stop)
            at = stop
        ended = text[:at].endswith("\n")
        lines = []
        for number, entry in enumerate(ordered):
            body = bodies[entry.key]
            indent = dash if number == 0 else " " * len(dash)
            lines.append(leads[entry.key] + indent + (body if body.endswith("\n") else f"{body}\n"))
        whole = "".join(lines)
        return Change(begin, at, whole if ended else whole.removesuffix("\n"))


def _changed(text: str, changes: Sequence[Change], start: int, end: int) -> str:
    parts, at = [], start
    for change in sorted(changes):
        parts += [text[at : change.start], change.text]
        at = change.end
    return "".join([*parts, text[at:end]])


def _same(document: Document, changes: Sequence[Change]) -> bool:
    """Return whether the changed text says the same, with the same words and signs in it."""
    new = _changed(document.text, changes, 0, len(document.text))
    read, _ = read_text(new, label=document.label, budgets=Budgets())
    signs = [Counter("".join(text.replace(",", " ").split())) for text in (document.text, new)]
    return bool(read.data == document.data) and signs[0] == signs[1]
