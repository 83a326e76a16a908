"""Tests of fields as SQL: whether a row, of units or of links, passes one; see `orgtree.graph.field_tests`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.charter.field_type import Measured
from orgtree.measure.sql.answer import Answer, Ends, sure
from orgtree.measure.sql.expressions import (
    FALSE,
    TRUE,
    among,
    coalesce,
    col,
    either,
    equal,
    missing,
    negated,
    number,
    there,
    truth,
    word,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from orgtree.charter.expression import FieldIn
    from orgtree.charter.model import Field
    from orgtree.graph.manifest import FieldEntry


ANY_DAY = (-math.inf, math.inf)
"""The bounds of a date that nobody states, whatever the field's range says."""


def stated_ends(field: Field, table: str, unknown: tuple[float, float] | None = None) -> Ends:
    """Return the bounds of a field in a table that has it; where nothing is stated *unknown*, those of the field if left out."""
    low, high = col(f"{field.name}.low", table), col(f"{field.name}.high", table)
    least, most = unknown or field.unknown
    return Ends(coalesce(low, number(least)), coalesce(high, number(most)), there(low))


def fitting_none(test: FieldIn, field: Field) -> Answer:
    """Return whether a field that is not stated passes a test."""
    if isinstance(field.values, Measured):
        least, most = field.unknown
        inside = any(float(one.low) <= least and most <= float(one.high) for one in test.intervals)
        meets = any(float(one.low) <= most and least <= float(one.high) for one in test.intervals)
        return Answer(truth(inside), truth(meets))
    return Answer(FALSE, TRUE)


def fitting(test: FieldIn, field: Field, table: str, having: exp.Expr) -> Answer:
    """Return whether a row's field passes a test.

    Args:
        test: The test.
        field: The field, which the table has.
        table: What its columns are called by.
        having: Whether the row can have the field.
    """
    if isinstance(field.values, Measured):
        known = there(col(f"{field.name}.low", table))
        answer = stated_ends(field, table).within(test.intervals) & sure(having)
    else:
        column = col(f"{field.name}.value", table)
        known = there(column)
        fits = coalesce(_one_of(column, test, several=field.several), FALSE)
        answer = Answer(fits, either(fits, missing(column))) & sure(having)
    if test.or_unknown:
        unstated = negated(known)
        answer = Answer(either(answer.must, unstated), either(answer.may, unstated))
    return answer


def _one_of(column: exp.Expr, test: FieldIn, *, several: bool) -> exp.Expr:
    if several:
        return either(
            *(
                exp.ArrayContains(this=column.copy(), expression=word(str(value)))
                for value in sorted(map(str, test.values))
            )
        )
    truths = [value for value in test.values if isinstance(value, bool)]
    if truths:
        return either(*(equal(column, truth(value)) for value in sorted(truths)))
    return among(column, map(str, test.values))


def fitting_links(
    tests: Iterable[FieldIn], fields: Mapping[str, Field], stated: Mapping[str, FieldEntry], table: str
) -> Answer:
    """Return whether a link passes tests of its fields; one that does not state a field may pass.

    Args:
        tests: The tests.
        fields: Fields of the type of links.
        stated: Those that the table has.
        table: What its columns are called by.
    """
    answer = sure(TRUE)
    for test in tests:
        field = fields[test.field]
        if test.field in stated:
            answer = answer & fitting(test, field, table, TRUE)
        elif not test.or_unknown:
            answer = answer & fitting_none(test, field)
    return answer
