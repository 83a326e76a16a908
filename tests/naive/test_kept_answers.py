"""Many rules and metrics of a few organisations, with what the naive evaluator answered: it need not be asked again.

`kept/rules.yaml` and `kept/metrics.yaml` were drawn at random, as the laws beside this file draw them, and so were the
organisations, of which those were kept that tell most rules apart. UPDATE_SNAPSHOTS=1 asks the naive evaluator anew.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import naive_checks as nc
import naive_dated_checks as nd
import naive_link_checks as nl
import naive_values as nv
import pytest
import yaml
from naive_measures import everything, measure
from naive_organisations import charter
from naive_placement import under
from naive_world import World
from test_naive_groups import REST

from orgtree.check.engine import judge
from orgtree.check.prepare import prepare
from orgtree.check.rules import CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree import Organisation
    from orgtree.measure.figure import Figure

FOLDER = Path(__file__).parent / "kept"
TOWNS = sorted(path.stem for path in FOLDER.glob("town-*.yaml"))
FINDS_THOSE_MEANT = {"acyclic", "no-overlap", "posts-per-holder", "sequence", "unique"}
"""Checks of the naive evaluator that see to `for` and `where` themselves."""


def read(name: str) -> Any:
    """Return what a file holds."""
    return yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def compact(parts: list[Any]) -> str:
    """Return lists of units and bounds as a line."""
    shown = (" ".join(sorted(part)) if isinstance(part, (set, list)) else bounds(part) for part in parts)
    return " | ".join(shown).rstrip(" |")


def bounds(value: Any) -> str:
    """Return two bounds as a text: exact fractions, and nothing for one that is not there."""
    return "none" if value is None else "..".join("" if abs(end) == float("inf") else str(end) for end in value)


def naive_rule(world: World, rule: dict[str, Any]) -> str:
    """Return which units a rule tells, and which are undecided, as a plain reading finds."""
    name = rule["check"].replace("-", "_").replace("holds", "condition_holds")
    check = next(getattr(module, name) for module in (nc, nl, nd) if hasattr(module, name))
    told, undecided = nc.judged(world, rule, check, scoped=rule["check"] not in FINDS_THOSE_MEANT)
    if rule["check"] == "depth":  # below a unit that stands too deep nothing is told again
        most = nv.bounds(rule["allowed"], "count")[1]
        deep = {unit for unit in told if nl.level(world, rule, unit) > most}
        told -= {unit for unit in told if deep & set(world.line(unit, rule["along"])[1:])}
    return compact([told, undecided])


def naive_metric(world: World, metric: dict[str, Any], scope: Any = everything) -> str:
    """Return a figure with its parts, and for what is counted unit by unit the gaps, as a plain reading finds."""
    found = measure(world, metric, scope)
    listed = [found.gaps, found.possible, found.excluded] if {"share", "vacancy", "load"} & set(metric) else []
    return compact([found.value, found.numerator, found.denominator, *listed])


def rules_of(org: Organisation) -> dict[str, str]:
    """Return what each rule tells, and leaves undecided."""
    found = {}
    for rule in prepare(org.charter, CHECKS)[0]:
        judged = judge(org.snapshot, [rule])
        told = {str(unit) for finding in judged.findings for unit in about(finding)}
        undecided = {org.snapshot.ids[unit] for unit in judged.undecided.get(rule.code, ())}
        found[rule.code] = compact([told, undecided])
    return {code: answer for code, answer in found.items() if answer}


def about(finding: Any) -> list[Any]:
    """Return the units that a finding is about; one about a share names all of them."""
    return finding.facts["units"].names if finding.unit is None else [finding.unit]


def figure_of(figure: Figure) -> str:
    """Return a figure as the naive one is returned."""
    parts = [part and (part.low, part.high) for part in (figure.value, figure.numerator, figure.denominator)]
    listed = {"share", "vacancy", "load"} & set(METRICS[figure.metric.name])
    return compact([*parts, *((figure.gaps, figure.possible_gaps, figure.excluded) if listed else ())])


RULES: dict[str, Any] = read("rules")
METRICS: dict[str, Any] = read("metrics")
GROUPED = [name for name in METRICS if name.startswith("g")]
"""The metrics that are asked for by groups as well."""
GROUPS = ("area", "body")


def naive_groups(world: World) -> Iterator[tuple[str, str]]:
    """Yield some figures by kind, as a plain reading finds them: a unit counts in each group that it stands under, and else in the rest."""
    for by in GROUPS:
        groups = [unit for unit in world.alive if world.is_a(world.kind(unit), by)]
        scopes: dict[str, Any] = {group: partial(under, world, group) for group in groups}
        scopes[REST] = lambda unit, groups=groups: nv.negated(nv.either(under(world, one, unit) for one in groups))
        for name in GROUPED:
            for group, scope in scopes.items():
                yield f"{name} by {by} at {group}", naive_metric(world, METRICS[name], scope)


def written_as(town: dict[str, Any]) -> Iterator[str]:
    """Yield the parts of a file: its definition in few lines, and a line for each answer."""
    for key, some in town.items():
        flow = None if key == "definition" else False
        yield yaml.safe_dump({key: some}, allow_unicode=True, sort_keys=False, width=1000, default_flow_style=flow)


def towns() -> dict[str, Any]:
    """Return the towns with what was kept of each; where it is to be written anew, the naive evaluator is asked."""
    found = {name: read(name) for name in TOWNS}
    for name, town in found.items() if os.environ.get("UPDATE_SNAPSHOTS") else ():
        world = World(charter(rules=RULES, metrics=METRICS), town["definition"])
        answers = {code: naive_rule(world, rule) for code, rule in RULES.items()}
        town["rules"] = {code: answer for code, answer in answers.items() if answer}
        town["metrics"] = {code: naive_metric(world, metric) for code, metric in METRICS.items()}
        town["groups"] = dict(naive_groups(world))
        text = "".join(written_as(town))
        (FOLDER / f"{name}.yaml").write_text(text, encoding="utf-8", newline="\n")
    return found


KEPT = towns()


@pytest.mark.parametrize("check", sorted({rule["check"] for rule in RULES.values()}))
def test_rules(from_data: Any, check: str) -> None:
    """The units that each rule of a check tells, and those that it leaves undecided, in all towns."""
    rules = {code: rule for code, rule in RULES.items() if rule["check"] == check}
    found = {name: rules_of(from_data(charter(rules=rules), town["definition"])) for name, town in KEPT.items()}
    kept = {
        name: {code: answer for code, answer in town["rules"].items() if code in rules} for name, town in KEPT.items()
    }
    assert found == kept


@pytest.mark.parametrize("name", TOWNS)
def test_figures(from_data: Any, name: str) -> None:
    """Each figure with its parts and gaps."""
    org = from_data(charter(metrics=METRICS), KEPT[name]["definition"])
    assert {one.metric.name: figure_of(one) for one in org.coverage()} == KEPT[name]["metrics"]


@pytest.mark.parametrize("name", TOWNS)
def test_figures_by_kind(from_data: Any, name: str) -> None:
    """Of each group and of what is in none, if anything is."""
    org = from_data(charter(metrics={code: METRICS[code] for code in GROUPED}), KEPT[name]["definition"])
    found = {
        f"{one.metric.name} by {by} at {one.group}": figure_of(one)
        for by in GROUPS
        for one in org.coverage(by=by, metrics=GROUPED)
        if one.group is not None
    }
    kept = KEPT[name]["groups"]
    assert found == {code: answer for code, answer in kept.items() if code in found or not code.endswith(REST)}
