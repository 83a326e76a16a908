"""Boxes packed inside boxes: nothing overlaps, nothing leaves its container, the order stays."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples

from orgtree.draw.layout.shelves import EDGE, Frame, Shelves

NEED = (40.0, 15.0)


def packed(parents: list[int], needs: list[tuple[float, float]], shape: float = 1.6) -> dict[int, Frame]:
    """Pack a forest of boxes given by their parents."""
    children: list[list[int]] = [[] for _ in parents]
    for unit, above in enumerate(parents):
        if above >= 0:
            children[above].append(unit)
    roots = [unit for unit, above in enumerate(parents) if above < 0]
    return Shelves(children, needs, 1.5).frames(roots, shape)


@st.composite
def forests(draw: st.DrawFn) -> tuple[list[int], list[tuple[float, float]]]:
    """A forest in pre-order, and the size of each box's text."""
    size = draw(st.integers(1, 40))
    parents = [-1]
    chain = [0]
    for unit in range(1, size):
        depth = draw(st.integers(0, len(chain)))
        chain = [*chain[:depth], unit]
        parents.append(chain[-2] if len(chain) > 1 else -1)
    sizes = st.tuples(st.floats(20, 200), st.sampled_from([15.0, 28.0, 41.0]))
    return parents, draw(st.lists(sizes, min_size=size, max_size=size))


@settings(max_examples=examples(30))
@given(forests(), st.sampled_from([0.5, 1.0, 1.6, 3.0]))
def test_boxes_lie_inside_and_apart(forest: tuple[list[int], list[tuple[float, float]]], shape: float) -> None:
    """Every box has room for its text, lies in its container below the head, and touches no sibling."""
    parents, needs = forest
    frames = packed(parents, needs, shape)
    assert sorted(frames) == list(range(len(parents)))
    for unit, (x, y, wide, high) in frames.items():
        assert wide >= needs[unit][0] - 1e-6
        assert high >= needs[unit][1] - 1e-6
        if parents[unit] >= 0:
            left, top, room, deep = frames[parents[unit]]
            assert x >= left + EDGE - 1e-6
            assert x + wide <= left + room - EDGE + 1e-6
            assert y >= top + needs[parents[unit]][1]
            assert y + high <= top + deep + 1e-6
    for unit, (x, y, wide, high) in frames.items():
        for other, (left, top, room, deep) in frames.items():
            if other > unit and parents[other] == parents[unit]:
                apart = x + wide < left or left + room < x or y + high < top or top + deep < y
                assert apart, (unit, other)


@settings(max_examples=examples(30))
@given(forests())
def test_siblings_are_read_in_their_order(forest: tuple[list[int], list[tuple[float, float]]]) -> None:
    """From left to right, and row by row."""
    parents, needs = forest
    frames = packed(parents, needs)
    for above in {-1, *range(len(parents))}:
        kids = [unit for unit, one in enumerate(parents) if one == above]
        for one, other in pairwise(kids):
            assert frames[other][1] > frames[one][1] or (
                frames[other][1] == frames[one][1] and frames[other][0] > frames[one][0]
            )


def test_an_empty_leaf_is_not_the_biggest_box() -> None:
    """A leaf beside containers of many leaves keeps the size of a leaf."""
    parents, above = [-1, 0], [*range(2, 6)]
    parents += [0] * len(above)
    for one in above:
        parents += [one] * 12
    frames = packed(parents, [NEED] * len(parents))
    areas = {unit: wide * high for unit, (_, _, wide, high) in frames.items()}
    leaves = [areas[unit] for unit, one in enumerate(parents) if one in above]
    assert areas[1] <= max(leaves) * 2
    assert areas[1] < min(areas[one] for one in above) / 4


def test_containers_with_more_units_are_larger() -> None:
    """Area tells how many units there are."""
    parents = [-1, 0, 0, *([1] * 4), *([2] * 24)]
    frames = packed(parents, [NEED] * len(parents))
    few, many = (frames[unit][2] * frames[unit][3] for unit in (1, 2))
    assert many > few * 2


def test_a_last_shelf_is_filled_or_clearly_emptier_than_the_others() -> None:
    """Three containers of ten: the third alone on its shelf leaves no strip that looks like a mistake."""
    parts = {}
    for many in range(2, 30):
        parents = [-1, 0, 0, 0, *([1] * many), *([2] * many), *([3] * many)]
        frames = packed(parents, [NEED] * len(parents))
        x, _, wide, _ = frames[3]
        left, _, whole, _ = frames[0]
        parts[many] = (x + wide - left - EDGE) / (whole - 2 * EDGE)
    assert all(part > 0.999 or part < 0.7 for part in parts.values()), parts


def test_one_leaf_with_more_text_heightens_its_row_alone() -> None:
    """The rows of the other leaves of its grid stay as high as these need."""
    high = (NEED[0], 2 * NEED[1])
    frames = packed([-1, *[0] * 16], [NEED, high, *[NEED] * 15])
    tall = {unit for unit, (_, _, _, high_) in frames.items() if unit and high_ > NEED[1] * 1.8}
    assert tall == {unit for unit in frames if unit and frames[unit][1] == frames[1][1]}
    assert len(tall) < 16


def test_small_containers_share_the_last_shelf_with_a_row_of_leaves() -> None:
    """They fill it together; a leaf beside large ones keeps a row of its own."""
    big = [-1, *[0] * 3, *([1] * 60), *([2] * 60), *([3] * 60)]
    parents = [*big, *[0] * 6]
    for _ in range(2):
        parents += [0, len(parents)]
    frames = packed(parents, [NEED] * len(parents))
    last = [unit for unit in range(len(big), len(parents)) if parents[unit] == 0]
    assert len(last) == 8
    assert len({frames[unit][1] for unit in last}) == 1
    x, _, wide, _ = frames[last[-1]]
    assert x + wide > frames[0][0] + frames[0][2] - 2 * EDGE
    parents = [*big, 0]
    frames = packed(parents, [NEED] * len(parents))
    assert frames[len(big)][3] < 2 * NEED[1]


def test_containers_on_a_shelf_are_about_equally_full() -> None:
    """What would be half empty is narrower, and the others have its room: their shelf gets lower."""
    counts = [15, 8, 10, 11, 5, 8]
    needs = [NEED, *[NEED] * 6, *((20.0 + 4 * count, 15.0) for count in counts for _ in range(count))]
    parents = [-1, *[0] * 6, *(unit + 1 for unit, count in enumerate(counts) for _ in range(count))]
    for shape in (1.0, 1.5, 2.0, 4.0):
        frames = packed(parents, needs, shape)
        for unit in range(1, 7):
            _, top, _, high = frames[unit]
            lowest = max(y + tall for kid, (_, y, _, tall) in frames.items() if parents[kid] == unit)
            assert lowest - top > 0.7 * high, (shape, unit)
