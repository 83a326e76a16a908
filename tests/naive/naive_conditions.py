"""Conditions on a unit, answered with yes, no or unknown."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import naive_values as nv
from naive_values import Answer

if TYPE_CHECKING:
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
    if spec["type"] in NUMBERS:
        return nv.inside(world.amount(unit, name), nv.bounds(value, spec["type"]))
    if stated is None:
        return None
    if spec["type"] == "date":
        return nv.inside(nv.days(stated), nv.day_span(value))
    return bool(stated == value)


def leads(world: World, unit: str, condition: dict[str, Any]) -> Answer:
    """Answer whether a path leads to as many units as are asked for."""
    from naive_paths import narrowed, reach  # noqa: PLC0415 - the two ask each other

    path = {key: condition[key] for key in ("path", "with") if key in condition}
    found = narrowed(world, reach(world, unit, path), condition.get("kind"), condition.get("where"))
    most = math.inf if found.open else Fraction(len(found.units | found.maybe))
    return nv.inside((Fraction(len(found.units)), most), nv.bounds(condition.get("count", "1.."), "count"))
