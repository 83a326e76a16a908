"""Facts that are words: said in the language of the message around them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from orgtree.base.catalogue import N_, translator
from orgtree.base.dates import Date
from orgtree.base.interval import Interval
from orgtree.base.messages import Listing, Saying, WrongTextError, fill, reason
from orgtree.base.range_words import days_in_words
from orgtree.base.suggest import listed
from orgtree.base.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

CHINESE = translator("zh")


def test_names_are_listed_in_each_language() -> None:
    """Quotes, the sign between names and the rest that is counted are the language's own."""
    some = Listing("abcde", most=2)
    assert (str(some), some.say(CHINESE)) == ("'a', 'b' and 3 more", "“a”、“b”等（另有 3 个）")
    bare = Listing(("a", "b"), quoted=False)
    assert (str(bare), bare.say(CHINESE)) == ("a, b", "a、b")


def test_nothing_listed_is_a_dash_and_false() -> None:
    """A message never ends in nothing, and code may ask whether there is something."""
    assert (str(listed([])), listed([]).say(CHINESE), bool(listed([])), bool(listed(["a"]))) == ("–", "–", False, True)


def test_names_with_braces_are_only_names() -> None:
    """A user's name is not taken for a template."""
    assert Listing(("{some}", "{0}")).say(CHINESE) == "“{some}”、“{0}”"


def test_a_message_carries_its_words_over() -> None:
    """Lists, reasons and titles inside a message follow its language."""
    facts = {
        "known": listed(["x"]),
        "reason": Saying("'{value}' is not a text; put it in quotes", {"value": "7"}),
        "title": Text((("en", "branch"), ("zh", "党支部"))),
    }
    template = "{known} / {reason} / {title}"
    assert fill(template, facts) == "'x' / '7' is not a text; put it in quotes / branch"
    assert fill(template, facts, CHINESE) == "“x” / “7”不是文本；请加引号 / 党支部"


@pytest.mark.parametrize(
    ("read", "value", "english", "chinese"),
    [
        (Interval.parse, "many", "'many' is not a number; write 45, 45.., ..50, 40..50 or ~57000", "“many”不是数；"),
        (Interval.parse, "5..3", "an interval runs from its lower to its upper bound, not 5..3", "区间数从下限"),
        (
            Date.parse,
            "2018-02-30",
            "'2018-02-30' is not a date: there is no such day",
            "“2018-02-30”不是日期：没有这一天",
        ),
    ],
)
def test_a_wrong_text_is_told_in_each_language(
    read: Callable[[str], object], value: str, english: str, chinese: str
) -> None:
    """The reason why a number or date cannot be read is translated like the message that it stands in."""
    with pytest.raises(WrongTextError) as caught:
        read(value)
    assert str(reason(caught.value)) == english
    assert fill(N_("{reason}"), {"reason": reason(caught.value)}, CHINESE).startswith(chinese)


def test_any_other_error_is_quoted_as_it_is() -> None:
    """An error of another library speaks for itself."""
    assert reason(OSError("the disk is full")) == "the disk is full"


@pytest.mark.parametrize(
    ("day", "english", "chinese"),
    [
        ("2018", "it ended in 2018", "于 2018 年结束"),
        ("2018-03", "it ended in 2018-03", "于 2018-03 结束"),
        ("2018-03-01", "it ended on 2018-03-01", "于 2018-03-01 结束"),
        (dt.date(2018, 3, 1), "it ended on 2018-03-01", "于 2018-03-01 结束"),
        (days_in_words("2018.."), "it ended 2018 or later", "于 2018 or later 结束"),
    ],
)
def test_a_date_has_its_preposition(day: object, english: str, chinese: str) -> None:
    """A year in Chinese has its word; days that are words already are left as they are."""
    assert fill("it ended {day:on}", {"day": day}) == english
    assert fill("于 {day:年} 结束", {"day": day}) == chinese


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"kind": "党支部", "value": "是"}, "类型党支部，应为是或不填"),
        ({"kind": "team", "value": "yes"}, "类型 team，应为 yes 或不填"),
        ({"kind": "东街 道", "value": 3}, "类型东街 道，应为 3 或不填"),
        ({"kind": "“a”", "value": "（无）"}, "类型“a”，应为（无）或不填"),
    ],
)
def test_no_blank_stands_between_chinese_words(facts: dict[str, object], said: str) -> None:
    """What stands inside of a fact stays as it is written, and numbers and Latin words keep their blanks."""
    assert fill("类型 {kind}，应为 {value} 或不填", facts) == said
