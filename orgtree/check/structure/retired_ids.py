"""The id of a unit that has ended is never used again.

Whoever cites an id, in a table of last year or in another file, must find the same unit, or none. So a definition
keeps a tombstone of each unit that has gone, with the units that took its place, and a new unit gets a new id.

```yaml
kinds: {area: {}, office: {}}
links: {covers: {from: office, to: area}}
```
Bad: a unit with a retired id, a link to one, and a successor that is not there.
```yaml
retired:
- {id: a0, on: 2019-01-01, into: [a1]}
- {id: a9, on: 2019-01-01, into: [a8]}  # expect: ORG218
units:
- {id: a0, kind: area}  # expect: ORG206
- {id: a1, kind: area}
- {id: o1, kind: office, covers: [a1, a9]}  # expect: ORG206
```
Good:
```yaml
retired:
- {id: a0, on: 2019-01-01, into: [a1]}
- {id: a00, on: 2017, into: [a0]}
units:
- {id: a1, kind: area}
- {id: o1, kind: office, covers: a1}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.base.messages import Listing
from orgtree.base.place import Place
from orgtree.base.suggest import Suggestions, unknown
from orgtree.check.rule import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.options import CheckOptions
    from orgtree.check.rule import Context
    from orgtree.graph.tables import Retired

NAME = "retired-ids"
CODES = ("ORG206", "ORG218")


def check(context: Context, options: CheckOptions) -> Iterator[Problem]:  # noqa: ARG001 - a structure rule has no settings
    """Yield units with a retired id, tombstones that stand twice, and successors that are not there.

    A link to a retired id is found when links are read.
    """
    graph = context.graph
    first: dict[str, Retired] = {}
    for tomb in graph.facts.head.retired:
        after = graph.facts.heirs(tomb.id, graph.index.__contains__)
        facts = {"id": tomb.id, "date": str(tomb.on or ""), "into": Listing(after, quoted=False)}
        unit = graph.index.get(tomb.id)
        if tomb.id in first:
            yield Problem(
                None,
                N_("'{id}' is retired twice"),
                tomb.place,
                facts,
                labels=(Label(first[tomb.id].place, N_("retired here already")),),
                help=N_("keep one of the two"),
                code="ORG206",
            )
        elif unit is not None:
            yield Problem(
                unit,
                N_("'{id}' is the id of a unit that has ended"),
                graph.place(unit, "id"),
                facts,
                labels=(Label(tomb.place, N_("retired here")),),
                help=N_("give the unit another id; what came after '{id}' is {into}")
                if after
                else N_("give the unit another id"),
                code="ORG206",
            )
        first.setdefault(tomb.id, tomb)
    known = {tomb.id for tomb in graph.retired}
    ids = Suggestions(graph.ids)
    for tomb in graph.facts.head.retired:
        for item, name in enumerate(tomb.into):
            if name in graph.index or name in known:
                continue
            mistake = unknown(
                N_("'{id}' went into '{name}', and no unit has this id"),
                name,
                facts={"id": tomb.id},
                otherwise=N_("add the unit, or correct the id"),
                find=ids.nearest,
            )
            place = Place(tomb.place.document, (*tomb.place.path[:-1], "into", item))
            yield Problem.of(mistake, None, place, code="ORG218")
