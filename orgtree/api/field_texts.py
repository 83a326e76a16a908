"""What units say in their fields, as pages and pictures show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.graph.query import totals

if TYPE_CHECKING:
    from orgtree.base.text import Text
    from orgtree.graph.columns import Column
    from orgtree.graph.snapshot import Snapshot

_SUM = "Σ "
"""What leads a total that no unit states, the sum of what stands below."""


def field_texts(graph: Snapshot, name: str, column: Column, units: Any) -> list[str | Text | None]:
    """Return what units state in a field, or what it comes to below them; None where that is nothing.

    Args:
        graph: The organisation.
        name: The field's name.
        column: Its values.
        units: Numbers of the units. Shape (n,).
    """
    shown: list[str | Text | None] = [None] * len(units)
    for at in np.flatnonzero(column.written[units]).tolist():
        shown[at] = value_text(column, int(units[at]))
    if column.field.total is not None:
        rolled = totals(graph, name)
        total = rolled.total[units]
        summed = ~column.known[units] & (rolled.parts[units] > 0) & ((total.low > 0) | np.isfinite(total.high))
        for at in np.flatnonzero(summed).tolist():
            shown[at] = f"{_SUM}{total.interval(at)}"
    return shown


def value_text(column: Column, row: int) -> str | Text:
    """Return a value as it is shown: words in several languages where it is a choice."""
    return column.field.values.show(column.field, column.value(row))
