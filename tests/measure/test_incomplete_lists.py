"""What is measured where a list is not whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from orgtree.measure.compile import prepare
from orgtree.measure.engine import unit_values

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


def test_who_perhaps_fits_perhaps_counts_along_a_hierarchy(from_data: Read) -> None:
    """Of two teams of a division one is open, and of the other it is not known; lists are whole."""
    units: list[dict[str, Any]] = [
        {
            "id": "d",
            "kind": "division",
            "units": [{"id": "t", "kind": "team", "open": True}, {"id": "s", "kind": "team"}],
        }
    ]
    path = {"path": "^part_of", "where": {"open": True}}
    metrics = {"metrics": {"m": {"load": {"of": "division", "path": path}}}}
    assert bounds(organisation(from_data, units, **MEMBERS | metrics), "m") == (1, 2)


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


MEMBERS: dict[str, Any] = {
    "kinds": {
        "body": {
            "abstract": True,
            "fields": {
                "members": {"type": "count", "total": {"along": "part_of"}},
                "staff": {"type": "count"},
                "open": {"type": "bool"},
            },
        },
        "division": {"is_a": "body"},
        "team": {"is_a": "body"},
    },
    "metrics": {
        "members": {"sum": "members"},
        "of_teams": {"sum": "members", "of": "team"},
        "staff": {"sum": "staff"},
        "teams": {"count": "team"},
        "open": {"share": {"of": "team", "having": {"open": True}}},
        "mean": {"mean": "staff"},
        "ratio": {"ratio": [{"sum": "staff"}, {"count": "body"}]},
    },
}
STRAY: list[dict[str, Any]] = [
    {"id": "x", "kind": "division", "members": 5, "staff": 1},
    {"id": "w", "kind": "division", "units": [{"id": "t", "kind": "team", "members": 2, "staff": 2, "open": True}]},
    {
        "id": "y",
        "kind": "team",
        "incomplete": ["part_of"],
        "units": [{"id": "z", "kind": "team", "members": 3, "staff": 3, "open": False}],
    },
]
"""y does not list its parent, if it has one: that may be x, w or t, with z below it."""
INF = float("inf")


@pytest.mark.parametrize(
    ("metric", "whole", "groups"),
    [
        ("staff", (6, INF), {"x": (1, INF), "w": (2, INF), "–": (0, INF)}),
        ("teams", (3, 3), {"x": (0, 2), "w": (1, 3), "–": (0, 2)}),
        ("open", (1 / 3, 2 / 3), {"x": (0, 1), "w": (1 / 3, 1), "–": (0, 1)}),
        ("members", (7, INF), {"x": (5, 5), "w": (2, INF), "–": (0, INF)}),
    ],
)
def test_who_perhaps_belongs_to_a_group_perhaps_counts_in_it(
    from_data: Read, metric: str, whole: tuple[float, float], groups: dict[str, tuple[float, float]]
) -> None:
    """What stands under a root that does not list its parent counts perhaps in each group that it may belong to."""
    table = organisation(from_data, STRAY, **MEMBERS).coverage(metrics=[metric], by="division")
    ends = {figure.group: figure.value and (figure.value.low, figure.value.high) for figure in table}
    assert ends == {None: pytest.approx(whole)} | {group: pytest.approx(both) for group, both in groups.items()}


@pytest.mark.parametrize(
    ("asked", "groups"),
    [
        ({"by": "team"}, {None: (5, 5), "t": (1, 3), "y": (2, 2), "z": (1, 1), "–": (2, 2)}),
        ({"by": "team", "under": "x"}, {None: (1, 3), "–": (1, 3)}),
        ({"by": "team", "under": "w"}, {None: (2, 4), "t": (1, 3), "–": (1, 3)}),
        ({"by": "division", "under": "t"}, {None: (1, 3), "–": (1, 3)}),
        ({"by": "team", "under": "y"}, {None: (2, 2), "y": (2, 2), "z": (1, 1), "–": (0, 0)}),
        ({"under": "z"}, {None: (1, 1)}),
        ({"by": "division"}, {None: (5, 5), "x": (1, 3), "w": (2, 4), "–": (0, 2)}),
    ],
)
def test_who_perhaps_belongs_below_a_unit_perhaps_counts_there(
    from_data: Read, asked: dict[str, str], groups: dict[str | None, tuple[float, float]]
) -> None:
    """In what is looked at, in each group of it, and in what is in none of these."""
    org = organisation(from_data, STRAY, **MEMBERS | {"metrics": {"bodies": {"count": "body"}}})
    ends = {figure.group: figure.value and (figure.value.low, figure.value.high) for figure in org.coverage(**asked)}
    assert ends == groups


NESTED: list[dict[str, Any]] = [
    {"id": "x", "kind": "division", "units": [{"id": "t", "kind": "team", "members": 2}]},
    {
        "id": "y",
        "kind": "team",
        "members": 3,
        "incomplete": ["part_of"],
        "units": [{"id": "z", "kind": "team", "members": 1, "open": True}],
    },
]
"""y and z may belong to x or t; it is not said whether these are open."""


@pytest.mark.parametrize("units", [STRAY, NESTED], ids=["stray", "nested"])
def test_figures_of_all_units_at_once_are_those_of_what_stands_under_each(
    from_data: Read, units: list[dict[str, Any]]
) -> None:
    """As pictures ask for them, and as tables do."""
    named = {
        "of_open": {"sum": "members", "where": {"open": True}},
        "named": {"sum": "members", "where": {"id": ["x", "y"]}},
        "mean_of_open": {"mean": "staff", "where": {"open": True}},
        "mean_of_teams": {"mean": "staff", "of": "team", "where": {"open": [True, None]}},
    }
    org = organisation(from_data, units, **MEMBERS | {"metrics": MEMBERS["metrics"] | named})
    for name, metric in prepare(org.charter)[0].items():
        found = unit_values(org.snapshot, metric)
        assert [str(end.dtype) for end in (found.low, found.high)] == ["float64", "float64"]
        for unit, low, high in zip(org.snapshot.ids, found.low, found.high, strict=True):
            if low == low:  # noqa: PLR0124 - a share of what may be nothing is no number
                assert (low, high) == pytest.approx(bounds(org, name, under=unit)), (name, unit)


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        ("members", {"x": (2, 5), "t": (2, 2), "y": (3, 3), "z": (1, 1)}),
        ("of_open", {"x": (0, 5), "t": (0, 5), "y": (1, 3), "z": (1, 1)}),
    ],
)
def test_a_sum_under_each_unit_is_as_open_as_what_may_stand_there(
    from_data: Read, metric: str, expected: dict[str, tuple[float, float]]
) -> None:
    """The three of y count in x if y belongs there, and not in t, which says how many it has; of open ones t may be none."""
    metrics = {"members": {"sum": "members"}, "of_open": {"sum": "members", "where": {"open": True}}}
    org = organisation(from_data, NESTED, **MEMBERS | {"metrics": metrics})
    assert {unit: bounds(org, metric, under=unit) for unit in expected} == expected


def test_what_has_no_such_field_has_the_total_of_what_is_below_it(from_data: Read) -> None:
    """A hall states no members; the two teams in it do, and one outside of all."""
    kinds = MEMBERS["kinds"] | {"hall": {}}
    links = {"part_of": {"hierarchy": True, "nest": True, "from": ["body", "hall"], "to": ["body", "hall"]}}
    units: list[dict[str, Any]] = [
        {
            "id": "h",
            "kind": "hall",
            "units": [{"id": "t", "kind": "team", "members": 2}, {"id": "s", "kind": "team", "members": 3}],
        },
        {"id": "e", "kind": "hall"},
        {"id": "r", "kind": "team", "members": 4},
    ]
    metrics = {name: {"sum": "members", "where": {"id": name.split("_")}} for name in ("h", "e", "h_s", "h_r")}
    org = organisation(from_data, units, kinds=kinds, links=links, metrics=metrics)
    assert {name: bounds(org, name) for name in metrics} == {"h": (5, 5), "e": (0, 0), "h_s": (5, 5), "h_r": (9, 9)}


def test_a_total_is_stated_for_who_perhaps_belongs_below_it(from_data: Read) -> None:
    """Three members stand by themselves, or are among the five of the only division."""
    units: list[dict[str, Any]] = [STRAY[0], {"id": "y", "kind": "team", "members": 3, "incomplete": ["part_of"]}]
    org = organisation(from_data, units, **MEMBERS)
    assert (bounds(org, "members"), bounds(org, "of_teams")) == ((5, 8), (3, 3))
    assert bounds(org, "members", under="x") == (5, 5)
    figures = org.coverage(metrics=["members"], by="division")
    assert {figure.group: figure.possible_gaps for figure in figures} == {None: ["y"], "x": [], "–": ["y"]}


def test_who_perhaps_counts_in_a_group_that_it_perhaps_belongs_to_leaves_it_open(from_data: Read) -> None:
    """Team y does not say whether it is open, and t and z do; each division but that of t may have it."""
    metrics = {"mean": {"mean": "staff", "of": "team", "where": {"open": True}}}
    table = organisation(from_data, STRAY, **MEMBERS | {"metrics": metrics}).coverage(by="division")
    told = {figure.group: [figure.graph.ids[unit] for unit in figure.unknown_units.tolist()] for figure in table}
    assert told == {None: ["y"], "x": ["y"], "w": ["y"], "–": ["y"]}


def test_a_total_is_hidden_by_what_states_one_alone(from_data: Read) -> None:
    """The three of y count wherever it stands: halls state no members, and nothing stands under a team."""
    links = {"part_of": {"hierarchy": True, "nest": True, "from": "team", "to": "hall"}}
    kinds = MEMBERS["kinds"] | {"hall": {}}
    units: list[dict[str, Any]] = [
        {"id": "h", "kind": "hall", "units": [{"id": "t", "kind": "team", "members": 2}]},
        {"id": "y", "kind": "team", "members": 3, "incomplete": ["part_of"]},
    ]
    org = organisation(from_data, units, kinds=kinds, links=links, metrics=MEMBERS["metrics"])
    assert (bounds(org, "members"), bounds(org, "members", under="h")) == ((5, 5), (2, 5))


def test_a_total_counts_perhaps_only_where_its_kind_may_stand(from_data: Read) -> None:
    """The three of y, which may be missing on the list of a hall, count in no shed."""
    links = {
        "part_of": {"hierarchy": True, "nest": True, "from": "team", "to": ["hall", "shed"]},
        "hall_of": {"is_a": "part_of", "from": "team", "to": "hall"},
    }
    kinds = MEMBERS["kinds"] | {"hall": {}, "shed": {}}
    units: list[dict[str, Any]] = [
        {"id": "h", "kind": "hall"},
        {"id": "s", "kind": "shed", "units": [{"id": "t", "kind": "team", "members": 2}]},
        {"id": "y", "kind": "team", "members": 3, "incomplete": ["hall_of"]},
    ]
    org = organisation(from_data, units, kinds=kinds, links=links, metrics=MEMBERS["metrics"])
    for name in ("members", "of_teams"):
        found = unit_values(org.snapshot, prepare(org.charter)[0][name])
        ends = dict(zip(org.snapshot.ids, zip(found.low, found.high, strict=True), strict=True))
        assert ends == {"h": (0, 3), "s": (2, 2), "t": (2, 2), "y": (3, 3)}, name


def test_what_an_incomplete_list_of_children_may_hold_is_as_open_as_the_field(from_data: Read) -> None:
    """Of counts there may be more, of numbers more or less; where a total is stated nothing is missing."""
    total = {"along": "part_of"}
    fields = {"members": {"type": "count", "total": total}, "debts": {"type": "number", "total": total}}
    kinds = MEMBERS["kinds"] | {"body": {"abstract": True, "fields": fields}}
    metrics = {name: {"sum": name} for name in fields}
    units: list[dict[str, Any]] = [
        {"id": "x", "kind": "division", "incomplete": ["part_of"], "units": [{"id": "t", "kind": "team"} | dict.fromkeys(fields, 2)]},
        {"id": "w", "kind": "division", "incomplete": ["part_of"], **dict.fromkeys(fields, 3)},
    ]  # fmt: skip
    org = organisation(from_data, units, kinds=kinds, metrics=metrics)
    assert [bounds(org, name, under="x") for name in fields] == [(2, INF), (-INF, INF)]
    assert [bounds(org, name, under="w") for name in fields] == [(3, 3), (3, 3)]
    assert [bounds(org, name) for name in fields] == [(5, INF), (-INF, INF)]


def test_a_sum_of_parts_is_the_same_wherever_they_belong(from_data: Read) -> None:
    """Who only may belong to a division that states no total counts once, there or by itself."""
    units: list[dict[str, Any]] = [
        {"id": "x", "kind": "division", "units": [{"id": "t", "kind": "team", "members": 2}]},
        {"id": "y", "kind": "team", "members": 3, "incomplete": ["part_of"]},
    ]
    org = organisation(from_data, units, **MEMBERS)
    assert bounds(org, "members") == (2, 5)
    assert bounds(org, "members", under="x") == (2, 5)
    assert bounds(org, "of_teams", under="x") == (2, 5)


def test_who_has_a_parent_belongs_there(from_data: Read) -> None:
    """What is missing of the list of a unit that has a parent is below it: nothing else counts for that."""
    units: list[dict[str, Any]] = [
        {"id": "x", "kind": "division", "units": [{"id": "y", "kind": "team", "staff": 3, "incomplete": ["part_of"]}]},
        {"id": "w", "kind": "division", "incomplete": ["part_of"]},
    ]
    table = organisation(from_data, units, **MEMBERS).coverage(metrics=["teams"], by="division")
    ends = {figure.group: figure.value and (figure.value.low, figure.value.high) for figure in table}
    assert ends == {None: (1, 1), "x": (1, 1), "w": (0, 0), "–": (0, 0)}


def test_nothing_belongs_below_itself(from_data: Read) -> None:
    """Of two teams that may belong anywhere each may stand under the other, and under what is in it, never under its own."""
    units: list[dict[str, Any]] = [
        {"id": "a", "kind": "team", "incomplete": ["part_of"], "units": [{"id": "b", "kind": "team"}]},
        {"id": "c", "kind": "team", "incomplete": ["part_of"]},
    ]
    table = organisation(from_data, units, **MEMBERS).coverage(metrics=["teams"], by="team")
    ends = {figure.group: figure.value and (figure.value.low, figure.value.high) for figure in table}
    assert ends == {None: (3, 3), "a": (2, 3), "b": (1, 2), "c": (1, 3), "–": (0, 0)}


def test_a_sum_keeps_what_is_below_a_root_that_cannot_belong_to_what_is_counted(from_data: Read) -> None:
    """Team y may be counted in that of t; squads stand under squads only, and what is below an open one counts anyway."""
    links = {
        "part_of": {"hierarchy": True, "nest": True, "from": "body", "to": "body"},
        "team_of": {"is_a": "part_of", "from": "team", "to": "body"},
        "squad_of": {"is_a": "part_of", "from": "squad", "to": "squad"},
    }
    units: list[dict[str, Any]] = [
        {"id": "t", "kind": "team", "members": 5},
        {"id": "y", "kind": "team", "members": 2, "incomplete": ["team_of"]},
        {"id": "q", "kind": "squad"},
        {"id": "s", "kind": "squad", "incomplete": ["squad_of"]},
        {"id": "z", "kind": "team", "members": 3, "team_of": "s"},
    ]
    charter = MEMBERS | {"kinds": MEMBERS["kinds"] | {"squad": {"is_a": "body"}}, "links": links}
    assert bounds(organisation(from_data, units, **charter), "of_teams") == (8, 10)


def test_a_sum_keeps_what_is_below_a_root_that_could_only_belong_below_itself(from_data: Read) -> None:
    """The three of b count, wherever a belongs; it states no number of its own, which may be any."""
    units: list[dict[str, Any]] = [
        {"id": "a", "kind": "team", "incomplete": ["part_of"], "units": [{"id": "b", "kind": "team", "members": 3}]}
    ]
    assert bounds(organisation(from_data, units, **MEMBERS), "members") == (3, INF)


def test_one_of_several_links_is_as_open_as_the_kind_that_is_counted(from_data: Read) -> None:
    """Which clubs cover an area is not told; which branches cover or lead it is, and these are counted."""
    path = ["^covers", "^leads"]
    charter = {
        "orgtree": "charter/1",
        "name": "town",
        "kinds": {"area": {}, "branch": {}, "club": {}},
        "links": {"covers": {"from": ["branch", "club"], "to": "area"}, "leads": {"from": "branch", "to": "area"}},
        "metrics": {
            kind: {"load": {"of": "area", "path": {"path": path, "kind": kind}}} for kind in ("branch", "club")
        },
    }
    definition = {
        "orgtree": "definition/1",
        "charter": "./charter.yaml",
        "not_stated": [{"kind": "club", "link": "covers"}],
        "units": [{"id": "a", "kind": "area"}, {"id": "b", "kind": "branch", "covers": "a"}],
    }
    org = from_data(charter, definition)
    assert (bounds(org, "branch"), bounds(org, "club")) == ((1, 1), (0, INF))
