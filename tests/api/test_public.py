"""What is internal is in nothing that is made of an organisation with `--public`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from unpacked import unpacked

import orgtree
from orgtree.api.public import public
from orgtree.cli.main import run
from orgtree.exchange.exporters import EXPORTERS

if TYPE_CHECKING:
    from pathlib import Path

CHARTER = """
orgtree: charter/1
name: shop
language: en
kinds:
  unit:
    abstract: true
    fields:
      headcount: {type: count}
      budget: {type: number, visibility: internal}
      note: {type: text, visibility: internal}
  company: {is_a: unit}
  team: {is_a: unit}
  project: {is_a: unit, title: Hushkind, visibility: internal}
  pilot: {is_a: project}
  club: {is_a: unit}
  post:
    fields: {filled: {type: bool}}
links:
  part_of: {hierarchy: true, nest: true, from: [team, project, club], to: [company, team, project]}
  in_unit: {hierarchy: true, nest: true, from: [post], to: [team, company, project]}
  paid_by: {from: [team], to: [company], visibility: internal}
  run_by: {from: [team], to: [post, project], each: 1}
  backs: {from: [company], to: [team]}
  quietly_backs: {is_a: backs, visibility: internal}
  helps: {from: [team, project], to: [team, project], fields: {share: {type: number, visibility: internal}, since: {type: date}}}
paths:
  payers: paid_by
metrics:
  projects: {title: Hushprojects, count: project}
  money: {sum: budget}
  paid: {share: {of: team, having: {path: payers}}}
  helping: {share: {of: team, having: {path: helps}}}
  staff: {sum: headcount}
  clubs: {count: club}
  backing: {share: {of: company, having: {path: backs}}}
rules:
  R1: {check: field-range, for: team, field: budget, allowed: "1.."}
  R2: {check: field-range, for: team, field: headcount, allowed: "1.."}
"""
TEXT = """
orgtree: definition/1
charter: charter.yaml
title: Shop
units:
- id: acme
  kind: company
  budget: 77771
  units:
  - id: anvil
    kind: team
    name: Anvil
    headcount: 4
    budget: 77772
    note: Hushnote
    paid_by: acme
    run_by: lead
    exceptions: {R1: {reason: Hushreason}, R2: {reason: small}}
    helps: [{to: bolt, share: 0.7777, since: 2020-02-02}, {to: hushproject, share: 1}]
    units:
    - {id: lead, kind: post, name: Lead, filled: true}
    - {id: chess, kind: club, name: Chess}
  - id: hushproject
    kind: project
    name: Hushname
    units:
    - {id: bolt, kind: team, name: Bolt, run_by: hushproject}
    - {id: hushpilot, kind: pilot, name: Hushpilot}
events:
- {on: 2021-01-01, dissolve: hushpilot, source: Hushevent}
retired: [{id: hushold, on: 2019-01-01, into: [hushproject]}]
claims:
- {id: hushclaim, metric: money, states: 155543}
"""
SECRET = ("hush", "7777", "155543", "paid_by", "budget", "Hush")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the definition of a shop with internal projects, budgets and payers."""
    (tmp_path / "charter.yaml").write_text(CHARTER, encoding="utf-8")
    (tmp_path / "shop.yaml").write_text(TEXT, encoding="utf-8")
    return tmp_path / "shop.yaml"


def test_rows_hold_what_is_public_and_say_what_is_open(path: Path) -> None:
    """Internal units, fields and links are gone; parents and links that went are not none, but not written."""
    org = orgtree.load(path)
    told = org.public()
    units, links = told.to_rows()
    assert units == [
        {"id": "acme", "kind": "company"},
        {"id": "anvil", "kind": "team", "name": "Anvil", "headcount": 4, "exceptions": {"R2": {"reason": "small"}}},
        {"id": "lead", "kind": "post", "name": "Lead", "filled": True},
        {"id": "chess", "kind": "club", "name": "Chess"},
        {"id": "bolt", "kind": "team", "name": "Bolt", "incomplete": ["part_of"]},
    ]
    assert [tuple(row.values()) for row in links] == [
        ("part_of", "anvil", "acme"),
        ("part_of", "chess", "anvil"),
        ("in_unit", "lead", "anvil"),
        ("run_by", "anvil", "lead"),
        ("helps", "anvil", "bolt", "2020-02-02"),
    ]
    assert told.problems == ()
    withheld = public(org)[1]
    assert withheld.units == {"project": 1, "pilot": 1}
    assert withheld.links == {"part_of": 3, "paid_by": 1, "run_by": 1, "helps": 1}
    assert withheld.fields == {"budget": 2, "note": 1, "share": 1}
    assert withheld.other == {"retired": 1, "events": 1, "claims": 1}


def test_what_speaks_of_anything_internal_is_not_asked(path: Path) -> None:
    """A figure or rule over what is left out would be untrue or would betray it."""
    told = orgtree.load(path).public()
    assert set(told.charter.metrics) == {"helping", "staff", "clubs", "backing"}
    assert set(told.charter.rules) == {"R2"}
    assert set(told.charter.paths) == set()
    figures = {
        figure.metric.name: (figure.value.low, figure.value.high)
        for figure in told.coverage()
        if figure.value is not None
    }
    assert figures["helping"][0] < figures["helping"][1], "bolt may help a project that is not told of"
    assert figures["clubs"] == (1, 1)
    assert figures["backing"] == (0, 1), "the company may back a team quietly"
    assert [finding.code for finding in told.check().findings if finding.severity == "error"] == []


def test_nothing_internal_leaves_all_as_it_is() -> None:
    """An organisation whose charter calls nothing internal is public as it is, claims included."""
    org = orgtree.from_rows(
        [{"id": "a", "kind": "company"}], charter="company", claims=[{"id": "c", "count": "company", "states": 1}]
    )
    assert org.public() == org


def test_a_hierarchy_is_not_internal(tmp_path: Path) -> None:
    """Where units stand cannot be taken out of a definition; the finding says what to do instead."""
    (tmp_path / "charter.yaml").write_text(
        CHARTER.replace("in_unit: {", "in_unit: {visibility: internal, "), encoding="utf-8"
    )
    (tmp_path / "shop.yaml").write_text(TEXT, encoding="utf-8")
    found = [finding for finding in orgtree.load(tmp_path / "shop.yaml").problems if finding.code == "ORG104"]
    assert [finding.facts for finding in found] == [{"name": "in_unit"}]


@pytest.mark.parametrize(
    "name",
    ["a.svg", "map.svg", "a.html", "a.dot", "a.mmd", "a.pdf", "r.md", "r.html", "r.pdf", "c.csv", "c.json", "c.xlsx", "c.md", *(f"export-{form}{(*one.ENDINGS, '.txt')[0]}" for form, one in EXPORTERS.items())],
)  # fmt: skip
def test_no_form_holds_anything_internal(name: str, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing that is written with `--public` has an id, name, value or title that is internal; how much is told."""
    out = path.parent / "out" / name
    out.parent.mkdir()
    command = {"r": "report", "c": "cover", "e": "export"}.get(name[0], "draw")
    view = ["--view", "map", "--colour", "helping"] if name.startswith("map") else []
    if name.startswith("export-"):
        view = ["--form", out.stem.removeprefix("export-")]
    code = run([command, str(path), "-o", str(out), "--public", *view])
    said = capsys.readouterr().err
    if "pip install" in said:
        pytest.skip(said)
    assert code == 0, said
    assert "left out as internal: Hushkind 1, pilot 1, part of 3, paid by 1, " in said
    for written in out.parent.rglob("*"):
        for text in unpacked(written):
            for secret in SECRET:
                assert secret.encode() not in text, (written.name, secret)


def test_the_tree_is_told_without_it(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`show --public` lists what is public only."""
    assert run(["show", str(path), "--public", "--format", "ids"]) == 0
    assert capsys.readouterr().out.split() == ["acme", "anvil", "lead", "chess", "bolt"]
