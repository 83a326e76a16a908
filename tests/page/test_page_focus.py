"""One unit and its links in focus, and links of a unit that has very many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from page_sample import small

from orgtree.draw.page import PageData, PageKind, PageLink, PageLinkType

if TYPE_CHECKING:
    from page_screen import Show

MANY = 120


def hub(experts: int = MANY, links: int = MANY) -> PageData:
    """Return a chief with experts, some of whom report to an adviser beside."""
    return PageData(
        title="Hub",
        ids=["chief", "adviser", *(f"e{at}" for at in range(experts))],
        names=["Chief", "Adviser", *(f"Expert {at}" for at in range(experts))],
        kinds=[PageKind(name="post", title="Post")],
        kind=[0] * (experts + 2),
        parent=[-1, 0, *([0] * experts)],
        link_types=[PageLinkType(name="dotted", title="dotted line to")],
        links=[PageLink(0, at + 2, 1, "functional") for at in range(links)],
    )


def test_the_rest_is_dimmed_and_all_ends_are_in_sight(show: Show) -> None:
    """A body's members are opened and fitted in; what has nothing to do with it fades towards the ground."""
    screen = show(None, "#unit=j&level=2")

    def above_text(unit: str) -> str:
        box = screen.state(f"box({unit!r})")
        return screen.colour(box["x"] + box["width"] / 2, box["y"] + 4)

    other, member = above_text("b5"), above_text("b3")
    screen.tab.get_by_role("button", name="Focus on its links").click()
    screen.settled()
    assert set(screen.state("focus")) == {"d", "s1", "j", "b1", "b3", "b4"}
    assert above_text("b3") == member
    assert above_text("b5") != other
    stage = screen.area("#stage")
    for unit in ("j", "b1", "b3", "b4"):
        box = screen.state(f"box({unit!r})")
        assert stage["x"] <= box["x"]
        assert box["x"] + box["width"] <= stage["x"] + stage["width"]
        assert stage["y"] <= box["y"]
        assert box["y"] + box["height"] <= stage["y"] + stage["height"]
    screen.tab.get_by_role("button", name="Focus on its links").click()
    assert screen.state("focus") is None
    assert above_text("b3") == member


def test_focus_opens_what_hides_the_ends_and_ends_with_the_choice(show: Show) -> None:
    """Members in folded units come out; Escape ends it, and an address begins it."""
    screen = show(None, "#unit=j&level=1&focus=1")
    screen.settled()
    assert {"b1", "b3", "b4"} <= set(screen.state("visible"))
    screen.tab.keyboard.press("Escape")
    assert screen.state("focus") is None


def test_focus_goes_along_with_the_choice(show: Show) -> None:
    """Another unit that is chosen is in focus then."""
    screen = show(None, "#unit=j&level=2&focus=1").settled()
    screen.click("b1")
    assert set(screen.state("focus")) == {"d", "s1", "b1", "j"}


def test_a_picture_of_a_focus_is_pale_beside_it(show: Show) -> None:
    """What is saved looks like what is seen."""
    screen = show(None, "#unit=j&level=2&focus=1")
    pale = re.findall(
        r'<g opacity="0.25">(.*)</g><g', screen.tab.evaluate("orgtree.svg('all')").split("First branch")[0]
    )
    assert pale
    assert "Fifth branch" in screen.tab.evaluate("orgtree.svg('all')")


def test_very_many_links_leave_every_name_legible(show: Show) -> None:
    """Lines go between the boxes, together, each box that is linked is outlined, and the unit says how many there are."""
    screen = show(hub(), "#level=1")
    before = {unit: screen.inside(unit) for unit in ("e5", "e50", "e119")}
    screen.tab.evaluate("location.hash = '#unit=adviser&level=1'")
    screen.settled()
    assert len(screen.state("links")) == MANY
    assert screen.state("linkTexts") == [f"← dotted line to ×{MANY}"]
    screen.tab.keyboard.press("0")
    screen.settled()
    assert {unit: screen.inside(unit) for unit in before} == before
    drawn = screen.tab.evaluate("orgtree.svg('all')")
    assert drawn.count("functional") == 0
    assert f"dotted line to ×{MANY}" in drawn
    assert drawn.count('class="link"') == 1


def test_few_links_tell_their_roles(show: Show) -> None:
    """Each on its line."""
    screen = show(small(), "#unit=j&level=2")
    assert sorted(screen.state("linkTexts")) == ["part-time deputy secretary", "part-time member", "part-time member"]


def test_ends_are_named_however_small_they_are(show: Show) -> None:
    """In the far view the chosen unit and the ends of its links have labels, and what has nothing to do with it has none."""
    screen = show(hub(experts=2000, links=2), "#unit=adviser&level=1&focus=1&at=-40,-40,0.1")
    named = {one["id"] for one in screen.state("labels")}
    assert "adviser" in named
    assert named <= {"adviser", "chief", "e0", "e1"}
