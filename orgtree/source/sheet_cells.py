"""What the reader of Excel files does not tell: cells with errors, numbers shown with leading zeros, merged cells."""

from __future__ import annotations

import html
import io
import re
import zipfile
from dataclasses import dataclass, field
from posixpath import join, normpath

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s([^>]*)>")
_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<(?:\w+:)?xf\s([^>]*)>")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")
_ERROR = re.compile(
    rb"<(?:\w+:)?c\s(?=[^>]{0,200}\bt=[\"']e[\"'])[^>]{0,200}?\br=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]{0,200}>"
    rb"(?:<(?:\w+:)?f\b[^<]{0,9000}(?:</(?:\w+:)?f>)?)?<(?:\w+:)?v>([^<]{0,40})<"
)
_NUMBER = re.compile(
    rb"<(?:\w+:)?c\s([^>]{0,200})>(?:<(?:\w+:)?f\b[^<]{0,9000}(?:</(?:\w+:)?f>)?)?<(?:\w+:)?v>(\d{1,15})(?:\.0*)?<"
)
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
ZEROS = re.compile(r"0{2,20}\Z")
"""A format of numbers that shows leading zeros."""
_MOST = 1_000_000
"""Merged cells and cells of one sheet that are looked at."""


@dataclass(slots=True)
class Hidden:
    """What a sheet says beside the values of its cells; rows and columns from 0.

    Args:
        cells: Texts to be put where the reader has none, or a number without its zeros.
        zeros: Cells whose leading zeros only their format shows.
        merged: First row, last row and column of cells that are one in several rows.
    """

    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    zeros: list[tuple[int, int]] = field(default_factory=list)
    merged: list[tuple[int, int, int]] = field(default_factory=list)

    def show_zeros(self, place: tuple[int, int], digits: str, width: int) -> None:
        """Keep the zeros with which a number is shown.

        Args:
            place: Its row and column.
            digits: The number, perhaps with some of them.
            width: How many digits are shown at least.
        """
        shown = digits.zfill(width)
        if len(shown) > 1 and shown.startswith("0"):
            self.cells[place] = shown
            self.zeros.append(place)


def hidden_cells(content: bytes, *, most_bytes: int) -> dict[str, Hidden]:
    """Return what each sheet of an Excel file says beside its values.

    Args:
        content: The file, whose sizes have been looked at.
        most_bytes: Bytes of one part that are read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _Parts(archive, most_bytes)
            folder = "xl"
            targets = {
                one.get("Id", ""): normpath(join(folder, one.get("Target", ""))).lstrip("/")
                for one in map(_attributes, _RELATION.findall(parts.read("xl/_rels/workbook.xml.rels")))
            }
            widths = _zero_styles(parts.read("xl/styles.xml"))
            return {
                one.get("name", ""): _of_sheet(parts.read(targets.get(_relation(one), "")), widths)
                for one in map(_attributes, _SHEET.findall(parts.read("xl/workbook.xml")))
            }
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError, RuntimeError):
        return {}  # the engine says what is wrong with it


def _relation(sheet: dict[str, str]) -> str:
    return next((value for name, value in sheet.items() if name.endswith(":id")), "")


class _Parts:
    """Members of an archive, read up to a size."""

    def __init__(self, archive: zipfile.ZipFile, most: int) -> None:
        self.archive = archive
        self.most = most

    def read(self, name: str) -> bytes:
        try:
            with self.archive.open(name) as part:
                return part.read(self.most)
        except KeyError:
            return b""


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        name.decode(): html.unescape((double or single).decode("utf-8", "replace"))
        for name, double, single in _ATTRIBUTE.findall(tag)
    }


def _zero_styles(styles: bytes) -> dict[str, int]:
    """Return for each style of cells that shows leading zeros how many digits it shows."""
    formats = {one.get("numFmtId"): one.get("formatCode", "") for one in map(_attributes, _FORMAT.findall(styles))}
    found = _STYLES.search(styles)
    used = [_attributes(tag).get("numFmtId") for tag in _STYLE.findall(found.group())] if found else []
    return {str(at): len(formats[code]) for at, code in enumerate(used) if ZEROS.match(formats.get(code, ""))}


def _of_sheet(sheet: bytes, widths: dict[str, int]) -> Hidden:
    hidden = Hidden()
    if b"mergeCell" in sheet:
        for left, top, _, bottom in _MERGED.findall(sheet)[:_MOST]:
            if int(bottom) > int(top) > 0:
                hidden.merged.append((int(top) - 1, int(bottom) - 1, _column(left)))
    if b't="e"' in sheet or b"t='e'" in sheet:
        for letters, row, text in _ERROR.findall(sheet)[:_MOST]:
            hidden.cells[int(row) - 1, _column(letters)] = text.decode("utf-8", "replace")
    if widths:
        for tag, digits in _NUMBER.findall(sheet)[:_MOST]:
            one = _attributes(tag)
            width = widths.get(one.get("s", ""), 0)
            at = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", one.get("r", ""))
            if at and one.get("t", "n") == "n":
                hidden.show_zeros((int(at[2]) - 1, _column(at[1].encode())), digits.decode(), width)
    return hidden


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
