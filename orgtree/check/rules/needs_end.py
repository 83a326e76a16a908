"""A temporary unit says when it ends.

What is meant for a while and has no end stays for ever, by nobody's decision.

```yaml
kinds: {task_force: {}, office: {}}
rules:
  R01: {check: needs-end, for: task_force}
```
Bad:
```yaml
units:
- {id: flood, kind: task_force, valid: {from: 2024-05}}  # expect: R01
- {id: office, kind: office}
```
Good:
```yaml
units:
- {id: flood, kind: task_force, valid: {from: 2024-05, until: 2024-11}}
- {id: office, kind: office}
```

Options: only `for` and `where`, which say what is temporary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.dates import EARLIEST, LATEST
from orgtree.check.options import CheckOptions
from orgtree.check.rule import Problem, judged
from orgtree.graph.bounds import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.rule import Context, Undecided

NAME = "needs-end"
NO_END = N_("'{unit}' is temporary and has no end")
WRITE_END = N_("write its end: valid: {{until: …}}")


class Options(CheckOptions):
    """Settings of `needs-end`."""


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the units that have no end."""
    graph = context.graph
    ends = graph.stop < LATEST
    failing, undecided = judged(context.scope(options), Answer(ends, ends))
    for unit in failing:
        yield Problem(
            unit,
            NO_END,
            graph.place(unit, "valid" if graph.start[unit] > EARLIEST else "id"),
            help=WRITE_END,
        )
    yield undecided
