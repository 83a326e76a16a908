"""Findings about figures: targets missed, bands left, claims contradicted, each where it surely is so."""

from __future__ import annotations

from functools import partial
from typing import Any

import naive_values as nv
from hypothesis import given
from hypothesis import strategies as st
from naive_laws import conditions, kinds, laws, optional, towns
from naive_measures import everything, measure, verdict
from naive_metrics import amounts, shares
from naive_organisations import charter
from naive_placement import under
from naive_world import World

spans = st.sampled_from(["2..", "..3", "50%..", "..20%", "1..5", "0..0"])
measures = st.one_of(
    shares().map(lambda one: {"share": one["share"]}),
    amounts(),
    st.builds(lambda more: {"mean": "rank"} | more, optional(of=kinds, where=conditions)),
)


@laws
@given(definition=towns, metric=measures, warn=spans, fail=st.none() | spans)
def test_missed_targets(from_data: Any, definition: Any, metric: Any, warn: str, fail: str | None) -> None:
    """A figure surely outside of `warn` is a warning, outside of `fail` an error, and anything else is none."""
    target = warn if fail is None else {"warn": warn, "fail": fail}
    written = charter(metrics={"m": metric | {"target": target}})
    found = [finding.severity for finding in from_data(written, definition).check(select=["ORG901"]).findings]
    said = verdict({"target": target}, measure(World(written, definition), metric))
    assert found == {"missed": ["warning"], "failed": ["error"]}.get(said, [])


@laws
@given(
    definition=towns,
    given=st.fixed_dictionaries({"of": kinds, "path": st.sampled_from(["^post_at", "covers", "^seat", "^part_of"])}),
    band=st.sampled_from(["1..2", "..1", "2..", "1..1"]),
)
def test_units_outside_their_band(from_data: Any, definition: Any, given: Any, band: str) -> None:
    """Each unit whose own load surely lies outside of the band is told."""
    metric = {"load": given, "band": band}
    written = charter(metrics={"m": metric})
    report = from_data(written, definition).check(select=["ORG903"])
    gaps = measure(World(written, definition), metric).gaps
    assert [set(finding.facts["listed"].names) for finding in report.findings] == ([gaps] if gaps else [])


@laws
@given(definition=towns, by=st.sampled_from(["committee", "council", "quarter"]), band=spans)
def test_groups_outside_their_band(from_data: Any, definition: Any, by: str, band: str) -> None:
    """Each group whose own figure surely lies outside of the band is told."""
    metric = {"ratio": [{"sum": "rank"}, {"count": ["post", "body"]}], "band": band, "by": by}
    written = charter(metrics={"m": metric})
    report = from_data(written, definition).check(select=["ORG903"])
    world = World(written, definition)
    outside = set()
    for group in world.alive:
        figure = measure(world, metric, partial(under, world, group))
        if world.is_a(world.kind(group), by) and figure.value and figure.denominator and figure.denominator[0] > 0:
            outside |= {group} if nv.inside(figure.value, nv.bounds(band)) is False else set()
    assert {finding.unit for finding in report.findings} == outside


@laws
@given(
    definition=towns,
    metric=st.one_of(
        st.builds(lambda name: {"sum": name}, st.sampled_from(["rank", "listed"])),
        st.builds(lambda of: {"count": of}, kinds),
        st.builds(lambda link: {"links": link}, st.sampled_from(["covers", "seat"])),
    ),
    states=st.one_of(st.integers(0, 9), st.integers(0, 9).map("{}..".format), st.sampled_from(["..2", "3..6", "~20"])),
    inside=st.booleans(),
)
def test_claims(from_data: Any, definition: Any, metric: Any, states: Any, *, inside: bool) -> None:
    """A published number is contradicted if no number that the units can give is one of those that it states."""
    top = definition["units"][0]["id"]
    claim = {"id": "c", "states": states, "source": "yearbook"} | metric | ({"in": top} if inside else {})
    world = World(charter(), definition)
    if inside and top not in world.alive:
        return  # not generated: a claim about what is not in force
    report = from_data(charter(), definition | {"claims": [claim]}).check(select=["ORG902"])
    low, high = measure(world, metric, partial(under, world, top) if inside else everything).numerator
    contradicted = nv.inside((low, high), nv.bounds(states, "count")) is False
    assert bool(report.findings) == contradicted
