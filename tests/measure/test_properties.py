"""Laws: groups of a partition add up to the whole, and bounds hold whatever the unknowns turn out to be."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import build
from random_examples import examples

from orgtree.base.interval import Interval
from orgtree.measure.engine import Measurer, unit_values

CHARTER = """
orgtree: charter/1
name: law
kinds:
  area: {abstract: true, fields: {workers: {type: count, total: {along: area_in}}, staff: {type: count}, rank: {type: count}, open: {type: bool}}}
  district: {is_a: area}
  community: {is_a: area}
  venue: {}
links:
  area_in: {hierarchy: true, nest: true, from: area, to: area}
  located_in: {from: venue, to: area}
metrics:
  count: {count: community}
  chosen: {count: community, where: {rank: 3..}}
  venues: {share: {of: community, having: ^located_in}}
  ranked: {share: {of: community, where: {open: true}, having: {rank: 3..}, except: {staff: 5..}}}
  vacant: {vacancy: {of: community, filled: {open: true}}}
  workers: {sum: workers}
  staff: {sum: staff}
  some: {sum: staff, where: {open: true}}
  narrow: {sum: workers, where: {open: true}}
  mean: {mean: staff, of: community}
  picked: {mean: staff, of: community, where: {open: true}}
  load: {load: {of: community, path: ^located_in}}
  each: {ratio: [{sum: staff}, {count: community}]}
  links: {links: located_in}
"""

ZERO = Interval(0, 0)


numbers = st.one_of(
    st.integers(0, 9),
    st.tuples(st.integers(0, 5), st.integers(0, 5)).map(lambda pair: f"{pair[0]}..{sum(pair)}"),
    st.integers(0, 9).map(lambda low: f"{low}.."),
    st.none(),
)
flags = st.one_of(st.booleans(), st.none())


@st.composite
def towns(draw: Any, *, exact: bool = False) -> Any:
    """Rows of areas in a forest, and venues in some of them."""
    number = st.integers(0, 9) if exact else numbers
    flag = st.booleans() if exact else flags
    rows = []
    for unit in range(draw(st.integers(1, 12))):
        above = draw(st.one_of(st.none(), st.integers(0, unit - 1))) if unit else None
        row = {
            "id": f"u{unit}",
            "kind": draw(st.sampled_from(["district", "community", "community"])),
            "staff": draw(number),
            "rank": draw(number),
            "open": draw(flag),
        }
        if above is not None:
            row["area_in"] = f"u{above}"
        rows.append(row)
    parents = {row.get("area_in") for row in rows}
    for row in rows:
        if row["id"] not in parents:
            row["workers"] = draw(number)
    venues = draw(st.lists(st.integers(0, len(rows) - 1), max_size=6))
    rows += [{"id": f"v{place}", "kind": "venue", "located_in": f"u{unit}"} for place, unit in enumerate(venues)]
    return [{key: value for key, value in row.items() if value is not None} for row in rows]


laws = settings(max_examples=examples(30))


def outermost(rows: Any, groups: set[Any]) -> set[Any]:
    """Return the groups that lie in no other group."""
    parents = {row["id"]: row.get("area_in") for row in rows}

    def inside(unit: Any) -> bool:
        above = parents.get(unit)
        while above is not None and above not in groups:
            above = parents.get(above)
        return above is not None

    return {group for group in groups if not inside(group)}


@laws
@given(rows=towns(), kind=st.sampled_from(["district", "community", "area"]))
def test_outermost_groups_and_the_rest_add_up_to_the_whole(
    rows: Any, kind: str, law_folder: Any, law_metrics: Any
) -> None:
    """Nothing is lost and nothing counts twice; a group in another one is part of that one."""
    work = Measurer(build(rows, law_folder))
    for name, metric in law_metrics.items():
        whole = work.figure(metric)
        every = work.figures(metric, kind)
        top = outermost(rows, {figure.group for figure in every})
        groups = [figure for figure in every if figure.group in top]
        if name == "narrow":  # sums of totals of undecided units are only bounded
            continue
        assert sum((figure.numerator for figure in groups), start=ZERO) == whole.numerator, name
        if whole.denominator is not None:
            assert sum((figure.denominator or ZERO for figure in groups), start=ZERO) == whole.denominator, name
        assert sorted(gap for figure in groups for gap in figure.gaps) == sorted(whole.gaps), name


@laws
@given(rows=towns(), kind=st.sampled_from(["district", "community", "area"]))
def test_a_group_has_the_figure_of_its_units_subtree(rows: Any, kind: str, law_folder: Any, law_metrics: Any) -> None:
    """Also when it lies in another group, or another group in it."""
    work = Measurer(build(rows, law_folder))
    for name, metric in law_metrics.items():
        for figure in work.figures(metric, kind)[:-1]:
            below = work.figure(metric, under=figure.group)
            assert (figure.value, figure.gaps, figure.possible_gaps) == (
                below.value,
                below.gaps,
                below.possible_gaps,
            ), name


@laws
@given(rows=towns(exact=True))
def test_outermost_groups_of_narrowed_totals_add_up_to_the_whole(rows: Any, law_folder: Any, law_metrics: Any) -> None:
    """Also when a group lies inside another one."""
    work = Measurer(build(rows, law_folder))
    for name in ("workers", "narrow"):
        whole = work.figure(law_metrics[name]).value
        every = work.figures(law_metrics[name], "district")
        top = outermost(rows, {figure.group for figure in every})
        assert sum((figure.value or ZERO for figure in every if figure.group in top), start=ZERO) == whole


def completed(draw: Any, rows: Any) -> Any:
    """Return the rows with every unknown settled somehow."""
    settled = []
    parents = {row.get("area_in") for row in rows}
    for row in rows:
        full = dict(row)
        if row["kind"] != "venue":
            for name in ("staff", "rank", *(() if row["id"] in parents else ("workers",))):
                bounds = Interval.parse(row[name], count=True) if name in row else Interval(0, math.inf)
                full[name] = draw(st.integers(int(bounds.low), int(min(bounds.high, bounds.low + 12))))
            full.setdefault("open", draw(st.booleans()))
        settled.append(full)
    return settled


@laws
@given(data=st.data(), rows=towns())
def test_bounds_hold_for_every_completion_of_the_unknowns(
    data: Any, rows: Any, law_folder: Any, law_metrics: Any
) -> None:
    """What is sure stays so: bounds, gaps and verdicts."""
    before = Measurer(build(rows, law_folder))
    after = Measurer(build(completed(data.draw, rows), law_folder))
    for name, metric in law_metrics.items():
        wide, narrow = before.figure(metric), after.figure(metric)
        assert narrow.numerator.within(wide.numerator), name
        if narrow.value is not None:
            assert narrow.value.is_exact, name
            assert wide.value is not None, name
            assert narrow.value.within(wide.value), name
        assert set(wide.gaps) <= set(narrow.gaps), name
        assert set(narrow.gaps) <= set(wide.gaps) | set(wide.possible_gaps) or metric.whole, name


@laws
@given(rows=towns())
def test_values_of_units_are_the_figures_of_their_subtrees(rows: Any, law_folder: Any, law_metrics: Any) -> None:
    """What pictures show is what the table says."""
    graph = build(rows, law_folder)
    work = Measurer(graph)
    for name in ("count", "venues", "vacant", "ranked", "staff", "links", "each", "workers", "narrow"):
        values = unit_values(graph, law_metrics[name])
        for unit in range(sum(row["kind"] != "venue" for row in rows)):
            figure = work.figure(law_metrics[name], under=graph.ids[unit])
            shown = (float(values.low[unit]), float(values.high[unit]))
            if figure.value is None or figure.vacuous:
                assert math.isnan(shown[0]), (name, unit)
            else:
                assert shown == pytest.approx((float(figure.value.low), float(figure.value.high))), (name, unit)
