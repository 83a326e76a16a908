"""Links over time: when each of them holds, and on which days a unit has more of them than it may."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from orgtree.graph.snapshot import Links, Snapshot

    Ints = NDArray[np.int64]


def holding(graph: Snapshot, tables: Sequence[Links]) -> tuple[Ints, Ints]:
    """Return the first day and the day after the last on which each link and both its ends hold.

    Args:
        graph: The organisation.
        tables: Tables of links, taken one after another.
    """
    starts = [np.maximum.reduce([one.start, graph.start[one.source], graph.start[one.target]]) for one in tables]
    stops = [np.minimum.reduce([one.stop, graph.stop[one.source], graph.stop[one.target]]) for one in tables]
    return np.concatenate(starts).astype(np.int64), np.concatenate(stops).astype(np.int64)


def crowded(unit: Ints, start: Ints, stop: Ints, numbers: Ints, most: float) -> Iterator[tuple[int, int, list[int]]]:
    """Yield each unit that has more than *most* links on one day, with the first such day and the links then.

    Args:
        unit: Unit of each link.
        start: First day of each link.
        stop: Day from which each link holds no longer.
        numbers: The links that are looked at, which are few.
        most: How many a unit may have.
    """
    by_unit: dict[int, list[int]] = {}
    for number in numbers[np.lexsort((numbers, start[numbers], unit[numbers]))].tolist():
        if start[number] < stop[number]:
            by_unit.setdefault(int(unit[number]), []).append(number)
    for one, links in by_unit.items():
        together: list[int] = []
        for number in links:  # in the order of their first days
            day = int(start[number])
            together = [*(other for other in together if stop[other] > day), number]
            if len(together) > most:
                yield one, day, together
                break
