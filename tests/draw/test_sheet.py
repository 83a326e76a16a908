"""Pictures on paper: the sheet's shape, its margins, and nothing outside them."""

import re
from typing import Any

import pytest
from chart_laws import Laws, make

import orgtree
from orgtree.api.drawing_notes import SmallTextNote
from orgtree.draw.draw import render
from orgtree.draw.options import DrawOptions, Paper
from orgtree.draw.picture import scene_of
from orgtree.draw.sheet import Page, on_paper
from orgtree.draw.view import Link

SHAPES = {
    "one": [-1],
    "team": [-1, *[0] * 4, *[1] * 4, *[2] * 4],
    "wide": [-1, *[0] * 60],
    "deep": [-1, *range(40)],
    "forest": [-1] * 30,
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "paper", [Paper.named("A4"), Paper.named("A4", portrait=True), Paper.named("500x90", margin=20)]
)
def test_nothing_stands_outside_the_margins(shape: str, paper: Paper) -> None:
    """A picture on paper has the sheet's shape, and its margins are white."""
    scene = on_paper(scene_of(make(SHAPES[shape], title="T"), DrawOptions(paper=paper)), paper)
    assert scene.width / scene.height == pytest.approx(paper.width / paper.height)
    margin = paper.margin * scene.width / paper.width
    assert Laws(scene).outside(margin) == []


def test_png_and_svg_on_paper_are_as_large_as_the_sheet() -> None:
    """An A4 sheet has 1684 x 1191 pixels at 144 dots per inch, however small the picture is."""
    view, options = make([-1, 0, 0], title="T"), DrawOptions(paper=Paper.named("A4"))
    png = render(view, "png", options)
    assert [int.from_bytes(png[at : at + 4], "big") for at in (16, 20)] == pytest.approx([1684, 1191], abs=1)
    head = re.search(rb'width="([\d.]+)pt" height="([\d.]+)pt"', render(view, "svg", options))
    assert head is not None
    assert [float(size) for size in head.groups()] == pytest.approx([841.89, 595.28], abs=0.01)


def test_links_of_a_page_move_with_what_they_stand_on() -> None:
    """The rectangle that leads to another page lies on its box on the sheet, too."""
    paper = Paper.named("A4")
    scene = scene_of(make([-1, 0, 0], title="T"), DrawOptions(paper=paper))
    box = scene.boxes[1]
    page = Page(scene, "T", links=((box.x, box.y, box.width, box.height, 2),)).on(paper)
    moved = page.scene.boxes[1]
    assert page.links == ((moved.x, moved.y, moved.width, moved.height, 2),)
    assert moved.x > box.x


TWENTY = {
    "teams": [-1, *(parent for first in (1, 6, 11, 16) for parent in (0, *[first] * 4))],
    "flat": [-1, *[0] * 19],
    "forest": [-1] * 20,
}


@pytest.mark.parametrize("shape", TWENTY)
def test_a_small_chart_fills_the_width_of_its_sheet(shape: str) -> None:
    """About twenty units take four fifths of A4 and more; no name is printed at more than twice its size."""
    paper = Paper.named("A4")
    names = [f"Section {unit}" for unit in range(len(TWENTY[shape]))]
    scene = on_paper(scene_of(make(TWENTY[shape], names=names, title="T"), DrawOptions(paper=paper)), paper)
    boxes = [box for box in scene.boxes if box.unit >= 0]
    used = max(box.x + box.width for box in boxes) - min(box.x for box in boxes)
    printed = paper.width / scene.width
    assert used * printed >= 0.8 * paper.inner[0]
    assert printed <= 2.0 + 1e-9


@pytest.mark.parametrize(
    ("form", "view", "told"),
    [
        ("svg", "chart", True),
        ("png", "map", True),
        ("pdf", "chart", False),
        ("pdf", "map", False),
        ("pdf", "sized", True),
    ],
)
def test_letters_that_are_too_small_on_one_sheet_are_told(form: str, view: Any, told: bool) -> None:  # noqa: FBT001
    """As PDF charts and maps have pages instead, but for one whose areas are shares of a whole; what can be read says nothing."""
    units = ", ".join(f"{{id: d{at}, kind: department, name: Department {at}, headcount: 9}}" for at in range(400))
    text = f"orgtree: definition/1\ncharter: company\nunits: [{{id: c, kind: company, name: C, units: [{units}]}}]"
    more: dict[str, Any] = {"gather": 0} if view == "chart" else {"size_by": "headcount"} if view == "sized" else {}
    view = "map" if view == "sized" else view
    notes: list[Any] = []
    orgtree.loads(text).render(form, paper="A5", view=view, notes=notes, **more)
    assert [type(note) for note in notes if isinstance(note, SmallTextNote)] == [SmallTextNote] * told
    large: list[Any] = []
    orgtree.loads(text).render(form, paper="A0", view=view, notes=large, **more)
    assert not any(isinstance(note, SmallTextNote) for note in large)


def test_a_narrow_chart_is_as_wide_as_what_is_listed_below_it() -> None:
    """Up to almost twice its width: names then need fewer lines."""
    bodies = range(4, 44)
    view = make(
        [-1, 0, 0, 0, *[-1] * len(bodies)],
        names=[
            "Works",
            *(f"Directorate of the {side} harbour basin" for side in ("north", "south", "west")),
            *["Council"] * 40,
        ],
        kinds=[*make([-1, 0, 0, 0]).kinds, *[5] * len(bodies)],
        links=[Link(2, body, 1 + body % 3, "member") for body in bodies],
        bodies=frozenset(bodies),
        title="T",
    )
    marked, plain = (scene_of(view, DrawOptions(links=links)) for links in ("marks", "none"))
    wide = [max(box.width for box in scene.boxes if box.unit == 0) for scene in (marked, plain)]
    assert wide[0] > 1.2 * wide[1]
    assert Laws(marked).outside() == []
