"""One file that asks nothing of a network, runs nothing of its data, and keeps a strict policy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from page_sample import small

from orgtree.draw.page import PageField, PageFinding, page

if TYPE_CHECKING:
    from page_screen import Show

HOSTILE = [
    "<script>window.broken = 1</script>",
    "</script><script>window.broken = 2</script>",
    "<img src=x onerror='window.broken = 3'>",
    "]]><!-- --><svg onload=window.broken=4>",
    "{{script}} {{data}} ${7*7}",
    "\u2028\u2029\u202e\ufeffreversed\x00\ud800",
    "javascript:window.broken=5",
    '"><b>bold</b>&amp;&lt;',
    "__proto__",
]


def test_nothing_is_asked_of_a_network(show: Show) -> None:
    """Opening and using the page loads one file and nothing else."""
    screen = show(None, "#unit=j&colour=teams")
    screen.tab.fill("#search", "branch")
    screen.tab.keyboard.press("Enter")
    screen.click("s1", part="chip")
    screen.tab.click("#theme")
    screen.settled()
    assert {url.partition("#")[0] for url in screen.requests} <= {screen.address, "about:blank"}
    assert screen.tab.evaluate("performance.getEntriesByType('resource').length") == 0
    assert not re.search(rb"(?:src|href)=\"?(?:https?:)?//", page(small()))


def test_the_policy_allows_only_what_is_in_the_file(show: Show) -> None:
    """Scripts and styles that are not the page's own do not run, and nothing may be fetched."""
    screen = show()
    policy = str(screen.tab.get_attribute("meta[http-equiv=Content-Security-Policy]", "content"))
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    tried = screen.tab.evaluate(
        """async () => {
             const script = document.createElement("script");
             script.textContent = "window.broken = 1";
             document.body.append(script);
             const style = document.createElement("style");
             style.textContent = "body{opacity:0.5}";
             document.head.append(style);
             const fetched = await fetch("data:text/plain,x").then(() => true, () => false);
             return [window.broken ?? 0, getComputedStyle(document.body).opacity, fetched];
           }"""
    )
    screen.troubles.clear()  # the refusals are told on the console
    assert tried == [0, "1", False]


def test_the_state_for_scripts_cannot_be_changed(show: Show) -> None:
    """What the page tells of itself is read only."""
    screen = show()
    changed = screen.tab.evaluate(
        "() => { try { orgtree.chosen = 'b1'; } catch {} try { orgtree.extra = 1; } catch {} try { window.orgtree = 1; } catch {} return [orgtree.chosen, orgtree.extra ?? null]; }"
    )
    assert changed == [None, None]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_names_that_are_markup_or_scripts_stay_text(show: Show, language: str) -> None:
    """In outline, panel, search, hint, breadcrumb and title nothing of them is run or becomes an element."""
    data = small(
        title=HOSTILE[1],
        subtitle=HOSTILE[2],
        source=HOSTILE[0],
        names=HOSTILE,
        pinyin=HOSTILE,
        language=language,
        fields=[PageField(title=HOSTILE[0], unit=HOSTILE[2], shown=HOSTILE)],
        findings=[PageFinding(at, HOSTILE[0], "error", HOSTILE[at]) for at in range(len(HOSTILE))],
    )
    screen = show(data)
    elements = screen.tab.evaluate("document.querySelectorAll('script, img, b').length")
    assert elements == 2  # the data and the page's own script
    assert screen.tab.title() == HOSTILE[1]
    for unit in ("d", "s1", "b1", "s2", "j"):
        screen.tab.evaluate(f"location.hash = '#unit={unit}'")
        screen.tab.wait_for_timeout(50)
        assert screen.state("chosen") == unit
    screen.tab.fill("#search", "script")
    assert screen.tab.locator("#results [data-unit]").count() >= 3
    box = screen.state("box('d')")
    screen.tab.mouse.move(box["x"] + 14, box["y"] + box["height"] / 2)
    assert screen.tab.evaluate("document.querySelectorAll('script, img, b').length") == 2
    assert screen.tab.evaluate("window.broken ?? 0") == 0
    assert HOSTILE[0] in screen.outline()


def test_ids_with_any_letters_work_in_an_address(show: Show) -> None:
    """An id with signs that mean something in an address is found again."""
    odd = ["a&b=c", "50%", "x,y", "#1", "数", "a b", "+", "?q", "é"]
    screen = show(small(ids=odd))
    for unit in odd:
        row = screen.state("visible").index(unit)
        screen.tab.locator("[role=treeitem]").nth(row).click()
        assert screen.state("chosen") == unit
        screen.frames()
        screen.tab.evaluate("location.hash = '#level=9'")
        screen.tab.wait_for_function("window.orgtree.chosen === null")
        screen.tab.go_back()
        screen.tab.wait_for_function("unit => window.orgtree.chosen === unit", arg=unit)


def test_equal_data_give_equal_bytes() -> None:
    """The file depends on the data alone."""
    assert page(small()) == page(small())
