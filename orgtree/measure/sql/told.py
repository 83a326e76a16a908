"""The units that figures tell of as SQL: how many there are in each group, and which."""

from __future__ import annotations

from sqlglot import exp

from orgtree.measure.sql.expressions import at_most, both, col, equal, number, table, tally, union

TOLD = ("unknown", "gap", "possible", "excluded")
"""What a figure tells of single units."""


def counts(flags: str) -> exp.Select:
    """Return how many units of each group are told of, and how many count in several groups."""
    columns = [tally(col(what, "f")).as_(what) for what in TOLD]
    several = tally(both(col("counted", "f"), col("several", "f"))).as_("several")
    query = exp.select(col("grp", "f"), *columns, several).from_(table(flags, "f"), copy=False)
    return query.group_by(col("grp", "f"), copy=False)


def told(flags: str, now: str, most: int | None) -> exp.Query:
    """Return the units that figures tell of: `grp`, `what`, `unit`, `id`; for each of the first two at most so many.

    Args:
        flags: What is told of each unit in each group: `grp`, `unit`, and a truth value for each of `TOLD`.
        now: The units in force.
        most: How many; None for all.
    """
    parts = [
        exp.select(col("grp", "f"), exp.Literal.string(what).as_("what"), col("unit", "f"))
        .from_(table(flags, "f"), copy=False)
        .where(col(what, "f"), copy=False)
        for what in TOLD
    ]
    every = union(*parts, distinct=False)
    columns = [col(name, "t") for name in ("grp", "what", "unit")]
    if most is not None:
        window = exp.Window(
            this=exp.RowNumber(),
            partition_by=[col("grp"), col("what")],
            order=exp.Order(expressions=[exp.Ordered(this=col("unit"))]),
        )
        ranked = exp.select(exp.Star(), window.as_("place")).from_(every.subquery("r", copy=False), copy=False)
        query = (
            exp.select(*columns)
            .from_(ranked.subquery("t", copy=False), copy=False)
            .where(at_most(col("place", "t"), number(most)), copy=False)
        )
    else:
        query = exp.select(*columns).from_(every.subquery("t", copy=False), copy=False)
    query = query.select(col("id", "u"), col("name", "u"), copy=False).join(
        table(now, "u"),
        on=equal(col("unit", "u"), col("unit", "t")),
        copy=False,
    )
    return query.order_by(col("grp", "t"), col("what", "t"), col("unit", "t"), copy=False)
