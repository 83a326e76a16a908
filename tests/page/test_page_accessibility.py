"""What axe-core finds on the page: nothing, in light and dark, in either language, on any state of it; and texts in the chart."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources, util
from typing import TYPE_CHECKING

import pytest
from page_sample import small

from orgtree.draw import palette
from orgtree.draw.page import PageBody, PageChange, PageChanges, PageChangeSort, PageDay

if TYPE_CHECKING:
    from page_screen import Screen, Show

STATES = {
    "whole": "",
    "unit": "#unit=b1",
    "body": "#unit=j&colour=teams",
    "metric": "#colour=teams&lang=zh",
    "folded": "#level=0&unit=d",
    "focus": "#unit=j&focus=1&kind=",
    "filter": "#kind=branch&gaps=teams&findings=*&level=1",
    "gaps": "#level=1",
    "bodies": "#view=bodies&unit=b3",
    "map": "#view=map&unit=b3&colour=teams",
    "matrix": "#view=matrix&unit=b1",
    "table": "#view=table&unit=b3",
}


@pytest.mark.skipif(util.find_spec("axe_playwright_python") is None, reason="axe-core is not installed")
# Each state in both themes and both widths, which change colours and places apart from each other.
@pytest.mark.parametrize(
    ("state", "theme", "width"),
    [
        (state, theme, width)
        for number, state in enumerate(STATES)
        for theme, width in zip(("light", "dark"), (1300, 390) if number % 2 else (390, 1300), strict=True)
    ],
)
def test_axe_finds_nothing(show: Show, state: str, theme: str, width: int) -> None:
    """No violation of any impact; search results, menu and help are open for some of the states."""
    screen = show(small(bodies=[PageBody(8, 1)]), STATES[state], dark=theme == "dark", width=width, height=800)
    if state == "whole":
        screen.tab.fill("#search", "branch")
    elif state == "unit":
        screen.tab.click("#more-toggle")
    elif state == "folded":
        screen.tab.keyboard.press("?")
    elif state == "metric":
        screen.tab.click("#sieve-toggle")
    elif state == "gaps":
        screen.tab.locator(".gaps summary").evaluate("summary => summary.click()")
    assert violations(screen) == []


@pytest.mark.skipif(util.find_spec("axe_playwright_python") is None, reason="axe-core is not installed")
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("hash_", ["", "#unit=b3", "#unit=b1&lang=zh"])
def test_axe_finds_nothing_on_a_page_of_changes(show: Show, hash_: str, theme: str) -> None:
    """The list, its filter, a unit that is gone and one that stands elsewhere."""
    sorts = [PageChangeSort("removed", "gone", "removed", 1), PageChangeSort("moved", "moved", "moved", 1)]
    changes = [
        PageChange(2, "moved", "East", "moved: West → East", "First branch"),
        PageChange(5, "removed", "West", "removed", "Third branch"),
        PageChange(-1, "removed", "West", "removed", "Elsewhere"),
    ]
    data = small(changes=PageChanges(sorts=sorts, changes=changes, ghosts=[5]), colour="*changes")
    assert violations(show(data, hash_, dark=theme == "dark")) == []


@pytest.mark.skipif(util.find_spec("axe_playwright_python") is None, reason="axe-core is not installed")
@pytest.mark.parametrize("width", [1300, 390])
def test_axe_finds_nothing_on_a_page_with_a_slider_over_days(show: Show, width: int) -> None:
    """The slider and its buttons are named, and stand in a part of the page."""
    earlier = small(as_of="2019-01-01")
    data = small(days=[PageDay("2019-01-01", earlier), PageDay("2020-10-15")])
    assert violations(show(data, "#day=2019-01-01", width=width)) == []


def violations(screen: Screen) -> list[object]:
    """Return what axe-core finds."""
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    screen.frames()
    screen.tab.evaluate(axe)  # run by the browser itself, past the page's own policy
    found = screen.tab.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [(one["id"], one["impact"], [node["html"][:120] for node in one["nodes"]]) for one in found["violations"]]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    "fill", ["#808080", "#7a7a7a", "#2f6fb0", "#c0392b", "#0b8457", "#a9cbed", "#1d4e82", "#9a5b00"]
)
def test_texts_and_counts_in_boxes_can_be_read(show: Show, fill: str, *, dark: bool) -> None:
    """Name and count of a folded unit differ from what they stand on by 4.5 to 1, whatever colour a charter gives."""
    kinds = [replace(kind, fill=fill, text="#ffffff") for kind in small().kinds]
    screen = show(small(kinds=kinds), "#level=1", dark=dark)
    look, chip = screen.state("look('s1')"), screen.state("chip('s1')")
    ground = screen.colour(chip["x"] + chip["width"] / 2, chip["y"] + 2)
    assert ground != look["fill"]
    assert contrast(look["text"], look["fill"]) >= 4.5
    assert contrast(look["text"], ground) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_names_of_gaps_can_be_read_on_any_step_of_a_scale(show: Show, *, dark: bool) -> None:
    """On the fill and on the hatch over it."""
    [metric] = small().metrics
    places = [at / 8 for at in range(9)]
    for scale in (palette.AMOUNT, palette.AGAINST_TARGET):
        data = small(metrics=[replace(metric, fraction=places, gap=[True] * 9, scale=scale)])
        screen = show(data, "#colour=teams&level=2", dark=dark)
        for unit in data.ids:
            look = screen.state(f"look({unit!r})")
            assert look["hatched"]
            hatch = mix(look["fill"], look["hatch"], 0.3)
            assert min(contrast(look["text"], look["fill"]), contrast(look["text"], hatch)) >= 4.5, (unit, look)


def rgb(colour: str) -> list[int]:
    """Return the three parts of a colour."""
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def mix(one: str, other: str, share: float) -> str:
    """Return a colour between two."""
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(rgb(one), rgb(other), strict=True))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""

    def luminance(colour: str) -> float:
        parts = [part / 255 for part in rgb(colour)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
