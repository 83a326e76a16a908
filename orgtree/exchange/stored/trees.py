"""Where units stand, as columns: hierarchies, and what is seen from units of some kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.exchange.stored.column_types import polars
from orgtree.exchange.stored.columns_out import numbers, texts
from orgtree.graph.manifest import HierarchyEntry, ViewEntry
from orgtree.graph.open_roots import open_roots
from orgtree.graph.placement import hierarchies_of, placement_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from orgtree.graph.hierarchy import Hierarchy
    from orgtree.graph.placement import Placement
    from orgtree.graph.snapshot import Snapshot

    Ints = NDArray[Any]
    Pairs = tuple[Ints, Ints]

MOST_LEVELS = 40
"""Up to so many levels each has an ancestor column; what is deeper is asked by positions."""


class Trees:
    """The hierarchies of an organisation on its day, and its placements seen from units of each kind.

    Args:
        graph: The organisation.
        alongs: Hierarchies that metrics or claims ask for by name.

    Attributes:
        hierarchies: What a manifest says of each hierarchy.
        views: What it says of each placement.
        further: For the prefix of each placement in which units stand at several places those units and places.
    """

    def __init__(self, graph: Snapshot, alongs: Iterable[str]) -> None:
        self.graph = graph
        self.hierarchies: dict[str, HierarchyEntry] = {}
        self.views: list[ViewEntry] = []
        self.further: dict[str, Pairs] = {}
        self._own: dict[str, Hierarchy] = {}
        for name, tree in graph.hierarchies.items():
            groups = open_roots(graph, name)
            parents = [np.unique(graph.kind[mask]).tolist() for mask in groups.parents]
            self.hierarchies[name] = HierarchyEntry(
                **self._entry(tree), open=[[graph.kinds[code].name for code in codes] for codes in parents]
            )
        for along in (None, *sorted(set(alongs) & set(graph.charter.hierarchies))):
            for alike in hierarchies_of(graph.charter):
                if graph.kind_mask(alike).any():
                    self._see(placement_for(graph, alike, along), alike, along)

    def columns(self, rows: Ints) -> Iterator[tuple[str, Any]]:
        """Yield the columns of all trees, for units in the order of the table."""
        for name, tree in self.graph.hierarchies.items():
            yield from _columns(name, tree, rows)
            groups = open_roots(self.graph, name)
            if groups:
                group = np.full(self.graph.size, -1, dtype=np.int32)
                group[groups.units] = groups.group
                yield f"{name}.open", numbers(group[rows]).cast(polars().Int16)
        for name, tree in self._own.items():
            yield from _columns(name, tree, rows)

    def further_columns(self) -> dict[str, Any]:
        """Return the further places of units that stand at several; no columns where none do."""
        if not self.further:
            return {}
        prefixes, pairs = zip(*self.further.items(), strict=True)
        sizes = [len(units) for units, _ in pairs]
        return {
            "prefix": texts(np.repeat(prefixes, sizes).tolist()),
            "unit": numbers(np.concatenate([units for units, _ in pairs])),
            "at": numbers(np.concatenate([at for _, at in pairs])),
        }

    def _see(self, placed: Placement, alike: frozenset[int], along: str | None) -> None:
        """Note a placement; one that is like another shares its columns."""
        forest, further = placed.forest, placed.attachments
        prefix = self._prefix(forest, further)
        if len(further[0]):
            self.further[prefix] = further
        self.views.append(
            ViewEntry(
                **self._entry(forest),
                of=sorted(self.graph.kinds[code].name for code in alike),
                along=along,
                trees=list(placed.trees),
                prefix=prefix,
                further=len(further[0]),
            )
        )

    def _prefix(self, forest: Hierarchy, further: Pairs) -> str:
        if not len(further[0]):
            for name, tree in self.graph.hierarchies.items():
                if _same(tree, forest):
                    return name
        for name, tree in self._own.items():
            if _same(tree, forest) and _same_pairs(further, self.further.get(name)):
                return name
        name = f"view.{len(self._own)}"
        self._own[name] = forest
        return name

    def _entry(self, tree: Hierarchy) -> Mapping[str, Any]:
        levels = int(tree.depth.max(initial=-1)) + 1
        kinds = {}
        inside = tree.members & self.graph.in_force
        for code in np.unique(self.graph.kind[inside]).tolist():
            mine = inside & (self.graph.kind == code)
            kinds[self.graph.kinds[code].name] = np.unique(tree.depth[mine]).tolist()
        return {"members": len(tree.order), "levels": levels, "level_columns": levels <= MOST_LEVELS, "kinds": kinds}


def _columns(name: str, tree: Hierarchy, rows: Ints) -> Iterator[tuple[str, Any]]:
    end = np.where(tree.members, tree.end, -1)
    for key, values in (("position", tree.position), ("end", end), ("parent", tree.parent), ("depth", tree.depth)):
        yield f"{name}.{key}", numbers(values[rows])
    levels = int(tree.depth.max(initial=-1)) + 1
    for level in range(levels if levels <= MOST_LEVELS else 0):
        above = tree.nearest(tree.depth == level)
        yield f"{name}.level{level}", numbers(above[rows])


def _same(one: Hierarchy, other: Hierarchy) -> bool:
    return one is other or (
        np.array_equal(one.parent, other.parent)
        and np.array_equal(one.position, other.position)
        and np.array_equal(one.end, other.end)
    )


def _same_pairs(one: Pairs, other: Pairs | None) -> bool:
    if other is None:
        return not len(one[0])
    return all(np.array_equal(mine, theirs) for mine, theirs in zip(one, other, strict=True))
