"""Pieces of SQL as they are printed: what is known beforehand is folded, and nothing is said twice."""

from __future__ import annotations

from math import inf

import pytest

pytest.importorskip("sqlglot")
from sqlglot import exp

from orgtree.base.interval import Interval
from orgtree.measure.sql.amounts import all_there, bound, exact, perhaps, same
from orgtree.measure.sql.answer import Answer, Ends, sure
from orgtree.measure.sql.expressions import (
    FALSE,
    TRUE,
    among,
    both,
    coalesce,
    col,
    decimal,
    either,
    finite,
    negated,
    number,
    plus,
    table,
    tally,
    union,
    when,
)

A, B = col("a"), col("b")
QUERY = exp.select(col("unit")).from_(table("x"))
ENDS, ONE, TWO = Ends(A, B, TRUE), number(1), number(2)
MINUS_INFINITY, INFINITY = "CAST('-Infinity' AS DOUBLE)", "CAST('Infinity' AS DOUBLE)"
FINITE = f'COALESCE(({MINUS_INFINITY} < "a" AND "a" < {INFINITY}), FALSE)'


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        (table("units"), "units"),
        (table("by_x", "u"), "by_x AS u"),
        (table("links_a-b"), '"links_a-b"'),
        (table("é"), '"é"'),
        (number(0), "0"),
        (number(2.5), "2.5"),
        (number(-3), "-3"),
        (number(inf), INFINITY),
        (number(-inf), MINUS_INFINITY),
        (number(2.0**53 - 1), "9007199254740991"),
        (number(2.0**53), "9007199254740992.0"),
        (number(-(2.0**53)), "-9007199254740992.0"),
        (both(), "TRUE"),
        (both(TRUE, A), '"a"'),
        (both(A, B, A), '"a" AND "b"'),
        (both(A, FALSE), "FALSE"),
        (either(), "FALSE"),
        (either(FALSE, A), '"a"'),
        (either(A, B, A), '"a" OR "b"'),
        (either(A, TRUE), "TRUE"),
        (negated(TRUE), "FALSE"),
        (negated(FALSE), "TRUE"),
        (negated(A), 'NOT "a"'),
        (negated(negated(A)), '"a"'),
        (among(A, ["y", "x"]), "\"a\" IN ('x', 'y')"),
        (among(A, []), "FALSE"),
        (when(TRUE, A, B), '"a"'),
        (when(FALSE, A, B), '"b"'),
        (when(FALSE, A), "NULL"),
        (when(A, ONE, TWO), 'CASE WHEN "a" THEN 1 ELSE 2 END'),
        (when(A, ONE), 'CASE WHEN "a" THEN 1 END'),
        (coalesce(TRUE, A), "TRUE"),
        (coalesce(FALSE, A), "FALSE"),
        (coalesce(A, ONE), 'COALESCE("a", 1)'),
        (finite(A), FINITE),
        (plus(), "0"),
        (plus(number(0), A), '"a"'),
        (plus(A, number(0), B), '"a" + "b"'),
        (tally(TRUE), "COUNT(*)"),
        (tally(FALSE), "0"),
        (tally(A), 'COUNT(CASE WHEN "a" THEN 1 END)'),
        (decimal(A, 2), 'CAST("a" AS DECIMAL(27, 2))'),
        (union(QUERY, distinct=False), 'SELECT "unit" FROM x'),
        (union(QUERY, distinct=True), 'SELECT DISTINCT * FROM (SELECT "unit" FROM x) AS d'),
        (union(QUERY, QUERY, distinct=False), 'SELECT "unit" FROM x UNION ALL SELECT "unit" FROM x'),
        (union(QUERY, QUERY, distinct=True), 'SELECT "unit" FROM x UNION SELECT "unit" FROM x'),
        (perhaps(A, TRUE, low=True), '"a"'),
        (perhaps(A, B, low=True), 'CASE WHEN NOT "b" AND COALESCE(0 < "a", FALSE) THEN 0 ELSE "a" END'),
        (perhaps(A, B, low=False), 'CASE WHEN NOT "b" AND COALESCE("a" < 0, FALSE) THEN 0 ELSE "a" END'),
        (same(A, A), "TRUE"),
        (same(A, B), 'COALESCE("a" = "b", FALSE)'),
        (bound(inf), "NULL"),
        (bound(0.5, 2), "CAST(0.5 AS DECIMAL(27, 2))"),
        (bound(0), "CAST(0 AS DECIMAL(27, 0))"),
        (exact(A, 1), f'CASE WHEN {FINITE} THEN CAST("a" AS DECIMAL(27, 1)) END'),
        (all_there(A), 'CASE WHEN COUNT(*) = COUNT("a") THEN COALESCE(SUM("a"), 0) END'),
        (ENDS.within([Interval(1, 3)]).must, '1 <= "a" AND "b" <= 3'),
        (ENDS.within([Interval(1, 3)]).may, '1 <= "b" AND "a" <= 3'),
        (ENDS.within([Interval(-inf, 3)]).must, '"b" <= 3'),
        (ENDS.within([Interval(-inf, 3)]).may, '"a" <= 3'),
        (ENDS.within([Interval(1, inf)]).must, '1 <= "a"'),
        (ENDS.within([Interval(1, inf)]).may, '1 <= "b"'),
        (sure(A).undecided, "FALSE"),
        (Answer(A, B).undecided, '"b" AND NOT "a"'),
    ],
    ids=str,
)
def test_a_piece_says_no_more_than_it_has_to(piece: exp.Expression, expected: str) -> None:
    """In the words of DuckDB."""
    assert piece.sql("duckdb") == expected
