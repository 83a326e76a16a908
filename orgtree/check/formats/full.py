"""Findings for people: each with the source lines it points at, what to do, and a summary.

```
error[ORG203] duplicate-id: id 's1' is used twice
  --> org.yaml:12:7
   |
 8 | - id: s1
   |       -- first used here
...
12 | - id: s1
   |       ^^
   |
   = help: give one of the two another id
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.escape import terminal
from orgtree.base.messages import said
from orgtree.check.code_frame import Mark, Texts, frame
from orgtree.check.finding_words import (
    SEVERITY_WORDS,
    ending,
    filled,
    labelled,
    limited,
    paint,
    sentence,
    source_of,
    where,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.base.finding import Finding
    from orgtree.check.format_options import FormatOptions
    from orgtree.check.report import Located, Report


def render(report: Report, options: FormatOptions) -> str:
    """Return every finding with its code frame, and the summary."""
    shown, more = limited(report.located(), options, report.unlisted)
    texts = Texts(report.sources)
    blocks = ["\n".join(_block(located, texts, options)) for located in shown]
    end = [*more, *ending(report, options.translate)]
    if blocks and options.explain:
        command = filled(options.explain, {"code": shown[0].finding.code})
        end.append(sentence(N_("for more about a rule: {command}"), {"command": command}, options.translate))
    return "\n\n".join([*blocks, "\n".join(end)]) + "\n"


def _block(located: Located, texts: Texts, options: FormatOptions) -> list[str]:
    finding, translate, colour = located.finding, options.translate, options.colour
    words = finding.words
    head = f"{translate(SEVERITY_WORDS[finding.severity])}[{terminal(finding.code)}]"
    message = f"{terminal(finding.name)}: {sentence(finding.message, words, translate)}"
    lines = [paint(head, finding.severity, colour=colour) + paint(f" {message}", "bold", colour=colour)]
    margin = 1
    if located.span is not None:
        drawn, margin = frame(_marks(located, words, options), texts, options)
        lines += drawn
    notes = [
        (N_("rule"), _rule(finding, options)),
        (N_("help"), sentence(finding.help, words, translate)),
        (N_("source"), terminal(source_of(finding, translate))),
        (N_("fix"), _fix(located, options)),
    ]
    for word, text in notes:
        if text:
            lines.append(f"{' ' * margin} {paint('=', 'frame', colour=colour)} {labelled(word, text, translate)}")
    return lines


def _rule(finding: Finding, options: FormatOptions) -> str:
    """Return the title of the charter's rule that was broken."""
    return terminal(str(said(finding.rule, options.translate)))


def _fix(located: Located, options: FormatOptions) -> str:
    fix, suggestion = located.finding.fix, located.finding.suggestion
    # The help of a near name says the same as its fix.
    if fix is None or not options.show_fixes or (suggestion and suggestion.guess and not fix.safe):
        return ""
    title = sentence(fix.title, located.finding.words, options.translate)
    return title if fix.safe else f"{title} {options.translate(N_('(not safe to apply unseen)'))}"


def _marks(located: Located, words: Mapping[str, Any], options: FormatOptions) -> list[Mark]:
    finding, span, related = located
    if span is None:
        return []
    first = finding.labels[0]
    places = [(first, span, True), *((label, other, False) for label, other in related)]
    return [
        Mark(
            document=label.place.document,
            span=place,
            text=sentence(label.text, words, options.translate),
            where=where(place, finding.unit if primary else None, options.translate),
            style=finding.severity if primary else "related",
            sign="^" if primary else "-",
        )
        for label, place, primary in places
    ]
