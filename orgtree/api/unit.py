"""One unit of an organisation, as Python sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.suggest import unknown
from orgtree.base.text import Text
from orgtree.graph.history import HistoryEntry, history
from orgtree.graph.placement import known_hierarchy
from orgtree.graph.query import totals
from orgtree.graph.select import follow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from orgtree.base.dates import Period
    from orgtree.base.interval import Interval
    from orgtree.graph.columns import Column
    from orgtree.graph.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class LinkTo:
    """A link as seen from one of its ends.

    Args:
        type: Name of the link type.
        unit: The unit at the other end.
        fields: The link's own fields: intervals for numbers, dates, texts, truth values.
        outgoing: Whether the arrow leaves the unit that was asked.
        valid: The days on which it holds.
        in_force: Whether it and both its ends are in force at the organisation's date.
    """

    type: str
    unit: Unit
    fields: dict[str, Any]
    outgoing: bool
    valid: Period
    in_force: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its id, kind and name, what it states, and what stands around it.

    It is a view: the organisation keeps the data.
    """

    graph: Snapshot
    number: int

    @property
    def id(self) -> str:
        """Its id, unique in the organisation."""
        return self.graph.ids[self.number]

    @property
    def kind(self) -> str:
        """Name of its kind in the charter."""
        return self.graph.kind_of(self.number).name

    @property
    def name(self) -> str:
        """Its name in the definition's language; its id if it has none."""
        return self.graph.name(self.number)

    @property
    def names(self) -> Mapping[str, str]:
        """Its names by language; empty if it has none."""
        return Text.of(self.graph.names[self.number], self.graph.language).to_dict()

    @property
    def valid(self) -> Period:
        """The days on which it exists; a year or a month as a bound stands for its first day."""
        return self.graph.period(self.number)

    @property
    def in_force(self) -> bool:
        """Whether it is in force at the organisation's date."""
        return bool(self.graph.in_force[self.number])

    @property
    def damage(self) -> tuple[str, ...]:
        """Its damage, such as "cycle" or "dangling-reference"."""
        return self.graph.damage.get(self.number, ())

    @property
    def parent(self) -> Unit | None:
        """The unit above it in its kind's own hierarchy."""
        return self.parent_along(None)

    def parent_along(self, hierarchy: str | None) -> Unit | None:
        """Return the unit above it in a hierarchy, or None."""
        above = self.graph.parent(self.number, known_hierarchy(self.graph, hierarchy))
        return Unit(self.graph, above) if above >= 0 else None

    @property
    def children(self) -> list[Unit]:
        """The units right below it in its kind's own hierarchy."""
        return self.children_along(None)

    def children_along(self, hierarchy: str | None) -> list[Unit]:
        """Return the units right below it in a hierarchy."""
        return self._units("children", hierarchy)

    @property
    def descendants(self) -> list[Unit]:
        """All units below it, in pre-order."""
        return self.descendants_along(None)

    def descendants_along(self, hierarchy: str | None) -> list[Unit]:
        """Return all units below it in a hierarchy, in pre-order."""
        return self._units("descendants", hierarchy)

    @property
    def ancestors(self) -> list[Unit]:
        """The units above it, nearest first."""
        return self.ancestors_along(None)

    def ancestors_along(self, hierarchy: str | None) -> list[Unit]:
        """Return the units above it in a hierarchy, nearest first."""
        return self._units("ancestors", hierarchy)

    @property
    def path(self) -> tuple[str, ...]:
        """Names from the root down to it."""
        return tuple(unit.name for unit in [*reversed(self.ancestors), self])

    @property
    def fields(self) -> dict[str, Any]:
        """Its stated fields: intervals for numbers, dates, texts, truth values. Unknown is absent."""
        return {
            name: column.stated(self.number)
            for name, column in self.graph.columns.items()
            if column.written[self.number]
        }

    @property
    def history(self) -> tuple[HistoryEntry, ...]:
        """What is said of it with days: when it began and ended, names, dated values and links, events; on whatever day it is looked at.

        >>> import orgtree
        >>> units = [{"id": "a", "kind": "company", "valid": {"from": "2018"}, "names": [{"name": "A", "until": "2020"}]}]
        >>> [(entry.day, entry.what, entry.new) for entry in orgtree.from_rows(units, charter="company")["a"].history]
        [('..2019-12-31', 'name', 'A'), ('2018-01-01', 'began', None), ('2020-01-01..', 'name', None)]
        """
        return history(self.graph, self.id)

    def links(self, type: str | None = None) -> list[LinkTo]:  # noqa: A002 - the word of the field
        """Return its links both ways, those in force and those not.

        Args:
            type: A link type, its subtypes included; None for all.

        Raises:
            UsageError: If there is no such link type.
        """
        return list(self._links(type))

    def follow(self, path: str | Sequence[str] | Mapping[str, Any]) -> list[Unit]:
        """Return the units in force that it surely reaches along a path, in the definition's order.

        Args:
            path: Links as in a charter, such as "covers/area_in*": `^` goes against the arrow, `*` is zero or
                more, `+` one or more; or several such; or a mapping of `path` with `kind` and `where`.

        Raises:
            UsageError: If it is no path, or names what the charter does not have.

        >>> import orgtree
        >>> units = [{"id": "a", "kind": "company"}, {"id": "b", "kind": "team", "part_of": "a"}]
        >>> orgtree.from_rows(units, charter="company")["a"].follow("^part_of+")
        [<team b: b>]
        """
        return [Unit(self.graph, int(number)) for number in follow(self.graph, self.number, path)]

    def total(self, field: str) -> Interval:
        """Return a field's effective total: what it states, else the sum of what is below it, as far as that is known.

        Raises:
            UsageError: If the charter has no such field, or the field no total.

        >>> import orgtree
        >>> units = [{"id": "a", "kind": "company"}, {"id": "b", "kind": "team", "part_of": "a", "headcount": "4.."}]
        >>> orgtree.from_rows(units, charter="company")["a"].total("headcount")
        Interval(low=4, high=inf)
        """
        charter = self.graph.charter
        summed = [name for name, entry in charter.fields.items() if entry.total is not None]
        if field not in summed:
            message = N_("'{name}' has no total") if field in charter.fields else N_("there is no field '{name}'")
            raise UsageError(unknown(message, field, summed, otherwise=N_("{known} have one")))
        return totals(self.graph, field).total.interval(self.number)

    def source(self, field: str) -> dict[str, Any]:
        """Return the stated `source` and `as_of` of its value of a field; empty where it states none.

        Raises:
            KeyError: If its kind has no such field.
        """
        column = self._column(field)
        return dict(column.notes.get(self.number, {})) if column is not None else {}

    def __getitem__(self, field: str) -> Any:
        """Return its value of a field, None where unknown.

        Raises:
            KeyError: If its kind has no such field.
        """
        column = self._column(field)
        return column.stated(self.number) if column is not None else None

    def _column(self, field: str) -> Column | None:
        if field not in self.graph.kind_of(self.number).fields:
            raise KeyError(field)
        return self.graph.columns.get(field)

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id}: {self.name}>"

    def __str__(self) -> str:
        return self.name

    def __eq__(self, other: object) -> bool:
        """Return whether both are the same unit of the same organisation on the same day, loaded once or twice."""
        return isinstance(other, Unit) and other.id == self.id and self.graph.same_as(other.graph)

    def __hash__(self) -> int:
        return hash(self.id)

    def _units(self, relation: str, hierarchy: str | None) -> list[Unit]:
        name = known_hierarchy(self.graph, hierarchy)
        tree = self.graph.hierarchies[name] if name else self.graph.hierarchy_of(self.number)
        if tree is None:
            return []
        return [Unit(self.graph, int(number)) for number in getattr(tree, relation)(self.number)]

    def _links(self, type_: str | None) -> Iterator[LinkTo]:
        charter = self.graph.charter
        if type_ is not None and type_ not in charter.links:
            told = {"charter": charter.name}
            raise UsageError(
                unknown(N_("there is no link '{name}' in charter '{charter}'"), type_, charter.links, facts=told)
            )
        for name in charter.subtypes(type_) if type_ else charter.links:
            table = self.graph.links[name]
            for outgoing, far_end in ((True, table.target), (False, table.source)):
                for row in self.graph.link_rows(name, self.number, outgoing=outgoing):
                    fields = {key: column.stated(row) for key, column in table.columns.items() if column.written[row]}
                    other = Unit(self.graph, int(far_end[row]))
                    yield LinkTo(name, other, fields, outgoing, table.period(row), bool(table.in_force[row]))
