"""A map whose areas follow a field: what is known is to scale, and what is not is told, never zero."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from chart_laws import Laws, views
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from random_examples import examples

import orgtree
from orgtree.api.drawing import scene_of
from orgtree.draw.coverage_map import coverage_map
from orgtree.draw.view import Size, View

if TYPE_CHECKING:
    from orgtree.draw.scene import Box, Scene

TOWN = """
orgtree: definition/1
charter: cpc-grassroots
title: {en: Town}
units:
- id: d
  kind: district
  name: {en: District}
  units:
  - id: s
    kind: subdistrict
    name: {en: South}
    people: 6000
    units:
    - {id: c1, kind: community, name: {en: Mill}, people: 3000}
    - {id: c2, kind: community, name: {en: Quay}, people: 1000..2000}
  - id: n
    kind: subdistrict
    name: {en: North}
    units:
    - {id: c3, kind: community, name: {en: Hill}, people: 2000}
    - {id: c4, kind: community, name: {en: Ford}}
- {id: j, kind: joint_body, name: {en: Joint}, form: extended_committee, covers: c1}
"""
ORG = orgtree.loads(TOWN)
IDS = ["d", "s", "c1", "c2", "n", "c3", "c4"]


def boxes_of(scene: Scene) -> dict[str, Box]:
    """Return the boxes of units by id."""
    return {IDS[box.unit]: box for box in scene.boxes if box.unit >= 0}


def test_areas_follow_the_field() -> None:
    """Of a range the lower end counts; a container without a number of its own has what is in it."""
    scene = scene_of(ORG, view="map", size_by="people", language="en")
    area = {id_: box.width * box.height for id_, box in boxes_of(scene).items()}
    assert area["c1"] / area["c2"] == pytest.approx(3, rel=0.1)
    assert area["c1"] / area["c3"] == pytest.approx(1.5, rel=0.1)
    said = {id_: " ".join((*box.lines, *box.notes)) for id_, box in boxes_of(scene).items()}
    assert said["c2"] == "Quay 1000..2000"
    assert said["n"] == "North (2) Σ 2000.."


def test_what_is_not_known_is_told_and_not_zero() -> None:
    """Its box is dashed and has a question mark; the legend counts such, and says what blank room is."""
    scene = scene_of(ORG, view="map", size_by="people", language="en")
    box = boxes_of(scene)["c4"]
    assert "?" in " ".join((*box.lines, *box.notes)) or "Ford: ?" in " ".join(one.text for one in scene.labels)
    assert scene.styles[box.style].dash
    legend = {one.text for one in scene.labels}
    assert {"areas by people", "?: not known, the area says nothing: 1", "blank: in none of the boxes inside"} <= legend


def test_the_page_begins_with_the_field() -> None:
    """Its map follows the number of units where nothing is asked for."""
    pages = [ORG.render("html", size_by=asked).decode() for asked in (None, "people")]
    assert ['"size_by":-1' in page for page in pages] == [True, False]
    assert '"size_by":0' in pages[1]


@pytest.mark.parametrize("form", ["svg", "html"])
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("peopel", "there is no field 'peopel' of numbers .*; did you mean 'people'"),
        ("form", "holds no numbers, and areas follow numbers; there are 'people'"),
        ("workers", "no unit that is drawn has a number in field"),
    ],
)
def test_a_field_that_has_no_numbers_is_refused(form: str, asked: str, said: str) -> None:
    """With the nearest, or with those that have some."""
    with pytest.raises(orgtree.UsageError, match=said):
        ORG.render(form, view="chart" if form == "html" else "map", size_by=asked)


def test_sizes_that_no_map_can_show_are_refused() -> None:
    """One in twenty boxes, each in the other, beside some ten thousand times as large: no area is both true and large enough."""
    rows: list[dict[str, object]] = [{"id": f"u{i}", "kind": "team", "headcount": 10_000} for i in range(3)]
    rows += [{"id": "c", "kind": "company"}, {"id": "d0", "kind": "department", "part_of": "c"}]
    rows += [{"id": f"d{i}", "kind": "department", "part_of": f"d{i - 1}"} for i in range(1, 20)]
    rows += [{"id": "t", "kind": "team", "part_of": "d19", "headcount": 1}]
    org = orgtree.from_rows(rows, charter="company")
    with pytest.raises(orgtree.UsageError, match="too unlike for one map; draw a part of it"):
        org.render("svg", view="map", size_by="headcount")


@settings(max_examples=examples(30))
@given(views(links=False), st.data())
def test_boxes_of_any_size_nest_and_hold_their_text(view: View, data: st.DataObject) -> None:
    """Siblings are apart, what is in a box lies in it, and every name is in its box or listed below."""
    some = st.one_of(st.none(), st.just(Size(None, "?")), st.integers(0, 10**6).map(lambda one: Size(one, str(one))))
    sizes = {unit: size for unit in range(len(view)) if (size := data.draw(some)) is not None}
    sized = View(**{**{name: getattr(view, name) for name in View.__slots__}, "sized": "people", "sizes": sizes})
    try:
        scene = coverage_map(sized)
    except orgtree.UsageError:  # sizes are too unlike for a map
        reject()
    laws = Laws(scene)
    for a, b in laws.overlaps():
        inner, outer = sorted((a, b), key=lambda box: box.width * box.height)
        assert inner.x >= outer.x - 0.01
        assert inner.y >= outer.y - 0.01
        assert inner.x + inner.width <= outer.x + outer.width + 0.01
        assert inner.y + inner.height <= outer.y + outer.height + 0.01
    assert laws.misfits() == []
    assert {box.unit for box in scene.boxes if box.unit >= 0} == set(range(len(view)))
    assert all(math.isfinite(box.width * box.height) for box in scene.boxes)
