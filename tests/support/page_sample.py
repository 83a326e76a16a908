"""A small organisation as the page's plain columns."""

from __future__ import annotations

from typing import Any

from orgtree.draw.page import PageData, PageField, PageFinding, PageKind, PageLink, PageLinkType, PageMetric

UNITS = [
    # id, Chinese, English, pinyin, kind, parent
    ("d", "示例区委", "District committee", "Shi li qu wei", 0, None),
    ("s1", "东街道党工委", "East working committee", "Dong jie dao dang gong wei", 1, "d"),
    ("b1", "第一支部", "First branch", "Di yi zhi bu", 2, "s1"),
    ("b2", "第二支部", "Second branch", "Di er zhi bu", 2, "s1"),
    ("s2", "西街道党工委", "West working committee", "Xi jie dao dang gong wei", 1, "d"),
    ("b3", "第三支部", "Third branch", "Di san zhi bu", 2, "s2"),
    ("b4", "第四支部", "Fourth branch", "Di si zhi bu", 2, "s2"),
    ("b5", "第五支部", "Fifth branch", "Di wu zhi bu", 2, "s2"),
    ("j", "东街道大工委", "East extended committee", "Dong jie dao da gong wei", 3, "s1"),
]


def small(**changes: Any) -> PageData:
    """Return a district with two subdistricts, five branches and a joint body on which three branches sit.

    Branches b3 and b4 lack a service team; b1 has too many members.
    """
    number = {unit[0]: at for at, unit in enumerate(UNITS)}
    size = len(UNITS)
    deputy = {"zh": "兼职副书记", "en": "part-time deputy secretary"}
    member = {"zh": "兼职委员", "en": "part-time member"}
    whole: dict[str, Any] = {
        "title": {"zh": "示例区", "en": "Example district"},
        "as_of": "2020-10-15",
        "source": "example.yaml",
        "language": "en",
        "ids": [unit[0] for unit in UNITS],
        "names": [{"zh": unit[1], "en": unit[2]} for unit in UNITS],
        "pinyin": [unit[3] for unit in UNITS],
        "kinds": [
            PageKind(name="local_committee", title={"zh": "区委", "en": "District committee"}, fill="#1d4e82"),
            PageKind(name="working_committee", title={"zh": "党工委", "en": "Working committee"}, fill="#a9cbed"),
            PageKind(name="branch", title={"zh": "党支部", "en": "Branch"}, fill="#eaf2fb"),
            PageKind(
                name="joint_body",
                title={"zh": "共建机构", "en": "Joint body"},
                fill="#fff5f0",
                shape="rounded",
                dash="dashed",
            ),
        ],
        "kind": [unit[4] for unit in UNITS],
        "parent": [-1 if unit[5] is None else number[unit[5]] for unit in UNITS],
        "fields": [
            PageField(
                title={"zh": "党员", "en": "members"},
                unit={"zh": "名", "en": "persons"},
                shown=[None, None, "60", "45..", None, "..20", None, None, None],
            ),
            PageField(
                title={"zh": "形式", "en": "form"},
                shown=[*[None] * 8, {"zh": "大工委", "en": "extended committee"}],
            ),
        ],
        "findings": [
            PageFinding(
                number["b1"], "P02", "warning", {"zh": "党员超过50名", "en": "branch has 60 members, at most 50"}
            ),
            PageFinding(-1, "ORG901", "error", {"zh": "未达到目标", "en": "the target is missed"}),
        ],
        "link_types": [PageLinkType(name="seat", title={"zh": "席位", "en": "seat"}, colour="#b3261e", dash="6 3")],
        "links": [
            PageLink(0, number["j"], number["b1"], deputy),
            PageLink(0, number["j"], number["b3"], member),
            PageLink(0, number["j"], number["b4"], member),
        ],
        "metrics": [
            PageMetric(
                name="teams",
                title={"zh": "服务队覆盖率", "en": "branches with a service team"},
                overall="60% (3/5)",
                target="100%..",
                shown=["60%", "100%", "✓", "✓", "33%", "", "", "✓", None],
                fraction=[0.6, 1, 1, 1, 1 / 3, 0, 0, 1, None],
                share=[0.6, 1, 1, 1, 1 / 3, 0, 0, 1, None],
                gap=[False, False, False, False, False, True, True, False, False],
            )
        ],
    }
    assert len(whole["fields"][0].shown) == size
    return PageData(**{**whole, **changes})


def bare(**changes: Any) -> PageData:
    """Return units of which nothing is told but what is given: no field, finding, link, metric or transcription."""
    return small(**{"pinyin": (), "fields": (), "findings": (), "links": (), "metrics": (), **changes})
