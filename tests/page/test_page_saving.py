"""Print and save as SVG."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

from page_sample import UNITS, small

if TYPE_CHECKING:
    from page_screen import Show

SVG = "{http://www.w3.org/2000/svg}"


def _texts(root: ET.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def test_the_chart_is_saved_as_svg(show: Show) -> None:
    """The menu downloads a well-formed file named after the title, with title, date, units and legend."""
    screen = show()
    screen.tab.click("#more-toggle")
    with screen.tab.expect_download() as download:
        screen.tab.get_by_role("menuitem", name="Save the chart as SVG").click()
    assert download.value.suggested_filename == "Example-district.svg"
    root = ET.fromstring(Path(download.value.path()).read_text(encoding="utf-8"))  # noqa: S314 - written by the page itself
    assert root.findtext(f"{SVG}title") == "Example district"
    texts = _texts(root)
    assert {"District committee", "Third branch", "East extended committee", "Joint body"} <= set(texts)
    assert any("2020-10-15" in text for text in texts)


def test_a_saved_chart_is_as_folded_and_coloured_as_the_screen(show: Show) -> None:
    """What is folded is left out and counted; gaps are hatched; links of the chosen unit are in it."""
    screen = show(None, "#level=1&colour=teams&unit=s1")
    root = ET.fromstring(screen.state("svg('all')"))  # noqa: S314 - as above
    texts = _texts(root)
    assert "Third branch" not in texts
    assert "+3" in texts
    assert "part-time member ×2" in texts
    screen = show(None, "#level=2&colour=teams")
    saved = [screen.state(f"svg('{scope}')") for scope in ("all", "view")]
    ids = [re.findall(r'\bid="([^"]+)"', svg) for svg in saved]
    assert ids[0] != ids[1]  # so that both may stand in one page
    for svg, own in zip(saved, ids, strict=True):
        assert re.findall(r'"url\(#([^)]+)\)"', svg)
        assert set(re.findall(r'"url\(#([^)]+)\)"', svg)) == set(own)


def test_what_is_on_the_screen_can_be_saved_alone(show: Show) -> None:
    """The other entry has the units that are in sight, wherever fonts put them, and leaves out the others."""
    screen = show(None, "#at=0,0,8")
    chart = screen.area("#chart")
    names = {unit[0]: unit[2] for unit in UNITS if unit[0] != "d"}  # the root is called as its kind in the legend
    boxes = {unit: screen.state(f"box('{unit}')") for unit in names}
    seen = {
        names[unit]
        for unit, box in boxes.items()
        if box["x"] < chart["x"] + chart["width"]
        and box["x"] + box["width"] > chart["x"]
        and box["y"] < chart["y"] + chart["height"]
        and box["y"] + box["height"] > chart["y"]
    }
    assert "First branch" in seen
    assert "Fifth branch" not in seen
    saved, whole = ({*_texts(ET.fromstring(screen.state(f"svg('{scope}')")))} for scope in ("view", "all"))  # noqa: S314 - as above
    assert saved & {*names.values()} == seen
    assert {*names.values()} <= whole


def test_a_saved_chart_is_light_though_the_page_is_dark(show: Show) -> None:
    """Paper is white."""
    dark, light = show(dark=True), show()
    assert dark.state("svg('all')") == light.state("svg('all')")
    assert dark.state("theme") == "dark"


def test_names_stay_text_in_svg(show: Show) -> None:
    """Markup and control characters of names come out as text."""
    names = ["</text><script>alert(1)</script>", "a & b", "nul \x00 bell \x07", "\"quoted\" 'too'", *["x"] * 5]
    screen = show(small(names=names))
    root = ET.fromstring(screen.state("svg('all')"))  # noqa: S314 - as above
    assert not list(root.iter(f"{SVG}script"))
    assert "a & b" in _texts(root)


def test_print_shows_the_chart_alone_on_one_page(show: Show) -> None:
    """On paper the bar, outline and panel are gone; the drawing fills one page; afterwards the screen is as before."""
    screen = show()
    screen.tab.emulate_media(media="print")
    screen.tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert screen.tab.locator("#paper svg text", has_text="Third branch").count() == 1
    assert screen.tab.locator("#bar").is_hidden()
    assert screen.tab.locator("#paper svg").is_visible()
    screen.tab.evaluate("window.dispatchEvent(new Event('afterprint'))")
    screen.tab.emulate_media(media="screen")
    pdf = screen.tab.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == 1
    assert screen.tab.locator("#bar").is_visible()


def test_the_chart_is_saved_as_png(show: Show) -> None:
    """The same picture in pixels, twice as fine as the screen."""
    screen = show()
    width = float(ET.fromstring(screen.state("svg('all')")).get("width", "0"))  # noqa: S314 - written by the page itself
    screen.tab.click("#more-toggle")
    with screen.tab.expect_download() as download:
        screen.tab.get_by_role("menuitem", name="Save the chart as PNG").click()
    assert download.value.suggested_filename == "Example-district.png"
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20], "big") == round(2 * round(width))
