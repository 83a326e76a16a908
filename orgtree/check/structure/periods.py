"""What is inside another thing begins no earlier and ends no later.

A child in a hierarchy exists within the time of its parent, and a link with dates of its own within the time of both
its ends: a seat cannot be older than its body. Only dates that are written are compared, so a unit without dates is
taken to follow those around it. A unit that moved gives each of its links the dates at which it held.

```yaml
kinds: {office: {}, council: {}}
links:
  part_of: {hierarchy: true, nest: true, from: office, to: office}
  seat: {from: council, to: office}
```
Bad: a child older than its parent, and one that outlives it; a seat older than its body.
```yaml
as_of: 2020
units:
- id: o1
  kind: office
  valid: {from: 2015, until: 2025}
  units:
  - {id: o2, kind: office, valid: {from: 2012}}  # expect: ORG216
  - id: o3
    kind: office
    valid:
      from: 2016
      until: 2026  # expect: ORG216
- id: c1
  kind: council
  valid: {from: 2017}
  seat:
  - {to: o1, valid: {from: 2016}}  # expect: ORG216
```
Good: within the time of the parent, or with the time of the link said.
```yaml
as_of: 2020
units:
- id: o1
  kind: office
  valid: {from: 2015}
  units:
  - {id: o2, kind: office, valid: {from: 2018}}
  - {id: o3, kind: office}
- {id: o4, kind: office, valid: {from: 2012}, part_of: {to: o1, valid: {from: 2015}}}
- {id: c1, kind: council, valid: {from: 2017}, seat: [o4, {to: o1, valid: {from: 2018}}]}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.dates import EARLIEST, ENDED, LATEST, show_day
from orgtree.base.finding import Label
from orgtree.check.rule import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from orgtree.base.place import Place
    from orgtree.check.options import CheckOptions
    from orgtree.check.rule import Context
    from orgtree.graph.snapshot import Links, Snapshot

    Bools = NDArray[np.bool_]

NAME = "periods"
_THERE = N_("'{other}' exists from {begin} to {end}")
_EXISTS = {
    (False, True): N_("'{other}' exists from {begin} on"),
    (True, False): N_("'{other}' exists until {end}"),
}
"""What is said of when a unit exists, by whether its beginning and its end are open."""
CODES = ("ORG216",)


def check(context: Context, options: CheckOptions) -> Iterator[Problem]:  # noqa: ARG001 - a structure rule has no settings
    """Yield every period that begins before, or ends after, the one that it lies in."""
    graph = context.graph
    dated = (graph.start > EARLIEST) | (graph.stop < LATEST)
    for table in graph.links.values():
        own = (table.start > EARLIEST) | (table.stop < LATEST)
        if own.any():
            to_others = own & (table.source != table.target)  # a link to itself lies in one period
            for which, ends in ((own, table.source), (to_others, table.target)):
                yield from _outside(graph, table, which, (table.start, table.stop), ends)
        if table.link.hierarchy is not None and dated.any():
            child = (graph.start[table.source], graph.stop[table.source])
            yield from _outside(graph, table, ~own & dated[table.source], child, table.target)


def _outside(
    graph: Snapshot,
    table: Links,
    which: Bools,
    period: tuple[NDArray[np.int32], NDArray[np.int32]],
    around: NDArray[np.int32],
) -> Iterator[Problem]:
    """Yield the rows whose period reaches out of that of a unit."""
    start, stop = period
    first = graph.start[around]
    # An end that is not known is neither too early nor too late.
    stop, last = (np.where(days == ENDED, LATEST, days) for days in (stop, graph.stop[around]))
    # A period that lies wholly elsewhere is told of once, by its beginning.
    early = which & (start > EARLIEST) & ((start < first) | (start >= last))
    before = which & (stop < LATEST) & (stop <= first) & ~early
    late = which & (stop < LATEST) & (stop > last) & ~early
    for row in np.flatnonzero(early | before | late).tolist():
        unit, other = int(table.source[row]), int(around[row])
        key = "from" if early[row] else "until"
        facts = {
            "to": graph.ids[table.target[row]],
            "other": graph.ids[other],
            "date": show_day(int(start[row] if early[row] else stop[row])),
            "begin": show_day(int(first[row])),
            "end": show_day(int(graph.stop[other])),
        }
        open_ends = int(first[row]) <= EARLIEST, not EARLIEST < graph.stop[other] < LATEST
        yield Problem(
            unit,
            _message(of_link=period[0] is table.start, early=bool(early[row]), before=bool(before[row])),
            _valid_place(graph, table, row, key, of_link=period[0] is table.start),
            facts,
            labels=(Label(graph.place(other, "valid"), _EXISTS.get(open_ends, _THERE)),),
            help=N_("correct one of the dates, or give the link the dates at which it held"),
            code="ORG216",
            link=table.link.name,
        )


def _message(*, of_link: bool, early: bool, before: bool) -> str:
    if before:
        return (
            N_("'{link}' of '{unit}' to '{to}' ends {date:on}, before '{other}' begins")
            if of_link
            else N_("'{unit}' ends {date:on}, before '{other}' above it begins")
        )
    if of_link:
        return (
            N_("'{link}' of '{unit}' to '{to}' begins {date:on}, when '{other}' does not exist")
            if early
            else N_("'{link}' of '{unit}' to '{to}' ends {date:on}, after '{other}' does")
        )
    return (
        N_("'{unit}' begins {date:on}, when '{other}' above it does not exist")
        if early
        else N_("'{unit}' ends {date:on}, after '{other}' above it does")
    )


def _valid_place(graph: Snapshot, table: Links, row: int, key: str, *, of_link: bool) -> Place:
    unit = int(table.source[row])
    base = graph.link_place(table, row, "valid") if of_link else graph.place(unit, "valid")
    return type(base)(base.document, (*base.path, key), base.part)
