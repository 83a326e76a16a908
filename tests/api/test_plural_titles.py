"""Kinds and links have titles for several, which are said wherever a number stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CHARTER = """
orgtree: charter/1
name: own
kinds:
  body: {title: {en: joint body, zh: 议事机构}, plural: {en: joint bodies}}
  office: {title: {en: office, zh: 机关}}
links:
  seat: {title: {en: seat, zh: 席位}, plural: {en: seats}, from: body, to: office}
  helps: {title: {en: helps, zh: 协助}, from: office, to: body}
rules:
  R01: {check: link-count, for: body, path: seat, allowed: 3..}
  R02: {check: link-count, for: office, path: helps, allowed: ..1}
  R03: {check: link-count, for: office, path: ^seat, allowed: ..1}
  R04: {check: required-link, for: body, path: seat}
  R05: {check: required-link, for: office, path: helps}
metrics:
  bodies: {count: body}
  offices: {count: office}
  shared: {share: {of: body, having: {path: seat, count: 2..}}}
"""
UNITS = """
orgtree: definition/1
charter: ./charter.yaml
units:
- {id: one, kind: body, seat: [north]}
- {id: two, kind: body, seat: [north, south]}
- {id: none, kind: body}
- {id: north, kind: office, helps: [one, two]}
- {id: south, kind: office}
"""


@pytest.fixture
def told(tmp_path: Path, command: Callable[..., tuple[int, str, str]]) -> Callable[[str], str]:
    """Return a function that tells all findings of the example in a language."""
    (tmp_path / "charter.yaml").write_text(CHARTER, encoding="utf-8")
    (tmp_path / "org.yaml").write_text(UNITS, encoding="utf-8")
    return lambda language: command("check", tmp_path / "org.yaml", "--format", "concise", "--lang", language)[1]


@pytest.mark.parametrize(
    "sentence",
    [
        "'one' has 1 seat, must have at least 3; there: north",
        "'two' has 2 seats, must have at least 3; there: north, south",
        "'none' has 0 seats, must have at least 3",
        "'north' has 2 links 'helps', must have at most 1; there: one, two",
        "'north' has 2 joint bodies, must have at most 1; there: one, two",
        "'none' has no seat",
        "'south' has no link 'helps'",
    ],
)
def test_a_number_stands_beside_the_title_of_several(told: Callable[[str], str], sentence: str) -> None:
    """One has the title of one, none has that of several, and a title that is no noun is called a link's."""
    assert f"] {sentence}\n" in told("en")


@pytest.mark.parametrize("sentence", ["“two”有 2 个席位，应为 3 以上；现有：north、south", "“none”没有席位"])
def test_a_language_without_another_word_has_the_title(told: Callable[[str], str], sentence: str) -> None:
    """Chinese has one word for one and for several."""
    assert f"] {sentence}\n" in told("zh")


@pytest.mark.parametrize(
    ("metric", "said"),
    [
        ("bodies", "measured: number of joint bodies"),
        ("offices", "measured: number of units of kind office"),
        ("shared", "measured: share of joint bodies for which this holds: 'seat' leads to office: at least 2"),
    ],
)
def test_a_metric_counts_several(
    told: Callable[[str], str], command: Callable[..., tuple[int, str, str]], tmp_path: Path, metric: str, said: str
) -> None:
    """A kind without a plural is not guessed one."""
    told("en")
    out = command("explain", metric, "--charter", tmp_path / "charter.yaml", "--lang", "en")[1]
    assert said in out


def test_the_reference_of_a_charter_tells_them_where_the_language_has_them(
    told: Callable[[str], str], command: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    """In Chinese nothing is said of them."""
    told("en")
    english, chinese = (command("charter", tmp_path / "charter.yaml", "--lang", one)[1] for one in ("en", "zh"))
    assert "several are called: joint bodies" in english
    assert "several are called: seats" in english
    assert "复数" not in chinese
    assert "joint bodies" not in chinese
