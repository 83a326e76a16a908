"""The side panel: all that is known of a unit, or the whole at a glance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from page_sample import small

import orgtree
from orgtree.draw.page import PageField, PageFinding

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from page_screen import Show


def test_the_whole_is_told_first(show: Show) -> None:
    """Title, date, source, kinds with counts, metrics with targets and gaps, and findings, the worst first."""
    text = show().panel()
    for words in ("Example district", "As of 2020-10-15", "example.yaml", "60% (3/5)", "target 100%..", "2 gaps"):
        assert words in text
    assert text.index("the target is missed") < text.index("branch has 60 members")


def test_a_unit_is_told_with_fields_findings_figures_and_seats(show: Show) -> None:
    """Kind, other names, pinyin, id, fields with intervals and units of measure, findings, metric, links with roles."""
    text = show(None, "#unit=b1").panel()
    for words in ("Branch", "First branch", "第一支部", "Di yi zhi bu", "b1", "60 persons", "P02", "Warning"):
        assert words in text
    assert "branch has 60 members, at most 50" in text
    assert "East extended committee" in text
    assert "part-time deputy secretary" in text


def test_intervals_stay_intervals(show: Show) -> None:
    """A lower bound is not shown as a number."""
    assert "45.. persons" in show(None, "#unit=b2").panel()
    assert "..20 persons" in show(None, "#unit=b3").panel()


def test_a_gap_is_named(show: Show) -> None:
    """A unit that lacks what a metric asks for says so."""
    assert "Gap" in show(None, "#unit=b3").panel()
    assert "Gap" not in show(None, "#unit=b2").panel()


def test_addresses_are_linked_to_and_nothing_else_is(show: Show) -> None:
    """Pages and mail, several of them too; what leads to neither stays text, whatever the data hold."""
    shown = ["https://example.org/a?b=1, mailto:a@example.org", "javascript:window.broken=1, https://example.org"]
    sample = small()
    sites = PageField(title="Sites", shown=[*shown, *[None] * (len(sample.ids) - 2)], address=True)
    screen = show(replace(sample, fields=[sites]), f"#unit={sample.ids[0]}")
    links = (
        "[...document.querySelectorAll('dd a')].map((link) => [link.getAttribute('href'), link.textContent, link.rel])"
    )
    told = ["https://example.org/a?b=1", "mailto:a@example.org"]
    assert screen.tab.evaluate(links) == [[address, address, "noopener noreferrer"] for address in told]
    screen.open(f"#unit={sample.ids[1]}")
    assert [href for href, _, _ in screen.tab.evaluate(links)] == ["https://example.org"]
    assert "javascript:window.broken=1" in screen.panel()


def test_fields_speak_the_language_of_the_page(show: Show) -> None:
    """A choice is shown by its title."""
    assert "extended committee" in show(None, "#unit=j&lang=en").panel()
    assert "大工委" in show(None, "#unit=j&lang=zh").panel()


def test_the_panel_leads_on_to_other_units(show: Show) -> None:
    """A click on the unit at the far end of a link chooses it; a click on a finding's unit too."""
    screen = show(None, "#unit=j")
    screen.tab.locator("#panel").get_by_role("button", name="Third branch").click()
    assert screen.state("chosen") == "b3"
    screen.open()
    screen.tab.locator("#panel .finding").get_by_role("button", name="First branch").click()
    assert screen.state("chosen") == "b1"


def test_the_breadcrumb_leads_up(show: Show) -> None:
    """It names the ancestors, and each of them can be chosen."""
    screen = show(None, "#unit=b3")
    crumbs = screen.tab.locator("#crumbs li")
    assert crumbs.all_inner_texts() == [
        "Whole organisation",
        "District committee",
        "West working committee",
        "Third branch",
    ]
    screen.tab.locator("#crumbs").get_by_role("button", name="West working committee").click()
    assert screen.state("chosen") == "s2"
    screen.tab.locator("#crumbs").get_by_role("button", name="Whole organisation").click()
    assert screen.state("chosen") is None


def test_a_finding_names_its_unit_as_it_was_written(show: Show) -> None:
    """The id in the text of a finding is the unit's own, whatever signs it has."""
    odd = ["$&", "$1", "b<1>", *"defghi"]
    findings = [PageFinding(at, "P02", "warning", f"'{unit}' and '{odd[0]}' differ") for at, unit in enumerate(odd)]
    screen = show(small(ids=odd, findings=findings))
    for row, unit in enumerate(odd[:3]):
        screen.tab.locator("[role=treeitem]").nth(row).click()
        assert f"'{unit}' and '$&' differ" in screen.panel()


def test_what_was_is_told_in_both_languages(show: Show, tmp_path: Path) -> None:
    """Names, values and events with their days, of units that have any."""
    text = """
orgtree: definition/1
charter: company
as_of: 2026-01-01
events: [{on: 2020-04, merge: [north, south], into: lab, source: minute 7}]
units:
- id: acme
  kind: company
  units:
  - {id: lab, kind: team, name: Lab, names: [{name: <i>Test room, until: 2019}], headcount: {value: 4, from: 2020}}
"""
    orgtree.loads(text).draw(tmp_path / "page.html")
    screen = show((tmp_path / "page.html").read_bytes(), "#unit=lab&lang=en")
    panel = screen.panel()
    told = [
        "History",
        "..2018-12-31",
        "name: <i>Test room",
        "name: Lab",
        "north, south merged into Lab (lab) [minute 7]",
    ]
    assert [panel.index(words) for words in told] == sorted(panel.index(words) for words in told)
    chinese = screen.open("#unit=lab&lang=zh").panel()
    assert "沿革" in chinese
    assert "north, south 并入 Lab (lab) [minute 7]" in chinese
    assert "History" not in screen.open("#unit=acme&lang=en").panel()


def test_a_page_without_a_day_says_that_today_judged_it(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    """As every other output does, where something depended on it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    text = """
orgtree: definition/1
charter: company
units:
- {id: hq, kind: company, headed_by: boss, exceptions: {C02: {reason: minute 12, until: 2020-07-01}}, units: [{id: boss, kind: post, filled: false}]}
"""
    screen = show(orgtree.loads(text).render("html", language="en"))
    assert "Judged by 2023-11-14, today" in screen.panel()
    assert screen.tab.inner_text("#subtitle") == "Judged by 2023-11-14, today"
    screen = show(
        orgtree.loads(text.replace("units:\n", "as_of: 2020-01-01\nunits:\n", 1)).render("html", language="en")
    )
    assert "Judged by" not in screen.panel()
    assert "As of 2020-01-01" in screen.panel()
