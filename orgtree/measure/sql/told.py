"""The units that figures tell of as SQL, by group."""

from __future__ import annotations

from sqlglot import exp

from orgtree.measure.sql.expressions import at_most, col, equal, number, table, union
from orgtree.measure.sql.relations import UNITS

TOLD = ("unknown", "gap", "possible", "excluded")
"""What a figure tells of single units."""


def told(flags: str, most: int | None) -> exp.Query:
    """Return the units that figures tell of: `grp`, `what`, `unit`, `id`; for each of the first two at most so many.

    Args:
        flags: What is told of each unit in each group: `grp`, `unit`, and a truth value for each of `TOLD`.
        most: How many; None for all.
    """
    parts = [
        exp.select(col("grp", "f"), exp.Literal.string(what).as_("what"), col("unit", "f"))
        .from_(table(flags, "f"), copy=False)
        .where(col(what, "f"), copy=False)
        for what in TOLD
    ]
    every: exp.Query = union(*parts, distinct=False)
    columns = [col(name, "t") for name in ("grp", "what", "unit")]
    query = exp.select(*columns, col("id", "u"), col("name", "u"))
    if most is not None:
        order = exp.Order(expressions=[exp.Ordered(this=col("unit"))])
        window = exp.Window(this=exp.RowNumber(), partition_by=[col("grp"), col("what")], order=order)
        every = exp.select(exp.Star(), window.as_("place")).from_(every.subquery("r", copy=False), copy=False)
        query = query.where(at_most(col("place", "t"), number(most)), copy=False)
    query = query.from_(every.subquery("t", copy=False), copy=False)
    query = query.join(table(UNITS, "u"), on=equal(col("unit", "u"), col("unit", "t")), copy=False)
    return query.order_by(col("grp", "t"), col("what", "t"), col("unit", "t"), copy=False)
