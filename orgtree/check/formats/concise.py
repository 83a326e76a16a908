"""One line per finding, as compilers write it: `file:line:column: CODE [name] message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.escape import terminal
from orgtree.check.finding_words import limited, notice, paint, sentence, summary, where

if TYPE_CHECKING:
    from orgtree.check.format_options import FormatOptions
    from orgtree.check.report import Located, Report


def render(report: Report, options: FormatOptions) -> str:
    """Return a line per finding and the summary."""
    shown, more = limited(report, options)
    lines = [_line(located, options) for located in shown]
    return "\n".join([*lines, *more, summary(report, options.translate)]) + "\n"


def _line(located: Located, options: FormatOptions) -> str:
    finding, span, _ = located
    place = f"{where(span, finding.unit, options.translate)}: " if span else ""
    code = paint(terminal(finding.code), finding.severity, colour=options.colour)
    message = sentence(finding.message, finding.words, options.translate)
    if options.show_help and finding.help:
        advice = sentence(finding.help, finding.words, options.translate)
        message = options.translate(N_("; ")).join((message, advice))
    quoted = notice(finding, options.translate)
    return f"{place}{code} [{terminal(finding.name)}] {message}" + (f" ({quoted})" if quoted else "")
