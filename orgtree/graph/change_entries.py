"""The entries of a list of changes: dataclasses, each of which reads and writes one form of entry.

A list of changes is written by comparing, by a person, or by editing:

```yaml
orgtree: changes/1
changes:
- {rename: north, to: north-2}                        # an id, wherever it stands
- {head: {title: Acme 2026}, unset: [as_of]}
- {add: {id: sales, kind: department, name: Sales}, under: commerce}
- {set: lab, headcount: 7.., name: Laboratory, unset: [note]}
- {move: north, under: sales}                         # under: null makes it a root
- {unlink: joint-1, seat: {to: b7, role: chair}}
- {link: joint-1, seat: {to: b7, role: member}, instead_of: {to: b7, role: guest}}
- {end: west, on: 2026-03}
- {remove: lab-2}
- {merge: [east, west], into: sales, on: 2026-04}     # from then on; without a day they are taken away
- {split: south, into: [south-1, south-2], retired: 2020}
- {claim: {id: k1, count: team, states: 7}}           # unclaim: k2
- {retire: {id: old, on: 2020}}                       # unretire: old
- {event: {on: 2020-04, merge: [a, b], into: c}}      # unevent: the same
```
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Self

from orgtree.base.catalogue import N_
from orgtree.graph.entry_parts import EntryError, Plain, flag_of, link_end, mapping_of, text_of, texts_of


@dataclass(frozen=True, slots=True)
class Add:
    """A unit is added, written as in a definition; *under* is the unit that it is nested under."""

    WORD: ClassVar[str] = "add"
    unit: Plain
    under: str | None = None
    on: str | None = None

    def to_data(self) -> Plain:
        """Return it as plain data."""
        return {"add": self.unit} | ({"under": self.under} if self.under is not None else {}) | _day(self.on)

    @classmethod
    def from_data(cls, data: Plain) -> Self:
        """Read it."""
        under = text_of(data, "under", needed=False)
        return cls(mapping_of(data, "add", with_id=True), under, text_of(data, "on", needed=False))


@dataclass(frozen=True, slots=True)
class Move:
    """A unit comes under another one, along its kind's hierarchy, another, or the link that nests it; else it is a root."""

    WORD: ClassVar[str] = "move"
    unit: str
    under: str | None
    along: str | None = None
    link: Plain = field(default_factory=dict)
    """Which link it is by then and what that says, where it is not the one that nesting writes."""
    on: str | None = None

    def to_data(self) -> Plain:
        """Return it as plain data."""
        data: Plain = {"move": self.unit, "under": self.under}
        data |= ({"along": self.along} if self.along else {}) | ({"by": self.link} if self.link else {})
        return data | _day(self.on)

    @classmethod
    def from_data(cls, data: Plain) -> Self:
        """Read it."""
        unit = text_of(data, "move")
        if "under" not in data:
            raise EntryError("under", N_("'{key}' has to be said"))
        under, along = (text_of(data, key, needed=False) for key in ("under", "along"))
        return cls(str(unit), under, along, mapping_of(data, "by", needed=False), text_of(data, "on", needed=False))


@dataclass(frozen=True, slots=True)
class Set:
    """A unit states other values: fields, `name`, `kind`, `valid`, `incomplete` or `exceptions`.

    They are written beside `set`, or *with_id* in a mapping with the unit's id.
    """

    WORD: ClassVar[str] = "set"
    unit: str
    values: Plain = field(default_factory=dict)
    unset: tuple[str, ...] = ()
    on: str | None = None
    with_id: bool = field(default=False, compare=False)

    @property
    def path(self) -> tuple[str, ...]:
        """Where the values are written: with the id where a field is called like a key of the entry."""
        return ("set",) if self.with_id or self.values.keys() & {"set", "unset", "on"} else ()

    def to_data(self) -> Plain:
        """Return it as plain data."""
        data = {"set": {"id": self.unit, **self.values}} if self.path else {"set": self.unit, **self.values}
        return data | ({"unset": list(self.unset)} if self.unset else {}) | _day(self.on)

    @classmethod
    def from_data(cls, data: Plain) -> Self:
        """Read it; all keys that are no others' are values."""
        unset, on = texts_of(data, "unset", needed=False), text_of(data, "on", needed=False)
        with_id = isinstance(data.get("set"), Mapping)
        if with_id:
            values = mapping_of(data, "set")
            unit = text_of(values, "id")
        else:
            unit = text_of({"id": data.pop("set", None)}, "id")
            values = dict(data)  # with an id that is to be another one, which is told when it is made
            data.clear()
        return cls(str(unit), values, unset, on, with_id)


@dataclass(frozen=True, slots=True)
class Link:
    """A link begins; *instead_of* is one of the same type that it replaces."""

    WORD: ClassVar[str] = "link"
    unit: str
    name: str
    said: Plain
    instead_of: Plain | None = None
    on: str | None = None

    def to_data(self) -> Plain:
        """Return it as plain data."""
        data = _linked("link", self.unit, self.name, self.said)
        return data | ({"instead_of": self.instead_of} if self.instead_of is not None else {}) | _day(self.on)

    @classmethod
    def from_data(cls, data: Plain) -> Self:
        """Read it."""
        instead = link_end(data, "instead_of") if "instead_of" in data else None
        on = text_of(data, "on", needed=False)
        return cls(*_link_of(data, "link"), instead, on)


@dataclass(frozen=True, slots=True)
class Unlink:
    """A link is taken away: the one that leads there and says at least what is written."""

    WORD: ClassVar[str] = "unlink"
    unit: str
    name: str
    said: Plain
    on: str | None = None

    def to_data(self) -> Plain:
        """Return it as plain data."""
        return _linked("unlink", self.unit, self.name, self.said) | _day(self.on)

    @classmethod
    def from_data(cls, data: Plain) -> Self:
        """Read it."""
        on = text_of(data, "on", needed=False)
        return cls(*_link_of(data, "unlink"), on)


@dataclass(frozen=True, slots=True)
class End:
    """A unit ends on a day, or `unknown`, and stays written; without a day, on the one from which the list holds."""

    WORD: ClassVar[str] = "end"
    unit: str
    on: str | None = None

    def to_data(self) -> Plain:
        """Return it as plain data."""
        return {"end": self.unit} | _day(self.on)

    @classmethod
    def from_data(cls, data: Plain) -> Self:
        """Read it."""
        return cls(str(text_of(data, "end")), text_of(data, "on", needed=False))


@dataclass(frozen=True, slots=True)
class Remove:
    """A unit is taken away with its links, as if it had never been."""

    WORD: ClassVar[str] = "remove"
    unit: str

    def to_data(self) -> Plain:
        """Return it as plain data."""
        return {"remove": self.unit}

    @classmethod
    def from_data(cls, data: Plain) -> Self:
        """Read it."""
        return cls(str(text_of(data, "remove")))


@dataclass(frozen=True, slots=True)
class Rename:
    """An id becomes another one, wherever it stands; the old one is retired into it, if that or the day of it is said."""

    WORD: ClassVar[str] = "rename"
    unit: str
    to: str
    retired: bool = False
    on: str | None = None

    def to_data(self) -> Plain:
        """Return it as plain data."""
        return {"rename": self.unit, "to": self.to} | ({"retired": True} if self.retired else {}) | _day(self.on)

    @classmethod
    def from_data(cls, data: Plain) -> Self:
        """Read it."""
        unit, to = (str(text_of(data, key)) for key in ("rename", "to"))
        return cls(unit, to, flag_of(data, "retired"), text_of(data, "on", needed=False))


@dataclass(frozen=True, slots=True)
class Merge:
    """Another unit takes the place of some: on a day, or on all days, when they are taken away and their ids retired.

    Of these *retired* is the day that is told.
    """

    WORD: ClassVar[str] = "merge"
    units: tuple[str, ...]
    into: str
    on: str | None = None
    retired: str | None = None

    def to_data(self) -> Plain:
        """Return it as plain data."""
        return {"merge": list(self.units), "into": self.into} | _day(self.on) | _day(self.retired, "retired")

    @classmethod
    def from_data(cls, data: Plain) -> Self:
        """Read it."""
        on, retired = (text_of(data, key, needed=False) for key in ("on", "retired"))
        return cls(texts_of(data, "merge"), str(text_of(data, "into")), on, retired)


@dataclass(frozen=True, slots=True)
class Split:
    """Several units take the place of one; as for `Merge`."""

    WORD: ClassVar[str] = "split"
    unit: str
    into: tuple[str, ...]
    on: str | None = None
    retired: str | None = None

    def to_data(self) -> Plain:
        """Return it as plain data."""
        return {"split": self.unit, "into": list(self.into)} | _day(self.on) | _day(self.retired, "retired")

    @classmethod
    def from_data(cls, data: Plain) -> Self:
        """Read it."""
        on, retired = (text_of(data, key, needed=False) for key in ("on", "retired"))
        return cls(str(text_of(data, "split")), texts_of(data, "into"), on, retired)


def _day(on: str | None, key: str = "on") -> Plain:
    return {key: on} if on else {}


def _linked(word: str, unit: str, name: str, said: Plain) -> Plain:
    """Return the entry of a link; one called like a key of the entry is written as a row."""
    if name in {"link", "unlink", "instead_of", "on"}:
        return {word: {"link": name, "from": unit, **said}}
    return {word: unit, name: said if len(said) > 1 else said["to"]}


def _link_of(data: Plain, word: str) -> tuple[str, str, Plain]:
    if isinstance(data.get(word), Mapping):
        row = mapping_of(data, word)
        name, unit = str(text_of(row, "link")), str(text_of(row, "from"))
        return unit, name, link_end({"to": row}, "to")
    unit = str(text_of(data, word))
    if len(data) != 1:
        raise EntryError(word, N_("'{key}' has one more key, the link"))
    name = next(iter(data))
    return unit, name, link_end(data, name)
