"""Search by name, id, kind and the initials of pinyin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from page_sample import small

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


ANYWHERE = [
    "Île-de-Bréhat Göteborg Łódź Harbour",
    "Łódź Øst Straße",
    "İstanbul ılıca",
    "ཀི་ལི་",
    "ཀུ་ལུ་",
    "सूचना विभाग",
    "सचन",
    "帆布間",
    "重庆第3长会计科",
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ile de brehat", ANYWHERE[0]),
        ("ILEDEBREHAT", ANYWHERE[0]),
        ("lodz ost", ANYWHERE[1]),
        ("strasse", ANYWHERE[1]),
        ("istanbul ilica", ANYWHERE[2]),
        ("ཀུ", ANYWHERE[4]),
        ("ཀི", ANYWHERE[3]),
        ("ཀུལུ", ANYWHERE[4]),
        ("सच", ANYWHERE[6]),
        ("सू", ANYWHERE[5]),
        ("fbj", ANYWHERE[7]),
        ("cqd3zkjk", ANYWHERE[8]),
        ("cq d3 ckj", ANYWHERE[8]),
        ("重q第3", ANYWHERE[8]),
        ("istambul", ANYWHERE[2]),
        ("harbuor", ANYWHERE[0]),
        ("gotebrg", ANYWHERE[0]),
        ("sttrasse", ANYWHERE[1]),
        ("重庆弟3长", ANYWHERE[8]),
        ("harbour goteburg", ANYWHERE[0]),
        ("lds", None),
    ],
)
def test_names_of_all_scripts_are_found_as_people_type_them(show: Show, typed: str, found: str | None) -> None:
    """Accents, case, spaces and one typo do not matter, vowels do; Chinese is found by initials of any usual reading."""
    screen = show(small(names=ANYWHERE, pinyin=()))
    screen.tab.fill("#search", typed)
    first = screen.tab.locator("#results .name")
    assert (first.first.inner_text() if first.count() else None) == found


def test_a_typo_is_looked_for_where_nothing_else_is_found_only(show: Show) -> None:
    """What is typed right leads to what it says, not to what it resembles."""
    names = ["West", "East", "Best", "Rest", "Nest", "Test", "Zest", "Vest", "Jest"]
    screen = show(small(names=names, pinyin=()))
    screen.tab.fill("#search", "best")
    assert screen.tab.locator("#results .name").all_inner_texts() == ["Best"]


@pytest.mark.parametrize("typed", ["dwyh", "joint body", "dagongwei", "jiontbody"])
def test_units_are_found_by_their_kind(show: Show, typed: str) -> None:
    """By its title in either language, by its initials, by its name in the charter, and with a typo."""
    data = small()
    kinds = [*data.kinds[:3], replace(data.kinds[3], title={"zh": "党委员会", "en": "Joint body"}, name="dagongwei")]
    screen = show(small(kinds=kinds))
    screen.tab.fill("#search", typed)
    assert screen.tab.locator("#results .name").first.inner_text() == "East extended committee"
