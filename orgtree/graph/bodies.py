"""Find bodies, and the links by which others take part in them.

The charter alone says so, by `body` of a kind; nothing is read off the shape of a link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from orgtree.charter.model import Charter, Link
    from orgtree.graph.snapshot import Links, Snapshot

    Bools = NDArray[np.bool_]
    Ints = NDArray[np.int64]

Part = Literal["convener", "seat", "base"]
"""What the unit at the far end of a link is to the body that the link leads from."""


def bodies(graph: Snapshot) -> Bools:
    """Return which units in force are bodies. Shape (units,)."""
    codes = frozenset(kind.code for kind in graph.kinds if kind.body is not None)
    return graph.in_force & graph.kind_mask(codes)


def free_bodies(graph: Snapshot) -> Bools:
    """Return which units in force are bodies outside all hierarchies. Shape (units,)."""
    return bodies(graph) & graph.kind_mask(
        frozenset(kind.code for kind in graph.kinds if stands_free(graph.charter, kind.code))
    )


def is_body(graph: Snapshot, unit: str) -> bool:
    """Return whether a unit in force is a body.

    Raises:
        UsageError: If there is no such unit.
    """
    number = graph.number(unit)
    return bool(graph.in_force[number]) and graph.kind_of(number).body is not None


def stands_free(charter: Charter, kind: int) -> bool:
    """Return whether units of a kind, by code, are bodies outside all hierarchies."""
    return tuple(charter.kinds.values())[kind].body is not None and charter.default_hierarchy[kind] is None


def rows_by_part(graph: Snapshot, table: Links) -> Iterator[tuple[Part | None, Ints]]:
    """Return a link's rows in force by the part that they give in a body; None for none.

    A link can be a seat of one kind of body and a plain link of other units.
    """
    part_of = _parts(graph.charter, table.link)
    rest = table.in_force.copy()
    for part in dict.fromkeys(part_of.values()):
        codes = frozenset(code for code, other in part_of.items() if other == part)
        rows = table.in_force & graph.kind_mask(codes)[table.source]
        rest &= ~rows
        yield part, np.flatnonzero(rows)
    yield None, np.flatnonzero(rest)


def _parts(charter: Charter, link: Link) -> dict[int, Part]:
    """Return the part that a link gives in a body, by the code of the body's kind."""
    found: dict[int, Part] = {}
    for kind in charter.kinds.values():
        if kind.body is None:
            continue
        named: dict[str | None, Part] = {kind.body.convener: "convener"}
        named |= dict.fromkeys(kind.body.seats, "seat")
        named |= dict.fromkeys(kind.body.base, "base")
        part = next((named[name] for name in link.ancestors if name in named), None)
        if part is not None:
            found[kind.code] = part
    return found
