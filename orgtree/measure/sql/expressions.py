"""Small pieces of SQL expression trees; what is known beforehand is folded, so that what is printed stays short.

Pieces are made without parsing any text, and queries are built in place (`copy=False`): SQLGlot's builders copy the whole tree
at each call else, which takes most of the time.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from sqlglot import exp

if TYPE_CHECKING:
    from collections.abc import Iterable

Expression = exp.Expr
TRUE, FALSE = exp.true(), exp.false()


def col(name: str, table: str | None = None) -> exp.Column:
    """Return a column, quoted, since names hold dots."""
    return exp.column(name, table=table, quoted=True)


def table(name: str, alias: str | None = None) -> exp.Table:
    """Return a table, perhaps by another name."""
    called = exp.TableAlias(this=exp.to_identifier(alias)) if alias else None
    return exp.Table(
        this=exp.to_identifier(name, quoted=not name.replace("_", "a").isalnum() or not name.isascii()), alias=called
    )


def cast(value: Expression, type_: str) -> Expression:
    """Return a value as one of another type."""
    return exp.Cast(this=value, to=_type(type_).copy())


@cache
def _type(name: str) -> exp.DataType:
    return exp.DataType.build(name)


def union(*parts: exp.Query, distinct: bool) -> exp.Query:
    """Return the rows of some queries, perhaps each once."""
    found = parts[0]
    for part in parts[1:]:
        found = exp.Union(this=found, expression=part, distinct=distinct)
    return (
        exp.select(exp.Star()).distinct(copy=False).from_(found.subquery("d"), copy=False)
        if distinct and len(parts) == 1
        else found
    )


def number(value: float) -> Expression:
    """Return a number; infinite ones by their words."""
    if math.isinf(value):
        return cast(exp.Literal.string("Infinity" if value > 0 else "-Infinity"), "double")
    plain = int(value) if value == int(value) and abs(value) < 2**53 else float(value)
    return exp.Literal.number(repr(plain)) if plain >= 0 else exp.Neg(this=exp.Literal.number(repr(-plain)))


def word(value: str) -> Expression:
    """Return a text."""
    return exp.Literal.string(value)


def truth(value: bool) -> Expression:  # noqa: FBT001 - the value is what it is about
    """Return true or false."""
    return exp.true() if value else exp.false()


def both(*parts: Expression) -> Expression:
    """Return whether all of some conditions hold."""
    needed = _once(part for part in parts if part != TRUE)
    if FALSE in needed:
        return exp.false()
    return exp.and_(*needed, copy=False) if needed else exp.true()


def either(*parts: Expression) -> Expression:
    """Return whether any of some conditions holds."""
    needed = _once(part for part in parts if part != FALSE)
    if TRUE in needed:
        return exp.true()
    return exp.or_(*needed, copy=False) if needed else exp.false()


def _once(parts: Iterable[Expression]) -> list[Expression]:
    return list(dict.fromkeys(parts))


def negated(part: Expression) -> Expression:
    """Return whether a condition does not hold."""
    if part in {TRUE, FALSE}:
        return truth(part == FALSE)
    return part.this.unnest().copy() if isinstance(part, exp.Not) else exp.not_(part)


def among(column: Expression, values: Iterable[str]) -> Expression:
    """Return whether a column has one of some texts."""
    known = sorted(values)
    return exp.In(this=column.copy(), expressions=[word(value) for value in known]) if known else exp.false()


def when(condition: Expression, then: Expression, otherwise: Expression | None = None) -> Expression:
    """Return one of two values; nothing where the second is left out."""
    if condition == TRUE:
        return then
    if condition == FALSE:
        return otherwise or exp.null()
    first = exp.If(this=condition.copy(), true=then.copy())
    return exp.Case(ifs=[first], default=None if otherwise is None else otherwise.copy())


def coalesce(*values: Expression) -> Expression:
    """Return the first value that is there."""
    if values[0] in {TRUE, FALSE}:
        return values[0]
    return exp.Coalesce(this=values[0].copy(), expressions=[value.copy() for value in values[1:]])


def there(column: Expression) -> Expression:
    """Return whether a value is there."""
    return exp.not_(exp.Is(this=column.copy(), expression=exp.null()))


def missing(column: Expression) -> Expression:
    """Return whether a value is not there."""
    return exp.Is(this=column.copy(), expression=exp.null())


def equal(left: Expression, right: Expression) -> Expression:
    """Return whether two values are the same."""
    return exp.EQ(this=left.copy(), expression=right.copy())


def differ(left: Expression, right: Expression) -> Expression:
    """Return whether two values are not the same."""
    return exp.NEQ(this=left.copy(), expression=right.copy())


def less(left: Expression, right: Expression) -> Expression:
    """Return whether a value is less than another."""
    return exp.LT(this=left.copy(), expression=right.copy())


def at_most(left: Expression, right: Expression) -> Expression:
    """Return whether a value is another or less."""
    return exp.LTE(this=left.copy(), expression=right.copy())


def finite(column: Expression) -> Expression:
    """Return whether a number is neither infinite nor missing."""
    inner = both(less(number(-math.inf), column), less(column, number(math.inf)))
    return coalesce(exp.paren(inner), FALSE)


def total(value: Expression) -> Expression:
    """Return a sum, 0 over nothing."""
    return coalesce(exp.Sum(this=value.copy()), number(0))


def plus(*values: Expression) -> Expression:
    """Return some numbers added up in one row."""
    needed = [value for value in values if value != number(0)] or [number(0)]
    found = needed[0].copy()
    for value in needed[1:]:
        found = exp.Add(this=found, expression=value.copy())
    return found


def tally(condition: Expression) -> Expression:
    """Return how many rows fit."""
    if condition == TRUE:
        return exp.Count(this=exp.Star())
    return number(0) if condition == FALSE else exp.Count(this=when(condition.copy(), number(1)))


def decimal(value: Expression, decimals: int) -> Expression:
    """Return a number as an exact decimal, of so few digits that engines keep sums and products of it exact."""
    return cast(value.copy(), f"decimal(27, {decimals})")
