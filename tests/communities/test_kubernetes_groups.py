"""The groups of the Kubernetes community as rows of `open-source`: their facts, and that the example tells the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import orgtree

PROJECT = Path(__file__).parents[2]
LISTS = [
    PROJECT / "examples" / "data" / "kubernetes" / "groups.yaml",
    PROJECT.parent / "shared" / "data" / "kubernetes" / "groups.yaml",  # a newer list may be laid beside the project
]
KINDS = {"sigs": "group", "workinggroups": "working_group", "committees": "committee"}
FEW_LEADS = ["sig-architecture", "sig-cluster-lifecycle", "sig-multicluster", "sig-security", "sig-ui"]


def rows(data: dict[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return a row a group and subproject, and a row a sponsor; who leads is a count, and a list left out is none."""
    units: list[dict[str, Any]] = [{"id": "kubernetes", "kind": "community", "name": "Kubernetes"}]
    links: list[dict[str, Any]] = []
    ids = {entry["name"]: entry["dir"] for entry in data["sigs"]}
    for group, kind in KINDS.items():
        for entry in data[group]:
            lead = entry["leadership"]
            unit = {"id": entry["dir"], "kind": kind, "name": entry["name"], "part_of": "kubernetes"}
            unit |= {"chairs": lead["chairs"], "emeritus_leads": lead.get("emeritus_leads", 0)}
            unit |= {name: entry[name] for name in ("has_charter", "has_mission")}
            if kind == "group":
                unit["technical_leads"] = lead.get("tech_leads", 0)
            units.append(unit)
            units += (
                {"id": f"{entry['dir']}/{part['name'].replace(' ', '-')}", "kind": "subproject", "name": part["name"]}
                | {"owned_by": entry["dir"], "owner_files": part["owner_files"]}
                for part in entry.get("subprojects", [])
            )
            links += (
                {"link": "sponsored_by", "from": entry["dir"], "to": ids[name]}
                for name in entry.get("stakeholder_sigs", [])
            )
    return units, links


@cache
def read(path: Path) -> orgtree.Organisation:
    """Return the organisation of a list, with what the source does not tell."""
    silent = [{"kind": "repository", "link": "repository_of"}]
    units, links = rows(yaml.safe_load(path.read_text(encoding="utf-8")))
    return orgtree.from_rows(units, links, charter="open-source", as_of="2026-08-21", not_stated=silent)


@pytest.fixture(params=LISTS, ids=["in the repository", "beside the project"])
def kubernetes(request: pytest.FixtureRequest) -> orgtree.Organisation:
    """Return the community, of each list that there is."""
    if not request.param.is_file():
        pytest.skip(f"there is no {request.param}")
    return read(request.param)


def test_its_size_is_that_of_the_source(kubernetes: orgtree.Organisation) -> None:
    """24 groups own 234 subprojects; 31 links sponsor 8 working groups; two of 3 committees own one subproject each."""
    count = {kind: len(list(kubernetes.units(kind=kind))) for kind in KINDS.values()}
    assert count == {"group": 24, "working_group": 8, "committee": 3}
    owners = [unit.parent.kind for unit in kubernetes.units(kind="subproject") if unit.parent]
    assert (owners.count("group"), owners.count("committee"), len(owners)) == (234, 2, 236)
    sponsors = [len(unit.links("sponsored_by")) for unit in kubernetes.units(kind="working_group")]
    assert (sum(sponsors), min(sponsors), max(sponsors)) == (31, 2, 9)


def test_only_the_rule_on_technical_leads_is_missed(kubernetes: orgtree.Organisation) -> None:
    """Every group has two chairs, a charter, a mission and a subproject; working groups own none; five lack leads."""
    found = [(finding.code, finding.unit) for finding in kubernetes.check().findings]
    assert found == [("O02", unit) for unit in FEW_LEADS]
    table = kubernetes.coverage(language="en")
    assert table.figure("groups_with_two_chairs").show() == "100%"
    assert table.gaps("groups_with_two_leads") == FEW_LEADS


def test_a_subproject_of_a_working_group_and_a_single_chair_are_told() -> None:
    """The same list with one working group that owns a subproject, and one group with one chair."""
    data = yaml.safe_load(LISTS[0].read_text(encoding="utf-8"))
    data["workinggroups"][0]["subprojects"] = [{"name": "stray", "owner_files": 1}]
    data["sigs"][0]["leadership"]["chairs"] = 1
    units, links = rows(data)
    report = orgtree.from_rows(units, links, charter="open-source", as_of="2026-08-21").check()
    group, working_group = data["sigs"][0]["dir"], data["workinggroups"][0]["dir"]
    errors = {(finding.code, finding.unit) for finding in report.findings if finding.severity == "error"}
    assert errors == {("O01", group), ("O06", f"{working_group}/stray")}


def test_the_example_tells_the_same(kubernetes: orgtree.Organisation, example: Any) -> None:
    """Every figure that both can tell, and every group with what is said of it."""
    written = example("kubernetes").org
    figures = {row["metric"]: row for row in written.coverage(language="en").to_rows()}
    told = {row["metric"]: row for row in kubernetes.coverage(language="en").to_rows()}
    left_out = {"meetings", "groups_with_liaison"}  # the rows take neither over
    assert {name: row for name, row in told.items() if name not in left_out} == {
        name: row for name, row in figures.items() if name not in left_out
    }
    for kind in KINDS.values():
        for unit in kubernetes.units(kind=kind):
            for field in ("chairs", "emeritus_leads", "has_charter", "has_mission"):
                assert unit[field] == written[unit.id][field]
            assert unit.name == written[unit.id].name
            ends = [[link.unit.id for link in one.links("sponsored_by")] for one in (unit, written[unit.id])]
            assert ends[0] == ends[1]
