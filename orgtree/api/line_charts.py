"""The line chart of figures over time: from tables to panels, before any layout."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.draw.line_chart import MOST_LINES, Bounds, LineChart, Panel, Series
from orgtree.draw.number_axis import NumberAxis
from orgtree.draw.words import labelled, noted, word
from orgtree.measure.figure import show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgtree.api.over_time import OverTime
    from orgtree.base.interval import Interval
    from orgtree.measure.figure import Figure
    from orgtree.measure.metric import Metric

    Line = tuple[Figure | None, ...]

MOST_PANELS = 60
"""More plots are refused: nobody finds anything among them."""


def line_chart(table: OverTime) -> LineChart:
    """Return the line chart of a table of figures over time.

    Raises:
        UsageError: If nothing is known on any day, or there are too many lines.
    """
    from orgtree.api.views import source_of  # noqa: PLC0415 - only for the title

    if not table.lines:
        raise UsageError(N_("nothing is known of any metric on any of the days, so that there is no line to draw"))
    panels: list[Panel] = []
    for metric in dict.fromkeys(name for name, _ in table.lines):
        lines = {group: line for (name, group), line in table.lines.items() if name == metric}
        panels += _panels(table, lines)
    if len(panels) > MOST_PANELS:
        message = N_(
            "{count} plots are too many for one picture, {most} at most; choose with --metric, --under or without --by"
        )
        raise UsageError(message, count=len(panels), most=MOST_PANELS)
    org, language = table.org, table.language
    title = org.snapshot.title.pick(language) or org.origin
    source = source_of(org)
    steps = tuple(one.label for one in table.steps)
    whole = f"{steps[0]} – {steps[-1]}" if len(steps) > 1 else steps[0]
    subtitle = " · ".join(filter(None, [whole, labelled(word("source", language), source, language) if source else ""]))
    description = word("over_time_of", language, title=title, steps=whole)
    return LineChart(title, subtitle, steps, tuple(panels), language, description)


def _panels(table: OverTime, lines: dict[str | None, Line]) -> list[Panel]:
    """Return the plots of one metric: one of all lines where they are few, else one for each group."""
    language = table.language
    metric = next(figure.metric for line in lines.values() for figure in line if figure is not None)
    title = metric.title.pick(language)
    unit = "" if metric.percent else metric.unit.pick(language)
    named = {group: _name(line, group, language) or word("in_all", language) for group, line in lines.items()}
    series = {group: Series(named[group], tuple(map(bounds_of, line))) for group, line in lines.items()}
    headed = noted(title, unit, language)
    if len(series) <= MOST_LINES:
        band = any(figure.banded for line in lines.values() for figure in line if figure)
        return [_panel(headed, metric, tuple(series.values()), series.values(), banded=band)]
    groups = [one for group, one in series.items() if group is not None]
    return [
        _panel(
            headed if group is None else f"{headed} · {one.name}",
            metric,
            (one,),
            [one] if group is None else groups,
            banded=any(figure.banded for figure in lines[group] if figure),
        )
        for group, one in series.items()
    ]


def _name(line: Line, group: str | None, language: str) -> str:
    return "" if group is None else next(figure for figure in line if figure is not None).group_name(language)


def _panel(title: str, metric: Metric, series: tuple[Series, ...], alike: Iterable[Series], *, banded: bool) -> Panel:
    """Return one plot; its axis has room for all that are to be compared with it."""
    targets = dict.fromkeys(
        (bound, show_bound(metric, bound)) for allowed in (metric.warn, metric.fail) for bound in _ends(allowed)
    )
    band = metric.band if banded else None
    ends = [bound for one in alike for point in one.points if point is not None for bound in point]
    ends += [bound for bound, _ in targets] + _ends(band)
    finite = [bound for bound in ends if math.isfinite(bound)]
    axis = NumberAxis.over(min(finite, default=0.0), max(finite, default=1.0), percent=metric.percent)
    return Panel(
        title,
        axis,
        series,
        tuple((words, bound) for bound, words in targets),
        Bounds(float(band.low), float(band.high)) if band is not None else None,
    )


def _ends(allowed: Interval | None) -> list[float]:
    """Return the finite ends of what is allowed, but not the ends that a share has by nature."""
    return [] if allowed is None else [float(end) for end in (allowed.low, allowed.high) if math.isfinite(end) and end]


def show_bound(metric: Metric, bound: float) -> str:
    """Return a target's bound as text."""
    from fractions import Fraction  # noqa: PLC0415 - on the way of charts only

    from orgtree.base.interval import Interval  # noqa: PLC0415 - as above

    return show(Interval.exactly(Fraction(bound).limit_denominator(10_000)), percent=metric.percent)


def bounds_of(figure: Figure | None) -> Bounds | None:
    """Return what is known of a figure; None where that is nothing."""
    if figure is None or figure.value is None or not figure.known:
        return None
    return Bounds(float(figure.value.low), float(figure.value.high))
