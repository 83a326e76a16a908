"""Read from a font file what drawing asks of it: characters, family, weight.

Only these tables of OpenType 1.9 are read: `cmap` (formats 4 and 12), `name` and `OS/2`, of a file's first font.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOLD = 700
_ITALIC = 1


@lru_cache(maxsize=256)
def family(file: str) -> str:
    """Return the family name of a font file's first font; "" if it cannot be read."""
    try:
        return _family(_table(file, b"name"))
    except (OSError, struct.error, IndexError, UnicodeDecodeError):
        return ""


@lru_cache(maxsize=256)
def is_bold(file: str) -> bool:
    """Return whether a font file's first font is the upright bold of its family (`OS/2`: weight 700, not italic)."""
    try:
        table = _table(file, b"OS/2")
        weight, selection = struct.unpack_from(">H", table, 4)[0], struct.unpack_from(">H", table, 62)[0]
    except (OSError, struct.error, IndexError):
        return False
    return bool(weight == _BOLD and not selection & _ITALIC)


def covered(file: str, codes: frozenset[int]) -> frozenset[int]:
    """Return the code points that a font file covers, none for an unreadable one."""
    try:
        tables = _cmaps(file)
    except (OSError, struct.error, IndexError):
        return frozenset()
    return frozenset(code for code in codes if any(_has(table, code) for table in tables))


def _family(data: bytes) -> str:
    """Return the family of a `name` table: the typographic one (16), else the plain one (1) (OpenType 1.9, `name`)."""
    count, strings = struct.unpack_from(">HH", data, 2)
    names: dict[int, str] = {}
    for i in range(count):
        platform, _, language, name, length, offset = struct.unpack_from(">6H", data, 6 + 12 * i)
        english = platform == 3 and language == 0x409  # noqa: PLR2004 - Windows, English of the United States
        if name in (1, 16) and (english or (platform == 0 and name not in names)):
            start = strings + offset
            names[name] = data[start : start + length].decode("utf-16-be")
    return names.get(16) or names.get(1, "")


@lru_cache(maxsize=64)
def _cmaps(file: str) -> tuple[bytes, ...]:
    """Return the Unicode subtables of a file's first font; the fonts of a collection share their characters."""
    return tuple(_subtables(_table(file, b"cmap")))


def _table(file: str, wanted: bytes) -> bytes:
    """Return a table of a file's first font."""
    with Path(file).open("rb") as handle:
        handle.seek(0)
        if handle.read(4) == b"ttcf":
            handle.seek(12)
            offset = struct.unpack(">I", handle.read(4))[0]
        else:
            offset = 0
        handle.seek(offset + 4)
        count = struct.unpack(">H", handle.read(2))[0]
        handle.seek(offset + 12)
        directory = handle.read(16 * count)
        for i in range(count):
            tag, _, start, length = struct.unpack_from(">4sIII", directory, 16 * i)
            if tag == wanted:
                handle.seek(start)
                return handle.read(length)
    return b""


def _subtables(data: bytes) -> Iterator[bytes]:
    count = struct.unpack_from(">H", data, 2)[0]
    for i in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", data, 4 + 8 * i)
        unicode = platform == 0 or (platform == 3 and encoding in (1, 10))  # noqa: PLR2004 - Windows, BMP and full
        if unicode and struct.unpack_from(">H", data, offset)[0] in (4, 12):
            yield data[offset:]


def _has(table: bytes, code: int) -> bool:
    if struct.unpack_from(">H", table)[0] == 4:  # noqa: PLR2004 - the format's number
        return code <= 0xFFFF and _has_4(table, code)  # noqa: PLR2004 - the last of the BMP
    groups = struct.unpack_from(">I", table, 12)[0]
    low, high = 0, groups
    while low < high:
        middle = (low + high) // 2
        first, last, glyph = struct.unpack_from(">III", table, 16 + 12 * middle)
        if code > last:
            low = middle + 1
        elif code < first:
            high = middle
        else:
            return bool(int(glyph) + code - int(first))
    return False


def _has_4(table: bytes, code: int) -> bool:
    doubled = struct.unpack_from(">H", table, 6)[0]
    segments = doubled // 2
    low, high = 0, segments
    while low < high:
        middle = (low + high) // 2
        if struct.unpack_from(">H", table, 14 + 2 * middle)[0] < code:
            low = middle + 1
        else:
            high = middle
    if low == segments:
        return False
    start = struct.unpack_from(">H", table, 16 + doubled + 2 * low)[0]
    delta: int = struct.unpack_from(">H", table, 16 + 2 * doubled + 2 * low)[0]
    place = 16 + 3 * doubled + 2 * low
    offset = struct.unpack_from(">H", table, place)[0]
    if code < start:
        return False
    if not offset:
        return (code + delta) & 0xFFFF != 0
    glyph = struct.unpack_from(">H", table, place + offset + 2 * (code - start))[0]
    return bool(glyph)
