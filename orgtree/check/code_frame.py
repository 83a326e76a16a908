"""Draw source lines with marks under them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from orgtree.base.escape import columns_of, terminal
from orgtree.check.finding_words import paint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.base.place import Sources, Span
    from orgtree.check.format_options import FormatOptions

_TAB = 4
_LEAST_WIDTH = 20


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to underline.

    Args:
        document: Number of the document.
        span: What to underline; of a stretch over several lines, the first one.
        text: Words beside the underline, safe to show.
        where: Where it is, safe to show.
        style: Style of the underline.
        sign: What the underline is made of.
    """

    document: int
    span: Span
    text: str
    where: str
    style: str
    sign: str


class Texts:
    """The lines of documents, split once each."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._lines: dict[int, list[str]] = {}

    def line(self, document: int, number: int) -> str | None:
        """Return a line by its number from 1, without its end; None if there is none."""
        if document not in self._lines:
            self._lines[document] = self._sources.text(document).split("\n")
        lines = self._lines[document]
        return lines[number - 1].removesuffix("\r") if 0 < number <= len(lines) else None


def frame(marks: Sequence[Mark], texts: Texts, options: FormatOptions) -> tuple[list[str], int]:
    """Return the lines of a code frame and the width of its margin.

    Args:
        marks: The primary one first; those in its document are drawn into one frame.
        texts: Where source lines come from.
        options: Width and colour.
    """
    margin = len(str(max(mark.span.line for mark in marks)))
    ordered = sorted(marks, key=lambda mark: (mark.document != marks[0].document, mark.document))
    lines = []
    for number, group in enumerate(list(found) for _, found in groupby(ordered, key=lambda mark: mark.document)):
        # Rows of a table in memory have no text to show, so that each is named.
        for mark in group if group[0].span.row is not None else group[:1]:
            arrow = paint("-->" if number == 0 and mark is group[0] else ":::", "frame", colour=options.colour)
            said = f": {mark.text}" if mark.text and mark.span.row is not None else ""
            lines.append(f"{' ' * margin}{arrow} {mark.where}{said}")
        if group[0].span.row is None:
            lines += _document(group, texts, options, margin)
    return lines, margin


def _document(marks: Sequence[Mark], texts: Texts, options: FormatOptions, margin: int) -> list[str]:
    bar = paint(f"{' ' * margin} |", "frame", colour=options.colour)
    document = marks[0].document
    drawn: list[str] = []
    last = None
    for number, group in groupby(sorted(marks, key=lambda mark: mark.span.line), key=lambda mark: mark.span.line):
        line = texts.line(document, number)
        if line is None:
            continue
        left_out = range(number if last is None else last + 1, number)
        if len(left_out) > 1:
            drawn.append(paint("...", "frame", colour=options.colour))
        for between in left_out if len(left_out) == 1 else ():
            shown = _window(texts.line(document, between) or "", 0, options.width - margin - 3)[0]
            drawn.append(_numbered(between, shown, margin, options))
        last = number
        drawn += _line(line, sorted(group, key=lambda mark: mark.sign != "^"), bar, margin, options)
    return [bar, *drawn, bar] if drawn else []


def _line(line: str, marks: Sequence[Mark], bar: str, margin: int, options: FormatOptions) -> list[str]:
    width = max(_LEAST_WIDTH, options.width - margin - 3)
    drawn: list[str] = []
    shown_before = None
    for mark in marks:
        begin = min(mark.span.column - 1, len(line))
        end = mark.span.end_column - 1 if mark.span.end_line == mark.span.line else len(line)
        shown, first, columns = _window(line, begin, width)
        if shown != shown_before:
            drawn.append(_numbered(mark.span.line, shown, margin, options))
            shown_before = shown
        last = len(columns) - 1
        left = columns[min(begin - first, last)]
        right = columns[max(0, min(end - first, last))]
        under = mark.sign * max(1, right - left) + (f" {mark.text}" if mark.text else "")
        drawn.append(f"{bar} {' ' * left}{paint(under, mark.style, colour=options.colour)}")
    return drawn


def _numbered(number: int, shown: str, margin: int, options: FormatOptions) -> str:
    return f"{paint(f'{number:>{margin}} |', 'frame', colour=options.colour)} {shown}".rstrip()


def _window(line: str, begin: int, width: int) -> tuple[str, int, Sequence[int]]:
    """Return the part of a line around a character that fits, and the columns of its characters.

    Returns:
        The shown text, the number of the first character in it, and the column of each of its
        characters, with the column after the last one.
    """
    # Only a stretch is looked at, since a line may be as long as the file.
    first = max(0, begin - width)
    cells = [_cell(character) for character in line[first : begin + width]]
    widths = [columns_of(cell) for cell in cells]
    if first == 0 and begin + width >= len(line) and sum(widths) <= width:
        return "".join(cells), 0, [0, *accumulate(widths)]
    skip, before = begin - first, 0
    while skip > 0 and before + widths[skip - 1] <= width // 3:
        skip -= 1
        before += widths[skip]
    start = first + skip
    lead = "…" if start else ""
    room = width - len(lead) - 1
    columns = [len(lead)]
    for used in widths[skip:]:
        if columns[-1] + used > room + len(lead):
            break
        columns.append(columns[-1] + used)
    kept = len(columns) - 1
    tail = "…" if start + kept < len(line) else ""
    return lead + "".join(cells[skip : skip + kept]) + tail, start, columns


@lru_cache(maxsize=4096)
def _cell(character: str) -> str:
    return " " * _TAB if character == "\t" else terminal(character)
