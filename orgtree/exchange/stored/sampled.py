"""Findings about raw tables, of which there may be as many as rows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_TOLD = 10
"""So many rows with the same mistake are told one by one."""


class Sampled:
    """Findings of which only the first of each sort are told one by one, and the others counted."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._counts: Counter[str] = Counter()
        self._last: dict[str, Finding] = {}

    def tell(self, sort: str, make: Callable[[], Finding]) -> None:
        """Tell of one more, unless there have been many."""
        self._counts[sort] += 1
        if self._counts[sort] <= MOST_TOLD:
            self._last[sort] = make()
            self.findings.append(self._last[sort])

    def count(self, sort: str, more: int) -> None:
        """Count so many more of a sort of which some are told."""
        self._counts[sort] += more

    def all(self) -> list[Finding]:
        """Return what is told, with how many more there are of each sort."""
        for sort, count in self._counts.items():
            if count > MOST_TOLD:
                last = self._last[sort]
                facts = {"count": count - MOST_TOLD, "code": last.code}
                message = N_("{count} more rows have the mistake {code} as well")
                self.findings.append(Finding(last.code, last.name, last.severity, message, facts))
        return self.findings
