"""Decode bytes as UTF-8; report other encodings."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from orgtree.base.catalogue import N_

if TYPE_CHECKING:
    from orgtree.source.budgets import Budgets
    from orgtree.source.notes import Notes

UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML allows nowhere (specification 1.2.2, production `c-printable`)."""

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_SAMPLE = 4096
_SURROGATES = (0xD800, 0xDFFF)


class Decoded(NamedTuple):
    """An input as a text.

    Args:
        text: The text without a byte order mark.
        readable: Whether to go on; else the text stands for showing the finding only.
        encoded: The same text in UTF-8, where it came so.
    """

    text: str
    readable: bool = True
    encoded: bytes | None = None


def to_text(source: str | bytes, budgets: Budgets, notes: Notes) -> Decoded:
    """Decode an input.

    Args:
        source: Bytes as they stand in the file, or a text.
        budgets: The most bytes allowed; a text counts its characters.
        notes: Takes what is wrong.
    """
    if len(source) > budgets.max_bytes:
        notes.add(
            "ORG016",
            0,
            0,
            N_("the file has {size} bytes, more than the limit of {limit}, and is not read"),
            N_("split it and name the parts under 'include', or bring the data in as a table"),
            size=len(source),
            limit=budgets.max_bytes,
        )
        return Decoded("", readable=False)
    if isinstance(source, str):
        return Decoded(source.removeprefix(_BOM))
    if encoding := _utf_16_or_32(source):
        notes.add(
            "ORG017",
            0,
            0,
            N_("the file is in {encoding}, not in UTF-8"),
            N_("save it as UTF-8, or convert it with: iconv -f {encoding} -t UTF-8"),
            encoding=encoding,
        )
        return Decoded("", readable=False)
    source = source.removeprefix(codecs.BOM_UTF8)
    try:
        return Decoded(source.decode(), encoded=source)
    except UnicodeDecodeError as error:
        at, byte = len(source[: error.start].decode()), f"{source[error.start]:02X}"
    if encoding := _chinese(source):
        notes.add(
            "ORG017",
            at,
            at + 1,
            N_("byte 0x{byte} is not UTF-8, and the file looks like {encoding}"),
            N_("save it as UTF-8, or convert it with: iconv -f {encoding} -t UTF-8"),
            byte=byte,
            encoding=encoding,
        )
    else:
        notes.add("ORG017", at, at + 1, N_("byte 0x{byte} is not UTF-8"), N_("save the file as UTF-8"), byte=byte)
    return Decoded(source.decode(errors="replace"), readable=False)


def without_unprintable(text: str, notes: Notes) -> str:
    """Report characters that YAML refuses, and return the text with U+FFFD in their place."""
    if UNPRINTABLE.search(text) is None:
        return text
    for found in UNPRINTABLE.finditer(text):
        if notes.full:
            break
        code = ord(found.group())
        control = N_("control character U+{code} stands in the text")
        half = N_("half of a surrogate pair, U+{code}, stands in the text")
        notes.add(
            "ORG018",
            found.start(),
            found.end(),
            half if _SURROGATES[0] <= code <= _SURROGATES[1] else control,
            N_("delete it, or write it visibly as an escape inside double quotes"),
            code=f"{code:04X}",
        )
    return UNPRINTABLE.sub(_REPLACEMENT, text)


def likely_encoding(source: bytes) -> str:
    """Guess the encoding of bytes that are not UTF-8; "" where nothing indicates one."""
    return _utf_16_or_32(source) or _chinese(source)


def _utf_16_or_32(source: bytes) -> str:
    """Detect UTF-16 or UTF-32 from a byte order mark or from zero bytes."""
    head = source[:4]
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "UTF-32"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    if len(head) == 4 and head.count(0) >= 2 and any(head):  # noqa: PLR2004 - "ab" is 61 00 62 00
        return "UTF-32" if head.count(0) > 2 else "UTF-16"  # noqa: PLR2004 - "a" is 61 00 00 00
    return ""


def _chinese(source: bytes) -> str:
    """Detect a Chinese encoding: the one in which the bytes decode to mostly Chinese text."""
    sample = source[:_SAMPLE]
    text = sample.decode("gb18030", "ignore")
    wide = [character for character in text if ord(character) > 0x7F]  # noqa: PLR2004 - beyond ASCII
    common = sum("\u4e00" <= character <= "\u9fff" or "\u3000" <= character <= "\u303f" for character in wide)
    return "GB18030" if wide and common >= 0.9 * len(wide) else ""
