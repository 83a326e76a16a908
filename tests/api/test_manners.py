"""An organisation, its units and what it says behave as values of Python do."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

import orgtree

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))

every_example = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)

WORKS = """
orgtree: definition/1
charter: company
as_of: 2024-06
units:
- id: works
  kind: company
  units:
  - {id: crane, kind: team, headcount: {value: 4.., source: {en: a letter}, as_of: 2023}, headed_by: chief}
  - {id: yard, kind: team, headcount: 7}
  - {id: gone, kind: team, valid: {until: 2021}}
- {id: chief, kind: post, filled: true, in_unit: crane}
- {id: hand, kind: post, in_unit: crane}
"""

CLAIMS: list[dict[str, Any]] = [
    {"id": "staff", "sum": "headcount", "in": "a", "states": "~40", "source": {"en": "a report"}, "as_of": "2020-10"},
    {"id": "rate", "metric": "vacancy", "states": "12.5%..", "title": "one post in eight or more"},
    {"id": "each", "ratio": [{"sum": "headcount", "of": "team"}, {"count": "team"}], "states": 4.3, "along": "part_of"},
    {"id": "sited", "share": {"of": "team", "having": {"path": "part_of", "count": "1.."}}, "states": "1/3"},
    {"id": "third", "share": {"of": ["team"], "having": {"headcount": "3.."}}, "states": "33.3%"},
]


@every_example
def test_rows_and_head_give_the_same_organisation_back(path: Path) -> None:
    """What `to_rows` and `head` give is all that `from_rows` needs, claims included."""
    org = orgtree.load(path)
    again = orgtree.from_rows(*org.to_rows(), charter=org.charter.name, **org.head)
    assert again == org
    assert [one.verdict for one in again.measurements.judged] == [one.verdict for one in org.measurements.judged]


def test_claims_of_all_forms_are_in_the_head() -> None:
    """Intervals, percentages and dates come back exactly; a claim that cannot be read was told of and is left out."""
    units = [{"id": "a", "kind": "company"}, {"id": "t", "kind": "team", "part_of": "a", "headcount": "4.."}]
    org = orgtree.from_rows(units, charter="company", claims=CLAIMS)
    assert [finding.code for finding in org.problems] == ["ORG104"]
    assert [claim["id"] for claim in org.head["claims"]] == ["staff", "rate", "each", "third"]
    assert org.head["claims"][:2] == [
        {**CLAIMS[0], "states": "35..45"},
        {**CLAIMS[1], "states": "0.125.."},
    ]
    again = orgtree.from_rows(*org.to_rows(), charter="company", **org.head)
    assert again == org
    assert again.head == org.head
    assert orgtree.from_rows(units, charter="company", claims=CLAIMS[:2]) != org


@pytest.fixture
def org() -> orgtree.Organisation:
    """Return a company of two teams and two posts."""
    return orgtree.loads(WORKS)


def test_units_come_back_from_a_pickle(org: orgtree.Organisation) -> None:
    """They are equal, and equal to those of another load; what differs anywhere is another organisation's."""
    again = pickle.loads(pickle.dumps(list(org)))  # noqa: S301 - written on the line
    assert again == list(org)
    assert set(again) == set(orgtree.loads(WORKS))
    assert [hash(unit) for unit in again] == [hash(unit) for unit in org]
    assert pickle.loads(pickle.dumps(org["crane"].links())) == org["crane"].links()  # noqa: S301 - as above
    assert org["yard"] != org["crane"]
    assert org["yard"] != orgtree.loads(WORKS.replace("headcount: 7", "headcount: 8"))["yard"]
    assert org["yard"] != org.at("2020")["yard"]
    assert org["yard"] != "yard"


def test_units_are_in_their_organisation(org: orgtree.Organisation) -> None:
    """By id or as a unit; `get` gives what stands in for one that is not there."""
    other = orgtree.loads(WORKS.replace("headcount: 7", "headcount: 8"))
    assert org["yard"] in org
    assert orgtree.loads(WORKS)["yard"] in org
    assert other["yard"] not in org
    assert ("yard" in org, "yrad" in org, 7 in org) == (True, False, False)
    assert org.get("yard") == org["yard"]
    assert org.get("yrad") is None
    assert org.get("yrad", "none") == "none"


def reached(unit: orgtree.Unit, path: Any) -> list[str]:
    """Return the ids of the units along a path."""
    return [found.id for found in unit.follow(path)]


def test_a_unit_follows_a_path(org: orgtree.Organisation) -> None:
    """Links either way, repeated, several ways, narrowed; what has ended is not reached, nor what may not fit."""
    assert reached(org["works"], "^part_of") == ["crane", "yard"]
    assert reached(org["chief"], "in_unit/part_of*") == ["works", "crane"]
    assert reached(org["works"], "^part_of/^in_unit") == ["chief", "hand"]
    assert reached(org["crane"], ("part_of", "headed_by")) == ["works", "chief"]
    assert reached(org["works"], {"path": "^part_of", "where": {"headcount": "5.."}}) == ["yard"]
    assert reached(org["works"], {"path": "^part_of/^in_unit", "kind": "post", "where": {"filled": True}}) == ["chief"]
    assert reached(org["works"], "part_of") == []


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("part_off", "the path is wrong: 'part_off' is neither a link nor a named path.*did you mean 'part_of'"),
        ("part_of//x", "the path is wrong: '' is not a step"),
        (7, "a path is a text such as"),
        ({"path": "part_of", "kind": "tema"}, "the path is wrong at kind: 'tema' is not a kind.*did you mean 'team'"),
    ],
)
def test_what_is_no_path_is_wrong_use(org: orgtree.Organisation, path: Any, message: str) -> None:
    """The error names the part and the nearest name."""
    with pytest.raises(orgtree.UsageError, match=message):
        org["works"].follow(path)


def test_a_unit_has_totals_and_sources(org: orgtree.Organisation) -> None:
    """A total is what a unit states or what its parts add up to; a value may say where it is from."""
    assert org["works"]["headcount"] is None
    assert org["works"].total("headcount") == orgtree.Interval(11, float("inf"))
    assert org["yard"].total("headcount") == 7
    with pytest.raises(orgtree.UsageError, match=r"'filled' has no total.*headcount"):
        org["works"].total("filled")
    with pytest.raises(orgtree.UsageError, match="there is no field 'headcuont'; did you mean 'headcount'"):
        org["works"].total("headcuont")
    assert org["crane"].source("headcount") == {"source": {"en": "a letter"}, "as_of": 2023}
    assert org["yard"].source("headcount") == org["works"].source("headcount") == {}
    with pytest.raises(KeyError):
        org["works"].source("filled")
