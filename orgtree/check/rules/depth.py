"""The levels of a hierarchy lie within a band.

Each level that a matter passes costs time and hides who decides. The level of a unit is the number of units from the
top down to it, itself counted: the top stands on level 1. Below a unit that is told of for standing too deep
nothing is told again.

```yaml
kinds: {company: {}, team: {}, desk: {}}
links: {part_of: {hierarchy: true, nest: true, pairs: {team: [company, team], desk: [company, team]}}}
rules:
  R01: {check: depth, along: part_of, allowed: ..3}
  R02: {check: depth, along: part_of, for: desk, levels: team, allowed: 1..}
```
Bad: the third team is on level 4, and a desk stands under no team.
```yaml
units:
- id: c
  kind: company
  units:
  - {id: front, kind: desk}  # expect: R02
  - id: t1
    kind: team
    units:
    - id: t2
      kind: team
      units:
      - {id: t3, kind: team, units: [{id: t4, kind: team}]}  # expect: R01
```
Good:
```yaml
units:
- {id: c, kind: company, units: [{id: t1, kind: team, units: [{id: front, kind: desk}]}]}
```

Options:

- `along`: the hierarchy.
- `allowed`: the levels on which a unit may stand.
- `levels`: the kinds that count as a level, child kinds included; all if left out.

Below a unit that says `incomplete:` of the hierarchy's link the upper bound is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pydantic import Field

from orgtree.base.catalogue import N_
from orgtree.base.range_words import in_words
from orgtree.charter.expression import Step
from orgtree.charter.setting_types import Cardinality  # noqa: TC001 - pydantic reads the annotation
from orgtree.check.options import CheckOptions, HierarchyName, KindNames
from orgtree.check.rule import Problem, judged
from orgtree.graph.bounds import Answer, Bounds
from orgtree.graph.edges import incomplete_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.rule import Context, Undecided

NAME = "depth"


class Options(CheckOptions):
    """Settings of `depth`."""

    along: HierarchyName = Field(description="the hierarchy")
    allowed: Cardinality = Field(description="the levels on which a unit may stand; the top is level 1")
    levels: KindNames = Field(None, description="the kinds that count as a level, child kinds included")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the units on a level outside the band, the topmost of each branch only where they are too deep."""
    graph = context.graph
    tree = graph.hierarchies[options.along]
    scope = context.scope(options) & Answer(tree.members, tree.members)
    counted = graph.in_force if options.levels is None else graph.in_force & graph.kind_mask(options.levels)
    level = tree.marked_ancestors(counted).astype(float)
    unlisted = incomplete_lists(context.graph, Step(options.along))
    high = np.where(tree.marked_ancestors(unlisted) > 0, np.inf, level) if unlisted.any() else level
    failing, undecided = judged(scope, Bounds(level, high).within(options.allowed))
    deep = np.zeros(graph.size, dtype=bool)
    deep[failing] = level[failing] > float(options.allowed.high)
    below = tree.marked_ancestors(deep, include_self=False) > 0
    for unit in failing:
        if below[unit]:
            continue
        chain = tree.ancestors(unit)[::-1]
        yield Problem(
            unit,
            N_("'{unit}' stands on level {level} of '{along}', must be {allowed}"),
            graph.place(unit, "id"),
            {
                "level": int(level[unit]),
                "along": options.along,
                "allowed": in_words(options.allowed, counted=True),
                "chain": context.named(chain),
            },
            help=N_("it stands under {chain}; take a level out, or put it elsewhere"),
        )
    yield undecided
