"""What each unit brings to a figure: whether it counts, and what is told of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from orgtree.measure.sql.expressions import FALSE, both, col, either
from orgtree.measure.sql.told import TOLD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlglot import exp

    from orgtree.measure.sql.rows import Rows


@dataclass(frozen=True, slots=True)
class Brought:
    """What each of some rows brings to a figure; all of it are columns of these rows.

    Args:
        rows: The rows.
        counted: Whether it may count.
        unknown: Whether that, or what it has, is not known.
        gap: Whether it lacks what it should have.
        possible: Whether it may lack it.
        excluded: Whether it is left out.
        values: What the numbers are made of, by name.
        bounded: Whether `low` and `high` among them are always there.
    """

    rows: Rows
    counted: exp.Expr
    unknown: exp.Expr
    gap: exp.Expr = FALSE
    possible: exp.Expr = FALSE
    excluded: exp.Expr = FALSE
    values: Mapping[str, exp.Expr] = field(default_factory=dict)
    bounded: bool = False

    def tallies(self) -> dict[str, exp.Expr]:
        """Return how many units of each group are told of, and how many count in several groups."""
        found = {what: self.rows.tally(what, getattr(self, what)) for what in TOLD}
        return found | {"several": self.rows.tally("several", both(self.counted, self.rows.several))}

    def told(self) -> exp.Select:
        """Return the rows that are told of, with a truth value for each of `TOLD`."""
        flags = {what: getattr(self, what) for what in TOLD}
        query = self.rows.select(
            col("grp", "e"), col("unit", "e"), *(one.copy().as_(name) for name, one in flags.items())
        )
        return query.where(either(*flags.values()).copy(), copy=False)
