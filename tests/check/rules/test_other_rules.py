"""The edges of tops, depth, spans, tiles, seats, quorums, co-held posts, terms, batches and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from orgtree.check.rules.name_ending import bare

if TYPE_CHECKING:
    from collections.abc import Callable

    from rule_examples import Outcome

    Judge = Callable[[str, str], Outcome]

TREE = """
kinds:
  top: {}
  team: {}
links: {part_of: {hierarchy: true, nest: true, pairs: {team: [top, team]}}}
"""
COUNCIL = """
kinds:
  council: {fields: {seats: {type: count}, entitled: {type: count}, present: {type: count}}}
  office: {}
links:
  seat: {from: council, to: office}
  chaired_by: {from: council, to: office}
"""
POSTS = """
kinds:
  club: {}
  post: {fields: {function: {type: choice, of: [a, b, c]}}}
links:
  post_at: {from: post, to: club, nest: true}
  coheld: {from: post, to: post, symmetric: true}
"""


def test_a_top_whose_parents_are_not_all_listed_is_undecided(judge: Judge) -> None:
    """A unit that says that its parent is missing from the list may have one."""
    result = judge(
        TREE.replace("[top, team]", "[top]") + "rules: {R01: {check: roots, along: part_of, allowed: top}}",
        "units:\n- {id: t1, kind: team, incomplete: [part_of]}\n- {id: t2, kind: team}\n",
    )
    assert [(finding.unit, finding.code) for finding in result.findings] == [("t2", "R01")]
    assert result.undecided == {"R01": ["t1"]}


def test_depth_is_told_of_once_on_each_branch(judge: Judge) -> None:
    """What stands below a unit that is too deep is not reported again, and the next branch is."""
    result = judge(
        TREE + "rules: {R01: {check: depth, along: part_of, allowed: ..2}}",
        """
units:
- id: top
  kind: top
  units:
  - id: a
    kind: team
    units:
    - {id: a1, kind: team, units: [{id: a2, kind: team}]}
  - {id: b, kind: team, units: [{id: b1, kind: team}]}
""",
    )
    assert sorted(finding.unit or "" for finding in result.findings) == ["a1", "b1"]
    assert "under top, a" in result.findings[0].help_text()


def test_a_chain_of_many_levels_is_judged_without_recursion(judge: Judge) -> None:
    """Depth is no limit."""
    chain = "units:\n- {id: u0, kind: top}\n" + "".join(
        f"- {{id: u{n}, kind: team, part_of: u{n - 1}}}\n" for n in range(1, 3000)
    )
    result = judge(TREE + "rules: {R01: {check: depth, along: part_of, allowed: ..2000}}", chain)
    assert [finding.unit for finding in result.findings] == ["u2000"]


@pytest.mark.parametrize(
    ("share", "codes", "undecided"),
    [("50%..", [], {}), ("51%..", ["R01"], {}), ("..40%", ["R01"], {})],
)
def test_a_share_of_spans_is_exact_at_its_edge(
    share: str, codes: list[str], undecided: dict[str, list[str]], judge: Judge
) -> None:
    """Half of the heads in the band are half, and no less."""
    result = judge(
        TREE
        + f"rules: {{R01: {{check: span-share, where: {{path: ^part_of}}, path: ^part_of, band: 2.., share: {share}}}}}",
        """
units:
- id: top
  kind: top
  units: [{id: a, kind: team, units: [{id: a1, kind: team}]}, {id: b, kind: team}]
""",
    )
    assert result.codes == codes
    assert result.undecided == undecided


def test_a_share_of_spans_that_incomplete_lists_may_change_is_undecided(judge: Judge) -> None:
    """A head with an open list of reports may be in the band or not."""
    result = judge(
        TREE
        + "rules: {R01: {check: span-share, for: top, where: {path: ^part_of}, path: ^part_of, band: ..1, share: 100%..}}",
        "units:\n- {id: top, kind: top, incomplete: [part_of], units: [{id: a, kind: team}]}\n",
    )
    assert result.codes == []
    assert result.undecided == {"R01": ["top"]}


def test_declared_seats_are_held_against_an_interval(judge: Judge) -> None:
    """`2..` agrees with three listed seats perhaps, and with one surely not."""
    result = judge(
        COUNCIL + "rules: {R01: {check: listed, for: council, field: seats, path: seat}}",
        """
units:
- {id: o1, kind: office}
- {id: o2, kind: office}
- {id: c1, kind: council, seats: 2.., seat: [o1, o2]}
- {id: c2, kind: council, seats: 2.., seat: [o1]}
""",
    )
    assert [finding.unit for finding in result.findings] == ["c2"]
    assert result.undecided == {"R01": ["c1"]}


@pytest.mark.parametrize(("cap", "found"), [("1/3", 0), ("33%", 3), ("0.5", 0)])
def test_a_cap_is_an_exact_fraction(cap: str, found: int, judge: Judge) -> None:
    """One of three seats is a third: not more than 1/3, and more than 33 %."""
    result = judge(
        COUNCIL + f"rules: {{R01: {{check: capped-share, for: council, link: seat, at_most: {cap}}}}}",
        "units:\n- {id: o1, kind: office}\n- {id: o2, kind: office}\n- {id: o3, kind: office}\n"
        "- {id: c, kind: council, seat: [o1, o2, o3]}\n",
    )
    assert len(result.findings) == found


def test_a_cap_on_a_list_that_is_not_whole_is_undecided(judge: Judge) -> None:
    """More seats may belong to others."""
    result = judge(
        COUNCIL + "rules: {R01: {check: capped-share, for: council, link: seat, at_most: 1/2}}",
        "units:\n- {id: o1, kind: office}\n- {id: c, kind: council, seat: [o1], incomplete: [seat]}\n",
    )
    assert (result.codes, result.undecided) == ([], {"R01": ["c"]})


def test_a_chair_outside_a_list_that_is_not_whole_is_undecided(judge: Judge) -> None:
    """The chair may hold one of the seats that are not listed."""
    result = judge(
        COUNCIL + "rules: {R01: {check: paths-within, for: council, inner: chaired_by, outer: seat}}",
        """
units:
- {id: o1, kind: office}
- {id: o2, kind: office}
- {id: c1, kind: council, seat: [o1], chaired_by: o2, incomplete: [seat]}
- {id: c2, kind: council, seat: [o1], chaired_by: o2}
""",
    )
    assert [finding.unit for finding in result.findings] == ["c2"]
    assert result.undecided == {"R01": ["c1"]}


@pytest.mark.parametrize(
    ("share", "present", "code"),
    [
        ("at_least: 1/2", 5, None),
        ("at_least: 1/2", 4, "R01"),
        ("more_than: 1/2", 5, None),
        ("more_than: 1/2", 4, "R01"),
        ("at_least: 5/9", 5, None),
        ("more_than: 5/9", 5, "R01"),
        ("at_most: 5/9", 5, None),
        ("at_most: 1/2", 5, "R01"),
        ("at_least: 1", 9, None),
    ],
)
def test_a_quorum_is_exact_at_its_edge(share: str, present: int, code: str | None, judge: Judge) -> None:
    """Of nine entitled, five are at least and more than half, and exactly five ninths."""
    result = judge(
        COUNCIL + f"rules: {{R01: {{check: quorum, for: council, part: present, of: entitled, {share}}}}}",
        f"units:\n- {{id: c, kind: council, entitled: 9, present: {present}}}\n",
    )
    assert result.codes == ([code] if code else [])


def test_a_quorum_of_intervals_says_what_is_needed_or_is_undecided(judge: Judge) -> None:
    """Bounds that do not settle it leave it open; bounds that do say how many are needed in any case."""
    result = judge(
        COUNCIL + "rules: {R01: {check: quorum, for: council, part: present, of: entitled, more_than: 1/2}}",
        """
units:
- {id: c1, kind: council, entitled: 10, present: 5..}
- {id: c2, kind: council, entitled: 10..12, present: ..5}
- {id: c3, kind: council, entitled: 10}
- {id: c4, kind: council, entitled: 0, present: 0}
""",
    )
    assert result.messages == [
        "'present' of 'c2' is at most 5 of 10 to 12 'entitled', must be at least 6 (more than 1/2)",
    ]
    assert result.undecided == {"R01": ["c1"]}


def test_a_quorum_without_a_share_is_a_mistake_of_the_rule(judge: Judge) -> None:
    """The rule says that one of the shares is needed, and is not judged."""
    result = judge(
        COUNCIL + "rules: {R01: {check: quorum, part: present, of: entitled}}",
        "units:\n- {id: c, kind: council, entitled: 9, present: 1}\n",
    )
    assert result.codes == ["ORG104"]
    assert "at_least" in result.messages[0]


@pytest.mark.parametrize("share", ["3/2", "-1/2", "half", "1/0", "true"])
def test_a_share_that_is_no_fraction_is_a_mistake_of_the_rule(share: str, judge: Judge) -> None:
    """It is told how a fraction is written."""
    result = judge(
        COUNCIL + f"rules: {{R01: {{check: quorum, part: present, of: entitled, at_least: {share}}}}}",
        "units:\n- {id: c, kind: council}\n",
    )
    assert result.codes == ["ORG104"]
    assert "1/2" in result.messages[0]


def test_posts_are_held_together_by_way_of_any_number_of_others(judge: Judge) -> None:
    """A chain of links is one holder, whichever way its links are written."""
    chain = "".join(f"  - {{id: p{n}, kind: post, function: c, coheld: p{n + 1}}}\n" for n in range(2, 40))
    result = judge(
        POSTS + "rules:\n"
        "  R01: {check: held-together, for: club, link: coheld,"
        " left: {path: ^post_at, where: {function: a}}, right: {path: ^post_at, where: {function: b}}}\n"
        "  R02: {check: held-apart, link: coheld, left: {function: a}, right: {function: b}}\n"
        "  R03: {check: posts-per-holder, for: post, link: coheld, allowed: ..40}\n",
        "units:\n- id: club\n  kind: club\n  units:\n"
        "  - {id: p1, kind: post, function: a, coheld: p2}\n"
        + chain
        + "  - {id: p40, kind: post, function: c}\n  - {id: p41, kind: post, function: b, coheld: p40}\n",
    )
    assert result.codes == ["R02", "R03"]
    assert result.one("R02").facts["other"] == "p41"
    assert result.one("R03").facts["count"] == 41


def test_posts_whose_coheld_list_is_not_whole_are_undecided(judge: Judge) -> None:
    """A post may be held with one that is not listed."""
    result = judge(
        POSTS + "rules: {R01: {check: held-together, for: club, link: coheld,"
        " left: {path: ^post_at, where: {function: a}}, right: {path: ^post_at, where: {function: b}}}}",
        "units:\n- id: club\n  kind: club\n  units:\n"
        "  - {id: p1, kind: post, function: a, incomplete: [coheld]}\n  - {id: p2, kind: post, function: b}\n",
    )
    assert (result.codes, result.undecided) == ([], {"R01": ["club"]})


def test_one_post_that_is_both_is_not_incompatible_with_itself(judge: Judge) -> None:
    """Two posts of one function are; one post alone, or with one of another function, is not."""
    rule = "rules: {R01: {check: held-apart, link: coheld, left: {function: a}, right: {function: a}}}"
    pair = "units:\n- {{id: p1, kind: post, function: a, coheld: p2}}\n- {{id: p2, kind: post, function: {}}}\n"
    assert judge(POSTS + rule, pair.format("b")).codes == []
    assert judge(POSTS + rule, pair.format("a")).codes == ["R01"]


def test_the_link_that_joins_incompatible_posts_is_pointed_at(judge: Judge) -> None:
    """Of several links of a post the one that leads to the other, be it by way of a third, and whoever states it."""
    rule = "rules: {R01: {check: held-apart, link: coheld, left: {function: a}, right: {function: b}}}"
    posts = "units:\n- {id: p1, kind: post, function: a, coheld: [p2, p3]}\n- {id: p2, kind: post, function: c}\n"
    straight = "- {id: p3, kind: post, function: b}\n"
    around = "- {id: p3, kind: post, function: c, coheld: p4}\n- {id: p4, kind: post, function: b}\n"
    stated_there = "- {id: p3, kind: post, function: c}\n- {id: p4, kind: post, function: b, coheld: [p3]}\n"
    for rest in (straight, around, stated_there):
        assert place_of(judge(POSTS + rule, posts + rest)) == ("units", 0, "coheld", 1)
    back = posts.replace(", coheld: [p2, p3]", "") + "- {id: p3, kind: post, function: b, coheld: [p2, p1]}\n"
    assert place_of(judge(POSTS + rule, back)) == ("units", 2, "coheld", 1)


def test_in_a_crowd_of_links_any_link_of_the_post_is_pointed_at(judge: Judge) -> None:
    """Whoever has hundreds of posts is told of all the same."""
    rule = "rules: {R01: {check: held-apart, link: coheld, left: {function: a}, right: {function: b}}}"
    held = ", ".join(f"q{number}" for number in range(300))
    first = "units:\n- {id: p1, kind: post, function: a, coheld: [alone, q0]}\n- {id: alone, kind: post, function: c}\n"
    crowd = "".join(f"- {{id: q{number}, kind: post, function: c}}\n" for number in range(300))
    other = f"- {{id: p2, kind: post, function: b, coheld: [{held}]}}\n"
    assert place_of(judge(POSTS + rule, first + crowd + other)) == ("units", 0, "coheld", 0)


def place_of(result: Outcome) -> tuple[object, ...]:
    """Return where the only finding points."""
    place = result.one("R01").place
    assert place is not None
    return place.path


TERM = """
kinds: {board: {fields: {elected: {type: date}, before: {type: date}}}}
rules: {R01: {check: term, since: elected, years: 3}}
"""


@pytest.mark.parametrize(
    ("elected", "codes", "undecided"),
    [
        ("2020-02-29", ["R01"], {}),  # its end is 28 February 2023
        ("2020-03-04", ["R01"], {}),
        ("2020-03-05", [], {}),
        ("2020-03", [], {"R01": ["b"]}),
        ("2020", [], {"R01": ["b"]}),
        ("2019", ["R01"], {}),
        ("2021", [], {}),
    ],
)
def test_a_term_ends_on_its_day_and_not_before(
    elected: str, codes: list[str], undecided: dict[str, list[str]], judge: Judge
) -> None:
    """On the day on which it ends an election is still in time; a month or a year is any of its days."""
    result = judge(TERM, f"as_of: 2023-03-05\nunits:\n- {{id: b, kind: board, elected: {elected}}}\n")
    assert (result.codes, result.undecided) == (codes, undecided)


def test_a_term_without_a_date_of_the_definition_is_judged_by_today(judge: Judge) -> None:
    """What has run out by today's date, which the tests fix, is overdue; what runs out tomorrow is not."""
    result = judge(
        TERM,
        "units:\n- {id: b, kind: board, elected: 1990}\n- {id: c, kind: board, elected: 2099}\n",
    )
    assert (result.codes, result.undecided) == (["R01"], {})
    assert result.findings[0].unit == "b"


def test_a_term_up_to_the_last_year_there_is_does_not_crash(judge: Judge) -> None:
    """A date so late that its term has no end is in time."""
    result = judge(TERM, "as_of: 9999-12-31\nunits:\n- {id: b, kind: board, elected: 9999-01-01}\n")
    assert (result.codes, result.undecided) == ([], {})


def test_each_batch_is_held_against_the_one_that_lasts_longest(judge: Judge) -> None:
    """A long batch clashes with all that begin before it ends, and the place names it."""
    result = judge(
        """
kinds: {village: {}, team: {}}
links: {posted_to: {from: team, to: village}}
rules: {R01: {check: no-overlap, link: posted_to}}
""",
        """
units:
- {id: v, kind: village}
- {id: w, kind: village}
- {id: long, kind: team, posted_to: v, valid: {from: 2010, until: 2020}}
- {id: short, kind: team, posted_to: v, valid: {from: 2011, until: 2012}}
- {id: late, kind: team, posted_to: v, valid: {from: 2019, until: 2021}}
- {id: after, kind: team, posted_to: v, valid: {from: 2021, until: 2022}}
- {id: elsewhere, kind: team, posted_to: w, valid: {from: 2011, until: 2012}}
""",
    )
    assert [(finding.unit, finding.facts["other"]) for finding in result.findings] == [
        ("short", "long"),
        ("late", "long"),
    ]


def test_tiles_count_a_body_over_an_area_above(judge: Judge) -> None:
    """An area is covered by what covers any area above it; with a list that is not whole it is undecided."""
    charter = """
kinds: {area: {}, part: {}, body: {}}
links:
  area_in: {hierarchy: true, nest: true, pairs: {part: [area]}}
  covers: {from: body, to: [area, part]}
rules: {R01: {check: tiles, for: part, by: ^covers, along: area_in}}
"""
    areas = "- {id: a, kind: area, units: [{id: p, kind: part}, {id: q, kind: part}]}\n"
    result = judge(charter, f"units:\n{areas}- {{id: b, kind: body, covers: a}}\n- {{id: c, kind: body, covers: q}}\n")
    assert [(finding.unit, str(finding.facts["bodies"])) for finding in result.findings] == [("q", "c, b")]
    bodies = "- {id: b, kind: body, covers: a}\n- {id: c, kind: body, covers: q}\n- {id: d, kind: body, covers: z}\n"
    result = judge(charter, f"units:\n{bodies}{areas}- {{id: z, kind: area}}\n")  # nothing is over the highest area
    assert [(finding.unit, str(finding.facts["bodies"])) for finding in result.findings] == [("q", "c, b")]
    result = judge(charter, f"units:\n{areas}- {{id: b, kind: body, covers: p, incomplete: [covers]}}\n")
    assert (result.codes, result.undecided) == ([], {"R01": ["p", "q"]})


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("东街党支部", "东街党支部"),
        ("东街党支部 2", "东街党支部"),
        ("东街党支部2", "东街党支部"),
        ("Branch1", "branch"),
        ("东街党支部（占位）", "东街党支部"),
        ("“东街大工委”", "“东街大工委"),
        ("Branch d1", "branch"),
        ("Branch d", "branch d"),
        ("123", "123"),
        ("（）", "（）"),
        ("", ""),
    ],
)
def test_the_end_of_a_name_is_what_stands_before_figures_and_brackets(name: str, core: str) -> None:
    """Nothing is cut off that leaves nothing."""
    assert bare(name) == core


@pytest.mark.parametrize("charter", ["company", "cpc-grassroots", "open-source"])
def test_an_organisation_without_units_breaks_no_rule(charter: str, judge: Judge) -> None:
    """Every check of the built-in charters stands an empty graph; that it is empty is told."""
    result = judge("", f"charter: {charter}\nunits: []\n")
    assert (result.codes, result.undecided) == (["ORG230"], {})


def test_none_filled_of_those_there_are_and_more_than_none_entitled_are_told(judge: Judge) -> None:
    """A path to none is a part of 0; a whole of 0 that is stated has no part; no whole at all, and none of none, say nothing."""
    result = judge(
        """
kinds: {club: {fields: {entitled: {type: count}, present: {type: count}}}, post: {fields: {filled: {type: bool}}}}
links: {post_at: {from: post, to: club, nest: true}}
rules:
  R01: {check: quorum, for: club, part: {path: ^post_at, where: {filled: true}}, of: ^post_at, at_least: 1/2}
  R02: {check: quorum, for: club, part: present, of: entitled, at_most: 1}
  R03: {check: quorum, for: club, part: {path: ^post_at, where: {filled: true}}, of: entitled, more_than: 1/2}
""",
        """
units:
- {id: vacant, kind: club, units: [{id: p1, kind: post, filled: false}, {id: p2, kind: post, filled: false}]}
- {id: empty, kind: club}
- {id: crowd, kind: club, entitled: 0, present: 5}
- {id: nobody, kind: club, entitled: 0, present: 0}
- {id: three, kind: club, entitled: 3}
- {id: unlisted, kind: club, incomplete: [post_at]}
""",
    )
    told = {(finding.code, finding.unit) for finding in result.findings}
    assert told == {("R01", "vacant"), ("R02", "crowd"), ("R03", "three")}
    assert result.one("R01").facts["have"] == "0"
    assert "unlisted" in result.undecided["R01"]


def test_co_held_posts_that_stand_nowhere_are_in_no_unit_together(judge: Judge) -> None:
    """Without the link that `same` follows, or with it at another post only, nothing is incompatible."""
    charter = POSTS + (
        "rules: {R01: {check: held-apart, link: coheld, left: {function: a}, right: {function: b}, same: post_at}}"
    )
    pair = "- {id: t, kind: post, function: a, coheld: u}\n- {id: u, kind: post, function: b}\n"
    assert judge(charter, "units:\n" + pair).codes == []
    assert judge(charter, "units:\n- {id: k, kind: club, units: [{id: z, kind: post}]}\n" + pair).codes == []


def test_a_body_over_an_area_and_over_a_part_of_it_is_one_body(judge: Judge) -> None:
    """It is counted once and named once; a second one is told with it."""
    charter = """
kinds: {area: {}, station: {}}
links: {area_in: {hierarchy: true, nest: true, from: area, to: area}, covers: {from: station, to: area}}
rules: {R01: {check: tiles, for: area, by: ^covers, along: area_in}}
"""
    areas = "units:\n- {id: q, kind: area, units: [{id: s, kind: area, units: [{id: t, kind: area}]}]}\n"
    north = "- {id: north, kind: station, covers: [q, t]}\n"
    assert judge(charter, areas + north).codes == []
    result = judge(charter, areas + north + "- {id: south, kind: station, covers: [t]}\n")
    assert [(finding.unit, str(finding.facts["bodies"])) for finding in result.findings] == [("t", "south, north")]


def test_depth_is_not_told_again_below_a_unit_of_another_kind(judge: Judge) -> None:
    """A unit that the rule is not about, between one that was told and the next, does not make it told twice."""
    result = judge(
        """
kinds: {team: {}, desk: {}}
links: {part_of: {hierarchy: true, nest: true, from: [team, desk], to: [team, desk]}}
rules: {R01: {check: depth, along: part_of, for: team, levels: team, allowed: ..1}}
""",
        "units:\n- id: t1\n  kind: team\n  units:\n  - id: t2\n    kind: team\n"
        "    units: [{id: d, kind: desk, units: [{id: t3, kind: team}]}]\n",
    )
    assert [finding.unit for finding in result.findings] == ["t2"]


def test_a_wide_condition_is_said_in_short_and_its_field_is_pointed_at_once(judge: Judge) -> None:
    """However many tests a condition has, each unit that fails is told in a few words."""
    wide = ", ".join(f"{{seats: {number}..}}" for number in range(1000))
    result = judge(
        COUNCIL.replace("chaired_by: {from: council, to: office}", "chaired_by: {from: council, to: council}")
        + f"rules: {{R01: {{check: required-link, for: council, where: {{all: [{wide}]}},"
        f" path: {{path: ^chaired_by, where: {{all: [{wide}]}}}}}}}}",
        "units:\n- {id: c, kind: council, seats: 1000}\n- {id: d, kind: council, seats: 2, chaired_by: c}\n",
    )
    assert [label.place.path[-1] for label in result.one("R01").labels] == ["id", "seats", "seats"]
    said = " ".join(result.messages)
    assert "seats: at least 3, and seats: at least 4, and seats: at least 5, and …" in said
    assert len(said) < 250
