"""A snapshot is the organisation on one day; what is stated is shared by all days."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import orgtree
from orgtree.graph.query import totals

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
DAYS = ("2015", "2019-06-30", "2020-10", None)

UNITS = """
- {id: acme, kind: company, valid: {from: 2010}, units: [
   {id: old, kind: department, valid: {until: 2018}, units: [{id: t1, kind: team, headcount: 3}]},
   {id: new, kind: department, valid: {from: 2018}}]}
- {id: p1, kind: post, filled: true, reports_to: [{to: p2, valid: {until: 2017}}, {to: p3, valid: {from: 2017}}]}
- {id: p2, kind: post, filled: true}
- {id: p3, kind: post, filled: true}
"""


def definition(as_of: str | None) -> str:
    """Return a definition whose units and links have dates."""
    day = f"as_of: {as_of}\n" if as_of else ""
    return f"orgtree: definition/1\ncharter: company\n{day}units:{UNITS}"


def seen(org: orgtree.Organisation) -> Any:
    """Return what an organisation shows of itself on its day."""
    snapshot = org.snapshot
    return (
        [unit.id for unit in org.units()],
        {name: tree.parent.tolist() for name, tree in snapshot.hierarchies.items()},
        {name: table.in_force.tolist() for name, table in snapshot.links.items()},
        dict(snapshot.damage),
        [finding.text() for finding in org.check().findings],
        [figure.show() for figure in org.coverage()],
    )


def test_a_kind_of_many_kinds_means_them_all(from_data: Any) -> None:
    """However many there are, and no other kind."""
    kinds = {"thing": {"abstract": True}, **{f"k{number}": {"is_a": "thing"} for number in range(20)}, "other": {}}
    charter = {"orgtree": "charter/1", "name": "c", "kinds": kinds, "links": {}}
    units = [{"id": f"u{number}", "kind": kind} for number, kind in enumerate(kinds) if kind != "thing"]
    org = from_data(charter, {"orgtree": "definition/1", "charter": "./charter.yaml", "units": units})
    assert [unit.id for unit in org.units(kind="thing")] == [f"u{number}" for number in range(1, 21)]


@pytest.mark.parametrize("day", DAYS)
def test_another_day_is_a_load_with_that_day(day: str | None) -> None:
    """Units, links, hierarchies, findings and figures are those of a definition that names the day."""
    loaded, moved = orgtree.loads(definition(day)), orgtree.loads(definition("2012")).at(day)
    assert moved == loaded
    assert seen(moved) == seen(loaded)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_on_another_day_is_a_load_with_that_day(path: Path) -> None:
    """The law holds for all examples, whose loaded facts serve both days."""
    org = orgtree.load(path)
    for day in ("2017-03-01", "2020-10"):
        there, read = org.at(day), orgtree.load(path, as_of=day)
        assert there == read
        assert seen(there)[:4] == seen(read)[:4]
    assert org.at(org.as_of) == org


def test_a_day_that_is_none_is_refused() -> None:
    """The error says how a day is written."""
    with pytest.raises(orgtree.UsageError, match="write 2018, 2018-03 or 2018-03-15"):
        orgtree.loads(definition("2012")).at("spring")


def test_arrays_refuse_writing() -> None:
    """Nothing that was read or worked out can be changed in place."""
    snapshot = orgtree.loads(definition("2016")).snapshot
    tree, table = snapshot.hierarchies["part_of"], snapshot.links["reports_to"]
    headcount, summed = snapshot.columns["headcount"], totals(snapshot, "headcount")
    arrays = [
        *(*summed.total, *summed.below, *summed.written),
        *(snapshot.kind, snapshot.start, snapshot.stop, snapshot.in_force, headcount.low, headcount.known),
        *(tree.parent, tree.order, tree.position, tree.end, tree.depth),
        *(table.source, table.target, table.item, table.nested, table.start, table.stop, table.in_force),
        snapshot.kind_mask(snapshot.kind_codes(["team"])),
    ]
    for array in arrays:
        assert array is not None
        with pytest.raises(ValueError, match="read-only"):
            array[:1] = 0


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_organisation_comes_back_from_a_pickle(path: Path) -> None:
    """What was stored is equal, and so are two loads of one file; another day is not."""
    org = orgtree.load(path)
    again = pickle.loads(pickle.dumps(org))  # noqa: S301 - written a line above
    assert again == org == orgtree.load(path)
    assert hash(again) == hash(org)
    assert [unit.id for unit in again.units()] == [unit.id for unit in org.units()]
    assert org.at("1950") != org


def test_what_differs_in_one_value_is_not_equal() -> None:
    """Equality looks at ids, kinds, names, fields, links and days."""
    org = orgtree.loads(definition("2016"))
    changes = (
        ("headcount: 3", "headcount: 4"),
        ("kind: team", "kind: department"),
        ("to: p2", "to: p3"),
        ("2018}", "2019}"),
    )
    for old, new in changes:
        assert orgtree.loads(definition("2016").replace(old, new)) != org
    assert org != orgtree.loads(definition("2012"))
    assert org != "acme"


def cycles(*reports: str) -> list[str]:
    """Return the cycles that are told of posts that report to others, written as `a: b, c`."""
    units = "\n".join(
        f"- {{id: {unit.strip()}, kind: post, filled: true, reports_to: [{above}]}}"
        for unit, _, above in (report.partition(":") for report in reports)
    )
    org = orgtree.loads(f"orgtree: definition/1\ncharter: company\nunits:\n{units}")
    return [finding.text() for finding in org.check(select=["ORG205"]).findings]


@pytest.mark.parametrize("parents", ["root, low", "low, root"])
def test_a_cycle_behind_a_second_parent_is_told(parents: str) -> None:
    """Whichever parent comes first and so counts, the cycle by way of the other one is told."""
    (told,) = cycles("root:", f"mid: {parents}", "low: mid")
    assert "mid, then low, then mid" in told


@given(st.lists(st.sets(st.integers(0, 5), max_size=3), min_size=1, max_size=6))
def test_a_cycle_is_told_exactly_where_units_are_above_each_other(above: list[set[int]]) -> None:
    """One cycle is told for each knot of units that reach themselves, whatever the order of parents."""
    count = len(above)
    reach = np.zeros((count, count), dtype=bool)
    for unit, parents in enumerate(above):
        for parent in parents:
            if parent < count:
                reach[unit, parent] = True
    direct = reach.copy()
    for _ in range(count):
        reach |= reach @ direct
    knots = {
        frozenset(np.flatnonzero(reach[unit] & reach[:, unit]).tolist()) for unit in range(count) if reach[unit, unit]
    }
    reports = [
        f"u{unit}: {', '.join(f'u{parent}' for parent in sorted(parents) if parent < count)}"
        for unit, parents in enumerate(above)
    ]
    assert len(cycles(*reports)) == len(knots)


SAID = """
orgtree: definition/1
charter: ./works.yaml
title: Works
as_of: 2021
not_stated: [{kind: site, link: near}]
retired: [{id: old, on: 2015}]
units:
- id: hq
  kind: house
  name: Head
  names: [{name: Old, until: 2015}]
  staff: 3..5
  rate: 1.5
  tag: x
  form: wood
  open: true
  founded: 2019
  rooms: [{value: 3, until: 2020}, {value: 4..6, from: 2020, source: survey}]
  helps: {to: s, hours: 3, since: 2018, valid: {from: 2016, until: 2023}}
  exceptions: {C01: why}
- {id: s, kind: site, near: hq, valid: {from: 2014}, incomplete: [near]}
- {id: s2, kind: site, near: s, valid: {until: 2020}}
"""


def read(text: str) -> orgtree.Organisation:
    """Read what is said, under the charter beside which one works."""
    return orgtree.loads(text, charter="./works.yaml")


@pytest.fixture
def works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work beside the charter of what is said above."""
    fields = "staff: {type: count}, rate: {type: number}, tag: {type: text}, form: {type: choice, of: [wood, brick]}"
    more = "open: {type: bool}, founded: {type: date}, rooms: {type: count}"
    charter = f"""
orgtree: charter/1
name: works
kinds: {{house: {{fields: {{{fields}, {more}}}}}, site: {{}}, yard: {{}}}}
links:
  near: {{from: [site, yard], to: [house, site, yard]}}
  helps: {{from: house, to: [site, yard], fields: {{hours: {{type: count}}, since: {{type: date}}}}}}
"""
    (tmp_path / "works.yaml").write_text(charter, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("works")
@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("title: Works", "title: Mill"), ("as_of: 2021", "as_of: 2022"), ("link: near}", "link: helps}"), ("on: 2015", "on: 2014"),
        ("name: Head", "name: Top"), ("name: Old", "name: Older"), ("until: 2015}", "until: 2016}"), ("staff: 3..5", "staff: 2..5"),
        ("staff: 3..5", "staff: 3..6"), ("staff: 3..5", "staff: {value: 3..5, source: x}"), ("rate: 1.5", "rate: 1.25"),
        ("  rate: 1.5\n", ""), ("tag: x", "tag: y"), ("form: wood", "form: brick"), ("open: true", "open: false"),
        ("founded: 2019", "founded: 2018"), ("value: 3, until: 2020", "value: 2, until: 2020"), ("4..6", "4..7"), ("4..6", "3..6"),
        ("from: 2020", "from: 2021"), ("3, until: 2020", "3, until: 2019"), ("source: survey", "source: count"), ("hours: 3", "hours: 4"),
        ("since: 2018", "since: 2017"), ("from: 2016", "from: 2017"), ("until: 2023", "until: 2024"), ("C01: why", "C01: so"),
        ("C01: why", "C02: why"), ("near: hq", "near: s2"), ("near: s,", "near: hq,"), ("near: hq, ", ""), ("from: 2014", "from: 2013"),
        (", incomplete: [near]", ""), ("s2, kind: site", "s2, kind: yard"), ("until: 2020}}\n", "until: 2019}}\n"),
        ("id: s2", "id: s3"), ("helps: {to: s,", "helps: {to: s2,"),
    ],
)  # fmt: skip
def test_two_definitions_are_the_same_where_they_say_the_same(said: str, other: str) -> None:
    """Wherever it is written; anything that is said otherwise makes another one of it."""
    org, again = read(SAID), read("# again\n" + SAID.replace("units:\n", "units:\n\n"))
    assert said in SAID
    changed = read(SAID.replace(said, other, 1))
    assert not changed.problems
    assert org == again
    assert org != changed
    assert changed != org


@pytest.mark.usefixtures("works")
def test_decimals_and_arrays_of_what_is_stated() -> None:
    """As many decimals as a value has, none where nobody states one; and no array can be written."""
    graph = read(SAID).snapshot
    assert [graph.decimals(name) for name in ("staff", "rate", "rooms")] == [0, 1, 0]
    assert read(SAID.replace("1.5", "1.25")).snapshot.decimals("rate") == 2
    assert read(SAID.replace("  rate: 1.5\n", "")).snapshot.decimals("rate") == 0
    for table in (graph.facts.units, *graph.facts.links.values()):
        for column in table.columns.values():
            own = (column.written, column.known, column.low, column.high, column.codes)
            assert [array.flags.writeable for array in own if array is not None] == [False, False] + [False] * (
                2 if column.low is not None else 1 if column.codes is not None else 0
            )
