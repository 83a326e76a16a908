"""Texts of the page by language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.text import Text

if TYPE_CHECKING:
    from orgtree.draw.page import Text as PageText

TRANSCRIBED = "-Latn"
"""Ends the tag of a transcription."""


def words_of(text: Text) -> dict[str, str]:
    """Return a text by language, without regions: zh-Hans is zh. Transcriptions keep their tags."""
    found: dict[str, str] = {}
    for tag, words in text.words:
        found.setdefault(tag if tag.endswith(TRANSCRIBED) else tag.partition("-")[0], words)
    return found


def told(shown: str | Text) -> PageText:
    """Return what a value shows as the page takes it."""
    return words_of(shown) if isinstance(shown, Text) else shown


def transcription(name: Any) -> str | None:
    """Return the transcription of a name in Latin letters; None where nobody gave any."""
    tags = name if isinstance(name, dict) else {}
    return next((str(words) for tag, words in tags.items() if str(tag).endswith(TRANSCRIBED)), None)


def in_language(text: PageText, tag: str) -> str:
    """Return a text in a language, else in any."""
    return text if isinstance(text, str) else text.get(tag) or next(iter(text.values()), "")
