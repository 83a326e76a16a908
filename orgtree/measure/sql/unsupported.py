"""What SQL does not express, told before anything runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.messages import Listing, Saying

if TYPE_CHECKING:
    from collections.abc import Sequence


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

    def of(self, metric: str) -> Saying:
        """Return why a metric cannot be measured."""
        return Saying(N_("'{metric}' ({reason})"), {"metric": metric, "reason": Saying(self.reason, self.facts)})


class NotInSqlError(UsageError):
    """Some metrics cannot be measured in SQL; nothing has run.

    Args:
        reasons: Why each cannot.
    """

    def __init__(self, reasons: Sequence[Saying]) -> None:
        super().__init__(
            N_("in SQL one cannot measure {metrics}; measure them in memory (--engine memory), or name the others"),
            metrics=Listing(reasons, quoted=False),
        )
