"""Changes of a text as a unified diff, which `patch` and `git apply` take."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CONTEXT = 3
_MARK = "\ufeff"
Replaced = tuple[int, int, str]
"""First character that goes, first that stays, and the text between."""


class _Block(NamedTuple):
    """Old lines from `start` up to `stop` and the lines that replace them."""

    start: int
    stop: int
    lines: list[str]

    @property
    def differs(self) -> bool:
        """Whether anything changes."""
        return self.stop > self.start or bool(self.lines)


def unified(
    label: str, text: str, changes: Sequence[Replaced], *, marked: bool = False, sides: tuple[str, str] = ("", "")
) -> str:
    r"""Return changes of a file as a unified diff; "" where nothing differs.

    Args:
        label: The file's name.
        text: Its text, without a byte order mark.
        changes: What changes, in the order of the text, apart from each other.
        marked: Whether the file begins with a byte order mark.
        sides: What stands before the name on the two sides.

    >>> print(unified("a.yaml", "id: a\n", [(4, 5, "b")]), end="")
    --- a.yaml
    +++ a.yaml
    @@ -1 +1 @@
    -id: a
    +id: b
    """
    old = _lines(text)
    blocks = [block for block in _blocks(old, text, changes) if block.differs]
    if marked:
        old[:1] = [f"{_MARK}{line}" for line in old[:1]]
        blocks[:1] = [_with_mark(block) for block in blocks[:1]]
    hunks = list(_hunks(old, blocks))
    end = "\t\n" if " " in label else "\n"  # behind a name with blanks, `patch` looks for a tab
    head = [f"--- {sides[0]}{label}{end}", f"+++ {sides[1]}{label}{end}"]
    return "".join([*head, *hunks]) if hunks else ""


def _with_mark(block: _Block) -> _Block:
    """Return a block whose first line begins with the mark if it is the file's first."""
    return (
        block if block.start else block._replace(lines=[f"{_MARK}{line}" for line in block.lines[:1]] + block.lines[1:])
    )


def changed(text: str, offset: int, changes: Iterable[Replaced]) -> str:
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


def _blocks(old: Sequence[str], text: str, changes: Sequence[Replaced]) -> Iterator[_Block]:
    """Yield the smallest blocks of lines that differ."""
    begins = [0, *accumulate(map(len, old))]
    # What is put behind a last line without an end belongs to that line.
    most = len(old) - 1 if old and not old[-1].endswith("\n") else len(old)
    waiting: list[Replaced] = []
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
    old: Sequence[str], text: str, begins: Sequence[int], first: int, stop: int, changes: Sequence[Replaced]
) -> _Block:
    stop = max(stop, first)
    new = _lines(changed(text[begins[first] : begins[stop]], begins[first], changes))
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
