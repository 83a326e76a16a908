"""Apply the fixes of findings to the text of documents, byte for byte outside their edits.

A fix is applied as a whole or not at all. Where two fixes touch the same text, the first one in the
order of the document wins and the other waits for the next run, which sees the mended text.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from orgtree.base.finding import Edit, Finding
    from orgtree.check.report import Report

_CONTEXT = 3
_MARK = "\ufeff"
_Change = tuple[int, int, str]
"""First character that goes, first that stays, and the text between."""


class Plan(NamedTuple):
    """Fixes that can be applied together.

    Args:
        applied: Findings whose fix is taken.
        left: Findings whose fix overlaps one that is taken, or reaches outside its document.
        changes: Per document the changes to make, in the order of the text, apart from each other.
    """

    applied: tuple[Finding, ...]
    left: tuple[Finding, ...]
    changes: Mapping[int, Sequence[_Change]]


class _Block(NamedTuple):
    """Old lines from `start` up to `stop` and the lines that replace them."""

    start: int
    stop: int
    lines: list[str]

    @property
    def differs(self) -> bool:
        """Whether anything changes."""
        return self.stop > self.start or bool(self.lines)


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
    changes: dict[int, list[_Change]] = {}
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
    changed = {number: _changed(texts[number], 0, changes) for number, changes in sorted(chosen.changes.items())}
    return {number: text for number, text in changed.items() if text != texts[number]}


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
    lines: list[str] = []
    for number, changes in sorted(chosen.changes.items()):
        old = _lines(texts[number])
        label = report.sources.label(number)
        blocks = [block for block in _blocks(old, texts[number], changes) if block.differs]
        if number in marked:
            old[:1] = [f"{_MARK}{line}" for line in old[:1]]
            blocks[:1] = [_with_mark(block) for block in blocks[:1]]
        hunks = list(_hunks(old, blocks))
        lines += [f"--- {label}\n", f"+++ {label}\n", *hunks] if hunks else []
    return "".join(lines)


def _with_mark(block: _Block) -> _Block:
    """Return a block whose first line begins with the mark if it is the file's first."""
    return (
        block if block.start else block._replace(lines=[f"{_MARK}{line}" for line in block.lines[:1]] + block.lines[1:])
    )


def _fits(change: _Change, length: int, taken: Sequence[_Change]) -> bool:
    start, end, _ = change
    if not 0 <= start <= end <= length:
        return False
    at = bisect_left(taken, change)
    if taken[at : at + 1] == [change]:
        return True
    before, after = taken[at - 1 : at], taken[at : at + 1]
    touches = any(other[1] > start or other[:2] == (start, end) for other in before)
    return not touches and not any(other[0] < end or other[:2] == (start, end) for other in after)


def _changed(text: str, offset: int, changes: Iterable[_Change]) -> str:
    """Return text that begins at *offset* of its document with its changes made."""
    parts, done = [], 0
    for start, end, new in changes:
        parts += [text[done : start - offset], new]
        done = end - offset
    return "".join([*parts, text[done:]])


def _lines(text: str) -> list[str]:
    """Split at line feeds only, so that line numbers are those of the findings."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _blocks(old: Sequence[str], text: str, changes: Sequence[_Change]) -> Iterator[_Block]:
    """Yield the smallest blocks of lines that differ."""
    begins = [0, *accumulate(map(len, old))]
    # What is put behind a last line without an end belongs to that line.
    most = len(old) - 1 if old and not old[-1].endswith("\n") else len(old)
    waiting: list[_Change] = []
    first = stop = 0
    for change in changes:
        start = min(most, _line_of(begins, change[0]))
        # Where one change ends the next may begin, and the line end between them have gone.
        if waiting and start >= stop and waiting[-1][1] < change[0]:
            yield _block(old, text, begins, first, stop, waiting)
            waiting = []
        if not waiting:
            first = start
        waiting.append(change)
        # The line behind the change is looked at, too, since a line end may have gone.
        stop = max(stop, min(len(old), _line_of(begins, change[1]) + 1))
    if waiting:
        yield _block(old, text, begins, first, stop, waiting)


def _line_of(begins: Sequence[int], offset: int) -> int:
    at = bisect_left(begins, offset)
    return at if begins[at] == offset else at - 1


def _block(
    old: Sequence[str], text: str, begins: Sequence[int], first: int, stop: int, changes: Sequence[_Change]
) -> _Block:
    stop = max(stop, first)
    new = _lines(_changed(text[begins[first] : begins[stop]], begins[first], changes))
    while first < stop and new and old[first] == new[0]:
        first, new = first + 1, new[1:]
    while first < stop and new and old[stop - 1] == new[-1]:
        stop, new = stop - 1, new[:-1]
    return _Block(first, stop, new)


def _hunks(old: Sequence[str], blocks: Sequence[_Block]) -> Iterator[str]:
    groups: list[list[_Block]] = []
    for block in blocks:
        if groups and block.start - groups[-1][-1].stop <= 2 * _CONTEXT:
            groups[-1].append(block)
        else:
            groups.append([block])
    shift = 0
    for group in groups:
        first, stop = max(0, group[0].start - _CONTEXT), min(len(old), group[-1].stop + _CONTEXT)
        body: list[str] = []
        at, grown = first, 0
        for block in group:
            body += [f" {line}" for line in old[at : block.start]]
            body += [f"-{line}" for line in old[block.start : block.stop]]
            body += [f"+{line}" for line in block.lines]
            at = block.stop
            grown += len(block.lines) - (block.stop - block.start)
        body += [f" {line}" for line in old[at:stop]]
        yield f"@@ -{_range(first, stop)} +{_range(first + shift, stop + shift + grown)} @@\n"
        yield from (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in body)
        shift += grown


def _range(first: int, stop: int) -> str:
    count = stop - first
    # An empty range names the line before it.
    return f"{first + 1}" if count == 1 else f"{first + (count > 0)},{count}"
