"""Units of some kinds under what they are nested at, in the tree of another hierarchy: the posts of a department."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.graph.snapshot import Snapshot


def nested_at(graph: Snapshot, mask: NDArray[np.bool_], tree: Sequence[int]) -> dict[int, int]:
    """Return what units that are not in a tree are nested at in it, directly or at another one of them.

    Args:
        graph: The organisation.
        mask: Which units are meant. Shape (units,).
        tree: The units of the tree.
    """
    inside = set(tree)
    found: dict[int, int] = {}
    ends: list[tuple[int, int]] = []
    # Where a unit is both at a unit and under another of its kind, what it is at goes first.
    for table in sorted(graph.links.values(), key=lambda table: table.link.hierarchy is not None):
        if table.link.nest:
            rows = np.flatnonzero(table.in_force & mask[table.source])
            ends += zip(table.source[rows].tolist(), table.target[rows].tolist(), strict=True)
    while True:
        fresh: dict[int, int] = {}
        for unit, above in ends:
            if unit not in inside and (above in inside or above in found) and unit not in found:
                fresh.setdefault(unit, above)
        if not fresh:
            return found
        found |= fresh


def insert(tree: Sequence[int], parents: Sequence[int], more: Mapping[int, int]) -> tuple[list[int], list[int]]:
    """Return a tree, parents first, with further units right behind what each of them stands under.

    Args:
        tree: Units in order.
        parents: What each stands under, -1 for a root.
        more: Further units, with what each stands under.
    """
    below: dict[int, list[int]] = {}
    for unit, above in sorted(more.items()):
        below.setdefault(above, []).append(unit)
    units: list[int] = []
    found: list[int] = []
    for unit, parent in zip(tree, parents, strict=True):
        waiting = [(unit, parent)]
        while waiting:
            one, above = waiting.pop()
            units.append(one)
            found.append(above)
            waiting += [(kid, one) for kid in reversed(below.get(one, []))]
    return units, found
