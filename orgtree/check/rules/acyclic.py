"""Links lead nowhere in a circle.

A hierarchy has no cycle in any organisation. This is for other links and for several together: who depends on whom, who
stands in for whom, who is funded by whom. Each knot of units that lead to one another is told once, with the shortest
circle through its first unit.

```yaml
kinds: {service: {}}
links:
  needs: {from: service, to: service, fields: {hard: {type: bool}}}
  replaces: {from: service, to: service}
rules:
  R01: {check: acyclic, path: [needs, ^replaces]}
  R02: {check: acyclic, path: {path: needs, with: {hard: true}}}
```
Bad: by one link, by two of them, and by way of itself.
```yaml
units:
- {id: a, kind: service, needs: b}  # expect: R01
- {id: b, kind: service, needs: {to: c, hard: true}}
- {id: c, kind: service, needs: a}
- {id: d, kind: service, needs: e, replaces: e}  # expect: R01
- {id: e, kind: service}
- {id: g, kind: service, needs: {to: h, hard: true}}  # expect: R01 R02
- {id: h, kind: service, needs: {to: g, hard: true}}
```
Good: many ways to one unit are no circle.
```yaml
units:
- {id: a, kind: service, needs: [b, c]}
- {id: b, kind: service, needs: d}
- {id: c, kind: service, needs: d}
- {id: d, kind: service}
```

Options:

- `path`: the way that leads in no circle; a list of links for several together, narrowed by `with`, `kind` and `where`.

Only ways between units that the rule is about count. A unit that is on a circle of ways some of which are not sure, or
whose list of links is not whole, is undecided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pydantic import Field

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.base.messages import Listing
from orgtree.check.options import CheckOptions
from orgtree.check.rule import MOST_NAMED, Problem, Undecided
from orgtree.check.rules._paths import CountlessPath  # noqa: TC001 - pydantic reads the annotation
from orgtree.graph.cycles import knots, shortest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from orgtree.check.rule import Context

    Ints = NDArray[np.int64]

NAME = "acyclic"
_ROUNDS = 30
"""How often units are left out that begin or end a chain, before what is left is searched."""


class Options(CheckOptions):
    """Settings of `acyclic`."""

    path: CountlessPath = Field(description="the way that leads in no circle, or several")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the first unit of each knot."""
    scope = context.scope(options)
    starts = np.flatnonzero(scope.may)
    pairs = context.query.pairs(options.path, starts, rows=starts)
    targets = context.query.targets(options.path)
    source, target = pairs.start, pairs.unit
    may = targets.may[target] & scope.may[target]
    must = pairs.sure & targets.must[target] & scope.must[source] & scope.must[target]
    size = context.graph.size
    told = np.zeros(size, dtype=bool)
    above, number = _left(source[must], target[must], size)
    for knot in knots(above):
        told[number[knot]] = True
        circle = shortest(above, knot)
        first = int(number[circle[0]])
        names = [context.id(int(number[unit])) for unit in circle]
        shown = names if len(names) <= MOST_NAMED else [*names[:MOST_NAMED], "…"]
        circle_said = Listing([*shown, names[0]], quoted=False, between=N_("{some}, then {another}"))
        yield Problem(
            first,
            N_("'{unit}' leads back to itself along '{path}': {circle}"),
            context.path_place(first, options.path),
            {"path": context.path(options.path), "circle": circle_said},
            labels=tuple(
                Label(context.graph.place(int(number[unit]), "id"), N_("on the circle"))
                for unit in circle[1:MOST_NAMED]
            ),
            help=N_("take one of these links away, or turn it round"),
        )
    above, number = _left(source[may], target[may], size)
    perhaps = np.zeros(size, dtype=bool)
    for knot in knots(above):
        perhaps[number[knot]] = True
    perhaps[np.flatnonzero(pairs.open)] = True
    yield Undecided(np.flatnonzero(perhaps & ~told & scope.may))


def _left(source: Ints, target: Ints, size: int) -> tuple[list[list[int]], Ints]:
    """Return the ways between units that may be on a circle: neighbours by a number of their own, and the units' numbers.

    Whoever leads nowhere, or is led to from nowhere, is on none; most are left out so before the search begins.
    """
    for _ in range(_ROUNDS):
        leads, led_to = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
        leads[source], led_to[target] = True, True
        kept = led_to[source] & leads[target]
        if kept.all():
            break
        source, target = source[kept], target[kept]
    units = np.unique(source)
    place = np.full(size, -1, dtype=np.int64)
    place[units] = np.arange(len(units))
    above: list[list[int]] = [[] for _ in units]
    for one, other in zip(place[source].tolist(), place[target].tolist(), strict=True):
        if other >= 0:
            above[one].append(other)
    return above, units
