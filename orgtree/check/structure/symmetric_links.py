"""A link that holds both ways is stated at one end.

A symmetric link is read from either end, so writing it at both is saying it twice; when one of the two is changed, they
contradict each other.

```yaml
kinds: {office: {}}
links: {twinned: {symmetric: true, from: office, to: office}}
```
Bad:
```yaml
units:
- {id: o1, kind: office, twinned: o2}
- {id: o2, kind: office, twinned: o1}  # expect: ORG217
```
Good: at one end, or again after the first has ended.
```yaml
units:
- {id: o1, kind: office, twinned: [o2, {to: o3, valid: {until: 2018}}]}
- {id: o2, kind: office}
- {id: o3, kind: office, twinned: {to: o1, valid: {from: 2019}}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label, Severity
from orgtree.check.rule import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.options import CheckOptions
    from orgtree.check.rule import Context
    from orgtree.graph.graph import Links

NAME = "symmetric-links"
CODES = ("ORG217",)
SEVERITIES: dict[str, Severity] = {"ORG217": "warning"}


def check(context: Context, options: CheckOptions) -> Iterator[Problem]:  # noqa: ARG001 - a structure rule has no settings
    """Yield the second of two statements of one symmetric link."""
    graph = context.graph
    for table in graph.links.values():
        if not table.link.symmetric:
            continue
        for first, second in _stated_twice(table, graph.size):
            yield Problem(
                int(table.source[second]),
                N_("'{link}' between '{to}' and '{unit}' is stated at both ends"),
                graph.link_place(table, second),
                {"link": table.link.name, "to": graph.ids[table.target[second]]},
                labels=(Label(graph.link_place(table, first), N_("stated here already")),),
                help=N_("keep it at one end; it holds both ways"),
                code="ORG217",
            )


def _stated_twice(table: Links, size: int) -> Iterator[tuple[int, int]]:
    """Yield pairs of rows that join the same units the other way round on some day, the earlier row first."""
    low, high = np.minimum(table.source, table.target), np.maximum(table.source, table.target)
    key = low.astype(np.int64) * size + high
    order = np.argsort(key, kind="stable")
    starts = np.flatnonzero(np.r_[True, key[order][1:] != key[order][:-1]]) if len(order) else order
    stops = np.r_[starts[1:], len(order)]
    for start, stop in zip(starts[stops - starts > 1].tolist(), stops[stops - starts > 1].tolist(), strict=True):
        forward: dict[bool, list[int]] = {True: [], False: []}
        for row in order[start:stop].tolist():
            upward = bool(table.source[row] < table.target[row])
            other = next((one for one in forward[not upward] if table.period(one).overlaps(table.period(row))), None)
            if other is None:
                forward[upward].append(row)
            elif table.source[row] != table.target[row]:
                yield other, row
