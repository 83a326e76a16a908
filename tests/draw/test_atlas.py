"""Atlases: laws that hold for the pages of any organisation, and what their lists say."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from chart_laws import Laws, make, views
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples

from orgtree.base.errors import UsageError
from orgtree.draw.atlas import atlas
from orgtree.draw.chart import chart
from orgtree.draw.draw import render
from orgtree.draw.options import DrawOptions, Paper
from orgtree.draw.scene import BADGE_TEXT, Label, Scene
from orgtree.draw.sheet import Page
from orgtree.draw.view import Comparison, Detail, Link, View

UNEVEN = [-1, *range(12), *(unit for unit in range(0, 12, 3) for _ in range(25))]
"""A chain of twelve levels on every third of which hang 25 units."""
CHAINS = [-1, *(0 if step == 0 else 15 * chain + step for chain in range(12) for step in range(15))]
"""Twelve chains of fifteen levels below one unit."""
TEAMS = [-1, *(0 if unit % 61 == 0 else 1 + unit // 61 * 61 for unit in range(6 * 61))]
"""Six units of sixty each."""
SHAPES = {
    "uneven": UNEVEN,
    "chains": CHAINS,
    "teams": TEAMS,
    "flat": [-1, *[0] * 700],
    "chain": [-1, *range(300)],
    "roots": [-1] * 500,
    "forest": [-1 if unit % 4 == 0 else unit - unit % 4 for unit in range(400)],
    "pairs": [-1, *(0 if unit % 3 == 0 else unit - unit % 3 + 1 for unit in range(600))],
}


def broken(view: View, pages: list[Page], paper: Paper) -> list[str]:
    """Return the laws that the pages of an atlas break."""
    places = Counter(unit for page in pages for unit in page.units)
    wanted = Counter(unit for unit in range(len(view)) if unit not in view.outside)
    found = [] if places == wanted else [f"units not on exactly one page: {(wanted - places) + (places - wanted)}"]
    if len(pages) == 1:
        return found
    for number, page in enumerate(pages, 1):
        found += [f"page {number} {fault}" for fault in _faults(page, number, len(pages), paper)]
    if len({page.on(paper).scene.width for page in pages}) != 1:
        found.append("text sizes differ")
    if len({max(label.size for label in page.scene.labels if label.bold) for page in pages if page.scene.boxes}) > 1:
        found.append("titles differ in size")
    if _indexed(pages) != Counter(number for number, page in enumerate(pages, 1) for _ in page.units):
        found.append("the index does not lead each unit to its page")
    return found


def _faults(page: Page, number: int, count: int, paper: Paper) -> list[str]:
    found = []
    arrows = [badge.text[1:] for box in page.scene.boxes for badge in box.badges if len(badge.text) > 1]
    targets = [link[-1] for link in page.links if page.scene.boxes] + [
        int(arrow) for arrow in arrows if arrow.isdigit()
    ]
    if not all(1 <= target <= count and target != number for target in targets):
        found.append(f"refers to pages that are not there, or to itself: {targets}")
    if any(arrow.startswith("0") for arrow in arrows):
        found.append(f"prints references that lead nowhere: {arrows}")
    sheet = page.on(paper).scene
    if left := Laws(sheet).outside(paper.margin * sheet.width / paper.width):
        found.append(f"reaches into its margins: {left[:3]}")
    if Laws(page.scene).overlaps() or Laws(page.scene).misfits():
        found.append("has boxes upon each other, or text wider than its box")
    return found


def _index(pages: list[Page]) -> Iterator[tuple[Page, Label]]:
    """Yield the pages that have a part of the index, with its heading there."""
    for page in pages:
        for label in page.scene.labels:
            if label.bold and label.text.startswith(("Index of units", "单元索引")):
                yield page, label


def _said_in_index(pages: list[Page]) -> list[str]:
    """Return the lines of the index, without what stands at the foot of its pages."""
    return [
        label.text
        for page, top in _index(pages)
        for label in page.scene.labels
        if top.y < label.y < page.scene.height - 18.0
    ]


def _indexed(pages: list[Page]) -> Counter[int]:
    """Return how many entries of the index lead to each page; what stands at the foot of its pages is none."""
    return Counter(
        target
        for page, top in _index(pages)
        for _, y, _, _, target in page.links
        if top.y < y < page.scene.height - 18.0
    )


@pytest.mark.parametrize("paper", ["A5", "A4", "148x105"])
@pytest.mark.parametrize("shape", SHAPES)
def test_each_unit_has_its_place_and_nothing_leaves_its_page(shape: str, paper: str) -> None:
    """Every unit is on exactly one page, every reference names one that is there, text sizes are equal."""
    view, sheet = make(SHAPES[shape], title="T"), Paper.named(paper)
    pages = atlas(view, DrawOptions(paper=sheet, min_text=7.0))
    assert broken(view, pages, sheet) == []
    # A page of its own for five units at most: a level of a chain takes much room.
    assert len(pages) <= 4 + len(view) / 5


@settings(max_examples=examples(25))
@given(views(), st.sampled_from(["105x74", "74x105", "148x60"]), st.sampled_from(["auto", "marks", "table", "none"]))
def test_laws_hold_for_random_organisations(view: View, paper: str, links: str) -> None:
    """Shapes, staff units, bodies, links and metrics of any kind; small paper makes many pages."""
    sheet = Paper.named(paper, margin=5)
    try:
        pages = atlas(view, DrawOptions(paper=sheet, links=links))  # type: ignore[arg-type]
    except UsageError as error:
        assert "has no room" in str(error)  # noqa: PT017 - only where a legend or a title fills the sheet
        return
    if links == "none":
        kept = {unit for page in pages for unit in page.units}
        assert kept >= {unit for unit in range(len(view)) if view.is_placed(unit)}
    else:
        assert broken(view, pages, sheet) == []


@pytest.mark.parametrize("least", [6.0, 9.0, 14.0])
def test_no_text_is_smaller_than_asked_for(least: float) -> None:
    """The smallest text of an atlas is that of references; they have the size asked for, or more."""
    paper = Paper.named("A4")
    pages = atlas(make(SHAPES["pairs"], title="T"), DrawOptions(paper=paper, min_text=least))
    assert len(pages) > 2
    for page in pages:
        printed = paper.width / page.on(paper).scene.width
        assert page.scene.smallest_text * printed >= least - 1e-6
        assert printed == pytest.approx(max(0.75, least / BADGE_TEXT))


def test_a_split_unit_says_which_part_a_page_is() -> None:
    """The line at the foot has the part, the units, the page and its neighbours."""
    pages = atlas(make([-1] * 700, title="T"), DrawOptions(paper=Paper.named("A4")))
    foot = [[label.text for label in page.scene.labels if label.y == page.scene.height - 4.0] for page in pages]
    parts = [texts[0].split(" · ")[0] for texts in foot if "units" in texts[0]]
    count = len(parts)
    assert count > 1
    ends = [tuple(map(int, part.split("units ")[1].split(" to "))) for part in parts]
    assert [part.split(",")[0] for part in parts] == [f"{number} of {count}" for number in range(1, count + 1)]
    assert ends[0][0] == 1
    assert ends[-1][1] == 700
    assert all(a[1] + 1 == b[0] for a, b in pairwise(ends))
    assert foot[1][1:] == ["previous: 1", "next: 3"]
    assert foot[1][0].endswith(f"page 2 of {len(pages)}")


def test_an_overview_refers_to_pages_and_they_refer_back() -> None:
    """Each box that goes on elsewhere has an arrow with the page, which leads back."""
    pages = atlas(make(TEAMS, title="T"), DrawOptions(paper=Paper.named("A5")))
    arrows = [(badge.text, box) for box in pages[0].scene.boxes for badge in box.badges if len(badge.text) > 1]
    assert len(arrows) == 6
    for arrow, box in arrows:
        page = pages[int(arrow[1:]) - 1]
        assert box.lines in [other.lines for other in page.scene.boxes]
        assert "back to page 1" in [label.text for label in page.scene.labels]


def test_names_that_several_have_are_told_apart_in_the_index() -> None:
    """By the unit above, else by the id; long names stand there whole."""
    names = ["Works", "East", "West", *["Office"] * 2, *["Desk"] * 2, *(f"Team {n}" for n in range(900))]
    long = (
        "The commission for the preservation of everything that has ever been written about the old town and its rivers"
    )
    view = make([-1, 0, 0, 1, 2, 1, 1, *[2] * 900, 0], names=[*names, long], title="T")
    pages = atlas(view, DrawOptions(paper=Paper.named("A4")))
    said = _said_in_index(pages)
    assert {"Office (East)", "Office (West)", "Desk (u5)", "Desk (u6)", "Team 7"} <= set(said)
    at = next(i for i, text in enumerate(said) if text.startswith("The commission"))
    assert " ".join(said[at : at + 10]).startswith(long)


def test_an_overview_opens_single_small_subtrees_in_the_room_that_it_has() -> None:
    """What is small stands whole on the overview; what is large has a page of its own, and nothing stands on both."""
    large = TEAMS[1:]
    first = len(large) + 1
    small = [parent for at in (first, first + 4) for parent in (0, *[at] * 3)]
    pages = atlas(make([-1, *large, *small], title="T"), DrawOptions(paper=Paper.named("A5")))
    assert set(range(first, first + len(small))) <= set(pages[0].units)
    arrows = [badge.text for box in pages[0].scene.boxes for badge in box.badges if len(badge.text) > 1]
    assert len(arrows) == 6
    assert broken(make([-1, *large, *small], title="T"), pages, Paper.named("A5")) == []


@pytest.mark.parametrize(("count", "below"), [(60, True), (70, False)])
def test_the_index_closes_the_last_page_where_that_has_room_for_it(count: int, *, below: bool) -> None:
    """Below the end of a list, whole and with a heading of its own; else on a page of its own."""
    links = [Link(2, 1 + unit, 1 + (unit * 7 + 3) % count) for unit in range(count)]
    view = make([-1, *[0] * count], names=["Body", *(f"Unit {n}" for n in range(count))], title="T", links=links)
    pages = atlas(view, DrawOptions(paper=Paper.named("A5"), links="table"))
    [(page, heading)] = _index(pages)
    assert page is pages[-1]
    above = [label.text for label in page.scene.labels if label.y < heading.y]
    assert bool(above) == below
    assert page.title.endswith("Index of units")
    assert broken(view, pages, Paper.named("A5")) == []


def test_what_tells_a_name_apart_stays_together_in_the_index() -> None:
    """Where both do not fit a line, it has the next one."""
    names = ["Works", "Eastern directorate", "Western directorate", *["Preservation department 1"] * 2]
    view = make([-1, 0, 0, 1, 2, *[2] * 900], names=[*names, *(f"Team {n}" for n in range(900))], title="T")
    pages = atlas(view, DrawOptions(paper=Paper.named("A4")))
    said = _said_in_index(pages)
    at = said.index("Preservation department 1")
    assert said[at + 1] == "(Eastern directorate)"


def test_names_that_boxes_cut_stand_below_their_page_and_in_the_index() -> None:
    """Whole in both, as far as the page has room."""
    long = " ".join(f"commission for the preservation of section {number}" for number in range(14))
    names = [*(f"Team {unit}" for unit in range(239)), long]
    pages = atlas(make([-1] * 240, names=names, title="T"), DrawOptions(paper=Paper.named("A5")))
    page = next(page for page in pages if 239 in page.units)
    assert any(box.lines[-1].endswith("…") for box in page.scene.boxes if box.lines)
    listed = " ".join(label.text for label in page.scene.labels)
    assert f"Names in full {long}" in listed
    assert long in " ".join(_said_in_index(pages))
    assert broken(make([-1] * 240, names=names, title="T"), pages, Paper.named("A5")) == []


def test_bodies_and_links_are_listed_once_with_the_pages_of_their_units() -> None:
    """They are no part of the pages of the chart, whose boxes have their letters; the index leads to both."""
    body = len(TEAMS)
    seats = [Link(0, body, unit, "member") for unit in (5, 70, 130)]
    view = make(
        [*TEAMS, -1],
        names=[*(f"Team {n}" for n in range(body)), "Council"],
        kinds=[*make(TEAMS).kinds, 5],
        links=[Link(1, body, 1), *seats, Link(2, 8, 200)],
        bodies=frozenset([body]),
        title="T",
    )
    pages = atlas(view, DrawOptions(paper=Paper.named("A5"), links="marks"))
    place = {unit: number for number, page in enumerate(pages, 1) for unit in page.units}
    listed = pages[place[body] - 1]
    texts = " ".join(label.text for label in listed.scene.labels)
    assert texts.startswith("Joint bodies and other links A  Council")
    assert all(f"Team {unit} →{place[unit]}" in texts for unit in (1, 5, 70, 130, 8, 200))
    for unit in (1, 5, 70, 130):
        page = pages[place[unit] - 1]
        boxes = [box for box in page.scene.boxes if box.lines and box.lines[0] == f"Team {unit}"]
        assert "A" in {badge.text for box in boxes for badge in box.badges}
    assert broken(view, pages, Paper.named("A5")) == []


def test_changes_in_words_stand_on_the_page_of_their_unit() -> None:
    """Each is told once."""
    details = [Detail(unit, f"told of {unit}") for unit in (-1, 3, 200)]
    changes = Comparison({3: (), 200: ()}, details=details)
    view = make(TEAMS, title="T", changes=changes)
    pages = atlas(view, DrawOptions(paper=Paper.named("A5")))
    for detail in details:
        told = [page for page in pages if any(label.text == detail.text for label in page.scene.labels)]
        assert len(told) == 1
        assert detail.unit in (-1, *told[0].units)


def test_paper_without_room_for_a_unit_is_refused() -> None:
    """Instead of text that is smaller than asked for."""
    with pytest.raises(UsageError, match="has no room for '单位1'"):
        render(make([-1, 0, 0], title="T"), "pdf", DrawOptions(paper=Paper.named("60x40"), min_text=40.0))


def test_time_and_pages_grow_with_the_units_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a forest four times as large, about four times as many pages are drawn, counted with those that did not fit."""
    drawn: list[int] = []

    def counted(view: View, *given: Any, **more: Any) -> Scene:
        drawn.append(len(view))
        return chart(view, *given, **more)

    monkeypatch.setattr("orgtree.draw.atlas_sheet.chart", counted)
    work = []
    for roots in (250, 1000):
        drawn.clear()
        atlas(
            make([-1 if unit % 4 == 0 else unit - unit % 4 for unit in range(roots * 4)]),
            DrawOptions(paper=Paper.named("A4")),
        )
        work.append(sum(drawn))
    assert work[1] <= 5 * work[0]


def _listed(pages: list[Page]) -> Counter[tuple[str, str, int]]:
    """Return what lists of links say: who leads, who is linked, and the page that this one is said to be on."""
    found: Counter[tuple[str, str, int]] = Counter()
    for page in pages:
        lead, text = "", ""
        sizes = {label.text: label.size for label in page.scene.labels if label.bold}
        under = [label for label in page.scene.labels if label.text.startswith("Other links")]
        labels = page.scene.labels[page.scene.labels.index(under[0]) + 1 :] if under else ()
        for label in (*labels, None):
            if label is None or (label.bold and sizes[label.text] == 10.0):
                for part in filter(None, text.split("; ")):
                    *_, target = part.split(" →")
                    found.update((lead, name, int(target)) for name in part.rpartition(" →")[0].split(", "))
                lead, text = ("", "") if label is None else (label.text, "")
            elif label.y < page.scene.height - 18.0:
                text = f"{text} {label.text}".strip()
    return found


@pytest.mark.parametrize(("count", "paper"), [(30, "A4"), (900, "A5")])
def test_each_link_is_listed_once_with_the_page_of_its_other_end(count: int, paper: str) -> None:
    """Those of few units stand below their chart, many behind all charts, by page; the index leads to both ends."""
    size = len(TEAMS)
    pairs = sorted({(unit * 13 % size, unit * 131 % size) for unit in range(1, count)})
    names = [f"Team {unit}" for unit in range(size)]
    view = make(TEAMS, names=names, title="T", links=[Link(2, one, other) for one, other in pairs if one != other])
    pages = atlas(view, DrawOptions(paper=Paper.named(paper), links="table"))
    place = {unit: number for number, page in enumerate(pages, 1) for unit in page.units}
    ends = [(link.source, link.target) for link in view.links]
    both = Counter((names[one], names[other], place[other]) for one, other in ends)
    turned = Counter((names[other], f"← {names[one]}", place[one]) for one, other in ends)
    assert _listed(pages) in (both, turned)
    assert broken(view, pages, Paper.named(paper)) == []
    said = {label.text for page in pages if page.scene.boxes for label in page.scene.labels if "listed" in label.text}
    assert ("other links: listed under the chart" in said) == (count < 100)
    behind = {number for number, page in enumerate(pages, 1) if page.title.startswith("Other links")}
    listed = {int(text.rpartition("→")[2]) for text in said if "→" in text}
    assert listed <= behind
    assert bool(listed) == bool(behind)


def test_what_all_links_of_a_type_say_stands_in_their_heading() -> None:
    """Once, with the page of their units; where they differ, beside those that say it."""
    names = [f"Team {unit}" for unit in range(len(TEAMS))]
    same = [Link(2, unit, unit + 70, "budget") for unit in range(1, 200)]
    view = make(TEAMS, names=names, title="T", links=same)
    pages = atlas(view, DrawOptions(paper=Paper.named("A5"), links="table"))
    said = [label.text for page in pages for label in page.scene.labels if "budget" in label.text]
    assert said
    assert all("联系 (budget)" in text for text in said)
    assert len(said) < 20
    view = make(TEAMS, names=names, title="T", links=[*same, Link(2, 1, 9, "staff")])
    pages = atlas(view, DrawOptions(paper=Paper.named("A5"), links="table"))
    texts = " ".join(label.text for page in pages for label in page.scene.labels)
    assert "staff: Team 9 →" in texts or "staff: ← Team 1 →" in texts


def test_a_list_of_a_small_chart_begins_below_it() -> None:
    """Where its page has room, which is then the place of the bodies there; the legend does not tell dozens of letters."""
    bodies = range(5, 65)
    seats = [Link(0, body, 1 + body % 4, "member") for body in bodies]
    view = make(
        [-1, 0, 0, 0, 0, *[-1] * 60],
        names=[*(f"Team {unit}" for unit in range(5)), *(f"Council {body}" for body in bodies)],
        kinds=[0, 1, 1, 1, 1, *[5] * 60],
        links=seats,
        bodies=frozenset(bodies),
        title="T",
    )
    pages = atlas(view, DrawOptions(paper=Paper.named("A5"), links="marks", min_text=9.0))
    assert broken(view, pages, Paper.named("A5")) == []
    assert set(pages[0].units) > {0, 1, 2, 3, 4, 5}
    said = [label.text for label in pages[0].scene.labels]
    assert "letters: joint bodies, listed under the chart" in said
    assert said.count("Council 7") == 0
