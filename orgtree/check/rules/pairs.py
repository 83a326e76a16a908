"""A link joins only kinds that may be joined, as a table says.

`pairs` of a link in the charter say what can be written at all; a link that they do not allow is left out of the
graph. This check is for the narrower table of a rule that has a source, a wording and exceptions of its own: the
links stay, and a breach names the article.

```yaml
kinds:
  committee: {}
  branch: {}
  group: {}
links:
  part_of: {hierarchy: true, nest: true, from: [branch, group], to: [committee, branch, group]}
rules:
  R01: {check: pairs, link: part_of, allowed: {branch: [committee], group: [branch]}}
```
Bad: a branch under a branch, a group under a committee.
```yaml
units:
- id: c1
  kind: committee
  units:
  - id: b1
    kind: branch
    units: [{id: g1, kind: group}]
  - {id: g2, kind: group}  # expect: R01
- {id: b2, kind: branch, part_of: b1}  # expect: R01
```
Good:
```yaml
units:
- id: c1
  kind: committee
  units:
  - {id: b1, kind: branch, units: [{id: g1, kind: group}]}
```

Options:

- `link`: the link, its subtypes included.
- `allowed`: for each kind that it starts from, the kinds that it may lead to. A kind counts with its child kinds, and
  a child kind may have more. A kind that is not in the table is not judged; one with an empty list may have no such
  link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import numpy as np
from pydantic import Field, ValidationInfo, WithJsonSchema

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.base.suggest import listed
from orgtree.charter.expression import ExpressionError, kind_codes
from orgtree.check.options import CheckOptions, LinkName, Read, names_of
from orgtree.check.rule import Problem, Undecided

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from orgtree.base.messages import Listing
    from orgtree.charter.expression import Namespace
    from orgtree.charter.model import Kind
    from orgtree.check.rule import Context

NAME = "pairs"
LEADS = N_("'{link}' of '{unit}', of kind {kind}, leads to '{to}', of kind {other_kind}")
MAY_LEAD = N_("from kind '{kind}' it may lead to {known}")


def _table(raw: Any, info: ValidationInfo) -> dict[int, frozenset[int]]:
    names = names_of(info)
    if not isinstance(raw, dict) or not raw:
        raise ExpressionError(
            N_("a table of kinds is wanted, not '{value}'"),
            {"value": raw},
            help=N_("write for each kind the kinds that it may lead to, as in {{branch: [committee]}}"),
        )
    table: dict[int, frozenset[int]] = {}
    for kind, others in raw.items():
        targets = kind_codes(others, names, (kind,)) if others else frozenset()
        for code in _started_from(kind, names):
            table[code] = table.get(code, frozenset()) | targets
    return table


def _started_from(kind: Any, names: Namespace) -> frozenset[int]:
    try:
        return kind_codes(kind, names, (kind,))
    except ExpressionError as error:
        error.part = "key"
        raise


class Options(CheckOptions):
    """Settings of `pairs`."""

    link: LinkName = Field(description="the link, its subtypes included")
    allowed: Annotated[
        dict[int, frozenset[int]],
        Read(_table),
        WithJsonSchema(
            {
                "type": "object",
                "additionalProperties": {
                    "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
                },
            }
        ),
    ] = Field(description="for each kind that it starts from, the kinds that it may lead to")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the links that join other kinds."""
    graph = context.graph
    kinds = graph.kinds
    rows = context.rows(options.link)
    table = np.ones((len(kinds), len(kinds)), dtype=bool)
    for code, others in options.allowed.items():
        table[code] = False
        table[code, list(others)] = True
    wrong = ~table[graph.kind[rows.source], graph.kind[rows.target]]
    scope = context.scope(options)
    for row in np.flatnonzero(wrong & scope.must[rows.source]).tolist():
        unit, other = int(rows.source[row]), int(rows.target[row])
        kind = int(graph.kind[unit])
        yield Problem(
            unit,
            LEADS,
            context.row_place(rows, row),
            {
                "kind": context.kind(unit),
                "other_kind": context.kind(other),
                "to": context.id(other),
                "known": may_lead_to(kinds, options.allowed[kind]),
            },
            labels=(Label(graph.place(other, "kind"), N_("here is the {other_kind}")),),
            help=MAY_LEAD,
            link=rows.tables[rows.table[row]].link.name,
        )
    yield Undecided(np.unique(rows.source[wrong & scope.undecided[rows.source]]))


def may_lead_to(kinds: Sequence[Kind], allowed: frozenset[int]) -> Listing:
    """Return the kinds that a link may lead to for a message, the most general of them.

    Args:
        kinds: The charter's kinds, by code.
        allowed: Codes of those that it may lead to.
    """
    named = [kinds[code] for code in sorted(allowed)]
    names = {one.name for one in named}
    return listed([one.name for one in named if not names.intersection(one.ancestors[1:])])
