"""What has to be seen before a figure is asked for: queries that have to find nothing, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlglot import exp

from orgtree.base.catalogue import N_
from orgtree.measure.sql.expressions import table

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_STEPS = 8
"""Where an engine does not repeat a query by itself, a repeated link that is no hierarchy's is followed so far."""


@dataclass(frozen=True, slots=True)
class Guard:
    """A query that finds nothing where the figure can be expressed.

    Args:
        query: The query.
        reason: Template of why the figure cannot be expressed where it finds something.
        facts: What fills it.
    """

    query: exp.Query
    reason: str
    facts: dict[str, Any]


@dataclass(slots=True)
class Guards:
    """The guards of one figure, in the order in which they are met."""

    found: list[Guard] = field(default_factory=list)

    def empty(self, query: exp.Query, reason: str, **facts: Any) -> None:
        """Ask that a query finds nothing."""
        self.found.append(Guard(query, reason, facts))


def guard_steps(guards: Guards, beyond: Mapping[str, str]) -> None:
    """Ask that repeated links lead no further than they are followed; see `Walks.beyond`."""
    for far, link in beyond.items():
        guards.empty(
            exp.select(exp.Star()).from_(table(far), copy=False).limit(1, copy=False),
            N_("'{link}' is followed by more than {most} steps, further than this engine repeats a link"),
            link=link,
            most=MOST_STEPS,
        )
