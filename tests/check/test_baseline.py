"""A baseline lets old findings be, counts them, and fails when it lets be too much."""

from __future__ import annotations

import json

import pytest

from orgtree.base.errors import UsageError
from orgtree.base.finding import Finding, Label
from orgtree.base.place import Place
from orgtree.check.baseline import read, subtract, write
from orgtree.check.report import Report


def found(code: str, unit: str | None, line: int = 0) -> Finding:
    """Return a finding about a unit somewhere."""
    return Finding(code, "name", "error", "message", unit=unit, labels=(Label(Place(0, (line,))),))


OLD = Report((found("P02", "b2"), found("P02", "b1"), found("P02", "b1", 7), found("ORG010", None)))


def test_a_baseline_is_sorted_versioned_json_of_counts() -> None:
    """Entries are by code and unit with a count, in order, so that the file is easily reviewed."""
    assert json.loads(write(OLD)) == {
        "orgtree": "baseline/1",
        "findings": {"ORG010": {"": 1}, "P02": {"b1": 2, "b2": 1}},
    }
    assert write(Report(OLD.findings[::-1])) == write(OLD)


def test_known_findings_are_silenced_and_counted() -> None:
    """A report minus its own baseline is clean, and says how much was let be."""
    report, stale = subtract(OLD, read(write(OLD)))
    assert report.findings == ()
    assert report.silenced == {"baseline": 4}
    assert stale == ()


def test_a_baseline_that_lets_nothing_be_is_not_counted() -> None:
    """Where nothing of it is found, and where it is empty."""
    assert subtract(OLD, read(write(Report(()))))[0].silenced == {}
    assert subtract(Report((found("P03", "b9"),)), read(write(OLD)))[0].silenced == {}


def test_lines_do_not_matter() -> None:
    """A finding that moved is still known."""
    moved = Report((found("P02", "b1", 90), found("P02", "b1", 91), found("P02", "b2", 99), found("ORG010", None, 5)))
    assert subtract(moved, read(write(OLD)))[0].findings == ()


def test_a_new_finding_of_a_known_unit_is_shown() -> None:
    """What goes beyond the count of a unit is new."""
    report, stale = subtract(OLD.with_findings((*OLD.findings, found("P02", "b1", 9))), read(write(OLD)))
    assert [finding.place for finding in report.findings] == [Place(0, (9,))]
    assert stale == ()


def test_entries_that_let_be_too_much_are_findings() -> None:
    """A mended finding leaves a stale entry, which names the unit and what is left."""
    report, stale = subtract(OLD.with_findings(OLD.findings[1:2]), read(write(OLD)), label="known.json")
    assert report.findings == ()
    assert [(finding.code, finding.severity, finding.text()) for finding in stale] == [
        ("ORG040", "error", "'known.json' allows 1 of 'ORG010' about no unit, and only 0 are left"),
        ("ORG040", "error", "'known.json' allows 2 of 'P02' at unit 'b1', and only 1 are left"),
        ("ORG040", "error", "'known.json' allows 1 of 'P02' at unit 'b2', and only 0 are left"),
    ]


def test_stale_entries_are_never_written_into_a_baseline() -> None:
    """Writing the baseline again mends stale entries instead of keeping them."""
    _, stale = subtract(Report(), read(write(OLD)))
    assert json.loads(write(Report(stale)))["findings"] == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "the baseline is not JSON"),
        ("[" * 100_000, "the baseline is not JSON"),
        ("[]", "does not say 'orgtree': 'baseline/1'"),
        ('{"orgtree": "baseline/2"}', "does not say 'orgtree': 'baseline/1'"),
        ('{"orgtree": "baseline/1"}', "'findings' is not a mapping"),
        ('{"orgtree": "baseline/1", "findings": {"P02": []}}', "'P02' is not a mapping"),
        ('{"orgtree": "baseline/1", "findings": {"P02": {"b1": 0}}}', "not as a number from 1 up"),
        ('{"orgtree": "baseline/1", "findings": {"P02": {"b1": true}}}', "not as a number from 1 up"),
    ],
)
def test_what_is_not_a_baseline_is_refused(text: str, message: str) -> None:
    """A file that is no baseline of this version is an error of use that says what is wrong."""
    with pytest.raises(UsageError, match=message):
        read(text)
