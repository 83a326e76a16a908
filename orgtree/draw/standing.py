"""Where units stand that no hierarchy holds: under what nesting writes them under, as one who wrote it would look for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.charter.model import Link
    from orgtree.graph.snapshot import Snapshot

    Bools = NDArray[np.bool_]

_ONE = 1


def is_chair(link: Link) -> bool:
    """Return whether a link names the one unit that convenes a joint body: nesting writes it, and there is one."""
    return link.hierarchy is None and link.nest and link.each is not None and link.each.low == link.each.high == _ONE


def nested_under(graph: Snapshot, loose: Bools) -> dict[int, int]:
    """Return what nesting writes some units under; a joint body's convener goes first, and none stands under itself.

    Args:
        graph: The organisation.
        loose: The units that are asked for. Shape (units,).
    """
    hung: dict[int, int] = {}
    nesting = [table for table in graph.links.values() if table.link.nest and table.link.hierarchy is None]
    for table in sorted(nesting, key=lambda table: not is_chair(table.link)):
        rows = np.flatnonzero(table.in_force & loose[table.source])
        for unit, target in zip(table.source[rows].tolist(), table.target[rows].tolist(), strict=True):
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
