"""Laws of the checks that work on whole groups, held against a slow and plain way to say the same."""

from __future__ import annotations

import datetime as dt
import operator
from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples
from rule_examples import judged

from orgtree.check.holders import holders
from orgtree.check.judging_day import JudgingDay
from orgtree.check.rule import Context
from orgtree.graph.load import load_rows
from orgtree.graph.query import Query

if TYPE_CHECKING:
    from collections.abc import Callable

    from rule_examples import Outcome

    Judge = Callable[[list[dict[str, Any]]], Outcome]

CHARTER = """
orgtree: charter/1
name: law
kinds:
  area: {}
  post: {}
  team: {}
  body: {fields: {part: {type: count}, whole: {type: count}}}
links:
  area_in: {hierarchy: true, nest: true, from: area, to: area}
  covers: {from: body, to: area}
  coheld: {from: post, to: post, symmetric: true}
  posted_to: {from: team, to: area}
rules:
  R01: {check: no-overlap, link: posted_to}
  R02: {check: tiles, for: area, by: ^covers, along: area_in}
  R03: {check: quorum, for: body, part: part, of: whole, at_least: 2/3}
  R04: {check: quorum, for: body, part: part, of: whole, more_than: 2/3}
  R05: {check: quorum, for: body, part: part, of: whole, at_most: 2/3}
"""
DAY = dt.date(2020, 1, 1).toordinal()
laws = settings(max_examples=examples(25))


@pytest.fixture(scope="module")
def of_rows(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    """Judge an organisation given as rows."""
    folder = tmp_path_factory.mktemp("law")
    (folder / "law.yaml").write_text(CHARTER, encoding="utf-8")
    return lambda units: judged(load_rows(units, [], charter="./law.yaml", folder=folder))


def units_found(outcome: Outcome, code: str) -> set[str | None]:
    """Return the units that a rule found wrong."""
    return {finding.unit for finding in outcome.findings if finding.code == code}


@laws
@given(pairs=st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=20))
def test_holders_are_the_connected_components(pairs: list[tuple[int, int]], of_rows: Judge) -> None:
    """Posts have one number exactly if some chain of links joins them."""
    links: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        if one != other and one not in links[other]:
            links[one].add(other)
    graph = of_rows(
        [{"id": f"p{n}", "kind": "post", "coheld": [f"p{m}" for m in sorted(links[n])]} for n in range(15)]
    ).graph
    query = Query(graph)
    held = holders(Context(query, query.condition(None), JudgingDay(None)), "coheld")
    plain = nx.Graph([(one, other) for one, others in links.items() for other in others])
    plain.add_nodes_from(range(15))
    groups = defaultdict(set)
    for unit, group in enumerate(held.of.tolist()):
        groups[group].add(unit)
    assert sorted(map(sorted, groups.values())) == sorted(map(sorted, nx.connected_components(plain)))


@laws
@given(terms=st.lists(st.tuples(st.integers(0, 1), st.integers(0, 30), st.integers(1, 12)), min_size=1, max_size=12))
def test_batches_are_found_exactly_where_two_share_a_day(terms: list[tuple[int, int, int]], of_rows: Judge) -> None:
    """A place has a finding if and only if two of its batches overlap, and each clash names a batch that overlaps."""
    rows: list[dict[str, Any]] = [{"id": f"a{place}", "kind": "area"} for place in (0, 1)]
    for number, (place, start, days) in enumerate(terms):
        begin, end = (dt.date.fromordinal(DAY + day).isoformat() for day in (start, start + days))
        rows.append(
            {"id": f"t{number}", "kind": "team", "posted_to": f"a{place}", "valid": {"from": begin, "until": end}}
        )
    found = [finding for finding in of_rows(rows).findings if finding.code == "R01"]
    clash = {
        (f"t{one}", f"t{other}")
        for one, (place, start, days) in enumerate(terms)
        for other, (there, begin, length) in enumerate(terms)
        if one != other and place == there and max(start, begin) < min(start + days, begin + length)
    }
    assert {(finding.unit, finding.facts["other"]) for finding in found} <= clash
    assert {terms[int(str(finding.unit)[1:])][0] for finding in found} == {terms[int(one[1:])][0] for one, _ in clash}


@laws
@given(
    parents=st.lists(st.integers(-1, 11), min_size=12, max_size=12),
    covers=st.lists(st.lists(st.integers(0, 11), max_size=4, unique=True), max_size=4),
)
def test_tiles_count_the_bodies_over_an_area_and_all_above(
    parents: list[int], covers: list[list[int]], of_rows: Judge
) -> None:
    """An area is found exactly if not one body lies over it, itself and the areas above counted."""
    above = [parent if parent < number else -1 for number, parent in enumerate(parents)]
    rows: list[dict[str, Any]] = [
        {"id": f"a{n}", "kind": "area", **({"area_in": f"a{parent}"} if parent >= 0 else {})}
        for n, parent in enumerate(above)
    ]
    rows += [
        {"id": f"b{n}", "kind": "body", "covers": [f"a{area}" for area in areas]} for n, areas in enumerate(covers)
    ]
    wrong = set()
    for area in range(12):
        over: set[int] = set()
        here = area
        while here >= 0:
            over.update(body for body, areas in enumerate(covers) if here in areas)
            here = above[here]
        if len(over) != 1:
            wrong.add(f"a{area}")
    assert units_found(of_rows(rows), "R02") == wrong


@laws
@given(part=st.tuples(st.integers(0, 40), st.integers(0, 8)), whole=st.tuples(st.integers(1, 40), st.integers(0, 8)))
def test_a_quorum_is_what_every_value_in_the_bounds_says(
    part: tuple[int, int], whole: tuple[int, int], of_rows: Judge
) -> None:
    """A finding if all pairs of values break the share, undecided if only some do."""
    parts, wholes = (range(low, low + more + 1) for low, more in (part, whole))
    body = {"id": "b", "kind": "body", "part": f"{parts[0]}..{parts[-1]}", "whole": f"{wholes[0]}..{wholes[-1]}"}
    result = of_rows([body])
    share = Fraction(2, 3)
    for code, keeps in (("R03", operator.ge), ("R04", operator.gt), ("R05", operator.le)):
        answers = {keeps(p, share * w) for p in parts for w in wholes}
        assert (units_found(result, code) == {"b"}) == (answers == {False})
        assert (code in result.undecided) == (len(answers) == 2)
