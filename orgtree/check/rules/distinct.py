"""No two links of a unit have the same end, or the same value of a field.

A body on which one organisation sits twice counts it twice; a committee with two chairs has none. Links that are in
force at the definition's date are compared. The same link written twice word for word is found by ORG209 in any
organisation, and not here once more.

```yaml
kinds: {council: {}, office: {}}
links:
  seat: {from: council, to: office, fields: {role: {type: choice, of: [chair, clerk]}}}
rules:
  R01: {check: distinct, link: seat, by: to}
  R02: {check: distinct, link: seat, by: role}
```
Bad: an office with two seats, a role that two offices have.
```yaml
units:
- {id: o1, kind: office}
- {id: o2, kind: office}
- id: c1
  kind: council
  seat:
  - {to: o1, role: chair}
  - {to: o1, role: clerk}  # expect: R01
- id: c2
  kind: council
  seat:
  - {to: o1, role: chair}
  - {to: o2, role: chair}  # expect: R02
```
Good: one seat each, or a second one after the first.
```yaml
as_of: 2020
units:
- {id: o1, kind: office}
- {id: o2, kind: office}
- {id: c1, kind: council, seat: [{to: o1, role: chair}, {to: o2}]}
- id: c2
  kind: council
  seat:
  - {to: o1, role: chair, valid: {until: 2019}}
  - {to: o1, role: clerk, valid: {from: 2019}}
```

Options:

- `link`: the link, its subtypes included.
- `by`: `to`, or a text, choice or bool among the link's fields, of which no two links of a unit have the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import numpy as np
from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.base.suggest import unknown
from orgtree.charter.expression import ExpressionError
from orgtree.check.options import CheckOptions, LinkName, names_of, show_value
from orgtree.check.repeats import repeats
from orgtree.check.rule import Problem, Undecided

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from orgtree.check.rule import Context, Rows

NAME = "distinct"


def _by(name: str, info: ValidationInfo) -> str:
    link = info.data.get("link")
    if link is None:  # the link itself is wrong and has been told of
        return name
    fields = names_of(info).links[link].fields
    known = ["to", *(one for one, field in fields.items() if field.values.scale == "word" and not field.several)]
    if name not in known:
        raise ExpressionError(
            unknown(N_("links '{link}' cannot be told apart by '{name}'"), name, known, facts={"link": link})
        )
    return name


class Options(CheckOptions):
    """Settings of `distinct`."""

    link: LinkName = Field(description="the link, its subtypes included")
    by: Annotated[str, BeforeValidator(_by), WithJsonSchema({"type": "string"})] = Field(
        description="of what no two links of a unit have the same"
    )


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield every link after the first that has the same end or value."""
    rows = context.rows(options.link)
    scope = context.scope(options)
    values, vocabulary = _values(rows, options.by)
    fresh = np.concatenate([~repeats(table)[table.in_force] for table in rows.tables])
    counted = np.flatnonzero(fresh & scope.may[rows.source])
    order = counted[np.lexsort((counted, values[counted], rows.source[counted]))]
    source, value = rows.source[order], values[order]
    same = np.r_[False, (source[1:] == source[:-1]) & (value[1:] == value[:-1]) & (value[1:] >= 0)]
    begins = np.maximum.accumulate(np.where(same, 0, np.arange(len(order))))
    for at in np.flatnonzero(same & scope.must[source]).tolist():
        row, first = int(order[at]), int(order[begins[at]])
        shown = show_value(vocabulary[value[at]]) if vocabulary else context.id(int(value[at]))
        yield Problem(
            int(rows.source[row]),
            N_("'{unit}' has a second '{link}' to '{value}'")
            if options.by == "to"
            else N_("'{unit}' has a second '{link}' with {by} {value}"),
            context.row_place(rows, row, options.by),
            {"by": options.by, "value": shown},
            labels=(Label(context.row_place(rows, first, options.by), N_("the first one")),),
            help=N_("take one of the two away, or change it"),
            link=options.link,
        )
    several = np.bincount(rows.source[counted], minlength=context.graph.size) > 1
    unsure = same & ~scope.must[source]
    unknown = (value < 0) & several[source]
    yield Undecided(np.unique(source[unsure | unknown]))


def _values(rows: Rows, by: str) -> tuple[NDArray[np.int64], tuple[object, ...]]:
    """Return what each link has there as a number, -1 where it is not stated, and the values that fields have."""
    if by == "to":
        return rows.target, ()
    vocabulary: dict[object, int] = {}
    found = np.full(len(rows), -1, dtype=np.int64)
    for number, table in enumerate(rows.tables):
        column = table.columns.get(by)
        if column is None or column.codes is None:
            continue
        here = rows.table == number
        renumbered = [vocabulary.setdefault(value, len(vocabulary)) for value in column.vocabulary]
        found[here] = np.asarray([*renumbered, -1])[column.codes[rows.row[here]]]
    return found, tuple(vocabulary)
