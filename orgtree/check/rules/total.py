"""A stated total is the sum of its parts.

The value of a field with a `total` is that of the whole subtree, so what a unit states must be what the units under it
state together. Both are intervals: they are only found to differ where no value can satisfy both. A part that is perhaps
left out, or only perhaps stands there, adds from nothing to all of its own. A unit with no
parts is not judged, one that says that its list is incomplete only if what is listed is too much already, and one that
states nothing has the sum.

```yaml
kinds:
  office: {fields: {staff: {type: count, total: {along: part_of, except: {kind: task_force}}}}}
  task_force: {is_a: office}
links: {part_of: {hierarchy: true, nest: true, from: office, to: office}}
rules:
  R01: {check: total, for: office, field: staff}
```
Bad: two and three make five; what is left out of the sum cannot help.
```yaml
units:
- id: o1
  kind: office
  staff: 6  # expect: R01
  units:
  - {id: o2, kind: office, staff: 2}
  - {id: o3, kind: office, staff: 3}
  - {id: t1, kind: task_force, staff: 1}
- id: o4
  kind: office
  staff: 5  # expect: R01
  units:
  - {id: o5, kind: office, staff: 6..}
  - {id: o6, kind: office}
```
Good: the sum, perhaps the sum, or a list that is not whole.
```yaml
units:
- id: o1
  kind: office
  staff: 5
  units: [{id: o2, kind: office, staff: 2}, {id: o3, kind: office, staff: 3}]
- {id: o4, kind: office, staff: ~10, units: [{id: o5, kind: office, staff: 7..}]}
- {id: o6, kind: office, staff: 9, incomplete: [part_of], units: [{id: o7, kind: office, staff: 2}]}
```

Options:

- `field`: a field with a `total`; where it is summed along, and what is left out, is said there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import numpy as np
from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.base.messages import Named
from orgtree.base.range_words import shown_in_words
from orgtree.base.suggest import unknown
from orgtree.charter.expression import ExpressionError
from orgtree.check.options import FIELD_TITLE, CheckOptions, known_name, names_of
from orgtree.check.rule import Problem, judged
from orgtree.graph.bounds import Answer
from orgtree.graph.query import totals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.rule import Bools, Context, Floats, Undecided

NAME = "total"
APART = N_("{field} of '{unit}' is {value}, and its parts add up to {sum}")
CORRECT = N_("correct {field} here or at a part, add the part that is missing, or say incomplete: [{along:id}]")

_MOST_LABELS = 6
TOLERANCE = 1e-9
"""Relative difference below which sums of numbers that are not whole are the same."""


def _summed(name: str, info: ValidationInfo) -> str:
    fields = names_of(info).fields
    found = known_name(name, fields, N_("'{name}' is not a field of the charter"))
    if fields[found].total is None:
        known = [one for one, field in fields.items() if field.total is not None]
        raise ExpressionError(unknown(N_("'{name}' has no total"), found, known))
    return found


class Options(CheckOptions):
    """Settings of `total`."""

    field: Annotated[str, BeforeValidator(_summed), FIELD_TITLE, WithJsonSchema({"type": "string"})] = Field(
        description="a field with a total"
    )


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the units whose stated total is surely not the sum."""
    graph = context.graph
    entry, column = context.charter.fields[options.field], graph.columns.get(options.field)
    if column is None or entry.total is None:
        return
    sums = totals(graph, options.field)
    some = sums.parts > 0
    comparable = Answer(some, some | sums.more) & Answer(column.known, column.known)
    own, below = sums.total, sums.below
    exact = own.exact & below.exact | (own.low == below.low) & (own.high == below.high)
    apart = _less(own.high, below.low) | _less(below.high, own.low)
    failing, undecided = judged(context.scope(options) & comparable, Answer(exact & ~apart, ~apart))
    tree = graph.hierarchies[entry.total.along]
    for unit in failing:
        children = tree.children(unit)
        parts = children[sums.counted.may[children]]
        yield Problem(
            unit,
            APART,
            context.field_place(unit, options.field),
            {
                "field": options.field,
                "value": context.show(options.field, unit),
                "parts": len(parts),
                "sum": shown_in_words(str(below.interval(unit))),
                "along": Named(entry.total.along, context.charter.links[entry.total.along].title),
            },
            labels=tuple(
                Label(context.field_place(part, options.field), N_("a part of the sum"))
                for part in parts[:_MOST_LABELS].tolist()
            ),
            help=CORRECT,
        )
    yield undecided


def _less(left: Floats, right: Floats) -> Bools:
    """Return where one number is less than another by more than summing may lose."""
    finite = np.isfinite(left) & np.isfinite(right)
    gap = np.subtract(right, left, out=np.zeros_like(left), where=finite)
    found: Bools = np.where(finite, gap > TOLERANCE * np.maximum(1.0, np.abs(right)), left < right)
    return found
