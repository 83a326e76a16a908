"""A fact that two units state is the same at both.

What is written twice comes apart: a branch says when it was founded, and so does the list of its host. Two values are
compared where both are stated; two intervals agree if one holds the other, differ if they cannot be the same number,
and are undecided if they only overlap.

```yaml
kinds:
  office: {fields: {opened: {type: date}}}
  building: {fields: {in_use_since: {type: date}, storeys: {type: count}}}
  floor: {fields: {storeys_of_building: {type: count}}}
links: {located_in: {from: [office, floor], to: building}}
rules:
  R01: {check: agrees, for: office, field: opened, path: located_in, with: in_use_since}
  R02: {check: agrees, for: floor, field: storeys_of_building, path: located_in, with: storeys}
```
Bad:
```yaml
units:
- {id: house, kind: building, in_use_since: 2001-05-01, storeys: 4}
- {id: office, kind: office, located_in: house, opened: 2002}  # expect: R01
- {id: top, kind: floor, located_in: house, storeys_of_building: 5..}  # expect: R02
```
Good: the year holds the day; a value that is not stated contradicts none.
```yaml
units:
- {id: house, kind: building, in_use_since: 2001-05-01}
- {id: office, kind: office, located_in: house, opened: 2001}
- {id: top, kind: floor, located_in: house, storeys_of_building: 5..}
```

Options:

- `field`: the field of the unit.
- `path`: the way to the units that state it too.
- `with`: their field; the same field if left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from pydantic import Field

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.check.options import CheckOptions, FieldName, PathOption
from orgtree.check.rule import Problem, Undecided

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from orgtree.check.rule import Context
    from orgtree.graph.columns import Column

    Bools = NDArray[np.bool_]

NAME = "agrees"


class Options(CheckOptions):
    """Settings of `agrees`."""

    field: FieldName = Field(description="the field of the unit")
    path: PathOption = Field(description="the way to the units that state it too")
    with_: FieldName | None = Field(None, alias="with", description="their field; the same field if left out")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield each unit and another one that contradicts it."""
    graph = context.graph
    theirs = options.with_ or options.field
    left, right = graph.columns.get(options.field), graph.columns.get(theirs)
    if left is None or right is None:
        return
    scope = context.scope(options)
    starts = np.flatnonzero(scope.may & left.written)
    pairs = context.query.pairs(options.path, starts, rows=starts)
    targets = context.query.targets(options.path)
    both = right.written[pairs.unit] & targets.may[pairs.unit]
    unit, other = pairs.start[both], pairs.unit[both]
    sure, differs = _compared(left, right, unit, other)
    told = differs & scope.must[unit] & targets.must[other] & pairs.sure[both]
    for number in np.flatnonzero(told).tolist():
        one, two = int(unit[number]), int(other[number])
        yield Problem(
            one,
            N_("'{field}' of '{unit}' is {value}, and '{with}' of '{other}' is {stated}"),
            graph.place(one, options.field),
            {
                "field": options.field,
                "value": context.show(options.field, one),
                "with": theirs,
                "other": context.id(two),
                "stated": context.show(theirs, two),
            },
            labels=(Label(graph.place(two, theirs), N_("stated here too")),),
            help=N_("correct one of the two, or state it once"),
        )
    yield Undecided(np.unique(unit[~sure & ~told]))


def _compared(left: Column, right: Column, unit: Any, other: Any) -> tuple[Bools, Bools]:
    """Return which pairs surely agree and which surely differ."""
    if left.low is not None and left.high is not None and right.low is not None and right.high is not None:
        low, high, least, most = left.low[unit], left.high[unit], right.low[other], right.high[other]
        # A stretch that holds the other one says the same, only less of it.
        held = ((low <= least) & (most <= high)) | ((least <= low) & (high <= most))
        return held, (high < least) | (most < low)
    if left.codes is not None and right.codes is not None:
        numbers: dict[tuple[str, ...], int] = {}
        mine, theirs = (
            np.asarray([numbers.setdefault(_written_out(value), len(numbers)) for value in column.vocabulary] or [-1])
            for column in (left, right)
        )
        agree = mine[left.codes[unit]] == theirs[right.codes[other]]
        return agree, ~agree
    nothing = np.zeros(len(unit), dtype=bool)
    return nothing, ~nothing


def _written_out(value: Any) -> tuple[str, ...]:
    """Return one value or a list as a key of a mapping, in which True and 1 would be one; a list agrees in any order."""
    return tuple(sorted(map(repr, value if isinstance(value, tuple) else (value,))))
