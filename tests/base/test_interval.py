"""Intervals: how they are written, computed with, compared and shown."""

from __future__ import annotations

import math
import operator
import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgtree.base.errors import UndecidedError
from orgtree.base.interval import UNKNOWN, Interval
from orgtree.base.messages import WrongTextError

NUMBERS = st.integers(-1000, 1000) | st.fractions(-1000, 1000, max_denominator=50)
INTERVALS = st.tuples(NUMBERS, NUMBERS).map(lambda pair: Interval(min(pair), max(pair)))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        (45, 45, 45),
        ("45..", 45, math.inf),
        ("..50", -math.inf, 50),
        ("40..50", 40, 50),
        ("40 .. 50", 40, 50),
        ("100%..", 1, math.inf),
        ("94.5%", Fraction(189, 200), Fraction(189, 200)),
        ("~57000", 56500, 57500),
        ("~120", 115, 125),
        ("~0.5", Fraction(9, 20), Fraction(11, 20)),
        ("-3..-1", -3, -1),
        ("400余", 401, 499),
        ("400多", 401, 499),
        ("120餘", 121, 129),
        ("10多", 11, 19),
        ("４００余", 401, 499),
        (" 3050 余 ", 3051, 3059),
    ],
)
def test_spellings(text: object, low: float, high: float) -> None:
    """Each spelling of the design has its bounds."""
    assert Interval.parse(text) == Interval(low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"), [("~57000", 56500, 57499), ("..50", 0, 50), ("45..", 45, math.inf), ("~9", 9, 9)]
)
def test_counts_are_whole_and_not_negative(text: object, low: float, high: float) -> None:
    """A count has no lower bound under 0, and about so many ends one before the half."""
    if text == "~9":
        with pytest.raises(ValueError, match="is not a count"):
            Interval.parse(text, count=True)
    else:
        assert Interval.parse(text, count=True) == Interval(low, high)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        ">=45",
        "1,795",
        "4 5",
        "50..40",
        "40%..50",
        "x",
        None,
        True,
        [],
        math.nan,
        math.inf,
        "~0",
        "1e999",
        "9" * 200,
        "125余",
        "0余",
        "余",
        "-400余",
        "1.50余",
        "40%余",
        "~400余",
        "400余..",
    ],
)
def test_what_is_not_a_number_is_refused_with_a_sentence(text: object) -> None:
    """Anything else raises ValueError, never another error, and never takes long."""
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        Interval.parse(text)


def test_published_bounds_do_not_make_a_ratio() -> None:
    """At least 120 of at least 400 is not 30 percent: anything may come out."""
    assert Interval.parse("120..") / Interval.parse("400..") == Interval(0, math.inf)


def test_a_divisor_that_may_be_zero_leaves_the_upper_end_open() -> None:
    """By 0 to 2 the quotient has no upper bound; by nothing but 0 there is none."""
    assert Interval(4, 6) / Interval(0, 2) == Interval(2, math.inf)
    with pytest.raises(ZeroDivisionError):
        Interval(4, 6) / 0


@given(INTERVALS, INTERVALS, st.data())
def test_arithmetic_holds_every_result(a: Interval, b: Interval, data: st.DataObject) -> None:
    """Whatever two numbers the intervals stand for, their sum, difference and product lie in the result."""
    x, y = (data.draw(st.sampled_from([i.low, i.high, (Fraction(i.low) + Fraction(i.high)) / 2])) for i in (a, b))
    assert (a + b).low <= x + y <= (a + b).high
    assert (a - b).low <= x - y <= (a - b).high
    assert (a * b).low <= x * y <= (a * b).high


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (">=45", "45.."),
        ("≥ 45", "45.."),
        ("=<45", "..45"),
        ("≤45%", "..45%"),
        ("约300", "~300"),
        ("= 45", "45"),
        ("12 345 678", "12345678"),
        ("1,795,000", "1795000"),
        ("0,5", "0.5"),
        ("1,795", ""),
        ("400+", ""),
        ("1,5", ""),
        ("12,34", ""),
        (">many", ""),
        ("many", ""),
    ],
)
def test_what_sources_print_is_told_with_what_it_means(text: str, meant: str) -> None:
    """Signs and grouped digits are refused with the right spelling; a guess that could be wrong is not made."""
    with pytest.raises(WrongTextError) as caught:
        Interval.parse(text)
    assert caught.value.instead == meant
    if meant:
        Interval.parse(meant)


@pytest.mark.parametrize(
    ("text", "count", "said"),
    [
        ("1,250", False, "'1,250' has a comma; write 1.250 if it is a decimal point, 1250 if it is not"),
        ("-1,5%", False, "'-1,5%' has a comma; write -1.5% if it is a decimal point, -15% if it is not"),
        ("1,5", True, "'1,5' is not a number; write 45, 45.., ..50, 40..50 or ~57000"),
        (">3", True, "'>3' is not a way to write an interval; write 3.. if 3 is meant too, else 4.."),
        ("<3", True, "'<3' is not a way to write an interval; write ..3 if 3 is meant too, else ..2"),
    ],
)
def test_what_can_mean_two_things_names_both(text: str, count: bool, said: str) -> None:  # noqa: FBT001 - a column
    """Neither is taken for the other, and no fix is made of one."""
    with pytest.raises(WrongTextError) as caught:
        Interval.parse(text, count=count)
    assert str(caught.value) == said
    assert caught.value.instead == ""


def test_a_comma_in_a_count_can_only_group_its_digits() -> None:
    """1.795 persons is none, so that 1,795 can mean one thing only."""
    with pytest.raises(WrongTextError) as caught:
        Interval.parse("1,795", count=True)
    assert caught.value.instead == "1795"


@pytest.mark.parametrize(
    ("text", "readings"), [("400+", ["400..", "401..499"]), ("9＋", ["9..", "10.."]), ("120 +", ["120..", "121..129"])]
)
def test_a_plus_behind_a_number_is_told_with_both_readings(text: str, readings: list[str]) -> None:
    """Nobody can tell "at least" from "and some": both are named, and none is a fix."""
    with pytest.raises(WrongTextError, match="two ways: {} or {};".format(*map(re.escape, readings))) as caught:
        Interval.parse(text)
    assert caught.value.instead == ""
    assert all(Interval.parse(reading, count=True) for reading in readings)


def test_numbers_beyond_all_sense_are_refused() -> None:
    """A whole number of hundreds of digits is out of range and no crash."""
    with pytest.raises(WrongTextError, match="out of range"):
        Interval.parse(10**400)


@pytest.mark.parametrize(
    ("value", "allowed", "answer"),
    [
        ("40..50", "..50", True),
        ("51", "..50", False),
        ("45..", "..50", None),
        ("45..", "45..", True),
        ("3..4", "5..", False),
    ],
)
def test_a_comparison_may_stay_undecided(value: str, allowed: str, *, answer: bool | None) -> None:
    """Inside is yes, apart is no, anything else is undecided."""
    assert Interval.parse(value).within(Interval.parse(allowed)) is answer


def test_equality_of_what_is_known_in_part_is_undecided() -> None:
    """Two values that overlap may be the same or not; two that are apart are not."""
    assert Interval(1, 3).same(Interval(2, 4)) is None
    assert Interval(1, 2).same(Interval(3, 4)) is False
    assert Interval(2, 2).same(Interval(2, 2)) is True


def test_bounds_are_shown_rounded_outward() -> None:
    """What is shown never cuts off a true value."""
    assert Interval(Fraction(56500, 40), Fraction(57499, 40)).show(digits=0) == "1412..1438"
    assert Interval(Fraction(1, 3), Fraction(2, 3)).show() == "0.333..0.667"
    assert str(Interval(0, UNKNOWN.high)) == "0.."
    assert (UNKNOWN.low, UNKNOWN.high) == (-math.inf, math.inf)


def test_bounds_the_wrong_way_round_are_refused() -> None:
    """An interval from more to less, or with no number for a bound, cannot be made."""
    for low, high in ((2, 1), (math.nan, 1)):
        with pytest.raises(ValueError, match="an interval runs"):
            Interval(low, high)


def test_an_exact_number_is_equal_to_the_number() -> None:
    """It equals numbers of all sorts, is found among them, and nothing else is equal to it."""
    thirty = Interval.exactly(30)
    assert thirty == 30
    assert thirty == 30.0
    assert Interval.exactly(Fraction(1, 2)) == 0.5
    assert thirty == np.float64(30)
    assert np.int64(30) == thirty
    assert thirty != 31
    assert Interval(30, 31) != 30
    assert thirty != "30"
    assert thirty != None  # noqa: E711 - the operator is what is looked at
    assert {thirty, 30, Interval(30, 31)} == {30, Interval(30, 31)}
    assert {30: "a", Interval(4, 5): "b"}[thirty] == "a"


@pytest.mark.parametrize(
    ("one", "other", "less", "more"),
    [
        ("40..50", "51..60", True, False),
        ("40..50", "50..60", None, False),
        ("40..50", "40..50", None, None),
        ("40..50", "50", None, False),
        ("50..", "50", False, None),
        ("30", "30", False, False),
        ("30", "31..", True, False),
        ("..5", "..5", None, None),
    ],
)
def test_order_is_told_where_the_bounds_decide(one: str, other: str, *, less: bool | None, more: bool | None) -> None:
    """The four signs answer, or raise with the bounds; numbers take part on either side."""
    a, b = Interval.parse(one), Interval.parse(other)
    for sign, opposite, answer in ((operator.lt, operator.ge, less), (operator.gt, operator.le, more)):
        sides = [b, *([b.low] if b.is_exact else [])]
        for side in sides:
            if answer is None:
                for ask in (sign, opposite):
                    with pytest.raises(
                        UndecidedError, match=rf"whether {re.escape(one)} is (less|more) than .*{other}"
                    ):
                        ask(a, side)
            else:
                assert sign(a, side) is answer
                assert opposite(a, side) is not answer


def test_numbers_compare_from_the_left() -> None:
    """A number on the left asks the interval on the right; what is no number cannot be ordered."""
    assert Interval(40, 50) > 39
    assert not Interval(40, 50) >= 60
    numbers: list[Interval | int] = [Interval(40, 50), 7, Interval(8, 9)]
    assert sorted(numbers) == [numbers[1], numbers[2], numbers[0]]
    with pytest.raises(TypeError):
        assert Interval(1, 2) < "3"  # type: ignore[operator]


@given(INTERVALS, INTERVALS)
def test_an_order_that_is_told_holds_for_all_numbers(a: Interval, b: Interval) -> None:
    """What is said of two intervals is so for both ends of both, and what is not said is so for some only."""
    ends = {x < y for x in (a.low, a.high) for y in (b.low, b.high)}
    if len(ends) == 1:
        assert (a < b) is ends.pop()
    else:
        with pytest.raises(UndecidedError):
            assert a < b


def test_an_exact_number_is_a_number_of_python() -> None:
    """`float` and `int` take it, and what is not exact says its bounds."""
    assert (float(Interval.exactly(Fraction(1, 4))), int(Interval.exactly(30))) == (0.25, 30)
    for number in (float, int):
        with pytest.raises(UndecidedError, match=r"4\.\. is no single number"):
            number(Interval(4, math.inf))
    with pytest.raises(ValueError, match="bounds"):
        float(Interval(4, 5))


@pytest.mark.parametrize("text", ["unknown", "N/A", "?", "-", "不详"])
def test_a_word_for_what_is_not_known_is_told_to_be_left_out(text: str) -> None:
    """What is not known is not written at all, which is what the words of the mistake say."""
    with pytest.raises(WrongTextError, match="leave the field out when it is unknown"):
        Interval.parse(text)


def test_a_list_is_told_as_a_list() -> None:
    """Names where their number is wanted are not repeated in the message, as Python would write them."""
    with pytest.raises(WrongTextError, match=r"^a list or a mapping is not a number; write 45"):
        Interval.parse(["alice", "bob"], count=True)


@pytest.mark.parametrize(("text", "exact"), [("1.2万", "12000"), ("5千", "5000"), ("3 百", "300")])
def test_a_number_with_a_unit_of_ten_is_told_in_digits(text: str, exact: str) -> None:
    """It may be exact or rounded, so that both are named and none is put in."""
    with pytest.raises(WrongTextError, match=f"write {exact}, or ~{exact} if it is rounded") as caught:
        Interval.parse(text)
    assert not caught.value.instead
