"""The catalogue of what pictures and the page say: each word once, in both languages, and used."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from orgtree.draw.words import PAGE_WORDS, WORDS

PACKAGE = Path(__file__).parents[2] / "orgtree"
SCRIPTS = "".join(path.read_text(encoding="utf-8") for path in sorted((PACKAGE / "draw" / "page").glob("*.js")))
MODULES = "".join(
    path.read_text(encoding="utf-8") for layer in ("draw", "api") for path in sorted((PACKAGE / layer).rglob("*.py"))
)
CHINESE = re.compile("[\u4e00-\u9fff]")


def _filled(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", WORDS)
def test_a_word_is_said_in_both_languages(key: str) -> None:
    """Both are there and are filled with the same facts."""
    english, chinese = WORDS[key]
    assert english
    assert chinese
    assert _filled(english) == _filled(chinese)


def test_no_word_stands_in_two_groups() -> None:
    """A key that two groups had would hide one of its words."""
    source = (PACKAGE / "draw" / "words.py").read_text(encoding="utf-8")
    keys = re.findall(r'^    "(\w+)": \(', source, re.MULTILINE)
    assert len(keys) == len(WORDS)


def test_every_word_is_used() -> None:
    """By its key, in a script of the page or in a module."""
    catalogue = (PACKAGE / "draw" / "words.py").read_text(encoding="utf-8")
    told = SCRIPTS + MODULES.replace(catalogue, "")
    said_of_the_catalogue = {"seat_one", "seats", "labelled", "noted", "counted"}  # by its own functions
    data = {"depth", "where", "kinds", "along", "error", "warning", "info"}  # by what the data name
    assert {key for key in WORDS if f'"{key}"' not in told} <= said_of_the_catalogue | data


def test_the_page_says_nothing_but_words_of_the_catalogue() -> None:
    """Every key that its scripts ask for is there, and no script has words of its own in Chinese."""
    asked = set(re.findall(r'\b(?:t|headed)\("(\w+)"', SCRIPTS))
    assert len(asked) > 40
    assert asked <= PAGE_WORDS.keys()
    assert not CHINESE.search(SCRIPTS)
