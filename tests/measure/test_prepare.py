"""Mistakes in a charter's metrics are findings where they stand."""

from __future__ import annotations

from typing import Any

import pytest

from orgtree.measure.compile import prepare

ORG = "units: [{id: x, kind: city}]"


@pytest.mark.parametrize(
    ("metric", "code", "way", "near"),
    [
        ("{count: comunity}", "ORG110", ("count",), "community"),
        ("{count: [city, comunity]}", "ORG110", ("count", 1), "community"),
        ("{sum: wokers}", "ORG110", ("sum",), "workers"),
        ("{sum: spirit}", "ORG104", ("sum",), None),
        ("{mean: workers, of: post}", "ORG107", ("of",), None),
        ("{links: seats}", "ORG110", ("links",), "seat"),
        ("{links: seat, where: {role: chairman}}", "ORG113", ("where", "role"), "chair"),
        ("{share: {of: city, having: ^covrs}}", "ORG113", ("share", "having"), "covers"),
        ("{share: {of: city, having: {workrs: 3}}}", "ORG113", ("share", "having", "workrs"), "workers"),
        ("{share: {of: city, having: ^covers, along: areas_in}}", "ORG110", ("share", "along"), "area_in"),
        ("{ratio: [{sum: workers}, {count: grids}]}", "ORG110", ("ratio", 1, "count"), "grid"),
        ("{load: {of: post, path: visit}}", "ORG113", ("load", "path"), "visits"),
    ],
)
def test_a_metric_with_a_wrong_name_is_left_out_and_told_of(
    town: Any, metric: Any, code: Any, way: Any, near: Any
) -> None:
    """The place leads to the wrong text, and the nearest name is offered."""
    org = town(f"  good: {{count: city}}\n  m: {metric}\n", ORG)
    assert list(org.metrics) == ["good"]
    assert [(p.code, p.place.path[2:]) for p in org.problems] == [(code, way)]
    assert str(org.problems[0].suggestion or "") == (near or "")


def test_a_kind_is_meant_by_one_above_it_which_some_kind_below_makes_able_to_state_a_field(from_data: Any) -> None:
    """What is directly below a kind that is named needs no field of its own; what is named beside it does."""
    kinds = {"place": {}, "stall": {"is_a": "place", "fields": {"seats": {"type": "count"}}}, "wall": {"is_a": "place"}}
    metrics = {
        "all": {"mean": "seats", "of": "place"},
        "both": {"mean": "seats", "of": ["place", "wall"]},
        "none": {"mean": "seats", "of": ["stall", "wall"]},
    }
    charter = {"orgtree": "charter/1", "name": "fair", "kinds": kinds, "metrics": metrics}
    org = from_data(charter, {"orgtree": "definition/1", "units": [{"id": "x", "kind": "wall"}]})
    metrics_read, problems = prepare(org.charter)
    assert list(metrics_read) == ["all", "both"]
    assert [problem.text() for problem in problems] == ["kind 'wall' has no 'seats'"]


def test_two_measures_in_one_metric_are_both_named(town: Any) -> None:
    """And how the first goes away where a charter that is extended says it."""
    (problem,) = town("  m: {count: city, sum: workers}\n", ORG).problems
    assert problem.text() == "'count' and 'sum' are two measures, and one is wanted"
    assert problem.help_text() == (
        "take one of them away; count: null does so where the charter that is extended says it"
    )


def test_a_breakdown_by_an_unknown_kind_is_told_of_and_the_metric_kept(town: Any) -> None:
    """The figure itself can still be measured."""
    org = town("  m: {count: city, by: citty}\n", ORG)
    assert list(org.metrics) == ["m"]
    assert [(p.code, p.place.path) for p in org.problems] == [("ORG110", ("metrics", "m", "by"))]


def test_narrowing_beside_a_share_is_told_to_go_inside(town: Any) -> None:
    """`where` has one place, the one that is read."""
    org = town("  m: {share: {of: city, having: ^covers}, where: {workers: 3..}}\n", ORG)
    assert [(p.code, p.help_text()) for p in org.problems] == [("ORG102", "put 'where' inside share")]


def test_a_target_of_25_for_a_share_is_a_slip_for_25_percent(town: Any) -> None:
    """It could never be met."""
    org = town("  m: {share: {of: city, having: ^covers}, target: 25..}\n", ORG)
    assert [(p.code, p.severity, p.place.path) for p in org.problems] == [
        ("ORG104", "warning", ("metrics", "m", "target", "warn"))
    ]
