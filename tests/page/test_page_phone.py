"""On a narrow screen: room for fingers, ancestors in sight, views across the whole width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from page_sample import bare

from orgtree.draw.page import PageData, PageKind

if TYPE_CHECKING:
    from page_screen import Show


@pytest.mark.parametrize("hash_", ["", "#unit=b1", "#view=table", "#view=map", "#view=matrix"])
def test_buttons_have_44_pixels(show: Show, hash_: str) -> None:
    """Whatever is pressed by a finger is as high and as wide as one, in every view."""
    screen = show(None, hash_, width=390, height=800, touch=True)
    sizes = screen.tab.evaluate(
        """() => [...document.querySelectorAll("button, select, summary, [role=treeitem], .row:not(.head)")]
             .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width)
             .map((one) => [one.id || one.textContent.slice(0, 20) || one.className, one.getBoundingClientRect().width, one.getBoundingClientRect().height])"""
    )
    assert len(sizes) > 8
    assert [told for told in sizes if told[2] < 44 or told[1] < 43.9] == []


def test_the_way_up_stays_in_sight(show: Show) -> None:
    """Of a deep unit with long names each step can still be seen and pressed."""
    depth = 5
    data = PageData(
        title="Deep",
        ids=[f"u{number}" for number in range(depth)],
        names=[f"A rather long name of the unit on level {number}" for number in range(depth)],
        kinds=[PageKind(name="unit", title="Unit")],
        kind=[0] * depth,
        parent=list(range(-1, depth - 1)),
    )
    screen = show(data, f"#unit=u{depth - 1}", width=390, height=800)
    steps = screen.tab.locator("#crumbs li")
    assert steps.count() == depth + 1
    boxes = [steps.nth(number).bounding_box() for number in range(depth + 1)]
    assert all(box is not None and box["x"] >= 0 and box["width"] >= 40 for box in boxes)
    assert boxes[-1]["x"] + boxes[-1]["width"] <= 390 + 1  # type: ignore[index]
    screen.tab.locator("#crumbs button").nth(1).click()
    assert screen.state("chosen") == "u0"


def test_a_very_deep_way_says_how_much_of_it_is_left_out(show: Show) -> None:
    """First and last steps stay."""
    depth = 60
    data = bare(
        ids=[f"u{number}" for number in range(depth)],
        names=[f"Level {number}" for number in range(depth)],
        kind=[0] * depth,
        parent=list(range(-1, depth - 1)),
    )
    screen = show(data, f"#unit=u{depth - 1}")
    texts = screen.tab.locator("#crumbs li").all_inner_texts()
    assert texts[:3] == ["Whole organisation", "Level 0", "…"]
    assert texts[-2:] == ["Level 58", "Level 59"]
    assert screen.tab.locator("#crumbs li", has_text="…").get_attribute("title") == "30 more levels between"
    assert len(texts) == 32


def test_buttons_lie_over_no_box_of_a_chart_that_fits(show: Show) -> None:
    """The chart ends above them."""
    data = PageData(
        title="Many",
        ids=[f"u{number}" for number in range(31)],
        names=["Root", *[f"Unit {number}" for number in range(1, 31)]],
        kinds=[PageKind(name="unit", title="Unit")],
        kind=[0] * 31,
        parent=[-1, *[0] * 30],
    )
    screen = show(data, "#level=9", width=390, height=800, touch=True)
    zoom = screen.area("#zoom")
    boxes = [screen.state(f"box('{unit}')") for unit in data.ids]
    assert max(box["y"] + box["height"] for box in boxes) <= zoom["y"]
