"""Nyingchi: 9 communities, 40 grids, and joint conferences of communities without part-time posts."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from orgtree.base.interval import Interval

FIGURES = {
    "grids_per_community": "4.44 (40/9)",
    "staff_per_grid": "9.98 (399/40)",
    "linked_units_per_grid": "52.1 (2083/40)",
    "people_per_grid": "1412..1438 (56500..57499/40)",
}


def test_figures_are_those_printed(example: Any) -> None:
    """About 57 000 people stay an interval, rounded outward over 40 grids."""
    nyingchi = example("nyingchi")
    assert nyingchi.figures(FIGURES) == FIGURES
    assert nyingchi.org["nyingchi"]["people"] == Interval(56500, 57499)
    assert nyingchi.figure("people_per_grid").value == Interval(Fraction(56500, 40), Fraction(57499, 40))


def test_every_grid_lies_in_a_community(example: Any) -> None:
    """40 in 9, four or five in each."""
    nyingchi = example("nyingchi")
    assert {grid.parent.kind for grid in nyingchi.units("grid")} == {"community"}
    rows = [f for f in nyingchi.org.coverage(by="community", metrics=["grids_per_community"]) if f.group]
    assert sorted(figure.show() for figure in rows if figure.value) == ["4"] * 5 + ["5"] * 4


def test_a_conference_is_convened_by_the_organisation_of_its_community(example: Any, targets: Any) -> None:
    """The page prints no number of them, nor which community has an organisation: that is not stated, and not 0."""
    nyingchi = example("nyingchi")
    (conference,) = nyingchi.units("joint_body")
    (convener,) = targets(conference, "convened_by")
    assert targets(nyingchi.org[convener], "covers") == targets(conference, "covers") == ["c1"]
    assert conference["level"] == nyingchi.org["c1"].kind == "community"
    assert nyingchi.figures(["community_organisation"]) == {"community_organisation": "11.1%..100% (1..9/9)"}
    assert nyingchi.table.gaps("community_organisation") == []


def test_a_conference_is_no_extended_committee(example: Any, changed: Any) -> None:
    """Its community may have one that is not stated; an extended committee in its place surely counts."""
    figure = example("nyingchi").figure("community_joint_body")
    assert (figure.not_stated, figure.show_parts()) == (True, "0..9/9")
    for form in ("extended_working_committee", "extended_committee"):
        other = changed("nyingchi", ("form: joint_conference", f"form: {form}"))
        assert other.figure("community_joint_body").show_parts() == "1..9/9"


def test_the_conference_consults_and_has_no_part_time_posts(example: Any) -> None:
    """Its three functions are to report, to consult and to push."""
    (conference,) = example("nyingchi").units("joint_body")
    assert conference["form"] == "joint_conference"
    assert [conference[name] for name in ("reports", "consults", "pushes")] == [True, True, True]
    assert {seat.fields["role"] for seat in conference.links("seat")} == {"member_unit"}
