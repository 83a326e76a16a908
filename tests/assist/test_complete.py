"""Completion offers what fits where the cursor stands: `|` marks it."""

from __future__ import annotations

import orgtree
from orgtree.assist.complete import Proposal, complete

ORG = orgtree.loads(
    """
orgtree: definition/1
charter: company
title: Example (synthetic)
units:
- id: acme
  kind: company
  name: Example
  units:
  - {id: making, kind: department, name: Making}
- {id: harbour, kind: site, name: Harbour}
- {id: chief, kind: post, name: Chief}
"""
)


def offered(text: str) -> list[Proposal]:
    """Return what is offered at the mark."""
    return complete(text.replace("|", ""), text.index("|"), ORG.snapshot, ORG.charter)


def labels(text: str) -> list[str]:
    """Return the labels of what is offered at the mark, best first."""
    return [proposal.label for proposal in sorted(offered(text), key=lambda proposal: proposal.rank)]


def test_kinds_that_nest_here_come_first() -> None:
    """Under a department, a team fits and a site does not."""
    found = labels("units:\n- id: a\n  kind: department\n  units:\n  - id: b\n    kind: |\n")
    assert found.index("team") < found.index("site")
    assert "organisational_unit" not in found  # abstract


def test_keys_are_fields_and_links_of_the_kind() -> None:
    """A post has `filled` and `reports_to`, not `headcount`; what is there already is left out."""
    found = labels("units:\n- id: a\n  kind: post\n  filled: true\n  |\n")
    assert {"grade", "reports_to", "dotted_to", "in_unit"} <= set(found)
    assert not {"filled", "headcount", "id", "kind"} & set(found)


def test_references_are_ids_that_the_link_allows() -> None:
    """`based_at` leads to places only."""
    assert labels("units:\n- id: a\n  kind: team\n  based_at: |\n") == ["harbour"]
    assert labels("units:\n- id: a\n  kind: post\n  dotted_to: {to: |}\n") == ["chief"]


def test_choices_and_truth_values_are_listed() -> None:
    """A link's choice and a truth value offer what they may be."""
    assert labels("units:\n- id: a\n  kind: post\n  dotted_to:\n    to: chief\n    matter: |\n") == [
        "functional",
        "project",
        "regional",
    ]
    assert labels("units:\n- id: a\n  kind: post\n  filled: |\n") == ["true", "false"]


def test_link_keys_stand_in_the_link() -> None:
    """Inside a link `to`, its fields and `valid` are offered."""
    assert set(labels("units:\n- id: a\n  kind: post\n  dotted_to: {|}\n")) == {"matter", "to", "valid"}


def test_charters_and_rules_are_offered() -> None:
    """The head names charters; exceptions name rules."""
    assert "company" in labels("orgtree: definition/1\ncharter: |\n")
    assert "C01" in labels("units:\n- id: a\n  kind: team\n  exceptions:\n    C|\n")


def test_only_what_begins_like_the_word_is_offered() -> None:
    """What has been typed narrows the offer, and is what a proposal replaces."""
    (found,) = offered("units:\n- id: a\n  kind: tea|\n")
    assert (found.label, found.start) == ("team", 23)


def test_what_a_source_does_not_state_is_a_kind_and_a_link() -> None:
    """The head offers the word; in it stand any kind, also an abstract one, and any link."""
    assert "not_stated" in labels("orgtree: definition/1\n|\n")
    assert labels("not_stated:\n- kind: team\n  |\n") == ["link"]
    assert {"team", "organisational_unit"} <= set(labels("not_stated:\n- kind: |\n"))
    assert {"headed_by", "based_at"} <= set(labels("not_stated:\n- kind: team\n  link: |\n"))


def test_an_end_that_nobody_knows_is_offered() -> None:
    """`valid` has two keys, and `until` one word besides dates."""
    unit = "units:\n- id: a\n  kind: team\n  valid: {"
    assert labels(unit + "|}\n") == ["from", "until"]
    assert labels(unit + "until: |}\n") == ["unknown"]
    assert labels(unit + "from: |}\n") == []


def test_keys_of_earlier_names_and_dated_values() -> None:
    """What is there already is left out; an end may be unknown."""
    assert set(labels("units:\n- {id: a, kind: team, names: [{name: Old, |\n")) == {"from", "until", "source"}
    assert set(labels("units:\n- {id: a, kind: team, headcount: [{value: 4, |\n")) == {
        "from",
        "until",
        "source",
        "as_of",
    }
    assert labels("units:\n- {id: a, kind: team, headcount: [{value: 4, until: |\n") == ["unknown"]
    assert labels("units:\n- {id: a, kind: team, names: [{name: Old, until: |\n") == ["unknown"]


def test_keys_and_ids_of_events() -> None:
    """Every event says one thing, and names units by their ids."""
    assert {"on", "merge", "split", "rename", "move", "create", "dissolve", "into", "source"} <= set(
        labels("events:\n- {|\n")
    )
    assert labels("events:\n- {on: 2020, merge: [a, |\n") == ["acme", "making", "harbour", "chief"]
    assert labels("events:\n- {on: 2020, move: making, from: |\n") == ["acme", "making", "harbour", "chief"]
