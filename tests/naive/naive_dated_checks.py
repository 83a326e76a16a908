"""The checks on periods, terms, names and holders, as the documentation tells them."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import naive_values as nv
from naive_checks import NOT_JUDGED, Answers, Rule, each, meant
from naive_conditions import holds
from naive_paths import Reach, open_list, reach
from naive_values import Answer

if TYPE_CHECKING:
    from naive_world import Arrow, World


def needs_end(world: World, rule: Rule) -> Answers:
    """A temporary unit says when it ends."""
    return each(world, rule, lambda unit: world.things[unit].period[1] != nv.NEVER)


def dated_needs_link(world: World, rule: Rule) -> Answers:
    """A unit that begins or ends at a stated date says who decided it; units that have ended are judged too."""
    answers: Answers = {}
    for unit, thing in world.things.items():
        dated = set(thing.written.get("valid") or {}) & set(rule.get("ends") or ["from", "until"])
        if dated and meant(world, rule, unit) is not False:
            linked = any(one.source == unit and rule["link"] in world.types_above(one.type) for one in world.arrows)
            answers[unit] = True if linked else None if world.unsaid(unit, rule["link"]) else False
    return answers


def ends_with(world: World, rule: Rule) -> Answers:
    """A unit ends no later than the units that it is linked to."""

    def judge(unit: str) -> Any:
        hosts = [one.target for one in world.of_type(rule["link"]) if one.source == unit]
        return all(world.things[unit].period[1] <= world.things[host].period[1] for host in hosts)

    return each(world, rule, judge)


def share_a_day(one: nv.Days, other: nv.Days) -> bool:
    """Return whether two half-open periods share a day."""
    return max(one[0], other[0]) < min(one[1], other[1])


def no_overlap(world: World, rule: Rule) -> Answers:
    """No two links of one place or post are in force at once; the later one is told, at the other end."""
    answers: Answers = {}
    links = [one for one in world.arrows if rule["link"] in world.types_above(one.type)]
    links = [one for one in links if world.during(one)[0] < world.during(one)[1]]
    near, far = ("target", "source") if rule.get("per", "to") == "to" else ("source", "target")
    for one in links:
        for other in links:
            if one is other or getattr(one, near) != getattr(other, near):
                continue
            if not share_a_day(world.during(one), world.during(other)):
                continue
            about = nv.both(meant(world, rule, getattr(link, far)) for link in (one, other))
            if about is False:
                continue
            later = max(one, other, key=lambda link: (world.during(link)[0], links.index(link)))
            told = getattr(later, far)
            answers[told] = nv.both([answers.get(told, True), False if about else None])
    return answers


def distinct(world: World, rule: Rule) -> Answers:
    """No two links of a unit that are in force have the same end, or the same value of a field."""
    answers: Answers = {}
    links = world.of_type(rule["link"])
    for unit in world.alive:
        if meant(world, rule, unit) is False:
            continue
        own = [one for one in links if one.source == unit]
        for place, one in enumerate(own):
            for other in own[:place]:
                if not word_for_word(one, other):
                    same = alike(one, other, rule["by"])
                    answers[unit] = nv.both([answers.get(unit, True), nv.negated(same)])
    return answers


def alike(one: Arrow, other: Arrow, by: str) -> Answer:
    """Answer whether two links have the same end or value; a value that is not stated may be any."""
    if by == "to":
        return one.target == other.target
    values = [one.written.get(by), other.written.get(by)]
    return None if None in values else values[0] == values[1]


def word_for_word(one: Arrow, other: Arrow) -> bool:
    """Return whether two links say the same, whatever their dates."""
    without = [{key: value for key, value in link.written.items() if key != "valid"} for link in (one, other)]
    return one.target == other.target and one.type == other.type and without[0] == without[1]


def term(world: World, rule: Rule) -> Answers:
    """Terms are kept: neither overdue nor, with `until`, much too early or too late."""

    def judge(unit: str) -> Any:
        begun = world.stated(unit, rule["since"])
        if "until" not in rule:
            if begun is None:
                return None
            ends = nv.days(world.definition.get("as_of", nv.TODAY))
            latest = tuple(nv.years_later(day, rule["years"] + rule.get("late_by", 0)) for day in nv.days(begun))
            return after(latest, ends)
        elected = world.stated(unit, rule["until"])
        if begun is None or elected is None:
            return NOT_JUDGED if begun is elected is None else None
        latest = tuple(nv.years_later(day, rule["years"] + rule.get("late_by", 0)) for day in nv.days(begun))
        answers = [after(latest, nv.days(elected))]
        if "early_by" in rule:
            earliest = tuple(nv.years_later(day, rule["years"] - rule["early_by"]) for day in nv.days(begun))
            answers.append(after(nv.days(elected), earliest))
        return nv.both(answers)

    return each(world, rule, judge)


def age(world: World, rule: Rule) -> Answers:
    """A date lies no more than so many days before the definition's, or before today."""

    def judge(unit: str) -> Any:
        since = world.stated(unit, rule["since"])
        if since is None:
            return None
        first, last = nv.days(since)
        return after((first + rule["days"], last + rule["days"]), nv.days(world.definition.get("as_of", nv.TODAY)))

    return each(world, rule, judge)


def after(one: tuple[int, ...], other: tuple[int, ...]) -> Answer:
    """Answer whether a date is the same as another or later."""
    return True if one[0] >= other[1] else False if one[1] < other[0] else None


# -- holders ----------------------------------------------------------------------------------------------------------


def group(world: World, unit: str, link: str) -> tuple[set[str], bool]:
    """Return the posts that are held together with one, itself included, and whether more may be."""
    found = {unit}
    while True:
        near = set().union(*(reach(world, one, link).units for one in found)) | found
        if near == found:
            return found, any(open_list(world, one, link, back=False) for one in found)
        found = near


def held_together(world: World, rule: Rule) -> Answers:
    """Two posts of one unit are held together; a unit that lacks one of the two is not judged."""

    def judge(unit: str) -> Any:
        left, right = reach(world, unit, rule["left"]), reach(world, unit, rule["right"])
        if left.empty or right.empty:
            return NOT_JUDGED
        if any(group(world, one, rule["link"])[0] & right.units for one in left.units):
            return True
        unsure = left.maybe or right.maybe or left.open or right.open
        return None if unsure or any(group(world, one, rule["link"])[1] for one in left.units) else False

    return each(world, rule, judge)


def held_apart(world: World, rule: Rule) -> Answers:
    """Incompatible posts are not held together; `same` asks only for posts of one unit."""

    def judge(unit: str) -> Any:
        fits = holds(world, unit, rule["left"])
        if fits is False:
            return NOT_JUDGED
        members, more = group(world, unit, rule["link"])
        answers = [None if more else False]
        for other in members - {unit}:
            together = True
            if "same" in rule:
                together = bool(reach(world, unit, rule["same"]).units & reach(world, other, rule["same"]).units)
            answers.append(nv.both([fits, holds(world, other, rule["right"]), together]))
        return nv.negated(nv.either(answers))

    return each(world, rule, judge)


def posts_per_holder(world: World, rule: Rule) -> Answers:
    """One holder has as many posts as are allowed: the size of a whole group, told at its first post."""
    answers: Answers = {}
    for unit in world.alive:
        if meant(world, rule, unit) is False:
            continue
        members, more = group(world, unit, rule["link"])
        counted = {one: meant(world, rule, one) for one in members}
        first = next(one for one in world.alive if counted.get(one, False) is not False)
        if first != unit:
            continue
        low = Fraction(sum(answer is True for answer in counted.values()))
        high = float("inf") if more else Fraction(sum(answer is not False for answer in counted.values()))
        kept = nv.inside((low, high), nv.bounds(rule["allowed"], "count"))
        answers[unit] = None if kept is False and not low else kept
    return answers


def capped_share(world: World, rule: Rule) -> Answers:
    """No supplier holds more than its share of a body's seats; a seat that leads to none counts for nobody."""

    def suppliers(one: Arrow) -> Reach:
        first, _, rest = rule.get("supplier", "to").partition("/")
        end = one.target if first == "to" else one.source
        return reach(world, end, rest) if rest else Reach([end])

    def judge(unit: str) -> Any:
        seats = [one for one in world.of_type(rule["link"]) if one.source == unit]
        ways = [suppliers(one) for one in seats]
        if not seats:
            return None if open_list(world, unit, rule["link"], back=False) else True
        most = Fraction(rule["at_most"]) * len(seats)
        found = set().union(*(way.units for way in ways))
        over = any(sum(one in way.units for way in ways) > most for one in found)
        if open_list(world, unit, rule["link"], back=False):
            return None
        return False if over else None if any(way.open for way in ways) else True

    return each(world, rule, judge)


# -- names ------------------------------------------------------------------------------------------------------------


def name_ending(world: World, rule: Rule) -> Answers:
    """A name ends as names of its kind do; figures, brackets and quotation marks at the end are passed over."""

    def bare(name: str) -> str:
        found = name.casefold()
        while True:
            cut = re.sub(r"(\s*\([^()]*\)|\s+\S*\d\S*|[\d\s“”\"'’]+)$", "", found)
            if cut == found:
                return cut
            found = cut

    def judge(unit: str) -> Any:
        name = world.things[unit].written.get("name")
        names = name if isinstance(name, dict) else {"en": name} if name else {}
        for language, text in names.items():
            ends = [bare(text).endswith(end.casefold()) for end in (rule.get("endings") or {}).get(language, ())]
            if (language in (rule.get("endings") or {}) and not any(ends)) or any(
                bare(text).endswith(end.casefold()) for end in (rule.get("never") or {}).get(language, ())
            ):
                return False
        return True

    return each(world, rule, judge)


def sequence(world: World, rule: Rule) -> Answers:
    """Each batch begins when the one before it has ended, and not longer after than the gap; no condition narrows them."""
    answers: Answers = {}
    if "after" in rule:
        for one in [one for one in world.arrows if rule["after"] in world.types_above(one.type)]:
            if meant(world, rule, one.source):
                answer = in_turn(
                    rule,
                    begin_of(world, rule, one.source, world.things[one.source].period),
                    end_of(world, rule, one.target, world.things[one.target].period),
                )
                answers[one.source] = nv.both([answers.get(one.source, True), answer])
        return answers
    links = [one for one in world.arrows if rule["per"] in world.types_above(one.type)]
    links = [one for one in links if world.during(one)[0] < world.during(one)[1] and meant(world, rule, one.source)]
    for end in world.things:
        row = [(begin_of(world, rule, one.source, world.during(one)), one) for one in links if one.target == end]
        for begin, one in row:
            if begin[0] == nv.EVER and len(row) > 1:
                answers[one.source] = nv.both([answers.get(one.source, True), None])
        placed = sorted((one for one in row if one[0][0] != nv.EVER), key=lambda one: one[0])
        for (_, former), (begin, one) in pairwise(placed):
            answer = in_turn(rule, begin, end_of(world, rule, former.source, world.during(former)))
            answers[one.source] = nv.both([answers.get(one.source, True), answer])
    return answers


def begin_of(world: World, rule: Rule, unit: str, period: nv.Days) -> nv.Days:
    """Return the days on which a batch may begin."""
    if "begins" not in rule:
        return (period[0], nv.NEVER if period[0] == nv.EVER else period[0])
    stated = world.stated(unit, rule["begins"])
    return (nv.EVER, nv.NEVER) if stated is None else nv.days(stated)


def end_of(world: World, rule: Rule, unit: str, period: nv.Days) -> nv.Days:
    """Return the days on which a batch may have ended."""
    if "ends" not in rule:
        return (period[1], period[1])
    stated = world.stated(unit, rule["ends"])
    return (nv.EVER, nv.NEVER) if stated is None else nv.days(stated)


def in_turn(rule: Rule, begin: nv.Days, end: nv.Days) -> Answer:
    """Answer whether a batch that begins on one of some days follows one that ended on one of others."""
    answers: list[Answer] = [True if end[1] <= begin[0] else False if begin[1] < end[0] else None]
    if "gap" in rule:
        answers.append(False if begin[0] - end[1] > rule["gap"] else True if begin[1] - end[0] <= rule["gap"] else None)
    return nv.both(answers)
