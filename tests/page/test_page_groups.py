"""The chart in groups: by kind, by value of a field, or as units stand when one asks for a hierarchy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from page_sample import small

import orgtree
from orgtree.draw.page import PageChanges, PageField
from orgtree.draw.page import page as page_of

if TYPE_CHECKING:
    from page_screen import Screen, Show

COMPANY = """
orgtree: definition/1
charter: company
title: Works
units:
- id: w
  kind: company
  name: Works
  units:
  - {id: mill, kind: department, name: Mill, based_at: north}
  - {id: lab, kind: department, name: Laboratory, based_at: south}
- id: world
  kind: country
  name: World
  units:
  - {id: north, kind: site, name: North}
  - {id: south, kind: site, name: South}
"""


def drawn_so(screen: Screen, group: str) -> None:
    """Choose groups in the panel and have them drawn."""
    screen.tab.locator("#panel select").first.select_option(group)
    with screen.tab.expect_navigation():
        screen.tab.get_by_role("button", name="Draw it so").click()
    screen.tab.wait_for_selector("html[data-ready]")
    screen.tab.focus("#chart")
    screen.tab.keyboard.press("*")


def test_kinds_are_groups_of_the_chart_and_taken_back(show: Show) -> None:
    """Each unit stands in its group with all that is known of it, and counts are those of units."""
    screen = show(None, "#colour=teams")
    drawn_so(screen, "kind")
    kinds = ["District committee", "Working committee", "Branch", "Joint body"]
    assert [name for name in screen.outline() if name in kinds[1:]] == kinds[1:]
    assert screen.state("visible") == ["*0", "d", "*1", "s1", "s2", "*2", "b1", "b2", "b3", "b4", "b5", "*3", "j"]
    assert screen.state("metric") == "teams"
    assert screen.state("look('b3')")["hatched"]
    assert not screen.state("look('b5')")["hatched"]
    assert screen.state("sieve")["fitting"] == 9
    screen.click("b3")
    panel = screen.panel()
    for words in ("Third branch", "West working committee", "East extended committee"):
        assert words in panel
    with screen.tab.expect_navigation():
        screen.tab.get_by_role("button", name="No longer: Grouped: Kind").click()
    screen.tab.wait_for_selector("html[data-ready]")
    assert screen.state("visible") == ["d", "s1", "b1", "b2", "j", "s2", "b3", "b4", "b5"]


def test_values_of_a_field_are_groups(show: Show) -> None:
    """What states none is the last of them; links, findings and gaps are those of the same units."""
    fields = [PageField(title="colour", shown=["red", "red", "blue", None, None, None, "blue", None, "red"])]
    screen = show(small(fields=fields))
    drawn_so(screen, "field 0")
    assert [name for name in screen.outline() if name in {"red", "blue", "not stated"}] == ["red", "blue", "not stated"]
    assert screen.state("visible")[:4] == ["*0", "d", "s1", "j"]
    screen.click("j")
    assert {(link["from"], link["to"]) for link in screen.state("links")} == {("j", "b1"), ("j", "b3"), ("j", "b4")}
    screen.tab.keyboard.press("Escape")
    screen.tab.locator(".gaps summary").click()
    screen.tab.locator(".gaps .unit").first.wait_for()
    assert screen.tab.locator(".gaps .unit").all_inner_texts() == ["Fourth branch", "Third branch"]
    screen.tab.locator("#panel .finding .unit").first.click()
    assert screen.state("chosen") == "b1"


def test_units_stand_in_the_areas_in_which_they_lie(show: Show) -> None:
    """As they are selected when one asks for the area; the address holds it."""
    organisation = orgtree.loads(COMPANY)
    screen = show(organisation.render("html"))
    drawn_so(screen, "under 1")
    assert screen.state("visible")[-5:] == ["world", "north", "mill", "south", "lab"]
    again = screen.open(screen.tab.evaluate("location.hash"))
    assert set(again.state("visible")) == {unit.id for unit in organisation}
    again.tab.locator("[role=treeitem]", has_text="North").click()
    assert "Mill" in again.panel()


def test_groups_are_left_out_when_a_filter_leaves_none_of_theirs(show: Show) -> None:
    """No group stands empty, and none is counted."""
    screen = show(None, "#by=kind&gaps=teams&level=1")
    assert screen.state("visible") == ["*2", "b3", "b4"]
    assert screen.state("sieve")["fitting"] == 2


def test_groups_have_names_in_both_languages(show: Show) -> None:
    """The kind's own."""
    screen = show(None, "#by=kind&lang=zh")
    assert "党工委" in screen.outline()


@pytest.mark.parametrize("by", ["nothing", "field%209", "under%200", "kind%"])
def test_what_nothing_can_be_grouped_by_is_left_out(show: Show, by: str) -> None:
    """An address may ask for anything."""
    assert show(None, f"#by={by}").state("size") == 9


def test_a_page_of_changes_keeps_its_order(show: Show) -> None:
    """What is gone and what has moved stand where they stood."""
    data = small(changes=PageChanges(sorts=[], changes=[], ghosts=[5]))
    assert show(page_of(data), "#by=kind").state("size") == 9
