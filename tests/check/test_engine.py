"""How rules are judged: cases, dates in force, what is undecided, what follows, and what crashes."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING

import pytest

import orgtree
from orgtree.base.dates import Date
from orgtree.base.text import Text
from orgtree.check.finding_words import source_of

if TYPE_CHECKING:
    from project import Project

SIZE = """
rules:
  R01:
    check: field-range
    title: {en: a team is small, zh: 小组要小}
    remedy: {en: divide it, zh: 分组}
    source: house style
    for: team
    field: members
    allowed: ..5
"""


def test_a_finding_carries_the_words_of_its_rule(project: Project) -> None:
    """Title, remedy, source and unit come from the charter, in the language that is asked for."""
    project.charter(SIZE)
    project.definition("- {id: a, kind: team, members: 9}")
    (finding,) = project.check().report.findings
    assert (finding.code, finding.name, finding.severity, finding.unit) == ("R01", "field-range", "error", "a")
    assert source_of(finding) == "house style"
    assert finding.help_text() == "divide it"
    assert finding.rule.pick("zh") == "小组要小"


def test_programs_get_all_of_what_a_message_says_the_first_of(project: Project) -> None:
    """A message names six clubs and counts the others; JSON and SARIF list every one."""
    project.charter("rules: {R01: {check: link-count, for: team, path: hosted_by, allowed: ..1}}")
    clubs = [f"c{number}" for number in range(1, 9)]
    units = "\n".join(f"- {{id: {club}, kind: club}}" for club in clubs)
    project.definition(f"{units}\n- {{id: a, kind: team, hosted_by: [{', '.join(clubs)}]}}")
    report = project.check(select=["R01"]).report
    assert report.findings[0].text().endswith("c1, c2, c3, c4, c5, c6 and 2 more")
    (told,) = json.loads(report.render("json"))["findings"]
    (result,) = json.loads(report.render("sarif"))["runs"][0]["results"]
    assert told["facts"]["reached"] == result["properties"]["facts"]["reached"] == clubs
    again = pickle.loads(pickle.dumps(report.findings))  # noqa: S301 - our own
    assert again == report.findings == project.check(select=["R01"]).report.findings


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("wording: shall", "error"),
        ("wording: generally", "warning"),
        ("wording: may", "info"),
        ("wording: shall, status: quoted", "warning"),
        ("wording: may, status: quoted", "info"),
    ],
)
def test_severity_follows_the_wording(project: Project, words: str, severity: str) -> None:
    """Shall is an error, generally a warning, may an information; a quoted rule warns at most."""
    project.charter(f"rules: {{R01: {{check: field-range, for: team, field: members, allowed: ..5, {words}}}}}")
    project.definition("- {id: a, kind: team, members: 9}")
    assert [finding.severity for finding in project.check().report.findings] == [severity]


def test_the_first_case_that_fits_gives_the_settings(project: Project) -> None:
    """A unit is judged by one case only, with that case's wording; the last one is for all others."""
    project.charter("""
    rules:
      R01:
        check: field-range
        for: team
        field: members
        cases:
        - {where: {id: big}, allowed: ..100}
        - {where: {founded: ..2000}, allowed: ..50, wording: generally}
        - {allowed: ..5}
    """)
    project.definition("""
    - {id: big, kind: team, members: 90, founded: 1990}
    - {id: old, kind: team, members: 90, founded: 1990}
    - {id: new, kind: team, members: 9, founded: 2019}
    - {id: fine, kind: team, members: 9, founded: 1990}
    """)
    report = project.check().report
    assert [(f.unit, f.severity) for f in report.findings] == [("old", "warning"), ("new", "error")]
    assert not report.undecided


def test_a_unit_that_fits_a_case_only_perhaps_stays_undecided(project: Project) -> None:
    """Where the condition of a case is not known, neither that case nor the next ones can find anything."""
    project.charter("""
    rules:
      R01:
        check: field-range
        for: team
        field: members
        cases: [{where: {founded: ..2000}, allowed: ..50}, {allowed: ..5}]
    """)
    project.definition("- {id: a, kind: team, members: 90}")
    report = project.check().report
    assert report.findings == ()
    assert report.undecided == {"R01": 1}


def test_a_rule_holds_between_its_dates(project: Project) -> None:
    """The first day is in, the last day is out, and a date that is only partly known decides nothing."""
    rule = (
        "check: field-range, for: team, field: members, allowed: ..5, in_force: {from: 2018-10-28, until: 2020-06-01}"
    )
    project.charter(f"rules: {{R01: {{{rule}}}}}")
    found, undecided = [], []
    for date in ("2018-10-27", "2018-10-28", "2018-10", "2020-05-31", "2020-06-01", "2020-06", "2019"):
        project.definition("- {id: a, kind: team, members: 9}", f"as_of: {date}")
        report = project.check().report
        found += [date for finding in report.findings if finding.code == "R01"]
        undecided += [date for code in report.undecided if code == "R01"]
    assert found == ["2018-10-28", "2020-05-31", "2019"]
    assert undecided == ["2018-10"]
    project.charter(f"rules: {{R01: {{{rule.replace('2018-10-28', '2018-10-31')}}}}}")
    project.definition(
        "- {id: a, kind: team, members: 9}", "as_of: 2018-10"
    )  # the last day that it may be is the first
    assert project.check().report.undecided == {"R01": 1}


def test_without_a_date_a_rule_that_has_ended_is_out_of_force(project: Project) -> None:
    """An organisation without a date is looked at as it is in the end."""
    ends = "check: field-range, for: team, field: members, allowed: ..5, in_force: {until: 2020}"
    begins = "check: field-range, for: team, field: members, allowed: ..5, in_force: {from: 2018}"
    project.charter(f"rules: {{R01: {{{ends}}}, R02: {{{begins}}}}}")
    project.definition("- {id: a, kind: team, members: 9}", "title: undated")
    assert project.found() == ["R02:a"]


def test_a_rule_is_judged_at_the_date_that_it_names(project: Project) -> None:
    """With `judged_at` each unit's own date decides, and a unit that does not state it stays undecided."""
    rule = "check: field-range, for: team, field: members, allowed: ..5, in_force: {from: 2018-07}, judged_at: founded"
    project.charter(f"rules: {{R01: {{{rule}}}}}")
    project.definition("""
    - {id: before, kind: team, members: 9, founded: 2018-06-30}
    - {id: after, kind: team, members: 9, founded: 2018-07-01}
    - {id: perhaps, kind: team, members: 9, founded: 2018}
    - {id: unknown, kind: team, members: 9}
    """)
    report = project.check().report
    assert [finding.unit for finding in report.findings] == ["after"]
    assert report.undecided == {"R01": 2}


def test_a_rule_is_in_force_for_units_of_whose_date_all_days_lie_in_it(project: Project) -> None:
    """Surely where all days that a date can be do, perhaps where some do; the first day is in, the last is out."""
    dates = [
        "2018-06-30",
        "2018-07-01",
        "2018-06",
        "2018-07",
        "2018",
        "2019-12-31",
        "2019-12",
        "2019",
        "2020-01-01",
        "2020",
    ]
    project.definition("\n".join(f"- {{id: d{date}, kind: team, members: 9, founded: {date}}}" for date in dates))
    for start, stop in [
        ("2018-07", "2020"),
        ("2018-06-30", "2019-12-31"),
        ("2018-12-31", "2019"),
        ("2018", "2018-07-01"),
    ]:
        rule = (
            f"check: field-range, for: team, field: members, allowed: ..5, in_force: {{from: {start}, until: {stop}}}"
        )
        project.charter(f"rules: {{R01: {{{rule}, judged_at: founded}}}}")
        report = project.check().report
        first, last = Date.parse(start).first, Date.parse(stop).first
        within = {date: [first <= day < last for day in days(Date.parse(date))] for date in dates}
        surely = [f"d{date}" for date, some in within.items() if all(some)]
        assert [finding.unit for finding in report.findings] == surely
        assert report.undecided.get("R01", 0) == sum(any(some) and not all(some) for some in within.values())


def days(date: Date) -> range:
    """Return all days that a date can be."""
    return range(date.first, date.last + 1)


def test_what_a_rule_leaves_undecided_in_several_ways_is_counted_once(project: Project) -> None:
    """A unit of which both too few and too many links may be there, or another unit each."""
    project.charter()
    text = project.folder / "charter.yaml"
    links = "\n  backs: {from: team, to: club, each: 1..}\n  owes: {from: team, to: club, each: 1..}\n"
    text.write_text(text.read_text("utf-8") + links, encoding="utf-8")
    project.definition("""
    - {id: a, kind: team, incomplete: [backs, owes]}
    - {id: b, kind: team, incomplete: [backs], owes: c}
    - {id: d, kind: team, incomplete: [owes], backs: c}
    - {id: c, kind: club}
    """)
    report = project.check().report
    assert report.findings == ()
    assert report.undecided == {"ORG207": 3}


def test_what_is_missing_because_a_link_was_wrong_is_hidden_and_counted(project: Project) -> None:
    """A rule that misses a link says nothing where the link was there and led nowhere."""
    project.charter("rules: {R01: {check: required-link, for: team, path: hosted_by}}")
    project.definition("""
    - {id: a, kind: team, hosted_by: nobody-at-all}
    - {id: b, kind: team}
    """)
    report = project.check().report
    assert [(finding.code, finding.unit) for finding in report.findings] == [("ORG202", "a"), ("R01", "b")]
    assert report.hidden == 1


def test_the_unit_that_a_wrong_id_was_meant_for_does_not_miss_the_link(project: Project) -> None:
    """A link to `clbu` explains that nothing leads to `club`."""
    project.charter("rules: {R01: {check: required-link, for: club, path: ^hosted_by}}")
    project.definition("""
    - {id: the-club, kind: club}
    - {id: other, kind: club}
    - {id: a, kind: team, hosted_by: the-clbu}
    """)
    report = project.check().report
    assert [(finding.code, finding.unit) for finding in report.findings] == [("ORG202", "a"), ("R01", "other")]
    assert report.hidden == 1


def test_a_wrong_link_explains_the_want_of_that_link_only(project: Project) -> None:
    """A link to nobody does not excuse a unit from another link that it never had."""
    project.charter("""
    rules:
      R01: {check: required-link, for: team, path: hosted_by}
      R02: {check: required-link, for: team, path: part_of}
      R03: {check: required-link, for: team, path: ^part_of}
    """)
    project.definition("- {id: a, kind: team, hosted_by: nobody-at-all}")
    report = project.check().report
    assert [finding.code for finding in report.findings] == ["ORG202", "R02", "R03"]
    assert report.hidden == 1


@pytest.mark.parametrize(
    ("rule", "units", "found"),
    [
        ("check: holds, for: team, that: {path: hosted_by}", "{id: a, kind: team, hosted_by: nobody-here}", []),
        ("check: link-count, for: team, path: hosted_by, allowed: 1..", "{id: a, kind: team, hosted_by: nobody-here}", []),
        ("check: link-count, for: team, path: hosted_by, allowed: 0", "{id: a, kind: team, hosted_by: [c, nobody-here]}", ["a"]),
        ("check: required-link, for: team, path: {path: hosted_by, where: {founded: 2005}}", "{id: a, kind: team, hosted_by: nobody-here}", []),
        ("check: required-link, for: team, path: {path: hosted_by, where: {founded: 2005}}", "{id: a, kind: team, hosted_by: [c, nobody-here]}", ["a"]),
        ("check: roots, for: team, along: part_of", "{id: a, kind: team, part_of: nobody-here}", []),
        ("check: dated-needs-link, for: team, link: hosted_by", "{id: a, kind: team, valid: {from: 2019}, hosted_by: nobody-here}", []),
        ("check: paths-within, for: team, inner: hosted_by, outer: part_of", "{id: a, kind: team, hosted_by: c, part_of: nobody-here}", []),
        ("check: paths-meet, for: team, left: hosted_by, right: part_of", "{id: a, kind: team, hosted_by: c, part_of: nobody-here}", []),
        ("check: paths-meet, for: team, left: hosted_by, right: part_of+", "{id: a, kind: team, hosted_by: [c, nobody-here], part_of: the-club}", ["a"]),
        ("check: listed, for: club, field: members, path: ^hosted_by", "{id: a, kind: team, hosted_by: the-clbu}", []),
        ("check: listed, for: club, field: members, path: ^hosted_by", "{id: a, kind: team, hosted_by: [the-club, the-clbu]}", []),
        ("check: listed, for: club, field: members, path: part_of", "{id: a, kind: team, hosted_by: the-clbu}", ["the-club"]),
        ("check: tiles, for: club, where: {members: 2}, along: part_of, by: ^hosted_by, each: 1", "{id: a, kind: team, hosted_by: the-clbu}", []),
        ("check: tiles, for: club, where: {members: 2}, along: part_of, by: ^hosted_by, each: 1", "{id: a, kind: team, hosted_by: [the-club, c]}\n- {id: b, kind: team, hosted_by: [the-club, the-clbu]}", ["the-club"]),
        ("check: held-together, for: club, link: hosted_by, left: ^part_of, right: ^hosted_by", "{id: a, kind: team, part_of: the-club}\n- {id: b, kind: team, hosted_by: [the-club, the-clbu]}", []),
        ("check: acyclic, for: team, path: part_of", "{id: a, kind: team, hosted_by: nobody-here}", []),
        ("check: field-range, for: team, field: members, allowed: 3..", "{id: a, kind: team, members: 2, hosted_by: nobody-here}", ["a"]),
    ],
)  # fmt: skip
def test_what_follows_from_a_link_that_leads_nowhere(project: Project, rule: str, units: str, found: list[str]) -> None:
    """A rule that finds too little says nothing of a unit that lost such a link; one that finds too much, or other things, does."""
    project.charter(f"rules: {{R01: {{{rule}}}}}")
    project.definition(
        f"- {{id: the-club, kind: club, members: 2, founded: 2000}}\n- {{id: c, kind: club, founded: 2001}}\n- {units}"
    )
    report = project.check().report
    assert [finding.unit for finding in report.findings if finding.code == "R01"] == found
    if not found and "acyclic" not in rule:
        assert report.hidden == 1


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("{check: feild-range, for: team}", "ORG114"),
        ("{check: field-range, for: teem, field: members, allowed: ..5}", "ORG113"),
        ("{check: field-range, for: team, field: membres, allowed: ..5}", "ORG113"),
        ("{check: field-range, for: team, feild: members, field: members, allowed: ..5}", "ORG102"),
        ("{check: field-range, for: team, field: members}", "ORG103"),
        ("{check: required-link, for: team, path: part_of/hostd_by}", "ORG113"),
        (
            "{check: field-range, for: team, field: members, cases: [{where: {members: 1, colour: 2}, allowed: 3}]}",
            "ORG113",
        ),
        ("{check: field-range, for: team, field: members, cases: [{wording: must, allowed: 3}]}", "ORG104"),
    ],
)
def test_a_mistake_in_a_rule_is_a_finding_at_its_place(project: Project, rule: str, code: str) -> None:
    """The rule is told of where it is wrong and left out; the others are judged."""
    project.charter(f"rules:\n  R01: {rule}\n  R02: {{check: field-range, for: team, field: members, allowed: ..5}}\n")
    project.definition("- {id: a, kind: team, members: 9}")
    located = project.check().report.located()
    assert [(entry.finding.code, entry.span and entry.span.line) for entry in located] == [(code, 11), ("R02", 5)]
    assert project.found("charter.yaml") == [code]


def test_a_setting_that_all_cases_share_is_wrong_once(project: Project) -> None:
    """A wrong field beside two cases is one finding, at the rule's own key."""
    project.charter("""
    rules:
      R01: {check: field-range, for: team, field: nothing, cases: [{where: {id: a}, allowed: 1}, {allowed: 2}]}
    """)
    project.definition("- {id: a, kind: team}")
    assert project.found() == ["ORG113"]


def test_a_question_that_is_too_large_stays_undecided(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that would compare too many units says so, and every unit that it is about is undecided."""
    monkeypatch.setattr("orgtree.graph.steps.MOST_PAIRS", 1)
    project.charter("rules: {R01: {check: paths-meet, for: team, left: part_of+, right: hosted_by}}")
    project.definition("""
    - {id: c, kind: club, units: [{id: t, kind: team, hosted_by: c, units: [{id: u, kind: team, hosted_by: c}]}]}
    """)
    report = project.check().report
    assert [finding.code for finding in report.findings] == ["ORG214"]
    assert report.undecided == {"R01": 2}


def test_a_rule_whose_own_condition_is_too_large_leaves_its_kinds_undecided(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those in force for which the rule is, or may be, in force."""
    monkeypatch.setattr("orgtree.graph.steps.MOST_PAIRS", 1)
    where = "where: {path: part_of+/hosted_by, count: 2..}, in_force: {from: 2018}, judged_at: founded"
    project.charter(f"rules: {{R01: {{check: field-range, for: team, field: members, allowed: ..5, {where}}}}}")
    project.definition("""
    - id: c
      kind: club
      founded: 2019
      units:
      - {id: t, kind: team, founded: 2019, members: 9, hosted_by: c, units: [{id: u, kind: team, members: 9}]}
      - {id: v, kind: team, founded: 2010, members: 9}
      - {id: w, kind: team, founded: 2018, members: 9, valid: {until: 2019}}
    """)
    report = project.check().report
    assert [finding.code for finding in report.findings] == ["ORG214"]
    assert report.undecided == {"R01": 2}


def test_a_case_whose_condition_is_too_large_leaves_all_later_ones_undecided(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cases before it are judged, and it is told where the rule stands."""
    monkeypatch.setattr("orgtree.graph.steps.MOST_PAIRS", 1)
    path = project.charter("""
    rules:
      R01:
        check: field-range
        for: team
        field: members
        cases: [{where: {founded: ..2000}, allowed: ..5}, {where: {path: part_of+/hosted_by, count: 2..}, allowed: ..6}, {allowed: ..7}]
    """)
    project.definition("""
    - id: c
      kind: club
      units:
      - {id: t, kind: team, members: 9, founded: 1990, hosted_by: c, units: [{id: u, kind: team, founded: 2010, members: 9}]}
      - {id: v, kind: team, members: 9}
      - {id: w, kind: team, members: 9, founded: 2010, valid: {until: 2019}}
    """)
    report = project.check().report
    large, size = report.located()
    assert (large.finding.code, large.finding.severity, size.finding.unit) == ("ORG214", "warning", "t")
    assert large.span is not None
    assert path.read_text("utf-8")[large.span.start : large.span.end] == "R01"
    assert large.finding.help_text() == "narrow the rule with where, or with a path that reaches fewer units"
    assert report.undecided == {"R01": 2}


def test_an_organisation_checks_itself() -> None:
    """`Organisation.check` gives the same findings as the command, without a file."""
    org = orgtree.loads("""
    orgtree: definition/1
    charter: company
    units:
    - {id: acme, kind: compani, name: Acme, exceptions: {C99: {reason: none}}}
    """)
    report = org.check()
    assert {"ORG105", "ORG043"} <= {finding.code for finding in report.findings}
    assert not report.ok
    assert [finding.code for finding in org.check(select=["ORG1"]).findings] == ["ORG105"]


def test_an_unknown_code_to_select_is_refused() -> None:
    """Selecting a rule that there is not would hide every finding, so it is an error of use."""
    org = orgtree.loads("{orgtree: definition/1, charter: company, units: []}")
    with pytest.raises(orgtree.UsageError, match="no rule 'c1'; did you mean 'C01'"):
        org.check(select=["c1"])


def test_every_rule_that_was_judged_is_named_in_the_report(project: Project) -> None:
    """Formats that list what passed find the rule with its title, and the explanation of codes that were found."""
    project.charter(SIZE)
    project.definition("- {id: a, kind: team, colour: red}")
    notes = {note.code: note for note in project.check().report.rules}
    title = notes["R01"].title
    assert isinstance(title, Text)
    assert title.pick("zh") == "小组要小"
    assert "no meaning" in notes["ORG102"].help


def test_an_outcome_hands_back_what_was_read(project: Project) -> None:
    """Report, files, organisation and charter of one run belong together."""
    charter = project.charter(SIZE)
    path = project.definition("- {id: a, kind: team, members: 9}")
    outcome = project.check()
    assert [entry.resolve() for entry in outcome.inputs] == [path, charter]
    assert outcome.org is not None
    assert outcome.org["a"].kind == "team"
    assert outcome.charter is outcome.org.charter
    assert project.check("charter.yaml").org is None


def test_what_stands_under_a_unit_that_was_left_out_lacks_its_link_only_as_a_follow_on() -> None:
    """A unit of no known kind is told; that its parts have nobody above them is not told again."""
    text = """
orgtree: definition/1
charter: open-source
units:
- id: all
  kind: community
  units:
  - {id: docs, kind: frobnicators, units: [{id: guide, kind: subproject}]}
  - {id: build, kind: committee}
- {id: tool, kind: subproject}
"""
    report = orgtree.loads(text).check(select=["ORG105", "O08"])
    assert [(finding.code, finding.unit) for finding in report.findings] == [("ORG105", "docs"), ("O08", "tool")]
    assert report.hidden == 1
