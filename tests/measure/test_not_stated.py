"""What a source says nothing of is undecided: shares of it are never 0 %."""

from __future__ import annotations

import pytest

from orgtree.api import Organisation, from_rows, loads
from orgtree.api.measuring import target_findings
from orgtree.api.page_data import page_data
from orgtree.api.page_part import part_of
from orgtree.graph.write import definition_text

BODY = """\
orgtree: definition/1
charter: cpc-grassroots
as_of: 2020-10
{head}units:
- id: d
  kind: district
  units: [{{id: s, kind: subdistrict, units: [{{id: c1, kind: community}}, {{id: c2, kind: community}}]}}]
- {{id: dc, kind: local_committee, covers: d, units: [{{id: b1, kind: branch{covers}}}]}}
"""


def town(silent: str = "", covers: str = "", more: str = "") -> Organisation:
    """Return two communities and a branch, and what is written besides."""
    head = f"not_stated: [{silent}]\n" if silent else ""
    org = loads(BODY.format(head=head, covers=covers) + more)
    assert org.problems == ()
    return org


def figure(org: Organisation, metric: str = "community_organisation") -> tuple[str, str]:
    """Return a metric's figure and parts as a table shows them."""
    found = org.coverage(metrics=[metric])
    headings, rows = found.short("en")
    told = dict(zip(headings, rows[0], strict=True))
    return told["figure"], found.figure(metric).show_parts()


def test_without_it_nothing_written_means_that_there_is_none() -> None:
    """A list that is whole and has no link says no."""
    assert figure(town()) == ("0%", "0/2")


@pytest.mark.parametrize("kind", ["community", "primary_area", "branch", "party_organisation"])
def test_a_share_of_which_the_source_says_nothing_is_not_stated(kind: str) -> None:
    """The kind may be that of either end, or one above it."""
    assert figure(town(f"{{kind: {kind}, link: covers}}")) == ("not stated", "0..2/2")


def test_what_is_written_counts_and_the_rest_is_undecided() -> None:
    """One of two is there; the other may be."""
    org = town("{kind: community, link: covers}", covers=", covers: c1")
    assert figure(org) == ("50% to 100%", "1..2/2")
    found = org.coverage(metrics=["community_organisation"]).figure("community_organisation")
    assert (found.gaps, found.possible_gaps, found.verdict) == ([], ["c2"], "")


def test_what_other_kinds_have_at_the_other_end_stays_as_it_is_written() -> None:
    """That joint bodies are not told of leaves the organisations of a community as they are."""
    org = town("{kind: joint_body, link: covers}", covers=", covers: c1")
    assert figure(org) == ("50%", "1/2")
    assert figure(org, "community_joint_body") == ("not stated", "0..2/2")


def test_a_number_of_links_has_no_upper_end() -> None:
    """Calls may start from organisations that are not listed."""
    department = "- {id: dep, kind: department, located_in: s}\n"
    silent = "{kind: department, link: may_call}"
    calls = [town(said, more=department).coverage(metrics=["calls"]).figure("calls") for said in ("", silent)]
    assert [found.show() for found in calls] == ["0", "0.."]
    assert [found.not_stated for found in calls] == [False, True]


def test_a_rule_does_not_speak_of_what_the_source_leaves_out() -> None:
    """P17b wants a committee for each township: undecided where nothing is said of it."""
    township = "- {id: t, kind: township, area_in: d}\n"
    plain = town(more=township).check(select=["P17b"])
    assert [found.unit for found in plain.findings] == ["t"]
    silent = town("{kind: township, link: covers}", more=township).check(select=["P17b"])
    assert (list(silent.findings), silent.undecided) == ([], {"P17b": 1})


def test_a_target_is_not_missed_by_what_is_not_stated() -> None:
    """A share between none and all misses nothing."""
    enterprise = "- {id: e, kind: non_public_enterprise, located_in: s, operating: true}\n"
    silent = "{kind: non_public_enterprise, link: hosted_by}, {kind: non_public_enterprise, link: advised_by}"
    assert len(target_findings(town(more=enterprise))) == 2
    assert target_findings(town(silent, more=enterprise)) == []


@pytest.mark.parametrize(
    ("entry", "code", "word"),
    [
        ("{kind: comunity, link: covers}", "ORG104", "community"),
        ("{kind: community, link: cover}", "ORG104", "covers"),
        ("{kind: community, link: may_call}", "ORG107", "department"),
        ("{kind: community}", "ORG103", "link"),
        ("{kind: community, link: covers, unit: c1}", "ORG102", "unit"),
    ],
)
def test_a_wrong_entry_is_told_where_it_stands_and_left_out(entry: str, code: str, word: str) -> None:
    """Names are looked up in the charter, and a link must be one that the kind can have."""
    org = loads(BODY.format(head=f"not_stated:\n- {entry}\n", covers=""))
    (found,) = org.problems
    assert found.code == code
    assert word in found.text() + str(found.help_text())
    assert figure(org) == ("0%", "0/2")


def test_it_survives_writing_and_rows() -> None:
    """A definition that is written reads back to the same."""
    org = town("{kind: community, link: covers}")
    assert loads(definition_text(org.snapshot, charter="cpc-grassroots")) == org
    assert from_rows(*org.to_rows(), charter="cpc-grassroots", **org.head) == org
    assert org.head["not_stated"] == [{"kind": "community", "link": "covers"}]


def test_a_picture_and_the_page_show_grey_and_say_so() -> None:
    """No box has the colour of 0 %, and the legend says what the grey means."""
    org = town("{kind: community, link: covers}")
    picture = org.render("svg", view="map", colour="community_organisation", language="en")
    assert b">not stated<" in picture
    assert b">no data<" not in picture
    plain = town().render("svg", view="map", colour="community_organisation", language="en")
    assert b">not stated<" not in plain
    page = page_data(org, part_of(org.snapshot))
    (metric,) = [one for one in page.metrics if one.name == "community_organisation"]
    assert metric.overall == {"en": "not stated", "zh": "来源未说明"}
    assert metric.silent
    assert set(metric.fraction) == {None}
