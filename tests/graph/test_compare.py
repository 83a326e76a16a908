"""Two states are compared by id: every fact that differs is told, and no change hides another."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from random_examples import examples
from two_states import CHARTER, organisations

import orgtree
from orgtree.base.text import Text
from orgtree.graph.change import GONE, OF_HEAD
from orgtree.graph.compare import compare

if TYPE_CHECKING:
    from pathlib import Path

    from orgtree.graph.change import Change

HEAD = "orgtree: definition/1\ncharter: company\nunits:\n"
BEFORE = """
- id: hq
  kind: company
  name: Harbour
  units:
  - {id: rig, kind: department, name: Ropewalk, units: [{id: sail, kind: team, name: Sail loft, headcount: 5}, {id: paint, kind: team}]}
  - {id: dock, kind: department, name: Dock}
"""


def changes(before: str, after: str) -> list[tuple[Any, ...]]:
    """Return what changed, with the parts that say something."""
    one, other = orgtree.loads(before), orgtree.loads(after)
    return [told(change) for change in compare(one.snapshot, other.snapshot)]


def told(change: Change) -> tuple[Any, ...]:
    """Return the parts of a change that say something."""
    return (
        change.what,
        change.unit,
        *(part for part in (change.key, change.old, change.new) if part not in ("", None)),
    )


def changed(*replaced: tuple[str, str]) -> list[tuple[Any, ...]]:
    """Return what changed where texts of BEFORE are replaced."""
    after = BEFORE
    for old, new in replaced:
        assert old in after
        after = after.replace(old, new)
    return changes(HEAD + BEFORE, HEAD + after)


def test_a_unit_that_was_moved_renamed_and_changed_has_three_changes() -> None:
    """None of the three hides another."""
    sail = "{id: sail, kind: team, name: Sail loft, headcount: 5}, "
    moved = "name: Dock, units: [{id: sail, kind: team, name: Sails, headcount: 7..}]"
    assert changed((sail, ""), ("name: Dock", moved)) == [
        ("moved", "sail", "part_of", "rig", "dock"),
        ("renamed", "sail", "en", "Sail loft", "Sails"),
        ("field", "sail", "headcount", 5, "7.."),
    ]


def test_units_that_came_and_went_are_told_with_all_that_they_say() -> None:
    """The links of such a unit are a part of it, and no changes of their own."""
    assert changed(("{id: paint, kind: team}", "{id: tugs, kind: team, headcount: 3}")) == [
        ("added", "tugs", {"id": "tugs", "kind": "team", "headcount": 3, "part_of": "rig"}),
        ("removed", "paint", {"id": "paint", "kind": "team", "part_of": "rig"}),
    ]


def test_kinds_dates_and_fields_that_are_stated_no_more() -> None:
    """A value that is gone is told like one that is another."""
    assert changed(("kind: department, name: Dock", "kind: division, name: Dock, valid: {from: 2020}")) == [
        ("kind", "dock", "department", "division"),
        ("dates", "dock", {"from": "2020-01-01"}),
    ]
    assert changed((", headcount: 5", "")) == [("field", "sail", "headcount", 5)]


def test_where_a_value_is_from_is_a_part_of_it() -> None:
    """A count that stays, of another source or of one at last, has changed."""
    listed, law = ({"value": 5, "source": source} for source in ("list", "law"))
    before = BEFORE.replace("headcount: 5", "headcount: {value: 5, source: list}")
    after = HEAD + before.replace("source: list", "source: law")
    assert changes(HEAD + before, after) == [("field", "sail", "headcount", listed, law)]
    assert changes(HEAD + BEFORE, after) == [("field", "sail", "headcount", 5, law)]


def test_a_list_that_is_whole_no_more_or_whole_at_last_is_told() -> None:
    """Each unit's own, and nothing where both states say the same; what a new one says comes with it."""
    team = "- {{id: {}, kind: team{}}}\n"
    open_, whole = ", incomplete: [based_at]", ""
    before = "".join(team.format(*one) for one in (("a", open_), ("b", whole), ("c", open_), ("d", whole)))
    after = "".join(team.format(*one) for one in (("a", open_), ("b", open_), ("c", whole), ("d", whole), ("e", open_)))
    found = orgtree.loads(HEAD + before).diff(orgtree.loads(HEAD + after)).changes
    assert [(one.what, one.unit, one.key) for one in found if one.unit != "e"] == [
        ("field", name, "incomplete") for name in "bc"
    ]


def test_a_name_is_compared_by_language() -> None:
    """The same name written as a mapping is the same; another language is a name of its own."""
    assert changed(("name: Dock", "name: {en: Dock}")) == []
    assert changed(("name: Dock", "name: {en: Dock, zh: 码头}")) == [("renamed", "dock", "zh", "码头")]


def test_links_with_the_same_ends_are_matched_by_what_they_say() -> None:
    """Of two lines to one post the one that changed is told, whichever is written first; dates and fields alike."""
    units = "- {id: q, kind: post}\n- {id: p, kind: post, dotted_to: [{to: q, matter: project}, {to: q, matter: regional}]}\n"
    after = units.replace(
        "[{to: q, matter: project}, {to: q, matter: regional}]",
        "[{to: q, matter: functional}, {to: q, matter: project}]",
    )
    was, now = {"to": "q", "matter": "regional"}, {"to": "q", "matter": "functional"}
    assert changes(HEAD + units, HEAD + after) == [("link_changed", "p", "dotted_to", was, now)]
    dated = units.replace("matter: regional", "matter: regional, valid: {until: 2020}")
    later: dict[str, Any] = {**was, "valid": {"until": "2020-01-01"}}
    assert changes(HEAD + units, HEAD + dated) == [("link_changed", "p", "dotted_to", was, later)]
    one = units.replace("project}, {to: q, matter: regional}", "project}")
    other = one.replace("project", "regional")
    assert changes(HEAD + one, HEAD + other) == [("link_changed", "p", "dotted_to", {**was, "matter": "project"}, was)]


def test_a_link_that_is_written_once_less_is_told() -> None:
    """Both say the same, so that it is not seen which of them went."""
    units = "- {id: p, kind: post, dotted_to: [{to: q, matter: project}, {to: q, matter: project}]}\n- {id: q, kind: post}\n"
    once = units.replace("[{to: q, matter: project}, ", "[")
    said = {"to": "q", "matter": "project"}
    assert changes(HEAD + units, HEAD + once) == [("link_removed", "p", "dotted_to", said)]
    assert changes(HEAD + once, HEAD + units) == [("link_added", "p", "dotted_to", said)]


def test_of_links_with_the_same_ends_those_least_alike_came_or_went() -> None:
    """Where one state has more of them, the one that is matched is not told again."""
    head = HEAD + "- {id: q, kind: post}\n- {id: p, kind: post, dotted_to: ["
    project, regional = {"to": "q", "matter": "project"}, "{to: q, matter: regional, valid: {until: 2020}}"
    two = f"{head}{{to: q, matter: project}}, {regional}]}}\n"
    one = f"{head}{regional.replace('2020', '2021')}]}}\n"
    until = [{"to": "q", "matter": "regional", "valid": {"until": day}} for day in ("2020-01-01", "2021-01-01")]
    went, came = ("link_removed", "p", "dotted_to", project), ("link_added", "p", "dotted_to", project)
    assert changes(two, one) == [went, ("link_changed", "p", "dotted_to", *until)]
    assert changes(one, two) == [came, ("link_changed", "p", "dotted_to", *reversed(until))]


def test_units_that_began_or_ended_between_two_days_are_told() -> None:
    """So that one definition can be compared on two days, and an end that is now written is seen to have come."""
    units = "- {id: a, kind: company}\n- {id: b, kind: company, valid: {from: 2021}}\n- {id: d, kind: company, valid: {until: 2021}}\n"
    org = orgtree.loads(HEAD + units)
    found = compare(org.at("2020").snapshot, org.at("2022").snapshot)
    assert [told(change) for change in found] == [
        ("head", "", "as_of", "2020", "2022"),
        ("began", "b"),
        ("ended", "d"),
    ]


def test_a_link_of_which_a_unit_has_one_leads_elsewhere() -> None:
    """It is one change with two ends; of links that may be several one is removed and one is added."""
    units = "- {id: north, kind: site}\n- {id: south, kind: site}\n- {id: a, kind: team, based_at: north}\n"
    units += (
        "- {id: p, kind: post, dotted_to: {to: q, matter: project}}\n- {id: q, kind: post}\n- {id: r, kind: post}\n"
    )
    after = units.replace("based_at: north", "based_at: south").replace("to: q,", "to: r,")
    assert changes(HEAD + units, HEAD + after) == [
        ("link_changed", "a", "based_at", {"to": "north"}, {"to": "south"}),
        ("link_added", "p", "dotted_to", {"to": "r", "matter": "project"}),
        ("link_removed", "p", "dotted_to", {"to": "q", "matter": "project"}),
    ]


def test_an_id_with_one_new_successor_is_an_id_that_was_renamed() -> None:
    """The unit is one and the same, so that it is neither removed nor added, and nothing below it has moved."""
    after = BEFORE.replace("id: rig,", "id: rigging,")
    retired = "retired: [{id: rig, on: 2024, into: [rigging]}]\n"
    assert changes(HEAD + BEFORE, HEAD.replace("units:", retired + "units:") + after) == [
        ("new_id", "rigging", "rig", "rigging")
    ]


def test_units_with_successors_are_merged_or_split() -> None:
    """Retired ids say who took their place."""
    before = "- {id: a, kind: company}\n- {id: b, kind: company}\n- {id: c, kind: company}\n"
    retired = "retired: [{id: a, into: [d]}, {id: b, into: [d]}, {id: c, on: 2024, into: [d, e]}]\n"
    after = "- {id: d, kind: company}\n- {id: e, kind: company}\n"
    found = changes(HEAD + before, HEAD.replace("units:", retired + "units:") + after)
    assert [(what, unit, more[-1]) for what, unit, *more in found if what != "added"] == [
        ("merged", "a", {"into": ["d"]}),
        ("merged", "b", {"into": ["d"]}),
        ("split", "c", {"on": "2024", "into": ["d", "e"]}),
    ]
    assert [unit for what, unit, *_ in found if what == "added"] == ["d", "e"]


def test_events_say_what_became_of_units() -> None:
    """As tombstones do: ids are renamed, units merged or split; the events themselves are told, too."""
    before = "- {id: a, kind: company}\n- {id: b, kind: company}\n- {id: c, kind: team}\n"
    events = "events: [{on: 2024, merge: [a, b], into: d}, {on: 2023-05, rename: c, to: c2, source: minutes}]\n"
    after = "- {id: d, kind: company}\n- {id: c2, kind: team}\n"
    found = changes(HEAD + before, HEAD.replace("units:", events + "units:") + after)
    assert [change[:3] for change in found] == [
        ("event", "", "merge"),
        ("event", "", "rename"),
        ("added", "d", {"id": "d", "kind": "company"}),
        ("new_id", "c2", "c"),
        ("merged", "a", {"id": "a", "kind": "company"}),
        ("merged", "b", {"id": "b", "kind": "company"}),
    ]


@pytest.fixture(scope="module")
def charter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the charter of the random organisations."""
    path = tmp_path_factory.mktemp("states") / "states.yaml"
    path.write_text(CHARTER, encoding="utf-8")
    return path


@settings(max_examples=examples(30))
@given(organisations())
def test_a_state_compared_with_itself_has_no_changes(charter: Path, drawn: Any) -> None:
    """Nor has it with one that is read from other rows in another order."""
    units, links, head = drawn
    org = orgtree.from_rows(units, links, charter=str(charter), **head)
    assert compare(org.snapshot, org.snapshot) == ()
    turned = orgtree.from_rows(units[::-1], links, charter=str(charter), **head)
    assert [change for change in compare(org.snapshot, turned.snapshot) if change.what != "moved"] == []


@settings(max_examples=examples(80))
@given(organisations(), organisations())
def test_every_difference_of_rows_is_told_and_nothing_else(charter: Path, first: Any, second: Any) -> None:
    """What the rows of both states say is compared by hand, value by value."""
    for _, _, head in (first, second):  # an id that was renamed is told by a test of its own
        head["events"] = [event for event in head.get("events", ()) if "rename" not in event]
    one, other = (orgtree.from_rows(*drawn[:2], charter=str(charter), **drawn[2]) for drawn in (first, second))
    claims = tuple([claim for claim, _ in org.loaded.claims] for org in (one, other))
    found = compare(one.snapshot, other.snapshot, (claims[0], claims[1]))
    units = [{row["id"]: row for row in org.to_rows()[0]} for org in (one, other)]
    assert {change.unit for change in found if change.what in GONE} == units[0].keys() - units[1].keys()
    assert {change.unit for change in found if change.what == "added"} == units[1].keys() - units[0].keys()
    own = [change for change in found if change.what in {"kind", "renamed", "field", "dates"} and not change.more]
    actual = Counter((change.unit, change.key or change.what, said(change.old), said(change.new)) for change in own)
    expected = Counter(
        (name, "dates" if key == "valid" else key, said(was.get(key)), said(now.get(key)))
        for name, was, now in (
            (name, flat(units[0][name]), flat(units[1][name])) for name in units[0].keys() & units[1]
        )
        for key in was.keys() | now.keys()
        if was.get(key) != now.get(key)
    )
    assert actual == expected
    links = [Counter(said(row) for row in org.to_rows()[1]) for org in (one, other)]
    assert told_links(found, "old") == links[0] - links[1]
    assert told_links(found, "new") == links[1] - links[0]
    heads = [org.head for org in (one, other)]
    events = [Counter(said(event) for event in head.pop("events", ())) for head in heads]
    assert (
        Counter(said(change.old) for change in found if change.what == "event" and change.old) == events[0] - events[1]
    )
    assert (
        Counter(said(change.new) for change in found if change.what == "event" and change.new) == events[1] - events[0]
    )
    assert {change.key or change.what for change in found if change.what in OF_HEAD - {"event"}} == {
        {"claims": "claim", "retired": "retired"}.get(key, key)
        for key in heads[0].keys() | heads[1].keys()
        if heads[0].get(key) != heads[1].get(key)
    }


def said(value: Any) -> str:
    """Return plain data as a text that is the same for the same data."""
    return json.dumps(value, sort_keys=True)


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with its names by language."""
    return {**row, **Text.of(row.get("name"), "en").to_dict(), "name": None}


def told_links(found: tuple[Change, ...], side: str) -> Counter[str]:
    """Return the links that changes say were there, or are there, as rows."""
    rows = []
    for change in found:
        value = getattr(change, side)
        if change.what.startswith("link_") and value:
            rows.append({"link": change.key, "from": change.unit, **value})
        elif change.what == "moved" and change.more and change.more[side]:
            rows.append({"from": change.unit, "to": value, **change.more[side]})
        elif change.what in GONE | {"added"} and value and "kind" in value:
            for key in {"part_of", "serves", "convened_by", "seat"} & value.keys():
                stated = value[key] if isinstance(value[key], list) else [value[key]]
                ends = [{"to": link} if isinstance(link, str) else link for link in stated]
                rows += [{"link": key, "from": change.unit, **end} for end in ends]
    return Counter(map(said, rows))


def test_links_that_hold_on_one_of_two_days_only_are_told_and_make_no_entry_of_a_list() -> None:
    """One that began, one that ended, and one that leads elsewhere; what goes with a unit or a move is told there."""
    org = orgtree.loads(
        """
orgtree: definition/1
charter: company
units:
- {id: hq, kind: company, name: Harbour}
- {id: a, kind: department, part_of: hq}
- {id: b, kind: department, part_of: [{to: hq, valid: {until: 2020-07-01}}, {to: a, valid: {from: 2020-07-01}}]}
- {id: gone, kind: post, post_at: a, valid: {until: 2020-07-01}}
- id: p
  kind: post
  post_at: a
  dotted_to: [{to: q, valid: {from: 2020-07-01}}, {to: gone, valid: {until: 2021-01-01}}, {to: r, valid: {until: 2020-07-01}}]
- {id: q, kind: post, post_at: a}
- {id: r, kind: post, post_at: a}
"""
    )
    diff = org.at("2020-06-30").diff(org.at("2020-12-31"))
    assert [told(change) for change in diff if change.what not in OF_HEAD] == [
        ("moved", "b", "part_of", "hq", "a"),
        ("ended", "gone"),
        ("link_added", "p", "dotted_to", {"to": "q", "valid": {"from": "2020-07-01"}}),
        ("link_removed", "p", "dotted_to", {"to": "r", "valid": {"until": "2020-07-01"}}),
    ]
    assert diff.to_changes().to_data()["changes"] == [{"head": {"as_of": "2020-12-31"}}]
    assert "dotted line to added: q" in diff.to_text(language="en")
    back = org.at("2020-12-31").diff(org.at("2020-06-30"))
    assert back.counts["link_added"] == back.counts["link_removed"] == 1


def test_a_dated_link_that_leads_elsewhere_on_the_other_day_is_one_change() -> None:
    """A team is posted to one place at a time."""
    org = orgtree.loads(
        """
orgtree: definition/1
charter: cpc-grassroots
units:
- {id: v1, kind: village, name: Upper}
- {id: v2, kind: village, name: Lower}
- {id: t, kind: resident_team, posted_to: [{to: v1, valid: {until: 2020-07-01}}, {to: v2, valid: {from: 2020-07-01}}]}
"""
    )
    (_, change) = org.at("2020-01-01").diff(org.at("2021-01-01"))
    assert (change.what, change.old["to"], change.new["to"]) == ("link_changed", "v1", "v2")


@pytest.mark.parametrize("more", ["", ", a2"])
@pytest.mark.parametrize(("valid", "what"), [("until", "link_removed"), ("from", "link_added")])
def test_a_link_is_told_where_all_of_its_type_hold_on_one_of_the_days(valid: str, what: str, more: str) -> None:
    """And none, or some, on the other one."""
    org = orgtree.loads(
        "orgtree: definition/1\ncharter: company\nunits:\n"
        "- {id: hq, kind: company}\n- {id: a, kind: department, part_of: hq}\n- {id: q, kind: post, post_at: a}\n"
        f"- {{id: p, kind: post, post_at: a, dotted_to: [{{to: q, valid: {{{valid}: 2020-07-01}}}}{more}]}}\n"
        "- {id: a2, kind: post, post_at: a}\n"
    )
    diff = org.at("2020-06-30").diff(org.at("2020-12-31"))
    assert [change.what for change in diff if change.what not in OF_HEAD] == [what]


def test_a_move_on_a_day_is_one_change() -> None:
    """Where the link by which a unit stood ends on the day on which the other one begins; else each link is told."""
    text = "orgtree: definition/1\ncharter: company\nunits:\n- {id: a, kind: company}\n- {id: b, kind: company}\n"
    before = orgtree.loads(f"{text}- {{id: t, kind: team, part_of: a}}\n")
    org = before.with_changes({"orgtree": "changes/1", "changes": [{"move": "t", "under": "b", "on": "2026-04"}]})
    (change,) = before.diff(org)
    assert (change.what, change.old, change.new) == ("moved", "a", "b")
    assert "moved (since 2026-04-01): a → b" in before.diff(org).to_text(language="en")
    assert not before.with_changes(before.diff(org)).diff(org)
    gap = "[{to: a, valid: {until: 2026-03}}, {to: b, valid: {from: 2026-04}}]"
    later = orgtree.loads(f"{text}- {{id: t, kind: team, part_of: {gap}}}\n")
    assert [change.what for change in before.diff(later)] == ["moved", "link_added", "link_changed"]
    assert not before.with_changes(before.diff(later)).diff(later)


@pytest.mark.parametrize("first", ["a", "hq"])
def test_an_id_that_is_retired_and_has_a_unit_all_the_same_is_that_unit(first: str) -> None:
    """Wherever it stands; the new one into which it is retired is one that came."""
    units = [{"id": name, "kind": "company"} for name in dict.fromkeys((first, "hq", "a"))]
    before = orgtree.from_rows(units, charter="company")
    after = orgtree.from_rows(
        [*units, {"id": "new", "kind": "company"}], charter="company", retired=[{"id": "a", "into": ["new"]}]
    )
    assert [told(change) for change in compare(before.snapshot, after.snapshot)] == [
        ("retired", "a", {"id": "a", "into": ["new"]}),
        ("added", "new", {"id": "new", "kind": "company"}),
    ]


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (
            "{to: hq, valid: {until: 2020}}",
            [("link_changed", "t", "part_of", {"to": "hq"}, {"to": "hq", "valid": {"until": "2020-01-01"}})],
        ),
        ("[{to: hq, valid: {until: 2020}}, {to: d, valid: {from: 2020}}]", []),
        (
            "[{to: hq, valid: {until: 2020}}, {to: d, valid: {from: 2021}}]",
            [
                ("link_added", "t", "part_of", {"to": "d", "valid": {"from": "2021-01-01"}}),
                ("link_changed", "t", "part_of", {"to": "hq"}, {"to": "hq", "valid": {"until": "2020-01-01"}}),
            ],
        ),
    ],
)
def test_a_link_that_got_an_end_is_told_unless_another_one_begins_on_that_day(after: str, told: list[Any]) -> None:
    """With the move, which says both; a unit that has left one and come under none was moved as well."""
    head = HEAD.replace("units", "as_of: 2026-01\nunits") + "- {id: hq, kind: company}\n- {id: d, kind: department}\n"
    team = "- {{id: t, kind: team, part_of: {}}}\n"
    moved, *rest = changes(head + team.format("hq"), head + team.format(after))
    assert moved[:4] == ("moved", "t", "part_of", "hq")
    assert sorted(rest, key=str) == told


@pytest.mark.parametrize("number", range(3))
def test_a_word_that_only_one_state_uses_is_told_whichever_word_comes_in_its_place(tmp_path: Path, number: int) -> None:
    """Words are compared as such, not by the order in which they come."""
    (tmp_path / "words.yaml").write_text(
        "orgtree: charter/1\nname: words\nkinds: {team: {fields: {word: {type: text}}}}\n", encoding="utf-8"
    )
    states = [["p", "q", "z"], ["p", "q", "z"]]
    states[0][number] = "only before"
    before, after = (
        orgtree.from_rows(
            [{"id": f"t{place}", "kind": "team", "word": word} for place, word in enumerate(words)],
            charter=str(tmp_path / "words.yaml"),
        )
        for words in states
    )
    assert [told(change) for change in compare(before.snapshot, after.snapshot)] == [
        ("field", f"t{number}", "word", "only before", states[1][number])
    ]
