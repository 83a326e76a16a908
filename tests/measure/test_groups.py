"""Breakdowns and subtrees: along the default hierarchy, by territory, or under what a unit is nested in."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import orgtree
from orgtree.base.catalogue import translator
from orgtree.base.errors import UsageError
from orgtree.base.interval import Interval
from orgtree.measure.groupings import Listed

METRICS = """
  venues: {share: {of: community, having: ^located_in}}
  bodies: {count: body}
  members: {sum: members}
  posts: {count: post}
  councils: {count: council}
"""
TOWN = """
units:
- id: x
  kind: city
  units:
  - id: d1
    kind: district
    units:
    - {id: c1, kind: community, units: [{id: v1, kind: venue}]}
    - {id: c2, kind: community}
  - id: d2
    kind: district
    units: [{id: c3, kind: community, units: [{id: v3, kind: venue}]}]
  - {id: c4, kind: community}
- id: k
  kind: committee
  covers: x
  units:
  - {id: b1, kind: branch, covers: c1, members: 5, units: [{id: p1, kind: post}]}
  - {id: b3, kind: branch, covers: [c3], members: 7}
  - {id: b0, kind: branch, members: 2}
- {id: j, kind: council, covers: [c1, c3]}
"""


def shown(rows: Any) -> Any:
    """Return each group's figure as text."""
    return {group: figure.show() for group, figure in rows.items()}


def test_units_fall_in_the_nearest_group_above_and_the_rest_has_its_own_row(town: Any) -> None:
    """c4 lies in no district."""
    rows = town(METRICS, TOWN).groups("venues", "district")
    assert shown(rows) == {"d1": "50%", "d2": "100%", "–": "0%"}
    assert rows["d1"].gaps == ["c2"]
    assert rows["–"].gaps == ["c4"]


def test_a_kind_outside_of_the_hierarchy_is_reached_by_territory(town: Any) -> None:
    """Branches are grouped by the district in which the area that they cover lies."""
    org = town(METRICS, TOWN)
    assert shown(org.groups("bodies", "district")) == {"d1": "1", "d2": "1", "–": "2"}
    assert org.figure("bodies", under="d1").value == Interval(1, 1)
    assert org.figure("bodies", under="x").value == Interval(4, 4)  # b0 covers nothing: it stands with its committee


def test_totals_by_territory_go_with_the_organisation_above_when_a_unit_covers_nothing(town: Any) -> None:
    """b0 counts where its committee does: in no district."""
    rows = town(METRICS, TOWN).groups("members", "district")
    assert shown(rows) == {"d1": "5", "d2": "7", "–": "2"}
    assert town(METRICS, TOWN).groups("members", "city")["x"].show() == "14"


def test_a_unit_in_no_hierarchy_is_placed_under_what_it_is_nested_in(town: Any) -> None:
    """A post stands under its branch, and so under the committee."""
    org = town(METRICS, TOWN)
    assert shown(org.groups("posts", "branch")) == {"b1": "1", "b3": "0", "b0": "0", "–": "0"}
    assert org.figure("posts", under="k").value == Interval(1, 1)


def test_a_unit_in_several_groups_counts_in_each_and_the_table_says_so(town: Any) -> None:
    """The council covers communities of two districts."""
    org = town(METRICS, TOWN)
    rows = org.groups("councils", "district")
    assert shown(rows) == {"d1": "1", "d2": "1", "–": "0"}


def test_a_share_of_units_in_several_groups_says_so(town: Any) -> None:
    """Each group's figure knows how many of its units count elsewhere as well."""
    org = town("  c: {share: {of: council, having: seat}}\n", TOWN)
    rows = org.groups("c", "district")
    assert rows["d1"].shared_count == 1
    assert any("several groups" in note for note in org.table(by="district").notes())


def test_groups_can_be_asked_for_inside_a_subtree(town: Any) -> None:
    """Under d1 there is one district, and the rest is empty."""
    org = town(METRICS, TOWN)
    assert shown(org.groups("venues", "community", under="d1")) == {"c1": "100%", "c2": "0%", "–": ""}


def test_names_that_are_not_there_are_told_with_the_nearest_one(town: Any) -> None:
    """Kinds, units, metrics and groups."""
    org = town(METRICS, TOWN)
    with pytest.raises(UsageError, match="did you mean 'district'"):
        org.table(by="distrct")
    with pytest.raises(UsageError, match="there is no unit 'd9'"):
        org.table(under="d9")
    with pytest.raises(UsageError, match="did you mean 'venues'"):
        org.table().figure("venue")


def test_a_metric_is_broken_down_by_its_own_kind_unless_another_is_asked_for(town: Any) -> None:
    """`by` of the metric is the default."""
    org = town("  venues: {share: {of: community, having: ^located_in}, by: district, band: 40%..60%}\n", TOWN)
    groups = [figure.group for figure in org.table()]
    assert groups == [None, "d1", "d2", "–"]
    assert [figure.verdict for figure in org.table()] == ["", "met", "missed", ""]
    assert [figure.group for figure in org.table(by="city")] == [None, "x", "–"]


def test_units_that_stand_in_no_hierarchy_are_groups_of_their_own(town: Any) -> None:
    """With the links that start from them."""
    metrics = "  seats: {links: seat}\n"
    text = """units:
- {id: b, kind: branch}
- {id: x, kind: council, seat: [{to: b}, {to: b}]}
- {id: y, kind: council, seat: [{to: b}]}
"""
    org = town(metrics, text)
    assert {group: str(figure.value) for group, figure in org.groups("seats", "council").items()} == {
        "x": "2",
        "y": "1",
        "–": "0",
    }


def test_too_many_perhaps_in_a_group_are_told_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Roots whose parents may be missing perhaps stand under every group; what is asked without groups is answered."""
    units = "".join(f"- {{id: d{number}, kind: department, incomplete: [part_of]}}\n" for number in range(5))
    org = orgtree.loads(f"orgtree: definition/1\ncharter: company\nunits:\n{units}")
    monkeypatch.setattr("orgtree.graph.partition.MOST_PAIRS", 20)
    with pytest.raises(UsageError, match="more than 20; ask for a part of it with under") as caught:
        org.coverage(by="department")
    assert "可用 under 只统计一部分" in caught.value.say(translator("zh"))
    assert org.coverage(metrics=["posts"]).figure("posts").show() == "0"


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        ("area", {"no": Interval(4, 7), "unknown": Interval(5, 6), "yes": Interval(2, 10)}),
        ("field", {"no": Interval(4, 7), "unknown": Interval(5, 13), "yes": Interval(19, 19)}),
    ],
)
def test_who_counts_in_a_group_that_is_left_out_or_perhaps_is(of: str, expected: Any, from_data: Any) -> None:
    """A total is what the group's unit has below it; of fields that are named alone all count where their zone does not."""
    people = {"type": "count", "total": {"along": "part_of", "except": {"temp": True}}}
    charter = {
        "orgtree": "charter/1",
        "name": "c",
        "kinds": {
            "area": {"fields": {"people": people, "temp": {"type": "bool"}}},
            "zone": {"is_a": "area"},
            "field": {"is_a": "area"},
        },
        "links": {"part_of": {"hierarchy": True, "nest": True, "from": "area", "to": "area"}},
        "metrics": {"all": {"sum": "people", "of": of}},
    }
    temporary: dict[str, Any] = {"yes": {"temp": True}, "no": {"temp": False}, "unknown": {}}
    zones = {
        "no": [(3, "unknown"), (4, "no"), (100, "yes")],
        "unknown": [(5, "no"), (7, "yes"), (1, "unknown")],
        "yes": [(8, "unknown"), (9, "yes"), (2, "no")],
    }
    units = [
        {
            "id": zone,
            "kind": "zone",
            **temporary[zone],
            "units": [{"id": f"{zone}{n}", "kind": "field", "people": n, **temporary[t]} for n, t in fields],
        }
        for zone, fields in zones.items()
    ]
    head = {"orgtree": "definition/1", "charter": "./charter.yaml"}
    org = from_data(charter, {**head, "units": [{"id": "top", "kind": "area", "temp": False, "units": units}]})
    figures = {figure.group: figure.value for figure in org.coverage(by="zone", metrics=["all"]).figures}
    assert {zone: figures[zone] for zone in zones} == expected


def test_what_two_lists_name_by_group_is_named_once() -> None:
    """A unit may stand in several groups; where either list is empty the other one is all."""
    nothing = Listed(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
    one, other = (
        Listed(np.array(units), np.array(groups)) for units, groups in (([1, 0, 1], [0, 2, 5]), ([1, 1, 2], [0, 3, 0]))
    )
    joined = one | other
    assert sorted(zip(joined.unit.tolist(), joined.group.tolist(), strict=True)) == [
        (0, 2),
        (1, 0),
        (1, 3),
        (1, 5),
        (2, 0),
    ]
    assert [len((one | nothing).unit), len((nothing | other).unit), len((nothing | nothing).unit)] == [3, 3, 0]
    assert [joined.split(6)[group].tolist() for group in range(6)] == [[1, 2], [], [0], [1], [], [1]]
    assert joined.split(6).counts.tolist() == [2, 0, 1, 1, 0, 1]
    assert nothing.split(3).counts.tolist() == [0, 0, 0]
