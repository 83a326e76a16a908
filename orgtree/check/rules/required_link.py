"""A unit has what it must be linked to.

A body without an area, a unit without a head: what is required is a link, or a way over several links, to a unit of some
kind or in some state. An absent link means that there is none, so it is a finding; a unit that says
`incomplete: [link]` stays undecided.

```yaml
kinds:
  area: {}
  committee: {}
  post: {fields: {filled: {type: bool}}}
links:
  covers: {from: committee, to: area}
  post_at: {from: post, to: committee, nest: true}
rules:
  R01: {check: required-link, for: committee, path: covers}
  R02: {check: required-link, for: area, path: {path: ^covers, kind: committee}}
  R03: {check: required-link, for: committee, path: {path: ^post_at, where: {filled: true}}}
```
Bad: no area, an area that nobody covers, no post that is filled.
```yaml
units:
- {id: a1, kind: area}
- {id: a2, kind: area}  # expect: R02
- id: c1  # expect: R01
  kind: committee
  units:
  - {id: p1, kind: post, filled: true}
- id: c2  # expect: R03
  kind: committee
  covers: a1
  units:
  - {id: p2, kind: post, filled: false}
```
Good: linked, perhaps linked, or known not to be listed in full.
```yaml
units:
- {id: a1, kind: area}
- {id: c1, kind: committee, covers: a1, units: [{id: p1, kind: post, filled: true}]}
- {id: c2, kind: committee, covers: a1, units: [{id: p2, kind: post}]}
- {id: c3, kind: committee, covers: a1, incomplete: [post_at]}
```

Options:

- `path`: the way to what is required, narrowed by `kind` and `where`; how many is asked by `link-count`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field

from orgtree.base.catalogue import N_
from orgtree.check.condition_words import DEPTH, condition_in_words, fitting_ends, named_link, titled
from orgtree.check.options import CheckOptions
from orgtree.check.rule import Problem, judged
from orgtree.check.rules._conditions import reasons
from orgtree.check.rules._paths import NONE, CountlessPath, misfits, reached_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.charter.expression import Path
    from orgtree.charter.model import Charter
    from orgtree.check.rule import Context, Undecided

NAME = "required-link"
WRITE = N_("write the link; where the list is not whole, say incomplete")
LACKS = N_("'{unit}' has no {missing}")
_MISFITS = N_("'{link}' of '{unit}' leads to {reached}, {number:which is not|none of which is} as it must be: {where}")


class Options(CheckOptions):
    """Settings of `required-link`."""

    path: CountlessPath = Field(description="the way to what is required, narrowed by kind and where")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the units that surely lack it."""
    path = options.path
    failing, undecided = judged(context.scope(options), context.query.reaches(path))
    narrowed = path.kinds is not None or path.where is not None
    there = reached_by(context, path, failing) if narrowed else {}
    why, misfit = reasons(context, options.where), misfits(context, path)
    told = {"path": context.path(path), "missing": context.ends(path)}
    near, facts = _only_others(context.charter, path)
    for unit in failing:
        others = there.get(unit, NONE)
        only = len(others) > 0
        yield Problem(
            unit,
            near if only else LACKS,
            context.path_place(unit, path),
            {**told, **facts, "reached": context.named(others), "number": len(others)} if only else told,
            labels=(*why(unit), *misfit(others)),
            help=WRITE,
            absence=not only,
        )
    yield undecided


def _only_others(charter: Charter, path: Path) -> tuple[str, dict[str, Any]]:
    """Return the template of what is said where a path leads to other units only, and facts for it."""
    link = named_link(charter, path)
    if path.where is None or link is None:
        return N_("'{unit}' has no {missing}; there: {reached}"), {"missing": fitting_ends(charter, path)}
    return _MISFITS, {"link": titled(link), "where": condition_in_words(charter, path.where, DEPTH)}
