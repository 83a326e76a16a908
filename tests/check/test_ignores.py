"""Comments that silence findings on a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Project

RULES = """
rules:
  R01: {check: field-range, for: team, field: members, allowed: ..5}
  R01b: {check: field-range, for: team, field: members, allowed: ..8, wording: generally}
  R02: {check: field-range, for: team, field: founded, allowed: 1900..}
"""


@pytest.fixture
def strict(project: Project) -> Project:
    """Return a project whose teams have at most five members."""
    project.charter(RULES)
    return project


def test_a_comment_silences_its_codes_on_its_line(strict: Project) -> None:
    """Sub-codes go with their rule, other lines stay, and what is silenced is counted."""
    strict.definition("""
    - id: a
      kind: team
      members: 9  # orgtree: ignore[R01] counted twice
    - id: b
      kind: team
      members: 9
    """)
    report = strict.check().report
    assert [(finding.code, finding.unit) for finding in report.findings] == [("R01", "b"), ("R01b", "b")]
    assert report.silenced == {"ignore": 2}


def test_a_comment_with_a_line_to_itself_silences_the_next_line(strict: Project) -> None:
    """Where a line has no room left, the comment stands above it."""
    strict.definition("""
    - id: a
      kind: team
      # orgtree: ignore[R01] counted twice
      members: 9
    """)
    assert strict.found() == []


def test_a_comment_for_another_code_silences_nothing(strict: Project) -> None:
    """The finding stays, and the comment is told of as unused, at its own place."""
    strict.definition("- {id: a, kind: team, members: 7}  # orgtree: ignore[R01b, ORG202] because")
    assert strict.lines() == ["R01@5", "ORG045@5", "ORG045@5"]


@pytest.mark.parametrize(
    "comment", ["# orgtree: ignore[R01]", "# orgtree: ignore", "# orgtree: ignore[] why", "#orgtree:ignore[R01]  "]
)
def test_a_comment_without_codes_or_reason_silences_nothing(strict: Project, comment: str) -> None:
    """It says what to write instead."""
    strict.definition(f"- {{id: a, kind: team, members: 7}}  {comment}")
    assert strict.lines() == ["R01@5", "ORG046@5"]


def test_comments_in_files_of_another_system_are_read_to_the_end_of_their_lines(strict: Project) -> None:
    """A carriage return is no reason, and belongs to none."""
    head = "orgtree: definition/1\r\ncharter: ./charter.yaml\r\nunits:\r\n"
    unit = "- {id: a, kind: team, members: 7}  # orgtree: ignore[R01]"
    for reason, found in (("", ["ORG046", "R01"]), (" why", [])):
        strict.write("crlf.yaml", f"{head}{unit}{reason}\r\n")
        assert sorted(finding.code for finding in strict.check("crlf.yaml").report.findings) == found
    rendered = []
    for end in ("\r\n", "\n"):
        strict.write("ends.yaml", f"{head}{unit}\r\n".replace("\r\n", end))
        rendered.append(json.loads(strict.check("ends.yaml").report.render("json"))["findings"])
    assert rendered[0] == rendered[1]


def test_what_looks_like_a_comment_inside_a_text_is_none(strict: Project) -> None:
    """A name may hold the words."""
    strict.definition("""- {id: a, kind: team, members: 3, name: "x # orgtree: ignore[R01] why"}""")
    assert strict.found() == []


def test_a_comment_for_a_rule_that_was_not_asked_for_is_not_unused(strict: Project) -> None:
    """Selecting another rule says nothing about this one."""
    strict.definition("- {id: a, kind: team, members: 3}  # orgtree: ignore[R01] why")
    assert strict.found(select=["R01b"]) == []
    assert strict.found(select=["R01b", "ORG0"]) == ["ORG045"]  # a grade of it was judged
    assert strict.found(select=["R02", "ORG0"]) == []
    assert strict.found() == ["ORG045"]


def test_a_comment_silences_what_reading_found(strict: Project) -> None:
    """A mistake in the schema is a finding like any other."""
    strict.definition("- {id: a, kind: team, colour: red}  # orgtree: ignore[ORG102] for another tool")
    report = strict.check().report
    assert report.findings == ()
    assert report.silenced == {"ignore": 1}


def test_a_comment_in_an_included_file_counts(strict: Project) -> None:
    """Each file's comments are about its own lines."""
    strict.write("part.yaml", "units:\n- {id: a, kind: team, members: 9}  # orgtree: ignore[R01] why\n")
    strict.definition("- {id: c, kind: club}", "include: [part.yaml]")
    assert strict.found() == []


def test_a_comment_for_a_code_that_there_is_not_is_unused(strict: Project) -> None:
    """It can silence nothing, whatever was asked for."""
    strict.definition("- {id: a, kind: team, members: 3}  # orgtree: ignore[R99] why")
    assert strict.found(select=["R01b", "ORG0"]) == ["ORG045"]


def test_a_document_may_begin_with_the_word(strict: Project) -> None:
    """And a comment stand below."""
    strict.definition("- {id: a, kind: team, members: 9}  # orgtree: ignore[R01] why")
    text = (strict.folder / "org.yaml").read_text("utf-8")
    strict.write("org.yaml", f"ignored: true\n{text}")
    assert strict.found() == ["ORG102"]
