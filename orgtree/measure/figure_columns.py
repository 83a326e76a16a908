"""Figures of many groups as columns: one is made when it is asked for.

A breakdown by a small kind has millions of figures, of which a table shows some.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.on_demand import OnDemand
from orgtree.measure.figure import REST, Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from orgtree.graph.bounds import Bounds
    from orgtree.measure.figure import Organised
    from orgtree.measure.groupings import UnitsByGroup
    from orgtree.measure.metric import Metric
    from orgtree.measure.numpy_backend import Result

    Ints = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class FigureColumns(OnDemand[Figure]):
    """The figures of one metric, a group each; arrays have shape (groups,).

    Args:
        metric: What is measured.
        graph: The organisation.
        units: Unit that each group is of, in order, -1 for everything; of a last group, that of the rest, there is none.
        result: What measuring gave.
        unknown: Units because of which each is not exact.
        gap: Units that surely lack what is measured.
        possible: Units of which that is undecided.
        excluded: Units that are left out.
        shared: Number of units that count in other groups as well.
        silent: Whether it asks for links of which the source says nothing.
    """

    metric: Metric
    graph: Organised
    units: Ints
    result: Result
    unknown: UnitsByGroup
    gap: UnitsByGroup
    possible: UnitsByGroup
    excluded: UnitsByGroup
    shared: Ints
    silent: bool

    def __len__(self) -> int:
        return len(self.shared)

    def _item(self, place: int) -> Figure:
        result, excluded = self.result, self.excluded[place]
        numerator = result.numerator.exactly(place)
        assert numerator is not None  # noqa: S101 - there is always a number of units, or a sum
        with_excluded = parts = None
        if len(excluded):
            more = result.with_excluded
            assert more is not None  # noqa: S101 - those that are left out have it
            assert more.denominator is not None  # noqa: S101 - it is a share
            with_excluded = more.value.exactly(place)
            parts = more.numerator.exactly(place), more.denominator.exactly(place)
        return Figure(
            metric=self.metric,
            graph=self.graph,
            group=self.group(place),
            value=result.value.exactly(place),
            numerator=numerator,
            denominator=result.denominator.exactly(place) if result.denominator is not None else None,
            unknown_units=self.unknown[place],
            gap_units=self.gap[place],
            possible_units=self.possible[place],
            excluded_units=excluded,
            with_excluded=with_excluded,
            with_excluded_parts=parts,  # type: ignore[arg-type]  # neither is None
            shared_count=int(self.shared[place]),
            silent=self.silent,
            tallies=self._tallies(place),
        )

    def _tallies(self, place: int) -> dict[str, int]:
        """Return how many units there are of what is not listed as a whole."""
        lists = {"unknown": self.unknown, "gap": self.gap, "possible": self.possible, "excluded": self.excluded}
        counts = {what: int(units.counts[place]) for what, units in lists.items() if units.sampled}
        return {what: count for what, count in counts.items() if count != len(lists[what][place])}

    def group(self, place: int) -> str | None:
        """Return the id of a group's unit, `REST` for the rest, None for everything."""
        if place == len(self.units):
            return REST
        unit = int(self.units[place])
        return self.graph.ids[unit] if unit >= 0 else None

    def place(self, group: str | None) -> int | None:
        """Return the place of a group, by the id of its unit; None where there is none."""
        if group is None:
            return 0 if self.units[:1].tolist() == [-1] else None
        if group == REST:
            return len(self.units) if len(self) > len(self.units) else None
        unit = self.graph.index.get(group, -1)
        at = int(np.searchsorted(self.units, unit))
        return at if unit >= 0 and at < len(self.units) and self.units[at] == unit else None

    def where(self, test: Callable[[Figure], bool]) -> Iterator[Figure]:
        """Yield the figures that pass a test of bounds, and of whether there are gaps; those alike are tested once."""
        bounds: list[Bounds] = [self.result.value, self.result.numerator]
        bounds += [self.result.denominator] if self.result.denominator is not None else []
        known: dict[tuple[Any, ...], bool] = {}
        columns = [end.tolist() for pair in bounds for end in pair]
        columns += [(units.counts > 0).tolist() for units in (self.gap, self.possible)]
        for place, told in enumerate(zip(*columns, strict=True)):
            key = (place == len(self.units), *("" if one != one else one for one in told))  # noqa: PLR0124 - nan is not itself
            passes = known.get(key)
            if passes is None:
                passes = known[key] = test(self._item(place))
            if passes:
                yield self._item(place)


class Figures(OnDemand[Figure]):
    """Figures of several metrics, one after the other; like the tuple of them, and equal to it.

    Args:
        parts: The figures of each.
    """

    def __init__(self, parts: Sequence[FigureColumns]) -> None:
        self.parts = parts
        self._begins = [0, *accumulate(map(len, parts))]

    def __len__(self) -> int:
        return self._begins[-1]

    def _item(self, place: int) -> Figure:
        part = bisect_right(self._begins, place) - 1
        return self.parts[part][place - self._begins[part]]

    def __iter__(self) -> Iterator[Figure]:
        return chain.from_iterable(self.parts)

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Figures | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def figure(self, metric: str, group: str | None) -> Figure | None:
        """Return a metric's figure of a group, by the id of its unit; None where there is none."""
        parts = (part for part in self.parts if part.metric.name == metric)
        return next((part[place] for part in parts if (place := part.place(group)) is not None), None)

    def where(self, test: Callable[[Figure], bool]) -> Iterator[Figure]:
        """Yield the figures that pass a test of bounds, and of whether there are gaps."""
        return chain.from_iterable(part.where(test) for part in self.parts)
