"""Links with their days, whatever the definition's date: rows of batches, terms and holders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.dates import ENDED, LATEST
from orgtree.graph.bounds import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        start = np.concatenate([table.start for table in tables])
        stops = (np.concatenate([table.stop for table in tables]), graph.stop[source], graph.stop[target])
        start = np.maximum(start, np.maximum(graph.start[source], graph.start[target])).astype(np.int64)
        stop = np.minimum.reduce(stops).astype(np.int64)
        known = [np.where(days == ENDED, LATEST, days) for days in stops] if (stop == ENDED).any() else stops
        latest = np.minimum.reduce(known).astype(np.int64)
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


def scope_on_any_day(context: Context, options: CheckOptions) -> Answer:
    """Return a rule's scope with units that have ended."""
    scope = context.base & context.query.condition(options.where)
    if options.for_ is not None:
        kinds = context.graph.kind_mask(options.for_)
        scope = scope & Answer(kinds, kinds)
    return scope
