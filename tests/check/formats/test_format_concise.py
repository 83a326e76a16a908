"""One line per finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formats_sample import sample

from orgtree.check.formats import FORMATS, FormatOptions

if TYPE_CHECKING:
    from collections.abc import Callable


def test_concise_gives_a_line_per_finding_and_the_summary(
    render: Callable[..., str], same_as_file: Callable[[str, str], None]
) -> None:
    """Concise gives a line per finding and the summary."""
    same_as_file(render("concise"), "concise.txt")


def test_the_limit_per_rule_counts_each_rule_by_itself() -> None:
    """The limit per rule counts each rule by itself."""
    report = sample()
    twice = report.with_findings(report.findings * 2)
    lines = FORMATS["concise"].render(twice, FormatOptions(most_per_rule=1)).splitlines()
    assert [line for line in lines if line.endswith("and 1 more")] == [
        "ORG101 unknown-kind: and 1 more",
        "ORG105 odd-name: and 1 more",
        "ORG203 duplicate-id: and 1 more",
        "ORG241 seated-twice: and 1 more",
        "ORG950 target-missed: and 1 more",
        "P05 odd: and 1 more",
        "P06 old: and 1 more",
    ]
    assert "P02 branch-size: and 43 more" in lines  # of which 42 are only counted
