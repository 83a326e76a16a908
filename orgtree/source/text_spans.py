"""Spans of text: lines and columns, ends of scalars, parts of a scalar's value."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from typing import Any

BREAK = re.compile(r"\r\n?|\n")
"""The end of a line."""
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_ALIAS = re.compile(r"\*[\w-]+")
_QUOTED = {'"': re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL), "'": re.compile(r"'[^']*(?:''[^']*)*'")}
_NOTHING = re.compile(r"(?:~|null|Null|NULL)?")
_WORD = re.compile(r"[^\s,\[\]{}]*")
_CHUNK = 1024


class Lines:
    """Lines and columns of a text, both from 1; breaks are LF, CR LF and CR."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._starts = array("I", [0])
        self._starts.extend(found.end() for found in BREAK.finditer(text))

    def start(self, line: int) -> int:
        """Return the first character of a line, the end of the text behind the last."""
        return self._starts[line - 1] if line <= len(self._starts) else self._length

    def point(self, offset: int) -> tuple[int, int]:
        r"""Return line and column of a character.

        >>> Lines("ab\r\ncd").point(5)
        (2, 2)
        """
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def trimmed(text: str, start: int, end: int) -> int:
    """Return the end of a span without trailing blanks and line breaks."""
    while end > start:
        chunk = text[max(start, end - _CHUNK) : end]
        kept = len(chunk.rstrip(" \t\r\n"))
        end -= len(chunk) - kept
        if kept:
            break
    return end


def after_properties(text: str, start: int) -> int:
    """Return the start of a node's own text, behind its anchor and tag."""
    found = _PROPERTIES.match(text, start)
    return found.end() if found else start


def scalar_end(text: str, start: int, value: Any) -> int:
    """Return the character after the last of a scalar or alias; not for blocks of text.

    Args:
        text: The document's text.
        start: Where the node starts.
        value: What was read from it.

    >>> text = "a: 'it''s' # said"
    >>> text[3 : scalar_end(text, 3, "it's")]
    "'it''s'"
    """
    at = after_properties(text, start)
    sign = text[at : at + 1]
    if pattern := _QUOTED.get(sign, _ALIAS if sign == "*" else None):
        found = pattern.match(text, at)
        return found.end() if found else at
    if not isinstance(value, str):
        found = (_NOTHING if value is None else _WORD).match(text, at)
        return found.end() if found else at
    if text.startswith(value, at):
        return at + len(value)
    for word in value.split():  # a plain text over several lines: its words stand there in order, nothing else does
        at = max(at, text.find(word, at) + len(word))
    return at


def within_scalar(text: str, start: int, end: int, value: Any, within: tuple[int, int]) -> tuple[int, int]:
    """Return the span of some characters of a scalar's value, or of the whole scalar.

    Args:
        text: The document's text.
        start: First character of the scalar.
        end: The character after its last.
        value: What was read from it; one that is not a text is taken as it is written.
        within: First and last-plus-one character of the value.
    """
    begin = min(after_properties(text, start), end)
    written = text[begin:end]
    words = value if isinstance(value, str) else written
    first, last = (min(max(0, at), len(words)) for at in within)
    at = passed = 0
    for line in words.split("\n"):  # a block of several lines is indented, so each line is looked for
        at = written.find(line, at)
        if at < 0:
            break
        if first <= passed + len(line):
            begin += at + first - passed
            return begin, min(begin + max(0, last - first), end)
        passed += len(line) + 1
        at += len(line)
    return start, end


def item_line(text: str, item: int) -> tuple[int, str] | None:
    r"""Return the first character of the line that an item of a list begins with its dash, and its indentation; None where none does.

    >>> item_line("units:\n  - id: a", 11)
    (7, '  ')
    """
    start = text.rfind("\n", 0, item) + 1
    before = text[start:item].rstrip(" ")
    indentation = before[:-1]
    return (start, indentation) if before.endswith("-") and not indentation.strip(" ") else None
