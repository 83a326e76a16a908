"""Metrics of the charter `cpc-grassroots` on two small organisations each: one that has what is asked for, one that has not."""

from __future__ import annotations

import pytest

from orgtree.api import loads

HEAD = """\
orgtree: definition/1
charter: cpc-grassroots
as_of: 2020-10
units:
- id: d
  kind: district
  units: [{id: s, kind: subdistrict, units: [{id: c, kind: community}]}, {id: v, kind: village}]
- {id: dc, kind: local_committee, covers: d, units: [{id: p, kind: primary_committee}]}
- {id: park, kind: park, located_in: s}
"""
SIX = ["policy_advice", "civil_affairs", "members_service", "payments", "sanitation", "errands"]


def hall(*services: str) -> str:
    """Return a hall with posts for some services."""
    posts = ", ".join(f"{{id: h{n}, kind: hall_post, service: {service}}}" for n, service in enumerate(services))
    return f"- {{id: h, kind: service_hall, located_in: c, units: [{posts}]}}\n"


def body(form: str) -> str:
    """Return a joint body of a form over the community."""
    return f"- {{id: j, kind: joint_body, form: {form}, level: community, covers: c, convened_by: p}}\n"


def venue(what: str) -> str:
    """Return a venue of the village."""
    return f"- {{id: x, kind: activity_venue, located_in: v, {what}}}\n"


def host(scope: str) -> str:
    """Return an organisation at the park."""
    return f"- {{id: b, kind: branch, part_of: p, hosted_by: park, scope: {scope}}}\n"


def villagers(area: str) -> str:
    """Return the village's branch with a seat, and a villagers' committee with one, of an area."""
    branch = "- {id: b, kind: branch, part_of: p, covers: v, units: [{id: b1, kind: post, filled: true}]}\n"
    other = f"- {{id: w, kind: villagers_committee, covers: {area}, units: [{{id: w1, kind: post, filled: true}}]}}\n"
    return branch + other


@pytest.mark.parametrize(
    ("metric", "has", "lacks", "shown"),
    [
        ("community_joint_body", body("extended_committee"), body("joint_conference"), ("100%", "0%")),
        ("community_joint_body", body("extended_working_committee"), "", ("100%", "0%")),
        ("joint_conferences", body("joint_conference"), body("extended_committee"), ("1", "0")),
        ("hall_posts", hall(*SIX), hall(*["payments"] * 6), ("100%", "0%")),
        ("hall_posts", hall(*SIX, "other"), hall(*SIX[:5], "other"), ("100%", "0%")),
        ("regional_organisations", host("regional"), host("sectoral"), ("1", "0")),
        ("sectoral_organisations", host("sectoral"), host("regional"), ("1", "0")),
        ("village_venue_in_use", venue("state: in_use"), venue("state: planned"), ("100%", "0%")),
        ("village_venue_in_use", venue("state: in_use"), venue("state: built"), ("100%", "0%")),
        (
            "community_learning_venue",
            "- {id: x, kind: learning_venue, located_in: c, use: [night_school, lecture_hall]}\n",
            "- {id: x, kind: learning_venue, located_in: v, use: night_school}\n",
            ("100%", "0%"),
        ),
        (
            "weak_put_right",
            "- {id: b, kind: branch, part_of: p, standing: put_right}\n",
            "- {id: b, kind: branch, part_of: p, standing: weak}\n",
            ("33.3%..100%", "0%..66.7%"),
        ),
        (
            "scheduled_meetings",
            "- {id: m, kind: meeting_schedule, held_by: p, meeting: theme_day, every_months: 1}\n",
            "",
            ("1", "0"),
        ),
        ("two_committees", villagers("v"), villagers("c"), ("1", "0")),
    ],
)
def test_who_has_it_counts_and_who_has_not_does_not(metric: str, has: str, lacks: str, shown: tuple[str, str]) -> None:
    """The figure of the one and of the other."""
    found = []
    for more in (has, lacks):
        org = loads(HEAD + more)
        assert org.problems == ()
        found.append(org.coverage(metrics=[metric]).figure(metric).show())
    assert tuple(found) == shown


@pytest.mark.parametrize(
    ("field", "unit", "value", "shown"),
    [
        ("venue_funds", "d", "6174780.5", "6174780.5"),
        ("equipment_funds", "d", "1000..", "1000.."),
        ("beneficiaries", "d", "10135", "10135"),
        ("activities", "dc", "1800余", "1801..1899"),
        ("workers_trained", "dc", "61", "61"),
        ("team_training_sessions", "dc", "8", "8"),
        ("posts_adjusted", "dc", "12", "12"),
        ("used_further", "dc", "11", "11"),
    ],
)
def test_a_published_total_is_stated_or_unknown_and_never_zero(field: str, unit: str, value: str, shown: str) -> None:
    """What is stated is the figure; what is not has no upper end."""
    kind = "kind: district" if unit == "d" else "kind: local_committee"
    head = HEAD.replace(f"{kind}\n", f"{kind}\n  {field}: {value}\n").replace(f"{kind},", f"{kind}, {field}: {value},")
    assert loads(head).coverage(metrics=[field]).figure(field).show() == shown
    unknown = loads(HEAD).coverage(metrics=[field]).figure(field)
    assert (unknown.known, unknown.show()) == (False, ".." if field.endswith("funds") else "0..")


def test_service_teams_are_a_part_of_the_members() -> None:
    """A share of the members, and not a ratio that is only indicative."""
    head = HEAD.replace("kind: primary_committee", "kind: primary_committee, members: 400余, team_people: 120余")
    assert loads(head).coverage(metrics=["service_team_share"]).figure("service_team_share").show() == "24.2%..32.2%"
    assert loads(HEAD).coverage(metrics=["service_team_share"]).figure("service_team_share").known is False
