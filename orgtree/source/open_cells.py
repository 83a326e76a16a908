"""What the reader of OpenDocument sheets (.ods) does not tell: cells with errors, numbers shown with leading zeros, merged cells."""

from __future__ import annotations

import html
import io
import re
import zipfile

from orgtree.source.sheet_cells import Hidden

_TOKEN = re.compile(
    rb"<table:table\s([^>]*)>|(<table:table-row\b[^>]*>)|(<table:(?:covered-)?table-cell\b[^>]*>)"
    rb"|<text:p\b[^>]*>([^<]{0,40})</text:p>|(</?office:annotation\b)"
)
_NAME = re.compile(rb"table:name\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_COUNT = re.compile(rb"table:number-(rows|columns)-(repeated|spanned)\s*=\s*[\"']\s*(\d{1,9})")
_NUMBER = re.compile(rb"office:value-type\s*=\s*[\"']float[\"']")
_ANY = re.compile(rb"table:number-rows-spanned|<text:p[^>]*>\s*(?:#|Err:|0\d)")
_ERROR = re.compile(r"#[A-Z/0!?_]{3,12}|Err:\d{3}")
_ZEROS = re.compile(r"0\d{1,19}")
_AGAIN = 100
"""How often a cell that is written once and repeated is looked at in each direction."""
_MOST = 1_000_000
"""Cells of a sheet that are kept."""


def hidden_open_cells(content: bytes, *, most_bytes: int) -> dict[str, Hidden]:
    """Return what each sheet of an OpenDocument file says beside its values.

    Args:
        content: The file, whose size has been looked at.
        most_bytes: Bytes of its content that are read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("content.xml") as part:
            text = part.read(most_bytes)
    except (KeyError, zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError):
        return {}  # the engine says what is wrong with it
    if _ANY.search(text) is None:
        return {}
    looking = _Looking()
    for found in _TOKEN.finditer(text):
        looking.take(*found.groups())
        if len(looking.hidden.cells) + len(looking.hidden.merged) > _MOST:
            break
    return looking.sheets


class _Looking:
    """What has been found up to some tag, and where that stands."""

    def __init__(self) -> None:
        self.sheets: dict[str, Hidden] = {}
        self.hidden = Hidden()
        self._row = self._column = self._rows = self._columns = 0
        self._is_number = self._formula = self._noted = False

    def take(
        self, sheet: bytes | None, row: bytes | None, cell: bytes | None, words: bytes | None, note: bytes | None
    ) -> None:
        """Take in a tag of a sheet, a row or a cell, the text of a cell, or where a note on one begins or ends."""
        if note is not None:
            self._noted = not note.startswith(b"</")
        elif sheet is not None:
            self.hidden, self._row, self._rows = Hidden(), 0, 0
            name = _NAME.search(sheet)
            bare = (name[1] or name[2] or b"") if name else b""
            self.sheets[html.unescape(bare.decode("utf-8", "replace"))] = self.hidden
        elif row is not None:
            self._row, self._rows = self._row + self._rows, _counts(row).get((b"rows", b"repeated"), 1)
            self._column = self._columns = 0
        elif cell is not None:
            counts = _counts(cell)
            self._column, self._columns = self._column + self._columns, counts.get((b"columns", b"repeated"), 1)
            self._is_number, self._formula = _NUMBER.search(cell) is not None, b"table:formula" in cell
            spanned = counts.get((b"rows", b"spanned"), 1)
            if spanned > 1:
                self.hidden.merged.append((self._row, self._row + spanned - 1, self._column))
        elif words is not None and not self._noted:
            self._text(html.unescape(words.decode("utf-8", "replace")).strip())

    def _text(self, shown: str) -> None:
        failed = self._formula and _ERROR.fullmatch(shown)
        if not failed and not (self._is_number and _ZEROS.fullmatch(shown)):
            return
        for down in range(min(self._rows, _AGAIN)):
            for right in range(min(self._columns, _AGAIN)):
                place = self._row + down, self._column + right
                if failed:
                    self.hidden.cells[place] = shown if shown.startswith("#") else "#VALUE!"
                else:
                    self.hidden.show_zeros(place, shown, 0)


def _counts(tag: bytes) -> dict[tuple[bytes, bytes], int]:
    return {(what, how): int(number) for what, how, number in _COUNT.findall(tag)}
