"""How boxes tell what they are: vacant ones, kinds without a look, names that are cut, units without a name."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from chart_laws import Laws, make

import orgtree
from orgtree.api.drawing import scene_of, view_of
from orgtree.draw import palette
from orgtree.draw.chart import chart
from orgtree.draw.view import Look, View

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
    assert (styles["Empty"].dash, styles["Head"].dash, styles["Unsaid"].dash) == (True, False, False)
    channels = [int(styles["Empty"].fill[i : i + 2], 16) for i in (1, 3, 5)]
    assert max(channels) - min(channels) < 5
    assert styles["Empty"].fill != styles["Head"].fill == styles["Unsaid"].fill
    assert palette.contrast(styles["Empty"].fill, styles["Empty"].text) >= 4.5
    assert "vacant" in {label.text for label in scene.labels}


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
