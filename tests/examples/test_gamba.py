"""Gamba: 29 villages, teams in five dated batches, seconded secretaries, and branches in 99 cooperatives."""

from __future__ import annotations

import itertools
from typing import Any

from orgtree.graph.query import totals

FIGURES = {
    "village_team": "100% (29/29)",
    "team_person_times": "559",
    "first_secretary_person_times": "58",
    "seconded_posts": "13",
    "two_committee_seats": "5.86 (170/29)",
    "branches_rectified": "13",
    "cooperative_branch": "100% (99/99)",
    "members_per_cooperative_branch": "7.47 (740/99)",
    "cooperative_chaired_by_member": "51.6% (16/31)",
    "twinnings": "1",
    "venue_funds": "59300000",
    "beneficiaries": "10135",
    "team_training_sessions": "8",
    "two_committees": "1",
}


def test_figures_are_those_printed(example: Any) -> None:
    """Person-times are not posts: 58 sent, 13 posts with a seconded holder."""
    gamba = example("gamba")
    assert gamba.figures(FIGURES) == FIGURES
    assert gamba.claims == {"cooperatives": ("agrees", "99"), "cooperative_branches": ("agrees", "100% (99/99)")}


def test_each_village_has_one_batch_after_another_and_never_two_at_once(example: Any) -> None:
    """Five batches of 29, each beginning on the day that the one before ends."""
    gamba = example("gamba")
    teams = [unit for unit in gamba.org if unit.kind == "resident_team"]
    assert len(teams) == 5 * 29
    assert len([team for team in teams if team.in_force]) == 29
    villages: dict[str, list[Any]] = {}
    for team in teams:
        (village,) = [to.unit.id for to in team.links("posted_to")]
        villages.setdefault(village, []).append(gamba.org.snapshot.period(team.number))
    assert len(villages) == 29
    for periods in villages.values():
        assert len(periods) == 5
        assert all(before.stop == after.start for before, after in itertools.pairwise(periods))


def test_seconded_secretaries_come_from_a_unit(example: Any) -> None:
    """13 posts of secretary, each at a village's branch."""
    posts = [unit for unit in example("gamba").units("post") if unit.links("seconded_from")]
    assert [post["function"] for post in posts] == ["secretary"] * 13


def test_branches_of_cooperatives_are_functional_and_in_no_sum(example: Any, changed: Any) -> None:
    """Their members are counted in the villages' branches: 29 of ten each are 290, whatever stands below."""
    assert {branch.kind for branch in example("gamba").units("branch") if branch.links("hosted_by")} == {
        "functional_branch"
    }
    gamba = changed(
        "gamba",
        ("kind: functional_branch,", "kind: functional_branch, members: 7,"),
        ("kind: branch\n", "kind: branch\n      members: 10\n"),
    )
    rolled = totals(gamba.org.snapshot, "members")
    number = gamba.org.snapshot.number("townships")
    assert (rolled.total.low[number], rolled.total.high[number]) == (290, 290)


def test_the_two_committees_of_a_village_are_two_lists_of_seats(example: Any, targets: Any) -> None:
    """Those of the village's Party branch and those of its villagers' committee."""
    gamba = example("gamba")
    seats = {
        name: [post["function"] for post in gamba.units("post") if targets(post, "post_at") == [name]]
        for name in ("v01-branch", "v01-villagers")
    }
    assert seats == {
        "v01-branch": ["secretary", "deputy_secretary", "committee_member"],
        "v01-villagers": ["director", "committee_member", "committee_member"],
    }
    assert {tuple(targets(gamba.org[name], "covers")) for name in seats} == {("v01",)}


def test_one_committee_alone_is_not_two(changed: Any) -> None:
    """Without the villagers' committee's area there is only the branch."""
    alone = changed(
        "gamba",
        (
            "村民委员会, en: Villagers' committee of village 01}\n  covers: v01\n",
            "村民委员会, en: Villagers' committee of village 01}\n  covers: v29\n",
        ),
    )
    assert alone.figures(["two_committees"]) == {"two_committees": "0"}


def test_which_villages_have_a_venue_is_not_stated(example: Any) -> None:
    """The page prints the funds of 2019, and not what stands already."""
    assert example("gamba").figure("village_venue").not_stated
