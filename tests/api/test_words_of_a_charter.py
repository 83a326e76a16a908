"""What a metric measures and what a rule asks are said in the titles of a charter, in either language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CHARTER = """
orgtree: charter/1
name: own
kinds:
  area: {title: {en: area, zh: 区域}, fields: {people: {type: count, title: {en: people, zh: 人口}}}}
  team:
    title: {en: team, zh: 班组}
    fields:
      open: {type: bool, title: {en: open, zh: 开放}}
      staff: {type: count, title: {en: staff, zh: 人员}}
      founded: {type: date, title: {en: founded, zh: 成立日期}}
      closed: {type: date, title: {en: closed, zh: 撤销日期}}
  post: {title: {en: post, zh: 职位}, fields: {filled: {type: bool, title: {en: filled, zh: 在岗}}}}
links:
  part_of: {title: {en: part of, zh: 隶属}, hierarchy: true, from: team, to: team}
  covers: {title: {en: covers, zh: 覆盖}, from: team, to: area}
  post_at:
    {title: {en: post at, zh: 设于}, from: post, to: team, fields: {acting: {type: bool, title: {en: acting, zh: 代理}}}}
"""


def explained(command: Callable[..., tuple[int, str, str]], folder: Path, more: str, word: str, language: str) -> str:
    """Return what is said of a word of the charter with something more."""
    (folder / "charter.yaml").write_text(CHARTER + more, encoding="utf-8")
    status, out, _ = command("explain", word, "--charter", folder / "charter.yaml", "--lang", language)
    assert status == 0
    return out


@pytest.mark.parametrize(
    ("measure", "en", "zh"),
    [
        ({"count": "team"}, "number of units of kind team", "班组的个数"),
        ({"sum": "staff"}, "sum of staff", "人员之和"),
        ({"sum": "staff", "where": {"open": True}}, "sum of staff, over all units (open)", "符合“开放”的所有单元的人员之和"),
        ({"mean": "staff", "of": "team"}, "mean of staff, over units of kind team", "班组的人员的平均数"),
        ({"links": "post_at"}, "number of links 'post at'", "“设于”关系数"),
        (
            {"links": "post_at", "where": {"acting": True}},
            "number of links 'post at' (acting)",
            "符合“代理”的“设于”关系数",
        ),
        (
            {"share": {"of": "team", "having": "^post_at", "except": {"open": False}}},
            "share of units of kind team for which this holds: 'post at (backwards)' leads to post; left out are: open: no",
            "班组中符合下列条件的比例：沿“设于（反向）”有职位；不计入：开放：否",
        ),
        (
            {"vacancy": {"of": "post", "filled": {"filled": True}}},
            "share of units of kind post for which this does not hold: filled",
            "职位中不符合下列条件的比例：在岗",
        ),
        (
            {"load": {"of": "team", "path": "part_of*/covers"}},
            "mean of how many units 'part of (any number of times), then covers' leads to, over units of kind team",
            "班组的“隶属（零次或多次），再覆盖”所到单元数的平均数",
        ),
        (
            {"ratio": [{"sum": "people"}, {"count": "area"}]},
            "sum of people, divided by number of units of kind area",
            "人口之和，除以区域的个数",
        ),
        (
            {"cadence": {"events": {"sum": "people"}, "per": {"count": "area"}, "months": 12}},
            "sum of people, divided by number of units of kind area and by the months of the period (12)",
            "人口之和，除以区域的个数，再除以期间的月数（12）",
        ),
    ],
)  # fmt: skip
def test_what_a_metric_measures_is_a_sentence(
    command: Callable[..., tuple[int, str, str]], tmp_path: Path, measure: dict[str, object], en: str, zh: str
) -> None:
    """Each kind of measure, with conditions and ways by their titles; how it is written follows."""
    more = f"metrics: {{m: {json.dumps(measure)}}}\n"
    out = explained(command, tmp_path, more, "m", "en")
    assert f"\nmeasured: {en}\n" in out
    assert "\nwritten: {" in out
    assert f"\n算法：{zh}\n" in explained(command, tmp_path, more, "m", "zh")


@pytest.mark.parametrize(
    ("rule", "en", "zh"),
    [
        (
            {"check": "required-link", "for": "team", "path": {"path": "^post_at", "where": {"filled": True}}},
            ["about: team", "path: post (filled) along 'post at (backwards)'"],
            ["对象：班组", "路径：沿“设于（反向）”的符合“在岗”的职位"],
        ),
        (
            {"check": "field-compare", "left": "founded", "relation": "<=", "right": "closed"},
            ["one side: founded", "must be: on or before the other side", "other side: closed"],
            ["一方：成立日期", "必须为：不晚于另一方", "另一方：撤销日期"],
        ),
        (
            {"check": "paths-meet", "for_each": "post_at", "left": "from", "right": ["to/part_of+", "to/^part_of+"]},
            [
                "one side: start of the link",
                "other side: end of the link, then part of (once or more); or end of the link, then part of (backwards, once or more)",
            ],
            [
                "一方：关系起点",
                "另一方：关系终点，再隶属（一次或多次）；或关系终点，再隶属（反向，一次或多次）",
            ],
        ),
        (
            {"check": "pairs", "link": "covers", "allowed": {"team": "area"}},
            ["link: covers", "allowed: team to area"],
            ["关系：覆盖", "应为：由班组到区域"],
        ),
        (
            {"check": "distinct", "link": "post_at", "by": "to"},
            ["of what no two links of a unit have the same: end of the link"],
            ["同一单元各条关系须不同之处：关系终点"],
        ),
        (
            {"check": "dated-needs-link", "link": "covers", "ends": ["until"]},
            ["which dates ask for it: its end"],
            ["哪个日期要求写明：结束"],
        ),
        (
            {"check": "quorum", "for": "team", "part": "staff", "of": "^post_at", "at_least": "1/2"},
            ["part: staff", "whole: post at (backwards)", "at least: 1/2"],
            ["部分：人员", "总数：设于（反向）", "至少：1/2"],
        ),
        (
            {"check": "unique", "for": "team", "fields": ["name", "staff"], "within": "part_of"},
            ["fields: name, staff", "the way to the unit within which no two may be alike: part of"],
            ["字段：名称、人员"],
        ),
        (
            {"check": "span-share", "for": "team", "path": "^part_of", "band": "3..8", "share": "50%.."},
            ["how many there should be: 3 to 8", "share of the units that lie so: at least 50%"],
            ["应有个数：3 至 8", "符合的单元所占比例：50% 以上"],
        ),
    ],
)  # fmt: skip
def test_what_a_rule_asks_is_said_in_words(
    command: Callable[..., tuple[int, str, str]], tmp_path: Path, rule: dict[str, object], en: list[str], zh: list[str]
) -> None:
    """Each setting behind a word for it, in the titles of the charter; how it is written follows."""
    more = f"rules: {{X01: {json.dumps(rule)}}}\n"
    out = explained(command, tmp_path, more, "X01", "en")
    assert [line for line in en if f"\n  {line}\n" not in out] == []
    assert "\n  written: {" in out
    chinese = explained(command, tmp_path, more, "X01", "zh")
    assert [line for line in zh if f"\n  {line}\n" not in chinese] == []
