"""Findings as Markdown tables: a row a rule, then a row a finding, the worst first; GitHub's job summary is one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.escape import markdown_text
from orgtree.check.finding_words import SEVERITY_WORDS, by_severity, filled, not_judged, notice, summary, where

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgtree.check.format_options import FormatOptions
    from orgtree.check.report import Located, Report

_MOST_BYTES = 900_000
"""A job summary of GitHub's has 1 MiB at most, and is dropped as a whole above it."""


def render(report: Report, options: FormatOptions) -> str:
    """Return a heading with the counts and two tables, cut where a job summary would be too long."""
    translate = options.translate
    ordered = by_severity(report.located())
    parts = [f"### {markdown_text(summary(report, translate))}"]
    if ordered:
        rules = Counter((found.severity, found.code, found.name) for found, _, _ in ordered)
        for one in report.unlisted:
            rules[one.severity, one.code, one.name] += one.count
        parts.append(
            _table(
                (N_("severity"), N_("rule"), N_("findings")),
                (
                    (translate(SEVERITY_WORDS[severity]), f"{code} {name}", str(count))
                    for (severity, code, name), count in rules.items()
                ),
                options,
            )
        )
        rows = [_row(located, options) for located in ordered]
        parts.append(_table((N_("severity"), N_("place"), N_("unit"), N_("rule"), N_("finding")), rows, options))
        if more := sum(one.count for one in report.unlisted):
            parts.append(filled(N_("and {count} more"), {"count": more}, translate))
    parts += [markdown_text(line) for line in not_judged(report, translate)]
    return "\n\n".join(parts) + "\n"


def _row(located: Located, options: FormatOptions) -> tuple[str, ...]:
    finding, span, _ = located
    translate = options.translate
    moved = span and span._replace(label=options.path(span.label))
    texts = (filled(text, finding.words, translate) for text in (finding.message, finding.help))
    message = translate(N_("; ")).join(text for text in (*texts, notice(finding, translate)) if text)
    return (
        translate(SEVERITY_WORDS[finding.severity]),
        where(moved, None, translate) if moved else "",
        finding.unit or "",
        f"{finding.code} {finding.name}",
        message,
    )


def _table(heading: tuple[str, ...], rows: Iterable[tuple[str, ...]], options: FormatOptions) -> str:
    lines = [_line(tuple(map(options.translate, heading))), "|---" * len(heading) + "|"]
    room = _MOST_BYTES // 2
    left = 0
    for row in rows:
        line = _line(row)
        room -= len(line.encode("utf-8", "replace")) + 1
        if room < 0:
            left += 1
        else:
            lines.append(line)
    if left:
        lines += ["", filled(N_("and {count} more"), {"count": left}, options.translate)]
    return "\n".join(lines)


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(map(markdown_text, cells))} |"
