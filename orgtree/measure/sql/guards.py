"""What has to be seen before a figure is asked for: queries that have to find nothing, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlglot import exp


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
