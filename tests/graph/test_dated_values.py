"""Earlier names of units, and fields whose values hold on some days only."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import orgtree
from orgtree.api.schemas import schema_text
from orgtree.base.errors import UsageError
from orgtree.base.interval import Interval
from orgtree.graph.write import definition_text

HEAD = "orgtree: definition/1\ncharter: company\nas_of: 2022\nunits:\n"
UNITS = """
- id: acme
  kind: company
  name: Acme
  names:
  - {name: {en: Works, zh: 工厂}, until: 2010, source: register}
  - {name: Acme Works, from: 2010, until: 2019}
  units:
  - {id: lab, kind: team, name: Lab, headcount: [{value: 45.., from: 2020}, {value: 40, until: 2019, source: minutes}]}
  - {id: den, kind: team, name: Den, headcount: 3}
- {id: p, kind: post, filled: [{value: true, until: 2015}, {value: false, from: 2015, until: unknown}]}
"""


def org(units: str = UNITS) -> orgtree.Organisation:
    """Return an organisation under the company charter."""
    return orgtree.loads(HEAD + units)


def codes(units: str) -> list[tuple[str, str]]:
    """Return code and message of what is wrong with units."""
    return [(finding.code, finding.text()) for finding in org(units).problems]


def test_a_unit_has_the_name_of_the_day() -> None:
    """On days of which no other name is said it has its name."""
    names = {day: org().at(day)["acme"].name for day in ("2008", "2015", "2018-12-31", "2019-01-01", "2022")}
    assert names == {
        "2008": "Works",
        "2015": "Acme Works",
        "2018-12-31": "Acme Works",
        "2019-01-01": "Acme",
        "2022": "Acme",
    }
    assert org().at("2008")["acme"].names == {"en": "Works", "zh": "工厂"}


def test_a_unit_is_found_by_a_name_of_another_day() -> None:
    """Unless another unit has it on the day that is looked at."""
    assert [unit.id for unit in org().units(under="工厂")] == ["acme", "lab", "den"]
    assert [unit.id for unit in org().at("2008").units(under="acme")] == ["acme", "lab", "den"]
    taken = org(UNITS.replace("name: Den", "name: Acme Works"))
    assert [unit.id for unit in taken.units(under="Acme Works")] == ["den"]
    twice = org(UNITS.replace("name: Den", "name: Den, names: [{name: Works, until: 2001}]"))
    with pytest.raises(UsageError, match="2 units"):
        twice.units(under="Works")


def test_a_day_picks_the_value_and_between_values_none_is_stated() -> None:
    """2019 lies between the two values of the headcount."""
    found = {day: org().at(day)["lab"].fields for day in ("2018", "2019", "2020", "2022")}
    assert found == {
        "2018": {"headcount": Interval(40, 40)},
        "2019": {},
        "2020": {"headcount": Interval.parse("45..")},
        "2022": {"headcount": Interval.parse("45..")},
    }
    assert org().at("2018")["lab"].source("headcount") == {"source": "minutes"}
    assert org()["lab"].source("headcount") == {}
    assert org().at("2018")["acme"].total("headcount") == Interval(43, 43)


def test_until_when_a_value_held_may_not_be_known() -> None:
    """Then it surely holds on no day, as a unit of which nobody knows when it ended."""
    assert org().at("2014")["p"]["filled"] is True
    assert [org().at(day)["p"]["filled"] for day in ("2016", "2022")] == [None, None]


def test_what_is_not_dated_is_shared_by_all_days() -> None:
    """Of a field without dated values no day costs anything."""
    den = org(UNITS.replace("[{value: 45.., from: 2020}, {value: 40, until: 2019, source: minutes}]", "45.."))
    assert den.at("2018").snapshot.columns["headcount"] is den.snapshot.columns["headcount"]
    now = org().at("2021").snapshot
    assert now.names is now.facts.units.names


def test_several_values_and_dated_values_are_told_apart(tmp_path: Any) -> None:
    """A list of mappings is one of values with their days; each of these may be a list itself."""
    (tmp_path / "c.yaml").write_text(
        "orgtree: charter/1\nname: c\nkinds: {a: {fields: {tags: {type: text, several: true}}}}\n", encoding="utf-8"
    )
    (tmp_path / "d.yaml").write_text(
        "orgtree: definition/1\ncharter: ./c.yaml\nas_of: 2022\nunits:\n"
        "- {id: x, kind: a, tags: [red, blue]}\n"
        "- {id: y, kind: a, tags: [{value: [red, blue], until: 2020}, {value: green, from: 2020}]}\n",
        encoding="utf-8",
    )
    tags = orgtree.load(tmp_path / "d.yaml")
    assert not tags.problems
    assert [tags.at(day)["y"]["tags"] for day in ("2019", "2022")] == [("red", "blue"), ("green",)]
    assert tags["x"]["tags"] == ("red", "blue")


def test_all_of_it_is_kept_in_rows_and_text() -> None:
    """On whatever day the organisation is looked at; sorted by days."""
    one = org()
    units, links = one.at("2018").to_rows()
    assert units[1]["headcount"] == [
        {"value": 40, "until": "2019-01-01", "source": "minutes"},
        {"value": "45..", "from": "2020-01-01"},
    ]
    assert orgtree.loads(HEAD + "- {id: a, kind: team, headcount: {value: 3, from: 2020}}").to_rows()[0] == [
        {"id": "a", "kind": "team", "headcount": {"value": 3, "from": "2020-01-01"}}
    ]
    assert units[0]["name"] == "Acme"
    assert units[0]["names"][1] == {"name": "Acme Works", "from": "2010-01-01", "until": "2019-01-01"}
    assert orgtree.from_rows(units, links, charter="company", as_of="2022") == one
    assert orgtree.loads(definition_text(one.snapshot, charter="company")) == one
    assert orgtree.loads(HEAD + UNITS.replace("value: 40", "value: 41")) != one
    assert orgtree.loads(HEAD + UNITS.replace("until: 2010", "until: 2009")) != one


def test_the_schema_takes_what_is_taken_and_refuses_what_is_not() -> None:
    """An earlier name has a day; a value of days has a value."""
    schema = Draft202012Validator(json.loads(schema_text("company")))
    units: list[Any] = org().to_rows()[0]

    def fits(**more: Any) -> bool:
        unit = {"id": "t", "kind": "team", **more}
        return bool(schema.is_valid({"orgtree": "definition/1", "charter": "company", "units": [unit]}))

    assert fits(headcount=units[1]["headcount"], names=units[0]["names"])
    assert fits(headcount={"value": 3, "from": "2020", "until": "unknown"})
    assert not fits(headcount=[{"from": "2020"}])
    assert not fits(headcount=[3, 4])
    assert not fits(names=[{"name": "Old"}])


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ("headcount: [{value: 4, until: 2019}, {value: 5, from: 2018}]", "ORG222", "two values of 'headcount' of 'x' hold on the same days"),
        ("headcount: [{value: 4}, {value: 5, from: 2018}]", "ORG222", "two values of 'headcount' of 'x' hold on the same days"),
        ("headcount: [{value: 4, from: 2019, until: 2018}]", "ORG212", "the period of 'x' ends before it begins"),
        ("headcount: [{value: few, until: 2018}]", "ORG104", "'headcount'"),
        ("headcount: [{from: 2018}]", "ORG104", "'headcount' is a value, or a list of values with their days"),
        ("headcount: [{value: {value: 3}, until: 2018}]", "ORG104", "'headcount' is a value, or a list of values with their days"),
        ("headcount: {value: 4, until: 2018, by: me}", "ORG104", "'headcount' is a value, or a list of values with their days"),
        ("names: [{name: A, until: 2019}, {name: B, until: 2018}]", "ORG222", "two earlier names of 'x' hold on the same days"),
        ("names: [{name: A}]", "ORG104", "an earlier name says from or until which day"),
        ("names: [{until: 2019}]", "ORG104", "an earlier name is a mapping of name, from and until"),
        ("names: Old", "ORG104", "an earlier name is a mapping of name, from and until, not 'Old'"),
        ("names: [{name: [A], until: 2019}]", "ORG104", "a name is a text, or a mapping of languages"),
        ("names: [{name: {en: A, zh: 3}, until: 2019}]", "ORG104", "a name is a text, or a mapping of languages"),
        ("names: [{name: A, until: 1 May}]", "ORG104", "'1 May' is not a date"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_list_is_told_once_and_left_out(words: str, code: str, message: str) -> None:
    """The unit stays, with what of the list can be read."""
    ((found, said),) = codes(f"- {{id: x, kind: team, {words}}}\n")
    assert (found, said[: len(message)] if message != "'headcount'" else message) == (code, message)


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("[{value: 4, until: 2018}, {value: few, from: 2018}]", (1, "value")),
        ("{value: few, until: 2018}", ("value",)),
        ("[{value: 4, until: 2018}, {from: 2018}]", (1,)),
        ("{value: 4, until: 2018, by: me}", ()),
    ],
)
def test_a_wrong_value_is_told_where_it_stands(words: str, path: tuple[Any, ...]) -> None:
    """At the value inside the list, or in the mapping of the only one."""
    (finding,) = org(f"- {{id: x, kind: team, headcount: {words}}}\n").problems
    assert finding.place is not None
    assert finding.place.path == ("units", 0, "headcount", *path)


def test_a_difference_of_two_days_tells_names_and_values_of_each() -> None:
    """They are no changes to apply: both days are of one definition."""
    one, other = org().at("2018"), org().at("2021")
    found = [(change.what, change.unit, change.key, change.old, change.new) for change in one.diff(other).changes]
    assert ("renamed", "acme", "en", "Acme Works", "Acme") in found
    assert ("field", "lab", "headcount", {"value": 40, "source": "minutes"}, "45..") in found
    assert [entry.WORD for entry in one.diff(other).to_changes().entries] == ["head"]
    later = orgtree.loads(HEAD + UNITS.replace("value: 40", "value: 41"))
    (change,) = org().diff(later).changes
    assert (change.what, change.unit, change.key, change.more) == ("field", "lab", "headcount", None)


def test_dated_values_of_many_units_are_chosen_as_arrays() -> None:
    """Each unit has its own days."""
    rows = [
        {"id": f"t{number}", "kind": "team", "headcount": [{"value": 1, "until": str(2001 + number % 9)}, {"value": 2, "from": "2015"}]}
        for number in range(300)
    ]  # fmt: skip
    many = orgtree.from_rows(rows, charter="company", as_of="2020")
    assert sum(unit["headcount"].low for unit in many) == 600
    assert [many.at("2004")[f"t{number}"]["headcount"] for number in (3, 4)] == [None, Interval(1, 1)]
