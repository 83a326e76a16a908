"""Check the unpacked size of an Excel file before it is read.

That engine makes a whole rectangle of cells out of the farthest cell that a sheet names, and copies a shared
text into every cell that names it: a file of a few kilobytes can so ask for hundreds of gigabytes, and the
process is ended without a word. Reading the parts once, and no more of each than allowed, is cheap beside that.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_CELLS = 20_000_000
"""Cells of the rectangle that holds all of a sheet's cells."""

_CHUNK = 1024 * 1024
_OVERLAP = 64
# An attribute `r` is a cell's column and row, or a row's number.
_AT = re.compile(rb"r(?<=\sr)\s*=\s*[\"']\s*([A-Za-z]{0,10})([0-9]{0,20})")
_SHARED = re.compile(rb"t(?<=\st)\s*=\s*[\"']s[\"']")
_OPEN = re.compile(rb"<table:(?:covered-)?table-(row|cell)\b([^>]*)>")
_REPEATED = re.compile(rb"table:number-(rows|columns)-repeated\s*=\s*[\"']\s*(\d{1,9})")
_LONGEST = 32_767
"""Characters of a cell of the form before 2007."""
_OTHER = ("xl/workbook.bin", "content.xml")
"""What the other formats have that the engine would read as well."""


class RefusedSheetError(Exception):
    """An Excel file is refused; carries the message's template and facts."""

    def __init__(self, template: str = "", **facts: int) -> None:
        super().__init__(template)
        self.template = template
        self.facts = facts


def look_at(content: bytes, *, most_bytes: int, most_rows: int) -> None:
    """Check that an Excel file stays within limits once unpacked.

    Args:
        content: The file.
        most_bytes: Bytes that all its parts may have together, and all its cells.
        most_rows: Rows that it may have.

    Raises:
        RefusedSheetError: If it does not; without a template, if it is no Excel file at all.
    """
    rows = columns = shared = longest = left = 0
    left = most_bytes
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if "xl/workbook.xml" not in names or any(name in names for name in _OTHER):
                raise RefusedSheetError
            for entry in archive.infolist():
                is_texts = entry.filename.endswith("sharedStrings.xml")
                for piece, size in _pieces(content, entry):
                    left -= size
                    if left < 0:
                        raise RefusedSheetError(
                            N_("the file unpacks to more than {limit} bytes, and is not read"), limit=most_bytes
                        )
                    if is_texts:
                        longest = max(longest, *map(len, piece.split(b"</si>")))
                        continue
                    shared += len(_SHARED.findall(piece))
                    for letters, digits in _AT.findall(piece):
                        rows = max(rows, int(digits or 0))
                        columns = max(columns, _column(letters))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, OverflowError, EOFError, OSError) as error:
        raise RefusedSheetError from error
    if rows > most_rows + 1 or rows * columns > MOST_CELLS:
        raise RefusedSheetError(
            N_("the sheet reaches to row {row} and column {column}, which is too far, and is not read"),
            row=rows,
            column=columns,
        )
    if shared * longest > 16 * most_bytes:
        raise RefusedSheetError(
            N_("the sheet repeats a text of {size} bytes in too many cells, and is not read"), size=longest
        )


def look_at_open(content: bytes, *, most_bytes: int, most_rows: int) -> None:
    """Check that an OpenDocument sheet stays within limits once unpacked, and its repeated cells are few.

    Args:
        content: The file.
        most_bytes: Bytes that all its parts may have together.
        most_rows: Rows that it may have.

    Raises:
        RefusedSheetError: If it does not; without a template, if it is no such file.
    """
    cells, row = 0, 1
    try:
        for piece in _open_content(content, most_bytes):
            for tag, rows, columns, empty in _repeated(piece):
                row = rows if tag == b"row" else row
                cells += 0 if empty or tag == b"row" else row * columns
                if cells > MOST_CELLS or (cells and row > most_rows and not empty):
                    raise RefusedSheetError(N_("the sheet repeats cells too often, and is not read"))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, OverflowError, EOFError, OSError) as error:
        raise RefusedSheetError from error


def _open_content(content: bytes, most_bytes: int) -> Iterator[bytes]:
    """Yield the cells of an OpenDocument sheet in pieces that end between tags; all parts are unpacked."""
    left = most_bytes
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if "content.xml" not in archive.namelist() or "xl/workbook.xml" in archive.namelist():
            raise RefusedSheetError
        for entry in archive.infolist():
            before = b""
            for piece, size in _pieces(content, entry):
                left -= size
                if left < 0:
                    raise RefusedSheetError(
                        N_("the file unpacks to more than {limit} bytes, and is not read"), limit=most_bytes
                    )
                if entry.filename != "content.xml":
                    continue
                whole, cut, rest = (before + piece[-size:]).rpartition(b"<")
                before = cut + rest
                if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece or len(before) > _CHUNK:  # no tag is as long
                    raise RefusedSheetError
                yield whole
            if before:
                yield before


def _repeated(text: bytes) -> Iterator[tuple[bytes, int, int, bool]]:
    """Yield each row and cell of a piece with how often it stands, and whether the cell is empty."""
    for tag, attributes in _OPEN.findall(text):
        counts = {name: int(number) for name, number in _REPEATED.findall(attributes)}
        empty = attributes.endswith(b"/") and b"value" not in attributes
        yield tag, counts.get(b"rows", 1), counts.get(b"columns", 1), empty


def look_at_old(content: bytes, *, most_bytes: int, most_rows: int) -> None:  # noqa: ARG001 - it has 65 536 at most
    """Check that an Excel file of the form before 2007 copies no long text into many cells.

    Args:
        content: The file.
        most_bytes: Bytes that all its cells may have, a sixteenth of it.
        most_rows: Rows that it may have.

    Raises:
        RefusedSheetError: If it may do so; without a template, if it is no such file.
    """
    if not content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise RefusedSheetError
    cells = content.count(b"\xfd\x00\x0a\x00")
    if cells * min(_LONGEST, len(content)) > 16 * most_bytes:
        raise RefusedSheetError(
            N_("the sheet has {count} cells of text, too many for its form, and is not read"), count=cells
        )


def _pieces(content: bytes, entry: zipfile.ZipInfo) -> Iterator[tuple[bytes, int]]:
    """Yield chunks of an archive member as really unpacked, with the number of new bytes.

    Each piece begins with the end of the one before, so that nothing is cut in two unseen.
    """
    start = entry.header_offset
    head = content[start : start + 30]
    if len(head) < 30 or head[:4] != b"PK\x03\x04" or entry.flag_bits & 1:  # noqa: PLR2004 - the size of a local header
        raise zipfile.BadZipFile
    begin = start + 30 + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    packed = content[begin : begin + entry.compress_size]
    before = b""
    if entry.compress_type == zipfile.ZIP_STORED:
        for at in range(0, len(packed), _CHUNK):
            piece = packed[at : at + _CHUNK]
            yield before + piece, len(piece)
            before = piece[-_OVERLAP:]
        return
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise zipfile.BadZipFile
    unpacking = zlib.decompressobj(-15)
    while packed and not unpacking.eof:
        piece = unpacking.decompress(packed, _CHUNK)
        packed = unpacking.unconsumed_tail
        yield before + piece, len(piece)
        before = piece[-_OVERLAP:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
