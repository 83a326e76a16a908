"""A number or date lies where it is allowed to.

Sizes, sums and dates have bounds: a branch has fifty members at most, a committee has five to nine seats, a team was
founded after the company. An interval that lies across a bound is undecided, and so is a field that is not stated,
unless its `range` lies wholly out of bounds: neither is a finding. A field with a `total` that is not stated is judged by
the sum of its parts.

```yaml
kinds:
  committee: {fields: {members: {type: count, total: {along: part_of}}}}
  branch: {is_a: committee, fields: {founded: {type: date}}}
links: {part_of: {hierarchy: true, nest: true, pairs: {branch: [committee]}}}
rules:
  R01: {check: field-range, for: committee, field: members, allowed: 3..50}
  R02: {check: field-range, for: branch, field: founded, allowed: 2018-10..}
```
Bad: a number out of bounds, an interval wholly out of bounds, a sum of parts, a date.
```yaml
units:
- {id: b1, kind: branch, members: 61}  # expect: R01
- {id: b2, kind: branch, members: ..2}  # expect: R01
- id: c1  # expect: R01
  kind: committee
  units:
  - {id: b3, kind: branch, members: 20}
  - {id: b4, kind: branch, members: 31..}
- {id: b5, kind: branch, members: 3, founded: 2017}  # expect: R02
```
Good: within the bounds, not stated, or perhaps within them.
```yaml
units:
- {id: b1, kind: branch, members: 50, founded: 2018-10-28}
- {id: b2, kind: branch}
- {id: b3, kind: branch, members: 45.., founded: 2018}
```

Options:

- `field`: a count, a number or a date.
- `allowed`: a number, an interval such as `3..`, `..50` or `5..9`, or a list of those; `null` in a list allows that
  nothing is stated, so that a unit without a value is right and not undecided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from orgtree.check.options import AllowedOption, CheckOptions, RangeField
from orgtree.check.rules._fields import outside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.rule import Context, Problem, Undecided

NAME = "field-range"


class Options(CheckOptions):
    """Settings of `field-range`."""

    field: RangeField = Field(description="a count, a number or a date")
    allowed: AllowedOption = Field(description="an interval, or a list of those")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the units whose value surely lies outside."""
    yield from outside(context, options, options.field, options.allowed)
