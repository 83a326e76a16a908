"""An organisation as Python sees it."""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING

import pytest

import orgtree
from orgtree import Interval

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """
orgtree: definition/1
charter: company
title: {en: Harbour works, zh: 港务}
as_of: 2024-06
units:
- id: works
  kind: company
  name: Works
  units:
  - {id: crane, kind: team, name: {en: Cranes, zh: 吊车}, headcount: 4.., headed_by: chief, valid: {from: 2020}}
  - {id: yard, kind: team, name: Yard, headcount: 7}
  - {id: gone, kind: team, name: Gone, valid: {until: 2021}}
- id: boss
  kind: post
  filled: true
  in_unit: works
  units:
  - {id: chief, kind: post, in_unit: crane, vacant_since: 2024-03, dotted_to: [{to: boss, matter: project}]}
"""


@pytest.fixture
def org() -> orgtree.Organisation:
    """Return a company of two teams and two posts."""
    return orgtree.loads(TEXT)


def test_an_organisation_is_asked_like_a_mapping_of_units(org: orgtree.Organisation) -> None:
    """Length, membership, iteration and lookup by id; a slip names the nearest id."""
    assert (len(org), "crane" in org, "crnae" in org) == (6, True, False)
    assert [unit.id for unit in org] == ["works", "crane", "yard", "gone", "boss", "chief"]
    assert (org.title, org.as_of) == ("Harbour works", "2024-06")
    assert repr(org) == "<Organisation 'Harbour works': 6 units, charter company>"
    with pytest.raises(KeyError, match="did you mean 'crane'"):
        org["crnae"]


def test_a_unit_knows_what_it_states_and_what_stands_around_it(org: orgtree.Organisation) -> None:
    """Id, kind, names, fields, dates; above and below in its own hierarchy or a named one."""
    crane = org["crane"]
    assert (crane.id, crane.kind, crane.name, str(crane)) == ("crane", "team", "Cranes", "Cranes")
    assert crane.names == {"en": "Cranes", "zh": "吊车"}
    assert crane["headcount"] == Interval(4, float("inf"))
    assert crane["cost_centre"] is None
    assert str(org["chief"]["vacant_since"]) == "2024-03"
    assert org["boss"].fields == {"filled": True}
    assert crane.parent == org["works"]
    assert org["works"].parent is None
    assert org["works"].children == [crane, org["yard"]]
    assert org["works"].descendants == [crane, org["yard"]]
    assert org["chief"].ancestors == [org["boss"]]
    assert org["chief"].ancestors_along("part_of") == []
    assert org["crane"].parent_along("part_of") == org["works"]
    assert crane.path == ("Works", "Cranes")
    assert (crane.in_force, org["gone"].in_force, crane.damage) == (True, False, ())
    assert crane.valid.start < crane.valid.stop
    with pytest.raises(KeyError):
        crane["vacant_since"]
    with pytest.raises(orgtree.UsageError, match="did you mean 'part_of'"):
        crane.parent_along("part_off")


def test_links_are_seen_from_both_ends(org: orgtree.Organisation) -> None:
    """Each end names the other, the direction, the link's fields and whether it holds."""
    (out,) = org["chief"].links("dotted_to")
    (back,) = org["boss"].links("dotted_to")
    assert (out.unit.id, out.outgoing, out.fields, out.in_force) == ("boss", True, {"matter": "project"}, True)
    assert (back.unit.id, back.outgoing) == ("chief", False)
    assert [link.in_force for link in org["gone"].links("part_of")] == [False]
    assert {link.type for link in org["crane"].links()} == {"part_of", "headed_by", "in_unit"}
    with pytest.raises(orgtree.UsageError, match="there is no link 'dotted'"):
        org["boss"].links("dotted")


def test_units_are_filtered_by_kind_place_and_condition(org: orgtree.Organisation) -> None:
    """What has ended never fits; what is below a unit may stand there by another link."""
    assert [unit.id for unit in org.units(kind="team")] == ["crane", "yard"]
    assert [unit.id for unit in org.units(under="crane")] == ["crane", "chief"]
    assert [unit.id for unit in org.units(along="part_of")] == ["works", "crane", "yard"]
    assert [unit.id for unit in org.units(where="headcount: 5..", kind="team")] == ["yard"]
    assert [unit.id for unit in org.units(where={"path": "^in_unit", "kind": "post"})] == ["works", "crane"]


def test_checking_measuring_and_drawing_start_from_it(org: orgtree.Organisation, tmp_path: Path) -> None:
    """The report, the table, the picture, the graph: each in one call."""
    report = org.check()
    assert not report.ok
    assert ("C04", "chief") in {(finding.code, finding.unit) for finding in report.findings}
    table = org.coverage(by="team")
    assert table.gaps("units_with_site") == ["crane", "yard"]
    picture = org.draw(tmp_path / "chart.svg", root="works", depth=1)
    assert picture.read_bytes().lstrip().startswith(b"<")
    assert "Cranes" in org.tree()
    assert org.graph is org.graph is org.to_networkx()
    shown = org._repr_mimebundle_()
    assert shown["image/svg+xml"].lstrip().startswith("<")
    assert shown["text/plain"] == repr(org)


def test_an_organisation_of_ended_units_still_shows_itself() -> None:
    """Where there is nothing to draw, the line of text stands alone or the picture is empty; nothing is raised."""
    org = orgtree.loads(
        "{orgtree: definition/1, charter: company, units: [{id: a, kind: company, valid: {until: 2000}}]}"
    )
    assert "text/plain" in org._repr_mimebundle_()


def test_rows_give_the_same_organisation_back(org: orgtree.Organisation) -> None:
    """`to_rows` and `head` are what `from_rows` takes."""
    again = orgtree.from_rows(*org.to_rows(), charter="company", **org.head)
    assert again.to_rows() == org.to_rows()
    assert again.head == org.head
    assert again.problems == ()


def test_what_cannot_be_read_raises_with_its_findings() -> None:
    """Nothing to stand on is an exception that carries the findings; mistakes alone are none."""
    with pytest.raises(orgtree.DefinitionError) as caught:
        orgtree.loads("units: [")
    assert caught.value.findings
    with pytest.raises(orgtree.UsageError, match="no built-in charter"):
        orgtree.from_rows([], charter="compny")
    broken = orgtree.loads("{orgtree: definition/1, charter: company, units: [{id: a, kind: tema}]}")
    assert [finding.code for finding in broken.problems] == ["ORG105"]
    assert broken["a"].damage == ("unknown-kind",)


def test_a_charter_file_may_be_given_with_rows(tmp_path: Path) -> None:
    """A charter of one's own is named by its path."""
    path = tmp_path / "own.yaml"
    path.write_text("{orgtree: charter/1, name: own, kinds: {crew: {fields: {size: {type: count}}}}}", encoding="utf-8")
    org = orgtree.from_rows([{"id": "a", "kind": "crew", "size": 3}], charter=str(path))
    assert org["a"]["size"] == Interval.exactly(3)


def test_a_graph_can_be_copied_and_pickled(org: orgtree.Organisation) -> None:
    """Other processes can be handed an organisation's rows; a unit is the same in two loads of one text."""
    assert copy.copy(org["crane"]) == org["crane"]
    assert org["crane"] == orgtree.loads(TEXT)["crane"]
    rows = pickle.loads(pickle.dumps(org.to_rows()))  # noqa: S301 - made on the line itself
    assert rows == org.to_rows()


def test_a_report_is_read_as_text() -> None:
    """Printed it is a line for each finding and the count; rendered it is any format of the command."""
    report = orgtree.loads("{orgtree: definition/1, charter: company, units: [{id: a, kind: compny}]}").check()
    assert repr(report) == "<Report of error: 1, warning: 0, info: 0; undecided: 0>"
    assert str(report).splitlines()[0].endswith("ORG105 [unknown-kind] kind 'compny' is not in charter 'company'")
    assert str(report).splitlines()[-1] == "1 error"
    assert "did you mean 'company'?" in report.render()
    assert report.render("github", language="zh").startswith("::error ")
    with pytest.raises(orgtree.UsageError, match="'xml' is not a format"):
        report.render("xml")


def test_a_slip_in_the_head_of_rows_is_told_at_once() -> None:
    """A keyword that no head has is wrong use, and names the nearest."""
    with pytest.raises(orgtree.UsageError, match="did you mean 'title'"):
        orgtree.from_rows([], charter="company", titel="Works")
