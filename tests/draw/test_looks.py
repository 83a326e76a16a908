"""How boxes tell what they are: vacant ones, kinds without a look, names that are cut, units without a name."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from chart_laws import Laws, make

import orgtree
from orgtree.api.drawing import scene_of, view_of
from orgtree.draw import palette
from orgtree.draw.chart import chart
from orgtree.draw.coverage_map import coverage_map
from orgtree.draw.view import Look, View

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orgtree.draw.scene import Scene

POSTS = """
orgtree: definition/1
charter: company
title: Posts
units:
- id: a
  kind: post
  name: Head
  filled: true
  units:
  - {id: b, kind: post, name: Empty, filled: false}
  - {id: c, kind: post, name: Unsaid}
"""


def bare(kinds: int) -> View:
    """Return a root over a unit of each of so many kinds without a look."""
    looks = [Look("root", fill="white"), *(Look(f"k{i}") for i in range(kinds))]
    return View(
        ids=[f"u{i}" for i in range(kinds + 1)],
        names=[f"Unit {i}" for i in range(kinds + 1)],
        kinds=list(range(kinds + 1)),
        parents=[-1, *[0] * kinds],
        looks=looks,
    )


def test_a_vacant_post_is_dashed_and_grey() -> None:
    """Its charter's measure of vacancy says which is; one of which nothing is stated looks like any other."""
    scene = scene_of(orgtree.loads(POSTS), language="en")
    styles = {box.lines[0]: scene.styles[box.style] for box in scene.boxes if box.lines and box.unit >= 0}
    assert (styles["Empty"].dash, styles["Head"].dash, styles["Unsaid"].dash) == ("dashed", "solid", "solid")
    channels = [int(styles["Empty"].fill[i : i + 2], 16) for i in (1, 3, 5)]
    assert max(channels) - min(channels) < 5
    assert styles["Empty"].fill != styles["Head"].fill == styles["Unsaid"].fill
    assert palette.contrast(styles["Empty"].fill, styles["Empty"].text) >= 4.5
    assert "vacant" in {label.text for label in scene.labels}


SHAPES = """
orgtree: charter/1
name: shapes
kinds:
  house: {fields: {rooms: {type: number}}, look: {fill: blue-2}}
  hall: {is_a: house, look: {shape: rounded, dash: dotted}}
  hub: {look: {fill: white, shape: hexagon, dash: dashed}}
  hint: {look: {fill: grey-1, line: red-4, shape: plain}}
links:
  part_of: {hierarchy: true, nest: true, from: [house, hub, hint], to: house}
metrics: {rooms: {sum: rooms}}
"""
SHAPED = """
orgtree: definition/1
charter: shapes.yaml
units:
- {id: a, kind: house, name: House, units: [{id: b, kind: hall, name: Hall, rooms: 3}, {id: c, kind: hub, name: Hub}, {id: d, kind: hint, name: Hint}]}
"""


@pytest.fixture
def shapes(tmp_path: Path) -> orgtree.Org:
    """Return an organisation of a kind for each shape, three of which say their dashes."""
    (tmp_path / "shapes.yaml").write_text(SHAPES)
    (tmp_path / "org.yaml").write_text(SHAPED)
    return orgtree.load(tmp_path / "org.yaml")


def test_a_picture_draws_shape_and_dashes_of_a_look(shapes: orgtree.Org) -> None:
    """Dots are no dashes, a plain box has no outline, and every form keeps what its language can say."""
    scene = scene_of(shapes, language="en")
    styles = {box.lines[0]: scene.styles[box.style] for box in scene.boxes if box.lines and box.unit >= 0}
    assert {name: (style.shape, style.dash) for name, style in styles.items()} == {
        "House": ("box", "solid"),
        "Hall": ("rounded", "dotted"),
        "Hub": ("hexagon", "dashed"),
        "Hint": ("plain", "solid"),
    }
    assert styles["Hint"].line == "none"
    svg = shapes.render("svg", language="en").decode()
    assert re.search(r"\.k-hall\{[^}]*stroke-dasharray:1 1\.6\}", svg)
    assert re.search(r"\.k-hub\{[^}]*stroke-dasharray:3 2\}", svg)
    dot = shapes.render("dot", language="en").decode()
    assert 'style="filled,rounded,dotted"' in dot
    assert re.search(r'shape=hexagon style="filled,dashed"', dot)
    mermaid = shapes.render("mmd", language="en").decode()
    for line in ('n1("Hall")', 'n2{{"Hub"}}', "class n2 dashed", "class n1 dotted", "class n3 plain"):
        assert f"  {line}\n" in mermaid


def test_a_figure_s_colour_keeps_shape_and_dashes_of_the_kind(shapes: orgtree.Org) -> None:
    """The box of a kind is told by its outline, whatever fills it."""
    scene = scene_of(shapes, colour="rooms", language="en")
    (hall,) = (box for box in scene.boxes if box.lines and box.lines[0].startswith("Hall"))
    assert hall.tint >= 0
    assert scene.styles[hall.style].dash == "dotted"
    text = shapes.render("svg", colour="rooms", language="en").decode()
    assert len(re.findall('stroke-dasharray="1 1.6"', text)) == len(re.findall('stroke-dasharray="3 2"', text)) == 1


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_renderers_draw_dots_otherwise_than_dashes(form: str, shapes: orgtree.Org, tmp_path: Path) -> None:
    """The bytes of a picture change with the dashes of one kind."""
    dotted = shapes.render(form, language="en")
    (tmp_path / "shapes.yaml").write_text(SHAPES.replace("dotted", "dashed"))
    assert orgtree.load(tmp_path / "org.yaml").render(form, language="en") != dotted


def test_what_is_vacant_recedes_on_a_dark_ground() -> None:
    """Other boxes stay light, so that a grey one with dashes would look like them."""
    text = orgtree.loads(POSTS).render("svg", along="reports_to", dark="yes").decode()
    assert re.search(r"\.k-post-vacant\{fill:#14181d;stroke:#[0-9a-f]{6}\}", text)
    assert ".k-post{fill:#14181d" not in text


def test_a_charter_without_a_measure_of_vacancy_has_no_vacant_units() -> None:
    """Nothing is guessed from a field's name."""
    org = orgtree.loads("orgtree: definition/1\ncharter: open-source\nunits: [{id: a, kind: community, name: A}]")
    assert view_of(org).vacant == frozenset()


@pytest.mark.parametrize("form", ["svg", "dot", "mmd", "txt"])
def test_every_form_tells_a_vacant_unit(form: str) -> None:
    """By dashes, or in words where there are none."""
    text = orgtree.loads(POSTS).render(form, language="en").decode()
    whole = orgtree.loads(POSTS.replace("filled: false", "filled: true")).render(form, language="en").decode()
    assert text != whole
    assert ("vacant" if form in ("svg", "txt", "mmd") else "dashed") in text


def test_kinds_without_a_look_differ_by_shape_and_lightness() -> None:
    """On one level no two neighbours have one outline, and grey print tells fills apart; all are read."""
    scene = chart(bare(4))
    styles = [scene.styles[box.style] for box in scene.boxes if box.unit > 0]
    assert len({(style.shape, style.fill) for style in styles}) == 4
    for one, other in pairwise(styles):
        assert one.shape != other.shape
        assert abs(palette.luminance(one.fill) - palette.luminance(other.fill)) > 0.03
    assert all(palette.contrast(style.fill, style.text) >= 4.5 for style in styles)


def test_a_kind_with_a_look_keeps_it() -> None:
    """Only those that a charter leaves to the picture are told apart by it."""
    scene = chart(make([-1, 0, 0], kinds=[0, 1, 1]))
    assert {scene.styles[box.style].shape for box in scene.boxes if box.unit >= 0} == {"box"}


@pytest.mark.parametrize("drawn", [chart, coverage_map])
def test_kinds_that_look_alike_share_a_swatch(drawn: Callable[[View], Scene]) -> None:
    """Their titles stand behind it, all of them, however many lines they take."""
    titles = [f"Local unit of sort {number}" for number in range(30)]
    looks = (
        Look("city", "City", fill="blue-6"),
        *(Look(f"k{at}", title, fill="grey-1") for at, title in enumerate(titles)),
    )
    view = replace(make([-1, *[0] * 30], kinds=list(range(31)), language="en"), looks=looks)
    scene = drawn(view)
    laws = Laws(scene)
    assert (laws.alike_swatches(), laws.outside()) == ([], [])
    assert len([box for box in scene.boxes if box.unit < 0 and (box.width, box.height) == (18.0, 10.0)]) == 2
    said = " ".join(label.text for label in scene.labels)
    assert ", ".join(titles) in said


def test_a_name_that_its_box_cuts_stands_whole_below() -> None:
    """Once, and nothing stands there where none is cut."""
    name = " ".join(f"Office{i}" for i in range(120))
    scene = chart(make([-1, 0], names=["Root", name], language="en"))
    said = [label.text for label in scene.labels]
    at = said.index("Names in full")
    assert name in " ".join(said[at:])
    laws = Laws(scene)
    assert (laws.outside(), laws.overlaps(), laws.misfits()) == ([], [], [])
    assert "Names in full" not in {label.text for label in chart(make([-1, 0], names=["Root", "Short"])).labels}


@pytest.mark.parametrize("form", ["svg", "dot", "mmd", "txt"])
def test_a_unit_without_a_name_shows_its_id(form: str) -> None:
    """In every form, as in the map."""
    org = orgtree.loads("orgtree: definition/1\ncharter: company\nunits: [{id: bare-id, kind: company, name: ''}]")
    assert "bare-id" in org.render(form).decode()
    nameless = orgtree.loads("orgtree: definition/1\ncharter: company\nunits: [{id: bare-id, kind: company}]")
    assert "bare-id" in nameless.render(form).decode()
    assert "bare-id" in {line for box in scene_of(nameless, view="map").boxes for line in box.lines}


def test_a_map_says_the_values_of_containers_whole() -> None:
    """A long name takes another line of its head, so that nothing cuts the value and the count behind it."""
    name = "Commission for the harbour basins of the northern and the eastern coast"
    text = f"orgtree: definition/1\ncharter: company\nunits: [{{id: c, kind: company, name: {name}, units: [{{id: d, kind: department, name: D}}]}}]"
    head = next(box for box in scene_of(orgtree.loads(text), view="map").boxes if box.unit == 0)
    assert " ".join(head.lines) == f"{name} (1)"
