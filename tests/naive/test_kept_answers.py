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


@pytest.mark.parametrize("name", TOWNS)
def test_rules_and_figures_are_those_that_were_kept(from_data: Any, name: str) -> None:
    """The units that each rule tells and leaves undecided, and each figure with its parts and gaps."""
    town, written = read(name), charter(rules=RULES, metrics=METRICS)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        world = World(written, town["definition"])
        found = {code: naive_rule(world, rule) for code, rule in RULES.items()}
        town["rules"] = {code: answer for code, answer in found.items() if answer}
        town["metrics"] = {code: naive_metric(world, metric) for code, metric in METRICS.items()}
        town["groups"] = dict(naive_groups(world))
        text = "".join(written_as(town))
        (FOLDER / f"{name}.yaml").write_text(text, encoding="utf-8", newline="\n")
    org = from_data(written, town["definition"])
    assert rules_of(org) == town["rules"]
    assert {one.metric.name: figure_of(one) for one in org.coverage()} == town["metrics"]
    found = {
        f"{one.metric.name} by {by} at {one.group}": figure_of(one)
        for by in GROUPS
        for one in org.coverage(by=by, metrics=GROUPED)
        if one.group is not None
    }
    assert found == {
        name: answer for name, answer in town["groups"].items() if name in found or not name.endswith(REST)
    }
