"""A date lies no longer ago than it may.

A vacancy that lasts, a review that is long past, a list that nobody has looked at: the date is compared with the day of
the definition (`as_of`), and with today's where it has none. A date that is still to come is not long ago.

```yaml
kinds: {post: {fields: {filled: {type: bool}, vacant_since: {type: date}}}}
rules:
  R01: {check: age, for: post, where: {filled: false}, since: vacant_since, days: 180}
```
Bad: vacant for 181 days, and for years.
```yaml
as_of: 2024-06-30
units:
- {id: p1, kind: post, filled: false, vacant_since: 2024-01-01}  # expect: R01
- {id: p2, kind: post, filled: false, vacant_since: 2021}  # expect: R01
```
Good: 180 days to the day, a month whose end is not so long ago, filled, not yet vacant, and not stated.
```yaml
as_of: 2024-06-30
units:
- {id: p1, kind: post, filled: false, vacant_since: 2024-01-02}
- {id: p2, kind: post, filled: false, vacant_since: 2024-01}
- {id: p3, kind: post, filled: true, vacant_since: 2021}
- {id: p4, kind: post, filled: false, vacant_since: 2024-09}
- {id: p5, kind: post, filled: false}
```

Options:

- `since`: the date.
- `days`: how many days ago it may be.

A year or a month is every day of it, so that an answer may be undecided, and so is a date that is not stated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pydantic import Field

from orgtree.base.catalogue import N_
from orgtree.check.options import CheckOptions, DateField
from orgtree.check.rule import Problem, judged
from orgtree.check.rules._conditions import reasons
from orgtree.graph.bounds import Answer, Bounds
from orgtree.graph.totals import stated_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.rule import Context, Undecided

NAME = "age"
LONGER_AGO = N_("{since} of '{unit}' is {began}; on {now} that is more than {days} days ago")
END_IT = N_("put an end to it, or correct {since}")
_MOST_DAYS = 100_000


class Options(CheckOptions):
    """Settings of `age`."""

    since: DateField = Field(description="the date")
    days: int = Field(ge=0, le=_MOST_DAYS, description="how many days ago it may be")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the units whose date is surely longer ago."""
    graph = context.graph
    having = graph.having(options.since)
    scope = context.scope(options) & Answer(having, having)
    if not scope.may.any():
        return
    began, day = stated_days(graph, options.since), context.judging.date
    now = Bounds(np.full(graph.size, float(day.first)), np.full(graph.size, float(day.last)))
    due = Bounds(began.low + options.days, began.high + options.days)
    failing, undecided = judged(scope, now.at_most(due))
    why = reasons(context, options.where)
    for unit in failing:
        yield Problem(
            unit,
            LONGER_AGO,
            context.field_place(unit, options.since),
            {
                "since": options.since,
                "began": context.show(options.since, unit),
                "now": str(day),
                "days": options.days,
            },
            labels=why(unit),
            help=END_IT,
        )
    yield undecided
