"""Dunduo town in Bomi: eight service teams of 120余 people, out of the town's 400余 members."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from orgtree.base.interval import Interval


def test_the_teams_are_24_to_32_percent_of_the_members_of_the_town(example: Any) -> None:
    """121 to 129 of 401 to 499, which stand at the town's committee and not at the county's."""
    bomi = example("bomi")
    assert bomi.figure("service_teams").show() == "8"
    assert bomi.figures(["service_team_share"]) == {"service_team_share": "24.2%..32.2% (121..129/401..499)"}
    assert bomi.figure("service_team_share").value == Interval(Fraction(121, 499), Fraction(129, 401))
    assert bomi.org["dunduo-committee"]["members"] == Interval(401, 499)
    assert "members" not in bomi.org["bomi-committee"].fields
    assert {team.parent.id if team.parent else "" for team in bomi.units("service_team")} <= {"", "dunduo-committee"}
    assert {to.unit.id for team in bomi.units("service_team") for to in team.links("fielded_by")} == {
        "dunduo-committee"
    }
