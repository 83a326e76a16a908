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
# Rinbung 仁布县: village activity venues, co-held posts, contact points, and two coverages that are targets only.
# Written by make_rinbung.py.
#
# Source: a newspaper page on Tibet, autumn 2020. It prints 69 venues built, 4 relocated high-altitude villages left
# out; 11 of 11 schools where principal and secretary are one; that heads of county organs are branch secretaries and
# that leaders have contact points, both without a number; and two targets for non-public enterprises and social
# organisations, 25 % or more and 100 %, without an actual figure. So no enterprise is listed, and both are "no data".
# Numbered placeholders: the villages, schools and their organisations, one county organ, two leading posts with three
# contact points each, and `organs` and `townships`, which stand for the committees above the branches.
orgtree: definition/1
charter: cpc-grassroots
title: {zh: 仁布县村级阵地和一肩挑, en: Village venues and co-held posts of Rinbung}
as_of: 2020-10
units:
- id: rinbung
  kind: county
  name: {zh: 仁布县, en: Rinbung}
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
      units: [{{id: {id}-secretary, kind: post, name: {{zh: 书记, en: Secretary}}, function: secretary}}]
"""

COMMITTEES = """\
- id: rinbung-committee
  kind: local_committee
  name: {zh: 仁布县委, en: Rinbung county Party committee}
  covers: rinbung
  units:
"""

LINES = """\
  - {id: organs, kind: primary_committee, name: {zh: 县直机关党委（占位）, en: Committee of the county organs (placeholder)}}
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
        "" if moved else f", units: [{{id: v{number:02}-venue, kind: activity_venue, name: 村 {number:02} 活动场所}}]"
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
