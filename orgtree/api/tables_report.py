"""What checking a folder of tables found, and the same as a report that every format of findings writes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.messages import Saying, said
from orgtree.check.report import NotJudged, Report, Unlisted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from orgtree.base.finding import Finding, Severity
    from orgtree.charter.model import Charter
    from orgtree.check.rule_note import RuleNote

MOST_TOLD = 10
"""So many findings of a rule are told; all are counted."""


@dataclass(frozen=True, slots=True)
class Broken:
    """What surely breaks a rule: a unit, or a link of it.

    Args:
        id: Id of the unit.
        name: Its name; None where it has none.
        kind: Its kind.
        finding: What is said of it; it has no place, since no row says where a unit was written.
    """

    id: str
    name: str | None
    kind: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class JudgedRule:
    """What became of a rule.

    Args:
        note: Its code, its check, how bad it is, and what must hold.
        failing: How often it is surely broken, by how bad that is; a check of links tells a unit once for each of them.
        undecided: Of how many units that is open.
        excepted: How often it is broken by units that have an exception.
        told: The first of those that break it.
    """

    note: RuleNote
    failing: Mapping[Severity, int]
    undecided: int
    excepted: int
    told: tuple[Broken, ...]

    @property
    def code(self) -> str:
        """Its code."""
        return self.note.code


@dataclass(frozen=True, slots=True)
class RuleLeft:
    """A rule that was not judged.

    Args:
        note: Its code, its check, how bad it is, and what must hold.
        reason: Why.
    """

    note: RuleNote
    reason: Saying

    @property
    def code(self) -> str:
        """Its code."""
        return self.note.code


@dataclass(frozen=True)
class TablesReport:
    """What checking a folder of tables found.

    Args:
        folder: The folder, as it was named.
        charter: Its charter.
        rules: The rules that were judged, in the charter's order.
        left: Those that were not.
        day: The day that the tables are of; None if they are of none.
        judged_by: The day by which terms, exceptions and rules in force were judged; None where nothing depended on it.
    """

    folder: str
    charter: Charter
    rules: tuple[JudgedRule, ...]
    left: tuple[RuleLeft, ...]
    day: str | None
    judged_by: str | None

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How often rules are broken, by how bad that is."""
        return self.report.counts

    @cached_property
    def report(self) -> Report:
        """The same as a report, of which `render("sarif")` and so on make text."""
        excepted = sum(rule.excepted for rule in self.rules)
        return Report(
            findings=tuple(one.finding for rule in self.rules for one in rule.told),
            undecided={rule.code: rule.undecided for rule in self.rules if rule.undecided},
            silenced={"exception": excepted} if excepted else {},
            rules=tuple(rule.note for rule in self.rules),
            as_of=self.day,
            judged_by=self.judged_by,
            unlisted=tuple(more for rule in self.rules for more in _unlisted(rule)),
            not_judged=(*self._not_judged(), NotJudged((), Saying(_BESIDES, {"folder": self.folder}))),
        )

    def _not_judged(self) -> Iterator[NotJudged]:
        reasons = {said(rule.reason): rule.reason for rule in self.left}
        for text, reason in reasons.items():
            yield NotJudged(tuple(rule.note for rule in self.left if said(rule.reason) == text), reason)


_BESIDES = N_(
    "what holds in any organisation, targets and claims; `orgtree check {folder} --engine memory` judges it all"
)


def _unlisted(rule: JudgedRule) -> Iterator[Unlisted]:
    told = Counter(one.finding.severity for one in rule.told)
    for severity, count in rule.failing.items():
        if count > told[severity]:
            yield Unlisted(rule.code, rule.note.name, severity, count - told[severity])
