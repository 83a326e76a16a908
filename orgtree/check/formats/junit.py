"""JUnit XML, which most CI systems show: a test case per rule, failing with its findings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.escape import xml_attribute, xml_text
from orgtree.base.messages import said
from orgtree.check.finding_words import ending, filled, notice, where, worst_first
from orgtree.check.rule_note import RuleNote

if TYPE_CHECKING:
    from orgtree.base.messages import Saying
    from orgtree.check.format_options import FormatOptions
    from orgtree.check.report import Located, Report


def render(report: Report, options: FormatOptions) -> str:
    """Return one test suite; rules that found nothing pass, those only undecided are skipped."""
    by_rule: dict[str, list[Located]] = {}
    notes = {note.code: note for note in report.rules}
    for located in report.located():
        finding = located.finding
        by_rule.setdefault(finding.code, []).append(located)
        notes.setdefault(finding.code, RuleNote(finding.code, finding.name, finding.severity))
    left = {note.code: not_judged.reason for not_judged in report.not_judged for note in not_judged.rules}
    notes |= {note.code: note for not_judged in report.not_judged for note in not_judged.rules}
    more = Counter[str]()
    for one in report.unlisted:
        more[one.code] += one.count
    skipped = sum(1 for code in notes if code not in by_rule and (code in left or report.undecided.get(code)))
    counts = f'tests="{len(notes)}" failures="{len(by_rule)}" errors="0" skipped="{skipped}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<testsuites {counts}>",
        f'  <testsuite name="orgtree" {counts}>',
    ]
    for code, note in sorted(notes.items()):
        undecided = report.undecided.get(code, 0)
        lines += _case(note, by_rule.get(code, []), more[code], undecided, left.get(code), options)
    end = "\n".join(ending(report, options.translate))
    lines += [
        f"    <system-out>{xml_text(end)}</system-out>",
        "  </testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _case(
    note: RuleNote, found: list[Located], more: int, undecided: int, left: Saying | None, options: FormatOptions
) -> list[str]:
    head = f'    <testcase classname="orgtree" name="{xml_attribute(f"{note.code} {note.name}")}"'
    translate = options.translate
    if found:
        count = len(found) + more
        message = filled(N_("{count} {count:finding|findings}"), {"count": count}, translate)
        worst = worst_first(located.finding.severity for located in found)
        body = "\n".join(xml_text(_line(located, options)) for located in found)
        failure = f'      <failure type="{worst}" message="{xml_attribute(message)}">{body}</failure>'
        return [f"{head}>", failure, "    </testcase>"]
    if left is not None:
        return [f"{head}>", f'      <skipped message="{xml_attribute(said(left, translate))}"/>', "    </testcase>"]
    if undecided:
        message = filled(N_("undecided on {count} {count:unit|units}"), {"count": undecided}, translate)
        return [f"{head}>", f'      <skipped message="{xml_attribute(message)}"/>', "    </testcase>"]
    return [f"{head}/>"]


def _line(located: Located, options: FormatOptions) -> str:
    finding, span, _ = located
    place = f"{where(span, finding.unit, options.translate)}: " if span else ""
    quoted = notice(finding, options.translate)
    return place + filled(finding.message, finding.words, options.translate) + (f" ({quoted})" if quoted else "")
