"""Find the mappings around the cursor in a text that need not be valid YAML.

A text that is being typed is broken most of the time, so nothing here parses it: a block mapping is the run of lines with
keys in one column, a flow mapping is what stands between its brace and the cursor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_KEY = re.compile(r"( *(?:- +)*)(?:(\"[^\"]*\"|'[^']*'|[^\s\[\]{},#:'\"-][^\s\[\]{},#:]*) *:(?: +|$))?")
_FLOW_KEY = re.compile(r"([\w.-]+) *: *([^,{}\[\]]*)")
_MOST_FLOW = 5000
"""Characters before the cursor that are looked at: the patterns would take minutes over a line of a million."""
_MOST_OPEN = 100
"""Braces around the cursor, as many as the reader allows in one another."""
_WORD = re.compile(r"[^\s\[\]{},:\"']*\Z")
_MOST_LINES = 5_000
"""How far the lines around the cursor are looked at; beyond that, what is around is not known."""


@dataclass(slots=True)
class Mapping:
    """A mapping around the cursor.

    Args:
        entries: Its keys with what stands behind them on their line, "" where the value is a block.
        key: The key whose value the cursor, or the mapping inside, stands in; None between keys.
    """

    entries: dict[str, str] = field(default_factory=dict)
    key: str | None = None


@dataclass(slots=True)
class Around:
    """The mappings around the cursor.

    Args:
        word: What has been typed of the word at the cursor.
        start: First character of that word in the text.
        at_value: Whether a value is being typed, else a key.
        mappings: The mappings around, innermost first.
    """

    word: str
    start: int
    at_value: bool
    mappings: list[Mapping]

    @property
    def inner(self) -> Mapping:
        """The innermost mapping."""
        return self.mappings[0]


def around(text: str, offset: int) -> Around:
    r"""Return the mappings around a character of a text.

    >>> found = around("units:\n- id: a\n  kind: bra", 26)
    >>> found.word, found.at_value, found.inner.key, found.inner.entries["id"]
    ('bra', True, 'kind', 'a')
    """
    lines = text.split("\n")
    number = text.count("\n", 0, offset)
    column = offset - (text.rfind("\n", 0, offset) + 1)
    before = lines[number][:column]
    match = _WORD.search(before[-_MOST_FLOW:])
    word = match[0] if match else ""
    opened = _open_braces(before)
    mappings: list[Mapping] = []
    at_value = False
    for depth, begin in enumerate(reversed(opened[-_MOST_OPEN:])):
        mapping = _flow_mapping(before[begin + 1 :], inner=depth > 0)
        if depth == 0:
            at_value = mapping.key is not None
        mappings.append(mapping)
    block, value_here = _block_mappings(lines, number, before)
    if not opened:
        at_value = value_here
    mappings += block
    mappings = list(mappings[:1] or [Mapping()]) + [m for m in mappings[1:] if m.entries]
    return Around(word, offset - len(word), at_value, mappings)


def _open_braces(line: str) -> list[int]:
    """Return the positions of the braces still open at the end of a line, quoted ones aside."""
    opened: list[int] = []
    quote = ""
    for place, character in enumerate(line):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'" and (not place or line[place - 1] in " [{,:"):
            quote = character
        elif character == "{":
            opened.append(place)
        elif character == "}" and opened:
            opened.pop()
    return opened


def _flow_mapping(text: str, *, inner: bool) -> Mapping:
    """Parse a flow mapping from the text behind its brace."""
    flat = _without_nested(text)[-_MOST_FLOW:]
    entries = {key: value.strip() for key, value in _FLOW_KEY.findall(flat)}
    before, bracket, listed = flat.rpartition("[")
    if bracket and "]" not in listed:  # the cursor stands in a list, whose key is what counts
        flat = before
    last = re.split(r",(?![^\[]*\])", flat)[-1]
    key = _FLOW_KEY.search(last)
    return Mapping(entries, key[1] if key else last.strip(" [") if inner else None)


def _without_nested(text: str) -> str:
    """Return a flow text without nested braces and their content."""
    kept: list[str] = []
    depth = 0
    for character in text:
        depth += character == "{"
        if not depth:
            kept.append(character)
        depth -= character == "}" and depth > 0
    return "".join(kept)


def _block_mappings(lines: list[str], number: int, before: str) -> tuple[list[Mapping], bool]:
    """Return the block mappings around a line, innermost first, and whether its own value is being typed."""
    indent, key, _ = _entry(before)
    value_here = key is not None
    column = indent
    found: list[Mapping] = []
    inside = key
    if not before.strip(" -"):
        # An empty line, or a dash: the keys around it in that column, or those of the item that begins here.
        inside = None
    current = number
    first = True
    while current >= 0 and number - current < _MOST_LINES:
        mapping = _column_of(lines, current, column, include=first or lines[current].strip() != "")
        mapping.key = inside
        found.append(mapping)
        up = _line_above(lines, current, column)
        if up is None:
            break
        current, column, inside = up
        first = False
    return found, value_here


def _entry(line: str) -> tuple[int, str | None, str]:
    """Return the column of a line's key, the key, and the text behind it."""
    match = _KEY.match(line)
    if match is None:
        return 0, None, ""
    key = match[2]
    return len(match[1]), key.strip("\"'") if key else None, line[match.end() :].split(" #", 1)[0].strip()


def _column_of(lines: list[str], number: int, column: int, *, include: bool) -> Mapping:
    """Return the block mapping around a line whose keys begin in a column."""
    entries: dict[str, str] = {}
    current = number
    while current >= 0 and number - current < _MOST_LINES:
        indent, key, value = _entry(lines[current])
        begins = lines[current][:column].rstrip().endswith("-")
        if lines[current].strip() and (current != number or include):
            if indent < column:
                break
            if indent == column and key is not None:
                entries.setdefault(key, value)
            if indent == column and begins and (key is not None or current == number):
                break
        current -= 1
    for line in lines[number + 1 : number + _MOST_LINES]:
        indent, key, value = _entry(line)
        if not line.strip():
            continue
        if indent < column or (indent == column and line[:column].rstrip().endswith("-")):
            break
        if indent == column and key is not None:
            entries.setdefault(key, value)
    return Mapping(entries)


def _line_above(lines: list[str], number: int, column: int) -> tuple[int, int, str] | None:
    """Return line, column and name of the key above a mapping in a column."""
    current = number
    # The dash of the mapping's own item may stand left of its keys.
    dash = column
    while current >= 0 and number - current < _MOST_LINES:
        line = lines[current]
        indent, key, _ = _entry(line)
        left = len(line) - len(line.lstrip(" "))
        if line.strip() and not line.lstrip().startswith("#"):
            if indent == column and line[left : left + 1] == "-" and left < column:
                dash = left
                current -= 1
                break
            if indent < column and key is not None:
                return current, indent, key
        current -= 1
    while current >= 0 and number - current < _MOST_LINES:
        line = lines[current]
        indent, key, value = _entry(line)
        left = len(line) - len(line.lstrip(" "))
        if (
            line.strip()
            and key is not None
            and not value
            and indent <= dash
            and not (indent == dash and left == dash and line[left] == "-")
        ):
            return current, indent, key
        current -= 1
    return None
