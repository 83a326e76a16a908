"""Patterns fit whole texts, as in Python and ECMAScript, and never take long."""

from __future__ import annotations

import re

import pytest
from growth import grows_no_faster
from hypothesis import given
from hypothesis import strategies as st

from orgtree.base.pattern import Pattern, PatternError

ATOMS = st.sampled_from(
    ["a", "b", "[ab]", "[^a]", ".", "\\d", "\\w", "(?:a|b)", "(ab)", "\\.", "[a-c-]", "()", "(?:|a)"]
)
MANY = st.sampled_from(["", "", "*", "+", "?", "{2}", "{0,1}", "{1,}", "{0,2}", "{0}"])
PATTERNS = st.recursive(
    st.lists(st.tuples(ATOMS, MANY).map("".join), max_size=4).map("".join),
    lambda inner: st.tuples(inner, inner, MANY).map(lambda parts: f"({parts[0]}|{parts[1]}){parts[2]}"),
    max_leaves=4,
)


@given(PATTERNS, st.text("abc1.-\n", max_size=8))
def test_a_text_fits_as_in_pythons_own_expressions(pattern: str, text: str) -> None:
    """On what both know, both say the same."""
    assert Pattern.parse(pattern).fits(text) == bool(re.fullmatch(pattern, text, re.ASCII))


@pytest.mark.parametrize(
    ("pattern", "fitting", "others"),
    [
        (r"[A-Z]{2}-\d+", ["DE-1", "CN-2024"], ["DE-", "de-1", "DE-1 ", "DE-1\n", "DE-１"]),
        (r"^[a-z]+$", ["abc"], ["", "abc\n"]),
        (r"a\$", ["a$"], ["a"]),
        (r"[\w\-]+", ["a-b"], ["a b"]),
        ("[一-鿿]{2,4}街道", ["东关街道"], ["街道", "East街道"]),
        (r"[\w.-]+@[\w-]+(\.[\w-]+)+", ["a.b@c.org"], ["a.b@c", "@c.org"]),
        (r"[^\s/]+", ["a-b"], ["a b", "a/b", ""]),
        (r"[\]a]+", ["]a"], ["b"]),
    ],
)
def test_what_people_write_means_what_they_mean(pattern: str, fitting: list[str], others: list[str]) -> None:
    """Codes, words of any script, addresses; the whole text has to fit."""
    read = Pattern.parse(pattern)
    assert [text for text in [*fitting, *others] if read.fits(text)] == fitting


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        (r"(a)\1", r"has \\1 at character 5, which is not known here"),
        (r"(?=a)b", "looks around, or names a group, at character 2"),
        (r"(?P<x>a)", "looks around, or names a group"),
        (r"(?<!a)b", "looks around"),
        (r"\bword", r"has \\b at character 2"),
        (r"a\-b", r"has \\- at character 3"),
        (r"\p{L}+", r"has \\p at character 2"),
        ("a**", "repeats at character 3 what is repeated already"),
        ("a+?", "repeats at character 3"),
        ("*a", r"'\*' has no meaning at character 1"),
        ("a^b", r"'\^' has no meaning at character 2"),
        ("a{x}", "does not say how often at character 3"),
        ("a{3,1}", "does not say how often"),
        ("a{,3}", "does not say how often"),
        ("(a", r"has a '\(' that is not closed"),
        ("a)", r"has a '\)' too many at character 2"),
        ("[a", "ends before it is whole"),
        ("[z-a]", "a range before character 5 that is none"),
        (r"[\d-z]", "that is none"),
        ("a\\", "ends before it is whole"),
        ("a{999}{9}", "repeats"),
        ("((a{99}){99}){99}", "more than 1000 steps"),
        ("(" * 50 + ")" * 50, "nested too deep"),
        ("a" * 501, "a pattern of 501 characters is too long"),
    ],
)
def test_what_is_not_matched_in_linear_time_is_refused(pattern: str, told: str) -> None:
    """References, looking around and what has no meaning are told with where they stand."""
    with pytest.raises(PatternError, match=told):
        Pattern.parse(pattern)


@pytest.mark.parametrize(
    "pattern", ["(a+)+b", "(a|a)*b", "(a*)*b", "a*a*a*a*a*a*b", "(.*)(.*)(.*)(.*)[^a]", "((a?){30}){9}b", "(){9999}b"]
)
def test_patterns_that_hang_others_take_no_time(pattern: str) -> None:
    """Ten times as many characters take ten times the work, whatever the pattern repeats."""
    assert not Pattern.parse(pattern).fits("a" * 10_000)
    assert grows_no_faster(lambda count: lambda: Pattern.parse(pattern).fits("a" * count), 1_000)


def test_patterns_of_one_text_are_equal() -> None:
    """So are the charters that have them."""
    assert Pattern.parse("^a+$") == Pattern.parse("a+")
    assert Pattern.parse("a+") != Pattern.parse("a*")
    assert len({Pattern.parse("a+"), Pattern.parse("a+")}) == 1
