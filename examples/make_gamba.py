"""Write gamba.yaml: 29 villages, five dated batches of teams, and 99 cooperatives, as numbered placeholders.

usage: python examples/make_gamba.py [OUT]     OUT is gamba.yaml beside this script unless given
"""

from __future__ import annotations

import sys
from pathlib import Path

VILLAGES = 29
BATCHES = 5
FIRST_BATCH = 2015
SECONDED = 13
COOPERATIVES = 99
SHEEP = 31
CHAIRED = 16

HEAD = """\
# yaml-language-server: $schema=../schemas/cpc-grassroots.json
#
# Gamba 岗巴县: village teams in dated batches, seconded secretaries, the two committees of a village, branches in
# cooperatives, and funds for venues. Written by make_gamba.py.
#
# Source: a newspaper page on Tibet, autumn 2020. It prints 29 villages; 58 person-times of first secretaries in 5 years
# and 13 seconded secretaries; 5 batches of resident village teams with 559 person-times; 170 members of the village
# two committees chosen in 2017; 13 branches put right; 99 cooperatives, 31 of them for sheep, of which members chair
# 16, "each has a branch", with 740 members; and that organisations are twinned, without a number. Person-times are not
# posts. Of 2019 it prints 5930万元 for venues of the 29 villages, from which 10135 people benefit, without saying which
# stand already, and 8 training sessions for village teams. Members of cooperative branches also belong to village branches, so these are functional and not in any sum.
# The two committees of village 1, with six seats, show how one is written; those of the other villages are not listed.
# Numbered placeholders: the villages and their branches, one team a village and batch and the dates of the batches
# (December to December), the cooperatives and the village of each (the sector of the 68 others is `other`), the county
# organ, and `townships`, which stands for the committees between county and village.
orgtree: definition/1
charter: cpc-grassroots
title: {zh: 岗巴县驻村工作和合作社党支部, en: Village teams and cooperative branches of Gamba}
as_of: 2020-10
not_stated:
- {kind: village, link: located_in}
- {kind: branch, link: liaison}
units:
- id: gamba
  kind: county
  name: {zh: 岗巴县, en: Gamba}
  two_committee_seats: {value: 170, source: 'newspaper page, autumn 2020', as_of: 2017}
  first_secretary_person_times: {value: 58, source: 'newspaper page, autumn 2020'}
  team_person_times: {value: 559, source: 'newspaper page, autumn 2020'}
  venue_funds: {value: 59300000, source: 'newspaper page, autumn 2020', as_of: 2019}
  beneficiaries: {value: 10135, source: 'newspaper page, autumn 2020', as_of: 2019}
  cooperative_branch_members: {value: 740, source: 'newspaper page, autumn 2020'}
  units:
  - {id: organ-1, kind: organ, name: {zh: 县直机关 1, en: County organ 1}}
"""

COMMITTEES = """\
- id: gamba-committee
  kind: local_committee
  name: {zh: 岗巴县委, en: Gamba county Party committee}
  branches_rectified: {value: 13, source: 'newspaper page, autumn 2020'}
  team_training_sessions: {value: 8, source: 'newspaper page, autumn 2020'}
  covers: gamba
  units:
  - id: organ-1-committee
    kind: primary_committee
    name: {zh: 县直机关 1 党委, en: Party committee of county organ 1}
    hosted_by: organ-1
    twinned: v01-branch
  - id: townships
    kind: primary_committee
    name: {zh: 乡镇党委（占位）, en: Township committees (placeholder)}
    units:
"""

VILLAGERS = """\
- id: v01-villagers
  kind: villagers_committee
  name: {zh: 村 01 村民委员会, en: Villagers' committee of village 01}
  covers: v01
  units:
  - {id: v01-director, kind: post, name: {zh: 主任, en: Director}, filled: true, function: director}
  - {id: v01-member-1, kind: post, name: {zh: 委员, en: Member}, filled: true, function: committee_member}
  - {id: v01-member-2, kind: post, name: {zh: 委员, en: Member}, filled: true, function: committee_member}
"""

BRANCH_SEATS = """\
      - {id: v01-deputy, kind: post, name: {zh: 副书记, en: Deputy secretary}, filled: true, function: deputy_secretary}
      - {id: v01-committee-member, kind: post, name: {zh: 委员, en: Member}, filled: true, function: committee_member}
"""

CLAIMS = """\
claims:
- id: cooperatives
  title: {zh: 合作社, en: cooperatives}
  count: cooperative
  states: 99
  source: {zh: 报纸版面，2020年秋, en: 'newspaper page, autumn 2020'}
- id: cooperative_branches
  title: {zh: 每个合作社有党支部, en: each cooperative has a branch}
  metric: cooperative_branch
  states: 100%
  source: {zh: 报纸版面，2020年秋, en: 'newspaper page, autumn 2020'}
"""


def cooperative(number: int) -> str:
    """Return a cooperative with its functional branch, under the branch of its village."""
    village = (number - 1) % VILLAGES + 1
    sector = ", sector: other"
    if number <= SHEEP:
        sector = f", sector: sheep, chaired_by_member: {str(number <= CHAIRED).lower()}"
    branch = f"{{id: k{number:02}-branch, kind: functional_branch, name: 合作社 {number:02} 党支部, part_of: v{village:02}-branch}}"
    return f"    - {{id: k{number:02}, kind: cooperative, name: 合作社 {number:02}{sector}, units: [{branch}]}}\n"


def village(number: int) -> str:
    """Return a village with its teams, one batch after another, and its cooperatives."""
    v = f"v{number:02}"
    lines = [f"  - id: {v}\n    kind: village\n    name: {{zh: 村 {number:02}, en: Village {number:02}}}\n    units:\n"]
    for batch in range(1, BATCHES + 1):
        start = FIRST_BATCH + batch - 1
        period = f"{{from: {start}-12, until: {start + 1}-12}}"
        lines.append(
            f"    - {{id: {v}-team-{batch}, kind: resident_team, name: 第 {batch} 批工作队, batch: {batch}, valid: {period}}}\n"
        )
    lines.extend(cooperative(n) for n in range(number, COOPERATIVES + 1, VILLAGES))
    return "".join(lines)


def branch(number: int) -> str:
    """Return a village's branch; the first ones have a seconded secretary."""
    v = f"v{number:02}"
    text = f"    - id: {v}-branch\n      kind: branch\n      name: 村 {number:02} 党支部\n      covers: {v}\n"
    if number <= SECONDED:
        secretary = (
            f"id: {v}-secretary, kind: post, name: 书记, filled: true, function: secretary, seconded_from: organ-1"
        )
        text += f"      units:\n      - {{{secretary}}}\n"
    if number == 1:
        text += BRANCH_SEATS
    return text


def definition() -> str:
    """Return the whole definition."""
    numbers = range(1, VILLAGES + 1)
    return HEAD + "".join(map(village, numbers)) + COMMITTEES + "".join(map(branch, numbers)) + VILLAGERS + CLAIMS


def main() -> None:
    """Write the file."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("gamba.yaml")
    out.write_text(definition(), encoding="utf-8")


if __name__ == "__main__":
    main()
