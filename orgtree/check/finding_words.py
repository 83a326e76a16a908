"""Text shared by output formats: messages, summary, colours."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.escape import terminal
from orgtree.base.finding import SEVERITIES
from orgtree.base.messages import fill, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from orgtree.base.finding import Finding, Severity
    from orgtree.base.place import Span
    from orgtree.base.text import Text
    from orgtree.check.format_options import FormatOptions
    from orgtree.check.report import Located, Report, Unlisted

SEVERITY_WORDS: dict[Severity, str] = {"error": N_("error"), "warning": N_("warning"), "info": N_("info")}

_COUNTED: dict[Severity, str] = {
    "error": N_("{count} {count:error|errors}"),
    "warning": N_("{count} {count:warning|warnings}"),
    "info": N_("{count} info"),
}
_STYLES = {"error": "1;31", "warning": "1;33", "info": "1;36", "frame": "34", "bold": "1", "related": "34"}
_MOST_CHARACTERS = 2000


def filled(template: str, facts: Mapping[str, Any], translate: Callable[[str], str] = str) -> str:
    """Fill and translate a template; return it unchanged if the facts do not fit.

    A rule that a user wrote may get its template wrong, and a finding is worth more than a traceback.
    """
    try:
        return fill(template, facts, translate)
    except (KeyError, IndexError, ValueError, AttributeError, TypeError):
        return template


def sentence(template: str, facts: Mapping[str, Any], translate: Callable[[str], str] = str) -> str:
    """Return a filled template as one safe, bounded line for a terminal."""
    text = filled(template, facts, translate)
    return terminal(text if len(text) <= _MOST_CHARACTERS else f"{text[:_MOST_CHARACTERS]}…")


def where(span: Span, unit: str | None = None, translate: Callable[[str], str] = str) -> str:
    """Return a place as terminal-safe text: `file:line:column`, `file:Sheet!C16`, for rows in memory `<units>, row 3 (c)`."""
    if span.cell:
        return f"{terminal(span.label)}:{terminal(span.cell)}"
    if span.row is None:
        return f"{terminal(span.label)}:{span.line}:{span.column}"
    template = N_("{table}, row {row}") if unit is None else N_("{table}, row {row} ({unit})")
    return terminal(_say(template, translate, table=span.label, row=span.row, unit=unit))


def labelled(word: str, text: object, translate: Callable[[str], str] = str) -> str:
    """Return a text behind its translated label: `help: write 45..`."""
    return translate(N_("{word}: {text}")).format(word=translate(word), text=text)


def source_of(finding: Finding, translate: Callable[[str], str] = str) -> str:
    """Return the source of a finding's rule, marked if it is known by quotation only."""
    return written_in(finding.source, translate, quoted=finding.status == "quoted")


def written_in(source: str | Text, translate: Callable[[str], str] = str, *, quoted: bool = False) -> str:
    """Return a rule's source, translated; "" if it has none."""
    text: str = said(source, translate)
    return fill(N_("{source} (known from a quotation only)"), {"source": text or "–"}, translate) if quoted else text


def notice(finding: Finding, translate: Callable[[str], str] = str) -> str:
    """Return the note on a finding's rule for formats without a line for the source; "" if none."""
    return translate(N_("the rule is known from a quotation only")) if finding.status == "quoted" else ""


_MOST_COUNTS = 4
"""How many rules the summary names."""


def counted(counts: Mapping[Severity, int], translate: Callable[[str], str] = str) -> str:
    """Return how many findings there are of each severity: `2 errors, 1 warning`."""
    said_ = [_say(_COUNTED[severity], translate, count=count) for severity, count in counts.items() if count]
    return translate(N_(", ")).join(said_) or translate(N_("no problems found"))


def summary(report: Report, translate: Callable[[str], str] = str) -> str:
    """Return one line with every count: `2 errors, 1 warning; 3 follow-on findings hidden; …`."""
    parts = [counted(report.counts, translate)]
    if report.hidden:
        hidden = N_("{count} follow-on {count:finding|findings} hidden")
        parts.append(_say(hidden, translate, count=report.hidden))
    if undecided := sum(report.undecided.values()):
        parts.append(_say(N_("{count} undecided"), translate, count=undecided) + _listed(report.undecided, translate))
    if silenced := sum(report.silenced.values()):
        parts.append(_say(N_("{count} silenced"), translate, count=silenced) + _listed(report.silenced, translate))
    if report.judged_by:
        by = N_("as of {date}") if report.as_of else N_("judged by {date}, today")
        parts.append(_say(by, translate, date=report.judged_by))
    return terminal(translate(N_("; ")).join(parts))


def ending(report: Report, translate: Callable[[str], str] = str) -> list[str]:
    """Return the summary, and lines on what was not judged."""
    return [summary(report, translate), *not_judged(report, translate)]


def not_judged(report: Report, translate: Callable[[str], str] = str) -> list[str]:
    """Return lines on what was not judged, and why."""
    found = []
    for left in report.not_judged:
        reason = said(left.reason, translate)
        codes = translate(N_(", ")).join(rule.code for rule in left.rules)
        text = _say(N_("{codes}: {reason}"), translate, codes=codes, reason=reason) if codes else reason
        found.append(terminal(_say(N_("not judged: {what}"), translate, what=text)))
    return found


def concise(located: Located, options: FormatOptions) -> str:
    """Return a finding as one line, as compilers write it: `file:line:column: CODE [name] message`."""
    finding, span, _ = located
    place = f"{where(span, finding.unit, options.translate)}: " if span else ""
    code = paint(terminal(finding.code), finding.severity, colour=options.colour)
    message = sentence(finding.message, finding.words, options.translate)
    if options.show_help and finding.help:
        advice = sentence(finding.help, finding.words, options.translate)
        message = options.translate(N_("; ")).join((message, advice))
    quoted = notice(finding, options.translate)
    return f"{place}{code} [{terminal(finding.name)}] {message}" + (f" ({quoted})" if quoted else "")


def by_severity(located: Iterable[Located]) -> list[Located]:
    """Return findings with the worst first, else in their order."""
    return sorted(located, key=lambda one: SEVERITIES.index(one.finding.severity))


def limited(
    findings: Iterable[Located], options: FormatOptions, unlisted: Iterable[Unlisted] = ()
) -> tuple[list[Located], list[str]]:
    """Return the findings to show, at most so many of each rule, and a line per rule that has more.

    Args:
        findings: The findings that are listed.
        options: How many of each rule are shown.
        unlisted: Those that are only counted.
    """
    most = options.most_per_rule
    seen: Counter[tuple[str, str]] = Counter()
    left: Counter[tuple[str, str]] = Counter()
    shown = []
    for located in findings:
        key = (located.finding.code, located.finding.name)
        seen[key] += 1
        if most is None or seen[key] <= most:
            shown.append(located)
        else:
            left[key] += 1
    for one in unlisted:
        left[one.code, one.name] += one.count
    more = [
        terminal(f"{code} {name}: ") + _say(N_("and {count} more"), options.translate, count=count)
        for (code, name), count in sorted(left.items())
    ]
    return shown, more


def worst_first(severities: Iterable[Severity]) -> Severity:
    """Return the worst of some severities."""
    return min(severities, key=SEVERITIES.index)


def paint(text: str, style: str, *, colour: bool) -> str:
    """Return text in an ANSI style, or as it is."""
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if colour else text


def _say(template: str, translate: Callable[[str], str], **facts: object) -> str:
    return fill(template, facts, translate)


def _listed(counts: Mapping[str, int], translate: Callable[[str], str]) -> str:
    """Return the greatest counts in brackets, and the number of others."""
    # No code of a rule is a word that has a translation.
    most = sorted(((-count, key) for key, count in counts.items() if count))
    entries = [labelled(key, -count, translate) for count, key in most[:_MOST_COUNTS]]
    if more := len(most) - len(entries):
        entries.append(_say(N_("and {count} more"), translate, count=more))
    return translate(N_(" ({list})")).format(list=translate(N_(", ")).join(entries))


_SILENCERS = (N_("exception"), N_("ignore"), N_("baseline"), N_("configuration"))
"""Marked for translation only: a summary counts what was silenced by one of these words."""
