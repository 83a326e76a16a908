"""Map, matrix and table beside the chart: one selection in all, the same colours, nothing left out without a word."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from page_sample import UNITS, small

from orgtree.draw.page import PageData, PageField, PageKind, PageLink, PageLinkType

if TYPE_CHECKING:
    from page_screen import Screen, Show

PARENTS = {unit[0]: unit[5] for unit in UNITS}


def _shown(screen: Screen) -> list[str]:
    """Return what the first column of the table or matrix says, from top to bottom."""
    return [text.partition("\n")[0] for text in screen.tab.locator("[role=rowheader]").all_inner_texts()]


def _press_box(screen: Screen, id_: str, *, times: int = 1) -> None:
    """Click a unit's box on the map, at its upper left corner, where its head is."""
    box = next(box for box in screen.state("map") if box["id"] == id_)
    area = screen.area("#board canvas")
    at = (area["x"] + box["x"] + 8, area["y"] + box["y"] + 6)
    screen.tab.mouse.click(*at, click_count=times)
    screen.frames()


def test_one_selection_in_all_views(show: Show) -> None:
    """What is chosen in one is chosen in the others, and in the address."""
    screen = show(None, "#view=map&unit=b4")
    assert screen.state("board") == "map"
    _press_box(screen, "b3")
    assert screen.state("chosen") == "b3"
    screen.tab.click("[data-view=table]")
    assert screen.tab.locator("[aria-selected=true] [role=rowheader]").inner_text() == "Third branch"
    screen.tab.locator("[role=rowheader]", has_text="First branch").click()
    assert screen.state("chosen") == "b1"
    screen.tab.click("[data-view=matrix]")
    assert "near" in str(screen.tab.locator("[role=columnheader]", has_text="First branch").get_attribute("class"))
    screen.tab.wait_for_timeout(500)
    address = screen.tab.evaluate("location.hash")
    assert "unit=b1" in address
    assert "view=matrix" in address
    screen.tab.get_by_role("button", name="Show in chart").click()
    assert (screen.state("board"), screen.state("chosen")) == ("chart", "b1")
    screen.tab.go_back()
    assert screen.state("board") == "matrix"


def test_the_map_holds_every_unit_inside_its_parent(show: Show) -> None:
    """Boxes of siblings do not overlap, and areas follow the number of units."""
    screen = show(None, "#view=map")
    boxes = {box["id"]: box for box in screen.state("map")}
    assert set(boxes) == set(PARENTS)
    for id_, box in boxes.items():
        above = PARENTS[id_]
        if above is not None:
            outer = boxes[above]
            assert outer["x"] <= box["x"]
            assert box["x"] + box["width"] <= outer["x"] + outer["width"]
            assert outer["y"] <= box["y"]
            assert box["y"] + box["height"] <= outer["y"] + outer["height"]
        for other_id, other in boxes.items():
            if other_id != id_ and PARENTS[other_id] == above:
                aside = box["x"] + box["width"] <= other["x"] or other["x"] + other["width"] <= box["x"]
                under = box["y"] + box["height"] <= other["y"] or other["y"] + other["height"] <= box["y"]
                assert aside or under, (id_, other_id)
    area = {id_: box["width"] * box["height"] for id_, box in boxes.items()}
    assert area["s1"] == pytest.approx(area["s2"], rel=0.05)
    assert area["b3"] == pytest.approx(area["b4"], rel=0.1)


def test_areas_of_the_map_follow_a_field(show: Show) -> None:
    """Of what is not known the box is as small as the smallest; a range counts with its lower end."""
    screen = show(None, "#view=map")
    screen.tab.get_by_role("combobox", name="Areas by").select_option(label="members")
    area = {box["id"]: box["width"] * box["height"] for box in screen.state("map")}
    assert area["b1"] / area["b2"] == pytest.approx(60 / 45, rel=0.15)
    assert area["b4"] == pytest.approx(area["b3"], rel=0.15)


def test_names_without_room_on_the_map_show_what_tells_them_apart(show: Show) -> None:
    """Without the words with which the name beside begins as well; whole where there is room."""
    wide = ["Ward 01 with a name longer than a narrow map is wide", "Ward 02 with the like", "Kiosk", "Kiosk"]
    data = PageData(
        title="Town",
        ids=[f"u{number}" for number in range(41)],
        names=["Town", *(name for at in range(4) for name in (wide[at], *[""] * 9))],
        kinds=[PageKind(name="unit", title="Unit", fill="#eeeeee")],
        kind=[0] * 41,
        parent=[-1, *(0 if number % 10 == 0 else 1 + number - number % 10 for number in range(40))],
    )
    said = {box["id"]: box.get("text") for box in show(data, "#view=map", width=640).state("map")}
    assert said["u0"] == "Town"
    assert said["u1"].startswith("…01 with")
    assert [said[unit] for unit in ("u11", "u21", "u31")] == wide[1:]


def test_a_double_click_fills_the_map_with_a_unit(show: Show) -> None:
    """The way up leads back; so does a choice outside of it."""
    screen = show(None, "#view=map")
    _press_box(screen, "s2", times=2)
    assert {box["id"] for box in screen.state("map")} == {"s2", "b3", "b4", "b5"}
    screen.tab.get_by_role("button", name="One level up").click()
    assert len(screen.state("map")) == 9
    screen.tab.focus("#board canvas")
    screen.tab.keyboard.press("Enter")
    assert len(screen.state("map")) == 4
    screen.tab.fill("#search", "East extended")
    screen.tab.keyboard.press("Enter")
    assert len(screen.state("map")) == 9


@pytest.mark.parametrize("dark", [False, True])
def test_the_map_has_the_colours_of_the_chart(show: Show, *, dark: bool) -> None:
    """A figure has one colour in both."""
    screen = show(None, "#view=map&colour=teams&level=2", dark=dark)
    box = next(box for box in screen.state("map") if box["id"] == "b1")
    found = screen.tab.evaluate(
        """([x, y]) => { const canvas = document.querySelector("#board canvas");
             const ratio = canvas.width / canvas.getBoundingClientRect().width;
             return [...canvas.getContext("2d").getImageData(x * ratio, y * ratio, 1, 1).data].slice(0, 3); }""",
        [box["x"] + box["width"] - 6, box["y"] + box["height"] - 6],
    )
    assert "#" + "".join(f"{part:02x}" for part in found) == screen.state("look('b1')")["fill"]


def test_the_matrix_has_roles_in_cells_and_counts_at_both_edges(show: Show) -> None:
    """A row a body, a column a unit that has a seat on it."""
    screen = show(None, "#view=matrix")
    assert screen.state("matrix") == {"rows": ["j"], "columns": ["b1", "b3", "b4"]}
    row = screen.tab.locator("[role=row][data-row='0']")
    assert row.locator("[role=rowheader]").inner_text().split() == ["East", "extended", "committee", "3"]
    assert row.locator("[role=gridcell]").all_inner_texts() == ["D", "M", "M"]
    assert screen.tab.locator(".keys").inner_text().split("\n") == [
        "D",
        "part-time deputy secretary",
        "M",
        "part-time member",
    ]
    heads = screen.tab.locator("[role=columnheader]").all_inner_texts()
    assert [text.split()[-1] for text in heads[1:]] == ["1", "1", "1"]
    row.locator("[role=gridcell]").nth(1).click()
    assert screen.state("chosen") == "b3"


def test_seats_come_first_and_each_type_of_link_has_its_matrix(show: Show) -> None:
    """A charter says which links are seats; nothing is chosen by counting."""
    types = [
        PageLinkType(name="serves", title="serves"),
        PageLinkType(name="seat", title="seat", part="seat"),
    ]
    links = [PageLink(0, 2, 3), PageLink(0, 2, 5), PageLink(0, 3, 5), PageLink(1, 8, 2)]
    screen = show(small(link_types=types, links=links), "#view=matrix")
    assert screen.state("matrix")["rows"] == ["j"]
    screen.tab.get_by_role("combobox", name="Links").select_option(label="serves")
    assert screen.state("matrix") == {"rows": ["b1", "b2"], "columns": ["b2", "b3"]}


def test_units_linked_to_one_row_only_share_a_column_where_there_are_many(show: Show) -> None:
    """Beyond sixty columns those of a kind are counted together."""
    size = 90
    data = PageData(
        title="Many",
        ids=[f"u{number}" for number in range(size)],
        names=[f"Unit {number}" for number in range(size)],
        kinds=[PageKind(name="body", title="Body"), PageKind(name="firm", title="Firm")],
        kind=[0, 0, *[1] * (size - 2)],
        parent=[-1] * size,
        link_types=[PageLinkType(name="seat", title="seat", part="seat")],
        links=[PageLink(0, number % 2, number) for number in range(2, size)] + [PageLink(0, 0, 3)],
    )
    screen = show(data, "#view=matrix")
    assert screen.state("matrix") == {"rows": ["u0", "u1"], "columns": ["u3", None]}
    assert "Firm (87)" in screen.tab.locator("[role=columnheader]").last.inner_text()


def test_a_page_without_links_offers_no_matrix(show: Show) -> None:
    """There is nothing to show in it."""
    screen = show(small(links=[]), "#view=matrix")
    assert screen.state("board") == "chart"
    assert screen.tab.locator("#views button").all_inner_texts() == ["Chart", "Map", "Table"]


def test_the_table_is_sorted_by_size_and_what_is_empty_comes_last(show: Show) -> None:
    """Once more turns it round, and once more gives the order of the page."""
    screen = show(None, "#view=table", width=1900)
    head = screen.tab.get_by_role("button", name="members (persons)")
    head.click()
    assert _shown(screen)[:3] == ["Third branch", "Second branch", "First branch"]
    head.click()
    assert _shown(screen)[:3] == ["First branch", "Second branch", "Third branch"]
    assert screen.tab.locator("[aria-sort=descending]").inner_text().startswith("members")
    head.click()
    assert _shown(screen)[:2] == ["District committee", "East working committee"]


def test_the_table_is_filtered_by_words_of_any_column(show: Show) -> None:
    """Case and order of words do not matter; how many rows are left is said."""
    screen = show(None, "#view=table")
    screen.tab.get_by_role("searchbox", name="Filter rows").fill("WEST branch")
    assert _shown(screen) == ["Third branch", "Fourth branch", "Fifth branch"]
    assert "3 of 9 rows" in screen.tab.inner_text("#board")


def test_columns_can_be_left_out_of_table_and_download(show: Show) -> None:
    """The file has the rows and columns that are shown, in their order."""
    screen = show(None, "#view=table")
    screen.tab.get_by_text("Columns", exact=True).click()
    for name in ("Kind", "form", "branches with a service team", "Findings"):
        screen.tab.get_by_role("checkbox", name=name).uncheck()
    screen.tab.get_by_text("Columns", exact=True).click()
    screen.tab.get_by_role("searchbox").fill("branch east")
    with screen.tab.expect_download() as download:
        screen.tab.get_by_role("button", name="Download CSV").click()
    assert download.value.suggested_filename == "Example-district.csv"
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["Name", "Id", "Above", "members (persons)"],
        ["First branch", "b1", "East working committee", "60"],
        ["Second branch", "b2", "East working committee", "45.."],
    ]


def test_no_cell_of_the_download_is_a_formula(show: Show) -> None:
    """What begins like one is marked as text; numbers stay numbers."""
    shown: list[Any] = ["=1+1", "-5", "@x", '+a "b"', *[None] * 5]
    screen = show(small(fields=[PageField(title="value", shown=shown)], metrics=[]), "#view=table")
    rows = list(csv.reader(io.StringIO(screen.state("csv"), newline="")))
    by_id = {row[1]: row[4] for row in rows[1:]}
    assert [by_id[id_] for id_ in ("d", "s1", "b1", "b2")] == ["'=1+1", "-5", "'@x", '\'+a "b"']


def test_the_table_is_walked_by_keys(show: Show) -> None:
    """Arrows choose rows, and a reader is told the cell."""
    screen = show(None, "#view=table")
    screen.tab.focus(".grid")
    for key in ("ArrowDown", "ArrowDown", "ArrowRight"):
        screen.tab.keyboard.press(key)
    assert screen.state("chosen") is not None
    current = screen.tab.get_attribute(".grid", "aria-activedescendant")
    assert screen.tab.locator(f"#{current}").get_attribute("aria-colindex") == "2"


def test_a_table_of_twenty_thousand_holds_only_what_is_in_sight(show: Show) -> None:
    """It scrolls to its end all the same."""
    size = 20_000
    data = PageData(
        title="Large",
        ids=[f"u{number}" for number in range(size)],
        names=[f"Unit {number}" for number in range(size)],
        kinds=[PageKind(name="unit", title="Unit")],
        kind=[0] * size,
        parent=[-1, *[0] * (size - 1)],
    )
    screen = show(data, "#view=table")
    assert screen.tab.locator("[role=rowheader]").count() < 60
    screen.tab.focus(".grid")
    screen.tab.keyboard.press("End")
    screen.frames()
    assert _shown(screen)[-1] == "Unit 19999"
    assert screen.state("chosen") == "u19999"


def test_views_speak_the_other_language(show: Show) -> None:
    """Buttons, heads and names."""
    screen = show(None, "#view=table&lang=zh")
    assert screen.tab.locator("#views button").all_inner_texts() == ["组织图", "覆盖图", "矩阵", "表格"]
    assert _shown(screen)[0] == "示例区委"
    screen.tab.click("#language")
    assert _shown(screen)[0] == "District committee"


def test_what_is_filtered_is_filtered_in_every_view(show: Show) -> None:
    """Map, matrix and table have what fits, and what is above it."""
    screen = show(None, "#kind=branch&view=table")
    assert "East extended committee" not in _shown(screen)
    assert {"First branch", "West working committee"} <= set(_shown(screen))
    screen.tab.click("[data-view=map]")
    assert {box["id"] for box in screen.state("map")} == set(PARENTS) - {"j"}
    screen.tab.click("[data-view=matrix]")
    assert screen.state("matrix")["rows"] == []
