"""What is under a unit that is asked for, as SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.measure.sql.expressions import both, col, equal, less, number, table, union
from orgtree.measure.sql.relations import FURTHER

if TYPE_CHECKING:
    from orgtree.graph.manifest import ViewEntry
    from orgtree.measure.sql.relations import Relations


@dataclass(frozen=True, slots=True)
class Top:
    """A unit whose subtree is measured.

    Args:
        unit: Its number.
        kind: Name of its kind.
    """

    unit: int
    kind: str


class Subtree:
    """A unit and what is under it.

    Args:
        relations: The common tables.
        top: The unit.
        view: The placement in which units stand under it.
        key: What tells the groups that are asked for from others.
    """

    def __init__(self, relations: Relations, top: Top, view: ViewEntry, key: tuple[object, ...]) -> None:
        self.relations = relations
        self.top = top
        self.view = view
        self.key = key

    def units(self) -> str:
        """Return the units in force that are the one that is asked for or stand under it."""
        top, view = self.top, self.view
        itself = equal(col("unit", "t"), number(top.unit))
        below = inside(view, "u", "t")
        relations = self.relations

        def made() -> exp.Query:
            now = relations.now()
            parts = [relations.rows(col("unit", "u")).where(equal(col("unit", "u"), number(top.unit)), copy=False)]
            parts.append(relations.rows(col("unit", "u")).join(table(now, "t"), on=both(itself, below), copy=False))
            if view.further:
                parts.append(
                    exp.select(col("unit", "f"))
                    .from_(table(FURTHER, "f"), copy=False)
                    .join(table(now, "u"), on=equal(col("unit", "u"), col("at", "f")), copy=False)
                    .join(table(now, "t"), on=both(itself, below.copy()), copy=False)
                    .where(equal(col("prefix", "f"), exp.Literal.string(view.prefix)), copy=False)
                )
            return union(*parts, distinct=True)

        return relations.named(("scope", *self.key), "scope", made, "what is under the unit that is asked for")


def inside(view: ViewEntry, below: str, above: str) -> exp.Expr:
    """Return whether a unit is another one or stands below it, in a placement.

    Args:
        view: The placement.
        below: What the columns of the one are called by.
        above: What those of the other are called by.
    """
    position, start, stop = (
        col(f"{view.prefix}.{key}", table) for key, table in (("position", below), ("position", above), ("end", above))
    )
    return both(exp.LTE(this=start, expression=position), less(position, stop))
