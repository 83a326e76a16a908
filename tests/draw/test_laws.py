"""Laws of every chart, over random organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import Laws, make, views
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgtree.draw.chart import chart
from orgtree.draw.coverage_map import coverage_map
from orgtree.draw.options import DrawOptions, Paper

if TYPE_CHECKING:
    from orgtree.draw.view import View

OPTIONS = st.builds(
    DrawOptions,
    direction=st.sampled_from(["down", "right"]),
    max_columns=st.sampled_from([0, 1, 2, 5]),
    links=st.sampled_from(["auto", "bus", "marks", "table", "none"]),
    paper=st.sampled_from([None, Paper.named("A4"), Paper.named("A3", portrait=True)]),
    legend=st.booleans(),
    bands=st.booleans(),
)
MANY = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@MANY
@given(views(), OPTIONS)
def test_a_chart_keeps_the_laws(view: View, options: DrawOptions) -> None:
    """Boxes do not overlap, text fits, no line runs through a box, nothing leaves the picture."""
    laws = Laws(chart(view, options))
    assert laws.overlaps() == []
    assert laws.misfits() == []
    assert laws.crossings() == []
    assert laws.outside() == []


@MANY
@given(views(links=False), OPTIONS)
def test_children_stand_below_their_parent_inside_its_area(view: View, options: DrawOptions) -> None:
    """Each child begins below its parent (to its right when sideways), and subtrees of siblings stay apart."""
    scene = chart(view, options)
    boxes = {box.unit: box for box in scene.boxes if box.unit >= 0}
    for unit, parent in enumerate(view.parents):
        if parent < 0 or view.looks[view.kinds[unit]].beside:
            continue
        if options.direction == "right":
            assert boxes[unit].x >= boxes[parent].x + boxes[parent].width
        else:
            assert boxes[unit].y >= boxes[parent].y + boxes[parent].height


@MANY
@given(views(), OPTIONS)
def test_the_same_input_gives_the_same_scene(view: View, options: DrawOptions) -> None:
    """Two runs are equal."""
    assert chart(view, options) == chart(view, options)


@MANY
@given(views(links=False))
def test_a_map_nests_boxes(view: View) -> None:
    """Boxes of a coverage map are apart or one inside the other, and text fits."""
    laws = Laws(coverage_map(view))
    for a, b in laws.overlaps():
        inner, outer = sorted((a, b), key=lambda box: box.width * box.height)
        assert inner.x >= outer.x - 0.01
        assert inner.y >= outer.y - 0.01
        assert inner.x + inner.width <= outer.x + outer.width + 0.01
        assert inner.y + inner.height <= outer.y + outer.height + 0.01
    assert laws.misfits() == []


def test_equal_subtrees_look_equal() -> None:
    """Two teams of the same shape and names have the same boxes, one moved."""
    names = ["区", *["街道", "甲", "乙", "丙"] * 3]
    scene = chart(make([-1, 0, 1, 1, 1, 0, 5, 5, 5, 0, 9, 9, 9], names=names))
    at = {box.unit: box for box in scene.boxes}
    for unit in range(1, 5):
        for other in (unit + 4, unit + 8):
            assert at[other].width == pytest.approx(at[unit].width)
            assert at[other].x - at[unit].x == pytest.approx(at[unit + (other - unit)].x - at[unit].x)
            assert at[other].y == pytest.approx(at[unit].y)


def test_a_chain_of_many_levels_is_drawn() -> None:
    """Depth is no limit: twenty thousand levels."""
    scene = chart(make([-1, *range(19_999)]))
    assert sum(box.unit >= 0 for box in scene.boxes) == 20_000


def test_745_units_fit_a3_at_readable_size() -> None:
    """Five levels of 4, 5, 6 and 5 units with 43 seats print at 7.6 points or more on A3."""
    parents, names = [-1], ["示例区"]
    for street in range(4):
        parents.append(0)
        names.append(f"{'甲乙丙丁'[street]}街道")
        top = len(parents) - 1
        for community in range(5):
            parents.append(top)
            names.append(f"第{street * 5 + community + 1}社区")
            middle = len(parents) - 1
            for branch in range(6):
                parents.append(middle)
                names.append(f"第{'一二三四五六'[branch]}支部")
                low = len(parents) - 1
                parents += [low] * 5
                names += [f"{i + 1}组" for i in range(5)]
    assert len(parents) == 745
    paper = Paper.named("A3")
    scene = chart(make(parents, names=names, title="示例区", kinds=None), DrawOptions(paper=paper))
    scale = min(paper.inner[0] / scene.width, paper.inner[1] / scene.height)
    assert scene.smallest_text * scale >= 7.6
    laws = Laws(scene)
    assert laws.overlaps() == []
    assert laws.crossings() == []
