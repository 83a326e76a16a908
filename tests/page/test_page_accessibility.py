"""What axe-core finds on the page: nothing serious, in light and dark, in either language, on any state of it."""

from __future__ import annotations

from importlib import resources, util
from typing import TYPE_CHECKING

import pytest
from page_sample import small

from orgtree.draw.page import PageChange, PageChanges, PageChangeSort

if TYPE_CHECKING:
    from page_screen import Screen, Show

STATES = {
    "whole": "",
    "unit": "#unit=b1",
    "body": "#unit=j&colour=teams",
    "metric": "#colour=teams&lang=zh",
    "folded": "#level=0&unit=d",
    "map": "#view=map&unit=b3&colour=teams",
    "matrix": "#view=matrix&unit=b1",
    "table": "#view=table&unit=b3",
}


@pytest.mark.skipif(util.find_spec("axe_playwright_python") is None, reason="axe-core is not installed")
@pytest.mark.parametrize("width", [1300, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_serious(show: Show, state: str, theme: str, width: int) -> None:
    """No violation of impact serious or critical; search results, menu and help are open for some of the states."""
    screen = show(None, STATES[state], dark=theme == "dark", width=width, height=800)
    if state == "whole":
        screen.tab.fill("#search", "branch")
    elif state == "unit":
        screen.tab.click("#more-toggle")
    elif state == "folded":
        screen.tab.keyboard.press("?")
    assert violations(screen) == []


@pytest.mark.skipif(util.find_spec("axe_playwright_python") is None, reason="axe-core is not installed")
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("hash_", ["", "#unit=b3", "#unit=b1&lang=zh"])
def test_axe_finds_nothing_serious_on_a_page_of_changes(show: Show, hash_: str, theme: str) -> None:
    """The list, its filter, a unit that is gone and one that stands elsewhere."""
    sorts = [PageChangeSort("removed", "gone", "removed", 1), PageChangeSort("moved", "moved", "moved", 1)]
    changes = [
        PageChange(2, "moved", "East", "moved: West → East", "First branch"),
        PageChange(5, "removed", "West", "removed", "Third branch"),
        PageChange(-1, "removed", "West", "removed", "Elsewhere"),
    ]
    data = small(changes=PageChanges(sorts=sorts, changes=changes, ghosts=[5]), colour="*changes")
    assert violations(show(data, hash_, dark=theme == "dark")) == []


def violations(screen: Screen) -> list[object]:
    """Return what axe-core finds that is serious or critical."""
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    screen.frames()
    screen.tab.evaluate(axe)  # run by the browser itself, past the page's own policy
    found = screen.tab.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        (one["id"], one["impact"], [node["html"][:120] for node in one["nodes"]])
        for one in found["violations"]
        if one["impact"] in {"serious", "critical"}
    ]
