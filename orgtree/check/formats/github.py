"""Workflow commands of GitHub Actions, which become annotations on the lines of a pull request.

GitHub shows ten annotations of a step and drops the others, so the ten worst findings are commands, with the unit and the
line in their text since one list shows them all; the others stand in the log. The runner takes `%`, line ends and, in
properties, `:` and `,` only in their escaped form. Columns are given for a place on one line only: with several lines
they are refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.escape import github_data, github_property
from orgtree.check.finding_words import by_severity, concise, ending, filled, limited, notice, where

if TYPE_CHECKING:
    from orgtree.base.finding import Finding, Severity
    from orgtree.base.place import Span
    from orgtree.check.format_options import FormatOptions
    from orgtree.check.report import Located, Report

MOST = 10
"""How many annotations GitHub shows of a step."""
_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report, options: FormatOptions) -> str:
    """Return a workflow command for each of the worst findings, and the others and the summary for the log."""
    ordered = by_severity(report.located())
    others, more = limited(ordered[MOST:], options, report.unlisted)
    # A line of the log begins with a dash, so that no file's name makes a command of it.
    log = [*(f"- {concise(located, options)}" for located in others), *more, *ending(report, options.translate)]
    # The runner's older syntax is found anywhere in a line, so it must not come out of what a file says.
    lines = [
        *(_command(located, options) for located in ordered[:MOST]),
        *(line.replace("##[", "## [") for line in log),
    ]
    return "\n".join(lines) + "\n"


def _command(located: Located, options: FormatOptions) -> str:
    finding, span, _ = located
    properties: dict[str, object] = {}
    if span and span.row is None:
        properties = {"file": options.path(span.label), "line": span.line, "endLine": span.end_line}
        if span.line == span.end_line:
            properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = f"{finding.code} {finding.name}"
    written = ",".join(f"{name}={github_property(str(value))}" for name, value in properties.items())
    texts = (
        _placed(finding, span, options),
        filled(finding.help, finding.words, options.translate),
        notice(finding, options.translate),
    )
    message = "\n".join(text for text in texts if text)
    return f"::{_COMMANDS[finding.severity]} {written}::{github_data(message)}"


def _placed(finding: Finding, span: Span | None, options: FormatOptions) -> str:
    """Return the message behind its unit and line."""
    message = filled(finding.message, finding.words, options.translate)
    if span is None:
        return message
    if span.row is not None:
        return f"{where(span, finding.unit, options.translate)}\n{message}"
    template = N_("line {line}: {message}") if finding.unit is None else N_("{unit}, line {line}: {message}")
    return filled(template, {"unit": finding.unit, "line": span.line, "message": message}, options.translate)
