"""A unit that begins or ends at a stated date says who decided it.

Founding and dissolving a unit are decisions of somebody above it. Where the definition dates them, it can name who
took them.

```yaml
kinds: {council: {}, office: {}}
links: {decided_by: {from: office, to: council}}
rules:
  R01: {check: dated-needs-link, for: office, link: decided_by, ends: [from, until]}
```
Bad: founded at a date, by nobody.
```yaml
as_of: 2024
units:
- {id: council, kind: council}
- {id: o1, kind: office, valid: {from: 2019-03}}  # expect: R01
- {id: o2, kind: office, valid: {until: 2022}}  # expect: R01
```
Good: the decision is named; an office that was there ever since needs none.
```yaml
as_of: 2024
units:
- {id: council, kind: council}
- {id: o1, kind: office, valid: {from: 2019-03}, decided_by: council}
- {id: o2, kind: office}
```

Options:

- `link`: the link to who decided.
- `ends`: which dates ask for it, `from`, `until` or both; both if left out.

Units that have ended are judged too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
from pydantic import Field

from orgtree.base.catalogue import N_
from orgtree.base.dates import EARLIEST, ENDED, LATEST, show_day
from orgtree.check.options import CheckOptions, LinkName
from orgtree.check.rule import Problem, Undecided, judged
from orgtree.graph.bounds import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.rule import Context

NAME = "dated-needs-link"
BEGINS = N_("'{unit}' begins {day:on}, and nothing says who decided it")
HAS_ENDED = N_("'{unit}' has ended, and nothing says who decided it")
ENDS = N_("'{unit}' ends {day:on}, and nothing says who decided it")
NAME_IT = N_("name who decided it under {link:id}")


class Options(CheckOptions):
    """Settings of `dated-needs-link`."""

    link: LinkName = Field(description="the link to who decided")
    ends: list[Literal["from", "until"]] = Field(["from", "until"], description="which dates ask for it")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the units with a dated beginning or end and no such link."""
    graph = context.graph
    dated = np.zeros(graph.size, dtype=bool)
    if "from" in options.ends:
        dated |= graph.start > EARLIEST
    if "until" in options.ends:
        dated |= graph.stop < LATEST
    if options.for_ is not None:
        dated &= graph.kind_mask(options.for_)
    scope = context.base & context.query.condition(options.where) & Answer(dated, dated)
    linked = np.zeros(graph.size, dtype=bool)
    for table in graph.tables(options.link):
        linked[table.source] = True
    failing, undecided = judged(scope, Answer(linked, linked | graph.says_incomplete(options.link)))
    for unit in failing:
        begins = "from" in options.ends and graph.start[unit] > EARLIEST
        yield Problem(
            unit,
            BEGINS if begins else HAS_ENDED if graph.stop[unit] == ENDED else ENDS,
            graph.place(unit, "valid"),
            {"day": show_day(int(graph.start[unit] if begins else graph.stop[unit]))},
            help=NAME_IT,
            absence=True,
            link=options.link,
        )
    yield undecided
