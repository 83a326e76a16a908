"""Say of the page's units in which hierarchy they stand, and where they stand when one asks for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.draw.page import PageHierarchy
from orgtree.graph.placement import placement_for
from orgtree.graph.query import TooManyPairsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.api.page_part import Part
    from orgtree.graph.snapshot import Snapshot


def page_hierarchies(graph: Snapshot, part: Part) -> tuple[list[PageHierarchy], list[int]]:
    """Return the hierarchies of a page, the one that is drawn first at the head, and for each unit the number of its.

    What stands in no hierarchy has that of what it stands under, else -1.

    Args:
        graph: The organisation.
        part: Its units on the page.

    Returns:
        Two empty lists where there are not several.
    """
    home = graph.charter.default_hierarchy
    tops: list[str | None] = []
    for unit, above in zip(part.units, part.parent, strict=True):
        tops.append(home[int(graph.kind[unit])] if above < 0 else tops[above])
    there = [name for name in graph.charter.chart if name in set(tops)]
    if len(there) < 2:  # noqa: PLR2004 - two are several
        return [], []
    number = {name: at for at, name in enumerate(there)}
    titles = [graph.charter.links[name].title.to_dict() or name for name in there]
    found = [PageHierarchy(name=name, title=title) for name, title in zip(there, titles, strict=True)]
    return found, [-1 if top is None else number[top] for top in tops]


def page_standing(graph: Snapshot, part: Part, place: Sequence[int], names: Sequence[str]) -> list[list[int | None]]:
    """Return for each hierarchy where the units of a page stand when one asks for it.

    A branch stands under its committee on the page, and in the community that it covers when one asks for a community.

    Args:
        graph: The organisation.
        part: Its units on the page.
        place: For each unit of the organisation its number on the page, -1 where it is not on it.
        names: The hierarchies.

    Returns:
        For each hierarchy and unit the number of the unit above, -1 for a root, None where that is what the page shows.
        A hierarchy that takes more pairs than the budget has None only.
    """
    found: list[list[int | None]] = []
    for name in names:
        kinds = frozenset(code for code, own in enumerate(graph.charter.default_hierarchy) if own == name)
        try:
            parent = placement_for(graph, kinds).forest.parent[list(part.units)].tolist()
        except TooManyPairsError:
            found.append([None] * len(part.units))
            continue
        near = [-1 if above < 0 else place[above] for above in parent]
        found.append([there if there != shown else None for there, shown in zip(near, part.parent, strict=True)])
    return found
