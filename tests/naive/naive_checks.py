"""The checks on what units state, and the frame in which every check is judged.

Each check is a function of the world and a rule, and returns for each unit whether the rule is kept: yes, no,
unknown; a unit that is not judged is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import naive_values as nv
from naive_conditions import NUMBERS, holds
from naive_paths import reach
from naive_values import Answer

if TYPE_CHECKING:
    from naive_world import World

Rule = dict[str, Any]
Answers = dict[str, Answer]
Check = Callable[["World", Rule], Answers]


def judged(world: World, rule: Rule, check: Check, *, scoped: bool = True) -> tuple[set[str], set[str]]:
    """Return the units that a rule tells, and those that are undecided.

    A unit that only perhaps is one that the rule is about is told by none, and undecided if it does not surely keep it.

    Args:
        world: The organisation.
        rule: The check's settings.
        check: What judges it.
        scoped: Whether `for` and `where` say which units are judged; else the check has seen to them.
    """
    told, undecided = set(), set()
    for unit, kept in check(world, rule).items():
        about = meant(world, rule, unit) if scoped else True
        if about and kept is False:
            told.add(unit)
        elif about is not False and kept is not True:
            undecided.add(unit)
    return told, undecided


def meant(world: World, rule: Rule, unit: str) -> Answer:
    """Answer whether a rule is about a unit: of its kinds, and fitting `where`."""
    if "for" in rule and not world.is_a(world.kind(unit), rule["for"]):
        return False
    return holds(world, unit, rule.get("where"))


def each(world: World, rule: Rule, judge: Callable[[str], Any]) -> Answers:
    """Judge every unit in force that a rule may be about; what the judge calls "not judged" is left out."""
    units = [unit for unit in world.alive if meant(world, rule, unit) is not False]
    answers = {unit: judge(unit) for unit in units}
    return {unit: answer for unit, answer in answers.items() if answer != NOT_JUDGED}


NOT_JUDGED = "not judged"


def has_field(world: World, unit: str, name: str) -> bool:
    """Return whether units of its kind have a field."""
    return world.spec(world.kind(unit), name) is not None


def span(world: World, unit: str, name: str) -> tuple[Any, Any]:
    """Return the two ends of a number or date field."""
    if world.sort(name) in NUMBERS:
        return world.amount(unit, name)
    stated = world.stated(unit, name)
    return (nv.EVER, nv.NEVER) if stated is None else nv.days(stated)


def field_range(world: World, rule: Rule) -> Answers:
    """A number or date lies where it is allowed to."""
    name = rule["field"]

    def judge(unit: str) -> Any:
        if not has_field(world, unit, name):
            return NOT_JUDGED
        wanted = rule["allowed"] if isinstance(rule["allowed"], list) else [rule["allowed"]]
        if world.stated(unit, name) is None and None in wanted:
            return True
        read = (lambda one: nv.bounds(one, world.sort(name))) if world.sort(name) in NUMBERS else nv.day_span
        return nv.either(nv.inside(span(world, unit, name), read(one)) for one in wanted if one is not None)

    return each(world, rule, judge)


def field_value(world: World, rule: Rule) -> Answers:
    """A word is one of those allowed."""

    def judge(unit: str) -> Any:
        if not has_field(world, unit, rule["field"]):
            return NOT_JUDGED
        stated = world.stated(unit, rule["field"])
        wanted = rule["allowed"] if isinstance(rule["allowed"], list) else [rule["allowed"]]
        return None if stated is None and None not in wanted else stated in wanted

    return each(world, rule, judge)


def compared(left: tuple[Any, Any], relation: str, right: tuple[Any, Any]) -> Answer:
    """Answer whether two values between ends stand in a relation."""
    if relation in {">", ">="}:
        return compared(right, relation.replace(">", "<"), left)
    if relation == "=":
        same = left == right and left[0] == left[1]
        return True if same else False if left[1] < right[0] or right[1] < left[0] else None
    if relation == "<=":
        return True if left[1] <= right[0] else False if left[0] > right[1] else None
    return True if left[1] < right[0] else False if left[0] >= right[1] else None


def field_compare(world: World, rule: Rule) -> Answers:
    """Two fields of a unit stand to one another as they should."""

    def judge(unit: str) -> Any:
        if not (has_field(world, unit, rule["left"]) and has_field(world, unit, rule["right"])):
            return NOT_JUDGED
        return compared(span(world, unit, rule["left"]), rule["relation"], span(world, unit, rule["right"]))

    return each(world, rule, judge)


def agrees(world: World, rule: Rule) -> Answers:
    """A fact that two units state is the same at both: of two intervals one holds the other, or they cannot be the same."""
    name: str = rule["field"]
    other: str = rule.get("with", name)

    def same(unit: str, end: str) -> Answer:
        if world.stated(unit, name) is None or world.stated(end, other) is None:
            return True
        if world.sort(name) in NUMBERS or world.sort(name) == "date":
            one, two = span(world, unit, name), span(world, end, other)
            return either_holds(one, two) or (None if compared(one, "=", two) is not False else False)
        return bool(world.stated(unit, name) == world.stated(end, other))

    def judge(unit: str) -> Any:
        way = reach(world, unit, rule["path"])
        sure = nv.both(same(unit, end) for end in way.units)
        perhaps = nv.both(same(unit, end) for end in way.maybe)
        return nv.both([sure, True if perhaps else None])

    return each(world, rule, judge)


def either_holds(one: tuple[Any, Any], other: tuple[Any, Any]) -> bool:
    """Return whether one stretch lies wholly in the other."""
    return nv.inside(one, other) is True or nv.inside(other, one) is True


def total(world: World, rule: Rule) -> Answers:
    """A stated total is the sum of its parts: no value can satisfy both, or some can."""
    name = rule["field"]
    along = world.total_of(name)["along"]

    def judge(unit: str) -> Any:
        parts = [(one, one.parts(unit, name)) for one in world.placements] if has_field(world, unit, name) else []
        if not any(some for _, some in parts) or world.stated(unit, name) is None:
            return NOT_JUDGED
        unlisted = [nv.bounds(None, world.sort(name))] if world.unsaid(unit, along) else []
        sums = [nv.added([*(one.part_amount(unit, part, name) for part in some), *unlisted]) for one, some in parts]
        found = (min(low for low, _ in sums), max(high for _, high in sums))
        own = world.amount(unit, name)
        answer = True if own == found else compared(own, "=", found)  # ~20 and ~20 agree, as they are printed
        return answer if answer or all(True in some.values() for _, some in parts) else None  # perhaps there is no part

    return each(world, rule, judge)


def sourced(world: World, rule: Rule) -> Answers:
    """Every number says where it is from, and of which day it is."""

    def good(value: Any) -> bool:
        given = value if isinstance(value, dict) else {}
        dated = not rule.get("dated", True) or "as_of" in given or world.today is not None
        return "source" in given and dated

    def judge(unit: str) -> Any:
        written = world.things[unit].written
        names = rule.get("fields") or [
            name for name in written if has_field(world, unit, name) and world.sort(name) in NUMBERS
        ]
        return all(good(written[name]) for name in names if written.get(name) is not None)

    return each(world, rule, judge)


def unique(world: World, rule: Rule) -> Answers:
    """No unit has the values of an earlier one, where one way leads from both to the same unit."""
    fields = rule["fields"] if isinstance(rule["fields"], list) else [rule["fields"]]
    in_order = [one for one in world.things if one in world.alive]
    meant_here = [
        one
        for one in in_order
        if meant(world, rule, one) is not False and all(has_field(world, one, name) for name in fields)
    ]
    answers: Answers = {}
    for place, unit in enumerate(meant_here):
        answers[unit] = nv.both(
            nv.negated(
                nv.both(
                    [
                        meant(world, rule, unit),
                        meant(world, rule, other),
                        same_group(world, rule, unit, other),
                        *(same_value(world, unit, other, name) for name in fields),
                    ]
                )
            )
            for other in meant_here[:place]
        )
    return answers


def same_value(world: World, unit: str, other: str, name: str) -> Answer:
    """Answer whether two units have the same value; one that is not stated, or not exactly, may be any."""
    exact: list[Any] = []
    for one in (unit, other):
        stated = world.stated(one, name)
        if stated is None:
            return None
        if world.sort(name) == "date":
            ends: tuple[Any, Any] = nv.days(stated)
        elif world.sort(name) in NUMBERS:
            ends = nv.bounds(stated, world.sort(name))
        else:
            ends = (stated, stated)
        if ends[0] != ends[1]:
            return None
        exact.append(ends[0])
    return bool(exact[0] == exact[1])


def same_group(world: World, rule: Rule, unit: str, other: str) -> Answer:
    """Answer whether a way leads from both to one unit."""
    if "within" not in rule:
        return True
    one, two = reach(world, unit, rule["within"]), reach(world, other, rule["within"])
    if one.units & two.units:
        return True
    return None if one.open or two.open or (one.units | one.maybe) & (two.units | two.maybe) else False


def text_pattern(world: World, rule: Rule) -> Answers:
    """A text, here of plain characters, fits a pattern as a whole; one that is not stated may."""

    def judge(unit: str) -> Any:
        if rule["field"] == "id":
            return re.fullmatch(rule["pattern"], unit) is not None
        if not has_field(world, unit, rule["field"]):
            return NOT_JUDGED
        stated = world.stated(unit, rule["field"])
        return None if stated is None else re.fullmatch(rule["pattern"], stated) is not None

    return each(world, rule, judge)


def condition_holds(world: World, rule: Rule) -> Answers:
    """A condition holds, perhaps holds, or does not."""
    return each(world, rule, lambda unit: holds(world, unit, rule["that"]))
