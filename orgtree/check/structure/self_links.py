"""A unit is not linked to itself.

Nothing is its own partner, sponsor or neighbour; such a link is a slip of the id. In a hierarchy it is a cycle of one
unit, and is found as one (ORG205).

```yaml
kinds: {office: {}}
links: {twinned: {symmetric: true, from: office, to: office}}
```
Bad:
```yaml
units:
- {id: o1, kind: office}
- {id: o2, kind: office, twinned: [o1, o2]}  # expect: ORG210
```
Good:
```yaml
units:
- {id: o1, kind: office}
- {id: o2, kind: office, twinned: [o1]}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.check.rule import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.options import CheckOptions
    from orgtree.check.rule import Context

NAME = "self-links"
CODES = ("ORG210",)


def check(context: Context, options: CheckOptions) -> Iterator[Problem]:  # noqa: ARG001 - a structure rule has no settings
    """Yield every link of a unit to itself, whenever it is in force."""
    graph = context.graph
    for table in graph.links.values():
        own = table.source == table.target
        if table.link.hierarchy is not None:
            own &= ~table.in_force  # those in force were found when the hierarchy was built
        for row in np.flatnonzero(own).tolist():
            yield Problem(
                int(table.source[row]),
                N_("'{unit}' has the link '{link}' to itself"),
                graph.link_place(table, row, "to"),
                help=N_("correct the id, or take the link away"),
                code="ORG210",
                link=table.link.name,
            )
