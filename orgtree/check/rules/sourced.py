"""Every number says where it is from, and of which day it is.

A figure without a source cannot be checked by anyone else. A number carries its own as
`{value: 45, source: …, as_of: …}`; the date may be the definition's.

```yaml
kinds: {town: {fields: {people: {type: count}, staff: {type: count}}}}
rules:
  R01: {check: sourced, for: town, fields: [people]}
```
Bad: a bare number, and one without a date in a definition that has none.
```yaml
units:
- {id: a, kind: town, people: 4500}  # expect: R01
- {id: b, kind: town, people: {value: 4500, source: census}}  # expect: R01
```
Good: the date is the number's own or the definition's; `staff` is not asked for.
```yaml
as_of: 2024-06-30
units:
- {id: a, kind: town, people: {value: 4500, source: census}, staff: 12}
- {id: b, kind: town, people: {value: 900, source: census, as_of: 2020}}
```

Options:

- `fields`: the fields that are asked; all counts and numbers if left out.
- `dated`: whether a date is wanted too; true if left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pydantic import Field

from orgtree.base.catalogue import N_
from orgtree.base.messages import Named, Saying
from orgtree.check.options import CheckOptions, FieldName
from orgtree.check.rule import Problem, Undecided

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.rule import Context

NAME = "sourced"
_WORDS: dict[tuple[str, ...], str] = {
    ("source",): N_("source"),
    ("as_of",): N_("day"),
    ("source", "as_of"): N_("source and day"),
}


class Options(CheckOptions):
    """Settings of `sourced`."""

    fields: list[FieldName] | None = Field(None, description="the fields that are asked; all numbers if left out")
    dated: bool = Field(default=True, description="whether a date is wanted too")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the numbers that lack a source or a date."""
    graph = context.graph
    scope = context.scope(options)
    dated = graph.as_of is not None or not options.dated
    perhaps = np.zeros(graph.size, dtype=bool)
    for name, column in graph.columns.items():
        if name not in options.fields if options.fields is not None else column.field.values.scale != "amount":
            continue
        told = [
            row for row, note in column.notes.items() if note.get("source") and (dated or note.get("as_of") is not None)
        ]
        bare = column.written.copy()
        bare[told] = False
        perhaps |= bare & scope.undecided
        for unit in np.flatnonzero(bare & scope.must).tolist():
            note = column.notes.get(unit, {})
            asked = ("source",) if dated else ("source", "as_of")
            lacking = tuple(key for key in asked if not note.get(key))
            yield Problem(
                unit,
                N_("'{field}' of '{unit}' does not say its {lacking}"),
                graph.place(unit, name),
                {
                    "field": Named(name, column.field.title),
                    "lacking": Saying(_WORDS[lacking]),
                    "value": column.text(unit),
                },
                help=N_("write {field:id}: {{value: {value}, source: …, as_of: …}}"),
            )
    yield Undecided(np.flatnonzero(perhaps))
