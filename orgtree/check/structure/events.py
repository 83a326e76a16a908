"""What the head says of the past agrees with what the units say.

An event says what happened to units: they were merged, split, moved, set up or dissolved, or got another id. Units that it names are there, or
have ended; those that ended by it have an end, in the same day, month or year, and those that began by it have not begun later.

```yaml
kinds: {office: {}}
links:
  part_of: {hierarchy: true, nest: true, from: office, to: office}
```
Bad: a merger into a unit that is not there, a unit that has no end or another one, and one that was set up in another year.
```yaml
as_of: 2024
events:
- {on: 2020, merge: [a, b], into: z}  # expect: ORG223
- {on: 2021, split: c, into: [d, e]}  # expect: ORG224
- {on: 2022, dissolve: f}  # expect: ORG224
- {on: 2019, create: d}  # expect: ORG224
- {on: 2023, move: d, under: e}  # expect: ORG224
- {on: 2023, rename: e, to: g}  # expect: ORG224
units:
- {id: c, kind: office}
- {id: d, kind: office, valid: {from: 2021}}
- {id: e, kind: office}
- {id: f, kind: office, valid: {until: 2021-06}}
- {id: g, kind: office}
```
Good: units that have ended are written with their end, or not at all.
```yaml
as_of: 2024
events:
- {on: 2019-05, create: [a, b], source: gazette}
- {on: 2020-04, merge: [a, b], into: d}
- {on: 2021, split: d, into: [d, e]}
- {on: 2022, rename: old, to: e}
- {on: 2023, move: e, from: top, under: d}
- {dissolve: g}
units:
- {id: top, kind: office}
- {id: a, kind: office, part_of: top, valid: {from: 2019-05-20, until: 2020-04-30}}
- {id: d, kind: office, part_of: top}
- {id: e, kind: office, part_of: [{to: top, valid: {until: 2023}}, {to: d, valid: {from: 2023}}], valid: {from: 2021}}
- {id: g, kind: office, valid: {until: unknown}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.dates import EARLIEST, ENDED, LATEST, show_day
from orgtree.base.finding import Label
from orgtree.base.messages import Listing
from orgtree.base.place import Place
from orgtree.base.suggest import Suggestions, unknown
from orgtree.check.rule import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from orgtree.check.options import CheckOptions
    from orgtree.check.rule import Context
    from orgtree.graph.event import Event
    from orgtree.graph.snapshot import Links, Snapshot
    from orgtree.graph.tables import Retired

NAME = "events"
CODES = ("ORG223", "ORG224")

_NO_END = {
    "merge": N_("'{id}' was merged into {into}, and has no end"),
    "split": N_("'{id}' was split into {into}, and has no end"),
    "dissolve": N_("'{id}' was dissolved, and has no end"),
}
_OTHER_END = {
    "merge": N_("'{id}' was merged into {into} {date:on}, and ended {day:on}"),
    "split": N_("'{id}' was split into {into} {date:on}, and ended {day:on}"),
    "dissolve": N_("'{id}' was dissolved {date:on}, and ended {day:on}"),
}


def check(context: Context, options: CheckOptions) -> Iterator[Problem]:  # noqa: ARG001 - a structure rule has no settings
    """Yield events that name no unit, and those that say something else than the units do."""
    graph = context.graph
    events = graph.facts.head.events
    if not events:
        return
    known = {tomb.id for tomb in graph.retired}
    stated = {tomb.id: tomb for tomb in graph.facts.head.retired}
    last_move = {unit: number for number, event in enumerate(events) if event.word == "move" for unit in event.units}
    ids = Suggestions(graph.ids)
    for number, event in enumerate(events):
        for key, unit in _named(event):
            if unit not in graph.index and unit not in known:
                remedy = N_("correct the id; or add the unit, or say under 'retired' that it has ended")
                mistake = unknown(N_("no unit has the id '{name}'"), unit, otherwise=remedy, find=ids.nearest)
                yield Problem.of(mistake, None, _place(event, key, unit), code="ORG223")
        yield from _gone(graph, event, stated)
        for unit in (*event.began, *(event.units if event.word == "create" else ())):
            if unit in graph.index and event.word != "rename":
                yield from _begun(graph, event, unit)
        if event.word == "move":
            # Where a unit came from there and later went is told by the later event.
            yield from _moved(graph, event, [unit for unit in event.units if last_move[unit] == number])


def _gone(graph: Snapshot, event: Event, stated: Mapping[str, Retired]) -> Iterator[Problem]:
    """Yield what units and tombstones say otherwise of those that an event says are no more."""
    for unit in event.given_up:
        if unit in graph.index:
            yield from _ended(graph, event, unit)
        elif unit in stated and set(stated[unit].into) != set(event.into):
            message = N_("'{id}' has other successors here than under 'retired'")
            labels = (Label(stated[unit].place, N_("retired here")),)
            yield _problem(event, unit, message, None, N_("take it away from 'retired': the event says it"), labels)


def _named(event: Event) -> Iterator[tuple[str, str]]:
    """Yield the units that have to be there, or to have been, each with the key that names it."""
    if event.word in {"create", "move"}:
        yield from ((event.word, unit) for unit in event.units)
    yield from (("to" if event.word == "rename" else "into", unit) for unit in event.into)
    yield from ((key, unit) for key, unit in (("under", event.under), ("from", event.origin)) if unit is not None)


def _ended(graph: Snapshot, event: Event, unit: str) -> Iterator[Problem]:
    """Yield what a unit says of its end that an event says otherwise."""
    number = graph.index[unit]
    label = (Label(graph.place(number, "id"), N_("the unit stands here")),)
    if event.word == "rename":
        message = N_("'{id}' was renamed, and a unit has this id")
        yield _problem(event, unit, message, number, N_("take the event away, or the unit"), label)
        return
    stop = int(graph.stop[number])
    if stop == LATEST:
        remedy = (
            N_("write valid: {{until: {date}}} at the unit")
            if event.on
            else N_("write valid: {{until: unknown}} at the unit")
        )
        yield _problem(event, unit, _NO_END[event.word], number, remedy, label)
    elif stop != ENDED and not _within(event, stop):
        label = (Label(graph.place(number, "valid"), N_("the unit says so here")),)
        yield _problem(event, unit, _OTHER_END[event.word], number, N_("correct one of the two"), label, stop)


def _begun(graph: Snapshot, event: Event, unit: str) -> Iterator[Problem]:
    """Yield what a unit says of its beginning that an event says otherwise."""
    number = graph.index[unit]
    start = int(graph.start[number])
    if start == EARLIEST or _within(event, start):
        return
    if event.word == "create":
        message = N_("'{id}' was set up {date:on}, and begins {day:on}")
    elif event.on is not None and start > event.on.last:
        message = N_("'{id}' came of what happened {date:on}, and begins {day:on}")
    else:
        return
    label = (Label(graph.place(number, "valid"), N_("the unit says so here")),)
    yield _problem(event, unit, message, number, N_("correct one of the two"), label, start)


def _moved(graph: Snapshot, event: Event, units: Sequence[str]) -> Iterator[Problem]:
    """Yield the units that are said to have come under another one, or to have left one, where no link says so."""
    for unit in units:
        if unit not in graph.index:
            continue
        number = graph.index[unit]
        label = (Label(graph.place(number, "id"), N_("the unit stands here")),)
        for end, came in ((event.under, True), (event.origin, False)):
            rows = list(_rows(graph, number, graph.index.get(end or "", -1)))
            days = [int((table.start if came else table.stop)[row]) for table, row in rows]
            if came and end in graph.index and not rows:
                message = N_("'{id}' was moved under '{end}', and no link leads there")
                yield _problem(
                    event, unit, message, number, N_("write the link, or take the event away"), label, end=end
                )
            elif not came and LATEST in days and end != event.under:
                message = N_("'{id}' was moved away from '{end}', and its link there has no end")
                yield _problem(
                    event, unit, message, number, N_("take the link away, or give it an end with valid"), label, end=end
                )
            elif days and not any(day in {EARLIEST, ENDED, LATEST} or _within(event, day) for day in days):
                message = N_("'{id}' was moved {date:on}, and its link to '{end}' says {day}")
                yield _problem(event, unit, message, number, N_("correct one of the two"), label, days[0], end)


def _rows(graph: Snapshot, unit: int, end: int) -> Iterator[tuple[Links, int]]:
    """Yield the links of hierarchies that lead from one unit to another."""
    for name, table in graph.links.items():
        if table.link.hierarchy is not None and end >= 0:
            yield from (
                (table, row) for row in graph.link_rows(name, unit, outgoing=True) if int(table.target[row]) == end
            )


def _within(event: Event, day: int) -> bool:
    """Return whether a day may be that of an event."""
    return event.on is None or event.on.first <= day <= event.on.last


def _problem(
    event: Event,
    unit: str,
    message: str,
    number: int | None,
    help: str,  # noqa: A002 - the word of a problem
    labels: tuple[Label, ...],
    day: int = EARLIEST,
    end: str | None = None,
) -> Problem:
    facts: dict[str, Any] = {"id": unit, "end": end or "", "date": str(event.on or ""), "day": show_day(day)}
    facts["into"] = Listing(event.into, quoted=False)
    word = event.word if unit in event.units else "into"
    return Problem(number, message, _place(event, word, unit), facts, labels=labels, help=help, code="ORG224")


def _place(event: Event, key: str, unit: str) -> Place:
    """Return where an event names a unit under one of its keys; the key where that is not known."""
    if key == event.word:
        return event.place_of(unit)
    tail = (event.into.index(unit),) if key == "into" and len(event.into) > 1 else ()
    return Place(event.place.document, (*event.place.path, key, *tail))
