"""Approved exceptions on units: what they silence, and what is wrong with those that do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from orgtree.base.dates import Date
from orgtree.check.exceptions import lasts
from orgtree.check.judging_day import JudgingDay

if TYPE_CHECKING:
    from project import Project

RULES = """
rules:
  R01: {check: field-range, for: team, field: members, allowed: ..5}
  R01b: {check: field-range, for: team, field: members, allowed: ..8, wording: generally}
  R02: {check: required-link, for: team, path: hosted_by}
"""


@pytest.fixture
def strict(project: Project) -> Project:
    """Return a project whose teams have at most five members and a host."""
    project.charter(RULES)
    return project


def unit(exceptions: str, more: str = "members: 9") -> str:
    """Return a definition of one hosted team with exceptions."""
    return f"- {{id: c, kind: club}}\n- {{id: a, kind: team, hosted_by: c, {more}, exceptions: {{{exceptions}}}}}"


def test_an_exception_silences_its_rule_and_its_sub_codes_and_is_counted(strict: Project) -> None:
    """R01 at the unit takes R01b with it, and the report says how many findings that were."""
    strict.definition(unit('R01: {reason: "notice 7"}'))
    report = strict.check().report
    assert report.findings == ()
    assert report.silenced == {"exception": 2}


def test_an_exception_from_a_sub_code_leaves_the_rule(strict: Project) -> None:
    """R01b alone does not silence R01."""
    strict.definition(unit('R01b: {reason: "notice 7"}'))
    assert strict.found() == ["R01:a"]


def test_an_exception_holds_at_its_unit_only(strict: Project) -> None:
    """A child of the unit is judged."""
    strict.definition("""
    - id: c
      kind: club
      exceptions: {R01: {reason: "notice 7"}}
      units: [{id: a, kind: team, members: 6, hosted_by: c}]
    """)
    assert strict.found() == ["R01:a", "ORG044:c"]


@pytest.mark.parametrize("written", ['{reason: ""}', "{until: 2030}", "null", "{reason: 7}"])
def test_an_exception_without_a_reason_silences_nothing(strict: Project, written: str) -> None:
    """It is a finding itself, at the exception."""
    strict.definition(unit(f"R01: {written}"))
    assert strict.found() == ["R01:a", "R01b:a", "ORG041:a"]


def test_an_exception_ends_on_the_day_that_it_names(strict: Project) -> None:
    """The end is half-open and seen as of the definition's date; a date partly known does not end it surely."""
    ended = []
    for date in ("2021-06-29", "2021-06-30", "2021-06", "2022"):
        strict.definition(unit('R01: {reason: "notice 7", until: 2021-06-30}'), f"as_of: {date}")
        ended += [date for code in strict.found() if code == "ORG042:a"]
    assert ended == ["2021-06-30", "2022"]
    assert strict.found() == ["R01:a", "R01b:a", "ORG042:a"]


def test_the_day_by_which_an_exception_was_judged_is_told(strict: Project) -> None:
    """Today, where none is looked at; none where nothing depends on it."""
    for until, judged_by in ((", until: 2090", "2026-12-01"), ("", None)):
        strict.definition(unit(f'R01: {{reason: "notice 7"{until}}}'), "title: undated")
        report = strict.check().report
        assert (report.findings, report.judged_by) == ((), judged_by)


def test_an_exception_from_a_rule_that_there_is_not_names_the_nearest(strict: Project) -> None:
    """The place is the code, and a slip in it is told."""
    strict.definition(unit('r1: {reason: "notice 7"}'))
    finding = next(entry for entry in strict.check().report.located() if entry.finding.code == "ORG043")
    assert finding.finding.help_text() == "did you mean 'R01'?"
    assert finding.span is not None
    assert strict.folder.joinpath("org.yaml").read_text()[finding.span.start : finding.span.end] == "r1"


def test_an_exception_that_silences_nothing_is_told_of(strict: Project) -> None:
    """The unit keeps the rule, so the exception has outlived its reason."""
    strict.definition(unit('R01: {reason: "notice 7"}', "members: 3"))
    assert strict.found() == ["ORG044:a"]


def test_an_exception_from_what_is_not_known_is_not_called_unused(strict: Project) -> None:
    """While the data leaves the rule undecided, the exception may be needed."""
    strict.definition(unit('R01: {reason: "notice 7"}', "members: 3.."))
    report = strict.check().report
    assert report.findings == ()
    assert report.undecided == {"R01": 1, "R01b": 1}


def test_an_exception_that_one_of_its_rules_may_need_is_not_called_unused(strict: Project) -> None:
    """R01b is kept, of R01 it is not known."""
    strict.definition(unit('R01: {reason: "notice 7"}', "members: 3..6"))
    assert strict.found() == []
    strict.definition(unit('R01b: {reason: "notice 7"}', "members: 3..6"))
    assert strict.found() == ["ORG044:a"]


def test_of_an_exception_from_no_rule_no_more_is_told(strict: Project) -> None:
    """That it has ended does not matter; that it gives no reason does."""
    strict.definition(unit('X9: {reason: "notice 7", until: 2010}, X8: {reason: ""}, X7: {until: soon, reason: yes}'))
    assert strict.found() == [
        *("R01:a", "R01b:a", "ORG043:a", "ORG043:a", "ORG041:a", "ORG043:a"),
    ]


def test_an_exception_is_not_called_unused_when_its_rule_was_not_asked_for(strict: Project) -> None:
    """Selecting another rule says nothing about this one."""
    strict.definition(unit('R01: {reason: "notice 7"}', "members: 3"))
    assert strict.found(select=["R02"]) == []


def test_keys_of_an_exception_are_checked(strict: Project) -> None:
    """A slip in `until` would make the exception endless."""
    strict.definition(unit('R01: {reason: "notice 7", untill: 2021-06-30}'))
    assert strict.found() == ["ORG102:a"]
    strict.definition(unit('R01: {reason: "notice 7", until: soon}'))
    assert strict.found() == ["R01:a", "R01b:a", "ORG104:a"]


def test_a_finding_of_orgtree_itself_can_be_excepted(strict: Project) -> None:
    """An exception may name a code of the graph's own, where a unit is concerned."""
    strict.definition("""
    - {id: a, kind: team, hosted_by: nobody-here, exceptions: {ORG202: {reason: "founded next year"}}}
    """)
    report = strict.check().report
    assert report.findings == ()
    assert report.silenced == {"exception": 1}


def test_an_exception_is_from_one_rule_and_not_from_a_family(strict: Project) -> None:
    """`R` or `ORG2` would silence what nobody has looked at."""
    strict.definition(unit('R: {reason: "all of them"}, ORG2: {reason: "all of them"}'))
    assert strict.found() == ["R01:a", "R01b:a", "ORG043:a", "ORG043:a"]


@pytest.mark.parametrize(
    ("entry", "holds"),
    [
        ({"reason": "notice 7"}, True),
        ({"reason": "notice 7", "until": "2020-06-02"}, True),
        ({"reason": "notice 7", "until": "2020-06-01"}, False),
        ({"reason": "notice 7", "until": "2020-05"}, False),
        ({"reason": "notice 7", "until": "soon"}, False),
        ({"reason": " "}, False),
        ({"reason": 7}, False),
        ({"until": "2021"}, False),
        ("notice 7", False),
        (None, False),
    ],
)
def test_whether_an_exception_as_it_is_written_holds_on_a_day(entry: Any, holds: bool) -> None:  # noqa: FBT001 - a column of the table
    """It gives a reason, and the day from which it holds no more is to come."""
    assert lasts(entry, JudgingDay(Date.parse("2020-06-01"))) is holds
