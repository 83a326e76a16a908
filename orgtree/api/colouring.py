"""Colour a picture by a metric: a figure, its place on the scale and its gap for every unit."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from orgtree.base.catalogue import N_, translator
from orgtree.base.interval import Interval
from orgtree.draw.view import Value
from orgtree.measure.compile import asked_metric, prepare
from orgtree.measure.engine import asks_what_is_not_stated, unit_values
from orgtree.measure.figure import decimals, show
from orgtree.measure.plan import Share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from orgtree.base.messages import Named
    from orgtree.graph.query import Query
    from orgtree.graph.snapshot import Snapshot
    from orgtree.measure.engine import UnitValues
    from orgtree.measure.metric import Metric

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


_EXTREMES = ("0%", "100%")
_NEARLY = 0.49
"""The place on the scale of a figure that misses its target by a hair."""
_SILENT = Value("?", None, not_stated=True)
"""What a unit shows of which the source says nothing."""


class Colouring(NamedTuple):
    """A metric's values for the units of a picture.

    Args:
        title: The metric's title.
        gap: What it calls units that lack what it asks for; "" for gap.
        values: Per number of a unit what its box says and shows.
        ends: What stands at the two ends of the legend's scale.
        target: The target in the middle of the scale, to be said in words; None, and a scale from least to most.
        along: The first hierarchy that has units that it counts; None where it does not matter.
    """

    title: str
    gap: str
    values: dict[int, Value]
    ends: tuple[str, str]
    target: Named | None
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
    wanted = metric.warn or metric.fail or metric.band
    if metric.percent:
        alone = _alone(graph, measured.counted) if isinstance(metric.plan, Share) else np.zeros(graph.size, dtype=bool)
        values = _shares(measured, known, alone, wanted)
        ends = _EXTREMES
    else:
        values = _numbers(graph, metric, measured, known, wanted)
        ends = _ends(graph, metric, measured, known, language or graph.language)
    if wanted is not None:
        translate = translator(language or graph.language)
        ends = translate(N_("missed")), translate(N_("met"))
    if asks_what_is_not_stated(graph, metric):
        values = {unit: value if value.fraction is not None or value.gap else _SILENT for unit, value in values.items()}
    title = metric.title.pick(language or graph.language) or metric.name
    gap = metric.gap.pick(language or graph.language)
    target = None if wanted is None else metric.in_words(wanted)
    return Colouring(title, gap, values, ends, target, _along(graph, metric, measured))


def _shares(measured: UnitValues, known: Ints, alone: NDArray[np.bool_], wanted: Interval | None) -> dict[int, Value]:
    """Return values of a share; a counted leaf shows only whether it has it.

    Args:
        measured: The metric's figures.
        known: Units that have one.
        alone: Counted units without others under them.
        wanted: The target, in the middle of the scale; None for a scale from 0% to 100%.
    """
    low, high = measured.low.tolist(), measured.high.tolist()
    values: dict[int, Value] = {}
    for unit in known.tolist():
        share = _interval(low[unit], high[unit])
        if alone[unit]:
            undecided = bool(measured.possible[unit])
            text = "?" if undecided else ""
        else:
            undecided = share.low <= 0 and share.high >= 1
            text = show(share, percent=True, digits=0)
            if text in _EXTREMES and share.low not in {0, 1}:
                text = show(share, percent=True)
        # The lower bound: what is not known to be there is not coloured as if it were.
        fraction = low[unit] if wanted is None else place_on_target(share, wanted, most=1.0)
        values[unit] = Value(text, None if undecided else fraction, bool(measured.gap[unit]), share=low[unit])
    return values


def _numbers(
    graph: Snapshot, metric: Metric, measured: UnitValues, known: Ints, wanted: Interval | None
) -> dict[int, Value]:
    """Return values of other metrics, from nothing to the most; of amounts, the most of a kind."""
    low, high = measured.low, measured.high
    finite = known[np.isfinite(low[known])]
    groups = graph.kind if metric.whole else np.zeros(graph.size, dtype=np.int16)
    fractions = np.full(graph.size, np.nan)
    for group in np.unique(groups[finite]).tolist():
        inside = finite[groups[finite] == group]
        # From nothing on, wherever the least is: a unit with 0 is at the same end whatever others have.
        least, most = min(0.0, float(low[inside].min())), max(0.0, float(low[inside].max()))
        fractions[inside] = (low[inside] - least) / (most - least) if most > least else 0.0
    values: dict[int, Value] = {}
    lows, highs, places = low.tolist(), high.tolist(), fractions.tolist()
    digits = max(1, decimals(graph, metric.plan))
    for unit in known.tolist():
        interval = _interval(lows[unit], highs[unit])
        unknown = interval.low <= 0 and math.isinf(highs[unit])
        text = "?" if unknown else show(interval, digits=None if _whole(interval) else digits)
        fraction = None if unknown or math.isnan(places[unit]) else places[unit]
        if wanted is not None and not unknown:
            fraction = place_on_target(interval, wanted)
        values[unit] = Value(text, fraction, bool(measured.gap[unit]) or _misses(graph, metric, interval, unit))
    return values


def place_on_target(figure: Interval, wanted: Interval, *, most: float = math.inf) -> float | None:
    """Return where a figure stands on a scale with the target in its middle.

    Args:
        figure: The figure; of an interval the worse bound counts.
        wanted: The target.
        most: The greatest figure that there can be.

    Returns:
        From 0 for what misses it by far to below 0.5 for what nearly meets it, from 0.5 on for what meets it; None where the
        worse bound is not known.

    >>> place_on_target(Interval(1, 1), Interval(1, 1), most=1.0), place_on_target(Interval(0, 0), Interval(1, 1), most=1.0)
    (1.0, 0.0)
    """
    below, above = float(wanted.low - figure.low), float(figure.high - wanted.high)
    if math.isinf(max(below, above)):
        return None
    if below > 0 or above > 0:
        past = wanted.high if math.isinf(most) else most - wanted.high
        room = abs(float(wanted.low if below >= above else past)) or 1.0
        return min(_NEARLY, 0.5 - 0.5 * min(1.0, max(below, above) / room))
    if math.isinf(wanted.high):
        room = float(wanted.low if math.isinf(most) else most - wanted.low)
        return 0.5 + 0.5 * min(1.0, -below / room) if room > 0 else 1.0
    if math.isinf(wanted.low):
        return 0.5 + 0.5 * min(1.0, -above / float(wanted.high)) if wanted.high > 0 else 1.0
    return 1.0


def _misses(graph: Snapshot, metric: Metric, interval: Interval, unit: int) -> bool:
    """Return whether a unit's figure surely misses the metric's target or band."""
    banded = metric.by is not None and metric.by in graph.kind_of(unit).ancestors
    wanted = [metric.warn, metric.fail, *([metric.band] if banded else [])]
    return any(allowed is not None and interval.within(allowed) is False for allowed in wanted)


def _ends(graph: Snapshot, metric: Metric, measured: UnitValues, known: Ints, language: str) -> tuple[str, str]:
    """Return the least and the most, or words for them where each kind has its own."""
    translate = translator(language)
    finite = known[np.isfinite(measured.low[known])]
    least, most = min(0.0, *measured.low[finite].tolist(), 0.0), max(0.0, *measured.low[finite].tolist(), 0.0)
    if metric.whole and len(np.unique(graph.kind[finite])) > 1:
        return "0" if least == 0 else translate(N_("least of a kind")), translate(N_("most of a kind"))
    shown = [show(_interval(end, end), digits=None if end % 1 == 0 else 1) for end in (least, most)]
    return shown[0], shown[1]


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
