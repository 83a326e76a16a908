"""What has ended and nobody knows when: out on the definition's day, undecided on the days before it."""

from __future__ import annotations

import json

import numpy as np
import pytest
from jsonschema import Draft202012Validator

import orgtree
from orgtree.api.schemas import schema_text
from orgtree.base.dates import ENDED, Date, Period
from orgtree.graph.write import definition_text

UNITS = """
- {id: acme, kind: company, units: [
   {id: shop, kind: department, valid: {from: 2015, until: unknown}},
   {id: desk, kind: department}]}
- {id: p1, kind: post, filled: true}
- {id: p2, kind: post, filled: true, reports_to: {to: p1, valid: {until: unknown}}}
"""


def org(units: str = UNITS, as_of: str | None = "2024") -> orgtree.Organisation:
    """Return an organisation under the company charter."""
    day = f"as_of: {as_of}\n" if as_of else ""
    return orgtree.loads(f"orgtree: definition/1\ncharter: company\n{day}units:{units}")


def ids(org: orgtree.Organisation) -> list[str]:
    """Return the ids of what is in force."""
    return [unit.id for unit in org.units()]


@pytest.mark.parametrize("as_of", ["2024", None])
def test_it_is_out_on_the_day_of_the_definition_and_later(as_of: str | None) -> None:
    """It has ended by the definition's own day, or in the end; nothing is undecided then."""
    own = org(as_of=as_of)
    later = own.at("2030") if as_of else own.at(None)
    for seen in (own, later, own.at(as_of)):
        assert "shop" not in ids(seen)
        assert not seen.snapshot.links["reports_to"].in_force.any()
        assert [finding.code for finding in seen.problems] == []


def test_what_may_have_held_on_an_earlier_day_is_counted_and_left_out() -> None:
    """ORG221 counts the unit and the link; a day on which neither had begun has the link alone."""
    past = org().at("2019")
    assert "shop" not in ids(past)
    (finding,) = past.problems
    assert (finding.code, finding.severity, finding.facts["units"], finding.facts["links"]) == (
        "ORG221",
        "warning",
        1,
        1,
    )
    assert finding.text() == "whether 1 unit and 1 link that have ended still held in 2019 is not known"
    (before,) = org().at("2014").problems
    assert (before.facts["units"], before.facts["links"]) == (0, 1)


@pytest.mark.parametrize(
    ("begins", "day", "told"),
    [
        ("2024-01-30", "2024-01-31", []),
        ("2024-01-31", "2024-01-31", []),
        ("2024-02-01", "2024-01-31", ["ORG212"]),
        ("2023-01-30", "2023-01-31", ["ORG221"]),
        ("2023-01-31", "2023-01-31", ["ORG221"]),
        ("2023-02-01", "2023-01-31", []),
    ],
)
def test_it_can_begin_on_the_day_itself(begins: str, day: str, told: list[str]) -> None:
    """On the definition's own day it has ended then, on an earlier one nobody knows; what begins later has not ended."""
    shop = (
        f"- {{id: acme, kind: company}}\n- {{id: shop, kind: department, valid: {{from: {begins}, until: unknown}}}}\n"
    )
    seen = org("\n" + shop, as_of="2024-01").at(day)
    assert [finding.code for finding in seen.problems] == told
    assert ids(seen) == ["acme"]


def test_without_a_day_of_its_own_every_day_is_undecided() -> None:
    """A definition that names no day says only that it has ended by now."""
    assert [finding.code for finding in org(as_of=None).at("2024").problems] == ["ORG221"]


def test_a_month_of_the_definitions_year_is_before_its_end() -> None:
    """A year means its last day, so what had ended by then may have held in June."""
    assert [finding.code for finding in org().at("2024-06").problems] == ["ORG221"]
    assert org().at("2024-12").problems == ()


def test_no_rule_complains_of_a_link_that_may_have_held() -> None:
    """The lists of both ends are open on that day, and closed on the definition's own."""
    graph = org().at("2019").snapshot
    assert graph.says_incomplete("reports_to")[graph.index["p2"]]
    assert graph.says_incomplete("part_of")[graph.index["acme"]]
    assert org().snapshot.all_listed


def test_a_link_is_open_only_from_its_first_day() -> None:
    """Before it began it surely did not hold, on the definition's own day neither."""
    text = """
orgtree: definition/1
charter: company
as_of: 2024
units:
- {id: p1, kind: post, filled: true}
- {id: p2, kind: post, filled: true, reports_to: [{to: p1, valid: {from: 2020, until: unknown}}]}
"""
    found = orgtree.loads(text)
    for day, open_ in (("2019", False), ("2021", True), ("2024", False)):
        graph = found.at(day).snapshot
        assert bool(graph.says_incomplete("reports_to")[graph.index["p2"]]) is open_


def test_it_reads_back_from_text_and_rows() -> None:
    """Written text, rows and the networkx view say `unknown`."""
    made = org()
    text = definition_text(made.snapshot, charter="company")
    assert "valid: {from: 2015-01-01, until: unknown}" in text
    assert orgtree.loads(text) == made
    units, links = made.to_rows()
    assert orgtree.from_rows(units, links, charter="company", **made.head) == made
    assert made.graph.nodes["shop"]["valid.until"] == "unknown"


def test_an_earlier_day_is_written_as_the_definitions_own() -> None:
    """`until: unknown` with the earlier day would say that it had ended by then."""
    past = org().at("2019")
    assert "as_of: 2024" in definition_text(past.snapshot, charter="company")
    assert past.head["as_of"] == "2024"
    assert org().at("2030").head["as_of"] == "2030"


def test_definitions_of_different_days_differ() -> None:
    """Looked at on one day they are not the same: the one says of more days that it has ended."""
    assert org(as_of="2024").at("2010") == org(as_of="2024").at("2010")
    assert org(as_of="2024").at("2010") != org(as_of="2020").at("2010")


def test_a_period_shows_it() -> None:
    """No last day, and no day on which it surely holds."""
    graph = org().snapshot
    period = graph.period(graph.index["shop"])
    assert (str(period), period.until, period.last) == ("2015-01-01..unknown", "unknown", None)
    assert not period.holds(Date.parse("2016").first)
    assert not period.overlaps(Period())
    assert period.inside(Period())
    assert not period.inside(Period(Date.parse("2010").first, Date.parse("2020").first))
    assert str(Period(stop=ENDED)) == "..unknown"
    assert (Period().until, Period(stop=Date.parse("2020").first).until) == (None, "2020-01-01")


@pytest.mark.parametrize(
    ("valid", "code", "words"),
    [
        ("{from: unknown}", "ORG104", "leave 'from' out where nobody knows it"),
        ("{from: 2025, until: unknown}", "ORG212", "it has ended by the definition's day"),
    ],
)
def test_what_it_cannot_mean_is_refused(valid: str, code: str, words: str) -> None:
    """An unknown beginning is left out, and what has not begun has not ended."""
    (finding,) = org(f"\n- {{id: acme, kind: company, valid: {valid}}}\n").problems
    assert finding.code == code
    assert words in finding.help


def test_a_link_to_what_has_ended_is_told_on_days_when_it_surely_has() -> None:
    """ORG211 has no date to name, and says nothing of a day on which it may have held."""
    found = org(
        "\n- {id: a, kind: company}\n- {id: b, kind: company, valid: {until: unknown}}\n- {id: c, kind: department, part_of: b}\n"
    )
    told = [finding.text() for finding in found.check().findings if finding.code == "ORG211"]
    assert told == ["'part of' of 'c' leads to 'b', which has ended"]
    assert [finding.code for finding in found.at("2019").check().findings if finding.code == "ORG211"] == []


def test_dates_around_it_are_not_judged() -> None:
    """A child that ends on some day is not told to outlast a parent whose end nobody knows, nor the other way round."""
    found = org(
        "\n- {id: a, kind: company, valid: {from: 2010, until: unknown}, units: ["
        "{id: b, kind: department, valid: {from: 2012, until: 2023}}]}\n"
        "- {id: c, kind: company, valid: {until: 2020}, units: [{id: d, kind: department, valid: {until: unknown}}]}\n"
        "- {id: e, kind: department, part_of: [{to: a, valid: {until: unknown}}, {to: c, valid: {until: 2019}}]}\n"
    )
    assert {finding.code for finding in found.check().findings} & {"ORG204", "ORG212", "ORG216"} == set()


def test_a_beginning_before_the_parents_is_told_all_the_same() -> None:
    """What surely lies outside is told, with the end that nobody knows."""
    found = org(
        "\n- {id: a, kind: company, valid: {from: 2010, until: unknown}, units: ["
        "{id: b, kind: department, valid: {from: 2005, until: 2008}}]}\n"
    )
    (finding,) = [finding for finding in found.check().findings if finding.code == "ORG216"]
    assert finding.facts["end"] == "unknown"


def test_the_schema_takes_it_as_an_end_only() -> None:
    """Editors accept `until: unknown`, and mark `from: unknown`."""
    schema = Draft202012Validator(json.loads(schema_text("company")))
    unit = {"id": "a", "kind": "company"}
    head = {"orgtree": "definition/1", "charter": "company"}
    assert schema.is_valid({**head, "units": [{**unit, "valid": {"until": "unknown"}}]})
    assert not schema.is_valid({**head, "units": [{**unit, "valid": {"from": "unknown"}}]})


def test_arrays_hold_no_day_for_it() -> None:
    """The tables hold a number before every day, so that comparing days never takes it for one of them."""
    assert org().snapshot.stop[1] == ENDED
    assert not np.any(org().snapshot.facts.units.holds_on(int(Date.parse("2016").first))[1])
