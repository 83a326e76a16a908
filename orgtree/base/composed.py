"""One spelling of each text: composed characters, Unicode's normal form C.

A keyboard writes é as one character and a file system as two; both are the same id. Names stay as they are written, since
composing changes some Chinese characters that are not the same to their bearers.
"""

from __future__ import annotations

from unicodedata import is_normalized, normalize


def composed(text: str) -> str:
    """Return a text with its characters composed.

    >>> composed("e\u0301") == "\u00e9"
    True
    """
    return text if text.isascii() else normalize("NFC", text)


def is_composed(text: str) -> bool:
    """Return whether `composed` changes nothing; quick for most texts."""
    return text.isascii() or is_normalized("NFC", text)
