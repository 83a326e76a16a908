"""Level bands: a wide one is wrapped, each unit stays on a band of its kind, and each band is labelled by its level."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from chart_laws import LOOKS, Laws, make
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples

import orgtree
from orgtree.api.drawing import scene_of
from orgtree.draw.chart import chart
from orgtree.draw.options import DrawOptions
from orgtree.draw.text_metrics import clean

if TYPE_CHECKING:
    from orgtree.draw.view import View

EXAMPLES = Path(__file__).parents[2] / "examples"


def wide(groups: int, leaves: int, *, free: bool = False) -> View:
    """Return a root over so many groups with so many leaves each, under the first of which something hangs if free."""
    parents, kinds = [-1], [0]
    for _ in range(groups):
        parents.append(0)
        kinds.append(1)
        group = len(parents) - 1
        for _ in range(leaves):
            parents.append(group)
            kinds.append(2)
    if free:
        parents += [2, 2]
        kinds += [3, 4]
    return make(parents, kinds=kinds, title="Wide")


def test_the_groups_of_kubernetes_are_no_ribbon() -> None:
    """Its 236 subprojects stand in columns below their groups, the groups in rows."""
    scene = scene_of(orgtree.load(EXAMPLES / "kubernetes.yaml"), bands=True)
    assert scene.width < 3 * scene.height
    assert scene.width < 3000
    laws = Laws(scene)
    assert (laws.outside(), laws.overlaps(), laws.misfits(), laws.crossings()) == ([], [], [], [])


@pytest.mark.parametrize(("groups", "leaves"), [(40, 0), (3, 60), (30, 12), (1, 200)])
def test_wide_bands_are_wrapped_and_labelled(groups: int, leaves: int) -> None:
    """Whether groups or leaves are many; every unit is there, and at its left stands the title of its kind."""
    view = wide(groups, leaves)
    scene = chart(view, DrawOptions(bands=True))
    assert scene.width < 4 * scene.height
    assert {box.unit for box in scene.boxes if box.unit >= 0} == set(range(len(view)))
    areas = sorted(
        (label.y, label.text) for label in scene.labels if label.text in {clean(look.title) for look in LOOKS}
    )
    for box in scene.boxes:
        if box.unit < 0:
            continue
        title = LOOKS[view.kinds[box.unit]].title
        assert any(text == title for _, text in areas)


def test_a_chart_that_fits_stays_as_it_was() -> None:
    """One band a level, side by side."""
    scene = chart(wide(3, 2), DrawOptions(bands=True))
    tops = {
        view_kind: {box.y for box in scene.boxes if box.unit in units}
        for view_kind, units in ((1, {1, 4, 7}), (2, {2, 3, 5, 6, 8, 9}))
    }
    assert all(len(found) == 1 for found in tops.values())


@given(
    groups=st.integers(1, 30),
    leaves=st.integers(0, 15),
    free=st.booleans(),
    aspect=st.sampled_from([0.7, 1.6]),
)
@settings(max_examples=examples(20))
def test_wrapped_bands_keep_the_laws(groups: int, leaves: int, *, free: bool, aspect: float) -> None:
    """No two boxes overlap, text fits, no line crosses a box, nothing leaves the picture."""
    scene = chart(wide(groups, leaves, free=free and leaves > 0), DrawOptions(bands=True, aspect=aspect))
    laws = Laws(scene)
    assert (laws.outside(), laws.overlaps(), laws.misfits(), laws.crossings()) == ([], [], [], [])


def test_titles_of_bands_are_whole() -> None:
    """As narrow as the height of their band lets them be; nothing stands upon them."""
    scene = scene_of(orgtree.load(EXAMPLES / "samzhubze.yaml"), bands=True, language="en")
    said = [label.text for label in scene.labels]
    assert not any(text.endswith("…") for text in said)
    at = said.index("post / functional")
    assert said[at + 1] == "Party branch"
    assert Laws(scene).outside() == []


def test_boxes_side_by_side_on_a_band_are_equally_high() -> None:
    """Whatever they stand under, and however long their own names are."""
    names = ["Root", "A", "Secretary", "B", "A branch of quite some name that takes two lines at the least"]
    view = make([-1, 0, 1, 0, 3], kinds=[0, 1, 2, 1, 2], names=names)
    boxes = {box.unit: box for box in chart(view, DrawOptions(bands=True)).boxes if box.unit >= 0}
    assert boxes[2].y == boxes[4].y
    assert boxes[2].height == boxes[4].height
