"""The Kubernetes community: groups, working groups with their sponsors, committees and subprojects."""

from __future__ import annotations

from typing import Any

FIGURES = {
    "groups_with_two_leads": "79.2% (19/24)",
    "groups_with_two_chairs": "100% (24/24)",
    "technical_leads_per_group": "2.25 (54/24)",
    "bodies_at_work": "100% (35/35)",
    "stakeholders": "31",
    "subprojects_with_repository": "0%..100% (0..236/236)",
    "chairs_per_group": "2.54 (61/24)",
    "groups_with_charter": "100% (24/24)",
    "groups_with_mission": "100% (24/24)",
    "sponsors": "31",
    "sponsors_per_working_group": "3.88 (31/8)",
    "subprojects": "236",
    "subprojects_per_group": "9.83 (236/24)",
}
FEW_LEADS = ["sig-architecture", "sig-cluster-lifecycle", "sig-multicluster", "sig-security", "sig-ui"]


def test_figures_are_those_of_the_source(example: Any) -> None:
    """24 groups, 8 working groups with 31 sponsors, 3 committees, 236 subprojects."""
    kubernetes = example("kubernetes")
    assert kubernetes.figures(FIGURES) == FIGURES
    kinds = ("group", "working_group", "committee", "subproject")
    assert [len(kubernetes.units(kind)) for kind in kinds] == [24, 8, 3, 236]
    assert {len(unit.links("sponsored_by")) for unit in kubernetes.units("working_group")} <= set(range(2, 10))


def test_five_groups_with_fewer_than_two_technical_leads_are_named(example: Any) -> None:
    """By the metric as its gaps, and by the check as findings of rule O02."""
    kubernetes = example("kubernetes")
    assert kubernetes.table.gaps("groups_with_two_leads") == FEW_LEADS
    report = kubernetes.org.check()
    assert [(finding.code, finding.unit) for finding in report.findings] == [("O02", unit) for unit in FEW_LEADS]


def test_ids_of_subprojects_begin_with_their_owner_s(example: Any) -> None:
    """Since names repeat."""
    subprojects = example("kubernetes").units("subproject")
    assert all(unit.id.startswith(f"{unit.parent.id}.") for unit in subprojects)
    assert len({unit.name for unit in subprojects}) < len(subprojects)


def test_every_lead_is_a_number_since_the_source_lists_them_in_full(example: Any) -> None:
    """A missing list means none, so 0 is stated: nothing is unknown."""
    groups = example("kubernetes").units("group")
    assert all(unit["technical_leads"].is_exact for unit in groups)
    assert any(unit["technical_leads"].high == 0 for unit in groups)
