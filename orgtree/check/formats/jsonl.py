"""JSON lines: first the version and the counts, then one finding a line, as in the `json` format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.escape import json_text
from orgtree.check.finding_data import VERSION, finding_data, summary_data

if TYPE_CHECKING:
    from orgtree.check.format_options import FormatOptions
    from orgtree.check.report import Report


def render(report: Report, options: FormatOptions) -> str:
    """Return a heading line and a line per finding."""
    heading = json_text({"orgtree": VERSION, "summary": summary_data(report, options.translate)})
    lines = [json_text(finding_data(located, report, options)) for located in report.located()]
    return "\n".join([heading, *lines]) + "\n"
