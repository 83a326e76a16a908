"""Lines of links are easy to follow: they cross no more often than they must, and make no long way round."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from chart_laws import Laws, make
from hypothesis import given
from hypothesis import strategies as st

from orgtree.draw.chart import chart
from orgtree.draw.layout.crossings import best_order
from orgtree.draw.options import DrawOptions
from orgtree.draw.view import Link, View

if TYPE_CHECKING:
    from orgtree.draw.scene import Point

LINES = DrawOptions(links="bus", legend=False)
COLUMNS = [-1, 0, *[1] * 4, 0, *[6] * 4]
"""A root with two columns, of which each has a head and four units: 2 to 5 and 7 to 10."""


def laws(view: View, **options: object) -> Laws:
    """Return the scene of a view with its links as lines, under the laws that any keeps."""
    found = Laws(chart(view, replace(LINES, **options)))  # type: ignore[arg-type]
    assert [*found.crossings(), *found.near_misses(), *found.doubled()] == []
    return found


def test_lines_between_two_columns_in_the_same_order_do_not_cross() -> None:
    """Each of one column is linked to the one that stands a place lower in the other."""
    assert laws(make(COLUMNS, links=[Link(3, 2 + at, 8 + at) for at in range(3)])).crossed() == 0


def test_lines_between_two_columns_in_opposite_order_cross_once_each() -> None:
    """Four lines from top to bottom and from bottom to top: any two cross, and none does so twice."""
    assert laws(make(COLUMNS, links=[Link(3, 2 + at, 10 - at) for at in range(4)])).crossed() == 6


def test_the_ends_of_lines_at_one_box_stand_as_the_lines_go_on() -> None:
    """Of one that goes up and one that goes down the first ends higher, whichever was written first."""
    for links in ([Link(3, 2, 8), Link(2, 8, 5)], [Link(2, 5, 8), Link(3, 8, 2)], [Link(4, 2, 9), Link(3, 9, 5)]):
        assert laws(make(COLUMNS, links=links)).crossed() == 0


def test_lines_that_turn_into_one_channel_are_nested_there() -> None:
    """Units of one column with units of the one after the next: all go over the column between, none over another line."""
    parents = [*COLUMNS, 0, *[11] * 4]
    assert laws(make(parents, links=[Link(3, 2 + at, 12 + at) for at in range(4)])).crossed() == 0


@pytest.mark.parametrize(("columns", "most"), [(2, 0), (4, 100)])
def test_bundles_of_ten_cross_only_where_two_bundles_do(columns: int, most: int) -> None:
    """Units of half of the columns are linked to those of the other half, in order: of two such bundles each line crosses each."""
    parents = [-1]
    for at in range(columns):
        parents += [0, *[1 + 11 * at] * 10]
    half = columns // 2 * 11
    links = [Link(3, unit, unit + half) for unit in range(1, half + 1) if parents[unit]]
    assert laws(make(parents, links=links)).crossed() == most


def in_rows(count: int, links: list[Link]) -> View:
    """Return a root with so many units, in rows of three where no more may stand in one."""
    view = make([-1, *[0] * count], links=links)
    return replace(view, looks=tuple(replace(look, layout="spread") for look in view.looks))


@pytest.mark.parametrize(("ends", "most"), [((3, 9), 100), ((2, 6, 8), 180), ((3, 6, 9, 12), 160)])
def test_a_line_over_several_rows_goes_between_their_units(ends: tuple[int, ...], most: float) -> None:
    """It leads down beside a unit of each row between, and not round all of them at the left."""
    found = laws(in_rows(12, [Link(3, ends[0], other) for other in ends[1:]]), max_columns=3)
    assert len({box.y for box in found.scene.boxes if box.unit > 0}) == 4
    (line,) = found.links
    assert min(x for part in line.parts for x, _ in part) > min(box.x for box in found.scene.boxes if box.unit == 1)
    assert found.detours() == []
    assert found.length() < most


def test_a_line_from_a_unit_to_rows_below_it_leaves_it_below() -> None:
    """So it is seen that it leads to what stands under the unit."""
    found = laws(in_rows(9, [Link(3, 5, 0), Link(3, 9, 0)]), max_columns=3)
    (line,) = found.links
    (root,) = (box for box in found.scene.boxes if box.unit == 0)
    assert [y for _, y, mark in line.ends if mark == "arrow"] == [root.y + root.height]


def test_where_strokes_of_one_line_meet_there_is_a_joint_and_where_two_lines_cross_there_is_none() -> None:
    """Without it nobody could tell one from the other; a single line needs none."""
    links = [Link(3, 2, 7), Link(3, 4, 7), Link(2, 3, 8), Link(2, 5, 8)]
    found = laws(make(COLUMNS, links=links))
    assert found.crossed() > 0
    for line in found.links:
        (joint,) = [end[:2] for end in line.ends if end[2] == "joint"]
        assert sum(_is_on(joint, part) for part in line.parts) == 2
        assert not any(_is_on(joint, part) for other in found.links if other is not line for part in other.parts)
    (alone,) = laws(make(COLUMNS, links=links[:2])).links
    assert not any(mark == "joint" for *_, mark in alone.ends)


def test_words_leave_joints_free() -> None:
    """A branch that ended below the words on the trunk would seem to end there."""
    found = laws(make(COLUMNS, links=[Link(3, unit, 7) for unit in (2, 3, 4, 5)] + [Link(2, 2, 9)]))
    joints = [end[:2] for line in found.links for end in line.ends if end[2] == "joint"]
    assert joints
    assert not any(
        box.x < x < box.x + box.width and box.y < y < box.y + box.height for box in found.words for x, y in joints
    )


def _is_on(point: Point, part: tuple[Point, ...]) -> bool:
    """Return whether a point lies on a stroke."""
    return all(low - 0.01 <= at <= high + 0.01 for at, low, high in zip(point, min(part), max(part), strict=True))


@given(st.permutations(range(7)), st.data())
def test_no_number_has_a_better_place(numbers: list[int], data: st.DataObject) -> None:
    """Where all orders are too many to be tried, moving one number alone gains nothing."""
    prices = {pair: data.draw(st.integers(0, 3)) for one in combinations(numbers, 2) for pair in (one, one[::-1])}

    def price(order: tuple[int, ...]) -> int:
        return sum(prices[pair] for pair in combinations(order, 2))

    found = best_order(numbers, lambda a, b: prices[a, b])
    for number in numbers:
        rest = [other for other in found if other != number]
        assert all(price(found) <= price((*rest[:at], number, *rest[at:])) for at in range(7))
    assert sorted(found) == sorted(numbers)
