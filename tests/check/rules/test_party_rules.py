"""Each rule of the charter `cpc-grassroots` on the smallest definition that breaks it, and just does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rule_examples import expected, outcome

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
charter: cpc-grassroots
as_of: 2024-06-30
units:
- {id: d, kind: district, units: [{id: s, kind: subdistrict, units: [{id: c, kind: community}]}, {id: v, kind: village}]}
- {id: o, kind: organ, located_in: s}
- {id: o2, kind: organ, located_in: s}
- {id: dc, kind: local_committee, covers: d, units: [{id: sc, kind: working_committee, covers: s}]}
"""

CASES = {
    "P01": """
- {id: b, kind: branch, part_of: sc, full_members: 2}  # expect: P01
- {id: b2, kind: branch, part_of: sc, full_members: 3}
- {id: b3, kind: functional_branch, part_of: b2, full_members: 2}
""",
    "P01b": """
- {id: u, kind: enterprise, unit_full_members: 3}  # expect: P01b
- {id: u2, kind: enterprise, unit_full_members: 3}
- {id: b, kind: branch, part_of: sc, hosted_by: u2}
- {id: u3, kind: enterprise, unit_full_members: 3}  # expect: P01b
- {id: j, kind: joint_branch, part_of: sc, hosted_by: [u3, u2]}
- {id: f, kind: functional_branch, part_of: sc, hosted_by: u3}
""",
    "P02": """
- {id: b, kind: branch, part_of: sc, members: 51}  # expect: P02 P28c
- {id: b2, kind: branch, part_of: sc, members: 50, units: [{id: g, kind: party_group}]}
""",
    "P03": """
- {id: j, kind: joint_branch, part_of: sc, hosted_by: o}  # expect: P03
- {id: j2, kind: joint_branch, part_of: sc, hosted_by: [o, o2]}
""",
    "P03b": """
- {id: u1, kind: enterprise}
- {id: u2, kind: enterprise}
- {id: u3, kind: enterprise}
- {id: u4, kind: enterprise}
- {id: j, kind: joint_branch, part_of: sc, hosted_by: [o, o2, u1, u2, u3, u4]}  # expect: P03b
- {id: j2, kind: joint_branch, part_of: sc, hosted_by: [o, o2, u1, u2, u3]}
""",
    "P03c": """
- {id: u1, kind: enterprise, unit_full_members: 2}  # expect: P03c
- {id: u2, kind: enterprise, unit_full_members: 2}
- {id: j2, kind: joint_branch, part_of: sc, hosted_by: [u2, o]}
""",
    "P04": """
- {id: b1, kind: branch, part_of: sc, full_members: 7, committee_seats: 2}  # expect: P04
- {id: b2, kind: branch, part_of: sc, full_members: 7, committee_seats: 8}  # expect: P04b
- {id: b3, kind: branch, part_of: sc, full_members: 7, committee_seats: 7}  # expect: P04c
- {id: b4, kind: branch, part_of: sc, full_members: 7, committee_seats: 6}  # expect: P04c
- {id: b5, kind: branch, part_of: sc, full_members: 7, committee_seats: 5}
- {id: b6, kind: branch, part_of: sc, full_members: 6, secretaries: 2}  # expect: P04d
- {id: b7, kind: branch, part_of: sc, full_members: 6, secretaries: 1, deputy_secretaries: 2}  # expect: P04e
- {id: b8, kind: branch, part_of: sc, full_members: 6, committee_seats: 3}  # expect: P04f
- {id: b9, kind: branch, part_of: sc, full_members: 6, committee_seats: 2}
""",
    "P06": """
- {id: b1, kind: branch, part_of: sc, elected: 2021-06-29}  # expect: P06
- {id: b2, kind: branch, part_of: sc, elected: 2021-06-30}
- {id: b3, kind: branch, part_of: sc, elected: 2019-06-29, covers: c}  # expect: P06
- {id: b4, kind: branch, part_of: sc, elected: 2019-06-30, covers: v}
- {id: p1, kind: primary_committee, part_of: sc, elected: 2019-06-29}  # expect: P06
- {id: p2, kind: primary_committee, part_of: sc, elected: 2019-06-30}
- {id: b5, kind: branch, part_of: sc, elected: 2018-07-02}  # expect: P06 P07b
- {id: b6, kind: branch, part_of: sc, elected: 2021}
""",
    "P07": """
- {id: b1, kind: branch, part_of: sc, elected_before: 2018-08, elected: 2023-01}  # expect: P07 P07c
- {id: b2, kind: branch, part_of: sc, elected_before: 2019-03-01, elected: 2022-05-01}  # expect: P07c
- {id: b3, kind: branch, part_of: sc, elected_before: 2019-03, elected: 2022-03}
- {id: b4, kind: branch, part_of: sc, elected_before: 2020-03, elected: 2022-02}  # expect: P07 P07c
""",
    "P08": """
- {id: b1, kind: branch, part_of: sc, elected: 2018-06-30}  # expect: P08
- {id: p1, kind: primary_committee, part_of: sc, elected: 2018-06-30}  # expect: P08
""",
    "P09": """
- {id: u, kind: enterprise, valid: {until: 2025}}
- {id: t1, kind: temporary_branch, part_of: sc, hosted_by: u}  # expect: P09 P09b
- {id: t2, kind: temporary_branch, part_of: sc, hosted_by: u, valid: {until: 2026}}  # expect: P09
- {id: t3, kind: temporary_branch, part_of: sc, hosted_by: u, valid: {until: 2025}}
""",
    "P11": """
- {id: b1, kind: branch, part_of: sc}
- {id: b2, kind: branch, part_of: b1}  # expect: P11
- {id: b3, kind: functional_branch, part_of: b1}
- {id: g, kind: party_group, part_of: sc}  # expect: P11
- {id: g2, kind: party_group, part_of: b1}
- {id: gb, kind: general_branch, part_of: b1}  # expect: P11
- {id: p, kind: primary_committee, part_of: gb}  # expect: P11
""",
    "P12": """
- {id: b1, kind: branch, part_of: sc}
- {id: b2, kind: branch, part_of: sc, approved_by: b1}  # expect: P12
- {id: b3, kind: branch, part_of: sc, approved_by: dc, valid: {from: 2019-05}}
- {id: b4, kind: branch, part_of: sc, valid: {from: 2019-05}}  # expect: P12b
""",
    "P13": """
- {id: w, kind: working_committee, part_of: dc}  # expect: P13
""",
    "P14": """
- id: p
  kind: primary_committee
  part_of: sc
  members: 10  # expect: P14
  full_members: 9  # expect: P14b
  units:
  - {id: b1, kind: branch, members: 6, full_members: 6}
  - {id: b2, kind: branch, members: 5, full_members: 4}
  - {id: b3, kind: functional_branch, members: 7, full_members: 7}
""",
    "P14c": """
- {id: b4, kind: branch, part_of: sc, members: 4, full_members: 5}  # expect: P14c
""",
    "P15": """
- {id: p, kind: primary_committee, part_of: sc, hosted_by: o, members: 99}  # expect: P15
- {id: g, kind: general_branch, part_of: sc, hosted_by: o2, members: 49}  # expect: P15
""",
    "P16": """
- {id: u, kind: organ, units: [{id: u-head, kind: post, function: head_of_unit, filled: true}]}
- {id: p, kind: primary_committee, part_of: sc, hosted_by: u, discipline_commission: false, units: [{id: p-sec, kind: post, function: secretary, filled: true}]}  # expect: P16 P16b
- {id: u2, kind: organ, units: [{id: u2-head, kind: post, function: head_of_unit, filled: true}]}
- {id: b, kind: branch, part_of: sc, hosted_by: u2, units: [{id: b-sec, kind: post, function: secretary, filled: true, coheld: u2-head}]}
""",
    "P17": """
- {id: p, kind: primary_committee, part_of: dc, covers: v, members: 99}  # expect: P17 P17c
- {id: v2, kind: village, area_in: d}
- {id: p2, kind: primary_committee, part_of: dc, covers: v2, members: 100, county_approval: 县委 2019 年 3 号}
- {id: p3, kind: primary_committee, part_of: dc, covers: v2, members: 100, approved_by: dc}
- {id: t, kind: township, area_in: d}  # expect: P17b
""",
    "P18": """
- {id: t, kind: township, area_in: d}
- {id: p, kind: primary_committee, part_of: dc, covers: t, committee_seats: 6}  # expect: P18
""",
    "P19": """
- {id: g1, kind: general_branch, part_of: sc, committee_seats: 4}  # expect: P19
- {id: g2, kind: general_branch, part_of: sc, committee_seats: 8}  # expect: P19b
- {id: g3, kind: general_branch, part_of: sc, committee_seats: 7}
- {id: p, kind: primary_committee, part_of: sc, committee_seats: 10}  # expect: P19
""",
    "P21": """
- {id: b1, kind: branch, part_of: sc, meeting_entitled: 9, meeting_present: 4}  # expect: P21
- {id: b2, kind: branch, part_of: sc, meeting_entitled: 10, meeting_present: 5, meeting_in_favour: 5}  # expect: P21b
- {id: b3, kind: branch, part_of: sc, meeting_entitled: 10, meeting_present: 6, meeting_in_favour: 6}
- {id: b4, kind: branch, part_of: sc, election_entitled: 20, election_present: 15}  # expect: P21c
- {id: b5, kind: branch, part_of: sc, election_entitled: 20, election_present: 16}
- {id: b6, kind: branch, part_of: sc, meeting_entitled: 9, meeting_present: 10}  # expect: P21e
""",
    "P21d": """
- id: b  # expect: P21d
  kind: branch
  part_of: sc
  units:
  - {id: b-1, kind: post, function: secretary, filled: true}
  - {id: b-2, kind: post, function: committee_member, filled: false}
  - {id: b-3, kind: post, function: committee_member, filled: false}
""",
    "P23": """
- {id: m1, kind: branch, part_of: sc, hosted_by: o}
- {id: m2, kind: branch, part_of: sc, hosted_by: o2}
- {id: m3, kind: branch, part_of: dc, hosted_by: far}  # expect: P11
- {id: far, kind: organ, located_in: v}
- {id: j1, kind: joint_body, form: joint_conference, level: subdistrict, covers: s, convened_by: sc, seat: [{to: m1, role: member_unit}]}  # expect: P23
- id: j2
  kind: joint_body
  form: joint_conference
  level: subdistrict
  covers: s
  convened_by: sc
  seat:
  - {to: m1, role: member_unit}
  - {to: m2, role: member_unit}
  - {to: m3, role: member_unit}  # expect: P23b
""",
    "P23c": """
- {id: m1, kind: branch, part_of: sc, hosted_by: o}
- {id: m2, kind: branch, part_of: sc, hosted_by: o2}
- {id: cb, kind: branch, part_of: sc, covers: c}
- id: j1
  kind: joint_body
  form: joint_conference
  level: subdistrict
  covers: s  # expect: P23c
  convened_by: cb
  seat: [{to: m1, role: member_unit}, {to: m2, role: member_unit}]
- {id: j2, kind: joint_body, form: joint_conference, level: subdistrict, convened_by: sc, seat: []}  # expect: P23 P23d
""",
    "P23f": """
- {id: m1, kind: branch, part_of: sc, hosted_by: o}
- {id: m2, kind: branch, part_of: sc, hosted_by: o2}
- {id: cb, kind: branch, part_of: sc, covers: c}
- {id: vb, kind: branch, part_of: sc, covers: v}
- id: j
  kind: joint_body
  form: extended_working_committee
  level: subdistrict
  covers: s
  convened_by: sc
  based_on: [cb, vb]  # expect: P23f
  seat: [{to: m1, role: part_time_member}, {to: m2, role: part_time_member}]
""",
    "P25": """
- {id: r, kind: residents_committee, covers: c, self_government_seats: 4, households_served: 701}  # expect: P25 P25b
""",
    "P27": """
- {id: b1, kind: branch, part_of: sc, name: 第一党总支}  # expect: P27
- {id: b2, kind: branch, part_of: sc, name: 东街支部, committee_seats: 3}  # expect: P27b
- {id: b3, kind: branch, part_of: sc, name: 东街支部委员会, committee_seats: 0}  # expect: P27c
- {id: b4, kind: branch, part_of: sc, name: 东街党支部 2, committee_seats: 3}
- {id: g, kind: party_group, part_of: b4, name: 第一党组}  # expect: P27
- {id: g2, kind: party_group, part_of: b4, name: 第二党小组}
- {id: p, kind: primary_committee, part_of: sc, name: 东街党委（占位）}
""",
    "P28": """
- {id: b, kind: branch, part_of: sc, members: 20}  # expect: P28c
- {id: b2, kind: branch, part_of: sc}
- {id: g, kind: party_group, part_of: b2, members: 2, full_members: 0}  # expect: P28 P28b
""",
    "S01": """
- {id: dep1, kind: department, jurisdiction: s}
- {id: dep2, kind: department, jurisdiction: v}
- id: b
  kind: branch
  part_of: sc
  covers: c
  units:
  - id: f
    kind: functional_branch
    covers: c
    may_call: [dep1, dep2]  # expect: S01
- {id: leader, kind: post, post_at: sc, function: leader, filled: true, liaison: [b, far]}  # expect: S02
- {id: p, kind: primary_committee, part_of: dc, units: [{id: far, kind: branch}]}
""",
    "S03": """
- {id: m1, kind: branch, part_of: sc, hosted_by: o}
- {id: m2, kind: branch, part_of: sc, hosted_by: o2}
- id: j
  kind: joint_body
  form: joint_conference
  level: community  # the area is a subdistrict
  covers: s  # expect: S07
  convened_by: sc
  chaired_by: dc  # expect: S05
  declared_seats: 3  # expect: S03
  seat: [{to: m1, role: member_unit}, {to: m2, role: member_unit}]
""",
    "S04": """
- {id: m1, kind: branch, part_of: sc, hosted_by: o}
- {id: m2, kind: branch, part_of: sc, hosted_by: o2}
- id: j
  kind: joint_body
  form: extended_working_committee
  level: subdistrict
  covers: s
  convened_by: sc
  seat:  # expect: S04
  - {to: m1, role: member_unit}
  - {to: m1, role: part_time_member}  # expect: P23e
  - {to: m2, role: member_unit}
""",
    "S06": """
- {id: t1, kind: resident_team, posted_to: v, valid: {from: 2018-12, until: 2020-01}}
- {id: t2, kind: resident_team, posted_to: v, valid: {from: 2019-12, until: 2020-12}}  # expect: S06
""",
    "S08": """
- {id: b, kind: branch, part_of: sc, units: [{id: b-1, kind: post, function: secretary, filled: false}]}  # expect: S08
""",
    "S09": """
- id: b
  kind: branch
  part_of: sc
  units:
  - {id: b-1, kind: post, function: secretary, filled: true, coheld: b-2}  # expect: S09
  - {id: b-2, kind: post, function: deputy_secretary, filled: true}
""",
    "S10": """
- id: d2
  kind: district
  units:
  - {id: s2, kind: subdistrict}  # expect: S10
  - {id: s3, kind: subdistrict, units: [{id: c3, kind: community}]}  # expect: S11
- {id: w1, kind: working_committee, dispatched_by: dc, covers: s2}
- {id: w2, kind: working_committee, dispatched_by: dc, covers: s2}
- {id: r1, kind: residents_committee, covers: c3}
- {id: r2, kind: residents_committee, covers: c3}
""",
    "S12": """
- {id: b, kind: branch}  # expect: S12
""",
    "S14": """
- {id: m1, kind: branch, part_of: sc, hosted_by: o}
- {id: m2, kind: branch, part_of: sc, hosted_by: o2}
- {id: cb, kind: branch, part_of: sc, covers: c}
- id: j
  kind: joint_body
  form: joint_conference
  level: subdistrict
  covers: s
  convened_by: sc
  seat:  # expect: S14
  - {to: m1, role: member_unit}
  - {to: m2, role: part_time_member}
- id: j2
  kind: joint_body
  form: joint_conference
  level: subdistrict
  covers: s
  convened_by: sc
  seat: [{to: m1, role: member_unit}, {to: m2, role: member_unit}]
- id: j3
  kind: joint_body
  form: extended_working_committee
  level: subdistrict
  covers: s
  convened_by: sc
  seat: [{to: m1, role: part_time_deputy_secretary}, {to: m2, role: part_time_member}]
""",
    "S15": """
- {id: x, kind: school, located_in: s, units: [{id: x-p, kind: post, function: principal, filled: true, coheld: y-s}]}  # expect: S15
- {id: y, kind: school, located_in: s, units: [{id: y-p, kind: post, function: principal, filled: true, coheld: x-s}]}  # expect: S15
- {id: z, kind: school, located_in: s, units: [{id: z-p, kind: post, function: principal, filled: true, coheld: z-s}]}
- {id: xb, kind: branch, part_of: sc, hosted_by: x, units: [{id: x-s, kind: post, function: secretary, filled: true}]}
- {id: yb, kind: branch, part_of: sc, hosted_by: y, units: [{id: y-s, kind: post, function: secretary, filled: true}]}
- {id: zb, kind: branch, part_of: sc, hosted_by: z, units: [{id: z-s, kind: post, function: secretary, filled: true}]}
""",
    "S16": """
- {id: p1, kind: post, post_at: o, function: other, filled: true, coheld: [p2, p3, p4]}  # expect: S16
- {id: p2, kind: post, post_at: o, function: other, filled: true}
- {id: p3, kind: post, post_at: o, function: other, filled: true}
- {id: p4, kind: post, post_at: o2, function: other, filled: true}
- {id: p5, kind: post, post_at: o, function: other, filled: true, coheld: [p6, p7]}
- {id: p6, kind: post, post_at: o, function: other, filled: true}
- {id: p7, kind: post, post_at: o, function: other, filled: true}
""",
}
"""Definitions below `HEAD`, by the rule that they are about."""


@pytest.mark.parametrize("code", CASES)
def test_exactly_the_expected_codes_appear_where_they_are_expected(code: str, tmp_path: Path) -> None:
    """Each `# expect:` comment is a finding on its line, and there is no other."""
    result = outcome(tmp_path, "", HEAD + CASES[code].lstrip("\n"))
    told = "\n".join(f"{result.line(finding)}: {finding.code} {finding.text()}" for finding in result.findings)
    assert result.said == expected(result.text), told


def test_a_term_is_an_error_where_the_text_says_shall_and_a_warning_where_it_says_generally(tmp_path: Path) -> None:
    """Five years in villages and communities are fixed; five and three elsewhere are general."""
    result = outcome(tmp_path, "", HEAD + CASES["P06"].lstrip("\n"))
    severity = {finding.unit: finding.severity for finding in result.findings if finding.code == "P06"}
    assert severity == {"b1": "warning", "b3": "error", "p1": "warning", "b5": "warning"}
    assert result.undecided["P06"] == ["b6"]


@pytest.mark.parametrize(
    ("code", "seats", "severity"),
    [("P04", 2, "error"), ("P04b", 8, "warning"), ("P04c", 6, "info"), ("P04c", 7, "info")],
)
def test_a_branch_committee_is_graded(code: str, seats: int, severity: str, tmp_path: Path) -> None:
    """Below three is an error, above seven a warning, six and seven an information."""
    branch = f"- {{id: b, kind: branch, part_of: sc, full_members: 7, committee_seats: {seats}}}\n"
    assert outcome(tmp_path, "", HEAD + branch).one(code).severity == severity


SCHOOL = """\
- {id: school, kind: school, units: [{id: principal, kind: post, function: principal, filled: true%s}]}
- {id: b, kind: branch, part_of: sc, hosted_by: school, units: [{id: sec, kind: post, function: secretary, filled: true}]}
"""


@pytest.mark.parametrize(
    ("as_of", "coheld", "codes"), [("2021-12", "", ["P22"]), ("2021-12", ", coheld: sec", []), ("2022-01", "", [])]
)
def test_held_together_posts_of_a_school_are_encouraged_until_2022(
    as_of: str, coheld: str, codes: list[str], tmp_path: Path
) -> None:
    """The rule is in force up to its last day and not on the next."""
    head = HEAD.replace("as_of: 2024-06-30", f"as_of: {as_of}")
    result = outcome(tmp_path, "", head + SCHOOL % coheld)
    assert result.codes == codes
    assert [finding.severity for finding in result.findings] == ["info"] * len(codes)


def test_a_principal_who_is_secretary_of_another_school_does_not_count_for_either(tmp_path: Path) -> None:
    """P22 asks for the same school, and S15 tells of the other one."""
    head = HEAD.replace("as_of: 2024-06-30", "as_of: 2021-12")
    other = """\
- {id: other, kind: school, units: [{id: head2, kind: post, function: principal, filled: true, coheld: sec}]}
- {id: b2, kind: branch, part_of: sc, hosted_by: other, units: [{id: sec2, kind: post, function: secretary, filled: true}]}
"""
    result = outcome(tmp_path, "", head + SCHOOL % "" + other)
    assert sorted(result.codes) == ["P22", "P22", "S15"]


def test_levels_hold_for_earlier_data_too(tmp_path: Path) -> None:
    """A branch under a branch breaks P11 in 2017, before the regulations of 2018."""
    head = HEAD.replace("as_of: 2024-06-30", "as_of: 2017-12")
    result = outcome(tmp_path, "", head + CASES["P11"].lstrip("\n"))
    assert result.codes == ["P11"] * 4


def test_a_rule_that_was_only_quoted_is_a_warning_at_most(tmp_path: Path) -> None:
    """An election without its quorum breaks a rule that is known from a quotation."""
    found = outcome(tmp_path, "", HEAD + CASES["P21"].lstrip("\n")).one("P21c")
    assert (found.severity, found.status) == ("warning", "quoted")


def test_every_rule_of_the_charter_is_broken_here(tmp_path: Path) -> None:
    """No rule of the charter goes untested; those that are switched off are not its rules."""
    charter = outcome(tmp_path, "", HEAD).loaded.charter
    assert charter is not None
    broken = {code for case in CASES.values() for _, code in expected(case)}
    assert set(charter.rules) - broken == {"P22"}  # has a test of its own
