"""Lists of gaps and findings lead to their units, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from page_sample import small

from orgtree.draw.page import PageFinding

if TYPE_CHECKING:
    from page_screen import Show


def test_a_list_of_gaps_leads_there_and_on(show: Show) -> None:
    """An entry goes to its unit, coloured by the metric; next and previous go round."""
    screen = show(None, "#level=0")
    screen.tab.locator(".gaps summary").click()
    screen.tab.locator(".gaps").get_by_role("button", name="Fourth branch").click()
    assert (screen.state("chosen"), screen.state("metric")) == ("b4", "teams")
    assert "2 of 2" in screen.tab.inner_text("#strip")
    screen.tab.locator("#strip").get_by_role("button", name="Next").click()
    assert screen.state("chosen") == "b3"
    screen.tab.locator("#strip").get_by_role("button", name="Previous").click()
    assert screen.state("chosen") == "b4"
    screen.tab.locator("#strip").get_by_role("button", name="End").click()
    assert screen.state("tour") is None
    assert screen.state("chosen") == "b4"


def test_keys_go_on_and_back_through_findings(show: Show) -> None:
    """A full stop goes on, a comma back; the worst finding comes first."""
    found = [
        PageFinding(1, "A", "info", "it"),
        PageFinding(2, "B", "warning", "is"),
        PageFinding(3, "C", "error", "so"),
    ]
    screen = show(small(findings=found))
    screen.tab.locator("#panel .finding .unit").first.click()
    assert screen.state("chosen") == "b2"
    screen.tab.evaluate("document.activeElement.blur()")
    screen.tab.keyboard.press(".")
    assert screen.state("chosen") == "b1"
    screen.tab.keyboard.press(",")
    screen.tab.keyboard.press(",")
    assert screen.state("chosen") == "s1"
    assert "Findings: 3 of 3" in screen.tab.inner_text("#strip")


def test_a_tour_comes_back_from_elsewhere(show: Show) -> None:
    """Who has chosen another unit in between is led back to where the tour was."""
    screen = show()
    screen.tab.locator(".gaps summary").click()
    screen.tab.locator(".gaps").get_by_role("button", name="One by one").click()
    assert screen.state("chosen") == "b3"
    screen.tab.locator("[role=treeitem]").nth(1).click()
    assert screen.state("chosen") == "s1"
    screen.tab.locator("[role=treeitem]").nth(1).evaluate("row => row.blur()")
    screen.tab.keyboard.press(".")
    assert screen.state("chosen") == "b3"
    screen.tab.keyboard.press(".")
    assert screen.state("chosen") == "b4"
