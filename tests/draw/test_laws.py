"""Laws of every chart, over random organisations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from chart_laws import Laws, make, views
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples

from orgtree.draw.chart import chart
from orgtree.draw.coverage_map import coverage_map
from orgtree.draw.options import DrawOptions, Paper
from orgtree.draw.sheet import scale_on
from orgtree.draw.view import Link

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
MANY = settings(max_examples=examples(60))


@MANY
@given(views(), OPTIONS)
def test_a_chart_keeps_the_laws(view: View, options: DrawOptions) -> None:
    """Boxes do not overlap, text fits, no line runs through a box or close beside one, dashes lie on no others, nothing leaves the picture, swatches differ."""
    laws = Laws(chart(view, options))
    assert laws.overlaps() == []
    assert laws.alike_swatches() == []
    assert laws.misfits() == []
    assert laws.crossings() == []
    assert laws.outside() == []
    assert laws.near_misses() == []
    assert laws.doubled() == []


@settings(max_examples=examples(40))
@given(views(), OPTIONS)
def test_lines_of_links_keep_the_laws(view: View, options: DrawOptions) -> None:
    """They end in the middle of edges or evenly around it, make no detour, go straight to neighbours, and say what they mean."""
    scene = chart(view, replace(options, links="bus", direction="down", bands=False))
    laws = Laws(scene)
    assert laws.overlaps() == []
    assert laws.crossings() == []
    assert laws.near_misses() == []
    assert laws.doubled() == []
    assert laws.outside() == []
    assert laws.loose_ends() == []
    assert laws.stray_marks() == []
    assert laws.detours() == []
    assert laws.uneven_ports() == []
    assert laws.bent(view) == []
    assert laws.misplaced_words() == []
    assert laws.wordless(view) == []


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
    assert laws.alike_swatches() == []
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


def district(streets: int, communities: int, branches: int, groups: int, bodies: int, seats: int) -> View:
    """Return a district of four levels with joint bodies of so many seats each, spread evenly over its branches."""
    parents, names = [-1], ["示例区"]
    streets_at, branches_at = [], []
    for street in range(streets):
        parents.append(0)
        names.append(f"{'甲乙丙丁戊己庚辛壬癸'[street]}街道")
        streets_at.append(len(parents) - 1)
        for community in range(communities):
            parents.append(streets_at[-1])
            names.append(f"第{street * communities + community + 1}社区")
            middle = len(parents) - 1
            for branch in range(branches):
                parents.append(middle)
                names.append(f"第{'一二三四五六七八九十'[branch]}支部")
                branches_at.append(len(parents) - 1)
                parents += [branches_at[-1]] * groups
                names += [f"{i + 1}组" for i in range(groups)]
    size = len(parents)
    links = []
    for body in range(bodies):
        links.append(Link(1, size + body, streets_at[body]))
        step = len(branches_at) // seats
        links += [Link(0, size + body, unit, "兼职委员") for unit in branches_at[body::step][:seats]]
    view = make(parents, names=names)
    return make(
        [*parents, *[-1] * bodies],
        names=[*names, *(f"{names[streets_at[body]]}“大工委”" for body in range(bodies))],
        kinds=[*view.kinds, *[5] * bodies],
        links=links,
        bodies=frozenset(range(size, size + bodies)),
        title="示例区",
        language="zh",
    )


def test_745_units_and_three_joint_bodies_fit_a3_at_readable_size() -> None:
    """Five levels of 4, 5, 6 and 5 units with 45 seats print at 7.6 points or more on A3, with every law."""
    view = district(4, 5, 6, 5, 3, 14)
    assert len(view) == 748
    paper = Paper.named("A3")
    scene = chart(view, DrawOptions(paper=paper))
    assert scene.smallest_text * scale_on(scene, paper) >= 7.6
    assert sum(bool(line.ends) for line in scene.lines if line.joins) == 3
    laws = Laws(scene)
    assert laws.overlaps() == []
    assert laws.misfits() == []
    assert laws.crossings() == []
    assert laws.outside() == []


def test_rows_of_uneven_blocks_are_filled_by_width() -> None:
    """One large unit beside many small ones takes a row of its own; the small ones share rows as wide."""
    parents = [-1, 0, *[1] * 300]
    for _ in range(12):
        parents += [0, *[len(parents)] * 3]
    scene = chart(make(parents), DrawOptions(legend=False))
    assert 0.9 <= scene.width / scene.height <= 2.6
    assert sum(box.width * box.height for box in scene.boxes) >= 0.4 * scene.width * scene.height
    assert Laws(scene).overlaps() == []


def test_work_grows_with_the_number_of_units_only() -> None:
    """A hundred thousand units in a few levels are drawn without recursion, each once."""
    parents = [-1, *[0] * 100]
    parents += [1 + i % 100 for i in range(1_000)]
    parents += [101 + i % 1_000 for i in range(98_899)]
    order = sorted(range(len(parents)), key=lambda unit: _way(parents, unit))
    number = {unit: i for i, unit in enumerate(order)}
    scene = chart(make([number.get(parents[unit], -1) for unit in order]))
    assert len({box.unit for box in scene.boxes if box.unit >= 0}) == 100_000


def _way(parents: list[int], unit: int) -> list[int]:
    way: list[int] = []
    while unit >= 0:
        way.append(unit)
        unit = parents[unit]
    return way[::-1]
