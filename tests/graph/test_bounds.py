"""Answers and numbers of which only bounds are known: what holds for all, or for some, of the values that they may be."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples

from orgtree.base.interval import UNKNOWN, Interval
from orgtree.graph.bounds import Answer, Bounds
from orgtree.graph.exact_numbers import quotients, tidy

laws = settings(max_examples=examples(30))
KLEENE = [(True, True), (False, True), (False, False)]
"""Yes, perhaps, no, as what must hold and what may."""
SPANS = [Interval(low, high) for low in range(-2, 4) for high in range(low, 4)]
spans = st.lists(st.tuples(st.sampled_from(SPANS), st.sampled_from(SPANS)), min_size=1, max_size=12)
numbers = st.sampled_from([-math.inf, -1.5, -1, 0, 0.1, 0.2, 0.5, 1, 2, 3, math.inf])


def values(span: Interval) -> range:
    """Return the whole numbers that one may be."""
    return range(int(span.low), int(span.high) + 1)


def floats(some: list[Interval]) -> Bounds:
    """Return spans as floats, with one array where all are exact."""
    low, high = (np.array([getattr(one, end) for one in some], dtype=float) for end in ("low", "high"))
    return Bounds(low, low if (low == high).all() else high)


def said(answer: Answer) -> list[tuple[bool, bool]]:
    """Return for each entry whether it must and whether it may hold."""
    return list(zip(answer.must.tolist(), answer.may.tolist(), strict=True))


@pytest.mark.parametrize(("one", "other"), list(product(KLEENE, KLEENE)))
def test_answers_are_joined_as_kleene_does(one: tuple[bool, bool], other: tuple[bool, bool]) -> None:
    """What is undecided stays so unless the other answer settles it."""
    a, b = (Answer(*(np.array([end]) for end in ends)) for ends in (one, other))
    assert said(a & b) == [(one[0] and other[0], one[1] and other[1])]
    assert said(a | b) == [(one[0] or other[0], one[1] or other[1])]
    assert said(~a) == [(not one[1], not one[0])]
    assert (a.undecided.tolist(), a.never.tolist()) == ([one == (False, True)], [not one[1]])
    assert not (a & b).settled


def test_settled_answers_stay_one_array() -> None:
    """So that most operations are done once."""
    mask = np.array([True, False])
    one, open_ = Answer(mask, mask), Answer(mask, ~mask | mask)
    assert one.settled
    assert (one & one).settled
    assert (one | one).settled
    assert (~one).settled
    assert not any(answer.settled for answer in (one & open_, open_ & one, one | open_, open_ | one, ~open_))


@laws
@given(pairs=spans)
def test_comparisons_hold_surely_for_all_values_and_perhaps_for_some(pairs: list[tuple[Interval, Interval]]) -> None:
    """Less, at most, the same, within."""
    left, right = floats([one for one, _ in pairs]), floats([other for _, other in pairs])
    kinds: list[tuple[Any, Any]] = [
        (left.less(right), lambda a, b: a < b),
        (left.at_most(right), lambda a, b: a <= b),
        (left.same(right), lambda a, b: a == b),
    ]
    for answer, holds in kinds:
        found = [[holds(a, b) for a, b in product(values(one), values(other))] for one, other in pairs]
        assert said(answer) == [(all(some), any(some)) for some in found]
    for allowed in (Interval(0, 2), Interval(1, math.inf), Interval(-1, 0)):
        kept = [[allowed.low <= a <= allowed.high for a in values(one)] for one, _ in pairs]
        assert said(left.within(allowed)) == [(all(some), any(some)) for some in kept]
    assert left.exact.tolist() == [one.low == one.high for one, _ in pairs]
    assert said(left.within()) == [(False, False)] * len(pairs)


@laws
@given(pairs=spans, factor=st.integers(0, 3), sure=st.booleans())
def test_sums_products_and_unions_hold_all_values(
    pairs: list[tuple[Interval, Interval]], factor: int, *, sure: bool
) -> None:
    """And nothing more than those between the least and the greatest."""
    left, right = floats([one for one, _ in pairs]), floats([other for _, other in pairs])
    assert (left + right).intervals() == [
        Interval(min(found), max(found))
        for found in ([a + b for a in values(one) for b in values(other)] for one, other in pairs)
    ]
    assert left.times(factor).intervals() == [Interval(one.low * factor, one.high * factor) for one, _ in pairs]
    assert left.either(right).intervals() == [
        Interval(min(*values(one), *values(other)), max(*values(one), *values(other))) for one, other in pairs
    ]
    added = [[*values(one), *([] if sure else [0])] for one, _ in pairs]
    assert left.perhaps(np.full(len(pairs), sure)).intervals() == [Interval(min(some), max(some)) for some in added]
    group = np.arange(len(pairs)) % 2
    for number, total in enumerate(left.sums(group, 3).intervals()):
        mine = [one for place, (one, _) in enumerate(pairs) if place % 2 == number and number < 2]
        assert total == Interval(sum(one.low for one in mine), sum(one.high for one in mine))


def test_nothing_times_what_has_no_end_is_nothing() -> None:
    """As none of any number is none."""
    endless = Bounds(np.array([1.0]), np.array([math.inf]))
    assert endless.times(0).intervals() == [Interval(0, 0)]
    assert endless.times(2).intervals() == [Interval(2, math.inf)]
    assert endless.finite.tolist() == [False]
    assert Bounds(np.array([-math.inf]), np.array([1.0])).finite.tolist() == [False]
    assert Bounds(np.array([0.0]), np.array([1.0])).finite.tolist() == [True]


@laws
@given(ends=st.lists(st.tuples(*[st.integers(-4, 4)] * 2, *[st.integers(0, 4)] * 2), min_size=1, max_size=12))
def test_quotients_are_the_least_and_the_greatest_that_there_can_be(ends: list[tuple[int, int, int, int]]) -> None:
    """Exact or as floats alike; over surely nothing there is none."""
    tops = [Interval(min(a, b), max(a, b)) for a, b, _, _ in ends]
    bottoms = [Interval(min(c, d), max(c, d)) for _, _, c, d in ends]
    rough = (floats(tops) / floats(bottoms)).intervals()
    exact = (Bounds.of(tops) / Bounds.of(bottoms)).intervals()
    for top, bottom, near, one in zip(tops, bottoms, rough, exact, strict=True):
        if bottom.high == 0:
            assert (near, one) == (None, None)
            continue
        assert one is not None
        assert near is not None
        assert (float(one.low), float(one.high)) == pytest.approx((float(near.low), float(near.high)))
        if bottom.low > 0:
            found = [Fraction(a, b) for a in values(top) for b in values(bottom)]
            assert one == Interval(min(found), max(found))


def test_what_may_be_divided_by_less_than_nothing_can_be_anything() -> None:
    """And where there is no number there is no quotient."""
    top, bottom = (
        Bounds(np.array([1.0, 1.0]), np.array([2.0, 2.0])),
        Bounds(np.array([-1.0, 1.0]), np.array([1.0, 4.0])),
    )
    assert (top / bottom).intervals() == [UNKNOWN, Interval(Fraction(1, 4), 2)]
    none = Bounds(np.array([math.nan, 1.0]), np.array([math.nan, 2.0]))
    assert (none / top).intervals()[0] is None
    assert (top / none).intervals()[0] is None
    assert (Bounds.of([None, Interval(1, 1)]) / Bounds.of([Interval(1, 1), None])).intervals() == [None, None]
    assert (Bounds.of([Interval(1, 1)]) / Bounds.of([Interval(-1, 1)])).intervals() == [UNKNOWN]


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (-1, 2, (0, 1)),
        (0.25, 3, (0.25, 1)),
        (-1, 0.5, (0, 0.5)),
        (1.5, 2, (1.5, 2)),
        (-2, -1, (-2, -1)),
        (1, 1, (1, 1)),
    ],
)
def test_a_part_lies_between_none_and_all(low: float, high: float, shown: tuple[float, float]) -> None:
    """What surely is more, or less, is shown as it is, for somebody to correct."""
    assert Bounds(np.array([low]), np.array([high])).part().interval(0) == Interval(*shown)


@laws
@given(entries=st.lists(st.tuples(numbers, st.integers(0, 2)), max_size=10))
def test_sums_of_groups_are_exact(entries: list[tuple[float, int]]) -> None:
    """A tenth is a tenth, and what is without end in one direction stays so."""
    ends = {group: {value for value, mine in entries if math.isinf(value) and mine == group} for group in range(3)}
    kept = [(value, group) for value, group in entries if len(ends[group]) < 2]
    bounds = Bounds(*(np.array([value for value, _ in kept], dtype=float),) * 2)
    found = bounds.sums(np.array([group for _, group in kept], dtype=np.int64), 3)
    for group in range(3):
        mine = [value for value, one in kept if one == group]
        endless = [value for value in mine if math.isinf(value)]
        expected = endless[0] if endless else sum((Fraction(str(value)) for value in mine), Fraction(0))
        assert found.interval(group).low == found.interval(group).high == tidy(float(expected))
        assert found.low[group] == expected


def test_lists_of_bounds_keep_what_they_were() -> None:
    """As floats and exactly, with and without a number, and by a mask."""
    given_ = [Interval(1, 2), None, Interval(Fraction(1, 3), math.inf)]
    exact = Bounds.of(given_)
    assert exact.intervals() == given_
    rough = exact.floats()
    assert rough.intervals()[:2] == [Interval(1, 2), None]
    assert rough[np.array([True, False, False])].intervals() == [Interval(1, 2)]
    assert rough.without(np.array([True, False, False])).intervals()[0] is None
    one = Bounds(*(np.array([1.0, 2.5]),) * 2)
    later = one[1:]
    assert later.low is later.high
    assert one.without(np.array([False, True])).intervals() == [Interval(1, 1), None]
    assert Bounds.anything(2, 0).intervals() == [Interval(0, math.inf)] * 2
    assert (tidy(2.0), tidy(2.5)) == (2, 2.5)


def test_quotients_of_whole_numbers() -> None:
    """What stands for one over nothing is asked for."""
    top, bottom = np.array([1, 2, 3]), np.array([4, 2, 0])
    assert quotients(top, bottom, 7, exact=True).tolist() == [Fraction(1, 4), 1, 7]
    assert quotients(top, bottom, 7, exact=False).tolist() == [0.25, 1.0, 7.0]


def test_some_of_the_numbers_that_nobody_states_are_as_open_as_all_of_them() -> None:
    """By a mask or by their places, in any number."""
    numbers = Bounds.anything(4, 0.0, 9.0)
    assert numbers[np.array([True, False, True, False])].intervals() == [Interval(0, 9)] * 2
    assert numbers[np.array([3])].intervals() == [Interval(0, 9)]
    assert numbers[np.zeros(0, dtype=np.int64)].intervals() == []
    assert numbers[1:3].intervals() == [Interval(0, 9)] * 2


def test_numbers_without_end_stay_so_in_the_sum_of_their_group_alone() -> None:
    """The others of a group do not bound it, and other groups have their own sums."""
    numbers = Bounds(np.array([1.0, 2.0, 3.0]), np.array([1.0, np.inf, 3.0]))
    assert numbers.sums(np.array([0, 0, 1]), 2).intervals() == [Interval(3, np.inf), Interval(3, 3)]


ENDS = (-math.inf, -2, -1, 0, 1, 3, math.inf)
EVERY = [(low, high) for low in ENDS for high in ENDS if low <= high and low < math.inf and high > -math.inf]
"""All intervals between some ends, one of whom is a number."""


def over(top: float, bottom: float) -> float:
    """Return a quotient of two ends: nothing over nothing is nothing, and what has no end stays so."""
    if top == 0 or math.isinf(top):
        return 0 if top == 0 else top * (-1 if bottom < 0 else 1)
    return math.inf * top if bottom == 0 else top / bottom


def quotient(top: tuple[float, float], bottom: tuple[float, float]) -> tuple[float, float] | None:
    """Return the least and the greatest quotient, as its ends give it."""
    if bottom[1] == 0:
        return None
    if bottom[0] < 0 < bottom[1]:
        return (-math.inf, math.inf)
    found = [over(one, other) for one in top for other in bottom]
    return (min(found), max(found))


def test_every_quotient_is_what_its_ends_give() -> None:
    """As floats and exact, below, above and around nothing, and without end."""
    tops, bottoms = ([pair[place] for pair in product(EVERY, EVERY)] for place in (0, 1))
    rough = [Bounds(*np.array(some, dtype=float).T) for some in (tops, bottoms)]
    exact = [Bounds.of([Interval(*one) for one in some]) for some in (tops, bottoms)]
    expected = [quotient(*pair) for pair in zip(tops, bottoms, strict=True)]
    for top, bottom in (rough, exact):
        found = (top / bottom).intervals()
        assert [one and (float(one.low), float(one.high)) for one in found] == [
            both and pytest.approx(both) for both in expected
        ]


def test_every_answer_on_intervals_is_what_their_ends_give() -> None:
    """Which are exact, finite, within some others, or parts of a whole; what each may be with another one or none."""
    ones, others = ([pair[place] for pair in product(EVERY, EVERY)] for place in (0, 1))
    one, other = (Bounds(*np.array(some, dtype=float).T) for some in (ones, others))
    pairs = list(zip(ones, others, strict=True))
    assert one.exact.tolist() == [low == high for low, high in ones]
    assert one.finite.tolist() == [math.isfinite(low) and math.isfinite(high) for low, high in ones]
    answers: list[tuple[Answer, Any, Any]] = [
        (one.less(other), lambda a, b: a[1] < b[0], lambda a, b: a[0] < b[1]),
        (one.at_most(other), lambda a, b: a[1] <= b[0], lambda a, b: a[0] <= b[1]),
        (one.same(other), lambda a, b: a[0] == a[1] == b[0] == b[1], lambda a, b: a[0] <= b[1] and b[0] <= a[1]),
    ]
    for answer, must, may in answers:
        assert answer.must.tolist() == [must(*pair) for pair in pairs]
        assert answer.may.tolist() == [may(*pair) for pair in pairs]
    within = one.within(Interval(-1, 0), Interval(1, 3))
    allowed = ((-1, 0), (1, 3))
    assert within.must.tolist() == [any(low <= a and b <= high for low, high in allowed) for a, b in ones]
    assert within.may.tolist() == [any(low <= b and a <= high for low, high in allowed) for a, b in ones]
    ends = [(min(a, c), max(b, d)) for (a, b), (c, d) in pairs]
    assert list(zip(*(end.tolist() for end in one.either(other)), strict=True)) == ends
    sure = np.arange(len(ones)) % 2 == 0
    perhaps = [both if even else (min(both[0], 0), max(both[1], 0)) for both, even in zip(ones, sure, strict=True)]
    assert list(zip(*(end.tolist() for end in one.perhaps(sure)), strict=True)) == perhaps
    parts = [(max(a, 0), min(b, 1)) if a <= 1 and b >= 0 else (a, b) for a, b in ones]
    assert list(zip(*(end.tolist() for end in one.part()), strict=True)) == parts
