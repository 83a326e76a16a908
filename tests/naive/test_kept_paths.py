"""Where many paths lead in the organisations of `kept/`: surely, perhaps, and whether to more that is not told.

`kept/paths.yaml` has what the naive evaluator answered; UPDATE_SNAPSHOTS=1 asks it anew.
"""

from __future__ import annotations

import copy
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import yaml
from naive_link_checks import number_of
from naive_organisations import CHARTER, KINDS, charter
from naive_paths import Reach, reach
from naive_world import World
from test_kept_answers import FOLDER, TOWNS, read

from orgtree.charter.expression import parse_path
from orgtree.charter.trees import Namespace
from orgtree.graph.query import Query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree import Organisation

NAMED: dict[str, Any] = {
    **CHARTER["paths"],
    "callers": {"path": ["^visits", "^seat"], "kind": "branch", "where": {"rank": "3.."}},
    "councils": {"path": ["^seat", "^convened_by"], "kind": "council"},
    "upwards": {"branch": {"path": "part_of+", "kind": "body"}, "area": "area_in+"},
}
PATHS: list[Any] = [
    "part_of", "^part_of", "part_of+", "part_of*", "^part_of+", "^part_of*", "area_in*", "^area_in+", "sent_by", "^sent_by",
    "sent_by+", "^sent_by*", "covers", "^covers", "visits", "^visits", "visits+", "visits*", "^visits+", "^visits*", "coheld",
    "coheld+", "coheld*", "seat", "^seat", "^seat/seat", "seat/covers/area_in*", "part_of*/covers", "^covers/^part_of+",
    "[covers, seat/covers]/area_in", "post_at/visits*", "near", "chaired", "open_bodies", "callers", "councils", "upwards",
    "territory", "covers/territory", "near/upwards", "callers/part_of*", "councils/open_bodies",
    ["covers", "part_of/covers"], ["seat", "convened_by", "near"], ["^visits", "visits+"],
    {"path": "^part_of+", "kind": "branch"}, {"path": "^covers", "kind": "council"}, {"path": "visits", "where": {"open": True}},
    {"path": "visits+", "kind": "circle", "where": {"rank": "..3"}}, {"path": "seat", "with": {"role": "chair"}},
    {"path": "^seat", "with": {"firm": [True, None], "votes": "2.."}}, {"path": "^seat/seat", "with": {"seat": {"firm": True}}},
    {"path": "part_of*", "where": {"path": "covers"}}, {"path": "callers", "kind": "circle"},
    {"path": "near", "kind": "committee", "where": {"members": "3.."}}, {"path": "callers", "kind": "council"},
    {"path": "^seat/covers", "kind": "quarter"}, {"path": "^covers/^seat", "kind": "council"}, {"path": "part_of+", "kind": "circle"},
    {"path": "seat", "with": {"role": "chair"}, "where": {"open": True}},
]  # fmt: skip
"""Links along and against their direction, once and again and again, of a hierarchy and not, and paths by name."""
BESIDES: list[tuple[Any, Any]] = [
    ("visits", "part_of+"), ("^visits", "^part_of"), ("seat/covers", "convened_by/covers"), ("^seat/seat", "near"),
    ("covers/area_in*", {"path": "covers", "where": {"open": True}}), (["visits", "visits/visits"], {"path": "part_of", "kind": "circle"}),
    (["seat", "convened_by"], {"path": "seat", "with": {"role": "chair"}}), ("coheld/coheld", "coheld"), ("near", "open_bodies"),
    ("visits/visits", None), (["seat", "convened_by"], None), ("near/covers", None), ("visits+/covers", None), ("part_of*/covers", None),
]  # fmt: skip
"""Paths that are counted, and others: what these lead to is left out."""
OF_LINKS: list[tuple[str, list[tuple[str, str]]]] = [
    ("visits", [("from", "covers")]), ("visits", [("to", "part_of*")]), ("visits", [("from", "part_of"), ("to", "part_of")]),
    ("seat", [("to", "covers")]), ("seat", [("from", "convened_by")]), ("coheld", [("to", "visits+")]), ("visits", [("from", "")]),
]  # fmt: skip
"""Links, and the ways from their ends."""
SILENT = [("branch", "visits"), ("council", "seat"), ("area", "covers"), ("post", "coheld"), ("circle", "sent_by"), ("branch", "part_of")]  # fmt: skip
OWN = {
    "area": ["covers", "area_in"],
    "body": ["visits", "part_of", "covers"],
    "council": ["seat", "convened_by"],
    "post": ["coheld", "visits"],
}
"""Links of which the lists of some are not whole."""
CHARTED = charter(paths=NAMED)
NAMES = [name + more for name in TOWNS for more in ("", "+")]
"""The organisations, each as it is and with lists that are not whole."""


def written(name: str) -> dict[str, Any]:
    """Return what an organisation says."""
    definition: dict[str, Any] = copy.deepcopy(read(name.rstrip("+"))["definition"])
    number = int(name.strip("+").rpartition("-")[2])
    if name.endswith("+") and number % 4 != 1:
        for place, unit in list(enumerate(everyone(definition["units"])))[number % 3 :: 3]:
            own = next(links for kind, links in OWN.items() if unit["kind"] in KINDS[kind])
            unit["incomplete"] = [own[(number + place) % len(own)]]
    if name.endswith("+") and number % 4 != 2:
        some = dict.fromkeys((SILENT[number % 6], SILENT[(number // 2) % 6]))
        definition["not_stated"] = [{"kind": kind, "link": link} for kind, link in some]
    return definition


def everyone(units: list[Any]) -> list[Any]:
    """Return units with those written below them."""
    return [one for unit in units for one in (unit, *everyone(unit.get("units", [])))]


def line(sure: set[str], maybe: set[str], *, more: bool) -> str:
    """Return what is reached as a line: surely, perhaps (?), and more that is not told (+)."""
    return " ".join([*sorted(sure), *(f"{unit}?" for unit in sorted(maybe - sure)), *(["+"] if more else [])])


def naive(name: str) -> dict[str, Any]:
    """Return what a plain reading finds, by path: what each unit, or link, reaches, and how many."""
    world = World(CHARTED, written(name))
    found: dict[str, Any] = {}
    for path in PATHS:
        ends = {unit: reach(world, unit, path) for unit in world.alive}
        found[str(path)] = {unit: line(end.units, end.maybe, more=end.open) for unit, end in ends.items()}
    for path, besides in BESIDES:
        counted = {unit: [reach(world, unit, path), besides and reach(world, unit, besides)] for unit in world.alive}
        found[f"{path} besides {besides}"] = {
            unit: " ".join(number(*number_of(way, distinct=one, besides=other)) for one in (True, False))
            for unit, (way, other) in counted.items()
        }
    for link, ways in OF_LINKS:
        lines = []
        for arrow in world.of_type(link):
            starts = [(arrow.source if end == "from" else arrow.target, path) for end, path in ways]
            each = [reach(world, unit, path) if path else Reach([unit]) for unit, path in starts]
            sure, maybe = (set().union(*some) for some in ([way.units for way in each], [way.maybe for way in each]))
            lines.append(f"{arrow.source}>{arrow.target}: {line(sure, maybe, more=any(way.open for way in each))}")
        found[f"{link} {ways}"] = sorted(lines)
    return without_nothing(found)


def number(low: Any, high: Any) -> str:
    """Return two bounds as a text."""
    return f"{int(low)}" if low == high else f"{int(low)}..{'' if high == float('inf') else int(high)}"


def without_nothing(found: dict[str, Any]) -> dict[str, Any]:
    """Return the answers that say something."""
    nothing = {"", "0 0"}
    said = {
        path: {unit: text for unit, text in some.items() if text not in nothing} if isinstance(some, dict) else some
        for path, some in found.items()
    }
    return {path: some for path, some in said.items() if some}


def asked_of(org: Organisation) -> dict[str, Any]:
    """Return the same as orgtree finds it; pairs, counts and conditions are to agree."""
    graph, query = org.snapshot, Query(org.snapshot)
    names = Namespace.of(graph.charter)
    there = np.flatnonzero(graph.in_force).tolist()
    found: dict[str, Any] = {}
    for path in PATHS:
        asked = parse_path(path, names)
        ends = found[str(path)] = dict(zip(graph.ids, reached(query, asked, np.arange(graph.size)), strict=True))
        counts, exists = query.count(asked), query.exists(asked)
        for unit in there:
            parts = ends[graph.ids[unit]].split()
            low, high = sum(part[-1] not in "?+" for part in parts), len(parts)
            bounds = (low, float("inf") if "+" in parts else high)
            assert (counts.low[unit], counts.high[unit]) == bounds
            assert (exists.must[unit], exists.may[unit]) == (low > 0, high > 0)
    for path, besides in BESIDES:
        other = besides and parse_path(besides, names)
        both = [query.count(parse_path(path, names), besides=other, distinct=one) for one in (True, False)]
        found[f"{path} besides {besides}"] = {
            graph.ids[unit]: " ".join(number(one.low[unit], one.high[unit]) for one in both) for unit in there
        }
    for link, ways in OF_LINKS:
        ends_of = [f"{end}/{path}".rstrip("/") for end, path in ways]
        asked = parse_path(ends_of, replace(names, on_link=True))
        table = graph.links[link]
        rows = np.flatnonzero(table.in_force)
        both_ends = table.source[rows], table.target[rows]
        texts = reached(query, asked, rows, ends=both_ends)
        lines = zip(*(units.tolist() for units in both_ends), texts, strict=True)
        found[f"{link} {ways}"] = sorted(f"{graph.ids[one]}>{graph.ids[other]}: {text}" for one, other, text in lines)
    return without_nothing(found)


def reached(query: Query, asked: Any, starts: Any, **more: Any) -> Iterator[str]:
    """Yield what is reached from each start, when pairs are followed."""
    graph = query.graph
    pairs = query.narrowed(asked, query.pairs(asked, starts, **more))
    sure = pairs.sure & query.targets(asked).must[pairs.unit]
    for start in range(len(starts)):
        both = (pairs.unit[(pairs.start == start) & which].tolist() for which in (sure, ~sure))
        first, second = ({graph.ids[end] for end in ends} for ends in both)
        there = more or graph.in_force[starts[start]]
        yield line(first, second, more=bool(pairs.open[start])) if there else ""


def kept() -> dict[str, Any]:
    """Return the answers by organisation; where they are to be written anew, the naive evaluator is asked."""
    if os.environ.get("UPDATE_SNAPSHOTS"):
        answers = {name: naive(name) for name in NAMES}
        text = yaml.safe_dump(answers, allow_unicode=True, sort_keys=False, width=1000, default_flow_style=None)
        (FOLDER / "paths.yaml").write_text(text, encoding="utf-8", newline="\n")
    found: dict[str, Any] = read("paths")
    return found


KEPT = kept()


@pytest.mark.parametrize("name", NAMES)
def test_where_paths_lead(from_data: Any, name: str) -> None:
    """What units and links reach, how many that are, and how many where some are left out."""
    assert asked_of(from_data(CHARTED, written(name))) == KEPT[name]
