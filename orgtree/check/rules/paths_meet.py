"""Two ways from one start lead to a common unit.

A member of a body lies in the body's area; a body is convened by the organisation of the same area; a post that keeps
in touch with a branch belongs to a committee above it. Where the left way leads nowhere there is nothing to meet, and
the rule is kept: `required-link` asks for it.

```yaml
kinds: {area: {}, office: {}, council: {}}
links:
  area_in: {hierarchy: true, nest: true, from: area, to: area}
  covers: {from: [office, council], to: area}
  convened_by: {from: council, to: office}
  seat: {from: council, to: office}
paths:
  territory: {office: covers/area_in*}
rules:
  R01: {check: paths-meet, for: council, left: covers, right: convened_by/covers}
  R02: {check: paths-meet, for_each: seat, left: from/covers, right: to/territory}
```
Bad: the convener is responsible for another area; one seat's office is elsewhere, another's lies nowhere.
```yaml
units:
- {id: a1, kind: area, units: [{id: a11, kind: area}]}
- {id: a2, kind: area}
- {id: o1, kind: office, covers: a11}
- {id: o2, kind: office, covers: a2}
- {id: o3, kind: office}
- id: c1
  kind: council
  covers: a1  # expect: R01
  convened_by: o2
  seat:
  - o1
  - o2  # expect: R02
  - to: o3  # expect: R02
```
Good: they meet; there is no area to be in; or the area is not known.
```yaml
units:
- {id: a1, kind: area, units: [{id: a11, kind: area}]}
- {id: o1, kind: office, covers: a11}
- {id: o2, kind: office, covers: a1}
- {id: o3, kind: office, incomplete: [covers]}
- {id: c1, kind: council, covers: a1, convened_by: o2, seat: [o1, o3]}
- {id: c2, kind: council, convened_by: o2, seat: [o1]}
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
from orgtree.graph.bounds import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.rule import Context

NAME = "paths-meet"


class Options(TwoWays):
    """Settings of `paths-meet`."""


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the units or links whose ways surely have nothing in common."""
    ways = meeting(context, options)
    fits = Answer(ways.common.must | ways.left.never, ways.common.may | ~ways.left.must)
    for start in ways.failing(fits):
        nowhere = bool(ways.right.never[start])
        on_link = ways.rows is not None
        if on_link and nowhere:
            message = N_(
                "'{link}' of '{unit}' leads to '{to}': '{left}' reaches {left_units}, and '{right}' reaches nothing"
            )
        elif on_link:
            message = N_(
                "'{link}' of '{unit}' leads to '{to}': '{left}' reaches {left_units}, '{right}' reaches {right_units}, with none in common"
            )
        elif nowhere:
            message = N_("'{left}' of '{unit}' reaches {left_units}, and '{right}' reaches nothing")
        else:
            message = N_(
                "'{left}' of '{unit}' reaches {left_units}, '{right}' reaches {right_units}, with none in common"
            )
        yield Problem(
            int(ways.source[start]),
            message,
            ways.place(start),
            ways.facts(start),
            link=options.for_each,
            labels=ways.labels(start, N_("'{left}' begins here"), N_("'{right}' begins here")),
            help=N_("correct a link on one of the two ways, or take this one away"),
            absence=nowhere,
        )
    yield Undecided(ways.undecided(fits))
