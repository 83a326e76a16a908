"""Lines of links are easy to follow: they cross no more often than they must, and make no long way round."""

from __future__ import annotations

from itertools import combinations

import pytest
from chart_laws import Laws, make
from hypothesis import given
from hypothesis import strategies as st

from orgtree.draw.chart import chart
from orgtree.draw.layout.crossings import best_order
from orgtree.draw.options import DrawOptions
from orgtree.draw.view import Link, View

LINES = DrawOptions(links="bus", legend=False)
COLUMNS = [-1, 0, *[1] * 4, 0, *[6] * 4]
"""A root with two columns, of which each has a head and four units: 2 to 5 and 7 to 10."""


def laws(view: View) -> Laws:
    """Return the scene of a view with its links as lines, under the laws that any keeps."""
    found = Laws(chart(view, LINES))
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
