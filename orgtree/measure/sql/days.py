"""Days as SQL: periods of units and links as numbers of days, as `orgtree.base.dates` counts them, and days years later."""

from __future__ import annotations

import datetime as dt

from sqlglot import exp

from orgtree.base.dates import EARLIEST, ENDED, LATEST
from orgtree.measure.sql.answer import Answer, Ends
from orgtree.measure.sql.expressions import at_most, cast, coalesce, col, finite, number, plus, when, word

Expression = exp.Expr
_MONTHS = 12


def first_day(alias: str) -> Expression:
    """Return the first day of a unit or link; `EARLIEST` where it has always been."""
    return coalesce(_ordinal(col("valid_from", alias)), number(EARLIEST))


def latest_stop(alias: str) -> Expression:
    """Return the last day from which it can hold no longer; `LATEST` where it has no end or nobody knows it."""
    return coalesce(_ordinal(col("valid_until", alias)), number(LATEST))


def stop(alias: str) -> Expression:
    """Return the day from which it holds no longer; `ENDED` where nobody knows it."""
    return when(col("end_unknown", alias), number(ENDED), latest_stop(alias))


def known_days(first: Expression) -> Ends:
    """Return the bounds of a first day, which can be any where it is not stated."""
    known = exp.paren(exp.GT(this=first.copy(), expression=number(EARLIEST)))
    low, high = (when(known, _double(first), number(end)) for end in (-float("inf"), float("inf")))
    return Ends(low, high, known)


def known_stops(first: Expression, over: Expression) -> Ends:
    """Return the bounds of the day from which something holds no longer; one that is not known can be any after the first."""
    unknown = exp.paren(exp.EQ(this=over.copy(), expression=number(ENDED)))
    low = when(unknown, known_days(first).low, _double(over))
    return Ends(low, when(unknown, number(float("inf")), _double(over)), exp.not_(unknown.copy()))


def later(days: Ends, years: int) -> Ends:
    """Return the same days so many years later."""
    return Ends(_moved(days.low, years), _moved(days.high, years), days.known)


def after(days: Ends, count: int) -> Ends:
    """Return the days so many days later."""
    return Ends(plus(days.low, number(count)), plus(days.high, number(count)), days.known)


def in_order(former: Ends, latter: Ends) -> Answer:
    """Return whether one day is before another or the same."""
    return Answer(at_most(former.high, latter.low), at_most(former.low, latter.high))


def _moved(day: Expression, years: int) -> Expression:
    """Return a day years later as a float; 29 February becomes the 28th, and no day lies beyond the last that there is."""
    days = exp.Paren(this=cast(exp.Sub(this=exp.paren(day.copy()), expression=number(1)), "int"))
    there = exp.DateAdd(this=_first(), expression=days, unit=exp.Var(this="DAY"))
    moved = exp.DateAdd(this=cast(there, "date"), expression=number(years * _MONTHS), unit=exp.Var(this="MONTH"))
    found: Expression = _double(_ordinal(cast(moved, "date")))
    if years > 0:
        beyond = dt.date(dt.date.max.year - years + 1, 1, 1).toordinal()
        found = when(at_most(number(beyond), day), number(dt.date.max.toordinal()), found)
    return when(finite(day), found, day.copy())


def _ordinal(date: Expression) -> Expression:
    since = exp.DateDiff(this=date.copy(), expression=_first(), unit=exp.Var(this="DAY"))
    return cast(exp.Add(this=since, expression=number(1)), "bigint")


def _first() -> Expression:
    return cast(word("0001-01-01"), "date")


def _double(value: Expression) -> Expression:
    return cast(value.copy(), "double")
