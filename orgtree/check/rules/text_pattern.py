r"""A text is written by a pattern, as ids, names, codes and addresses of a register are.

Where every unit of a field follows one pattern, the field itself says so (`pattern`). This is for a pattern that holds for
some kinds or under a condition, for a milder wording, and for ids and names.

```yaml
kinds:
  team: {fields: {code: {type: text}, mails: {type: text, several: true}}}
  squad: {is_a: team}
rules:
  R01: {check: text-pattern, for: squad, field: code, pattern: 'S-\d{2}'}
  R02: {check: text-pattern, field: id, pattern: '[a-z][a-z0-9.-]*'}
  R03: {check: text-pattern, field: mails, pattern: '[^@ ]+@example\.org', wording: generally}
```
Bad: a letter too many, a capital in an id, an address elsewhere.
```yaml
units:
- {id: s1, kind: squad, code: S-12a}  # expect: R01
- {id: S2, kind: squad, code: S-13}  # expect: R02
- {id: t1, kind: team, mails: [t1@example.org, t1@example.com]}  # expect: R03
```
Good: the pattern, another kind, and a code that is not stated.
```yaml
units:
- {id: s1, kind: squad, code: S-12, mails: s1@example.org}
- {id: t1, kind: team, code: whatever}
- {id: s3, kind: squad}
```

Options:

- `field`: a text, or `id` or `name`; a name in several languages fits if each does.
- `pattern`: what the whole text is like, as the `pattern` of a field.

A unit that does not state the field is undecided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import numpy as np
from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema

from orgtree.base.catalogue import N_
from orgtree.charter.setting_types import PatternText  # noqa: TC001 - pydantic reads the annotation
from orgtree.check.options import CheckOptions, known_name, names_of
from orgtree.check.rule import Problem, judged
from orgtree.check.rules._conditions import reasons
from orgtree.graph.bounds import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.rule import Bools, Context, Undecided

NAME = "text-pattern"


def _text(raw: Any, info: ValidationInfo) -> str:
    fields = names_of(info).fields
    texts = [name for name, field in fields.items() if field.values.scale == "word" and field.values.name != "bool"]
    return known_name(raw, ["id", "name", *texts], N_("'{name}' is not a text of the charter"))


class Options(CheckOptions):
    """Settings of `text-pattern`."""

    field: Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": "string"})] = Field(
        description="a text, or id or name"
    )
    pattern: PatternText = Field(description="a regular expression that the whole text fits")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the units whose text surely does not fit."""
    name, graph = options.field, context.graph
    scope = context.scope(options)
    fits, having = _fitting(context, options)
    failing, undecided = judged(scope & Answer(having, having), fits)
    why = reasons(context, options.where)
    for unit in failing:
        text = graph.ids[unit] if name == "id" else graph.names[unit] if name == "name" else context.show(name, unit)
        yield Problem(
            unit,
            N_("{field} of '{unit}' is {value}, and not written as {pattern}"),
            graph.place(unit, name) if name in {"id", "name"} else context.field_place(unit, name),
            {
                "field": name,
                "value": str(text)
                if isinstance(text, str)
                else " / ".join(map(str, text.values())),  # as it is written
                "pattern": options.pattern.source,
            },
            labels=why(unit),
            help=N_("correct {field}"),
        )
    yield undecided


def _fitting(context: Context, options: Options) -> tuple[Answer, Bools]:
    """Return which units' texts fit, and which can have the text at all."""
    graph, fits = context.graph, options.pattern.fits
    if options.field in {"id", "name"}:
        written = graph.ids if options.field == "id" else graph.names
        told = {text: fits(text) for text in {text for value in written for text in _texts(value)}}
        right = np.fromiter((all(told[text] for text in _texts(value)) for value in written), bool, graph.size)
        return Answer(right, right), np.fromiter(map(bool, written), bool, graph.size)
    having = graph.having(options.field)
    column = graph.columns.get(options.field)
    if column is None or column.codes is None:
        return Answer(np.zeros(graph.size, dtype=bool), np.ones(graph.size, dtype=bool)), having
    wanted = np.asarray([*(all(map(fits, _texts(value))) for value in column.vocabulary), False], dtype=bool)
    must = wanted[column.codes] & column.known
    return Answer(must, must | ~column.known), having


def _texts(value: Any) -> tuple[str, ...]:
    """Return the texts of a value: one, several, or one a language."""
    if isinstance(value, tuple | list):
        return tuple(map(str, value))
    if isinstance(value, dict):
        return tuple(map(str, value.values()))
    return () if value is None else (str(value),)
