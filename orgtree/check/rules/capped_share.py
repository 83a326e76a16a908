"""No supplier holds more than its share of a body's seats.

A body whose seats come from one hand is that hand's. Whose a seat is may be asked further up: five branches of one
committee are one supplier if `supplier` leads from a seat's holder to its committee.

```yaml
kinds: {council: {}, office: {}, agency: {}}
links:
  seat: {from: council, to: office}
  run_by: {from: office, to: agency}
rules:
  R01: {check: capped-share, for: council, link: seat, supplier: to/run_by, at_most: 1/2}
```
Bad: two of three seats belong to offices of one agency.
```yaml
units:
- {id: a, kind: agency}
- {id: b, kind: agency}
- {id: o1, kind: office, run_by: a}
- {id: o2, kind: office, run_by: a}
- {id: o3, kind: office, run_by: b}
- {id: council, kind: council, seat: [o1, o2, o3]}  # expect: R01
```
Good: exactly a half is not more than a half.
```yaml
units:
- {id: a, kind: agency}
- {id: b, kind: agency}
- {id: o1, kind: office, run_by: a}
- {id: o2, kind: office, run_by: b}
- {id: council, kind: council, seat: [o1, o2]}
```

Options:

- `link`: the seats; each link is one.
- `supplier`: the way from a seat to whose it is, beginning with `to` or `from`; left out, the unit that holds it.
- `at_most`: the greatest share, an exact fraction such as 1/3.

A seat that leads to no supplier counts among all seats and for nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import numpy as np
from pydantic import Field, ValidationInfo, WithJsonSchema

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.charter.expression import Path, Step, parse_path
from orgtree.check.amounts import FractionOption  # noqa: TC001 - pydantic reads the annotation
from orgtree.check.options import CheckOptions, LinkName, Read, names_of
from orgtree.check.rule import MOST_NAMED, Problem, Undecided
from orgtree.graph.edges import incomplete_lists
from orgtree.graph.groups import Groups
from orgtree.graph.pair_keys import pair_keys, pairs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.rule import Context

NAME = "capped-share"


def _from_seat(raw: Any, info: ValidationInfo) -> Path:
    return parse_path(raw, names_of(info).from_link())


SeatPath = Annotated[Path, Read(_from_seat), WithJsonSchema({"type": "string"})]


class Options(CheckOptions):
    """Settings of `capped-share`."""

    link: LinkName = Field(description="the seats; each link is one")
    supplier: SeatPath = Field(
        Path(((Step("to"),),), text="to"), description="the way from a seat to whose it is, from its end"
    )
    at_most: FractionOption = Field(description="the greatest share of one supplier, such as 1/3")


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield each supplier that has too many of a body's seats."""
    graph = context.graph
    scope = context.scope(options)
    rows = context.rows(options.link)
    seats = np.bincount(rows.source, minlength=graph.size)
    pairs = context.query.pairs(options.supplier, rows.source, ends=(rows.source, rows.target))
    body = rows.source[pairs.start]
    keys, number_of = np.unique(pair_keys(body, pairs.unit, graph.size), return_inverse=True)
    holding = Groups.by(number_of, len(keys))
    counts = np.diff(holding.first)
    surely = np.bincount(number_of[pairs.sure], minlength=len(keys))
    bodies, suppliers = pairs_of(keys, graph.size)
    share = options.at_most
    over, told = (number * share.denominator > seats[bodies] * share.numerator for number in (counts, surely))
    unlisted = incomplete_lists(context.graph, Step(options.link))  # of more seats it may be a smaller share
    told &= scope.must[bodies] & ~unlisted[bodies]
    for number in np.flatnonzero(told).tolist():
        unit, supplier = int(bodies[number]), int(suppliers[number])
        held = pairs.start[holding[number][pairs.sure[holding[number]]]]
        yield Problem(
            unit,
            N_("'{supplier}' holds {count} of {seats} seats of '{unit}', more than {allowed}"),
            context.path_place(unit, Path(((Step(options.link),),))),
            {
                "supplier": context.id(supplier),
                "count": int(surely[number]),
                "seats": int(seats[unit]),
                "allowed": str(share),
            },
            labels=tuple(Label(context.row_place(rows, int(row)), N_("held by it")) for row in held[:MOST_NAMED]),
            help=N_("give seats to others, or let it hold fewer"),
        )
    unsure = unlisted.copy()
    unsure[rows.source[np.flatnonzero(pairs.open)]] = True
    unsure[bodies[over]] = True
    unsure[bodies[told]] = False
    yield Undecided(np.flatnonzero(scope.may & unsure))
