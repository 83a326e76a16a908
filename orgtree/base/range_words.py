"""Intervals in words, for sentences: at least 3, at most 50%, 3 to 5."""

from __future__ import annotations

from math import inf, isinf
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.interval import Interval
from orgtree.base.messages import Named, Saying

if TYPE_CHECKING:
    from orgtree.base.text import Text


def in_words(allowed: Interval, *, percent: bool = False, counted: bool = False) -> Named:
    """Return an interval as programs write it, which sentences say in words.

    Args:
        allowed: The interval.
        percent: Whether it is shown in percent.
        counted: Whether it is of what is counted, of which there is never less than nothing.

    >>> allowed = in_words(Interval.parse("3.."))
    >>> allowed == "3..", allowed.say(), in_words(Interval(0, 3), counted=True).say()
    (True, 'at least 3', 'at most 3')
    >>> in_words(Interval.parse("99.95%.."), percent=True).say()
    'at least 99.95%'
    """
    ends = (-inf if counted and allowed.low == 0 < allowed.high else allowed.low, allowed.high)
    low, high = ("" if isinf(end) else Interval.exactly(end).written(percent=percent) for end in ends)
    return Named(allowed.written(percent=percent), bounds_in_words(low, high))


def bounds_in_words(low: str, high: str, unit: Text | str = "") -> Saying:
    """Return the ends of an interval in words: at least 3, at most 5, 3 to 5.

    Args:
        low: The lower end as text; "" for none.
        high: The upper end as text; "" for none.
        unit: What it counts.

    >>> str(bounds_in_words("3", "")), str(bounds_in_words("3", "3")), str(bounds_in_words("3", "5", "posts"))
    ('at least 3', '3', '3 to 5 posts')
    """
    if low == high:
        template = (N_("{low} {unit}") if unit else N_("{low}")) if low else N_("any number")
    elif not high:
        template = N_("at least {low} {unit}") if unit else N_("at least {low}")
    elif not low:
        template = N_("at most {high} {unit}") if unit else N_("at most {high}")
    else:
        template = N_("{low} to {high} {unit}") if unit else N_("{low} to {high}")
    return Saying(template, {"low": low, "high": high, "unit": unit})


def shown_in_words(shown: str, unit: Text | str = "") -> Saying:
    """Return an interval that is text, as `Interval.show` writes it, in words.

    >>> str(shown_in_words("24.2%..32.2%")), str(shown_in_words("45..", "persons")), str(shown_in_words("8"))
    ('24.2% to 32.2%', 'at least 45 persons', '8')
    """
    low, stretch, high = shown.partition("..")
    return bounds_in_words(low, high if stretch else low, unit)


def days_in_words(text: str) -> Named:
    """Return days as a definition writes them, which sentences say in words: 2018 or later, 2018-01 to 2019-02.

    >>> days_in_words("2018..").say(), days_in_words("2018-01..2019-02").say(), days_in_words("2018").say()
    ('2018 or later', '2018-01 to 2019-02', '2018')
    """
    low, stretch, high = text.partition("..")
    if stretch and bool(low) != bool(high):
        return Named(text, Saying(N_("{low} or later") if low else N_("{high} or earlier"), {"low": low, "high": high}))
    return Named(text, bounds_in_words(low, high if stretch else low))
