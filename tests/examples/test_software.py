"""Synthetic teams that make software: what they own, what nobody owns, and who may do what."""

from __future__ import annotations

from typing import Any

FIGURES = {
    "teams": "5",
    "memberships": "30",
    "members_per_team": "6 (30/5)",
    "teams_with_lead": "80%..100% (4..5/5)",
    "owned": "83.3% (10/12)",
    "assets_per_team": "1.8 (9/5)",
    "repositories_with_access": "75% (3/4)",
}
GAPS = {"owned": ["billing", "tolls"], "repositories_with_access": ["tolls"]}


def test_figures_and_gaps(example: Any) -> None:
    """What nobody owns is named; a team of which no lead is told may have one or none."""
    software = example("software")
    assert software.figures(FIGURES) == FIGURES
    assert {name: software.table.gaps(name) for name in GAPS} == GAPS


def test_what_is_nested_under_a_team_is_owned_by_it_and_part_of_something_else(example: Any, targets: Any) -> None:
    """Two hierarchies go through one component: by its team, and by the system that it is in."""
    org = example("software").org
    assert org["tracker"].parent.id == "radar-team"
    assert targets(org["tracker"], "in_domain") == ["watch"]
    assert targets(org["charts"], "also_owned_by") == ["radar-team"]


def test_leaving_an_owner_out_is_what_the_rules_tell(changed: Any) -> None:
    """With an owner for the system and the repository, nothing is found."""
    owned = changed(
        "software",
        ("name: Billing, ", "name: Billing, owned_by: maps, "),
        ("name: tolls, ", "name: tolls, owned_by: maps, "),
    )
    assert [finding.code for finding in owned.org.check().findings] == []


def test_it_is_named_as_synthetic(example: Any) -> None:
    """In its title, in both languages."""
    title = example("software").org.snapshot.title
    assert "synthetic" in title.pick("en")
    assert "虚构" in title.pick("zh")
