"""Folding and opening: one unit, a level, all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from page_screen import Show


def test_the_mark_on_a_box_folds_and_opens_it(show: Show) -> None:
    """A click on the mark hides what is below and shows it again; the folded box counts what it hides."""
    screen = show()
    screen.click("s1", part="chip")
    assert screen.state("visible") == ["d", "s1", "s2", "b3", "b4", "b5"]
    screen.click("s1", part="chip")
    assert "b1" in screen.state("visible")


def test_a_double_click_folds_as_well(show: Show) -> None:
    """Two clicks on a box toggle it."""
    screen = show()
    box = screen.state("box('s2')")
    screen.tab.mouse.dblclick(box["x"] + 12, box["y"] + box["height"] / 2)
    assert "b3" not in screen.state("visible")


def test_what_is_toggled_stays_where_it_was(show: Show) -> None:
    """Folding one unit does not move it under the pointer."""
    screen = show()
    before = screen.state("box('s2')")
    screen.click("s2", part="chip")
    after = screen.settled().state("box('s2')")
    assert (after["x"], after["y"]) == (pytest.approx(before["x"], abs=1), pytest.approx(before["y"], abs=1))


def test_levels_are_opened_and_folded_one_by_one(show: Show) -> None:
    """The buttons and the keys change the number of levels; star opens all, backslash folds all."""
    screen = show()
    screen.tab.click("#levels [data-step=fewer]")
    assert screen.state("visible") == ["d", "s1", "s2"]
    screen.tab.click("#levels [data-step=fewer]")
    assert screen.state("visible") == ["d"]
    screen.tab.keyboard.press("]")
    assert screen.state("visible") == ["d", "s1", "s2"]
    screen.tab.click("#levels [data-step=all]")
    assert len(screen.state("visible")) == 9
    screen.tab.keyboard.press("\\")
    assert screen.state("visible") == ["d"]
    screen.tab.keyboard.press("*")
    assert len(screen.state("visible")) == 9


def test_all_below_one_unit_opens(show: Show) -> None:
    """The panel opens everything under the chosen unit and nothing else."""
    screen = show(None, "#level=1&unit=s2")
    assert screen.state("visible") == ["d", "s1", "s2"]
    screen.tab.get_by_role("button", name="Open all below").click()
    assert screen.state("visible") == ["d", "s1", "s2", "b3", "b4", "b5"]


def test_folding_above_the_chosen_unit_chooses_what_was_folded(show: Show) -> None:
    """A choice is never hidden."""
    screen = show(None, "#unit=b3")
    screen.click("s2", part="chip")
    assert screen.state("chosen") == "s2"
