"""Qamdo: a community service hall and its six named posts."""

from __future__ import annotations

from typing import Any

SIX = ["policy_advice", "civil_affairs", "members_service", "payments", "sanitation", "errands"]


def test_a_hall_in_the_community_has_the_six_posts(example: Any) -> None:
    """One hall a community, six of six."""
    qamdo = example("qamdo")
    figures = {"halls_per_community": "1 (1/1)", "hall_posts": "100% (1/1)"}
    assert qamdo.figures(figures) == figures
    assert [post["service"] for post in qamdo.units("hall_post")] == SIX
    assert qamdo.figure("hall_posts").verdict == "met"


def test_a_missing_post_shows_and_a_seventh_is_none_of_the_six(changed: Any) -> None:
    """The list is open: other posts may be added and do not make up for one that is missing."""
    missing = changed("qamdo", ("service: errands}", "service: other}"))
    assert missing.figures(["hall_posts"]) == {"hall_posts": "0% (0/1)"}
    assert missing.figure("hall_posts").verdict == "missed"
    assert missing.table.gaps("hall_posts") == ["c1-hall"]


def test_six_posts_for_payments_are_not_the_six_posts(changed: Any) -> None:
    """They are to be different."""
    same = changed("qamdo", *((f"service: {one}}}", "service: payments}") for one in SIX))
    assert len(same.units("hall_post")) == 6
    assert same.figure("hall_posts").verdict == "missed"
