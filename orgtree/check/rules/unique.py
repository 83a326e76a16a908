"""No two units have the same value of a field, or of several together.

Cost centres, codes, the name of a team within its department: of units that share what has to be their own, each after the
first is told. `within` compares only units from which one way leads to the same unit.

```yaml
kinds:
  office: {fields: {code: {type: text}}}
  post: {fields: {title: {type: text}, number: {type: count}}}
links: {post_at: {from: post, to: office, nest: true}}
rules:
  R01: {check: unique, for: office, fields: code}
  R02: {check: unique, for: post, fields: [title, number], within: post_at}
  R03: {check: unique, for: office, fields: name}
```
Bad: a code and a name that another office has; a post twice in one office.
```yaml
units:
- id: o1
  kind: office
  name: North
  code: N-1
  units:
  - {id: p1, kind: post, title: clerk, number: 1}
  - id: p2
    kind: post
    title: clerk  # expect: R02
    number: 1
- {id: o2, kind: office, name: East, code: N-1}  # expect: R01
- id: o3
  kind: office
  name: North  # expect: R03
```
Good: the same post in two offices, another number, and a code that is not known.
```yaml
units:
- {id: o1, kind: office, name: North, code: N-1, units: [{id: p1, kind: post, title: clerk, number: 1}]}
- id: o2
  kind: office
  name: East
  units:
  - {id: p2, kind: post, title: clerk, number: 1}
  - {id: p3, kind: post, title: clerk, number: 2}
```

Options:

- `fields`: a field, or a list of fields that are compared together; `name` is the unit's own.
- `within`: the way to the unit within which no two may be alike; left out, the whole organisation.

A unit that does not state a field, or not exactly, may share it with one before it, and is undecided. Names are compared in
the language of the definition; a unit without a name is not judged by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import numpy as np
from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.base.messages import Listing, Named, Saying
from orgtree.charter.schema_parts import WORDS
from orgtree.check.options import CheckOptions, OptionalPath, known_name, names_of
from orgtree.check.rule import Problem, Undecided

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from orgtree.charter.model import Charter
    from orgtree.check.rule import Bools, Context

    Ints = NDArray[np.int64]

NAME = "unique"
ALIKE_WITHIN = N_("'{unit}' and '{other}' at '{at}' have the same {fields}: {value}")
CORRECT_ONE = N_("correct one of the two")
ALIKE = N_("'{unit}' and '{other}' have the same {fields}: {value}")
_MOST_FIELDS = 8


def _fields(raw: Any, info: ValidationInfo) -> Any:
    known = [*names_of(info).fields, "name"]
    message = N_("'{name}' is not a field of the charter")
    if not isinstance(raw, list):
        return [known_name(raw, known, message)]
    return [known_name(name, known, message, (position,)) for position, name in enumerate(raw)]


class Options(CheckOptions):
    """Settings of `unique`."""

    fields: Annotated[list[str], BeforeValidator(_fields), WithJsonSchema(WORDS)] = Field(
        min_length=1, max_length=_MOST_FIELDS, description="the field, or the fields that are compared together"
    )
    within: OptionalPath = Field(None, description="the way to the unit within which no two may be alike")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield each unit whose values an earlier one surely has."""
    size = context.graph.size
    scope = context.scope(options)
    codes = np.stack([_codes(context, name) for name in options.fields])
    units = np.flatnonzero(scope.may & (codes > _NONE).all(axis=0))
    unit, group, sure, opened = _grouped(context, options, units)
    values = codes[:, unit]
    sure = sure & scope.must[unit] & (values >= 0).all(axis=0)
    first = _first_alike(group, values, unit, sure, sure)
    told: dict[int, int] = {}
    for row in np.flatnonzero(sure & (first < unit)).tolist():
        told.setdefault(int(unit[row]), row)
    for number, row in sorted(told.items()):
        yield _problem(context, options, number, int(first[row]), int(group[row]))
    perhaps = np.zeros(size, dtype=bool)
    every = np.ones(len(unit), dtype=bool)
    perhaps[_perhaps_alike(group, values, unit, every, every)] = True
    if opened.any():  # a unit whose list is not whole may stand in any group
        values, group, every = codes[:, units], np.zeros(len(units), dtype=np.int64), np.ones(len(units), dtype=bool)
        for asking, asked in ((opened[units], every), (every, opened[units])):
            perhaps[_perhaps_alike(group, values, units, asking, asked)] = True
    yield Undecided(np.flatnonzero(perhaps))


_NONE = -2
"""Stands for no value that could be shared: the unit's kind lacks the field, or it has no name."""


def _codes(context: Context, name: str) -> Ints:
    """Return what each unit states as a number, alike for alike values; -1 where it is not known, else `_NONE`."""
    graph = context.graph
    found = np.full(graph.size, _NONE, dtype=np.int64)
    if name == "name":
        numbers: dict[str, int] = {}
        for unit, raw in enumerate(graph.names):
            if raw:
                found[unit] = numbers.setdefault(graph.name(unit), len(numbers))
        return found
    found[graph.having(name)] = -1
    column = graph.columns.get(name)
    if column is None:
        return found
    if column.low is not None and column.high is not None:
        exact = column.known & (column.low == column.high)
        found[exact] = np.unique(column.low[exact], return_inverse=True)[1]
    elif column.codes is not None:
        found[column.known] = column.codes[column.known]
    found[column.known & ~column.written] = _NONE  # what a default says of many is nobody's own
    return found


def _grouped(context: Context, options: Options, units: Ints) -> tuple[Ints, Ints, Bools, Bools]:
    """Return rows of a unit, the group within which it is compared and whether that is sure, and units that may have others."""
    if options.within is None:
        everything = np.ones(len(units), dtype=bool)
        return units, np.zeros(len(units), dtype=np.int64), everything, np.zeros(context.graph.size, dtype=bool)
    pairs = context.query.narrowed(options.within, context.query.pairs(options.within, units, rows=units))
    sure = pairs.sure & context.query.targets(options.within).must[pairs.unit]
    opened = np.zeros(context.graph.size, dtype=bool)
    opened[np.flatnonzero(pairs.open)] = True
    return pairs.start, pairs.unit, sure, opened


def _perhaps_alike(group: Ints, values: Ints, unit: Ints, asking: Bools, asked: Bools) -> Ints:
    """Return the units of rows that ask for which an earlier one that is asked may have the same values.

    What is not known may be anything, so that only what both know is compared.
    """
    unknown = values < 0
    found = np.zeros(len(unit), dtype=bool)
    for left in _masks(unknown):
        for right in _masks(unknown):
            known = ~(left | right)
            of_left, of_right = ((unknown == mask[:, None]).all(axis=0) for mask in (left, right))
            first = _first_alike(group, values[known], unit, of_left & asking, of_right & asked)
            found |= first < unit
    return unit[found]


def _first_alike(group: Ints, values: Ints, unit: Ints, asking: Bools, asked: Bools) -> Ints:
    """Return for rows that ask the first unit, of the rows that are asked, with the same group and values.

    Args:
        group: Group of each row.
        values: Values to compare. Shape (fields, rows).
        unit: Unit of each row.
        asking: Which rows ask.
        asked: Which rows are asked.

    Returns:
        Numbers of units; one above all others where there is none, and where a row does not ask.
    """
    most = np.iinfo(np.int64).max
    keys = np.unique(np.vstack([group, values]), axis=1, return_inverse=True)[1].reshape(-1)
    first = np.full(int(keys.max(initial=-1)) + 1, most, dtype=np.int64)
    np.minimum.at(first, keys[asked], unit[asked])
    return np.where(asking, first[keys], most)


def _masks(unknown: Bools) -> list[Bools]:
    """Return the ways in which values are unknown: which fields, each way once."""
    return list(np.unique(unknown, axis=1).T) if unknown.shape[1] else []


def titled(charter: Charter, name: str) -> Named | Saying:
    """Return a field's name, which sentences say by its title."""
    field = charter.fields.get(name)
    return Named(name, field.title) if field is not None else Saying(N_("name"))


def _problem(context: Context, options: Options, unit: int, other: int, group: int) -> Problem:
    graph = context.graph
    member = options.fields[0]
    shown = [graph.name(unit) if name == "name" else context.show(name, unit) for name in options.fields]
    facts = {
        "other": context.id(other),
        "fields": Listing([titled(context.charter, name) for name in options.fields], quoted=False),
        "value": Listing(shown, quoted=False),
        "at": context.id(group) if options.within is not None else "",
    }
    return Problem(
        unit,
        ALIKE_WITHIN if options.within is not None else ALIKE,
        graph.place(unit, "name") if member == "name" else context.field_place(unit, member),
        facts,
        labels=(
            Label(
                graph.place(other, "name") if member == "name" else context.field_place(other, member),
                N_("stated here too"),
            ),
        ),
        help=CORRECT_ONE,
    )
