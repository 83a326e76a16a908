"""Links of the chosen unit: drawn one by one, gathered where units are folded."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from page_sample import bare, small

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
    edge = {screen.colour(box["x"] + offset / 2, box["y"] + box["height"] * 0.75) for offset in range(-3, 4)}
    assert "#b3261e" in edge
    assert "seat" in screen.tab.inner_text("#legend")


def _through(way: list[list[float]], box: dict[str, float]) -> bool:
    """Return whether a line of corners goes through a box, by more than its edge."""
    left, right = box["x"] + 1, box["x"] + box["width"] - 1
    top, bottom = box["y"] + 1, box["y"] + box["height"] - 1
    return any(
        max(x1, x2) > left and min(x1, x2) < right and max(y1, y2) > top and min(y1, y2) < bottom
        for (x1, y1), (x2, y2) in pairwise(way)
    )


def test_lines_are_upright_and_level_and_go_through_no_box(show: Show) -> None:
    """Each leads from edge to edge; those of one type leave their unit by one trunk."""
    data = bare(
        link_types=[PageLinkType(name=name, title=name) for name in ("seat", "advice", "report")],
        links=[
            *(PageLink(0, 8, unit) for unit in (2, 3, 5, 6, 7)),
            *(PageLink(1, unit, 8) for unit in (3, 4, 7)),
            PageLink(2, 8, 0),
        ],
    )
    screen = show(data, "#unit=j")
    boxes = {id_: screen.state(f"box({id_!r})") for id_ in data.ids}
    corner = screen.area("#chart")
    view = screen.state("view")
    ways = screen.state("ways")
    assert len(ways) == 9
    trunks = set()
    for way in ways:
        points = [
            [corner["x"] + (x - view["x"]) * view["k"], corner["y"] + (y - view["y"]) * view["k"]]
            for x, y in way["points"]
        ]
        assert all(abs(x1 - x2) < 0.1 or abs(y1 - y2) < 0.1 for (x1, y1), (x2, y2) in pairwise(points))
        assert [id_ for id_, box in boxes.items() if _through(points, box)] == []
        ends = ("j", way["to"]) if way["out"] else (way["to"], "j")
        for end, (x, y) in zip(ends, (points[0], points[-1]), strict=True):
            box = boxes[end]
            beside = abs(x - box["x"]) < 1 or abs(x - box["x"] - box["width"]) < 1
            above = abs(y - box["y"]) < 1 or abs(y - box["y"] - box["height"]) < 1
            assert beside or above
        trunks.add(tuple(way["points"][0 if way["out"] else -1]))
    assert len(trunks) <= 4  # of five seats, three pieces of advice and a report


def _away(way: list[list[float]], box: dict[str, float]) -> float:
    """Return how near a line of corners runs beside an edge of a box."""
    left, right, top, bottom = box["x"], box["x"] + box["width"], box["y"], box["y"] + box["height"]
    found = [100.0]
    for (x1, y1), (x2, y2) in pairwise(way):
        if abs(x1 - x2) < 0.1 and min(y1, y2) < bottom - 0.1 and max(y1, y2) > top + 0.1:
            found.append(min(abs(x1 - left), abs(x1 - right)))
        if abs(y1 - y2) < 0.1 and min(x1, x2) < right - 0.1 and max(x1, x2) > left + 0.1:
            found.append(min(abs(y1 - top), abs(y1 - bottom)))
    return min(found)


def test_lines_that_share_a_gap_stand_four_pixels_off_every_box(show: Show) -> None:
    """Three types from one unit: the lanes are beside each other, in gaps of sixteen pixels and of less."""
    data = bare(
        link_types=[PageLinkType(name=name, title=name) for name in ("seat", "advice", "report")],
        links=[PageLink(at % 3, 8, unit) for at, unit in enumerate((0, 2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6, 7))],
    )
    screen = show(data, "#unit=j")
    screen.settled()
    corner, view, ways = screen.area("#chart"), screen.state("view"), screen.state("ways")
    boxes = [screen.state(f"box({id_!r})") for id_ in data.ids]
    there = [
        {
            "x": (box["x"] - corner["x"]) / view["k"] + view["x"],
            "y": (box["y"] - corner["y"]) / view["k"] + view["y"],
            "width": box["width"] / view["k"],
            "height": box["height"] / view["k"],
        }
        for box in boxes
    ]
    assert len(ways) == 7  # one to each other unit
    assert min(_away(way["points"], box) for way in ways for box in there) > 3.7  # places are told to a quarter


def test_a_link_tells_what_it_is_to_pointer_and_keys(show: Show) -> None:
    """Type, both ends and role, where the pointer comes near its line, by a key, and from its row in the panel."""
    screen = show(None, "#unit=j")
    way = next(way for way in screen.state("ways") if way["to"] == "b3")
    corner, view = screen.area("#chart"), screen.state("view")
    (x1, y1), (x2, y2) = way["points"][-2:]
    screen.tab.mouse.move(
        corner["x"] + ((x1 + x2) / 2 - view["x"]) * view["k"], corner["y"] + ((y1 + y2) / 2 - view["y"]) * view["k"]
    )
    assert screen.tab.inner_text("#tip").split("\n") == [
        "seat",
        "East extended committee → Third branch (part-time member)",
    ]
    screen.tab.mouse.move(corner["x"] + 3, corner["y"] + 3)
    assert screen.tab.is_hidden("#tip")
    told = []
    for _ in range(3):
        screen.tab.keyboard.press("l")
        told.append(screen.tab.inner_text("#say"))
    assert told[0] == "seat, East extended committee → First branch (part-time deputy secretary)"
    assert len(set(told)) == 3
    screen.tab.locator("#panel .links button", has_text="Fourth branch").focus()
    assert "Fourth branch" in screen.tab.inner_text("#tip")
    assert [link["to"] for link in screen.state("links") if link["told"]] == ["b4"]


def test_the_line_of_a_body_to_its_own_place_is_not_drawn_twice(show: Show) -> None:
    """What nesting shows already, a body under its convener, is told in the panel only."""
    data = small(
        link_types=[PageLinkType(name="convened_by", title="convened by")],
        links=[PageLink(0, 8, 1)],
    )
    screen = show(data, "#unit=j")
    assert screen.state("links") == []
    assert "convened by" in screen.panel()


def test_a_link_that_holds_both_ways_has_no_direction(show: Show) -> None:
    """Neither an arrow at its line nor one in the panel, where both of its sides are one list."""
    for symmetric in (False, True):
        twin = PageLinkType(name="twin", title="twin of", symmetric=symmetric)
        screen = show(small(link_types=[twin], links=[PageLink(0, 2, 3), PageLink(0, 5, 2)]), "#level=9")
        screen.click(str(small().ids[2]))
        lines = re.findall(r'<g class="link">(.*?)</g>', screen.state("svg('all')"))
        assert lines
        assert {line.count("<path") for line in lines} == {1 if symmetric else 2}
        panel = screen.tab.locator("#panel .links")
        assert panel.count() == (1 if symmetric else 2)
        assert panel.locator("h4 svg:not(.sample)").count() == (0 if symmetric else 2)
