"""Choose the part of an organisation for a page, and the units that it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from orgtree.api.page_tree import standing
from orgtree.graph.placement import placement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.graph.snapshot import Snapshot


class Part(NamedTuple):
    """A part of an organisation as a page holds it.

    Args:
        root: Id of the unit that the page begins with; None for the whole organisation.
        units: Numbers of the units on the page, parents first.
        parent: For each the place of its parent among them, -1 for a root.
        every: Numbers of all units in force that are the root or stand under it, on the page or not.
        left_out: How many of them are not on the page, by the option that leaves them out; `along` stands for all that
            is in another hierarchy.
        left_under: For each unit on the page how many are left out for which it is the nearest one above on the page.
    """

    root: str | None
    units: Sequence[int]
    parent: Sequence[int]
    every: Sequence[int]
    left_out: Mapping[str, int]
    left_under: Sequence[int]


NOTHING = Part(None, (), (), (), {}, ())


def part_of(
    graph: Snapshot,
    *,
    root: str | None = None,
    depth: int | None = None,
    along: str | None = None,
    kinds: Sequence[str] | None = None,
    where: str | Mapping[str, Any] | None = None,
) -> Part:
    """Return the part for a page; arguments and errors are those of `standing`.

    What is under the root is what selecting and measuring say of it. The page shows it as a tree, and what has no place in
    that tree stands in another hierarchy.
    """
    # In this order they are counted: what a filter leaves out is not left out for its depth.
    options: dict[str, Any] = {"kinds": kinds, "where": where, "depth": depth}
    asked = {name: value for name, value in options.items() if value is not None and value != ()}
    units, parent = standing(graph, root=root, along=along, **asked)
    forest = standing(graph, root=root, along=along) if asked else (units, parent)
    inside = graph.in_force if root is None else placement(graph, top=graph.number(root)).under(graph.number(root))
    every = list(dict.fromkeys((*forest[0], *np.flatnonzero(inside).tolist())))
    held = {"along": len(forest[0])}
    for count, option in enumerate(asked, 1):
        held[option] = len(standing(graph, root=root, along=along, **dict(list(asked.items())[:count]))[0])
    before = (len(every), *held.values())
    left_out = {name: more - less for (name, less), more in zip(held.items(), before, strict=False) if less < more}
    return Part(root, units, parent, every, left_out, _left_under(units, *forest))


def _left_under(units: Sequence[int], order: Sequence[int], parent: Sequence[int]) -> list[int]:
    place = {unit: at for at, unit in enumerate(units)}
    near: list[int] = []  # per unit of the whole forest the place on the page of the unit at or above it
    left = [0] * len(units)
    for unit, above in zip(order, parent, strict=True):
        at = place.get(unit)
        near.append(at if at is not None else near[above] if above >= 0 else -1)
        if at is None and near[-1] >= 0:
            left[near[-1]] += 1
    return left
