"""From what engines give to figures: exact numbers, and the units that are told of."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.interval import Interval
from orgtree.base.number_text import canonical
from orgtree.graph.bounds import Bounds
from orgtree.graph.exact_numbers import objects
from orgtree.measure.engine import asks_what_is_not_stated
from orgtree.measure.figure_columns import FigureColumns
from orgtree.measure.groupings import UnitsByGroup
from orgtree.measure.numpy_backend import Result
from orgtree.measure.plan import Quotient, Stated
from orgtree.measure.sql.groups import REST
from orgtree.measure.sql.told import TOLD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgtree.measure.figure import Organised
    from orgtree.measure.sql.compiled import Compiled

    Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sampled(UnitsByGroup):
    """Units of each group, of which not all may be listed.

    Args:
        tallies: How many there are in each group. Shape (groups,).
    """

    tallies: Any = None

    @property
    def sampled(self) -> bool:
        """Whether there may be more units than are listed."""
        return True

    @property
    def counts(self) -> Any:
        """Number of units of each group, those that are not listed included. Shape (groups,)."""
        return self.tallies


def figure_columns(compiled: Compiled, graph: Organised, rows: Iterable[Row], told: Iterable[Row]) -> FigureColumns:
    """Return the figures of a metric.

    Args:
        compiled: Its queries.
        graph: What tells the units that are spoken of.
        rows: What the query of numbers gave.
        told: What the query of units gave.
    """
    rows = sorted(rows, key=lambda row: (row["grp"] == REST, row["grp"]))
    groups = [int(row["grp"]) for row in rows]
    result = _result(compiled, rows)
    lists = {what: _listed(what, groups, rows, told) for what in TOLD}
    nobody = np.zeros(0, dtype=np.int64)
    return FigureColumns(
        metric=compiled.metric,
        graph=graph,
        units=np.array([group for group in groups if group != REST], dtype=np.int64),
        result=replace(result, counted=nobody, unknown=nobody, gap=nobody, possible=nobody),
        unknown=lists["unknown"],
        gap=lists["gap"],
        possible=lists["possible"],
        excluded=lists["excluded"],
        shared=np.array([int(row["several"]) for row in rows], dtype=np.int64),
        silent=asks_what_is_not_stated(graph, compiled.metric),
    )


def _listed(what: str, groups: list[int], rows: list[Row], told: Iterable[Row]) -> Sampled:
    places = {group: place for place, group in enumerate(groups)}
    units: list[list[int]] = [[] for _ in groups]
    for row in told:
        if row["what"] == what:
            units[places[int(row["grp"])]].append(int(row["unit"]))
    flat = [unit for some in units for unit in sorted(some)]
    edges = np.cumsum([0, *map(len, units)]).astype(np.int32)
    tallies = np.array([int(row[what]) for row in rows], dtype=np.int64)
    return Sampled(np.array(flat, dtype=np.int32), edges, tallies)


def _result(compiled: Compiled, rows: list[Row]) -> Result:
    plan = compiled.metric.plan
    top = _bounds(rows, "numerator")
    if isinstance(plan, Quotient):
        bottom = _bounds(rows, "denominator")
        value = top / bottom
        if isinstance(plan.months, Stated):
            value = value / _bounds(rows, "months")
        elif isinstance(plan.months, Interval):
            low, high = (np.full(len(rows), float(end)) for end in (plan.months.low, plan.months.high))
            value = value / Bounds.of(Bounds(low, high).intervals())
        return Result(value.part() if plan.part else value, top, bottom)
    if not rows or "denominator_low" not in rows[0]:
        return Result(top, top)
    found = Result(_value(rows), top, _bounds(rows, "denominator"))
    if "with_low_top" not in rows[0]:
        return found
    more = Result(_value(rows, "with_"), _bounds(rows, "with_numerator"), _bounds(rows, "with_denominator"))
    return replace(found, with_excluded=more)


def _bounds(rows: list[Row], name: str) -> Bounds:
    low = [_number(row[f"{name}_low"], -math.inf) for row in rows]
    return Bounds(objects(low), objects([_number(row[f"{name}_high"], math.inf) for row in rows]))


def _number(value: Any, missing: float) -> Any:
    return missing if value is None else canonical(Fraction(value))


def _value(rows: list[Row], prefix: str = "") -> Bounds:
    """Return the ends of a share or a mean; no number where nothing is counted."""
    ends: list[list[Any]] = []
    for end, sign, nothing in (("low", -math.inf, 1), ("high", math.inf, 0)):
        found: list[Any] = []
        for row in rows:
            top, bottom = row[f"{prefix}{end}_top"], row[f"{prefix}{end}_bottom"]
            if not row[f"{prefix}denominator_high"]:
                found.append(math.nan)
            elif top is None:
                found.append(sign)
            else:
                found.append(canonical(Fraction(top) / Fraction(bottom)) if bottom else nothing)
        ends.append(found)
    return Bounds(objects(ends[0]), objects(ends[1]))
