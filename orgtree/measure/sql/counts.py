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
    every = union(*parts, distinct=False)
    low, high = total(col("low")), total(col("high"))
    return (
        exp.select(col("unit"), low.as_("low"), high.as_("high"))
        .from_(every.subquery("r", copy=False), copy=False)
        .group_by(col("unit"), copy=False)
    )


def ends_of(counts: str | None, scope: Scope, *, whole: bool = False) -> Ends:
    """Return the number of a unit of a scope out of such a table.

    Args:
        counts: The table; None for one without rows.
        scope: The scope.
        whole: Whether no unit may have any number.
    """
    if counts is None:
        return Ends(number(0), number(0), TRUE, whole=True)
    scope.join(counts)
    low, high = (coalesce(col(end, counts), number(0)) for end in ("low", "high"))
    return Ends(low, high if whole else cast(high, "double"), TRUE, whole)
