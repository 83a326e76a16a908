"""Conditions on a unit, answered with yes, no or unknown."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import naive_values as nv
from naive_values import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naive_world import World

NUMBERS = {"count", "number"}


def holds(world: World, unit: str, condition: dict[str, Any] | None) -> Answer:
    """Answer a condition: all of its entries must hold; none at all always holds."""
    given = condition or {}
    answers: list[Answer] = []
    if "path" in given:
        answers.append(leads(world, unit, given))
        given = {key: value for key, value in given.items() if key not in {"path", "with", "kind", "where", "count"}}
    answers += [entry(world, unit, key, value) for key, value in given.items()]
    return nv.both(answers)


def entry(world: World, unit: str, key: str, value: Any) -> Answer:
    """Answer one entry of a condition."""
    if key == "all":
        return nv.both(holds(world, unit, one) for one in value)
    if key == "any":
        return nv.either(holds(world, unit, one) for one in value)
    if key == "not":
        return nv.negated(holds(world, unit, value))
    if key == "kind":
        return world.is_a(world.kind(unit), value)
    wanted = value if isinstance(value, list) else [value]
    if key in {"id", "name"}:
        return world.things[unit].written.get(key) in wanted
    return nv.either(allowed(world, unit, key, one) for one in wanted)


def allowed(world: World, unit: str, name: str, value: Any) -> Answer:
    """Answer whether a field has a value, lies in an interval, or is not stated if that is what is asked."""
    stated = world.stated(unit, name)
    spec = world.spec(world.kind(unit), name)
    if value is None:
        return stated is None
    if spec is None:
        return None  # a kind without the field cannot state it: not stated is unknown
    assumed = world.assumed.get((unit, name))
    if spec["type"] in NUMBERS:
        amount = world.amount(unit, name) if assumed is None else (assumed, assumed)
        return nv.inside(amount, nv.bounds(value, spec["type"]))
    if stated is None and assumed is None:
        return None
    if spec["type"] == "date":
        return nv.inside(nv.days(stated) if assumed is None else (assumed, assumed), nv.day_span(value))
    return bool((stated if assumed is None else assumed) == value)


def tested(part: Any) -> list[tuple[str, Any]]:
    """Return the fields that a condition tests of the unit itself, with what it allows, as often as it tests them."""
    if not isinstance(part, dict):
        return []
    own = {
        key: value for key, value in part.items() if "path" not in part or key not in {"kind", "where", "count", "with"}
    }
    found = [
        (key, value) for key, value in own.items() if key not in {"all", "any", "not", "kind", "path", "id", "name"}
    ]
    inner = [*own.get("all", ()), *own.get("any", ()), own.get("not")]
    return found + [test for one in inner for test in tested(one)]


def completions(world: World, unit: str, conditions: list[Any]) -> Iterator[World]:
    """Yield an organisation for each way in which what is tested more than once and not known may be."""
    tests = [test for condition in conditions for test in tested(condition)]
    names = [name for name, _ in tests]
    choices = []
    for name in sorted({name for name in names if names.count(name) > 1}):
        values = possible(
            world,
            unit,
            name,
            [one for key, some in tests if key == name for one in (some if isinstance(some, list) else [some])],
        )
        if values:
            choices.append([((unit, name), value) for value in values])
    for picks in itertools.product(*choices):
        yield world.assuming(dict(picks))


def possible(world: World, unit: str, name: str, allowed: list[Any]) -> list[Any]:
    """Return values that a field may have, enough of them that each test comes out in all ways in which it can."""
    spec = world.spec(world.kind(unit), name)
    stated = world.stated(unit, name)
    if spec is None:
        return []
    if spec["type"] in NUMBERS | {"date"}:
        number = spec["type"] in NUMBERS
        read = (lambda one: nv.bounds(one, spec["type"])) if number else nv.day_span
        ends = sorted({end for one in allowed if one is not None for end in read(one) if not math.isinf(end)})
        low, high = world.amount(unit, name) if number else nv.days(stated) if stated else (nv.EVER, nv.NEVER)
        near = [
            end + step
            for end in [*ends, low, high]
            for step in (-1, Fraction(-1, 100), 0, Fraction(1, 100), 1)
            if not math.isinf(end)
        ]
        whole = spec["type"] != "number"
        return sorted({one for one in [*near, Fraction(0)] if low <= one <= high and not (whole and one % 1)})
    if stated is not None:
        return []
    return {"bool": [True, False], "choice": list(spec.get("of", ())), "text": ["x", "y", "z"]}[spec["type"]]


def leads(world: World, unit: str, condition: dict[str, Any]) -> Answer:
    """Answer whether a path leads to as many units as are asked for."""
    from naive_paths import narrowed, reach  # noqa: PLC0415 - the two ask each other

    path = {key: condition[key] for key in ("path", "with") if key in condition}
    world = world.assuming({})  # what is taken to be so of a unit is not asked again on a path
    found = narrowed(world, reach(world, unit, path), condition.get("kind"), condition.get("where"))
    most = math.inf if found.open else Fraction(len(found.units | found.maybe))
    return nv.inside((Fraction(len(found.units)), most), nv.bounds(condition.get("count", "1.."), "count"))
