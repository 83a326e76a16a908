"""A condition holds for every unit.

What other checks ask of one field or one way, this one asks in any combination: that a field is stated where another one
has some value, that a unit has one thing or another, that it has not both. A unit of which the answer is unknown is
undecided; `field: null` asks whether a field is stated, which is always known.

```yaml
kinds:
  team: {fields: {top: {type: bool, default: false}, closed: {type: bool}, reason: {type: text}}}
  tool: {}
links:
  part_of: {hierarchy: true, nest: true, from: team, to: team}
  owned_by: {from: tool, to: team}
rules:
  R01: {check: holds, for: team, that: {any: [{top: true}, {path: part_of}]}}
  R02: {check: holds, for: team, where: {closed: true}, that: {not: {reason: null}}}
  R03: {check: holds, for: team, that: {not: {all: [{top: true}, {path: part_of}]}}}
  R04: {check: holds, for: team, where: {closed: true}, that: {not: {path: ^owned_by}}}
```
Bad: neither one nor the other, a reason that is required, both, and a tool that nobody keeps.
```yaml
units:
- {id: a, kind: team}  # expect: R01
- {id: b, kind: team, top: true, closed: true}  # expect: R02
- {id: c, kind: team, top: true, part_of: b}  # expect: R03
- {id: d, kind: team, top: true, closed: true, reason: merged}  # expect: R04
- {id: t, kind: tool, owned_by: d}
```
Good: one of the two, the reason, no tool; whether the last one is closed is not known.
```yaml
units:
- {id: a, kind: team, top: true, closed: true, reason: merged}
- {id: b, kind: team, part_of: a}
```

Options:

- `that`: the condition that holds.

Where another check says the same it says it better: what is allowed, and what there is instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from orgtree.base.catalogue import N_
from orgtree.check.condition_words import condition_in_words
from orgtree.check.options import CheckOptions, ConditionOption
from orgtree.check.rule import Problem, judged
from orgtree.check.rules._conditions import reasons, stated_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.rule import Context, Undecided

NAME = "holds"
NOT_AS_ASKED = N_("'{unit}' is not as it must be: {asked}")
CORRECT = N_("correct what it states, or what it is linked to")
TOLD = 3
"""How deep a condition is told."""


class Options(CheckOptions):
    """Settings of `holds`."""

    that: ConditionOption = Field(description="the condition that holds")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the units for which the condition surely does not hold."""
    failing, undecided = judged(context.scope(options), context.query.condition(options.that))
    said = condition_in_words(context.charter, options.that, TOLD)
    stated = stated_fields(context, options.that)
    why = reasons(context, options.where)
    for unit in failing:
        place = context.graph.place(unit, next(iter(stated(unit)), "id"))
        yield Problem(
            unit,
            NOT_AS_ASKED,
            place,
            {"asked": said},
            labels=tuple(label for label in why(unit) if label.place != place),
            help=CORRECT,
            absence=True,
        )
    yield undecided
