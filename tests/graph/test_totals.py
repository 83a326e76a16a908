"""Fields with a total: stated against summed, what is left out, what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples

import orgtree
from orgtree.graph.query import totals

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orgtree.graph.loaded import Loaded
    from orgtree.graph.snapshot import Snapshot

INF = float("inf")


def bounds(graph: Snapshot, unit: str, field: str = "members") -> tuple[float, float]:
    """Return the two bounds of a unit's total."""
    found = totals(graph, field)
    return found.total.low[graph.index[unit]], found.total.high[graph.index[unit]]


def below(graph: Snapshot, unit: str) -> tuple[float, float, int]:
    """Return the two bounds of the sum of the children's totals, and how many count in it."""
    found = totals(graph, "members")
    number = graph.index[unit]
    return found.below.low[number], found.below.high[number], found.parts[number]


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ("{id: h, kind: body, units: [{id: a, kind: body, members: 3}, {id: b, kind: body, members: 4}]}", (7, 7)),
        ("{id: h, kind: body, units: [{id: a, kind: body, members: 3..}, {id: b, kind: body, members: ..4}]}", (3, INF)),
        ("{id: h, kind: body, units: [{id: a, kind: body, members: ~50}, {id: b, kind: body, members: 2..4}]}", (47, 58)),
        ("{id: h, kind: body, members: 9, units: [{id: a, kind: body, members: 3}]}", (9, 9)),
        ("{id: h, kind: body, units: [{id: a, kind: body}]}", (0, INF)),
        ("{id: h, kind: body, units: [{id: a, kind: body, members: 3}, {id: b, kind: body}]}", (3, INF)),
        ("{id: h, kind: body, units: [{id: a, kind: body, members: 3}, {id: b, kind: circle, members: 4}]}", (3, 3)),
        ("{id: h, kind: body, incomplete: part_of, units: [{id: a, kind: body, members: 3}]}", (3, INF)),
        ("{id: h, kind: body}", (0, INF)),
        ("{id: h, kind: body, members: 0}", (0, 0)),
    ],
)  # fmt: skip
def test_a_total_is_the_stated_value_or_else_the_sum(
    graph_of: Callable[..., Snapshot], units: str, expected: tuple[float, float]
) -> None:
    """Stated ends the sum; excluded units count for nothing above; unknown and unlisted leave the top open."""
    assert bounds(graph_of(f"- {units}"), "h") == expected


def test_a_stated_value_and_its_sum_are_both_at_hand(graph_of: Callable[..., Snapshot]) -> None:
    """What is stated and what the children sum to can be compared, level by level."""
    graph = graph_of(
        "- {id: h, kind: body, members: 10, units: [{id: a, kind: body, members: 6, units: [{id: a1, kind: body, members: 5}]},"
        " {id: b, kind: body, units: [{id: b1, kind: body, members: 3}]}]}"
    )
    assert bounds(graph, "h") == (10, 10)
    assert below(graph, "h") == (9, 9, 2)
    assert below(graph, "a") == (5, 5, 1)
    assert below(graph, "a1") == (0, 0, 0)


def test_what_stands_below_an_excluded_unit_counts_in_it_only(graph_of: Callable[..., Snapshot]) -> None:
    """An excluded unit has a total of its own, and none of it goes further up."""
    graph = graph_of(
        "- {id: h, kind: body, units: [{id: c, kind: circle, units: [{id: x, kind: body, members: 4}]},"
        " {id: a, kind: body, members: 1}]}"
    )
    assert bounds(graph, "c") == (4, 4)
    assert bounds(graph, "h") == (1, 1)


def test_units_that_have_ended_count_for_nothing(graph_of: Callable[..., Snapshot]) -> None:
    """Only what is in force at the organisation's date is summed."""
    graph = graph_of(
        "- {id: h, kind: body, units: [{id: a, kind: body, members: 3, valid: {until: 2020}}, {id: b, kind: body, members: 4}]}",
        head="as_of: 2020-01-01",
    )
    assert bounds(graph, "h") == (4, 4)


STATED = st.none() | st.tuples(st.integers(0, 20), st.integers(0, 9) | st.none()).map(
    lambda pair: f"{pair[0]}..{'' if pair[1] is None else pair[0] + pair[1]}"
)
UNIT = st.fixed_dictionaries(
    {"above": st.integers(-1, 9), "members": STATED, "kind": st.sampled_from(["body", "circle"]), "open": st.booleans()}
)


def by_hand(units: list[dict[str, Any]], parents: list[int], unit: int) -> tuple[float, float]:
    """Return a total by walking down."""
    if units[unit]["members"] is not None:
        low, _, high = units[unit]["members"].partition("..")
        return int(low), int(high) if high else INF
    children = [other for other, parent in enumerate(parents) if parent == unit and units[other]["kind"] != "circle"]
    parts = [by_hand(units, parents, child) for child in children]
    unknown = not parts or units[unit]["open"]
    return sum(low for low, _ in parts), INF if unknown else sum(high for _, high in parts)


@settings(max_examples=examples(30))
@given(units=st.lists(UNIT, min_size=1, max_size=10))
def test_totals_agree_with_walking_down(from_rows: Callable[..., Loaded], units: list[dict[str, Any]]) -> None:
    """Whatever is stated where, both bounds of every total are those that a walk over the children gives."""
    parents = [min(unit["above"], number - 1) for number, unit in enumerate(units)]
    rows = [
        {
            "id": f"u{number}",
            "kind": unit["kind"],
            "members": unit["members"],
            "part_of": f"u{parents[number]}" if parents[number] >= 0 else None,
            "incomplete": ["part_of"] if unit["open"] else None,
        }
        for number, unit in enumerate(units)
    ]
    loaded = from_rows(rows)
    assert loaded.findings == []
    graph = loaded.snapshot
    assert graph is not None
    assert [bounds(graph, f"u{number}") for number in range(len(units))] == [
        by_hand(units, parents, number) for number in range(len(units))
    ]


MIXED = """
orgtree: charter/1
name: mixed
kinds:
  body: {fields: {members: {type: count, total: {along: part_of}}, money: {type: number, total: {along: part_of}}}}
  desk: {}
links: {part_of: {hierarchy: true, nest: true, from: [body, desk], to: [body, desk]}}
"""


@pytest.mark.parametrize(
    ("units", "members", "money"),
    [
        ("{id: h, kind: body, units: [{id: d, kind: desk}, {id: a, kind: body, members: 2, money: 1.5}]}", (2, 2), (1.5, 1.5)),
        ("{id: h, kind: body, units: [{id: d, kind: desk, units: [{id: a, kind: body, members: 2, money: -1}]}]}", (2, 2), (-1, -1)),
        ("{id: h, kind: body, units: [{id: d, kind: desk, units: [{id: a, kind: body}]}]}", (0, INF), (-INF, INF)),
        ("{id: h, kind: body, units: [{id: d, kind: desk}]}", (0, 0), (0, 0)),
        ("{id: h, kind: body, incomplete: [part_of], units: [{id: a, kind: body, members: 2, money: 1}]}", (2, INF), (-INF, INF)),
        ("{id: h, kind: body, units: [{id: d, kind: desk, incomplete: [part_of]}]}", (0, INF), (-INF, INF)),
        ("{id: h, kind: body, members: 1, money: 2, incomplete: [part_of], units: [{id: d, kind: desk}]}", (1, 1), (2, 2)),
        ("{id: h, kind: body, units: [{id: a, kind: body, members: 1.., money: ..2}]}", (1, INF), (-INF, 2)),
    ],
)  # fmt: skip
def test_kinds_without_the_field_pass_on_what_is_below_them(
    from_data: Callable[..., Any], units: str, members: tuple[float, float], money: tuple[float, float]
) -> None:
    """They count for nothing themselves; a number that is not known may be less than nothing."""
    charter, definition = (
        yaml.safe_load(MIXED),
        {"orgtree": "definition/1", "charter": "x", "units": [yaml.safe_load(units)]},
    )
    graph = from_data(charter, definition).snapshot
    assert (bounds(graph, "h"), bounds(graph, "h", "money")) == (members, money)


@pytest.mark.parametrize(
    ("stated", "firm", "department"),
    [
        (", members: 5, guests: false", (6, 6), (5, 5)),
        (", guests: false", (3, 6), (2, 5)),
        ("", (1, 6), (2, 5)),
        (", guests: true", (1, 1), (2, 5)),
    ],
)
def test_a_unit_that_may_belong_below_counts_up_to_where_a_sum_is_stated(
    tmp_path: Path, stated: str, firm: tuple[float, float], department: tuple[float, float]
) -> None:
    """A team that a department may have is in the department's own number already, if that is stated; and in none if that is left out."""
    (tmp_path / "works.yaml").write_text(
        "orgtree: charter/1\nname: works\nkinds:\n"
        "  unit: {abstract: true, fields: {members: {type: count, total: {along: part_of, except: {guests: true}}}, guests: {type: bool}}}\n"
        "  firm: {is_a: unit}\n  department: {is_a: unit}\n  team: {is_a: unit}\n"
        "links:\n  part_of: {hierarchy: true, nest: true, pairs: {department: [firm], team: [department]}}\n",
        encoding="utf-8",
    )
    (tmp_path / "org.yaml").write_text(
        "orgtree: definition/1\ncharter: ./works.yaml\nunits:\n- id: f\n  kind: firm\n  units:\n"
        f"  - {{id: d, kind: department{stated}, units: [{{id: u, kind: team, guests: false, members: 2}}]}}\n  - {{id: e, kind: department, guests: false, members: 1}}\n- {{id: t, kind: team, guests: false, members: 3, incomplete: [part_of]}}\n",
        encoding="utf-8",
    )
    org = orgtree.load(tmp_path / "org.yaml")
    assert [finding.text() for finding in org.problems] == []
    assert [bounds(org.snapshot, unit) for unit in ("f", "d")] == [firm, department]
