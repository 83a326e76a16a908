"""As many are listed as are declared.

A body that says it has twelve seats and lists eleven has lost one on the way, or gained one that nobody counted. Only
units that state the number are judged.

```yaml
kinds: {council: {fields: {seats: {type: count}}}, office: {}}
links: {seat: {from: council, to: office}}
rules:
  R01: {check: listed, for: council, field: seats, path: seat}
```
Bad:
```yaml
units:
- {id: o1, kind: office}
- {id: o2, kind: office}
- {id: council, kind: council, seats: 3, seat: [o1, o2]}  # expect: R01
```
Good: the number agrees, is not stated, or the list says that it is not whole.
```yaml
units:
- {id: o1, kind: office}
- {id: o2, kind: office}
- {id: c1, kind: council, seats: 2, seat: [o1, o2]}
- {id: c2, kind: council, seat: [o1]}
- {id: c3, kind: council, seats: 3, seat: [o1, o2], incomplete: [seat]}
```

Options:

- `field`: the number that is declared.
- `path`: the way to what is listed.
- `distinct`: whether a unit that is listed twice counts once; false if left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.base.range_words import in_words
from orgtree.check.options import CheckOptions, NumberField, PathOption
from orgtree.check.rule import Problem, judged, stated
from orgtree.graph.bounds import Answer, Bounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.rule import Context, Undecided

NAME = "listed"
DECLARES = N_("{field} of '{unit}' is {declared}, and the list has {listed}")
CORRECT = N_("correct {field}, or list what is missing; incomplete: says that a list is not whole")


class Options(CheckOptions):
    """Settings of `listed`."""

    field: NumberField = Field(description="the number that is declared")
    path: PathOption = Field(description="the way to what is listed")
    distinct: bool = Field(default=False, description="whether a unit that is listed twice counts once")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the units that list another number than they declare."""
    graph = context.graph
    column = graph.columns.get(options.field)
    known = stated(column, graph.size)
    if column is None or column.low is None or column.high is None or not known.any():
        return
    scope = context.scope(options) & Answer(known, known)
    there = context.query.count(options.path, distinct=options.distinct)
    failing, undecided = judged(scope, there.same(Bounds(column.low, column.high)))
    for unit in failing:
        yield Problem(
            unit,
            DECLARES,
            graph.place(unit, options.field),
            {
                "field": options.field,
                "declared": context.show(options.field, unit),
                "listed": in_words(there.interval(unit), counted=True),
                "path": context.path(options.path),
            },
            labels=(Label(context.path_place(unit, options.path), N_("{listed} listed here")),),
            help=CORRECT,
            absence=bool(there.high[unit] < column.low[unit]),
        )
    yield undecided
