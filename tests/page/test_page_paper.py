"""The chart on paper: as many pages as it takes to be read, each unit on one of them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from page_sample import small

from orgtree.draw.page import PageBody, PageData, PageKind, PageLink, PageLinkType, page

if TYPE_CHECKING:
    from page_screen import Screen, Show

SVG = "{http://www.w3.org/2000/svg}"
WIDTH_ON_A4 = 277 / 25.4 * 72
"""Points across, less the margins."""


def _forest(groups: int, leaves: int, loose: int = 0) -> PageData:
    """Return a root with groups of leaves, and units that stand alone."""
    parent = [-1, *[0] * groups, *[1 + group for group in range(groups) for _ in range(leaves)], *[-1] * loose]
    names = ["Whole", *[f"Group {group}" for group in range(groups)]]
    names += [f"Leaf {group}.{leaf}" for group in range(groups) for leaf in range(leaves)]
    names += [f"Loose {number}" for number in range(loose)]
    return PageData(
        title="Forest",
        ids=[f"u{number}" for number in range(len(parent))],
        names=names,
        kinds=[PageKind(name="unit", title="Unit")],
        kind=[0] * len(parent),
        parent=parent,
    )


def _sheets(screen: Screen) -> list[ET.Element]:
    return [ET.fromstring(text) for text in screen.state("sheets")]  # noqa: S314 - written by the page itself


def _texts(sheet: ET.Element) -> list[str]:
    return ["".join(element.itertext()) for element in sheet.iter(f"{SVG}text")]


def test_each_unit_is_on_one_page_and_what_is_folded_says_on_which(show: Show) -> None:
    """The first page is an overview, its references lead to the pages that have the parts."""
    data = _forest(30, 40)
    screen = show(data, "#level=9")
    before = [screen.state(name) for name in ("visible", "view", "chart")]
    sheets = [_texts(sheet) for sheet in _sheets(screen)]
    assert len(sheets) > 2
    found = Counter(text for texts in sheets for text in texts)
    assert all(found[name] == 1 for name in map(str, data.names) if name.startswith("Leaf"))
    for number, texts in enumerate(sheets, 1):
        assert f"page {number} of {len(sheets)}" in texts
    named = [text for text in sheets[0] if re.fullmatch(r"Group \d+|→\d+", text)]
    references = [text for text in named if text.startswith("→")]
    assert len(references) == 30
    on = {name: number for number, texts in enumerate(sheets, 1) for name in texts if name.startswith("Leaf")}
    assert {int(text[1:]) for text in references} == {on[f"Leaf {group}.0"] for group in range(30)}
    assert [screen.state(name) for name in ("visible", "view", "chart")] == before


@pytest.mark.parametrize("data", [_forest(1, 900), _forest(2, 3, 700)], ids=["wide", "loose"])
def test_what_no_folding_makes_small_enough_is_cut_between_boxes(show: Show, data: PageData) -> None:
    """No box is cut, and none is missing."""
    screen = show(data, "#level=9")
    sheets = _sheets(screen)
    assert len(sheets) > 1
    found = Counter(text for sheet in sheets for text in _texts(sheet))
    assert all(found[name] == 1 for name in map(str, data.names) if name.startswith(("Leaf", "Loose")))


def test_a_forest_has_each_of_its_trees_once_and_whole(show: Show) -> None:
    """No page repeats the roots, and none is missing however many there are."""
    size = 3 * 500
    data = PageData(
        title="Forest",
        ids=[f"u{unit}" for unit in range(size)],
        names=[f"{'Leaf' if unit % 3 else 'Root'} {unit}" for unit in range(size)],
        kinds=[PageKind(name="unit", title="Unit")],
        kind=[0] * size,
        parent=[unit - unit % 3 if unit % 3 else -1 for unit in range(size)],
    )
    sheets = [_texts(sheet) for sheet in _sheets(show(data, "#level=9"))]
    found = Counter(text for texts in sheets for text in texts if text in data.names)
    assert found == Counter(data.names)
    for texts in sheets:
        for root in (name for name in texts if name in data.names and str(name).startswith("Root")):
            number = int(str(root).split()[1])
            assert {f"Leaf {number + 1}", f"Leaf {number + 2}"} <= set(texts)


def test_no_letter_is_under_six_points_on_a4(show: Show) -> None:
    """Captions and references as well."""
    for sheet in _sheets(show(_forest(30, 40), "#level=9")):
        scale = WIDTH_ON_A4 / float(sheet.get("width", "0"))
        sizes = [float(element.get("font-size", "13")) for element in sheet.iter() if element.text]
        assert min(sizes) * scale >= 5.99
        boxes = list(sheet.iter(f"{SVG}rect"))
        assert all(float(box.get("width", "0")) <= float(sheet.get("width", "0")) for box in boxes)


def test_printing_gives_these_pages(show: Show) -> None:
    """One sheet of paper for each."""
    screen = show(page(_forest(30, 40)), "#level=9")
    count = len(screen.state("sheets"))
    pdf = screen.tab.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == count
    assert screen.tab.locator("#paper svg").count() == 0


def test_pages_have_what_is_open_only(show: Show) -> None:
    """A chart that is folded to what one page can hold is on one page, with counts."""
    sheets = _sheets(show(_forest(30, 40), "#level=1"))
    assert len(sheets) == 1
    assert _texts(sheets[0]).count("+40") == 30


def test_pages_are_saved_one_file_each(show: Show) -> None:
    """Their names are numbered."""
    screen = show(_forest(30, 40), "#level=9")
    saved: list[str] = []
    screen.tab.on("download", lambda download: saved.append(download.suggested_filename))
    screen.tab.click("#more-toggle")
    screen.tab.get_by_role("menuitem", name="Save the pages as SVG").click()
    screen.tab.wait_for_timeout(1500)
    assert saved[:2] == ["Forest-1.svg", "Forest-2.svg"]


def _linked() -> PageData:
    """Return a forest whose first two units of each group are on a body of that group, a root of its own."""
    data = _forest(30, 40, 30)
    bodies = [len(data.ids) - 30 + group for group in range(30)]
    names = [*data.names[: bodies[0]], *(f"Board {group}" for group in range(30))]
    leaves = [1 + 30 + 40 * group + at for group in range(30) for at in range(2)]
    seats = [PageLink(0, bodies[at // 2], leaf, "chair" if at % 2 else "member") for at, leaf in enumerate(leaves)]
    return replace(
        data,
        names=names,
        link_types=[PageLinkType(name="seat", title="seat", part="seat"), PageLinkType(name="serves", title="serves")],
        links=[*seats, PageLink(1, leaves[0], leaves[-1])],
        bodies=[PageBody(body, -1) for body in bodies],
    )


def test_links_have_letters_in_the_boxes_and_a_list_behind_the_chart(show: Show) -> None:
    """Each entry says who takes part, in which role and on which page; letters stand at the same units."""
    screen = show(_linked(), "#level=9")
    sheets = [_texts(sheet) for sheet in _sheets(screen)]
    first = next(number for number, texts in enumerate(sheets) if "Joint bodies and other links" in texts)
    on = {
        name: number for number, texts in enumerate(sheets, 1) for name in texts if name.startswith(("Leaf", "Board"))
    }
    said = " ".join(text.replace("\xa0", "") for texts in sheets[first:] for text in texts)
    at = on["Leaf 2.0"]
    assert f"C Board 2 →{on['Board 2']} member (1): Leaf 2.0 →{at} chair (1): Leaf 2.1 →{at} D " in said
    assert f"AE Leaf 0.0 →{on['Leaf 0.0']} · serves Leaf 29.1 →{on['Leaf 29.1']}" in said
    assert sum(texts.count("C") for texts in sheets) == 3
    assert sum(texts.count("AE") for texts in sheets) == 2
    for number, texts in enumerate(sheets[: first + 1]):
        where = "under the chart" if number == first else f"→{first + 1}"
        assert f"letters: joint bodies and other links, listed {where}" in texts
    assert screen.state("links") == []


def test_a_list_names_conveners_first_and_counts_each_role(show: Show) -> None:
    """In the words of pictures; what is on one page with the chart needs no page numbers, and stands under it."""
    streets = list(range(1, 13))
    data = PageData(
        title="Town",
        ids=[f"u{unit}" for unit in range(14)],
        names=["Town", *[f"Street {number}" for number in streets], "Board"],
        kinds=[PageKind(name="unit", title="Unit")],
        kind=[0] * 14,
        parent=[-1, *[0] * 12, -1],
        link_types=[
            PageLinkType(name="seat", title="seat", part="seat"),
            PageLinkType(name="convened_by", title="convened by", part="convener"),
            PageLinkType(name="watches", title="watches"),
        ],
        links=[
            *[PageLink(0, 13, unit, "member") for unit in streets],
            PageLink(1, 13, 1),
            *[PageLink(2, 1, unit) for unit in streets[1:]],
        ],
        bodies=[PageBody(13, -1)],
    )
    (sheet,) = _sheets(show(data, "#level=9"))
    said = " ".join(text.replace("\xa0", "") for text in _texts(sheet))
    assert "A Board convened by Street 1 member (12): Street 1, Street 2, " in said
    assert "B Street 1 · watches Street 2, Street 3, " in said
    assert "→" not in said
    marks = [box for box in sheet.iter(f"{SVG}rect") if box.get("height") == "17"]
    filled = [box for box in marks if box.get("fill") == box.get("stroke")]
    assert [len(marks), len(filled)] == [13 + 12, 2 + 1]  # the board and its convener lead, and who watches


def test_lines_that_would_end_in_folded_units_are_a_list(show: Show) -> None:
    """They would not say which units they join."""
    (sheet,) = _sheets(show(small(), "#level=1"))
    assert not [group for group in sheet.iter(f"{SVG}g") if group.get("class") == "link"]
    assert any("listed under the chart" in text for text in _texts(sheet))


def test_captions_of_parts_side_by_side_have_room(show: Show) -> None:
    """However narrow the parts are that they stand above."""
    data = _forest(30, 40)
    names = ["A whole with a name that is longer than its parts are wide", *["G"] * 30, *["l"] * (len(data.ids) - 31)]
    together = 0
    for sheet in _sheets(show(replace(data, names=names), "#level=9")):
        rows: dict[str, list[float]] = {}
        for group in sheet.findall(f"{SVG}g[@transform]"):
            text = group.find(f"{SVG}text")
            if text is not None and text.get("fill") == "#526074" and (text.text or "").startswith("A whole"):
                x, y = map(float, re.findall(r"-?[\d.]+", group.get("transform", "")))
                rows.setdefault(f"{y + float(text.get('y', '0')):.0f}", []).append(x + float(text.get("x", "0")))
        for found in rows.values():
            together = max(together, len(found))
            assert all(right - left > 400 for left, right in pairwise(sorted(found)))
    assert together > 1


def test_an_index_has_every_whole_name_with_its_page(show: Show) -> None:
    """What boxes cut is whole there, and what several are called stands with what is above it."""
    data = _forest(30, 40)
    long = "The commission for the preservation of everything that was ever written about the rivers of the old town"
    names = [*data.names[:-3], long, "Desk", "Desk"]
    parent = [*data.parent[:-1], 1]
    screen = show(replace(data, names=names, parent=parent), "#level=9")
    sheets = [_texts(sheet) for sheet in _sheets(screen)]
    first = next(at for at, texts in enumerate(sheets) if "Index of units" in texts)
    on = {name: number for number, texts in enumerate(sheets[:first], 1) for name in texts if name.startswith("Leaf")}
    said = [text for texts in sheets[first:] for text in texts]
    assert f"Leaf 7.3 {on['Leaf 7.3']}" in said
    assert f"Desk (Group 29) {on['Leaf 29.0']}" in said
    assert f"Desk (Group 0) {on['Leaf 0.0']}" in said
    at = next(at for at, text in enumerate(said) if text.startswith("The commission"))
    assert " ".join(said[at : at + 5]).startswith(f"{long} {on['Leaf 29.0']}")


def test_few_links_of_a_chart_on_one_page_are_lines(show: Show) -> None:
    """With the roles on them, whatever is chosen."""
    screen = show(small(bodies=[PageBody(8, 1)]), "#level=9&unit=b5")
    (sheet,) = _sheets(screen)
    (bundle,) = [group for group in sheet.iter(f"{SVG}g") if group.get("class") == "link"]
    line, *arrows = bundle.findall(f"{SVG}path")
    assert line.get("stroke") == "#b3261e"
    assert len(arrows) == 3
    assert _texts(sheet).count("part-time member") == 2
    assert screen.state("links") == []


def test_pages_are_saved_as_png_too(show: Show) -> None:
    """One file each, twice as fine as the SVG."""
    screen = show(_linked(), "#level=9")
    wide, high = (float(_sheets(screen)[0].get(side, "0")) for side in ("width", "height"))
    screen.tab.click("#more-toggle")
    with screen.tab.expect_download() as download:
        screen.tab.get_by_role("menuitem", name="Save the pages as PNG").click()
    content = Path(download.value.path()).read_bytes()
    assert download.value.suggested_filename == "Forest-01.png"
    assert [int.from_bytes(content[at : at + 4], "big") for at in (16, 20)] == [2 * wide, 2 * high]
