"""Findings say what a rule asks in the titles of its charter, in either language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from orgtree.base.catalogue import translator
from orgtree.base.messages import said
from orgtree.charter.expression import Namespace, parse_condition
from orgtree.check.condition_words import condition_in_words

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
  owned_by: {from: tool, to: team, fields: {role: {type: choice, of: {user: {en: user, zh: 使用者}}, title: {en: role, zh: 角色}}}}
"""


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
