"""Write lhasa.yaml: 57 extended working committees with 595 seats, as numbered placeholders.

usage: python examples/make_lhasa.py [OUT]     OUT is lhasa.yaml beside this script unless given
"""

from __future__ import annotations

import sys
from pathlib import Path

SUBDISTRICTS = 16
COMMUNITIES = 41
SEATS = 595
HOSTS = {
    "park": ("园区", "Park"),
    "market_area": ("商圈", "Market area"),
    "office_building": ("商务楼宇", "Office building"),
    "trade_association": ("行业协会", "Trade association"),
    "chamber_of_commerce": ("商会", "Chamber of commerce"),
}
"""Kinds of unit that the page names as hosts of regional and sectoral organisations."""
SECTORAL = {"trade_association", "chamber_of_commerce"}
"""Those of a trade; the others are of a place."""
LEARNING = """\
      - {id: s01c1-learning, kind: learning_venue, name: {zh: 社区 01-1 学习阵地, en: Learning venue of community 01-1}, use: [lecture_hall, night_school, citizens_school, parents_school, ethics_hall]}
"""

HEAD = """\
# yaml-language-server: $schema=../schemas/cpc-grassroots.json
#
# Lhasa 拉萨: extended working committees 大工委 of subdistricts and communities. Written by make_lhasa.py.
#
# Source: a newspaper page on Tibet, autumn 2020. It prints 16 subdistrict and 41 community bodies; 595 heads of units'
# Party organisations who are part-time deputy secretaries or members of them; 1795 community workers, "on average 45
# or more per community", which 1795/41 = 43.8 contradicts; and five kinds of host that have organisations: parks,
# market areas, office buildings, trade associations and chambers of commerce; those are regional 区域性 or sectoral 行业性.
# It names learning venues of communities, 讲习所, 夜校, 市民学校, 家长学校, 道德讲堂, an open list, without a number, and says
# nothing here of leaders' contact points.
# Four roles: core 核心 (convened_by), base 基础 (based_on), participants 参与 (seat) and the main body 主体, the community
# members, a count that the page does not print.
# Numbered placeholders: the subdistricts and communities and which lies in which, the units, their organisations and
# which body each sits on, the first seat of each body as the deputy secretary's, and the committee `lines`, which
# stands for the lines of subordination of the units' organisations: a seat changes none of them; the learning venue of
# one community. The market area
# without an organisation is put here to show a blank spot 空白点.
orgtree: definition/1
charter: cpc-grassroots
title: {zh: 拉萨市街道、社区“大工委”, en: Extended working committees of Lhasa}
as_of: 2020-10
not_stated:
- {kind: branch, link: liaison}
- {kind: learning_venue, link: located_in}
units:
"""

CLAIMS = """\
claims:
- id: subdistrict_bodies
  title: {zh: 街道“大工委”, en: subdistrict bodies}
  count: joint_body
  where: {level: subdistrict}
  states: 16
  source: {zh: 报纸版面，2020年秋, en: 'newspaper page, autumn 2020'}
- id: community_bodies
  title: {zh: 社区“大工委”, en: community bodies}
  count: joint_body
  where: {level: community}
  states: 41
  source: {zh: 报纸版面，2020年秋, en: 'newspaper page, autumn 2020'}
- id: seats
  title: {zh: 兼职副书记和委员, en: part-time deputy secretaries and members}
  links: seat
  states: 595
  source: {zh: 报纸版面，2020年秋, en: 'newspaper page, autumn 2020'}
- id: workers_per_community
  title: {zh: 平均每个社区的社区工作者, en: community workers per community on average}
  ratio: [{sum: workers}, {count: community}]
  in: lhasa
  states: 45..
  source: {zh: 报纸版面，2020年秋, en: 'newspaper page, autumn 2020'}
"""


def shares(total: int, among: int) -> list[int]:
    """Return a total dealt out as evenly as it goes, the larger shares first.

    >>> shares(41, 16)[:10]
    [3, 3, 3, 3, 3, 3, 3, 3, 3, 2]
    """
    return [total // among + (place < total % among) for place in range(among)]


def unit(number: int, indent: str) -> str:
    """Return a unit with its organisation; the first five are of the five kinds of host."""
    host = list(HOSTS)[number - 1] if number <= len(HOSTS) else "other_unit"
    zh, en = (f"{title} {number:03}" for title in HOSTS.get(host, ("单位", "Unit")))
    scope = "" if host not in HOSTS else ", scope: sectoral" if host in SECTORAL else ", scope: regional"
    branch = (
        f"{{id: u{number:03}-branch, kind: branch, name: {{zh: {zh} 党支部, en: {en} branch}}, part_of: lines{scope}}}"
    )
    return f"{indent}- {{id: u{number:03}, kind: {host}, name: {{zh: {zh}, en: {en}}}, units: [{branch}]}}\n"


def body(area: str, zh: str, en: str, units: range, base: tuple[str, ...] = ()) -> str:
    """Return an extended working committee with its seats; a subdistrict's rests on those of its communities."""
    lines = [
        f"- id: {area}-joint",
        "  kind: joint_body",
        f"  name: {{zh: {zh}“大工委”, en: {en} extended committee}}",
        "  form: extended_working_committee",
        f"  level: {'subdistrict' if base else 'community'}",
        f"  covers: {area}",
    ]
    if base:
        lines.append(f"  based_on: [{', '.join(base)}]")
    lines.append("  seat:")
    for place, number in enumerate(units):
        role = "part_time_member" if place else "part_time_deputy_secretary"
        lines.append(f"  - {{to: u{number:03}-branch, role: {role}}}")
    return "".join(f"{'    ' if base else '      '}{line}\n" for line in lines)


def definition() -> str:
    """Return the whole definition."""
    seats = iter(shares(SEATS, SUBDISTRICTS + COMMUNITIES))
    communities = shares(COMMUNITIES, SUBDISTRICTS)
    areas = [
        "- id: lhasa\n  kind: city\n  name: {zh: 拉萨市, en: Lhasa}\n",
        "  workers: {value: 1795, source: 'newspaper page, autumn 2020'}\n  units:\n",
        "  - {id: blank-spot, kind: market_area, name: {zh: 商圈 000, en: Market area 000}}    # a blank spot: no organisation\n",
    ]
    bodies = [
        "- id: lhasa-committee\n  kind: local_committee\n  name: {zh: 拉萨市委, en: Lhasa city Party committee}\n",
        "  covers: lhasa\n  units:\n",
        "  - {id: lines, kind: primary_committee, name: {zh: 各系统党委（占位）, en: Committees of the lines (placeholder)}}    # above the units' organisations\n",
    ]
    number = 1
    for position, below in enumerate(communities, 1):
        s = f"s{position:02}"
        zh, en = f"街道 {position:02}", f"Subdistrict {position:02}"
        members = range(number, number := number + next(seats))
        areas.append(f"  - id: {s}\n    kind: subdistrict\n    name: {{zh: {zh}, en: {en}}}\n    units:\n")
        areas.extend(unit(n, "    ") for n in members)
        base = tuple(f"{s}c{c}-committee" for c in range(1, below + 1))
        bodies.append(
            f"  - id: {s}-committee\n    kind: working_committee\n    name: {{zh: {zh} 党工委, en: {en} working committee}}\n    covers: {s}\n    units:\n"
        )
        bodies.append(body(s, zh, en, members, base))
        for c in range(1, below + 1):
            area = f"{s}c{c}"
            zh, en = f"社区 {position:02}-{c}", f"Community {position:02}-{c}"
            members = range(number, number := number + next(seats))
            areas.append(f"    - id: {area}\n      kind: community\n      name: {{zh: {zh}, en: {en}}}\n      units:\n")
            areas.extend([LEARNING] if area == "s01c1" else [])
            areas.extend(unit(n, "      ") for n in members)
            bodies.append(
                f"    - id: {area}-committee\n      kind: primary_committee\n      name: {{zh: {zh} 党委, en: {en} committee}}\n      covers: {area}\n      units:\n"
            )
            bodies.append(body(area, zh, en, members))
    return HEAD + "".join(areas) + "".join(bodies) + CLAIMS


def main() -> None:
    """Write the file."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("lhasa.yaml")
    out.write_text(definition(), encoding="utf-8")


if __name__ == "__main__":
    main()
