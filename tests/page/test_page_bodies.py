"""Joint bodies on the page: cards by the places at which they stand, as the picture of all bodies has them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bodies_town import TOWN

import orgtree
from orgtree.api.drawing import composed
from orgtree.api.page_data import page_data
from orgtree.api.page_part import part_of
from orgtree.draw.bodies_sheet import BodiesSheet
from orgtree.draw.page.parts import OFF_PAGE
from orgtree.draw.picture_options import PictureOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from page_screen import Screen, Show

    from orgtree.draw.placed_bodies import Place

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def screen(show: Show) -> Screen:
    """Return the board of the town."""
    return show(orgtree.loads(TOWN).render("html", language="en"), "#view=bodies")


def _lines(screen: Screen, body: str) -> list[str]:
    """Return the lines of a body's card, without its head."""
    card = screen.tab.locator(".body", has=screen.tab.locator("header .name", has_text=body))
    return [text.replace("\n", " ") for text in card.locator("p").all_inner_texts()]


def test_each_place_has_its_bodies_with_conveners_seats_by_role_and_suppliers(screen: Screen) -> None:
    """Below it stand the places under it, with a word where they have no body."""
    assert screen.tab.locator(".places > .place").count() == 1
    assert screen.tab.locator(".place header [data-unit]").all_inner_texts() == [
        *("Street", "Street body", "Lane", "Lane body", "Bank")
    ]
    assert screen.tab.locator(".place .count").all_inner_texts() == ["4 seats", "3 seats", "1 seat"]
    assert _lines(screen, "Street body") == [
        "convener: Street committee",
        "part-time member 2: First, Second",
        "part-time deputy secretary 1: Second",
        "based on (base) 1: Lane committee",
        "from: park 1, Party branch 1",
    ]
    assert screen.tab.locator(".none").all_inner_texts() == ["no joint body is stated"]
    assert "joint bodies 2 · seats 4 · units that supply them 2" in screen.tab.inner_text(".board-bar")


def test_a_choice_on_the_board_is_the_choice_everywhere(screen: Screen) -> None:
    """All cards that name the unit mark it; another view shows it, and a choice elsewhere is marked here."""
    screen.tab.locator(".body .named", has_text="First").first.click()
    assert screen.state("chosen") == "b0"
    assert screen.tab.locator(".places [aria-pressed=true]").all_text_contents() == ["First", "First"]
    screen.tab.click("[data-view=table]")
    assert screen.tab.locator("[aria-selected=true] [role=rowheader]").inner_text() == "First"
    screen.tab.locator("[role=rowheader]", has_text="Lane body").click()
    screen.tab.click("[data-view=bodies]")
    assert screen.tab.locator(".places [aria-pressed=true]").all_text_contents() == ["Lane body"]


def test_what_is_asked_for_holds_here_too(screen: Screen) -> None:
    """Only bodies that fit, at their places; places without any are left out then."""
    screen.open("#view=bodies&under=oc")
    assert screen.tab.locator(".place header [data-unit]").all_inner_texts() == ["Lane", "Lane body"]


def test_a_long_list_of_names_grows_when_asked(show: Show) -> None:
    """Its count says how many there are."""
    seats = ", ".join(f"{{to: x{number}, role: part_time_member}}" for number in range(14))
    branches = "".join(f"  - {{id: x{number}, kind: branch, name: Branch {number}}}\n" for number in range(14))
    text = TOWN.replace("  - {id: b1,", f"{branches}  - {{id: b1,").replace(
        "seat: [{to: b0, role: part_time_member}]\n", f"seat: [{seats}]\n"
    )
    screen = show(orgtree.loads(text).render("html", language="en"), "#view=bodies")
    card = screen.tab.locator(".body").last
    assert "part-time member 14" in card.inner_text()
    assert "Branch 12" not in card.inner_text()
    card.get_by_role("button", name="Show 4 more").click()
    assert "Branch 13" in card.inner_text()


def _placed(places: tuple[Place, ...]) -> Iterator[tuple[str, str]]:
    """Yield the name of each body with that of its place."""
    for place in places:
        yield from ((body.name, place.name if place.kind >= 0 else "") for body in place.bodies)
        yield from _placed(place.below)


@pytest.mark.parametrize("example", ["lhasa", "nyingchi", "kubernetes"])
def test_bodies_stand_where_the_picture_has_them(example: str) -> None:
    """The same places, and the same bodies."""
    org = orgtree.load(EXAMPLES / f"{example}.yaml")
    sheet = composed(org, PictureOptions(view="bodies"))
    assert isinstance(sheet, BodiesSheet)
    part = part_of(org.snapshot)
    data = page_data(org, part, judged=False)
    language = org.snapshot.language
    named = [org.snapshot.name(unit, language) for unit in part.units]
    found = {(named[body.unit], named[body.at] if body.at >= 0 else "") for body in data.bodies}
    assert found == set(_placed(sheet.placed.places))


def test_a_place_outside_the_page_is_told_from_none() -> None:
    """A part of the whole has bodies whose place it leaves out."""
    org = orgtree.loads(TOWN)
    part = part_of(org.snapshot, root="o")
    data = page_data(org, part, judged=False)
    assert {(data.ids[body.unit], body.at) for body in data.bodies} == {("j", OFF_PAGE), ("k", OFF_PAGE)}
