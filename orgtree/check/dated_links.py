"""Links with their days, whatever the definition's date: when each holds, and when a unit has more than it may."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from orgtree.base.dates import EARLIEST, ENDED, LATEST, show_days
from orgtree.base.range_words import days_in_words
from orgtree.graph.bounds import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from orgtree.base.messages import Named
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


class Crowd(NamedTuple):
    """More links of one unit than it may have, all on the same days.

    Args:
        unit: The unit.
        first: The first of those days, as an ordinal.
        stop: The day from which they are no more too many.
        links: Numbers of the links.
    """

    unit: int
    first: int
    stop: int
    links: list[int]

    def on(self, day: int) -> bool:
        """Return whether they are too many on a day."""
        return self.first <= day < self.stop

    @property
    def days(self) -> Named:
        """Those days, as text that sentences say in words."""
        return days_in_words(show_days(self.first, self.stop - 1 if self.stop < LATEST else LATEST))


def crowded(unit: Ints, start: Ints, stop: Ints, numbers: Ints, most: float, day: int) -> Iterator[Crowd]:
    """Yield each unit that has more than *most* links on the day looked at, or on another day by dates that are written.

    A link of which nobody says when it began is not held against another one in the past: that it has always been is
    said by nothing but silence.

    Args:
        unit: Unit of each link.
        start: First day of each link.
        stop: Day from which each link holds no longer.
        numbers: The links that are looked at, which are few.
        most: How many a unit may have.
        day: The day that is looked at.
    """
    by_unit: dict[int, list[int]] = {}
    for number in numbers[np.lexsort((numbers, start[numbers], unit[numbers]))].tolist():
        if start[number] < stop[number]:
            by_unit.setdefault(int(unit[number]), []).append(number)
    for one, links in by_unit.items():
        crowds = list(_crowds(one, links, start, stop, most))
        today = (crowd for crowd in crowds if crowd.on(day))
        dated = (crowd for crowd in crowds if crowd.first > EARLIEST)
        yield from islice(chain(today, dated), 1)


def _crowds(unit: int, links: list[int], start: Ints, stop: Ints, most: float) -> Iterator[Crowd]:
    """Yield the stretches of days on which a unit has too many of its links, which are in the order of their first days."""
    together: list[int] = []
    for number in links:
        first = int(start[number])
        together = [*(other for other in together if stop[other] > first), number]
        if len(together) > most:
            ends = sorted(int(stop[other]) for other in together)
            yield Crowd(unit, first, ends[len(together) - int(most) - 1], together)


def scope_on_any_day(context: Context, options: CheckOptions) -> Answer:
    """Return a rule's scope with units that have ended."""
    scope = context.base & context.query.condition(options.where)
    if options.for_ is not None:
        kinds = context.graph.kind_mask(options.for_)
        scope = scope & Answer(kinds, kinds)
    return scope
