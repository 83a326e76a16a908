"""Bomi: eight service teams of 120 people or more, out of 400 members or more."""

from __future__ import annotations

import math
from typing import Any

from orgtree.base.interval import Interval


def test_120_or_more_of_400_or_more_is_not_30_percent(example: Any) -> None:
    """Two lower bounds leave the ratio open, and the table says that it is only indicative."""
    bomi = example("bomi")
    figures = {"service_teams": "8", "service_team_share": "0.. (120../400..)"}
    assert bomi.figures(figures) == figures
    share = bomi.figure("service_team_share")
    assert share.value == Interval(0, math.inf)
    assert share.indicative
    assert "'people in service teams to members' is a ratio of two lower bounds and is only indicative" in (
        bomi.table.notes("en")
    )
