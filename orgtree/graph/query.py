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
from orgtree.charter.trees import is_certain
from orgtree.graph.bounds import Answer, Bounds
from orgtree.graph.field_tests import fitting, fitting_none
from orgtree.graph.pair_keys import pair_keys
from orgtree.graph.steps import Steps, TooManyPairsError
from orgtree.graph.totals import roll_up, stated_bounds

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.charter.expression import Condition
    from orgtree.graph.snapshot import Snapshot
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
        sure: Whether each pair is surely reached: what is asked of links on the way may be unknown. Shape (pairs,).
    """

    start: Ints
    unit: Ints
    open: Bools
    sure: Bools


class Query:
    """Queries a graph and caches the answers.

    Args:
        graph: The graph.
        stated_only: Whether a field with a total is asked for as stated, and not summed up.
    """

    def __init__(self, graph: Snapshot, *, stated_only: bool = False) -> None:
        self.graph = graph
        self.stated_only = stated_only
        self._answers: dict[Condition, Answer] = {}
        everything = np.ones(graph.size, dtype=bool)
        everything.setflags(write=False)
        self._everything = Answer(everything, everything)

    @property
    def steps(self) -> Steps:
        """What walks the graph's links; made anew, since what it asks keeps the answers in memory."""
        return Steps(self.graph, self.condition)

    def condition(self, condition: Condition | None) -> Answer:
        """Return which units fit a condition; shape (units,). All fit None."""
        if condition is None:
            return self._everything
        answer = self._answers.get(condition)
        if answer is None:
            answer = self._answers[condition] = self._shared(self._condition(condition))
        return answer

    def _shared(self, answer: Answer) -> Answer:
        """Return an answer, no unit told by the one mask that has none."""
        nobody = self.graph.nobody
        must = answer.must if answer.must.any() else nobody
        if answer.settled:
            return Answer(must, must)
        return Answer(must, answer.may if answer.may.any() else nobody)

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
            return self._everything if test.or_unknown else fitting_none(test, graph.charter.fields[test.field], having)
        if column.field.total is not None and not test.or_unknown and not self.stated_only:
            return totals(graph, test.field).total.within(*test.intervals) & Answer(having, having)
        return fitting(test, column, having)

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
        steps = self.steps
        must = steps.before_any(path.ways, targets.must, path.kinds, closed=True)
        if targets.settled and self.graph.all_listed and is_certain(path.ways, self.graph.charter.paths):
            return Answer(must, must)  # nothing on the way is unknown, so that what may be reached surely is
        may = steps.before_any(path.ways, targets.may, path.kinds, closed=False)
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
            (self.pairs(besides, starts), self.targets(besides)) if besides else None,
            self.graph.size,
        )

    def _counted(self, pairs: Pairs, targets: Answer, besides: tuple[Pairs, Answer] | None, size: int) -> Bounds:
        low = pairs.sure & targets.must[pairs.unit]
        high = targets.may[pairs.unit]
        if besides is not None:
            others, left_out = besides
            keys, other = (pair_keys(some.start, some.unit, self.graph.size) for some in (pairs, others))
            low = low & ~np.isin(keys, other[left_out.may[others.unit]])
            high = high & ~np.isin(keys, other[others.sure & left_out.must[others.unit]])
        least = np.bincount(pairs.start[low], minlength=size).astype(float)
        most = np.bincount(pairs.start[high], minlength=size).astype(float)
        if besides is not None:
            least = np.where(besides[0].open, 0.0, least)  # any of those counted may be one of those left out
        most[pairs.open] = np.inf
        return Bounds(least, most)

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
        certain = is_certain(path.ways, self.graph.charter.paths)
        start, unit, open_starts = self.steps.pairs(
            path.ways, numbers, starts, ends, path.kinds, distinct=distinct, sure=certain
        )
        opened = np.zeros(size, dtype=bool)
        opened[open_starts] = True
        sure = np.ones(len(start), dtype=bool)
        if not certain:
            row, end, _ = self.steps.pairs(path.ways, numbers, starts, ends, distinct=distinct, sure=True)
            sure = _first_of_each(pair_keys(start, unit, self.graph.size), pair_keys(row, end, self.graph.size))
        return Pairs(start, unit, opened, sure)

    def narrowed(self, path: Path, pairs: Pairs) -> Pairs:
        """Return the pairs whose unit the path may count."""
        may = self.targets(path).may[pairs.unit]
        return Pairs(pairs.start[may], pairs.unit[may], pairs.open, pairs.sure[may])


def _first_of_each(keys: Ints, some: Ints) -> Bools:
    """Return which of sorted numbers are among others, each as often as it stands there.

    >>> _first_of_each(np.array([1, 1, 1, 2]), np.array([1, 1])).tolist()
    [True, True, False, False]
    """
    rank = np.arange(len(keys)) - np.searchsorted(keys, keys)
    times = np.searchsorted(some, keys, side="right") - np.searchsorted(some, keys)
    among: Bools = rank < times
    return among


def totals(graph: Snapshot, name: str) -> Totals:
    """Return a field's totals, less the units that it excludes; see `orgtree.graph.totals.roll_up`.

    An exclusion is a condition, and conditions ask for totals: in one, a field is asked for as stated.

    Args:
        graph: The graph.
        name: A field with a `total`.
    """
    return graph.cached(("totals", name), lambda: roll_up(graph, name, excluded(graph, name)))


def excluded(graph: Snapshot, name: str) -> Answer:
    """Return which units a field with a `total` leaves out of sums. Shape (units,)."""
    total = graph.charter.fields[name].total
    assert total is not None  # noqa: S101 - of others nothing is summed up
    exclude = total.exclude

    def made() -> Answer:
        query = Query(graph, stated_only=True)
        return ~query.condition(None) if exclude is None else query.condition(exclude)

    return graph.cached(("excluded", exclude), made)  # fields that leave out the same share one answer


def bounds_of(graph: Snapshot, name: str) -> Bounds:
    """Return the bounds of a number or date of every unit, totals summed up where they are not stated.

    Args:
        graph: The graph.
        name: The field.
    """
    return totals(graph, name).total if graph.charter.fields[name].total is not None else stated_bounds(graph, name)
