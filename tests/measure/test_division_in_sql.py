"""The ends of a quotient as a query gives them, of the ends of its two sums."""

from __future__ import annotations

from math import inf

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("sqlglot")
import duckdb
from sqlglot import exp

from orgtree.base.interval import Interval
from orgtree.charter.expression import All
from orgtree.measure.plan import Mean, One, Quotient, Share, Stated, Sum, Units
from orgtree.measure.sql.division import divided, over

AMOUNT = Sum(One(), Units())
RATIO = Quotient(AMOUNT, AMOUNT)
NAMES = ("numerator_low", "numerator_high", "denominator_low", "denominator_high", "months_low", "months_high")


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        ((3, 3), (1, 1), (3, 3)),
        ((0, 0), (1, 1), (0, 0)),
        ((6, 9), (1, 3), (2, 9)),
        ((3, 3), (0, 0), (None, None)),
        ((0, 0), (0, 0), (None, None)),
        ((3, 3), (0, 4), (0.75, inf)),
        ((0, 0), (0, 4), (0, 0)),
        ((0, 3), (0, 1), (0, inf)),
        ((-3, 3), (0, 1), (-inf, inf)),
        ((-3, -3), (1, 2), (-3, -1.5)),
        ((3, 3), (-1, 2), (-inf, inf)),
        ((3, 3), (2, None), (0, 1.5)),
        ((3, None), (1, 1), (3, inf)),
        ((None, 3), (1, 1), (-inf, 3)),
    ],
)
def test_a_quotient_goes_from_the_least_to_the_greatest(
    numerator: tuple[float | None, ...], denominator: tuple[float | None, ...], expected: tuple[float | None, ...]
) -> None:
    """Over what may be nothing it has no end, and over nothing there is none."""
    assert ends(divided(RATIO, ""), *numerator, *denominator) == expected


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        ((1, 1), (2, 2), (0.5, 0.5)),
        ((0, 3), (2, 2), (0, 1)),
        ((-2, 1), (2, 2), (0, 0.5)),
        ((2, 2), (2, 2), (1, 1)),
        ((2, 4), (2, 2), (1, 1)),
        ((-4, 0), (2, 2), (0, 0)),
        ((3, 4), (2, 2), (1.5, 2)),
        ((-4, -1), (2, 2), (-2, -0.5)),
        ((1, 1), (0, 0), (None, None)),
    ],
)
def test_a_part_lies_between_nothing_and_the_whole_where_it_can(
    numerator: tuple[float, float], denominator: tuple[float, float], expected: tuple[float | None, ...]
) -> None:
    """One that surely does not is told as it is."""
    assert ends(divided(Quotient(AMOUNT, AMOUNT, part=True), ""), *numerator, *denominator) == expected


@pytest.mark.parametrize(
    ("numerator", "months", "expected"),
    [
        ((6, 6), (2, 3), (1, 1.5)),
        ((6, 8), (2, 2), (1.5, 2)),
        ((6, 6), (0, 3), (1, inf)),
        ((0, 6), (0, None), (0, inf)),
        ((0, 0), (0, 3), (0, 0)),
    ],
)
def test_a_cadence_is_divided_by_its_months(
    numerator: tuple[float, ...], months: tuple[float, float | None], expected: tuple[float, float]
) -> None:
    """By those that a metric says, and by those that units state."""
    stated = Quotient(AMOUNT, AMOUNT, months=Stated("months"))
    assert ends(divided(stated, ""), *numerator, 2, 2, *months) == expected
    said = Quotient(AMOUNT, AMOUNT, months=Interval(months[0], inf if months[1] is None else months[1]))
    assert ends(divided(said, ""), *numerator, 2, 2) == expected


@pytest.mark.parametrize(
    ("plan", "parts", "expected"),
    [
        ("share", (1, 4, 3, 4, 4), (0.25, 0.75)),
        ("share", (0, 0, 0, 0, 2), (1, 0)),
        ("share", (0, 0, 0, 0, 0), (None, None)),
        ("mean", (3, 2, 5, 2, 2), (1.5, 2.5)),
        ("mean", (None, 2, None, 2, 2), (-inf, inf)),
        ("mean", (0, 0, 3, 1, 1), (None, 3)),
        ("sum", (3, 1, 5, 1, 0), (3, 5)),
        ("sum", (None, 1, None, 1, 0), (-inf, inf)),
    ],
)
def test_a_share_a_mean_and_a_sum_are_quotients(
    plan: str, parts: tuple[float | None, ...], expected: tuple[float | None, ...]
) -> None:
    """Of a top and a bottom for each end; a top that is not there has no end, and over nothing there is no figure."""
    plans: dict[str, Share | Mean | Sum] = {
        "share": Share(Units(), All(())),
        "mean": Mean(Stated("rank"), Units()),
        "sum": AMOUNT,
    }
    names = ("low_top", "low_bottom", "high_top", "high_bottom", "denominator_high")
    assert ends(over(plans[plan], ""), *parts, names=names) == expected


def ends(found: tuple[exp.Expr, exp.Expr], *values: float | None, names: tuple[str, ...] = NAMES) -> tuple[float, ...]:
    """Return what DuckDB makes of both ends, from columns with some values."""
    columns = exp.select(*(exp.cast(exp.Placeholder(), "double").as_(name) for name in names[: len(values)]))
    query = exp.select(*found).from_(columns.subquery("s"))
    (row,) = duckdb.execute(query.sql("duckdb"), list(values)).fetchall()
    return row
