"""A unit has one parent in a hierarchy at every date, and not only at that of the definition.

Two parents on the day that is looked at are found when the hierarchy is built (ORG204). This rule warns of those of
other days, which it names: a unit that moved has left its old parent when it comes to the new one, since periods are
half-open and the day of the move belongs to the new one only. Where nothing says when either of the two began, nothing
says that they were ever at once.

```yaml
kinds: {office: {}}
links: {part_of: {hierarchy: true, nest: true, from: office, to: office}}
```
Bad: under both in 2018.
```yaml
as_of: 2020
units:
- {id: o1, kind: office}
- {id: o2, kind: office}
- id: o3
  kind: office
  part_of:
  - {to: o1, valid: {until: 2019}}
  - {to: o2, valid: {from: 2018}}  # expect: ORG204
```
Good: the one ends where the other begins.
```yaml
as_of: 2020
units:
- {id: o1, kind: office}
- {id: o2, kind: office}
- {id: o3, kind: office, part_of: [{to: o1, valid: {until: 2018}}, {to: o2, valid: {from: 2018}}]}
- {id: o4, kind: office, valid: {until: 2014}}
- {id: o5, kind: office, part_of: [o1, {to: o4, valid: {until: 2014}}]}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.check.dated_links import crowded, holding
from orgtree.check.repeats import repeats
from orgtree.check.rule import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.options import CheckOptions
    from orgtree.check.rule import Context

NAME = "past-parents"
CODES = ("ORG204",)


def check(context: Context, options: CheckOptions) -> Iterator[Problem]:  # noqa: ARG001 - a structure rule has no settings
    """Yield the units that had, or will have, two parents at once."""
    graph = context.graph
    for name in context.charter.hierarchies:
        tables = graph.tables(name)
        source = np.concatenate([table.source for table in tables]).astype(np.int64)
        several = np.bincount(source, minlength=graph.size)[source] > 1
        told = np.zeros(graph.size, dtype=bool)
        told[[unit for unit, words in graph.damage.items() if "two-parents" in words]] = True
        fresh = ~np.concatenate([repeats(table) for table in tables]) if several.any() else several
        numbers = np.flatnonzero(several & fresh & ~told[source])
        if not len(numbers):
            continue
        start, stop = holding(graph, tables)
        rows = [(table, row) for table in tables for row in range(len(table))]
        for crowd in crowded(source, start, stop, numbers, 1, graph.day):
            (first, first_row), (second, row) = (rows[number] for number in crowd.links[:2])
            parents = [graph.named[int(first.target[first_row])], graph.named[int(second.target[row])]]
            if parents[0] == parents[1]:
                continue
            yield Problem(
                crowd.unit,
                N_("'{unit}' has two parents along '{link}' at once ({days}): '{first}' and '{second}'"),
                graph.link_place(second, row),
                {"first": parents[0], "second": parents[1], "days": crowd.days},
                labels=(Label(graph.link_place(first, first_row), N_("the first one")),),
                help=N_("let the one end where the other begins, with valid"),
                code="ORG204",
                link=name,
                severity="warning",
            )
