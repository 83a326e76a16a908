"""A unit has as many others along a way as it may have.

Spans of control, the least number of members of a body, the most units of a joint branch: counted over links, with
what is not counted left out. A list that a unit calls incomplete has no upper end, so too few of it are undecided.

```yaml
kinds:
  council: {}
  office: {}
  post: {}
links:
  convened_by: {from: council, to: office}
  seat: {from: council, to: office, fields: {role: {type: text}}}
  reports_to: {hierarchy: true, nest: true, from: post, to: post}
rules:
  R01: {check: link-count, for: council, path: seat, distinct: true, besides: convened_by, allowed: 2..}
  R02: {check: link-count, for: post, path: ^reports_to, allowed: ..2}
```
Bad: the convener is not counted, an office with two seats is one member, and three reports are too many.
```yaml
units:
- {id: o1, kind: office}
- {id: o2, kind: office}
- {id: c1, kind: council, convened_by: o1, seat: [o1, o2]}  # expect: R01
- id: c2
  kind: council
  seat: [{to: o2, role: chair}, {to: o2, role: clerk}]  # expect: R01
- {id: c3, kind: council}  # expect: R01
- id: p1  # expect: R02
  kind: post
  units: [{id: p2, kind: post}, {id: p3, kind: post}, {id: p4, kind: post}]
```
Good:
```yaml
units:
- {id: o1, kind: office}
- {id: o2, kind: office}
- {id: o3, kind: office}
- {id: c1, kind: council, convened_by: o1, seat: [o2, o3]}
- {id: c2, kind: council, seat: o2, incomplete: [seat]}
- {id: p1, kind: post, units: [{id: p2, kind: post}]}
```

Options:

- `path`: the way to what is counted, narrowed by `kind` and `where`.
- `allowed`: how many there may be, as in `2..`, `..10` or `1`.
- `distinct`: whether a unit that is reached twice counts once; false if left out, so that links are counted.
- `besides`: units on this way are not counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from orgtree.base.catalogue import N_
from orgtree.base.interval import Interval
from orgtree.base.range_words import in_words
from orgtree.charter.setting_types import Cardinality  # noqa: TC001 - pydantic reads the annotation
from orgtree.check.options import CheckOptions, OptionalPath
from orgtree.check.rule import Problem, judged
from orgtree.check.rules._conditions import reasons
from orgtree.check.rules._paths import NONE, CountlessPath, reached_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.rule import Context, Undecided

NAME = "link-count"
TOO_FEW = N_("write what is missing; where the list is not whole, say incomplete")
TOO_MANY = N_("take away what is too much, or share it with another unit")
ONE = Interval(1, 1)
COUNTED = N_("'{unit}' has {count} {units}, must have {allowed}")


class Options(CheckOptions):
    """Settings of `link-count`."""

    path: CountlessPath = Field(description="the way to what is counted, narrowed by kind and where")
    allowed: Cardinality = Field(description="how many there may be")
    distinct: bool = Field(default=False, description="whether a unit that is reached twice counts once")
    besides: OptionalPath = Field(None, description="units on this way are not counted")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the units that surely have too few or too many."""
    path, allowed = options.path, options.allowed
    counts = context.query.count(path, besides=options.besides, distinct=options.distinct)
    failing, undecided = judged(context.scope(options), counts.within(allowed))
    there = reached_by(context, path, failing)
    counted = context.query.targets(path).may
    units = tuple(context.ends(path, several=several) for several in (False, True))
    why = reasons(context, options.where)
    for unit in failing:
        others = there.get(unit, NONE)
        others = others[counted[others]]
        facts = {
            "count": in_words(counts.interval(unit), counted=True),
            "path": context.path(path),
            "allowed": in_words(allowed, counted=True),
            "units": units[counts.interval(unit) != ONE],
            "reached": context.named(others),
            "besides": context.path(options.besides) if options.besides else "",
        }
        if options.besides and not len(others):
            message = N_("'{unit}' has {count} {units} besides '{besides}', must have {allowed}")
        elif options.besides:
            message = N_("'{unit}' has {count} {units} besides '{besides}', must have {allowed}; there: {reached}")
        elif len(others):
            message = N_("'{unit}' has {count} {units}, must have {allowed}; there: {reached}")
        else:
            message = COUNTED
        few = bool(counts.high[unit] < allowed.low)
        yield Problem(
            unit,
            message,
            context.path_place(unit, path),
            facts,
            labels=why(unit),
            help=TOO_FEW if few else TOO_MANY,
            absence=few,
        )
    yield undecided
