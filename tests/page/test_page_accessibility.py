"""What axe-core finds on the page: nothing serious, in light and dark, in either language, on any state of it."""

from __future__ import annotations

from importlib import resources, util
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from page_screen import Show

STATES = {
    "whole": "",
    "unit": "#unit=b1",
    "body": "#unit=j&colour=teams",
    "metric": "#colour=teams&lang=zh",
    "folded": "#level=0&unit=d",
}


@pytest.mark.skipif(util.find_spec("axe_playwright_python") is None, reason="axe-core is not installed")
@pytest.mark.parametrize("width", [1300, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_serious(show: Show, state: str, theme: str, width: int) -> None:
    """No violation of impact serious or critical; search results, menu and help are open for some of the states."""
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    screen = show(None, STATES[state], dark=theme == "dark", width=width, height=800)
    if state == "whole":
        screen.tab.fill("#search", "branch")
    elif state == "unit":
        screen.tab.click("#more-toggle")
    elif state == "folded":
        screen.tab.keyboard.press("?")
    screen.frames()
    screen.tab.evaluate(axe)  # run by the browser itself, past the page's own policy
    found = screen.tab.evaluate("axe.run(document, {resultTypes: ['violations']})")
    told = [
        (one["id"], one["impact"], [node["html"][:120] for node in one["nodes"]])
        for one in found["violations"]
        if one["impact"] in {"serious", "critical"}
    ]
    assert told == []
