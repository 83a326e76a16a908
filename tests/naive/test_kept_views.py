"""The odd organisations of `kept/` as they are looked at: pictures in text, rows, what stands under what, and other days.

`town-*.txt` has what is shown; what stands under a unit is what the naive evaluator finds, too.
UPDATE_SNAPSHOTS=1 writes it anew, to be read before it is kept.
"""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from naive_organisations import CHARTER, HIERARCHIES, charter
from naive_placement import under
from naive_world import World
from test_kept_answers import FOLDER, TOWNS, read
from told_text import same

from orgtree import OrgtreeError
from orgtree.graph.history import history, with_history

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree import Organisation

DAYS = ("2017-01-01", "2018-03-15", "2020-06-15")
WHERE = (
    "open: true",
    "rank: 3..",
    "form: standing, open: false",
    "founded: 2018",
    "portion: ..0.5",
    "path: covers, count: 2..",
)


TOTALS = {
    "people": {"sum": "people"},
    "open_people": {"sum": "people", "of": "area", "where": {"open": True}},
    "quarters": {"sum": "people", "of": "quarter"},
    "members": {"sum": "members"},
    "branches": {"sum": "members", "of": "branch", "where": {"rank": "3.."}},
    "funds": {"sum": "funds", "where": {"form": "standing"}},
    "committees": {"sum": "funds", "of": ["committee", "circle"]},
    "dues": {"sum": "dues", "where": {"path": "covers"}},
    "debts": {"sum": "debts", "of": "body", "where": {"not": {"rank": "..2"}}},
    "rich": {"share": {"of": "body", "having": {"funds": "3.."}}},
}
"""Sums of fields whose values are those of a whole subtree."""


def text(value: Any) -> str:
    """Return plain data as a line."""
    return json.dumps(value, ensure_ascii=False, default=str)


def ids(org: Organisation, **asked: Any) -> str:
    """Return the ids of the units that are asked for."""
    return " ".join(unit.id for unit in org.units(**asked))


def drawn(org: Organisation, **asked: Any) -> str:
    """Return a picture in text, or why there is none."""
    try:
        return org.tree(**asked)
    except OrgtreeError as error:
        return str(error)


def shown(org: Organisation) -> Iterator[str]:
    """Yield all that is shown of an organisation, line by line."""
    for along in HIERARCHIES:
        yield from (f"along {along}", drawn(org, along=along))
    yield from ("as a whole", drawn(org, show=["open", "rank"]))
    for rows in org.to_rows():
        yield from map(text, rows)
    for one in org.units():
        yield f"{one.id} under {one.parent and one.parent.id}: {ids(org, under=one.id)}"
        yield from (f"{one.id} along {along}: {ids(org, under=one.id, along=along)}" for along in HIERARCHIES)
    yield from (f"{kind}: {ids(org, kind=kind)}" for kind in CHARTER["kinds"])
    yield from (f"{where}: {ids(org, where=where)}" for where in WHERE)
    view = org.to_networkx()
    yield from map(text, sorted(view.nodes(data=True), key=str))
    yield from map(text, sorted(view.edges(data=True, keys=True), key=str))
    yield from (text(part) for part in org.public().to_rows())


@pytest.mark.parametrize("name", TOWNS)
def test_all_that_is_shown(from_data: Any, name: str) -> None:
    """In text, as rows, and as a graph."""
    org = from_data(charter(), read(name)["definition"])
    same(FOLDER / f"{name}.txt", "\n".join(shown(org)) + "\n")


@pytest.mark.parametrize("name", TOWNS)
def test_totals(from_data: Any, name: str) -> None:
    """Of everything, by two kinds, and under each unit: what units state, or the sum of what those below them state."""
    org = from_data(charter(metrics=TOTALS), read(name)["definition"])
    asked = [{}, {"by": "body"}, {"by": "area"}, *({"under": unit.id} for unit in org.units())]
    found = [(str(one), org.coverage(**one)) for one in asked]
    lines = [f"{one}: {each.metric.name} {each.group or ''} {each.value}" for one, table in found for each in table]
    same(FOLDER / f"{name}-totals.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("name", TOWNS)
def test_what_is_so_on_other_days(from_data: Any, name: str) -> None:
    """The tree of each day, what differs between two, and the history of each unit."""
    org = from_data(charter(), read(name)["definition"])
    lines = []
    for day in DAYS:
        there = org.at(day)
        lines += [day, drawn(there), *(f"{one.id}: {ids(there, under=one.id)}" for one in there.units())]
    lines += [str(org.at(one).diff(org.at(other))) for one, other in pairwise(DAYS)]
    told = {unit: [entry.to_dict() for entry in history(org.snapshot, unit)] for unit in org.snapshot.ids}
    assert [org.snapshot.ids[unit] for unit in with_history(org.snapshot)] == [unit for unit in told if told[unit]]
    lines += map(text, told.values())
    same(FOLDER / f"{name}-days.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("name", TOWNS)
def test_what_stands_under_a_unit(from_data: Any, name: str) -> None:
    """What surely does is what the naive evaluator finds, wherever roots belong whose parent is not listed."""
    definition = read(name)["definition"]
    org, world = from_data(charter(), definition), World(CHARTER, definition)
    for top in world.alive:
        found = [unit for unit in world.alive if under(world, top, unit)]
        assert sorted(unit.id for unit in org.units(under=top)) == sorted(found)
