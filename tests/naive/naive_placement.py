"""Which units stand under another one.

Seen from a unit, the others stand in the hierarchies of its kind; else where the named path `territory` leads; else under
the unit that nesting writes them under. A root that does not list its parent perhaps stands under each
unit that it can stand under.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from naive_paths import reach

if TYPE_CHECKING:
    import naive_values as nv
    from naive_world import World


def hierarchies_of(world: World, kind: str) -> list[str]:
    """Return the hierarchies in which units of a kind can stand."""
    return [
        link
        for link in world.links
        if world.links[link].get("hierarchy")
        and any(world.may_join(link, kind, other) or world.may_join(link, other, kind) for other in world.kinds)
    ]


def right_above(world: World, unit: str, trees: list[str]) -> set[str]:
    """Return the units under which one stands directly, seen from some hierarchies."""
    own = [tree for tree in trees if tree in hierarchies_of(world, world.kind(unit))]
    if own:
        return {above for tree in own if (above := world.parent(unit, tree)) is not None}
    territory = reach(world, unit, "territory").units
    return territory or {one.target for one in world.holding if one.source == unit and world.says(one.type, "nest")}


def under(world: World, top: str, unit: str) -> nv.Answer:
    """Answer whether a unit is another one or stands under it, wherever the roots belong whose parent may be missing."""
    answers = {under_here(one, top, unit) for one in world.placements}
    return answers.pop() if len(answers) == 1 else None


def under_here(world: World, top: str, unit: str) -> bool:
    """Return whether a unit is another one or stands under it."""
    trees = hierarchies_of(world, world.kind(top))
    found, new = {unit}, {unit}
    while new:
        new = set().union(*(right_above(world, one, trees) for one in new)) - found
        found |= new
    return top in found
