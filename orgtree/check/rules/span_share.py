"""A large enough share of units has a span within a band.

The mean of spans hides the heads with one report and those with thirty: 1 and 15 have the mean of 8. So the share of
heads whose own span lies in the band is judged, and those outside are named.

```yaml
kinds: {post: {}}
links: {reports_to: {hierarchy: true, nest: true, from: post, to: post}}
rules:
  R01: {check: span-share, for: post, where: {path: ^reports_to}, path: ^reports_to, band: 2..8, share: 60%..}
```
Bad: of two heads one has one report only, so half of them are in the band.
```yaml
units:
- id: chief
  kind: post
  units:
  - {id: deputy, kind: post, units: [{id: clerk, kind: post}]}  # expect: R01
  - {id: adviser, kind: post}
```
Good: both heads have two.
```yaml
units:
- id: chief
  kind: post
  units:
  - {id: deputy, kind: post, units: [{id: clerk, kind: post}, {id: typist, kind: post}]}
  - {id: adviser, kind: post}
```

Options:

- `path`: the way whose units are a unit's span.
- `band`: how many they should be.
- `share`: what share of the units must be in the band, as in `50%..`.

Where the share may or may not be in bounds, all units that it is about are undecided.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
from pydantic import Field

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.base.interval import Interval
from orgtree.base.range_words import in_words, shown_in_words
from orgtree.charter.setting_types import Cardinality, NumberRange  # noqa: TC001 - pydantic reads the annotation
from orgtree.check.options import CheckOptions, PathOption
from orgtree.check.rule import MOST_NAMED, Problem, Undecided

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.rule import Context

NAME = "span-share"


class Options(CheckOptions):
    """Settings of `span-share`."""

    path: PathOption = Field(description="the way whose units are a unit's span")
    band: Cardinality = Field(description="how many they should be")
    share: NumberRange = Field(description="what share of the units must be in the band, as in 50%..")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield one problem for the whole if the share is out of bounds."""
    scope = context.scope(options)
    fits = context.query.count(options.path).within(options.band)
    sure, perhaps = _count(scope.must & fits.must), _count(scope.may & fits.may)
    least, most = sure + _count(scope.may & ~fits.must), perhaps + _count(scope.must & fits.never)
    if not least or not most:
        return
    share = Interval(Fraction(sure, least), Fraction(perhaps, most))
    if share.within(options.share):
        return
    if share.within(options.share) is None:
        yield Undecided(np.flatnonzero(scope.may))
        return
    few = share.high < options.share.low  # else too many are in the band, and it is they who are named
    units = np.flatnonzero(scope.must & (fits.never if few else fits.must))
    places = [context.path_place(int(unit), options.path) for unit in units[:MOST_NAMED]]
    yield Problem(
        None,
        N_("{share} of {number} units have a span of {band}, must be {allowed}; outside are {units}")
        if few
        else N_("{share} of {number} units have a span of {band}, must be {allowed}; within are {units}"),
        places[0],
        {
            "share": shown_in_words(share.show(percent=True)),
            "number": in_words(Interval(min(least, most), max(least, most))),
            "band": in_words(options.band, counted=True),
            "allowed": in_words(options.share, percent=True),
            "units": context.named(units),
        },
        labels=tuple(Label(place, N_("outside the band") if few else N_("in the band")) for place in places[1:]),
        help=N_("move units between the heads that are named, or put a level in or out"),
    )


def _count(mask: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> int:
    return int(np.count_nonzero(mask))
