"""Hover and go to definition: what each word of a definition means, and where that is declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from orgtree.api.check_files import check_file
from orgtree.assist.lookup import Meaning, documents, meaning

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Ask = Callable[..., tuple[Meaning, str] | None]

CHARTER = """\
orgtree: charter/1
name: works
kinds:
  site: {title: place of work}
  team:
    title: crew
    description: people who work together
    fields:
      members: {type: count, unit: people}
      mood: {type: choice, of: {high: in high spirits, low: low}}
links:
  part_of: {hierarchy: true, nest: true, from: team, to: team, title: belongs to}
  based_at: {from: team, to: site, fields: {days: {type: count, title: days a week}}}
rules:
  R01: {check: field-range, for: team, field: members, allowed: ..5, title: crews are small, remedy: divide it, source: house style}
"""
DEFINITION = """\
orgtree: definition/1
charter: ./works.yaml
as_of: 2024-01-01
retired: [{id: gone, on: 2020, into: b}]
events: [{on: 2020, merge: [elder, b], into: b}]
units:
- id: a
  kind: team
  name: Alpha
  units:
  - {id: b, kind: team, name: Beta | one, names: [{name: Bee, until: 2019}], members: 9, mood: high, exceptions: {R01: {reason: agreed}, R99: {reason: none}}}
- {id: old, kind: team, name: Gamma, valid: {until: 2019-01-01}, part_of: a, based_at: {to: yard, days: 3}}
- {id: yard, kind: site}
- {id: c, kind: team, mood: [{value: high, until: 2020}, {value: low, from: 2020}]}
"""


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Return what tells the meaning of a word in the definition, and the text of the place where it is declared."""
    (tmp_path / "works.yaml").write_text(CHARTER, encoding="utf-8")
    (tmp_path / "org.yaml").write_text(DEFINITION, encoding="utf-8")
    outcome = check_file(tmp_path / "org.yaml")

    def of(words: str, word: str) -> tuple[Meaning, str] | None:
        offset = DEFINITION.index(words) + words.rindex(word)
        found = meaning(outcome, 0, offset)
        if found is None:
            return None
        assert DEFINITION[found.start : found.end] == word
        place = found.place
        if place is None:
            return found, ""
        span = documents(outcome).locate(place)
        return found, documents(outcome).text(place.document)[span.start : span.end]

    return of


@pytest.mark.parametrize(
    ("words", "word", "text", "declared"),
    [
        ("kind: team", "team", "**crew**  \npeople who work together  \n`team`", "team"),
        ("members: 9", "members", "**members**  \n`count`, people", "members"),
        ("mood: high", "mood", "**mood**  \n`choice`", "mood"),
        ("mood: high", "high", "**in high spirits**", ""),
        ("part_of: a", "part_of", "**belongs to**  \n`team` → `team`", "part_of"),
        ("part_of: a", "a", "**Alpha** (crew)", "a"),
        ("days: 3", "days", "**days a week**  \n`count`", "days"),
        ("to: yard", "yard", "**yard** (place of work)", "yard"),
        ("into: b", "b", "**Beta \\| one** (crew)  \nAlpha  \nmembers: 9  \nmood: high", "b"),
        ("id: old", "old", "**Gamma** (crew)  \n†", "old"),
        ("R01: {reason", "R01", "**crews are small**  \ndivide it  \nR01, error  \nhouse style", "R01"),
    ],
)
def test_a_word_tells_what_it_means_and_where_it_is_declared(
    ask: Ask, words: str, word: str, text: str, declared: str
) -> None:
    """Kinds, fields, values, links, their fields, units and rules, each with its title and what belongs to it."""
    found = ask(words, word)
    assert found is not None
    assert (found[0].text, found[1]) == (text, declared)


@pytest.mark.parametrize(
    ("words", "word"), [("R99: {", "R99"), ("name: Alpha", "Alpha"), ("members: 9", "9"), ("valid: {", "valid"), ("orgtree: d", "orgtree")]
)  # fmt: skip
def test_what_says_nothing_of_its_own_is_left_alone(ask: Ask, words: str, word: str) -> None:
    """A rule that there is none of, a name, a number, and words that belong to every definition."""
    assert ask(words, word) is None


@pytest.mark.parametrize(
    ("words", "word", "told"),
    [
        ("names: [", "names", "names that it had on other days"),
        ("Bee, until", "until", "the first day that is out"),
        ("{value: high", "value", "the value itself"),
        ("{value: high", "high", "in high spirits"),
        ("events: [", "events", "what happened to units"),
        ("merge: [", "merge", "ids of the units that were merged"),
        ("merge: [elder, b", "b", "Beta"),
    ],
)
def test_what_was_on_other_days_is_told(ask: Ask, words: str, word: str, told: str) -> None:
    """Earlier names and values with their days."""
    found = ask(words, word)
    assert found is not None
    assert told in found[0].text
