"""The list of changes between two states makes the second of the first, and is the same as data and as YAML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from apply_by_hand import apply
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples
from two_states import CHARTER, organisations

import orgtree
from orgtree.base.errors import UsageError
from orgtree.base.text import Text
from orgtree.graph.change_entries import Set
from orgtree.graph.change_list import ChangeList
from orgtree.graph.change_writing import change_list
from orgtree.graph.compare import compare
from orgtree.source import Budgets, read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from orgtree import Organisation


@pytest.fixture(scope="module")
def charter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the charter of the random organisations."""
    path = tmp_path_factory.mktemp("states") / "states.yaml"
    path.write_text(CHARTER, encoding="utf-8")
    return path


def between(one: Organisation, other: Organisation) -> ChangeList:
    """Return the list of changes from one organisation to another."""
    claims = tuple([claim for claim, _ in org.loaded.claims] for org in (one, other))
    found = compare(one.snapshot, other.snapshot, (claims[0], claims[1]))
    return change_list(found, one.snapshot, other.snapshot)


def content(units: list[dict[str, Any]], links: list[dict[str, Any]], head: dict[str, Any]) -> Any:
    """Return what rows say, whatever their order."""
    named = [{**row, "name": Text.of(row.get("name"), "en").to_dict()} for row in units]
    listed = {key: sorted(head[key], key=str) for key in ("retired", "events", "claims") if key in head}
    return sorted(map(text, named)), sorted(map(text, links)), text({**head, **listed})


def text(value: Any) -> str:
    """Return plain data as a text that is the same for the same data."""
    return json.dumps(value, sort_keys=True)


@settings(max_examples=examples(80))
@given(organisations(), organisations(), st.lists(st.sampled_from("abcdef"), unique=True, max_size=3))
def test_the_changes_between_two_states_make_the_second_of_the_first(
    charter: Path, first: Any, second: Any, given_up: list[str]
) -> None:
    """Ids that only the first has may be retired into one or two of the second."""
    there = [row["id"] for row in second[0]]
    gone = [name for name in given_up if name not in there]
    tombs = [{"id": name, "into": there[number : number + 1 + number % 2]} for number, name in enumerate(gone)]
    head = {**second[2], "retired": [*second[2].get("retired", ()), *(tomb for tomb in tombs if tomb["into"])]}
    one = orgtree.from_rows(*first[:2], charter=str(charter), **first[2])
    other = orgtree.from_rows(*second[:2], charter=str(charter), **(head if head["retired"] else second[2]))
    made = apply(between(one, other).to_data(), *one.to_rows(), one.head)
    assert content(*made) == content(*other.to_rows(), other.head)


@settings(max_examples=examples(50))
@given(organisations(), organisations())
def test_a_list_reads_back_to_the_same_from_data_and_from_yaml(
    tmp_path: Path, charter: Path, first: Any, second: Any
) -> None:
    """Values keep their types: a text of digits stays one."""
    one, other = (orgtree.from_rows(*drawn[:2], charter=str(charter), **drawn[2]) for drawn in (first, second))
    made = between(one, other)
    assert ChangeList.from_data(made.to_data()) == made
    (tmp_path / "changes.yaml").write_text(made.to_yaml(), encoding="utf-8")
    sources, findings = read_tree(tmp_path / "changes.yaml", budgets=Budgets())
    assert not [finding for finding in findings if finding.severity == "error"]
    assert sources.documents[0].data == json.loads(json.dumps(made.to_data()))


def test_a_move_of_a_unit_that_has_several_parents_in_time_names_its_links() -> None:
    """Which of them a move would replace could not be told."""
    head = "orgtree: definition/1\ncharter: company\nunits:\n- {id: a, kind: company}\n- {id: b, kind: company}\n"
    text = head + "- {id: t, kind: team, part_of: [{to: b, valid: {until: 2019}}, a]}\n"
    one, other = orgtree.loads(text), orgtree.loads(text.replace(", a]", ", b]"))
    assert between(one, other).to_data()["changes"] == [
        {"unlink": "t", "part_of": "a"},
        {"link": "t", "part_of": "b"},
    ]
    plain = head + "- {id: t, kind: team, part_of: a}\n"
    changes = between(orgtree.loads(plain), orgtree.loads(plain.replace("part_of: a", "part_of: b")))
    assert changes.to_data()["changes"] == [{"move": "t", "under": "b"}]


def test_names_that_are_words_of_entries_are_written_so_that_they_read_back() -> None:
    """A charter may call a field `unset`, or a link `link`."""
    data = {
        "orgtree": "changes/1",
        "changes": [
            {"set": {"id": "a", "unset": 3}, "unset": ["set"]},
            {"set": {"id": "a", "size": 3}},
            {"link": {"from": "a", "to": "b", "link": "link"}},
            {"unlink": "a", "move": "b"},
        ],
    }
    assert ChangeList.from_data(data).to_data() == data
    for word in ("set", "unset", "on"):
        assert ChangeList([Set("a", {word: 3})]).to_data()["changes"] == [{"set": {"id": "a", word: 3}}]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"mve": "a", "under": "b"}, "change 1 says none of"),
        ({"move": "a"}, "'under' has to be said"),
        ({"move": "a", "under": "b", "udner": "c"}, "'move' does not go with 'udner'"),
        ({"move": "a", "remove": "b"}, "change 1 says 'move', 'remove': one at a time"),
        ({"add": {"kind": "team"}}, "'add' has to be a mapping with 'id'"),
        ({"merge": "a", "into": "b"}, "'merge' has to be a list of ids"),
        ({"move": 3.5, "under": "b"}, "'move' has to be a text"),
        ({"move": True, "under": "b"}, "'move' has to be a text"),
        ({"move": "", "under": "b"}, "'move' has to be a text"),
        ({"link": "a", "seat": 3}, "'seat' has to be an id or a mapping with 'to'"),
        ({"link": "a"}, "'link' has one more key, the link"),
        ("move", "change 1 says none of"),
    ],
)
def test_a_wrong_entry_is_told_by_its_number(entry: Any, told: str) -> None:
    """What is wrong is named, so that it is found in a long list."""
    with pytest.raises(UsageError, match=told):
        ChangeList.from_data({"orgtree": "changes/1", "changes": [entry]})


def test_a_wrong_head_is_refused() -> None:
    """What is no list of changes is not read as an empty one."""
    for data, told in (([], "begins with orgtree"), ({"orgtree": "changes/1"}, "has to be a list")):
        with pytest.raises(UsageError, match=told):
            ChangeList.from_data(data)
    with pytest.raises(UsageError, match="did you mean 'changes'"):
        ChangeList.from_data({"orgtree": "changes/1", "change": []})
    for title in (3, ["a"], {"en": "Plan", "zh": 3}):
        with pytest.raises(UsageError, match="'title' has to be a text"):
            ChangeList.from_data({"orgtree": "changes/1", "title": title, "changes": []})


TOMBS: list[dict[str, Any]] = [
    {"id": "x", "into": ["a"]},
    {"id": "y", "on": "2019", "into": ["a", "c"]},
    {"id": "z", "on": "2018", "into": ["c"]},
    {"id": "b", "on": "2017"},
    {"id": "old"},
]


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        (("x", "y", "z", "b", "old"), [TOMBS[0], TOMBS[1], TOMBS[3]]),
        (("x", "z"), [TOMBS[0]]),
        (("b",), [TOMBS[3]]),
        ((), []),
    ],
)
def test_what_is_said_of_retired_ids_is_said_again_where_renaming_changes_it(
    kept: tuple[str, ...], told: list[dict[str, Any]]
) -> None:
    """Of ids that lead to the one that is given up, and of that which the unit gets, as far as they stand as they were."""
    units = [{"id": "a", "kind": "company"}, {"id": "c", "kind": "company"}]
    tombs = [tomb for tomb in TOMBS if tomb["id"] in kept]
    before = orgtree.from_rows(units, charter="company", retired=TOMBS)
    gone = {"id": "a", "into": ["b"]}
    after = orgtree.from_rows([units[0] | {"id": "b"}, units[1]], charter="company", retired=[gone, *tombs])
    entries = before.diff(after).to_changes().to_data()["changes"]
    again = [entry["retire"] for entry in entries if "retire" in entry and entry["retire"] != gone]
    assert again == told
    assert {"retire": gone} in entries
    made = before.with_changes(before.diff(after).to_changes())
    assert content(*made.to_rows(), made.head) == content(*after.to_rows(), after.head)


def test_new_units_that_stand_in_a_ring_are_added_with_one_link_by_its_key() -> None:
    """No unit can be written below itself; what stands under one of them is nested there."""
    before = orgtree.from_rows([{"id": "hq", "kind": "company"}], charter="company")
    ring = [{"id": one, "kind": "department", "part_of": other} for one, other in ("ab", "bc", "ca", "da")]
    after = orgtree.from_rows([{"id": "hq", "kind": "company"}, *ring], charter="company")
    changes = before.diff(after).to_changes()
    assert changes.to_data()["changes"] == [
        {"add": {"id": "c", "kind": "department", "part_of": "a"}},
        {"add": {"id": "b", "kind": "department"}, "under": "c"},
        {"add": {"id": "a", "kind": "department"}, "under": "b"},
        {"add": {"id": "d", "kind": "department"}, "under": "a"},
    ]
    made = before.with_changes(changes)
    assert content(*made.to_rows(), made.head) == content(*after.to_rows(), after.head)


def test_a_unit_of_another_kind_that_is_nested_in_what_is_none_is_under_no_other_one() -> None:
    """It could be under the last one, and is not."""
    text = "orgtree: definition/1\ncharter: company\nunits:\n- {id: x, units: [{id: s, kind: site}]}\n- {id: z, kind: department}\n"
    before, after = orgtree.loads(text), orgtree.loads(text.replace("kind: site", "kind: team"))
    changes = before.diff(after).to_changes()
    assert changes.to_data()["changes"] == [{"set": "s", "kind": "team"}]
    assert before.with_changes(changes).to_rows() == after.to_rows()


def test_a_link_that_holds_again_and_would_lead_to_its_own_unit_is_begun_where_it_is_wanted(tmp_path: Path) -> None:
    """A merger leaves out what would then lead from the unit to itself, so that the written one is taken away and said anew."""
    (tmp_path / "helps.yaml").write_text(
        "orgtree: charter/1\nname: helps\nkinds: {team: {}, house: {}}\nlinks: {helps: {from: team, to: team}}\n"
    )
    charter, other = str(tmp_path / "helps.yaml"), {"id": "x", "kind": "team"}
    before = orgtree.from_rows([{"id": "y", "kind": "house", "helps": "x"}, other], charter=charter)
    gone = [{"id": "x", "into": ["y"]}]
    for says in ({"helps": "y"}, {}):
        after = orgtree.from_rows([{"id": "y", "kind": "team", **says}], charter=charter, retired=gone)
        made = before.with_changes(before.diff(after).to_changes())
        assert content(*made.to_rows(), made.head) == content(*after.to_rows(), after.head)
