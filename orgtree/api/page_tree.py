"""Build the page's tree: one forest from all hierarchies, joint bodies under their conveners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.graph.placement import placement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.graph.snapshot import Snapshot

    Bools = NDArray[np.bool_]


def standing(
    graph: Snapshot,
    *,
    root: str | None = None,
    depth: int | None = None,
    along: str | None = None,
    kinds: Sequence[str] | None = None,
    where: str | Mapping[str, Any] | None = None,
) -> tuple[list[int], list[int]]:
    """Return the units in force on the page, with their parents.

    They stand where `orgtree.graph.placement` says.

    Args:
        graph: The organisation.
        root: Id of the unit to begin with; None for all.
        depth: How many levels below the roots to keep.
        along: The one hierarchy to show; None or `*` shows all of them.
        kinds: Only units of these kinds and of their child kinds; the others' children go to the nearest one above.
        where: Only units that fit a condition, and those above them.

    Returns:
        Numbers of the units in the graph, parents first, and for each the place of its parent among them, -1 for a root.

    Raises:
        UsageError: If a unit, kind or hierarchy is not there, the condition is wrong, or nothing is left.
    """
    top = None if root is None else graph.number(root)
    if top is not None and not graph.in_force[top]:
        raise UsageError(
            N_("'{root}' is not in force on the day that is looked at ({as_of})"), root=root, as_of=graph.as_of
        )
    tree = placement(graph, top=top, along=along).tree(top)
    order, parent = tree.order[graph.in_force[tree.order]].tolist(), tree.parent.tolist()
    kept = np.zeros(graph.size, dtype=bool)
    kept[order] = True
    if kinds:
        kept &= graph.kind_mask(graph.kind_codes(kinds))
    if where is not None:
        from orgtree.graph.select import select  # noqa: PLC0415 - conditions are loaded when one is asked

        fits = np.zeros(graph.size, dtype=bool)
        fits[select(graph, where=where)] = True
        kept &= _with_ancestors(order, parent, fits)
    units, above = _closed_up(order, parent, kept.tolist())
    if depth is not None:
        units, above = _cut(units, above, depth)
    if not units:
        raise UsageError(N_("nothing is left to draw: no unit in force fits what was asked for"))
    return units, above


def _with_ancestors(order: list[int], parent: list[int], mask: Bools) -> Bools:
    for unit in reversed(order):
        if mask[unit] and parent[unit] >= 0:
            mask[parent[unit]] = True
    return mask


def _closed_up(order: list[int], parent: list[int], kept: list[bool]) -> tuple[list[int], list[int]]:
    """Renumber the kept units, each under its nearest kept ancestor."""
    place = [-1] * len(parent)  # of the nearest kept unit at or above each
    units: list[int] = []
    above: list[int] = []
    for unit in order:
        near = place[parent[unit]] if parent[unit] >= 0 else -1
        if kept[unit]:
            place[unit] = len(units)
            units.append(unit)
            above.append(near)
        else:
            place[unit] = near
    return units, above


def _cut(units: list[int], above: list[int], depth: int) -> tuple[list[int], list[int]]:
    """Cut the tree at a depth; parents come first."""
    depths: list[int] = []
    for near in above:
        depths.append(0 if near < 0 else depths[near] + 1)
    place: dict[int, int] = {}
    for at, deep in enumerate(depths):
        if deep <= depth:
            place[at] = len(place)
    return [units[at] for at in place], [place.get(above[at], -1) for at in place]
