"""The units of a definition as they are written, to be changed: each record is copied when it first changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from orgtree.base.composed import composed
from orgtree.base.place import Place
from orgtree.graph.unit_records import gather

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from orgtree.charter.model import Charter
    from orgtree.graph.written import Written

_NO_BUDGET = 1 << 62
"""What is changed was read within its budget."""


def _is_id(said: Any, name: str) -> bool:
    return isinstance(said, str) and composed(said) == name


def _listed_at(document: Place, was: Mapping[str, Any], head: Mapping[str, Any]) -> dict[int, Place]:
    """Return where what is left of the lists of a head was written, by `id()`; units are found by themselves."""
    found: dict[int, Place] = {}
    for key, entries in head.items():
        listed = was.get(key)
        if key != "units" and isinstance(listed, list) and entries is not listed:
            numbers = {id(entry): number for number, entry in enumerate(listed)}
            left = [entry for entry in entries if isinstance(entry, dict) and id(entry) in numbers]
            found |= {id(entry): replace(document, path=(key, numbers[id(entry)])) for entry in left}
    return found


@dataclass(slots=True)
class _Other:
    """What stands in a list of units and is none."""

    value: Any


class Records:
    """The units of some documents, numbered in the order of the text; those that are added come after them.

    An *owner* is what a list of units belongs to: the number of a unit, or `~number` of a document.

    Args:
        written: The definition as it is written.
        charter: What its units may be.

    Attributes:
        entries: What each unit says; the mapping as written until it is changed.
        owner: Owner of the list in which each unit stands.
        index: Number of each unit by id; of several with one id the first.
        heads: What each document says; the mapping as written until it is changed.
        brought: For each unit, and `~number` of a document, which change brought what it says at a key; under None the
            whole.
        items: Entries of the heads' lists that changes brought, each with its change.
        flat: Whether no unit is written under another one, nor a file under one, so that links say it.
    """

    def __init__(self, written: Written, charter: Charter) -> None:
        self.written = written
        self.charter = charter
        self.kinds = {name: kind.code for name, kind in charter.kinds.items()}
        self.heads: list[dict[str, Any]] = [data if isinstance(data, dict) else {} for data in written.documents]
        raw, _ = gather(enumerate(written.documents), most=_NO_BUDGET)
        self._raw = raw
        self.entries: list[dict[str, Any]] = list(raw.entries)
        self.owner = [
            above if above >= 0 else ~document for above, document in zip(raw.above, raw.documents, strict=True)
        ]
        self._below: dict[int, list[int]] = {}
        for unit, owner in enumerate(self.owner):
            self._below.setdefault(owner, []).append(unit)
        self.index: dict[str, int] = {}
        for unit, entry in enumerate(self.entries):
            if isinstance(name := entry.get("id"), str):
                self.index.setdefault(composed(name), unit)
        self.flat = written.links is not None or not (raw.under or any(above >= 0 for above in raw.above))
        self.brought: dict[int, dict[str | None, Place]] = {}
        self.items: list[tuple[Mapping[str, Any], Place]] = []
        self._own = len(self.entries)
        self._changed: set[int] = set()
        self._lists: dict[int, list[int | _Other]] = {}

    def kind(self, unit: int) -> int:
        """Return the code of a unit's kind, -1 for one that the charter does not have."""
        name = self.entries[unit].get("kind")
        return self.kinds.get(name, -1) if isinstance(name, str) else -1

    def name(self, unit: int) -> str:
        """Return a unit's id."""
        return composed(str(self.entries[unit].get("id")))

    def below(self, owner: int) -> list[int]:
        """Return the units that stand in an owner's list."""
        if owner in self._lists:
            return [item for item in self._lists[owner] if isinstance(item, int)]
        return list(self._below.get(owner, ()))

    def parent(self, unit: int) -> int | None:
        """Return the unit under which another one is written, by nesting or by what its file says; None where none is."""
        owner = self.owner[unit]
        if owner >= 0:
            return owner
        under = self.heads[~owner].get("under")
        return self.index.get(composed(under)) if isinstance(under, str) and ~owner else None

    def nested_by(self, unit: int) -> tuple[str, int] | None:
        """Return the link that nesting writes for a unit, and to which other one; None where it writes none."""
        parent = self.parent(unit)
        if parent is None:
            return None
        link = self.charter.nests.get((self.kind(unit), self.kind(parent)))
        return None if link is None else (link, parent)

    def inside(self, unit: int, outer: int) -> bool:
        """Return whether a unit is written inside another one, or is that one."""
        current = unit
        while current >= 0 and current != outer:
            current = self.owner[current]
        return current == outer

    def edit(self, unit: int) -> dict[str, Any]:
        """Return what a unit says, to be changed."""
        if unit not in self._changed:
            self._changed.add(unit)
            self.entries[unit] = dict(self.entries[unit])
        return self.entries[unit]

    def put(self, unit: int, key: str, value: Any, at: Place) -> None:
        """State a value; a new key comes before the units below."""
        entry = self.edit(unit)
        below = entry.pop("units", None) if key not in entry and "units" in entry else None
        entry[key] = value
        if below is not None:
            entry["units"] = below
        self.brought.setdefault(unit, {})[key] = at

    def edit_head(self, document: int) -> dict[str, Any]:
        """Return what a document says besides its units, to be changed."""
        head = self.heads[document]
        if head is self.written.documents[document]:
            head = self.heads[document] = dict(head)
        return head

    def place(self, unit: int, owner: int) -> None:
        """Put a unit at the end of a list of units."""
        self._items(self.owner[unit]).remove(unit)
        self.owner[unit] = owner
        self._items(owner).append(unit)

    def home(self, unit: int, kind: int) -> int | None:
        """Return the owner of the list in which the units under one stand: its own, or a file's that says so.

        Args:
            unit: The unit.
            kind: Code of a kind; of several lists that with the most units of it.

        Returns:
            The owner; None where none stands under it by nesting, and no file says that some do.
        """
        files = (~number for number in self.under(self.name(unit)))
        owners = [owner for owner in (unit, *files) if owner < 0 or self.below(owner)]

        def units(owner: int) -> tuple[int, int]:
            below = self.below(owner)
            return sum(self.kind(other) == kind for other in below), len(below)

        return max(owners, key=units, default=None)

    def under(self, name: str) -> list[int]:
        """Return the documents whose units stand under a unit, as they say."""
        return [number for number, head in enumerate(self.heads) if number and _is_id(head.get("under"), name)]

    def outermost(self, unit: int) -> int:
        """Return the owner of a list in which a unit stands under no other: its own file's, or the root's."""
        owner = self.owner[unit]
        while owner >= 0:
            owner = self.owner[owner]
        return ~0 if "under" in self.heads[~owner] else owner

    def add(self, mapping: Mapping[str, Any], owner: int, at: Place) -> int:
        """Add a unit with those that are written below it; return its number."""
        raw, _ = gather([(0, {"units": [dict(mapping)]})], most=_NO_BUDGET)
        first = len(self.entries)
        for number, entry in enumerate(raw.entries, first):
            above = raw.above[number - first]
            self.entries.append(entry)
            self._changed.add(number)
            self.owner.append(above + first if above >= 0 else owner)
            self.brought[number] = {None: at}
            self.index.setdefault(composed(str(entry.get("id"))), number)
            if above >= 0:
                self._below.setdefault(above + first, []).append(number)
        self._items(owner).append(first)
        return first

    def drop(self, unit: int) -> None:
        """Take a unit away, with all that is still written below it."""
        self._items(self.owner[unit]).remove(unit)
        waiting = [unit]
        while waiting:
            gone = waiting.pop()
            waiting += self.below(gone)
            if self.index.get(self.name(gone)) == gone:
                del self.index[self.name(gone)]

    def there(self) -> Iterator[int]:
        """Yield the units that are there, in no order."""
        waiting = list(chain.from_iterable(self.below(~document) for document in range(len(self.heads))))
        while waiting:
            unit = waiting.pop()
            yield unit
            waiting += self.below(unit)

    # -- afterwards -----------------------------------------------------------------------------------------------

    def documents(self) -> tuple[list[Any], dict[int, Place], dict[int, Mapping[str | None, Place]]]:
        """Return the documents afterwards, where units were written, and what brought that which is new, by `id()`."""
        made: dict[int, dict[str, Any]] = {}
        origin: dict[int, Place] = {}
        brought: dict[int, Mapping[str | None, Place]] = {id(item): {None: place} for item, place in self.items}
        dirty = self._dirty()
        found: list[Any] = []
        for document, head in enumerate(self.heads):
            if ~document not in dirty:
                written = self.written.documents[document]
                found.append(head if isinstance(written, dict) else written)
            else:
                for unit in self._inner_first(~document, dirty):
                    made[unit] = self._made(unit, self.entries[unit], made, dirty, origin)
                    if unit in self.brought:
                        brought[id(made[unit])] = self.brought[unit]
                found.append(self._made(~document, head, made, dirty, origin))
            if ~document in self.brought:
                brought[id(found[-1])] = self.brought[~document]
            if isinstance(was := self.written.documents[document], dict) and head is not was:
                origin |= _listed_at(Place(self.written.numbers[document]), was, head)
        return found, origin, brought

    def _items(self, owner: int) -> list[int | _Other]:
        """Return what stands in a list of units, to be changed."""
        if owner not in self._lists:
            holder = self.heads[~owner] if owner < 0 else self.entries[owner]
            written = holder.get("units")
            units = self._below.get(owner, [])
            if owner >= self._own or not isinstance(written, list):
                self._lists[owner] = list(units)
            else:
                at = {self._raw.positions[unit]: unit for unit in units}
                self._lists[owner] = [at.get(place, _Other(value)) for place, value in enumerate(written)]
        return self._lists[owner]

    def _dirty(self) -> set[int]:
        """Return the units and documents that are not what they were, since they or something below them changed."""
        dirty: set[int] = set()
        for start in chain(self._changed, self._lists):
            current = start
            while current not in dirty:
                dirty.add(current)
                if current < 0:
                    break
                current = self.owner[current]
        return dirty

    def _inner_first(self, owner: int, dirty: set[int]) -> Iterable[int]:
        """Return the units in an owner's list that are not what they were, each after those below it."""
        order: list[int] = []
        waiting = [unit for unit in self.below(owner) if unit in dirty]
        while waiting:
            unit = waiting.pop()
            order.append(unit)
            waiting += [other for other in self.below(unit) if other in dirty]
        return reversed(order)

    def _made(
        self,
        owner: int,
        says: Mapping[str, Any],
        made: Mapping[int, dict[str, Any]],
        dirty: set[int],
        origin: dict[int, Place],
    ) -> dict[str, Any]:
        """Return the mapping of a unit or a document with the units that now stand below it."""
        result = dict(says)
        if owner in self._lists or any(unit in dirty for unit in self.below(owner)):
            items = self._items(owner)
            listed = [item.value if isinstance(item, _Other) else made.get(item, self.entries[item]) for item in items]
            if listed or owner < 0:
                result["units"] = listed
            else:
                result.pop("units", None)
            for item in items:
                if isinstance(item, int) and item < self._own:
                    origin[id(made.get(item, self.entries[item]))] = self._written_at(item)
        if 0 <= owner < self._own:
            origin[id(result)] = self._written_at(owner)
        return result

    def _written_at(self, unit: int) -> Place:
        """Return where a unit was written before the changes."""
        place = self._raw.pointer(unit)
        number = self.written.numbers[place.document]
        if self.written.units is not None and self.written.units[0] != number:
            return Place(self.written.units[0], place.path[1:])
        return Place(number, place.path)
