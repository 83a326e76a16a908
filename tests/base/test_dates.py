"""Dates of a day, a month or a year, and periods."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgtree.base.dates import Date, Period, show_day
from orgtree.base.messages import WrongTextError


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        (2018, "2018-01-01", "2018-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2018-12", "2018-12-01", "2018-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        (dt.date(2018, 3, 15), "2018-03-15", "2018-03-15"),
        (dt.datetime(2018, 3, 15, 12, tzinfo=dt.UTC), "2018-03-15", "2018-03-15"),
    ],
)
def test_a_date_is_one_of_its_days(value: object, first: str, last: str) -> None:
    """A year and a month stand for all their days."""
    date = Date.parse(value)
    assert (show_day(date.first), show_day(date.last)) == (first, last)


@pytest.mark.parametrize(
    "value", ["2018-13", "2018-02-30", "18", "2018/03", "", None, True, "0000", "2018-3", 20180315]
)
def test_what_is_not_a_date_is_refused(value: object) -> None:
    """Anything else raises ValueError with the spelling or the reason."""
    with pytest.raises(ValueError, match="is not a date"):
        Date.parse(value)


@pytest.mark.parametrize(
    ("value", "readings"),
    [
        (976, "write '0976' in quotes for the year, or 1902-09-02 if it is a spreadsheet's number of a day"),
        (44377, "of a day, write 2021-06-30, or 2025-07-01 where the sheet counts from 1904"),
        ("44377", "of a day, write 2021-06-30, or 2025-07-01 where the sheet counts from 1904"),
        ("44377.0", "of a day, write 2021-06-30, or 2025-07-01 where the sheet counts from 1904"),
    ],
)
def test_a_number_of_a_day_is_told_with_the_days_that_it_may_be(value: object, readings: str) -> None:
    """A spreadsheet's number of a day is no date, and what it may mean is left to a person."""
    with pytest.raises(WrongTextError) as caught:
        Date.parse(value)
    assert str(caught.value).endswith(readings)
    assert caught.value.instead == ""
    assert Date.parse("0976").text == "0976"


def test_before_may_stay_undecided() -> None:
    """A day in a year is neither surely before nor after that year."""
    assert Date.parse(2018).before(Date.parse("2019-01")) is True
    assert Date.parse("2018-06").before(Date.parse(2018)) is None
    assert Date.parse("2018-06-02").before(Date.parse("2018-06-01")) is False


def test_years_are_added_to_a_leap_day() -> None:
    """29 February becomes 28 where there is none."""
    assert show_day(Date.parse("2020-02-29").add_years(1).first) == "2021-02-28"
    assert show_day(Date.parse("2020-02-29").add_years(4).first) == "2024-02-29"


def test_periods_are_half_open() -> None:
    """Periods that follow one another share a bound and no day."""
    first = Period.between(Date.parse("2018-03"), Date.parse("2021-03"))
    second = Period.between(Date.parse("2021-03"), None)
    assert not first.overlaps(second)
    assert not first.holds(Date.parse("2021-03-01").first)
    assert second.holds(Date.parse("2021-03-01").first)
    assert first.inside(Period())
    assert not Period().inside(first)


@given(st.dates())
def test_a_day_reads_as_it_is_shown(day: dt.date) -> None:
    """Showing and reading a day goes round."""
    assert show_day(Date.parse(day.isoformat()).first) == day.isoformat()


def test_open_ends_are_shown_as_dots() -> None:
    """Since ever and for ever have no date."""
    assert show_day(Period().start) == show_day(Period().stop) == ".."


@pytest.mark.parametrize(
    ("start", "stop", "shown", "first", "last"),
    [
        ("2018-03", "2021-03", "2018-03-01..2021-02-28", dt.date(2018, 3, 1), dt.date(2021, 2, 28)),
        ("2018", "2019", "2018", dt.date(2018, 1, 1), dt.date(2018, 12, 31)),
        ("2018", None, "2018-01-01..", dt.date(2018, 1, 1), None),
        (None, "2018", "..2017-12-31", None, dt.date(2017, 12, 31)),
        (None, None, "..", None, None),
    ],
)
def test_a_period_shows_and_gives_dates(
    start: str | None, stop: str | None, shown: str, first: dt.date | None, last: dt.date | None
) -> None:
    """Its text says the days that are in it, and so do its first and its last; an open end is None."""
    period = Period.between(*(Date.parse(day) if day else None for day in (start, stop)))
    assert (str(period), period.first, period.last) == (shown, first, last)
    assert repr(period) == f"<Period {shown}>"
    for day in filter(None, (first, last)):
        assert day in period
    if last:
        assert last + dt.timedelta(1) not in period


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("2019/03/01", "2019-03-01"),
        ("2019年3月", "2019-03"),
        ("2019.3.1", "2019-03-01"),
        ("2019/02/30", ""),
        ("1/3/2020", ""),
        (2020.10, ""),
    ],
)
def test_a_date_with_the_year_first_is_put_right(text: object, instead: str) -> None:
    """It can mean one day only; what is no day, may be one of two, or has lost a digit as a number, is left."""
    with pytest.raises(WrongTextError) as caught:
        Date.parse(text)
    assert caught.value.instead == instead
