"""Where a path leads from a unit: surely, perhaps, and whether a list on the way is not whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import naive_values as nv
from naive_conditions import holds

if TYPE_CHECKING:
    from naive_world import World


@dataclass
class Reach:
    """What a path leads to.

    Args:
        sure: Each unit that is surely reached, once for each way that leads there.
        maybe: Units that are perhaps reached besides.
        anything: Whether it may lead to others still, of which nothing is known.
        others: Kinds of others that it may lead to, where their kind is all that is known of them.
    """

    sure: list[str] = field(default_factory=list)
    maybe: set[str] = field(default_factory=set)
    anything: bool = False
    others: set[str] = field(default_factory=set)

    @property
    def open(self) -> bool:
        """Whether it may lead to others still."""
        return self.anything or bool(self.others)

    @property
    def units(self) -> set[str]:
        """The units that are surely reached."""
        return set(self.sure)

    @property
    def empty(self) -> bool:
        """Whether it surely leads nowhere."""
        return not self.sure and not self.maybe and not self.open


def split(path: str) -> list[str]:
    """Return the steps of a path, a group in brackets being one of them."""
    return [step.strip() for step in re.findall(r"\[[^]]*\]|[^/]+", path)]


def reach(world: World, unit: str, path: Any, asked: Any = None) -> Reach:
    """Follow a path, a named one or one narrowed by kind and condition, from a unit.

    Args:
        world: The organisation.
        unit: Where it starts.
        asked: What is asked of links on the way, by their types.
        path: A text, a list of ways, or a mapping with `path`, `with`, `kind` and `where`.
    """
    if isinstance(path, list):
        ways = [reach(world, unit, one, asked) for one in path]
        return Reach(
            [one for way in ways for one in way.sure],
            set().union(*(way.maybe for way in ways)),
            any(way.anything for way in ways),
            set().union(*(way.others for way in ways)),
        )
    if isinstance(path, dict):
        found = reach(world, unit, path["path"], of_links(path["path"], path.get("with")))
        return narrowed(world, found, path.get("kind"), path.get("where"))
    found = Reach([unit])
    for step in split(path):
        if step.startswith("["):
            group = [one.strip() for one in step[1:-1].split(",")]
            found = from_all(found, lambda one, group=group: reach(world, one, group, asked))
        else:
            found = follow(world, found, step, asked or {})
    return found


def of_links(path: Any, asked: Any) -> dict[str, dict[str, Any]]:
    """Return what is asked of links by their types: bare fields are asked of the last link of each way, here always one type."""
    last = (path if isinstance(path, list) else [path])[0].split("/")[-1].strip("^*+[] ")
    own = {key: value for key, value in (asked or {}).items() if not isinstance(value, dict)}
    return {key: value for key, value in (asked or {}).items() if isinstance(value, dict)} | (
        {last: own} if own else {}
    )


def narrowed(world: World, found: Reach, kind: Any, where: Any) -> Reach:
    """Keep only those that fit: an unknown answer makes a sure one a perhaps."""

    def fits(unit: str) -> nv.Answer:
        return nv.both([kind is None or world.is_a(world.kind(unit), kind), holds(world, unit, where)])

    return Reach(
        [one for one in found.sure if fits(one) is True],
        {one for one in found.maybe if fits(one) is not False} | {one for one in found.sure if fits(one) is None},
        found.anything,
        {one for one in found.others if kind is None or world.is_a(one, kind)},
    )


def follow(world: World, start: Reach, step: str, asked: dict[str, Any]) -> Reach:
    """Go one step from everywhere: a link or a named path, with `^`, `*` or `+`."""
    name = step.strip("^*+")
    named = (world.charter.get("paths") or {}).get(name)
    if named is not None:
        return from_all(start, lambda unit: by_kind(world, unit, named))
    back = step.startswith("^")
    if step[-1] not in "*+":
        return from_all(start, lambda unit: one_step(world, unit, name, asked.get(name), back=back))
    return from_all(start, lambda unit: repeated(world, unit, name, asked.get(name), back=back, itself=step[-1] == "*"))


def repeated(world: World, unit: str, link: str, asked: Any, *, back: bool, itself: bool) -> Reach:
    """Go one link again and again, until nothing new is reached; each unit is reached once, the first perhaps not."""
    found = Reach([unit]) if itself else one_step(world, unit, link, asked, back=back)
    found = Reach(sorted(found.units), found.maybe - found.units, found.open)
    while True:
        further = from_all(found, lambda one: one_step(world, one, link, asked, back=back))
        sure = found.units | further.units
        new = Reach(sorted(sure), (found.maybe | further.maybe) - sure, found.open or further.open)
        if (new.units, new.maybe, new.open) == (found.units, found.maybe, found.open):
            return new
        found = new


def from_all(start: Reach, way: Any) -> Reach:
    """Go a way from all units that are reached: from a perhaps everything is a perhaps."""
    found = Reach(anything=start.open)
    for unit in start.sure:
        end = way(unit)
        found.sure += end.sure
        found.maybe |= end.maybe
        found.anything |= end.anything
        found.others |= end.others
    for unit in start.maybe:
        end = way(unit)
        found.maybe |= end.units | end.maybe
        found.anything |= end.anything
        found.others |= end.others
    found.maybe -= found.units
    return found


def by_kind(world: World, unit: str, named: Any) -> Reach:
    """Follow a named path, which may be another one for each kind that it starts from; for others it leads nowhere."""
    if isinstance(named, dict) and "path" not in named:
        for kind in world.kinds_above(world.kind(unit)):
            if kind in named:
                return reach(world, unit, named[kind])
        return Reach()
    return reach(world, unit, named)


def one_step(world: World, unit: str, link: str, asked: Any, *, back: bool) -> Reach:
    """Go one link along its arrow or against it; one that holds both ways leads both ways.

    One that does not state what is asked of links leads on perhaps.
    """
    both_ways = world.says(link, "symmetric")
    found = Reach()
    for arrow in world.of_type(link):
        fits = world.link_holds(arrow, asked)
        ends = [arrow.target] if arrow.source == unit and (both_ways or not back) else []
        ends += [arrow.source] if arrow.target == unit and (both_ways or back) else []
        if fits is True:
            found.sure += ends
        elif fits is None:
            found.maybe |= set(ends)
    found.maybe -= found.units
    found.anything = not whole(world, unit, link, back=back)
    found.others = untold(world, unit, link, back=back)
    return found


def untold(world: World, unit: str, link: str, *, back: bool) -> set[str]:
    """Return the kinds of units that a unit may be linked to without the source's telling it."""
    found = set()
    for one in [one for one in world.links if link in world.types_above(one)]:
        for other, said in world.kinds.items():
            joins = (other, world.kind(unit)) if back else (world.kind(unit), other)
            fits = world.may_join(one, *joins) or (world.says(one, "symmetric") and world.may_join(one, *joins[::-1]))
            if fits and not (said or {}).get("abstract") and world.is_a(other, world.silent(one)):
                found.add(other)
    return found


def open_list(world: World, unit: str, link: str, *, back: bool) -> bool:
    """Return whether more may stand on a unit's list of links than are written."""
    return not whole(world, unit, link, back=back) or bool(untold(world, unit, link, back=back))


def placed(world: World, unit: str, link: str) -> bool:
    """Return whether a unit has its parent in a link's hierarchy, so that it stands nowhere else."""
    tree = next((one for one in world.types_above(link) if world.links[one].get("hierarchy")), None)
    return tree is not None and world.parent(unit, tree) is not None


def whole(world: World, unit: str, link: str, *, back: bool) -> bool:
    """Return whether nobody says that a unit's list of links lacks any.

    The source says so of its kind, it says so itself, or a unit that may stand at the other end says so of its own list.
    """
    for one in [one for one in world.links if link in world.types_above(one)]:
        if world.is_a(world.kind(unit), world.silent(one)) and world.touches(one, unit, back=back):
            return False
        for other in world.alive:
            if one not in world.things[other].incomplete or (not back and placed(world, unit, one)):
                continue
            if back and other != unit and placed(world, other, one):
                continue
            if world.touches(one, unit, back=back) and (other == unit or world.touches(one, other, back=not back)):
                return False
    return True
