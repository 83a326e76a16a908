"""Links with their days, whatever the definition's date: when each holds, and when a unit has more than it may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.dates import ENDED, LATEST
from orgtree.graph.bounds import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from orgtree.base.place import Place
    from orgtree.check.options import CheckOptions
    from orgtree.check.rule import Context
    from orgtree.graph.snapshot import Links, Snapshot

    Ints = NDArray[np.int64]


@dataclass(frozen=True)
class DatedLinks:
    """All links of a type and its subtypes, ended ones included; arrays have shape (links,).

    Args:
        graph: The organisation.
        tables: The tables that they come from, one after another.
        source: Unit that each starts from.
        target: Unit that it leads to.
        start: First day on which it and both its ends hold.
        stop: Day from which one of them holds no longer; `ENDED` where that of one is not known.
        latest: The last day that this can be.
    """

    graph: Snapshot
    tables: Sequence[Links]
    source: Ints
    target: Ints
    start: Ints
    stop: Ints
    latest: Ints

    @classmethod
    def of(cls, graph: Snapshot, link: str) -> DatedLinks:
        """Return the links of a type."""
        tables = graph.tables(link)
        source = np.concatenate([table.source for table in tables]).astype(np.int64)
        target = np.concatenate([table.target for table in tables]).astype(np.int64)
        start, stop = holding(graph, tables)
        latest = stop
        if (stop == ENDED).any():
            stops = (np.concatenate([table.stop for table in tables]), graph.stop[source], graph.stop[target])
            latest = np.minimum.reduce([np.where(days == ENDED, LATEST, days) for days in stops]).astype(np.int64)
        return cls(graph, tables, source, target, start, stop, latest)

    def place(self, row: int) -> Place:
        """Return where a link is written; of one that nesting wrote, the id of the unit that it starts from."""
        for table in self.tables:
            if row < len(table):
                break
            row -= len(table)
        if table.nested[row]:
            return self.graph.place(int(table.source[row]), "id")
        return self.graph.link_place(table, row)


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


def scope_on_any_day(context: Context, options: CheckOptions) -> Answer:
    """Return a rule's scope with units that have ended."""
    scope = context.base & context.query.condition(options.where)
    if options.for_ is not None:
        kinds = context.graph.kind_mask(options.for_)
        scope = scope & Answer(kinds, kinds)
    return scope
