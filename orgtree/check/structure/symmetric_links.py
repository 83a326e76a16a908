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

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label, Severity
from orgtree.check.repeats import both_ways
from orgtree.check.rule import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.options import CheckOptions
    from orgtree.check.rule import Context

NAME = "symmetric-links"
CODES = ("ORG217",)
SEVERITIES: dict[str, Severity] = {"ORG217": "warning"}


def check(context: Context, options: CheckOptions) -> Iterator[Problem]:  # noqa: ARG001 - a structure rule has no settings
    """Yield the second of two statements of one symmetric link."""
    graph = context.graph
    for table in graph.links.values():
        if not table.link.symmetric:
            continue
        for first, second in both_ways(table, graph.size):
            yield Problem(
                int(table.source[second]),
                N_("'{link}' between '{to}' and '{unit}' is stated at both ends"),
                graph.link_place(table, second),
                {"to": graph.ids[table.target[second]]},
                labels=(Label(graph.link_place(table, first), N_("stated here already")),),
                help=N_("keep it at one end; it holds both ways"),
                code="ORG217",
                link=table.link.name,
            )
