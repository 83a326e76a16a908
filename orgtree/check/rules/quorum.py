"""A part is large enough a share of a whole: who is present of those entitled, posts filled of all posts.

Exact fractions settle the edge: "at least half" of nine is five, "more than half" of ten is six. The whole is those
*entitled*, not those present, and a vacancy counts in it. Asked of posts the same check says whether the quorum can
be reached at all. A unit that does not state the part or the whole is not judged, nor is none of none; a path that leads
to none of a whole that is there is a part of 0.

```yaml
kinds:
  assembly: {fields: {entitled: {type: count}, present: {type: count}, in_favour: {type: count}}}
  post: {fields: {filled: {type: bool}}}
links: {post_at: {from: post, to: assembly, nest: true}}
rules:
  R01: {check: quorum, for: assembly, part: present, of: entitled, at_least: 1/2}
  R02: {check: quorum, for: assembly, part: in_favour, of: entitled, more_than: 1/2}
  R03: {check: quorum, for: assembly, part: {path: ^post_at, where: {filled: true}}, of: ^post_at, at_least: 2/3}
```
Bad: 4 of 9 are less than a half, 5 of 10 are not more than a half, and with one post of two filled, or none, two thirds
cannot come together.
```yaml
units:
- {id: a1, kind: assembly, entitled: 9, present: 4}  # expect: R01
- {id: a2, kind: assembly, entitled: 10, in_favour: 5}  # expect: R02
- id: a3  # expect: R03
  kind: assembly
  units: [{id: p1, kind: post, filled: true}, {id: p2, kind: post, filled: false}]
- id: a4  # expect: R03
  kind: assembly
  units: [{id: p3, kind: post, filled: false}, {id: p4, kind: post, filled: false}]
```
Good:
```yaml
units:
- {id: a1, kind: assembly, entitled: 10, present: 5, in_favour: 6}
- id: a2
  kind: assembly
  units:
  - {id: p1, kind: post, filled: true}
  - {id: p2, kind: post, filled: true}
  - {id: p3, kind: post, filled: false}
```

Options:

- `part`: a number field, or a path whose units are counted.
- `of`: the whole, a number field or a path.
- `at_least`: the least share, an exact fraction such as 4/5.
- `more_than`: the share that must be passed.
- `at_most`: the greatest share.

One of the three shares is given, or two that bound it on both sides.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from pydantic import Field, model_validator

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.base.messages import Listing, Saying, WrongTextError
from orgtree.base.range_words import in_words
from orgtree.check.amounts import AmountOption, FractionOption  # noqa: TC001 - pydantic reads the annotations
from orgtree.check.options import CheckOptions
from orgtree.check.rule import Problem, Undecided, judged
from orgtree.graph.bounds import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from orgtree.base.interval import Interval
    from orgtree.check.rule import Context
    from orgtree.graph.bounds import Bounds

NAME = "quorum"


class Options(CheckOptions):
    """Settings of `quorum`."""

    part: AmountOption = Field(description="a number field, or a path whose units are counted")
    of: AmountOption = Field(description="the whole, a number field or a path")
    at_least: FractionOption | None = Field(None, description="the least share, such as 4/5")
    more_than: FractionOption | None = Field(None, description="the share that must be passed")
    at_most: FractionOption | None = Field(None, description="the greatest share")

    @model_validator(mode="after")
    def _one(self) -> Options:
        if self.at_least is None and self.more_than is None and self.at_most is None:
            raise WrongTextError(N_("one of at_least, more_than and at_most is needed"))
        return self


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the units whose part is too small or too large a share of the whole."""
    part, whole = options.part.bounds(context), options.of.bounds(context)
    said = options.of.stated(context)
    if options.part.field is not None:
        said = said & options.part.stated(context)
    scope = context.scope(options) & said
    # From here on arrays are as long as there are such units: few kinds vote.
    units = np.flatnonzero(scope.may)
    part, whole = part[units], whole[units]
    # None of none is no share; whether it is that may be open.
    some = Answer((part.low > 0) | (whole.low > 0), (part.high > 0) | (whole.high > 0))
    scope = Answer(scope.must[units], scope.may[units]) & some
    bounds = [
        (share, relation)
        for share, relation in ((options.at_least, ">="), (options.more_than, ">"), (options.at_most, "<="))
        if share is not None
    ]
    everywhere = np.ones(len(units), dtype=bool)
    fits = Answer(everywhere, everywhere)
    for share, relation in bounds:
        fits = fits & _compared(part, whole, share, relation)
    failing, undecided = judged(scope, fits)
    for number in failing:
        unit = int(units[number])
        all_of = whole.interval(number)
        place, other = options.part.place(context, unit), options.of.place(context, unit)
        yield Problem(
            unit,
            N_("'{part}' of '{unit}' is {have} of {whole} '{of}', must be {needed} ({share})")
            if options.part.text != options.of.text
            else N_("{have} of the {whole} along '{of}' of '{unit}' count, must be {needed} ({share})"),
            place,
            {
                "part": options.part.named(context),
                "of": options.of.named(context),
                "have": in_words(part.interval(number), counted=True),
                "whole": in_words(all_of, counted=True),
                "needed": _listing(_needed(all_of, bounds)),
                "share": _listing(_related(relation, share) for share, relation in bounds),
            },
            labels=(Label(other, N_("{whole} here")),) if other != place else (),
            help=N_("correct the numbers, or hold it again with the share that is needed"),
        )
    yield Undecided(units[undecided.units])


def _compared(part: Bounds, whole: Bounds, share: Fraction, relation: str) -> Answer:
    """Return where a part is such a share of a whole, by whole numbers only."""
    part, whole = part.times(share.denominator), whole.times(share.numerator)
    return part.at_most(whole) if relation == "<=" else whole.less(part) if relation == ">" else whole.at_most(part)


def _listing(words: Iterable[Saying]) -> Listing:
    return Listing(tuple(words), quoted=False)


_RELATIONS = {">": N_("more than {low}"), ">=": N_("at least {low}"), "<=": N_("at most {high}")}


def _related(relation: str, limit: Fraction | int) -> Saying:
    return Saying(_RELATIONS[relation], {"low": str(limit), "high": str(limit)})


def _needed(whole: Interval, bounds: Sequence[tuple[Fraction, str]]) -> Iterator[Saying]:
    """Yield how many are needed of a whole in any case, however large it is; nothing where that may be any number."""
    found: dict[str, int] = {}
    for share, relation in bounds:
        end = whole.high if relation == "<=" else whole.low
        if math.isinf(end):
            continue
        if relation == "<=":
            found["<="] = math.floor(share * end)
        else:
            least = math.floor(share * end) + 1 if relation == ">" else math.ceil(share * end)
            found[">="] = max(least, found.get(">=", 0))
    if len(set(found.values())) == 1 < len(found):
        yield Saying(N_("exactly {low}"), {"low": str(found[">="])})
    else:
        yield from (_related(relation, limit) for relation, limit in found.items())
