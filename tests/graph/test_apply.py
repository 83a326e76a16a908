"""Changes make of a definition what they say, on the records as they are written."""

from __future__ import annotations

import copy
import json
from contextlib import suppress
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import apply_by_hand
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples
from two_states import CHARTER, organisations

import orgtree
from orgtree.base.errors import ChangesError, UsageError
from orgtree.base.text import Text

if TYPE_CHECKING:
    from orgtree import Organisation

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.fixture(scope="module")
def charter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the charter of the random organisations."""
    path = tmp_path_factory.mktemp("states") / "states.yaml"
    path.write_text(CHARTER, encoding="utf-8")
    return path


def written(charter: Path, drawn: Any, how: str) -> Organisation:
    """Return an organisation from rows, or as it is written whole, or in a file for each outermost unit of a kind."""
    org = orgtree.from_rows(*drawn[:2], charter=str(charter), **drawn[2])
    if how == "rows":
        return org
    path = charter.parent / "definition.yaml"
    return orgtree.load(orgtree.save(org, path, split_by=None if how == "whole" else how)[-1])


def content(units: list[dict[str, Any]], links: list[dict[str, Any]], head: dict[str, Any]) -> Any:
    """Return what rows say, whatever their order."""
    named = [{**row, "name": Text.of(row.get("name"), "en").to_dict()} for row in units]
    listed = {key: sorted(head[key], key=str) for key in ("retired", "events", "claims") if key in head}
    return sorted(map(said, named)), sorted(map(said, links)), said({**head, **listed})


def said(value: Any) -> str:
    """Return plain data as a text that is the same for the same data."""
    return json.dumps(value, sort_keys=True)


@settings(max_examples=examples(30))
@given(
    first=organisations(),
    second=organisations(),
    how=st.sampled_from(["rows", "whole", "area", "office"]),
    given_up=st.lists(st.sampled_from("abcdef"), unique=True, max_size=3),
)
def test_the_changes_between_two_states_make_one_of_the_other(
    charter: Path, first: Any, second: Any, how: str, given_up: list[str]
) -> None:
    """Also back again; as a plain reading of the entries on rows does it; and what is written is left as it is."""
    there = [row["id"] for row in second[0]]
    gone = [name for name in given_up if name not in there]
    tombs = [{"id": name, "into": there[number : number + 1 + number % 2]} for number, name in enumerate(gone)]
    retired = [*second[2].get("retired", ()), *(tomb for tomb in tombs if tomb["into"])]
    second = (*second[:2], {**second[2], "retired": retired} if retired else second[2])
    one, other = (written(charter, drawn, how) for drawn in (first, second))
    was = copy.deepcopy(one.loaded.written.documents)
    for before, after in ((one, other), (other, one)):
        changes = before.diff(after).to_changes()
        made = before.with_changes(changes)
        assert same_but_for_which_parent(made, after)
        by_hand = apply_by_hand.apply(changes.to_data(), *before.to_rows(), before.head)
        assert content(*by_hand) == content(*made.to_rows(), made.head) == content(*after.to_rows(), after.head)
    assert one.loaded.written.documents == was


def same_but_for_which_parent(one: Organisation, other: Organisation) -> bool:
    """Return whether two state the same; which of two parents counts is told by their order, which no change says."""
    return not [change for change in one.diff(other) if change.what != "moved" or change.more is not None]


@settings(max_examples=examples(60))
@given(
    organisations(),
    organisations(),
    st.sampled_from(["rows", "whole", "area", "office"]),
    st.data(),
)
def test_the_law_holds_where_links_lead_nowhere(charter: Path, first: Any, second: Any, how: str, data: Any) -> None:
    """What is taken away leaves links to it written; they hold again when it comes back, and are not begun twice."""
    whole, other = (written(charter, drawn, how) for drawn in (first, second))
    ids = [row["id"] for row in first[0]]
    gone = data.draw(st.lists(st.sampled_from(ids), unique=True, max_size=3) if ids else st.just([]))
    kinds = [name for name, kind in whole.charter.kinds.items() if not kind.abstract]
    left = [name for name in ids if name not in gone]
    rekinded = data.draw(st.lists(st.sampled_from(left), unique=True, max_size=2) if left else st.just([]))
    entries = [{"remove": name} for name in gone]
    entries += [{"set": name, "kind": data.draw(st.sampled_from(kinds))} for name in rekinded]
    cut = whole.with_changes({"orgtree": "changes/1", "changes": entries})
    for before, after in ((cut, whole), (whole, cut), (cut, other), (other, cut)):
        assert same_but_for_which_parent(before.with_changes(before.diff(after).to_changes()), after)


HEAD = "orgtree: definition/1\ncharter: company\nunits:\n"
NESTED = """
- id: hq
  kind: company
  name: Harbour
  units:
  - {id: rig, kind: department, units: [{id: sail, kind: team, headcount: 5, based_at: quay}, {id: paint, kind: team}]}
  - {id: dock, kind: department, units: [{id: tugs, kind: team, based_at: quay}]}
- {id: quay, kind: site}
"""
FLAT = """
- {id: hq, kind: company}
- {id: rig, kind: department, part_of: hq}
- {id: dock, kind: department, part_of: hq}
- {id: sail, kind: team, part_of: rig}
"""


def made(text: str, *entries: dict[str, Any], **head: Any) -> Organisation:
    """Return what changes make of some units."""
    return orgtree.loads(HEAD + text).with_changes({"orgtree": "changes/1", "changes": list(entries), **head})


def units(org: Organisation) -> Any:
    """Return the units as they would be written."""
    return org.loaded.written.documents[0]["units"]


def test_a_move_is_written_as_units_stand_where_they_are() -> None:
    """By nesting, by a key, by a row: the smallest change that says it."""
    rig, dock = units(made(NESTED, {"move": "sail", "under": "dock"}))[0]["units"]
    assert [[unit["id"] for unit in one["units"]] for one in (rig, dock)] == [["paint"], ["tugs", "sail"]]
    assert units(made(FLAT, {"move": "sail", "under": "dock"}))[3]["part_of"] == "dock"
    rows = [{"link": "part_of", "from": "sail", "to": "rig"}, {"link": "part_of", "from": "rig", "to": "hq"}]
    named = [{"id": "hq", "kind": "company"}, {"id": "rig", "kind": "department"}, {"id": "sail", "kind": "team"}]
    org = orgtree.from_rows(named, rows, charter="company")
    moved = org.with_changes({"orgtree": "changes/1", "changes": [{"move": "sail", "under": "hq"}]})
    assert moved.to_rows()[1] == [{**rows[0], "to": "hq"}, rows[1]]


def test_what_nothing_changed_is_the_object_that_it_was() -> None:
    """So that whoever writes it finds what to leave alone by identity; a unit that moved is the same at another place."""
    org = orgtree.loads(HEAD + NESTED)
    before = org.loaded.written.documents[0]["units"]
    after = units(org.with_changes({"orgtree": "changes/1", "changes": [{"move": "sail", "under": "dock"}]}))
    assert after[1] is before[1]
    assert after[0] is not before[0]
    assert after[0]["units"][1]["units"][1] is before[0]["units"][0]["units"][0]


def test_a_move_that_nesting_cannot_say_is_written_by_a_key() -> None:
    """A link with a field or a date, or a unit that comes to stand along another hierarchy."""
    by = {"link": "part_of", "valid": {"from": "2026"}}
    moved = made(NESTED, {"move": "sail", "under": "dock", "by": by})
    assert units(moved)[-1]["part_of"] == {"to": "dock", "valid": {"from": "2026"}}
    assert moved["sail"].parent == moved["dock"]
    assert made(NESTED, {"move": "sail", "under": None})["sail"].parent is None


PLACED = """
orgtree: charter/1
name: hospital
kinds: {area: {}, house: {}, ward: {}, desk: {}}
links:
  part_of: {from: ward, to: [house, ward], hierarchy: true, nest: true}
  located_in: {from: house, to: area, each: 0..1, nest: true}
  run_by: {from: house, to: house, nest: true}
  serves: {from: ward, to: area, nest: true}
  meets: {from: desk, to: area}
"""
"""Houses stand in no hierarchy, wards in one or where they serve."""
AREAS = """
- id: north
  kind: area
  units:
  - {id: clinic, kind: house}
  - {id: round, kind: ward}
- id: south
  kind: area
  units:
  - {id: school, kind: house}
- {id: bare, kind: area}
- {id: tower, kind: house, located_in: north}
- {id: desk, kind: desk, meets: north}
"""


@pytest.fixture
def placed(tmp_path: Path) -> Organisation:
    """Return houses in areas, of which nesting says where they are, and no hierarchy does."""
    (tmp_path / "hospital.yaml").write_text(PLACED, encoding="utf-8")
    (tmp_path / "org.yaml").write_text(HEAD.replace("company", "hospital.yaml") + AREAS, encoding="utf-8")
    return orgtree.load(tmp_path / "org.yaml")


def after(org: Organisation, *entries: dict[str, Any]) -> Any:
    """Return the units as changes would write them."""
    return units(org.with_changes({"orgtree": "changes/1", "changes": list(entries)}))


@pytest.mark.parametrize(
    "entry",
    [{"move": "clinic", "under": "south"}, {"link": "clinic", "located_in": "south", "instead_of": {"to": "north"}}],
    ids=["move", "link"],
)
def test_a_unit_nested_by_a_link_of_no_hierarchy_comes_to_stand_beside_the_others(
    placed: Organisation, entry: dict[str, Any]
) -> None:
    """Nested still, whichever change says it; and where none stand yet it is the first."""
    north, south, *_ = after(placed, entry)
    assert [unit["id"] for unit in north["units"]] == ["round"]
    assert south["units"] == [{"id": "school", "kind": "house"}, {"id": "clinic", "kind": "house"}]
    last = json.loads(json.dumps(entry).replace("south", "bare"))
    assert after(placed, last)[2]["units"] == [{"id": "clinic", "kind": "house"}]


def test_a_move_changes_the_link_that_nests_a_unit(placed: Organisation) -> None:
    """Written by its key, too; to a unit of another kind by another link; away from all; never to two places."""
    assert after(placed, {"move": "tower", "under": "south"})[3]["located_in"] == "south"
    run = after(placed, {"move": "clinic", "under": "school"})[1]["units"][0]
    assert run["units"] == [{"id": "clinic", "kind": "house"}]
    assert after(placed, {"move": "clinic", "under": None})[-1] == {"id": "clinic", "kind": "house"}
    served = after(placed, {"move": "round", "under": "south"})[1]["units"]
    assert served[-1] == {"id": "round", "kind": "ward"}
    along = after(placed, {"move": "round", "under": "school"})[0]["units"][1]
    assert along == {"id": "round", "kind": "ward", "part_of": "school"}
    with pytest.raises(ChangesError, match=r"change its links: \{link: desk, NAME: …, instead_of: \{to: …\}\}"):
        after(placed, {"move": "desk", "under": "south"})


def test_a_move_leaves_what_has_ended_as_it_was() -> None:
    """Of several links along one hierarchy the one of the day is replaced."""
    past = "{to: dock, valid: {until: 2020}}"
    org = made(FLAT.replace("part_of: rig", f"part_of: [{past}, rig]"), {"move": "sail", "under": "hq"})
    assert units(org)[3]["part_of"] == [{"to": "dock", "valid": {"until": 2020}}, "hq"]


def test_what_a_unit_says_stands_before_the_units_below_it() -> None:
    """Also what it says from now on."""
    (hq, *_) = units(made(NESTED, {"set": "hq", "headcount": 9}, {"link": "rig", "based_at": "quay"}))
    assert list(hq)[-1] == "units"
    (rig, *_) = hq["units"]
    assert list(rig)[-2:] == ["based_at", "units"]


def test_ids_of_rows_are_composed_wherever_they_stand() -> None:
    """An accent that follows its letter is one with it, as an id and where a link names it."""
    apart, one = "cafe\u0301", "caf\u00e9"
    rows: list[dict[str, Any]] = [
        {"id": apart, "kind": "company", "name": apart},
        {"id": "t", "kind": "team", "part_of": {"to": apart}, "headcount": 3},
    ]
    org = orgtree.from_rows(rows, charter="company")
    assert not org.problems
    assert org["t"].parent == org[one]
    assert org[one].name == apart


def test_a_move_leaves_what_ended_on_an_unknown_day_as_it_was() -> None:
    """It holds no longer, whenever that was."""
    past = "{to: dock, valid: {until: unknown}}"
    org = made(FLAT.replace("part_of: rig", f"part_of: [{past}, rig]"), {"move": "sail", "under": "hq"})
    assert units(org)[3]["part_of"] == [{"to": "dock", "valid": {"until": "unknown"}}, "hq"]


def test_a_unit_under_two_others_is_not_moved() -> None:
    """Nobody knows which of them to leave."""
    with pytest.raises(
        ChangesError, match="'sail' stands under 'rig', 'dock' along 'part_of', so that it is not known"
    ):
        made(FLAT.replace("part_of: rig", "part_of: [rig, dock]"), {"move": "sail", "under": "hq"})


@pytest.mark.parametrize(
    ("entry", "remedy"),
    [
        ({"move": "rig", "under": "sail"}, "move 'sail' away first"),
        ({"move": "sail", "under": "sail"}, "name another unit"),
    ],
)
def test_what_cannot_come_below_itself_is_told_what_to_do(entry: dict[str, Any], remedy: str) -> None:
    """The other unit has to go first, or another one was meant."""
    with pytest.raises(ChangesError) as raised:
        made(NESTED, entry)
    assert [finding.help_text() for finding in raised.value.findings] == [remedy]


@pytest.mark.parametrize(
    ("after", "changes"),
    [
        ("{id: hq, kind: company, units: [{id: x, kind: department}]}", []),
        ("{id: hq, kind: company}\n- {id: x, kind: department}", [{"unlink": "x", "part_of": "hq"}]),
    ],
)
def test_what_nesting_says_once_a_unit_is_of_another_kind_is_not_said_again(
    after: str, changes: list[dict[str, Any]]
) -> None:
    """A site stands under no company; as a department it is a part of it, unless a change takes that away."""
    one = orgtree.loads(HEAD + "- {id: hq, kind: company, units: [{id: x, kind: site}]}\n")
    other = orgtree.loads(f"{HEAD}- {after}\n")
    made_of_it = one.diff(other).to_changes()
    assert made_of_it.to_data()["changes"] == [{"set": "x", "kind": "department"}, *changes]
    assert content(*one.with_changes(made_of_it).to_rows(), {}) == content(*other.to_rows(), {})


def test_what_is_wrong_with_a_changed_row_is_found_at_the_change() -> None:
    """The row stands where it stood, and what it says was brought."""
    rows = [
        {"id": "hq", "kind": "company"},
        {"id": "sail", "kind": "team", "part_of": "hq", "valid": {"from": "2010"}},
        {"id": "quay", "kind": "site"},
    ]
    org = orgtree.from_rows(rows, [{"link": "based_at", "from": "sail", "to": "quay"}], charter="company")
    entry = {"link": "sail", "based_at": {"to": "quay", "valid": {"from": "2000"}}, "instead_of": {"to": "quay"}}
    changed = org.with_changes({"orgtree": "changes/1", "changes": [entry]})
    (finding,) = (one for one in changed.check().findings if one.link == "based_at")
    assert changed.loaded.sources.label(finding.place.document) == "<changes>"  # type: ignore[union-attr]


def test_what_is_wrong_with_a_row_that_is_begun_is_found_at_the_change() -> None:
    """Where links stand in a list of their own, a new one joins it."""
    rows = [{"id": "hq", "kind": "company"}, {"id": "sail", "kind": "team", "valid": {"from": "2010"}}]
    rows += [{"id": "quay", "kind": "site"}]
    org = orgtree.from_rows(rows, [{"link": "part_of", "from": "sail", "to": "hq"}], charter="company")
    entry = {"link": "sail", "based_at": {"to": "quay", "valid": {"from": "2000"}}}
    changed = org.with_changes({"orgtree": "changes/1", "changes": [entry]})
    (finding,) = (one for one in changed.check().findings if one.link == "based_at")
    assert changed.loaded.sources.label(finding.place.document) == "<changes>"  # type: ignore[union-attr]


def test_a_row_is_found_where_it_was_written_though_one_before_it_goes() -> None:
    """A finding of what changes would make speaks of the rows that there are."""
    rows: list[dict[str, Any]] = [{"id": "quay", "kind": "site"}, {"id": "rig", "kind": "team"}]
    rows.append({"id": "sail", "kind": "team", "valid": {"from": "2010"}})
    early = {"link": "based_at", "from": "sail", "to": "quay", "valid": {"from": "2000"}}
    org = orgtree.from_rows(rows, [{"link": "based_at", "from": "rig", "to": "quay"}, early], charter="company")
    changed = org.with_changes({"orgtree": "changes/1", "changes": [{"unlink": "rig", "based_at": "quay"}]})
    places = [[one.place for one in which.check().findings if one.link == "based_at"] for which in (org, changed)]
    assert places[0] == places[1] != []


def test_what_a_head_says_anew_stands_before_the_units() -> None:
    """They are the longest, and last as people write them."""
    entries = [{"retire": {"id": "old", "on": "2020"}}, {"head": {"title": "Harbour"}}]
    written = made(FLAT, *entries, {"claim": {"id": "k", "count": "team", "states": 3}}).loaded.written.documents[0]
    assert {"retired", "title", "claims"} < written.keys()
    assert list(written)[-1] == "units"


def test_what_a_head_says_already_stays_where_it_stands() -> None:
    """Also behind the units, where somebody has written it."""
    claims = FLAT + "claims: [{id: j, count: team, states: 1}]\n"
    written = made(claims, {"claim": {"id": "k", "count": "team", "states": 3}})
    assert list(written.loaded.written.documents[0])[-2:] == ["units", "claims"]
    taken = written.with_changes({"orgtree": "changes/1", "changes": [{"unclaim": "j"}]}).loaded.written.documents[0]
    assert [claim["id"] for claim in taken["claims"]] == ["k"]


@pytest.mark.parametrize(
    ("entry", "to"), [({"rename": "rig", "to": "yard"}, "yard"), ({"merge": ["rig"], "into": "dock"}, "dock")]
)
def test_links_that_lead_elsewhere_stay_where_a_unit_gets_another_id(entry: dict[str, Any], to: str) -> None:
    """Of a unit that led to it, too, by whichever key."""
    text = FLAT.replace("part_of: rig", "part_of: rig, based_at: quay") + "- {id: quay, kind: site}\n"
    sail = next(unit for unit in units(made(text, entry)) if unit["id"] == "sail")
    assert (sail["part_of"], sail["based_at"]) == (to, "quay")


def test_what_led_to_a_merged_unit_leads_to_the_other() -> None:
    """Units below it, links, and the files whose units stand under it; its id is retired."""
    org = made(NESTED, {"merge": ["dock"], "into": "rig", "retired": "2026-04"})
    assert [unit.id for unit in org["rig"].children] == ["sail", "paint", "tugs"]
    assert org.head["retired"] == [{"id": "dock", "on": "2026-04", "into": ["rig"]}]
    flat = made(FLAT, {"merge": ["rig"], "into": "dock"})
    assert [unit.id for unit in flat["dock"].children] == ["sail"]


def test_what_is_below_a_unit_that_is_taken_away_is_left_without_an_end() -> None:
    """A finding of the result says so, at the change that brought it."""
    org = made(NESTED, {"set": "paint", "name": "Paint"}, {"remove": "rig"})
    said = org.check().render("concise")
    assert said.count(" leads to 'rig', and no unit has this id") == 2
    assert said.count("<changes>:4:3: ORG202") == 2


def test_an_id_is_renamed_wherever_it_stands() -> None:
    """In links, in what was retired into it and in claims, so that nothing says the old one any more."""
    text = NESTED + "retired: [{id: old, into: [rig]}]\nclaims: [{id: k, count: team, in: rig, states: 2}]\n"
    org = made(text, {"rename": "rig", "to": "yard"}, {"rename": "quay", "to": "pier"})
    assert "rig" not in said(org.loaded.written.documents).replace("origin", "")
    assert "quay" not in said(org.loaded.written.documents)
    assert not [finding for finding in org.check().findings if finding.code.startswith("ORG2")]


def test_an_id_that_is_taken_back_was_never_another_one() -> None:
    """An event that says so is told no more, and no unit is said to have become itself."""
    events = [{"on": "2024", "rename": "old", "to": "rig"}, {"on": "2025", "merge": ["x"], "into": "rig"}]
    before = made(NESTED, *({"event": one} for one in events))
    after = before.with_changes({"orgtree": "changes/1", "changes": [{"rename": "rig", "to": "old", "retired": True}]})
    assert after.head["events"] == [{"on": "2025", "merge": ["x"], "into": "old"}]
    difference = before.diff(after)
    assert [change.what for change in difference.changes] == ["new_id"]
    assert before.with_changes(difference.to_changes()).head["events"] == after.head["events"]


def test_an_end_without_a_day_is_on_the_day_of_the_list() -> None:
    """So is a merger, of which an event tells; the result is looked at on that day where it is later, unless a day was asked for."""
    org = orgtree.loads(HEAD.replace("units:", "as_of: 2026-01\nunits:") + NESTED)
    changes = {
        "orgtree": "changes/1",
        "on": "2026-04-01",
        "changes": [{"end": "sail"}, {"merge": ["dock"], "into": "rig"}],
    }
    after = org.with_changes(changes)
    assert (after.as_of, [unit.id for unit in after.units(kind="team")]) == ("2026-04-01", ["paint", "tugs"])
    assert after.head["events"] == [{"on": "2026-04-01", "merge": ["dock"], "into": "rig"}]
    assert org.at("2025").with_changes(changes).as_of == "2025"
    with pytest.raises(ChangesError, match="it is not said when 'sail' ends"):
        made(NESTED, {"end": "sail"})


def test_several_lists_are_made_in_order() -> None:
    """A later one speaks of what the earlier ones made, and its places are its own."""
    org = orgtree.loads(HEAD + NESTED)
    first = {"orgtree": "changes/1", "changes": [{"add": {"id": "new", "kind": "team"}, "under": "rig"}]}
    second = {"orgtree": "changes/1", "changes": [{"set": "new", "headcount": "many"}]}
    after = org.with_changes(first, second)
    assert "<changes>:3:25: ORG104 [wrong-value] 'headcount': 'many' is not a number" in after.check().render("concise")
    with pytest.raises(ChangesError, match="there is no unit 'new'"):
        org.with_changes(second, first)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"move": "sial", "under": "dock"}, "there is no unit 'sial'; did you mean 'sail'"),
        ({"move": "rig", "under": "sail"}, "'rig' cannot come under 'sail', which stands below it"),
        ({"move": "sail", "under": "sail"}, "'sail' cannot come under itself"),
        ({"move": "hq", "under": "quay"}, "the charter does not put kind 'company' under kind 'site'"),
        (
            {"move": "sail", "under": "dock", "along": "part_fo"},
            "there is no hierarchy 'part_fo'; did you mean 'part_of'",
        ),
        ({"add": {"id": "rig", "kind": "team"}}, "there is a unit 'rig' already"),
        ({"add": {"id": "x", "kind": "taem"}}, "kind 'taem' is not in charter 'company'; did you mean 'team'"),
        ({"add": {"id": "x y", "kind": "team"}}, "it holds a blank"),
        ({"add": {"id": "x", "kind": "team", "headcunt": 1}}, "'headcunt' is not a field of kind 'team'; did you mean"),
        (
            {"add": {"id": "x", "kind": "site"}, "under": "rig"},
            "kind 'site' cannot be added under 'rig', since it is not nested under kind 'department'",
        ),
        ({"set": "sail", "headcuont": 3}, "did you mean 'headcount'"),
        ({"set": "sail", "based_at": "hq"}, "'based_at' is a link, which set does not change"),
        ({"set": "sail", "units": []}, "set does not change 'units'; use add, move and remove"),
        ({"set": "sail", "id": "loft"}, "set does not change 'id'; write {rename: …, to: …}"),
        ({"set": "paint", "unset": ["headcount"]}, "'paint' does not state 'headcount'"),
        ({"unlink": "paint", "based_at": "quay"}, "'paint' has no 'based_at' to 'quay'; it has none"),
        ({"link": "paint", "basd_at": "quay"}, "'basd_at' is not a link of kind 'team'; did you mean 'based_at'"),
        ({"rename": "sail", "to": "paint"}, "there is a unit 'paint' already"),
        ({"merge": ["rig"], "into": "rig"}, "'rig' cannot be merged into itself"),
        ({"merge": ["rig"], "into": "sail"}, "'rig' cannot be merged into 'sail', which is written below it"),
        ({"split": "rig", "into": ["rig", "dock"]}, "'rig' cannot be split into itself"),
        ({"end": "sail", "on": "soon"}, "'soon' is no date"),
        ({"head": {"tilte": "x"}}, "a head has no 'tilte'; did you mean 'title'"),
        ({"unclaim": "k"}, "there is no claim 'k'; there is none"),
        ({"unretire": "k"}, "'k' is not retired"),
        ({"set": "paint", "unset": ["kind"]}, "'kind' cannot be unset; say another one, or use unlink"),
        ({"set": "sail", "unset": ["based_at"]}, "'based_at' cannot be unset; say another one, or use unlink"),
        ({"set": "sail", "unset": ["headcuont"]}, "'headcuont' is not a field of kind 'team'; did you mean"),
        ({"merge": ["rig", "rig"], "into": "dock"}, "a unit is merged twice; name the others only"),
        (
            {"move": "sail", "under": "dock", "by": {"link": "based_at"}},
            "'sail' cannot stand under 'dock' by 'based_at'; it can by 'part_of'",
        ),
        (
            {"move": "sail", "under": "quay", "by": {"link": "part_of"}},
            "'sail' cannot stand under 'quay' by 'part_of'; choose a unit of another kind",
        ),
        ({"head": {"title": "x"}, "unset": ["as_of"]}, "the head does not state 'as_of'; take it away"),
        ({"head": {}, "unset": ["charter"]}, "'charter' cannot be unset; say another one"),
    ],
)
def test_a_change_that_cannot_be_made_says_why_and_what_to_do(entry: dict[str, Any], told: str) -> None:
    """Nothing of the list is made then."""
    with pytest.raises(ChangesError) as raised:
        made(NESTED, {"set": "hq", "name": "Port"}, entry)
    assert told in str(raised.value)
    assert [finding.code for finding in raised.value.findings] == ["ORG241"]


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        ({"split": "rig", "into": [""]}, "into"),
        ({"split": "rig", "into": []}, "into"),
        ({"split": "rig", "into": "dock"}, "into"),
        ({"merge": [3], "into": "dock"}, "merge"),
        ({"merge": ["rig", None], "into": "dock"}, "merge"),
    ],
)
def test_a_list_of_ids_holds_ids_only(entry: dict[str, Any], key: str) -> None:
    """Of an entry that is none nothing is made."""
    with pytest.raises(UsageError, match=f"'{key}' has to be a list of ids"):
        made(NESTED, entry)


EARLIER = ["{to: dock, valid: {from: 2017, until: 2018}}", "{to: tow, valid: {from: 2018, until: 2020}}"]


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(
    ("entry", "links"),
    [
        (
            {"unlink": "t", "part_of": {"to": "dock", "valid": {"from": 2017, "until": 2018}}},
            [{"to": "tow", "valid": {"from": 2018, "until": 2020}}, {"to": "rig", "valid": {"from": 2020}}],
        ),
        (
            {"unlink": "t", "part_of": {"to": "tow", "valid": {"from": 2018, "until": 2020}}},
            [{"to": "dock", "valid": {"from": 2017, "until": 2018}}, {"to": "rig", "valid": {"from": 2020}}],
        ),
    ],
)
def test_what_nesting_says_begins_where_the_last_of_the_others_ended(
    entry: dict[str, Any], links: list[dict[str, Any]], order: int
) -> None:
    """In whatever order they are written; where one of them goes, the day is said."""
    text = f"""
    - id: hq
      kind: company
      units:
      - {{id: rig, kind: department, units: [{{id: t, kind: team, part_of: [{", ".join(EARLIER[::order])}]}}]}}
      - {{id: dock, kind: department}}
      - {{id: tow, kind: department}}
    """
    assert units(made(dedent(text), entry))[1] == {"id": "t", "kind": "team", "part_of": links}


def test_a_unit_that_is_added_under_another_one_and_says_another_parent_has_both() -> None:
    """Which is a mistake, told at the change; by its key each, since nesting would say one of them only."""
    org = made(NESTED, {"add": {"id": "new", "kind": "team", "part_of": "dock"}, "under": "rig"})
    assert units(org)[-1] == {"id": "new", "kind": "team", "part_of": ["dock", "rig"]}
    assert [one.code for one in org.problems] == ["ORG204"]


def test_all_mistakes_are_told_each_at_its_line(tmp_path: Path) -> None:
    """What only follows from an earlier one is not."""
    path = tmp_path / "changes.yaml"
    path.write_text(
        "orgtree: changes/1\nchanges:\n- {add: {id: lab, kind: taem}, under: hq}\n- {move: sail, under: lab}\n"
        "- {rename: quay, to: pier}\n- {set: quay, name: Q}\n- {remove: tugs}\n- {set: tugs, name: T}\n- {mvoe: x}\n",
        encoding="utf-8",
    )
    with pytest.raises(ChangesError) as raised:
        orgtree.loads(HEAD + NESTED).with_changes(path)
    error = raised.value
    found = {error.sources.locate(one.place).line: one.text() for one in error.findings if one.place}
    assert sorted(found) == [3, 6, 8, 9]
    assert found[6] == "there is no unit 'quay' any more: change 3 calls it 'pier'"
    assert found[8] == "there is no unit 'tugs' any more: change 5 takes it away"


def test_findings_keep_their_place_in_the_definition(tmp_path: Path) -> None:
    """What was written before is found where it stands, in a list that changed and in a unit that moved as well."""
    path = tmp_path / "org.yaml"
    wrong = NESTED.replace("{id: paint, kind: team}", "{id: paint, kind: team, headcount: few}")
    path.write_text(HEAD + wrong, encoding="utf-8")
    changes: list[dict[str, Any]] = [
        {"remove": "sail"},
        {"move": "paint", "under": "dock"},
        {"set": "paint", "name": "P"},
    ]
    org = orgtree.load(path).with_changes({"orgtree": "changes/1", "changes": changes})
    finding = next(one for one in org.check().findings if one.code == "ORG104")
    span = org.loaded.sources.locate(finding.place)  # type: ignore[arg-type]
    assert (Path(span.label).resolve(), span.line) == (path.resolve(), 9)
    first, last = [org.loaded.sources.label(label.place.document) for label in finding.labels]
    assert (Path(first).resolve(), last) == (path.resolve(), "<changes>")


@settings(max_examples=examples(20))
@given(organisations(), st.data())
def test_independent_changes_may_be_made_in_any_order(charter: Path, drawn: Any, data: Any) -> None:
    """Each speaks of a unit of its own."""
    org = written(charter, drawn, "whole")
    entries: list[dict[str, Any]] = [{"set": unit.id, "name": f"{unit.id} 2"} for unit in org]
    entries += [
        {"end": unit.id, "on": "2031"} for unit in org if "until" not in (org.to_rows()[0][0].get("valid") or {})
    ]
    entries += [{"add": {"id": f"new-{unit.id}", "kind": "area"}} for unit in org]
    shuffled = data.draw(st.permutations(entries))
    one, other = (org.with_changes({"orgtree": "changes/1", "changes": some}) for some in (entries, shuffled))
    assert not one.diff(other)


_ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=4)
    | st.sampled_from(["a", "b", "hq"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "kind", "to", "units", "x", "link", "from"]), inner, max_size=3)
    ),
    max_leaves=5,
)
_KEYS = [
    "add",
    "move",
    "set",
    "link",
    "unlink",
    "end",
    "remove",
    "rename",
    "merge",
    "split",
    "head",
    "claim",
    "unclaim",
    "retire",
    "unretire",
]
_HOSTILE = st.dictionaries(
    st.sampled_from([*_KEYS, "under", "into", "to", "on", "unset", "by", "part_of", "seat"]), _ANY, max_size=4
)


@settings(max_examples=examples(80))
@given(st.lists(_HOSTILE | _ANY, max_size=4), organisations(), _ANY)
def test_a_hostile_list_is_made_or_refused_and_never_breaks(
    charter: Path, entries: list[Any], drawn: Any, on: Any
) -> None:
    """Whatever stands in it; what was made is an organisation that can be checked."""
    org = written(charter, drawn, "rows")
    try:
        after = org.with_changes({"orgtree": "changes/1", "on": on, "changes": entries})
    except (ChangesError, UsageError):
        return
    after.check()


@settings(max_examples=examples(40))
@given(st.lists(_HOSTILE, max_size=4), st.binary(max_size=20))
def test_a_hostile_file_is_made_or_refused_and_never_breaks(tmp_path: Path, entries: list[Any], noise: bytes) -> None:
    """Bytes that are no text included."""
    path = tmp_path / "changes.yaml"
    path.write_bytes(json.dumps({"orgtree": "changes/1", "changes": entries}).encode() + noise)
    with suppress(ChangesError):
        orgtree.loads(HEAD + NESTED).with_changes(path).check()


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("*.yaml")))
def test_the_law_holds_of_every_example(name: str) -> None:
    """There and back again, whatever links and fields its charter has; nothing changes where nothing is changed."""
    org = orgtree.load(EXAMPLES / f"{name}.yaml")
    ids = [unit.id for unit in org]
    entries: list[dict[str, Any]] = [{"set": unit, "name": f"{unit} 2"} for unit in ids[:: max(1, len(ids) // 5)]]
    entries += [
        {"end": unit, "on": "2090"} for unit in ids[1 :: max(1, len(ids) // 5)] if unit not in (ids[0], ids[-1])
    ]
    entries += [{"rename": ids[len(ids) // 2], "to": "renamed"}, {"add": {"id": "new", "kind": org[ids[-1]].kind}}]
    other = org.with_changes({"orgtree": "changes/1", "changes": entries})
    assert not org.with_changes(org.diff(org)).diff(org)
    for before, after in ((org, other), (other, org)):
        made = before.with_changes(before.diff(after))
        assert [change for change in made.diff(after) if change.what != "moved" or change.more is not None] == []


def test_an_id_that_a_unit_gets_is_retired_no_more() -> None:
    """There and back leaves the tombstone of the id between; the difference says the same."""
    org = orgtree.loads(HEAD + NESTED)
    there = org.with_changes({"orgtree": "changes/1", "changes": [{"rename": "rig", "to": "yard", "retired": True}]})
    assert there.head["retired"] == [{"id": "rig", "into": ["yard"]}]
    back = there.with_changes({"orgtree": "changes/1", "changes": [{"rename": "yard", "to": "rig", "retired": True}]})
    assert back.head["retired"] == [{"id": "yard", "into": ["rig"]}]
    assert not there.with_changes(there.diff(back)).diff(back)


def test_a_unit_that_was_merged_into_and_renamed_is_told_as_both() -> None:
    """Where an event tells that it was renamed, what was merged into it does not hide it."""
    org = orgtree.loads(HEAD + NESTED)
    entries = [{"merge": ["dock"], "into": "rig"}, {"rename": "rig", "to": "yard"}]
    entries.append({"event": {"on": "2026-04", "rename": "rig", "to": "yard"}})
    after = org.with_changes({"orgtree": "changes/1", "changes": entries})
    told = {(change.what, change.unit) for change in org.diff(after)}
    assert {("new_id", "yard"), ("merged", "dock")} <= told
    assert not told & {("added", "yard"), ("merged", "rig")}
    assert not org.with_changes(org.diff(after)).diff(after)


def test_a_link_of_a_list_holds_again_with_the_unit_that_it_starts_from() -> None:
    """Where the later state has the unit without the link, the changes take it away."""
    rows = [{"id": "hq", "kind": "company"}, {"id": "quay", "kind": "site"}]
    team = {"id": "sail", "kind": "team", "part_of": "hq"}
    before = orgtree.from_rows(rows, [{"link": "based_at", "from": "sail", "to": "quay"}], charter="company")
    after = orgtree.from_rows([*rows, team], charter="company")
    changes = before.diff(after).to_changes()
    assert {"unlink": "sail", "based_at": "quay"} in changes.to_data()["changes"]
    assert before.with_changes(changes).to_rows() == after.to_rows()


def test_a_unit_moves_under_one_that_the_same_changes_add_with_its_units() -> None:
    """It stands beside those that came with the new one."""
    org = orgtree.loads(
        "orgtree: definition/1\ncharter: company\nunits:\n- {id: hq, kind: company, units: [{id: sail, kind: team}]}\n"
    )
    added = {"id": "yard", "kind": "department", "units": [{"id": "rope", "kind": "team"}]}
    entries = [{"add": added, "under": "hq"}, {"move": "sail", "under": "yard"}]
    after = org.with_changes({"orgtree": "changes/1", "changes": entries})
    parents = {unit.id: unit.parent.id if unit.parent else None for unit in after.units()}
    assert parents == {"hq": None, "yard": "hq", "rope": "yard", "sail": "yard"}


def test_a_unit_of_another_kind_keeps_the_day_from_which_it_stands_where_it_is_nested() -> None:
    """Nesting would say nothing of it any more, so that it is written by the key."""
    head = "orgtree: definition/1\ncharter: company\nunits:\n- {id: old, kind: company}\n"
    team = "{id: t, kind: team, part_of: {to: old, valid: {until: 2020}}}"
    org = orgtree.loads(f"{head}- {{id: hq, kind: company, units: [{team}]}}\n")
    new = org.with_changes({"orgtree": "changes/1", "changes": [{"set": "t", "kind": "site"}]})
    part_of = [{"to": "old", "valid": {"until": 2020}}, {"to": "hq", "valid": {"from": 2020}}]
    assert new.loaded.written.documents[0]["units"][-1] == {"id": "t", "kind": "site", "part_of": part_of}


def test_what_is_no_unit_stays_where_it_stands_among_units() -> None:
    """In the list that a change is made in, at its place."""
    inner = "[a word, {id: t, kind: team}, 3]"
    org = orgtree.loads(
        f"orgtree: definition/1\ncharter: company\nunits: [[x], {{id: hq, kind: company, units: {inner}}}, y]\n"
    )
    new = org.with_changes({"orgtree": "changes/1", "changes": [{"add": {"id": "n", "kind": "team"}, "under": "hq"}]})
    listed = ["a word", {"id": "t", "kind": "team"}, 3, {"id": "n", "kind": "team"}]
    assert new.loaded.written.documents[0]["units"] == [["x"], {"id": "hq", "kind": "company", "units": listed}, "y"]


HELPS = (
    "{to: a, hours: {value: 3, source: plan}}",
    "{to: a, hours: 5}",
    "{to: a, hours: 7, colour: red}",
    "{hours: 2}",
    "5",
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("{to: a, hours: {source: plan, value: 3}}", 0),
        ('{to: a, hours: {value: "3", source: plan}}', 0),
        ("{to: a, hours: 5}", 1),
        ("{to: a, colour: red}", 2),
        ("{to: a, hours: {value: 5, source: plan}}", None),
        ("{to: a, colour: blue}", None),
    ],
)
def test_a_link_is_found_by_what_it_says_however_it_is_spelt(tmp_path: Path, said: str, meant: int | None) -> None:
    """The same value with the same source in another order, what the link does not have too; nothing else, and what is no link stays."""
    (tmp_path / "helps.yaml").write_text(
        "orgtree: charter/1\nname: helps\nkinds: {team: {}}\n"
        "links: {helps: {from: team, to: team, fields: {hours: {type: count}}}}\n"
    )
    (tmp_path / "org.yaml").write_text(
        "orgtree: definition/1\ncharter: ./helps.yaml\nunits:\n- {id: a, kind: team}\n"
        f"- {{id: b, kind: team, helps: [{', '.join(HELPS)}]}}\n"
    )
    (tmp_path / "changes.yaml").write_text(f"orgtree: changes/1\nchanges: [{{unlink: b, helps: {said}}}]\n")
    org = orgtree.load(tmp_path / "org.yaml")
    if meant is None:
        with pytest.raises(ChangesError, match="'b' has no 'helps' to 'a' that says this"):
            org.with_changes(tmp_path / "changes.yaml")
    else:
        left = org.with_changes(tmp_path / "changes.yaml").loaded.written.documents[0]["units"][1]["helps"]
        assert left == [yaml.safe_load(one) for number, one in enumerate(HELPS) if number != meant]


def test_a_unit_that_is_moved_is_written_where_its_kind_stands_below_the_other_one(tmp_path: Path) -> None:
    """In that of the other one's own list and the files whose units stand under it which has the most of the kind."""
    (tmp_path / "org.yaml").write_text(
        "orgtree: definition/1\ncharter: company\ninclude: [dock.yaml]\nunits:\n"
        "- {id: hq, kind: company, units: [{id: t, kind: team}, {id: d, kind: department},\n"
        "  {id: dock, kind: department, units: [{id: p, kind: department}, {id: q, kind: department}]}]}\n"
    )
    (tmp_path / "dock.yaml").write_text("under: dock\nunits: [{id: winch, kind: team}]\n")
    org = orgtree.load(tmp_path / "org.yaml")
    moves = [{"move": unit, "under": "dock"} for unit in ("t", "d")]
    first, second = org.with_changes({"orgtree": "changes/1", "changes": moves}).loaded.written.documents
    assert [unit["id"] for unit in second["units"]] == ["winch", "t"]
    (dock,) = first["units"][0]["units"]
    assert [unit["id"] for unit in dock["units"]] == ["p", "q", "d"]


def test_a_new_unit_says_where_it_stands_as_those_beside_it_do() -> None:
    """By its key under what others stand under by theirs, although some units are nested; nested under what has none."""
    text = (
        "orgtree: definition/1\ncharter: company\nunits:\n- {id: hq, kind: company}\n"
        "- {id: rig, kind: department, part_of: hq, units: [{id: sail, kind: team}]}\n- {id: dock, kind: department, part_of: hq}\n"
        "- {id: post, kind: post, in_unit: dock}\n"
    )
    adds = [{"add": {"id": f"in-{above}", "kind": "team"}, "under": above} for above in ("hq", "rig", "dock")]
    new = orgtree.loads(text).with_changes({"orgtree": "changes/1", "changes": adds})
    _, rig, dock, _, added = new.loaded.written.documents[0]["units"]
    assert added == {"id": "in-hq", "kind": "team", "part_of": "hq"}
    assert [unit["id"] for unit in rig["units"]] == ["sail", "in-rig"]
    assert [unit["id"] for unit in dock["units"]] == ["in-dock"]
