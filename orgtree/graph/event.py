"""Events: what happened to units, as the head of a definition says."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from orgtree.base.place import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.base.dates import Date
    from orgtree.charter.event_model import EventModel

_LISTED = {"merge": ("merge",), "split": ("into",)}
"""The keys that are lists even of one id, by word."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to units.

    Args:
        word: What happened: merge, split, rename, move, create or dissolve.
        units: To which units, by id.
        on: When; None where nobody knows it.
        into: What came of them: the one that they were merged into, those that one was split into, or the new id.
        under: The unit that they stand under since they were moved; None for none.
        origin: The unit that they stood under before, None where that is not said.
        source: Where it is published.
        place: Where it is written.
    """

    word: str
    units: tuple[str, ...]
    on: Date | None = None
    into: tuple[str, ...] = ()
    under: str | None = None
    origin: str | None = None
    source: str | None = None
    place: Place = field(compare=False, kw_only=True)

    @classmethod
    def of(cls, said: EventModel, place: Place) -> Event:
        """Return what a definition says."""
        under, origin = (ids[0] if ids else None for ids in (said.under, said.from_))
        units = getattr(said, said.word)
        return cls(said.word, units, said.on, said.into or said.to, under, origin, said.source, place=place)

    @property
    def given_up(self) -> tuple[str, ...]:
        """The ids that it says no unit has since."""
        if self.word in {"create", "move"}:
            return ()
        return tuple(unit for unit in self.units if unit not in self.into)

    @property
    def began(self) -> tuple[str, ...]:
        """The units that came of it: those of `into` that are none of those that it happened to."""
        return tuple(unit for unit in self.into if unit not in self.units)

    def gives_up(self, ids: Mapping[str, object]) -> bool:
        """Return whether it says that one of some ids became another one; it says so of one only."""
        return self.word == "rename" and self.units[0] in ids

    def place_of(self, unit: str) -> Place:
        """Return where it names one of its units; the whole event where there is only one."""
        tail = (self.word,) if len(self.units) == 1 else (self.word, self.units.index(unit))
        return Place(self.place.document, (*self.place.path, *tail))

    def to_data(self) -> dict[str, Any]:
        """Return it as a definition writes it."""
        listed = _LISTED.get(self.word, ())
        ends = {self.word: self.units, "to" if self.word == "rename" else "into": self.into}
        said: dict[str, Any] = {"on": str(self.on)} if self.on else {}
        for key, ids in ends.items():
            if ids:
                said[key] = list(ids) if len(ids) > 1 or key in listed else ids[0]
        more = {"from": self.origin, "under": self.under, "source": self.source}
        return said | {key: value for key, value in more.items() if value is not None}

    def renamed(self, ids: Mapping[str, str]) -> Event:
        """Return it with other ids for some units."""
        units, into = (tuple(ids.get(unit, unit) for unit in part) for part in (self.units, self.into))
        under, origin = (unit and ids.get(unit, unit) for unit in (self.under, self.origin))
        return replace(self, units=units, into=into, under=under, origin=origin)


def happened(said: Mapping[str, Any]) -> Event | None:
    """Return the event that a mapping says, None if it says none; where it is written is not told.

    >>> happened({"merge": "a", "into": "b"}) == happened({"merge": ["a"], "into": "b"}), happened({"merge": "a"})
    (True, None)
    """
    from pydantic import ValidationError  # noqa: PLC0415 - loaded with the charter language, not before

    from orgtree.charter.event_model import EventModel  # noqa: PLC0415 - as above

    try:
        return Event.of(EventModel.model_validate(dict(said)), Place(0))
    except ValidationError:
        return None
