"""Many alike leaves share a counted box: nothing is lost, and what tells one from the others stays apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from chart_laws import Laws, make

import orgtree
from orgtree.api.drawing import scene_of, view_of
from orgtree.draw.atlas import atlas
from orgtree.draw.chart import chart, describe
from orgtree.draw.gather import gathered
from orgtree.draw.options import DrawOptions, Paper
from orgtree.draw.view import Comparison, Link, Mark, Value, View

EXAMPLES = Path(__file__).parents[2] / "examples"


def leaves(count: int, **more: object) -> View:
    """Return a root with so many numbered leaves of one kind."""
    names = ["Root", *(f"Unit {i:03}" for i in range(1, count + 1))]
    return make([-1, *[0] * count], kinds=[0, *[3] * count], names=names, language="en", **more)


def named(view: View) -> list[str]:
    """Return the names of the units in boxes."""
    return [name for unit, name in enumerate(view.names) if view.is_placed(unit)]


def test_a_dozen_leaves_whose_names_differ_in_a_number_are_one_box() -> None:
    """The box says how many of which kind, the first and the last; fewer are drawn each, and so are all when asked."""
    assert named(gathered(leaves(12), None)) == ["Root", "12 × 党支部\nUnit 001 … Unit 012"]
    assert len(gathered(leaves(11), None)) == 12
    assert len(gathered(leaves(40), 0)) == 41


def test_names_that_tell_more_than_a_number_are_gathered_when_asked() -> None:
    """Leaves of a kind under one unit, from the number on that is asked for."""
    view = make([-1, 0, 0, 0, 0], kinds=[0, 3, 3, 3, 2], names=["Root", "North", "South", "East", "Street"])
    assert len(gathered(view, None)) == 5
    assert len(gathered(view, 4)) == 5
    cells = gathered(view, 3)
    assert (len(cells), cells.gathered, cells.drawn) == (3, {1: 3}, 5)


def test_what_tells_a_unit_from_the_others_stays_apart() -> None:
    """A value of its own, a change, a broken definition, a plain link, something below it."""
    values = [None, *[Value("80%", 0.8)] * 12, Value("0%", 0.0, gap=True)]
    assert named(gathered(leaves(13, values=values), None))[-1] == "Unit 013"
    changed = Comparison({2: (Mark("added"),)})
    assert named(gathered(leaves(13, changes=changed), None))[1:] == ["12 × 党支部\nUnit 001 … Unit 013", "Unit 002"]
    changes = gathered(leaves(13, changes=changed), None).changes
    assert changes is not None
    assert changes.marks == {2: (Mark("added"),)}
    assert "Unit 003" in named(gathered(leaves(13, damage={3: "broken"}), None))
    assert "Unit 004" in named(gathered(leaves(13, links=[Link(2, 4, 0)]), None))
    below = make([-1, *[0] * 13, 5], kinds=[0, *[3] * 14], names=["Root", *(f"Unit {i}" for i in range(14))])
    assert "Unit 4" in named(gathered(below, None))


def test_who_has_a_seat_stays_named_at_the_body() -> None:
    """The body keeps its seats; its lines go on being drawn where there are so few of them that they are read."""
    seats = [Link(0, 14, unit, "member") for unit in range(1, 14)]
    parents, names = [-1, *[0] * 13, -1], ["Root", *(f"Unit {i}" for i in range(13)), "Body"]
    view = make(parents, kinds=[0, *[3] * 13, 5], names=names, links=seats, bodies=frozenset({14}))
    assert gathered(view, None) == view
    cells = gathered(view, None, "marks")
    assert (cells.drawn, cells.named, len(cells.links)) == (15, 0, 13)
    assert {cells.names[link.target] for link in cells.links} == {f"Unit {i}" for i in range(13)}
    assert cells.seated == cells.outside


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
@pytest.mark.parametrize("least", [None, 2, 5])
def test_drawn_and_gathered_and_left_out_are_all_in_force(path: Path, least: int | None) -> None:
    """Whatever is gathered; the picture keeps its laws and says how many units it has."""
    org = orgtree.load(path)
    view = gathered(view_of(org), least)
    assert view.drawn + view.named + sum(view.left_out.hierarchies.values()) == int(org.snapshot.in_force.sum())
    assert sum(view.gathered.values()) + len(view) - len(view.gathered) - len(view.seated) == len(view_of(org))
    laws = Laws(chart(view))
    assert (laws.outside(), laws.overlaps(), laws.misfits(), laws.crossings()) == ([], [], [], [])
    assert f"{view.drawn} units" in describe(gathered(view_of(org, language="en"), least), DrawOptions())


def test_the_first_picture_of_lhasa_is_no_wall_of_placeholders() -> None:
    """Its 590 numbered units share a box; notes say so, and the option that draws each."""
    org = orgtree.load(EXAMPLES / "lhasa.yaml")
    notes: list[orgtree.base.messages.Saying] = []
    text = org.render("txt", language="en", notes=notes).decode()
    assert "590 × Party branch" in text
    assert text.count("Unit 300 branch") == 1  # at its body
    assert [str(note) for note in notes][:2] == [
        "711 units",
        "590 of them are gathered (boxes: 1); --gather 0 draws each",
    ]
    assert len(scene_of(org).boxes) < 200
    assert len(scene_of(org, gather=0).boxes) > 711
    with pytest.raises(orgtree.UsageError, match="form html takes no gather"):
        org.render("html", gather=5)


@pytest.mark.parametrize("form", ["svg", "dot", "mmd", "txt"])
def test_every_form_says_how_many_a_box_stands_for(form: str) -> None:
    """In its own words."""
    org = orgtree.load(EXAMPLES / "lhasa.yaml")
    assert "590 ×" in org.render(form, language="en", links="none").decode()


def test_an_atlas_has_each_counted_box_on_one_page() -> None:
    """As it has every unit; pages keep their laws."""
    org = orgtree.load(EXAMPLES / "lhasa.yaml")
    view = gathered(view_of(org, along="area_in"), 5)
    pages = atlas(view, DrawOptions(paper=Paper.named("A5")))
    units = [unit for page in pages for unit in page.units]
    assert len(units) == len(set(units))
    assert {unit for unit in range(len(view)) if view.is_placed(unit)} <= set(units)
    for page in pages:
        laws = Laws(page.scene)
        assert (laws.outside(), laws.overlaps(), laws.misfits()) == ([], [], [])
