"""The built-in charters speak both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from orgtree.charter.load import builtin_names, load_charter
from orgtree.source import SourceSet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.charter.model import Charter

HAN = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[a-z]{2}")


@pytest.mark.parametrize("name", builtin_names())
def test_titles_and_sources_are_in_both_languages(name: str) -> None:
    """What a rule or a metric says of itself, and where it is written, is there in English and in Chinese."""
    charter, _ = load_charter(name, sources=SourceSet())
    assert charter is not None
    wrong = [
        way
        for way, words in said(charter)
        if not (HAN.search(words.get("zh", "")) and LATIN.search(words.get("en", "")))
    ]
    assert wrong == []


@pytest.mark.parametrize("name", builtin_names())
def test_articles_agree_in_both_languages(name: str) -> None:
    """A source names as many articles and chapters in one language as in the other, and the same years."""
    charter, _ = load_charter(name, sources=SourceSet())
    assert charter is not None
    sources = [words for way, words in said(charter) if way.endswith("source")]
    assert [words for words in sources if len(ARTICLES.findall(words["zh"])) != len(NUMBERS.findall(words["en"]))] == []
    assert [words for words in sources if YEARS.findall(words["zh"]) != YEARS.findall(words["en"])] == []


ARTICLES = re.compile(r"第[一二三四五六七八九十]+[条章]")
NUMBERS = re.compile(r"(?<=art\. )\d+|(?<=ch\. )\d+|(?<=\d and )\d{1,2}\b|(?<=\d to )\d{1,2}\b")
YEARS = re.compile(r"\b(?:19|20)\d\d(?=\D|$)")


def said(charter: Charter) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what rules and metrics say in words, with where it stands."""
    for part, entries in (("rules", charter.rules), ("metrics", charter.metrics)):
        for code, entry in entries.items():
            for key in ("title", "description", "remedy", "source"):
                if words := getattr(entry, key, None):
                    yield f"{part}/{code}/{key}", words if isinstance(words, dict) else {"en": words}
