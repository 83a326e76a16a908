"""One holder has as many posts as are allowed.

A link between posts says that they have one holder, and several links make one holder too, so that the load of a
holder is the size of a whole group. Posts that no link joins have a holder each.

```yaml
kinds: {post: {}}
links: {coheld: {from: post, to: post, symmetric: true}}
rules:
  R01: {check: posts-per-holder, for: post, link: coheld, allowed: ..2}
```
Bad: three posts are held together, each next to the other.
```yaml
units:
- {id: a, kind: post, coheld: b}  # expect: R01
- {id: b, kind: post, coheld: c}
- {id: c, kind: post}
```
Good:
```yaml
units:
- {id: a, kind: post, coheld: b}
- {id: b, kind: post}
- {id: c, kind: post}
```

Options:

- `link`: the link that says that two posts have one holder.
- `allowed`: how many posts a holder may have.

`for` and `where` say which posts count. How many other units a post has to look after is asked by `link-count`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pydantic import Field

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.base.range_words import in_words
from orgtree.charter.setting_types import Cardinality  # noqa: TC001 - pydantic reads the annotation
from orgtree.check.holders import holders
from orgtree.check.options import CheckOptions, LinkName
from orgtree.check.rule import MOST_NAMED, Problem, judged
from orgtree.graph.bounds import Answer, Bounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.rule import Context, Undecided

NAME = "posts-per-holder"


class Options(CheckOptions):
    """Settings of `posts-per-holder`."""

    link: LinkName = Field(description="the link that says that two posts have one holder")
    allowed: Cardinality = Field(description="how many posts a holder may have")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield each holder with too few or too many posts once, at the first of them."""
    size = context.graph.size
    scope = context.scope(options)
    held = holders(context, options.link)
    low = np.bincount(held.of[scope.must], minlength=size).astype(float)
    high = np.bincount(held.of[scope.may], minlength=size).astype(float)
    high[held.of[held.open & scope.may]] = np.inf
    failing, undecided = judged(Answer(low > 0, high > 0), Bounds(low, high).within(options.allowed))
    for group in failing:
        posts = held.posts[group]
        together = posts[scope.may[posts]]
        unit = int(together[0])
        yield Problem(
            unit,
            N_("one holder has {count} {count:post|posts}, must have {allowed}: {posts}"),
            held.place(context, unit),
            {
                "count": int(low[group]),
                "allowed": in_words(options.allowed, counted=True),
                "posts": context.named(together),
            },
            labels=tuple(
                Label(context.graph.place(int(post), "id"), N_("held too"))
                for post in together[:MOST_NAMED]
                if post != unit
            ),
            help=N_("let another hold some of them, or correct {link}"),
            link=options.link,
        )
    yield undecided
