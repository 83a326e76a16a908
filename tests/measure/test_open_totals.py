"""Sums of totals in groups where it is not known under what some units stand: they hold wherever these belong."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    Units = list[dict[str, Any]]
    Ends = tuple[float, float]

ABOVE = {"circle": ["branch", "circle"], "branch": ["council", "branch"], "council": []}
"""Under what kinds each may stand."""
CHARTER: dict[str, Any] = {
    "orgtree": "charter/1",
    "name": "towns",
    "kinds": {
        "area": {},
        "body": {
            "abstract": True,
            "fields": {
                "open": {"type": "bool"},
                "members": {"type": "count", "total": {"along": "part_of"}},
                "dues": {"type": "number", "total": {"along": "part_of", "except": {"open": True}}},
            },
        },
        **{kind: {"is_a": "body"} for kind in ABOVE},
    },
    "links": {
        "part_of": {"hierarchy": True, "nest": True, "pairs": {kind: above for kind, above in ABOVE.items() if above}},
        "covers": {"from": "body", "to": "area"},
    },
    "paths": {"territory": {"body": "covers"}},
    "metrics": {
        "members": {"sum": "members"},
        "small": {"sum": "members", "of": "circle"},
        "upper": {"sum": "members", "of": ["council", "branch"]},
        "open": {"sum": "members", "where": {"open": True}},
        "dues": {"sum": "dues"},
        "of_branches": {"sum": "dues", "of": "branch"},
    },
}
AREAS: Units = [{"id": "a1", "kind": "area"}, {"id": "a2", "kind": "area"}]


def sums(from_data: Any, units: Units) -> dict[tuple[str, str | None, str | None], Ends]:
    """Return both ends of each sum, by metric, kind of groups and group."""
    org = from_data(CHARTER, {"orgtree": "definition/1", "charter": "towns", "units": [*AREAS, *units]})
    return {
        (one.metric.name, by, one.group): (float(one.value.low), float(one.value.high))
        for by in (None, "area", "branch")
        for one in (org.coverage() if by is None else org.coverage(by=by))
        if one.value is not None
    }


def settled(units: Units) -> Iterator[Units]:
    """Yield the units as they may stand, each that may be listed elsewhere as a root or under any that it fits under."""
    places = [
        [None, *(other["id"] for other in units if other is not unit and other["kind"] in ABOVE[unit["kind"]])]
        if "incomplete" in unit
        else [unit.get("part_of")]
        for unit in units
    ]
    for chosen in itertools.product(*places):
        above = {unit["id"]: place for unit, place in zip(units, chosen, strict=True)}
        if all(_ends(name, above) for name in above):
            yield [
                {key: said for key, said in unit.items() if key not in {"incomplete", "part_of"}}
                | ({} if place is None else {"part_of": place})
                for unit, place in zip(units, chosen, strict=True)
            ]


def _ends(name: str | None, above: dict[str, str | None]) -> bool:
    """Return whether going up ends, and does not go round."""
    for _ in above:
        name = above[name] if name is not None else None
    return name is None


@st.composite
def towns(draw: Any) -> Units:
    """Two to five bodies, of which one or two may stand elsewhere."""
    units: Units = []
    for number in range(draw(st.integers(2, 5))):
        kind = draw(st.sampled_from(["council", "branch", "branch", "circle", "circle"]))
        unit = {"id": f"b{number}", "kind": kind, "open": draw(st.sampled_from([False, False, True]))}
        for key, values in (
            ("covers", st.sampled_from(["a1", "a2"])),
            ("members", st.integers(0, 9)),
            ("dues", st.integers(-5, 9)),
        ):
            if draw(st.booleans()):
                unit[key] = draw(values)
        fit = [one["id"] for one in units if one["kind"] in ABOVE[kind]]
        place = draw(st.sampled_from(["root", "open", "under"]))
        if place == "under" and fit:
            unit["part_of"] = draw(st.sampled_from(fit))
        elif place == "open" and ABOVE[kind] and sum("incomplete" in one for one in units) < 2:
            unit["incomplete"] = ["part_of"]
        units.append(unit)
    for unit in reversed(units):  # what is stated is no less than what is below it
        if "members" in unit:
            unit["members"] += sum(_stated(units, other) for other in units if other.get("part_of") == unit["id"])
    return units


def _stated(units: Units, unit: dict[str, Any]) -> int:
    """Return the members that a unit states, or else those below it do."""
    below = (other for other in units if other.get("part_of") == unit["id"])
    return int(unit["members"]) if "members" in unit else sum(_stated(units, other) for other in below)


@settings(max_examples=examples(30))
@given(units=towns())
def test_a_sum_holds_wherever_units_belong(from_data: Any, units: Units) -> None:
    """A sum that is exact if their places are known lies within its ends, and one that is not might."""
    found = sums(from_data, units)
    for stand in settled(units):
        for key, (low, high) in sums(from_data, stand).items():
            assert found[key][0] <= high, (key, stand)
            assert low <= found[key][1], (key, stand)


COUNCIL, BRANCH, CIRCLE = (
    {"id": "s", "kind": "council", "covers": "a1", "members": 50},
    {"id": "b", "kind": "branch", "covers": "a1", "members": 9, "incomplete": ["part_of"]},
    {"id": "c", "kind": "circle", "covers": "a2", "members": 5, "incomplete": ["part_of"]},
)


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([COUNCIL, BRANCH], {None: (50, 59), "a1": (50, 59), "a2": (0, 0)}),
        ([COUNCIL, BRANCH | {"covers": "a2"}], {None: (50, 59), "a1": (41, 50), "a2": (9, 9)}),
        ([COUNCIL, CIRCLE], {None: (55, 55), "a1": (50, 50), "a2": (5, 5)}),
        ([BRANCH, CIRCLE], {None: (9, 14), "a1": (4, 9), "a2": (5, 5)}),
        ([COUNCIL, BRANCH, CIRCLE], {None: (50, 64), "a1": (45, 59), "a2": (5, 5)}),
        ([COUNCIL, BRANCH | {"covers": "a2"}, CIRCLE], {None: (50, 64), "a1": (41, 50), "a2": (9, 14)}),
    ],
    ids=["one area", "two areas", "nothing between", "below a branch", "three in a row", "two in one area"],
)
def test_what_a_unit_leaves_over_depends_on_what_belongs_under_it(
    from_data: Any, units: Units, expected: dict[str | None, Ends]
) -> None:
    """The fifty of a council are less those of a branch in another area, if that is part of it; and so on down."""
    found = sums(from_data, units)
    assert {group: found["members", "area", group] for group in expected} == expected


def test_what_is_left_over_is_exact(from_data: Any) -> None:
    """As floats 0.3 less 0.1 is a little less than 0.2."""
    branch = {"id": "b", "kind": "branch", "covers": "a2", "open": False, "dues": 0.1, "part_of": "s"}
    units = [*AREAS, {"id": "s", "kind": "council", "covers": "a1", "open": False, "dues": 0.3}, branch]
    org = from_data(CHARTER, {"orgtree": "definition/1", "charter": "towns", "units": units})
    values = {one.group: one.value for one in org.coverage(metrics=["dues"], by="area")}
    assert [str(values["a1"]), str(values["a2"])] == ["0.2", "0.1"]
    assert values["a1"].low == Fraction(1, 5)
