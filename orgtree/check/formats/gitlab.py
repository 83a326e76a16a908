"""Code quality report of GitLab; fingerprints are keyed by code and unit, so moved lines stay known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.escape import json_text
from orgtree.check.finding_data import fingerprints
from orgtree.check.finding_words import filled, notice, where

if TYPE_CHECKING:
    from orgtree.base.finding import Finding, Severity
    from orgtree.base.place import Span
    from orgtree.check.format_options import FormatOptions
    from orgtree.check.report import Located, Report

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report, options: FormatOptions) -> str:
    """Return a JSON list with one issue per finding."""
    issues = [_issue(located, fingerprint, options) for located, fingerprint in fingerprints(report, options)]
    return json_text(issues, indent=2) + "\n"


def _issue(located: Located, fingerprint: str, options: FormatOptions) -> dict[str, Any]:
    finding, span, _ = located
    return {
        "type": "issue",
        "check_name": f"{finding.code} {finding.name}",
        "description": filled(finding.message, finding.words, options.translate),
        "content": {"body": _body(finding, span, options)},
        "categories": ["Style" if finding.severity == "info" else "Bug Risk"],
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": fingerprint,
        "location": {
            "path": options.path(span.label).removeprefix("./") if span else ".",
            "lines": {"begin": span.line if span else 1, "end": span.end_line if span else 1},
        },
    }


def _body(finding: Finding, span: Span | None, options: FormatOptions) -> str:
    row = where(span, finding.unit, options.translate) if span and span.row is not None else ""
    texts = (row, filled(finding.help, finding.words, options.translate), notice(finding, options.translate))
    return "\n\n".join(text for text in texts if text)
