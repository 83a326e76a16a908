"""Each rule of `company` and of `open-source` on a definition that breaks it, and just does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rule_examples import expected, outcome

if TYPE_CHECKING:
    from pathlib import Path

COMPANY = """\
charter: company
units:
- id: company
  kind: company
  headed_by: chief
  headcount: 9  # expect: C06
  units:
  - {id: empty, kind: team, headcount: 0}
  - {id: posts, kind: team, headcount: 4}  # expect: C01
  - {id: vacant, kind: team, headcount: 4, headed_by: lead}  # expect: C02
  - {id: other, kind: team, headcount: 0, headed_by: clerk-1}  # expect: C05
- {id: island, kind: department, headcount: 1}  # expect: C07
- id: chief
  kind: post
  filled: true
  in_unit: company
  units:
  - {id: lead, kind: post, filled: false, in_unit: vacant, vacant_since: 2024-01, dotted_to: [{to: chief, matter: project}]}  # expect: C04 C13
  - {id: deputy, kind: post, filled: true, in_unit: company, units: [{id: aide, kind: post, filled: true, in_unit: company}]}  # expect: C03b
  - {id: clerk-1, kind: post, filled: true, in_unit: posts, vacant_since: 2024-01}  # expect: C11
- {id: alone, kind: post, filled: true, in_unit: company}  # expect: C08
"""

SPANS = """\
charter: company
units:
- {id: company, kind: company, headed_by: chief}
- id: chief  # expect: C03 C10 C10b
  kind: post
  filled: true
  in_unit: company
  units:
  - {id: p1, kind: post, in_unit: company, filled: true}
  - {id: p2, kind: post, in_unit: company, filled: true}
  - {id: p3, kind: post, in_unit: company, filled: true}
  - {id: p4, kind: post, in_unit: company, filled: true}
  - {id: p5, kind: post, in_unit: company, filled: true}
  - {id: p6, kind: post, in_unit: company, filled: true}
  - {id: p7, kind: post, in_unit: company, filled: true}
  - {id: p8, kind: post, in_unit: company, filled: true}
  - {id: p9, kind: post, in_unit: company, filled: true}
  - {id: p10, kind: post, in_unit: company, filled: true}
  - {id: p11, kind: post, in_unit: company, filled: true}
"""

LEVELS = """\
charter: company
units:
- {id: company, kind: company, headed_by: p1}
- {id: p1, kind: post, in_unit: company, filled: true}
- {id: p2, kind: post, in_unit: company, filled: true, reports_to: p1}
- {id: p3, kind: post, in_unit: company, filled: true, reports_to: p2}
- {id: p4, kind: post, in_unit: company, filled: true, reports_to: p3}
- {id: p5, kind: post, in_unit: company, filled: true, reports_to: p4}
- {id: p6, kind: post, in_unit: company, filled: true, reports_to: p5}
- {id: p7, kind: post, in_unit: company, filled: true, reports_to: p6}
- {id: p8, kind: post, in_unit: company, filled: true, reports_to: p7}
- {id: p9, kind: post, in_unit: company, filled: true, reports_to: p8}  # expect: C09
- {id: p10, kind: post, in_unit: company, filled: true, reports_to: p9}
"""

LAYERS = """\
charter: company
as_of: 2024-06-30
units:
- id: company
  kind: company
  cost_centre: '1'
  units:
  - id: division
    kind: division
    cost_centre: '1'  # expect: C14
    units:
    - id: third
      kind: department
      cost_centre: '2'
      units: [{id: fourth, kind: department, units: [{id: fifth, kind: department, units: [{id: sixth, kind: team}]}]}]  # expect: C12
  - {id: team, kind: team, headed_by: top, cost_centre: '3'}
- id: top
  kind: post
  filled: true
  in_unit: team
  units:
  - {id: p1, kind: post, in_unit: team, filled: false, vacant_since: 2023-12-29}  # expect: C13
  - {id: p2, kind: post, in_unit: team, filled: false, vacant_since: 2023-12-30}
  - {id: p3, kind: post, in_unit: team, filled: false, full_time: 1.5}  # expect: ORG104
"""

COMMUNITY = """\
charter: open-source
units:
- id: community
  kind: community
  units:
  - {id: g1, kind: group, chairs: 1, technical_leads: 2, has_charter: true, has_mission: true, units: [{id: s1, kind: subproject}]}  # expect: O01
  - {id: g2, kind: group, chairs: 2, technical_leads: 1, has_charter: true, has_mission: true, units: [{id: s2, kind: subproject}]}  # expect: O02
  - {id: g3, kind: group, chairs: 2, technical_leads: 2, has_charter: false, has_mission: true, units: [{id: s3, kind: subproject}]}  # expect: O03
  - {id: g4, kind: group, chairs: 2, technical_leads: 2, has_charter: true, has_mission: false, units: [{id: s4, kind: subproject}]}  # expect: O04
  - {id: g5, kind: group, chairs: 2, technical_leads: 2, has_charter: true, has_mission: true}  # expect: O05
  - {id: w1, kind: working_group, chairs: 0, sponsored_by: g1}  # expect: O10
  - {id: w2, kind: working_group, chairs: 1}  # expect: O07
  - {id: w3, kind: working_group, chairs: 1, sponsored_by: [g1, g2]}
  - {id: c1, kind: committee, chairs: 0}
  - {id: g6, kind: group, chairs: 0, archived: true, has_charter: false, technical_leads: 0}
  - {id: g7, kind: group, chairs: 2, archived: true}  # expect: O11
  - {id: g8, kind: group, chairs: 0, archived: true, technical_leads: 2}  # expect: O11b
  - {id: g9, kind: group, chairs: 0, archived: true, units: [{id: s8, kind: subproject}]}  # expect: O12
  - {id: g10, kind: group, chairs: 0, archived: true, units: [{id: r1, kind: repository}]}  # expect: O13
  - {id: g11, kind: group, chairs: 0, archived: true, units: [{id: r2, kind: repository, retired: true}]}
  - {id: g12, kind: group, technical_leads: 2, archived: true}  # expect: O11b ORG108
  - id: g13
    kind: group
    chairs: 2
    technical_leads: 2
    has_mission: true
    charter_link: https://example.org/charter
    channels: ['mailto:list@example.org', https://chat.example.org]
    units:
    - {id: s9, kind: subproject, leads: 0}  # expect: O17
    - {id: s10, kind: subproject, leads: 1, has_stakeholder: g1, units: [{id: r3, kind: repository, address: https://example.org/r3}]}
    - {id: s11, kind: subproject, units: [{id: r4, kind: repository, address: https://example.org/r3}]}  # expect: ORG220
  - {id: g14, kind: group, chairs: 2, technical_leads: 2, charter_link: charter.md, has_charter: true, has_mission: true, units: [{id: s12, kind: subproject}]}  # expect: ORG104
  - {id: w4, kind: working_group, chairs: 1, sponsored_by: g1, has_stakeholder: g6}  # expect: O14
  - id: w5
    kind: working_group
    chairs: 1
    sponsored_by: g1  # expect: O16
    has_stakeholder: [g2, g1]
- {id: r5, kind: repository}  # expect: O15
- {id: s5, kind: subproject}  # expect: O08
- {id: s6, kind: subproject, owned_by: w3}  # expect: O06
- {id: c2, kind: committee}  # expect: O09
"""


@pytest.mark.parametrize(
    "definition",
    [COMPANY, SPANS, LEVELS, LAYERS, COMMUNITY],
    ids=["company", "spans", "levels", "layers", "community"],
)
def test_exactly_the_expected_codes_appear_where_they_are_expected(definition: str, tmp_path: Path) -> None:
    """Each `# expect:` comment is a finding on its line, and there is no other."""
    result = outcome(tmp_path, "", definition)
    told = "\n".join(f"{result.line(finding)}: {finding.code} {finding.text()}" for finding in result.findings)
    # A post with one report is information only, and a chain is made of nothing else.
    said = [entry for entry in result.said if definition is not LEVELS or entry[1] not in {"C03b", "C10"}]
    assert said == expected(result.text), told


@pytest.mark.parametrize("name", ["company", "cpc-grassroots", "open-source"])
def test_every_rule_speaks_both_languages_and_names_its_source(name: str, tmp_path: Path) -> None:
    """A rule that is broken says what must hold and what to do in English and in Chinese, and where it is written."""
    charter = outcome(tmp_path, "", f"charter: {name}\nunits: []\n").loaded.charter
    assert charter is not None
    for code, rule in charter.rules.items():
        assert set(rule.title) == {"en", "zh"}, code
        assert set(rule.remedy) == {"en", "zh"}, code
        assert rule.source, code


@pytest.mark.parametrize(
    ("charter", "definitions"), [("company", [COMPANY, SPANS, LEVELS, LAYERS]), ("open-source", [COMMUNITY])]
)
def test_every_rule_of_the_charters_is_broken_here(charter: str, definitions: list[str], tmp_path: Path) -> None:
    """No rule of the two charters goes untested."""
    loaded = outcome(tmp_path, "", definitions[0]).loaded.charter
    assert loaded is not None
    assert loaded.name == charter
    told = {code for definition in definitions for _, code in expected(definition)}
    assert set(loaded.rules) == {code for code in told if not code.startswith("ORG")}
