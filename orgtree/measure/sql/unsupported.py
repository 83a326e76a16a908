"""What SQL does not express, told before anything runs."""

from __future__ import annotations

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.messages import Saying


class NotInSqlError(UsageError):
    """A metric cannot be asked of tables in SQL.

    Args:
        metric: Its name.
        reason: Template of the reason.
        **facts: What fills it.
    """

    def __init__(self, metric: str, reason: str, **facts: object) -> None:
        super().__init__(
            N_("'{metric}' cannot be measured in SQL: {reason}; measure it in memory, without an engine"),
            metric=metric,
            reason=Saying(reason, facts),
        )


class InexpressibleError(Exception):
    """A part of a plan cannot be expressed; who knows the metric tells which.

    Args:
        reason: Template of the reason.
        **facts: What fills it.
    """

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts
