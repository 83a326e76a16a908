"""Figures under a unit and by kind, where it is plain what stands under what."""

from __future__ import annotations

from functools import partial
from typing import Any

import naive_values as nv
from hypothesis import given
from hypothesis import strategies as st
from naive_laws import laws, several
from naive_measures import everything, measure
from naive_organisations import charter, organisations
from naive_placement import under
from naive_world import World
from test_naive_measures import compared, expected, shown

REST = "–"
"""Stands for the units in no group."""
metrics = st.sampled_from(
    [
        {"count": "thing", "where": {"rank": "3.."}},
        {"sum": "rank", "where": {"open": True}},
        {"share": {"of": "thing", "having": {"open": True}, "where": {"rank": "2.."}}},
        {"share": {"of": ["body", "council"], "having": "covers", "except": {"open": False}}},
        {"mean": "rank"},
        {"ratio": [{"sum": "rank"}, {"count": ["council", "post"]}]},
        {"vacancy": {"of": "thing", "filled": {"open": True}}},
        {"load": {"of": ["area", "body"], "path": ["^covers", "^post_at"]}},
        {"links": "covers"},
        {"links": "post_at", "where": {"open": True}},
    ]
)
towns = organisations(links=("covers", "visits"), incomplete=("part_of", "area_in"), most=8)
TOTALS = organisations(fields=("funds", "people", "dues", "debts", "open"), links=(), parts=("area", "body"), most=7)


@laws
@given(definition=towns, some=several(metrics))
def test_under_a_unit(from_data: Any, definition: Any, some: Any) -> None:
    """Measured is what stands under it, itself included."""
    named = {f"m{number}": metric for number, metric in enumerate(some)}
    written = charter(metrics=named)
    org = from_data(written, definition)
    world = World(written, definition)
    for top in world.alive:
        figures = org.coverage(metrics=named, under=top)
        for name, metric in named.items():
            naive = measure(world, metric, partial(under, world, top))
            assert shown(figures.figure(name))[compared(metric)] == expected(naive)[compared(metric)], (top, metric)


@laws
@given(
    definition=towns,
    some=several(metrics),
    by=st.sampled_from(["city", "block", "quarter", "area", "committee", "body", "council"]),
)
def test_by_kind(from_data: Any, definition: Any, some: Any, by: str) -> None:
    """A unit counts in each group that it stands under, and else in the rest."""
    written = charter(metrics={f"m{number}": metric for number, metric in enumerate(some)})
    org = from_data(written, definition)
    world = World(written, definition)
    groups = [unit for unit in world.alive if world.is_a(world.kind(unit), by)]
    for name, metric in written["metrics"].items():
        found = {figure.group: figure for figure in org.coverage(metrics=[name], by=by)}
        scopes: dict[str | None, Any] = {group: partial(under, world, group) for group in groups}
        scopes[None] = everything
        if REST in found:  # else nothing is in no group
            scopes[REST] = lambda unit: nv.negated(nv.either(under(world, group, unit) for group in groups))
        assert set(found) == set(scopes)
        for group, scope in scopes.items():
            naive = measure(world, metric, scope)
            assert shown(found[group])[compared(metric)] == expected(naive)[compared(metric)], (group, metric)


@laws
@given(definition=TOTALS, name=st.sampled_from(["funds", "people", "dues", "debts"]))
def test_totals_under_a_unit(from_data: Any, definition: Any, name: str) -> None:
    """Under a unit a total is that unit's own."""
    written = charter(metrics={"m": {"sum": name}})
    org = from_data(written, definition)
    world = World(written, definition)
    for top in world.alive:
        if world.spec(world.kind(top), name):
            value = org.coverage(metrics=["m"], under=top).figure("m").value
            assert (value.low, value.high) == world.amount(top, name), top
