"""Tables of everything that a definition states, on all days.

Units and links have the same shape: a row each, a first and a last day, and a column a field.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import LANGUAGES, N_, supported, translator
from orgtree.base.dates import EARLIEST, ENDED, LATEST, Period
from orgtree.base.messages import fill
from orgtree.base.place import Part, Place
from orgtree.base.text import NO_TEXT, Text
from orgtree.graph.successors import heirs
from orgtree.graph.text_column import TextColumn
from orgtree.graph.unit_numbers import UnitNumbers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.base.dates import Date
    from orgtree.charter.model import Charter, Link
    from orgtree.graph.columns import Column
    from orgtree.graph.event import Event

    Ints = NDArray[np.int32]
    Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows with the days on which each holds and a column for each field; arrays have shape (rows,).

    Args:
        start: First day of each row, as an ordinal.
        stop: Day from which each row holds no longer; `ENDED` where it is not known.
        columns: Fields by name; one that no row states is left out.
    """

    start: Ints
    stop: Ints
    columns: Mapping[str, Column]

    def __len__(self) -> int:
        return len(self.start)

    def period(self, row: int) -> Period:
        """Return the days on which a row holds."""
        return Period(int(self.start[row]), int(self.stop[row]))

    def holds_on(self, day: int) -> Bools:
        """Return which rows surely hold on a day, given as an ordinal."""
        holds: Bools = (self.start <= day) & (self.stop > day)
        return holds

    def perhaps_on(self, day: int) -> Bools:
        """Return which rows have begun by a day and have ended, on it or not: nobody knows when."""
        perhaps: Bools = (self.start <= day) & (self.stop == ENDED)
        return perhaps


@dataclass(frozen=True, slots=True)
class EarlierName:
    """A name that a unit had on some days.

    Args:
        name: As written: a text or a mapping of languages.
        start: First day, as an ordinal.
        stop: Day from which it was the name no longer; `ENDED` where it is not known.
        source: Where it is published.
    """

    name: Any
    start: int
    stop: int
    source: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class UnitTable(Table):
    """The units, numbered from 0 in the order of the definition.

    Args:
        ids: Id of each unit.
        kind: Code of each unit's kind. Shape (units,).
        names: Name of each unit as written: a text, a mapping of languages, or None.
        earlier: For each unit that had other names on some days those, in the order of the days.
    """

    ids: Sequence[str]
    kind: NDArray[np.int16]
    names: Sequence[Any]
    earlier: Mapping[int, tuple[EarlierName, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        freeze(self.start, self.stop, self.kind)

    def names_on(self, day: int) -> Sequence[Any]:
        """Return the name of each unit on a day, given as an ordinal."""
        then = [
            (unit, said.name) for unit, names in self.earlier.items() for said in names if said.start <= day < said.stop
        ]
        if not then:
            return self.names
        names = list(self.names)
        for unit, name in then:
            names[unit] = name
        return names


@dataclass(frozen=True, slots=True, eq=False)
class LinkTable(Table):
    """All links of one type, its subtypes' not included.

    Each link is a row of its own: two seats of one supplier on one body stay two.

    Args:
        link: The link type.
        source: Unit that the arrow starts from.
        target: Unit that it leads to.
        item: Position in the unit's list of this link, -1 where the link is a single value or a row, or came by nesting.
        nested: Whether nesting wrote it.
        places: Place of each link that was given as a row of its own.
    """

    link: Link
    source: Ints
    target: Ints
    item: Ints
    nested: Bools
    places: Mapping[int, Place]

    def __post_init__(self) -> None:
        freeze(self.start, self.stop, self.source, self.target, self.item, self.nested)


@dataclass(frozen=True, slots=True)
class Retired:
    """The tombstone of a unit that has ended: its id is never used again.

    Args:
        id: The id.
        on: When it ended, where that is said.
        into: Ids of the units that took its place.
        place: Where the id is written.
        event: The event that says so; None where it stands under `retired`.
    """

    id: str
    on: Date | None
    into: tuple[str, ...]
    place: Place = field(compare=False)
    event: Event | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Head:
    """Metadata of the organisation as a whole.

    Args:
        title: Titles by language.
        language: Language of bare names.
        retired: Tombstones, as written.
        events: What happened to units.
        not_stated: Kinds and links of which the source says nothing, as written.
        as_of: The day at which the definition describes it, whichever day is looked at.
        scenario: What the changes are called by which it would come about; nothing of what is so.
    """

    title: Text = Text()
    language: str = "en"
    retired: tuple[Retired, ...] = ()
    not_stated: tuple[tuple[str, str], ...] = ()
    as_of: Date | None = field(default=None, compare=False)
    scenario: Text = field(default=NO_TEXT, compare=False)
    events: tuple[Event, ...] = ()

    @property
    def shown_title(self) -> Text:
        """The title as outputs show it: of a scenario they say that it is one."""
        if not self.scenario:
            return self.title
        words = []
        for tag in filter(None, dict.fromkeys([*self.title.to_dict(), *self.scenario.to_dict(), *LANGUAGES])):
            title, scenario = self.title.pick(tag), self.scenario.pick(tag)
            template = N_("{title} · if: {scenario}") if title else N_("if: {scenario}")
            words.append((tag, fill(template, {"title": title, "scenario": scenario}, translator(supported(tag)))))
        return Text(tuple(words))

    @cached_property
    def tombstones(self) -> Mapping[str, Retired]:
        """The tombstone of each id that was given up, as `retired` says, else as an event does; whether a unit has it or not."""
        found = {
            unit: Retired(unit, event.on, event.into, event.place_of(unit), event)
            for event in self.events
            for unit in event.given_up
        }
        return found | {tomb.id: tomb for tomb in reversed(self.retired)}

    @cached_property
    def successors(self) -> Mapping[str, tuple[str, ...]]:
        """What took the place of each id that was given up."""
        return {name: tomb.into for name, tomb in self.tombstones.items() if tomb.into}


@dataclass(frozen=True, eq=False)
class Facts:
    """All that a definition states, with its days; immutable.

    Args:
        charter: What its units may be.
        head: Its title, language and tombstones.
        units: The units.
        links: Links by type; every type of the charter is there.
        incomplete: For each link the units that say that theirs are not all listed.
        exceptions: For each unit that has any, its exceptions as written.
        damage: What is broken at a unit on any day, in words such as "dangling-reference".
        pointer: Returns where a unit is written.
        link_order: For each unit that states several links of one hierarchy all of its keys, in the order in which they stand.
    """

    charter: Charter
    head: Head
    units: UnitTable
    links: Mapping[str, LinkTable]
    incomplete: Mapping[str, frozenset[int]]
    exceptions: Mapping[int, Mapping[str, Any]]
    damage: Mapping[int, tuple[str, ...]]
    pointer: Callable[[int], Place] = field(repr=False)
    link_order: Mapping[int, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Number of each unit by id."""
        ids = self.units.ids
        return UnitNumbers(ids) if isinstance(ids, TextColumn) else dict(zip(ids, range(len(ids)), strict=True))

    @cached_property
    def retired(self) -> tuple[Retired, ...]:
        """The tombstones: those that are written, and those of ids that events give up and no unit has."""
        told = (
            tomb for name, tomb in self.head.tombstones.items() if tomb.event is not None and name not in self.index
        )
        return (*self.head.retired, *told)

    def heirs(self, unit: str, stands: Callable[[str], bool]) -> tuple[str, ...]:
        """Return the ids of the units that stand in the place of one that has ended; see `successors.heirs`."""
        return heirs(unit, self.head.successors, stands)

    @cached_property
    def not_stated(self) -> Mapping[str, frozenset[int]]:
        """For each link of which the source says nothing the codes of the kinds, at whichever end they stand."""
        found: dict[str, frozenset[int]] = {}
        for kind, link in self.head.not_stated:
            codes = self.charter.kind_codes([kind])
            for name in self.charter.subtypes(link):
                found[name] = found.get(name, frozenset()) | codes
        return found

    @cached_property
    def any_ended(self) -> bool:
        """Whether any unit or link has ended on a day that is not known."""
        return any(bool((table.stop == ENDED).any()) for table in (self.units, *self.links.values()))

    def undecided_on(self, as_of: Date | None) -> bool:
        """Return whether on a day it is not known of what has ended whether it still held: the day is before the definition's."""
        own = self.head.as_of
        return self.any_ended and as_of is not None and (own is None or as_of.last < own.last)

    def place(
        self,
        unit: int,
        member: str | None = None,
        item: int | None = None,
        key: str | None = None,
        *,
        part: Part = "value",
    ) -> Place:
        """Return where a unit is written, or one of its fields or links.

        Args:
            unit: Number of the unit.
            member: A field, a link, or one of the unit's own keys.
            item: Position in the link's list; left out of the pointer where it is None or -1.
            key: A key of that link, such as `to` or one of its fields.
            part: Whether the value or the key is meant.
        """
        base = self.pointer(unit)
        tail: tuple[str | int, ...] = () if member is None else (member,)
        if item is not None and item >= 0:
            tail += (item,)
        if key is not None:
            tail += (key,)
        return Place(base.document, base.path + tail, part)

    def link_rank(self, table: LinkTable, row: int) -> tuple[int, int, int]:
        """Return what sorts the links of a unit as they are written: nesting, then its keys in order, then rows."""
        given = table.places.get(row)
        if given is not None:
            return (2, int(given.path[-1]), 0)
        if table.nested[row]:
            return (0, 0, 0)
        keys = self.link_order.get(int(table.source[row]))
        return (1, keys.index(table.link.name) if keys else 0, int(table.item[row]))

    def link_place(self, table: LinkTable, row: int, key: str | None = None, *, part: Part = "value") -> Place:
        """Return where a link is written: its item or row, or the unit itself when nesting wrote it."""
        given = table.places.get(row)
        if given is not None:
            return Place(given.document, given.path if key is None else (*given.path, key), part)
        unit = int(table.source[row])
        if table.nested[row]:
            return self.place(unit, "id")
        return self.place(unit, table.link.name, int(table.item[row]), key, part=part)

    def same_as(self, other: Facts) -> bool:
        """Return whether two definitions state the same, places aside."""
        return (
            self.charter == other.charter
            and self.head == other.head
            and (self.head.as_of == other.head.as_of or not self.any_ended)
            and self.incomplete == other.incomplete
            and self.exceptions == other.exceptions
            and self.damage == other.damage
            and _same_units(self.units, other.units)
            and all(_same_links(table, other.links[name]) for name, table in self.links.items())
        )


def freeze(*arrays: NDArray[Any]) -> None:
    """Make arrays refuse writing."""
    for array in arrays:
        array.setflags(write=False)


def forever(count: int) -> tuple[Ints, Ints]:
    """Return start and stop of *count* periods without bounds."""
    return np.full(count, EARLIEST, dtype=np.int32), np.full(count, LATEST, dtype=np.int32)


def _same_units(one: UnitTable, other: UnitTable) -> bool:
    return (
        list(one.ids) == list(other.ids)
        and list(one.names) == list(other.names)
        and one.earlier == other.earlier
        and np.array_equal(one.kind, other.kind)
        and _same_rows(one, other)
    )


def _same_links(one: LinkTable, other: LinkTable) -> bool:
    return (
        np.array_equal(one.source, other.source) and np.array_equal(one.target, other.target) and _same_rows(one, other)
    )


def _same_rows(one: Table, other: Table) -> bool:
    return (
        np.array_equal(one.start, other.start)
        and np.array_equal(one.stop, other.stop)
        and one.columns.keys() == other.columns.keys()
        and all(column.same_as(other.columns[name]) for name, column in one.columns.items())
    )
