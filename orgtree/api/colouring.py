"""Colour a picture by a metric: a figure, its place on the scale and its gap for every unit."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from orgtree.base.catalogue import translator
from orgtree.base.interval import Interval
from orgtree.draw.view import Value
from orgtree.measure.compile import asked_metric, prepare
from orgtree.measure.engine import asks_what_is_not_stated, unit_values
from orgtree.measure.figure import decimals, show
from orgtree.measure.plan import Share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from orgtree.graph.query import Query
    from orgtree.graph.snapshot import Snapshot
    from orgtree.measure.engine import UnitValues
    from orgtree.measure.metric import Metric

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


_EXTREMES = ("0%", "100%")
_SILENT = Value("?", None, not_stated=True)
"""What a unit shows of which the source says nothing."""


class Colouring(NamedTuple):
    """A metric's values for the units of a picture.

    Args:
        title: The metric's title.
        gap: What it calls units that lack what it asks for; "" for gap.
        values: Per number of a unit what its box says and shows.
        ends: What stands at the worst and the best end of the legend's scale.
        along: The first hierarchy that has units that it counts; None where it does not matter.
    """

    title: str
    gap: str
    values: dict[int, Value]
    ends: tuple[str, str]
    along: str | None


def colouring(graph: Snapshot, name: str, *, language: str | None = None) -> Colouring:
    """Evaluate a metric for a picture.

    Args:
        graph: The organisation.
        name: Name or title of a metric of its charter.
        language: Language of the title.

    Raises:
        UsageError: If the charter has no such metric, or the metric has a mistake.
    """
    return of_metric(graph, asked_metric(graph.charter, *prepare(graph.charter), name), language=language)


def of_metric(graph: Snapshot, metric: Metric, *, language: str | None = None, query: Query | None = None) -> Colouring:
    """Evaluate a resolved metric for a picture; pass a query to reuse its answers."""
    measured = unit_values(graph, metric, query=query)
    known = np.flatnonzero(graph.in_force & ~np.isnan(measured.low) & ~np.isnan(measured.high))
    reverse = isinstance(metric.plan, Share) and not metric.plan.wanted
    if metric.percent:
        alone = _alone(graph, measured.counted) if isinstance(metric.plan, Share) else np.zeros(graph.size, dtype=bool)
        values = _shares(measured, known, alone, reverse=reverse)
        ends = ("100%", "0%") if reverse else ("0%", "100%")
    else:
        values = _numbers(graph, metric, measured, known)
        ends = _ends(metric, measured, known, language or graph.language)
    if asks_what_is_not_stated(graph, metric):
        values = {unit: value if value.fraction is not None or value.gap else _SILENT for unit, value in values.items()}
    title = metric.title.pick(language or graph.language) or metric.name
    gap = metric.gap.pick(language or graph.language)
    return Colouring(title, gap, values, ends, _along(graph, metric, measured))


def _shares(measured: UnitValues, known: Ints, alone: NDArray[np.bool_], *, reverse: bool) -> dict[int, Value]:
    """Return values of a share; a counted leaf shows only whether it has it.

    Args:
        measured: The metric's figures.
        known: Units that have one.
        alone: Counted units without others under them.
        reverse: Whether a high share is a bad one, as of vacant posts.
    """
    low, high = measured.low.tolist(), measured.high.tolist()
    values: dict[int, Value] = {}
    for unit in known.tolist():
        gap = bool(measured.gap[unit])
        if alone[unit]:
            undecided = bool(measured.possible[unit])
            text = "?" if undecided else ""
        else:
            undecided = low[unit] <= 0 and high[unit] >= 1
            share = _interval(low[unit], high[unit])
            text = show(share, percent=True, digits=0)
            if text in _EXTREMES and share.low not in {0, 1}:
                text = show(share, percent=True)
        # The worse bound: what is not known to be there is not coloured as if it were.
        fraction = 1 - high[unit] if reverse else low[unit]
        values[unit] = Value(text, None if undecided else fraction, gap)
    return values


def _numbers(graph: Snapshot, metric: Metric, measured: UnitValues, known: Ints) -> dict[int, Value]:
    """Return values of other metrics, between the least and the most; of amounts, among units of one kind."""
    low, high = measured.low, measured.high
    finite = known[np.isfinite(low[known])]
    groups = graph.kind if metric.whole else np.zeros(graph.size, dtype=np.int16)
    fractions = np.full(graph.size, np.nan)
    for group in np.unique(groups[finite]).tolist():
        inside = finite[groups[finite] == group]
        least, most = float(low[inside].min()), float(low[inside].max())
        fractions[inside] = (low[inside] - least) / (most - least) if most > least else 1.0
    values: dict[int, Value] = {}
    lows, highs, places = low.tolist(), high.tolist(), fractions.tolist()
    digits = max(1, decimals(graph, metric.plan))
    for unit in known.tolist():
        interval = _interval(lows[unit], highs[unit])
        unknown = interval.low <= 0 and math.isinf(highs[unit])
        text = "?" if unknown else show(interval, digits=None if _whole(interval) else digits)
        fraction = None if unknown or math.isnan(places[unit]) else places[unit]
        values[unit] = Value(text, fraction, bool(measured.gap[unit]) or _misses(graph, metric, interval, unit))
    return values


def _misses(graph: Snapshot, metric: Metric, interval: Interval, unit: int) -> bool:
    """Return whether a unit's figure surely misses the metric's target or band."""
    banded = metric.by is not None and metric.by in graph.kind_of(unit).ancestors
    wanted = [metric.warn, metric.fail, *([metric.band] if banded else [])]
    return any(allowed is not None and interval.within(allowed) is False for allowed in wanted)


def _ends(metric: Metric, measured: UnitValues, known: Ints, language: str) -> tuple[str, str]:
    translate = translator(language)
    finite = measured.low[known][np.isfinite(measured.low[known])]
    if metric.whole or not len(finite):
        return translate("least of a kind"), translate("most of a kind")
    ends = (float(finite.min()), float(finite.max()))
    least, most = (show(_interval(end, end), digits=None if end % 1 == 0 else 1) for end in ends)
    return least, most


def _whole(interval: Interval) -> bool:
    """Return whether both bounds are whole numbers, or none at all."""
    return all(math.isinf(end) or end % 1 == 0 for end in (interval.low, interval.high))


def _interval(low: float, high: float) -> Interval:
    return Interval(int(low) if low.is_integer() else low, int(high) if high.is_integer() else high)


def _alone(graph: Snapshot, counted: Sequence[bool] | NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which counted units have no other counted one under them."""
    mask = np.asarray(counted, dtype=bool)
    below = np.zeros(graph.size, dtype=bool)
    for tree in graph.hierarchies.values():
        sums = tree.subtree_sums(mask.astype(np.int64))
        below |= tree.members & (sums > mask)
    return mask & ~below


def _along(graph: Snapshot, metric: Metric, measured: UnitValues) -> str | None:
    counted: NDArray[np.bool_] = np.asarray(measured.counted, dtype=bool)
    return metric.plan.along or graph.first_hierarchy(counted & graph.in_force)
