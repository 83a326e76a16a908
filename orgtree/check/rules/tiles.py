"""The areas that bodies cover tile the whole: no area twice, none left over.

A hierarchy of areas gives each area one parent, so its parts cannot overlap. What can go wrong is who answers for
them: a body may cover an area and another one a part of it, or nobody may cover a corner. So each of the smallest
areas is asked how many bodies lie over it, on itself or on an area above it. A root whose `incomplete` names the
hierarchy's link may lie in another area, and be covered with it.

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
- `each`: how many bodies lie over each area; 1 if left out. A body that covers an area and one above it is one body.

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
from orgtree.charter.setting_types import Cardinality  # noqa: TC001 - pydantic reads the annotation
from orgtree.check.options import CheckOptions, HierarchyName, PathOption
from orgtree.check.rule import MOST_NAMED, Problem, judged
from orgtree.graph.bounds import Answer, Bounds
from orgtree.graph.open_roots import open_roots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from orgtree.check.rule import Context, Undecided
    from orgtree.graph.hierarchy import Hierarchy
    from orgtree.graph.open_roots import OpenRoots

    Ints = NDArray[np.int64]

NAME = "tiles"
_NONE = N_("no body covers '{unit}', must be at least {allowed}")
_FEW = N_("'{unit}' is covered by {count}, fewer than {allowed}: {bodies}")


class Options(CheckOptions):
    """Settings of `tiles`."""

    by: PathOption = Field(description="the way from an area to the bodies that lie over it")
    along: HierarchyName = Field(description="the hierarchy of areas")
    each: Cardinality = Field(Interval(1, 1), description="how many bodies lie over each area")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the areas that too few or too many bodies lie over."""
    graph = context.graph
    tree = graph.hierarchies[options.along]
    scope = context.scope(options) & Answer(tree.members, tree.members)
    areas = np.flatnonzero(tree.members)  # few units are areas, and nothing is asked of the others
    pairs = context.query.pairs(options.by, areas, rows=areas)
    counted = context.query.targets(options.by)
    area, body = _topmost(tree, pairs.start, pairs.unit)
    low, high = (_over(tree, area[mask[body]]) for mask in (counted.must, counted.may))
    if pairs.open.any():
        opened = np.zeros(graph.size, dtype=bool)
        opened[: len(pairs.open)] = pairs.open
        high[tree.marked_ancestors(opened) > 0] = np.inf
    if roots := open_roots(graph, options.along):
        high += _elsewhere(tree, roots, high)
    failing, undecided = judged(scope, Bounds(low, high).within(options.each))
    cover = _Cover(tree, area[counted.must[body]], body[counted.must[body]])
    for unit in failing:
        bodies = _Bodies(cover, unit)
        gap = low[unit] < options.each.low
        yield Problem(
            unit,
            (_FEW if low[unit] else _NONE)
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


@dataclass(frozen=True)
class _Cover:
    """Which bodies lie over areas.

    Args:
        tree: The hierarchy of areas.
        area: Area of each pair, sorted. Shape (pairs,).
        body: Body that lies over it.
    """

    tree: Hierarchy
    area: Ints
    body: Ints

    @cached_property
    def _near(self) -> NDArray[np.int32]:
        """For each area the nearest one, itself or above, with bodies of its own; -1 for none. Shape (units,)."""
        covered = np.zeros(len(self.tree.parent), dtype=bool)
        covered[self.area] = True
        return self.tree.nearest(covered)

    def over(self, unit: int) -> Iterator[int]:
        """Yield the bodies over an area, the nearest first."""
        here = int(self._near[unit])
        while here >= 0:
            first, last = np.searchsorted(self.area, [here, here + 1])
            yield from self.body[first:last].tolist()
            above = int(self.tree.parent[here])
            here = int(self._near[above]) if above >= 0 else -1


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


def _topmost(tree: Hierarchy, area: Ints, body: Ints) -> tuple[Ints, Ints]:
    """Return pairs of an area and a body, sorted by area, without those whose body covers an area above it as well."""
    inside = tree.members[area]
    area, body = area[inside], body[inside]
    size = len(tree.order) + 1
    begin, end = body * size + tree.position[area], body * size + tree.end[area]
    order = np.argsort(begin)
    begin, end = begin[order], end[order]
    # Subtrees lie in one another or apart, so one that begins before an earlier one ends lies in it.
    lies_in = begin[1:] < np.maximum.accumulate(end)[:-1]
    kept = np.sort(order[np.r_[True, ~lies_in][: len(end)]])
    return area[kept], body[kept]


def _elsewhere(tree: Hierarchy, roots: OpenRoots, high: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return for each area how many bodies more may lie over it, since the parent of a root above it may be missing."""
    top = tree.root_of
    more = np.zeros(len(high))
    for _ in roots.parents:  # by way of one another, as often as there are kinds of them
        found = np.zeros(len(high))
        for group, parents in enumerate(roots.parents):
            best = np.full(len(high), -1.0)
            ends = np.flatnonzero(parents)
            np.maximum.at(best, top[ends], np.where(more[top[ends]] > 0, np.inf, high[ends]))
            first, second = np.sort(np.append(best, [-1.0, -1.0]))[[-1, -2]]
            mine = roots.units[roots.group == group]
            found[mine] = np.maximum(np.where(best[mine] == first, second, first), 0.0)  # none lies below itself
        more = found
    return np.where(top >= 0, more[top], 0.0)


def _over(tree: Hierarchy, areas: Ints) -> NDArray[np.float64]:
    """Return for each unit how many pairs there are at itself and the units above it, given the area of each pair."""
    size = len(tree.order) + 1
    steps = np.bincount(tree.position[areas], minlength=size) - np.bincount(tree.end[areas], minlength=size)
    total = np.zeros(len(tree.parent))
    total[tree.order] = np.cumsum(steps)[:-1]
    return total
