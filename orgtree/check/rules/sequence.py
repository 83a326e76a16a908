"""Batches follow one another in order: each begins when the one before it has ended, and not too long after.

Work teams of a village, terms of a post, phases of a project. What follows what is either said by a link that leads to
the one before (`after`), or the batches are those that a link joins to one unit, by the days on which they begin (`per`).
The days are those of `valid`, or of two date fields. Units and links that have ended are judged as well, since the whole
row of batches is meant. Where one may be late or early by how its date is written, it is undecided.

```yaml
kinds:
  village: {}
  team: {}
  term: {fields: {elected: {type: date}, left: {type: date}}}
links:
  posted_to: {from: team, to: village, nest: true}
  succeeds: {from: term, to: term}
rules:
  R01: {check: sequence, per: posted_to, gap: 31}
  R02: {check: sequence, after: succeeds, begins: elected, ends: left}
```
Bad: a gap of a year; a team before the last one has left; a term that began in the one before.
```yaml
units:
- id: v
  kind: village
  units:
  - {id: team-1, kind: team, valid: {from: 2016-12, until: 2017-12}}
  - {id: team-2, kind: team, valid: {from: 2018-12, until: 2019-12}}  # expect: R01
  - {id: team-3, kind: team, valid: {from: 2019-11}}  # expect: R01
- {id: t1, kind: term, elected: 2016-03-01, left: 2021-02-28}
- {id: t2, kind: term, elected: 2020-12-01, succeeds: t1}  # expect: R02
```
Good: one begins on the day on which the other ends, or within the gap; a year that may be in order.
```yaml
units:
- id: v
  kind: village
  units:
  - {id: team-2, kind: team, valid: {from: 2018-12, until: 2019-12}}
  - {id: team-1, kind: team, valid: {from: 2017-12, until: 2018-11-15}}
  - {id: team-3, kind: team, valid: {from: 2019-12}}
- {id: t1, kind: term, elected: 2016-03-01, left: 2021}
- {id: t2, kind: term, elected: 2021-02-01, succeeds: t1}
```

Options:

- `per`: the link that joins batches to what they have in common, subtypes included.
- `after`: instead of it, the link that leads from a batch to the one before it.
- `begins`: the date field at which a batch begins; left out, `valid` of the batch and of its link says it.
- `ends`: the date field at which it ends; left out, `valid` says it. The next may begin on the same day.
- `gap`: how many days may lie between; left out, any number.

`for` and `where` narrow the batches. One that does not say when it begins has no place in a row, and is undecided where
there are others; one that does not say when it ended lasts still by `valid`, and is unknown by a field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pydantic import Field, model_validator

from orgtree.base.catalogue import N_
from orgtree.base.dates import EARLIEST, ENDED, LATEST, show_days
from orgtree.base.finding import Label
from orgtree.base.messages import Named, WrongTextError
from orgtree.base.range_words import days_in_words
from orgtree.check.dated_links import DatedLinks, scope_on_any_day
from orgtree.check.options import CheckOptions, DateField, LinkName
from orgtree.check.rule import Problem, Undecided
from orgtree.graph.bounds import Answer, Bounds
from orgtree.graph.totals import stated_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from orgtree.base.place import Place
    from orgtree.check.rule import Context

    Ints = NDArray[np.int64]

NAME = "sequence"
CORRECT = N_("correct the days, or the order")


class Options(CheckOptions):
    """Settings of `sequence`."""

    per: LinkName | None = Field(None, description="the link that joins batches to what they have in common")
    after: LinkName | None = Field(None, description="instead of it, the link to the batch before")
    begins: DateField | None = Field(None, description="the date on which a batch begins, else valid: from")
    ends: DateField | None = Field(None, description="the date on which it ends, else valid: until")
    gap: int | None = Field(None, ge=0, description="how many days may lie between two batches; left out, any number")

    @model_validator(mode="after")
    def _one(self) -> Options:
        if (self.per is None) == (self.after is None):
            raise WrongTextError(N_("one of per and after is needed, as in per: posted_to"))
        return self


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield each batch that begins before the one before it has ended, or too long after."""
    links = DatedLinks.of(context.graph, options.per or options.after or "")
    scope = scope_on_any_day(context, options)
    begin, end = _days(context, options, links)
    if options.after is not None:
        rows = np.flatnonzero(scope.may[links.source])
        unit, former = links.source[rows], links.target[rows]
        first, last = _of_units(context, options)
        begin, end = first[unit], last[former]
        unplaced = np.zeros(0, dtype=np.int64)
    else:
        rows, before, unplaced = _in_order(links, scope, begin)
        unit, former = links.source[rows], links.source[before]
        begin, end = begin[rows], end[before]
    fits = end.at_most(begin)
    late = Answer(np.zeros(len(rows), dtype=bool), np.zeros(len(rows), dtype=bool))
    if options.gap is not None:
        late = ~begin.at_most(Bounds(end.low + options.gap, end.high + options.gap))
    judged = scope.must[unit] & (scope.must[former] if options.per is not None else True)
    told = (fits.never | late.must) & judged
    for number in np.flatnonzero(told).tolist():
        row = int(rows[number])
        facts = {
            "other": context.id(int(former[number])),
            "begins": days_shown(begin, number),
            "ended": days_shown(end, number),
            "gap": options.gap,
        }
        yield Problem(
            int(unit[number]),
            message(too_late=bool(late.must[number]), open_end=bool(end.low[number] >= LATEST)),
            _place(context, options, links, row),
            facts,
            labels=(Label(context.graph.place(int(former[number]), "id"), N_("the one before")),),
            help=CORRECT,
            link=options.per or options.after,
        )
    perhaps = (~fits.must | late.may) & ~told
    yield Undecided(np.unique(np.concatenate([unit[perhaps], unplaced])))


def message(*, too_late: bool, open_end: bool) -> str:
    """Return what is said of a batch that begins too late, or too early."""
    if too_late:
        return N_("'{unit}' begins {begins:on}, more than {gap} days after '{other}' ended {ended:on}")
    if open_end:
        return N_("'{unit}' begins {begins:on}, and '{other}' before it has not ended")
    return N_("'{unit}' begins {begins:on}, before '{other}' ended {ended:on}")


def _days(context: Context, options: Options, links: DatedLinks) -> tuple[Bounds, Bounds]:
    """Return when the batch of each link begins and ends, by its link's days where no fields are named."""
    first, last = _of_units(context, options)
    begin = first[links.source] if options.begins is not None else _valid(links.start)
    end = last[links.source] if options.ends is not None else _ends(links.start, links.stop)
    return begin, end


def _of_units(context: Context, options: Options) -> tuple[Bounds, Bounds]:
    """Return when each unit begins and ends."""
    graph = context.graph
    begin = _valid(graph.start) if options.begins is None else stated_days(graph, options.begins)
    end = _ends(graph.start, graph.stop) if options.ends is None else stated_days(graph, options.ends)
    return begin, end


def _ends(start: NDArray[np.integer], stop: NDArray[np.integer]) -> Bounds:
    """Return the days from which something holds no longer; one that is not known can be any after the first."""
    unknown = stop == ENDED
    return Bounds(np.where(unknown, _valid(start).low, stop), np.where(unknown, np.inf, stop))


def _valid(days: NDArray[np.integer]) -> Bounds:
    """Return first days; one that is not stated can be any."""
    known = days > EARLIEST
    return Bounds(np.where(known, days, -np.inf), np.where(known, days, np.inf))


def _in_order(links: DatedLinks, scope: Answer, begin: Bounds) -> tuple[Ints, Ints, Ints]:
    """Return the batches that have one before them, that one, and units whose place in a row is not known."""
    meant = scope.may[links.source] & (links.start < links.latest)
    placed = np.flatnonzero(meant & np.isfinite(begin.low))
    order = placed[np.lexsort((placed, begin.high[placed], begin.low[placed], links.target[placed]))]
    same = links.target[order][1:] == links.target[order][:-1]
    sizes = np.bincount(links.target[meant], minlength=links.graph.size)
    lost = np.flatnonzero(meant & ~np.isfinite(begin.low) & (sizes[links.target] > 1))
    return order[1:][same], order[:-1][same], links.source[lost]


def _place(context: Context, options: Options, links: DatedLinks, row: int) -> Place:
    """Return the date at which a batch begins where a field says it, else its link."""
    unit = int(links.source[row])
    return context.field_place(unit, options.begins) if options.begins is not None else links.place(row)


def days_shown(days: Bounds, number: int) -> Named:
    """Return the days that one may be, which sentences say in words."""
    return days_in_words(show_days(float(days.low[number]), float(days.high[number])))
