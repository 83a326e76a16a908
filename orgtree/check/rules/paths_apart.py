"""Two ways from one start do not lead to a common unit.

A dotted line that goes where the solid line goes says nothing; a body is not audited by an office on which it depends;
who decides is not who complains.

```yaml
kinds: {post: {}, office: {}}
links:
  reports_to: {hierarchy: true, nest: true, from: post, to: post}
  dotted_to: {from: post, to: post}
  part_of: {hierarchy: true, nest: true, from: office, to: office}
  audited_by: {from: office, to: office}
rules:
  R01: {check: paths-apart, for_each: dotted_to, left: to, right: from/reports_to}
  R02: {check: paths-apart, for: office, left: audited_by, right: part_of+}
```
Bad: both lines lead to one post; an office audits those under it.
```yaml
units:
- id: p1
  kind: post
  units:
  - {id: p2, kind: post, dotted_to: p1}  # expect: R01
- id: o1
  kind: office
  units:
  - {id: o2, kind: office, units: [{id: o3, kind: office, audited_by: o1}]}  # expect: R02
```
Good: they lead elsewhere, or one of them nowhere.
```yaml
units:
- id: p1
  kind: post
  dotted_to: p3
  units: [{id: p2, kind: post, dotted_to: p3}]
- {id: p3, kind: post}
- {id: o1, kind: office, units: [{id: o2, kind: office, audited_by: o4}]}
- {id: o4, kind: office}
```

Options:

- `left`: one way. Beside `for_each` it begins with `from` or `to`, the ends of the link.
- `right`: the other way.
- `for_each`: the link that is looked at; `for` and `where` then narrow the unit that states it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.check.rule import Problem, Undecided
from orgtree.check.rules._meeting import TwoWays, meeting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.rule import Context

NAME = "paths-apart"


class Options(TwoWays):
    """Settings of `paths-apart`."""


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the units or links whose ways surely have a unit in common."""
    ways = meeting(context, options)
    fits = ~ways.common
    for start in ways.failing(fits):
        yield Problem(
            int(ways.source[start]),
            N_("'{link}' of '{unit}' leads to '{to}': '{left}' and '{right}' both reach {common}")
            if ways.rows is not None
            else N_("'{left}' and '{right}' of '{unit}' both reach {common}"),
            ways.place(start),
            ways.facts(start),
            link=options.for_each,
            labels=ways.labels(start, N_("'{left}' begins here"), N_("'{right}' begins here")),
            help=N_("let one of the two lead elsewhere, or take it away"),
        )
    yield Undecided(ways.undecided(fits))
