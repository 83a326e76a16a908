"""Read periods: of units, links, names and values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.dates import EARLIEST, ENDED, LATEST, Date, show_day
from orgtree.base.messages import shortened
from orgtree.base.place import Place
from orgtree.charter.codes import charter_finding
from orgtree.charter.mistakes import wrong_text
from orgtree.graph.codes import graph_finding

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from orgtree.base.finding import Finding

_UNKNOWN = show_day(ENDED)
"""What is written for an end that nobody knows."""


class PeriodReader:
    """Reads the days on which something holds, and reports wrong ones.

    Args:
        as_of: The definition's day.
        report: Called for each finding.
    """

    def __init__(self, as_of: Date | None, report: Callable[[Finding], None]) -> None:
        self.as_of = as_of
        self.report = report

    def valid(self, value: Any, place: Place, unit: str) -> tuple[int, int]:
        """Read a `valid` mapping; returns first day and the day after the last, as ordinals, `ENDED` if nobody knows it."""
        if type(value) is not dict or value.keys() - {"from", "until"}:
            self.report(
                charter_finding(
                    "ORG104",
                    N_("valid is a mapping of from and until, not '{value}'"),
                    place,
                    facts={"value": shortened(value)},
                    unit=unit,
                    help=N_("write valid: {{from: 2018-03, until: 2023-03}}; until is the first day that is out"),
                )
            )
            return EARLIEST, LATEST
        return self.days(value, place, unit) or (EARLIEST, LATEST)

    def days(self, value: Mapping[str, Any], place: Place, unit: str) -> tuple[int, int] | None:
        """Read `from` and `until` of a mapping that may say more; returns the same as `valid`, None for a period without days."""
        bounds = [EARLIEST, LATEST]
        for position, key in enumerate(("from", "until")):
            if value.get(key) is None:
                continue
            if value[key] == _UNKNOWN and key == "until":
                bounds[position] = ENDED
                continue
            try:
                bounds[position] = Date.parse(value[key]).first
            except ValueError as error:
                there = Place(place.document, (*place.path, key))
                mistake = wrong_text(error, value[key]).mistake
                if value[key] == _UNKNOWN:
                    mistake = replace(mistake, help=N_("leave 'from' out where nobody knows it"))
                self.report(charter_finding("ORG104", mistake, there, unit=unit))
        if bounds[1] == ENDED:
            self._not_begun(bounds[0], place, unit)
        elif bounds[0] >= bounds[1]:
            self.report(
                graph_finding(
                    "ORG212",
                    N_("the period of '{unit}' ends before it begins"),
                    place,
                    facts={"unit": unit, "from": str(value.get("from")), "until": str(value.get("until"))},
                    unit=unit,
                    help=N_("until is the first day that is out, and comes after from"),
                )
            )
            return None
        return bounds[0], bounds[1]

    def _not_begun(self, start: int, place: Place, unit: str) -> None:
        """Report what is said to have ended and has not begun on the definition's day."""
        if self.as_of is not None and start > self.as_of.last:
            self.report(
                graph_finding(
                    "ORG212",
                    N_(
                        "the period of '{unit}' begins {date:on}, so on the definition's day, {as_of}, it has not ended"
                    ),
                    Place(place.document, (*place.path, "from")),
                    facts={"unit": unit, "date": show_day(start), "as_of": str(self.as_of)},
                    unit=unit,
                    help=N_(
                        "'until: unknown' says that it has ended by the definition's day; correct the date, or leave out until"
                    ),
                )
            )
