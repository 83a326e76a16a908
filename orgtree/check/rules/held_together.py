"""Two posts of one unit are held together.

Where a rule wants one holder for two posts, such as the secretary of an organ's committee and the head of the organ,
a link between the posts says that they have one; nobody is named. Several links make one holder too: if a is held
with b and b with c, then a is held with c. A unit that lacks one of the two posts is not judged.

```yaml
kinds: {school: {}, post: {fields: {function: {type: choice, of: [head, secretary, clerk]}}}}
links:
  post_at: {from: post, to: school, nest: true}
  coheld: {from: post, to: post, symmetric: true}
rules:
  R01:
    check: held-together
    for: school
    link: coheld
    left: {path: ^post_at, where: {function: head}}
    right: {path: ^post_at, where: {function: secretary}}
```
Bad: nothing joins the two.
```yaml
units:
- id: s  # expect: R01
  kind: school
  units: [{id: s-head, kind: post, function: head}, {id: s-secretary, kind: post, function: secretary}]
```
Good: joined, the second time by way of a third post; the last school has no secretary.
```yaml
units:
- id: s1
  kind: school
  units: [{id: h1, kind: post, function: head, coheld: r1}, {id: r1, kind: post, function: secretary}]
- id: s2
  kind: school
  units:
  - {id: h2, kind: post, function: head, coheld: c2}
  - {id: c2, kind: post, function: clerk, coheld: r2}
  - {id: r2, kind: post, function: secretary}
- {id: s3, kind: school, units: [{id: h3, kind: post, function: head}]}
```

Options:

- `link`: the link that says that two posts have one holder.
- `left`: the way to the one post.
- `right`: the way to the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pydantic import Field

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.check.holders import holders
from orgtree.check.options import CheckOptions, LinkName, PathOption
from orgtree.check.rule import Problem, judged, reached
from orgtree.graph.bounds import Answer
from orgtree.graph.pair_keys import pair_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.rule import Context, Undecided

NAME = "held-together"


class Options(CheckOptions):
    """Settings of `held-together`."""

    link: LinkName = Field(description="the link that says that two posts have one holder")
    left: PathOption = Field(description="the way to the one post")
    right: PathOption = Field(description="the way to the other")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the units that have both posts, and no holder that has both."""
    graph, query = context.graph, context.query
    scope = context.scope(options) & query.exists(options.left) & query.exists(options.right)
    starts = np.flatnonzero(scope.may)
    if not len(starts):
        return
    held = holders(context, options.link)
    left = query.narrowed(options.left, query.pairs(options.left, starts, rows=starts))
    right = query.narrowed(options.right, query.pairs(options.right, starts, rows=starts))
    sure_left, sure_right = (query.targets(path).must for path in (options.left, options.right))
    # A unit's holder is a pair of its own number and the group's: two ways meet in one such pair.
    size = graph.size
    one, other = (pair_keys(pairs.start, held.of[pairs.unit], size) for pairs in (left, right))
    met, perhaps = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    met[left.start[left.sure & sure_left[left.unit] & np.isin(one, other[right.sure & sure_right[right.unit]])]] = True
    perhaps[left.start[np.isin(one, other)]] = True
    for pairs in (left, right):
        perhaps[pairs.start[held.open[pairs.unit]]] = True
        perhaps[np.flatnonzero(pairs.open)] = True
    failing, undecided = judged(scope, Answer(met, met | perhaps))
    for unit in failing:
        first, second = reached(left, unit), reached(right, unit)
        yield Problem(
            unit,
            N_("{left} and {right} of '{unit}' are not held together"),
            graph.place(unit, "id"),
            {"left": context.named(first), "right": context.named(second)},
            labels=(
                Label(graph.place(int(first[0]), "id"), N_("the one post")),
                Label(graph.place(int(second[0]), "id"), N_("the other post")),
            ),
            help=N_("write {link:id} at one of the two posts if they have one holder"),
            absence=True,
            link=options.link,
        )
    yield undecided
