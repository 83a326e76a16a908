"""Mainling: grids of townships, their maps and meetings, and a twinning."""

from __future__ import annotations

from typing import Any

FIGURES = {
    "grids_per_township": "8.62 (69/8)",
    "maps_per_grid": "1 (69/69)",
    "meetings_per_grid": "2 (138/69)",
    "twinnings": "1",
}


def test_figures_are_those_printed(example: Any) -> None:
    """69 grids in 8 townships, a map and two meetings each."""
    assert example("mainling").figures(FIGURES) == FIGURES


def test_a_monthly_cadence_is_contradicted(example: Any) -> None:
    """138 meetings of 69 grids are two each, not twelve."""
    assert example("mainling").claims == {"monthly_meetings": ("contradicted", "2 (138/69)")}


def test_twinned_are_organisation_with_organisation(example: Any) -> None:
    """Never a unit with anything else."""
    mainling = example("mainling")
    pairs = [(unit, to.unit) for unit in mainling.org for to in unit.links("twinned") if to.outgoing]
    (pair,) = pairs
    assert {mainling.org.charter.kinds[unit.kind].ancestors[-1] for unit in pair} == {"party_organisation"}
