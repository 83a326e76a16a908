"""Mainling: grids of townships, their maps and meetings, and a twinning."""

from __future__ import annotations

from typing import Any

import pytest

FIGURES = {
    "grids_per_township": "8.62 (69/8)",
    "maps_per_grid": "1 (69/69)",
    "meetings_per_grid": "2 (138/69)",
    "grid_meeting_cadence": "0.. (138/69)",
    "twinnings": "1",
}


def test_figures_are_those_printed(example: Any) -> None:
    """69 grids in 8 townships, a map and two meetings each."""
    assert example("mainling").figures(FIGURES) == FIGURES


def test_a_monthly_cadence_is_undecided_since_the_period_is_not_printed(example: Any) -> None:
    """138 meetings of 69 grids are two each: once a month over two months, and the table says so by itself."""
    mainling = example("mainling")
    assert mainling.claims == {"once_a_month": ("undecided", "0.. (138/69)")}
    note = "'meetings per grid and month': 2 for each unit, over a period that is not stated; at one a month that would be 2 months"
    assert note in mainling.table.notes("en")


@pytest.mark.parametrize(
    ("months", "verdict"), [("2", "agrees"), ("9..10", "contradicted"), ("12", "contradicted"), ("1..3", "undecided")]
)
def test_over_a_period_that_is_stated_it_is_decided(changed: Any, months: str, verdict: str) -> None:
    """Since January it would be nine or ten months, and a meeting a month is contradicted."""
    stated = changed("mainling", ("  grid_maps: {", f"  grid_meeting_months: {months}\n  grid_maps: {{"))
    assert stated.claims["once_a_month"][0] == verdict


def test_twinned_are_organisation_with_organisation(example: Any) -> None:
    """Never a unit with anything else."""
    mainling = example("mainling")
    pairs = [(unit, to.unit) for unit in mainling.org for to in unit.links("twinned") if to.outgoing]
    (pair,) = pairs
    assert {mainling.org.charter.kinds[unit.kind].ancestors[-1] for unit in pair} == {"party_organisation"}
