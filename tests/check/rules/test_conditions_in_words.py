"""Findings say what a rule asks in the titles of its charter, in either language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from orgtree.base.catalogue import translator
from orgtree.base.messages import said
from orgtree.charter.expression import Namespace, parse_condition, parse_path
from orgtree.check.condition_words import (
    condition_in_words,
    ends_in_words,
    fitting_ends,
    named_link,
    path_in_words,
    way_in_words,
    whole_condition,
)

if TYPE_CHECKING:
    from collections.abc import Callable


CHARTER = """
kinds:
  team:
    title: {en: team, zh: 班组}
    fields:
      top: {type: bool, title: {en: at the top, zh: 位于顶层}}
      members: {type: count, title: {en: members, zh: 成员}}
      form: {type: choice, of: {standing: {en: standing, zh: 常设}, short: {en: for a while, zh: 临时}}, title: {en: form, zh: 形式}}
      reason: {type: text, title: {en: reason, zh: 理由}}
  tool: {title: {en: tool, zh: 工具}, plural: {en: tools}}
links:
  part_of: {hierarchy: true, from: team, to: team, title: {en: part of, zh: 隶属}}
  uses: {from: team, to: [tool, team], title: {en: use}, plural: {en: uses}}
  owned_by: {from: tool, to: team, fields: {role: {type: choice, of: {user: {en: user, zh: 使用者}}, title: {en: role, zh: 角色}}}}
paths:
  home: part_of/uses
"""
TOP = {"top": True}
DEEP = {"path": "part_of", "where": {"path": "uses", "where": {"path": "part_of", "where": TOP}}}
NONE_OF = {"not": {"any": [TOP, {"not": {"any": [{"members": 1}, {"members": 2}]}}]}}
MANY = [{"members": f"{number}.."} for number in range(8)]


@pytest.mark.parametrize(
    ("condition", "en", "zh"),
    [
        ({"top": True}, "at the top", "位于顶层"),
        ({"members": "3.."}, "members: at least 3", "成员：3 以上"),
        ({"members": "0..3"}, "members: at most 3", "成员：3 以下"),
        ({"members": ["..2", "7..9"]}, "members: at most 2 or 7 to 9", "成员：2 以下或 7 至 9"),
        ({"form": ["short", None]}, "form: for a while or not stated", "形式：临时，或未写明"),
        ({"reason": None}, "'reason' is not stated", "未写明“理由”"),
        ({"not": {"reason": None}}, "'reason' is stated", "写明了“理由”"),
        ({"kind": "tool"}, "tool", "工具"),
        ({"top": False, "members": 3}, "at the top: no, and members: 3", "位于顶层：否，且成员：3"),
        ({"any": [{"top": True}, {"path": "part_of"}]}, "at the top or has 'part of'", "位于顶层或有隶属"),
        ({"path": "^owned_by", "count": 0}, "has no tool", "没有工具"),
        ({"path": "^owned_by", "count": "2.."}, "has tools: at least 2", "工具的数量为 2 以上"),
        ({"path": "^owned_by", "count": 1}, "has tool: 1", "工具的数量为 1"),
        ({"path": "part_of", "where": {"top": True}}, "has 'part of' (at the top)", "有符合“位于顶层”的隶属"),
        ({"not": {"kind": "tool"}}, "other than tool", "工具以外"),
        ({"top": True, "any": [{"kind": "tool"}, {"members": 3}]}, "at the top, and (tool or members: 3)", "位于顶层，且（工具或成员：3）"),
        ({"not": {"form": "standing"}}, "not (form: standing)", "并非“形式：常设”"),
    ],
)  # fmt: skip
def test_a_condition_is_said_in_titles(
    compiled: Callable[..., Any], condition: dict[str, Any], en: str, zh: str
) -> None:
    """Fields, values, kinds and links by their titles; what is not stated in words."""
    charter = compiled(CHARTER).charter
    assert charter is not None
    words = condition_in_words(charter, parse_condition(condition, Namespace.of(charter)), 3)
    assert (said(words, translator("en")), said(words, translator("zh"))) == (en, zh)


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        (
            {"not": {"form": "standing"}},
            ["…", "not (form: standing)", "not (form: standing)", "not (form: standing)"],
        ),
        (
            {"any": [TOP, {"not": {"members": 3}}]},
            ["…", "at the top or …", "at the top or not (members: 3)", "at the top or not (members: 3)"],
        ),
        (
            DEEP,
            [
                "…",
                "has 'part of' (…)",
                "has 'part of' (has 'use' (…))",
                "'part of' leads to team ('use' leads to team or tool ('part of' leads to team (at the top)))",
            ],
        ),
        (
            NONE_OF,
            ["…", "not (…)", "not (at the top or …)", "not (at the top or not (members: 1 or members: 2))"],
        ),
        ({"all": [{"all": [{"members": 1}, TOP]}, {"form": "short"}]}, ["members: 1, and at the top, and form: for a while"] * 4),
        ({"all": MANY[:6]}, [", and ".join(f"members: at least {number}" for number in range(6))] * 4),
        (
            {"all": MANY[:7]},
            [", and ".join([*(f"members: at least {number}" for number in range(6)), "…"])] * 3
            + [", and ".join(f"members: at least {number}" for number in range(7))],
        ),
        ({"path": "part_of"}, ["…", "has 'part of'", "has 'part of'", "'part of' leads to team"]),
        ({"path": "home"}, ["…", *["has unit along 'home'"] * 2, "'home' leads to unit"]),
        ({"path": "home", "count": "2.."}, ["…", *["has units along 'home': at least 2"] * 2, "'home' leads to units: at least 2"]),
        ({"path": "home", "count": 0}, ["…", *["has no unit along 'home'"] * 2, "'home' leads to no unit"]),
        ({"path": "uses", "kind": "tool"}, ["…", *["has tool by 'use'"] * 2, "'use' leads to tool"]),
        ({"path": "uses", "count": "2.."}, ["…", *["has 'uses': at least 2"] * 2, "'use' leads to team or tools: at least 2"]),
        ({"path": "^uses", "count": 3}, ["…", *["has team by 'use': 3"] * 2, "'use (backwards)' leads to team: 3"]),
        (
            {"path": ["part_of", "uses/part_of"]},
            ["…", *["has unit along 'part of; or use, then part of'"] * 2, "'part of; or use, then part of' leads to team"],
        ),
        (
            {"path": "^owned_by", "with": {"role": "user"}},
            ["…", *["has tool"] * 2, "'owned by (backwards) (role: user)' leads to tool"],
        ),
        ({"path": "owned_by", "with": {"role": "user"}}, ["…", *["has 'owned by' (role: user)"] * 2, "'owned by (role: user)' leads to team"]),
        ({"top": [True, None]}, ["at the top: yes or not stated"] * 4),
        ({"form": [None, "standing", "short"]}, ["form: standing or for a while or not stated"] * 4),
        ({"id": "a", "name": "b"}, ["id: a, and name: b"] * 4),
    ],
)  # fmt: skip
def test_a_condition_is_told_so_deep(compiled: Callable[..., Any], condition: dict[str, Any], told: list[str]) -> None:
    """Not at all, once, twice, or whole with the way of each path and all of its parts."""
    charter = compiled(CHARTER).sound
    asked = parse_condition(condition, Namespace.of(charter))
    words = [*(condition_in_words(charter, asked, depth) for depth in (0, 1, 2)), whole_condition(charter, asked)]
    assert [said(one, translator("en")) for one in words] == told
    assert said(condition_in_words(charter, None, 2), translator("en")) == "…"


@pytest.mark.parametrize(
    ("path", "fitting", "one", "several", "way", "whole", "link"),
    [
        ("part_of", "link 'part of'", "link 'part of'", "links 'part of'", "part of", "part of", "part_of"),
        ("^part_of", *["team by 'part of'"] * 3, "part of (backwards)", "part of (backwards)", None),
        ("uses", "use", "use", "uses", "use", "use", "uses"),
        ("^uses", *["team by 'use'"] * 3, "use (backwards)", "use (backwards)", None),
        ("^owned_by", "tool", "tool", "tools", "owned by (backwards)", "owned by (backwards)", None),
        ("home", "unit along 'home'", "unit along 'home'", "units along 'home'", "home", "home", None),
        ("part_of+", *["unit along 'part of (once or more)'"] * 2, "units along 'part of (once or more)'", *["part of (once or more)"] * 2, None),
        ("^part_of*", *["unit along 'part of (backwards, any number of times)'"] * 2, "units along 'part of (backwards, any number of times)'", *["part of (backwards, any number of times)"] * 2, None),
        ("^part_of+", *["unit along 'part of (backwards, once or more)'"] * 2, "units along 'part of (backwards, once or more)'", *["part of (backwards, once or more)"] * 2, None),
        ("uses/part_of", *["unit along 'use, then part of'"] * 2, "units along 'use, then part of'", *["use, then part of"] * 2, None),
        (["part_of", "uses"], *["unit along 'part of or use'"] * 2, "units along 'part of or use'", *["part of or use"] * 2, None),
        ({"path": "uses", "kind": "tool"}, *["tool by 'use'"] * 2, "tools by 'use'", "use", "tool along 'use'", None),
        ({"path": "uses", "where": TOP}, "unit along 'use' for which this holds: at the top", "use", "uses", "use", "team or tool (at the top) along 'use'", "uses"),
        ({"path": "^owned_by", "where": {"id": "x"}}, "tool for which this holds: id: x", "tool", "tools", "owned by (backwards)", "tool (id: x) along 'owned by (backwards)'", None),
        ({"path": "home", "where": TOP}, "unit along 'home' for which this holds: at the top", "unit along 'home'", "units along 'home'", "home", "unit (at the top) along 'home'", None),
        ({"path": "home", "kind": "tool"}, "tool along 'home'", "tool along 'home'", "tools along 'home'", "home", "tool along 'home'", None),
        ({"path": "owned_by", "with": {"role": "user"}}, *["link 'owned by' (role: user)"] * 2, "links 'owned by' (role: user)", *["owned by (role: user)"] * 2, None),
        ({"path": "owned_by", "with": {"role": "user"}, "where": TOP}, "link 'owned by' (role: user) for which this holds: at the top", "link 'owned by' (role: user)", "links 'owned by' (role: user)", "owned by (role: user)", "team (at the top) along 'owned by (role: user)'", None),
    ],
)  # fmt: skip
def test_what_a_path_leads_to_is_said_in_titles(
    compiled: Callable[..., Any],
    path: Any,
    fitting: str,
    one: str,
    several: str,
    way: str,
    whole: str,
    link: str | None,
) -> None:
    """What fits, what is there, its way, what it is narrowed to, and the link whose title says it."""
    charter = compiled(CHARTER).sound
    meant = parse_path(path, Namespace.of(charter))
    words = [
        fitting_ends(charter, meant),
        ends_in_words(charter, meant),
        ends_in_words(charter, meant, several=True),
        path_in_words(charter, meant),
        way_in_words(charter, meant),
    ]
    assert [said(each, translator("en")) for each in words] == [fitting, one, several, way, whole]
    named = named_link(charter, meant)
    assert (named and named.name) == link
