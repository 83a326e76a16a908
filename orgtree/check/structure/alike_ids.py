"""Ids differ in more than capitals.

A search, a file name or a person that does not heed capitals takes `Docs` and `docs` for one unit. They are two here,
so that they are told and no more.

```yaml
kinds: {team: {}}
links: {}
```
Bad:
```yaml
units:
- {id: docs, kind: team}
- {id: Docs, kind: team}  # expect: ORG219
```
Good:
```yaml
units:
- {id: Docs, kind: team}
- {id: docs-site, kind: team}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.check.rule import Problem
from orgtree.graph.text_column import any_alike

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.options import CheckOptions
    from orgtree.check.rule import Context

NAME = "alike-ids"
CODES = ("ORG219",)
SEVERITIES = {"ORG219": "warning"}


def check(context: Context, options: CheckOptions) -> Iterator[Problem]:  # noqa: ARG001 - a structure rule has no settings
    """Yield each unit in force whose id is that of an earlier one but for capitals."""
    graph = context.graph
    if not any_alike(graph.ids):
        return
    first: dict[str, int] = {}
    for unit, name in enumerate(graph.ids):
        if not graph.in_force[unit]:
            continue
        other = first.setdefault(name.casefold(), unit)
        if other != unit:
            yield Problem(
                unit,
                N_("the ids '{unit:id}' and '{other}' differ in capitals only"),
                graph.place(unit, "id"),
                {"other": graph.ids[other]},
                labels=(Label(graph.place(other, "id"), N_("the other one")),),
                help=N_("give one of the two another id, unless both are established"),
                code="ORG219",
            )
