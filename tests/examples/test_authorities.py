"""Synthetic authorities of a coast: units, posts, a body of two, sites, and one that went into another."""

from __future__ import annotations

from typing import Any

FIGURES = {
    "organisations": "8",
    "posts": "6",
    "vacancy": "33.3% (2/6)",
    "members_per_organisation": "25.7.. (206../8)",
    "with_site": "37.5% (3/8)",
    "with_parent": "62.5% (5/8)",
    "successions": "0",
}


def test_figures_and_gaps(example: Any) -> None:
    """Vacant posts are named; who has ended counts no longer, and members that are not told stay unknown."""
    authorities = example("authorities")
    assert authorities.figures(FIGURES) == FIGURES
    assert authorities.table.gaps("vacancy") == ["deputy-master", "dredging-head"]


def test_a_body_of_two_stands_under_one_and_is_linked_to_the_other(example: Any, targets: Any) -> None:
    """Its parent is the first, and `also_part_of` leads to the second."""
    org = example("authorities").org
    assert org["silt"].parent.id == "harbour"
    assert targets(org["silt"], "also_part_of") == ["coast"]


def test_before_it_ended_the_predecessor_is_there(example: Any) -> None:
    """The day tells which organisations there are."""
    org = example("authorities").org
    counted = {
        day: org.at(day).coverage(metrics=["organisations"]).figures[0].value for day in ("2024-12-31", "2025-01-01")
    }
    assert counted == {"2024-12-31": 9, "2025-01-01": 8}


def test_it_is_named_as_synthetic(example: Any) -> None:
    """In its title, in both languages."""
    title = example("authorities").org.snapshot.title
    assert "synthetic" in title.pick("en")
    assert "虚构" in title.pick("zh")
