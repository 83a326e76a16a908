"""Where every unit stands on the page: one forest out of all hierarchies, joint bodies under their conveners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.errors import UsageError
from orgtree.base.suggest import listed
from orgtree.draw.from_graph import EVERY
from orgtree.draw.standing import end_of, nested_under

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.graph.snapshot import Snapshot

    Bools = NDArray[np.bool_]

_TOP = -1
_ABSENT = -2


def standing(
    graph: Snapshot,
    *,
    root: str | None = None,
    depth: int | None = None,
    along: str | None = None,
    kinds: Sequence[str] | None = None,
    where: str | Mapping[str, Any] | None = None,
) -> tuple[list[int], list[int]]:
    """Return the units in force that the page shows, and where each stands.

    A unit stands in its kind's own hierarchy; one that is in none, or alone in it, under the unit that nesting
    writes it under: a joint body under its convener, a facility in its area.

    Args:
        graph: The organisation.
        root: Id of the unit to begin with; None for all.
        depth: How many levels below the roots to keep.
        along: The one hierarchy to show, with what stands under its units; None or `*` shows all of them.
        kinds: Only units of these kinds and of their child kinds; the others' children go to the nearest one above.
        where: Only units that fit a condition, and those above them.

    Returns:
        Numbers of the units in the graph, parents first, and for each the place of its parent among them, -1 for a root.

    Raises:
        UsageError: If a unit, kind or hierarchy is not there, the condition is wrong, or nothing is left.
    """
    parent = _hung(graph, *_in_hierarchies(graph, None if along == EVERY else along))
    order = _parents_first(parent)
    if root is not None:
        start = graph.number(root)
        if not graph.in_force[start]:
            raise UsageError(f"'{root}' is not in force at {graph.as_of}, the date of the definition")
        order = _under(order, parent, start)
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
        raise UsageError("nothing is left to draw: no unit in force fits what was asked for")
    return units, above


def _in_hierarchies(graph: Snapshot, along: str | None) -> tuple[list[int], Bools]:
    """Return each unit's nearest parent in force, and which units stand in a hierarchy with others."""
    if along is not None and along not in graph.hierarchies:
        raise UsageError(f"there is no hierarchy '{along}'; the charter has {listed(graph.hierarchies)}")
    parent = np.where(graph.in_force & (along is None), _TOP, _ABSENT)
    joined = np.zeros(graph.size, dtype=bool)
    for name, tree in graph.hierarchies.items():
        codes = frozenset(code for code, own in enumerate(graph.charter.default_hierarchy) if own == name)
        mine = graph.in_force & tree.members
        own = mine & graph.kind_mask(codes)
        near = tree.nearest(graph.in_force)
        above = np.where(tree.parent >= 0, near[np.maximum(tree.parent, 0)], _TOP)
        linked = own & (above >= 0)
        joined |= linked
        joined[above[linked]] = True
        if along in (None, name):
            shown = own if along is None else mine
            parent[shown] = above[shown]
    return parent.tolist(), joined


def _hung(graph: Snapshot, parent: list[int], joined: Bools) -> list[int]:
    """Place the units that stand with no others under what nesting writes them under; roots of trees stay roots."""
    hung = nested_under(graph, graph.in_force & ~joined)
    shown = [above != _ABSENT for above in parent]
    for unit, target in hung.items():
        if shown[end_of(hung, target)]:
            parent[unit] = target
    return parent


def _parents_first(parent: list[int]) -> list[int]:
    children: dict[int, list[int]] = {}
    for unit in range(len(parent) - 1, -1, -1):
        children.setdefault(parent[unit], []).append(unit)
    order: list[int] = []
    waiting = list(children.get(_TOP, ()))
    while waiting:
        unit = waiting.pop()
        order.append(unit)
        waiting.extend(children.get(unit, ()))
    return order


def _under(order: list[int], parent: list[int], root: int) -> list[int]:
    inside = [False] * len(parent)
    inside[root] = True
    for unit in order:
        if parent[unit] >= 0 and inside[parent[unit]]:
            inside[unit] = True
    return [unit for unit in order if inside[unit]]


def _with_ancestors(order: list[int], parent: list[int], mask: Bools) -> Bools:
    for unit in reversed(order):
        if mask[unit] and parent[unit] >= 0:
            mask[parent[unit]] = True
    return mask


def _closed_up(order: list[int], parent: list[int], kept: list[bool]) -> tuple[list[int], list[int]]:
    """Number the kept units; each stands under its nearest kept ancestor."""
    place = [_TOP] * len(parent)  # of the nearest kept unit at or above each
    units: list[int] = []
    above: list[int] = []
    for unit in order:
        near = place[parent[unit]] if parent[unit] >= 0 else _TOP
        if kept[unit]:
            place[unit] = len(units)
            units.append(unit)
            above.append(near)
        else:
            place[unit] = near
    return units, above


def _cut(units: list[int], above: list[int], depth: int) -> tuple[list[int], list[int]]:
    """Leave out what is deeper; parents come first, so that the places of those that stay are the first of a stable sort."""
    depths: list[int] = []
    for near in above:
        depths.append(0 if near < 0 else depths[near] + 1)
    place: dict[int, int] = {}
    for at, deep in enumerate(depths):
        if deep <= depth:
            place[at] = len(place)
    return [units[at] for at in place], [place.get(above[at], _TOP) for at in place]
