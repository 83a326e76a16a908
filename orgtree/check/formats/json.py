"""One JSON document with a version, the counts and every finding; its schema is `schemas/findings.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.escape import json_text
from orgtree.check.finding_data import VERSION, finding_data, summary_data

if TYPE_CHECKING:
    from orgtree.check.format_options import FormatOptions
    from orgtree.check.report import Report


def render(report: Report, options: FormatOptions) -> str:
    """Return the whole report as JSON."""
    data = {
        "orgtree": VERSION,
        "summary": summary_data(report, options.translate),
        "findings": [finding_data(located, report, options) for located in report.located()],
    }
    return json_text(data, indent=2) + "\n"
