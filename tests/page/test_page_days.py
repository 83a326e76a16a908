"""The slider over days: a page shows on each day what a page of that day alone shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import orgtree
from orgtree.api.page_bytes import page_bytes
from orgtree.base.dates import show_day
from orgtree.base.errors import UsageError
from orgtree.graph.change_days import change_days

if TYPE_CHECKING:
    from page_screen import Show

    from orgtree.base.messages import Saying

WORKS = """
orgtree: definition/1
charter: company
title: Works
as_of: 2020-06-30
units:
- id: hq
  kind: company
  name: Works
  units:
  - {id: east, kind: division, name: East, valid: {from: 2016}}
  - id: west
    kind: division
    name: West
    names: [{name: Old West, until: 2018}]
    units:
    - {id: lab, kind: team, name: Lab, headcount: [{value: 5, until: 2018}, {value: 8, from: 2018}]}
    - {id: shop, kind: team, name: Shop, valid: {until: 2020}, headcount: 3}
  - {id: yard, kind: team, name: Yard, headcount: 12}
- {id: crew, kind: team, name: Crew, headcount: 4, part_of: [{to: west, valid: {until: 2018}}, {to: east, valid: {from: 2019}}]}
- {id: boss, kind: post, name: Boss, in_unit: hq, valid: {from: 2021-03-01}}
"""
DAYS = ["2015-12-31", "2016-01-01", "2018-01-01", "2019-01-01", "2020-01-01", "2020-06-30", "2021-03-01"]


def test_days_are_those_on_which_something_changes() -> None:
    """Units, links, names and values; the first is the day before anything does."""
    days = change_days(orgtree.loads(WORKS).snapshot)
    assert [show_day(day) for day in days] == [*DAYS[1:5], DAYS[6]]


@pytest.mark.parametrize("day", DAYS)
def test_a_day_of_the_slider_is_as_a_page_of_that_day(show: Show, day: str) -> None:
    """Names, values, figures, places, findings: nothing is left of another day."""
    org = orgtree.loads(WORKS)
    there, alone = show(page_bytes(org), f"#level=9&day={day}"), show(page_bytes(org.at(day)), "#level=9")
    assert there.state("day") == day
    for part in ("visible", "csv", "matrix", "size", "levels"):
        assert there.state(part) == alone.state(part), part
    assert there.panel() == alone.panel()
    assert day in there.tab.inner_text("#subtitle")


def test_the_slider_leads_to_a_day_and_keeps_place_and_choice(show: Show) -> None:
    """What is chosen and open stays, the address names the day, and the back button leads back."""
    screen = show(page_bytes(orgtree.loads(WORKS)), "#unit=lab&view=table")
    assert screen.state("day") == "2020-06-30"
    assert screen.tab.locator("#day").get_attribute("max") == str(len(DAYS) - 1)
    screen.tab.get_by_role("button", name="The day before").click()
    screen.tab.wait_for_selector("html[data-ready][data-day='2020-01-01']")
    assert (screen.state("chosen"), screen.state("board")) == ("lab", "table")
    assert "day=2020-01-01" in screen.tab.evaluate("location.hash")
    screen.tab.focus("#day")
    screen.tab.keyboard.press("Home")
    screen.tab.wait_for_selector("html[data-ready][data-day='2015-12-31']")
    assert "5" in screen.panel()
    assert "east" not in screen.state("csv")
    screen.tab.go_back()
    screen.tab.wait_for_selector("html[data-ready][data-day='2020-01-01']")


def test_a_page_without_dates_has_no_slider(show: Show) -> None:
    """Nor has one that is not to have it."""
    undated = "orgtree: definition/1\ncharter: company\nunits: [{id: hq, kind: company, name: Works}]\n"
    for content in (page_bytes(orgtree.loads(undated)), page_bytes(orgtree.loads(WORKS), over="none")):
        assert show(content).tab.locator("#days").is_hidden()


def test_a_stretch_of_time_bounds_the_slider(show: Show) -> None:
    """The first day is that before the first change in it; a page that looks at no day has its own last."""
    org = orgtree.loads(WORKS.replace("as_of: 2020-06-30\n", ""))
    screen = show(page_bytes(org, over="2018-06..2019-06"))
    assert screen.state("day") == ""
    assert screen.tab.locator("#day").get_attribute("max") == "2"
    assert "latest" in screen.tab.inner_text("#days")
    screen.tab.get_by_role("button", name="The day before").click()
    screen.tab.wait_for_selector("html[data-ready][data-day='2019-01-01']")


@pytest.mark.parametrize("over", ["2018", "2019..2018", "x..y"])
def test_what_is_no_stretch_of_time_is_refused(over: str) -> None:
    """It is told how to write one."""
    with pytest.raises(UsageError):
        page_bytes(orgtree.loads(WORKS), over=over)


def test_many_days_are_thinned_and_many_states_need_asking() -> None:
    """Of each month, quarter or year the last change stays; a large page has no slider unasked, and says so."""
    teams = "".join(
        f"  - {{id: t{number}, kind: team, name: T, valid: {{from: {2000 + number // 12}-{number % 12 + 1:02}}}}}\n"
        for number in range(200)
    )
    org = orgtree.loads(
        "orgtree: definition/1\ncharter: company\nunits:\n- id: hq\n  kind: company\n  name: Works\n  units:\n" + teams
    )
    notes: list[Saying] = []
    small = page_bytes(org, notes=notes)
    assert str(notes[-1]) == "the page holds 19 days; --over none leaves all but one out"
    assert b'"step":"year"' in small or len(small) > 48_000
    rows: list[dict[str, Any]] = [{"id": f"u{number}", "kind": "team"} for number in range(20_000)]
    rows += [{"id": "new", "kind": "team", "valid": {"from": "2020"}}]
    notes.clear()
    page_bytes(orgtree.from_rows(rows, charter="company"), notes=notes)
    assert "no slider over 2 days with a change, for 20001 units" in str(notes[-1])
