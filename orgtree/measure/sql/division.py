"""The ends of a figure as floats, for those who read what a query gives; exact quotients are made of its other columns."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.base.interval import Interval
from orgtree.measure.plan import Mean, Share, Stated
from orgtree.measure.sql.expressions import both, cast, coalesce, col, either, equal, less, missing, number, when

if TYPE_CHECKING:
    from orgtree.measure.plan import Quotient, Sum

_INFINITE = number(math.inf)


def _double(value: exp.Expr) -> exp.Expr:
    return cast(value.copy(), "double")


def over(plan: Share | Mean | Sum, prefix: str) -> tuple[exp.Expr, exp.Expr]:
    """Return both ends of a share, a mean or a sum, of columns whose names begin with a prefix; NULL where there is no data."""
    found = []
    for end, sign, nothing in (("low", -math.inf, 1), ("high", math.inf, 0)):
        top, bottom = col(f"{prefix}{end}_top"), col(f"{prefix}{end}_bottom")
        share = isinstance(plan, Share)
        quotient = exp.Div(this=_double(top), expression=_double(exp.Nullif(this=bottom.copy(), expression=number(0))))
        value = coalesce(quotient, number(nothing)) if share else quotient
        value = when(missing(top), number(sign), value)
        if share:
            value = when(equal(col(f"{prefix}denominator_high"), number(0)), exp.null(), value)
        elif isinstance(plan, Mean):
            value = when(equal(bottom, number(0)), exp.null(), value)
        found.append(value)
    return found[0], found[1]


def divided(plan: Quotient, prefix: str) -> tuple[exp.Expr, exp.Expr]:
    """Return both ends of one sum over another, by the months of a period where it has one."""
    low, high = _quotient(_ends(f"{prefix}numerator"), _ends(f"{prefix}denominator"))
    if isinstance(plan.months, Interval):
        months = number(float(plan.months.low)), number(float(plan.months.high))
        low, high = _quotient((low, high), months)
    elif isinstance(plan.months, Stated):
        low, high = _quotient((low, high), _ends(f"{prefix}months"))
    if plan.part:
        fits = both(exp.LTE(this=low.copy(), expression=number(1)), exp.GTE(this=high.copy(), expression=number(0)))
        fits = coalesce(exp.paren(fits), exp.false())
        low, high = (
            when(both(fits, less(low, number(0))), number(0), low),
            when(both(fits, less(number(1), high)), number(1), high),
        )
    return low, high


def _ends(name: str) -> tuple[exp.Expr, exp.Expr]:
    low, high = _double(col(f"{name}_low")), _double(col(f"{name}_high"))
    return coalesce(low, number(-math.inf)), coalesce(high, number(math.inf))


def _quotient(top: tuple[exp.Expr, exp.Expr], bottom: tuple[exp.Expr, exp.Expr]) -> tuple[exp.Expr, exp.Expr]:
    """Divide; over what may be less than nothing the quotient can be anything, over nothing there is none."""
    (low, high), (least, most) = top, bottom
    nothing = either(equal(most, number(0)), missing(low))
    anything = less(least, number(0))
    found = []
    for end, first, second, sign in ((low, most, least, -math.inf), (high, least, most, math.inf)):
        positive = _over(end, first)
        negative = _over(end, second)
        value = when(exp.GTE(this=end.copy(), expression=number(0)), positive, negative)
        found.append(when(nothing, exp.null(), when(anything, number(sign), value)))
    return found[0], found[1]


def _over(top: exp.Expr, bottom: exp.Expr) -> exp.Expr:
    """Return a quotient of floats; over zero it is without bound, and nothing over anything is nothing."""
    endless = when(less(top, number(0)), number(-math.inf), number(math.inf))
    over_zero = when(equal(top, number(0)), number(0), endless)
    quotient = exp.Div(this=exp.paren(top.copy()), expression=exp.paren(bottom.copy()))
    finite = when(
        equal(bottom, _INFINITE), when(equal(exp.Abs(this=top.copy()), _INFINITE), top.copy(), number(0)), quotient
    )
    return when(equal(bottom, number(0)), over_zero, finite)
