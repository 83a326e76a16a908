"""How many of something each unit has, as a table of `unit`, `low` and `high`; a unit without a row has none."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.measure.sql.answer import Ends
from orgtree.measure.sql.expressions import TRUE, cast, coalesce, col, number, table, total, union

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.measure.sql.relations import Scope


def any_number(units: str) -> exp.Select:
    """Return rows that say of some units that they may have any number."""
    return exp.select(col("unit"), number(0).as_("low"), number(math.inf).as_("high")).from_(table(units), copy=False)


def added_up(parts: Sequence[exp.Query]) -> exp.Query:
    """Return the numbers of units, of whose parts there may be several rows."""
    every = union(*parts, distinct=False) if len(parts) > 1 else parts[0]
    low, high = total(col("low")), cast(total(col("high")), "double")
    return (
        exp.select(col("unit"), low.as_("low"), high.as_("high"))
        .from_(every.subquery("r", copy=False), copy=False)
        .group_by(col("unit"), copy=False)
    )


def ends_of(counts: str | None, scope: Scope) -> Ends:
    """Return the number of a unit of a scope out of such a table; None for one without rows."""
    if counts is None:
        return Ends(number(0), number(0), TRUE)
    scope.join(counts)
    return Ends(coalesce(col("low", counts), number(0)), coalesce(col("high", counts), number(0)), TRUE)
