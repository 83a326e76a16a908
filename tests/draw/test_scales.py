"""Colours of metrics: a claim that holds in grey print, and text that can be read on all of them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgtree.api.colouring import place_on_target
from orgtree.base.interval import Interval
from orgtree.draw import palette


def lightness(fill: str) -> float:
    """Return L* of CIE 1976, 0 to 100."""
    light = palette.luminance(fill)
    return 116 * light ** (1 / 3) - 16 if light > 0.008856 else 903.3 * light


@pytest.mark.parametrize("scale", [palette.AMOUNT, palette.AGAINST_TARGET], ids=["amount", "target"])
def test_the_ends_differ_in_grey_print(scale: palette.Scale) -> None:
    """By 35 of lightness or more."""
    assert abs(lightness(palette.scale(0, scale)) - lightness(palette.scale(1, scale))) >= 35


@pytest.mark.parametrize("scale", [palette.AMOUNT, palette.AGAINST_TARGET], ids=["amount", "target"])
@pytest.mark.parametrize("step", range(21))
def test_text_can_be_read_on_every_step(scale: palette.Scale, step: int) -> None:
    """Contrast is 4.5 or more."""
    fill = palette.scale(step / 20, scale)
    assert palette.contrast(palette.text_on(fill), fill) >= 4.5


def test_more_is_deeper() -> None:
    """Each step of a scale from least to most is darker than the one before."""
    steps = [lightness(palette.scale(step / 20)) for step in range(21)]
    assert steps == sorted(steps, reverse=True)
    assert len(set(steps)) == len(steps)


@pytest.mark.parametrize(
    ("figure", "wanted", "most", "met"),
    [
        ((0.9, 0.9), (0.9, math.inf), 1.0, True),
        ((0.89, 0.89), (0.9, math.inf), 1.0, False),
        ((0.12, 0.12), (-math.inf, 0.1), 1.0, False),
        ((0.1, 0.1), (-math.inf, 0.1), 1.0, True),
        ((0.5, 1.0), (0.9, math.inf), 1.0, False),
        ((40, 60), (45, math.inf), math.inf, False),
        ((45, math.inf), (45, math.inf), math.inf, True),
        ((300, 500), (300, 500), math.inf, True),
        ((300, 501), (300, 500), math.inf, False),
        ((0, 0), (0, math.inf), math.inf, True),
    ],
)
def test_the_target_is_in_the_middle(
    figure: tuple[float, float],
    wanted: tuple[float, float],
    most: float,
    met: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    """What meets it is in the upper half, by its worse bound; a vacancy of 12% over a target of 10% is not met."""
    place = place_on_target(Interval(*figure), Interval(*wanted), most=most)
    assert place is not None
    assert (place >= 0.5) is met


def test_a_bound_that_nobody_knows_has_no_place() -> None:
    """45 or more against at most 50 may be met or missed."""
    assert place_on_target(Interval(45, math.inf), Interval(-math.inf, 50)) is None


@given(st.integers(0, 100), st.integers(0, 100), st.integers(1, 100))
def test_nearer_to_the_target_is_never_lower(one: int, other: int, target: int) -> None:
    """Of two figures the better one stands at the same place or higher."""
    low, high = sorted((one, other))
    at = [place_on_target(Interval(value, value), Interval(target, math.inf)) for value in (low, high)]
    assert at[0] is not None
    assert at[1] is not None
    assert at[0] <= at[1]
