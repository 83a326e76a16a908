"""Terms are kept: who was elected is elected again in time, neither much too early nor too late.

With `since` alone a term that has run out on the day that is looked at, or by today where there is none, is found: the
election is overdue. With `until`
the two elections that are stated are compared. A term ends on the day so many years after its beginning; on that
day an election is still in time. A date that is a year or a month only is every day of it, so that an answer may be
undecided.

```yaml
kinds: {committee: {fields: {elected: {type: date}, elected_before: {type: date}}}}
rules:
  R01: {check: term, for: committee, since: elected, years: 5}
  R02: {check: term, for: committee, since: elected_before, until: elected, years: 5, early_by: 1, late_by: 1}
```
Bad: an election that is overdue, one two years too early, and one two years too late.
```yaml
as_of: 2024-06-30
units:
- {id: c1, kind: committee, elected: 2018-06-29}  # expect: R01
- {id: c2, kind: committee, elected_before: 2018-05, elected: 2021-05}  # expect: R02
- {id: c3, kind: committee, elected_before: 2013-05, elected: 2020-06}  # expect: R02
```
Good: the term ends on the day itself, or later; an election half a year late.
```yaml
as_of: 2024-06-30
units:
- {id: c1, kind: committee, elected: 2019-06-30}
- {id: c2, kind: committee, elected_before: 2015-09, elected: 2021-03}
```

Options:

- `since`: the date at which the term began.
- `until`: the date of the election that ended it; left out, the day that is looked at, or today.
- `years`: how long a term is.
- `early_by`: how many years early that election may be; left out, it may be as early as it likes.
- `late_by`: how many years late it may be; 0 if left out.

A unit that does not state the date is undecided; with `until`, one that states neither is not judged.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import numpy as np
from pydantic import Field

from orgtree.base.catalogue import N_
from orgtree.base.dates import Date, show_day
from orgtree.base.finding import Label
from orgtree.check.options import CheckOptions, DateField
from orgtree.check.rule import Problem, Undecided, judged, stated
from orgtree.graph.bounds import Answer, Bounds
from orgtree.graph.totals import stated_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from orgtree.check.judging_day import JudgingDay
    from orgtree.check.rule import Context

    Floats = NDArray[np.float64]

NAME = "term"
_ELECTED = {
    (True, True): N_(
        "'{unit}' was elected {ended:on}, too late: the term ended {due:on} (allowed: at most {by} {by:year|years} late)"
    ),
    (True, False): N_("'{unit}' was elected {ended:on}, too late: the term ended {due:on}"),
    (False, True): N_(
        "'{unit}' was elected {ended:on}, too early: the term ended {due:on} (allowed: at most {by} {by:year|years} early)"
    ),
    (False, False): N_("'{unit}' was elected {ended:on}, too early: the term ended {due:on}"),
}
"""What is said of an election, by whether it was too late, and whether it may be some years off."""
_MOST_YEARS = 200


class Options(CheckOptions):
    """Settings of `term`."""

    since: DateField = Field(description="the date at which the term began")
    until: DateField | None = Field(
        None, description="the date of the election that ended it, else the day that is looked at, or today"
    )
    years: int = Field(gt=0, le=_MOST_YEARS, description="how long a term is")
    early_by: int | None = Field(None, ge=0, le=_MOST_YEARS, description="how many years early it may end")
    late_by: int = Field(0, ge=0, le=_MOST_YEARS, description="how many years late it may end")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the units whose term ended too early or too late."""
    having = context.graph.having(options.since)
    scope = context.scope(options) & Answer(having, having)
    # From here on arrays are as long as there are such units: few kinds have terms.
    units = np.flatnonzero(scope.may)
    began = stated_days(context.graph, options.since)[units]
    if options.until is not None:
        ended = stated_days(context.graph, options.until)[units]
        columns, size = context.graph.columns, context.graph.size
        some = (stated(columns.get(options.since), size) | stated(columns.get(options.until), size))[units]
        units, began, ended = units[some], began[some], ended[some]
    elif not len(units):
        return  # before the day is asked for, which may be today
    else:
        day = context.judging.date
        ended = Bounds.anything(len(units), float(day.first), float(day.last))
    fits = ended.at_most(later(began, options.years + options.late_by))
    late = fits.never
    if options.early_by is not None and options.until is not None:
        fits = fits & later(began, options.years - options.early_by).at_most(ended)
    failing, undecided = judged(Answer(scope.must[units], np.ones(len(units), dtype=bool)), fits)
    due = later(began, options.years).high
    for place in failing:
        yield _problem(context, options, int(units[place]), due=float(due[place]), late=bool(late[place]))
    yield Undecided(units[undecided.units])


def _problem(context: Context, options: Options, unit: int, *, due: float, late: bool) -> Problem:
    message, advice = sentences(options, late=late)
    facts = {
        "since": options.since,
        "began": context.show(options.since, unit),
        **facts_of(options, due=due, late=late, now=context.judging),
    }
    if options.until is None:
        return Problem(unit, message, context.field_place(unit, options.since), facts, help=advice)
    label = Label(context.field_place(unit, options.since), N_("the term began here"))
    ended = {"ended": context.show(options.until, unit)}
    place = context.field_place(unit, options.until)
    return Problem(unit, message, place, {**facts, **ended}, labels=(label,), help=advice)


def sentences(options: Options, *, late: bool) -> tuple[str, str]:
    """Return what is said of a term that ended too late or too early, and what to do."""
    if options.until is None:
        ended = (
            N_("the term of '{unit}' ended {due:on}, more than {by} {by:year|years} ago")
            if options.late_by
            else N_("the term of '{unit}' ended {due:on}; it is {years} years long and began {began:on}")
        )
        return ended, N_("hold the election and correct {since}")
    by = options.late_by if late else options.early_by
    return _ELECTED[late, bool(by)], N_("correct {since} or {until}")


def facts_of(options: Options, *, due: float, late: bool, now: JudgingDay) -> dict[str, Any]:
    """Return what fills these sentences beside what a unit states."""
    facts = {
        "years": options.years,
        "due": show_day(int(due)),
        "by": options.late_by if late else options.early_by,
    }
    return {**facts, "now": str(now.date)} if options.until is None else {**facts, "until": options.until}


def later(days: Bounds, years: int) -> Bounds:
    """Return the same days so many years later."""
    return Bounds(*(_moved(end, years) for end in days))


def _moved(days: Floats, years: int) -> Floats:
    """Return the same days so many years later, each different day worked out once."""
    known = np.isfinite(days)
    moved = days.copy()
    values, back = np.unique(days[known], return_inverse=True)
    last = dt.date.max.toordinal()
    ends = [
        Date(day, day, "").add_years(years).first if dt.date.fromordinal(day).year + years <= dt.date.max.year else last
        for day in values.astype(np.int64).tolist()
    ]
    moved[known] = np.asarray(ends, dtype=np.float64)[back]
    return moved
