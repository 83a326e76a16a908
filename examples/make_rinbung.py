"""Write rinbung.yaml: 73 villages with 69 venues, and 11 schools, as numbered placeholders.

usage: python examples/make_rinbung.py [OUT]     OUT is rinbung.yaml beside this script unless given
"""

from __future__ import annotations

import sys
from pathlib import Path

VENUES = 69
RELOCATED = 4
SCHOOLS = 11
LEADERS = 2
POINTS = 3

HEAD = """\
# yaml-language-server: $schema=../schemas/cpc-grassroots.json
#
# Rinbung 仁布县: village activity venues and their equipment, co-held posts, contact points, regular meetings, a scorecard
# and two coverages that are targets only.
# Written by make_rinbung.py.
#
# Source: a newspaper page on Tibet, autumn 2020. It prints 69 venues built, 4 relocated high-altitude villages left
# out; 11 of 11 schools where principal and secretary are one; that heads of county organs are branch secretaries and
# that leaders have contact points, both without a number; and two targets for non-public enterprises and social
# organisations, 25 % or more and 100 %, without an actual figure. So no enterprise is listed, and both are "no data".
# It also prints 617.478万元 for the equipment of the 69 venues, which are in use; 1800余 activities (1801 to 1899) of many
# branches, over a period that it does not say; a scorecard of 4 categories and 15 standards for branches of county
# organs, without results; and 61 Party-affairs workers trained. It says nothing here of village teams.
# Numbered placeholders: the villages, schools and their organisations, one county organ, two leading posts with three
# contact points each, the schedule of one branch's regular meetings 三会一课 with its theme day, and `organs` and
# `townships`, which stand for the committees above the branches.
orgtree: definition/1
charter: cpc-grassroots
title: {zh: 仁布县村级阵地和一肩挑, en: Village venues and co-held posts of Rinbung}
as_of: 2020-10
not_stated:
- {kind: village, link: posted_to}
units:
- id: rinbung
  kind: county
  name: {zh: 仁布县, en: Rinbung}
  equipment_funds: {value: 6174780, source: 'newspaper page, autumn 2020'}
  units:
"""

UNIT = """\
  - id: {id}
    kind: {kind}
    name: {{zh: {zh}, en: {en}}}
    units:
    - {{id: {id}-head, kind: post, name: {{zh: {head_zh}, en: {head_en}}}, function: {function}, coheld: {id}-secretary}}
    - id: {id}-branch
      kind: branch
      name: {zh} 党支部
      part_of: organs
      units:
      - {{id: {id}-secretary, kind: post, name: {{zh: 书记, en: Secretary}}, function: secretary}}
"""

MEETINGS = (
    ("members_meeting", "支部党员大会", "Meeting of the members", 3),
    ("committee_meeting", "支部委员会会议", "Meeting of the committee", 1),
    ("group_meeting", "党小组会", "Meeting of the Party group", 1),
    ("party_lesson", "党课", "Party lesson", 3),
    ("theme_day", "主题党日", "Theme day", 1),
)
"""The three meetings, the lesson and the theme day, and how many months lie between two of each."""

COMMITTEES = """\
- id: rinbung-committee
  kind: local_committee
  name: {zh: 仁布县委, en: Rinbung county Party committee}
  activities: {value: 1800余, source: 'newspaper page, autumn 2020'}
  workers_trained: {value: 61, source: 'newspaper page, autumn 2020'}
  covers: rinbung
  units:
"""

LINES = """\
  - id: organs
    kind: primary_committee
    name: {zh: 县直机关党委（占位）, en: Committee of the county organs (placeholder)}
    scorecard_categories: {value: 4, source: 'newspaper page, autumn 2020'}
    scorecard_standards: {value: 15, source: 'newspaper page, autumn 2020'}
  - id: townships
    kind: primary_committee
    name: {zh: 乡镇党委（占位）, en: Township committees (placeholder)}
    units:
"""


def village(number: int) -> str:
    """Return a village; the last ones have moved away and have no venue."""
    moved = number > VENUES
    head = f"id: v{number:02}, kind: village, name: {{zh: 村 {number:02}, en: Village {number:02}}}, relocated: {str(moved).lower()}"
    venue = (
        ""
        if moved
        else f", units: [{{id: v{number:02}-venue, kind: activity_venue, name: 村 {number:02} 活动场所, state: in_use}}]"
    )
    return f"  - {{{head}{venue}}}\n"


def leader(number: int) -> str:
    """Return a leading post with its contact points."""
    first = (number - 1) * POINTS + 1
    branches = ", ".join(f"v{n:02}-branch" for n in range(first, first + POINTS))
    return f"  - {{id: leader-{number}, kind: post, name: {{zh: 县委领导职务 {number}, en: Leading post {number}}}, function: leader, liaison: [{branches}]}}\n"


def branch(number: int) -> str:
    """Return a village's branch."""
    return f"    - {{id: v{number:02}-branch, kind: branch, name: 村 {number:02} 党支部, covers: v{number:02}}}\n"


def definition() -> str:
    """Return the whole definition."""
    organ = UNIT.format(
        id="organ-1",
        kind="organ",
        zh="县直机关 1",
        en="County organ 1",
        head_zh="主要负责人",
        head_en="Head",
        function="head_of_unit",
    )
    schools = [
        UNIT.format(
            id=f"school-{n:02}",
            kind="school",
            zh=f"学校 {n:02}",
            en=f"School {n:02}",
            head_zh="校长",
            head_en="Principal",
            function="principal",
        )
        for n in range(1, SCHOOLS + 1)
    ]
    organ += "".join(
        f"      - {{id: organ-1-{code.replace('_', '-')}, kind: meeting_schedule, name: {{zh: {zh}, en: {en}}}, meeting: {code}, every_months: {months}}}\n"
        for code, zh, en, months in MEETINGS
    )
    areas = [village(n) for n in range(1, VENUES + RELOCATED + 1)]
    posts = [leader(n) for n in range(1, LEADERS + 1)]
    branches = [branch(n) for n in range(1, LEADERS * POINTS + 1)]
    return HEAD + "".join(areas) + organ + "".join(schools) + COMMITTEES + "".join(posts) + LINES + "".join(branches)


def main() -> None:
    """Write the file."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("rinbung.yaml")
    out.write_text(definition(), encoding="utf-8")


if __name__ == "__main__":
    main()
