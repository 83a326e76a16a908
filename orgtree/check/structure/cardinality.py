"""A unit has as many links of a type as the charter says, and as many lead to it.

`each` says how many links of a type a unit has at a date, `each_to` how many come in. Both are judged on the day that
is looked at. More than the greatest number on another day is a warning that names the days, since two teams at one
village at once are wrong in the past as well; where nothing says when they began, nothing says that they were at once.

```yaml
kinds: {village: {}, team: {}}
links: {posted_to: {from: team, to: village, each: 1, each_to: ..1}}
```
Bad: a team at two villages, one at none, and two teams at one village in 2018.
```yaml
as_of: 2020
units:
- {id: v1, kind: village}
- {id: v2, kind: village}
- {id: v3, kind: village}
- id: t1
  kind: team
  posted_to: [v1, v2]  # expect: ORG207
- {id: t2, kind: team}  # expect: ORG207
- {id: t3, kind: team, posted_to: v3, valid: {from: 2017, until: 2019}}
- {id: t4, kind: team, posted_to: v3, valid: {from: 2018}}  # expect: ORG208
```
Good: one after the other, or a list that is not whole.
```yaml
as_of: 2020
units:
- {id: v1, kind: village}
- {id: v2, kind: village}
- {id: t1, kind: team, posted_to: v1, valid: {from: 2017, until: 2018}}
- {id: t2, kind: team, posted_to: v1, valid: {from: 2018}}
- {id: t3, kind: team, posted_to: [{to: v1, valid: {until: 2017}}, {to: v2, valid: {from: 2017}}]}
- {id: t4, kind: team, incomplete: [posted_to]}
```
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.dates import EARLIEST, show_day
from orgtree.base.finding import Label
from orgtree.base.range_words import in_words
from orgtree.charter.expression import Path, Step
from orgtree.check.dated_links import crowded, holding
from orgtree.check.repeats import both_ways, repeats
from orgtree.check.rule import Problem, Undecided
from orgtree.graph.edges import incomplete_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from orgtree.base.interval import Interval
    from orgtree.base.place import Place
    from orgtree.charter.model import Link
    from orgtree.check.options import CheckOptions
    from orgtree.check.rule import Context
    from orgtree.graph.snapshot import Links

    Ints = NDArray[np.int64]

NAME = "cardinality"
CODES = ("ORG207", "ORG208")

_MOST_LABELS = 6


def check(context: Context, options: CheckOptions) -> Iterator[Problem | Undecided]:  # noqa: ARG001 - a structure rule has no settings
    """Yield the units with too few or too many links of a type, out or in."""
    for link in context.charter.links.values():
        for inverse, allowed in ((False, link.each), (True, link.each_to)):
            if allowed is None or _counts_above(context, link, allowed, inverse=inverse):
                continue
            ends = _Ends.of(context, link, inverse=inverse)
            yield from _too_few(context, ends, allowed)
            yield from _too_many(context, ends, allowed)


def _counts_above(context: Context, link: Link, allowed: Interval, *, inverse: bool) -> bool:
    """Return whether the link has its number from the type that it is a case of, where it is counted with the others."""
    above = [context.charter.links[name] for name in link.ancestors[1:]]
    return any(allowed == (one.each_to if inverse else one.each) for one in above)


@dataclass(frozen=True)
class _Ends:
    """All links of a type and its subtypes, seen from the units at one end; what is stated twice counts once.

    Args:
        context: What is looked at.
        link: The type.
        inverse: Whether they are seen from where they lead.
        tables: The tables that they come from.
        table: Number of each row's table.
        row: Row in that table.
        unit: Unit from which each is seen; a symmetric link is seen from both.
    """

    context: Context
    link: Link
    inverse: bool
    tables: list[Links]
    table: Ints
    row: Ints
    unit: Ints

    @classmethod
    def of(cls, context: Context, link: Link, *, inverse: bool) -> _Ends:
        tables = context.graph.tables(link.name)
        table = np.repeat(np.arange(len(tables)), [len(one) for one in tables])
        row = np.concatenate([np.arange(len(one)) for one in tables])
        source = np.concatenate([one.source for one in tables]).astype(np.int64)
        target = np.concatenate([one.target for one in tables]).astype(np.int64)
        near, far = (target, source) if inverse else (source, target)
        fresh = np.concatenate([_fresh(context, one) for one in tables])
        table, row, near, far = table[fresh], row[fresh], near[fresh], far[fresh]
        if link.symmetric:
            apart = near != far  # a link of a unit to itself is one link
            table, row, near = np.r_[table, table[apart]], np.r_[row, row[apart]], np.r_[near, far[apart]]
        return cls(context, link, inverse, tables, table, row, near)

    def period(self) -> tuple[Ints, Ints]:
        """Return the first day and the day after the last on which each link and both its ends hold."""
        start, stop = holding(self.context.graph, self.tables)
        return start[self._at], stop[self._at]

    @property
    def in_force(self) -> NDArray[np.bool_]:
        """Which links are in force."""
        return np.concatenate([one.in_force for one in self.tables])[self._at]

    @property
    def _at(self) -> Ints:
        """Place of each row where the tables are put one after another."""
        return np.cumsum([0, *(len(one) for one in self.tables)])[self.table] + self.row

    @property
    def code(self) -> str:
        return "ORG208" if self.inverse else "ORG207"

    def place(self, number: int) -> Place:
        return self.context.graph.link_place(self.tables[self.table[number]], int(self.row[number]), "to")


def _fresh(context: Context, table: Links) -> NDArray[np.bool_]:
    """Return which links say what no earlier one says."""
    fresh = ~repeats(table)
    if table.link.symmetric:
        fresh[[second for _, second in both_ways(table, context.graph.size)]] = False
    return fresh


def _too_few(context: Context, ends: _Ends, allowed: Interval) -> Iterator[Problem | Undecided]:
    if allowed.low <= 0:
        return
    graph, link = context.graph, ends.link
    meant = graph.in_force & graph.kind_mask(frozenset(pair[ends.inverse] for pair in link.pairs))
    counts = np.bincount(ends.unit[ends.in_force], minlength=graph.size)
    few = meant & (counts < float(allowed.low))
    unlisted = (
        incomplete_lists(context.graph, Step(link.name, ends.inverse)) if not graph.all_listed else np.zeros_like(few)
    )
    path = Path(((Step(link.name),),))
    for unit in np.flatnonzero(few & ~unlisted).tolist():
        yield Problem(
            unit,
            N_("{count} {count:link|links} '{link}' {count:leads|lead} to '{unit}', must be {allowed}")
            if ends.inverse
            else N_("'{unit}' has {count} {count:link|links} '{link}', must have {allowed}"),
            graph.place(unit, "id") if ends.inverse else context.path_place(unit, path),
            {"count": int(counts[unit]), "allowed": in_words(allowed, counted=True)},
            help=N_("write the link, or say that the list is not whole: incomplete: [{link:id}]"),
            absence=True,
            code=ends.code,
            link=link.name,
        )
    yield Undecided(np.flatnonzero(few & unlisted))


def _too_many(context: Context, ends: _Ends, allowed: Interval) -> Iterator[Problem]:
    graph, link = context.graph, ends.link
    # Two parents at the date were told of when the hierarchy was built.
    most = float(allowed.high)
    counts = np.bincount(ends.unit, minlength=graph.size)
    numbers = np.flatnonzero(counts[ends.unit] > most)
    if not len(numbers) or (link.hierarchy is not None and not ends.inverse and most >= 1):
        return
    start, stop = ends.period()
    for crowd in crowded(ends.unit, start, stop, numbers, most, graph.day):
        together = crowd.links
        last = together[-1]
        here = crowd.on(graph.day)
        labels = tuple(Label(ends.place(other), N_("one of them")) for other in together[:-1][:_MOST_LABELS])
        yield Problem(
            crowd.unit,
            _message(dated=crowd.first > EARLIEST, inverse=ends.inverse),
            ends.place(last) if ends.inverse or len(together) == 1 else _key(context, ends, last),
            {
                "count": len(together),
                "allowed": in_words(allowed, counted=True),
                "date": show_day(crowd.first),
                "days": crowd.days,
            },
            labels=labels if ends.inverse else (),
            help=N_("take away what is too much, or give each its dates with valid"),
            code=ends.code,
            link=link.name,
            severity=None if here else "warning",
        )


def _message(*, dated: bool, inverse: bool) -> str:
    if inverse:
        return (
            N_("{count} {count:link|links} '{link}' {count:leads|lead} to '{unit}' at once ({days}), must be {allowed}")
            if dated
            else N_("{count} {count:link|links} '{link}' {count:leads|lead} to '{unit}', must be {allowed}")
        )
    return (
        N_("'{unit}' has {count} {count:link|links} '{link}' at once ({days}), must have {allowed}")
        if dated
        else N_("'{unit}' has {count} {count:link|links} '{link}', must have {allowed}")
    )


def _key(context: Context, ends: _Ends, number: int) -> Place:
    table, row = ends.tables[ends.table[number]], int(ends.row[number])
    if table.nested[row] or row in table.places:
        return context.graph.link_place(table, row)
    return context.graph.place(int(table.source[row]), table.link.name, part="key")
