"""Terms and batches follow one another: no two of one place or post at once.

What holds at the definition's date is one thing; the whole row of dated batches is another. A link holds on the days
that are its own and both its ends'; days are half-open, so that one batch may begin on the day on which another ends.

```yaml
kinds: {village: {}, team: {}}
links: {posted_to: {from: team, to: village, nest: true}}
rules:
  R01: {check: no-overlap, link: posted_to, per: to}
```
Bad: the second team comes a month before the first leaves.
```yaml
units:
- id: v
  kind: village
  units:
  - {id: team-1, kind: team, valid: {from: 2018-12, until: 2019-12}}
  - {id: team-2, kind: team, valid: {from: 2019-11, until: 2020-12}}  # expect: R01
```
Good: one after another, and a gap between.
```yaml
units:
- id: v
  kind: village
  units:
  - {id: team-1, kind: team, valid: {from: 2017-12, until: 2018-12}}
  - {id: team-2, kind: team, valid: {from: 2018-12, until: 2019-12}}
  - {id: team-3, kind: team, valid: {from: 2020-02}}
```

Options:

- `link`: the dated link, subtypes included.
- `per`: at which end no two may be at once, `to` or `from`; `to` if left out.

`for` and `where` narrow the units at the other end, ended ones included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
from pydantic import Field

from orgtree.base.catalogue import N_
from orgtree.base.dates import EARLIEST, LATEST, show_day
from orgtree.base.finding import Label
from orgtree.base.messages import Saying
from orgtree.check.dated_links import DatedLinks, scope_on_any_day
from orgtree.check.options import CheckOptions, LinkName
from orgtree.check.rule import Problem, Undecided

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from orgtree.base.place import Place
    from orgtree.check.rule import Context

    Ints = NDArray[np.int64]

NAME = "no-overlap"
AT_ONCE = N_("'{unit}' and '{other}' are both at '{at}' {when}")
END_BEFORE = N_("let the one end before the other begins: valid: {{from: …, until: …}}")


class Options(CheckOptions):
    """Settings of `no-overlap`."""

    link: LinkName = Field(description="the dated link, subtypes included")
    per: Literal["to", "from"] = Field("to", description="at which end no two may be at once")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield each link that begins before another at the same end has ended."""
    links = DatedLinks.of(context.graph, options.link)
    scope = scope_on_any_day(context, options)
    start, stop = links.start, links.stop
    end, unit = (links.target, links.source) if options.per == "to" else (links.source, links.target)
    told = _clashes(np.flatnonzero(scope.must[unit] & (start < stop)), end, start, stop)
    for row, other in told:
        yield Problem(
            int(unit[row]),
            AT_ONCE,
            _place(context, links, row, int(unit[row])),
            {
                "other": context.id(int(unit[other])),
                "at": context.id(int(end[row])),
                "when": days_at_once(int(start[row]), int(min(stop[row], stop[other]))),
            },
            labels=(Label(_place(context, links, other, int(unit[other])), N_("the other one")),),
            help=END_BEFORE,
            link=options.link,
        )
    perhaps = _clashes(np.flatnonzero(scope.may[unit] & (start < links.latest)), end, start, links.latest)
    yield Undecided(np.unique(unit[[row for row, _ in perhaps]]))


def days_at_once(start: int, stop: int) -> Saying:
    """Return in words from which day until which, as far as they are bounded."""
    if start > EARLIEST:
        template = N_("from {begin} until {end}") if stop < LATEST else N_("since {begin}")
    else:
        template = N_("until {end}") if stop < LATEST else N_("at the same time")
    return Saying(template, {"begin": show_day(start), "end": show_day(stop)})


def _place(context: Context, links: DatedLinks, row: int, unit: int) -> Place:
    """Return where a link is written; of one that nesting wrote, the unit that the rule is about."""
    place = links.place(row)
    return context.graph.place(unit, "id") if place.path[-1:] == ("id",) else place


def _clashes(kept: Ints, end: Ints, start: Ints, stop: Ints) -> list[tuple[int, int]]:
    """Return each link that begins before another at the same end has ended, with the one that lasts longest so far.

    Args:
        kept: Rows of the links that are compared.
        end: At which unit each link is. Shape (links,), as the next two.
        start: First day of each.
        stop: The day on which each is over.
    """
    if not len(kept):
        return []
    kept = kept[np.lexsort((start[kept], end[kept]))]
    # The latest end so far of each group: groups are kept apart by an offset larger than any day.
    reach = end[kept] * (LATEST + 1) + stop[kept]
    running = np.maximum.accumulate(reach)
    holder = np.maximum.accumulate(np.where(reach == running, np.arange(len(kept)), 0))
    begin = end[kept] * (LATEST + 1) + start[kept]
    clash = np.flatnonzero(begin[1:] < running[:-1]) + 1
    return list(zip(kept[clash].tolist(), kept[holder[clash - 1]].tolist(), strict=True))
