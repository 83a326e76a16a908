"""Numbers of units as exact decimals: a bound that is not there is nothing at all (NULL)."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.base.catalogue import N_
from orgtree.measure.sql.expressions import (
    FALSE,
    TRUE,
    both,
    coalesce,
    decimal,
    equal,
    finite,
    less,
    number,
    when,
)
from orgtree.measure.sql.unsupported import InexpressibleError

if TYPE_CHECKING:
    from orgtree.measure.sql.answer import Ends
    from orgtree.measure.sql.relations import Relations

Expression = exp.Expr
_MOST_DECIMALS = 9


def decimals_of(relations: Relations, name: str) -> int:
    """Return with how many decimals a field of units is added up exactly.

    Raises:
        InexpressibleError: If no decimal type of engines holds its numbers exactly.
    """
    field, entry = relations.charter.fields[name], relations.manifest.fields.get(name)
    most = max((_decimals(end) for end in field.unknown if math.isfinite(end)), default=0)
    if entry is not None and entry.least is not None:  # else no unit in force states an end
        most = max(most, _MOST_DECIMALS + 1 if entry.decimals is None else entry.decimals)
    if most > _MOST_DECIMALS:
        raise InexpressibleError(
            N_("'{field}' has numbers of so many digits that engines do not add them exactly"), field=name
        )
    return most


def _decimals(value: float) -> int:
    exponent = Decimal(repr(float(value))).normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # noqa: S101 - it is finite
    return max(0, -exponent)


def exact(value: Expression, decimals: int) -> Expression:
    """Return a float as an exact decimal; nothing where it is infinite."""
    return when(finite(value), decimal(value, decimals), None)


def bound(value: float, decimals: int = 0) -> Expression:
    """Return a number that is known beforehand in the same way."""
    return decimal(number(value), decimals) if math.isfinite(value) else exp.null()


def bounds_of(ends: Ends, decimals: int) -> tuple[Expression, Expression]:
    """Return both bounds of a number as exact decimals; whole numbers are that already."""
    return (ends.low, ends.high) if ends.whole else (exact(ends.low, decimals), exact(ends.high, decimals))


def perhaps(value: Expression, sure: Expression, *, low: bool) -> Expression:
    """Return what a number adds if it may not count at all: where that is not sure, nothing is within its bounds."""
    if sure == TRUE:
        return value
    beyond = less(number(0), value) if low else less(value, number(0))
    return when(both(exp.not_(sure.copy()), coalesce(beyond, FALSE)), number(0), value)


def all_there(value: Expression) -> Expression:
    """Return a sum, 0 over nothing, that is nothing where one of the numbers is nothing."""
    whole = equal(exp.Count(this=exp.Star()), exp.Count(this=value.copy()))
    return when(whole, coalesce(exp.Sum(this=value.copy()), number(0)), None)


def same(low: Expression, high: Expression) -> Expression:
    """Return whether both bounds are the same number."""
    if low == high:
        return TRUE
    return coalesce(equal(low, high), FALSE)
