"""Workflow commands of GitHub Actions, which become annotations on the lines of a pull request.

The runner takes `%`, line ends and, in properties, `:` and `,` only in their escaped form. Columns
are given for a place on one line only: with several lines they are refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.escape import github_data, github_property
from orgtree.check.finding_words import filled, notice, summary, where

if TYPE_CHECKING:
    from orgtree.base.finding import Severity
    from orgtree.check.format_options import FormatOptions
    from orgtree.check.report import Located, Report

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report, options: FormatOptions) -> str:
    """Return a workflow command per finding, and the summary for the log."""
    lines = [_command(located, options) for located in report.located()]
    # The runner's older syntax is found anywhere in a line, so it must not come out of a code.
    log = summary(report, options.translate).replace("##[", "## [")
    return "\n".join([*lines, log]) + "\n"


def _command(located: Located, options: FormatOptions) -> str:
    finding, span, _ = located
    properties: dict[str, object] = {}
    if span and span.row is None:
        properties = {"file": span.label, "line": span.line, "endLine": span.end_line}
        if span.line == span.end_line:
            properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = f"{finding.code} {finding.name}"
    written = ",".join(f"{name}={github_property(str(value))}" for name, value in properties.items())
    texts = (filled(template, finding.words, options.translate) for template in (finding.message, finding.help))
    row = where(span, finding.unit, options.translate) if span and span.row is not None else ""
    message = "\n".join(text for text in (row, *texts, notice(finding, options.translate)) if text)
    return f"::{_COMMANDS[finding.severity]} {written}::{github_data(message)}"
