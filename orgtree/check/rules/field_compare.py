"""Two fields of a unit stand to one another as they should.

A part is not larger than its whole, an end does not come before its beginning. Both are compared as intervals, so a
field that is known in part is only found wrong where no value that it can have is right.

```yaml
kinds:
  branch:
    fields:
      members: {type: count}
      full_members: {type: count}
      founded: {type: date}
      elected: {type: date}
rules:
  R01: {check: field-compare, for: branch, left: full_members, relation: "<=", right: members}
  R02: {check: field-compare, for: branch, left: founded, relation: "<=", right: elected}
```
Bad:
```yaml
units:
- {id: b1, kind: branch, members: 8, full_members: 9}  # expect: R01
- {id: b2, kind: branch, members: ..30, full_members: 31..}  # expect: R01
- {id: b3, kind: branch, founded: 2019, elected: 2018-06-01}  # expect: R02
```
Good: in order, perhaps in order, or one of the two is not known.
```yaml
units:
- {id: b1, kind: branch, members: 8, full_members: 8}
- {id: b2, kind: branch, members: ~30, full_members: 31..}
- {id: b3, kind: branch, founded: 2018, elected: 2018-06-01}
- {id: b4, kind: branch, full_members: 9}
```

Options:

- `left`: a count, a number or a date.
- `relation`: one of `<`, `<=`, `=`, `>=` and `>`, in quotes.
- `right`: a field of the same sort.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.base.messages import Saying
from orgtree.base.suggest import unknown
from orgtree.charter.expression import ExpressionError
from orgtree.check.options import FIELD_TITLE, CheckOptions, RangeField, known_name, names_of
from orgtree.check.rule import Problem, judged, stated
from orgtree.graph.bounds import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.charter.field_type import Scale
    from orgtree.check.rule import Context, Undecided
    from orgtree.graph.bounds import Bounds

NAME = "field-compare"
CORRECT = N_("correct {left} or {right}")

Relation = Literal["<", "<=", "=", ">=", ">"]
RELATION_WORDS: dict[Scale, dict[Relation, str]] = {
    "amount": {
        "<": N_("less than {other}"),
        "<=": N_("at most {other}"),
        "=": N_("as many as {other}"),
        ">=": N_("at least {other}"),
        ">": N_("more than {other}"),
    },
    "day": {
        "<": N_("before {other}"),
        "<=": N_("on or before {other}"),
        "=": N_("on the day of {other}"),
        ">=": N_("on or after {other}"),
        ">": N_("after {other}"),
    },
}
"""How one field has to stand to another, by what they are."""
COMPARED = N_("{left} of '{unit}': {left_value}, must be {asked}, which is {right_value}")
_TURNED: dict[str, Relation] = {">": "<", ">=": "<="}


def _comparable(name: str, info: ValidationInfo) -> str:
    fields = names_of(info).fields
    left = info.data.get("left")
    found = known_name(name, fields, N_("'{name}' is not a field of the charter"))
    scale = fields[left or found].values.scale
    fitting = [one for one, field in fields.items() if field.values.scale == scale]
    if found not in fitting:
        message = N_("'{name}' is a {type} and cannot be compared with '{left}'")
        told = {"type": fields[found].type, "left": left}
        raise ExpressionError(unknown(message, found, fitting, facts=told))
    return found


class Options(CheckOptions):
    """Settings of `field-compare`."""

    left: RangeField = Field(description="a count, a number or a date")
    relation: Relation = Field(description="how it stands to the other: < <= = >= >")
    right: Annotated[str, BeforeValidator(_comparable), FIELD_TITLE, WithJsonSchema({"type": "string"})] = Field(
        description="a field of the same sort"
    )


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the units whose fields surely stand otherwise."""
    names = (options.left, options.right)
    having = context.graph.having(options.left) & context.graph.having(options.right)
    scope = context.scope(options)
    fits = _related(context.bounds(options.left), options.relation, context.bounds(options.right))
    failing, undecided = judged(scope & Answer(having, having), fits)
    known = [stated(context.graph.columns.get(name), context.graph.size) for name in names]
    scale = context.charter.fields[options.left].values.scale
    asked = Saying(RELATION_WORDS[scale][options.relation], {"other": options.right})
    for unit in failing:
        # The primary place is a value that is written; where both are summed up, the unit itself.
        first = 0 if known[0][unit] or not known[1][unit] else 1
        facts = {
            "left": options.left,
            "left_value": context.show_known(options.left, unit),
            "relation": options.relation,
            "asked": asked,
            "right": options.right,
            "right_value": context.show_known(options.right, unit),
            "other": names[1 - first],
        }
        other = context.field_place(unit, names[1 - first])
        yield Problem(
            unit,
            COMPARED,
            context.field_place(unit, names[first]),
            facts,
            labels=(Label(other, N_("compared with {other}")),) if known[1 - first][unit] else (),
            help=CORRECT,
        )
    yield undecided


def _related(left: Bounds, relation: Relation, right: Bounds) -> Answer:
    if relation in _TURNED:
        left, right, relation = right, left, _TURNED[relation]
    return left.less(right) if relation == "<" else left.at_most(right) if relation == "<=" else left.same(right)
