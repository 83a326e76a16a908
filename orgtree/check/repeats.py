"""Find duplicate links: same ends, same fields and a day in common, also reversed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.graph.pair_keys import pair_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from orgtree.graph.snapshot import Links

    Bools = NDArray[np.bool_]


def repeats(table: Links) -> Bools:
    """Return which links of a table repeat an earlier one exactly; shape (links,).

    Args:
        table: Links of one type. One that nesting wrote and a key writes again is reported when the graph is built.
    """
    return first_said(table) >= 0


def first_said(table: Links) -> NDArray[np.int64]:
    """Return for each link its earlier duplicate, -1 for none; shape (links,)."""
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


def both_ways(table: Links, size: int) -> Iterator[tuple[int, int]]:
    """Yield pairs of rows that join the same units in opposite directions on some day, the earlier row first.

    Args:
        table: Links of a symmetric type.
        size: Number of units.
    """
    low, high = np.minimum(table.source, table.target), np.maximum(table.source, table.target)
    key = pair_keys(low, high, size)
    order = np.argsort(key, kind="stable")
    starts = np.flatnonzero(np.r_[True, key[order][1:] != key[order][:-1]]) if len(order) else order
    stops = np.r_[starts[1:], len(order)]
    for start, stop in zip(starts[stops - starts > 1].tolist(), stops[stops - starts > 1].tolist(), strict=True):
        forward: dict[bool, list[int]] = {True: [], False: []}
        for row in order[start:stop].tolist():
            upward = bool(table.source[row] < table.target[row])
            other = next((one for one in forward[not upward] if table.period(one).overlaps(table.period(row))), None)
            if other is None:
                forward[upward].append(row)
            else:
                yield other, row
