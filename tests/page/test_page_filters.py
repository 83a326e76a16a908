"""Filters, groups and hierarchies of the page: what is shown, what is counted, and the way back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from page_sample import small

import orgtree
from orgtree.api.page_bytes import page_bytes
from orgtree.draw.page import PageData, PageField, PageHierarchy

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
- id: chief
  kind: post
  name: Chief
  filled: true
  in_unit: w
  units: [{id: miller, kind: post, name: Miller, filled: false, in_unit: mill}]
- id: world
  kind: country
  name: World
  units:
  - {id: north, kind: site, name: North}
  - {id: south, kind: site, name: South}
"""


def works(**options: Any) -> bytes:
    """Return the page of a company with two departments, two posts and two sites."""
    return page_bytes(orgtree.loads(COMPANY), **options)


def all_shown(screen: Screen) -> list[str]:
    """Open all that is shown, and return it."""
    screen.tab.evaluate("document.activeElement.blur()")
    screen.tab.keyboard.press("*")
    return list(screen.state("visible"))


def test_one_hierarchy_is_shown_at_first_and_the_others_are_counted(show: Show) -> None:
    """The charter's first is shown; another one, or all side by side, is chosen above the chart."""
    screen = show(works())
    assert all_shown(screen) == ["w", "mill", "lab"]
    assert "3 of 8 units" in screen.tab.inner_text("#strip")
    screen.tab.select_option("#strip select", "reports_to")
    assert all_shown(screen) == ["chief", "miller"]
    screen.tab.select_option("#strip select", "")
    assert len(all_shown(screen)) == 8
    assert screen.tab.inner_text("#strip").count("of 8 units") == 0


def test_all_hierarchies_side_by_side_are_there_at_once_when_asked_for(show: Show) -> None:
    """`--along *` opens the page with all of them."""
    assert len(all_shown(show(works(along="*")))) == 8


def test_a_unit_of_another_hierarchy_brings_its_own_along(show: Show) -> None:
    """Search, links and addresses lead to it, and the hierarchy changes to its own."""
    screen = show(works())
    screen.tab.fill("#search", "miller")
    screen.tab.keyboard.press("Enter")
    screen.settled()
    assert screen.state("chosen") == "miller"
    assert screen.state("visible") == ["chief", "miller"]
    assert screen.tab.input_value("#strip select") == "reports_to"
    screen.open("#unit=south")
    assert screen.state("sieve")["along"] == "lies_in"
    assert screen.state("chosen") == "south"


def test_what_stands_in_an_area_is_what_selecting_says(show: Show) -> None:
    """Only what stands at a site: departments that lie in it, in the hierarchy that is shown, else in their own."""
    organisation = orgtree.loads(COMPANY)
    screen = show(works(), "#unit=north")
    screen.tab.get_by_role("button", name="Only what stands here").click()
    assert screen.state("sieve")["fitting"] == 1
    screen.tab.select_option("#strip select", "")
    assert screen.state("sieve")["fitting"] == len(list(organisation.units(under="north")))
    screen.tab.select_option("#strip select", "part_of")
    assert all_shown(screen) == ["w", "mill"]  # with what is above it
    assert "Stands under: North" in screen.tab.inner_text("#strip")


def test_only_gaps_are_left_with_what_is_above_them(show: Show) -> None:
    """The list of gaps offers it; a cross beside what is asked for takes it back."""
    screen = show()
    screen.tab.locator(".gaps summary").click()
    screen.tab.locator(".gaps").get_by_role("button", name="Only gaps").click()
    assert screen.state("visible") == ["d", "s2", "b3", "b4"]
    assert screen.state("metric") == "teams"
    assert "2 of 9 units" in screen.tab.inner_text("#strip")
    assert screen.outline() == ["District committee", "West working committee", "Third branch", "Fourth branch"]
    assert screen.tab.locator("[role=treeitem]").nth(2).get_attribute("aria-setsize") == "2"
    screen.tab.get_by_role("button", name="No longer: Only gaps").click()
    assert screen.state("sieve")["fitting"] == 9
    assert screen.tab.locator("#strip").is_hidden()


@pytest.mark.parametrize(
    ("question", "answer", "fitting"),
    [("Kind", "branch", 5), ("Only with findings", "*", 1), ("Only with findings", "warning", 1), ("States", "0", 2)],
)
def test_questions_are_asked_in_the_form(show: Show, question: str, answer: str, fitting: int) -> None:
    """Kind, findings and fields; the form counts at once, and the address holds the question."""
    screen = show(
        small(
            fields=[PageField(title="members", shown=[None, None, "60", None, None, None, "5", None, None])],
        )
    )
    screen.tab.click("#sieve-toggle")
    screen.tab.get_by_label(question, exact=True).select_option(answer)
    assert screen.state("sieve")["fitting"] == fitting
    assert screen.tab.get_attribute("#sieve-toggle", "aria-pressed") == "true"
    screen.tab.wait_for_timeout(400)
    again = screen.open(screen.tab.evaluate("location.hash"))
    assert again.state("sieve")["fitting"] == fitting


def test_a_value_of_a_field_is_asked_for(show: Show) -> None:
    """Values that occur are offered with their numbers, and what states none."""
    fields = [PageField(title="colour", shown=["red", "red", "blue", None, None, None, None, None, None])]
    screen = show(small(fields=fields))
    screen.tab.click("#sieve-toggle")
    screen.tab.get_by_label("States").select_option("0")
    values = screen.tab.get_by_label("colour", exact=True)
    assert values.locator("option").all_inner_texts() == ["any", "not stated", "red · 2", "blue · 1"]
    values.select_option("blue")
    assert screen.state("visible") == ["d", "s1", "b1"]
    screen.tab.get_by_label("colour", exact=True).select_option(index=1)
    assert screen.state("sieve")["fitting"] == 6


def test_units_are_grouped_in_the_panel(show: Show) -> None:
    """By kind at first; each group is counted and leads to its units, and once more back."""
    fields = [PageField(title="colour", shown=["red", "red", "blue", None, None, None, None, None, None])]
    screen = show(small(fields=fields))
    groups = screen.tab.locator("#panel section").first
    screen.tab.get_by_role("button", name="Branch 5").click()
    assert screen.state("sieve")["fitting"] == 5
    screen.tab.get_by_role("button", name="Branch 5").click()
    assert screen.state("sieve")["fitting"] == 9
    screen.tab.locator("#panel select").first.select_option("field 0")
    assert groups.locator("li").all_inner_texts() == ["red\n2", "blue\n1", "not stated\n6"]


def test_a_chosen_unit_that_does_not_fit_is_chosen_no_more_and_brings_itself_back(show: Show) -> None:
    """A filter leaves it out; who goes to it again ends the filter."""
    screen = show(None, "#unit=b1")
    screen.tab.click("#sieve-toggle")
    screen.tab.get_by_label("Kind", exact=True).select_option("joint_body")
    assert screen.state("chosen") is None
    assert screen.state("visible") == ["d", "s1", "j"]
    screen.tab.fill("#search", "first branch")
    screen.tab.keyboard.press("Enter")
    screen.settled()
    assert screen.state("chosen") == "b1"
    assert screen.state("sieve")["fitting"] == 9


def test_nothing_that_fits_is_said(show: Show) -> None:
    """An address may ask for what is not there."""
    screen = show(None, "#kind=nothing&level=1")
    assert screen.state("visible") == []
    assert "No unit fits" in screen.tab.inner_text("#strip")
    screen.tab.get_by_role("button", name="Show all again").click()
    assert screen.state("sieve")["fitting"] == 9


def two(**changes: Any) -> PageData:
    """Return two trees of a hierarchy each, and a body that stands in none."""
    hierarchies = [PageHierarchy(name="one", title="One"), PageHierarchy(name="other", title="Other")]
    return small(
        hierarchies=hierarchies,
        along="one",
        parent=[-1, 0, 1, 1, -1, 4, 4, 4, -1],
        hierarchy=[0, 0, 0, 0, 1, 1, 1, 1, -1],
        standing=[[None] * 9, [None] * 9],
        **changes,
    )


def test_units_of_no_hierarchy_stand_beside_each_of_them(show: Show) -> None:
    """What is free belongs to all."""
    screen = show(two())
    assert set(all_shown(screen)) == {"d", "s1", "b1", "b2", "j"}
    screen.tab.select_option("#strip select", "other")
    assert set(all_shown(screen)) == {"s2", "b3", "b4", "b5", "j"}


def test_a_metric_is_shown_where_it_says_something(show: Show) -> None:
    """A page coloured by a figure of the other hierarchy begins with that, and choosing the metric goes there."""
    [metric] = small().metrics
    metric = replace(metric, fraction=[None] * 4 + [0.5] * 4 + [None], gap=[False] * 9)
    assert show(two(metrics=[metric], colour="teams")).state("sieve")["along"] == "other"
    screen = show(two(metrics=[metric]))
    assert screen.state("sieve")["along"] == "one"
    screen.tab.select_option("#metric", "teams")
    assert screen.state("sieve")["along"] == "other"
    assert screen.state("metric") == "teams"
