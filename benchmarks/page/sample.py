"""Synthetic organisations of a given size for the page's figures; every name in them is a number."""

from __future__ import annotations

import random

from orgtree.draw.page import PageData, PageField, PageFinding, PageKind, PageLink, PageLinkType, PageMetric

KINDS = (
    PageKind(
        name="local_committee",
        title={"zh": "区委", "en": "District Party committee"},
        fill="#1f4e79",
        line="#163a5c",
        text="#ffffff",
    ),
    PageKind(
        name="working_committee",
        title={"zh": "街道党工委", "en": "Subdistrict working committee"},
        fill="#2e75b6",
        line="#1f4e79",
        text="#ffffff",
    ),
    PageKind(
        name="general_branch",
        title={"zh": "社区党总支", "en": "Community general branch"},
        fill="#9dc3e6",
        line="#2e75b6",
    ),
    PageKind(name="branch", title={"zh": "党支部", "en": "Party branch"}, fill="#deebf7", line="#5b8db8"),
    PageKind(name="party_group", title={"zh": "党小组", "en": "Party group"}, fill="#f4f8fc", line="#8fb0cf"),
    PageKind(
        name="joint_body",
        title={"zh": "大工委", "en": "Extended working committee"},
        fill="#fff5f0",
        line="#c0392b",
        shape="rounded",
        dash="dashed",
    ),
)
NUMERALS = "一二三四五六七八九十"


def organisation(units: int, seats: int, *, seed: int = 7) -> PageData:
    """Return an organisation of about so many units in five levels, with joint bodies of eight or so seats each.

    Args:
        units: How many units in all, joint bodies included.
        seats: How many seats on joint bodies.
        seed: Seed of the choices.
    """
    chance = random.Random(seed)
    ids, names, kind, parent = ["d"], [{"zh": "示例区委", "en": "Example District Committee"}], [0], [-1]

    def add(identifier: str, name: dict[str, str], number: int, above: int) -> int:
        ids.append(identifier)
        names.append(name)
        kind.append(number)
        parent.append(above)
        return len(ids) - 1

    bodies = max(1, seats // 8)
    street = 0
    while len(ids) < units - bodies:
        street += 1
        one = add(f"s{street}", {"zh": f"第{street}街道党工委", "en": f"Subdistrict {street} Working Committee"}, 1, 0)
        for c in range(1, 7):
            two = add(f"s{street}-c{c}", {"zh": f"第{c}社区党总支", "en": f"Community {c} General Branch"}, 2, one)
            for b in range(1, 7):
                three = add(f"s{street}-c{c}-b{b}", {"zh": f"第{NUMERALS[b - 1]}支部", "en": f"Branch {b}"}, 3, two)
                for g in range(1, 6):
                    if len(ids) < units - bodies:
                        add(f"s{street}-c{c}-b{b}-g{g}", {"zh": f"{g}组", "en": f"Group {g}"}, 4, three)
    members = [unit for unit in range(len(ids)) if kind[unit] in (2, 3)]
    links = []
    for j in range(1, bodies + 1):
        body = add(f"j{j}", {"zh": f"第{j}“大工委”", "en": f"Extended committee {j}"}, 5, -1)
        own = seats // bodies + (1 if j <= seats % bodies else 0)
        links += [
            PageLink(
                0,
                body,
                unit,
                {"zh": "兼职委员", "en": "part-time member"}
                if at
                else {"zh": "兼职副书记", "en": "part-time deputy secretary"},
            )
            for at, unit in enumerate(chance.sample(members, own))
        ]
    return _filled(ids, names, kind, parent, links, chance)


def _filled(
    ids: list[str],
    names: list[dict[str, str]],
    kind: list[int],
    parent: list[int],
    links: list[PageLink],
    chance: random.Random,
) -> PageData:
    """Add members, one metric and a few findings."""
    size = len(ids)
    has = [kind[unit] == 4 and chance.random() < 0.82 for unit in range(size)]
    groups, covered, members = [0] * size, [0] * size, [0] * size
    for unit in range(size - 1, -1, -1):
        if kind[unit] == 4:
            groups[unit], covered[unit], members[unit] = 1, int(has[unit]), chance.randrange(3, 15)
        if parent[unit] >= 0:
            for column in (groups, covered, members):
                column[parent[unit]] += column[unit]
    share = [covered[unit] / groups[unit] if groups[unit] else None for unit in range(size)]
    metric = PageMetric(
        name="service_team",
        title={"zh": "党小组服务队覆盖率", "en": "groups with a service team"},
        overall=f"{sum(has)}/{kind.count(4)}",
        target="80%..",
        shown=[None if part is None else f"{round(part * 100)} %" for part in share],
        fraction=share,
        gap=[kind[unit] == 4 and not has[unit] for unit in range(size)],
    )
    findings = []
    for unit in range(size):
        if kind[unit] == 3 and members[unit] > 60:
            text = {
                "en": f"branch has {members[unit]} members; generally at most 50",
                "zh": f"党支部有党员{members[unit]}名，一般不超过50名",
            }
            findings.append(PageFinding(unit, "P02", "warning", text))
        if kind[unit] == 3 and members[unit] < 20:
            few = {"en": "branch has fewer than three full members", "zh": "党支部正式党员不足三名"}
            findings.append(PageFinding(unit, "P01", "error", few))
    return PageData(
        title={"zh": "示例区党组织", "en": "Example District (synthetic)"},
        subtitle={"zh": "合成数据", "en": "Synthetic data"},
        as_of="2020-10-15",
        language="zh",
        ids=ids, names=names, kinds=KINDS, kind=kind, parent=parent,
        fields=[PageField(title={"zh": "党员", "en": "members"}, shown=[str(count) if count else None for count in members])],
        findings=findings,
        link_types=[PageLinkType(name="seat", title={"zh": "席位", "en": "seat"})],
        links=links,
        metrics=[metric],
    )  # fmt: skip
