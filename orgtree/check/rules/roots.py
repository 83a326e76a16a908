"""Only units of declared kinds stand at the top of a hierarchy.

A unit without a parent is easily overlooked: it is checked and counted, but missing from every total and chart of
the whole. So a charter says who may stand at the top; all others need a parent.

```yaml
kinds: {company: {}, team: {}, staff_team: {is_a: team}}
links: {part_of: {hierarchy: true, nest: true, pairs: {team: [company, team]}}}
rules:
  R01: {check: roots, along: part_of, allowed: company}
```
Bad: a team that is part of nothing.
```yaml
units:
- {id: c, kind: company, units: [{id: t1, kind: team}]}
- {id: t2, kind: staff_team}  # expect: R01
```
Good:
```yaml
units:
- {id: c, kind: company, units: [{id: t1, kind: team}]}
- {id: t2, kind: staff_team, part_of: t1}
```

Options:

- `along`: the hierarchy.
- `allowed`: the kinds that may stand at its top, child kinds included; none if left out.
- `fits`: a condition that a unit at the top may fit instead, for tops that are known by their links.

A unit that says `incomplete:` of the hierarchy's link is undecided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from orgtree.base.catalogue import N_
from orgtree.charter.expression import Step
from orgtree.check.options import CheckOptions, ConditionOption, HierarchyName, KindNames
from orgtree.check.rule import Problem, judged
from orgtree.graph.bounds import Answer
from orgtree.graph.edges import incomplete_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.rule import Context, Undecided

NAME = "roots"
AT_TOP = N_("'{unit}', of kind {kind}, stands at the top of '{along}'")
PUT_UNDER = N_("put it under another unit, or write {along:id} at it; at the top may stand: {allowed}")


class Options(CheckOptions):
    """Settings of `roots`."""

    along: HierarchyName = Field(description="the hierarchy")
    allowed: KindNames = Field(None, description="kinds that may stand at its top, child kinds included")
    fits: ConditionOption = Field(None, description="a condition that a unit at the top may fit instead")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the units at the top that must not stand there."""
    graph = context.graph
    tree = graph.hierarchies[options.along]
    scope = context.scope(options) & Answer(tree.members, tree.members)
    placed = tree.parent >= 0
    may = placed | incomplete_lists(context.graph, Step(options.along))
    fits = Answer(placed, may)
    if options.allowed is not None:
        mask = graph.kind_mask(options.allowed)
        fits = fits | Answer(mask, mask)
    if options.fits is not None:
        fits = fits | context.query.condition(options.fits)
    failing, undecided = judged(scope, fits)
    tops = context.kind_names(options.allowed or ())
    for unit in failing:
        yield Problem(
            unit,
            AT_TOP,
            graph.place(unit, "kind"),
            {"kind": context.kind(unit), "along": options.along, "allowed": tops},
            help=PUT_UNDER,
            absence=True,
        )
    yield undecided
