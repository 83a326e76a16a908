"""The page's data: columns that fit together, in an order in which subtrees are runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_sample import small
from scripts import load_script

from orgtree.draw.page import PageData, PageFinding, PageKind, PageLink, page
from orgtree.draw.page.columns import column, fronted
from orgtree.draw.page.encode import encode
from orgtree.draw.pre_order import pre_order

if TYPE_CHECKING:
    from page_screen import Show


@given(st.lists(st.integers(min_value=0), max_size=60))
def test_every_subtree_is_one_run_after_its_root(choices: list[int]) -> None:
    """In the order of the page a unit's descendants follow it without a break, and depths grow by one."""
    parent = [-1 if choice % (at + 1) == at else choice % (at + 1) for at, choice in enumerate(choices)]
    order, depths = pre_order(parent, single_last=True)
    assert sorted(order) == list(range(len(parent)))
    place = {unit: at for at, unit in enumerate(order)}
    for unit, above in enumerate(parent):
        assert depths[place[unit]] == (0 if above < 0 else depths[place[above]] + 1)
        if above >= 0:
            assert all(depths[at] > depths[place[above]] for at in range(place[above] + 1, place[unit] + 1))


@given(st.lists(st.text(max_size=6), max_size=20))
def test_ids_come_back_from_what_they_share(ids: list[str]) -> None:
    """Each id is the start of the one before and a rest."""
    before, back = "", []
    for entry in fronted(ids):
        before = before[: int(entry[0], 36)] + entry[1:]
        back.append(before)
    assert back == ids


@given(st.lists(st.one_of(st.none(), st.sampled_from(["1", "007", "45..", "", "x", "1234567890"])), max_size=30))
def test_a_column_comes_back_from_its_shortest_form(texts: list[str | None]) -> None:
    """All three forms hold the same texts, leading zeros and long digits included."""
    form = json.loads(json.dumps(column(texts)))
    if isinstance(form, list):
        back = [None if value is None else str(value) for value in form]
    elif "i" in form:
        back = [None if at < 0 else str(form["v"][at]) for at in form["i"]]
    else:
        back = [None] * form["n"]
        at = 0
        for step, value in zip(form["a"], form["v"], strict=True):
            at += step
            back[at] = str(value)
    assert back == texts


@pytest.mark.parametrize(
    "wrong",
    [
        {"names": ["one"]},
        {"kind": [9] * 9},
        {"parent": [8, 0, 1, 1, 0, 4, 4, 4, 0]},
        {"parent": [99] * 9},
        {"links": [PageLink(0, 0, 99)]},
        {"links": [PageLink(7, 0, 1)]},
        {"findings": [PageFinding(99, "X", "error", "x")]},
        {"pinyin": ["a"]},
    ],
)
def test_columns_that_do_not_fit_are_refused(wrong: dict[str, object]) -> None:
    """The error names the column, and nothing is written."""
    with pytest.raises(ValueError, match=r"column|link|finding|parent|ancestors"):
        encode(small(**wrong))


def _plain(parent: list[int]) -> dict[str, object]:
    size = len(parent)
    return {
        "ids": [f"u{at}" for at in range(size)],
        "names": [f"Unit {at}" for at in range(size)],
        "pinyin": (),
        "kind": [0] * size,
        "parent": parent,
        "fields": (),
        "findings": (),
        "links": (),
        "metrics": (),
    }


def test_a_chain_of_two_thousand_levels_opens(show: Show) -> None:
    """Depth is no limit: all levels open, and the deepest unit is found and shown."""
    screen = show(small(**_plain([-1, *range(1999)])))
    screen.tab.keyboard.press("*")
    assert len(screen.state("visible")) == 2000
    screen.tab.fill("#search", "u1999")
    screen.tab.keyboard.press("Enter")
    screen.settled()
    assert screen.state("chosen") == "u1999"
    assert "u1999" in screen.state("painted")["boxes"]


def test_a_thousand_roots_stand_in_a_grid(show: Show) -> None:
    """Units without any tree are shown side by side."""
    screen = show(small(**_plain([-1] * 1000)))
    assert len(screen.state("visible")) == 1000
    chart = screen.state("chart")
    assert 0.3 < chart["width"] / chart["height"] < 5


def test_long_data_are_deflated_and_shown_alike(show: Show) -> None:
    """A large organisation's file has its data in a third of their size; a small one's stay readable."""
    names = [f"Unit number {number} of a large organisation" for number in range(3000)]
    data = PageData(
        title="Large",
        ids=[f"u{number}" for number in range(3000)],
        names=names,
        kinds=[PageKind(name="unit", title="Unit")],
        kind=[0] * 3000,
        parent=[-1, *([0] * 2999)],
    )
    content = page(data)
    assert b"Unit number 2999" not in content
    assert b"Third branch" in page(small())
    screen = show(content)
    assert screen.state("size") == 3000
    screen.tab.fill("#search", "number 2999")
    assert screen.tab.inner_text("#results .name") == names[2999]


def test_the_sample_that_the_page_is_measured_by_can_be_shown(show: Show) -> None:
    """As large as it is asked to be, with bodies that are dashed."""
    sample = load_script("benchmarks/page/sample.py").organisation(600, 16)
    screen = show(sample, "#level=9")
    assert 600 <= screen.state("size") < 700
    assert screen.state("look('j1')")["dash"] == 1
