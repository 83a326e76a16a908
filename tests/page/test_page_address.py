"""The address leads to what one sees; the back button goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from page_screen import Show


def test_an_address_opens_unit_level_metric_language_and_view(show: Show) -> None:
    """All that it names is shown, though the unit was folded."""
    screen = show(None, "#unit=b4&level=1&colour=teams&lang=zh&at=10,20,0.9")
    assert screen.state("chosen") == "b4"
    assert "b4" in screen.state("visible")
    assert "b1" not in screen.state("visible")
    assert screen.state("metric") == "teams"
    assert screen.state("language") == "zh"
    view = screen.state("view")
    assert (view["x"], view["y"], view["k"]) == (pytest.approx(10), pytest.approx(20), pytest.approx(0.9))


def test_what_is_seen_is_in_the_address(show: Show) -> None:
    """Opening the address again shows the same: choice, folds, colours and the place on the chart."""
    screen = show()
    screen.tab.select_option("#metric", "teams")
    screen.click("s1", part="chip")
    screen.click("b4")
    screen.tab.keyboard.press("+")
    screen.tab.wait_for_timeout(600)
    hash_ = screen.tab.evaluate("location.hash")
    before = [screen.state(name) for name in ("chosen", "visible", "metric", "box('b4')")]
    screen.open(hash_)
    after = [screen.state(name) for name in ("chosen", "visible", "metric", "box('b4')")]
    assert after[:3] == before[:3]
    assert after[3]["x"] == pytest.approx(before[3]["x"], abs=2)


def test_back_and_forward(show: Show) -> None:
    """Each choice is a step of the history."""
    screen = show()
    screen.click("s1")
    screen.click("b3")
    assert screen.state("chosen") == "b3"
    screen.tab.go_back()
    assert screen.state("chosen") == "s1"
    screen.tab.go_back()
    assert screen.state("chosen") is None
    screen.tab.go_forward()
    assert screen.state("chosen") == "s1"


def test_opening_a_level_is_a_step_too(show: Show) -> None:
    """Going back restores what was open."""
    screen = show()
    screen.tab.keyboard.press("\\")
    assert screen.state("visible") == ["d"]
    screen.tab.go_back()
    assert len(screen.state("visible")) == 9


def test_an_address_typed_anew_is_followed(show: Show) -> None:
    """A link to the same page with another unit works without loading it."""
    screen = show()
    screen.tab.evaluate("location.hash = '#unit=b5'")
    screen.tab.wait_for_timeout(100)
    assert screen.state("chosen") == "b5"


@pytest.mark.parametrize(
    "hash_", ["#unit=nobody", "#level=many&at=x,y,z", "#open=%E0%A4%A&unit=%", "#colour=none&lang=xx", "#&&=&unit"]
)
def test_nonsense_in_an_address_is_passed_over(show: Show, hash_: str) -> None:
    """The page opens as without it."""
    screen = show(None, hash_)
    assert screen.state("chosen") is None
    assert len(screen.state("visible")) == 9
