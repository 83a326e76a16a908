"""Joint bodies by the places at which they stand: what a sheet of them shows, before any layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.draw.view import Look


@dataclass(frozen=True, slots=True)
class Role:
    """The seats of one role, or what a body rests on.

    Args:
        title: In the picture's language.
        names: Names of those who hold them, a name a seat.
    """

    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """One joint body.

    Args:
        name: Its name.
        kind: Index into the sheet's looks.
        conveners: Names of those who convene it.
        seats: Its seats by role.
        bases: What it rests on, by the title of the link.
        suppliers: How many units have seats on it, by the title of their kind.
    """

    name: str
    kind: int
    conveners: tuple[str, ...] = ()
    seats: tuple[Role, ...] = ()
    bases: tuple[Role, ...] = ()
    suppliers: tuple[tuple[str, int], ...] = ()

    @property
    def count(self) -> int:
        """Number of its seats."""
        return sum(len(role.names) for role in self.seats)


@dataclass(frozen=True, slots=True)
class Place:
    """A unit with the bodies that stand at it.

    Args:
        name: Its name.
        kind: Index into the sheet's looks; -1 for what gathers bodies without a place.
        bodies: Its bodies.
        below: Places under it.
        lacks: Whether others of its kind have bodies and it has none.
    """

    name: str
    kind: int
    bodies: tuple[Body, ...] = ()
    below: tuple[Place, ...] = ()
    lacks: bool = False

    def all_bodies(self) -> Iterator[Body]:
        """Return its bodies and those of the places under it."""
        yield from self.bodies
        for place in self.below:
            yield from place.all_bodies()


@dataclass(frozen=True, slots=True)
class PlacedBodies:
    """Joint bodies by the places at which they stand.

    Args:
        title: Of the picture.
        subtitle: Its day and source.
        places: The uppermost places, a card each.
        looks: Looks of places and bodies, by kind.
        language: Of the picture's own words.
        description: The picture in a sentence.
        remarks: What is said below the legend, a line each.
    """

    title: str
    subtitle: str
    places: tuple[Place, ...]
    looks: tuple[Look, ...]
    language: str = "en"
    description: str = ""
    remarks: tuple[str, ...] = ()

    def kinds(self) -> set[int]:
        """Return which looks have a place or a body."""
        found: set[int] = set()
        waiting = list(self.places)
        while waiting:
            place = waiting.pop()
            found |= {place.kind, *(body.kind for body in place.bodies)}
            waiting += place.below
        return found
