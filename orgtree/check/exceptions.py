"""Approved exceptions on units: `exceptions: {P06: {reason: "notice 2019-14", until: 2021-06-30}}`.

An exception silences its rule and the rule's sub-codes at its unit, visibly: what it silences is counted. One
without a reason, past its end, of an unknown rule or without effect is itself a finding, and only one
that is in order silences anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.dates import Date
from orgtree.base.finding import Mistake
from orgtree.base.messages import reason, shortened
from orgtree.base.suggest import unknown
from orgtree.charter.codes import charter_finding
from orgtree.check.codes import check_finding
from orgtree.check.selection import is_grade, near_code

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from orgtree.base.finding import Finding, Severity
    from orgtree.base.place import Place
    from orgtree.check.judging_day import JudgingDay
    from orgtree.graph.snapshot import Snapshot

_KEYS = ("reason", "until")


def lasts(entry: Any, day: JudgingDay) -> bool:
    """Return whether an exception, as it is written, gives a reason and has not ended."""
    if not isinstance(entry, dict) or not isinstance(entry.get("reason"), str) or not entry["reason"].strip():
        return False
    try:
        return entry.get("until") is None or day.date.first < Date.parse(entry["until"]).first
    except ValueError:
        return False


class Exceptions:
    """The exceptions of one organisation.

    Args:
        graph: The organisation.
        known: Every code that there is.
        day: The day by which they end.
    """

    def __init__(self, graph: Snapshot, known: Collection[str], day: JudgingDay) -> None:
        self.findings: list[Finding] = []
        self._day = day
        self._graph = graph
        self._known = known
        self._holding: dict[str, dict[str, bool]] = {}
        for unit, written in graph.exceptions.items():
            for code, entry in written.items():
                if self._holds(unit, code, entry):
                    self._holding.setdefault(graph.ids[unit], {})[code] = False

    def silence(self, findings: Iterable[Finding]) -> tuple[list[Finding], int]:
        """Return the findings that no exception silences, and how many were silenced."""
        kept = []
        silenced = 0
        for finding in findings:
            own = self._holding.get(finding.unit or "", {})
            code = next((code for code in own if is_grade(code, finding.code)), None)
            if code is None:
                kept.append(finding)
            else:
                own[code] = True
                silenced += 1
        return kept, silenced

    def unused(self, judged: Iterable[str], undecided: Mapping[str, Any]) -> list[Finding]:
        """Return a finding for each exception that silenced nothing although its rule was judged and decided.

        Args:
            judged: Codes of the rules that were judged.
            undecided: Per code the units that stayed undecided.
        """
        judged = frozenset(judged)
        open_units = {code: frozenset(np.asarray(units).tolist()) for code, units in undecided.items()}
        findings = []
        for unit, codes in self._holding.items():
            number = self._graph.index[unit]
            for code in (code for code, used in codes.items() if not used):
                meant = [other for other in judged if is_grade(code, other)]
                if not meant or any(number in open_units.get(other, ()) for other in meant):
                    continue
                findings.append(
                    check_finding(
                        "ORG044",
                        N_("the exception from '{rule}' silences nothing at '{unit}'"),
                        self._place(number, code),
                        severity="warning",
                        unit=unit,
                        facts={"rule": code},
                        help=N_("take it away: the unit keeps the rule, or the rule is not about it"),
                    )
                )
        return findings

    def _holds(self, unit: int, code: str, entry: Any) -> bool:
        """Return whether an exception is valid and has not ended; report it otherwise."""
        facts = {"rule": shortened(code)}
        ordered = self._known_rule(unit, code)
        said = entry if isinstance(entry, dict) else {"reason": entry} if isinstance(entry, str) else {}
        why = said.get("reason")
        if not isinstance(why, str) or not why.strip():
            gives_none = Mistake(
                N_("the exception of '{unit}' from '{rule}' gives no reason"),
                facts,
                N_('write {rule}: {{reason: "…"}} with the reference of the approval'),
            )
            self._report("ORG041", gives_none, unit, self._place(unit, code))
            return False
        if not isinstance(entry, dict):
            self._wrong(N_("an exception is a mapping of reason and until"), facts, unit, self._place(unit, code))
            return False
        for key in entry.keys() - set(_KEYS):
            mistake = unknown(
                N_("'{key}' has no meaning in an exception"),
                key,
                _KEYS,
                fact="key",
                facts=facts,
                otherwise=N_("it has reason and until"),
            )
            place = self._place(unit, code, str(key), "key")
            self.findings.append(charter_finding("ORG102", mistake, place, unit=self._graph.ids[unit]))
        return ordered and self._lasts(unit, code, entry.get("until"), facts)

    def _known_rule(self, unit: int, code: str) -> bool:
        if any(is_grade(code, other) for other in self._known):
            return True
        mistake = unknown(
            N_("the exception of '{unit}' is from '{rule}', and there is no such rule"),
            code,
            fact="rule",
            otherwise=N_("orgtree rules lists them"),
            find=lambda code: near_code(code, self._known),
        )
        self._report("ORG043", mistake, unit, self._place(unit, code, part="key"))
        return False

    def _lasts(self, unit: int, code: str, until: Any, facts: dict[str, str]) -> bool:
        if until is None:
            return True
        place = self._place(unit, code, "until")
        try:
            end = Date.parse(until)
        except ValueError as error:
            self._wrong(N_("{reason}"), {**facts, "reason": reason(error)}, unit, place)
            return False
        day = self._day.date
        if day.first < end.first:
            return True
        ended = Mistake(
            N_("the exception of '{unit}' from '{rule}' ended {until:on}"),
            {**facts, "until": str(end), "as_of": str(day)},
            N_("take it away, or have it approved again; the day that is looked at is {as_of}")
            if self._day.as_of
            else N_("take it away, or have it approved again; today is {as_of}"),
        )
        self._report("ORG042", ended, unit, place, "warning")
        return False

    def _place(self, unit: int, code: str, key: str | None = None, part: Any = "value") -> Place:
        base = self._graph.place(unit, "exceptions")
        tail = (code,) if key is None else (code, key)
        return type(base)(base.document, (*base.path, *tail), "key" if key is None else part)

    def _report(self, code: str, mistake: Mistake, unit: int, place: Place, severity: Severity = "error") -> None:
        self.findings.append(check_finding(code, mistake, place, severity=severity, unit=self._graph.ids[unit]))

    def _wrong(self, message: str, facts: Mapping[str, Any], unit: int, place: Place) -> None:
        mistake = Mistake(message, facts, N_('write {rule}: {{reason: "…", until: 2021-06-30}}'))
        self.findings.append(charter_finding("ORG104", mistake, place, unit=self._graph.ids[unit]))
