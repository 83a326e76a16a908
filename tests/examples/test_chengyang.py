"""Chengyang: 76 primary organisations whose sums agree, and a claim that does not."""

from __future__ import annotations

from collections import Counter
from typing import Any

PRINTED = {
    ("primary_committee", "community"): 8,
    ("primary_committee", "enterprise"): 4,
    ("general_branch", "community"): 18,
    ("general_branch", "enterprise"): 3,
    ("general_branch", "park"): 3,
    ("general_branch", "office_building"): 1,
    ("general_branch", "other_unit"): 6,
    ("branch", "community"): 9,
    ("branch", "enterprise"): 20,
    ("branch", "social_organisation"): 1,
    ("branch", "other_unit"): 3,
}


def test_sums_agree_and_full_coverage_is_contradicted(example: Any) -> None:
    """76 = 12 + 31 + 33 and 6677 members; 35 of 53 communities are not all."""
    assert example("chengyang").claims == {
        "organisations": ("agrees", "76"),
        "committees": ("agrees", "12"),
        "general_branches": ("agrees", "31"),
        "branches": ("agrees", "33"),
        "members": ("agrees", "6677"),
        "all_communities": ("contradicted", "66.0% (35/53)"),
    }


def test_the_communities_without_an_organisation_are_named(example: Any) -> None:
    """18 of them."""
    gaps = example("chengyang").table.gaps("community_organisation")
    assert gaps == [f"c{number}" for number in range(36, 54)]


def test_organisations_are_divided_as_printed(example: Any) -> None:
    """By kind, and by the kind of place that they cover or are hosted by."""
    found: Counter[tuple[str, str]] = Counter()
    for kind in ("primary_committee", "general_branch", "branch"):
        for unit in example("chengyang").units(kind):
            (place,) = [to.unit for link in ("covers", "hosted_by") for to in unit.links(link)]
            found[kind, place.kind] += 1
    assert found == PRINTED
    assert sum(PRINTED.values()) == 76


def test_what_the_data_set_says_nothing_of_is_not_stated(example: Any) -> None:
    """0/53 communities with an extended committee would be false; their organisations are as they are listed."""
    chengyang = example("chengyang")
    figure = chengyang.figure("community_joint_body")
    assert (figure.not_stated, figure.show_parts(), figure.gaps) == (True, "0..53/53", [])
    assert chengyang.figures(["community_organisation"]) == {"community_organisation": "66.0% (35/53)"}
