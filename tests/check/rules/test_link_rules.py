"""Rules of links and paths at their edges, and paths-meet against a search by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples
from rule_examples import headed, judged

from orgtree.graph.load import load_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rule_examples import Outcome

    Judge = Callable[[str, str], Outcome]

CHARTER = """
kinds:
  area: {}
  office: {fields: {open: {type: bool}, size: {type: count}, founded: {type: date}}}
  depot: {is_a: office}
  council: {}
links:
  area_in: {hierarchy: true, nest: true, from: area, to: area}
  part_of: {hierarchy: true, nest: true, from: office, to: office}
  covers: {from: [office, council], to: area}
  convened_by: {from: council, to: office}
  seat: {from: council, to: office, fields: {role: {type: choice, of: [chair, clerk]}, since: {type: date}}}
  main_seat: {is_a: seat}
paths:
  territory: {office: covers/area_in*}
rules:
"""
REQUIRED = CHARTER + "  R01: {check: required-link, for: council, path: PATH}\n"
COUNT = CHARTER + "  R01: {check: link-count, for: council, path: seat, allowed: 2..3}\n"
BESIDES = (
    CHARTER
    + "  R01: {check: link-count, for: council, path: seat, distinct: true, besides: convened_by, allowed: 1..}\n"
)
MEET = CHARTER + "  R01: {check: paths-meet, for_each: seat, left: from/covers, right: to/territory}\n"
APART = CHARTER + "  R01: {check: paths-apart, for: council, left: convened_by, right: seat}\n"
DISTINCT = CHARTER + "  R01: {check: distinct, link: seat, by: BY}\n"


@pytest.mark.parametrize(
    ("path", "message", "marked"),
    [
        ("convened_by", "'c' has no link 'convened by'", ["c"]),
        ("{path: seat, kind: depot}", "'c' has no depot; there: o1, o2", ["seat", "office", "office"]),
        (
            "{path: seat, where: {open: true}}",
            "'seat' of 'c' leads to o1, o2, none of which is as it must be: open",
            ["seat", "false", "false"],
        ),
        (
            "{path: seat, kind: office, where: {founded: 2018..}}",
            "'c' has no office for which this holds: founded: 2018-01-01 or later; there: o1, o2",
            ["seat", "2016", "2017"],
        ),
        (
            "{path: seat, where: {not: {open: false}}}",
            "'seat' of 'c' leads to o1, o2, none of which is as it must be: not (open: no)",
            None,
        ),
    ],
)
def test_what_is_owed_is_said_with_what_is_there_instead(
    judge: Judge, path: str, message: str, marked: list[str] | None
) -> None:
    """The key of the link is pointed at where it is written, else the id, and what nearly fits is labelled."""
    found = judge(
        REQUIRED.replace("PATH", path),
        "units: [{id: c, kind: council, seat: [o1, o2]}, {id: o1, kind: office, open: false, founded: 2016}, {id: o2, kind: office, open: false, founded: 2017}]",
    )
    assert found.messages == [message]
    if marked:
        assert found.marked(found.one("R01")) == marked


def test_a_list_that_is_not_whole_is_undecided(judge: Judge) -> None:
    """Too few of them is not known to be too few; too many is too many."""
    found = judge(
        COUNT,
        """units:
- {id: o1, kind: office}
- {id: a, kind: council, seat: [o1], incomplete: [seat]}
- {id: b, kind: council, seat: [{to: o1, role: chair}, {to: o1, role: clerk}, o1, {to: o1, since: 2018}], incomplete: [seat]}
""",
    )
    assert [(finding.code, finding.unit) for finding in found.findings] == [("R01", "b")]
    assert found.undecided == {"R01": ["a"]}


def test_ways_that_do_not_meet_name_what_they_perhaps_reach(judge: Judge) -> None:
    """An office of which nobody says whether it is open is one more that the convener is not."""
    rule = "  R01: {check: paths-meet, for: council, left: {path: seat, where: {open: true}}, right: convened_by}\n"
    found = judge(
        CHARTER + rule,
        "units:\n- {id: o1, kind: office, open: true}\n- {id: o2, kind: office}\n- {id: o3, kind: office, open: false}\n"
        "- {id: c, kind: council, seat: [o1, o2, o3], convened_by: o3}\n",
    )
    assert len(found.messages) == 1
    assert "reaches o1, o2, 'convened by' reaches o3" in found.messages[0]


def test_ways_down_a_hierarchy_begin_at_any_unit_of_it(judge: Judge) -> None:
    """What is below the second of two offices is no less below it, and the office itself only where it may be."""
    units = (
        "units:\n- {id: o0, kind: office, units: [{id: o1, kind: office}]}\n"
        "- {id: o2, kind: office, units: [{id: o3, kind: office}, {id: o4, kind: office}]}\n"
        "- {id: c, kind: council, convened_by: o2, seat: [o2, o4]}\n"
    )
    for path, common in (("^part_of+", "o4"), ("^part_of*", "o2, o4")):
        rule = f"  R01: {{check: paths-apart, for: council, left: convened_by/{path}, right: seat}}\n"
        (message,) = judge(CHARTER + rule, units).messages
        assert message.endswith(common)


def test_a_named_path_that_asks_something_of_one_kind_only_is_not_known_for_it(judge: Judge) -> None:
    """What it asks may be so, of the one kind; of the other it asks nothing."""
    charter = CHARTER.replace(
        "paths:\n", "paths:\n  parts: {office: {path: ^part_of, where: {open: true}}, council: seat}\n"
    )
    rule = "  R01: {check: required-link, for: [office, council], path: parts}\n"
    found = judge(
        charter + rule,
        "units:\n- {id: o1, kind: office, units: [{id: o2, kind: office, units: [{id: o3, kind: office, open: false}]}]}\n"
        "- {id: c1, kind: council, seat: o3}\n- {id: c2, kind: council}\n",
    )
    assert (sorted(str(finding.unit) for finding in found.findings), found.undecided) == (
        ["c2", "o2", "o3"],
        {"R01": ["o1"]},
    )


@pytest.mark.parametrize(
    ("path", "counts"),
    [("part_of+", [0, 1, 2]), ("part_of*", [1, 2, 3]), ("^part_of+", [2, 1, 0]), ("^part_of*", [3, 2, 1])],
)
def test_ways_along_a_hierarchy_count_the_unit_itself_only_where_they_may_be_empty(
    judge: Judge, path: str, counts: list[int]
) -> None:
    """Of three offices, one below the other, upwards and downwards."""
    found = judge(
        CHARTER + f"  R01: {{check: link-count, for: office, path: {path}, distinct: true, allowed: 9..}}\n",
        "units: [{id: a, kind: office, units: [{id: b, kind: office, units: [{id: c, kind: office}]}]}]",
    )
    assert [(finding.unit, finding.facts["count"]) for finding in found.findings] == list(
        zip("abc", map(str, counts), strict=True)
    )


def test_what_follows_from_a_link_left_out_is_not_told_of_again(judge: Judge) -> None:
    """A dangling seat is one finding, and the count that misses it is a follow-on."""
    found = judge(COUNT, "units: [{id: o1, kind: office}, {id: c, kind: council, seat: [o1, o9]}]")
    assert found.codes == ["ORG202"]
    assert [finding.code for finding in found.followers] == ["R01"]


def test_a_leaf_reaches_nothing_below_it(judge: Judge) -> None:
    """One step down or more begins below the unit: it is not reached from itself."""
    result = judge(
        "kinds: {team: {fields: {open: {type: bool}}}}\nlinks: {part_of: {hierarchy: true, from: team, to: team}}\n"
        "rules: {R01: {check: holds, for: team, that: {path: ^part_of+, where: {open: true}}}}",
        "units:\n- {id: t, kind: team}\n- {id: a, kind: team, open: true, part_of: t}\n",
    )
    assert [finding.unit for finding in result.findings] == ["a"]


def test_a_links_field_has_its_default_where_nothing_is_stated_and_there_alone(judge: Judge) -> None:
    """A chair that is stated is no member by default."""
    result = judge(
        "kinds: {council: {}, office: {}}\n"
        "links: {seat: {from: council, to: office, fields: {role: {type: choice, of: [chair, member], default: member}}}}\n"
        "rules: {R01: {check: link-count, for: council, path: {path: seat, with: {role: member}}, allowed: 1}}",
        "units:\n- {id: c, kind: council, seat: [{to: o1, role: chair}, o2]}\n- {id: d, kind: council, seat: {to: o1, role: chair}}\n"
        "- {id: o1, kind: office}\n- {id: o2, kind: office}\n",
    )
    assert [finding.unit for finding in result.findings] == ["d"]


def test_a_subtype_counts_as_its_type(judge: Judge) -> None:
    """A main seat is a seat."""
    found = judge(
        COUNT,
        "units: [{id: o1, kind: office}, {id: o2, kind: office}, {id: c, kind: council, seat: o1, main_seat: o2}]",
    )
    assert found.codes == []


def test_who_is_left_out_of_a_count_is_named(judge: Judge) -> None:
    """The message says what was not counted, and the key is pointed at."""
    found = judge(BESIDES, "units: [{id: o1, kind: office}, {id: c, kind: council, seat: [o1], convened_by: o1}]")
    assert found.messages == ["'c' has 0 links 'seat' besides 'convened by', must have at least 1; there: o1"]
    assert found.marked(found.one("R01")) == ["seat"]


@pytest.mark.parametrize(
    ("office", "codes", "undecided"), [("open: true", ["R01"], {}), ("open: false", [], {}), ("", [], {"R01": ["c"]})]
)
def test_who_is_perhaps_left_out_of_a_count_leaves_it_undecided(
    judge: Judge, office: str, codes: list[str], undecided: dict[str, list[str]]
) -> None:
    """Conveners are left out that are open; the only seat is that of the convener."""
    charter = BESIDES.replace("besides: convened_by", "besides: {path: convened_by, where: {open: true}}")
    offices = f"{{id: o1, kind: office}}, {{id: o2, kind: office, {office}}}"
    found = judge(charter, f"units: [{offices}, {{id: c, kind: council, seat: [o2], convened_by: o2}}]")
    assert (found.codes, found.undecided) == (codes, undecided)


def test_a_convener_that_is_not_listed_leaves_the_count_undecided(judge: Judge) -> None:
    """Whoever has a seat may be the convener that the list does not name."""
    found = judge(
        BESIDES, "units: [{id: o1, kind: office}, {id: c, kind: council, seat: [o1], incomplete: [convened_by]}]"
    )
    assert found.codes == []
    assert found.undecided == {"R01": ["c"]}


def test_both_ways_are_pointed_at(judge: Judge) -> None:
    """The seat is the primary place; the body's area and the member's are where the ways begin."""
    found = judge(
        MEET,
        """units:
- {id: a1, kind: area}
- {id: a2, kind: area}
- {id: o1, kind: office, covers: a2}
- {id: c, kind: council, covers: a1, seat: [{to: o1, role: chair}]}
""",
    )
    assert found.marked(found.one("R01")) == ["o1", "a1", "a2"]
    assert str(found.findings[0].facts["left_units"]) == "a1"


def test_a_seat_that_is_not_in_force_is_not_judged(judge: Judge) -> None:
    """A link that has ended breaks no rule."""
    found = judge(
        MEET,
        "as_of: 2020\nunits: [{id: a1, kind: area}, {id: o1, kind: office}, {id: c, kind: council, covers: a1, seat: [{to: o1, valid: {until: 2019}}]}]",
    )
    assert found.codes == []


def test_ways_apart_may_meet_where_a_list_is_not_whole(judge: Judge) -> None:
    """What is not listed may be what the other way leads to."""
    found = judge(
        APART,
        """units:
- {id: o1, kind: office}
- {id: o2, kind: office}
- {id: a, kind: council, convened_by: o1, seat: [o2], incomplete: [seat]}
- {id: b, kind: council, convened_by: o1, seat: [o1, o2], incomplete: [seat]}
""",
    )
    assert found.messages == ["'convened by' and 'seat' of 'b' both reach o1"]
    assert found.undecided == {"R01": ["a"]}


def test_a_seat_of_a_subtype_is_a_second_one(judge: Judge) -> None:
    """A main seat beside a seat is two seats of one office; the first in the charter's order is labelled."""
    found = judge(
        DISTINCT.replace("BY", "to"), "units: [{id: o1, kind: office}, {id: c, kind: council, main_seat: o1, seat: o1}]"
    )
    assert found.messages == ["'c' has a second 'seat' to 'o1'"]
    assert len(found.marked(found.one("R01"))) == 2


def test_a_repeated_link_is_one_finding(judge: Judge) -> None:
    """Word for word the same is ORG209 and not a second seat as well; a third with another role is both."""
    units = "units:\n- {id: o1, kind: office}\n- id: c\n  kind: council\n  seat:\n  - o1\n  - o1\n"
    assert judge(DISTINCT.replace("BY", "to"), units).said == [(9, "ORG209")]
    assert judge(DISTINCT.replace("BY", "to"), units + "  - {to: o1, role: chair}\n").said == [
        (9, "ORG209"),
        (10, "R01"),
    ]


def test_a_role_that_is_not_stated_is_undecided(judge: Judge) -> None:
    """It may be the role that another one has."""
    found = judge(
        DISTINCT.replace("BY", "role"),
        "units: [{id: o1, kind: office}, {id: o2, kind: office}, {id: c, kind: council, seat: [{to: o1, role: chair}, o2]}]",
    )
    assert found.codes == []
    assert found.undecided == {"R01": ["c"]}


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("{check: required-link, path: sea}", "'sea' is neither a link nor a named path of the charter"),
        ("{check: required-link, path: {path: seat, count: 2..}}", "the path of a check has no count"),
        ("{check: link-count, path: seat, allowed: -1..}", "is not a count"),
        ("{check: link-count, path: seat, allowed: 2.., besides: sea}", "'sea' is neither a link nor a named path"),
        ("{check: paths-meet, left: from/covers, right: seat}", "'from' can only be the first step"),
        ("{check: paths-meet, for_each: sea, left: from/covers, right: to}", "'sea' is not a link of the charter"),
        ("{check: pairs, link: seat, allowed: {council: [depo]}}", "'depo' is not a kind"),
        ("{check: pairs, link: seat, allowed: [council]}", "a table of kinds is wanted"),
        ("{check: distinct, link: seat, by: since}", "links 'seat' cannot be told apart by 'since'"),
        ("{check: distinct, link: sea, by: to}", "'sea' is not a link of the charter"),
    ],
)
def test_a_mistake_in_a_rule_is_found_in_the_charter(judge: Judge, rule: str, message: str) -> None:
    """Wrong names and values are told of once, at the rule."""
    found = judge(CHARTER + f"  R01: {rule}\n", "units: [{id: c, kind: council}]")
    assert any(message in text for text in found.messages), found.messages
    assert all(finding.place and finding.place.path[:2] == ("rules", "R01") for finding in found.findings)


def test_links_given_as_rows_are_pointed_at_as_rows(tmp_path: Path) -> None:
    """A seat in a table of links is named by its row and column."""
    (tmp_path / "charter.yaml").write_text(headed(MEET, "charter"), encoding="utf-8")
    units = [
        {"id": "a1", "kind": "area"},
        {"id": "o1", "kind": "office"},
        {"id": "c", "kind": "council", "covers": "a1"},
    ]
    links = [{"link": "seat", "from": "c", "to": "o1"}]
    found = judged(load_rows(units, links, charter="./charter.yaml", folder=tmp_path))
    place = found.one("R01").place
    assert place is not None
    assert (place.document, place.path) == (1, (0, "to"))


def test_pairs_are_judged_for_kinds_in_the_table_with_their_child_kinds(judge: Judge) -> None:
    """An empty list forbids, a kind that is not named is free, and a child kind may have more than its parent."""
    charter = CHARTER + "  R01: {check: pairs, link: part_of, allowed: {office: [], depot: [depot]}}\n"
    found = judge(
        charter,
        """units:
- {id: d1, kind: depot}
- {id: d2, kind: depot, part_of: d1}
- {id: o1, kind: office, part_of: d1}
- {id: d3, kind: depot, part_of: o1}
""",
    )
    assert [finding.unit for finding in found.findings] == ["o1", "d3"]
    assert found.marked(found.findings[1]) == ["o1", "office"]


AREAS = 6


@st.composite
def towns(draw: st.DrawFn) -> tuple[list[int], list[list[int]], list[list[int]], list[tuple[int, int]]]:
    """Draw a tree of areas, the areas of offices and of councils, and seats (council, office)."""
    above = [draw(st.integers(-1, number - 1)) for number in range(AREAS)]
    some = st.lists(st.integers(0, AREAS - 1), max_size=2, unique=True)
    offices = draw(st.lists(some, min_size=1, max_size=4))
    councils = draw(st.lists(some, min_size=1, max_size=3))
    pair = st.tuples(st.integers(0, len(councils) - 1), st.integers(0, len(offices) - 1))
    return above, offices, councils, draw(st.lists(pair, max_size=5, unique=True))


@settings(max_examples=examples(30))
@given(town=towns())
def test_ways_meet_as_a_search_by_hand_says(
    town: tuple[list[int], list[list[int]], list[list[int]], list[tuple[int, int]]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """A seat is found exactly where no area of the body is among the areas of the office or those above them."""
    above, offices, councils, seats = town
    folder = tmp_path_factory.mktemp("town")
    (folder / "charter.yaml").write_text(headed(MEET, "charter"), encoding="utf-8")
    units: list[dict[str, object]] = [
        {"id": f"a{n}", "kind": "area", **({"area_in": f"a{up}"} if up >= 0 else {})} for n, up in enumerate(above)
    ]
    units += [{"id": f"o{n}", "kind": "office", "covers": [f"a{a}" for a in here]} for n, here in enumerate(offices)]
    units += [{"id": f"c{n}", "kind": "council", "covers": [f"a{a}" for a in here]} for n, here in enumerate(councils)]
    links = [{"link": "seat", "from": f"c{c}", "to": f"o{o}"} for c, o in seats]

    def climbed(areas: list[int]) -> set[int]:
        found = set()
        for area in areas:
            while area >= 0:
                found.add(area)
                area = above[area]  # noqa: PLW2901 - the walk up
        return found

    result = judged(load_rows(units, links, charter="./charter.yaml", folder=folder))
    wrong = [n for n, (c, o) in enumerate(seats) if councils[c] and not climbed(offices[o]) & set(councils[c])]
    assert [finding.place.path[0] for finding in result.findings if finding.place] == wrong


def test_a_named_path_counts_links_as_the_path_that_it_names(judge: Judge) -> None:
    """Two seats of one office are two links by either."""
    result = judge(
        """
kinds: {council: {}, office: {}}
links: {seat: {from: council, to: office, fields: {role: {type: text}}}, convened_by: {from: council, to: office}}
paths: {near: [seat, convened_by]}
rules:
  R01: {check: link-count, for: council, path: near, allowed: 3}
  R02: {check: link-count, for: council, path: [seat, convened_by], allowed: 3}
  R03: {check: link-count, for: council, path: near, distinct: true, allowed: 1}
""",
        """
units:
- {id: o, kind: office}
- {id: c, kind: council, seat: [{to: o, role: chair}, {to: o, role: clerk}], convened_by: o}
""",
    )
    assert result.codes == []
