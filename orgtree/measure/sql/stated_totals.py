"""Stated totals beside the sums of their parts, as SQL; see the check `total`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.measure.sql.amounts import all_there, perhaps
from orgtree.measure.sql.answer import Answer, sure
from orgtree.measure.sql.expressions import (
    FALSE,
    TRUE,
    both,
    cast,
    coalesce,
    col,
    either,
    equal,
    finite,
    less,
    negated,
    number,
    table,
    tally,
    there,
    when,
)
from orgtree.measure.sql.judged import Asked
from orgtree.measure.sql.relations import Scope
from orgtree.measure.sql.totals import Totals

if TYPE_CHECKING:
    from orgtree.measure.sql.judged import UnitRows

    Expression = exp.Expr


def adding_up(units: UnitRows, scope: Answer, name: str, tolerance: float) -> Asked:
    """Return whether what a unit states of a field is the sum of what its parts state.

    Args:
        units: The units.
        scope: Those that are asked.
        name: A field with a `total`.
        tolerance: Relative difference below which numbers that are not whole are the same.

    Raises:
        InexpressibleError: If sums of the field cannot be expressed.
    """
    if name not in units.relations.manifest.fields:
        return Asked(sure(FALSE), sure(TRUE))
    totals = Totals(units.answers, name)
    parts = units.scope.join(_parts(totals))
    unlisted = totals.unlisted(units.scope)
    low: Expression = when(there(col("unit", parts)), coalesce(col("low", parts), number(-math.inf)), number(0))
    high: Expression = when(there(col("unit", parts)), coalesce(col("high", parts), number(math.inf)), number(0))
    if totals.field.unknown[0] < 0:
        low = when(unlisted, number(-math.inf), low)
    high = when(unlisted, number(math.inf), high)
    own = units.answers.stated(name)
    exact = either(
        exp.paren(both(equal(own.low, own.high), equal(low, high))),
        exp.paren(both(equal(own.low, low), equal(own.high, high))),
    )
    apart = exp.paren(either(_less(own.high, low, tolerance), _less(high, own.low, tolerance)))
    fits = Answer(both(exp.paren(exact), negated(apart)), negated(apart.copy()))
    count = coalesce(col("parts", parts), number(0))
    some = Answer(less(number(0), count), there(col("unit", parts)))
    shown = {"low": own.low, "high": own.high, "sum_low": low, "sum_high": high, "parts": count}
    return Asked(scope & some & sure(own.known), fits, shown)


def _less(left: Expression, right: Expression, tolerance: float) -> Expression:
    """Return whether a number is less than another by more than adding may lose."""
    size = exp.Greatest(this=number(1), expressions=[exp.Abs(this=right.copy())])
    gap = exp.Sub(this=exp.paren(right.copy()), expression=exp.paren(left.copy()))
    by_far = less(exp.Mul(this=number(tolerance), expression=size), exp.paren(gap))
    both_there = exp.paren(both(finite(left), finite(right)))
    return exp.paren(when(both_there, by_far, less(left, right)))


def _parts(totals: Totals) -> str:
    """Return the sums of the parts of each unit that may have some: `unit`, `low`, `high`, and `parts`, how many surely count."""
    relations, name = totals.relations, totals.field.name

    def placed() -> exp.Query:
        scope = Scope(relations)
        counted = ~totals.left_out(scope) & sure(totals.member)
        columns = [totals.parent.as_("parent"), counted.must.as_("must"), counted.may.as_("may")]
        return scope.select(col("unit", "u"), *columns)

    def made() -> exp.Query:
        whole = totals.table()
        low, high = (
            perhaps(col(end, "t"), col("must", "p"), low=end == "low") if totals.exclude is not None else col(end, "t")
            for end in ("low", "high")
        )
        query = exp.select(
            col("parent", "p").as_("unit"),
            cast(all_there(low), "double").as_("low"),
            cast(all_there(high), "double").as_("high"),
            tally(col("must", "p")).as_("parts"),
        ).from_(table(places, "p"), copy=False)
        query = query.join(table(whole, "t"), on=equal(col("unit", "t"), col("unit", "p")), copy=False)
        query = query.where(both(col("may", "p"), there(col("parent", "p"))), copy=False)
        return query.group_by(col("parent", "p"), copy=False)

    places = relations.named(("parts placed", name), f"placed_{name}", placed)
    return relations.named(("parts", name), f"parts_{name}", made, f"what the parts of a unit state of {name}")
