"""Laws of groups by territory: what a group has is what is under its unit, in a table as in a picture."""

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
name: land
kinds:
  thing: {abstract: true, fields: {open: {type: bool}, rank: {type: count}}}
  area: {is_a: thing, abstract: true, fields: {workers: {type: count, total: {along: area_in}}, size: {type: number}}}
  city: {is_a: area}
  district: {is_a: area}
  community: {is_a: area}
  body: {is_a: thing, fields: {members: {type: count, total: {along: part_of, except: {kind: circle}}}}}
  circle: {is_a: body}
  council: {}
links:
  area_in: {hierarchy: true, pairs: {district: [city], community: [city, district]}}
  part_of: {hierarchy: true, from: body, to: body}
  covers: {from: [body, council], to: area}
  seat: {from: council, to: body}
paths:
  territory: {body: covers/area_in*, council: covers/area_in*}
metrics:
  communities: {count: community}
  bodies: {count: body, where: {rank: 2..}}
  councils: {count: council}
  seats: {links: seat}
  covered: {share: {of: community, where: {open: true}, having: {path: ^covers, kind: body}}}
  closed: {vacancy: {of: body, filled: {open: true}}}
  workers: {sum: workers}
  size: {sum: size}
  members: {sum: members}
  open_members: {sum: members, where: {open: true}}
  circles: {sum: members, of: circle}
  mean: {mean: rank}
  open_mean: {mean: rank, where: {open: true}}
  mean_total: {mean: members}
  load: {load: {of: body, path: covers, where: {open: true}}, band: 1..1}
  part: {part: true, ratio: [{sum: members, where: {open: true}}, {sum: members}]}
"""
ZERO = Interval(0, 0)
TOTALS = ("workers", "members", "open_members", "circles", "part")
"""Metrics of totals, which a picture shows in their own hierarchy only."""


numbers = st.one_of(st.integers(0, 6), st.sampled_from(["0..2", "3..5", "2.."]), st.none())


@st.composite
def lands(draw: Any, *, exact: bool = False) -> Any:
    """Rows of areas on three levels, and of bodies over some of them that have parts of their own."""
    number = st.integers(0, 6) if exact else numbers
    flag = st.booleans() if exact else st.sampled_from([True, False, None])
    areas: list[Any] = []
    for unit in range(draw(st.integers(1, 8))):
        kind = draw(st.sampled_from(["city", "district", "community", "community"]))
        above = [a["id"] for a in areas if a["kind"] == "city" or (kind, a["kind"]) == ("community", "district")] * (
            kind != "city"
        )
        row = {"id": f"a{unit}", "kind": kind, "rank": draw(number), "open": draw(flag)}
        row["size"] = draw(st.sampled_from([0.1, 0.25, 3]))
        row["area_in"] = draw(st.sampled_from([None, *(a for a in above if a != row["id"])]))
        areas.append(row)
    bodies: list[Any] = []
    for unit in range(draw(st.integers(0, 6))):
        row = {"id": f"b{unit}", "kind": draw(st.sampled_from(["body", "body", "circle"])), "rank": draw(number)}
        row["open"] = draw(flag)
        row["part_of"] = draw(st.sampled_from([None, *(b["id"] for b in bodies)]))
        row["covers"] = draw(st.lists(st.sampled_from([a["id"] for a in areas]), max_size=2, unique=True)) or None
        bodies.append(row)
    for rows, field, link in ((areas, "workers", "area_in"), (bodies, "members", "part_of")):
        parents = {row[link] for row in rows}
        for row in rows:
            if row["id"] not in parents or (not exact and draw(st.booleans())):
                row[field] = draw(number)
    councils = [
        {"id": f"c{unit}", "kind": "council", "covers": draw(st.lists(st.sampled_from([a["id"] for a in areas]), min_size=1, max_size=3, unique=True))}
        | ({"seat": [{"to": bodies[0]["id"]}]} if bodies else {})
        for unit in range(draw(st.integers(0, 2)))
    ]  # fmt: skip
    return [{key: value for key, value in row.items() if value is not None} for row in [*areas, *bodies, *councils]]


def seen(figure: Any) -> Any:
    """Return all that a figure says."""
    lists = (figure.gaps, figure.possible_gaps, figure.excluded, figure.unknown_units.tolist())
    return (figure.value, figure.numerator, figure.denominator, *lists)


laws = settings(max_examples=examples(30))


@laws
@given(rows=lands(), kind=st.sampled_from(["city", "district", "community", "council"]))
def test_a_group_has_what_is_under_its_unit(rows: Any, kind: str, law_folder: Any, law_metrics: Any) -> None:
    """A breakdown and a question about one unit are answered alike, whatever stands below and beside."""
    work = Measurer(build(rows, law_folder))
    for name, metric in law_metrics.items():
        for figure in work.figures(metric, kind)[:-1]:
            assert seen(figure) == seen(work.figure(metric, under=figure.group)), (name, figure.group)


@laws
@given(rows=lands())
def test_a_picture_shows_what_is_under_each_unit(rows: Any, law_folder: Any, law_metrics: Any) -> None:
    """Also of units of other hierarchies, each of them once in each subtree."""
    graph = build(rows, law_folder)
    work = Measurer(graph)
    for name, metric in law_metrics.items():
        values = unit_values(graph, metric)
        for unit, shown in enumerate(zip(values.low.tolist(), values.high.tolist(), strict=True)):
            figure = work.figure(metric, under=graph.ids[unit])
            if math.isnan(shown[0]):
                assert figure.value is None or figure.vacuous or name in TOTALS, (name, unit)
            else:
                assert figure.value is not None, (name, unit)
                assert shown == pytest.approx((float(figure.value.low), float(figure.value.high))), (name, unit)


@laws
@given(rows=lands(exact=True), kind=st.sampled_from(["city", "district"]))
def test_groups_of_totals_add_up_to_the_whole_where_no_body_is_in_two(
    rows: Any, kind: str, law_folder: Any, law_metrics: Any
) -> None:
    """What a body has beyond its parts elsewhere stays with it; what covers nothing goes with the body above it."""
    single = [
        {**row, "covers": row["covers"][:1]} if "covers" in row else row for row in rows if row["kind"] != "circle"
    ]
    ids = {row["id"] for row in single}
    for row in single:
        if row.get("part_of") not in ids:
            row.pop("part_of", None)
        if row.get("kind") == "council":
            row.pop("seat", None)
    parents = {row.get("part_of") for row in single}
    for row in single:
        if row["kind"] == "body" and row["id"] not in parents:
            row.setdefault("members", 1)
    work = Measurer(build(single, law_folder))
    for name in ("workers", "members", "open_members"):
        groups = work.figures(law_metrics[name], kind)
        assert sum((figure.numerator for figure in groups), start=ZERO) == work.figure(law_metrics[name]).value


def settled(draw: Any, rows: Any) -> Any:
    """Return the rows with every unknown settled somehow, stated totals left out above others."""
    full = []
    parents = {row.get("area_in") for row in rows} | {row.get("part_of") for row in rows}
    for row in rows:
        now = dict(row)
        if row["kind"] != "council":
            own = "workers" if row["id"][0] == "a" else "members"
            for name in ("rank", *([own] if row["id"] not in parents else [])):
                bounds = Interval.parse(row[name], count=True) if name in row else Interval(0, math.inf)
                now[name] = draw(st.integers(int(bounds.low), int(min(bounds.high, bounds.low + 9))))
            now.setdefault("open", draw(st.booleans()))
        full.append(now)
    return full


@laws
@given(data=st.data(), rows=lands(), kind=st.sampled_from(["city", "district", "community"]))
def test_bounds_of_groups_hold_whatever_the_unknowns_are(
    data: Any, rows: Any, kind: str, law_folder: Any, law_metrics: Any
) -> None:
    """Sums of totals over undecided units as well, of which one may be below another in another group."""
    parents = {row.get("area_in") for row in rows} | {row.get("part_of") for row in rows}
    for row in rows:  # so that all totals agree with their parts
        if row["id"] in parents:
            row.pop("workers", None)
            row.pop("members", None)
    before = Measurer(build(rows, law_folder))
    after = Measurer(build(settled(data.draw, rows), law_folder))
    for name, metric in law_metrics.items():
        for wide, narrow in zip(before.figures(metric, kind), after.figures(metric, kind), strict=True):
            assert narrow.numerator.within(wide.numerator), (name, wide.group)
            if narrow.value is not None and name != "part":  # members of a circle alone are no part of all members
                assert wide.value is not None, (name, wide.group)
                assert narrow.value.within(wide.value), (name, wide.group)
            assert set(wide.gaps) <= set(narrow.gaps), (name, wide.group)
