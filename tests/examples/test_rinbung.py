"""Rinbung: village venues with exclusions, co-held posts, contact points, and two targets without an actual figure."""

from __future__ import annotations

from typing import Any

from orgtree.api.measuring import target_findings

FIGURES = {
    "village_venue": "100% (69/69)",
    "school_coheld": "100% (11/11)",
    "village_venue_in_use": "100% (69/69)",
    "equipment_funds": "6174780",
    "activities": "1801..1899",
    "workers_trained": "61",
    "scheduled_meetings": "5",
    "contact_points": "3 (6/2)",
    "branch_contact_point": "33.3% (6/18)",
    "organisation_coverage": "no data (0/0)",
    "work_coverage": "no data (0/0)",
}


def test_figures_are_those_printed(example: Any) -> None:
    """69 of 69 venues, 11 of 11 schools, three contact points a leading post."""
    assert example("rinbung").figures(FIGURES) == FIGURES


def test_relocated_villages_are_listed_and_the_figure_with_them_is_beside(example: Any) -> None:
    """69 of 73 is 94.5 %."""
    venues = example("rinbung").figure("village_venue")
    assert venues.excluded == ["v70", "v71", "v72", "v73"]
    assert venues.show_with_excluded() == "94.5% (69/73)"


def test_village_teams_are_not_stated(example: Any) -> None:
    """The page says nothing of them here: 0/73 would be false."""
    figure = example("rinbung").figure("village_team")
    assert (figure.not_stated, figure.show_parts(), figure.gaps) == (True, "0..73/73", [])


def test_the_scorecard_has_4_categories_and_15_standards(example: Any) -> None:
    """Totals of the county organs; no branch's result is printed."""
    rinbung = example("rinbung")
    assert [int(rinbung.org["organs"][name]) for name in ("scorecard_categories", "scorecard_standards")] == [4, 15]
    assert rinbung.figure("standards_per_branch").known is False


def test_regular_meetings_have_a_cadence(example: Any) -> None:
    """Three meetings, the lesson and the theme day, each with the months between two of them."""
    months = {unit["meeting"]: int(unit["every_months"]) for unit in example("rinbung").units("meeting_schedule")}
    assert months == {
        "members_meeting": 3,
        "committee_meeting": 1,
        "group_meeting": 1,
        "party_lesson": 3,
        "theme_day": 1,
    }


def test_a_principal_who_is_secretary_of_another_school_does_not_count(changed: Any) -> None:
    """One hand is not put on two schools: both lack it."""
    wrong = changed("rinbung", ("coheld: school-01-secretary", "coheld: school-02-secretary"))
    assert wrong.figures(["school_coheld"]) == {"school_coheld": "90.9% (10/11)"}
    assert wrong.table.gaps("school_coheld") == ["school-01"]


def test_a_target_is_no_actual_figure(example: Any) -> None:
    """No enterprise is listed: both coverages are no data, not zero, and nothing is missed."""
    rinbung = example("rinbung")
    rows = {row["metric"]: row for row in rinbung.table.to_rows()}
    assert [(rows[name]["target"], rows[name]["low"], rows[name]["verdict"]) for name in ("organisation_coverage", "work_coverage")] == [
        ("25%..", None, "no data"),
        ("100%..", None, "no data"),
    ]  # fmt: skip
    assert target_findings(rinbung.org) == []


def test_an_adviser_counts_for_work_coverage_only(changed: Any) -> None:
    """So that it is never the smaller of the two."""
    one = "- {id: e1, kind: non_public_enterprise, operating: true, located_in: rinbung}\n"
    two = "- {id: e2, kind: non_public_enterprise, operating: true, located_in: rinbung, advised_by: organs}\n"
    listed = changed("rinbung", ("- id: rinbung-committee\n", f"{one}{two}- id: rinbung-committee\n"))
    names = ["organisation_coverage", "work_coverage"]
    assert listed.figures(names) == {"organisation_coverage": "0% (0/2)", "work_coverage": "50% (1/2)"}
    assert [finding.facts["metric"] for finding in target_findings(listed.org)] == names


def test_posts_are_held_together_at_every_school_and_at_a_county_organ(example: Any) -> None:
    """The principal's or head's post with the secretary's of the branch that the unit hosts."""
    rinbung = example("rinbung")
    pairs = [(post, to.unit) for post in rinbung.units("post") for to in post.links("coheld") if to.outgoing]
    assert [post["function"] for post, _ in pairs].count("principal") == 11
    assert [post["function"] for post, _ in pairs].count("head_of_unit") == 1
    for post, secretary in pairs:
        (unit,) = [to.unit for to in post.links("post_at")]
        (branch,) = [to.unit for to in secretary.links("post_at")]
        assert secretary["function"] == "secretary"
        assert [to.unit for to in branch.links("hosted_by")] == [unit]


def test_contact_points_are_branches_under_the_committee_of_the_leading_post(example: Any) -> None:
    """A leading post keeps in touch with what stands under its committee."""
    rinbung = example("rinbung")
    points = [(post, to.unit) for post in rinbung.units("post") for to in post.links("liaison")]
    assert len(points) == 6
    for post, branch in points:
        (committee,) = [to.unit for to in post.links("post_at")]
        assert committee in branch.ancestors
