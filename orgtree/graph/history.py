"""The history of one unit: what is said of it with days, in the order of the days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.dates import EARLIEST, ENDED, LATEST, Period, show_day
from orgtree.graph.rows import plain_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.graph.event import Event
    from orgtree.graph.snapshot import Snapshot
    from orgtree.graph.tables import Table


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that is said of a unit with its days.

    | what | key | old | new |
    |---|---|---|---|
    | `began` | | | |
    | `ended` | | | of an id under `retired`, ids of the units that took its place |
    | `name` | | | the name on those days |
    | `field` | the field | | its value on those days |
    | `link`, `linked` | the link | | the unit that it leads to, or comes from |
    | `merge`, `split`, `rename` | | ids of the units that ended | ids of those that took their place |
    | `move` | | id of the unit that it stood under | id of the one that it stands under |
    | `create`, `dissolve` | | | |
    | `succeeds` | | id of a unit under `retired` | |

    Args:
        what: What is said.
        valid: The days of it; of an event all on which it may have been.
        day: The day or days as text, "" where nobody knows them.
        key: Which field or link.
        old: What was.
        new: What is.
        source: Where it is published.
    """

    what: str
    valid: Period
    day: str
    key: str = ""
    old: Any = None
    new: Any = None
    source: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data; what says nothing is left out."""
        old, new = (list(value) if isinstance(value, tuple) else value for value in (self.old, self.new))
        said = {"key": self.key, "old": old, "new": new, "source": self.source}
        days = {"from": _end(self.valid.start), "until": self.valid.until}
        return {
            "what": self.what,
            **{key: value for key, value in {"day": self.day, **days, **said}.items() if value not in ("", None)},
        }


def history(graph: Snapshot, name: str) -> tuple[HistoryEntry, ...]:
    """Return what is said of an id with its days, of a unit that is there or of one that events tell of, whatever day is looked at."""
    unit = graph.index.get(name)
    found = [*_events(graph, name)]
    if unit is not None:
        found += [*_own(graph, unit), *_fields(graph, unit), *_links(graph, unit)]
    found.sort(key=_in_order)
    return tuple(found)


def with_history(graph: Snapshot) -> list[int]:
    """Return the units of which something is said with days, in order; found as arrays, since most units have none."""
    units = graph.facts.units
    told = (units.start != EARLIEST) | (units.stop != LATEST)
    told[list(units.earlier)] = True
    for column in units.columns.values():
        if column.dated is not None:
            told[column.dated.rows] = True
    for table in graph.links.values():
        rows = np.flatnonzero((table.start != EARLIEST) | (table.stop != LATEST))
        told[table.source[rows]] = told[table.target[rows]] = True
    head = graph.facts.head
    named = {name for event in head.events for name in (*event.units, *event.into, event.under, event.origin)}
    named.update(name for tomb in head.retired for name in tomb.into)
    told[[graph.index[name] for name in named if name is not None and name in graph.index]] = True
    found: list[int] = np.flatnonzero(told).tolist()
    return found


def _in_order(entry: HistoryEntry) -> tuple[int, bool, int]:
    start, stop = entry.valid.start, entry.valid.stop
    return (LATEST if entry.what == "ended" and stop == ENDED else start), stop == ENDED, stop


def _end(day: int) -> str | None:
    return show_day(day) if day != EARLIEST else None


def _over(start: int, stop: int) -> tuple[Period, str]:
    period = Period(start, stop)
    return period, str(period)


def _own(graph: Snapshot, unit: int) -> Iterator[HistoryEntry]:
    units = graph.facts.units
    period = units.period(unit)
    if period.start != EARLIEST:
        yield HistoryEntry("began", Period(period.start, period.start + 1), show_day(period.start))
    if period.stop == ENDED:
        yield HistoryEntry("ended", Period(EARLIEST, ENDED), "")
    elif period.stop != LATEST:
        yield HistoryEntry("ended", Period(period.stop, period.stop + 1), show_day(period.stop))
    names = units.earlier.get(unit, ())
    for said in names:
        yield HistoryEntry("name", *_over(said.start, said.stop), new=said.name, source=said.source)
    if names and EARLIEST < names[-1].stop < LATEST:
        yield HistoryEntry("name", *_over(names[-1].stop, LATEST), new=units.names[unit])


def _fields(graph: Snapshot, unit: int) -> Iterator[HistoryEntry]:
    for name, column in graph.facts.units.columns.items():
        dated = column.dated
        for place in dated.of(unit) if dated is not None else ():
            assert dated is not None  # noqa: S101 - there are places
            days = _over(int(dated.start[place]), int(dated.stop[place]))
            source = dated.values.notes.get(place, {}).get("source")
            value = plain_value(dated.values, place)
            yield HistoryEntry("field", *days, key=name, new=value, source=None if source is None else str(source))


def _links(graph: Snapshot, unit: int) -> Iterator[HistoryEntry]:
    for name, table in graph.links.items():
        for what, outgoing, ends in (("link", True, table.target), ("linked", False, table.source)):
            for row in graph.link_rows(name, unit, outgoing=outgoing):
                if _dated(table, row):
                    days = _over(int(table.start[row]), int(table.stop[row]))
                    yield HistoryEntry(what, *days, key=name, new=graph.ids[int(ends[row])])


def _dated(table: Table, row: int) -> bool:
    return bool(table.start[row] != EARLIEST or table.stop[row] != LATEST)


def _events(graph: Snapshot, name: str) -> Iterator[HistoryEntry]:
    head = graph.facts.head
    ids = {name}
    for event in reversed(head.events):  # what happened to it under an earlier id happened to it
        if event.word == "rename" and not ids.isdisjoint(event.into):
            ids.update(event.units)
    for event in head.events:
        if not ids.isdisjoint((*event.units, *event.into, event.under, event.origin)):
            yield _event(event)
    for tomb in head.retired:
        if name in tomb.into:
            yield HistoryEntry("succeeds", *_when(tomb), old=(tomb.id,))
        elif name == tomb.id and name not in graph.index:
            yield HistoryEntry("ended", *_when(tomb), new=tomb.into or None)


def _when(said: Any) -> tuple[Period, str]:
    """Return the days on which an event or a tombstone says that something happened."""
    if said.on is None:
        return Period(EARLIEST, ENDED), ""
    return Period(said.on.first, said.on.last + 1), str(said.on)


def _event(event: Event) -> HistoryEntry:
    days = _when(event)
    if event.word == "move":
        return HistoryEntry(
            "move", *days, key=", ".join(event.units), old=event.origin, new=event.under, source=event.source
        )
    if event.word in {"create", "dissolve"}:
        return HistoryEntry(event.word, *days, source=event.source)
    return HistoryEntry(event.word, *days, old=event.units, new=event.into, source=event.source)
