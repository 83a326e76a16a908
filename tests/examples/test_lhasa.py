"""Lhasa: 16 subdistrict and 41 community extended working committees with 595 seats; community workers; hosts."""

from __future__ import annotations

from typing import Any

from orgtree.base.interval import Interval

FIGURES = {
    "subdistrict_joint_body": "100% (16/16)",
    "community_joint_body": "100% (41/41)",
    "joint_seats": "595",
    "seats_per_joint_body": "10.4 (595/57)",
    "joint_bodies_with_base": "100% (16/16)",
    "workers_per_community": "43.8 (1795/41)",
    "subdistrict_working_committee": "100% (16/16)",
    "community_organisation": "100% (41/41)",
    "host_organisation": "83.3% (5/6)",
    "regional_organisations": "3",
    "sectoral_organisations": "2",
    "community_learning_venue": "2.4%..100% (1..41/41)",
}


def areas_of(unit: Any) -> set[str]:
    """Return the areas in which a unit lies, from the smallest up."""
    (place,) = [to.unit for to in unit.links("located_in") if to.outgoing]
    return {place.id, *(area.id for area in place.ancestors)}


def test_figures_are_those_printed(example: Any) -> None:
    """16 and 41 bodies, 595 seats, 1795 workers in 41 communities."""
    assert example("lhasa").figures(FIGURES) == FIGURES


def test_forty_five_workers_a_community_is_contradicted(example: Any) -> None:
    """The counts agree with the print, the mean does not: 1795/41 is 43.8."""
    assert example("lhasa").claims == {
        "subdistrict_bodies": ("agrees", "16"),
        "community_bodies": ("agrees", "41"),
        "seats": ("agrees", "595"),
        "workers_per_community": ("contradicted", "43.8 (1795/41)"),
    }


def test_every_seat_is_supplied_by_a_unit_inside_the_area_of_its_body(example: Any, targets: Any) -> None:
    """The unit that hosts the supplier lies in the area that the body covers, and no unit has two seats."""
    bodies = example("lhasa").units("joint_body")
    seats = [(body, seat) for body in bodies for seat in body.links("seat") if seat.outgoing]
    assert len(seats) == 595
    assert len({seat.unit for _, seat in seats}) == 595
    for body, seat in seats:
        (area,) = targets(body, "covers")
        (host,) = [to.unit for to in seat.unit.links("hosted_by") if to.outgoing]
        assert area in areas_of(host), (body, host)


def test_a_seat_is_a_part_time_post_and_changes_no_subordination(example: Any) -> None:
    """Deputy secretaries and members; every supplier stays where it was, under the committee of its line."""
    seats = [seat for body in example("lhasa").units("joint_body") for seat in body.links("seat") if seat.outgoing]
    roles = [seat.fields["role"] for seat in seats]
    assert roles.count("part_time_deputy_secretary") == 57
    assert roles.count("part_time_member") == 538
    assert {seat.unit.parent.id for seat in seats} == {"lines"}


def test_form_and_level_say_what_a_body_is(example: Any) -> None:
    """Both levels have the same form here; a community's is not read off its name."""
    bodies = example("lhasa").units("joint_body")
    kinds = [(body["form"], body["level"]) for body in bodies]
    assert kinds.count(("extended_working_committee", "subdistrict")) == 16
    assert kinds.count(("extended_working_committee", "community")) == 41


def test_four_roles_are_links_and_a_count(example: Any, targets: Any) -> None:
    """Core convenes, base carries, participants have seats; the main body's size is not printed, so it is unknown."""
    lhasa = example("lhasa")
    for body in lhasa.units("joint_body"):
        (area,) = targets(body, "covers")
        (core,) = targets(body, "convened_by")
        assert targets(lhasa.org[core], "covers") == [area]
        communities = [unit.id for unit in lhasa.org[area].children if unit.kind == "community"]
        assert targets(body, "based_on") == [f"{community}-committee" for community in communities]
    main_body = lhasa.figure("main_body_members")
    assert (main_body.value, main_body.unknowns) == (Interval.parse("0.."), 57)


def test_hosts_are_of_five_kinds_and_the_one_without_an_organisation_is_a_blank_spot(example: Any) -> None:
    """A park, a market area, an office building, a trade association and a chamber of commerce have one."""
    lhasa = example("lhasa")
    assert lhasa.table.gaps("host_organisation") == ["blank-spot"]
    for kind in ("park", "market_area", "office_building", "trade_association", "chamber_of_commerce"):
        hosts = [unit for unit in lhasa.units(kind) if any(not to.outgoing for to in unit.links("hosted_by"))]
        assert len(hosts) == 1, kind


def test_contact_points_are_not_stated(example: Any) -> None:
    """The page says nothing of them here: 0/595 would be false."""
    figure = example("lhasa").figure("branch_contact_point")
    assert (figure.not_stated, figure.show_parts(), figure.gaps) == (True, "0..595/595", [])


def test_a_learning_venue_has_several_uses(example: Any) -> None:
    """One room may be all that the page names."""
    (venue,) = example("lhasa").units("learning_venue")
    assert len(venue["use"]) == 5


def test_broken_down_by_subdistrict_every_community_has_its_body(example: Any) -> None:
    """Groups add up to the city."""
    table = example("lhasa").org.coverage(by="subdistrict")
    assert table.gaps("community_joint_body") == []
    rows = [figure for figure in table if figure.metric.name == "community_joint_body" and figure.group]
    assert sum(figure.numerator.low for figure in rows) == 41
