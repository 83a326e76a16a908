"""Incompatible posts are not held together.

Whoever keeps the accounts does not audit them. A link between posts says that they have one holder, and several
links make one holder too: if a is held with b and b with c, then a is held with c. So whole groups are looked at,
not single links.

```yaml
kinds: {club: {}, post: {fields: {function: {type: choice, of: [treasurer, auditor, clerk]}}}}
links:
  post_at: {from: post, to: club, nest: true}
  coheld: {from: post, to: post, symmetric: true}
rules:
  R01:
    check: held-apart
    link: coheld
    left: {function: treasurer}
    right: {function: auditor}
    same: post_at
```
Bad: one holder has both posts of the club, by way of a third.
```yaml
units:
- id: club
  kind: club
  units:
  - {id: t, kind: post, function: treasurer, coheld: c}  # expect: R01
  - {id: c, kind: post, function: clerk, coheld: a}
  - {id: a, kind: post, function: auditor}
```
Good: the two posts are posts of different clubs.
```yaml
units:
- {id: c1, kind: club, units: [{id: t, kind: post, function: treasurer, coheld: a}]}
- {id: c2, kind: club, units: [{id: a, kind: post, function: auditor}]}
```

Options:

- `link`: the link that says that two posts have one holder.
- `left`: a condition on the one post.
- `right`: a condition on the other; two posts that both fit both are incompatible too.
- `same`: posts are incompatible only if this way leads from both to one unit; left out, always.

`for` and `where` narrow the posts on the left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pydantic import Field

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.check.holders import holders
from orgtree.check.options import CheckOptions, ConditionOption, LinkName, PathOption
from orgtree.check.rule import Problem, Undecided
from orgtree.graph.pair_keys import pair_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from orgtree.check.rule import Context

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]

NAME = "held-apart"


class Options(CheckOptions):
    """Settings of `held-apart`."""

    link: LinkName = Field(description="the link that says that two posts have one holder")
    left: ConditionOption = Field(description="a condition on the one post")
    right: ConditionOption = Field(description="a condition on the other")
    same: PathOption | None = Field(None, description="only if this way leads from both to one unit")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield each pair of incompatible posts that one holder has, once per holder and unit."""
    graph, query = context.graph, context.query
    held = holders(context, options.link)
    joined = (np.bincount(held.of, minlength=graph.size)[held.of] > 1) & graph.in_force
    left = context.scope(options) & query.condition(options.left)
    right = query.condition(options.right)
    posts = np.flatnonzero(joined & (left.may | right.may))
    key, post, known = held.of[posts], posts, np.ones(len(posts), dtype=bool)
    if options.same is not None:
        pairs = query.pairs(options.same, posts)
        post = posts[pairs.start]
        key, known = pair_keys(held.of[post], pairs.unit, graph.size), pairs.sure
    sure = _clashes(key[known], post[known], left.must, right.must)
    for one, other in sure:
        yield Problem(
            one,
            N_("'{unit}' and '{other}' are incompatible and held together"),
            held.place_towards(context, one, other),
            {"other": context.id(other)},
            labels=(Label(graph.place(other, "id"), N_("the other post")),),
            help=N_("take {link} away, or let another hold one of the two"),
            link=options.link,
        )
    told = {pair for clash in sure for pair in clash}
    perhaps = {one for one, other in _clashes(key, post, left.may, right.may)}
    # A group that says that its links are not all listed may have any other post in it as well.
    unlisted = (
        np.isin(held.of, held.of[held.open])
        & ~np.isin(held.of, held.of[np.asarray(sorted(told), dtype=np.int64)])
        & left.may
        & graph.in_force
    )
    perhaps.update(np.flatnonzero(unlisted).tolist())
    yield Undecided(np.asarray(sorted(perhaps - told), dtype=np.int64))


def _clashes(key: Ints, post: Ints, left: Bools, right: Bools) -> list[tuple[int, int]]:
    """Return for each key that has two different posts, one on the left and one on the right, the first such pair."""
    if not len(key):
        return []
    order = np.argsort(key, kind="stable")
    key, post = key[order], post[order]
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
    lefts = np.add.reduceat(left[post].astype(np.int64), starts)
    rights = np.add.reduceat(right[post].astype(np.int64), starts)
    both = np.add.reduceat((left & right)[post].astype(np.int64), starts)
    clash = (lefts > 0) & (rights > 0) & ~((lefts == 1) & (rights == 1) & (both == 1))
    stops = np.r_[starts[1:], len(key)]
    found = []
    for start, stop in zip(starts[clash].tolist(), stops[clash].tolist(), strict=True):
        group = post[start:stop]
        one = int(group[left[group]][0])
        others = group[right[group] & (group != one)]
        if not len(others):  # the first on the left is the only one on the right: take another on the left
            others, one = np.asarray([one]), int(group[left[group]][1])
        found.append((one, int(others[0])))
    return found
