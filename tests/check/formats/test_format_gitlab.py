"""Code quality report of GitLab."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from formats_sample import MAIN, STREETS, TextSources, sample

from orgtree.check.formats import FORMATS, FormatOptions
from orgtree.check.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable


def keys(report: Report) -> list[str]:
    """Return the fingerprints in a report's output."""
    return [issue["fingerprint"] for issue in json.loads(FORMATS["gitlab"].render(report, FormatOptions()))]


def test_gitlab_gives_an_issue_per_finding(
    render: Callable[..., str], same_as_file: Callable[[str, str], None]
) -> None:
    """Gitlab gives an issue per finding."""
    same_as_file(render("gitlab"), "gitlab.json")


def test_fingerprints_stay_the_same_when_lines_move() -> None:
    """Fingerprints stay the same when lines move."""
    report = sample()
    # A fix holds positions, so it would be made anew for the moved text.
    moved = Report(report.findings, TextSources(org="# a comment\n\n" + MAIN, streets="\n" + STREETS))
    assert keys(moved) == keys(report)


def test_fingerprints_are_unique_even_for_the_same_finding_twice() -> None:
    """Fingerprints are unique even for the same finding twice."""
    report = sample()
    found = keys(report.with_findings(report.findings * 3))
    assert len(set(found)) == len(found) == 3 * len(report.findings)
