"""A word is one of those allowed; something is so, or is not so.

For what a field says in words or as true and false: a group has published its charter, a body over a community is of
one of two forms. What is not stated is undecided, not wrong: say `false` where it is known that something is missing.

```yaml
kinds:
  group:
    fields:
      has_charter: {type: bool}
      level: {type: choice, of: [city, district, community]}
rules:
  R01: {check: field-value, for: group, field: has_charter, allowed: true}
  R02: {check: field-value, for: group, where: {has_charter: true}, field: level, allowed: [city, district]}
```
Bad:
```yaml
units:
- {id: g1, kind: group, has_charter: false}  # expect: R01
- {id: g2, kind: group, has_charter: true, level: community}  # expect: R02
```
Good: as it should be, or not known.
```yaml
units:
- {id: g1, kind: group, has_charter: true, level: city}
- {id: g2, kind: group, level: community}
```

Options:

- `field`: a text, a choice or a bool.
- `allowed`: a value or a list of values; `null` in a list allows that nothing is stated. With `allowed: null` alone
  the field must not be stated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from orgtree.check.options import AllowedOption, CheckOptions, WordField
from orgtree.check.rules._fields import outside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.rule import Context, Problem, Undecided

NAME = "field-value"


class Options(CheckOptions):
    """Settings of `field-value`."""

    field: WordField = Field(description="a text, a choice or a bool")
    allowed: AllowedOption = Field(description="a value, or a list of values")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the units whose value is surely another."""
    yield from outside(context, options, options.field, options.allowed)
