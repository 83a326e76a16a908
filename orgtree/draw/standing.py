"""Where units stand that no hierarchy holds: under what nesting writes them under, as one who wrote it would look for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.graph.bodies import rows_by_part

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from orgtree.graph.snapshot import Snapshot

    Bools = NDArray[np.bool_]


def nested_under(graph: Snapshot, loose: Bools) -> dict[int, int]:
    """Return what nesting writes some units under; a body's convener goes first, and none stands under itself.

    Args:
        graph: The organisation.
        loose: The units that are asked for. Shape (units,).
    """
    hung: dict[int, int] = {}
    nesting = [table for table in graph.links.values() if table.link.nest and table.link.hierarchy is None]
    parts = [(part != "convener", table, rows) for table in nesting for part, rows in rows_by_part(graph, table)]
    for _, table, rows in sorted(parts, key=lambda part: part[0]):
        asked = rows[loose[table.source[rows]]]
        for unit, target in zip(table.source[asked].tolist(), table.target[asked].tolist(), strict=True):
            hung.setdefault(unit, target)
    settled: set[int] = set()
    for unit in list(hung):
        way: list[int] = []
        at = unit
        while at in hung and at not in settled:
            settled.add(at)
            way.append(at)
            at = hung[at]
        if at in way:
            del hung[at]
    return hung


def end_of(hung: dict[int, int], unit: int) -> int:
    """Return the unit in a hierarchy that a hung one stands under in the end."""
    while unit in hung:
        unit = hung[unit]
    return unit
