"""Select parts of a view: a subtree, the upper levels."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgtree.draw.view import Comparison, Link, View

_T = TypeVar("_T")


def under(view: View, root: int, *, depth: int | None = None) -> View:
    """Return a unit's subtree, and the bodies that it has links with.

    Args:
        view: The whole.
        root: Number of the unit.
        depth: How many levels below it to keep; None for all.
    """
    return limit(keep(view, subtree(view, [root])), depth) if depth is not None else keep(view, subtree(view, [root]))


def several(view: View, roots: Sequence[int]) -> View:
    """Return the subtrees of some units, side by side."""
    return keep(view, subtree(view, roots))


def limit(view: View, depth: int, *, roots: Iterable[int] = ()) -> View:
    """Return the upper levels of a view, and count what is left out.

    Args:
        view: The whole.
        depth: 0 keeps the roots only.
        roots: Units to measure the depth from instead of the roots.
    """
    depths = view.depths()
    if roots:
        offset = min(depths[root] for root in roots)
        depths = [value - offset for value in depths]
    return keep(view, [unit for unit in range(len(view)) if depths[unit] <= depth or unit in view.bodies])


def keep(view: View, units: Iterable[int]) -> View:
    """Return a view of some units; each stands under its nearest kept ancestor.

    Bodies at the foot stay while a unit of the rest has a link with them. A body keeps all its seats: who supplies one
    but is not kept is named and counted, not drawn. Units left out under a kept one are counted there.

    Args:
        view: The whole.
        units: Numbers of units to keep.
    """
    wanted = set(units)
    links = _links(view, wanted)
    kept = order(view, wanted)
    number = {unit: i for i, unit in enumerate(kept)}
    tree = {unit for unit in wanted if view.is_placed(unit)}
    nearest: list[int] = []
    hidden: dict[int, int] = {}
    for unit, parent in enumerate(view.parents):
        above = -1 if parent < 0 else parent if parent in tree else nearest[parent]
        nearest.append(above)
        if unit not in tree and above >= 0:
            new = number[above]
            hidden[new] = hidden.get(new, 0) + 1 + view.hidden.get(unit, 0)
    for unit, count in view.hidden.items():
        if unit in number:
            hidden[number[unit]] = hidden.get(number[unit], 0) + count
    return replace(
        view,
        ids=[view.ids[unit] for unit in kept],
        names=[view.names[unit] for unit in kept],
        kinds=[view.kinds[unit] for unit in kept],
        parents=[number.get(nearest[unit], -1) if unit in tree else -1 for unit in kept],
        lines=[view.lines[unit] for unit in kept] if view.lines else (),
        values=[view.values[unit] for unit in kept] if view.values else (),
        damage=_numbered(view.damage, number),
        links=[replace(link, source=number[link.source], target=number[link.target]) for link in links],
        bodies=frozenset(number[unit] for unit in view.bodies if unit in number),
        outside=frozenset(number[unit] for unit in kept if unit not in tree and unit not in view.bodies),
        letters=_numbered(view.letters, number),
        hidden=hidden,
        changes=None if view.changes is None else _compared(view.changes, number),
        focus=number.get(view.focus, -1),
        vacant=frozenset(number[unit] for unit in view.vacant if unit in number),
        shown=_numbered(view.shown, number),
        gathered=_numbered(view.gathered, number),
        seated=frozenset(number[unit] for unit in view.seated if unit in number),
    )


def part(view: View, units: Sequence[int]) -> View:
    """Return some units of the tree without links and bodies, in time that depends on these units alone.

    Args:
        view: The whole.
        units: Their numbers in its order; one whose parent is not among them is a root.
    """
    number = {unit: i for i, unit in enumerate(units)}
    changes = view.changes
    if changes is not None:
        marks = {number[unit]: changes.marks[unit] for unit in units if unit in changes.marks}
        ghosts = frozenset(number[unit] for unit in units if unit in changes.ghosts)
        changes = replace(changes, marks=marks, ghosts=ghosts, details=())
    return replace(
        view,
        ids=[view.ids[unit] for unit in units],
        names=[view.names[unit] for unit in units],
        kinds=[view.kinds[unit] for unit in units],
        parents=[number.get(view.parents[unit], -1) for unit in units],
        lines=[view.lines[unit] for unit in units] if view.lines else (),
        values=[view.values[unit] for unit in units] if view.values else (),
        damage={number[unit]: view.damage[unit] for unit in units if unit in view.damage},
        links=(),
        bodies=frozenset(),
        outside=frozenset(),
        seated=frozenset(),
        letters={},
        hidden={number[unit]: view.hidden[unit] for unit in units if unit in view.hidden},
        changes=changes,
        focus=number.get(view.focus, -1),
        vacant=frozenset(number[unit] for unit in units if unit in view.vacant),
        shown={number[unit]: view.shown[unit] for unit in units if unit in view.shown},
        gathered={number[unit]: view.gathered[unit] for unit in units if unit in view.gathered},
    )


def without_links(view: View) -> View:
    """Return a view of the tree alone, without links, the bodies at its foot and those who are only named there."""
    tree = [unit for unit in range(len(view)) if view.is_placed(unit)]
    kept = keep(replace(view, links=()), tree)
    return replace(kept, left_out=replace(view.left_out, unlinked=len(view) - len(kept)))


def _compared(changes: Comparison, number: Mapping[int, int]) -> Comparison:
    """Return a comparison of the units that are kept; what is counted stays counted."""
    places = {**number, -1: -1}
    details = [detail._replace(unit=places[detail.unit]) for detail in changes.details if detail.unit in places]
    ghosts = frozenset(number[unit] for unit in changes.ghosts if unit in number)
    return replace(changes, marks=_numbered(changes.marks, number), ghosts=ghosts, details=details)


def with_ancestors(view: View, units: Iterable[int]) -> set[int]:
    """Return units with all that are above them."""
    found: set[int] = set()
    for unit in units:
        above = unit
        while above >= 0 and above not in found:
            found.add(above)
            above = view.parents[above]
    return found


def order(view: View, units: Iterable[int]) -> list[int]:
    """Return the original numbers of the units that `keep` leaves, in its order."""
    wanted = set(units)
    links = _links(view, wanted)
    linked = {end for link in links for end in (link.source, link.target)}
    return [unit for unit in range(len(view)) if unit in linked or (unit in wanted and view.is_placed(unit))]


def _links(view: View, wanted: set[int]) -> list[Link]:
    """Return the links of kept bodies and those between kept units."""
    tree = {unit for unit in wanted if view.is_placed(unit)}
    hubs = [view.body_of(link) for link in view.links]
    bodies = tree | {
        hub
        for hub, link in zip(hubs, view.links, strict=True)
        if hub in view.bodies and (link.source in tree or link.target in tree)
    }
    return [
        link
        for hub, link in zip(hubs, view.links, strict=True)
        if (hub in bodies if hub >= 0 else link.source in tree and link.target in tree)
    ]


def _numbered(marks: Mapping[int, _T], number: Mapping[int, int]) -> dict[int, _T]:
    return {number[unit]: mark for unit, mark in marks.items() if unit in number}


def subtree(view: View, roots: Sequence[int]) -> list[int]:
    """Return units with all that is below them, in order."""
    inside = [False] * len(view)
    for root in roots:
        inside[root] = True
    for unit, parent in enumerate(view.parents):
        if parent >= 0 and inside[parent]:
            inside[unit] = True
    return [unit for unit, stays in enumerate(inside) if stays]
