"""A value of a unique field is stated once.

A field that the charter calls `unique`, such as a code or an address, tells units apart: no two units in force, of
whatever kind, state the same value of it. Of several values none is shared. Numbers and dates are the same only where
both are known exactly; what is not stated is not compared, and neither is what the field's `default` says of that.

```yaml
kinds:
  body: {abstract: true, fields: {code: {type: text, unique: true}, sites: {type: url, several: true, unique: true}}}
  office: {is_a: body}
  council: {is_a: body}
links: {}
```
Bad:
```yaml
units:
- {id: o1, kind: office, code: A-1, sites: ['https://one.example', 'https://two.example']}
- {id: c1, kind: council, code: A-1}  # expect: ORG220
- {id: c2, kind: council, sites: 'https://two.example'}  # expect: ORG220
```
Good: other values, none, and a unit that has ended.
```yaml
units:
- {id: o1, kind: office, code: A-1}
- {id: o2, kind: office, code: A-2}
- {id: o3, kind: office}
- {id: o4, kind: office, code: A-1, valid: {until: 2018}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.check.rule import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.options import CheckOptions
    from orgtree.check.rule import Context
    from orgtree.graph.columns import Column

NAME = "repeated-values"
CODES = ("ORG220",)


def check(context: Context, options: CheckOptions) -> Iterator[Problem]:  # noqa: ARG001 - a structure rule has no settings
    """Yield every unit whose value an earlier one has, naming both."""
    graph = context.graph
    for name, column in graph.columns.items():
        if not column.field.unique:
            continue
        first: dict[object, int] = {}
        for unit in np.flatnonzero(column.written & column.known & graph.in_force).tolist():
            for value in _values(column, unit):
                earlier = first.setdefault(value, unit)
                if earlier == unit:
                    continue
                yield Problem(
                    unit,
                    N_("'{unit}' and '{other}' have the same {field}, '{value}'"),
                    graph.place(unit, name),
                    {"other": graph.ids[earlier], "field": name, "value": str(value)},
                    labels=(Label(graph.place(earlier, name), N_("first stated here")),),
                    help=N_("correct one of the two; no two units share a {field}"),
                    code="ORG220",
                )
                break


def _values(column: Column, unit: int) -> tuple[object, ...]:
    """Return what a unit states as texts; nothing where it is not known exactly."""
    if column.low is not None and column.high is not None and column.low[unit] != column.high[unit]:
        return ()
    value = column.value(unit)
    return value if isinstance(value, tuple) else (column.text(unit),)
