"""The ends of a quotient as a query gives them, of the ends of its two sums."""

from __future__ import annotations

from math import inf

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("sqlglot")
import duckdb
from sqlglot import exp

from orgtree.measure.plan import One, Quotient, Sum, Units
from orgtree.measure.sql.division import divided

RATIO = Quotient(Sum(One(), Units()), Sum(One(), Units()))
NAMES = ("numerator_low", "numerator_high", "denominator_low", "denominator_high")


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
    columns = exp.select(*(exp.cast(exp.Placeholder(), "double").as_(name) for name in NAMES))
    query = exp.select(*divided(RATIO, "")).from_(columns.subquery("s"))
    (found,) = duckdb.execute(query.sql("duckdb"), [*numerator, *denominator]).fetchall()
    assert found == expected
