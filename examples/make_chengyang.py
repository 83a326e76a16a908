"""Write chengyang.yaml: 76 primary organisations of one subdistrict, as numbered placeholders.

usage: python examples/make_chengyang.py [OUT]     OUT is chengyang.yaml beside this script unless given
"""

from __future__ import annotations

import sys
from pathlib import Path

COMMUNITIES = 53
KINDS = {"primary_committee": "党委", "general_branch": "党总支", "branch": "党支部"}
PLACES = {
    "community": "社区",
    "enterprise": "企业",
    "park": "园区",
    "office_building": "商务楼宇",
    "social_organisation": "社会组织",
    "other_unit": "其他单位",
}
PRINTED = {
    "primary_committee": {"community": 8, "enterprise": 4},
    "general_branch": {"community": 18, "enterprise": 3, "park": 3, "office_building": 1, "other_unit": 6},
    "branch": {"community": 9, "enterprise": 20, "social_organisation": 1, "other_unit": 3},
}
"""For each kind of organisation, how many there are in each kind of place, as printed."""

HEAD = """\
# yaml-language-server: $schema=../schemas/cpc-grassroots.json
#
# Chengyang subdistrict 城阳街道, Qingdao, at the end of 2017: 76 primary organisations. Written by make_chengyang.py.
#
# Source: a public data set of the subdistrict. Its sums agree: 76 = 12 committees + 31 general branches + 33 branches,
# each divided by where they are; 6677 members. It also prints that 53 communities "all have an organisation": 8 + 18 +
# 9 = 35 stand among the 76, so the claim at the end is contradicted, and the other 18 are listed as gaps.
# It says nothing of joint bodies, contact points and learning venues, so those are not stated.
# Numbered placeholders: the communities, the units and the organisations; `other_unit` is a unit whose kind is not
# printed. That every organisation stands directly under the working committee is how the data set lists them.
orgtree: definition/1
charter: cpc-grassroots
title: {zh: 城阳街道党组织, en: Party organisations of Chengyang subdistrict}
as_of: 2017-12-31
not_stated:
- {kind: joint_body, link: covers}
- {kind: branch, link: liaison}
- {kind: learning_venue, link: located_in}
units:
- id: chengyang-district
  kind: district
  name: {zh: 城阳区, en: Chengyang district}
  units:
  - id: chengyang
    kind: subdistrict
    name: {zh: 城阳街道, en: Chengyang subdistrict}
    units:
"""

COMMITTEES = """\
- id: chengyang-district-committee
  kind: local_committee
  name: {zh: 城阳区委, en: Chengyang district Party committee}
  covers: chengyang-district
  units:
  - id: chengyang-committee
    kind: working_committee
    name: {zh: 城阳街道党工委, en: Chengyang subdistrict working committee}
    members: 6677
    covers: chengyang
    units:
"""

CLAIM = """\
- id: {id}
  title: {{zh: {zh}, en: {en}}}
  {measure}
  in: {where}
  states: {states}
  source: {{zh: 街道公开数据，2017年底, en: 'public data set of the subdistrict, end of 2017'}}
"""

CLAIMS = [
    (
        "organisations",
        "基层党组织",
        "primary organisations",
        "count: [primary_committee, general_branch, branch]",
        "76",
    ),
    ("committees", "党委", "committees", "count: primary_committee", "12"),
    ("general_branches", "党总支", "general branches", "count: general_branch", "31"),
    ("branches", "党支部", "branches", "count: branch", "33"),
    ("members", "党员", "members", "sum: members", "6677"),
]


def organisation(kind: str, place: str, number: int) -> str:
    """Return an organisation that covers a community or is hosted by a unit."""
    link = f"covers: c{number:02}" if place == "community" else f"hosted_by: {place.replace('_', '-')}-{number:02}"
    name = f"{PLACES[place]} {number:02} {KINDS[kind]}"
    return f"    - {{id: {place.replace('_', '-')}-{number:02}-{kind.replace('_', '-')}, kind: {kind}, name: {name}, {link}}}\n"


def definition() -> str:
    """Return the whole definition."""
    used = dict.fromkeys(PLACES, 0)
    organisations = []
    for kind, places in PRINTED.items():
        for place, count in places.items():
            organisations += [organisation(kind, place, used[place] + n) for n in range(1, count + 1)]
            used[place] += count
    areas = [
        f"    - {{id: c{n:02}, kind: community, name: {{zh: 社区 {n:02}, en: Community {n:02}}}}}\n"
        for n in range(1, COMMUNITIES + 1)
    ]
    areas += [
        f"    - {{id: {place.replace('_', '-')}-{n:02}, kind: {place}, name: {PLACES[place]} {n:02}}}\n"
        for place, count in used.items()
        if place != "community"
        for n in range(1, count + 1)
    ]
    claims = [
        CLAIM.format(id=key, zh=zh, en=en, measure=measure, where="chengyang-committee", states=states)
        for key, zh, en, measure, states in CLAIMS
    ]
    claims.append(
        CLAIM.format(
            id="all_communities",
            zh="社区党组织全覆盖",
            en="all communities have an organisation",
            measure="metric: community_organisation",
            where="chengyang",
            states="100%",
        )
    )
    return HEAD + "".join(areas) + COMMITTEES + "".join(organisations) + "claims:\n" + "".join(claims)


def main() -> None:
    """Write the file."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("chengyang.yaml")
    out.write_text(definition(), encoding="utf-8")


if __name__ == "__main__":
    main()
