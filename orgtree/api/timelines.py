"""The timeline of an organisation: which units, links and terms have dates, by subtree, before any layout."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.dates import EARLIEST, ENDED, LATEST, show_day, show_days
from orgtree.base.errors import UsageError
from orgtree.base.messages import Saying
from orgtree.check.judging_day import JudgingDay
from orgtree.check.prepare import prepare
from orgtree.check.rules import CHECKS
from orgtree.check.terms import terms
from orgtree.draw.timeline import Bar, Row, Timeline
from orgtree.draw.words import labelled, noted, word
from orgtree.graph.hierarchy import build_hierarchy
from orgtree.graph.placement import placement
from orgtree.graph.select import select
from orgtree.graph.snapshot import Snapshot
from orgtree.graph.tables import Table, forever

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from orgtree.api.organisation import Organisation
    from orgtree.check.terms import Term
    from orgtree.draw.picture_options import PictureOptions
    from orgtree.graph.hierarchy import Hierarchy

    Bools = NDArray[np.bool_]

T = TypeVar("T", bound=Table)

_YEAR = 365
_SOON = 366
"""Units that follow one another within so many days share a row."""
_AROUND = 0.03
"""Part of the axis that is left free at both ends."""


@dataclass
class _Told:
    """What is dated of one unit: rows of bars below its own, and single dates."""

    terms: list[Bar] = field(default_factory=list)
    links: dict[str, list[Bar]] = field(default_factory=dict)
    dates: list[tuple[int, int, str]] = field(default_factory=list)


class _Lane(NamedTuple):
    """A row to come: a name, and units or bars of one sort that share it."""

    name: str
    bars: tuple[Bar, ...]


def timeline(org: Organisation, options: PictureOptions, source: str = "") -> Timeline:
    """Return the timeline of an organisation.

    Args:
        org: The organisation.
        options: What was chosen: root, kinds, a condition, language, title.
        source: Source in the subtitle.

    Raises:
        UsageError: If a unit or kind is not there, the condition is wrong, or nothing that is asked for has a date.
    """
    graph = org.snapshot
    language = options.language or graph.language
    work = _Timelines(graph, language)
    asked = work.asked(options)
    dated = asked & work.dated
    if not dated.any():
        raise UsageError(N_("nothing that is asked for has a date, so that there is no timeline to draw"))
    left = int((asked & ~work.dated).sum())
    if options.notes is not None:
        told = {"drawn": int(dated.sum()), "left": left}
        options.notes.append(
            Saying(N_("{drawn} {drawn:unit|units} with dates; {left} without any date {left:is|are} left out"), told)
        )
    rows = tuple(work.rows(dated))
    first, last = work.ends(rows)
    title = graph.title.pick(language) or org.origin
    if options.root is not None:
        title = f"{title} · {graph.name(graph.number(options.root), language)}"
    if isinstance(options.title, str) and options.title:
        title = options.title
    day = word("as_of" if graph.as_of else "today", language, date=str(work.day.date))
    subtitle = " · ".join(filter(None, [day, labelled(word("source", language), source, language) if source else ""]))
    said = [word("timeline_of", language, title=title), word("units", language, count=int(dated.sum()))]
    if left:
        said.append(word("undated", language, count=left))
    description = word("stop", language).join([word("semicolon", language).join(said), subtitle])
    said_day = (work.day.date.last, day)
    return Timeline(title, subtitle, rows, first, last, said_day, language, description, tuple(work.titles(dated)))


class _Timelines:
    """What an organisation tells of time."""

    def __init__(self, graph: Snapshot, language: str) -> None:
        self.graph, self.language = graph, language
        self.day = JudgingDay(graph.as_of)
        self.told: dict[int, _Told] = {}
        self._titled: dict[str, list[int]] = {}
        self._links()
        self._terms()
        self._dates()
        self.forest = _forest(graph)
        units = graph.facts.units
        self.own: Bools = (units.start > EARLIEST) | (units.stop < LATEST)
        self.dated: Bools = self.own.copy()
        self.dated[list(self.told)] = True

    def asked(self, options: PictureOptions) -> Bools:
        """Return the units that are asked for, on whatever day they are there."""
        graph = self.graph
        mask = np.ones(graph.size, dtype=bool)
        if options.root is not None:
            mask &= _under(self.forest, graph.number(options.root))
        if options.kinds:
            mask &= graph.kind_mask(graph.kind_codes(options.kinds))
        if options.where:
            fits = np.zeros(graph.size, dtype=bool)
            fits[select(graph, where=options.where)] = True
            mask &= fits
        return mask

    # -- what is dated --------------------------------------------------------------------------------------------

    def _of(self, unit: int) -> _Told:
        return self.told.setdefault(unit, _Told())

    def _links(self) -> None:
        """Take the links that have days of their own."""
        graph = self.graph
        for name, table in graph.links.items():
            title = table.link.title.pick(self.language) or name
            for row in np.flatnonzero((table.start > EARLIEST) | (table.stop < LATEST)).tolist():
                other = graph.name(int(table.target[row]), self.language)
                days = int(table.start[row]), int(table.stop[row])
                bar = self._bar(*days, other, labelled(title, other, self.language), look="link")
                self._of(int(table.source[row])).links.setdefault(title, []).append(bar)

    def _terms(self) -> None:
        """Take the terms that the charter's rules tell of."""
        rules, _ = prepare(self.graph.charter, CHECKS)
        for term in terms(self.graph, rules, self.day):
            self._of(term.unit).terms += self._term(term)

    def _term(self, term: Term) -> Iterator[Bar]:
        (first, since), (until, last) = term.since, term.until
        days = f"{show_days(*term.since)} – {show_days(*term.until)}"
        said = noted(word("time_term", self.language), days, self.language)
        if first < since:
            yield Bar(first, since, "", "perhaps", said)
        if since < until:
            yield Bar(since, until, days, "term", said)
        if until < last and not term.overdue:
            yield Bar(max(until, since), last, "", "perhaps", said)
        if term.overdue:
            words = word("time_overdue", self.language)
            tip = noted(words, f"{show_day(last)} – {self.day.date}", self.language)
            yield Bar(last, self.day.date.first, words, "overdue", tip)

    def _dates(self) -> None:
        """Take single dates of units that are not the ends of terms."""
        graph = self.graph
        for name, column in graph.columns.items():
            if column.field.type != "date" or column.low is None or column.high is None:
                continue
            title = column.field.title.pick(self.language) or name
            for unit in np.flatnonzero(column.known).tolist():
                low, high = float(column.low[unit]), float(column.high[unit])
                if np.isfinite(low) and np.isfinite(high):
                    tip = labelled(title, column.text(unit), self.language)
                    self._of(unit).dates.append((int(low), int(high), tip))
                    self._titled.setdefault(title, []).append(unit)

    def titles(self, units: Bools) -> Iterator[str]:
        """Yield the titles of the fields of which some units have single dates."""
        return (title for title, dated in self._titled.items() if any(units[unit] for unit in dated))

    def _bar(self, start: int, stop: int, text: str, tip: str, look: str = "unit") -> Bar:
        """Return the bar of a period; one that has ended, and nobody knows when, goes on to the day by which it had."""
        unknown = stop == ENDED
        own = self.graph.facts.head.as_of
        ended = own.last if own else self.day.date.last
        return Bar(
            start if start > EARLIEST else None,
            max(ended, start + 1) if unknown else stop if stop < LATEST else None,
            text,
            "link" if look == "link" else "unit",
            noted(tip, f"{show_day(start)} – {show_day(stop)}", self.language),
            unknown,
        )

    # -- rows -----------------------------------------------------------------------------------------------------

    def rows(self, dated: Bools) -> Iterator[Row]:
        """Yield the rows of some units and of what they stand under, in the order of the tree."""
        forest, graph = self.forest, self.graph
        shown = _with_above(forest, dated)
        order = np.flatnonzero(shown)[np.argsort(forest.position[shown])].tolist()
        children: dict[int, list[int]] = {}
        for unit in order:
            children.setdefault(int(forest.parent[unit]), []).append(unit)
        lanes = {unit: lane for group in children.values() for unit, lane in self._lanes(group, children).items()}
        numbers: dict[int, int] = {}
        count = 0
        for unit in order:
            if unit in lanes and lanes[unit] is None:
                continue  # it shares the row of an earlier one
            above = numbers.get(int(forest.parent[unit]), -1)
            depth = int(forest.depth[unit])
            numbers[unit] = count
            lane = lanes.get(unit)
            if lane is not None:
                yield Row(lane.name, depth, lane.bars, (), above)
                count += 1
                continue
            told = self.told.get(unit, _Told())
            name = graph.name(unit, self.language)
            own = (self._bar_of(unit, ""),) if self.own[unit] else ()
            yield Row(name, depth, own, tuple(told.dates), above, bold=unit in children)
            count += 1
            for title, more in ((word("time_term", self.language), told.terms), *told.links.items()):
                for bars in _apart(more):
                    yield Row(title, depth + 1, bars, (), numbers[unit])
                    count += 1

    def _bar_of(self, unit: int, text: str) -> Bar:
        period = self.graph.period(unit)
        return self._bar(period.start, period.stop, text, self.graph.name(unit, self.language))

    def _lanes(self, group: list[int], children: dict[int, list[int]]) -> dict[int, _Lane | None]:
        """Return the rows that units of one kind under one unit share, one after another, such as batches.

        The first of each row has its name and bars, the others None. What has rows of its own below shares none.
        """
        graph = self.graph
        found: dict[int, _Lane | None] = {}
        by_kind: dict[int, list[int]] = {}
        for unit in group:
            if unit not in children and unit not in self.told and self.own[unit]:
                by_kind.setdefault(int(graph.kind[unit]), []).append(unit)
        for code, units in by_kind.items():
            bars = {unit: self._bar_of(unit, graph.name(unit, self.language)) for unit in units}
            of_bar = {id(bar): unit for unit, bar in bars.items()}
            for lane in _apart(bars.values(), _SOON):
                if len(lane) > 1:
                    members = sorted((of_bar[id(bar)] for bar in lane), key=units.index)
                    found |= dict.fromkeys(members)
                    title = graph.kinds[code].title.pick(self.language) or graph.kinds[code].name
                    found[members[0]] = _Lane(title, lane)
        return found

    def ends(self, rows: Iterable[Row]) -> tuple[int, int]:
        """Return the first and the last day of the axis, with some room around all that is drawn and the day looked at."""
        days = [self.day.date.last]
        for row in rows:
            days += [day for bar in row.bars for day in (bar.start, bar.stop) if day is not None]
            days += [day for date in row.dates for day in date[:2]]
        room = max(int((max(days) - min(days)) * _AROUND), _YEAR // 6)
        return max(min(days) - room, 1), min(max(days) + room, LATEST - 1)


def _start(bar: Bar) -> int:
    return EARLIEST if bar.start is None else bar.start


def _apart(bars: Iterable[Bar], gap: int = LATEST) -> list[tuple[Bar, ...]]:
    """Put bars into as few rows as keep them apart, each in the order of its days.

    Args:
        bars: The bars.
        gap: How many days after another one in its row a bar begins at most.
    """
    lanes: list[list[Bar]] = []
    free: list[tuple[int, int]] = []  # when each row that may go on is free, the first one first, and its number
    for bar in sorted(bars, key=_start):
        while free and free[0][0] + gap < _start(bar):
            heappop(free)
        if free and free[0][0] <= _start(bar):
            number = heappop(free)[1]
            lanes[number].append(bar)
        else:
            number = len(lanes)
            lanes.append([bar])
        heappush(free, (LATEST if bar.stop is None else bar.stop, number))
    return [tuple(lane) for lane in lanes]


def _forest(graph: Snapshot) -> Hierarchy:
    """Return under which unit each stands: as on the day, and what is not there on it, as if everything always held."""
    facts = graph.facts

    def always(table: T) -> T:
        start, stop = forever(len(table))
        return replace(table, start=start, stop=stop)

    timeless = replace(facts, units=always(facts.units), links={name: always(one) for name, one in facts.links.items()})
    parent = np.where(graph.in_force, placement(graph).forest.parent, placement(Snapshot(timeless)).forest.parent)
    return build_hierarchy("", parent.astype(np.int32), np.ones(graph.size, dtype=bool))[0]


def _under(forest: Hierarchy, top: int) -> Bools:
    """Return a unit and what is below it."""
    position = forest.position
    mask: Bools = (position >= position[top]) & (position < forest.end[top])
    return mask


def _with_above(forest: Hierarchy, units: Bools) -> Bools:
    """Return some units, and all that they stand under."""
    mask = units.copy()
    wave = np.flatnonzero(units).tolist()
    while wave:
        above = {int(forest.parent[unit]) for unit in wave}
        wave = [unit for unit in above if unit >= 0 and not mask[unit]]
        mask[wave] = True
    return mask
