"""One line per finding, as compilers write it: `file:line:column: CODE [name] message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.check.finding_words import concise, ending, limited

if TYPE_CHECKING:
    from orgtree.check.format_options import FormatOptions
    from orgtree.check.report import Report


def render(report: Report, options: FormatOptions) -> str:
    """Return a line per finding and the summary."""
    shown, more = limited(report.located(), options, report.unlisted)
    lines = [concise(located, options) for located in shown]
    return "\n".join([*lines, *more, *ending(report, options.translate)]) + "\n"
