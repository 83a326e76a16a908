"""A link that is in force does not lead to a unit that has ended.

When a unit ends, whatever is linked to it has to be linked to its successor, or the link has to end with it. Without a
date of its own (`valid`) a link is in force as long as the unit that states it.

```yaml
kinds: {area: {}, office: {}}
links:
  covers: {from: office, to: area}
  part_of: {hierarchy: true, nest: true, from: office, to: office}
```
Bad:
```yaml
as_of: 2020
units:
- {id: a1, kind: area, valid: {until: 2019}}
- {id: o1, kind: office, covers: a1}  # expect: ORG211
- id: o2
  kind: office
  valid: {until: 2018-07}
  units:
  - {id: o3, kind: office}  # expect: ORG211
```
Good: the link has ended too, or the unit that states it, or the end is still to come.
```yaml
as_of: 2020
units:
- {id: a1, kind: area, valid: {until: 2019}}
- {id: a2, kind: area, valid: {until: 2021}}
- {id: o1, kind: office, covers: [{to: a1, valid: {until: 2019}}, a2]}
- {id: o2, kind: office, valid: {until: 2019}, covers: a1}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.dates import ENDED, show_day
from orgtree.base.finding import Label, Suggestion
from orgtree.base.messages import Listing
from orgtree.check.rule import Problem
from orgtree.graph.link_findings import AFTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.options import CheckOptions
    from orgtree.check.rule import Context

NAME = "ended-links"
CODES = ("ORG211",)


def check(context: Context, options: CheckOptions) -> Iterator[Problem]:  # noqa: ARG001 - a structure rule has no settings
    """Yield every link in force whose target has ended."""
    graph = context.graph
    day = graph.day
    ended = graph.stop <= day
    if graph.facts.undecided_on(graph.as_of):
        ended &= graph.stop > ENDED
    if not ended.any():
        return
    tombs = graph.facts.head.tombstones
    standing = {graph.ids[unit] for unit in np.flatnonzero(graph.in_force).tolist()} if tombs else set[str]()
    for table in graph.links.values():
        in_force = graph.in_force[table.source] & (table.start <= day) & (table.stop > day)
        for row in np.flatnonzero(in_force & ended[table.target]).tolist():
            other = int(table.target[row])
            tomb = tombs.get(graph.ids[other])
            into = Listing(graph.facts.heirs(graph.ids[other], standing.__contains__), quoted=False)
            yield Problem(
                int(table.source[row]),
                N_("'{link}' of '{unit}' leads to '{to}', which has ended")
                if graph.stop[other] == ENDED
                else N_("'{link}' of '{unit}' leads to '{to}', which ended {end:on}"),
                graph.link_place(table, row, "to"),
                {
                    "to": graph.ids[other],
                    "end": show_day(int(graph.stop[other])),
                    "target": graph.ids[other],
                    "into": into,
                },
                labels=(Label(graph.place(other, "valid"), N_("it ended here")),),
                help=AFTER.get(tomb.event.word, "")
                if into and tomb is not None and tomb.event is not None
                else N_("lead it to the successor of '{to}', or give the link an end with valid"),
                written=graph.ids[other] if into else None,
                suggestion=Suggestion(into.names[0]) if len(into.names) == 1 else None,
                code="ORG211",
                link=table.link.name,
            )
