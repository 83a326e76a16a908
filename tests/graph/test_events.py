"""Events of the head: what happened to units, whose ids they give up, and what is told of links that still lead there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

import orgtree
from orgtree.api.schemas import schema_text
from orgtree.graph.successors import heirs
from orgtree.graph.write import definition_text

if TYPE_CHECKING:
    from orgtree.base.finding import Finding

HEAD = "orgtree: definition/1\ncharter: company\nas_of: 2024\n"
UNITS = "units:\n- {id: hq, kind: company}\n- {id: c, kind: department}\n- {id: d, kind: department}\n"


def org(events: str, units: str = "") -> orgtree.Organisation:
    """Return an organisation of a company and two departments, with more units."""
    return orgtree.loads(f"{HEAD}events:\n{events}\n{UNITS}{units}")


def ours(org: orgtree.Organisation) -> list[Finding]:
    """Return the findings that are none of the charter's rules."""
    return [finding for finding in org.check().findings if finding.code.startswith("ORG")]


def told(found: orgtree.Organisation) -> list[tuple[str, str, str]]:
    """Return code, message and remedy of all that is wrong."""
    return [(finding.code, finding.text(), finding.help_text() or "") for finding in ours(found)]


@pytest.mark.parametrize(
    ("event", "help_"),
    [
        ("- {on: 2020-04, merge: [a, b], into: c}", "'a' was merged: write c"),
        ("- {on: 2020-04, split: a, into: [c, d]}", "'a' was split: write c, d"),
        ("- {on: 2020-04, rename: a, to: c}", "'a' has another id since: write c"),
        ("- {on: 2020-04, merge: a, into: b}\n- {on: 2022, rename: b, to: d}", "'a' was merged: write d"),
        ("- {on: 2020-04, dissolve: a}", "take the link away, or lead it to another unit"),
    ],
)
def test_a_link_to_an_id_that_was_given_up_is_told_with_its_successor(event: str, help_: str) -> None:
    """Successors are followed to those that are there; with one, it can be written at once."""
    (finding,) = org(event, "- {id: p, kind: post, in_unit: a}\n").problems
    assert (finding.code, finding.text()) == ("ORG206", "'in unit' of 'p' leads to 'a', which ended in 2020-04")
    assert finding.help_text() == help_
    heir = help_.rpartition(" ")[2]
    assert (finding.suggestion and finding.suggestion.text) == (
        heir if heir in {"c", "d"} and "," not in help_ else None
    )


def test_a_link_to_a_unit_that_has_ended_is_told_with_its_successor() -> None:
    """The unit is written with its end; the event says what came after it."""
    units = "- {id: a, kind: team, valid: {until: 2020-04}}\n- {id: p, kind: post, filled: true, in_unit: a}\n"
    report = org("- {on: 2020-04, merge: a, into: c}", units).check()
    (finding,) = [finding for finding in report.findings if finding.code == "ORG211"]
    assert finding.text() == "'in unit' of 'p' leads to 'a', which ended on 2020-04-01"
    assert finding.help_text() == "'a' was merged: write c"
    assert finding.suggestion is not None
    assert finding.suggestion.text == "c"


def test_ids_that_events_give_up_are_retired() -> None:
    """Those that a unit has are not: it stands with its end."""
    found = org("- {on: 2020, merge: [a, c], into: c}\n- {dissolve: d}", "")
    assert [(tomb.id, tomb.into) for tomb in found.snapshot.retired] == [("a", ("c",))]
    assert found.head["events"] == [{"on": "2020", "merge": ["a", "c"], "into": "c"}, {"dissolve": "d"}]
    assert "retired" not in found.head


def test_events_are_kept_in_rows_and_text() -> None:
    """In their order, as they are written."""
    events = """
- {on: 2019-05, create: [c, d], source: gazette}
- {on: 2020, split: x, into: [c, d]}
- {rename: y, to: c}
- {on: 2021-03-04, move: c, from: hq, under: d}
"""
    one = org(events)
    units, links = one.to_rows()
    assert orgtree.from_rows(units, links, charter="company", **one.head) == one
    assert orgtree.loads(definition_text(one.snapshot, charter="company")) == one
    assert org(events.replace("gazette", "minutes")) != one
    schema = Draft202012Validator(json.loads(schema_text("company")))
    assert schema.is_valid({"orgtree": "definition/1", "charter": "company", **one.head, "units": units})


@pytest.mark.parametrize(
    ("event", "code", "message"),
    [
        ("{on: 2020}", "ORG104", "an event says one of 'merge', 'split'"),
        ("{create: c, dissolve: d}", "ORG104", "an event says one thing, and this one 'create', 'dissolve'"),
        ("{merge: [a, b]}", "ORG103", "an event with 'merge' says 'into', too"),
        ("{move: c}", "ORG103", "an event with 'move' says 'under', too"),
        ("{split: a, into: c, under: d}", "ORG104", "'under' does not go with 'split'"),
        ("{merge: a, into: [c, d]}", "ORG104", "'into' is one id here"),
        ("{rename: [a, b], to: c}", "ORG104", "'rename' is one id here"),
        ("{create: []}", "ORG104", "at least one id stands here"),
        ("{create: a b}", "ORG104", "'a b' is not an id"),
        ("{creat: c}", "ORG102", "'creat' has no meaning here"),
        ("{create: c, on: May}", "ORG104", "'May' is not a date"),
    ],
)
def test_what_is_no_event_is_told_and_left_out(event: str, code: str, message: str) -> None:
    """The others stay, with their places."""
    found = org(f"- {event}\n- {{on: 2020, merge: a, into: nowhere}}")
    finding, *_ = found.problems
    assert (finding.code, finding.text()[: len(message)]) == (code, message)
    (other,) = [problem for problem in ours(found) if problem.code == "ORG223"]
    assert other.place is not None
    assert other.place.path == ("events", 1, "into")
    schema = Draft202012Validator(json.loads(schema_text("company")))
    data: dict[str, Any] = {"orgtree": "definition/1", "charter": "company", "units": []}
    (read,) = org("- {create: c}").head["events"]
    assert schema.is_valid({**data, "events": [read]})
    if "May" not in event and "under: d}" not in event and "[c, d]" not in event and "[a, b], to" not in event:
        assert not schema.is_valid({**data, "events": [_plain(event)]})


def _plain(event: str) -> Any:
    """Return an event as plain data."""
    from orgtree.source import Budgets, read_text  # noqa: PLC0415 - needed here only

    return read_text(event, label="", budgets=Budgets())[0].data


@pytest.mark.parametrize(
    ("event", "units", "message"),
    [
        ("{on: 2020, merge: c, into: d}", "", "'c' was merged into d, and has no end"),
        ("{on: 2020, split: e, into: [c, d]}", "- {id: e, kind: team, valid: {until: 2019}}\n", "'e' was split into c, d in 2020, and ended on 2019-01-01"),
        ("{dissolve: c}", "", "'c' was dissolved, and has no end"),
        ("{rename: c, to: d}", "", "'c' was renamed, and a unit has this id"),
        ("{on: 2020, merge: a, into: e}", "- {id: e, kind: team, valid: {from: 2021}}\n", "'e' came of what happened in 2020, and begins on 2021-01-01"),
        ("{on: 2020-04, create: e}", "- {id: e, kind: team, valid: {from: 2020-05}}\n", "'e' was set up in 2020-04, and begins on 2020-05-01"),
        ("{on: 2020, move: c, under: hq}", "", "'c' was moved under 'hq', and no link leads there"),
        ("{on: 2020, move: e, from: hq, under: d}", "- {id: e, kind: team, part_of: [{to: hq}, {to: d, valid: {from: 2020}}]}\n", "'e' was moved away from 'hq', and its link there has no end"),
        ("{on: 2020, move: e, under: hq}", "- {id: e, kind: team, part_of: {to: hq, valid: {from: 2019}}}\n", "'e' was moved in 2020, and its link to 'hq' says 2019-01-01"),
    ],
)  # fmt: skip
def test_an_event_that_says_something_else_than_the_units_is_told(event: str, units: str, message: str) -> None:
    """At the event, with the unit beside it."""
    found = [finding for finding in ours(org(f"- {event}", units)) if finding.code == "ORG224"]
    assert [finding.text() for finding in found] == [message]
    assert found[0].place is not None
    assert found[0].place.path[:2] == ("events", 0)


def test_an_event_and_a_tombstone_say_the_same_successors() -> None:
    """One of the two is enough."""
    text = f"{HEAD}retired: [{{id: a, into: [d]}}]\nevents: [{{merge: a, into: c}}]\n{UNITS}"
    found = [finding.text() for finding in ours(orgtree.loads(text))]
    assert found == ["'a' has other successors here than under 'retired'"]
    assert not ours(orgtree.loads(text.replace("[d]", "[c]")))


def test_what_agrees_is_not_told() -> None:
    """A later move says where the unit came from; ends that nobody knows are no contradiction."""
    events = """
- {on: 2018, create: [e, f]}
- {on: 2019, move: e, under: c}
- {on: 2020, move: e, from: c, under: d}
- {on: 2021, split: e, into: [e, g]}
- {on: 2022, merge: f, into: e}
"""
    units = """
- {id: e, kind: team, part_of: d, valid: {from: 2018-02-03}}
- {id: f, kind: team, valid: {until: unknown}}
- {id: g, kind: team, valid: {from: 2021-06}}
"""
    assert told(org(events, units)) == []


def test_successors_of_successors_that_lead_nowhere_or_in_a_circle() -> None:
    """They end."""
    assert heirs("a", {"a": ("b",), "b": ("a",)}, {"c"}.__contains__) == ()
    assert heirs("a", {"a": ("b", "c"), "b": ("c",)}, {"c"}.__contains__) == ("c",)
