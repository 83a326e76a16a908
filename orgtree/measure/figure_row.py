"""A figure as a row of plain values, the same in every form of a table."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from orgtree.base.interval import Interval
    from orgtree.base.number_text import Number
    from orgtree.measure.figure import Figure

NUMBERS = ("low", "high", "numerator_low", "numerator_high", "denominator_low", "denominator_high")
COUNTS = ("unknowns", "gaps", "possible_gaps", "excluded", "several")
COLUMNS = (
    "metric",
    "title",
    "group",
    "group_name",
    "figure",
    "of",
    "unit",
    *NUMBERS,
    "target",
    "band",
    "verdict",
    *COUNTS,
    "beside",
)


def figure_row(figure: Figure, language: str | None) -> dict[str, Any]:
    """Return plain values by column: shares from 0 to 1, None for what is unbounded or not there."""
    metric = figure.metric
    row: dict[str, Any] = {
        "metric": metric.name,
        "title": metric.title.pick(language),
        "group": figure.group,
        "group_name": figure.group_name(language),
        "figure": figure.show(),
        "of": figure.show_parts(),
        "unit": metric.unit.pick(language),
        "target": figure.show_target(),
        "band": figure.show_band(),
        "verdict": figure.verdict,
        "unknowns": figure.unknowns,
        "gaps": figure.gap_count,
        "possible_gaps": figure.possible_count,
        "excluded": figure.excluded_count,
        "several": figure.shared_count,
        "beside": figure.show_with_excluded(),
    }
    for prefix, interval in (
        ("", None if figure.vacuous else figure.value),
        ("numerator_", figure.numerator),
        ("denominator_", figure.denominator),
    ):
        row[f"{prefix}low"], row[f"{prefix}high"] = _bounds(interval)
    return row


def _bounds(interval: Interval | None) -> tuple[float | None, float | None]:
    return (None, None) if interval is None else (_plain(interval.low), _plain(interval.high))


def _plain(number: Number) -> int | float | None:
    """Return a bound as a number that JSON has; None where there is none."""
    if math.isinf(number):
        return None
    return int(number) if number == int(number) else float(number)
