"""What a check found: findings, what stayed undecided, and what was hidden or silenced, all counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from orgtree.base.finding import SEVERITIES, Finding, Label, Severity
from orgtree.base.place import Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from orgtree.base.place import Sources
    from orgtree.base.text import Text


class Located(NamedTuple):
    """A finding with its places turned into lines.

    Args:
        finding: The finding.
        span: Where its primary label points; None when it has no place.
        related: The other labels, each with its span.
    """

    finding: Finding
    span: Span | None
    related: tuple[tuple[Label, Span], ...]


@dataclass(frozen=True, slots=True)
class RuleNote:
    """What formats say about a rule that was judged, found or not.

    Args:
        code: Its stable code.
        name: Its kebab-case name.
        severity: The severity of its findings.
        title: A few words that say what must hold: a template, or a charter's text in its languages.
        help: A sentence or two for a reader who does not know it.
        source: Where it is written.
    """

    code: str
    name: str
    severity: Severity = "error"
    title: str | Text = ""
    help: str = ""
    source: str = ""


class Nowhere:
    """The sources of findings about an organisation that came from no text."""

    def locate(self, place: Place) -> Span:  # noqa: ARG002 - every place is nowhere
        """Return the beginning of nothing."""
        return Span("", 1, 1, 1, 1, 0, 0)

    def text(self, document: int) -> str:  # noqa: ARG002 - as above
        """Return no text."""
        return ""

    def label(self, document: int) -> str:  # noqa: ARG002 - as above
        """Return no name."""
        return ""


@dataclass(frozen=True)
class Report:
    """The outcome of a check.

    Args:
        findings: Every finding that is shown, in the order in which it was found.
        sources: What turns their places into lines.
        undecided: Per code of a rule, on how many units the data did not settle it.
        hidden: How many follow-on findings were left out.
        silenced: How many findings were silenced, by what did it: `exception`, `ignore`, `baseline`, `configuration`.
        rules: The rules that were judged, for formats that list those that passed.
    """

    findings: tuple[Finding, ...] = ()
    sources: Sources = field(default_factory=Nowhere, repr=False)
    undecided: Mapping[str, int] = field(default_factory=dict)
    hidden: int = 0
    silenced: Mapping[str, int] = field(default_factory=dict)
    rules: tuple[RuleNote, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether there is no error."""
        return not self.counts["error"]

    @cached_property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings there are of each severity, from worst to mildest."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in SEVERITIES}

    @property
    def worst(self) -> Severity | None:
        """The worst severity found, None when nothing was found."""
        return next((severity for severity, count in self.counts.items() if count), None)

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings as bad as *severity* or worse."""
        bad = SEVERITIES[: SEVERITIES.index(severity) + 1]
        return tuple(finding for finding in self.findings if finding.severity in bad)

    def located(self) -> tuple[Located, ...]:
        """Return the findings with their lines, sorted by file, line, column and code; computed once.

        Findings without a place come last.
        """
        return self._located

    def with_findings(self, findings: Iterable[Finding]) -> Report:
        """Return the same report with other findings."""
        return replace(self, findings=tuple(findings))

    @cached_property
    def _located(self) -> tuple[Located, ...]:
        locate = self.sources.locate
        found = []
        for finding in self.findings:
            spans = [locate(label.place) for label in finding.labels]
            related = tuple(zip(finding.labels[1:], spans[1:], strict=True))
            found.append(Located(finding, spans[0] if spans else None, related))
        return tuple(sorted(found, key=_order))


def _order(located: Located) -> tuple[int, str, int, int, str]:
    """Sort the user's files first, then built-in charters, then what has no place."""
    span = located.span
    if span is None:
        return (2, "", 0, 0, located.finding.code)
    return (int(span.label.startswith("orgtree:")), span.label, span.line, span.column, located.finding.code)
