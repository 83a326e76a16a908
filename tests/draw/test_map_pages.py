"""Coverage maps on paper: they fill their sheet, and take several where one has too small a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chart_laws import Laws, make
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples

from orgtree.draw.atlas import atlas
from orgtree.draw.options import DrawOptions, Paper

if TYPE_CHECKING:
    from orgtree.draw.sheet import Page

CITY = [-1, *[0] * 24, *(1 + unit // 12 for unit in range(24 * 12))]
"""24 districts of twelve units each."""


def pages_of(parents: list[int], paper: str, least: float = 6.0) -> tuple[list[Page], Paper]:
    """Return the pages of a map on a sheet, and the sheet."""
    sheet = Paper.named(paper)
    view = make(parents, names=[f"Department {unit}" for unit in range(len(parents))], title="T")
    return atlas(view, DrawOptions(picture="map", paper=sheet, min_text=least)), sheet


def test_a_map_with_too_small_a_text_is_split() -> None:
    """Each unit stands on one page, all pages have one text size, and the boxes around count what is in them."""
    pages, sheet = pages_of(CITY, "A5")
    assert len(pages) > 1
    said = [line for page in pages for box in page.scene.boxes for line in box.lines]
    assert all(said.count(f"Department {unit}") == 1 for unit in range(25, len(CITY)))
    assert said.count("Department 0 (312)") == len(pages)
    assert all(said.count(f"Department {unit} (12)") == 1 for unit in range(1, 25))
    assert len({round(page.on(sheet).scene.width, 6) for page in pages}) == 1
    assert pages[0].title.startswith("T: Department 1 – Department ")
    foot = [label.text for label in pages[1].scene.labels if label.y > pages[1].scene.height - 5.0]
    assert f"page 2 of {len(pages)}" in foot
    assert "previous: 1" in foot


@settings(max_examples=examples(15))
@given(
    st.lists(st.integers(0, 12), min_size=1, max_size=14),
    st.sampled_from(["A5", "A4", "148x210", "148x120"]),
    st.sampled_from([6.0, 7.5]),
)
def test_no_page_has_smaller_text_or_reaches_into_its_margins(counts: list[int], paper: str, least: float) -> None:
    """Whatever the units."""
    parents = [-1, *[0] * len(counts), *(unit for unit, count in enumerate(counts, 1) for _ in range(count))]
    pages, sheet = pages_of(parents, paper, least)
    for page in pages:
        scene = page.on(sheet).scene
        assert scene.smallest_text * sheet.width / scene.width >= least - 1e-6
        assert not Laws(scene).outside(sheet.margin * scene.width / sheet.width - 1e-6)


def test_a_map_on_paper_is_as_wide_as_its_sheet() -> None:
    """Where its height decides how large it is printed."""
    for paper in ("A4", "A3", "300x150"):
        pages, sheet = pages_of([-1, *[0] * 12, *(1 + unit // 12 for unit in range(144))], paper, 4.0)
        assert len(pages) == 1
        scene = pages[0].on(sheet).scene
        left = min(box.x for box in scene.boxes)
        right = max(box.x + box.width for box in scene.boxes)
        assert (right - left) / scene.width > 0.9 * (sheet.width - 2 * sheet.margin) / sheet.width, paper
