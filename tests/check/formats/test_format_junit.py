"""JUnit XML."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Callable


def test_junit_gives_a_case_per_rule(render: Callable[..., str], same_as_file: Callable[[str, str], None]) -> None:
    """Junit gives a case per rule."""
    same_as_file(render("junit"), "junit.xml")


def test_rules_fail_are_skipped_or_pass(render: Callable[..., str]) -> None:
    """Rules fail are skipped or pass."""
    suite = ET.fromstring(render("junit"))[0]  # noqa: S314 - our own output
    outcome = {case.get("name"): [child.tag for child in case] for case in suite.iter("testcase")}
    assert outcome["P02 branch-size"] == ["failure"]
    assert outcome["P04 branch-committee"] == ["skipped"]
    assert outcome["P13 dispatched"] == []
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == (str(len(outcome)), "7", "3")
