"""Search by name, id, kind and the initials of pinyin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from page_screen import Show


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("third", "Third branch"),
        ("第三", "Third branch"),
        ("b4", "Fourth branch"),
        ("dszb", "Third branch"),
        ("di san zhi bu", "Third branch"),
        ("joint", "East extended committee"),
        ("working west", "West working committee"),
    ],
)
def test_a_unit_is_found(show: Show, typed: str, first: str) -> None:
    """By a part of its name in any language, id, kind, pinyin or its initials, or by several words at once."""
    screen = show()
    screen.tab.keyboard.press("/")
    screen.tab.keyboard.type(typed)
    assert screen.tab.locator("#results .name").first.inner_text() == first


def test_enter_goes_to_the_marked_result_though_it_was_folded(show: Show) -> None:
    """Arrow keys mark, Enter chooses: the unit's ancestors open and it stands on the screen."""
    screen = show(None, "#level=0")
    screen.tab.fill("#search", "branch")
    assert screen.tab.locator("#results [role=option]").count() == 5
    screen.tab.keyboard.press("ArrowDown")
    assert screen.tab.get_attribute("#search", "aria-activedescendant") == "result-1"
    screen.tab.keyboard.press("Enter")
    screen.settled()
    assert screen.state("chosen") == "b2"
    assert "b2" in screen.state("painted").get("boxes")
    assert screen.tab.locator("#results").is_hidden()


def test_nothing_found_is_said(show: Show) -> None:
    """A search without result says so, aloud too."""
    screen = show()
    screen.tab.fill("#search", "zzz")
    assert screen.tab.inner_text("#results") == "Nothing found"
    assert screen.tab.inner_text("#say") == "0 found"


def test_escape_ends_a_search(show: Show) -> None:
    """Escape closes the list and empties the field."""
    screen = show()
    screen.tab.fill("#search", "branch")
    screen.tab.keyboard.press("Escape")
    assert screen.tab.locator("#results").is_hidden()
    assert screen.tab.input_value("#search") == ""
