"""Changes that hold from a day on keep what was before, and are on that day what they are without one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from on_a_day import on_a_day
from random_examples import examples
from two_states import CHARTER, organisations

import orgtree
from orgtree.base.errors import ChangesError

if TYPE_CHECKING:
    from pathlib import Path

    from orgtree import Organisation

_DAYS = st.sampled_from(["2018-06-01", "2019-01-01", "2019-07-01", "2020-06-01", "2021-01-01", "2023-01-01"])


@pytest.fixture(scope="module")
def charter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the charter of the random organisations."""
    path = tmp_path_factory.mktemp("since") / "states.yaml"
    path.write_text(CHARTER.replace("open: {type: bool}", "open: {type: bool, default: true}"), encoding="utf-8")
    return path


def written(charter: Path, drawn: Any, how: str) -> Organisation:
    """Return an organisation from rows, or as it is written whole, or in a file for each outermost unit of a kind."""
    org = orgtree.from_rows(*drawn[:2], charter=str(charter), **{**drawn[2], "as_of": "2022-02"})
    if how == "rows":
        return org
    path = charter.parent / "definition.yaml"
    return orgtree.load(orgtree.save(org, path, split_by=None if how == "whole" else how)[-1])


_SAYS: dict[str, list[dict[str, Any]]] = {
    "area": [{"name": "New", "staff": 9}, {"staff": {"value": 9, "source": "new"}, "open": False}, {"tags": ["z"]}],
    "office": [{"name": "New", "rank": "high"}, {"staff": 3}],
    "forum": [{"name": "New"}],
}


def drawn_entry(data: Any, org: Organisation) -> dict[str, Any]:
    """Draw a change of the units and links that there are."""
    ids = list(org.snapshot.ids)
    rows = org.to_rows()
    one = st.sampled_from(ids)
    entries: list[dict[str, Any]] = []
    unit, other = data.draw(one), data.draw(one)
    says = rows[0][ids.index(unit)]
    entries += [{"merge": [unit], "into": other}, {"split": unit, "into": [other]}]
    entries += [{"merge": data.draw(st.lists(one, min_size=1, max_size=2, unique=True)), "into": other}]
    entries += [{"move": unit, "under": other}, {"move": unit, "under": None}, {"move": unit, "under": ids[0]}]
    entries += [{"set": unit, **some} for some in _SAYS[says["kind"]]]
    entries += [{"set": unit, "unset": [key]} for key in ("staff", "open", "tags", "rank") if key in says]
    entries += [{"add": {"id": "new", "kind": "area"}, "under": other}]
    for row in [row for row in rows[1] if row["from"] == unit] or rows[1]:
        start, name = row["from"], row["link"]
        said = {key: value for key, value in row.items() if key not in {"from", "link"}}
        entries += [{"unlink": start, name: said}, {"unlink": start, name: row["to"]}]
        new = {**{key: value for key, value in said.items() if key != "valid"}, "to": other}
        entries += [{"link": start, name: other, "instead_of": said}, {"link": start, name: new}]
    entry: dict[str, Any] = data.draw(st.sampled_from(entries))
    return entry


def changes(*entries: dict[str, Any], **head: Any) -> dict[str, Any]:
    """Return a list of changes."""
    return {"orgtree": "changes/1", **head, "changes": list(entries)}


@settings(max_examples=examples(100))
@given(
    drawn=organisations(),
    how=st.sampled_from(["rows", "whole", "area"]),
    data=st.data(),
    day=_DAYS,
    of_list=st.booleans(),
)
def test_what_was_stays_and_on_the_day_it_is_as_without_one(
    charter: Path, drawn: Any, how: str, data: Any, day: str, *, of_list: bool
) -> None:
    """Whether the change says the day or its list; and the difference makes the same of what was."""
    assume(drawn[0])
    org = written(charter, drawn, how)
    entry = drawn_entry(data, org)
    nameless = [row["id"] for row in drawn[0] if "name" not in row]
    assume(not (of_list and "name" in entry and entry["set"] in nameless))  # it is named on all days
    try:
        new = org.with_changes(changes(entry, on=day) if of_list else changes({**entry, "on": day}))
        undated = org.at(day).with_changes(changes(entry))
    except ChangesError:
        return
    before = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    assert on_a_day(new, before) == on_a_day(org, before)
    named = "name" in entry and any("names" in row for row in drawn[0])
    if not named:  # a name that is said of some days is one on these, whatever the other is
        assert on_a_day(new, day) == on_a_day(undated, day)
    again = org.with_changes(org.diff(new).to_changes())
    assert not [change for change in again.diff(new) if change.what != "moved" or change.more is not None]


TEXT = """
orgtree: definition/1
charter: company
as_of: 2026-01
units:
- id: hq
  kind: company
  units:
  - id: rig
    kind: department
    name: Rigging
    headcount: 9
    units: [{id: sail, kind: team, headcount: [{value: 4, until: 2020}, {value: 5, from: 2020, until: 2028}]}]
  - {id: dock, kind: department, units: [{id: tugs, kind: team, valid: {until: 2024}}, {id: crane, kind: team}]}
- {id: quay, kind: site}
- {id: pier, kind: site}
- {id: loft, kind: team, part_of: rig, based_at: quay}
"""


def made(*entries: dict[str, Any], **head: Any) -> dict[str, dict[str, Any]]:
    """Return what the units then state, by id, and the head under ""."""
    document = orgtree.loads(TEXT).with_changes(changes(*entries, **head)).loaded.written.documents[0]
    found = {"": document}
    waiting = list(document["units"])
    while waiting:
        unit = waiting.pop()
        found[unit["id"]] = unit
        waiting += unit.get("units", ())
    return found


def test_a_merger_on_a_day_ends_units_and_links_begins_others_and_tells_it() -> None:
    """What has ended before stays where it stood; no id is retired."""
    units = made({"merge": ["dock"], "into": "rig", "on": "2026-04"}, {"merge": ["quay"], "into": "pier", "on": "2026"})
    assert units[""]["events"] == [
        {"on": "2026-04", "merge": ["dock"], "into": "rig"},
        {"on": 2026, "merge": ["quay"], "into": "pier"},
    ]
    assert "retired" not in units[""]
    assert [unit["id"] for unit in units["dock"]["units"]] == ["tugs"]
    assert (units["dock"]["valid"], units["quay"]["valid"]) == ({"until": "2026-04"}, {"until": 2026})
    assert units["crane"]["part_of"] == {"to": "dock", "valid": {"until": "2026-04"}}
    assert units["crane"] in units["rig"]["units"]
    assert units["loft"]["based_at"] == [
        {"to": "quay", "valid": {"until": 2026}},
        {"to": "pier", "valid": {"from": 2026}},
    ]


def test_a_move_on_a_day_is_told_by_the_days_of_its_links() -> None:
    """A second one on that day takes its place; one of what begins that day has no days of its own; away from all ends it."""
    twice = made({"move": "sail", "under": "dock"}, {"move": "sail", "under": "hq"}, on="2026-04")
    was = {"to": "rig", "valid": {"until": "2026-04"}}
    assert twice["sail"]["part_of"] == [was, {"to": "hq", "valid": {"from": "2026-04"}}]
    assert "events" not in twice[""]
    new = {"id": "new", "kind": "team"}
    begun = made({"add": new, "under": "rig", "on": "2026-04"}, {"move": "new", "under": "dock", "on": "2026-04"})
    assert begun["dock"]["units"][-1] == {**new, "valid": {"from": "2026-04"}}
    assert made({"move": "loft", "under": None, "on": "2026-04"})["loft"]["part_of"] == was


def test_names_and_values_keep_what_they_were() -> None:
    """A value holds until that ends in whose place it comes; what had none has none before."""
    units = made(
        {"set": "rig", "name": "Ropes", "unset": ["headcount"]},
        {"set": "sail", "headcount": {"value": 7, "source": "plan"}},
        {"set": "loft", "headcount": 2},
        {"set": "loft", "headcount": 3},
        on="2026-04",
    )
    rig = units["rig"]
    assert (rig["name"], rig["names"]) == ("Ropes", [{"name": "Rigging", "until": "2026-04"}])
    assert rig["headcount"] == {"value": 9, "until": "2026-04"}
    assert units["sail"]["headcount"] == [
        {"value": 4, "until": 2020},
        {"value": 5, "from": 2020, "until": "2026-04"},
        {"value": 7, "source": "plan", "from": "2026-04", "until": 2028},
    ]
    assert units["loft"]["headcount"] == {"value": 3, "from": "2026-04"}


def test_what_has_no_days_is_so_on_all_of_them_unless_the_change_itself_names_one() -> None:
    """A kind, exceptions, a name where there was none; and values that say their own days."""
    units = made({"set": "loft", "name": "Loft", "kind": "department"}, on="2026-04")
    assert units["loft"] == {"id": "loft", "kind": "department", "part_of": "rig", "based_at": "quay", "name": "Loft"}
    for says, told in (
        ({"name": "Loft"}, "there was no name before"),
        ({"kind": "department"}, "'kind' cannot be changed from a day on"),
        ({"headcount": {"value": 2, "from": 2020}}, "'headcount' says its own days"),
    ):
        with pytest.raises(ChangesError, match=told):
            made({"set": "loft", **says, "on": "2026-04"})


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"move": "tugs", "under": "rig"}, "'tugs' has ended by 2026-04"),
        ({"merge": ["rig"], "into": "tugs"}, "'tugs' has ended by 2026-04"),
        ({"merge": ["rig"], "into": "dock", "retired": 2020}, "'retired' takes units away on all days"),
        ({"unlink": "loft", "based_at": "pier"}, "'loft' has no 'based_at' to 'pier'"),
        ({"set": "loft", "unset": ["headcount"]}, "'loft' does not state 'headcount'"),
        ({"set": "loft", "unset": ["filled"]}, "'loft' does not state 'filled'"),
        ({"set": "loft", "unset": ["names"]}, "'loft' does not state 'names'"),
        ({"set": "loft", "unset": ["colour"]}, "'colour' is not a field of kind 'team'"),
        ({"move": "loft", "under": "dock", "on": "unknown"}, "'unknown' is no date"),
    ],
)
def test_what_cannot_hold_from_a_day_on_is_refused(entry: dict[str, Any], told: str) -> None:
    """Nothing of it is made."""
    with pytest.raises(ChangesError, match=told):
        made({"on": "2026-04", **entry})


def test_a_file_that_stands_under_a_merged_unit_goes_on_to_hold_its_units(tmp_path: Path) -> None:
    """They say by their keys where they stood and stand, and the file nothing any more."""
    (tmp_path / "org.yaml").write_text(TEXT.replace("units:\n- id: hq", "include: [dock.yaml]\nunits:\n- id: hq", 1))
    (tmp_path / "dock.yaml").write_text("under: dock\nunits:\n- {id: winch, kind: team}  # by the gate\n")
    org = orgtree.load(tmp_path / "org.yaml")
    with org.edit(on="2026-04") as edit:
        edit.merge("dock", into="rig")
    edit.save()
    assert (tmp_path / "dock.yaml").read_text() == (
        "units:\n- {id: winch, kind: team, part_of: [{to: dock, valid: {until: 2026-04}}, {to: rig, valid: {from: 2026-04}}]}"
        "  # by the gate\n"
    )
    new = orgtree.load(tmp_path / "org.yaml")
    assert on_a_day(new, "2026-03-31") == on_a_day(org, "2026-03-31")
    assert new.at("2026-04-01")["winch"].parent == new.at("2026-04-01")["rig"]


def test_a_move_on_a_day_holds_as_long_as_the_link_in_whose_place_it_comes() -> None:
    """The link before ends on that day, and the new one on the day on which the other would have ended."""
    org = orgtree.loads(
        "orgtree: definition/1\ncharter: company\nunits:\n- {id: a, kind: company}\n- {id: b, kind: company}\n"
        "- {id: t, kind: team, part_of: {to: a, valid: {from: 2020, until: 2028}}}\n"
    )
    moved = org.with_changes({"orgtree": "changes/1", "changes": [{"move": "t", "under": "b", "on": "2026-04"}]})
    assert moved.to_rows()[1] == [
        {"link": "part_of", "from": "t", "to": "a", "valid": {"from": "2020-01-01", "until": "2026-04-01"}},
        {"link": "part_of", "from": "t", "to": "b", "valid": {"from": "2026-04-01", "until": "2028-01-01"}},
    ]


def test_what_led_to_a_unit_before_it_began_leads_to_the_other_one_from_the_day_on() -> None:
    """The unit is taken away, since it begins on the day on which it is merged; nothing leads to it any more."""
    text = TEXT.replace("- {id: pier", "- {id: slip, kind: site, valid: {from: 2026-04}}\n- {id: pier")
    org = orgtree.loads(text.replace("based_at: quay", "based_at: slip"))
    merged = org.with_changes(changes({"merge": ["slip"], "into": "pier", "on": "2026-04"}))
    assert ("slip" in merged.snapshot.ids, merged.problems) == (False, ())
    assert [row for row in merged.to_rows()[1] if row["link"] == "based_at"] == [
        {"link": "based_at", "from": "loft", "to": "pier", "valid": {"from": "2026-04-01"}}
    ]


BELOW = """
- {id: late, kind: team, part_of: {to: hq, valid: {until: 2027}}}
- {id: just, kind: team, part_of: {to: hq, valid: {until: 2026-04}}}
- {id: new, kind: team, valid: {from: 2026-04}}
- {id: gone, kind: team, valid: {until: 2026-04}}
- {id: never, kind: team, part_of: {to: hq, valid: {until: 2027}}, valid: {until: 2026-04}}
- {id: since, kind: team, part_of: {to: hq, valid: {until: 2020}}}
"""


@pytest.mark.parametrize("how", ["whole", "files"])
def test_what_is_nested_in_a_merged_unit_keeps_the_day_on_which_it_comes_there(tmp_path: Path, how: str) -> None:
    """Whether it comes before that of the merger, on it or after; what has ended by then stays. No unit has two parents."""
    below = BELOW if how == "whole" else ""
    (tmp_path / "org.yaml").write_text(
        f"orgtree: definition/1\ncharter: company\nas_of: 2026-01\n{'' if below else 'include: [dock.yaml]'}\nunits:\n- id: hq\n"
        "  kind: company\n  units:\n  - {id: rig, kind: department}\n  - id: dock\n    kind: department\n    units: "
        f"{'    '.join(below.splitlines(keepends=True)) or '[]'}"
    )
    if not below:
        (tmp_path / "dock.yaml").write_text(f"under: dock\nunits:{BELOW}")
    org = orgtree.load(tmp_path / "org.yaml")
    merged = org.with_changes(changes({"merge": ["dock"], "into": "rig", "on": "2026-04"}))
    assert (org.problems, merged.problems) == ((), ())
    says = {(row["from"], row["to"]): row.get("valid") for row in merged.to_rows()[1]}
    assert says == {
        **dict.fromkeys([("rig", "hq"), ("dock", "hq"), ("new", "rig"), ("gone", "dock")]),
        ("late", "hq"): {"until": "2027-01-01"},
        ("late", "rig"): {"from": "2027-01-01"},
        ("just", "hq"): {"until": "2026-04-01"},
        ("just", "rig"): {"from": "2026-04-01"},
        ("never", "hq"): {"until": "2027-01-01"},
        ("never", "dock"): {"from": "2027-01-01"},
        ("since", "hq"): {"until": "2020-01-01"},
        ("since", "dock"): {"from": "2020-01-01", "until": "2026-04-01"},
        ("since", "rig"): {"from": "2026-04-01"},
    }


def test_a_value_that_is_taken_away_on_the_day_on_which_it_begins_is_none() -> None:
    """It has held on no day before."""
    units = made(
        {"set": "loft", "headcount": 3, "on": "2026-04"}, {"set": "loft", "unset": ["headcount"], "on": "2026-04"}
    )
    assert "headcount" not in units["loft"]


def test_a_value_holds_until_the_first_of_the_later_ones_begins() -> None:
    """Whichever is written first."""
    later = [{"value": 6, "from": 2030}, {"value": 5, "from": 2028, "until": 2029}]
    units = made({"set": "loft", "headcount": later}, {"set": "loft", "headcount": 3, "on": "2026-04"})
    assert units["loft"]["headcount"] == [{"value": 3, "from": "2026-04", "until": 2028}, *later]


def test_a_unit_that_ends_takes_what_was_to_begin_then_with_it_where_the_day_is_that_of_the_list() -> None:
    """An end that names its own day says nothing of links."""
    later = {"to": "pier", "valid": {"from": 2027}}
    begun = {"link": "loft", "based_at": later}
    listed = made(begun, {"end": "loft"}, on="2026-04")["loft"]
    own = made(begun, {"end": "loft", "on": "2026-04"})["loft"]
    assert listed["valid"] == own["valid"] == {"until": "2026-04"}
    assert (listed["based_at"], own["based_at"]) == (["quay"], ["quay", later])


@pytest.mark.parametrize("days", [{}, {"until": 2028}])
def test_a_nested_unit_stands_from_a_day_on_by_its_key_where_that_ends_again(days: dict[str, Any]) -> None:
    """Else it is nested under the other one, which says the same."""
    to = {"to": "rig", **({"valid": days} if days else {})}
    units = made({"link": "crane", "part_of": to, "instead_of": "dock", "on": "2026-04"})
    was, now = {"to": "dock", "valid": {"until": "2026-04"}}, {"to": "rig", "valid": {"from": "2026-04", **days}}
    assert units["crane"]["part_of"] == ([was, now] if days else was)
    assert (units["crane"] in units["rig"]["units"]) is not bool(days)
