"""The areas that bodies cover tile the whole: no area twice, none left over.

A hierarchy of areas gives each area one parent, so its parts cannot overlap. What can go wrong is who answers for
them: a body may cover an area and another one a part of it, or nobody may cover a corner. So each of the smallest
areas is asked how many bodies lie over it, on itself or on an area above it.

```yaml
kinds: {area: {abstract: true}, city: {is_a: area}, quarter: {is_a: area}, street: {is_a: area}, station: {}}
links:
  area_in: {hierarchy: true, nest: true, pairs: {quarter: [city], street: [quarter]}}
  covers: {from: station, to: area}
rules:
  R01: {check: tiles, for: street, by: ^covers, along: area_in}
```
Bad: one street is covered twice, one by nobody.
```yaml
units:
- id: city
  kind: city
  units:
  - {id: q1, kind: quarter, units: [{id: a, kind: street}]}  # expect: R01
  - {id: q2, kind: quarter, units: [{id: b, kind: street}]}  # expect: R01
- {id: north, kind: station, covers: [q1]}
- {id: south, kind: station, covers: [a]}
```
Good: a quarter is covered as a whole, or street by street.
```yaml
units:
- id: city
  kind: city
  units:
  - {id: q1, kind: quarter, units: [{id: a, kind: street}]}
  - {id: q2, kind: quarter, units: [{id: b, kind: street}]}
- {id: north, kind: station, covers: q1}
- {id: south, kind: station, covers: b}
```

Options:

- `by`: the way from an area to the bodies that lie over it.
- `along`: the hierarchy of areas.
- `each`: how many bodies lie over each area; 1 if left out.

`for` names the smallest areas. That published figures of the parts add up to the whole's is asked by `total`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
from pydantic import Field

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.base.interval import Interval
from orgtree.charter.language import Cardinality  # noqa: TC001 - pydantic reads the annotation
from orgtree.check.options import CheckOptions, HierarchyName, PathOption
from orgtree.check.rule import MOST_NAMED, Problem, judged
from orgtree.check.rules._paths import NONE, reached_by
from orgtree.graph.bounds import Answer, Bounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from orgtree.check.rule import Context, Undecided
    from orgtree.graph.hierarchy import Hierarchy

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]

NAME = "tiles"


class Options(CheckOptions):
    """Settings of `tiles`."""

    by: PathOption = Field(description="the way from an area to the bodies that lie over it")
    along: HierarchyName = Field(description="the hierarchy of areas")
    each: Cardinality = Field(Interval(1, 1), description="how many bodies lie over each area")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the areas that too few or too many bodies lie over."""
    graph = context.graph
    tree = graph.hierarchies[options.along]
    scope = context.scope(options)
    scope = Answer(scope.must & tree.members, scope.may & tree.members)
    own_low, own_high = context.query.count(options.by)
    low, high = _over(tree, own_low), _over(tree, own_high)
    failing, undecided = judged(scope, Bounds(low, high).within(options.each))
    cover = _covered(context, options, tree, own_low > 0, failing)
    for unit in failing:
        bodies = _Bodies(cover, unit)
        gap = low[unit] < options.each.low
        yield Problem(
            unit,
            N_("'{unit}' is covered by {count}, fewer than {allowed}: {bodies}")
            if gap
            else N_("'{unit}' is covered by {count}, more than {allowed}: {bodies}"),
            graph.place(unit, "id"),
            {
                "count": int(low[unit]),
                "allowed": str(options.each.low if gap else options.each.high),
                "bodies": context.named(bodies),
            },
            labels=tuple(
                Label(graph.place(body, "id"), N_("this one covers it"))
                for body in islice(cover.over(unit), MOST_NAMED)
            ),
            help=N_("let a body cover it, or an area above it")
            if gap
            else N_("let each area be covered once, itself or with an area above it"),
            absence=gap,
        )
    yield undecided


@dataclass(frozen=True, slots=True)
class _Cover:
    """Which bodies lie over areas.

    Args:
        tree: The hierarchy of areas.
        near: For each area the nearest one, itself or above, with bodies of its own; -1 for none.
        bodies: The bodies of areas that lie over one that is told of.
        counted: Which bodies count. Shape (units,).
    """

    tree: Hierarchy
    near: NDArray[np.int32]
    bodies: Mapping[int, NDArray[np.int64]]
    counted: Bools

    def over(self, unit: int) -> Iterator[int]:
        """Yield the bodies over an area, the nearest first."""
        here = int(self.near[unit])
        while here >= 0:
            there = self.bodies.get(here, NONE)
            yield from there[self.counted[there]].tolist()
            above = int(self.tree.parent[here])
            here = int(self.near[above]) if above >= 0 else -1


@dataclass(frozen=True)
class _Bodies(Sequence[int]):
    """The bodies over an area as a list that is made when it is read: many areas may lie under very many bodies."""

    cover: _Cover
    unit: int

    @cached_property
    def _found(self) -> list[int]:
        return list(self.cover.over(self.unit))

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, at: Any) -> Any:
        return self._found[at]


def _covered(context: Context, options: Options, tree: Hierarchy, covered: Bools, failing: list[int]) -> _Cover:
    """Return the bodies that lie over units that fail.

    Args:
        context: What is looked at.
        options: The ways.
        tree: The hierarchy of areas.
        covered: Areas with bodies of their own. Shape (units,).
        failing: The areas that are told of.
    """
    counted = context.query.targets(options.by).may
    if not failing:
        return _Cover(tree, tree.parent, {}, counted)
    told = np.zeros(context.graph.size, dtype=np.int64)
    told[failing] = 1
    above = np.flatnonzero(covered & (tree.subtree_sums(told) > 0))
    return _Cover(tree, tree.nearest(covered), reached_by(context, options.by, above.tolist(), most=None), counted)


def _over(tree: Hierarchy, own: Floats) -> Floats:
    """Return for each unit the sum over itself and the units above it."""
    total = own.copy()
    inside = tree.order
    finite = np.where(np.isinf(own), 0.0, own)[inside]
    running = np.zeros(len(inside) + 1)
    np.add.at(running, tree.position[inside], finite)
    np.subtract.at(running, tree.end[inside], finite)
    total[inside] = np.round(np.cumsum(running)[:-1])
    opened = tree.marked_ancestors(np.isinf(own))
    return np.where(opened > 0, np.inf, total)
