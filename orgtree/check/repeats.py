"""Links that say again what an earlier link says: same ends, same fields, and a day in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.graph.graph import Links

    Bools = NDArray[np.bool_]


def repeats(table: Links) -> Bools:
    """Return which links of a table repeat an earlier one word for word; shape (links,).

    Args:
        table: Links of one type. One that nesting wrote and a key writes again is told of when the graph is built.
    """
    return first_said(table) >= 0


def first_said(table: Links) -> NDArray[np.int64]:
    """Return for each link the earlier one that says the same, -1 where there is none; shape (links,)."""
    first = np.full(len(table), -1, dtype=np.int64)
    # Few links share both ends, and only those are looked at one by one.
    order = np.lexsort((table.target, table.source))
    source, target = table.source[order], table.target[order]
    same = (source[1:] == source[:-1]) & (target[1:] == target[:-1])
    together = np.r_[False, same] | np.r_[same, False]
    said: dict[tuple[Any, ...], list[int]] = {}
    for row in np.sort(order[together[: len(order)]]).tolist():
        if table.nested[row]:
            continue
        key = (
            int(table.source[row]),
            int(table.target[row]),
            *(column.value(row) for column in table.columns.values()),
        )
        earlier = said.setdefault(key, [])
        period = table.period(row)
        found = next((other for other in earlier if table.period(other).overlaps(period)), -1)
        first[row] = found
        if found < 0:
            earlier.append(row)
    return first
