"""Reports: findings, and counts of what stayed undecided, hidden or suppressed."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from orgtree.base.catalogue import N_, translator
from orgtree.base.errors import UsageError
from orgtree.base.extras import load
from orgtree.base.finding import SEVERITIES, Finding, Label, Severity
from orgtree.base.place import Place, Span, is_file
from orgtree.base.suggest import unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgtree.base.messages import Saying
    from orgtree.base.place import Sources
    from orgtree.check.rule_note import RuleNote


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
class Unlisted:
    """Findings of a rule that are counted and not listed.

    Args:
        code: Its code.
        name: The name of its check.
        severity: How bad they are.
        count: How many there are.
    """

    code: str
    name: str
    severity: Severity
    count: int


@dataclass(frozen=True, slots=True)
class NotJudged:
    """What was not judged, and why.

    Args:
        rules: The rules; none where the reason says what it is.
        reason: Why, or what.
    """

    rules: tuple[RuleNote, ...]
    reason: Saying


class Nowhere:
    """Empty sources, for an organisation that was not read from text."""

    def __len__(self) -> int:
        """Return that there are no documents."""
        return 0

    def locate(self, place: Place) -> Span:  # noqa: ARG002 - every place is nowhere
        """Return the empty span."""
        return Span("", 1, 1, 1, 1, 0, 0)

    def text(self, document: int) -> str:  # noqa: ARG002 - as above
        """Return no text."""
        return ""

    def label(self, document: int) -> str:  # noqa: ARG002 - as above
        """Return no name."""
        return ""


@dataclass(frozen=True, repr=False)
class Report:
    """The outcome of a check; printed, a line for each finding. Equal if they show the same.

    Args:
        findings: Every finding that is shown, in the order in which it was found.
        sources: What turns their places into lines.
        undecided: Per code of a rule, on how many units the data did not settle it.
        hidden: How many follow-on findings were left out.
        silenced: How many findings were silenced, by what did it: `exception`, `ignore`, `baseline`, `configuration`.
        rules: The rules that were judged, for formats that list those that passed.
        as_of: The day that was looked at, as text; None where none was named.
        judged_by: The day by which terms, exceptions and rules in force were judged: that day, else today's date where
            anything depended on it.
        unlisted: Findings that are counted beside those that are listed.
        not_judged: What was not judged.
    """

    findings: tuple[Finding, ...] = ()
    sources: Sources = field(default_factory=Nowhere, repr=False, compare=False)
    undecided: Mapping[str, int] = field(default_factory=dict)
    hidden: int = 0
    silenced: Mapping[str, int] = field(default_factory=dict)
    rules: tuple[RuleNote, ...] = ()
    as_of: str | None = None
    judged_by: str | None = None
    unlisted: tuple[Unlisted, ...] = ()
    not_judged: tuple[NotJudged, ...] = ()

    def __repr__(self) -> str:
        counted = ", ".join(f"{severity}: {count}" for severity, count in self.counts.items())
        return f"<Report of {counted}; undecided: {sum(self.undecided.values())}>"

    def __str__(self) -> str:
        return self.render("concise").rstrip("\n")

    def render(self, form: str = "full", *, language: str = "en") -> str:
        """Return the report as text in one of the formats of `orgtree check`.

        Args:
            form: full, concise, json, jsonl, github, gitlab, markdown, sarif or junit.
            language: Language of messages: en or zh.

        Raises:
            UsageError: If there is no such format.
        """
        from orgtree.check.formats import FORMATS, FormatOptions  # noqa: PLC0415 - formats are loaded when one is asked for

        if form not in FORMATS:
            raise UsageError(
                unknown(
                    N_("'{name}' is not a format of findings"), form, list(FORMATS), otherwise=N_("there are {known}")
                )
            )
        return FORMATS[form].render(self, FormatOptions(language=language, most_per_rule=None))

    def to_frame(self, *, language: str = "en") -> Any:
        """Return a polars data frame of the findings: place, names and message, a row each.

        Args:
            language: Language of messages: en or zh.

        Raises:
            MissingExtraError: If polars is missing or too old.
        """
        from orgtree.check.finding_data import ROW, finding_row  # noqa: PLC0415 - finding_data is made for reports

        pl = load("polars", N_("for a data frame"))
        rows = [finding_row(located, translator(language)) for located in self.located()]
        schema = {name: pl.Int64 if name in {"line", "column", "row"} else pl.String for name in ROW}
        return pl.DataFrame(rows, schema=schema, orient="row")

    @property
    def ok(self) -> bool:
        """Whether there is no error."""
        return not self.counts["error"]

    @cached_property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings there are of each severity, from worst to mildest."""
        found = Counter(finding.severity for finding in self.findings)
        for more in self.unlisted:
            found[more.severity] += more.count
        return {severity: found[severity] for severity in SEVERITIES}

    @property
    def worst(self) -> Severity | None:
        """The worst severity found, None when nothing was found."""
        return next((severity for severity, count in self.counts.items() if count), None)

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings as bad as *severity* or worse, of those that are listed."""
        bad = SEVERITIES[: SEVERITIES.index(severity) + 1]
        return tuple(finding for finding in self.findings if finding.severity in bad)

    def reaches(self, severity: Severity) -> bool:
        """Return whether anything found is as bad as *severity* or worse, listed or not."""
        return any(self.counts[one] for one in SEVERITIES[: SEVERITIES.index(severity) + 1])

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


def together(reports: Sequence[Report]) -> Report:
    """Join several reports, each with its own documents."""
    begins = [0, *accumulate(len(report.sources) for report in reports)]
    moved = [
        _moved(finding, begin) for report, begin in zip(reports, begins, strict=False) for finding in report.findings
    ]
    return Report(
        findings=tuple(moved),
        sources=_Joined([report.sources for report in reports], begins),
        undecided=_added(report.undecided for report in reports),
        hidden=sum(report.hidden for report in reports),
        silenced=_added(report.silenced for report in reports),
        rules=tuple({rule.code: rule for report in reports for rule in report.rules}.values()),
        as_of=_common(report.as_of for report in reports),
        judged_by=_common(report.judged_by for report in reports),
        unlisted=tuple(more for report in reports for more in report.unlisted),
        not_judged=tuple(left for report in reports for left in report.not_judged),
    )


def _common(days: Iterable[str | None]) -> str | None:
    """Return the day of several reports; None where they have different ones."""
    found = set(days)
    return found.pop() if len(found) == 1 else None


class _Joined:
    """The documents of several reports, renumbered."""

    def __init__(self, parts: Sequence[Sources], begins: Sequence[int]) -> None:
        self._parts = parts
        self._begins = begins

    def __len__(self) -> int:
        return self._begins[-1]

    def _part(self, document: int) -> tuple[Sources, int]:
        number = bisect_right(self._begins, document) - 1
        return self._parts[number], document - self._begins[number]

    def locate(self, place: Place) -> Span:
        sources, document = self._part(place.document)
        return sources.locate(replace(place, document=document))

    def text(self, document: int) -> str:
        sources, number = self._part(document)
        return sources.text(number)

    def label(self, document: int) -> str:
        sources, number = self._part(document)
        return sources.label(number)


def _moved(finding: Finding, by: int) -> Finding:
    """Return a finding with its document numbers shifted."""
    labels = tuple(
        replace(label, place=replace(label.place, document=label.place.document + by)) for label in finding.labels
    )
    fix = finding.fix and replace(
        finding.fix, edits=tuple(replace(edit, document=edit.document + by) for edit in finding.fix.edits)
    )
    return replace(finding, labels=labels, fix=fix)


def _added(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return dict(sorted(total.items()))


def _order(located: Located) -> tuple[int, str, int, int, str]:
    """Sort key: what stands in the user's files alone, then what a built-in charter wants, then findings without a place."""
    span = located.span
    if span is None:
        return (2, "", 0, 0, located.finding.code)
    own = is_file(span.label) and all(is_file(other.label) for _, other in located.related)
    return (int(not own), span.label, span.line, span.column, located.finding.code)
