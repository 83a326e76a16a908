"""What a definition or rows say and loading left out, so that it is written again and told by a check again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.charter.reserved_words import UNIT_WORDS
from orgtree.graph.build import UnitPlaces
from orgtree.graph.frames import values_of
from orgtree.graph.key_index import key_index
from orgtree.graph.rows import written_period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from orgtree.base.place import Place
    from orgtree.graph.frames import Entries
    from orgtree.graph.identify import Identified
    from orgtree.graph.key_index import KeyIndex
    from orgtree.graph.snapshot import Snapshot
    from orgtree.graph.tables import LinkTable, Table
    from orgtree.graph.unit_records import RawUnits


_LOOKED_INTO = frozenset({"exceptions", "incomplete", "valid"})
"""Words of units of which a part may have been taken."""


@dataclass(slots=True)
class LeftOut:
    """What was left out, as it was written.

    Args:
        keys: For each unit the values that could not be read, by key; an id of None where none is stated.
        links: For each link and unit those that lead nowhere or are not allowed.
        fields: For each link that was taken, by its type and row, the values in it that could not be read, by key.
        units: Units without a place, such as the second one of an id, without those below them.
    """

    keys: dict[int, dict[str, Any]] = field(default_factory=dict)
    links: dict[str, dict[int, list[Any]]] = field(default_factory=dict)
    fields: dict[str, dict[int, dict[str, Any]]] = field(default_factory=dict)
    units: list[dict[str, Any]] = field(default_factory=list)


def left_out(graph: Snapshot) -> LeftOut:
    """Return what loading left out of a graph."""
    found = LeftOut()
    places = graph.facts.pointer
    if not isinstance(places, UnitPlaces):
        return found
    raw, units = places.raw, places.units
    numbers = units.raw.tolist()
    entries: Entries = raw.entries
    if len(numbers) < len(raw.entries):
        kept = set(numbers)
        found.units = [
            _plain({key: value for key, value in row.items() if key != "units"})
            for number, row in enumerate(raw.entries)
            if number not in kept
        ]
        entries = [raw.entries[number] for number in numbers]
    stating = key_index(units.kind, entries)
    for unit in _perhaps_lost(graph, entries, stating):
        if said := dict(_keys(graph, unit, entries[unit])):
            found.keys[unit] = said
    _links(graph, entries, stating, found)
    _rows(graph, raw, units, found)
    _fields(graph, entries, stating, {row.place: row.fields for row in raw.links}, found)
    return found


def _perhaps_lost(graph: Snapshot, entries: Entries, stating: KeyIndex) -> list[int]:
    """Return the units that state what may have been left out: few, so that only these are looked at one by one."""
    kinds = [kind.name for kind in graph.kinds]
    found: set[int] = set()
    for key, taken in (("id", graph.ids), ("kind", [kinds[code] for code in graph.kind.tolist()])):
        said = values_of(entries, key)
        if said != taken:
            found.update(unit for unit, (one, other) in enumerate(zip(said, taken, strict=True)) if one != other)
    for key in {key for _, keys, _ in stating for key in keys} - graph.charter.links.keys():
        members = stating.members(key)
        column = graph.facts.units.columns.get(key)
        if column is not None:
            members = members[~column.written[members]]
        if column is not None or key not in UNIT_WORDS or key in _LOOKED_INTO:
            found.update(members.tolist())
    return sorted(found)


def _keys(graph: Snapshot, unit: int, entry: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the keys of a unit of which nothing was taken."""
    facts = graph.facts
    if entry.get("id") != graph.ids[unit]:
        yield "id", _plain(entry.get("id"))
    if entry.get("kind") != graph.kind_of(unit).name:
        yield "kind", _plain(entry.get("kind"))
    for key, value in entry.items():
        if value is None or key in graph.charter.links:
            continue
        column = facts.units.columns.get(key)
        if key == "exceptions":
            lost = unit not in facts.exceptions
        elif key == "incomplete":
            lost = any(name not in graph.charter.links for name in (value if isinstance(value, list) else [value]))
        elif key == "valid":
            lost = _bound_lost(value, facts.units, unit)
        elif key in UNIT_WORDS:
            lost = False
        else:
            lost = column is None or not column.written[unit]
        if lost:
            yield str(key), _plain(value)


def _links(graph: Snapshot, entries: Entries, stating: KeyIndex, found: LeftOut) -> None:
    """Find the links by key that were not taken."""
    for name, table in graph.links.items():
        by_key = ~table.nested
        by_key[list(table.places)] = False
        single = np.zeros(graph.size, dtype=bool)
        single[table.source[by_key & (table.item < 0)]] = True
        units = stating.members(name)
        values = values_of(entries, name, units)
        if set(map(type, values)) <= {str}:
            units = units[~single[units]]
            values = values_of(entries, name, units)
        taken: set[tuple[int, int]] | None = None
        for unit, value, one in zip(units.tolist(), values, single[units].tolist(), strict=True):
            if value is None or (one and type(value) is not list):
                continue
            if taken is None:
                taken = set(zip(table.source[by_key].tolist(), table.item[by_key].tolist(), strict=True))
            several = enumerate(value) if isinstance(value, list) else [(-1, value)]
            lost = [_plain(one) for item, one in several if (unit, item) not in taken]
            if lost:
                found.links.setdefault(name, {}).setdefault(unit, []).extend(lost)


def _fields(
    graph: Snapshot,
    entries: Entries,
    stating: KeyIndex,
    by_place: Mapping[Place, Mapping[str, Any]],
    found: LeftOut,
) -> None:
    """Find what links that were taken say and of which nothing was."""
    for name, table in graph.facts.links.items():
        units = stating.members(name)
        stated = values_of(entries, name, units)
        if not table.places and set(map(type, stated)) <= {str}:
            continue
        values = dict(zip(units.tolist(), stated, strict=True))
        for row, (unit, item) in enumerate(zip(table.source.tolist(), table.item.tolist(), strict=True)):
            if row in table.places:
                said: Any = by_place.get(table.places[row])
            else:
                value = None if table.nested[row] else values.get(unit)
                said = value[item] if isinstance(value, list) else value
            if isinstance(said, dict) and (lost := dict(_lost(table, row, said))):
                found.fields.setdefault(name, {})[row] = lost


def _lost(table: LinkTable, row: int, said: Mapping[Any, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the keys of a link of which nothing was taken."""
    for key, value in said.items():
        if key == "to" or value is None:
            continue
        column = table.columns.get(key)
        if _bound_lost(value, table, row) if key == "valid" else column is None or not column.written[row]:
            yield str(key), _plain(value)


def _bound_lost(valid: Any, table: Table, row: int) -> bool:
    """Return whether a period says something of which nothing was taken."""
    if not isinstance(valid, dict):
        return True
    return not {key for key, value in valid.items() if value is not None} <= written_period(table, row).keys()


def _rows(graph: Snapshot, raw: RawUnits, units: Identified, found: LeftOut) -> None:
    """Find the links by row that were not taken; one that starts nowhere can be written at no unit."""
    taken = {place for table in graph.links.values() for place in table.places.values()}
    for row in raw.links:
        unit = units.index.get(row.source)
        if row.place not in taken and unit is not None and row.link:
            said = {"to": row.target, **row.fields} if row.fields else row.target
            found.links.setdefault(row.link, {}).setdefault(unit, []).append(_plain(said))


def _plain(value: Any) -> Any:
    """Return a value as plain data; what is none, as its text."""
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):  # noqa: PLR0124 - not a number
        return str(value)
    return value if value is None or isinstance(value, str | int | float) else str(value)
