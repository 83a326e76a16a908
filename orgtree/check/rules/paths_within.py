"""Every unit that one way leads to is among those of another way.

`paths-meet` asks that two ways have one unit in common; this check asks it of all: that each chair of a body holds a
seat of it, that whoever approved a unit stands above it.

```yaml
kinds: {council: {}, office: {}}
links:
  seat: {from: council, to: office}
  chaired_by: {from: council, to: office}
rules:
  R01: {check: paths-within, for: council, inner: chaired_by, outer: seat}
```
Bad: one of two chairs holds no seat.
```yaml
units:
- {id: o1, kind: office}
- {id: o2, kind: office}
- {id: council, kind: council, seat: [o1], chaired_by: [o1, o2]}  # expect: R01
```
Good: the chair holds a seat; a body without a chair has none outside.
```yaml
units:
- {id: o1, kind: office}
- {id: o2, kind: office}
- {id: c1, kind: council, seat: [o1, o2], chaired_by: o1}
- {id: c2, kind: council, seat: [o1, o2]}
```

Options:

- `inner`: the way of which every unit must be on the other one.
- `outer`: the other way.

A list on the outer way that is incomplete leaves the unit undecided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pydantic import Field

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.check.options import CheckOptions, PathOption
from orgtree.check.rule import Problem, Undecided, reached
from orgtree.graph.pair_keys import pair_keys
from orgtree.graph.query import Pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from orgtree.charter.expression import Path
    from orgtree.check.rule import Context

    Bools = NDArray[np.bool_]

NAME = "paths-within"


class Options(CheckOptions):
    """Settings of `paths-within`."""

    inner: PathOption = Field(description="every unit that this way leads to")
    outer: PathOption = Field(description="is among those that this way leads to")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the units of which an inner unit is not on the outer way."""
    graph = context.graph
    scope = context.scope(options)
    starts = np.flatnonzero(scope.may & context.query.exists(options.inner).may)
    if not len(starts):
        return
    inner = context.query.pairs(options.inner, starts, rows=starts)
    outer = context.query.pairs(options.outer, starts, rows=starts)
    surely, perhaps = _targets(context, options.inner, inner)
    sure_outer, maybe_outer = _targets(context, options.outer, outer)
    size = graph.size
    key, other = (pair_keys(pairs.start, pairs.unit, size) for pairs in (inner, outer))
    missing = surely & ~np.isin(key, other[maybe_outer], assume_unique=True) & ~outer.open[inner.start]
    unsure = perhaps & ~np.isin(key, other[sure_outer], assume_unique=True) & ~missing
    lacking, there = _some(inner, missing), _some(outer, maybe_outer)
    failing = np.unique(lacking.start[scope.must[lacking.start]])
    for unit in failing.tolist():
        place = context.path_place(unit, options.outer)
        yield Problem(
            unit,
            N_("'{inner}' of '{unit}' leads to {units}, and '{outer}' does not"),
            context.path_place(unit, options.inner),
            {
                "units": context.named(reached(lacking, unit)),
                "inner": context.path(options.inner),
                "outer": context.path(options.outer),
                "there": context.named(reached(there, unit)),
            },
            labels=(Label(place, N_("it leads to {there}")),),
            help=N_("put {units} on '{outer}' too, or not on '{inner}'"),
            absence=True,
        )
    doubtful = np.zeros(size, dtype=bool)
    doubtful[inner.start[unsure | missing]] = True
    doubtful[np.flatnonzero(inner.open)] = True
    doubtful[failing] = False
    yield Undecided(np.flatnonzero(doubtful & scope.may))


def _some(pairs: Pairs, which: Bools) -> Pairs:
    """Return some of the pairs."""
    return Pairs(pairs.start[which], pairs.unit[which], pairs.open, pairs.sure[which])


def _targets(context: Context, path: Path, pairs: Pairs) -> tuple[Bools, Bools]:
    """Return which pairs surely and which perhaps lead to a unit that the path counts."""
    wanted = context.query.targets(path)
    return wanted.must[pairs.unit] & pairs.sure, wanted.may[pairs.unit]
