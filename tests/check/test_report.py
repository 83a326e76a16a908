"""What a report says about its findings."""

from __future__ import annotations

import pytest

from orgtree.base.finding import Finding, Label, Severity
from orgtree.base.place import Place, Span
from orgtree.check.report import Nowhere, Report, together


class Lines(Nowhere):
    """Two documents whose places are named by document and line, and which count how often they are asked."""

    asked = 0

    def __len__(self) -> int:
        return 2

    def locate(self, place: Place) -> Span:
        """Return the beginning of a line."""
        self.asked += 1
        line = int(place.path[0])
        return Span("ba"[place.document], line, 1, line, 2, 0, 1)


def found(code: str, severity: Severity, document: int | None = None, line: int = 1) -> Finding:
    """Return a finding at the beginning of a line, or nowhere."""
    labels = () if document is None else (Label(Place(document, (line,))), Label(Place(0, (99,)), "related"))
    return Finding(code, "name", severity, "message", labels=labels)


def test_a_finding_without_a_place_has_a_row_without_one() -> None:
    """It comes last, as everywhere."""
    pytest.importorskip("polars", reason="polars is not installed")
    frame = Report((found("B1", "error"), found("A1", "error", 0, 3)), sources=Lines()).to_frame()
    assert frame.select("file", "line", "column", "row", "code").rows() == [
        ("b", 3, 1, None, "A1"),
        (None, None, None, None, "B1"),
    ]


def test_an_empty_report_is_ok() -> None:
    """Nothing found means ok, and no worst severity."""
    assert Report().ok
    assert Report().worst is None


def test_warnings_leave_a_report_ok() -> None:
    """Only an error makes a report not ok."""
    report = Report((found("A", "info"), found("B", "warning")))
    assert report.ok
    assert report.worst == "warning"
    assert report.counts == {"error": 0, "warning": 1, "info": 1}
    assert not Report((found("A", "error"),)).ok


def test_findings_at_least_as_bad() -> None:
    """A severity takes itself and what is worse."""
    report = Report((found("A", "info"), found("B", "warning"), found("C", "error")))
    assert [finding.code for finding in report.at_least("warning")] == ["B", "C"]
    assert report.at_least("info") == report.findings


def test_findings_are_located_once_and_sorted() -> None:
    """Order is by file name, line, column and code; findings without a place come last."""
    sources = Lines()
    findings = (found("Z", "error"), found("D", "info", 0, 1), found("C", "error", 1, 5), found("A", "info", 1, 5))
    report = Report(findings, sources)
    assert [located.finding.code for located in report.located()] == ["A", "C", "D", "Z"]
    assert report.located() is report.located()
    assert sources.asked == 6
    label, span = report.located()[0].related[0]
    assert (label.text, span.line) == ("related", 99)


def test_reports_together_number_their_documents_on() -> None:
    """Also those that were put together before."""
    parts = [Report((found("A", "error", 1, line),), Lines()) for line in (1, 2, 3)]
    both = together([together(parts[:2]), parts[2]])
    assert len(both.sources) == 6
    assert [finding.labels[0].place.document for finding in both.findings] == [1, 3, 5]
    assert [(one.span.label, one.span.line) for one in both.located() if one.span] == [("a", 1), ("a", 2), ("a", 3)]


def test_a_report_without_a_text_has_no_documents() -> None:
    """What is numbered behind it begins where it began."""
    both = together([Report((found("A", "error"),)), Report((found("B", "error", 0, 3),), Lines())])
    assert len(both.sources) == 2
    assert [finding.labels[0].place.document for finding in both.findings if finding.labels] == [0]
    assert [(one.span.label, one.span.line) for one in both.located() if one.span] == [("b", 3)]
