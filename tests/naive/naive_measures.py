"""Every kind of measure, by trying what the unknowns can come to."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import naive_values as nv
from naive_conditions import completions, holds
from naive_paths import open_list, reach
from naive_values import Answer, Bound, Bounds
from naive_world import World

FIELDS_OF_MONTHS = ("rank", "listed")
"""Fields that say in these tests how many months a period has."""
Scope = Callable[[str], Answer]
"""Whether a unit belongs to what is measured."""


@dataclass
class Figure:
    """What a metric comes to.

    Args:
        value: Its bounds, None for no data.
        numerator: Bounds of what is divided, or of the amount.
        denominator: Bounds of what it is divided by, None for a plain amount.
        gaps: Units that surely lack it, or surely lie outside the band.
        possible: Units of which that is undecided.
        excluded: Units that are left out.
        with_excluded: The value with those.
        each: Of a load the bounds of each unit's own.
    """

    value: Bounds | None
    numerator: Bounds
    denominator: Bounds | None = None
    gaps: set[str] = field(default_factory=set)
    possible: set[str] = field(default_factory=set)
    excluded: set[str] = field(default_factory=set)
    with_excluded: Bounds | None = None
    each: dict[str, Bounds] = field(default_factory=dict)


def everything(unit: str) -> Answer:  # noqa: ARG001 - whatever it is
    """Count every unit in."""
    return True


def measure(world: World, metric: dict[str, Any], scope: Scope = everything) -> Figure:
    """Measure a metric over the units of a scope."""
    whole = {"ratio": ratio, "mean": mean, "load": load}
    inner = {"share": share, "vacancy": vacancy, "cadence": cadence}
    for word, said in metric.items():
        if word in whole:
            return whole[word](world, metric, scope)
        if word in inner:
            return inner[word](world, said, scope)
    found = amount(world, metric, scope)
    return Figure(found, found)


def chosen(world: World, of: Any, where: Any, scope: Scope) -> dict[str, Answer]:
    """Return the units that are surely (True) or perhaps (None) meant."""
    answers = {
        unit: nv.both([of is None or world.is_a(world.kind(unit), of), scope(unit), holds(world, unit, where)])
        for unit in world.alive
    }
    return {unit: answer for unit, answer in answers.items() if answer is not False}


# -- shares -----------------------------------------------------------------------------------------------------------


def vacancy(world: World, given: dict[str, Any], scope: Scope) -> Figure:
    """Measure the share that is not filled; those are the gaps."""
    empty = {"of": given["of"], "where": given.get("where"), "having": {"not": given["filled"]}}
    found = share(world, empty, scope)
    units = [unit for unit in world.alive if world.is_a(world.kind(unit), given["of"]) and scope(unit) is not False]
    mine = {unit: outcomes(world, unit, empty, scope) for unit in units}
    found.gaps = {unit for unit in units if mine[unit] == {HAS}}
    found.possible = {unit for unit in units if HAS in mine[unit] and mine[unit] != {HAS}}
    return found


def share(world: World, given: dict[str, Any], scope: Scope) -> Figure:
    """Measure a share, its gaps and what is left out."""
    units = [unit for unit in world.alive if world.is_a(world.kind(unit), given["of"]) and scope(unit) is not False]
    mine = {unit: outcomes(world, unit, given, scope) for unit in units}
    every = {
        unit: outcomes(world, unit, {key: given[key] for key in given if key != "except"}, scope) for unit in units
    }
    excluded = {unit for unit in units if mine[unit] == {OUT} and every[unit] != {OUT}}
    value, numerator, denominator = completed(mine.values())
    return Figure(
        value,
        numerator,
        denominator,
        {unit for unit in units if mine[unit] == {LACKS}},
        {unit for unit in units if LACKS in mine[unit] and mine[unit] != {LACKS}},
        excluded,
        completed(every.values())[0] if excluded else None,
    )


OUT, LACKS, HAS = (0, 0), (0, 1), (1, 1)
"""What may come of a unit: what it adds to the numerator, and to the denominator."""


def outcomes(world: World, unit: str, given: dict[str, Any], scope: Scope) -> set[tuple[int, int]]:
    """Return what may come of a unit in a share, whatever the fields are that its conditions test more than once."""
    having = given["having"] if isinstance(given["having"], dict) else {"path": given["having"]}
    found = set() if scope(unit) else {OUT}
    for one in completions(world, unit, [given.get("where"), given.get("except"), having]):
        out = holds(one, unit, given["except"]) if "except" in given else False
        meant = nv.both([holds(one, unit, given.get("where")), nv.negated(out)])
        got = holds(one, unit, having)
        found |= {
            (int(counted and has_it), int(counted))
            for counted in ([True, False] if meant is None else [meant])
            for has_it in ([True, False] if got is None else [got])
        }
    return found


def completed(outcomes: Iterable[set[tuple[int, int]]]) -> tuple[Bounds | None, Bounds, Bounds]:
    """Return the bounds of a share, its numerator and its denominator over every way to settle what is unknown."""
    states = {(0, 0)}
    for some in outcomes:
        states = {(num + more, den + one) for num, den in states for more, one in some}
    values = [Fraction(num, den) for num, den in states if den]
    tops, bottoms = [Fraction(num) for num, _ in states], [Fraction(den) for _, den in states]
    value = (min(values), max(values)) if values else None
    return value, (min(tops), max(tops)), (min(bottoms), max(bottoms))


# -- amounts ----------------------------------------------------------------------------------------------------------


def amount(world: World, given: dict[str, Any], scope: Scope) -> Bounds:
    """Measure a sum, a number of units or of links."""
    if "count" in given:
        units = chosen(world, given["count"], given.get("where"), scope)
        return nv.added((Fraction(answer is True), Fraction(1)) for answer in units.values())
    units = chosen(world, given.get("of"), given.get("where"), scope)
    if "links" in given:
        return links(world, given["links"], units)
    name = given["sum"]
    units = {unit: answer for unit, answer in units.items() if world.spec(world.kind(unit), name)}
    spec = next(kind["fields"][name] for kind in world.kinds.values() if name in kind.get("fields", {}))
    if "total" in spec:
        return total(world, name, units)
    return nv.added(perhaps(world.amount(unit, name), answer) for unit, answer in units.items())


def perhaps(value: Bounds, answer: Answer) -> Bounds:
    """Return the bounds of what is added if a unit is perhaps meant: its value or nothing."""
    return value if answer else (min(Fraction(0), value[0]), max(Fraction(0), value[1]))


def links(world: World, link: str, units: dict[str, Answer]) -> Bounds:
    """Count the links in force of the units that state them; a list that is not whole has no upper end."""
    low = 0
    high: float = 0.0
    for unit, answer in units.items():
        own = sum(arrow.source == unit for arrow in world.of_type(link))
        low += own if answer else 0
        open_end = open_list(world, unit, link, back=False) or any(
            world.is_a(world.kind(unit), world.silent(one)) for one in world.links if link in world.types_above(one)
        )
        high += math.inf if open_end else own
    return (Fraction(low), high if math.isinf(high) else Fraction(high))


def total(world: World, name: str, units: dict[str, Answer], *, consistent: bool = False) -> Bounds:
    """Sum a field that is a subtree's total: of each unit that is meant and has none above it that is.

    Which ones those are hangs on the units that are perhaps meant; every choice of them is tried.

    Args:
        world: The organisation.
        name: The field.
        units: The units that are surely or perhaps meant.
        consistent: Whether totals that are stated are taken to agree with those above and below them.
    """
    said = world.total_of(name)
    settled = {unit for unit, answer in units.items() if answer}
    open_ = [unit for unit, answer in units.items() if answer is None]
    sums = []
    for picks in itertools.product([True, False], repeat=len(open_)):
        meant = settled | {unit for unit, pick in zip(open_, picks, strict=True) if pick}
        tops = [unit for unit in meant if not set(world.line(unit, said["along"])[1:]) & meant]
        counts = {unit: world.counts(unit, name) for unit in tops}
        worth = within_lines if consistent else World.amount
        sums.append(
            nv.added(
                perhaps(worth(world, unit, name), answer) for unit, answer in counts.items() if answer is not False
            )
        )
    return (min(low for low, _ in sums), max(high for _, high in sums))


def within_lines(world: World, unit: str, name: str) -> Bounds:
    """Return the bounds of a total that is no less than its parts and, as counts are, no more than the totals above it."""
    return (least(world, unit, name), most(world, unit, name))


def least(world: World, unit: str, name: str) -> Bound:
    """Return the least that a total can be: what is stated or more, if its parts are more."""
    below = sum((least(world, part, name) for part, sure in world.parts(unit, name).items() if sure), start=Fraction(0))
    return max(world.amount(unit, name)[0], below)


def most(world: World, unit: str, name: str) -> Bound:
    """Return the most that a total can be: what is stated or less, if what stands above has less."""
    line = world.line(unit, world.total_of(name)["along"]) if world.sort(name) == "count" else [unit]
    return min(world.amount(one, name)[1] for one in line)


# -- ratios, means and loads ------------------------------------------------------------------------------------------


def over(top: Bound, bottom: Bound) -> Bound:
    """Divide one bound by another, which may be zero or infinite."""
    if bottom == 0:
        return Fraction(0) if top == 0 else math.copysign(math.inf, top)
    if math.isinf(bottom):
        return Fraction(0) if not math.isinf(top) else top
    return top if math.isinf(top) else Fraction(top) / Fraction(bottom)


def divided(top: Bounds, bottom: Bounds) -> Bounds | None:
    """Divide what lies between bounds; None if it is divided by nothing at all."""
    if bottom[0] == bottom[1] == 0:
        return None
    if bottom[0] < 0:
        top, bottom = (-top[1], -top[0]), (-bottom[1], -bottom[0])
    if bottom[0] < 0:
        return (-math.inf, math.inf)  # on both sides of zero it is as large as you like
    ends = [over(one, other) for one in top for other in bottom]
    return (min(ends), max(ends))


def ratio(world: World, metric: dict[str, Any], scope: Scope) -> Figure:
    """Divide one amount by another by the rules of interval arithmetic; a part that can be one is from nothing to all."""
    top, bottom = (amount(world, one, scope) for one in metric["ratio"])
    value = divided(top, bottom)
    if value is None:
        return Figure(None, top, bottom)
    if metric.get("part") and value[0] <= 1 and value[1] >= 0:
        value = (max(value[0], Fraction(0)), min(value[1], Fraction(1)))
    return Figure(value, top, bottom)


def cadence(world: World, given: dict[str, Any], scope: Scope) -> Figure:
    """Divide events by units and by the months of their period: as long as any unit with events or a period says."""
    found = ratio(world, {"ratio": [given["events"], given["per"]]}, scope)
    months = nv.bounds(given["months"]) if given["months"] not in FIELDS_OF_MONTHS else None
    if months is None:
        name, events = given["months"], given["events"].get("sum", given["months"])
        about = [
            one
            for one in world.alive
            if scope(one)
            and world.spec(world.kind(one), name)
            and any(world.spec(world.kind(one), key) and world.stated(one, key) is not None for key in (name, events))
        ]
        periods = [nv.bounds(world.stated(one, name), world.sort(name)) for one in about]
        months = (
            (min(low for low, _ in periods), max(high for _, high in periods)) if periods else (Fraction(0), math.inf)
        )
    months = (max(months[0], Fraction(0)), max(months[1], Fraction(0)))
    found.value = None if found.value is None else divided(found.value, months)
    return found


def mean(world: World, metric: dict[str, Any], scope: Scope) -> Figure:
    """Take the mean of a field over units: every choice of those that are perhaps meant is tried."""
    name = metric["mean"]
    units = chosen(world, metric.get("of"), metric.get("where"), scope)
    units = {unit: answer for unit, answer in units.items() if world.spec(world.kind(unit), name)}
    values = {unit: world.amount(unit, name) for unit in units}
    settled = [unit for unit, answer in units.items() if answer]
    open_ = [unit for unit, answer in units.items() if answer is None]
    found: list[Bounds] = []
    sums: list[Bounds] = []
    for picks in itertools.product([True, False], repeat=len(open_)):
        meant = [*settled, *(unit for unit, pick in zip(open_, picks, strict=True) if pick)]
        sums.append(nv.added(values[unit] for unit in meant))
        if meant:
            found.append((over(sums[-1][0], Fraction(len(meant))), over(sums[-1][1], Fraction(len(meant)))))
    top = (min(low for low, _ in sums), max(high for _, high in sums))
    bottom = (Fraction(len(settled)), Fraction(len(settled) + len(open_)))
    value = (min(low for low, _ in found), max(high for _, high in found)) if found else None
    return Figure(value, top, bottom)


def load(world: World, metric: dict[str, Any], scope: Scope) -> Figure:
    """Take the mean of how many units each reaches; with a band, those outside of it are gaps."""
    given = metric["load"]
    units = chosen(world, given["of"], given.get("where"), scope)
    each: dict[str, Bounds] = {}
    for unit in units:
        way = reach(world, unit, given["path"])
        most = math.inf if way.open else Fraction(len(way.units | way.maybe))
        each[unit] = (Fraction(len(way.units)), most)
    settled = [unit for unit, answer in units.items() if answer]
    open_ = [unit for unit, answer in units.items() if answer is None]
    found = []
    for picks in itertools.product([True, False], repeat=len(open_)):
        meant = [*settled, *(unit for unit, pick in zip(open_, picks, strict=True) if pick)]
        if meant:
            low, high = nv.added(each[unit] for unit in meant)
            found.append((over(low, Fraction(len(meant))), over(high, Fraction(len(meant)))))
    value = (min(low for low, _ in found), max(high for _, high in found)) if found else None
    top = nv.added(perhaps(each[unit], answer) for unit, answer in units.items())
    bottom = (Fraction(len(settled)), Fraction(len(units)))
    figure = Figure(value, top, bottom, each=each)
    band = nv.bounds(metric.get("band", "1.."))  # without a band those that reach none lack it
    lacks = {unit: nv.both([units[unit], nv.negated(nv.inside(each[unit], band))]) for unit in units}
    figure.gaps = {unit for unit, answer in lacks.items() if answer}
    figure.possible = {unit for unit, answer in lacks.items() if answer is None}
    return figure


# -- verdicts ---------------------------------------------------------------------------------------------------------


def verdict(metric: dict[str, Any], figure: Figure) -> str:
    """Return what is said of a figure beside its target: met, missed, failed, undecided, no data, or nothing."""
    target = metric.get("target")
    if target is None:
        return ""
    if figure.value is None:
        return "no data"
    steps = target if isinstance(target, dict) else {"warn": target}
    sure = figure.denominator is None or figure.denominator[0] > 0
    answers = {name: nv.inside(figure.value, nv.bounds(step)) if sure else None for name, step in steps.items()}
    if False in answers.values():
        return "failed" if answers.get("fail") is False else "missed"
    return "undecided" if None in answers.values() else "met"
