"""What is not known is counted as undecided, and what nothing unknown can change is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from rule_examples import Outcome

    Judge = Callable[[str, str], Outcome]

COUNCIL = """
kinds: {council: {}, office: {fields: {open: {type: bool}}}, agency: {}}
links:
  seat: {from: council, to: office}
  run_by: {from: office, to: agency}
"""
CAPPED = "rules: {R01: {check: capped-share, for: council, link: seat, supplier: to/run_by, at_most: 1/2}}"
POSTS = """
kinds: {club: {}, post: {fields: {function: {type: choice, of: [a, b, c]}}}}
links:
  post_at: {from: post, to: club}
  coheld: {from: post, to: post, symmetric: true}
rules:
  R01: {check: held-apart, link: coheld, left: {function: a}, right: {function: b}, same: post_at}
"""


def test_a_list_that_an_ended_unit_calls_incomplete_leaves_nobody_undecided(judge: Judge) -> None:
    """What has ended has no link that is missing today."""
    result = judge(
        COUNCIL + "rules: {R01: {check: required-link, for: council, path: seat}}",
        "as_of: 2020\nunits:\n- {id: c, kind: council}\n"
        "- {id: o, kind: office, valid: {until: 2019}, incomplete: [seat]}\n",
    )
    assert [finding.unit for finding in result.findings] == ["c"]
    assert result.undecided == {}


@pytest.mark.parametrize(("until", "undecided"), [("2019", {}), ("2021", {"R01": ["c"]})])
def test_a_list_that_is_incomplete_today_is_no_list_of_a_unit_that_has_ended(
    judge: Judge, until: str, undecided: dict[str, list[str]]
) -> None:
    """A rule that judges ended units as well asks what each has; an ended council has no seat that the office may not list."""
    result = judge(
        COUNCIL + "rules: {R01: {check: dated-needs-link, for: council, where: {path: seat}, link: seat}}",
        "as_of: 2020\nunits:\n- {id: o, kind: office, incomplete: [seat]}\n"
        f"- {{id: c, kind: council, valid: {{until: {until}}}}}\n",
    )
    assert list(result.findings) == []
    assert result.undecided == undecided


def test_a_unit_that_surely_shares_a_value_is_told_and_not_undecided(judge: Judge) -> None:
    """Though it perhaps shares that of another one, too."""
    result = judge(
        "kinds: {office: {fields: {code: {type: text}}}}\nrules: {R01: {check: unique, for: office, fields: code}}",
        "units:\n- {id: a, kind: office, code: x}\n- {id: b, kind: office}\n- {id: c, kind: office, code: x}\n",
    )
    assert [finding.unit for finding in result.findings] == ["c"]
    assert result.undecided == {"R01": ["b"]}


def test_a_share_that_no_further_supplier_can_lessen_is_told(judge: Judge) -> None:
    """Two of three seats are more than a half, whosever the third is."""
    result = judge(
        COUNCIL + CAPPED,
        "units:\n- {id: x, kind: agency}\n- {id: o1, kind: office, run_by: x}\n- {id: o2, kind: office, run_by: x}\n"
        "- {id: o3, kind: office, incomplete: [run_by]}\n- {id: c, kind: council, seat: [o1, o2, o3]}\n",
    )
    assert [finding.unit for finding in result.findings] == ["c"]
    assert result.undecided == {}


def test_a_body_that_lists_none_of_its_seats_is_undecided(judge: Judge) -> None:
    """All of them may be one supplier's."""
    result = judge(COUNCIL + CAPPED, "units:\n- {id: c, kind: council, incomplete: [seat]}\n")
    assert (result.codes, result.undecided) == ([], {"R01": ["c"]})


def test_a_batch_after_one_that_perhaps_counts_is_undecided(judge: Judge) -> None:
    """It is too early only if the one before it is a batch at all."""
    result = judge(
        """
kinds: {village: {}, team: {fields: {open: {type: bool}}}}
links: {posted_to: {from: team, to: village}}
rules: {R01: {check: sequence, for: team, where: {open: true}, per: posted_to}}
""",
        """
units:
- {id: v, kind: village}
- {id: one, kind: team, posted_to: v, valid: {from: 2010, until: 2012}}
- {id: two, kind: team, posted_to: v, open: true, valid: {from: 2011, until: 2013}}
- {id: three, kind: team, posted_to: v, open: true, valid: {from: 2012, until: 2014}}
""",
    )
    assert [finding.unit for finding in result.findings] == ["three"]
    assert result.undecided == {"R01": ["two"]}


def test_batches_of_which_one_perhaps_counts_are_undecided(judge: Judge) -> None:
    """A team that perhaps fits overlaps perhaps."""
    result = judge(
        """
kinds: {village: {}, team: {fields: {open: {type: bool}}}}
links: {posted_to: {from: team, to: village}}
rules: {R01: {check: no-overlap, link: posted_to, where: {open: true}}}
""",
        """
units:
- {id: v, kind: village}
- {id: one, kind: team, posted_to: v, open: true, valid: {from: 2010, until: 2012}}
- {id: two, kind: team, posted_to: v, valid: {from: 2011, until: 2013}}
- {id: three, kind: team, posted_to: v, open: false, valid: {from: 2011, until: 2013}}
""",
    )
    assert (result.codes, result.undecided) == ([], {"R01": ["two"]})


def test_a_post_whose_coheld_list_is_not_whole_is_perhaps_held_with_any(judge: Judge) -> None:
    """So whether it is held with one that it must not be is undecided."""
    result = judge(POSTS, "units:\n- {id: p, kind: post, function: a, incomplete: [coheld]}\n")
    assert (result.codes, result.undecided) == ([], {"R01": ["p"]})


def test_posts_of_no_unit_are_not_incompatible(judge: Judge) -> None:
    """Where posts must not be held together in one unit, posts that are in none may be."""
    result = judge(POSTS, "units:\n- {id: p, kind: post, function: a, coheld: q}\n- {id: q, kind: post, function: b}\n")
    assert (result.codes, result.undecided) == ([], {})


def test_too_large_a_share_of_spans_names_those_within_the_band(judge: Judge) -> None:
    """They are the ones that are too many."""
    result = judge(
        """
kinds: {team: {}}
links: {part_of: {hierarchy: true, from: team, to: team}}
rules: {R01: {check: span-share, for: team, path: ^part_of, band: ..1, share: ..50%}}
""",
        "units:\n- {id: t, kind: team}\n- {id: a, kind: team, part_of: t}\n- {id: b, kind: team, part_of: t}\n",
    )
    assert result.messages == ["66.7% of 3 units have a span of at most 1, must be at most 50%; within are a, b"]


def test_a_unit_that_contradicts_one_is_not_undecided_for_another(judge: Judge) -> None:
    """One contradiction settles it."""
    result = judge(
        """
kinds: {office: {fields: {storeys: {type: count}}}, house: {is_a: office}}
links: {located_in: {from: office, to: house}}
rules: {R01: {check: agrees, for: office, field: storeys, path: located_in}}
""",
        "units:\n- {id: a, kind: house, storeys: 5}\n- {id: b, kind: house, storeys: 2..}\n"
        "- {id: o, kind: office, storeys: 1..4, located_in: [a, b]}\n- {id: p, kind: office, storeys: 1..4, located_in: b}\n",
    )
    assert [finding.unit for finding in result.findings] == ["o"]
    assert result.undecided == {"R01": ["p"]}


def test_a_unit_that_has_a_problem_is_not_undecided_as_well(judge: Judge) -> None:
    """Two chairs are two chairs, whatever the role of the third link is; with one chair the third may be another."""
    result = judge(
        """
kinds: {council: {}, office: {}}
links: {seat: {from: council, to: office, fields: {role: {type: choice, of: [chair, clerk]}}}}
rules: {R01: {check: distinct, link: seat, by: role}}
""",
        """
units:
- {id: o1, kind: office}
- {id: o2, kind: office}
- {id: o3, kind: office}
- {id: c, kind: council, seat: [{to: o1, role: chair}, {to: o2, role: chair}, o3]}
- {id: d, kind: council, seat: [{to: o1, role: chair}, o2]}
- {id: e, kind: council, seat: [{to: o1, role: chair}, {to: o2, role: clerk}]}
""",
    )
    assert [finding.unit for finding in result.findings] == ["c"]
    assert result.undecided == {"R01": ["d"]}


def test_sums_of_decimals_are_exact(judge: Judge) -> None:
    """0.1 and 0.2 are 0.3, which floating point does not say."""
    result = judge(
        """
kinds:
  council: {fields: {weight: {type: number, total: {along: part_of}}}}
  office: {is_a: council}
links: {part_of: {hierarchy: true, from: office, to: council}}
rules: {R01: {check: total, for: council, field: weight}}
""",
        """
units:
- {id: c, kind: council, weight: 0.3}
- {id: a, kind: office, part_of: c, weight: 0.1}
- {id: b, kind: office, part_of: c, weight: 0.2}
- {id: d, kind: council, weight: 0.3}
- {id: e, kind: office, part_of: d, weight: 0.1}
- {id: f, kind: office, part_of: d, weight: 0.21}
""",
    )
    assert [finding.unit for finding in result.findings] == ["d"]


SEATS = """
kinds: {council: {}, office: {}, site: {}}
links:
  seat: {from: council, to: office, fields: {role: {type: choice, of: [chair, clerk]}, votes: {type: count}}}
  lies_at: {from: office, to: site}
rules:
"""
SEATED = """
units:
- {id: s, kind: site}
- {id: o1, kind: office, lies_at: s}
- {id: o2, kind: office}
- {id: chaired, kind: council, seat: [{to: o1, role: chair}, {to: o2, role: clerk}]}
- {id: unsaid, kind: council, seat: [o1, {to: o2, role: clerk}]}
- {id: unchaired, kind: council, seat: [{to: o1, role: clerk}]}
- {id: twice, kind: council, seat: [{to: o1, role: chair, votes: 1}, {to: o1, role: chair, votes: 2}, {to: o1, votes: 3}]}
"""


def test_a_link_that_does_not_state_what_a_path_asks_of_it_may_be_meant(judge: Judge) -> None:
    """It is neither counted as fitting nor as not fitting; who has none that may fit is told."""
    rule = "  R01: {check: required-link, for: council, path: {path: seat, with: {role: chair}}}\n"
    result = judge(SEATS + rule, SEATED)
    assert [finding.text() for finding in result.findings] == ["'unchaired' has no link 'seat' (role: chair)"]
    assert result.undecided == {"R01": ["unsaid"]}


def test_links_that_fit_are_counted_each_and_those_that_may_beside_them(judge: Judge) -> None:
    """Two chairs of three seats, the third of which may be one: two or three."""
    rule = (
        "  R01: {check: link-count, for: council, path: {path: seat, with: {role: chair}}, allowed: ..1}\n"
        "  R02: {check: link-count, for: council, path: {path: seat, with: {role: chair}}, allowed: ..2}\n"
        "  R03: {check: link-count, for: council, path: {path: seat, with: {role: chair}}, allowed: ..1, distinct: true}\n"
    )
    result = judge(SEATS + rule, SEATED)
    assert [(finding.code, finding.unit, finding.facts["count"]) for finding in result.findings] == [
        ("R01", "twice", "2..3")
    ]
    assert result.undecided == {"R02": ["twice"]}


def test_what_a_path_asks_of_a_link_on_its_way_leaves_the_end_undecided(judge: Judge) -> None:
    """The site is surely reached by a chair, perhaps by a seat without a role, and not by a clerk."""
    rule = (
        "  R01: {check: required-link, for: site, path: {path: ^lies_at/^seat, with: {role: clerk}}}\n"
        "  R02: {check: required-link, for: council, path: {path: seat/lies_at, with: {seat: {role: chair}}}}\n"
        "  R03: {check: paths-within, for: council, inner: {path: seat, with: {role: chair}}, outer: chairs}\n"
        "paths: {chairs: {path: seat, with: {role: chair}}}\n"
    )
    result = judge(SEATS + rule, SEATED)
    assert [(finding.code, finding.unit) for finding in result.findings] == [("R02", "unchaired")]
    assert result.undecided == {"R02": ["unsaid"], "R03": ["unsaid"]}


def test_a_named_path_keeps_to_its_own_condition(judge: Judge) -> None:
    """What it asks of units holds for each path that it is a part of, unknown answers included."""
    charter = """
kinds: {site: {}, office: {fields: {open: {type: bool}}}}
links: {serves: {from: office, to: site}}
paths: {open_offices: {path: ^serves, where: {open: true}}}
rules:
  R01: {check: required-link, for: site, path: open_offices}
  R02: {check: link-count, for: site, path: open_offices, allowed: 1}
"""
    result = judge(
        charter,
        "units:\n- {id: s1, kind: site}\n- {id: s2, kind: site}\n- {id: s3, kind: site}\n"
        "- {id: o1, kind: office, serves: [s1, s2], open: false}\n- {id: o2, kind: office, serves: [s2, s3], open: true}\n"
        "- {id: o3, kind: office, serves: s3}\n",
    )
    assert [(finding.code, finding.unit) for finding in result.findings] == [("R01", "s1"), ("R02", "s1")]
    assert result.undecided == {"R02": ["s3"]}


def test_a_total_with_parts_that_are_perhaps_left_out_of_it_is_undecided(judge: Judge) -> None:
    """Three are stated, and there are three, or eight with the five that may be guests; ten there cannot be."""
    charter = """
kinds: {group: {fields: {members: {type: count, total: {along: part_of, except: {guests: true}}}, guests: {type: bool}}}}
links: {part_of: {hierarchy: true, nest: true, from: group, to: group}}
rules: {R01: {check: total, for: group, field: members}}
"""
    result = judge(
        charter,
        "units:\n"
        "- {id: a, kind: group, members: 3, units: [{id: b, kind: group, members: 3, guests: false},"
        " {id: c, kind: group, members: 5}]}\n"
        "- {id: d, kind: group, members: 10, units: [{id: e, kind: group, members: 3, guests: false},"
        " {id: f, kind: group, members: 5}]}\n"
        "- {id: g, kind: group, members: 4, units: [{id: h, kind: group, members: 5}]}\n"
        "- {id: i, kind: group, members: 6, units: [{id: j, kind: group, members: 5}]}\n"
        "- {id: k, kind: group, members: 5, units: [{id: l, kind: group, members: 5, guests: true}]}\n",
    )
    assert [finding.unit for finding in result.findings] == ["d"]
    assert result.undecided == {"R01": ["a", "g", "i"]}


def test_an_area_that_may_lie_in_another_one_may_be_covered_with_it(judge: Judge) -> None:
    """What does not list its parent is uncovered only if nothing that it may lie in is covered, but what lies in it."""
    charter = """
kinds: {area: {abstract: true}, quarter: {is_a: area}, street: {is_a: area}, station: {}}
links:
  lies_in: {hierarchy: true, nest: true, from: street, to: area}
  covers: {from: station, to: area}
rules: {R01: {check: tiles, for: street, by: ^covers, along: lies_in}}
"""
    streets = (
        "units:\n- {id: q, kind: quarter}\n- {id: a, kind: street}\n- {id: b, kind: street, incomplete: [lies_in],"
        " units: [{id: c, kind: street}]}\n- {id: d, kind: station, covers: OVER}\n"
    )
    for over, told, undecided in [
        ("q", ["a"], {"R01": ["b", "c"]}),
        ("a", [], {"R01": ["b", "c"]}),
        ("c", ["a", "b"], {}),
        ("b", ["a"], {}),
        ("[b, q]", ["a"], {"R01": ["b", "c"]}),
    ]:
        result = judge(charter, streets.replace("OVER", over))
        assert [finding.unit for finding in result.findings] == told, over
        assert result.undecided == undecided, over


@pytest.mark.parametrize(
    ("mine", "theirs", "undecided"),
    [
        ("2..5", "1..5", {}),
        ("1..4", "1..5", {}),
        ("1..5", "2..5", {}),
        ("1..5", "1..4", {}),
        ("2..4", "1..5", {}),
        ("1..3", "2..5", {"R01": ["o"]}),
        ("2..5", "1..3", {"R01": ["o"]}),
    ],
)
def test_a_stretch_within_another_says_the_same_and_one_across_perhaps(
    judge: Judge, mine: str, theirs: str, undecided: dict[str, list[str]]
) -> None:
    """Also where they begin or end alike."""
    result = judge(
        """
kinds: {office: {fields: {storeys: {type: count}}}, house: {is_a: office}}
links: {located_in: {from: office, to: house}}
rules: {R01: {check: agrees, for: office, field: storeys, path: located_in}}
""",
        f"units:\n- {{id: a, kind: house, storeys: {theirs}}}\n- {{id: o, kind: office, storeys: {mine}, located_in: a}}\n",
    )
    assert (result.findings, result.undecided) == ([], undecided)


def test_a_unit_that_has_a_parent_has_no_other_that_is_missing(judge: Judge) -> None:
    """`incomplete` of a hierarchy's link asks after the parent of a root only, and after what stands below."""
    charter = """
kinds: {body: {}, panel: {is_a: body}}
links: {part_of: {hierarchy: true, nest: true, from: body, to: body}}
rules:
  R01: {check: required-link, for: panel, path: part_of/part_of}
  R02: {check: link-count, for: panel, path: ^part_of, allowed: ..0}
"""
    units = """
units:
- {id: top, kind: body, units: [{id: placed, kind: panel, incomplete: [part_of]}]}
- {id: root, kind: panel, incomplete: [part_of]}
"""
    result = judge(charter, units)
    assert [(finding.code, finding.unit) for finding in result.findings] == []
    assert result.undecided == {"R01": ["placed", "root"], "R02": ["placed", "root"]}
    direct = judge(
        charter.replace("part_of/part_of", "part_of, allowed: 2..").replace("required-link", "link-count"), units
    )
    assert [(finding.code, finding.unit) for finding in direct.findings] == [("R01", "placed")]
    assert direct.undecided == {"R01": ["root"], "R02": ["placed", "root"]}
