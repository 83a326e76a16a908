"""Apply the fixes of findings to the text of documents, byte for byte outside their edits.

A fix is applied as a whole or not at all. Where two fixes touch the same text, the first one in the
order of the document wins and the other waits for the next run, which sees the mended text.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, NamedTuple

from orgtree.base.unified_diff import changed, unified

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from orgtree.base.finding import Edit, Finding
    from orgtree.base.unified_diff import Replaced
    from orgtree.check.report import Report


class Plan(NamedTuple):
    """Fixes that can be applied together.

    Args:
        applied: Findings whose fix is taken.
        left: Findings whose fix overlaps one that is taken, or reaches outside its document.
        changes: Per document the changes to make, in the order of the text, apart from each other.
    """

    applied: tuple[Finding, ...]
    left: tuple[Finding, ...]
    changes: Mapping[int, Sequence[Replaced]]


def plan(texts: Mapping[int, str], findings: Iterable[Finding], *, unsafe: bool = False) -> Plan:
    """Choose fixes that do not overlap.

    Args:
        texts: Text of each document, by number; a fix of any other document is left.
        findings: Findings, of which those without a fix are passed over.
        unsafe: Take fixes, too, that a person should look at.
    """
    wanted = [
        (finding, finding.fix.edits)
        for finding in findings
        if finding.fix and finding.fix.edits and (finding.fix.safe or unsafe)
    ]
    wanted.sort(key=lambda pair: min((edit.document, edit.start) for edit in pair[1]))
    changes: dict[int, list[Replaced]] = {}
    applied, left = [], []
    for finding, edits in wanted:
        # Edits of one fix are tried against each other, too, so they go in one by one and out again.
        added: list[Edit] = []
        for edit in edits:
            taken = changes.setdefault(edit.document, [])
            change = (edit.start, edit.end, edit.text)
            if not _fits(change, len(texts.get(edit.document, "")), taken):
                break
            if change not in taken[(at := bisect_left(taken, change)) : at + 1]:
                insort(taken, change)
                added.append(edit)
        else:
            applied.append(finding)
            continue
        left.append(finding)
        for edit in added:
            changes[edit.document].remove((edit.start, edit.end, edit.text))
    return Plan(tuple(applied), tuple(left), {number: taken for number, taken in changes.items() if taken})


def apply(texts: Mapping[int, str], findings: Iterable[Finding], *, unsafe: bool = False) -> dict[int, str]:
    """Return the new text of each document that changes.

    Args:
        texts: Text of each document, by number.
        findings: Findings, of which those without a fix are passed over.
        unsafe: Take fixes, too, that a person should look at.
    """
    chosen = plan(texts, findings, unsafe=unsafe)
    new = {number: changed(texts[number], 0, changes) for number, changes in sorted(chosen.changes.items())}
    return {number: text for number, text in new.items() if text != texts[number]}


def diff(report: Report, *, unsafe: bool = False, marked: Collection[int] = ()) -> str:
    """Return the changes of `apply` as a unified diff.

    Args:
        report: What was found.
        unsafe: Take fixes, too, that a person should look at.
        marked: Numbers of the documents whose file begins with a byte order mark, which their text is without.

    The text is the documents' own: pass it through `escape.terminal(…, lines=True)` to show it.
    """
    documents = {edit.document for finding in report.findings if finding.fix for edit in finding.fix.edits}
    texts = {number: report.sources.text(number) for number in sorted(documents)}
    chosen = plan(texts, report.findings, unsafe=unsafe)
    return "".join(
        unified(report.sources.label(number), texts[number], changes, marked=number in marked)
        for number, changes in sorted(chosen.changes.items())
    )


def _fits(change: Replaced, length: int, taken: Sequence[Replaced]) -> bool:
    start, end, _ = change
    if not 0 <= start <= end <= length:
        return False
    at = bisect_left(taken, change)
    if taken[at : at + 1] == [change]:
        return True
    before, after = taken[at - 1 : at], taken[at : at + 1]
    touches = any(other[1] > start or other[:2] == (start, end) for other in before)
    return not touches and not any(other[0] < end or other[:2] == (start, end) for other in after)
