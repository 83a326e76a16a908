"""Measuring through the Python face: tables, gaps, claims, and the findings that they give."""

from __future__ import annotations

import sys
from typing import Any

import pytest

import orgtree
from orgtree.api.measuring import claims, measuring_findings, metric_findings, target_findings
from orgtree.base.errors import MissingExtraError, UsageError

TOWN = """
orgtree: definition/1
charter: cpc-grassroots
as_of: 2020-10-15
units:
- id: d
  kind: district
  units:
  - id: s1
    kind: subdistrict
    workers: 90
    units: [{id: c1, kind: community}, {id: c2, kind: community}]
  - {id: s2, kind: subdistrict, workers: 43, units: [{id: c3, kind: community}]}
- id: d-committee
  kind: local_committee
  covers: d
  units:
  - id: s1-committee
    kind: working_committee
    covers: s1
    units:
    - {id: b1, kind: joint_body, form: extended_working_committee, level: community, covers: c1}
    - {id: b3, kind: joint_body, form: extended_working_committee, level: community, covers: c3}
claims:
- {id: mean, metric: workers_per_community, states: 45.., source: printed}
- {id: mean-1, metric: workers_per_community, in: s1, states: 45}
- {id: bodies, count: joint_body, states: 2}
"""


@pytest.fixture
def town() -> orgtree.Organisation:
    """Return a district of two subdistricts, three communities and two joint bodies."""
    return orgtree.loads(TOWN)


def test_coverage_by_an_area_names_the_gaps(town: orgtree.Organisation) -> None:
    """For everything asked for, and for each group."""
    table = town.coverage(by="subdistrict")
    assert table.gaps("community_joint_body") == ["c2"]
    assert table.gaps("community_joint_body", "s1") == ["c2"]
    assert table.gaps("community_joint_body", "s2") == []
    assert table.figure("community_joint_body").show() == "66.7%"


def test_only_what_is_asked_for_is_measured(town: orgtree.Organisation) -> None:
    """Metrics by name, once each and in the order asked; a subtree by its unit."""
    table = town.coverage(metrics=["workers_per_community", "community_joint_body", "workers_per_community"])
    assert table.metrics == ("workers_per_community", "community_joint_body")
    assert town.coverage(metrics="calls").metrics == ("calls",)
    assert town.coverage(under="s1", metrics=["workers_per_community"]).figure("workers_per_community").show() == "45"


def test_titles_speak_the_language_asked_for(town: orgtree.Organisation) -> None:
    """The charter has both."""
    titles = [town.coverage(metrics=["calls"], language=language).to_rows()[0]["title"] for language in ("en", "zh")]
    assert titles == ["call-and-respond links", "吹哨报到关系"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"metrics": ["workers_per_comunity"]}, "no metric 'workers_per_comunity'.*'workers_per_community'"),
        ({"by": "subdistrikt"}, "no kind 'subdistrikt'.*'subdistrict'"),
        ({"under": "s11"}, "no unit 's11'; did you mean 's1'"),
    ],
)
def test_what_is_not_there_is_an_error_that_names_the_nearest(
    town: orgtree.Organisation, options: Any, words: str
) -> None:
    """Whether metric, kind or unit."""
    with pytest.raises(UsageError, match=words):
        town.coverage(**options)


def test_claims_stand_beside_the_figures_and_are_judged(town: orgtree.Organisation) -> None:
    """133 workers in 3 communities contradict 45 or more; 90 in the 2 of one subdistrict agree with 45."""
    judged = {one.claim.id: (one.verdict, one.show_computed()) for one in claims(town)}
    assert judged == {
        "mean": ("contradicted", "44.3 (133/3)"),
        "mean-1": ("agrees", "45 (90/2)"),
        "bodies": ("agrees", "2"),
    }
    assert [one.claim.id for one in town.coverage().claims] == ["mean", "mean-1", "bodies"]


def test_a_table_has_the_claims_about_what_it_shows(town: orgtree.Organisation) -> None:
    """About its metrics, and within its subtree."""
    assert [one.claim.id for one in town.coverage(metrics=["workers_per_community"]).claims] == ["mean", "mean-1"]
    assert [one.claim.id for one in town.coverage(under="s1").claims] == ["mean-1"]
    assert town.coverage(metrics=["calls"]).claims == ()


def test_target_findings_are_of_everything_or_of_some_metrics(town: orgtree.Organisation) -> None:
    """The contradicted claim is told unless other metrics are asked for."""
    assert [(finding.code, finding.facts["claim"]) for finding in target_findings(town)] == [("ORG902", "mean")]
    assert target_findings(town, metrics=["calls"]) == []


def test_warn_and_fail_are_two_levels(tmp_path: Any) -> None:
    """Below the stricter target is an error, between the two a warning, above both nothing."""
    (tmp_path / "c.yaml").write_text(
        "orgtree: charter/1\nname: c\nkinds: {team: {fields: {open: {type: bool}}}}\n"
        "metrics: {open: {share: {of: team, having: {open: true}}, target: {warn: 90%.., fail: 60%..}}}\n",
        encoding="utf-8",
    )

    def severities(closed: int) -> list[str]:
        units = [{"id": f"t{number}", "kind": "team", "open": number >= closed} for number in range(10)]
        org = orgtree.from_rows(units, charter=str(tmp_path / "c.yaml"))
        return [finding.severity for finding in target_findings(org)]

    assert [severities(closed) for closed in (1, 2, 5)] == [[], ["warning"], ["error"]]


def test_what_survives_of_a_damaged_definition_is_measured() -> None:
    """A cycle and a reference that leads nowhere leave the rest to be counted."""
    org = orgtree.loads("""
orgtree: definition/1
charter: company
units:
- {id: a, kind: department, part_of: b}
- {id: b, kind: department, part_of: a}
- {id: c, kind: team, part_of: gone, headcount: 4}
- {id: e, kind: team, part_of: a, headcount: 6}
""")
    assert len(org.problems) == 2
    table = org.coverage(by="department")
    assert table.figure("headcount").numerator.low == 10
    assert table.gaps("units_with_site") == ["c", "e"]


def test_mistakes_in_claims_and_metrics_are_findings(tmp_path: Any) -> None:
    """With their place; what has a mistake is left out, and asking for it says so."""
    (tmp_path / "c.yaml").write_text(
        "orgtree: charter/1\nname: c\nkinds: {team: {fields: {size: {type: count}}}}\n"
        "metrics:\n  bad: {sum: sice}\n  good: {sum: size}\n",
        encoding="utf-8",
    )
    (tmp_path / "org.yaml").write_text(
        "orgtree: definition/1\ncharter: ./c.yaml\nunits: [{id: a, kind: team, size: 3}]\n"
        "claims: [{id: x, metric: goot, states: 3}, {id: y, metric: good, in: b, states: 3}, {id: z, metric: good, states: 3}]\n",
        encoding="utf-8",
    )
    org = orgtree.load(tmp_path / "org.yaml")
    assert [finding.code for finding in measuring_findings(org)] == ["ORG110", "ORG110", "ORG202"]
    assert [finding.code for finding in metric_findings(org.charter)] == ["ORG110"]
    assert org.coverage().metrics == ("good",)
    assert [one.claim.id for one in claims(org)] == ["z"]
    with pytest.raises(UsageError, match="'bad' is left out, because it has a mistake"):
        org.coverage(metrics=["bad"])


def test_rows_are_flat_and_alike_so_that_a_data_frame_takes_them(town: orgtree.Organisation) -> None:
    """Every row has the same keys in the same order, and plain values."""
    rows = town.coverage(by="subdistrict").to_rows()
    assert len({tuple(row) for row in rows}) == 1
    assert {type(value) for row in rows for value in row.values()} <= {str, int, float, type(None)}


def test_a_polars_frame_has_the_rows_of_the_table(town: orgtree.Organisation) -> None:
    """Numbers as numbers, missing as null."""
    table = town.coverage(by="subdistrict", metrics=["workers_per_community", "community_joint_body"])
    frame = table.to_polars()
    assert frame.height == len(table)
    assert frame["gaps"].to_list() == [len(figure.gaps) for figure in table]
    assert frame["low"].to_list() == pytest.approx([float(f.value.low) if f.value else None for f in table])


def test_without_polars_the_extra_is_named(town: orgtree.Organisation, monkeypatch: pytest.MonkeyPatch) -> None:
    """Instead of an import error."""
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'orgtree\[tables\]'"):
        town.coverage().to_polars()
