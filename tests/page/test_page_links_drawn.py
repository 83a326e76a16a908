"""Links of the chosen unit: drawn one by one, gathered where units are folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from page_sample import small

from orgtree.draw.page import PageLink, PageLinkType

if TYPE_CHECKING:
    from page_screen import Screen, Show


def _links(screen: Screen) -> set[tuple[object, ...]]:
    return {(link["from"], link["to"], link["count"], link["text"], link["out"]) for link in screen.state("links")}


def test_no_link_is_drawn_before_a_unit_is_chosen(show: Show) -> None:
    """The chart alone has no tangle."""
    assert show().state("links") == []


def test_the_seats_of_the_chosen_body_are_drawn_with_their_roles(show: Show) -> None:
    """Each seat leads from the body to the unit that supplies it."""
    screen = show(None, "#unit=j")
    assert _links(screen) == {
        ("j", "b1", 1, "part-time deputy secretary", True),
        ("j", "b3", 1, "part-time member", True),
        ("j", "b4", 1, "part-time member", True),
    }


def test_links_of_folded_units_are_gathered_with_a_count(show: Show) -> None:
    """Two seats supplied from inside a folded unit become one line to it that says how many."""
    screen = show(None, "#unit=j")
    screen.click("s2", part="chip")
    assert _links(screen) == {
        ("j", "b1", 1, "part-time deputy secretary", True),
        ("j", "s2", 2, "part-time member ×2", True),
    }


def test_a_folded_unit_shows_the_links_of_all_that_it_hides(show: Show) -> None:
    """Chosen while folded, it gathers both ways and leaves out what stays inside."""
    screen = show(None, "#level=1&unit=s1")
    assert _links(screen) == {("s1", "s2", 2, "part-time member ×2", True)}
    screen = show(None, "#level=1&unit=s2")
    assert _links(screen) == {("s2", "s1", 2, "part-time member ×2", False)}


def test_a_link_leaves_its_colour_on_the_canvas_and_in_the_legend(show: Show) -> None:
    """The far end is outlined in the colour of the link type, which the legend names while it is drawn."""
    screen = show()
    assert "seat" not in screen.tab.inner_text("#legend")
    screen.click("j")
    screen.settled()
    box = screen.state("box('b3')")
    edge = {screen.colour(box["x"] + box["width"] / 2, box["y"] + offset / 2) for offset in range(-3, 4)}
    assert "#b3261e" in edge
    assert "seat" in screen.tab.inner_text("#legend")


def test_the_line_of_a_body_to_its_own_place_is_not_drawn_twice(show: Show) -> None:
    """What nesting shows already, a body under its convener, is told in the panel only."""
    data = small(
        link_types=[PageLinkType(name="convened_by", title="convened by")],
        links=[PageLink(0, 8, 1)],
    )
    screen = show(data, "#unit=j")
    assert screen.state("links") == []
    assert "convened by" in screen.panel()
