"""The checks on how units are joined: links, ways, hierarchies and shares."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import naive_values as nv
from naive_checks import NOT_JUDGED, Answers, Rule, compared, each, has_field, meant
from naive_conditions import holds
from naive_paths import Reach, narrowed, open_list, reach
from naive_placement import hierarchies_of
from naive_values import Answer, Bounds

if TYPE_CHECKING:
    from collections.abc import Callable

    from naive_world import World


def some(way: Reach) -> Answer:
    """Answer whether a path leads anywhere."""
    return True if way.sure else None if way.maybe or way.open else False


def required_link(world: World, rule: Rule) -> Answers:
    """A unit has what it must be linked to."""
    return each(world, rule, lambda unit: some(reach(world, unit, rule["path"])))


def number_of(way: Reach, *, distinct: bool, besides: Reach | None = None) -> Bounds:
    """Return the bounds of how many units, or links to units, a path leads to."""
    left_out = besides or Reach()
    sure = [one for one in way.sure if one not in left_out.units]
    certain = [one for one in sure if one not in left_out.maybe and not left_out.open]
    maybe = way.maybe - left_out.units
    low = len(set(certain)) if distinct else len(certain)
    high = math.inf if way.open else (len(set(sure) | maybe) if distinct else len(sure) + len(maybe))
    return (Fraction(low), high if math.isinf(high) else Fraction(high))


def link_count(world: World, rule: Rule) -> Answers:
    """A unit has as many others along a way as it may have."""

    def judge(unit: str) -> Any:
        besides = reach(world, unit, rule["besides"]) if "besides" in rule else None
        found = number_of(reach(world, unit, rule["path"]), distinct=rule.get("distinct", False), besides=besides)
        return nv.inside(found, nv.bounds(rule["allowed"], "count"))

    return each(world, rule, judge)


def listed(world: World, rule: Rule) -> Answers:
    """As many are listed as are declared; only units that state the number are judged."""

    def judge(unit: str) -> Any:
        if not has_field(world, unit, rule["field"]) or world.stated(unit, rule["field"]) is None:
            return NOT_JUDGED
        found = number_of(reach(world, unit, rule["path"]), distinct=rule.get("distinct", False))
        return compared(world.amount(unit, rule["field"]), "=", found)

    return each(world, rule, judge)


def starts(world: World, rule: Rule) -> list[tuple[str, dict[str, str]]]:
    """Return what a rule looks at: units, or links of the type that it names with their two ends."""
    if "for_each" not in rule:
        return [(unit, {}) for unit in world.alive]
    return [(one.source, {"from": one.source, "to": one.target}) for one in world.of_type(rule["for_each"])]


def way_from(world: World, unit: str, ends: dict[str, str], path: Any) -> Reach:
    """Follow a path from a unit, or one that begins with `from` or `to` from an end of a link."""
    if not ends:
        return reach(world, unit, path)
    if isinstance(path, dict):
        return narrowed(world, way_from(world, unit, ends, path["path"]), path.get("kind"), path.get("where"))
    first, _, rest = path.partition("/")
    return reach(world, ends[first], rest) if rest else Reach([ends[first]])


def two_ways(world: World, rule: Rule, judge: Callable[[Reach, Reach], Answer]) -> Answers:
    """Judge two ways from each start; a unit keeps a rule about its links if each of them does."""
    answers: dict[str, list[Answer]] = {}
    for unit, ends in starts(world, rule):
        if meant(world, rule, unit) is not False:
            ways = (way_from(world, unit, ends, rule[side]) for side in ("left", "right"))
            answers.setdefault(unit, []).append(judge(*ways))
    return {unit: nv.both(found) for unit, found in answers.items()}


def meet(left: Reach, right: Reach) -> Answer:
    """Answer whether two ways lead to a common unit."""
    if left.units & right.units:
        return True
    one, other = left.units | left.maybe, right.units | right.maybe
    return None if one & other or (left.open and not right.empty) or (right.open and not left.empty) else False


def paths_meet(world: World, rule: Rule) -> Answers:
    """Two ways lead to a common unit; where the left one leads nowhere there is nothing to meet."""

    def judge(left: Reach, right: Reach) -> Answer:
        return nv.either([nv.negated(some(left)), meet(left, right)])

    return two_ways(world, rule, judge)


def paths_apart(world: World, rule: Rule) -> Answers:
    """Two ways do not lead to a common unit."""
    return two_ways(world, rule, lambda left, right: nv.negated(meet(left, right)))


def paths_within(world: World, rule: Rule) -> Answers:
    """Every unit that one way leads to is among those of another."""

    def judge(unit: str) -> Answer:
        inner, outer = reach(world, unit, rule["inner"]), reach(world, unit, rule["outer"])
        lost = inner.units - outer.units - outer.maybe
        if lost and not outer.open:
            return False
        return None if inner.open or (inner.units | inner.maybe) - outer.units else True

    return each(world, rule, judge)


def roots(world: World, rule: Rule) -> Answers:
    """Only units of declared kinds stand at the top of a hierarchy."""

    def judge(unit: str) -> Any:
        if rule["along"] not in hierarchies_of(world, world.kind(unit)):
            return NOT_JUDGED
        placed = world.parent(unit, rule["along"]) is not None or world.is_a(world.kind(unit), rule.get("allowed", []))
        return nv.either(
            [
                placed,
                None if open_list(world, unit, rule["along"], back=False) else False,
                holds(world, unit, rule["fits"]) if "fits" in rule else False,
            ]
        )

    return each(world, rule, judge)


def depth(world: World, rule: Rule) -> Answers:
    """The levels of a hierarchy lie within a band: how many units, of the kinds that count, from the top down to it."""

    def judge(unit: str) -> Any:
        if rule["along"] not in hierarchies_of(world, world.kind(unit)):
            return NOT_JUDGED
        here = level(world, rule, unit)
        unknown = any(open_list(world, one, rule["along"], back=False) for one in world.line(unit, rule["along"]))
        return nv.inside((here, math.inf if unknown else here), nv.bounds(rule["allowed"], "count"))

    return each(world, rule, judge)


def level(world: World, rule: Rule, unit: str) -> Fraction:
    """Return how many units that count as a level stand from the top down to a unit."""
    line = world.line(unit, rule["along"])
    return Fraction(sum("levels" not in rule or world.is_a(world.kind(one), rule["levels"]) for one in line))


def span_share(world: World, rule: Rule) -> Answers:
    """A large enough share of units has a span within a band; else those outside of it are named."""
    units = {unit: meant(world, rule, unit) for unit in world.alive}
    units = {unit: answer for unit, answer in units.items() if answer is not False}
    counts = {unit: number_of(reach(world, unit, rule["path"]), distinct=True) for unit in units}
    good = {unit: nv.inside(counts[unit], nv.bounds(rule["band"], "count")) for unit in units}
    states = {(0, 0)}
    for unit, answer in units.items():
        options = {(0, 0)} if answer is None else set()
        options |= {(1, 1)} if good[unit] is not False else set()
        options |= {(0, 1)} if good[unit] is not True else set()
        states = {(top + more, bottom + one) for top, bottom in states for more, one in options}
    shares = [Fraction(top, bottom) for top, bottom in states if bottom]
    if not shares:
        return {}
    allowed = nv.bounds(rule["share"])
    kept = nv.inside((min(shares), max(shares)), allowed)
    if kept is False:
        wrong = min(shares) > allowed[1]  # too many are in the band: it is they
        return {unit: not (good[unit] is wrong and units[unit]) for unit in units}
    return dict.fromkeys(units, kept)


def times(whole: Bounds, share: str) -> Bounds:
    """Multiply by an exact fraction."""
    return (whole[0] * Fraction(share), whole[1] * Fraction(share))


def quorum(world: World, rule: Rule) -> Answers:
    """A part is large enough a share of a whole."""

    def size(unit: str, what: Any) -> tuple[Bounds, bool] | None:
        if isinstance(what, str) and any(what in (kind or {}).get("fields", {}) for kind in world.kinds.values()):
            stated = has_field(world, unit, what) and world.stated(unit, what) is not None
            return (world.amount(unit, what), True) if stated else None
        return number_of(reach(world, unit, what), distinct=True), False

    def judge(unit: str) -> Any:
        first, second = size(unit, rule["part"]), size(unit, rule["of"])
        if first is None or second is None:
            return NOT_JUDGED
        (part, _), (whole, by_field) = first, second
        if not whole[1] and (not by_field or not part[1]):
            return NOT_JUDGED  # no whole is there, or it is none of none
        answers = []
        if "at_least" in rule:
            answers.append(compared(times(whole, rule["at_least"]), "<=", part))
        if "more_than" in rule:
            answers.append(compared(times(whole, rule["more_than"]), "<", part))
        if "at_most" in rule:
            answers.append(compared(part, "<=", times(whole, rule["at_most"])))
        kept = nv.both(answers)
        none = not whole[0] and (not by_field or not part[0])
        return None if none and kept is False else kept  # perhaps there is no whole

    return each(world, rule, judge)


def tiles(world: World, rule: Rule) -> Answers:
    """Over each area lie as many bodies as should, on itself or on an area above it."""

    def judge(unit: str) -> Answer:
        way = Reach()
        for area in world.line(unit, rule["along"]):
            found = reach(world, area, rule["by"])
            way = Reach(way.sure + found.sure, way.maybe | found.maybe, way.open or found.open)
        return nv.inside(number_of(way, distinct=True), nv.bounds(rule.get("each", 1), "count"))

    return each(world, rule, judge)


def pairs(world: World, rule: Rule) -> Answers:
    """A link joins only kinds that may be joined; a kind that is not in the table is not judged."""
    answers: dict[str, list[Answer]] = {}
    for one in world.of_type(rule["link"]):
        rows = [
            row for kind in world.kinds_above(world.kind(one.source)) if (row := rule["allowed"].get(kind)) is not None
        ]
        if rows and meant(world, rule, one.source) is not False:
            good = any(world.is_a(world.kind(one.target), row) for row in rows)
            answers.setdefault(one.source, []).append(good)
    return {unit: nv.both(found) for unit, found in answers.items()}


def acyclic(world: World, rule: Rule) -> Answers:
    """No way leads in a circle; of units that lead to one another the first is told."""
    about = {unit: meant(world, rule, unit) for unit in world.things if unit in world.alive}
    ways = {unit: reach(world, unit, rule["path"]) for unit, answer in about.items() if answer is not False}
    sure = {
        unit: {one for one in way.units if about.get(one) is True} if about[unit] is True else set()
        for unit, way in ways.items()
    }
    may = {
        unit: {one for one in way.units | way.maybe if about.get(one, False) is not False} for unit, way in ways.items()
    }
    circles = {unit: on_circle(sure, unit) for unit in ways}
    answers: Answers = {}
    for unit, way in ways.items():
        if circles[unit]:
            answers[unit] = unit != next(one for one in world.things if one in circles[unit])
        elif on_circle(may, unit) or way.open:
            answers[unit] = None
    return answers


def on_circle(leads: dict[str, set[str]], unit: str) -> set[str]:
    """Return the units that a unit leads to and that lead to it; none where it is on no circle."""

    def after(start: str) -> set[str]:
        found: set[str] = set()
        waiting = [start]
        while waiting:
            for one in leads.get(waiting.pop(), set()) - found:
                found.add(one)
                waiting.append(one)
        return found

    return {one for one in after(unit) if unit in after(one)}
