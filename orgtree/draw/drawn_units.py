"""Choose the units of a picture and their parents, and count those left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from orgtree.draw.nested_kinds import insert, nested_at
from orgtree.graph.bodies import bodies, free_bodies, rows_by_part
from orgtree.graph.placement import EVERY, placement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from orgtree.graph.bodies import Part
    from orgtree.graph.hierarchy import Hierarchy
    from orgtree.graph.snapshot import Links, Snapshot

    Bools = NDArray[np.bool_]
    Ints = NDArray[np.int32] | NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class DrawnUnits:
    """Units of a picture, by number.

    Args:
        tree: Those of the tree, parents first.
        parents: What each of them stands under, -1 for a root.
        foot: Bodies at the foot of the picture.
        outside: Units that are only named, at the bodies on which they have seats.
        asked: Units of what is asked for: the root with all that stands under it, or all in force. Shape (units,).
        left_out: How many of them stand in hierarchies that are not drawn, by hierarchy.
    """

    tree: list[int]
    parents: list[int]
    foot: list[int]
    outside: list[int]
    asked: Bools
    left_out: Mapping[str, int]


def drawn_units(
    graph: Snapshot, *, root: int | None = None, along: str | None = None, with_kinds: frozenset[int] = frozenset()
) -> DrawnUnits:
    """Return the units to draw of a subtree, or of the whole.

    Units stand where `orgtree.graph.placement` says. Without a hierarchy that is asked for, those of the root's kind
    are drawn, or else the first that the charter has drawn; what stands in another one is left out and counted.

    Args:
        graph: The organisation.
        root: The unit to begin with; None for all.
        along: The hierarchy to draw, `*` for all of them.
        with_kinds: Codes of kinds whose units stand under what they are nested at, though in another hierarchy.

    Raises:
        UsageError: If there is no such hierarchy.
    """
    chosen = along if along != EVERY else None
    placed = placement(graph, top=root, along=chosen)
    asked = placed.tree(root)
    shown = graph.in_force & asked.members & ~free_bodies(graph)
    if along is None:
        trees = _drawn_first(graph) if root is None else placed.trees
        if trees:
            shown &= ~_elsewhere(graph, asked, trees)
    if root is not None:
        shown[root] = True  # also a body, which would stand at the foot else
    if not shown.any():
        shown = graph.in_force & asked.members  # bodies alone have no tree to stand at the foot of
    tree = asked.order[shown[asked.order]]
    parents = asked.nearest_above(shown)[tree]
    if with_kinds:
        more = nested_at(graph, graph.in_force & graph.kind_mask(with_kinds), tree.tolist())
        units, above = insert(tree.tolist(), parents.tolist(), more)
        tree, parents = np.array(units, tree.dtype), np.array(above, parents.dtype)
    foot, outside = _at_bodies(graph, tree, parents, asked.members if root is not None or chosen is None else None)
    alone = np.isin(tree, outside)
    whole = graph.in_force & asked.members if root is not None else graph.in_force.copy()
    whole[tree] = True
    left = whole.copy()
    left[[*tree.tolist(), *foot, *outside]] = False
    by_hierarchy = _by_hierarchy(graph, asked, left, chosen)
    return DrawnUnits(tree[~alone].tolist(), parents[~alone].tolist(), foot, outside, whole, by_hierarchy)


def _drawn_first(graph: Snapshot) -> tuple[str, ...]:
    first = graph.first_hierarchy(graph.in_force)
    return (first,) if first is not None else ()


def _own(graph: Snapshot) -> NDArray[np.int64]:
    """Return the number of each unit's own hierarchy, -1 for none. Shape (units,)."""
    names = graph.charter.hierarchies
    return np.asarray(
        [-1 if name is None else names.index(name) for name in graph.charter.default_hierarchy], dtype=np.int64
    )[graph.kind]


def _elsewhere(graph: Snapshot, asked: Hierarchy, trees: tuple[str, ...]) -> Bools:
    """Return which units stand in a hierarchy that is not drawn, or under such a unit."""
    own = _own(graph)
    drawn = np.isin(own, [graph.charter.hierarchies.index(name) for name in trees])
    holder = asked.nearest(own >= 0)
    return (own >= 0) & ~drawn | (own < 0) & (holder >= 0) & ~drawn[holder]


def _by_hierarchy(graph: Snapshot, asked: Hierarchy, left: Bools, chosen: str | None) -> dict[str, int]:
    """Count units by their hierarchy, "" for those in none."""
    names = graph.charter.hierarchies
    own = _own(graph)
    if chosen is not None:
        asked = placement(graph).forest
    holder = asked.nearest(own >= 0)
    home = np.where((own < 0) & (holder >= 0), own[holder], own)
    counts = np.bincount(home[left] + 1, minlength=len(names) + 1).tolist()
    order = [*graph.charter.chart, ""]
    found = {name: counts[names.index(name) + 1 if name else 0] for name in order}
    return {name: count for name, count in found.items() if count}


def _at_bodies(graph: Snapshot, tree: Ints, parents: Ints, asked: Bools | None) -> tuple[list[int], list[int]]:
    """Return the bodies below the chart, and the units that are only named there.

    Args:
        graph: The organisation.
        tree: Units that could be drawn in the tree.
        parents: What each stands under.
        asked: Bodies that are drawn even if nothing of the tree takes part in them, if they are among these units.
    """
    inside = set(tree.tolist())
    ends = list(_ends(graph))
    joined = {a for a, b, _ in ends if b in inside} | {b for a, b, part in ends if a in inside and part is None}
    if asked is not None:
        joined.update(np.flatnonzero(free_bodies(graph) & asked).tolist())
    foot = [unit for unit in np.flatnonzero(bodies(graph)).tolist() if unit in joined and unit not in inside]
    hubs = inside | set(foot)
    taking_part = {b for a, b, part in ends if part is not None and a in hubs} - set(foot)
    # Who only has seats and stands alone is counted and listed at the body; hundreds of such would hide the tree.
    joins = parents >= 0
    near = {*parents[joins].tolist(), *tree[joins].tolist()}
    near |= {unit for a, b, part in ends if part != "seat" and a in hubs and b in hubs for unit in (a, b)}
    alone = (taking_part & inside) - near
    if len(alone) == len(inside):
        alone = set()
    return foot, sorted(alone | (taking_part - inside))


def _ends(graph: Snapshot) -> Iterator[tuple[int, int, Part | None]]:
    """Return source, target and body part of every link drawn beside the tree."""
    for table in graph.links.values():
        for part, rows in rows_beside(graph, table):
            pairs = zip(table.source[rows].tolist(), table.target[rows].tolist(), strict=True)
            yield from ((source, target, part) for source, target in pairs)


def rows_beside(graph: Snapshot, table: Links) -> Iterator[tuple[Part | None, Ints]]:
    """Return the rows of a link drawn beside the tree, by the part that they give in a body.

    Links of hierarchies, and those that nesting writes, are told by where units stand; but bodies at the foot stand
    under none.
    """
    for part, rows in rows_by_part(graph, table):
        shown = rows
        if part is None and table.link.hierarchy is not None:
            continue
        if part is None and table.link.nest:
            shown = rows[free_bodies(graph)[table.source[rows]]]
        if len(shown):
            yield part, shown
