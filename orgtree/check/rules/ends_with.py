"""A unit ends no later than the units that it is linked to.

What was founded for a host ends with it: a branch of a construction site is gone when the site is.

```yaml
kinds: {branch: {}, site: {}}
links: {hosted_by: {from: branch, to: site, nest: true}}
rules:
  R01: {check: ends-with, for: branch, link: hosted_by}
```
Bad: the branch goes on after its host.
```yaml
as_of: 2024-06
units:
- {id: bridge, kind: site, valid: {until: 2025}}
- {id: b, kind: branch, hosted_by: bridge, valid: {until: 2026}}  # expect: R01
```
Good: both end on one day, or the host has no end.
```yaml
as_of: 2024-06
units:
- {id: bridge, kind: site, valid: {until: 2025}}
- {id: b1, kind: branch, hosted_by: bridge, valid: {until: 2025}}
- {id: tunnel, kind: site}
- {id: b2, kind: branch, hosted_by: tunnel}
```

Options:

- `link`: the link to the host, subtypes included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pydantic import Field

from orgtree.base.catalogue import N_
from orgtree.base.dates import LATEST, show_day
from orgtree.base.finding import Label
from orgtree.check.options import CheckOptions, LinkName
from orgtree.check.rule import Problem, Undecided

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.rule import Context

NAME = "ends-with"
OUTLIVES = N_("'{unit}' has no end, and its host '{host}' ends {end:on}")
ENDS_AFTER = N_("'{unit}' ends {own:on}, after its host '{host}' {end:on}")
END_WITH = N_("let it end with its host: valid: {{until: {end}}}")


class Options(CheckOptions):
    """Settings of `ends-with`."""

    link: LinkName = Field(description="the link to the host, subtypes included")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the links on which a unit outlives its host."""
    graph = context.graph
    scope = context.scope(options)
    rows = context.rows(options.link)
    outlives = graph.stop[rows.source] > graph.stop[rows.target]
    for number in np.flatnonzero(outlives & scope.must[rows.source]).tolist():
        unit, host = int(rows.source[number]), int(rows.target[number])
        open_end = graph.stop[unit] >= LATEST
        yield Problem(
            unit,
            OUTLIVES if open_end else ENDS_AFTER,
            graph.place(unit, "id" if open_end else "valid"),
            {
                "host": context.id(host),
                "own": show_day(int(graph.stop[unit])),
                "end": show_day(int(graph.stop[host])),
            },
            labels=(Label(graph.place(host, "valid"), N_("the host ends here")),),
            help=END_WITH,
        )
    yield Undecided(np.unique(rows.source[outlives & scope.undecided[rows.source]]))
