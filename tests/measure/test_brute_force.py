"""Bounds are right at their ends: trying every completion of the unknowns gives exactly them, and the same gaps."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples

from orgtree.base.interval import Interval
from orgtree.charter.load import load_charter
from orgtree.graph.load import load_rows
from orgtree.measure.compile import prepare
from orgtree.measure.engine import Measurer
from orgtree.source import SourceSet

CHARTER = """
orgtree: charter/1
name: small
kinds: {team: {fields: {rank: {type: count}, staff: {type: count}, open: {type: bool}}}}
metrics:
  chosen: {count: team, where: {rank: 3..}}
  share: {share: {of: team, having: {rank: 3..}}}
  narrowed: {share: {of: team, where: {open: true}, having: {rank: 3..}}}
  excluding: {share: {of: team, where: {open: true}, having: {rank: 3..}, except: {staff: 2..}}}
  vacant: {vacancy: {of: team, filled: {open: true}}}
  staff: {sum: staff}
  some: {sum: staff, where: {open: true}}
  mean: {mean: staff, of: team}
  picked: {mean: staff, of: team, where: {open: true}}
  each: {ratio: [{sum: staff}, {count: team}]}
"""
Team = dict[str, Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: Any) -> Any:
    """Return a folder with the charter."""
    path = tmp_path_factory.mktemp("small")
    (path / "small.yaml").write_text(CHARTER, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def metrics(folder: Any) -> Any:
    """Return the charter's metrics."""
    charter, _ = load_charter("./small.yaml", sources=SourceSet(), folder=folder)
    assert charter is not None
    return prepare(charter)[0]


def members(name: str, teams: list[Team]) -> list[Team]:
    """Return the teams of one completion that a share or mean is of."""
    if name in {"narrowed", "excluding", "picked"}:
        teams = [team for team in teams if team["open"]]
    return [team for team in teams if name != "excluding" or team["staff"] < 2]


def good(name: str, team: Team) -> bool:
    """Return whether a team has what a share asks for."""
    return bool(team["open"]) if name == "vacant" else team["rank"] >= 3


def value(name: str, teams: list[Team]) -> Fraction | None:
    """Return what a metric means for one completion, written as plainly as can be."""
    if name == "chosen":
        return Fraction(sum(team["rank"] >= 3 for team in teams))
    if name in {"staff", "some"}:
        return Fraction(sum(team["staff"] for team in teams if name == "staff" or team["open"]))
    counted = members(name, teams)
    if not counted:
        return None
    if name in {"mean", "picked", "each"}:
        return Fraction(sum(team["staff"] for team in counted), len(counted))
    having = sum(good(name, team) for team in counted)
    return Fraction(len(counted) - having if name == "vacant" else having, len(counted))


spans = st.tuples(st.integers(0, 4), st.integers(0, 2)).map(lambda pair: range(pair[0], sum(pair) + 1))
teams = st.lists(
    st.fixed_dictionaries({"rank": spans, "staff": spans, "open": st.sampled_from([[True], [False], [True, False]])}),
    min_size=1,
    max_size=3,
)


@settings(max_examples=examples(40))
@given(teams=teams)
def test_bounds_and_gaps_are_those_of_all_completions(teams: list[Team], folder: Any, metrics: Any) -> None:
    """The least and the most that any completion gives, and the teams that lack it in all and in some of them."""
    rows = [
        {"id": f"t{number}", "kind": "team"}
        | {name: f"{team[name][0]}..{team[name][-1]}" for name in ("rank", "staff")}
        | ({"open": team["open"][0]} if len(team["open"]) == 1 else {})
        for number, team in enumerate(teams)
    ]
    snapshot = load_rows(rows, [], charter="./small.yaml", folder=folder).snapshot
    assert snapshot is not None
    work = Measurer(snapshot)
    each = [[dict(zip(team, chosen, strict=True)) for chosen in itertools.product(*team.values())] for team in teams]
    completions = [list(one) for one in itertools.product(*each)]
    for name, metric in metrics.items():
        figure = work.figure(metric)
        values = [found for one in completions if (found := value(name, one)) is not None]
        assert figure.value == (Interval(min(values), max(values)) if values else None), name
        if name not in {"share", "narrowed", "excluding", "vacant"}:
            continue
        lacking = [
            {f"t{n}" for n, team in enumerate(one) if team in members(name, [team]) and not good(name, team)}
            for one in completions
        ]
        assert set(figure.gaps) == set.intersection(*lacking), name
        assert set(figure.gaps) | set(figure.possible_gaps) == set.union(*lacking), name
