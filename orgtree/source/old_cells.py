"""What the reader of Excel files before 2007 (.xls) does not tell: cells with errors, numbers shown with leading zeros, merged cells.

The file is a small file system (the compound file of Microsoft, [MS-CFB]) with the records of the workbook ([MS-XLS]) in one stream.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from orgtree.source.sheet_cells import ZEROS, Hidden

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_END = 0x0A
_SHEET, _STYLE, _FORMAT = 0x85, 0xE0, 0x041E
_NUMBER, _SHORT_NUMBER, _SHORT_NUMBERS, _FORMULA, _ERROR, _MERGED = 0x0203, 0x027E, 0xBD, 0x06, 0x0205, 0xE5
_NO_NUMBER, _IS_ERROR = b"\xff\xff", 2
_STREAMS = ("Workbook", "Book")
_ROOT = 5
_LARGEST_EXACT = 10**15
_MOST, _MOST_SHEETS = 5_000_000, 1000
"""Records of all sheets that are looked at, and sheets."""


def hidden_old_cells(content: bytes, *, most_bytes: int) -> dict[str, Hidden]:
    """Return what each sheet of an Excel file before 2007 says beside its values.

    Args:
        content: The file, whose size has been looked at.
        most_bytes: Bytes of the workbook that are read.
    """
    try:
        stream = _workbook(content)[:most_bytes]
        formats: dict[int, str] = {}
        styles: list[int] = []
        sheets: list[tuple[str, int]] = []
        for kind, body in _records(stream, 0):
            if kind == _FORMAT:
                formats[_word(body, 0)] = _text(body, 2, wide=True)
            elif kind == _STYLE:
                styles.append(_word(body, 2))
            elif kind == _SHEET:
                sheets.append((_text(body, 6, wide=False), int.from_bytes(body[:4], "little")))
        widths = {
            at: len(formats[code]) for at, code in enumerate(styles) if code in formats and ZEROS.match(formats[code])
        }
        left = iter(range(_MOST))
        return {name: _of_sheet(stream, begin, widths, left) for name, begin in sheets[:_MOST_SHEETS]}
    except (struct.error, IndexError, ValueError, UnicodeDecodeError):
        return {}  # the engine says what is wrong with it


def _of_sheet(stream: bytes, begin: int, widths: dict[int, int], left: Iterator[int]) -> Hidden:
    hidden = Hidden()
    for (kind, body), _ in zip(_records(stream, begin), left, strict=False):
        if kind == _MERGED:
            for at in range(2, 2 + 8 * _word(body, 0), 8):
                top, bottom, first, _ = struct.unpack_from("<4H", body, at)
                if bottom > top:
                    hidden.merged.append((top, bottom, first))
        elif kind in (_NUMBER, _SHORT_NUMBER, _SHORT_NUMBERS, _FORMULA, _ERROR):
            row, column = struct.unpack_from("<2H", body)
            failed = kind == _FORMULA and body[12:14] == _NO_NUMBER and body[6] == _IS_ERROR
            if failed or (kind == _ERROR and body[7]):
                hidden.cells[row, column] = _ERRORS.get(body[8 if failed else 6], "#VALUE!")
            elif widths and kind != _ERROR:
                for place, style, number in _numbers(kind, body, column):
                    hidden.show_zeros((row, place), number, widths.get(style, 0))
    return hidden


def _numbers(kind: int, body: bytes, column: int) -> Iterator[tuple[int, int, str]]:
    """Yield the column, the style and the digits of each number of a record."""
    if kind == _SHORT_NUMBERS:
        cells = [(column + at, *struct.unpack_from("<HI", body, 4 + 6 * at)) for at in range((len(body) - 6) // 6)]
        found = [(place, style, _short(number)) for place, style, number in cells]
    elif kind == _SHORT_NUMBER:
        found = [(column, _word(body, 4), _short(struct.unpack_from("<I", body, 6)[0]))]
    elif body[12:14] == _NO_NUMBER and kind == _FORMULA:
        return
    else:
        found = [(column, _word(body, 4), struct.unpack_from("<d", body, 6)[0])]
    for place, style, number in found:
        if number == number // 1 and 0 <= number < _LARGEST_EXACT:
            yield place, style, str(int(number))


def _short(number: int) -> float:
    """Return a number that is kept in 30 bits: a whole one, or the beginning of a float; perhaps a hundred times too large."""
    if number & 2:
        value = float((number >> 2) - ((number >> 31) << 30))
    else:
        value = float(struct.unpack("<d", struct.pack("<Q", (number & 0xFFFFFFFC) << 32))[0])
    return value / 100 if number & 1 else value


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and the content of each record up to the one that ends a part."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<2H", stream, at)
        if kind == _END:
            return
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _text(body: bytes, at: int, *, wide: bool) -> str:
    """Return a text: its length, in one byte or two, then whether its characters have two bytes, then these."""
    length, at = (_word(body, at), at + 2) if wide else (body[at], at + 1)
    if body[at] & 1:
        return body[at + 1 : at + 1 + 2 * length].decode("utf-16-le")
    return body[at + 1 : at + 1 + length].decode("latin-1")


def _word(body: bytes, at: int) -> int:
    return int(struct.unpack_from("<H", body, at)[0])


def _workbook(content: bytes) -> bytes:
    """Return the stream of the workbook.

    Raises:
        ValueError: If there is none.
    """
    powers = _word(content, 30), _word(content, 32)
    if not 6 <= powers[1] <= powers[0] <= 12:  # noqa: PLR2004 - of two; 64 to 4096 bytes, which is all that there are
        raise ValueError
    size, small_size = (1 << power for power in powers)
    folder_at, least, small_at = (struct.unpack_from("<I", content, at)[0] for at in (48, 56, 60))
    follows = _follows(content, size)

    def stream(begin: int) -> bytes:
        return b"".join(content[(number + 1) * size : (number + 2) * size] for number in _chain(begin, follows))

    folder, found = stream(folder_at), {}
    for at in range(0, len(folder) - 127, 128):
        name = folder[at : at + max(0, _word(folder, at + 64) - 2)].decode("utf-16-le", "replace")
        found[name if folder[at + 66] != _ROOT else ""] = struct.unpack_from("<II", folder, at + 116)
    named = [found[name] for name in _STREAMS if name in found]
    if not named:
        raise ValueError
    begin, length = named[0]
    if length >= least:
        return stream(begin)[:length]
    table = stream(small_at)
    shared = stream(found[""][0]) if "" in found else b""
    small = _chain(begin, struct.unpack(f"<{len(table) // 4}I", table))
    return b"".join(shared[number * small_size : (number + 1) * small_size] for number in small)[:length]


def _follows(content: bytes, size: int) -> list[int]:
    """Return for each sector of a compound file the one that goes on where it ends."""
    sectors, within = len(content) // size, f"<{size // 4}I"
    enough = sectors // (size // 4) + 1
    tables = list(struct.unpack_from("<109I", content, 76))
    further = struct.unpack_from("<I", content, 68)[0]
    while further < sectors and len(tables) < enough:
        *more, further = struct.unpack_from(within, content, (further + 1) * size)
        tables += more
    known = [number for number in tables if number < sectors][:enough]
    return [number for table in known for number in struct.unpack_from(within, content, (table + 1) * size)]


def _chain(begin: int, follows: Sequence[int]) -> Iterator[int]:
    """Yield the sectors of a stream, no more than there are."""
    for _ in follows:
        if begin >= len(follows):
            return
        yield begin
        begin = follows[begin]
