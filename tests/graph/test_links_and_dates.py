"""Links both ways, what is wrong with them, and what is in force when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import orgtree
from orgtree.graph.load import load_definition
from orgtree.source import Budgets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orgtree.graph.loaded import Loaded
    from orgtree.graph.snapshot import Snapshot


def codes(loaded: Loaded) -> list[str]:
    """Return the codes that were found."""
    return [finding.code for finding in loaded.findings]


def ends(graph: Snapshot, link: str) -> list[tuple[str, str]]:
    """Return source and target of each link of a type."""
    table = graph.links[link]
    return [(graph.ids[a], graph.ids[b]) for a, b in zip(table.source.tolist(), table.target.tolist(), strict=True)]


def test_two_seats_of_one_unit_on_one_body_stay_two(graph_of: Callable[..., Snapshot]) -> None:
    """Each link is a row of its own, in the order of the list, with its own fields and place."""
    graph = graph_of(
        "- {id: k, kind: council, seat: [{to: a, role: chair, votes: 2..}, {to: b, role: member}, {to: a, role: member}]}\n"
        "- {id: a, kind: body}\n- {id: b, kind: body}"
    )
    seats = graph.links["seat"]
    assert ends(graph, "seat") == [("k", "a"), ("k", "b"), ("k", "a")]
    assert [seats.columns["role"].value(row) for row in range(3)] == ["chair", "member", "member"]
    assert seats.columns["votes"].known.tolist() == [True, False, False]
    assert graph.link_place(seats, 2, "role").path == ("units", 0, "seat", 2, "role")
    assert graph.link_rows("seat", graph.index["k"], outgoing=True) == [0, 1, 2]
    assert graph.link_rows("seat", graph.index["a"], outgoing=False) == [0, 2]
    assert graph.link_rows("seat", graph.index["a"], outgoing=True) == []


@pytest.mark.parametrize(
    ("units", "code", "place", "damage"),
    [
        ("{id: a, kind: body, covers: nowhere}", "ORG202", "nowhere", "dangling-reference"),
        ("{id: a, kind: council, seat: [{to: nowhere, role: chair}]}", "ORG202", "nowhere", "dangling-reference"),
        ("{id: a, kind: body, twin: p}", "ORG203", "p", "link-not-allowed"),
        ("{id: a, kind: city, units: [{id: x, kind: body}]}", "ORG118", "body", "nesting-not-allowed"),
        ("{id: a, kind: council, seat: [{to: b}]}", "ORG108", "{to: b}", None),
        ("{id: a, kind: council, seat: [{to: b, role: chair, colour: red}]}", "ORG102", "colour", None),
        ("{id: a, kind: council, seat: [{to: b, role: chief}]}", "ORG104", "chief", None),
        ("{id: a, kind: council, seat: [{role: chair}]}", "ORG103", "{role: chair}", None),
        ("{id: a, kind: body, twin: 7}", "ORG104", "7", None),
        ("{id: a, kind: body, twin: {to: 7}}", "ORG104", "7", None),
        ("{id: a, kind: body, covers: [c, {to: [c]}]}", "ORG104", "[c]", None),
        ("{id: a, kind: body, covers: [[c]]}", "ORG104", "[c]", None),
        ("{id: a, kind: council, seat: [{to: b, role: chair, valid: {from: 2021, until: 2020}}]}", "ORG212", "{from: 2021, until: 2020}", None),
        ("{id: a, kind: body, valid: 2020}", "ORG104", "2020", None),
        ("{id: a, kind: body, incomplete: [saet]}", "ORG104", "saet", None),
        ("{id: a, kind: body, exceptions: P1}", "ORG104", "P1", None),
        ("{id: a, kind: body, name: [x]}", "ORG104", "[x]", None),
        ("{id: a, kind: body, mottto: x}", "ORG102", "mottto", None),
        ("{id: a, kind: body, hectares: 3}", "ORG107", "hectares", None),
        ("{id: a, kind: body, units: [{id: x, kind: body, part_of: a}]}", "ORG117", "part_of", None),
        ("{id: b, kind: body}", "ORG201", "b", "duplicate-id"),
        ("{kind: body}", "ORG213", "{kind: body}", None),
        ("{id: 7, kind: body}", "ORG104", "7", None),
        ("{id: a}", "ORG103", "{id: a}", None),
        ("{id: a, kind: bodi}", "ORG105", "bodi", "unknown-kind"),
        ("{id: a, kind: area}", "ORG106", "area", "unknown-kind"),
        ("just a text", "ORG119", "just a text", None),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place_and_the_rest_stands(
    read: Callable[..., Loaded], units: str, code: str, place: str, damage: str | None
) -> None:
    """One mistake gives one finding, at the smallest text that is wrong; the other units are whole."""
    loaded = read(f"- {{id: b, kind: body}}\n- {{id: p, kind: post}}\n- {{id: c, kind: city}}\n- {units}")
    (finding,) = loaded.findings
    assert finding.code == code
    assert finding.place is not None
    span = loaded.sources.locate(finding.place)
    assert loaded.sources.text(0)[span.start : span.end] == place
    graph = loaded.snapshot
    assert graph is not None
    assert {"b", "p", "c"} <= set(graph.ids)
    assert [word for words in graph.damage.values() for word in words] == ([damage] if damage else [])


def test_a_unit_without_a_kind_is_left_out_and_links_to_it_are_follow_on_findings(read: Callable[..., Loaded]) -> None:
    """What points at a unit that could not be read says whose fault it is, so that it can be hidden."""
    loaded = read("- {id: x, kind: zebra}\n- {id: a, kind: body, twin: x}")
    assert codes(loaded) == ["ORG105", "ORG202"]
    assert loaded.findings[1].follows == "x"


def test_what_is_nested_in_a_second_unit_of_an_id_stands_under_the_first(read: Callable[..., Loaded]) -> None:
    """The second one is left out, and what it brings is not."""
    graph = read("- {id: a, kind: body}\n- {id: a, kind: body, units: [{id: x, kind: body}]}").snapshot
    assert graph is not None
    assert (graph.ids, graph.hierarchies["part_of"].parent.tolist()) == (["a", "x"], [-1, 0])


@pytest.mark.parametrize(
    ("as_of", "in_force"),
    [("2018-02-28", False), ("2018-03-01", True), ("2018-03", True), ("2020", True), ("2023-02-28", True), ("2023-03-01", False), ("2023-03", False)],
)  # fmt: skip
def test_periods_are_half_open_and_a_month_as_a_bound_is_its_first_day(
    graph_of: Callable[..., Snapshot], as_of: str, *, in_force: bool
) -> None:
    """`from` is the first day that is in, `until` the first that is out; a partial as-of date is its last day."""
    graph = graph_of(
        "- {id: a, kind: body, valid: {from: 2018-03, until: 2023-03}}\n- {id: b, kind: body, twin: a}",
        f"as_of: {as_of}",
    )
    assert graph.in_force.tolist() == [in_force, True]
    assert graph.links["twin"].in_force.tolist() == [in_force]


def test_without_a_date_what_has_no_end_is_in_force(graph_of: Callable[..., Snapshot]) -> None:
    """A definition without a date shows the present: what has ended is out, what has begun is in."""
    graph = graph_of("- {id: a, kind: body, valid: {from: 2018}}\n- {id: b, kind: body, valid: {until: 2018}}")
    assert graph.in_force.tolist() == [True, False]


def test_tombstones_are_kept_and_a_link_to_one_names_what_took_its_place(read: Callable[..., Loaded]) -> None:
    """A retired id is no unit; a link to it says when it ended and where to go."""
    loaded = read(
        "- {id: a, kind: body, twin: old}\n- {id: b, kind: body}",
        head="retired: [{id: old, on: 2019-01-01, into: [b]}]",
    )
    (finding,) = loaded.findings
    assert finding.code == "ORG206"
    assert "2019-01-01" in finding.text()
    assert loaded.snapshot is not None
    assert [(tomb.id, tomb.into) for tomb in loaded.snapshot.retired] == [("old", ("b",))]


def test_a_link_of_a_unit_to_itself_is_kept_for_the_rules_to_judge(graph_of: Callable[..., Snapshot]) -> None:
    """A self link outside the hierarchies is read as it is written."""
    assert ends(graph_of("- {id: a, kind: body, twin: a}"), "twin") == [("a", "a")]


def test_a_link_that_is_wrong_is_pointed_at_where_it_stands(read: Callable[..., Loaded]) -> None:
    """At its key where it stands alone, in the list where it stands in one."""
    found = read("- {id: a, kind: body, part_of: x}\n- {id: b, kind: council, seat: [{to: y, role: chair}]}").findings
    assert [one.place.path[2:] for one in found if one.place] == [("part_of",), ("seat", 0, "to")]


def test_an_included_file_stands_under_the_unit_it_names(read: Callable[..., Loaded], folder: Any) -> None:
    """`under` nests the outermost units of a file; a name that is not there is a finding in that file."""
    (folder / "part.yaml").write_text("under: h\nunits:\n- {id: x, kind: body}\n", encoding="utf-8")
    loaded = read("- {id: h, kind: body}", head="include: [part.yaml]")
    assert loaded.findings == []
    assert loaded.snapshot is not None
    assert ends(loaded.snapshot, "part_of") == [("x", "h")]
    (folder / "part.yaml").write_text("under: g\nunits:\n- {id: x, kind: body}\n", encoding="utf-8")
    (finding,) = read("- {id: h, kind: body}", head="include: [part.yaml]").findings
    assert (finding.code, finding.place and finding.place.document) == ("ORG202", 1)


@pytest.mark.parametrize(
    ("written", "instead"),
    [('">=45"', "45.."), ('"1,795"', "1795"), ('"≤50"', "..50"), ('"约57000"', "~57000"), ("1 795", "1795")],
)
def test_common_ways_to_write_a_number_get_the_right_one_as_help(
    read: Callable[..., Loaded], written: str, instead: str
) -> None:
    """A trap is named with what to write instead, and the value stays unknown."""
    loaded = read(f"- {{id: a, kind: body, members: {written}}}")
    (finding,) = loaded.findings
    assert finding.code == "ORG104"
    assert instead in finding.help_text()
    assert loaded.snapshot is not None
    assert not loaded.snapshot.columns["members"].known.any()


@pytest.mark.parametrize(
    "head", ["claims: true", "claims: 5", "retired: 5", "as_of: soon", "title: [x]", "language: 3"]
)
def test_a_wrong_word_of_the_head_is_told_and_left_out(read: Callable[..., Loaded], head: str) -> None:
    """A head that is not whole costs its wrong part only: the units are read."""
    loaded = read("- {id: a, kind: body}", head=head)
    assert codes(loaded) == ["ORG104"]
    assert loaded.snapshot is not None
    assert loaded.snapshot.ids == ["a"]


def test_ids_end_where_they_end(read: Callable[..., Loaded]) -> None:
    """A line end behind an id is part of no id."""
    assert codes(read('- {id: "a\\n", kind: body}')) == ["ORG104"]


MOVED = """
orgtree: definition/1
charter: company
units:
- id: hq
  kind: company
  units:
  - {id: a, kind: department}
  - id: b
    kind: department
    units:
    - {id: t, kind: team, part_of: PAST}
"""


def test_a_nested_unit_says_by_its_key_where_it_was() -> None:
    """Nesting holds from the day on which the last of those links ends; one that does not end is written twice."""
    org = orgtree.loads(
        MOVED.replace("PAST", "[{to: a, valid: {until: 2020}}, {to: hq, valid: {from: 2020, until: 2021}}]")
    )
    assert not org.check().findings
    links = [row for row in org.to_rows()[1] if row["from"] == "t"]
    assert links[-1] == {
        "link": "part_of",
        "from": "t",
        "to": "hq",
        "valid": {"from": "2020-01-01", "until": "2021-01-01"},
    }
    assert {"link": "part_of", "from": "t", "to": "b", "valid": {"from": "2021-01-01"}} in links
    for past in ("a", "{to: a, valid: {until: unknown}}", "{to: a, valid: {from: 2020}}"):
        twice = orgtree.loads(MOVED.replace("PAST", past))
        assert "ORG117" in {finding.code for finding in twice.check().findings}


def test_a_nested_unit_that_moves_on_a_day_is_nested_where_it_comes() -> None:
    """What is changed of its past leaves the days of the link that nesting writes as they are."""
    org = orgtree.loads(MOVED.replace(", part_of: PAST", ""))
    moved = org.with_changes({"orgtree": "changes/1", "changes": [{"move": "t", "under": "a", "on": "2020"}]})
    (document,) = moved.loaded.written.documents
    was = {"to": "b", "valid": {"until": 2020}}
    assert document["units"][0]["units"][0]["units"] == [{"id": "t", "kind": "team", "part_of": was}]
    links = [row for row in moved.to_rows()[1] if row["from"] == "t"]
    forgotten = moved.with_changes({"orgtree": "changes/1", "changes": [{"unlink": "t", "part_of": "b"}]})
    assert [row for row in forgotten.to_rows()[1] if row["from"] == "t"] == [row for row in links if row["to"] == "a"]


def test_a_link_of_a_row_has_no_position_in_a_list() -> None:
    """It is in no list of its unit, as a single value is in none; those of a list are counted."""
    dated = [{"to": "a", "valid": {"until": "2019"}}, {"to": "a", "valid": {"from": "2020"}}]
    units = [
        {"id": "a", "kind": "company"},
        {"id": "t", "kind": "team", "part_of": dated},
        {"id": "u", "kind": "team", "part_of": "a"},
        {"id": "v", "kind": "team"},
    ]
    org = orgtree.from_rows(units, [{"link": "part_of", "from": "v", "to": "a"}], charter="company")
    table = org.snapshot.links["part_of"]
    told = zip((org.snapshot.ids[unit] for unit in table.source.tolist()), table.item.tolist(), strict=True)
    assert sorted(told) == [("t", 0), ("t", 1), ("u", -1), ("v", -1)]


def test_links_have_a_column_of_each_field_that_one_of_them_states_or_means(tmp_path: Path) -> None:
    """None of one that nobody states; one that has a default is meant by each link that there is, and by no other."""
    link = "{from: body, to: body, fields: {votes: {type: count, default: 1}, note: {type: text}}}"
    charter = f"orgtree: charter/1\nname: town\nkinds: {{body: {{}}}}\nlinks: {{seat: {link}, lead: {link}}}\n"
    (tmp_path / "town.yaml").write_text(charter, encoding="utf-8")
    units, links = [{"id": name, "kind": "body"} for name in "ab"], [{"link": "seat", "from": "a", "to": "b"}]
    tables = orgtree.from_rows(units, links, charter=str(tmp_path / "town.yaml")).snapshot.links
    assert {name: list(table.columns) for name, table in tables.items()} == {"seat": ["votes"], "lead": []}
    assert tables["seat"].columns["votes"].value(0) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("units: []", "the file does not say what it is, and reads like a part of a definition"),
        (
            "{units: [], claims: [], under: a}",
            "the file does not say what it is, and reads like a part of a definition",
        ),
        ("{units: [], claims: [], title: x}", "the file does not say what it is"),
        ("{}", "the file does not say what it is"),
        ("3", "a definition is a mapping that begins with orgtree: definition/1"),
    ],
)
def test_a_file_that_begins_in_another_way_is_told_what_it_reads_like(tmp_path: Path, text: str, told: str) -> None:
    """With all that a part may hold it is one; with more it is not."""
    (tmp_path / "part.yaml").write_text(text, encoding="utf-8")
    first = load_definition(tmp_path / "part.yaml", budgets=Budgets()).findings[0]
    assert (first.code, first.text()) == ("ORG100", told)


@pytest.mark.parametrize(("most", "ids"), [(2, ["a", "b"]), (3, ["a", "b", "c"])])
def test_as_many_units_are_read_as_the_budget_has(tmp_path: Path, most: int, ids: list[str]) -> None:
    """One more is told, and nothing is read from there."""
    units = "[{id: a, kind: company, units: [{id: b, kind: department}]}, {id: c, kind: company}]"
    (tmp_path / "org.yaml").write_text(f"orgtree: definition/1\ncharter: company\nunits: {units}\n", encoding="utf-8")
    loaded = load_definition(tmp_path / "org.yaml", budgets=Budgets(max_units=most))
    assert [finding.text() for finding in loaded.findings] == [f"there are more than {most} units"] * (most < 3)
    assert loaded.snapshot is not None
    assert loaded.snapshot.ids == ids
