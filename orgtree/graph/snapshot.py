"""Snapshots: the organisation on one day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.composed import composed
from orgtree.base.dates import LATEST, Date
from orgtree.base.errors import UsageError
from orgtree.base.suggest import listed, unknown
from orgtree.base.text import Text
from orgtree.charter.titles import folded
from orgtree.graph.asked_kinds import kind_codes
from orgtree.graph.groups import Groups
from orgtree.graph.parents import Forests
from orgtree.graph.past import Past
from orgtree.graph.tables import LinkTable, freeze
from orgtree.graph.unit_names import UnitNames

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.base.dates import Period
    from orgtree.base.finding import Finding
    from orgtree.base.place import Part, Place
    from orgtree.charter.model import Kind
    from orgtree.graph.columns import Column
    from orgtree.graph.hierarchy import Hierarchy
    from orgtree.graph.tables import Facts

    Bools = NDArray[np.bool_]

T = TypeVar("T")

_FEW = 16


@dataclass(frozen=True, slots=True, eq=False)
class Links(LinkTable):
    """The links of one type on one day.

    Args:
        in_force: Whether each and both its ends hold on that day. Shape (links,).
    """

    in_force: Bools


class Snapshot:
    """An organisation on one day, as arrays; immutable. Units are numbered from 0 in the order of the definition.

    Args:
        facts: What the definition states.
        as_of: The day; of a month or a year the last one. None looks at what has no end.

    Attributes:
        day: The last day that *as_of* can mean, as an ordinal; without it, one after all that has an end.
        charter: What its units may be.
        ids: Id of each unit.
        kind: Code of each unit's kind. Shape (units,).
        names: Name of each unit on the day, as written: a text, a mapping of languages, or None.
        title: Titles of the organisation.
        language: Language of bare names.
        start: First day of each unit, as an ordinal. Shape (units,).
        stop: Day from which each unit is no more, `ENDED` where it is not known. Shape (units,).
        in_force: Whether each unit is surely in force on the day. Shape (units,).
        columns: Fields by name, with the values of the day; a field that no unit states is left out.
        links: Links by type; every type of the charter is there.
        hierarchies: Hierarchies by root link.
        incomplete: For each link the units that say that theirs are not all listed, and those of which it is not known
            whether one of them still held on the day.
        not_stated: For each link of which the source says nothing the codes of the kinds, at whichever end they stand.
        exceptions: For each unit that has any, its exceptions as written.
        retired: Tombstones, those that events are included.
        damage: What is broken at a unit, in words such as "cycle" or "dangling-reference".
        findings: What is wrong with the hierarchies on that day, and what is not known of it.
    """

    def __init__(self, facts: Facts, as_of: Date | None = None) -> None:
        self.facts = facts
        self.as_of = as_of
        self.charter = facts.charter
        self.title = facts.head.title
        self.shown_title = facts.head.shown_title
        self.language = facts.head.language
        self.retired = facts.retired
        units = facts.units
        self.ids: Sequence[str] = units.ids
        self.kind = units.kind
        self.start, self.stop = units.start, units.stop
        self.not_stated = facts.not_stated
        self.exceptions = facts.exceptions
        day = self.day = as_of.last if as_of else LATEST - 1
        self.names: Sequence[Any] = units.names_on(day)
        self.columns: Mapping[str, Column] = {name: column.on(day) for name, column in units.columns.items()}
        self.in_force: Bools = units.holds_on(day)
        freeze(self.in_force)
        self.links: Mapping[str, Links] = {
            name: _links_on(table, day, self.in_force) for name, table in facts.links.items()
        }
        past = Past(facts, self.links, as_of) if as_of is not None and facts.undecided_on(as_of) else None
        self.incomplete: Mapping[str, frozenset[int]] = past.incomplete if past else facts.incomplete
        forests = Forests(facts, self.links)
        self.hierarchies: Mapping[str, Hierarchy] = forests.hierarchies
        self.findings: tuple[Finding, ...] = (*forests.findings, *(past.findings if past else ()))
        self.damage: Mapping[int, tuple[str, ...]] = forests.damage
        self._cache: dict[Hashable, Any] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the facts and the day only; the rest is recomputed."""
        return type(self), (self.facts, self.as_of)

    def at(self, as_of: Date | None) -> Snapshot:
        """Return the same organisation on another day; what is stated is shared."""
        return self if as_of == self.as_of else Snapshot(self.facts, as_of)

    def same_as(self, other: Snapshot) -> bool:
        """Return whether another snapshot has the same day and facts, places aside; cached."""
        if other is self:
            return True
        if self.as_of != other.as_of or len(self.ids) != len(other.ids):
            return False
        compared: WeakKeyDictionary[Snapshot, bool] = self.cached(("same as",), WeakKeyDictionary)
        if other not in compared:
            compared[other] = self.facts.same_as(other.facts)
        return compared[other]

    def cached(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return a value cached with the snapshot, made on first use; arrays are frozen."""
        if key not in self._cache:
            made = self._cache[key] = make()
            if isinstance(made, np.ndarray):
                freeze(made)
        found: T = self._cache[key]
        return found

    @property
    def all_listed(self) -> bool:
        """Whether a link that is not written is surely not there, whatever its type and wherever it starts."""
        return not self.incomplete and not self.not_stated

    @property
    def size(self) -> int:
        """Number of units."""
        return len(self.ids)

    @property
    def index(self) -> Mapping[str, int]:
        """Number of each unit by id."""
        return self.facts.index

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """Kinds by code."""
        return tuple(self.charter.kinds.values())

    def number(self, unit: str) -> int:
        """Return a unit's number, by its id or by a name that no other unit has, on the day or else on any other.

        Raises:
            UsageError: If there is no such unit, which names the nearest id, or several have the name.
        """
        found = self.index.get(composed(unit))
        if found is not None:
            return found
        wanted = folded(unit)
        named = [number for number, raw in enumerate(self.names) if self._called(wanted, raw)]
        if not named:
            units = self.facts.units
            others = ((unit, said.name) for unit, names in units.earlier.items() for said in names)
            renamed = ((unit, units.names[unit]) for unit in units.earlier)
            named = list({unit: None for unit, raw in chain(renamed, others) if self._called(wanted, raw)})
        if len(named) == 1:
            return named[0]
        if named:
            ids = listed([self.ids[number] for number in named])
            raise UsageError(
                N_("'{unit}' is the name of {count} units: {ids}; name one by its id"),
                unit=unit,
                count=len(named),
                ids=ids,
            )
        raise UsageError(unknown(N_("there is no unit '{name}'"), unit, self.ids, otherwise=""))

    def _called(self, wanted: str, raw: Any) -> bool:
        """Return whether a name is *wanted* in one of its languages."""
        return any(folded(words) == wanted for _, words in Text.of(raw, self.language).words)

    def name(self, unit: int, language: str | None = None) -> str:
        """Return a unit's name in *language*, else in the definition's; its id if it has none."""
        raw = self.names[unit]
        if isinstance(raw, str):
            return raw
        return Text.of(raw, self.language).pick(language or self.language) or self.ids[unit]

    def names_in(self, unit: int, languages: Iterable[str]) -> list[str]:
        """Return a unit's names in some languages, each once; of one that has none of them the usual one."""
        raw = self.names[unit]
        words = {self.language: raw} if isinstance(raw, str) else raw or {}
        found = (words.get(tag) or words.get(tag.partition("-")[0]) for tag in languages)
        return list(dict.fromkeys(str(name) for name in found if name)) or [self.name(unit)]

    @property
    def named(self) -> UnitNames:
        """The ids of all units, which sentences say by their names."""
        return self.cached(("named",), lambda: UnitNames(self.ids, self.names, self.language))

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

    def first_hierarchy(self, units: Bools) -> str | None:
        """Return the first hierarchy, in the charter's drawing order, that has any of some units."""
        return next((name for name in self.charter.chart if (self.hierarchies[name].members & units).any()), None)

    def of_kinds(self, names: Sequence[str]) -> Bools:
        """Return which units are in force and of one of these kinds or their child kinds.

        Raises:
            UsageError: If a kind is not in the charter.
        """
        return self.in_force & self.kind_mask(self.kind_codes(names))

    def kind_codes(self, names: Sequence[str]) -> frozenset[int]:
        """Return the codes of kinds, by name, title or a word that people use, and of their child kinds.

        Raises:
            UsageError: If a kind is not in the charter, which names the nearest one, or a title is that of several.
        """
        return kind_codes(self.charter, names)

    @cached_property
    def nobody(self) -> Bools:
        """The mask that has no unit; most of what a charter asks for an organisation has none of. Shape (units,)."""
        mask: Bools = np.zeros(self.size, dtype=bool)
        freeze(mask)
        return mask

    @cached_property
    def _kinds_met(self) -> frozenset[int]:
        return frozenset(np.flatnonzero(np.bincount(self.kind + 1)[1:]).tolist())

    def kind_mask(self, codes: frozenset[int]) -> Bools:
        """Return which units are of kinds with these codes, in force or not; cached, read-only."""
        met = codes & self._kinds_met  # codes that have the same units share a mask
        return self.cached(("kinds", met), lambda: self._kind_mask(met)) if met else self.nobody

    def having(self, field: str) -> Bools:
        """Return which units are of a kind with a field, in force or not; cached, read-only."""
        return self.kind_mask(frozenset(kind.code for kind in self.kinds if field in kind.fields))

    def decimals(self, field: str) -> int:
        """Return the most decimals of what units state in a field, up to six; 0 where it has no numbers."""
        column = self.columns.get(field)
        return 0 if column is None else self.cached(("decimals", field), column.decimals)

    def says_incomplete(self, link: str) -> Bools:
        """Return of which units links of a type or one of its subtypes are said not to be all listed."""
        mask = np.zeros(self.size, dtype=bool)
        for name in self.charter.subtypes(link):
            mask[list(self.incomplete.get(name, ()))] = True
            if name in self.not_stated:
                mask |= self.kind_mask(self.not_stated[name])
        return mask

    def _kind_mask(self, codes: frozenset[int]) -> Bools:
        if len(codes) <= _FEW:  # comparing is many times as fast as looking up, a kind at a time
            mask: Bools = np.zeros(self.size, dtype=bool)
            for code in codes:
                mask |= self.kind == code
            return mask
        found: Bools = np.isin(self.kind, list(codes))
        return found

    def tables(self, link: str) -> list[Links]:
        """Return the links of a type and of its subtypes, a table each."""
        return [self.links[name] for name in self.charter.subtypes(link)]

    def link_rows(self, link: str, unit: int, *, outgoing: bool) -> list[int]:
        """Return the rows of a link type's table that begin (or end) at a unit, in order."""
        table = self.links[link]
        groups = self.cached(
            ("ends", link, outgoing), lambda: Groups.by(table.source if outgoing else table.target, self.size)
        )
        found: list[int] = groups[unit].tolist()
        return found

    def period(self, unit: int) -> Period:
        """Return the days on which a unit exists."""
        return self.facts.units.period(unit)

    def place(
        self,
        unit: int,
        member: str | None = None,
        item: int | None = None,
        key: str | None = None,
        *,
        part: Part = "value",
    ) -> Place:
        """Return where a unit is written, or one of its fields or links; see `Facts.place`."""
        return self.facts.place(unit, member, item, key, part=part)

    def link_place(self, table: LinkTable, row: int, key: str | None = None, *, part: Part = "value") -> Place:
        """Return where a link is written; see `Facts.link_place`."""
        return self.facts.link_place(table, row, key, part=part)


def _links_on(table: LinkTable, day: int, units: Bools) -> Links:
    holds = table.holds_on(day)
    if len(table):
        holds &= units[table.source] & units[table.target]
    freeze(holds)
    return Links(
        table.start,
        table.stop,
        table.columns,
        table.link,
        table.source,
        table.target,
        table.item,
        table.nested,
        table.places,
        holds,
    )
