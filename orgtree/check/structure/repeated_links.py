"""A link is stated once.

Two entries of one list that say the same are counted twice in sums of links, and whoever changes one of them leaves
the other behind. Two links between the same units that differ in a field, such as two seats in different roles, are
two links; so are two whose dates do not overlap.

```yaml
kinds: {council: {}, office: {}}
links: {seat: {from: council, to: office, fields: {role: {type: text}}}}
```
Bad:
```yaml
units:
- {id: o1, kind: office}
- {id: c1, kind: council, seat: [o1, {to: o1}]}  # expect: ORG209
- id: c2
  kind: council
  seat:
  - {to: o1, role: chair}
  - {to: o1, role: chair, valid: {from: 2018}}  # expect: ORG209
```
Good: another role, other dates.
```yaml
units:
- {id: o1, kind: office}
- id: c1
  kind: council
  seat:
  - {to: o1, role: chair, valid: {until: 2018}}
  - {to: o1, role: chair, valid: {from: 2018}}
  - {to: o1, role: clerk}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label, Suggestion
from orgtree.check.repeats import first_said
from orgtree.check.rule import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.options import CheckOptions
    from orgtree.check.rule import Context

NAME = "repeated-links"
CODES = ("ORG209",)


def check(context: Context, options: CheckOptions) -> Iterator[Problem]:  # noqa: ARG001 - a structure rule has no settings
    """Yield every link that an earlier one states already."""
    graph = context.graph
    for table in graph.links.values():
        first = first_said(table)
        for row in np.flatnonzero(first >= 0).tolist():
            unit = int(table.source[row])
            earlier = int(first[row])
            whole = bool(table.start[row] == table.start[earlier] and table.stop[row] == table.stop[earlier])
            yield Problem(
                unit,
                N_("'{unit}' states the link '{link}' to '{to}' twice"),
                graph.link_place(table, row),
                {"to": graph.ids[table.target[row]]},
                labels=(Label(graph.link_place(table, earlier), N_("first stated here")),),
                help=N_("take this one away, or say in what the two differ"),
                code="ORG209",
                link=table.link.name,
                # Where the dates differ, it is not said which of them is meant.
                suggestion=Suggestion("", guess=False) if whole else None,
            )
