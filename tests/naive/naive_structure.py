"""What holds in any organisation: how many links there are, none twice, none to what has ended, and dates within dates."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import naive_values as nv
from naive_dated_checks import share_a_day, word_for_word
from naive_paths import open_list

if TYPE_CHECKING:
    from naive_world import Arrow, World


def counted(world: World, link: str, *, back: bool) -> set[str]:
    """Return the units with too few or too many links of a type; a list that is not whole has never too few.

    Args:
        world: The organisation.
        link: The type; its subtypes count in it.
        back: Whether the links that come in are counted.
    """
    least, most = nv.bounds(world.says(link, "each_to" if back else "each"), "count")
    near = "target" if back else "source"
    links = [one for one in world.arrows if link in world.types_above(one.type)]
    told = set()
    for unit in world.things:
        own = [one for one in links if getattr(one, near) == unit]
        days = {world.during(one)[0] for one in own}  # a number rises only on a day on which a link begins
        dated = days - {nv.EVER}  # that a link has always been is said by silence alone
        now = sum(one in world.holding for one in own)
        if now > most or any(
            sum(begins <= day < ends for begins, ends in map(world.during, own)) > most for day in dated
        ):
            told.add(unit)
        listed = not open_list(world, unit, link, back=back)
        if unit in world.alive and world.touches(link, unit, back=back) and Fraction(now) < least and listed:
            told.add(unit)
    return told


def same(one: Arrow, other: Arrow) -> bool:
    """Return whether a link is another one over again."""
    return one.source == other.source and word_for_word(one, other) and share_a_day(one.period, other.period)


def repeated(world: World) -> set[str]:
    """Return the units that state one link twice at a time."""
    return {one.source for place, one in enumerate(world.arrows) if any(same(one, o) for o in world.arrows[:place])}


def ended(world: World) -> set[str]:
    """Return the units with a link in force to a unit that has ended."""
    return {
        one.source
        for one in world.arrows
        if one.source in world.alive and world.now(one.period) and has_ended(world, one.target)
    }


def has_ended(world: World, unit: str) -> bool:
    """Return whether a unit has ended; without a date of the definition, whether it ends at all."""
    end = world.things[unit].period[1]
    return end != nv.NEVER if world.today is None else end <= world.today


def outside(world: World) -> set[str]:
    """Return the units that begin before or end after their parent, or whose dated link does so of one of its ends."""
    return {one.source for one in world.arrows if lies_outside(world, one)}


def lies_outside(world: World, one: Arrow) -> bool:
    """Return whether a link's dates, or those of a child without dates of its link, lie outside of those around."""
    source, target = world.things[one.source].period, world.things[one.target].period
    if one.dated:
        return beyond(one.period, source) or beyond(one.period, target)
    return bool(world.says(one.type, "hierarchy")) and beyond(source, target)


def beyond(inner: nv.Days, outer: nv.Days) -> bool:
    """Return whether one period begins before or ends after another, by the dates that are written, or lies beside it."""
    early = nv.EVER not in {inner[0], outer[0]} and inner[0] < outer[0]
    late = nv.NEVER not in {inner[1], outer[1]} and inner[1] > outer[1]
    return early or late or not share_a_day(inner, outer)


def two_parents(world: World, along: str) -> set[str]:
    """Return the units with two parents in a hierarchy at the date, or on a day from which one of the two is written to be."""
    links = [one for one in world.arrows if along in world.types_above(one.type)]
    return {
        one.source
        for place, one in enumerate(links)
        for other in links[:place]
        if one.source == other.source
        and one.target != other.target
        and share_a_day(world.during(one), world.during(other))
        and ({one, other} <= set(world.holding) or max(world.during(one)[0], world.during(other)[0]) != nv.EVER)
    }
