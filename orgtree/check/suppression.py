"""Suppress findings and count them.

The order is that of trust: what the definition itself approves comes first, then a comment beside the text,
then the project's settings. What silences nothing is a finding, so that none of it outlives its reason.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.suggest import unknown
from orgtree.check.codes import check_finding
from orgtree.check.configuration import Configuration, level_of
from orgtree.check.exceptions import Exceptions
from orgtree.check.ignores import Ignores
from orgtree.check.judging_day import JudgingDay
from orgtree.check.selection import any_covers, covers, near_code
from orgtree.graph.placement import placement

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from orgtree.base.finding import Finding, Severity
    from orgtree.base.place import Sources
    from orgtree.graph.snapshot import Snapshot

_KEPT = re.compile(r"ORG001\Z|ORG040\Z|ORG05[0-9]\Z")
"""Findings about the run itself: neither a selection nor a setting takes them away."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Selection of findings.

    Args:
        select: Only these, whatever the settings select; all if empty.
        ignore: All but these and those that the settings leave out.
        configuration: The project's settings.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    configuration: Configuration = field(default_factory=Configuration)

    def asks(self, code: str) -> bool:
        """Return whether findings of a code are selected."""
        chosen = self.select or self.configuration.select
        return not chosen or any_covers(chosen, code)

    def leaves_out(self, code: str) -> bool:
        """Return whether findings of a code are ignored and counted as suppressed."""
        return any_covers(self.ignore, code) or any_covers(self.configuration.ignore, code)


@dataclass(slots=True)
class Suppressed:
    """Findings to show, and counts of the others."""

    findings: list[Finding]
    hidden: int
    silenced: dict[str, int]


def suppress(
    findings: Iterable[Finding],
    wanted: Wanted,
    *,
    sources: Sources,
    documents: Iterable[int],
    quoted: Callable[[int, int], bool] | None = None,
    graph: Snapshot | None = None,
    known: Collection[str] = (),
    judged: Collection[str] = (),
    undecided: Mapping[str, Any] | None = None,
    day: JudgingDay | None = None,
) -> Suppressed:
    """Remove findings that are suppressed, hidden or not selected.

    Args:
        findings: Everything that was found.
        wanted: What is asked for.
        sources: The documents that findings point into.
        documents: Numbers of those whose comments count.
        quoted: Whether a character of a document lies inside a text.
        graph: The organisation, if there is one; its exceptions count.
        known: Every code that there is.
        judged: Codes of the rules that ran to their end.
        undecided: Per code the units that stayed undecided.
        day: The day by which exceptions end; else the organisation's, or today.
    """
    silenced: Counter[str] = Counter()
    left = list(findings)
    own: list[Finding] = []
    asked = [code for code in judged if wanted.asks(code)]
    if graph is not None and graph.exceptions:
        exceptions = Exceptions(graph, known, day or JudgingDay(graph.as_of))
        left, silenced["exception"] = exceptions.silence(left)
        own += [*exceptions.findings, *exceptions.unused(asked, undecided or {})]
    ignores = Ignores(sources, documents, quoted)
    left, silenced["ignore"] = ignores.silence([*left, *own])
    own = [*ignores.findings, *ignores.unused(asked, known)]
    settings = _Settings(wanted.configuration, sources, graph, known)
    shown: list[Finding] = list(settings.findings)
    hidden = 0
    chosen: dict[str, tuple[bool, bool]] = {}
    for finding in [*left, *own]:
        code = finding.code
        if code not in chosen:
            chosen[code] = (bool(_KEPT.match(code)) or wanted.asks(code), wanted.leaves_out(code))
        asked_for, left_out = chosen[code]
        if not asked_for:
            continue
        if _KEPT.match(code):
            shown.append(finding)
        elif finding.follows is not None:
            hidden += 1
        elif left_out or (level := settings.level(finding)) == "off":
            silenced["configuration"] += 1
        else:
            severity = cast("Severity | None", level)
            shown.append(replace(finding, severity=severity) if severity else finding)
    return Suppressed(shown, hidden, {by: count for by, count in silenced.items() if count})


class _Settings:
    """The severities that a configuration sets, by file, subtree and code."""

    def __init__(
        self, configuration: Configuration, sources: Sources, graph: Snapshot | None, known: Collection[str]
    ) -> None:
        self.findings: list[Finding] = []
        self._configuration = configuration
        self._sources = sources
        self._files: dict[int, list[Mapping[str, str]]] = {}
        self._any = bool(configuration.severity or configuration.per_file or configuration.per_subtree)
        self._subtrees: list[tuple[frozenset[str], Mapping[str, str]]] = []
        if graph is not None:
            for unit, levels in configuration.per_subtree.items():
                if unit in graph.index:
                    self._subtrees.append((_below(graph, graph.index[unit]), levels))
                else:
                    self._no_effect("per-subtree", unit, graph.index, N_("there is no unit '{name}'"))
            # The smallest subtree says most exactly what is meant.
            self._subtrees.sort(key=lambda entry: len(entry[0]))
        select = configuration.select
        if select and not any(covers(code, other) for code in select for other in known):
            self._no_effect(
                "select", ", ".join(select), (), N_("no rule is selected: there is none that '{name}' means")
            )
        for key, codes in (
            ("select", select),
            ("ignore", configuration.ignore),
            ("severity", configuration.severity),
        ):
            for code in codes:
                # Rules of other charters of the project may be meant, codes of orgtree's own are the same everywhere.
                if code.startswith("ORG") and not any(covers(code, other) for other in known):
                    self._no_effect(key, code, known, N_("there is no code '{name}'"))

    def level(self, finding: Finding) -> str | None:
        """Return the severity that is set for a finding: by subtree, else by file, else for all."""
        if not self._any:
            return None
        code, configuration = finding.code, self._configuration
        for units, levels in self._subtrees:
            if finding.unit in units and (level := level_of(levels, code)):
                return level
        place = finding.place
        if place is not None:
            if place.document not in self._files:
                self._files[place.document] = list(configuration.fits_file(self._sources.label(place.document)))
            for levels in self._files[place.document]:
                if level := level_of(levels, code):
                    return level
        return level_of(configuration.severity, code)

    def _no_effect(self, key: str, name: str, known: Collection[str], message: str) -> None:
        mistake = unknown(
            message,
            name,
            known,
            otherwise=N_("take the setting away"),
            find=None if key == "per-subtree" else lambda code: near_code(code, known),
        )
        pointer = (key, name) if (key, name) in self._configuration.stretches else (key,)
        self.findings.append(check_finding("ORG055", mistake, self._configuration.place(*pointer), severity="warning"))


def _below(graph: Snapshot, unit: int) -> frozenset[str]:
    """Return the ids of a unit and its subtree."""
    mask = placement(graph, top=unit).under(unit)
    mask[unit] = True  # also one that is not in force
    return frozenset(graph.ids[number] for number in np.flatnonzero(mask).tolist())
