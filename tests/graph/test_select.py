"""Which units fit: kinds, subtrees and conditions."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

import orgtree
from orgtree.base.errors import UsageError
from orgtree.graph.select import follow, select

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orgtree.graph.snapshot import Snapshot

UNITS = """
- {id: c, kind: city, units: [{id: w1, kind: ward, hectares: 4.5}, {id: w2, kind: ward, people: 45..}, {id: w3, kind: ward, people: 30..50}]}
- id: h
  kind: body
  covers: c
  units:
  - {id: a, kind: body, members: 3, open: true, covers: w1, units: [{id: p, kind: post}]}
  - {id: r, kind: circle, members: 5, founded: 2019-05}
- {id: k, kind: council, covers: w1, seat: [{to: a, role: chair}]}
- {id: old, kind: body, members: 9, valid: {until: 2000}}
"""


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, "c w1 w2 w3 h a p r k"),
        ({"kind": "area"}, "c w1 w2 w3"),
        ({"kind": ["ward", "circle"]}, "w1 w2 w3 r"),
        ({"under": "h", "along": "part_of"}, "h a r p"),
        ({"under": "h"}, "h a r p"),
        ({"under": "w1"}, "w1 a p k"),
        ({"under": "c"}, "c w1 w2 w3 h a p r k"),
        ({"under": "w1", "kind": "council"}, "k"),
        ({"along": "area_in"}, "c w1 w2 w3"),
        ({"where": "kind: body, members: 3.."}, "h a r"),
        ({"where": "{kind: circle}"}, "r"),
        ({"where": "open: true"}, "a"),
        ({"where": "people: 45.."}, "c w2"),
        ({"where": "people: 45..", "kind": "ward"}, "w2"),
        ({"where": "founded: 2019"}, "r"),
        ({"where": "founded: ..2018"}, ""),
        ({"where": "hectares: 4..5"}, "w1"),
        ({"where": "path: ^covers, kind: council"}, "w1"),
        ({"where": "not: {kind: [area, body, council]}"}, "p"),
        ({"where": {"any": [{"id": "w1"}, {"kind": "post"}]}}, "w1 p"),
        ({"where": "id: [w1, w2, nobody]"}, "w1 w2"),
    ],
)  # fmt: skip
def test_units_that_surely_fit_and_are_in_force(
    graph_of: Callable[..., Snapshot], asked: dict[str, Any], expected: str
) -> None:
    """Undecided units do not fit, ended ones neither; below a unit comes what the charter places there."""
    graph = graph_of(UNITS)
    assert [graph.ids[number] for number in select(graph, **asked)] == expected.split()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"kind": "wrad"}, "did you mean 'ward'"),
        ({"under": "w11"}, "did you mean 'w1'"),
        ({"along": "area"}, "there is no hierarchy 'area'"),
        ({"where": "membres: 3"}, "did you mean 'members'"),
        ({"where": "members: many"}, "members"),
        ({"where": "members"}, "write a field and a value"),
        ({"where": "[1, 2"}, "write a field and a value"),
        ({"where": "kind: {"}, "cannot be read"),
        ({"where": ["kind"]}, "a condition is a mapping"),
        ({"where": 3}, "a condition is a mapping"),
        ({"where": ("kind",)}, "a condition is a mapping"),
        ({"where": "open: maybe"}, "true or false"),
    ],
)
def test_what_is_asked_wrongly_is_one_sentence_with_the_remedy(
    graph_of: Callable[..., Snapshot], asked: dict[str, Any], words: str
) -> None:
    """A name that is not there, or a condition that is none, raises UsageError that says what would do."""
    with pytest.raises(UsageError, match=words):
        select(graph_of(UNITS), **asked)


@pytest.mark.parametrize(
    ("start", "path", "pairs"),
    [
        ("c", "^area_in*", 4),
        ("c", "^area_in+", 3),
        ("w1", "area_in*", 2),
        ("h", "^part_of", 2),
        ("w1", "^covers", 2),
        ("h", "^part_of+/covers", 2),
    ],
)
def test_as_many_pairs_are_followed_as_the_budget_has(
    graph_of: Callable[..., Snapshot], monkeypatch: pytest.MonkeyPatch, start: str, path: str, pairs: int
) -> None:
    """One more is refused, with the number."""
    graph = graph_of(UNITS)
    monkeypatch.setattr("orgtree.graph.steps.MOST_PAIRS", pairs)
    assert len(follow(graph, graph.index[start], path))
    monkeypatch.setattr("orgtree.graph.steps.MOST_PAIRS", pairs - 1)
    with pytest.raises(UsageError, match=f"{pairs} pairs of units, more than {pairs - 1}"):
        follow(graph, graph.index[start], path)


@pytest.mark.parametrize(
    ("territory", "below"),
    [
        ("{patrol: covers/^area_in+, watch: covers/area_in+, guard: covers/area_in*}", ["abcdgpw", "bcdgpw", "cgp", "dp"]),
        ("covers/area_in*", ["abcdgpw", "bcdgpw", "cgw", "d"]),
    ],
)  # fmt: skip
def test_a_territory_may_lead_downwards_and_end_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, territory: str, below: list[str]
) -> None:
    """A patrol stands in all that lies below what it covers, also where that is a hierarchy's own link backwards; or all alike."""
    charter = """
orgtree: charter/1
name: patrols
kinds: {area: {}, patrol: {}, watch: {}, guard: {}}
links:
  area_in: {from: area, to: area, hierarchy: true, nest: true}
  covers: {from: [patrol, watch, guard], to: area}
paths:
  territory: TERRITORY
"""
    units = """
orgtree: definition/1
charter: ./patrols.yaml
units:
- {id: a, kind: area, units: [{id: b, kind: area, units: [{id: c, kind: area}, {id: d, kind: area}]}]}
- {id: p, kind: patrol, covers: b}
- {id: w, kind: watch, covers: c}
- {id: g, kind: guard, covers: c}
"""
    (tmp_path / "patrols.yaml").write_text(charter.replace("TERRITORY", territory), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    graph = orgtree.loads(units, charter="./patrols.yaml").snapshot
    found = {top: sorted(graph.ids[unit] for unit in select(graph, under=top)) for top in "abcd"}
    assert list(map("".join, found.values())) == below


def test_what_is_asked_may_be_any_mapping_or_sequence(graph_of: Callable[..., Snapshot]) -> None:
    """Not only those that a definition is read into."""
    graph = graph_of(UNITS)
    for where in ({"kind": "city"}, MappingProxyType({"kind": "city"})):
        assert [graph.ids[unit] for unit in select(graph, where=where)] == ["c"]
    for path in ("^area_in", ["^area_in"], ("^area_in",), {"path": "^area_in"}, MappingProxyType({"path": "^area_in"})):
        assert [graph.ids[unit] for unit in follow(graph, graph.index["c"], path)] == ["w1", "w2", "w3"]
