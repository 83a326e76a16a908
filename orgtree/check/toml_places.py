"""Locate the keys of a TOML text, which `tomllib` does not.

Enough of TOML is followed to find what a person writes: table headings, arrays of tables, keys with dots and
quotes, tables in braces, and values up to the end of their line or their bracket.
"""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Pointer = tuple[str, ...]

_PART = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)"""
_DOTTED = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_HEADING = re.compile(rf"[ \t]*\[(?P<array>\[)?[ \t]*(?P<key>{_DOTTED})[ \t]*\]\]?[ \t]*(?:#.*)?$")
_ENTRY = re.compile(rf"[ \t]*(?P<key>{_DOTTED})[ \t]*=[ \t]*")
_EACH = re.compile(_PART)
_MULTI = re.compile(r'"""|\'\'\'')
_TOKEN = re.compile(rf"""[{{}}\[\],]|#.*|(?P<key>{_DOTTED})(?P<is>[ \t]*=)?|[^\s{{}}\[\],#"'A-Za-z0-9_-]+|["']""")


def key_stretches(text: str) -> dict[Pointer, tuple[int, int]]:
    r"""Return the span of each key (first character, one after the last) by its pointer.

    >>> key_stretches('a = 1\n[t."x y"]\nb = 2')
    {('a',): (0, 1), ('t', 'x y'): (7, 14), ('t', 'x y', 'b'): (16, 17)}
    """
    found: dict[Pointer, tuple[int, int]] = {}
    table: Pointer = ()
    offset = depth = seen = 0
    quote = ""
    for line in text.splitlines(keepends=True):
        if quote:
            if quote in line:
                quote = ""
        elif depth > 0:
            depth += _opened(line)
        elif heading := _HEADING.match(line.rstrip("\r\n")):
            table = _parts(heading["key"])
            found.setdefault(table, _shifted(heading.span("key"), offset))
        elif entry := _ENTRY.match(line):
            found.setdefault((*table, *_parts(entry["key"])), _shifted(entry.span("key"), offset))
            value = line[entry.end() :]
            if value[:1] in ("{", "[") and offset >= seen:
                seen = _in_braces(text, offset + entry.end(), (*table, *_parts(entry["key"])), found)
            multi = _MULTI.match(value)
            if multi and multi[0] not in value[3:]:
                quote = multi[0]
            else:
                depth = max(0, _opened(value))
        offset += len(line)
    return found


def _in_braces(text: str, begin: int, key: Pointer, found: dict[Pointer, tuple[int, int]]) -> int:
    """Put the keys of tables in braces into *found*; return the end of the value, which begins with a bracket.

    >>> found = {}
    >>> _in_braces('a = {b = "}", c.d = [{e = 1}]}, f = 2', 4, ("a",), found)
    30
    >>> found
    {('a', 'b'): (5, 6), ('a', 'c', 'd'): (14, 17), ('a', 'c', 'd', 'e'): (22, 23)}
    """
    open_at: list[Pointer] = []
    inside = key
    for token in _TOKEN.finditer(text, begin):
        sign = token[0]
        if sign in "[{":
            open_at.append(inside)
        elif sign in "]}":
            inside = open_at.pop()
            if not open_at:
                return token.end()
        elif sign == ",":
            inside = open_at[-1]
        elif token["is"]:
            inside = (*open_at[-1], *_parts(token["key"]))
            found.setdefault(inside, token.span("key"))
    return len(text)


def value_stretch(text: str, key: tuple[int, int], value: str | None = None) -> tuple[int, int]:
    """Return the span of a key's value: of a text in it where one is given, else of the rest of the line."""
    begin = text.find("=", key[1]) + 1
    if value is not None and value in text[begin:]:
        at = text.index(value, begin)
        return at, at + len(value)
    line = text[begin:].partition("\n")[0]
    start = begin + len(line) - len(line.lstrip())
    return start, max(start, begin + len(line.rstrip()))


def part_stretches(text: str, key: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the span of each part of a key with dots, quotes included."""
    for found in _EACH.finditer(text, *key):
        yield found.span()


def _parts(dotted: str) -> Pointer:
    return tuple(map(_part, _EACH.findall(dotted)))


def _part(written: str) -> str:
    if written[0] not in "\"'":
        return written
    if written[0] == '"' and "\\" in written:
        with suppress(tomllib.TOMLDecodeError):  # a wrong escape is told by the whole file: the key is as it is written
            return str(tomllib.loads(f"key = {written}")["key"])
    return written[1:-1]


def _shifted(span: tuple[int, int], offset: int) -> tuple[int, int]:
    return span[0] + offset, span[1] + offset


def _opened(text: str) -> int:
    """Return how many more brackets open than close, outside strings and comments."""
    bare = re.sub(r""""(?:[^"\\]|\\.)*"?|'[^']*'?|#.*""", "", text)  # what is never closed ends with the line
    return sum(bare.count(sign) for sign in "[{") - sum(bare.count(sign) for sign in "]}")
