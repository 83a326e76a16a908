"""What holds of every rule: its cases, the dates between which it is in force, and exceptions of units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import naive_checks as nc
import naive_values as nv
from naive_conditions import holds

if TYPE_CHECKING:
    from naive_world import World


def settings_of(rule: dict[str, Any]) -> dict[str, Any]:
    """Return a rule without what is no setting of its check."""
    return {key: value for key, value in rule.items() if key not in {"cases", "in_force", "judged_at"}}


def judged_by_cases(world: World, rule: dict[str, Any], check: nc.Check) -> tuple[set[str], set[str]]:
    """Judge each unit by the first case that fits it; one that perhaps fits leaves it undecided unless it is kept there."""
    told, undecided = set(), set()
    left: dict[str, nv.Answer] = dict.fromkeys(world.alive, True)
    for case in rule["cases"]:
        settings = settings_of(rule) | {key: value for key, value in case.items() if key != "where"}
        kept = check(world, settings)
        for unit, reached in list(left.items()):
            fits = holds(world, unit, case.get("where"))
            about = nv.both([reached, fits, nc.meant(world, settings, unit)])
            if unit in kept and about and kept[unit] is False:
                told.add(unit)
            elif unit in kept and about is not False and kept[unit] is not True:
                undecided.add(unit)
            left[unit] = nv.both([reached, nv.negated(fits)])
    return told, undecided


def in_force(world: World, rule: dict[str, Any], unit: str) -> nv.Answer:
    """Answer whether a rule is in force for a unit: at the definition's date, or at that of a field."""
    period = nv.period(rule.get("in_force"))
    if "judged_at" in rule:
        stated = world.stated(unit, rule["judged_at"])
        first, last = (nv.EVER, nv.NEVER - 1) if stated is None else nv.days(stated)
        return nv.inside((first, last), (period[0], period[1] - 1))
    return world.now(period)
