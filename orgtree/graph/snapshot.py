"""The typed graph of one organisation: what all other parts ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.dates import EARLIEST, LATEST, Date, Period
from orgtree.base.errors import UsageError
from orgtree.base.place import Part, Place
from orgtree.base.suggest import listed, nearest
from orgtree.base.text import Text
from orgtree.graph.groups import Groups

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.charter.model import Charter, Kind, Link
    from orgtree.graph.columns import Column
    from orgtree.graph.hierarchy import Hierarchy

    Ints = NDArray[np.int32]
    Bools = NDArray[np.bool_]


_FEW = 16


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """All links of one type, its subtypes' not included; arrays have shape (links,).

    Each link is a row of its own: two seats of one supplier on one body stay two.

    Args:
        link: The link type.
        source: Unit that the arrow starts from.
        target: Unit that it leads to.
        item: Position in the unit's list of this link, -1 where the link is a single value or came by nesting.
        nested: Whether nesting wrote it.
        start: First day that it holds, as an ordinal.
        stop: Day from which it holds no longer.
        in_force: Whether it and both its ends hold at the graph's date.
        columns: Its fields by name.
        places: Place of each link that was given as a row of its own.
    """

    link: Link
    source: Ints
    target: Ints
    item: Ints
    nested: Bools
    start: Ints
    stop: Ints
    in_force: Bools
    columns: Mapping[str, Column]
    places: Mapping[int, Place] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.source)

    def period(self, row: int) -> Period:
        """Return the days on which a link holds."""
        return Period(int(self.start[row]), int(self.stop[row]))


@dataclass(frozen=True, slots=True)
class Retired:
    """The tombstone of a unit that has ended: its id is never used again."""

    id: str
    on: Date | None
    into: tuple[str, ...]
    place: Place | None


@dataclass(frozen=True, eq=False)
class Snapshot:
    """An organisation as arrays; immutable. Units are numbered from 0 in the order of the definition.

    Args:
        charter: What its units may be.
        ids: Id of each unit.
        kind: Code of each unit's kind. Shape (units,).
        names: Name of each unit as written: a text, a mapping of languages, or None.
        title: Titles of the organisation.
        as_of: The date at which it is looked at; None looks at what has no end.
        start: First day of each unit, as an ordinal. Shape (units,).
        stop: Day from which each unit is no more. Shape (units,).
        in_force: Whether each unit is in force at `as_of`. Shape (units,).
        columns: Fields by name; a field that no unit states is left out.
        hierarchies: Hierarchies by root link.
        links: Links by type; every type of the charter is there.
        incomplete: For each link the units that say that theirs are not all listed.
        exceptions: For each unit that has any, its exceptions as written.
        retired: Tombstones.
        damage: What is broken at a unit, in words such as "cycle" or "dangling-reference".
        language: Language of bare names.
        way: Returns the way to a unit in its document.
    """

    charter: Charter
    ids: Sequence[str]
    kind: NDArray[np.int16]
    names: Sequence[Any]
    title: Text
    as_of: Date | None
    start: Ints
    stop: Ints
    in_force: Bools
    columns: Mapping[str, Column]
    hierarchies: Mapping[str, Hierarchy]
    links: Mapping[str, Links]
    incomplete: Mapping[str, frozenset[int]]
    exceptions: Mapping[int, Mapping[str, Any]]
    retired: tuple[Retired, ...]
    damage: Mapping[int, tuple[str, ...]]
    language: str
    way: Callable[[int], Place] = field(repr=False, compare=False)

    @property
    def size(self) -> int:
        """Number of units."""
        return len(self.ids)

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Number of each unit by id."""
        return dict(zip(self.ids, range(len(self.ids)), strict=True))

    @cached_property
    def _kind_masks(self) -> dict[frozenset[int], Bools]:
        return {}

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """Kinds by code."""
        return tuple(self.charter.kinds.values())

    def number(self, unit: str) -> int:
        """Return a unit's number.

        Raises:
            UsageError: If there is no such unit; names the nearest id.
        """
        found = self.index.get(unit)
        if found is None:
            near = nearest(unit, self.ids)
            raise UsageError(f"there is no unit '{unit}'" + (f"; did you mean '{near}'?" if near else ""))
        return found

    def name(self, unit: int, language: str | None = None) -> str:
        """Return a unit's name in *language*, else in the definition's; its id if it has none."""
        raw = self.names[unit]
        if isinstance(raw, str):
            return raw
        return Text.of(raw, self.language).pick(language or self.language) or self.ids[unit]

    def kind_of(self, unit: int) -> Kind:
        """Return a unit's kind."""
        return self.kinds[int(self.kind[unit])]

    def hierarchy_of(self, unit: int) -> Hierarchy | None:
        """Return the default hierarchy of a unit's kind, or None if it stands in none."""
        name = self.charter.default_hierarchy[self.kind[unit]]
        return self.hierarchies[name] if name else None

    def parent(self, unit: int, along: str | None = None) -> int:
        """Return the unit above, -1 if there is none, in a hierarchy or else the kind's own."""
        tree = self.hierarchies[along] if along else self.hierarchy_of(unit)
        return int(tree.parent[unit]) if tree else -1

    def of_kinds(self, names: Sequence[str]) -> Bools:
        """Return which units are in force and of one of these kinds or their child kinds.

        Raises:
            UsageError: If a kind is not in the charter.
        """
        return self.in_force & self.kind_mask(self.kind_codes(names))

    def kind_codes(self, names: Sequence[str]) -> frozenset[int]:
        """Return the codes of the named kinds and of their child kinds.

        Raises:
            UsageError: If a kind is not in the charter; names the nearest one.
        """
        for name in names:
            if name not in self.charter.kinds:
                near = nearest(name, self.charter.kinds)
                raise UsageError(
                    f"there is no kind '{name}' in charter '{self.charter.name}'"
                    + (f"; did you mean '{near}'?" if near else f"; it has {listed(self.charter.kinds)}")
                )
        return self.charter.kind_codes(names)

    def kind_mask(self, codes: frozenset[int]) -> Bools:
        """Return which units are of a kind with one of these codes, in force or not; kept, and not to be changed."""
        known = self._kind_masks.get(codes)
        if known is None:
            known = self._kind_masks[codes] = self._kind_mask(codes)
            known.flags.writeable = False
        return known

    def having(self, field: str) -> Bools:
        """Return which units are of a kind with a field, in force or not; kept, and not to be changed."""
        return self.kind_mask(frozenset(kind.code for kind in self.kinds if field in kind.fields))

    def _kind_mask(self, codes: frozenset[int]) -> Bools:
        if len(codes) <= _FEW:  # comparing is many times as fast as looking up, a kind at a time
            mask: Bools = np.zeros(self.size, dtype=bool)
            for code in codes:
                mask |= self.kind == code
            return mask
        table = np.zeros(len(self.charter.kinds) + 1, dtype=bool)
        table[list(codes)] = True
        found: Bools = table[self.kind]
        return found

    def tables(self, link: str) -> list[Links]:
        """Return the links of a type and of its subtypes, a table each."""
        return [self.links[name] for name in self.charter.subtypes(link)]

    def link_rows(self, link: str, unit: int, *, outgoing: bool) -> list[int]:
        """Return the rows of a link type's table that begin (or end) at a unit, in order."""
        key = (link, outgoing)
        known = self._by_end.get(key)
        if known is None:
            table = self.links[link]
            known = self._by_end[key] = Groups.by(table.source if outgoing else table.target, self.size)
        found: list[int] = known[unit].tolist()
        return found

    @cached_property
    def _by_end(self) -> dict[tuple[str, bool], Groups]:
        return {}

    def period(self, unit: int) -> Period:
        """Return the days on which a unit exists."""
        return Period(int(self.start[unit]), int(self.stop[unit]))

    def place(
        self,
        unit: int,
        member: str | None = None,
        item: int | None = None,
        key: str | None = None,
        *,
        part: Part = "value",
    ) -> Place:
        """Return where a unit stands, or one of its fields or links.

        Args:
            unit: Number of the unit.
            member: A field, a link, or one of the unit's own keys.
            item: Position in the link's list; left out of the way where it is None or -1.
            key: A key of that link, such as `to` or one of its fields.
            part: Whether the value or the key is meant.
        """
        base = self.way(unit)
        tail: tuple[str | int, ...] = () if member is None else (member,)
        if item is not None and item >= 0:
            tail += (item,)
        if key is not None:
            tail += (key,)
        return Place(base.document, base.path + tail, part)

    def link_place(self, table: Links, row: int, key: str | None = None, *, part: Part = "value") -> Place:
        """Return where a link is written: its item or row, or the unit itself when nesting wrote it."""
        given = table.places.get(row)
        if given is not None:
            return Place(given.document, given.path if key is None else (*given.path, key), part)
        unit = int(table.source[row])
        if table.nested[row]:
            return self.place(unit, "id")
        return self.place(unit, table.link.name, int(table.item[row]), key, part=part)


def forever(count: int) -> tuple[Ints, Ints]:
    """Return start and stop of *count* periods without bounds."""
    return np.full(count, EARLIEST, dtype=np.int32), np.full(count, LATEST, dtype=np.int32)
