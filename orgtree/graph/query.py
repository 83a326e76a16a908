"""Evaluate conditions and paths over a graph: array operations, three-valued answers.

An answer is a pair of masks, what surely holds and what may hold (Kleene's strong logic of
indeterminacy): a unit in the second but not in the first is undecided. Existence along a path is worked
out backwards from the units that are wanted, so it is linear in the graph whatever the path; counting and
comparing need the pairs themselves and have a budget.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.charter.expression import All, AnyOf, FieldIn, KindIn, Not, Path, Reaches
from orgtree.graph.bounds import Answer, Bounds
from orgtree.graph.steps import TooManyPairsError, steps_of
from orgtree.graph.totals import roll_up, stated_bounds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from orgtree.charter.expression import Condition
    from orgtree.graph.columns import Column
    from orgtree.graph.snapshot import Links, Snapshot
    from orgtree.graph.totals import Totals

    Bools = NDArray[np.bool_]
    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

__all__ = ["Pairs", "Query", "TooManyPairsError", "bounds_of", "totals"]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Units reached from each start along a path.

    Args:
        start: Number of the start (a unit, or a row of a link table), sorted. Shape (pairs,).
        unit: Unit that it reaches; each pair once. Shape (pairs,).
        open: Starts from which more may be reached, since a list on the way is incomplete. Shape (starts,).
    """

    start: Ints
    unit: Ints
    open: Bools


class Query:
    """Queries a graph and caches the answers.

    Args:
        graph: The graph.
        stated_only: Whether a field with a total is asked for as stated, and not summed up.
    """

    def __init__(self, graph: Snapshot, *, stated_only: bool = False) -> None:
        self.graph = graph
        self.stated_only = stated_only
        self.steps = steps_of(graph)
        self._answers: dict[Condition, Answer] = {}

    def condition(self, condition: Condition | None) -> Answer:
        """Return which units fit a condition; shape (units,). All fit None."""
        if condition is None:
            everything = np.ones(self.graph.size, dtype=bool)
            return Answer(everything, everything)
        answer = self._answers.get(condition)
        if answer is None:
            answer = self._answers[condition] = self._condition(condition)
        return answer

    def _condition(self, condition: Condition) -> Answer:  # noqa: PLR0911 - one case for each form of condition
        graph = self.graph
        if isinstance(condition, All | AnyOf):
            parts = [self.condition(part) for part in condition.parts]
            whole = self.condition(None)
            if isinstance(condition, All):
                for part in parts:
                    whole = whole & part
                return whole
            whole = ~whole
            for part in parts:
                whole = whole | part
            return whole
        if isinstance(condition, Not):
            return ~self.condition(condition.part)
        if isinstance(condition, KindIn):
            mask = graph.kind_mask(condition.codes)
            return Answer(mask, mask)
        if isinstance(condition, Reaches):
            return self.reaches(condition.path)
        if condition.field == "id":
            mask = np.zeros(graph.size, dtype=bool)
            mask[[graph.index[name] for name in condition.values if name in graph.index]] = True
            return Answer(mask, mask)
        if condition.field == "name":
            mask = np.fromiter(
                (self._named(unit, condition.values) for unit in range(graph.size)), dtype=bool, count=graph.size
            )
            return Answer(mask, mask)
        return self.field(condition)

    def _named(self, unit: int, wanted: frozenset[Any]) -> bool:
        raw = self.graph.names[unit]
        return raw in wanted if isinstance(raw, str) else bool(raw) and not wanted.isdisjoint(raw.values())

    def field(self, test: FieldIn) -> Answer:
        """Return which units' fields pass a test; a kind without the field counts as "not stated"."""
        graph = self.graph
        having = graph.having(test.field)
        column = graph.columns.get(test.field)
        if column is None:
            unstated = np.full(graph.size, fill_value=test.or_unknown)
            return Answer(unstated, unstated | having)
        if column.field.total is not None and not test.or_unknown and not self.stated_only:
            return totals(graph, test.field).total.within(*test.intervals) & Answer(having, having)
        return _column_in(test, column, having)

    def link_condition(self, table: Links, conditions: Mapping[str, FieldIn]) -> Answer:
        """Return which links of a table pass tests of their fields."""
        everything = np.ones(len(table), dtype=bool)
        answer = Answer(everything, everything)
        for name, test in conditions.items():
            column = table.columns.get(name)
            if column is None:
                unstated = np.full(len(table), fill_value=test.or_unknown)
                answer = answer & Answer(unstated, everything)
            else:
                answer = answer & _column_in(test, column, everything)
        return answer

    def targets(self, path: Path) -> Answer:
        """Return which units a path counts: those of its kinds, fitting its condition, and in force."""
        graph = self.graph
        mask = graph.in_force if path.kinds is None else graph.in_force & graph.kind_mask(path.kinds)
        wanted = Answer(mask, mask)
        return wanted if path.where is None else self.condition(path.where) & wanted

    def reaches(self, path: Path) -> Answer:
        """Return which units reach a number of units within the path's count."""
        if path.count.low == 1 and path.count.high == float("inf"):
            return self.exists(path)
        if path.count.low == path.count.high == 0:
            return ~self.exists(path)
        return self.count(path).within(path.count)

    def exists(self, path: Path) -> Answer:
        """Return which units reach at least one unit along a path; linear in the graph."""
        targets = self.targets(path)
        must = self.steps.before_any(path.ways, targets.must, closed=True)
        may = self.steps.before_any(path.ways, targets.may, closed=False)
        return Answer(must, may | must)

    def count(self, path: Path, *, besides: Path | None = None, distinct: bool = True) -> Bounds:
        """Return for each unit how many units it reaches; shape (units,).

        Args:
            path: The path, with what is counted.
            besides: Units reached along this path are not counted.
            distinct: Whether a unit that is reached twice counts once.

        Raises:
            TooManyPairsError: If the pairs would not fit the budget.
        """
        quick = self.steps.quick_count(path, self.targets(path)) if besides is None and distinct else None
        if quick is not None:
            return quick
        starts = np.arange(self.graph.size)
        return self._counted(
            self.pairs(path, starts, distinct=distinct),
            self.targets(path),
            self.pairs(besides, starts) if besides else None,
            self.graph.size,
        )

    def _counted(self, pairs: Pairs, targets: Answer, besides: Pairs | None, size: int) -> Bounds:
        keep = np.ones(len(pairs.start), dtype=bool)
        if besides is not None:
            units = self.graph.size
            keep = ~np.isin(pairs.start * units + pairs.unit, besides.start * units + besides.unit)
        low = np.bincount(pairs.start[keep & targets.must[pairs.unit]], minlength=size).astype(float)
        high = np.bincount(pairs.start[keep & targets.may[pairs.unit]], minlength=size).astype(float)
        if besides is not None:
            low = np.where(besides.open, 0.0, low)  # any of those counted may be one of those left out
        high[pairs.open] = np.inf
        return Bounds(low, high)

    def pairs(
        self,
        path: Path,
        starts: NDArray[Any],
        *,
        rows: NDArray[Any] | None = None,
        ends: tuple[Any, Any] | None = None,
        distinct: bool = True,
    ) -> Pairs:
        """Return which units are reached from each start, before the path's kinds and condition apply.

        Args:
            path: The path.
            starts: Units to start from.
            rows: Number that each start is known by in the answer; its place in *starts* if left out.
            ends: Source and target of each start where the starts are links and the path begins with from or to.
            distinct: Whether a unit reached twice from one start is one pair.

        Raises:
            TooManyPairsError: If the pairs would not fit the budget.
        """
        numbers = np.arange(len(starts)) if rows is None else rows
        size = int(numbers.max()) + 1 if len(numbers) else 0
        start, unit, open_starts = self.steps.pairs(path.ways, numbers, starts, ends, distinct=distinct)
        opened = np.zeros(size, dtype=bool)
        opened[open_starts] = True
        return Pairs(start, unit, opened)

    def narrowed(self, path: Path, pairs: Pairs) -> Pairs:
        """Return the pairs whose unit the path may count."""
        may = self.targets(path).may[pairs.unit]
        return Pairs(pairs.start[may], pairs.unit[may], pairs.open)


def _column_in(test: FieldIn, column: Column, having: Bools) -> Answer:
    unstated = ~column.known
    if column.low is not None and column.high is not None:
        answer = Bounds(column.low, column.high).within(*test.intervals)
        must, may = answer.must & having & column.known, answer.may & having
    else:
        wanted = np.zeros(len(column.vocabulary) + 1, dtype=bool)
        for code, value in enumerate(column.vocabulary):
            wanted[code] = value in test.values and type(value) in {type(v) for v in test.values}
        fits = wanted[column.codes]  # the last entry stands for -1
        must, may = fits & having, (fits | unstated) & having
    if test.or_unknown:
        must = must | unstated
        may = (may & column.known) | unstated
    return Answer(must, may | must)


def totals(graph: Snapshot, name: str) -> Totals:
    """Return a field's totals, less the units that it excludes; see `orgtree.graph.totals.roll_up`.

    An exclusion is a condition, and conditions ask for totals: in one, a field is asked for as stated.

    Args:
        graph: The graph.
        name: A field with a `total`.
    """
    return graph.cached(("totals", name), lambda: roll_up(graph, name, excluded(graph, name)))


def excluded(graph: Snapshot, name: str) -> Bools:
    """Return which units a field with a `total` leaves out of sums. Shape (units,)."""

    def made() -> Bools:
        total = graph.charter.fields[name].total
        if total is None or total.exclude is None:
            return np.zeros(graph.size, dtype=bool)
        return Query(graph, stated_only=True).condition(total.exclude).must

    return graph.cached(("excluded", name), made)


def bounds_of(graph: Snapshot, name: str) -> Bounds:
    """Return the bounds of a number or date of every unit, totals summed up where they are not stated.

    Args:
        graph: The graph.
        name: The field.
    """
    return totals(graph, name).total if graph.charter.fields[name].total is not None else stated_bounds(graph, name)
