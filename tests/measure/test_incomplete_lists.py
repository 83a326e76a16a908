"""What is measured where a list is not whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree import Organisation

    Read = Callable[[dict[str, Any], dict[str, Any]], Organisation]


def organisation(from_data: Read, units: list[dict[str, Any]], **charter: Any) -> Organisation:
    """Read some units of a charter of divisions and teams; teams help each other."""
    body = {"abstract": True, "fields": {"staff": {"type": "count"}}}
    links = {
        "part_of": {"hierarchy": True, "nest": True, "from": "team", "to": "body"},
        "helps": {"from": "team", "to": "team"},
    }
    kinds = {"body": body, "division": {"is_a": "body"}, "team": {"is_a": "body"}}
    written = {"orgtree": "charter/1", "name": "firm", "kinds": kinds, "links": links} | charter
    return from_data(written, {"orgtree": "definition/1", "charter": "./charter.yaml", "units": units})


def bounds(org: Organisation, metric: str, **of: Any) -> tuple[Any, Any]:
    """Return the two ends of a figure."""
    value = org.coverage(metrics=[metric], **of).figure(metric).value
    assert value is not None
    return value.low, value.high


CHAIN: list[dict[str, Any]] = [
    {"id": "a", "kind": "team", "helps": ["b"]},
    {"id": "b", "kind": "team"},
    {"id": "c", "kind": "team", "helps": ["d"]},
    {"id": "d", "kind": "team"},
]
OPEN: list[dict[str, Any]] = [CHAIN[0], CHAIN[1] | {"incomplete": ["helps"]}, *CHAIN[2:]]
"""Whom b helps, and who helps it, is not all written: that may be anyone, and so the lists of all are open."""
PATHS = ["helps", "^helps", "helps+", "^helps+", "helps/helps*"]


@pytest.mark.parametrize("path", PATHS)
def test_a_repeated_link_heeds_a_list_that_is_not_whole(from_data: Read, path: str) -> None:
    """Whom a unit reaches by going on and on is as open as by going once."""
    metrics = {"s": {"share": {"of": "team", "having": path}}, "l": {"load": {"of": "team", "path": path}}}
    whole, not_whole = (organisation(from_data, units, metrics=metrics) for units in (CHAIN, OPEN))
    assert (bounds(whole, "s"), bounds(whole, "l")) == ((0.5, 0.5), (0.5, 0.5))
    assert (bounds(not_whole, "s"), bounds(not_whole, "l")) == ((0.5, 1), (0.5, float("inf")))


@pytest.mark.parametrize("path", PATHS)
def test_enough_along_a_repeated_link_is_undecided(from_data: Read, path: str) -> None:
    """Two helpers are asked for: where lists are whole nobody has them, and where one is not nobody surely lacks them."""
    rule = {"check": "link-count", "for": "team", "path": path, "allowed": "2.."}
    whole, not_whole = (organisation(from_data, units, rules={"R01": rule}).check() for units in (CHAIN, OPEN))
    assert [finding.unit for finding in whole.findings] == ["a", "b", "c", "d"]
    assert (not_whole.findings, not_whole.undecided) == ((), {"R01": 4})


def test_what_comes_to_an_open_list_on_its_way_is_open(from_data: Read) -> None:
    """A repeated climb is open at every level from which it comes to a list that is not whole, and at no other."""
    units: list[dict[str, Any]] = [
        {"id": "d", "kind": "division", "units": [{"id": "t", "kind": "team", "units": [{"id": "s", "kind": "team"}]}]},
        {"id": "e", "kind": "division", "incomplete": ["part_of"]},
    ]
    metrics = {
        name: {"load": {"of": "body", "where": {"id": name}, "path": "^part_of+"}} for name in ("d", "t", "s", "e")
    }
    org = organisation(from_data, units, metrics=metrics)
    assert {name: bounds(org, name) for name in metrics} == {
        "d": (2, 2),
        "t": (1, 1),
        "s": (0, 0),
        "e": (0, float("inf")),
    }
